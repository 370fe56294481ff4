"""From the report of one article to the rows that it gives to the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from graph.resolution.identities import PersonInArticle, identifier, people_in
from graph.resolution.organization_names import short_for
from graph.tables.observations import (
    Findings,
    FoundArticle,
    FoundAttribution,
    FoundBody,
    FoundEvent,
    FoundMention,
    FoundOrganization,
    FoundOrganizationMention,
    FoundParticipation,
    FoundPerson,
)
from graph.tables.rows import ArticleSegmentRow, ArticleTextRow
from ner.extraction.article_report import Report
from ner.extraction.dates import DateMention, find_dates
from ner.extraction.organizations import kind_of
from ner.extraction.positions import office_of, organization_name, place_name
from ner.text.mentions import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A person in an article, the forms in which the name is printed, and the days of stated changes.

    A change is an attribution that states an appointment or removal, by the starts of person and post.
    """

    person: PersonInArticle
    printed: tuple[str, ...]
    stated: tuple[tuple[int, int, str], ...]


def findings_of(report: Report) -> Findings:
    """The rows of one article."""
    article = report.article
    events = tuple(_events(report))
    dated = sorted(event.date_start for event in events if event.date_start)
    people = people_in([report])
    return Findings(
        articles=(
            FoundArticle(
                article_id=article.article_id,
                source=article.source,
                ordinal=article.ordinal,
                headline=article.headline,
                byline=article.byline,
                published_on=article.published_on,
                continued_to=article.continued_to,
                continued_from=article.continued_from,
                text_length=len(article.text),
                place=place_name(report.jurisdiction) if report.jurisdiction else "",
                evidence=report.jurisdiction_evidence,
                seen_on=dated[0] if dated else article.published_on,
            ),
        ),
        mentions=tuple(_mentions(report)),
        attributions=tuple(_attributions(report)),
        people=tuple(_people(report, people)),
        organizations=tuple(_organizations(report)),
        organization_mentions=tuple(_organization_mentions(report)),
        bodies=tuple(
            FoundBody(article_id=article.article_id, name=body, kind=kind_of(body))
            for body in sorted({office.organization for p in people for _, office in p.offices} - {""})
        ),
        events=events,
        participations=tuple(_participations(report)),
        texts=(ArticleTextRow(article_id=article.article_id, text=article.text),),
        segments=tuple(
            ArticleSegmentRow(
                article_id=article.article_id,
                start=segment.start,
                source=segment.source,
                source_start=segment.source_start,
                length=segment.length,
            )
            for segment in article.offsets.segments
        ),
    )


def appearance_of(found: bytes) -> Appearance:
    """The appearance that a FoundPerson holds."""
    return _decoder().decode(found)


@cache
def _decoder() -> "msgspec.msgpack.Decoder[Appearance]":
    return msgspec.msgpack.Decoder(Appearance)


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder()


def mention_id(article_id: str, start: int, end: int, label: Label) -> str:
    """The id of the mention of that label at that place."""
    return identifier("mention", article_id, str(start), str(end), str(label))


def _mentions(report: Report) -> Iterator[FoundMention]:
    article_id = report.article.article_id
    taken = [p.span for p in report.people] + [o.span for o in report.organizations]
    rows = [(p.start, p.end, Label.PERSON, p.name, p.tagger) for p in report.people]
    rows += [
        (o.start, o.end, Label.ORGANIZATION, organization_name(o.text, o.kind, report.jurisdiction), "")
        for o in report.organizations
    ]
    rows += [
        (p.start, p.end, Label.PLACE, "", p.tagger)
        for p in report.places
        if not any(p.span.overlaps(t) for t in taken)
    ]
    for start, end, label, name, tagger in rows:
        yield FoundMention(
            mention_id=mention_id(article_id, start, end, label),
            article_id=article_id,
            start=start,
            end=end,
            text=report.article.text[start:end],
            label=str(label),
            name=name,
            tagger=tagger,
        )


def _attributions(report: Report) -> Iterator[FoundAttribution]:
    article_id = report.article.article_id
    for link in report.attributions:
        person, post = link.person, link.post
        if post.head.kind == "occupation":
            continue
        office = office_of(link, report.jurisdiction)
        yield FoundAttribution(
            attribution_id=identifier(
                "attribution", article_id, str(person.start), str(post.start), link.title
            ),
            article_id=article_id,
            mention_id=mention_id(article_id, person.start, person.end, Label.PERSON),
            person=person.name,
            title=link.title,
            title_text=post.text,
            post=office.post,
            organization=office.organization,
            qualifier=link.qualifier,
            rule=link.rule,
            start=link.start,
            end=link.end,
            quote=report.quote(link.start, link.end),
        )


def _people(report: Report, people: tuple[PersonInArticle, ...]) -> Iterator[FoundPerson]:
    stated = _stated_dates(report)
    for person in people:
        changes = {(link.person.start, link.post.start) for link, _ in person.offices}
        yield FoundPerson(
            article_id=report.article.article_id,
            name=person.name,
            role=person.role,
            appearance=_encoder().encode(
                Appearance(
                    person=person,
                    printed=tuple(sorted({p.text for p in report.people if p.name == person.name})),
                    stated=tuple((*at, day) for at, day in stated.items() if at in changes),
                )
            ),
        )


def _organizations(report: Report) -> Iterator[FoundOrganization]:
    here: dict[str, str] = {}
    for mention in report.organizations:
        name = organization_name(mention.text, mention.kind, report.jurisdiction)
        here[name] = mention.kind if name == mention.text else kind_of(name)
    for name, kind in here.items():
        yield FoundOrganization(
            article_id=report.article.article_id, name=name, kind=kind, fuller=short_for(name, sorted(here))
        )


def _organization_mentions(report: Report) -> Iterator[FoundOrganizationMention]:
    for mention in report.organizations:
        yield FoundOrganizationMention(
            article_id=report.article.article_id,
            name=organization_name(mention.text, mention.kind, report.jurisdiction),
            printed=mention.text,
            start=mention.start,
            end=mention.end,
            quote=report.quote(mention.start, mention.end),
        )


def _event_id(report: Report, ordinal: int) -> str:
    start = report.events[ordinal].span.start
    return identifier("event", report.article.article_id, str(start), str(ordinal))


def _events(report: Report) -> Iterator[FoundEvent]:
    for ordinal, event in enumerate(report.events):
        interval = event.date.interval if event.date else None
        yield FoundEvent(
            event_id=_event_id(report, ordinal),
            article_id=report.article.article_id,
            kind=event.kind,
            name=event.name,
            date_start=interval.start.isoformat() if interval else "",
            date_end=interval.end.isoformat() if interval else "",
            date_text=event.date.text if event.date else "",
            year_source=_year_source(report, event.date),
            place=event.place,
            quote=event.span.of(report.article.text),
            rule=event.rule,
        )


def _participations(report: Report) -> Iterator[FoundParticipation]:
    for ordinal, event in enumerate(report.events):
        for position, participant in enumerate(event.participants):
            yield FoundParticipation(
                article_id=report.article.article_id,
                event_id=_event_id(report, ordinal),
                position=position,
                name=participant.name,
                entity_kind=participant.kind,
                role=participant.role,
                rule=participant.rule,
                start=participant.start,
                end=participant.end,
                quote=report.quote(participant.start, participant.end),
            )


def _year_source(report: Report, printed: DateMention | None) -> str:
    if printed is None or printed.interval is None or printed.year_known == "none":
        return "none"
    return "text" if printed.year_known == "text" else report.article.year_source


def _stated_dates(report: Report) -> dict[tuple[int, int], str]:
    """For each stated appointment or removal the last day named before it in its sentence."""
    changes = [a for a in report.attributions if a.rule in ("appointed", "removed")]
    if not changes:
        return {}
    issued = date.fromisoformat(report.article.published_on) if report.article.published_on else None
    dates = [
        d for d in find_dates(report.article.text, issued=issued) if d.interval and d.kind in ("day", "month")
    ]
    stated = {}
    for link in changes:
        sentence = next((s for s in report.sentences if s.start <= link.start < s.end), None)
        before = [
            d for d in dates if sentence and sentence.start <= d.start < max(link.person.end, link.post.start)
        ]
        if before and before[-1].interval:
            stated[link.person.start, link.post.start] = before[-1].interval.start.isoformat()
    return stated
