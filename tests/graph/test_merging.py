"""Which reports tell of one real event."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.events import Event
from graph.merging import merged_ids
from ner.dates import DateInterval, DateMention
from ner.spans import Span

Reported = tuple[Event, frozenset[str]]


def reported(people: str, day: int | None = 1, kind: str = "meeting", days: int = 1) -> Reported:
    """A report of an event of February 2023 in which the letters took part."""
    mention = None
    if day is not None:
        start = date(2023, 2, day)
        interval = DateInterval(start, start + timedelta(days=days))
        mention = DateMention(0, 4, f"2月{day}日", interval, "issue", "day")
    event = Event(kind=kind, name="", date=mention, place="", participants=(), span=Span(0, 0))
    return event, frozenset(people)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(reported("ab"), reported("ab"), True, id="same-people"),
        pytest.param(reported("abc"), reported("abd"), True, id="half-of-them"),
        pytest.param(reported("abc"), reported("abdef"), False, id="less-than-half"),
        pytest.param(reported("a"), reported("a"), False, id="one-person-is-not-enough"),
        pytest.param(reported("ab"), reported("cd"), False, id="other-people"),
        pytest.param(reported("ab"), reported("ab", day=2), False, id="another-day"),
        pytest.param(reported("ab"), reported("ab", kind="signing"), False, id="another-kind"),
        pytest.param(reported("ab", day=None), reported("ab", day=None), False, id="days-unknown"),
        pytest.param(reported("ab"), reported("ab", day=None), False, id="one-day-unknown"),
    ],
)
def test_two_reports(one: Reported, other: Reported, same: bool) -> None:
    merged = merged_ids({"e1": one, "e2": other})
    assert merged == ({"e1": "e1", "e2": "e1"} if same else {"e1": "e1", "e2": "e2"})


def test_a_chain_of_reports_is_one_event_with_the_smallest_id() -> None:
    events = {"e3": reported("abcd"), "e1": reported("abcdef"), "e2": reported("cdef")}
    assert set(merged_ids(events).values()) == {"e1"}


def test_nothing() -> None:
    assert merged_ids({}) == {}


EVENTS = st.dictionaries(
    st.sampled_from([f"e{n}" for n in range(6)]),
    st.builds(
        reported,
        st.text(alphabet="abcd", max_size=4),
        st.sampled_from([1, 2, None]),
        st.sampled_from(["meeting", "visit"]),
    ),
)


@given(EVENTS, st.randoms())
def test_the_order_of_reports_does_not_matter(events: dict[str, Reported], random: Random) -> None:
    items = list(events.items())
    random.shuffle(items)
    assert merged_ids(dict(items)) == merged_ids(events)


@given(EVENTS)
def test_every_report_has_an_event_whose_first_report_it_is(events: dict[str, Reported]) -> None:
    merged = merged_ids(events)
    assert set(merged) == set(events)
    assert all(merged[owner] == owner and owner <= event for event, owner in merged.items())
