"""Judgements on ids that are no more, carried over by name and article."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from recorded_tagger import report_on

from graph.building.tables import update_tables
from graph.resolution.carried_judgements import CarriedOver, carry_over, published_places
from graph.resolution.judgements import (
    COLUMNS,
    JUDGEMENTS_FILE,
    Judgement,
    append_judgements,
    read_judgements,
)
from graph.resolution.observations import observations_of
from graph.store.state import State
from graph.tables.observations import columns_of
from graph.tables.rows import identifier
from ner.errors import CorpusError

NAME = "钱一诺"
ARTICLES = (
    ("杭州市拱墅区", "出席会议"),
    ("杭州市拱墅区", "到学校慰问老师"),
    ("杭州市余杭区", "看望困难群众"),
    ("杭州市滨江区", "检查防汛工作"),
)
"""Papers of the articles 0.txt to 3.txt and what each says of its 区长, who is one person in the first two."""

HEADER = "left_id,right_id,judgement,by,on,why\n"


def row(left: str, right: str, judgement: str, where: str = "j:2") -> Judgement:
    return Judgement(
        left_id=left, right_id=right, judgement=judgement, by="甲", on="2026-01-02", why="照片", where=where
    )


def places(*numbers: int) -> frozenset[tuple[str, str]]:
    return frozenset((f"{number}.txt", NAME) for number in numbers)


def carried(
    judgements: Iterable[Judgement], before: Mapping[str, frozenset[tuple[str, str]]]
) -> tuple[CarriedOver, list[str]]:
    """What is carried over in a corpus of the papers, and the ids of the person in each article there."""
    rows = tuple(judgements)
    reports = [
        report_on(f"区长{NAME}{said}。", jurisdiction=place, source=f"{number}.txt")
        for number, (place, said) in enumerate(ARTICLES)
    ]
    with State() as state:
        with state.transaction():
            state.add_observations([columns_of([observations_of(report) for report in reports])])
        found = carry_over(update_tables(state, rows), rows, before, state)
        owners = state.connection.execute("SELECT entity_id FROM resolved.owners ORDER BY article_id")
        return found, [entity_id for (entity_id,) in owners.fetchall()]


@pytest.mark.parametrize("judgement", ["POSITIVE", "NEGATIVE", "UNSURE"])
def test_a_judgement_follows_the_names_to_their_new_ids(judgement: str) -> None:
    found, ids = carried([row("old", "older", judgement)], {"old": places(0, 1), "older": places(2)})
    (new,) = found.rows
    assert (new.left_id, new.right_id, new.judgement) == (ids[0], ids[2], judgement)
    assert (new.by, new.on) == ("甲", "2026-01-02")
    assert new.why == "照片 [carried over from old older]"
    assert not found.problems


def test_one_id_of_the_two_is_still_known() -> None:
    _, ids = carried([], {})
    found, _ = carried([row(ids[0], "older", "NEGATIVE")], {"older": places(3)})
    assert [(new.left_id, new.right_id) for new in found.rows] == [(ids[0], ids[3])]


def test_two_that_were_joined_are_joined_again() -> None:
    found, ids = carried([row("old", "older", "POSITIVE")], {"old": places(0, 2)})
    assert [{new.left_id, new.right_id} for new in found.rows] == [{ids[0], ids[2]}]


def test_a_person_of_whom_an_article_is_not() -> None:
    found, ids = carried([row("old", "1.txt", "NEGATIVE")], {"old": places(0, 1)})
    assert [(new.left_id, new.right_id) for new in found.rows] == [(ids[0], "1.txt")]


@pytest.mark.parametrize(
    ("judgement", "before", "reason"),
    [
        pytest.param("NEGATIVE", {}, "nobody in the last build's articles", id="no-tables"),
        pytest.param("NEGATIVE", {"old": places(0)}, "nobody in the last build's articles", id="one-gone"),
        pytest.param(
            "NEGATIVE", {"old": places(0, 2), "older": places(3)}, "it is several persons now", id="split"
        ),
        pytest.param("POSITIVE", {"old": places(0, 2, 3)}, "it is several persons now", id="three-parts"),
        pytest.param("NEGATIVE", {"old": places(0, 2)}, "it is several persons now", id="never-joined"),
        pytest.param(
            "NEGATIVE", {"old": places(0), "older": places(1)}, "the two are one person now", id="merged"
        ),
    ],
)
def test_what_cannot_be_carried_over_is_said_in_one_line(
    judgement: str, before: dict[str, frozenset[tuple[str, str]]], reason: str
) -> None:
    found, _ = carried([row("old", "older", judgement)], before)
    assert found.rows == ()
    (line,) = map(str, found.problems)
    assert line.startswith("j:2: no person old")
    assert reason in line


def firm_row(left: str, right: str, judgement: str = "POSITIVE", **more: str) -> Judgement:
    return replace(row(left, right, judgement), kind="company", **more)


def carried_firms(judgement: Judgement, before: Mapping[str, frozenset[tuple[str, str]]]) -> CarriedOver:
    """What is carried over in a corpus of two firms, named in 0.txt and 1.txt."""
    texts = (f"区长{NAME}到云垚集团调研。", f"区长{NAME}到远岚科技有限公司调研。")
    reports = [report_on(text, source=f"{number}.txt") for number, text in enumerate(texts)]
    with State() as state:
        with state.transaction():
            state.add_observations([columns_of([observations_of(report) for report in reports])])
        return carry_over(update_tables(state, [judgement]), [judgement], before, state)


FIRM_IDS = tuple(identifier("organization", name) for name in ("云垚集团", "远岚科技有限公司"))


@pytest.mark.parametrize(
    ("judgement", "before"),
    [
        pytest.param(
            firm_row("old", "older"),
            {"old": frozenset({("0.txt", "云垚集团")}), "older": frozenset({("1.txt", "远岚科技有限公司")})},
            id="by-the-last-build",
        ),
        pytest.param(
            firm_row("old", FIRM_IDS[1]),
            {"old": frozenset({("0.txt", "云垚集团"), ("1.txt", "远岚科技有限公司")})},
            id="joined-and-one-is-still-known",
        ),
        pytest.param(
            firm_row("old", FIRM_IDS[1], left_name="云垚集团", left_quote=f"{NAME} 到云垚集团"),
            {},
            id="by-name-and-quote",
        ),
    ],
)
def test_a_firm_is_carried_over(
    judgement: Judgement, before: Mapping[str, frozenset[tuple[str, str]]]
) -> None:
    found = carried_firms(judgement, before)
    assert not found.problems
    assert [(new.left_id, new.right_id, new.kind) for new in found.rows] == [(*FIRM_IDS, "company")]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"left_name": "云垚集团"}, id="no-quote"),
        pytest.param({"left_name": "云垚集团", "left_quote": "到云垚集团座谈"}, id="no-such-words"),
        pytest.param({"left_name": "云垚", "left_quote": "到云垚集团调研"}, id="no-such-name-there"),
    ],
)
def test_a_firm_that_no_text_has_is_reported(more: dict[str, str]) -> None:
    found = carried_firms(firm_row("old", FIRM_IDS[1], **more), {})
    assert found.rows == ()
    (line,) = map(str, found.problems)
    assert line.startswith("j:2: no company old; not carried over: nobody")


def test_a_person_is_carried_over_by_name_and_quote() -> None:
    _, ids = carried([], {})
    judgement = replace(row("old", ids[0], "NEGATIVE"), left_name=NAME, left_quote="检查防汛")
    found, _ = carried([judgement], {})
    assert [(new.left_id, new.right_id) for new in found.rows] == [(ids[3], ids[0])]


def test_an_article_that_does_not_name_the_person_stays_a_problem() -> None:
    _, ids = carried([], {})
    found, _ = carried([row(ids[0], "3.txt", "NEGATIVE")], {ids[0]: places(0, 1)})
    assert found.rows == ()
    assert [str(problem) for problem in found.problems] == [f"j:2: article 3.txt does not name {ids[0]}"]


def test_where_the_last_build_named_the_judged(tmp_path: Path) -> None:
    assert published_places(tmp_path, [row("a", "b", "UNSURE")]) == {}
    (tmp_path / "tables").mkdir()
    table = tmp_path / "tables" / "person_roles.csv"
    table.write_text(
        "article_id,entity_id,name,role\n1,a,甲大山,official\n2,a,甲大山,other\n1,c,乙,other\n", "utf-8-sig"
    )
    found = published_places(tmp_path, [row("a", "b", "UNSURE")])
    assert found == {"a": frozenset({("1", "甲大山"), ("2", "甲大山")})}
    table.write_text("name\n甲\n", "utf-8")
    with pytest.raises(CorpusError, match=r"person_roles\.csv: cannot be read"):
        published_places(tmp_path, [row("a", "b", "UNSURE")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_rows_are_appended_and_take_the_place_of_the_old(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / JUDGEMENTS_FILE
    path.write_bytes((HEADER + "old,older,POSITIVE,甲,,照片" + end).encode(encoding))
    before = path.read_bytes()
    append_judgements(tmp_path, [row("new", "newer", "POSITIVE", "1"), row("x", "y", "UNSURE", "2")])
    assert path.read_bytes().startswith(before)
    assert [r.pair for r in read_judgements(tmp_path)] == [{"old", "older"}, {"new", "newer"}, {"x", "y"}]
    (found, _) = carried([row("old", "older", "POSITIVE")], {"old": places(0), "older": places(2)})
    append_judgements(tmp_path, found.rows)
    assert {"old", "older"} not in [r.pair for r in read_judgements(tmp_path)]
    assert found.rows[0].pair in [r.pair for r in read_judgements(tmp_path)]


def test_the_header_of_an_old_file_is_completed_when_a_row_needs_it(tmp_path: Path) -> None:
    path = tmp_path / JUDGEMENTS_FILE
    path.write_text(HEADER + "old,older,POSITIVE,甲,,照片\n", "utf-8-sig")
    new = replace(row("a", "b", "POSITIVE"), lead="right", left_name="甲某", left_quote="甲某，出席")
    append_judgements(tmp_path, [new])
    header, old, _ = path.read_text("utf-8-sig").splitlines()
    assert header.split(",") == list(COLUMNS)
    assert old == "old,older,POSITIVE,甲,,照片"
    kept, added = read_judgements(tmp_path)
    assert (kept.kind, kept.lead) == ("person", "left")
    assert replace(added, where="") == replace(new, where="")


def test_a_file_is_made(tmp_path: Path) -> None:
    append_judgements(tmp_path, [row("a", "b", "UNSURE")])
    assert [r.pair for r in read_judgements(tmp_path)] == [{"a", "b"}]
