"""The file of corrections: what is valid, which rows are in force, who contradicts whom."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.resolution.corrections import (
    COLUMNS,
    Decision,
    append_corrections,
    in_force,
    read_corrections,
)
from ner.correcting.corrections import Correction
from ner.errors import ConfigError

GOOD = "set,events,召开座谈会,,,,kind,ceremony,甲,2026-11-01,真的"


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "corrections.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_a_row_is_a_decision_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    (decision,) = read_corrections(path)
    assert decision == Decision(
        correction=Correction(
            action="set", table="events", quote="召开座谈会", field="kind", value="ceremony"
        ),
        by="甲",
        on="2026-11-01",
        why="真的",
        where=f"{path}:2",
    )


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv") == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("change,events,开会,,,,kind,visit,,,", "action 'change' is none of set, drop, add"),
        ("set,persons,开会,甲一,,,role,other,,,", "table 'persons' is none of mentions"),
        ("set,events,,,,,kind,visit,,,", "no quote"),
        ("drop,participations,开会,,,,,,,,", "no name"),
        (
            "set,events,开会,,,,colour,red,,,",
            "field 'colour' of events cannot be set, only kind, name, date, place",
        ),
        ("set,mentions,开会,甲一,,,label,PERSON,,,", "field 'label' of mentions cannot be set, only none"),
        ("set,events,开会,,,,kind,party,,,", "value 'party' is none of meeting"),
        ("add,participations,开会,甲一,,,,,,,", "value '' is none of chair"),
        ("add,attributions,开会,甲一,,,,,,,", "no value: the post of what is added"),
        ("set,events,开会,,,,date,2023-02-30,,,", "value '2023-02-30' is no day"),
        ("set,events,开会,,,,date,2023-02-03/2023-02-01,,,", "is no day"),
        ("drop,participations,开会,甲一,x,,,,,,", "nth must be a whole number"),
        ("drop,participations,开会,甲一", "11 fields wanted"),
    ],
)
def test_an_invalid_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    path = written(tmp_path, GOOD, row)
    with pytest.raises(ConfigError, match=problem) as caught:
        read_corrections(path)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_other_columns_are_named(tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="the columns are not action, table"):
        read_corrections(tmp_path / "corrections.csv")


def decisions(*rows: tuple[str, str, str]) -> list[Decision]:
    """Decisions on one row of participations: action, field, value."""
    return [
        Decision(
            correction=Correction(
                action=action,
                table="participations",
                quote="甲一参加",
                name="甲一",
                field=field,
                value=value,
            ),
            by="",
            on="",
            why="",
            where=f"c.csv:{line}",
        )
        for line, (action, field, value) in enumerate(rows, 2)
    ]


HOST, SPEAKER = ("set", "role", "host"), ("set", "role", "speaker")
DROP, ADD = ("drop", "", ""), ("add", "", "attendee")


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        pytest.param([HOST, SPEAKER], [SPEAKER], id="the later of two values"),
        pytest.param([HOST, SPEAKER, HOST], [HOST], id="back again"),
        pytest.param([HOST, DROP], [DROP], id="a drop undoes what was set"),
        pytest.param([ADD, DROP], [DROP], id="a drop undoes what was added"),
        pytest.param([DROP, ADD], [], id="an addition undoes a drop"),
        pytest.param([DROP, ADD, HOST], [HOST], id="then it can be set"),
        pytest.param([ADD, HOST], [ADD, HOST], id="added and set"),
        pytest.param([DROP, DROP], [DROP], id="said twice"),
    ],
)
def test_a_later_row_undoes_an_earlier_one(
    rows: list[tuple[str, str, str]], left: list[tuple[str, str, str]]
) -> None:
    held = [d.correction for d in in_force(decisions(*rows))]
    assert [(c.action, c.field, c.value) for c in held] == left


def test_rows_on_other_rows_do_not_touch() -> None:
    one, other = decisions(DROP, HOST)
    other = Decision(
        correction=Correction(
            action="set", table="participations", quote="甲一参加", name="乙二", field="role", value="host"
        ),
        by="",
        on="",
        why="",
        where=other.where,
    )
    assert in_force([one, other]) == (one, other)


def test_to_set_what_is_dropped_is_a_contradiction() -> None:
    with pytest.raises(ConfigError, match=r"c\.csv:3: sets what c\.csv:2 drops"):
        in_force(decisions(DROP, HOST))


def test_rows_are_appended_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    first, second = decisions(HOST, DROP)
    append_corrections(path, [first])
    append_corrections(path, [second])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfaction,table")
    assert [d.correction for d in read_corrections(path)] == [first.correction, second.correction]


def test_cells_that_begin_a_formula_are_shielded_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    (decision,) = decisions(HOST)
    odd = replace(decision, correction=replace(decision.correction, quote="=甲主持会议。"), why="@乙")
    append_corrections(path, [odd])
    assert ",'=甲主持会议。," in path.read_text(encoding="utf-8-sig")
    (read,) = read_corrections(path)
    assert (read.correction, read.why) == (odd.correction, "@乙")
