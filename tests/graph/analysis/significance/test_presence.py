"""Who could have attended what."""

import pytest

from graph.analysis.significance.presence import UNKNOWN_MONTH, Happening, Term, presence
from ner.extraction.event_places import NATION

DISTRICT, OTHER, CITY, TOWN = "330105", "330106", "3301", "330105001"


def term(actor: int, place: str = DISTRICT, first: int = 0, last: int = 100) -> Term:
    return Term(actor=actor, place=place, first=first, last=last)


def event(*actors: int, month: int = 50, place: str = DISTRICT, inner: bool = False) -> Happening:
    return Happening(month=month, place=place, inner=inner, actors=actors)


def could_attend(
    terms: list[Term], events: list[Happening], number: int = 0, business: frozenset[int] = frozenset()
) -> set[int]:
    """The actors who could have attended the event at a position."""
    found = presence(terms, business, events)
    for block in found.attendance.blocks:
        columns = (block.classes == found.classes[number]).nonzero()[0]
        if len(columns):
            return set(found.order[block.actors[block.allowed[:, columns[0]]]].tolist())
    raise AssertionError("the event is in no block")


CASES = {
    "in office": ([term(1), term(2)], [event(1), event(2)], {1, 2}),
    "not yet, no longer": ([term(1), term(2, first=51), term(3, last=49)], [event(1)], {1}),
    "the first and the last month count": (
        [term(1), term(2, first=50), term(3, last=50)],
        [event(1)],
        {1, 2, 3},
    ),
    "no month: at any time": (
        [term(1), term(2, last=3)],
        [event(1, month=UNKNOWN_MONTH)],
        {1, 2},
    ),
    "of a place within": ([term(1), term(2, TOWN)], [event(1)], {1, 2}),
    "from above only with somebody from there": ([term(1), term(2, CITY)], [event(1)], {1}),
    "from above": ([term(1), term(2, CITY), term(3, CITY)], [event(1, 2)], {1, 2, 3}),
    "from elsewhere only with somebody from there": ([term(1), term(2, OTHER)], [event(1)], {1}),
    "from elsewhere": ([term(1), term(2, OTHER), term(3, OTHER)], [event(1, 3)], {1, 2, 3}),
    "guests of that time": (
        [term(1), term(2, OTHER, last=49), term(3, OTHER)],
        [event(1, 3)],
        {1, 3},
    ),
    "the district is at home in the city": ([term(1, CITY), term(2)], [event(1, place=CITY)], {1, 2}),
    "all divisions are at home in the nation": (
        [term(1, NATION), term(2), term(3, "法国")],
        [event(1, place=NATION)],
        {1, 2},
    ),
    "unknown place of the event": ([term(1), term(2, OTHER)], [event(1, place="")], {1, 2}),
    "who is at home by one post is no guest by another": (
        [term(1), term(1, CITY), term(2, CITY)],
        [event(1)],
        {1},
    ),
    "inner meetings are for those of the place itself": (
        [term(1), term(2, TOWN)],
        [event(1, inner=True)],
        {1},
    ),
}


@pytest.mark.parametrize(("terms", "events", "expected"), CASES.values(), ids=CASES)
def test_who_could_attend(terms: list[Term], events: list[Happening], expected: set[int]):
    assert could_attend([*terms], [*events, event(*{t.actor for t in terms}, place="", month=-1)]) == expected


def test_companies_cannot_attend_an_inner_meeting():
    terms, events = [term(1), term(2)], [event(1, inner=True), event(1, 2)]
    assert could_attend(terms, events, business=frozenset({2})) == {1}


def test_a_meeting_with_a_company_is_no_inner_one():
    terms, events = [term(1), term(2), term(3)], [event(1, 2, inner=True), event(3)]
    assert could_attend(terms, events, business=frozenset({2})) == {1, 2, 3}


def test_events_of_one_size_that_are_open_to_the_same_are_one_class():
    events = [event(1), event(2), event(1, 2), event(1, month=51)]
    found = presence([term(1), term(2)], frozenset(), events)
    assert found.classes[0] == found.classes[1]
    assert len({*found.classes.tolist()}) == 3
    assert found.attendance.events[found.classes[0]] == 2
