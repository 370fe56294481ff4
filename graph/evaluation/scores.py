"""How well a run agrees with a hand-made annotation: precision, recall and F1 of each measure.

The measures are counted over all pages together (micro average). White space in names is ignored.
A person is one name on one page; other spellings that the annotation knows count as that name. What
the annotation marks as `maybe` or optional counts neither for nor against.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from operator import eq
from typing import Any, TypeVar

import pandas as pd

from graph.evaluation.gold import ACTORS, GoldEvent, GoldPage, plain
from graph.evaluation.matching import same_company, same_date, same_title
from graph.evaluation.predictions import PredictedEvent, PredictedPage, predicted_pages

MEASURES = ("person", "person_title", "company", "event", "co_attendance", "official_company")
SHARES = ("participant_or_not", "event_kind", "event_date")

_S = TypeVar("_S")
_T = TypeVar("_T")

SAME_EVENT = 0.5
"""Share of all participants that either names, from which two reports are of one event."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of items: predicted and right, predicted at all, and in the gold annotation."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 when nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was predicted; 0 when there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tally of each measure, and three shares counted as (right, all).

    Attributes:
        tallies: by measure, in the order of MEASURES.
        shares: by name, in the order of SHARES: whether a person is rightly an official or a
            company's leader, or rightly not, over the persons that were predicted and annotated;
            whether the kind, and whether the date is right, over the events that were matched.
    """

    tallies: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    shares: Mapping[str, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(SHARES, (0, 0)))

    def __add__(self, other: "Score") -> "Score":
        return Score(
            tallies={name: self.tallies[name] + other.tallies[name] for name in MEASURES},
            shares={name: _sum(self.shares[name], other.shares[name]) for name in SHARES},
        )

    def lines(self) -> list[str]:
        """The score as text, one measure a line."""
        rows = [
            f"{name:16s} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} "
            f"(gold {t.gold}, predicted {t.predicted})"
            for name, t in self.tallies.items()
        ]
        (right, judged), kinds, dates = (self.shares[name] for name in SHARES)
        return [
            *rows,
            f"participant-or-not accuracy {right / judged if judged else 0:.3f} of {judged}; "
            f"event kind {kinds[0]}/{kinds[1]}, event date {dates[0]}/{dates[1]}",
        ]

    def as_dict(self) -> dict[str, Any]:
        """The score as plain values, to be written as JSON."""
        measures: dict[str, Any] = {
            name: {"precision": t.precision, "recall": t.recall, "f1": t.f1, **asdict(t)}
            for name, t in self.tallies.items()
        }
        return measures | {name: {"right": right, "of": of} for name, (right, of) in self.shares.items()}


def evaluate(gold: Mapping[str, GoldPage], frames: Mapping[str, pd.DataFrame]) -> Score:
    """The score of a run's tables against the annotated pages.

    A page of the annotation that the run has not read counts as missed; a page without annotation
    is left out.
    """
    predicted = predicted_pages(frames)
    score = Score()
    for key, page in gold.items():
        score += score_page(page, predicted.get(key, PredictedPage()))
    return score


def score_page(gold: GoldPage, predicted: PredictedPage) -> Score:
    """The score of one page."""
    judged = [(gold.roles[name], role) for name, role in _named(gold, predicted.roles) if name in gold.roles]
    right = [role for gold_role, role in judged if (role in ACTORS) == (gold_role in ACTORS)]
    events = [(frozenset(map(gold.name_of, e.people)), e) for e in predicted.events if e.people]
    matches = list(_match_events(gold, events))
    kinds = sum(event.kind == annotated.kind for annotated, event in matches)
    dates = sum(same_date(annotated.date, e.date_text, e.date_start) for annotated, e in matches)
    return Score(
        tallies={
            "person": _score_persons(gold, predicted),
            "person_title": _score_titles(gold, predicted),
            "company": _score_companies(gold.companies, predicted.companies),
            "event": Tally(len(matches), len(events), sum(bool(e.people) for e in gold.events)),
            "co_attendance": _score_pairs(gold, [people for people, _ in events]),
            "official_company": _score_contacts(gold, events),
        },
        shares={
            "participant_or_not": (len(right), len(judged)),
            "event_kind": (kinds, len(matches)),
            "event_date": (dates, len(matches)),
        },
    )


def _score_persons(gold: GoldPage, predicted: PredictedPage) -> Tally:
    names = {name for name, _ in _named(gold, predicted.roles)}
    return Tally(len(names & gold.roles.keys()), len(names), len(gold.roles))


def _score_titles(gold: GoldPage, predicted: PredictedPage) -> Tally:
    """Titles of officials, company leaders and names unknown to the annotation."""
    right = count = 0
    for name, titles in _named(
        gold, {person: predicted.titles.get(person, ()) for person in predicted.roles}
    ):
        if gold.roles.get(name) in ("journalist", "other"):
            continue
        left = list(gold.titles.get(name, {}).items())
        optional = gold.optional_titles.get(name, ())
        for title in dict.fromkeys(map(plain, titles)):
            if title not in optional:
                count += 1
                right += _take(left, title, lambda title, annotated: same_title(title, *annotated))
    annotated = sum(
        title not in gold.optional_titles.get(name, ())
        for name, role in gold.roles.items()
        if role in ACTORS
        for title in gold.titles.get(name, {})
    )
    return Tally(right, count, annotated)


def _score_companies(gold: frozenset[str], predicted: frozenset[str]) -> Tally:
    left = sorted(gold)
    right = sum(_take(left, name, eq) or _take(left, name, same_company) for name in sorted(predicted))
    return Tally(right, len(predicted), len(gold))


def _match_events(
    gold: GoldPage, events: Sequence[tuple[frozenset[str], PredictedEvent]]
) -> Iterator[tuple[GoldEvent, PredictedEvent]]:
    """Each annotated event, in order, with the best of the predicted events that are not matched yet."""
    free = dict(enumerate(events))
    for annotated in gold.events:
        if not annotated.people or not free:
            continue
        overlap = {
            index: len(annotated.people & people) / len(annotated.people | people)
            for index, (people, _) in free.items()
        }
        best = max(overlap, key=lambda index: (overlap[index], index))
        if overlap[best] >= SAME_EVENT:
            yield annotated, free.pop(best)[1]


def _score_pairs(gold: GoldPage, events: Iterable[frozenset[str]]) -> Tally:
    """Pairs of persons in one event."""
    annotated = {pair for event in gold.events for pair in _pairs(event.people)}
    doubtful = {pair for event in gold.events for pair in _pairs(event.people | event.maybe)} - annotated
    predicted = {pair for people in events for pair in _pairs(people)} - doubtful
    return Tally(len(predicted & annotated), len(predicted), len(annotated))


def _score_contacts(gold: GoldPage, events: Iterable[tuple[frozenset[str], PredictedEvent]]) -> Tally:
    """Pairs of an official and a company in one event."""
    officials = {name for name, role in gold.roles.items() if role == "official"}
    annotated = {
        (person, firm) for e in gold.events for person in e.people & officials for firm in e.companies
    }
    likely = [
        (person, firm)
        for e in gold.events
        for person in e.people | e.maybe
        for firm in e.companies | e.companies_maybe
    ]
    predicted = {
        (person, firm)
        for people, event in events
        for person in people
        if gold.roles.get(person, "official") == "official"
        for firm in event.companies
    }
    left = sorted(annotated)
    right = doubtful = 0
    for contact in sorted(predicted):
        if _take(left, contact, _same_contact):
            right += 1
        else:
            doubtful += any(_same_contact(contact, other) for other in likely)
    return Tally(right, len(predicted) - doubtful, len(annotated))


def _sum(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return left[0] + right[0], left[1] + right[1]


def _same_contact(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and same_company(one[1], other[1])


def _take(left: list[_T], predicted: _S, same: Callable[[_S, _T], bool]) -> bool:
    """Remove the first of the annotated items that is the `same` as the predicted one, if there is one."""
    for index, annotated in enumerate(left):
        if same(predicted, annotated):
            del left[index]
            return True
    return False


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(names), 2)


def _named(gold: GoldPage, by_spelling: Mapping[str, _T]) -> Iterator[tuple[str, _T]]:
    """The items under the names of the annotation; a name may come more than once."""
    return ((gold.name_of(spelling), value) for spelling, value in by_spelling.items())
