"""How well a run agrees with a hand-made annotation: the tally of each measure, page by page.

White space in names is ignored. A person is one name on one page; other spellings that the
annotation knows count as that name. What the annotation marks as `maybe`, optional or unknown counts
neither for nor against.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from operator import eq
from typing import TypeVar

import pandas as pd

from graph.evaluation.gold import ACTORS, UNKNOWN, GoldEvent, GoldPage
from graph.evaluation.matching import is_fuller, plain, same_body, same_company, same_date, same_title
from graph.evaluation.predictions import PredictedEvent, PredictedPage, predicted_pages
from ner.training.scoring import Tally

MEASURES = ("person", "person_title", "company", "event", "co_attendance", "official_company")
"""What is found or missed."""

SHARES = ("participant_or_not", "event_kind", "event_date", "event_role", "body")
"""What is right or wrong of what was found, so that precision and recall are one share.

participant_or_not: whether a person is rightly an official or a company's leader, or rightly not,
over the persons that were predicted and annotated. event_kind, event_date: over the events that were
matched. event_role: over the persons of matched events whose role is annotated. body: the annotated
bodies that stand among those of the person's posts.
"""

Score = Mapping[str, Tally]
"""The tally of each measure and share, in the order of MEASURES and SHARES."""

_S = TypeVar("_S")
_T = TypeVar("_T")

SAME_EVENT = 0.5
"""Share of all participants that either names, from which two reports are of one event."""


def evaluate(gold: Mapping[str, GoldPage], frames: Mapping[str, pd.DataFrame]) -> dict[str, Score]:
    """The score of each annotated page, by its name: a run's tables against the annotation.

    A page of the annotation that the run has not read counts as missed; a page without annotation
    is left out.
    """
    predicted = predicted_pages(frames)
    return {key: score_page(page, predicted.get(key, PredictedPage())) for key, page in gold.items()}


def total(scores: Iterable[Score]) -> Score:
    """All pages together (micro average)."""
    sums = dict.fromkeys((*MEASURES, *SHARES), Tally())
    for score in scores:
        sums = {name: tally + score[name] for name, tally in sums.items()}
    return sums


def score_page(gold: GoldPage, predicted: PredictedPage) -> Score:
    """The score of one page."""
    judged = [
        (role in ACTORS) == (gold.roles[name] in ACTORS)
        for name, role in _named(gold, predicted.roles)
        if gold.roles.get(name, UNKNOWN) != UNKNOWN
    ]
    events = [replace(e, roles=dict(_named(gold, e.roles))) for e in predicted.events if e.roles]
    matches = match_events(gold.events, events)
    matched = [(gold.events[g], events[index]) for g, index in matches.items()]
    roles = [
        event.roles[name] == role
        for annotated, event in matched
        for name, role in annotated.roles.items()
        if name in event.roles
    ]
    return {
        "person": _score_persons(gold, predicted),
        "person_title": _score_titles(gold, predicted),
        "company": _score_companies(gold.companies, predicted.companies),
        "event": _score_events(gold, events, set(matches.values())),
        "co_attendance": _score_pairs(gold, events),
        "official_company": _score_contacts(gold, events),
        "participant_or_not": _share(judged),
        "event_kind": _share([event.kind == annotated.kind for annotated, event in matched]),
        "event_date": _share([_same_day(annotated, event) for annotated, event in matched]),
        "event_role": _share(roles),
        "body": _share(list(_found_bodies(gold, predicted))),
    }


def match_events(gold: Sequence[GoldEvent], events: Sequence[PredictedEvent]) -> dict[int, int]:
    """Which predicted event each annotated one is, by their numbers: the best fit first.

    The fit is the share of common persons among all of both, those who perhaps took part left out;
    of equal fits, the event of the right kind and day is meant. Below SAME_EVENT there is none.
    """
    fits = [
        (len(event.people & g.people) / len(event.people - g.maybe | g.people), -number, -index)
        for number, g in enumerate(gold)
        if g.people
        for index, event in enumerate(events)
    ]
    matches: dict[int, int] = {}
    for share, number, index in sorted(fits, key=lambda fit: _rank(fit, gold, events), reverse=True):
        if share >= SAME_EVENT and -number not in matches and -index not in matches.values():
            matches[-number] = -index
    return matches


def _rank(
    fit: tuple[float, int, int], gold: Sequence[GoldEvent], events: Sequence[PredictedEvent]
) -> tuple[float, int, int, int]:
    share, number, index = fit
    annotated, event = gold[-number], events[-index]
    return share, (event.kind == annotated.kind) + _same_day(annotated, event), number, index


def _score_persons(gold: GoldPage, predicted: PredictedPage) -> Tally:
    names = {name for name, _ in _named(gold, predicted.roles)}
    return Tally(len(names & gold.roles.keys()), len(names), len(gold.roles))


def _score_titles(gold: GoldPage, predicted: PredictedPage) -> Tally:
    """Titles of officials, company leaders and names unknown to the annotation."""
    right = count = 0
    for name, titles in _named(
        gold, {person: predicted.titles.get(person, ()) for person in predicted.roles}
    ):
        if gold.roles.get(name) in ("journalist", "other", UNKNOWN):
            continue
        left = list(gold.titles.get(name, {}).items())
        optional = gold.optional_titles.get(name, ())
        printed = dict.fromkeys(map(plain, titles))
        for title in printed:
            if title not in optional and not any(is_fuller(other, title) for other in printed):
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


def _score_events(gold: GoldPage, events: Sequence[PredictedEvent], matched: set[int]) -> Tally:
    """Events with persons; one of nobody but those who perhaps took part counts neither way."""
    doubtful = [event.maybe for event in gold.events if not event.people]
    judged = [
        index in matched or not any(event.people <= people for people in doubtful)
        for index, event in enumerate(events)
    ]
    return Tally(len(matched), sum(judged), sum(bool(event.people) for event in gold.events))


def _score_pairs(gold: GoldPage, events: Iterable[PredictedEvent]) -> Tally:
    """Pairs of persons in one event."""
    annotated = {pair for event in gold.events for pair in _pairs(event.people)}
    doubtful = {pair for event in gold.events for pair in _pairs(event.people | event.maybe)} - annotated
    predicted = {pair for event in events for pair in _pairs(event.people)} - doubtful
    return Tally(len(predicted & annotated), len(predicted), len(annotated))


def _score_contacts(gold: GoldPage, events: Iterable[PredictedEvent]) -> Tally:
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
        for event in events
        for person in event.people
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


def _found_bodies(gold: GoldPage, predicted: PredictedPage) -> Iterator[bool]:
    """For each annotated body whether one of that person's posts has it."""
    for person, body in gold.bodies:
        found = (b for name, bodies in _named(gold, predicted.bodies) if name == person for b in bodies)
        yield any(same_body(body, other) for other in found)


def _share(answers: Collection[bool]) -> Tally:
    return Tally(sum(answers), len(answers), len(answers))


def _same_day(annotated: GoldEvent, event: PredictedEvent) -> bool:
    return same_date(annotated.date, event.date_text, event.date_start)


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
