"""Which reports tell of one real event."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from blank_rows import row
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.resolution import event_matching as matching
from graph.resolution.event_matching import merge_events
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import ParticipantRow
from graph.tables.rows import EventRow


@dataclass(frozen=True)
class Reported:
    """A report of an event, one letter for each person in it, capital for each firm; days are of February 2023."""

    people: str
    day: int | None = 1
    kind: str = "meeting"
    days: int = 1
    article: str = ""


reported = Reported

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 60)))
"""Sixty people."""


def merged_ids(events: dict[str, Reported]) -> dict[str, str]:
    """What the events are merged into; each is of an article of its own, unless it says otherwise."""
    with State() as state:
        state.connection.execute(create_table("resolved.participants", ParticipantRow))
        state.add_rows("observed.events", [_row(event_id, event) for event_id, event in events.items()])
        state.add_rows(
            "resolved.participants",
            [
                ParticipantRow(
                    event_id=event_id, entity_id=person, position=at, name=person, entity_kind=_kind(person)
                )
                for event_id, event in events.items()
                for at, person in enumerate(sorted(set(event.people)))
            ],
        )
        merge_events(state)
        return dict(state.connection.execute("FROM resolved.merged").fetchall())


def _kind(participant: str) -> str:
    return "company" if participant.isupper() else "person"


def _row(event_id: str, event: Reported) -> EventRow:
    start = date(2023, 2, event.day) if event.day else None
    days = (start, start + timedelta(days=event.days)) if start else ("", "")
    return row(
        EventRow,
        event_id=event_id,
        article_id=event.article or event_id,
        kind=event.kind,
        date_start=str(days[0]),
        date_end=str(days[1]),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(reported("ab"), reported("ab"), True, id="same-people"),
        pytest.param(reported("abc"), reported("abd"), True, id="half-of-them"),
        pytest.param(reported("abc"), reported("abdef"), False, id="less-than-half"),
        pytest.param(reported(MANY[:26]), reported(MANY[1:51]), False, id="25-of-51"),
        pytest.param(reported(MANY[:26]), reported(MANY[1:50]), True, id="25-of-50"),
        pytest.param(reported("a"), reported("a"), False, id="one-person-is-not-enough"),
        pytest.param(
            reported("a", days=3), reported("a", days=3), False, id="one-person-on-several-days-is-one"
        ),
        pytest.param(
            reported("abX", kind="visit"), reported("acX", kind="visit"), True, id="a-call-on-one-firm"
        ),
        pytest.param(
            reported("aX", kind="inspection"), reported("aX", kind="visit"), False, id="calls-of-two-kinds"
        ),
        pytest.param(reported("aX", kind="visit"), reported("aY", kind="visit"), False, id="two-firms"),
        pytest.param(reported("aX", kind="visit"), reported("bX", kind="visit"), False, id="two-callers"),
        pytest.param(reported("aX"), reported("aX"), False, id="one-person-and-firm-at-a-meeting"),
        pytest.param(
            reported("aX", kind="visit", days=2), reported("aX", kind="visit"), False, id="a-call-of-two-days"
        ),
        pytest.param(reported("abcXY"), reported("adeXY"), False, id="firms-are-no-persons"),
        pytest.param(reported("ab"), reported("cd"), False, id="other-people"),
        pytest.param(reported("ab"), reported("ab", day=2), False, id="another-day"),
        pytest.param(reported("ab"), reported("ab", kind="signing"), False, id="another-kind"),
        pytest.param(reported("ab", days=5), reported("ab", day=3), True, id="a-day-of-several"),
        pytest.param(reported("ab", days=15), reported("ab", day=3), True, id="half-a-month"),
        pytest.param(
            reported("ab", days=16), reported("ab", day=3), False, id="more-than-half-a-month-is-too-vague"
        ),
        pytest.param(reported("ab", article="a"), reported("ab", article="a"), False, id="one-article"),
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


def test_in_parts_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    events = {
        "e1": reported("abc", days=9),
        "e2": reported("abd", day=3, days=5),
        "e3": reported("xyz", day=4),
        "e4": reported("xy", day=2, days=4),
    }
    expected = {"e1": "e1", "e2": "e1", "e3": "e3", "e4": "e3"}
    assert merged_ids(events) == expected
    monkeypatch.setattr(matching, "AT_ONCE", 2)
    assert merged_ids(events) == expected


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
@settings(max_examples=10, deadline=None)
def test_the_order_of_reports_does_not_matter(events: dict[str, Reported], random: Random) -> None:
    items = list(events.items())
    random.shuffle(items)
    assert merged_ids(dict(items)) == merged_ids(events)


@given(EVENTS)
@settings(max_examples=10, deadline=None)
def test_every_report_has_an_event_whose_first_report_it_is(events: dict[str, Reported]) -> None:
    merged = merged_ids(events)
    assert set(merged) == set(events)
    assert all(merged[owner] == owner and owner <= event for event, owner in merged.items())


def test_so_many_rows_are_in_memory_at_one_time() -> None:
    """As measured in docs/scale.md."""
    assert (matching.AT_ONCE, matching.PAIRS_AT_ONCE) == (250_000, 10_000)
