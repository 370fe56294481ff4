"""Who met whom, counted in DuckDB, beside counting by hand."""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations

import duckdb
import pytest
from blank_rows import row

from graph.analysis import coappearances as pairs
from graph.analysis.coappearances import count_pairs
from graph.store.queries import run, workspace
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import MergedRow, ParticipantRow
from graph.tables.rows import EventRow, PersonRow

ask = partial(run, "graph.analysis")

Day = date | None
Gathering = tuple[Sequence[int], Day, Day]
Pair = tuple[int, float, Day, Day]

MONDAY = date(2023, 1, 2)


def counted(meetings: Sequence[Gathering]) -> dict[tuple[int, int], Pair]:
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("CREATE TABLE attendance (event INTEGER, actor INTEGER)")
        connection.execute("CREATE TABLE events (number INTEGER, start DATE, last DATE)")
        numbers = [number for number, (actors, *_) in enumerate(meetings) for _ in actors]
        connection.execute(
            "INSERT INTO attendance SELECT unnest($numbers), unnest($actors)",
            {"numbers": numbers, "actors": [actor for actors, *_ in meetings for actor in actors]},
        )
        connection.execute(
            "INSERT INTO events SELECT unnest($numbers), unnest($starts::DATE[]), unnest($lasts::DATE[])",
            {
                "numbers": list(range(len(meetings))),
                "starts": [start for _, start, _ in meetings],
                "lasts": [last for *_, last in meetings],
            },
        )
        count_pairs(connection, "attendance", events="events", pairs="pairs")
        rows = connection.execute("SELECT * FROM pairs").fetchall()
    found = {(source, target): tuple(values) for source, target, *values in rows}
    assert len(found) == len(rows)
    return found


def by_hand(meetings: Sequence[Gathering]) -> dict[tuple[int, int], Pair]:
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


def on(day: int, *actors: int) -> Gathering:
    return actors, MONDAY + timedelta(day), MONDAY + timedelta(day)


def drawn(seed: int, meetings: int, people: int, largest: int) -> list[Gathering]:
    rng = random.Random(seed)
    return [
        on(rng.randrange(700), *rng.sample(range(people), rng.randint(1, largest))) for _ in range(meetings)
    ]


CASES: Mapping[str, list[Gathering]] = {
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
def test_pairs_are_as_counted_by_hand(
    meetings: list[Gathering], at_once: int, monkeypatch: pytest.MonkeyPatch
):
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
    other = [
        (random.Random(3).sample(actors, len(actors)), start, last)
        for actors, start, last in reversed(meetings)
    ]
    assert counted(meetings) == counted(other)


def test_numbering_of_actors_does_not_matter():
    meetings = drawn(4, 400, 30, 12)
    numbers = random.Random(5).sample(range(1000), 30)
    renamed = counted(
        [([numbers[actor] for actor in actors], start, last) for actors, start, last in meetings]
    )
    expected = {
        tuple(sorted((numbers[source], numbers[target]))): pair
        for (source, target), pair in counted(meetings).items()
    }
    assert renamed == expected


@pytest.fixture
def state() -> Iterator[State]:
    with (
        State() as opened,
        workspace(opened.connection, "attended"),
        workspace(opened.connection, "counting"),
    ):
        yield opened


def test_actors_are_officials_leaders_and_companies_in_the_order_of_ids(state: State):
    state.add_rows(
        "resolved.persons",
        [
            row(PersonRow, entity_id=entity_id, role=role)
            for entity_id, role in (("4", "official"), ("1", "company"), ("2", "journalist"))
        ],
    )
    state.connection.execute(
        "CREATE TABLE resolved.organizations AS"
        " SELECT * FROM (VALUES ('3', '某公司', 'company'), ('0', '某局', 'body')) t(entity_id, name, kind)"
    )
    ask(state.connection, "actors")
    assert state.connection.execute("SELECT number, entity_id, kind FROM resolved.actors").fetchall() == [
        (1, "1", "executive"),
        (2, "3", "company"),
        (3, "4", "official"),
    ]


@pytest.mark.parametrize(
    ("reports", "first", "last"),
    [
        ([("2023-02-01", "2023-03-01"), ("2023-02-03", "2023-02-04")], date(2023, 2, 3), date(2023, 2, 3)),
        ([("2023-02-05", ""), ("2023-02-03", "2023-02-04")], date(2023, 2, 3), date(2023, 2, 3)),
        ([("", ""), ("2023-02-03", "2023-02-06")], date(2023, 2, 3), date(2023, 2, 5)),
        ([("", "")], None, None),
    ],
)
def test_a_real_event_has_the_days_of_its_most_exact_report(
    state: State, reports: list[tuple[str, str]], first: Day, last: Day
):
    state.add_rows(
        "observed.events",
        [
            row(EventRow, event_id=str(n), date_start=start, date_end=end)
            for n, (start, end) in enumerate(reports)
        ],
    )
    state.connection.execute(
        "CREATE TABLE resolved.merged AS SELECT event_id, '0' AS merged_id FROM observed.events"
    )
    ask(state.connection, "real_events")
    assert state.connection.execute("SELECT start, last FROM attended.real_events").fetchall() == [
        (first, last)
    ]


def test_who_is_in_two_reports_attended_once(state: State):
    execute = state.connection.execute
    execute(
        "CREATE TABLE resolved.participants AS FROM (VALUES ('r1', 'a'), ('r2', 'a'), ('r2', 'x')) t(event_id, entity_id)"
    )
    execute("CREATE TABLE resolved.merged AS FROM (VALUES ('r1', 'r1'), ('r2', 'r1')) t(event_id, merged_id)")
    execute("CREATE TABLE attended.real_events AS SELECT 7 AS number, 'r1' AS merged_id")
    execute("CREATE TABLE resolved.actors AS SELECT 5 AS number, 'a' AS entity_id")
    ask(state.connection, "attendance")
    assert execute("FROM attended.attendance").fetchall() == [(7, 5)]


def with_three_places(state: State) -> None:
    """Actor 1 with two others in one event and with one in another; actor 2 with one."""
    execute = state.connection.execute
    execute(
        "CREATE TABLE attended.attendance AS"
        " FROM (VALUES (1, 3), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1)) t(event, actor)"
    )
    execute(
        "CREATE TABLE attended.real_events AS SELECT n AS number, NULL::DATE AS start, NULL::DATE AS last FROM range(4) t(n)"
    )
    ask(state.connection, "gatherings", attendance="attended.attendance")
    ask(state.connection, "places", events="attended.real_events")


def test_places_are_those_that_others_follow(state: State):
    with_three_places(state)
    columns = "actor, event, place, size"
    assert state.connection.execute(f"SELECT {columns} FROM counting.places ORDER BY ALL").fetchall() == [
        (1, 1, 1, 3),
        (1, 2, 1, 2),
        (2, 1, 2, 3),
    ]


@pytest.mark.parametrize(
    ("at_once", "blocks"), [(1, [(1, 1), (2, 2)]), (3, [(1, 1), (2, 2)]), (4, [(1, 2)]), (100, [(1, 2)])]
)
def test_blocks_are_as_large_as_so_many_pairs(state: State, at_once: int, blocks: list[tuple[int, int]]):
    with_three_places(state)
    assert ask(state.connection, "blocks", at_once=at_once).fetchall() == blocks


def test_so_many_pairs_are_in_memory_at_one_time():
    """As measured in docs/scale.md."""
    assert pairs.AT_ONCE == 500_000


def test_what_is_needed_for_counting_is_gone_afterwards():
    with State() as state:
        state.connection.execute(
            "CREATE TABLE resolved.organizations (entity_id VARCHAR, name VARCHAR, kind VARCHAR)"
        )
        state.connection.execute(create_table("resolved.participants", ParticipantRow))
        state.connection.execute(create_table("resolved.merged", MergedRow))
        pairs.count_coappearances(state)
        assert state.connection.execute("FROM resolved.pairs").fetchall() == []
        databases = state.connection.execute("SELECT database_name FROM duckdb_databases()").fetchall()
        assert not {("counting",), ("attended",)} & set(databases)
