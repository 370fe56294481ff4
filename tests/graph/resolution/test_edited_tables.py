"""Tables edited by hand: what the edits become, and that a build with them gives what was meant."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.cli.main import main
from graph.resolution.edited_tables import edits_of
from ner.errors import ConfigError

MEETING = "2月1日，区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。"
VISIT = "2月2日，区长钱一诺到远岚科技有限公司调研，区长钱一诺讲话，董事长周四海陪同。"

Rows = list[dict[str, str]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "2023-02-02.txt").write_text(MEETING, encoding="utf-8")
    (pages / "2023-02-03.txt").write_text(VISIT, encoding="utf-8")
    build(tmp_path)
    return tmp_path / "out"


def build(tmp_path: Path) -> graph.Corpus:
    return graph.build(tmp_path / "pages", tmp_path / "out", jurisdiction=DISTRICT, tagger=RecordedTagger())


def edit(path: Path, change: Callable[[Rows], Any]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        columns = list(reader.fieldnames or ())
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def set_cell(column: str, value: str, **where: str) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        (row, *_) = (row for row in rows if all(row[name] == cell for name, cell in where.items()))
        row[column] = value

    return change


def leave_out(**where: str) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[:] = [row for row in rows if not all(row[name] == cell for name, cell in where.items())]

    return change


@pytest.mark.parametrize(
    ("table", "change", "expected"),
    [
        pytest.param(
            "participations",
            set_cell("role", "speaker", name="孙二虎"),
            ("set", MEETING, "孙二虎", 0, "role", "speaker"),
            id="role at an event",
        ),
        pytest.param(
            "participations", leave_out(name="李三多"), ("drop", MEETING, "李三多", 0, "", ""), id="not there"
        ),
        pytest.param(
            "attributions",
            set_cell("post", "区委书记", person="孙二虎"),
            ("set", MEETING, "孙二虎", 0, "post", "区委书记"),
            id="post",
        ),
        pytest.param(
            "person_roles",
            set_cell("role", "other", name="周四海"),
            ("set", VISIT, "周四海", 0, "role", "other"),
            id="role of a person",
        ),
        pytest.param(
            "events",
            set_cell("kind", "ceremony", date_start="2023-02-01"),
            ("set", MEETING, "", 0, "kind", "ceremony"),
            id="kind of an event",
        ),
        pytest.param(
            "events",
            set_cell("date_start", "2023-01-31", date_start="2023-02-01"),
            ("set", MEETING, "", 0, "date", "2023-01-31/2023-02-01"),
            id="first day of an event",
        ),
    ],
)
def test_an_edit_becomes_a_correction(
    out: Path, table: str, change: Callable[[Rows], None], expected: tuple[Any, ...]
) -> None:
    path = out / "tables" / f"{table}.csv"
    edit(path, change)
    edits = edits_of(path, graph.load(out).frames)
    assert [(c.action, c.quote, c.name, c.nth, c.field, c.value) for c in edits.corrections] == [expected]
    assert edits.problems == ()


def test_of_two_rows_in_one_sentence_the_number_is_kept(out: Path) -> None:
    path = out / "tables" / "attributions.csv"
    edit(
        path,
        lambda rows: rows.remove([r for r in rows if r["quote"] == VISIT and r["person"] == "钱一诺"][1]),
    )
    edits = edits_of(path, graph.load(out).frames)
    assert [(c.action, c.name, c.nth) for c in edits.corrections] == [("drop", "钱一诺", 2)]


@pytest.mark.parametrize(
    ("table", "change", "problem"),
    [
        (
            "participations",
            set_cell("quote", "别的话", name="孙二虎"),
            "field 'quote' of participations cannot",
        ),
        ("events", set_cell("kind", "party", kind="meeting"), "value 'party' is none of"),
        ("participations", lambda rows: rows.append(rows[0] | {"name": "新人"}), "new row"),
    ],
)
def test_what_cannot_be_taken_over_is_named(
    out: Path, table: str, change: Callable[[Rows], None], problem: str
) -> None:
    path = out / "tables" / f"{table}.csv"
    edit(path, change)
    edits = edits_of(path, graph.load(out).frames)
    assert edits.corrections == ()
    assert [problem in each for each in edits.problems] == [True]


def test_other_tables_are_refused(out: Path) -> None:
    with pytest.raises(ConfigError, match="edits of this table cannot become corrections"):
        edits_of(out / "tables" / "coappearances.csv", graph.load(out).frames)


def test_an_edited_table_is_kept_taken_over_and_obeyed(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = out / "tables" / "participations.csv"
    edit(table, leave_out(name="李三多"))
    edited = table.read_bytes()
    build(tmp_path)
    kept = table.with_name("participations.edited.csv")
    assert kept.read_bytes() == edited
    assert "李三多" in table.read_text(encoding="utf-8")
    assert main(["corrections", str(out), "--from", str(kept), "--by", "甲"]) == 0
    assert f"drop participations 李三多: “{MEETING}” (甲 " in capsys.readouterr().out
    corpus = build(tmp_path)
    assert "李三多" not in set(corpus.participations["name"])
    assert corpus.problems == ()
    assert main(["corrections", str(out), "--check"]) == 0
    assert capsys.readouterr().out == "1 of 1 corrections find their rows\n"
    assert [path.name for path in table.parent.glob("*.edited*")] == [kept.name]


def test_a_second_edit_does_not_overwrite_the_first(out: Path, tmp_path: Path) -> None:
    table = out / "tables" / "participations.csv"
    for name in ("李三多", "孙二虎"):
        edit(table, leave_out(name=name))
        build(tmp_path)
    kept = {path.name for path in table.parent.glob("*.edited*")}
    assert kept == {"participations.edited.csv", "participations.edited2.csv"}


def test_corrections_that_find_nothing_are_named(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "corrections.csv").write_text(
        "action,table,quote,name,nth,source,field,value,by,on,why\ndrop,participations,没有的话,孙二虎,,,,,甲,,\n",
        encoding="utf-8",
    )
    assert main(["corrections", str(out), "--check"]) == 1
    told = capsys.readouterr()
    assert "corrections.csv:2: finds nothing" in told.err
    assert told.out == "0 of 1 corrections find their rows\n"
    assert main(["corrections", str(out)]) == 0
    assert capsys.readouterr().out == "drop participations 孙二虎: “没有的话” (甲)\n"
