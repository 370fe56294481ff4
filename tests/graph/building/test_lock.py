"""One build at a time in a folder, and nothing lost by the second."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from subprocesses import environment

from graph.building.lock import kept_for_one_build
from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.cli import main as command
from graph.network.filters import Filters
from graph.store.state import State
from ner.errors import BusyError, CorpusError

HOLD = """
import sys
from pathlib import Path
from graph.building.lock import kept_for_one_build
from ner.errors import BusyError
try:
    with kept_for_one_build(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
except BusyError:
    print("busy", flush=True)
"""

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")


def _holder(out: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)],
        env=environment(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


@unix_only
@pytest.mark.parametrize("attempt", range(3))
def test_of_processes_that_start_together_one_holds_a_new_folder(tmp_path: Path, attempt: int):
    holders = [_holder(tmp_path / "out") for _ in range(3)]
    said = sorted(holder.stdout.readline().strip() for holder in holders if holder.stdout)
    assert (tmp_path / "out").is_dir()
    for holder in holders:
        holder.communicate()
    assert said == ["busy", "busy", "held"]


@unix_only
def test_a_killed_build_blocks_nobody(tmp_path: Path):
    holder = _holder(tmp_path)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(BusyError, match="another build is at work"), kept_for_one_build(tmp_path):
        pass
    holder.kill()
    holder.communicate()
    with kept_for_one_build(tmp_path):
        pass


@unix_only
def test_the_second_build_ends_with_one_line_and_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with kept_for_one_build(tmp_path / "out"):
        assert command.main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        pytest.param(RuntimeError("Query interrupted"), KeyboardInterrupt, id="interrupted"),
        pytest.param(duckdb.IOException("no space\nleft"), CorpusError, id="database"),
        pytest.param(OSError(28, "No space left on device"), CorpusError, id="disk"),
        pytest.param(RuntimeError("other"), RuntimeError, id="fault of ours"),
    ],
)
def test_a_build_that_fails_leaves_nothing_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception, told: type[BaseException]
):
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr("graph.building.pipeline.update", fail)
    with pytest.raises(told):
        build([tmp_path], BuildOptions(), tmp_path / "out", Filters())
    assert not (tmp_path / "out").exists()


def test_a_corpus_that_cannot_be_opened_is_left(tmp_path: Path):
    (tmp_path / "corpus.duckdb").write_bytes(b"foreign" * 1000)
    with pytest.raises(CorpusError):
        build([tmp_path], BuildOptions(), tmp_path, Filters())
    assert (tmp_path / "corpus.duckdb").read_bytes() == b"foreign" * 1000


def test_an_old_corpus_is_refused_without_merging_its_wal(tmp_path: Path):
    path = tmp_path / "corpus.duckdb"
    with State(path) as state:
        state.remember("format", "0")
    with duckdb.connect(str(path)) as kept:
        kept.execute("SET checkpoint_threshold = '1GB'")
        kept.execute("PRAGMA disable_checkpoint_on_shutdown")
        kept.execute("CREATE TABLE later (x INTEGER)")
    wal = Path(f"{path}.wal")
    before = path.read_bytes(), wal.read_bytes()
    with pytest.raises(CorpusError, match="corpus format 0"):
        State(path)
    assert (path.read_bytes(), wal.read_bytes()) == before
