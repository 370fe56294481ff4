"""Who met whom, counted in DuckDB, beside counting by hand."""

import math
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

import duckdb
import pytest

from graph.analysis import coappearances as pairs
from graph.analysis.coappearances import count_pairs

Day = date | None
Meeting = tuple[Sequence[int], Day, Day]
Pair = tuple[int, float, Day, Day]

MONDAY = date(2023, 1, 2)


def counted(meetings: Sequence[Meeting]) -> dict[tuple[int, int], Pair]:
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("ATTACH ':memory:' AS counting")
        connection.execute("CREATE TABLE counting.attendance (event INTEGER, actor INTEGER)")
        connection.execute("CREATE TABLE counting.real_events (number INTEGER, start DATE, last DATE)")
        numbers = [number for number, (actors, *_) in enumerate(meetings) for _ in actors]
        connection.execute(
            "INSERT INTO counting.attendance SELECT unnest($numbers), unnest($actors)",
            {"numbers": numbers, "actors": [actor for actors, *_ in meetings for actor in actors]},
        )
        connection.execute(
            "INSERT INTO counting.real_events SELECT unnest($numbers), unnest($starts::DATE[]), unnest($lasts::DATE[])",
            {
                "numbers": list(range(len(meetings))),
                "starts": [start for _, start, _ in meetings],
                "lasts": [last for *_, last in meetings],
            },
        )
        count_pairs(connection)
        rows = connection.execute("SELECT * FROM counting.pairs").fetchall()
    found = {(source, target): tuple(values) for source, target, *values in rows}
    assert len(found) == len(rows)
    return found


def by_hand(meetings: Sequence[Meeting]) -> dict[tuple[int, int], Pair]:
    common: dict[tuple[int, int], list[tuple[float, Day, Day]]] = {}
    for actors, start, last in meetings:
        for pair in combinations(sorted(actors), 2):
            common.setdefault(pair, []).append((1 / (len(actors) - 1), start, last))
    return {
        pair: (
            len(rows),
            math.fsum(share for share, *_ in rows),
            min((start for _, start, _ in rows if start), default=None),
            max((last for *_, last in rows if last), default=None),
        )
        for pair, rows in common.items()
    }


def on(day: int, *actors: int) -> Meeting:
    return actors, MONDAY + timedelta(day), MONDAY + timedelta(day)


def drawn(seed: int, meetings: int, people: int, largest: int) -> list[Meeting]:
    rng = random.Random(seed)
    return [
        on(rng.randrange(700), *rng.sample(range(people), rng.randint(1, largest))) for _ in range(meetings)
    ]


CASES: Mapping[str, list[Meeting]] = {
    "no event": [],
    "nobody came": [on(0)],
    "one came": [on(0, 4)],
    "two came, the larger number first": [on(0, 9, 4)],
    "one event of three, one of two": [on(3, 1, 2, 3), on(1, 3, 1)],
    "no date": [((1, 2), None, None)],
    "a date in one of two events": [((1, 2), None, None), on(5, 1, 2)],
    "a long event around a short one": [
        ((1, 2), MONDAY, MONDAY + timedelta(9)),
        ((1, 2), MONDAY + timedelta(1), MONDAY + timedelta(2)),
    ],
    "numbers far apart": [on(0, 0, 1_000_000, 2_000_000_000), on(1, 1_000_000, 2_000_000_000)],
    "one actor in thousands of events": [on(number % 300, 7, 8 + number % 40, 60) for number in range(4000)],
    "one event of many": [on(0, *range(520)), on(1, 3, 5)],
    "drawn": drawn(1, 300, 40, 17),
}


@pytest.mark.parametrize("meetings", CASES.values(), ids=CASES)
@pytest.mark.parametrize("at_once", [300, pairs.AT_ONCE])
def test_pairs_are_as_counted_by_hand(meetings: list[Meeting], at_once: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pairs, "AT_ONCE", at_once)
    assert counted(meetings) == by_hand(meetings)


def test_weight_is_rounded_once():
    meetings = [on(number, *range(number % 9 + 2)) for number in range(200)]
    shares = [1 / (len(actors) - 1) for actors, *_ in meetings]
    assert sum(shares) != math.fsum(shares)
    assert counted(meetings)[0, 1][1] == math.fsum(shares)


@pytest.mark.parametrize("size", [2, 3, 514, 1000])
def test_share_of_a_large_event_is_exact(size: int):
    assert counted([on(0, *range(size)), on(1, 0, 1, 2)])[0, 1][1] == math.fsum([1 / (size - 1), 0.5])


def test_order_of_events_and_participants_does_not_matter():
    meetings = drawn(2, 400, 30, 12)
    other = [(random.Random(3).sample(actors, len(actors)), *days) for actors, *days in reversed(meetings)]
    assert counted(meetings) == counted(other)


def test_numbering_of_actors_does_not_matter():
    meetings = drawn(4, 400, 30, 12)
    numbers = random.Random(5).sample(range(1000), 30)
    renamed = counted([([numbers[actor] for actor in actors], *days) for actors, *days in meetings])
    expected = {
        tuple(sorted((numbers[source], numbers[target]))): pair
        for (source, target), pair in counted(meetings).items()
    }
    assert renamed == expected
