"""How well a run agrees with a hand-made annotation: precision, recall and F1 of each layer.

The measures are counted over all pages together (micro average). White space in names is ignored.
A person is one name on one page; where the annotation knows other spellings of it, they count as
that name. What the annotation marks as `maybe` or optional counts neither for nor against.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from graph.evaluation.gold import ACTORS, GoldEvent, GoldPage, plain, read_gold

_T = TypeVar("_T")

MEASURES = ("person", "person_title", "company", "event", "co_attendance", "official_company")
# Two reports are of one event when they share this part of all participants that either names.
SAME_EVENT = 0.5
# Of two names of a company one may be part of the other, unless it is shorter than this.
SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    real: int = 0

    @property
    def precision(self) -> float:
        """The share of the found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the real that was found; 0 when there is nothing."""
        return self.right / self.real if self.real else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.real + other.real)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tally of each measure, and three shares counted as (right, all).

    `actor` is whether a person is told apart from journalists and from those who are only cited;
    `event_kind` and `event_date` are over the events that were found.
    """

    tallies: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    actor: tuple[int, int] = (0, 0)
    event_kind: tuple[int, int] = (0, 0)
    event_date: tuple[int, int] = (0, 0)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            tallies={name: self.tallies[name] + other.tallies[name] for name in MEASURES},
            actor=_add(self.actor, other.actor),
            event_kind=_add(self.event_kind, other.event_kind),
            event_date=_add(self.event_date, other.event_date),
        )

    def lines(self) -> list[str]:
        """The score as text, one measure a line."""
        rows = [
            f"{name:16s} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} "
            f"(gold {t.real}, predicted {t.found})"
            for name, t in self.tallies.items()
        ]
        right, judged = self.actor
        rows.append(
            f"participant-or-not accuracy {right / judged if judged else 0:.3f} of {judged}; "
            f"event kind {self.event_kind[0]}/{self.event_kind[1]}, "
            f"event date {self.event_date[0]}/{self.event_date[1]}"
        )
        return rows

    def as_dict(self) -> dict[str, Any]:
        """The score as plain values, to be written as JSON."""
        measures: dict[str, Any] = {
            name: {
                "precision": t.precision,
                "recall": t.recall,
                "f1": t.f1,
                "right": t.right,
                "predicted": t.found,
                "gold": t.real,
            }
            for name, t in self.tallies.items()
        }
        shares = {
            "participant_or_not": self.actor,
            "event_kind": self.event_kind,
            "event_date": self.event_date,
        }
        return measures | {name: {"right": right, "of": of} for name, (right, of) in shares.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event as a run reports it."""

    kind: str
    date_text: str
    date_start: str
    people: frozenset[str]
    companies: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """What a run found on one page: persons with their role and their titles in text order."""

    roles: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    companies: frozenset[str] = frozenset()
    events: tuple[FoundEvent, ...] = ()


def evaluate(gold: Path, frames: Mapping[str, pd.DataFrame]) -> Score:
    """The score of a run's tables against the annotation in the folder `gold`.

    A page of the annotation that the run has not read counts as missed; a page without annotation
    is left out.

    Raises:
        ConfigError: there is no annotation in `gold`, or it cannot be read.
    """
    found = found_pages(frames)
    score = Score()
    for key, page in read_gold(gold).items():
        score += score_page(page, found.get(key, FoundPage()))
    return score


def found_pages(frames: Mapping[str, pd.DataFrame]) -> dict[str, FoundPage]:
    """What the tables of a run say of each page, by the source's name without folder and ending."""
    page_of = {row["article_id"]: Path(row["source"]).stem for row in _rows(frames["articles"])}
    roles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    titles: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    companies: defaultdict[str, set[str]] = defaultdict(set)
    events: defaultdict[str, list[FoundEvent]] = defaultdict(list)
    for row in _rows(frames["person_roles"]):
        on_page = roles[page_of[row["article_id"]]]
        if row["role"] in ACTORS or row["name"] not in on_page:
            on_page[row["name"]] = row["role"]
    for row in _rows(frames["attributions"]):
        page = page_of[row["article_id"]]
        roles[page].setdefault(row["person"], "official")
        titles[page][row["person"]].append(row["title"])
    for row in _rows(frames["organization_mentions"]):
        if row["kind"] == "company":
            companies[page_of[row["article_id"]]].add(plain(row["name"]))
    takers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(frames["participations"]):
        takers[row["event_id"], row["entity_kind"]].add(plain(row["name"]))
    for row in _rows(frames["events"]):
        events[page_of[row["article_id"]]].append(
            FoundEvent(
                kind=row["kind"],
                date_text=row["date_text"],
                date_start=row["date_start"],
                people=frozenset(takers[row["event_id"], "person"]),
                companies=frozenset(takers[row["event_id"], "company"]),
            )
        )
    return {
        page: FoundPage(
            roles=roles[page],
            titles={name: tuple(found) for name, found in titles[page].items()},
            companies=frozenset(companies[page]),
            events=tuple(events[page]),
        )
        for page in dict.fromkeys(page_of.values())
    }


def score_page(gold: GoldPage, found: FoundPage) -> Score:
    """The score of one page."""
    judged = [role for name, role in _named(gold, found.roles) if name in gold.roles]
    right = [
        role
        for name, role in _named(gold, found.roles)
        if name in gold.roles and (role in ACTORS) == (gold.roles[name] in ACTORS)
    ]
    meetings = [(frozenset(map(gold.name_of, e.people)), e) for e in found.events if e.people]
    matches = list(_match_events(gold, meetings))
    kinds = sum(event.kind == real.kind for real, event in matches)
    dates = sum(same_date(real.date, event.date_text, event.date_start) for real, event in matches)
    return Score(
        tallies={
            "person": _score_persons(gold, found),
            "person_title": _score_titles(gold, found),
            "company": _score_companies(gold.companies, found.companies),
            "event": Tally(len(matches), len(meetings), sum(bool(e.people) for e in gold.events)),
            "co_attendance": _score_pairs(gold, [people for people, _ in meetings]),
            "official_company": _score_contacts(gold, meetings),
        },
        actor=(len(right), len(judged)),
        event_kind=(kinds, len(matches)),
        event_date=(dates, len(matches)),
    )


def _score_persons(gold: GoldPage, found: FoundPage) -> Tally:
    names = {name for name, _ in _named(gold, found.roles)}
    return Tally(len(names & gold.roles.keys()), len(names), len(gold.roles))


def _score_titles(gold: GoldPage, found: FoundPage) -> Tally:
    """Titles of officials, company leaders and names unknown to the annotation."""
    right = count = 0
    for name, titles in _named(gold, {spelling: found.titles.get(spelling, ()) for spelling in found.roles}):
        if name in gold.roles and gold.roles[name] in ("journalist", "other"):
            continue
        left = dict(gold.titles.get(name, {}))
        for title in dict.fromkeys(map(plain, titles)):
            if title in gold.optional_titles.get(name, ()):
                continue
            count += 1
            match = next((t for t, printed in left.items() if same_title(title, t, printed)), None)
            if match is not None:
                del left[match]
                right += 1
    real = sum(
        title not in gold.optional_titles.get(name, ())
        for name, role in gold.roles.items()
        if role in ACTORS
        for title in gold.titles.get(name, {})
    )
    return Tally(right, count, real)


def _score_companies(real: frozenset[str], found: frozenset[str]) -> Tally:
    left = set(real)
    right = 0
    for name in sorted(found):
        match = name if name in left else next((r for r in sorted(left) if _same_company(name, r)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Tally(right, len(found), len(real))


def _match_events(
    gold: GoldPage, meetings: Sequence[tuple[frozenset[str], FoundEvent]]
) -> Iterator[tuple[GoldEvent, FoundEvent]]:
    """Each real event, in order, with the best of the found events that are still free."""
    free = dict(enumerate(meetings))
    for real in gold.events:
        if not real.people or not free:
            continue
        overlap = {
            index: len(real.people & people) / len(real.people | people)
            for index, (people, _) in free.items()
        }
        best = max(overlap, key=lambda index: (overlap[index], index))
        if overlap[best] >= SAME_EVENT:
            yield real, free.pop(best)[1]


def _score_pairs(gold: GoldPage, meetings: Iterable[frozenset[str]]) -> Tally:
    """Pairs of persons in one event."""
    real = {pair for event in gold.events for pair in _pairs(event.people)}
    open_to_doubt = {pair for event in gold.events for pair in _pairs(event.people | event.maybe)} - real
    found = {pair for people in meetings for pair in _pairs(people)} - open_to_doubt
    return Tally(len(found & real), len(found), len(real))


def _score_contacts(gold: GoldPage, meetings: Iterable[tuple[frozenset[str], FoundEvent]]) -> Tally:
    """Pairs of an official and a company in one event."""
    officials = {name for name, role in gold.roles.items() if role == "official"}
    real = {(person, firm) for e in gold.events for person in e.people & officials for firm in e.companies}
    likely = {
        (person, firm)
        for e in gold.events
        for person in e.people | e.maybe
        for firm in e.companies | e.companies_maybe
    }
    found = {
        (person, firm)
        for people, event in meetings
        for person in people
        if gold.roles.get(person, "official") == "official"
        for firm in event.companies
    }
    left = set(real)
    right = doubtful = 0
    for person, firm in sorted(found):
        match = next((c for c in sorted(left) if c[0] == person and _same_company(firm, c[1])), None)
        if match is not None:
            left.remove(match)
            right += 1
        elif any(other == person and _same_company(firm, name) for other, name in likely):
            doubtful += 1
    return Tally(right, len(found) - doubtful, len(real))


def same_title(found: str, title: str, printed: str) -> bool:
    """Whether a title found is the annotated one, with or without what stands before its post.

    `title` is the annotated title without a proper name, `printed` the same as in the text.

    >>> same_title("甲市委书记", "市委书记", "甲市委书记"), same_title("书记", "市委书记", "甲市委书记")
    (True, True)
    >>> same_title("副书记", "市委书记", "甲市委书记")
    False
    """
    if found in (title, printed) or found.endswith(title):
        return True
    return len(found) >= min(2, len(title)) and len(found) >= 2 and printed.endswith(found)


_DIGITS = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})(?=[日号至、—～-])")


def same_date(gold: str, printed: str, start: str) -> bool:
    """Whether a printed date names the annotated months and days and `start` is their first day.

    `start` is an ISO date, or blank when unknown. An annotated date that names no day must be
    printed alike.

    >>> same_date("2月1日下午", "2023年2月1日", "2023-02-01"), same_date("2月1日", "1日", "")
    (True, False)
    """
    wanted = _days(gold)
    if not wanted:
        return plain(gold) == plain(printed) if plain(gold) else not _days(printed)
    month, day = wanted[0]
    return _days(printed) == wanted and (
        not start or (int(start[8:10]) == day and (month is None or int(start[5:7]) == month))
    )


def _days(text: str) -> tuple[tuple[int | None, int], ...]:
    """The month and day of the first two days that `text` names; a day keeps the month before it."""
    without_year = re.sub(r"\d{4}年", "", plain(text).translate(_DIGITS))
    days: list[tuple[int | None, int]] = []
    month = None
    for printed_month, day in _DAY.findall(without_year):
        month = int(printed_month) if printed_month else month
        days.append((month, int(day)))
    return tuple(days[:2])


def _same_company(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) >= SHORTEST_PART and (left in right or right in left))


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(names), 2)


def _named(gold: GoldPage, by_spelling: Mapping[str, _T]) -> Iterator[tuple[str, _T]]:
    """The items under the names of the annotation; a name may come more than once."""
    return ((gold.name_of(spelling), value) for spelling, value in by_spelling.items())


def _rows(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return frame.to_dict("records")


def _add(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return left[0] + right[0], left[1] + right[1]
