"""From the report of one article to the rows that it gives to the tables."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from functools import cache
from hashlib import blake2b

import msgspec

from graph.tables.observations import (
    ArticleBodyRow,
    ArticleFingerprintRow,
    ArticleOrganizationRow,
    ArticleWordingRow,
    Observations,
)
from graph.tables.rows import (
    ArticleRow,
    ArticleSegmentRow,
    ArticleTextRow,
    AttributionRow,
    EventRow,
    MentionRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
    identifier,
)
from ner.correcting.corrected_report import CORRECTED, CorrectedNames
from ner.extraction.article_entities import (
    OrganizationInArticle,
    PersonInArticle,
    bodies_in,
    organizations_in,
    persons_in,
)
from ner.extraction.article_report import Report
from ner.extraction.dates import DateMention
from ner.extraction.known_organizations import kind_given
from ner.extraction.organization_kinds import is_firm, kind_of
from ner.extraction.organization_names import lacks_place, name_and_place, place_name
from ner.text.characters import letters_and_digits
from ner.text.documents import Article
from ner.text.mentions import KNOWN_PEOPLE, Label
from ner.text.shingles import fingerprints, shingles
from ner.text.spans import Taken

UNCORRECTED = CorrectedNames()

_encode = msgspec.msgpack.Encoder().encode


def observations_of(report: Report, corrected: CorrectedNames = UNCORRECTED) -> Observations:
    """The rows of one article, and which of them a researcher has corrected beside what the report shows."""
    article = report.article
    organizations = organizations_in(report)
    kinds = {
        o.name: corrected.kinds[m.text]
        for o in organizations
        for m in o.mentions
        if m.text in corrected.kinds
    }
    dropped = {name_and_place(name, kind_of(name), report.jurisdiction)[0] for name in corrected.dropped}
    # A body that many places have (市委) is no organization where the place is unknown.
    identified = [o for o in organizations if o.kind == "company" or o.is_known or not lacks_place(o.name)]
    known = {row.name: kind_given(row) for row in report.known}
    body = body_spans(article)
    wording = shingles(letters_and_digits("".join(article.text[start:end] for start, end in body)))
    return Observations(
        articles=(
            ArticleRow(
                article_id=article.article_id,
                source=article.source,
                ordinal=article.ordinal,
                headline=article.headline,
                byline=article.byline,
                published_on=article.published_on,
                continued_to=article.continued_to,
                continued_from=article.continued_from,
                text_length=len(article.text),
                kind=article.kind,
                place=place_name(report.jurisdiction) if report.jurisdiction else "",
                seen_on=report.seen_on,
            ),
        ),
        mentions=tuple(_mentions(report, organizations)),
        attributions=tuple(_attributions(report)),
        person_roles=tuple(
            PersonRoleRow(
                article_id=person.article_id,
                name=person.name,
                role=person.role,
                corrected=_yes(person.corrected),
                appearance=_encode(person),
            )
            for person in (replace(p, corrected=p.name in corrected.roles) for p in persons_in(report))
        ),
        article_organizations=tuple(
            ArticleOrganizationRow(
                article_id=article.article_id,
                name=o.name,
                kind=kinds.get(o.name, o.kind),
                place=o.place,
                fuller=o.fuller,
                basis="corrected" if o.name in kinds else "known" if o.is_known else "",
            )
            for o in identified
        ),
        organization_mentions=tuple(_organization_mentions(report, identified, corrected)),
        article_bodies=tuple(
            ArticleBodyRow(
                article_id=article.article_id, name=name, kind=known.get(name) or kind_of(name), place=place
            )
            for name, place in bodies_in(report).items()
            if (name in known or (is_firm(name) if kind_of(name) == "company" else not lacks_place(name)))
            and name not in dropped
        ),
        events=tuple(_events(report)),
        participations=tuple(_participations(report)),
        article_texts=(ArticleTextRow(article_id=article.article_id, text=article.text),),
        article_segments=tuple(
            ArticleSegmentRow(article_id=article.article_id, **asdict(segment))
            for segment in article.offsets.segments
        ),
        article_wordings=(
            ArticleWordingRow(
                article_id=article.article_id,
                text_hash=_text_hash(article.text),
                shingles=len(set(wording.tolist())),
                body=_encode(body),
            ),
        ),
        article_fingerprints=tuple(
            ArticleFingerprintRow(article_id=article.article_id, fingerprint=fingerprint)
            for fingerprint in fingerprints(wording)
        ),
    )


def _text_hash(text: str) -> str:
    letters = letters_and_digits(text)
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if letters else ""


def body_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """Start and end of each stretch of an article's text that is neither headline nor byline."""
    apart = sorted([article.headline_span, *article.byline_spans])
    borders = [0, *(border for span in apart for border in (span.start, span.end)), len(article.text)]
    return tuple((start, end) for start, end in zip(borders[::2], borders[1::2], strict=True) if start < end)


def appearance_of(encoded: bytes) -> PersonInArticle:
    """The person that the `appearance` of a PersonRoleRow holds."""
    return _decoder().decode(encoded)


@cache
def _decoder() -> "msgspec.msgpack.Decoder[PersonInArticle]":
    return msgspec.msgpack.Decoder(PersonInArticle)


def mention_id(article_id: str, start: int, end: int, label: Label) -> str:
    """The id of the mention of that label at that place."""
    return identifier("mention", article_id, str(start), str(end), str(label))


def _mentions(report: Report, organizations: Iterable[OrganizationInArticle]) -> Iterator[MentionRow]:
    """Rows of persons, organizations, and those places that lie in no name of these."""
    article = report.article
    rows = [(p.start, p.end, Label.PERSON, p.name, p.tagger) for p in report.people]
    rows += [(m.start, m.end, Label.ORGANIZATION, o.name, "") for o in organizations for m in o.mentions]
    named = Taken(
        len(article.text), [*(p.span for p in report.people), *(o.span for o in report.organizations)]
    )
    rows += [(p.start, p.end, Label.PLACE, "", p.tagger) for p in report.places if not named.touches(p.span)]
    for start, end, label, name, tagger in rows:
        yield MentionRow(
            mention_id=mention_id(article.article_id, start, end, label),
            article_id=article.article_id,
            start=start,
            end=end,
            text=article.text[start:end],
            label=str(label),
            name=name,
            tagger=tagger,
        )


def _attributions(report: Report) -> Iterator[AttributionRow]:
    article_id, article_text = report.article.article_id, report.article.text
    for link, position in zip(report.attributions, report.positions, strict=True):
        person, post = link.person, link.post
        if position.kind == "occupation":
            continue
        yield AttributionRow(
            attribution_id=identifier(
                "attribution", article_id, str(person.start), str(post.start), link.title
            ),
            article_id=article_id,
            mention_id=mention_id(article_id, person.start, person.end, Label.PERSON),
            person=person.name,
            title=link.title,
            title_text=post.text if link.rule == KNOWN_PEOPLE else article_text[post.start : post.end],
            post=position.post,
            organization=position.organization,
            qualifier=link.qualifier,
            rule=link.rule,
            start=link.start,
            end=link.end,
            quote=report.quote(link.start, link.end),
            corrected=_yes(link.rule == CORRECTED),
        )


def _organization_mentions(
    report: Report, organizations: Iterable[OrganizationInArticle], corrected: CorrectedNames
) -> Iterator[OrganizationMentionRow]:
    for organization in organizations:
        for mention in organization.mentions:
            yield OrganizationMentionRow(
                article_id=report.article.article_id,
                name=mention.text,
                full_name=organization.name,
                start=mention.start,
                end=mention.end,
                quote=report.quote(mention.start, mention.end),
                corrected=_yes(mention.text in corrected.kinds),
            )


def _event_id(report: Report, ordinal: int) -> str:
    start = report.events[ordinal].span.start
    return identifier("event", report.article.article_id, str(start), str(ordinal))


def _events(report: Report) -> Iterator[EventRow]:
    for ordinal, event in enumerate(report.events):
        interval = event.date.interval if event.date else None
        yield EventRow(
            event_id=_event_id(report, ordinal),
            article_id=report.article.article_id,
            kind=event.kind,
            name=event.name,
            date_start=interval.start.isoformat() if interval else "",
            date_end=interval.end.isoformat() if interval else "",
            date_text=event.date.printed if event.date else "",
            year_source=_year_source(report, event.date),
            place=event.place,
            quote=event.span.of(report.article.text),
            rule=event.rule,
            corrected=_yes(event.rule == CORRECTED),
        )


def _participations(report: Report) -> Iterator[ParticipationRow]:
    for ordinal, event in enumerate(report.events):
        for position, participant in enumerate(event.participants):
            yield ParticipationRow(
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
                corrected=_yes(participant.rule == CORRECTED),
            )


def _year_source(report: Report, printed: DateMention | None) -> str:
    if printed is None or printed.interval is None or printed.year_known == "none":
        return "none"
    return "text" if printed.year_known == "text" else report.article.year_source


def _yes(holds: bool) -> str:
    return "yes" if holds else ""
