"""`guantu diff`, and what `guantu build` says is new."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

from graph.building import work
from graph.cli.main import main


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(work, "tagger_of", lambda spec: RecordedTagger())
    folder = tmp_path / "pages"
    folder.mkdir()
    write(folder, "2023-02-02", "区长钱一诺主持召开会议，副区长孙二虎参加。")
    return folder


def write(pages: Path, day: str, text: str) -> None:
    (pages / f"{day}.txt").write_text(text, encoding="utf-8")


def build(pages: Path, out: Path) -> None:
    assert main(["build", str(pages), "-o", str(out), "--jurisdiction", DISTRICT]) == 0


VISIT = "区长钱一诺到远岚科技有限公司调研，区委书记李三多参加。"


def test_two_folders(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, tmp_path / "old")
    write(pages, "2023-02-03", VISIT)
    build(pages, tmp_path / "new")
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "new person: 李三多, 中共杭州市拱墅区委员会 区委书记" in lines
    assert "new company: 远岚科技有限公司" in lines
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "old")]) == 0
    assert capsys.readouterr().out == ""


def test_the_last_build_that_changed_something(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build(pages, out)
    told = capsys.readouterr()
    assert "new since" not in told.err
    write(pages, "2023-02-03", VISIT)
    build(pages, out)
    told = capsys.readouterr()
    assert "new since the last build: 1 person, 1 company, 1 post, 1 event, " in told.err
    assert "among the new posts: 李三多 中共杭州市拱墅区委员会 区委书记" in told.err
    build(pages, out)
    assert "new since" not in capsys.readouterr().err
    assert main(["diff", str(out), "--last"]) == 1
    assert "new person: 李三多" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_forms(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    build(pages, tmp_path / "out")
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "out"), "--last", "--as", form]) == 1
    out = capsys.readouterr().out
    if form == "csv":
        rows = list(csv.DictReader(StringIO(out)))
        assert {"kind": "person", "change": "new", "name": "钱一诺"}.items() <= rows[1].items() | rows[
            0
        ].items()
    else:
        assert "| new | person | 钱一诺 |  | 杭州市拱墅区人民政府 区长 |" in out.splitlines()


@pytest.mark.parametrize("arguments", [["a"], ["a", "b", "--last"]])
def test_two_folders_or_one_and_last(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *arguments]) == 2
    assert "give two folders, or one and --last" in capsys.readouterr().err
