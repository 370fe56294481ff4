from typing import Any

import pytest

from graph.network.filters import Filters
from ner.errors import ConfigError


@pytest.mark.parametrize(
    ("since", "until", "inside"),
    [
        pytest.param(None, None, True, id="no-window"),
        pytest.param("2023-02-01", None, True, id="since-the-day-itself"),
        pytest.param("2023-02-02", None, False, id="since-the-day-after"),
        pytest.param(None, "2023-02-01", True, id="until-the-day-itself"),
        pytest.param(None, "2023-01-31", False, id="until-the-day-before"),
        pytest.param("2023-02", "2023-02", True, id="month"),
        pytest.param("2023-03", None, False, id="month-after"),
        pytest.param(None, "2023-01", False, id="month-before"),
        pytest.param("2023", "2023", True, id="year"),
        pytest.param(None, "2022", False, id="year-before"),
    ],
)
def test_a_day_in_a_window(since: str | None, until: str | None, inside: bool):
    assert Filters(since=since, until=until).in_window("2023-02-01", "2023-02-02") is inside


@pytest.mark.parametrize(
    ("since", "until", "inside"),
    [
        pytest.param("2023-02-28", None, True, id="last-day"),
        pytest.param("2023-03-01", None, False, id="end-is-exclusive"),
        pytest.param(None, "2023-02-01", True, id="first-day"),
        pytest.param("2023-02-10", "2023-02-11", True, id="window-within"),
        pytest.param("2024-02-29", None, False, id="leap-day"),
    ],
)
def test_a_month_meets_a_window_by_any_day(since: str | None, until: str | None, inside: bool):
    assert Filters(since=since, until=until).in_window("2023-02-01", "2023-03-01") is inside


def test_an_unknown_date_is_in_no_window():
    assert Filters().in_window("", "")
    assert not Filters(since="1900").in_window("", "")
    assert not Filters(until="2100").in_window("", "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"since": "2023-2-1"}, "since: '2023-2-1' is no date"),
        ({"since": "last year"}, "since: 'last year' is no date"),
        ({"until": "2023-02-30"}, "until: '2023-02-30' is no date"),
        ({"until": "2023-13"}, "until: '2023-13' is no date"),
        ({"until": ""}, "until: '' is no date"),
        ({"since": "0000"}, "since: '0000' is no date"),
        ({"since": "2023-03", "until": "2023-02"}, "since: 2023-03 is after until 2023-02"),
        ({"event_kind": ("meeting", "party")}, "event_kind: 'party' is none of meeting, "),
        ({"node_kind": ("journalist",)}, "node_kind: 'journalist' is none of official, "),
        ({"min_events": 0}, "min_events: must be at least 1, not 0"),
        ({"max_q": 0.0}, "max_q: must be above 0 and at most 1, not 0.0"),
        ({"max_q": 1.5}, "max_q: must be above 0 and at most 1, not 1.5"),
        ({"hops": 0}, "hops: must be at least 1, not 0"),
        ({"view": "circle"}, "view: 'circle' is none of all, events, coappearance"),
    ],
)
def test_what_makes_no_sense_is_named(options: dict[str, Any], message: str):
    with pytest.raises(ConfigError) as caught:
        Filters(**options)
    assert str(caught.value).startswith(message)


def test_the_last_year_there_is_can_end_a_window():
    assert Filters(until="9998").in_window("2023-02-01", "2023-02-02")
