"""Spells: days on which a node or an edge is there, joined where they touch and where they are too many."""

import pytest

from graph.network.spells import MOST_SPELLS, Spell, Spells, joined


def day(number: int, days: int = 1) -> Spell:
    return f"2023-01-{number:02}", f"2023-01-{number + days:02}"


@pytest.mark.parametrize(
    ("spells", "together"),
    [
        pytest.param([], (), id="none"),
        pytest.param([day(5)], (day(5),), id="one-day-ends-a-day-later"),
        pytest.param([day(6), day(5)], (day(5, 2),), id="two-days-running"),
        pytest.param([day(5), day(7)], (day(5), day(7)), id="a-day-between"),
        pytest.param([day(5, 9), day(7)], (day(5, 9),), id="one-in-the-other"),
        pytest.param([day(5), day(5)], (day(5),), id="twice"),
    ],
)
def test_what_touches_is_one(spells: list[Spell], together: tuple[Spell, ...]) -> None:
    assert joined(spells) == together


def test_of_too_many_the_nearest_become_one() -> None:
    months = [(f"20{year}-01-01", f"20{year}-01-02") for year in range(10, 10 + MOST_SPELLS)]
    near = ("2010-01-04", "2010-01-05")
    assert joined([*months, near]) == (("2010-01-01", "2010-01-05"), *months[1:])


@pytest.mark.parametrize(("others", "spells"), [(4, 6), (0, 2)])
def test_edges_have_fewer_spells_where_all_have_many(others: int, spells: int) -> None:
    days = {f"e{number}": day(2 * number) for number in range(1, 7)}
    busy = {"event_ids": ";".join(days)}
    found = Spells({}, days).of_edges([busy, *[{"event_ids": "e1"}] * others])
    assert len(found[0]) == spells
