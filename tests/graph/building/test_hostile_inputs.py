"""One bad input never ends a build: it is named, and the others are read."""

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE_TEXTS, hostile_files
from mutations import mutated, samples
from numbered_pages import OPTIONS, page

from graph.building import work
from graph.building.pipeline import build
from graph.cli import main as command
from graph.network.filters import Filters
from graph.store.database import read_columns
from ner.errors import UNFORESEEN, CorpusError
from ner.sources.input_files import readable_path

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs FIFOs and names of bytes")


def _hostile(folder: Path) -> None:
    """Files of every kind of fault that a name, a folder or a content can have."""
    (folder / "good.txt").write_text(page(1), encoding="utf-8")
    (folder / "numbers.txt").write_text(
        page(2) + "9" * 5000 + "人，2023年" + "1" * 5000 + "月。", encoding="utf-8"
    )
    (folder / "numbers.json").write_text(f'[{{"text": {json.dumps(page(3))}, "n": {"9" * 5000}}}]')
    (folder / "deep.json").write_text("[" * 100_000)
    (folder / "wide.csv").write_text(f'text\n"{page(4) * 1000}"\n', encoding="utf-8")
    for name, toml in (("nested", "a = " + "[" * 5000), ("digits", "paper = " + "1" * 5000)):
        (folder / name).mkdir()
        (folder / name / "corpus.toml").write_text(toml)
        (folder / name / "page.txt").write_text(page(5), encoding="utf-8")
    if sys.platform != "win32":
        (folder / os.fsdecode("版面.txt".encode("gbk"))).write_text(page(6), encoding="utf-8")
        for name in ("loop.txt", "pipe.txt", "pipe.zip", "endless.txt", "endless.zip"):
            if name.startswith("pipe"):
                os.mkfifo(folder / name)
            else:
                (folder / name).symlink_to(name if name == "loop.txt" else "/dev/zero")


@unix_only
def test_every_given_source_is_counted_and_the_good_ones_are_read(tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    _hostile(folder)
    build([folder], OPTIONS, tmp_path / "out", Filters())
    found = read_columns(tmp_path / "out" / "corpus.duckdb", {"sources": ("source", "status")})["sources"]
    status = dict(zip(found["source"], found["status"], strict=True))
    assert {source for source, word in status.items() if word == "failed"} == {
        "deep.json", "loop.txt", "pipe.zip", "endless.zip",
    }  # fmt: skip
    assert {source for source, word in status.items() if word == "skipped"} == {"pipe.txt", "endless.txt"}
    assert {source for source, word in status.items() if word in ("read", "duplicate")} == {
        "good.txt", "numbers.txt", "numbers.json#1", "wide.csv#1", "nested/page.txt", "digits/page.txt", "版面.txt",
    }  # fmt: skip


@pytest.mark.slow
def test_hostile_articles_change_nothing_of_the_others(tmp_path: Path):
    """One article in a hundred is hostile: counts add up, and the facts of the rest are as without them."""
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder in (good, bad):
        folder.mkdir()
        for number in range(100 * len(HOSTILE_TEXTS)):
            (folder / f"{number:04d}.txt").write_text(page(number), encoding="utf-8")
    for number, text in enumerate(HOSTILE_TEXTS):
        (bad / f"hostile{number}.txt").write_text(text, encoding="utf-8")
    found = {}
    for folder in (good, bad):
        outcome = build([folder], OPTIONS, tmp_path / f"{folder.name} out", Filters())
        assert outcome.problems == ()
        found[folder.name] = read_columns(
            tmp_path / f"{folder.name} out" / "corpus.duckdb",
            {
                "sources": ("source", "status"),
                "attributions": ("article_id", "title_text"),
                "articles": ("article_id", "source"),
            },
        )
    assert len(found["bad"]["sources"]["source"]) == len(found["good"]["sources"]["source"]) + len(
        HOSTILE_TEXTS
    )
    assert set(found["bad"]["sources"]["status"]) == {"read"}
    hostile = {
        article
        for article, source in zip(
            *(found["bad"]["articles"][c] for c in ("article_id", "source")), strict=True
        )
        if source.startswith("hostile")
    }
    facts = {
        name: sorted(
            pair
            for pair in zip(
                tables["attributions"]["article_id"], tables["attributions"]["title_text"], strict=True
            )
            if pair[0] not in hostile
        )
        for name, tables in found.items()
    }
    assert facts["bad"] == facts["good"]


@pytest.mark.parametrize("step", ["cut_articles", "pages_in", "reports_of"])
def test_a_fault_of_ours_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(page(number), encoding="utf-8")
    usual = getattr(work, step)

    def failing(*given: Any) -> object:
        first = given[0]
        source = first.source if hasattr(first, "source") else first[0].source
        if source == "1.txt":
            raise IndexError("out of range")
        return usual(*given)

    monkeypatch.setattr(f"graph.building.work.{step}", failing)
    outcome = build([tmp_path], OPTIONS, tmp_path / "out", Filters())
    again = build([tmp_path], OPTIONS, tmp_path / "out", Filters())
    told = f"1.txt: {UNFORESEEN}: IndexError: out of range"
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in outcome.problems] == [told]
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in again.problems] == [told]
    found = read_columns(tmp_path / "out" / "corpus.duckdb", {"sources": ("source", "status")})["sources"]
    assert dict(zip(found["source"], found["status"], strict=True)) == {
        "0.txt": "unchanged",
        "1.txt": "failed",
        "2.txt": "unchanged",
    }


@unix_only
def test_a_full_disk_leaves_the_files_of_the_build_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.txt").write_text(page(1), encoding="utf-8")
    out = tmp_path / "out"
    build([tmp_path / "a.txt"], OPTIONS, out, Filters())
    files = [out / "graph.html", out / "graph.gexf", *sorted((out / "tables").glob("*.csv"))]
    before = [path.read_bytes() for path in files]
    (tmp_path / "b.txt").write_text(page(2), encoding="utf-8")
    inputs = [tmp_path / "a.txt", tmp_path / "b.txt"]

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("graph.building.publishing.write_html", full)
        with pytest.raises(CorpusError, match="No space left on device"):
            build(inputs, OPTIONS, out, Filters())
    assert [path.read_bytes() for path in files] == before
    assert not list(out.glob(".build-*"))
    build(inputs, OPTIONS, out, Filters())
    assert (out / "graph.html").read_bytes() != before[0]


@pytest.mark.parametrize("damage", ["truncated", "empty of sense", "sqlite", "folder"])
def test_a_corpus_that_is_none_ends_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
):
    (tmp_path / "a.txt").write_text(page(1), encoding="utf-8")
    out = tmp_path / "out"
    build([tmp_path / "a.txt"], OPTIONS, out, Filters())
    corpus = out / "corpus.duckdb"
    whole = corpus.read_bytes()
    corpus.unlink()
    if damage == "folder":
        corpus.mkdir()
    else:
        foreign = {"truncated": whole[:9000], "empty of sense": b"\xff" * 20_000}
        corpus.write_bytes(foreign.get(damage, b"SQLite format 3\0" + bytes(20_000)))
    for arguments in (
        ["build", str(tmp_path / "a.txt"), "-o", str(out), "-q"],
        ["export", str(out), "--gexf", str(tmp_path / "x.gexf")],
    ):
        capsys.readouterr()
        assert command.main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_no_command_ends_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(_: object) -> int:
        raise ZeroDivisionError("division by zero\nmore")

    monkeypatch.setattr("graph.cli.models.run", fail)
    assert command.main(["models"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("GUANTU_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        command.main(["models"])


def test_too_little_memory_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.txt").write_text(page(1), encoding="utf-8")
    out = tmp_path / "out"
    assert command.main(["build", str(tmp_path / "a.txt"), "-o", str(out), "-q", "--memory", "16MB"]) == 2
    assert capsys.readouterr().err == (
        f"guantu: {out}/corpus.duckdb: 16MB of memory is too little for it: give more with --memory\n"
    )
    assert command.main(["build", str(tmp_path / "a.txt"), "-o", str(out), "-q"]) == 0


def test_corrections_of_no_folder_are_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["corrections", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"guantu: {tmp_path}/out: no such folder\n"


@unix_only
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("corpus.duckdb", "not a guantu corpus: not a regular file"),
        ("corrections.csv", "cannot be read: not a regular file"),
        ("judgements.csv", "cannot be read: not a regular file"),
        ("tables", "is no folder, but files are to be written into it"),
    ],
)
def test_a_pipe_in_place_of_a_file_is_told_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, problem: str
):
    (tmp_path / "a.txt").write_text(page(1), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    os.mkfifo(out / name)
    assert command.main(["build", str(tmp_path / "a.txt"), "-o", str(out), "-q"]) == 2
    assert capsys.readouterr().err == f"guantu: {out / name}: {problem}\n"


def test_an_empty_corpus_file_is_what_a_killed_build_leaves(tmp_path: Path):
    (tmp_path / "a.txt").write_text(page(1), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "corpus.duckdb").write_bytes(b"")
    assert command.main(["build", str(tmp_path / "a.txt"), "-o", str(out), "-q"]) == 0


@pytest.mark.slow
@unix_only
def test_hostile_files_of_every_kind_in_one_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "in"
    (folder / "hostile").mkdir(parents=True)
    _hostile(folder)
    rng = random.Random(1)
    may_become: dict[str, set[str]] = {}
    for number in range(20):
        name, content, statuses = hostile_files(rng, number, page(1).encode())
        (folder / name).write_bytes(content)
        # Where there is little else, a damaged copy may count as one.
        may_become[name] = statuses | {"duplicate"} if "read" in statuses else statuses
    for name, content in samples(tmp_path).items():
        (folder / f"damaged {name}").write_bytes(mutated(content, rng))
    given = {
        readable_path(path.relative_to(folder).as_posix())
        for path in folder.rglob("*")
        if path.name != "corpus.toml" and not path.is_dir()
    }
    code = command.main(["build", str(folder), "-o", str(tmp_path / "out"), "-q"])
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert [line for line in told if not line.startswith("guantu: ") or UNFORESEEN in line] == []
    assert len(set(told)) == len(told)
    found = read_columns(tmp_path / "out" / "corpus.duckdb", {"sources": ("source", "status")})["sources"]
    status = dict(zip(found["source"], found["status"], strict=True))
    assert len(status) == len(found)
    # A file that is read row by row has a row for each; an archive that is read, one for each file in it.
    files = {source.partition("#")[0] for source in status}
    assert given - files <= {"damaged pages.zip"}
    assert [name for name in files - given if not name.startswith("damaged pages.zip/")] == []
    for name, statuses in may_become.items():
        assert status[name] in statuses, name
    failed = [source for source, word in status.items() if word == "failed"]
    assert [source for source in failed if not any(source in line for line in told)] == []
