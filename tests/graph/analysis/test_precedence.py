"""Precedence: ranks by the order of names in lists, with intervals; lists from invented articles."""

import random

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.analysis.precedence import FEWEST_LISTS, ranked


def order(lists: list[str]) -> str:
    return "".join(found.member for found in ranked(lists))


def test_who_is_named_first_ranks_first() -> None:
    found = ranked(["cab"] * 30)
    assert [(r.member, r.rank, r.lists, r.in_order) for r in found] == [
        ("c", 1, 30, 1.0),
        ("a", 2, 30, 1.0),
        ("b", 3, 30, 1.0),
    ]


def test_members_who_never_meet_are_compared_through_others() -> None:
    assert order(["ab"] * 9 + ["bc"] * 9) == "abc"


@pytest.mark.parametrize(("lists", "there"), [(FEWEST_LISTS, True), (FEWEST_LISTS - 1, False)])
def test_who_is_in_few_lists_is_left_out(lists: int, there: bool) -> None:
    assert ("c" in order(["ab"] * 9 + ["abc"] * lists)) is there


def test_a_list_of_one_says_nothing() -> None:
    assert ranked(["a"] * 9 + ["b"] * 9) == []


def test_more_lists_make_intervals_narrower() -> None:
    few, many = (ranked(["abcd"] * times + ["bacd"] * (times // 3)) for times in (6, 90))
    assert all(m.high - m.low <= f.high - f.low for f, m in zip(few, many, strict=True))
    assert [(r.low, r.high) for r in many][2:] == [(3, 3), (4, 4)]


def test_the_interval_holds_the_true_rank() -> None:
    rng = random.Random(4)
    members = "abcdefgh"
    lists = []
    for _ in range(120):
        named = sorted(rng.sample(members, 4))
        if rng.random() < 0.2:
            named[:2] = reversed(named[:2])
        lists.append(named)
    held = [r.low <= members.index(r.member) + 1 <= r.high for r in ranked(lists)]
    assert held == [True] * len(members)


def test_the_table_ranks_officials_of_a_place_by_year() -> None:
    text = "区长钱一诺主持召开会议，副区长孙二虎、李三多参加会议。"
    pages = [(text, f"2021-0{month}-10") for month in range(1, 7)]
    corpus = graph.read(pages, jurisdiction=DISTRICT, tagger=RecordedTagger())
    rows = corpus.frames["precedence"]
    found = rows[["jurisdiction", "window_start", "window_end", "person", "rank", "lists", "in_order"]]
    assert found.to_numpy().tolist() == [
        [DISTRICT, "2021-01-01", "2022-01-01", "孙二虎", 1, 6, 1.0],
        [DISTRICT, "2021-01-01", "2022-01-01", "李三多", 2, 6, 1.0],
    ]
