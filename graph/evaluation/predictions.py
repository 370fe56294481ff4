"""What a run says of each page, in the terms of the annotation."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from graph.evaluation.gold import ACTORS
from graph.evaluation.matching import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedEvent:
    """An event as a run reports it; `roles` are those of the persons who took part."""

    kind: str
    date_text: str
    date_start: str
    roles: Mapping[str, str]
    companies: frozenset[str]

    @property
    def people(self) -> frozenset[str]:
        """The persons who took part."""
        return frozenset(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedPage:
    """What a run says of one page: role, titles and bodies of each person, in the order of the text."""

    roles: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    companies: frozenset[str] = frozenset()
    events: tuple[PredictedEvent, ...] = ()


def predicted_pages(frames: Mapping[str, pd.DataFrame]) -> dict[str, PredictedPage]:
    """What the tables of a run say of each page, by the source's name without folder and ending.

    A page whose article is a duplicate says what the article that leads says.
    """
    pages_of: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in _rows(frames["articles"]):
        pages_of[row["duplicate_of"] or row["article_id"]][Path(row["source"]).stem] = None
    roles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    titles: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    bodies: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    companies: defaultdict[str, set[str]] = defaultdict(set)
    events: defaultdict[str, list[PredictedEvent]] = defaultdict(list)
    for row in _rows(frames["person_roles"]):
        for page in pages_of[row["article_id"]]:
            if row["role"] in ACTORS or row["name"] not in roles[page]:
                roles[page][row["name"]] = row["role"]
    for row in _rows(frames["attributions"]):
        for page in pages_of[row["article_id"]]:
            roles[page].setdefault(row["person"], "official")
            titles[page][row["person"]].append(row["title"])
            bodies[page][row["person"]].append(plain(row["organization"]))
    for row in _rows(frames["organization_mentions"]):
        if row["kind"] == "company":
            for page in pages_of[row["article_id"]]:
                companies[page].add(plain(row["name"]))
    participants: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in _rows(frames["participations"]):
        participants[row["event_id"], row["entity_kind"]][plain(row["name"])] = row["role"]
    for row in _rows(frames["events"]):
        event = PredictedEvent(
            kind=row["kind"],
            date_text=row["date_text"],
            date_start=row["date_start"],
            roles=participants[row["event_id"], "person"],
            companies=frozenset(participants[row["event_id"], "company"]),
        )
        for page in pages_of[row["article_id"]]:
            events[page].append(event)
    return {
        page: PredictedPage(
            roles=roles[page],
            titles={name: tuple(printed) for name, printed in titles[page].items()},
            bodies={name: tuple(found) for name, found in bodies[page].items()},
            companies=frozenset(companies[page]),
            events=tuple(events[page]),
        )
        for page in dict.fromkeys(page for pages in pages_of.values() for page in pages)
    }


def _rows(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return frame.to_dict("records")
