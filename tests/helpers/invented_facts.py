"""Invented facts for the tests of network and files; every name is made up."""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from facts_as_frames import Facts

from graph.tables.pair_rows import CoappearanceRow
from graph.tables.rows import (
    ArticleRow,
    ArticleSegmentRow,
    ArticleTextRow,
    AttributionRow,
    EventRow,
    MentionRow,
    OccupancyRow,
    OrganizationMentionRow,
    OrganizationRow,
    ParticipationRow,
    PersonRoleRow,
    PersonRow,
)
from ner.text.documents import Block

DISTRICT = "某某区"

_KINDS = {"official": "official", "company": "executive"}

_PEOPLE = (
    # id, name, pinyin, role, post, organization, branch
    ("p01", "甲一", "jia yi", "official", "区委书记", "某某区委", "党委"),
    ("p02", "乙二", "yi er", "official", "区长", "某某区人民政府", "政府"),
    ("p03", "丙三", "bing san", "official", "区政协主席", "某某区政协", "政协"),
    ("p04", "丁四", "ding si", "official", "副区长", "某某区人民政府", "政府"),
    ("p05", "戊五", "wu wu", "official", "", "", ""),
    ("p06", "己六", "ji liu", "company", "董事长", "某某生物科技有限公司", "企业"),
    ("p07", "庚七", "geng qi", "journalist", "", "", ""),
    ("p08", "辛八", "xin ba", "cited", "", "", ""),
    ("p09", "壬九", "ren jiu", "other", "教授", "某某大学", ""),
    ("p10", "癸十", "gui shi", "official", "区公安分局局长", "某某区公安分局", "政府"),
)

_ARTICLES = (
    # id, headline, published_on, body, event kind, event name, date_start, date_text, place,
    # participants as (entity id, name as printed, kind, role)
    (
        "a1",
        "区委常委会召开会议",
        "2023-02-02",
        "本报讯（记者 庚七）2月1日下午，区委常委会召开会议。区委书记甲一主持会议并讲话，"
        "乙二、丙三、戊五等区四套班子领导参加会议。",
        ("meeting", "区委常委会会议", "2023-02-01", "2月1日下午", "某某区"),
        (
            ("p01", "甲一", "person", "chair"),
            ("p02", "乙二", "person", "attendee"),
            ("p03", "丙三", "person", "attendee"),
            ("p05", "戊五", "person", "attendee"),
        ),
    ),
    (
        "a2",
        "甲一赴企业走访调研",
        "2023-02-03",
        "1月29日上午，区委书记甲一、副区长丁四一行走访某某生物科技有限公司，董事长己六陪同。",
        ("inspection", "企业走访调研", "2023-01-29", "1月29日上午", "拱桥街道"),
        (
            ("p01", "甲一", "person", "visitor"),
            ("p04", "丁四", "person", "visitor"),
            ("p06", "己六", "person", "companion"),
            ("o01", "某某生物科技有限公司", "company", "host"),
        ),
    ),
    (
        "a3",
        "我区与某某生物科技签约",
        "2023-03-10",
        "日前，我区与某某生物科技有限公司签署协议，区长乙二、副区长丁四出席并见证，己六代表企业签约。",
        ("signing", "战略合作签约仪式", "", "日前", ""),
        (
            ("p02", "乙二", "person", "attendee"),
            ("p04", "丁四", "person", "witness"),
            ("p06", "己六", "person", "signatory"),
            ("o01", "某某生物科技有限公司", "company", "signatory"),
        ),
    ),
    (
        "a4",
        "区政协召开主席会议",
        "2023-03-20",
        "3月18日，区政协主席丙三主持召开主席会议，学习辛八讲话精神。区公安分局局长癸十作出批示。",
        ("meeting", "区政协主席会议", "2023-03-18", "3月18日", "某某区"),
        (("p03", "丙三", "person", "chair"),),
    ),
    (
        "a5",
        "常委会会议再报道",
        "2023-02-04",
        "2月1日，区委常委会召开会议，甲一主持，乙二参加。",
        ("meeting", "区委常委会", "2023-02-01", "2月1日", ""),
        (("p01", "甲一", "person", "chair"), ("p02", "乙二", "person", "attendee")),
    ),
)

_RULES = {
    ("person", "chair"): "presence:主持",
    ("person", "attendee"): "presence:参加",
    ("person", "visitor"): "meet:会见",
    ("person", "companion"): "accompany:陪同",
    ("person", "witness"): "presence:见证",
    ("person", "signatory"): "presence:签约",
    ("company", "host"): "visited",
    ("company", "signatory"): "signs",
}

_KIND_RULES = {
    "meeting": "meeting_named",
    "inspection": "inspection_looks",
    "signing": "signing_agreement",
}

_SAME_EVENT = {"a5": "e-a1"}


def facts() -> Facts:
    """A small corpus: five articles, five reports of four events, ten persons, one company."""
    articles, texts, segments, mentions, attributions = [], [], [], [], []
    events, participations, person_roles, organization_mentions = [], [], [], []
    people = {row[0]: row for row in _PEOPLE}
    for ordinal, (article_id, headline, published, body, happening, took_part) in enumerate(_ARTICLES, 1):
        text = f"{headline}\n{body}"
        source = "page1.txt" if ordinal < 4 else "page2.txt"
        articles.append(
            ArticleRow(
                article_id=article_id,
                source=source,
                ordinal=ordinal if ordinal < 4 else ordinal - 3,
                headline=headline,
                byline="庚七" if "庚七" in body else "",
                published_on=published,
                continued_to="",
                continued_from="",
                text_length=len(text),
            )
        )
        texts.append(ArticleTextRow(article_id=article_id, text=text))
        segments += [
            ArticleSegmentRow(
                article_id=article_id, start=0, source=source, source_start=7, length=len(headline)
            ),
            ArticleSegmentRow(
                article_id=article_id,
                start=len(headline),
                source=source,
                source_start=100,
                length=len(body) + 1,
            ),
        ]
        for entity_id, name, _, role, post, organization, _ in _PEOPLE:
            start = text.find(name, len(headline))
            if start < 0:
                continue
            mention_id = f"m-{article_id}-{entity_id}"
            mentions.append(
                MentionRow(
                    mention_id=mention_id,
                    article_id=article_id,
                    start=start,
                    end=start + len(name),
                    text=name,
                    label="PERSON",
                    entity_id=entity_id,
                    tagger="test",
                )
            )
            person_roles.append(
                PersonRoleRow(article_id=article_id, entity_id=entity_id, name=name, role=role)
            )
            if post and post + name in text:
                attributions.append(
                    AttributionRow(
                        attribution_id=f"t-{article_id}-{entity_id}",
                        article_id=article_id,
                        mention_id=mention_id,
                        entity_id=entity_id,
                        person=name,
                        title=post,
                        title_text=post,
                        post=post,
                        organization=organization,
                        qualifier="",
                        rule="before",
                        start=start - len(post),
                        end=start,
                        quote=_sentence(text, start)[1],
                    )
                )
        kind, name, start_day, date_text, place = happening
        event_id = f"e-{article_id}"
        events.append(
            EventRow(
                event_id=event_id,
                merged_id=_SAME_EVENT.get(article_id, event_id),
                article_id=article_id,
                kind=kind,
                name=name,
                date_start=start_day,
                date_end=_day_after(start_day),
                date_text=date_text,
                year_source="filename" if start_day else "none",
                place=place,
                quote=_sentence(text, text.find(date_text, len(headline)))[1],
                rule=f"first/{_KIND_RULES[kind]}",
            )
        )
        for entity_id, printed, entity_kind, role in took_part:
            at = text.find(printed, len(headline))
            start = max(at, 0)
            begin, quote = _sentence(text, start)
            participations.append(
                ParticipationRow(
                    event_id=event_id,
                    entity_id=entity_id,
                    name=printed,
                    entity_kind=entity_kind,
                    role=role,
                    rule=_RULES[entity_kind, role],
                    start=begin,
                    end=begin + len(quote),
                    quote=quote,
                )
            )
            if entity_kind == "company":
                organization_mentions.append(
                    OrganizationMentionRow(
                        article_id=article_id,
                        entity_id=entity_id,
                        name=printed,
                        kind="company",
                        start=at,
                        end=at + len(printed),
                        quote=quote,
                    )
                )
    persons = tuple(
        PersonRow(
            entity_id=entity_id,
            name=name,
            aliases="乙老二" if entity_id == "p02" else "",
            pinyin=pinyin,
            role=role,
            post=post,
            organization=organization,
            jurisdiction=DISTRICT,
            branch=branch,
            level="county" if branch else "",
            first_seen="2023-02-02",
            last_seen="2023-03-20",
            articles=1,
            events=sum(p.entity_id == entity_id for p in participations),
        )
        for entity_id, name, pinyin, role, post, organization, branch in _PEOPLE
    )
    organizations = (
        OrganizationRow(
            entity_id="o01",
            name="某某生物科技有限公司",
            aliases="某某生物",
            kind="company",
            jurisdiction="",
            articles=2,
        ),
        OrganizationRow(
            entity_id="o02",
            name="某某区人民政府",
            aliases="",
            kind="government",
            jurisdiction=DISTRICT,
            articles=1,
        ),
        OrganizationRow(
            entity_id="o03",
            name="路过有限公司",
            aliases="",
            kind="company",
            jurisdiction="",
            articles=1,
        ),
    )
    occupancies = tuple(
        OccupancyRow(
            entity_id=entity_id,
            person=name,
            post=post,
            organization=organization,
            qualifier="",
            first_observed="2023-02-02",
            last_observed="2023-03-20" if entity_id in ("p02", "p03") else "2023-02-03",
            start_date="2022-11-01" if entity_id == "p02" else "",
            end_date="",
            articles=2,
        )
        for entity_id, name, _, _, post, organization, _ in _PEOPLE
        if post and people[entity_id][3] in ("official", "company")
    )
    return Facts(
        articles=tuple(articles),
        blocks=(
            Block(
                block_id="b1", source="page1.txt", kind="notice", text='值班"领导"，\n第二行', start=0, end=12
            ),
        ),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
        persons=persons,
        person_roles=tuple(person_roles),
        organizations=organizations,
        organization_mentions=tuple(organization_mentions),
        occupancies=occupancies,
        events=tuple(events),
        participations=tuple(participations),
        coappearances=coappearances(participations, events, persons, organizations),
        article_texts=tuple(texts),
        article_segments=tuple(segments),
    )


def hostile_facts(text: str) -> Facts:
    """The small corpus with `text` put into every string that a page shows."""
    plain = facts()
    return replace(
        plain,
        articles=tuple(
            replace(row, headline=text + row.headline, source=text + row.source) for row in plain.articles
        ),
        persons=tuple(
            replace(row, name=row.name + text, post=row.post + text, organization=text, aliases=text)
            for row in plain.persons
        ),
        organizations=tuple(replace(row, name=row.name + text) for row in plain.organizations),
        occupancies=tuple(replace(row, post=row.post + text) for row in plain.occupancies),
        events=tuple(
            replace(
                row,
                name=row.name + text,
                place=text,
                event_id=row.event_id + text,
                merged_id=row.merged_id + text,
            )
            for row in plain.events
        ),
        participations=tuple(
            replace(row, quote=row.quote + text, event_id=row.event_id + text, role=row.role + text)
            for row in plain.participations
        ),
    )


def _sentence(text: str, position: int) -> tuple[int, str]:
    begin = max(text.rfind("。", 0, position), text.rfind("\n", 0, position)) + 1
    end = text.find("。", position) + 1
    return begin, text[begin : end or len(text)]


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def coappearances(
    participations: Iterable[ParticipationRow],
    events: Iterable[EventRow],
    persons: Iterable[PersonRow],
    organizations: Iterable[OrganizationRow],
) -> tuple[CoappearanceRow, ...]:
    """All pairs of officials, executives and companies that took part in one real event, by brute force.

    Each `merged_id` counts once, on the days of its shortest dated report. Sorted by the two ids, the
    smaller first; the p-value is unknown.
    """
    actors = {p.entity_id: (p.name, _KINDS[p.role]) for p in persons if p.role in _KINDS}
    actors |= {o.entity_id: (o.name, "company") for o in organizations if o.kind == "company"}
    reports = {row.event_id: row for row in events}
    attendance: dict[str, set[str]] = {row.merged_id: set() for row in reports.values()}
    for row in participations:
        if row.entity_id in actors:
            attendance[reports[row.event_id].merged_id].add(row.entity_id)
    rows = []
    for source, target in combinations(sorted(actors), 2):
        common = [event for event, there in attendance.items() if {source, target} <= there]
        days = [_days(row for row in reports.values() if row.merged_id == event) for event in common]
        if common:
            rows.append(
                CoappearanceRow(
                    source_id=source,
                    source=actors[source][0],
                    source_kind=actors[source][1],
                    target_id=target,
                    target=actors[target][0],
                    target_kind=actors[target][1],
                    events=len(common),
                    weight=math.fsum(1 / (len(attendance[event]) - 1) for event in common),
                    p_value=None,
                    first_date=min((first for first, _ in days if first), default=""),
                    last_date=max((last for _, last in days if last), default=""),
                )
            )
    return tuple(rows)


def _days(reports: Iterable[EventRow]) -> tuple[str, str]:
    """The first and the last day of the shortest dated report; blank when none is dated."""
    dated = [
        (date.fromisoformat(row.date_start), date.fromisoformat(row.date_end or _day_after(row.date_start)))
        for row in reports
        if row.date_start
    ]
    if not dated:
        return "", ""
    start, end = min(dated, key=lambda days: (days[1] - days[0], days))
    return start.isoformat(), (end - timedelta(days=1)).isoformat()
