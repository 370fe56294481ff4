"""Corrections in builds: obeyed, kept, undone, and only the pages that they are about read again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.building.work import ReadResult, ReadTask, read_pages
from graph.resolution.corrections import COLUMNS, CORRECTIONS_FILE
from ner.errors import ConfigError

MEETING = "区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。"
VISIT = "区长钱一诺到远岚科技有限公司调研，副区长孙二虎参加。"
NOT_THERE = "drop,participations,李三多参加,李三多,,,,,甲,2026-11-01,请假"
HOST = "set,participations,副区长孙二虎参加,孙二虎,,,role,host,甲,2026-11-01,"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "2023-02-02.txt").write_text(MEETING, encoding="utf-8")
    (folder / "2023-02-03.txt").write_text(VISIT, encoding="utf-8")
    return folder


def decide(path: Path, *rows: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def build(pages: Path, out: Path, **options: Any) -> graph.Corpus:
    return graph.build(pages, out, jurisdiction=DISTRICT, tagger=RecordedTagger(), **options)


def attendance(corpus: graph.Corpus) -> set[tuple[str, str]]:
    rows = corpus.participations
    return set(zip(rows["name"], rows["role"], strict=True))


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / "tables").iterdir() if path.name != "sources.csv"}


def test_a_correction_is_obeyed_and_marked(pages: Path, tmp_path: Path) -> None:
    decide(tmp_path / "out" / CORRECTIONS_FILE, NOT_THERE, HOST)
    corpus = build(pages, tmp_path / "out")
    assert ("李三多", "attendee") not in attendance(corpus)
    marked = corpus.participations[corpus.participations["corrected"] == "yes"]
    assert list(zip(marked["name"], marked["role"], strict=True)) == [("孙二虎", "host")]
    assert corpus.problems == ()


FIRM = "organization_mentions,到远岚科技有限公司调研,远岚科技有限公司"


@pytest.mark.parametrize(
    ("row", "organization", "takes_part"),
    [
        pytest.param(f"set,{FIRM},,,kind,institution,,,", ("institution", "yes"), False, id="no company"),
        pytest.param(f"set,{FIRM},,,kind,company,,,", ("company", "yes"), True, id="confirmed"),
        pytest.param(f"drop,{FIRM},,,,,,,", None, False, id="nothing at all"),
        pytest.param(
            f"drop,{FIRM.replace('调研', '开会')},,,,,,,", ("company", ""), True, id="finds nothing"
        ),
    ],
)
def test_what_is_no_company_takes_part_in_nothing(
    pages: Path, tmp_path: Path, row: str, organization: tuple[str, str] | None, takes_part: bool
) -> None:
    decide(tmp_path / "out" / CORRECTIONS_FILE, row)
    corpus = build(pages, tmp_path / "out")
    rows = corpus.frames["organizations"]
    found = {name: (kind, note) for name, kind, note in rows[["name", "kind", "corrected"]].values.tolist()}
    assert found.get("远岚科技有限公司") == organization
    assert ("远岚科技有限公司" in set(corpus.participations["name"])) == takes_part


def test_what_rests_on_a_corrected_row_says_so(pages: Path, tmp_path: Path) -> None:
    decide(
        tmp_path / "out" / CORRECTIONS_FILE,
        "set,attributions,副区长孙二虎参加,孙二虎,,,post,区委书记,,,",
        "set,person_roles,李三多参加,李三多,,,role,other,,,",
    )
    corpus = build(pages, tmp_path / "out")
    marked = {
        table: set(
            zip(rows["name" if table == "persons" else "post"], rows["corrected"].fillna(""), strict=True)
        )
        for table, rows in (("persons", corpus.persons), ("occupancies", corpus.occupancies))
    }
    assert marked["persons"] == {("钱一诺", ""), ("孙二虎", "yes"), ("李三多", "yes")}
    assert marked["occupancies"] == {("区长", ""), ("区委书记", "yes"), ("副区长", "")}


def test_it_makes_no_difference_when_a_correction_came(pages: Path, tmp_path: Path) -> None:
    early, late, undone, plain = (tmp_path / name for name in ("early", "late", "undone", "plain"))
    decide(early / CORRECTIONS_FILE, NOT_THERE)
    for out in (early, late, undone, plain):
        build(pages, out)
    decide(late / CORRECTIONS_FILE, NOT_THERE)
    decide(undone / CORRECTIONS_FILE, NOT_THERE)
    build(pages, late)
    build(pages, undone)
    assert tables(late) == tables(early) != tables(plain)
    decide(undone / CORRECTIONS_FILE)
    build(pages, undone)
    assert tables(undone) == tables(plain)


def test_a_renamed_file_keeps_its_corrections(pages: Path, tmp_path: Path) -> None:
    decide(tmp_path / "out" / CORRECTIONS_FILE, NOT_THERE)
    build(pages, tmp_path / "out")
    (pages / "2023-02-02.txt").rename(pages / "2023-02-02 重命名.txt")
    assert ("李三多", "attendee") not in attendance(build(pages, tmp_path / "out", prune=True))


def test_only_pages_with_its_words_are_read_again(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(tasks: Sequence[ReadTask], **options: Any) -> ReadResult:
        read.extend(task.source for task in tasks)
        return read_pages(tasks, **options)

    build(pages, tmp_path / "out")
    monkeypatch.setattr("graph.building.stages.read_pages", noted)
    decide(tmp_path / "out" / CORRECTIONS_FILE, NOT_THERE)
    build(pages, tmp_path / "out")
    build(pages, tmp_path / "out")
    assert read == ["2023-02-02.txt"]


def test_a_row_that_finds_nothing_is_reported_and_kept(pages: Path, tmp_path: Path) -> None:
    path = decide(tmp_path / "out" / CORRECTIONS_FILE, NOT_THERE.replace("李三多", "王七星"))
    corpus = build(pages, tmp_path / "out")
    assert corpus.problems == (
        f"{path}:2: finds nothing: no participations row of 王七星 in a sentence with these words",
    )
    (pages / "2023-02-04.txt").write_text("区长钱一诺主持召开会议，王七星参加。", encoding="utf-8")
    corpus = build(pages, tmp_path / "out")
    assert corpus.problems == ()
    assert "王七星" not in {name for name, _ in attendance(corpus)}


def test_a_new_folder_starts_with_a_given_file(pages: Path, tmp_path: Path) -> None:
    given = decide(tmp_path / "mine.csv", NOT_THERE)
    corpus = build(pages, tmp_path / "out", corrections=given)
    assert ("李三多", "attendee") not in attendance(corpus)
    assert (tmp_path / "out" / CORRECTIONS_FILE).read_bytes() == given.read_bytes()


def test_two_files_that_differ_are_refused(pages: Path, tmp_path: Path) -> None:
    given = decide(tmp_path / "mine.csv", NOT_THERE)
    decide(tmp_path / "out" / CORRECTIONS_FILE, HOST)
    with pytest.raises(ConfigError, match=r"has other corrections than .*mine\.csv"):
        build(pages, tmp_path / "out", corrections=given)
    assert not (tmp_path / "out" / "corpus.duckdb").exists()


def test_a_given_file_that_is_missing_is_named(pages: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.csv: no such file of corrections"):
        build(pages, tmp_path / "out", corrections=tmp_path / "nowhere.csv")
    assert not (tmp_path / "out").exists()


def test_a_broken_file_leaves_the_folder_as_it_was(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "out")
    before = tables(tmp_path / "out")
    decide(tmp_path / "out" / CORRECTIONS_FILE, "nonsense")
    with pytest.raises(ConfigError, match=r"corrections\.csv:2: 11 fields"):
        build(pages, tmp_path / "out")
    assert tables(tmp_path / "out") == before
