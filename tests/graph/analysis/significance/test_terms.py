"""The time in which somebody belonged to a place."""

from typing import Any

import pytest

from graph.analysis.significance.presence import Term
from graph.analysis.significance.terms import Actor, PostHeld, month_of, terms_of

DISTRICT, CITY = "杭州市拱墅区", "杭州市"


def post(first: str = "", last: str = "", **more: Any) -> PostHeld:
    given = {"qualifier": "", "place": DISTRICT, "start_date": "", "end_date": "", **more}
    return PostHeld(actor=1, first_observed=first, last_observed=last, **given)


def terms(
    *posts: PostHeld, attended: tuple[tuple[str, str], ...] = (), kind: str = "official", **facts: str
) -> set[tuple[str, str, str]]:
    """Place, first and last month of each term of one actor."""
    given = {"place": "", "first_seen": "", "last_seen": "", **facts}
    found = terms_of([Actor(number=1, kind=kind, **given)], posts, {1: attended}, 91)
    return {(term.place, shown(term.first), shown(term.last)) for term in found}


def shown(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


SEEN = post("2021-05-10", "2022-06-20")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(terms(SEEN), {("330105", "2021-02", "2022-09")}, id="seen, a quarter wider"),
        pytest.param(
            terms(post("2021-05-10", "2022-06-20", start_date="2021-04-01", end_date="2022-07-01")),
            {("330105", "2021-04", "2022-07")},
            id="stated",
        ),
        pytest.param(
            terms(post("2021-05-10", "2022-06-20", start_date="2021-08-01")),
            {("330105", "2021-02", "2022-09")},
            id="seen before the stated start",
        ),
        pytest.param(
            terms(SEEN, attended=(("2022-12-30", DISTRICT),)),
            {("330105", "2021-02", "2023-03")},
            id="attended later",
        ),
        pytest.param(
            terms(SEEN, post("2023-01-10", "2023-05-01", place=CITY), attended=(("2022-12-30", DISTRICT),)),
            {("330105", "2021-02", "2022-09"), ("3301", "2022-09", "2023-07")},
            id="attended nearer to the other post",
        ),
        pytest.param(
            terms(SEEN, post("2010-01-01", "2010-02-01", qualifier="原", place=CITY)),
            {("330105", "2021-02", "2022-09")},
            id="a former post is none",
        ),
        pytest.param(
            terms(attended=(("2022-03-01", DISTRICT),), place=CITY, first_seen="2022-02-01"),
            {("3301", "2021-11", "2022-05")},
            id="without posts, of his or her jurisdiction",
        ),
        pytest.param(
            terms(attended=(("2022-03-01", DISTRICT),)),
            {("330105", "2021-11", "2022-05")},
            id="of unknown place, of that of the paper",
        ),
        pytest.param(
            terms(SEEN, attended=(("2022-03-01", CITY),), kind="company", place=DISTRICT),
            {("3301", "2021-11", "2022-05")},
            id="a company, of that of the paper",
        ),
        pytest.param(terms(attended=(("", DISTRICT),)), {("330105", "0-01", "9999-01")}, id="no day at all"),
    ],
)
def test_terms(found: set[tuple[str, str, str]], expected: set[tuple[str, str, str]]):
    assert found == expected


def test_every_event_attended_lies_within_a_term():
    attended = [("2019-01-05", DISTRICT), ("2025-07-31", CITY), ("", DISTRICT)]
    actors = [Actor(number=1, kind="official", place="", first_seen="", last_seen="")]
    found: list[Term] = terms_of(actors, [SEEN], {1: attended}, 0)
    for day, _ in attended[:2]:
        assert any(term.first <= month_of(day) <= term.last for term in found)
