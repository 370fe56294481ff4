"""What a build keeps of the tests of its pairs."""

import pytest
from recorded_tagger import CAST, report_on

from graph.analysis.significance import ties
from graph.building.tables import update_tables
from graph.resolution.observations import observations_of
from graph.store.state import State
from graph.tables.observations import columns_of

FIRM = "远岚科技有限公司"
TEXTS = (
    "4月3日，区长钱一诺主持召开座谈会，副区长孙二虎、副区长李三多参加。",
    f"4月5日，区长钱一诺到{FIRM}走访，{FIRM}董事长周四海陪同。",
    f"5月8日，副区长孙二虎到{FIRM}走访，{FIRM}董事长周四海陪同。",
    "6月1日，区长钱一诺主持召开座谈会，副区长孙二虎参加。",
)


def add(state: State, *texts: str, first: int = 0) -> None:
    reports = [
        report_on(text, source=f"{number}.txt", published_on="2023-12-31")
        for number, text in enumerate(texts, first)
    ]
    with state.transaction():
        state.add_observations([columns_of([observations_of(report) for report in reports])])


@pytest.fixture
def state():
    with State() as opened:
        add(opened, *TEXTS)
        update_tables(opened)
        yield opened


Numbers = tuple[float, ...] | tuple[None, ...]


def pairs(state: State) -> dict[tuple[str, str], Numbers]:
    found = state.connection.execute("SELECT source, target, expected, p_value, q_value FROM coappearances")
    return {(min(s, t), max(s, t)): tuple(values) for s, t, *values in found.fetchall()}


def test_every_pair_has_its_three_numbers(state: State):
    expected, p_value, q_value = pairs(state)[min("钱一诺", "孙二虎"), max("钱一诺", "孙二虎")]
    assert expected is not None
    assert p_value is not None
    assert q_value is not None
    assert 0 < expected < 4
    assert 0 < p_value <= q_value <= 1


def test_who_stands_for_a_company_is_not_tested_with_it(state: State):
    assert pairs(state)[min("周四海", FIRM), max("周四海", FIRM)] == (None, None, None)


def test_numbers_have_six_digits(state: State):
    values = [value for row in pairs(state).values() for value in row if value is not None]
    assert all(value == float(f"{value:.6g}") for value in values)


def test_ties_are_tested_again_when_attendance_margin_or_posts_change(
    state: State, monkeypatch: pytest.MonkeyPatch
):
    tested: list[int] = []
    monkeypatch.setattr(ties, "_find_pairs", lambda *arguments: tested.append(arguments[-1]))
    ties.find_ties(state)
    assert tested == []
    ties.find_ties(state, 30)
    assert tested == [30]
    ties.find_ties(state, 30)
    add(state, "7月1日，区长钱一诺主持召开座谈会，副区长吴五湖参加。", first=10)
    update_tables(state, (), 30)
    assert tested == [30, 30]


def test_the_margin_decides_who_could_have_met(state: State):
    usual = pairs(state)
    ties.find_ties(state, 1)
    narrow = pairs(state)
    assert narrow.keys() == usual.keys()
    assert narrow != usual


def test_access_of_a_company(state: State):
    query = (
        "SELECT leader, year, visits, events, leader_events, company_events, all_events FROM company_access"
    )
    assert sorted(state.connection.execute(query).fetchall()) == sorted(
        [(name, "2023", 1, 1, 1, 2, 2) for name in ("钱一诺", "孙二虎")]
    )
    assert set(CAST) >= {"钱一诺", "孙二虎"}
