"""The same work by several processes and by a Dask cluster, also when a worker dies."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from numbered_pages import OPTIONS, files, page
from recorded_tagger import load_slow
from subprocesses import environment

from graph.building import planning, stages
from graph.building.executors import executor_for
from graph.building.pipeline import build
from graph.network.filters import Filters
from ner.errors import ConfigError, CorpusError

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

pytestmark = pytest.mark.slow


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stages, "load_tagger", load_slow)
    monkeypatch.setattr(stages, "FILES_AT_ONCE", 3)
    monkeypatch.setattr(planning, "ARTICLES_AT_ONCE", 2)
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02d}.txt").write_text(page(number), encoding="utf-8")
    return folder


@pytest.fixture
def in_one_process(papers: Path, tmp_path: Path) -> dict[str, bytes]:
    build([papers], OPTIONS, tmp_path / "one", Filters())
    return files(tmp_path / "one")


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two worker processes and their scheduler, all on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0"
    ) as running:
        yield running


def test_two_processes(papers: Path, tmp_path: Path, in_one_process: dict[str, bytes]) -> None:
    build([papers], replace(OPTIONS, workers=2), tmp_path / "two", Filters())
    assert files(tmp_path / "two") == in_one_process


def test_a_cluster_of_which_a_worker_is_killed(
    papers: Path, tmp_path: Path, in_one_process: dict[str, bytes], cluster: Any
) -> None:
    with distributed.Client(cluster) as client:
        pids = list(client.run(os.getpid).values())
    assert len(set(pids)) == 2
    killed: list[int] = []

    def kill_one(step: str, done: int, total: int) -> None:
        if step == "tag" and done > total // 4 and not killed:
            os.kill(pids[0], signal.SIGKILL)
            killed.append(done)

    build(
        [papers],
        replace(OPTIONS, scheduler=cluster.scheduler_address),
        tmp_path / "cluster",
        Filters(),
        kill_one,
    )
    assert [done < 40 for done in killed] == [True]
    assert files(tmp_path / "cluster") == in_one_process


def test_two_processes_of_which_one_is_killed(
    papers: Path, tmp_path: Path, in_one_process: dict[str, bytes]
) -> None:
    killed: list[int] = []

    def kill_one(step: str, done: int, total: int) -> None:
        if step == "tag" and done > total // 4 and not killed:
            first, _ = multiprocessing.active_children()
            assert first.pid
            os.kill(first.pid, signal.SIGKILL)
            killed.append(done)

    outcome = build([papers], replace(OPTIONS, workers=2), tmp_path / "out", Filters(), kill_one)
    assert [done < 40 for done in killed] == [True]
    assert outcome.problems == ()
    assert ["killed once" in note for note in outcome.notes] == [True]
    assert files(tmp_path / "out") == in_one_process


def square(number: int, deadly: tuple[int, ...], folder: Path) -> int:
    """The square; at the first sight of a deadly number the process is killed."""
    begun = folder / str(number)
    if number in deadly and not begun.exists():
        begun.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("deadly", [(0,), (3, 9)])
def test_each_result_comes_once_and_in_order_whichever_process_is_killed(
    deadly: tuple[int, ...], tmp_path: Path
) -> None:
    with executor_for(2) as pool:
        found = list(pool.map(partial(square, deadly=deadly, folder=tmp_path), range(10)))
        assert found == [number * number for number in range(10)]
        times = "once" if len(deadly) == 1 else f"{len(deadly)} times"
        assert [f"killed {times}" in note for note in pool.notes] == [True]


def test_workers_of_a_build_that_is_killed_end(tmp_path: Path) -> None:
    script = tmp_path / "builds.py"
    script.write_text(
        "import os, time\n"
        "from graph.building.executors import executor_for\n"
        "def worker(_): return os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    with executor_for(2) as pool:\n"
        "        print(*pool.map(worker, range(8)), flush=True)\n"
        "        time.sleep(60)\n"
    )
    build = subprocess.Popen(
        [sys.executable, str(script)],
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert build.stdout
    workers = {int(pid) for pid in build.stdout.readline().split()}
    assert workers
    build.kill()
    build.communicate()
    deadline = time.monotonic() + 20
    while alive := [pid for pid in workers if _is_alive(pid)]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.1)


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be asked for is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_work_that_kills_every_process_is_given_up_and_the_next_build_goes_on(
    papers: Path, tmp_path: Path, in_one_process: dict[str, bytes]
) -> None:
    with executor_for(2) as pool, pytest.raises(CorpusError, match="worker process was killed 3 times"):
        list(pool.map(os._exit, [1]))
    build([papers], replace(OPTIONS, workers=2), tmp_path / "out", Filters())
    assert files(tmp_path / "out") == in_one_process


def test_results_come_in_the_order_of_the_items() -> None:
    with executor_for(1) as one, executor_for(2) as two:
        assert list(one.map(abs, range(-50, 0))) == list(two.map(abs, range(-50, 0)))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere"])
def test_no_scheduler_there(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.building.executors.SCHEDULER_TIMEOUT", 1.0)
    with (
        pytest.raises(ConfigError, match=f"--scheduler {address}: no Dask scheduler"),
        executor_for(1, address),
    ):
        pass


def test_something_listens_there_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.building.executors.SCHEDULER_TIMEOUT", 1.0)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(ConfigError, match="no Dask scheduler answers there"),
        executor_for(scheduler=f"tcp://127.0.0.1:{silent.getsockname()[1]}"),
    ):
        pytest.fail("a server that says nothing is no scheduler")


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("graph.building.executors.import_module", missing)
    with pytest.raises(ConfigError, match=r"\[cluster\]"), executor_for(2, "local"):
        pass
