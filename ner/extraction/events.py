"""The events that an article reports: what kind, when, where, and who took part in which role."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.dates import DateMention
from ner.extraction.event_boundaries import separate_events
from ner.extraction.event_companies import company_parts, firm_in_front
from ner.extraction.event_dates import date_of_event
from ner.extraction.event_kinds import OTHER, is_beside_another, kind_by_name, kind_of_event, kinds_in
from ner.extraction.event_mentions import EventMention, find_event_mentions, sequel
from ner.extraction.event_names import name_of_event
from ner.extraction.event_roles import role_at_event
from ner.extraction.event_venues import place_of_event
from ner.extraction.firm_signings import firm_signings
from ner.extraction.non_events import gatherings, is_history, reports_events
from ner.extraction.organization_names import FullNames, is_parent
from ner.extraction.organizations import OrganizationMention
from ner.extraction.reported_event import ReportedEvent
from ner.extraction.separate_ways import EACH_APART
from ner.lexicon.vocabulary import PARTICIPATION_ROLES
from ner.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at an event: a person (`name` is the full name) or a company."""

    name: str
    kind: str
    role: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one article reports it.

    Attributes:
        kind: signing, ceremony, visit, meeting, inspection, activity or other.
        name: as printed; without a name the kind and who is there (签约：甲公司、乙).
        date: None when the text gives none that fits.
        place: as printed; blank when unknown.
        participants: persons, then companies.
        span: the first sentence that mentions it.
        rule: why it is an event of its own and why of its kind, with a slash between: first/meeting_talks.
    """

    kind: str
    name: str
    date: DateMention | None
    place: str
    participants: tuple[Participant, ...]
    span: Span
    rule: str


def find_events(article: ArticleFacts) -> tuple[Event, ...]:
    """The events of an article, in text order."""
    if not reports_events(article):
        return ()
    reported = gatherings(article, separate_events(article, find_event_mentions(article)))
    numbers = [{mention.number for mention in event.mentions} for event in reported]
    counted = Counter(number for own in numbers for number in own)
    told = set(counted)
    events: list[Event] = []
    for index, event in enumerate(reported):
        elsewhere = told - numbers[index]
        if event.rule in EACH_APART:
            others = {number for number in numbers[index] if counted[number] > 1}
            elsewhere = set(range(len(article.sentences))) - numbers[index] | others
        events.append(_event(article, event, events, sorted(elsewhere)))
    if not any(event.kind == "signing" for event in events):
        taken = {number + by for number in told for by in (-1, 0, 1)}
        events += [_signing(article, mention, parties) for mention, parties in firm_signings(article, taken)]
        events.sort(key=lambda event: event.span.start)
    return tuple(e for e in events if not (_is_nothing(e) or is_history(article, e.date)))


def _is_nothing(event: Event) -> bool:
    """Whether one person alone does something of which no word says what it is."""
    people = [p for p in event.participants if p.kind == "person"]
    undated = event.date is None or event.date.kind == "vague"
    return event.kind == OTHER and event.rule.endswith("/none") and len(people) < 2 and undated


def _event(
    article: ArticleFacts, reported: ReportedEvent, earlier: Sequence[Event], elsewhere: Sequence[int]
) -> Event:
    mentions = reported.mentions
    first = not earlier and not is_beside_another(mentions[0])
    span = mentions[0].span
    kind, rule = kind_of_event(article, mentions, first=first)
    people = _people(reported, rule)
    companies = _companies(article, reported, people, kind, elsewhere)
    name = name_of_event(
        article, mentions[0], kind, [p.name for p in people], [c.name for c in companies], first=first
    )
    kind, rule = kind_by_name(name, kind, rule)
    return Event(
        kind=kind,
        name=name,
        date=date_of_event(article, mentions, _date_beside(mentions[0].text, earlier)),
        place=place_of_event(article, mentions, kind, name, first=first),
        participants=(*people, *companies),
        span=span,
        rule=f"{reported.rule}/{rule}",
    )


def _signing(article: ArticleFacts, mention: EventMention, parties: Sequence[OrganizationMention]) -> Event:
    """The deal of firms, maybe with other bodies, of whose people the text names none."""
    names = [party.text for party in parties]
    name = name_of_event(article, mention, "signing", (), names, first=False)
    return Event(
        kind="signing",
        name=name,
        date=date_of_event(article, (mention,), None),
        place=place_of_event(article, (mention,), "signing", name, first=True),
        participants=tuple(
            Participant(name=o.text, kind="company", role="signatory", rule="signs", start=o.start, end=o.end)
            for o in parties
            if o.kind == "company"
        ),
        span=mention.span,
        rule="firms_alone/signing_agreement",
    )


def _people(reported: ReportedEvent, kind_rule: str) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for action in (action for mention in reported.mentions for action in mention.actions):
        person, role = action.person, role_at_event(action, reported.mentions, kind_rule)
        known = found.get(person.name)
        if known is None or PARTICIPATION_ROLES.index(role) < PARTICIPATION_ROLES.index(known.role):
            found[person.name] = Participant(
                name=person.name,
                kind="person",
                role=role,
                rule=f"{action.group}:{action.predicate.verb}",
                start=person.start,
                end=person.end,
            )
    return tuple(found.values())


def _companies(
    article: ArticleFacts,
    reported: ReportedEvent,
    people: Sequence[Participant],
    kind: str,
    elsewhere: Sequence[int],
) -> tuple[Participant, ...]:
    """The companies that take part by what the text says of them, or because a participant leads them.

    Of guests who are received one by one only their own firms, and those of sentences about one of them alone.
    """
    told_of = company_parts(article, reported, kind, elsewhere)
    parts = [(company.text, part, company.span) for company, part in told_of]
    parts += [
        (
            name,
            ("signatory" if person.role == "signatory" else "attendee", "represented"),
            Span(person.start, person.end),
        )
        for person in people
        for name in article.companies_led.get(person.name) or _firm_of_speaker(article, person)
    ]
    found: dict[str, Participant] = {}
    told = FullNames(name for name, _, _ in parts)
    for name, part, span in parts:
        full = told.of(name)
        if name not in found and (full == name or is_parent(name, full, article.text)):
            found[name] = Participant(
                name=name, kind="company", role=part[0], rule=part[1], start=span.start, end=span.end
            )
    return tuple(found.values())


def _firm_of_speaker(article: ArticleFacts, person: Participant) -> tuple[str, ...]:
    """The firm for which somebody without a post takes the floor, as its name stands in front of his or hers."""
    firm = firm_in_front(article, person.start) if person.role == "speaker" else ""
    return (firm,) if firm else ()


def _date_beside(sentence: str, earlier: Sequence[Event]) -> DateMention | None:
    """The date of the event that a sentence names as before or after its own (开工仪式后，): of that kind, or the last."""
    then = sequel(sentence)
    dated = [event for event in earlier if event.date is not None] if then else []
    kinds = kinds_in(then.group()) if then else set()
    fitting = [event for event in dated if event.kind in kinds] or dated
    return fitting[-1].date if fitting else None
