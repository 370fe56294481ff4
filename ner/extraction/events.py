"""The events that an article reports: what kind, when, where, and who took part in which role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from re import compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.dates import DateMention
from ner.extraction.event_boundaries import ReportedEvent, separate_events, sequel
from ner.extraction.event_companies import company_part
from ner.extraction.event_dates import date_of_event
from ner.extraction.event_kinds import kind_of_event, kinds_in
from ner.extraction.event_mentions import find_event_mentions
from ner.extraction.non_events import gatherings, reports_events
from ner.lexicon.vocabulary import PARTICIPATION_ROLES
from ner.text.spans import Span

NAME_LENGTH = 40
"""Characters of its sentence that name an event which has no name."""
SENTENCES_BEFORE = 2
"""How many sentences before the first event's own may print its name."""

_NAME_AFTER = compile(
    r"(?:召开|举行|举办|出席|参加|主持召开|主持|开展|列席)(?:了)?(?:昨日的|当日的|今天的)?"
    r"(?P<name>(?:“[^”\n]{1,30}”)?[^，。；\n]{2,60}?(?:会议|大会|座谈会|全会|仪式|活动|论坛|年会|典礼|例会|推进会|部署会|会商会|会))(?!议)"
)
_NAME_BEFORE = compile(
    r"(?P<name>[^，。；：\n]{3,60}?(?:会议|大会|座谈会|全会|仪式|活动|论坛|年会|典礼|会))(?:在[^，。；]{1,20})?(?:隆重|顺利|正式)?(?:召开|举行|开幕|举办)"
)
_NO_NAME = compile(r"(?:(?:本次|该|此次)?会议|大会|仪式|座谈会|(?:上述|此次)?活动)")


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
        name: as printed; without a name the headline or the beginning of the sentence.
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
    events: list[Event] = []
    for event, own in zip(reported, numbers, strict=True):
        events.append(_event(article, event, events, set().union(*numbers) - own))
    return tuple(events)


def _event(
    article: ArticleFacts, reported: ReportedEvent, earlier: Sequence[Event], elsewhere: Collection[int]
) -> Event:
    mentions, first = reported.mentions, not earlier
    span = mentions[0].span
    kind, rule = kind_of_event(article, mentions, first=first)
    people = _people(reported)
    return Event(
        kind=kind,
        name=_name(article, span, first=first),
        date=date_of_event(article, mentions, _date_beside(mentions[0].text, earlier)),
        place=next((p.text for p in article.places if span.start <= p.start < span.end), ""),
        participants=(*people, *_companies(article, reported, people, kind, elsewhere)),
        span=span,
        rule=f"{reported.rule}/{rule}",
    )


def _people(reported: ReportedEvent) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for action in (action for mention in reported.mentions for action in mention.actions):
        person, role = action.person, action.role or "attendee"
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
    elsewhere: Collection[int],
) -> tuple[Participant, ...]:
    """The companies that take part by what the text says of them, or because a participant leads them."""
    parts = [
        (company.text, company_part(article, reported, kind, company, elsewhere), company.span)
        for company in article.organizations
        if company.kind == "company"
    ]
    parts += [
        (name, ("attendee", "represented"), Span(person.start, person.end))
        for person in people
        for name in article.companies_led.get(person.name, ())
    ]
    found: dict[str, Participant] = {}
    for name, part, span in parts:
        if part and name not in found:
            found[name] = Participant(
                name=name, kind="company", role=part[0], rule=part[1], start=span.start, end=span.end
            )
    return tuple(found.values())


def _name(article: ArticleFacts, span: Span, *, first: bool) -> str:
    """The event's name as printed; without one, the headline, without that the sentence's beginning."""
    sentences = [s.of(article.text) for s in article.sentences if s.start <= span.start]
    for text in reversed(sentences[-1 - SENTENCES_BEFORE if first else -1 :]):
        for pattern in (_NAME_BEFORE, _NAME_AFTER):
            match = pattern.search(text)
            if match and not _NO_NAME.fullmatch(match["name"]):
                return _unquoted(match["name"])
    if first and article.headline:
        return article.headline
    return span.of(article.text).strip()[:NAME_LENGTH]


def _unquoted(name: str) -> str:
    """The name without quotation marks around the whole of it, or without their other half."""
    if name.startswith("“") and name.endswith("”"):
        return name[1:-1]
    return name.removeprefix("”").removesuffix("“")


def _date_beside(sentence: str, earlier: Sequence[Event]) -> DateMention | None:
    """The date of the event that a sentence names as before or after its own (开工仪式后，): of that kind, or the last."""
    then = sequel(sentence)
    dated = [event for event in earlier if event.date is not None] if then else []
    kinds = kinds_in(then.group()) if then else set()
    fitting = [event for event in dated if event.kind in kinds] or dated
    return fitting[-1].date if fitting else None
