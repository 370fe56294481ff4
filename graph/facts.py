"""From what each article reports to the rows of every table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.candidates import candidates
from graph.entities import (
    ArticleRow,
    ArticleSegmentRow,
    ArticleTextRow,
    AttributionRow,
    BlockRow,
    EventRow,
    Facts,
    JurisdictionRow,
    MentionRow,
    OrganizationMentionRow,
    OrganizationRow,
    ParticipationRow,
    PersonRoleRow,
    PersonRow,
)
from graph.events import Event
from graph.identities import Identity, identifier, identify, people_in
from graph.judgements import Judged, Judgement, obey
from graph.merging import merged_ids
from graph.network import coappearances
from graph.occupancies import occupancies
from graph.offices import office_of, organization_name, place_name
from graph.organizations import OrganizationIdentity, identify_organizations
from graph.reports import Report, branch_in
from ner.dates import DateMention, find_dates
from ner.documents import Block
from ner.mentions import Label
from ner.organizations import OrganizationMention
from ner.pinyin import pinyin

# Which of a person's posts stands for the person: the highest level, then the highest rank.
_LEVELS = ("national", "province", "city", "county", "township", "")
_HEAD_ORDER = (
    "书记",
    "省长",
    "市长",
    "区长",
    "县长",
    "主席",
    "主任",
    "部长",
    "院长",
    "检察长",
    "董事长",
    "总经理",
    "行长",
    "局长",
    "常委",
)


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Reports as their articles stand in the sources, so that nothing depends on the order of reading."""
    return tuple(sorted(reports, key=lambda r: (r.article.source, r.article.ordinal)))


def who_is_who(reports: Sequence[Report], judgements: Sequence[Judgement] = ()) -> Judged:
    """The persons of all reports, told apart by the rules and then as judged.

    Raises:
        ConfigError: judgements contradict each other.
    """
    return obey(identify(people_in(reports)), judgements, [r.article.article_id for r in reports])


def facts(reports: Sequence[Report], blocks: Iterable[Block], judged: Judged) -> Facts:
    """All tables of reports in their order, with the persons that `who_is_who` found in them."""
    identities = judged.identities
    owner = {(m.report, m.name): i for i in identities for m in i.members}
    bodies = {office.organization for i in identities for m in i.members for _, office in m.offices}
    organizations = identify_organizations(reports, sorted(bodies))
    event_rows, participation_rows = _events(reports, owner, organizations)
    events_of: dict[str, list[EventRow]] = defaultdict(list)
    for row in event_rows:
        events_of[row.article_id].append(row)
    seen_on = [_seen_on(r, events_of[r.article.article_id]) for r in reports]
    occupancy_rows = occupancies(identities, seen_on, _stated_dates(reports))
    person_rows = _persons(
        reports, identities, seen_on, participation_rows, {e.event_id: e.merged_id for e in event_rows}
    )
    organization_rows = _organizations(reports, organizations)
    return Facts(
        articles=tuple(_article(r) for r in reports),
        blocks=tuple(BlockRow(**{name: getattr(b, name) for name in BlockRow.__slots__}) for b in blocks),
        jurisdictions=tuple({r.article.source: _jurisdiction(r) for r in reports}.values()),
        mentions=tuple(row for n, r in enumerate(reports) for row in _mentions(n, r, owner, organizations)),
        attributions=tuple(row for n, r in enumerate(reports) for row in _attributions(n, r, owner)),
        persons=person_rows,
        person_roles=tuple(
            PersonRoleRow(
                article_id=r.article.article_id, entity_id=owner[n, name].entity_id, name=name, role=role
            )
            for n, r in enumerate(reports)
            for name, role in r.roles.items()
        ),
        organizations=organization_rows,
        organization_mentions=tuple(row for r in reports for row in _organization_mentions(r, organizations)),
        occupancies=occupancy_rows,
        events=tuple(event_rows),
        participations=tuple(participation_rows),
        coappearances=coappearances(participation_rows, event_rows, person_rows, organization_rows),
        identity_candidates=candidates(identities, judged.standing),
        article_texts=tuple(
            ArticleTextRow(article_id=r.article.article_id, text=r.article.text) for r in reports
        ),
        article_segments=tuple(
            ArticleSegmentRow(
                article_id=r.article.article_id,
                start=s.start,
                source=s.source,
                source_start=s.source_start,
                length=s.length,
            )
            for r in reports
            for s in r.article.offsets.segments
        ),
    )


def _article(report: Report) -> ArticleRow:
    article = report.article
    return ArticleRow(
        article_id=article.article_id,
        source=article.source,
        ordinal=article.ordinal,
        headline=article.headline,
        byline=article.byline,
        published_on=article.published_on,
        continued_to=article.continued_to,
        continued_from=article.continued_from,
        text_length=len(article.text),
    )


def _jurisdiction(report: Report) -> JurisdictionRow:
    return JurisdictionRow(
        source=report.article.source,
        jurisdiction=place_name(report.jurisdiction) if report.jurisdiction else "",
        evidence=report.jurisdiction_evidence,
    )


def _mentions(
    number: int,
    report: Report,
    owner: Mapping[tuple[int, str], Identity],
    organizations: Mapping[str, OrganizationIdentity],
) -> Iterable[MentionRow]:
    article_id = report.article.article_id
    taken = [p.span for p in report.people] + [o.span for o in report.organizations]
    rows = [(p.start, p.end, Label.PERSON, owner[number, p.name].entity_id, p.tagger) for p in report.people]
    rows += [
        (o.start, o.end, Label.ORGANIZATION, _known(organizations, report, o).entity_id, "")
        for o in report.organizations
    ]
    rows += [
        (p.start, p.end, Label.PLACE, "", p.tagger)
        for p in report.places
        if not any(p.span.overlaps(t) for t in taken)
    ]
    for start, end, label, entity_id, tagger in rows:
        yield MentionRow(
            mention_id=mention_id(article_id, start, end, label),
            article_id=article_id,
            start=start,
            end=end,
            text=report.article.text[start:end],
            label=str(label),
            entity_id=entity_id,
            tagger=tagger,
        )


def _known(
    organizations: Mapping[str, OrganizationIdentity], report: Report, mention: OrganizationMention
) -> OrganizationIdentity:
    return organizations[organization_name(mention.text, mention.kind, report.jurisdiction)]


def mention_id(article_id: str, start: int, end: int, label: Label) -> str:
    """The id of the mention of that label at that place."""
    return identifier("mention", article_id, str(start), str(end), str(label))


def _attributions(
    number: int, report: Report, owner: Mapping[tuple[int, str], Identity]
) -> Iterable[AttributionRow]:
    article_id = report.article.article_id
    for link in report.attributions:
        person, post = link.person, link.post
        if post.head.kind == "occupation":
            continue
        office = office_of(link, report.jurisdiction)
        yield AttributionRow(
            attribution_id=identifier(
                "attribution", article_id, str(person.start), str(post.start), link.title
            ),
            article_id=article_id,
            mention_id=mention_id(article_id, person.start, person.end, Label.PERSON),
            entity_id=owner[number, person.name].entity_id,
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


def _persons(
    reports: Sequence[Report],
    identities: Iterable[Identity],
    seen_on: Sequence[str],
    participations: Iterable[ParticipationRow],
    merged: Mapping[str, str],
) -> tuple[PersonRow, ...]:
    attended: dict[str, set[str]] = defaultdict(set)
    for row in participations:
        attended[row.entity_id].add(merged[row.event_id])
    rows = []
    for identity in identities:
        days = sorted(d for m in identity.members if (d := seen_on[m.report]))
        post, organization, branch, level = _main_post(identity, seen_on)
        printed = {p.text for m in identity.members for p in reports[m.report].people if p.name == m.name}
        aliases = sorted({"".join(t.split()) for t in printed} - {identity.name})
        rows.append(
            PersonRow(
                entity_id=identity.entity_id,
                name=identity.name,
                aliases=";".join(a for a in aliases if len(a) > 1),
                pinyin=pinyin(identity.name),
                role=identity.role,
                post=post,
                organization=organization,
                jurisdiction=identity.jurisdiction,
                branch=branch,
                level=level,
                first_seen=days[0] if days else "",
                last_seen=days[-1] if days else "",
                articles=len({m.report for m in identity.members}),
                events=len(attended[identity.entity_id]),
            )
        )
    return tuple(rows)


def _main_post(identity: Identity, seen_on: Sequence[str]) -> tuple[str, str, str, str]:
    """Post, organization, branch and level of the highest of the latest observed posts."""
    posts = []
    for member in identity.members:
        for link, office in member.offices:
            if not link.is_held:
                continue
            head = link.post.head.head
            order = (
                link.post.head.kind != "post",
                link.post.head.kind == "occupation",
                [-ord(c) for c in seen_on[member.report]],
                _LEVELS.index(office.level),
                bool(link.post.rank),
                _HEAD_ORDER.index(head) if head in _HEAD_ORDER else len(_HEAD_ORDER),
                not office.organization,
                office.post,
                office.organization,
            )
            posts.append((order, office.post, office.organization, branch_in(link), office.level))
    if not posts:
        return "", "", "", ""
    best = min(posts, key=lambda p: p[0])
    return best[1:]


def _organizations(
    reports: Sequence[Report], organizations: Mapping[str, OrganizationIdentity]
) -> tuple[OrganizationRow, ...]:
    seen: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    by_id = {o.entity_id: o for o in organizations.values()}
    for report in reports:
        for mention in report.organizations:
            entity_id = _known(organizations, report, mention).entity_id
            seen[entity_id].add(report.article.article_id)
            if report.jurisdiction:
                places[entity_id].add(place_name(report.jurisdiction))
    return tuple(
        OrganizationRow(
            entity_id=entity_id,
            name=organization.name,
            aliases=";".join(organization.aliases),
            kind=organization.kind,
            jurisdiction=next(iter(places[entity_id])) if len(places[entity_id]) == 1 else "",
            articles=len(seen[entity_id]),
        )
        for entity_id, organization in sorted(by_id.items())
    )


def _organization_mentions(
    report: Report, organizations: Mapping[str, OrganizationIdentity]
) -> Iterable[OrganizationMentionRow]:
    for mention in report.organizations:
        yield OrganizationMentionRow(
            article_id=report.article.article_id,
            entity_id=_known(organizations, report, mention).entity_id,
            name=mention.text,
            kind=_known(organizations, report, mention).kind,
            start=mention.start,
            end=mention.end,
            quote=report.quote(mention.start, mention.end),
        )


def _events(
    reports: Sequence[Report],
    owner: Mapping[tuple[int, str], Identity],
    organizations: Mapping[str, OrganizationIdentity],
) -> tuple[list[EventRow], list[ParticipationRow]]:
    found: list[tuple[str, Report, Event]] = []
    participations: list[ParticipationRow] = []
    seen: set[tuple[str, str]] = set()
    for number, report in enumerate(reports):
        for ordinal, event in enumerate(report.events):
            event_id = identifier("event", report.article.article_id, str(event.span.start), str(ordinal))
            found.append((event_id, report, event))
            for participant in event.participants:
                if participant.kind == "person":
                    entity_id = owner[number, participant.name].entity_id
                else:
                    known = organizations.get(participant.name)
                    entity_id = known.entity_id if known else identifier("organization", participant.name)
                    participant = replace(participant, name=known.name if known else participant.name)
                if (event_id, entity_id) in seen:
                    continue
                seen.add((event_id, entity_id))
                participations.append(
                    ParticipationRow(
                        event_id=event_id,
                        entity_id=entity_id,
                        name=participant.name,
                        entity_kind=participant.kind,
                        role=participant.role,
                        rule=participant.rule,
                        start=participant.start,
                        end=participant.end,
                        quote=report.quote(participant.start, participant.end),
                    )
                )
    who: dict[str, set[str]] = defaultdict(set)
    for row in participations:
        if row.entity_kind == "person":
            who[row.event_id].add(row.entity_id)
    merged = merged_ids(
        {i: (event, frozenset(who[i])) for i, _, event in found},
        {i: report.article.article_id for i, report, _ in found},
    )
    rows = [
        EventRow(
            event_id=event_id,
            merged_id=merged[event_id],
            article_id=report.article.article_id,
            kind=event.kind,
            name=event.name,
            date_start=event.date.interval.start.isoformat() if event.date and event.date.interval else "",
            date_end=event.date.interval.end.isoformat() if event.date and event.date.interval else "",
            date_text=event.date.text if event.date else "",
            year_source=_year_source(report, event.date),
            place=event.place,
            quote=event.span.of(report.article.text),
        )
        for event_id, report, event in found
    ]
    return rows, participations


def _year_source(report: Report, printed: DateMention | None) -> str:
    if printed is None or printed.interval is None or printed.year_known == "none":
        return "none"
    return "text" if printed.year_known == "text" else report.article.year_source


def _seen_on(report: Report, events: Sequence[EventRow]) -> str:
    """The day that an article speaks of: its first dated event, else its day of publication."""
    days = sorted(e.date_start for e in events if e.date_start)
    return days[0] if days else report.article.published_on


def _stated_dates(reports: Sequence[Report]) -> dict[tuple[int, int, int], str]:
    """For each stated appointment or removal the last day named before it in its sentence."""
    stated = {}
    for number, report in enumerate(reports):
        changes = [a for a in report.attributions if a.rule in ("appointed", "removed")]
        if not changes:
            continue
        issued = date.fromisoformat(report.article.published_on) if report.article.published_on else None
        dates = [
            d
            for d in find_dates(report.article.text, issued=issued)
            if d.interval and d.kind in ("day", "month")
        ]
        for link in changes:
            sentence = next((s for s in report.sentences if s.start <= link.start < s.end), None)
            before = [
                d
                for d in dates
                if sentence and sentence.start <= d.start < max(link.person.end, link.post.start)
            ]
            if before and before[-1].interval:
                stated[number, link.person.start, link.post.start] = before[-1].interval.start.isoformat()
    return stated
