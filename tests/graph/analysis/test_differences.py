"""What is new, gone or changed between two corpora."""

from dataclasses import replace

import pytest
from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.analysis.differences import Difference, differences

BEFORE = facts()


def between(old: Facts, new: Facts) -> list[tuple[str, str, str]]:
    return [(d.change, d.kind, d.name) for d in differences(frames(old), frames(new))]


def test_equal_corpora_do_not_differ() -> None:
    assert between(BEFORE, BEFORE) == []


def test_all_is_new_after_nothing() -> None:
    found = between(Facts(), BEFORE)
    assert {change for change, *_ in found} == {"new"}
    assert [kind for _, kind, _ in found] == sorted(
        (kind for _, kind, _ in found), key=("person", "company", "post", "event", "tie").index
    )
    assert "甲一" in {name for _, kind, name in found if kind == "person"}


@pytest.mark.parametrize("name", ["庚七", "辛八", "壬九"])
def test_journalists_and_others_are_left_out(name: str) -> None:
    assert name not in {found for _, _, found in between(Facts(), BEFORE)}


def test_what_is_new_is_gone_the_other_way_round() -> None:
    less = replace(BEFORE, persons=BEFORE.persons[1:], occupancies=())
    there = between(less, BEFORE)
    back = between(BEFORE, less)
    assert {("new", kind, name) for _, kind, name in back} == set(there)
    assert {change for change, *_ in back} == {"gone"}


def test_another_post_is_a_change_with_both_sides() -> None:
    first = replace(BEFORE.persons[0], post="区长", organization="某某区人民政府")
    (found,) = differences(frames(BEFORE), frames(replace(BEFORE, persons=(first, *BEFORE.persons[1:]))))
    assert found == Difference(
        kind="person",
        change="changed",
        id="p01",
        name="甲一",
        before="某某区委 区委书记",
        now="某某区人民政府 区长",
    )


def test_a_new_name_is_told() -> None:
    first = replace(BEFORE.persons[0], name="甲一一")
    (found,) = differences(frames(BEFORE), frames(replace(BEFORE, persons=(first, *BEFORE.persons[1:]))))
    assert (found.name, found.before) == ("甲一一", "甲一 某某区委 区委书记")


def test_a_tie_that_grew() -> None:
    tie = replace(BEFORE.coappearances[0], events=BEFORE.coappearances[0].events + 1)
    new = replace(BEFORE, coappearances=(tie, *BEFORE.coappearances[1:]))
    assert between(BEFORE, new) == [("changed", "tie", f"{tie.source} – {tie.target}")]
