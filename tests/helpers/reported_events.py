"""The events that the rules read in a text of invented names."""

from typing import Any

from recorded_tagger import report_on

from ner.extraction.events import Event

DAY = "2月1日"


def events_in(text: str, **options: Any) -> tuple[Event, ...]:
    """The events of an article of 2 February 2023, unless `published_on` is another day."""
    return report_on(text, places=("某村", "石桥街道"), **options).events


def one(text: str, **options: Any) -> Event:
    """The only event of an article."""
    (event,) = events_in(text, **options)
    return event


def names(event: Event, kind: str = "person") -> dict[str, str]:
    """The participants of a kind with their roles."""
    return {p.name: p.role for p in event.participants if p.kind == kind}
