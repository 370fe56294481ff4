"""The report of an article with a researcher's corrections: names first, then posts, roles, events, participations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from ner.correcting.corrections import Correction, corrections_for, without_blanks
from ner.extraction.article_report import Report, report
from ner.extraction.attribution import PostAttribution
from ner.extraction.date_interval import DateInterval
from ner.extraction.dates import DateMention
from ner.extraction.events import Event, Participant
from ner.extraction.known_people import attributions_of
from ner.extraction.organizations import OrganizationMention
from ner.extraction.person_roles import roles_of
from ner.extraction.positions import position_of
from ner.extraction.title_heads import heads_of
from ner.lexicon.titles import with_titles
from ner.lexicon.word_lists import Division
from ner.sources.corpus_config import Ignore, KnownPerson, Settings
from ner.text.documents import Article
from ner.text.mentions import Mention
from ner.text.spans import Span, occurrences

CORRECTED = "corrected"
"""The rule of what a researcher has set or added."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedNames:
    """What was corrected about the names of an article that its report does not show.

    Attributes:
        roles: the persons whose role was set.
        kinds: the kind that was set or added, by the name of the organization as printed.
        dropped: the names that are no organizations, as printed.
    """

    roles: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedReport:
    """A report, the names about which something was corrected, and the corrections that change something or hold already."""

    report: Report
    names: CorrectedNames = CorrectedNames()
    found: frozenset[Correction] = frozenset()


def corrected_report(
    article: Article,
    mentions: Iterable[Mention],
    jurisdiction: Division | None,
    settings: Settings,
    corrections: Sequence[Correction],
) -> CorrectedReport:
    """What `report` gives, with the corrections whose quotes stand in the article.

    A correction that finds no row of its name in its sentence is not among those found.
    """
    own = corrections_for(article.text, article.source, corrections)
    if not own:
        return CorrectedReport(report=report(article, mentions, jurisdiction, settings))
    mentions = tuple(mentions)
    names, found = _with_names(article.text, settings, own)
    said = report(article, mentions, jurisdiction, names)
    with with_titles(heads_of(settings.titles)):
        return _Corrector(said, own, found).corrected()


def _with_names(
    text: str, settings: Settings, corrections: Iterable[Correction]
) -> tuple[Settings, set[Correction]]:
    """The settings with the names that are added or are nobody in this article; and the corrections that say so."""
    added: list[KnownPerson] = []
    dropped: list[str] = []
    found: set[Correction] = set()
    for correction in corrections:
        named = correction.table == "mentions" and any(
            without_blanks(correction.name) in without_blanks(place.of(text))
            for place in correction.places_in(text)
        )
        if named and correction.action == "add":
            added.append(KnownPerson(name=correction.name))
        elif named and correction.action == "drop":
            dropped.append(correction.name)
        if named:
            found.add(correction)
    ignore = Ignore(names=(*settings.ignore.names, *dropped), strings=settings.ignore.strings)
    return replace(settings, people=(*settings.people, *added), ignore=ignore), found


class _Corrector:
    """Applies corrections to one report, table by table; `found` gathers those that find their rows."""

    def __init__(self, said: Report, corrections: Sequence[Correction], found: set[Correction]) -> None:
        self._said = said
        self._text = said.article.text
        self._corrections = corrections
        self._found = found
        self._roles: set[str] = set()
        self._kinds: dict[str, str] = {}
        self._dropped: set[str] = set()

    def corrected(self) -> CorrectedReport:
        self._correct_organizations()
        self._correct_attributions()
        self._correct_roles()
        self._correct_events()
        names = CorrectedNames(
            roles=frozenset(self._roles), kinds=self._kinds, dropped=frozenset(self._dropped)
        )
        return CorrectedReport(report=self._said, names=names, found=frozenset(self._found))

    def _of(self, table: str) -> list[Correction]:
        return [correction for correction in self._corrections if correction.table == table]

    def _change(
        self,
        items: list[Item],
        correction: Correction,
        span: Callable[[Item], Span],
        name: Callable[[Item], str],
        change: Callable[[Item, Correction], Item],
    ) -> list[Item]:
        """The items of the correction's name in its sentence changed or, when it drops them, left out."""
        places = correction.places_in(self._text)
        wanted = without_blanks(correction.name)
        there = [
            number
            for number, item in enumerate(items)
            if any(span(item).overlaps(place) for place in places)
            and (not wanted or without_blanks(name(item)) == wanted)
        ]
        chosen = set(there[correction.nth - 1 : correction.nth] if correction.nth else there)
        if chosen:
            self._found.add(correction)
        if correction.action == "drop":
            return [item for number, item in enumerate(items) if number not in chosen]
        return [change(item, correction) if number in chosen else item for number, item in enumerate(items)]

    def _places_of_name(self, correction: Correction) -> list[Span]:
        """Where the name stands in the quote."""
        return [
            place.shift(quote.start)
            for quote in correction.places_in(self._text)
            for place in occurrences(quote.of(self._text), correction.name)
        ]

    def _correct_organizations(self) -> None:
        organizations = list(self._said.organizations)
        for correction in self._of("organization_mentions"):
            if correction.action == "add":
                kind = correction.value
                named = self._places_of_name(correction)
                organizations = [o for o in organizations if not any(o.span.overlaps(p) for p in named)]
                organizations += [OrganizationMention(p.start, p.end, p.of(self._text), kind) for p in named]
                self._found.update([correction] if named else [])
            else:
                organizations = self._change(
                    organizations,
                    correction,
                    lambda organization: organization.span,
                    lambda organization: organization.text,
                    lambda organization, row: replace(organization, kind=row.value),
                )
        companies = {o.span for o in self._said.organizations if o.kind == "company"}
        no_longer = companies - {o.span for o in organizations if o.kind == "company"}
        self._note_kinds(organizations)
        self._said = replace(
            self._said,
            organizations=tuple(sorted(organizations, key=lambda o: o.start)),
            events=tuple(_without_companies(event, no_longer) for event in self._said.events),
        )

    def _note_kinds(self, organizations: Iterable[OrganizationMention]) -> None:
        """Which names have a kind that a correction gives, and which are names of organizations no more."""
        found = [row for row in self._of("organization_mentions") if row in self._found]
        there = {o.text: o.kind for o in organizations}
        self._kinds |= {
            row.name: there[row.name] for row in found if row.action != "drop" and row.name in there
        }
        self._dropped |= {row.name for row in found} - there.keys()

    def _correct_attributions(self) -> None:
        rows = list(self._said.attributions)
        corrections = self._of("attributions")
        for correction in corrections:
            if correction.action == "add":
                added = [
                    row
                    for person in self._said.people
                    if person.name == correction.name
                    and any(person.span.overlaps(place) for place in correction.places_in(self._text))
                    for row in attributions_of(person, KnownPerson(name=person.name, post=correction.value))
                ][: correction.nth or 1]
                rows += [replace(row, rule=CORRECTED) for row in added]
                self._found.update([correction] if added else [])
            else:
                rows = self._change(
                    rows,
                    correction,
                    lambda row: Span(row.start, row.end),
                    lambda row: row.person.name,
                    self._set_post,
                )
        if corrections:
            self._keep_attributions(rows)

    def _set_post(self, row: PostAttribution, correction: Correction) -> PostAttribution:
        """The attribution with another post or body; where and of whom it is said stays."""
        position = position_of(row, self._said.jurisdiction)
        post = correction.value if correction.field == "post" else position.post
        body = correction.value if correction.field == "organization" else position.organization
        known = KnownPerson(name=row.person.name, post=post, organization=body)
        (new, *_) = (*attributions_of(row.person, known), row)
        core = row.post.start + new.post.core_start - new.post.start
        own = replace(new.post, start=row.post.start, end=row.post.end, core_start=core)
        return replace(new, post=own, qualifier=row.qualifier, rule=CORRECTED)

    def _keep_attributions(self, rows: list[PostAttribution]) -> None:
        before = dict(zip(self._said.attributions, self._said.positions, strict=True))
        positions = tuple(before.get(row) or position_of(row, self._said.jurisdiction) for row in rows)
        roles = self._said.roles
        self._said = replace(
            self._said,
            attributions=tuple(rows),
            positions=positions,
            roles=roles_of(
                [name for name, role in roles.items() if role != "journalist"],
                [row for row in rows if roles.get(row.person.name) != "journalist"],
                cited=[name for name, role in roles.items() if role == "cited"],
                journalists=[name for name, role in roles.items() if role == "journalist"],
            ),
        )

    def _correct_roles(self) -> None:
        roles = dict(self._said.roles)
        for correction in self._of("person_roles"):
            if correction.name in roles:
                roles[correction.name] = correction.value
                self._roles.add(correction.name)
                self._found.add(correction)
        self._said = replace(self._said, roles=dict(sorted(roles.items())))

    def _correct_events(self) -> None:
        events = list(self._said.events)
        for correction in self._of("events"):
            if correction.action == "add":
                places = correction.places_in(self._text)[:1]
                events += [_event(correction, place) for place in places]
                self._found.update([correction] if places else [])
            else:
                events = self._change(
                    events,
                    correction,
                    lambda event: event.span,
                    lambda event: event.name,
                    _set_event,
                )
        events.sort(key=lambda event: event.span.start)
        for correction in self._of("participations"):
            number = self._event_told_at(events, correction)
            if number is None:
                continue
            event = events[number]
            if correction.action == "add":
                people = (*event.participants, *self._participant(correction))
            else:
                people = tuple(
                    self._change(
                        list(event.participants),
                        correction,
                        lambda participant: Span(participant.start, participant.end),
                        lambda participant: participant.name,
                        lambda participant, row: replace(participant, role=row.value, rule=CORRECTED),
                    )
                )
            events[number] = replace(event, participants=people)
        self._said = replace(self._said, events=tuple(events))

    def _event_told_at(self, events: Sequence[Event], correction: Correction) -> int | None:
        """The event that the quote tells of: with the participant of that name there, else one told there."""
        places = correction.places_in(self._text)
        told = [
            (
                any(p.name == correction.name for p in event.participants),
                any(event.span.overlaps(place) for place in places),
                -number,
            )
            for number, event in enumerate(events)
            if any(
                span.overlaps(place)
                for span in (event.span, *(Span(p.start, p.end) for p in event.participants))
                for place in places
            )
        ]
        return -max(told)[2] if told else None

    def _participant(self, correction: Correction) -> tuple[Participant, ...]:
        """The person or company of the correction's name, where the quote names it; none when it does not."""
        persons = {person.name for person in self._said.people}
        companies = {o.text for o in self._said.organizations if o.kind == "company"}
        named = self._places_of_name(correction)[:1]
        if not named or correction.name not in persons | companies:
            return ()
        self._found.add(correction)
        return tuple(
            Participant(
                name=correction.name,
                kind="person" if correction.name in persons else "company",
                role=correction.value,
                rule=CORRECTED,
                start=place.start,
                end=place.end,
            )
            for place in named
        )


def _without_companies(event: Event, places: Iterable[Span]) -> Event:
    """The event without the companies that stand at places where there is none."""
    places = tuple(places)
    rest = tuple(
        p
        for p in event.participants
        if p.kind != "company" or not any(Span(p.start, p.end).overlaps(place) for place in places)
    )
    return event if len(rest) == len(event.participants) else replace(event, participants=rest)


def _event(correction: Correction, place: Span) -> Event:
    return Event(
        kind=correction.value,
        name=correction.name,
        date=None,
        place="",
        participants=(),
        span=place,
        rule=CORRECTED,
    )


def _set_event(event: Event, correction: Correction) -> Event:
    if correction.field == "date":
        return replace(event, date=_date(event, correction.value), rule=CORRECTED)
    changed: dict[str, Any] = {correction.field: correction.value, "rule": CORRECTED}
    return replace(event, **changed)


def _date(event: Event, value: str) -> DateMention | None:
    """A day or, with a slash, the first and the last day, as the date of an event; None when blank."""
    if not value:
        return None
    first, _, last = value.partition("/")
    interval = DateInterval(
        date.fromisoformat(first), DateInterval.of_day(date.fromisoformat(last or first)).end
    )
    printed = event.date
    where = (
        (printed.start, printed.end, printed.text) if printed else (event.span.start, event.span.start, "")
    )
    return DateMention(*where, interval, "text", "range" if last else "day")
