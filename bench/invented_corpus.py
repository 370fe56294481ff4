"""An invented corpus of any size, in which a few people take part in most events, as in a real district."""

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from facts_as_frames import Facts

from graph.tables.rows import (
    ArticleRow,
    ArticleTextRow,
    EventRow,
    MentionRow,
    OccupancyRow,
    OrganizationRow,
    ParticipationRow,
    PersonRow,
)

_SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SOUNDS: tuple[str, ...] = (
    "jia",
    "yi",
    "bing",
    "ding",
    "wu",
    "ji",
    "geng",
    "xin",
    "ren",
    "gui",
    "zi",
    "chou",
    "yin",
    "mao",
    "chen",
)
_SOUNDS += ("si", "wu", "wei", "shen", "you", "xu", "hai")
_POSTS = (
    ("区委书记", "中共某某区委员会", "党委"),
    ("区长", "某某区人民政府", "政府"),
    ("副区长", "某某区人民政府", "政府"),
    ("区人大常委会主任", "某某区人民代表大会常务委员会", "人大"),
    ("区政协主席", "中国人民政治协商会议某某区委员会", "政协"),
    ("区纪委书记", "中共某某区纪律检查委员会", "纪委监委"),
    ("统战部部长", "中共某某区委员会统一战线工作部", "党委"),
    ("财政局局长", "某某区财政局", "政府"),
    ("总工会主席", "某某区总工会", "群团"),
)
_KINDS = (
    ("meeting", "工作会议"),
    ("inspection", "企业走访调研"),
    ("signing", "合作签约仪式"),
    ("activity", "主题活动"),
)
_RULES = {
    "meeting": "meeting_named",
    "inspection": "inspection_looks",
    "signing": "signing_agreement",
    "activity": "activity_named",
}
_ROLES = ("attendee", "attendee", "attendee", "speaker", "companion", "visitor", "witness")
_FIRST_DAY = date(2011, 1, 3)
_DAYS = 1400
_LARGEST = 40
_GROUP = 40
"""Number of people in one body; they mostly meet one another."""


def invented(people: int, events: int, *, extra: float = 2.0, seed: int = 1) -> Facts:
    """Facts of `people` persons and companies (one in eight) and of `events` of two and, on average, `extra` more."""
    chance = random.Random(seed)
    companies = people // 8
    actors = [f"p{n:05}" for n in range(people - companies)] + [f"o{n:05}" for n in range(companies)]
    names = [_name(n) for n in range(people - companies)] + [
        f"某某{_name(n)}有限公司" for n in range(companies)
    ]
    name = dict(zip(actors, names, strict=True))
    articles, texts, happened, participations = [], [], [], []
    mentions: list[MentionRow] = []
    for number, (day, kind, what, members) in enumerate(_events(chance, actors, events, extra)):
        article_id, event_id = f"a{number:06}", f"e{number:06}"
        headline = f"某某区召开{what}"
        listed = "、".join(name[member] for member in members)
        quote = f"{day.month}月{day.day}日，{listed}参加{what}，就有关工作提出要求。"
        published = (day + timedelta(days=1)).isoformat()
        articles.append(
            ArticleRow(
                article_id=article_id,
                source=f"{published}_01.txt",
                ordinal=number + 1,
                headline=headline,
                byline="",
                published_on=published,
                continued_to="",
                continued_from="",
                text_length=len(headline) + 1 + len(quote),
            )
        )
        texts.append(ArticleTextRow(article_id=article_id, text=f"{headline}\n{quote}"))
        happened.append(
            EventRow(
                event_id=event_id,
                merged_id=event_id,
                article_id=article_id,
                kind=kind,
                name=what,
                date_start=day.isoformat(),
                date_end=(day + timedelta(days=1)).isoformat(),
                date_text=f"{day.month}月{day.day}日",
                year_source="filename",
                place="某某区",
                quote=quote,
                rule=f"first/{_RULES[kind]}",
            )
        )
        for position, member in enumerate(members):
            person = member.startswith("p")
            start = len(headline) + 1 + quote.find(name[member])
            participations.append(
                ParticipationRow(
                    event_id=event_id,
                    entity_id=member,
                    name=name[member],
                    entity_kind="person" if person else "company",
                    role="chair" if position == 0 and person else chance.choice(_ROLES),
                    rule="list",
                    start=start,
                    end=start + len(name[member]),
                    quote=quote,
                )
            )
            if person:
                mentions.append(
                    MentionRow(
                        mention_id=f"m{len(mentions):07}",
                        article_id=article_id,
                        start=start,
                        end=start + len(name[member]),
                        text=name[member],
                        label="PERSON",
                        entity_id=member,
                        tagger="invented",
                    )
                )
    seen = {row.event_id: row.date_start for row in happened}
    days: dict[str, list[str]] = {}
    for row in participations:
        days.setdefault(row.entity_id, []).append(seen[row.event_id])
    return Facts(
        articles=tuple(articles),
        article_texts=tuple(texts),
        mentions=tuple(mentions),
        persons=tuple(
            _person(actor, number, name[actor], days.get(actor, []))
            for number, actor in enumerate(actors[: people - companies])
        ),
        organizations=tuple(
            OrganizationRow(
                entity_id=actor,
                name=name[actor],
                aliases="",
                kind="company",
                jurisdiction="",
                articles=len(days.get(actor, [])),
            )
            for actor in actors[people - companies :]
        ),
        occupancies=tuple(
            OccupancyRow(
                entity_id=actor,
                person=name[actor],
                post=_post(number)[0],
                organization=_post(number)[1],
                qualifier="",
                first_observed=min(days[actor]),
                last_observed=max(days[actor]),
                start_date="",
                end_date="",
                articles=len(days[actor]),
            )
            for number, actor in enumerate(actors[: people - companies])
            if actor in days
        ),
        events=tuple(happened),
        participations=tuple(participations),
    )


def _events(
    chance: random.Random, actors: list[str], events: int, extra: float
) -> Iterator[tuple[date, str, str, list[str]]]:
    """The day, kind, name and members of each event, in order of time."""
    groups = [actors[start :: _parts(actors)] for start in range(_parts(actors))]
    rank = [list(accumulate(1 / (position + 2) ** 0.8 for position in range(len(group)))) for group in groups]
    for day in sorted(chance.randrange(_DAYS) for _ in range(events)):
        kind, what = chance.choice(_KINDS)
        own = chance.randrange(len(groups))
        members: dict[str, None] = {}
        for _ in range(min(_LARGEST, 2 + int(chance.expovariate(1 / extra) + 0.5))):
            at = own if chance.random() < 0.85 else chance.randrange(len(groups))
            members[groups[at][bisect(rank[at], chance.random() * rank[at][-1])]] = None
        if len(members) == 1:
            members[chance.choice(actors)] = None
        yield _FIRST_DAY + timedelta(days=day), kind, what, list(members)


def _parts(actors: list[str]) -> int:
    return max(1, len(actors) // _GROUP)


def _digits(number: int) -> list[int]:
    """A number in the base of the surnames, the smallest first, at least three."""
    digits: list[int] = []
    while number or len(digits) < 3:
        number, digit = divmod(number, len(_SURNAMES))
        digits.append(digit)
    return digits


def _name(number: int) -> str:
    return "".join(_SURNAMES[digit] for digit in _digits(number))


def _pinyin(number: int) -> str:
    return " ".join(_SOUNDS[digit] for digit in _digits(number))


def _post(number: int) -> tuple[str, str, str]:
    return _POSTS[number % len(_POSTS)]


def _person(entity_id: str, number: int, name: str, days: list[str]) -> PersonRow:
    post, organization, branch = _post(number)
    return PersonRow(
        entity_id=entity_id,
        name=name,
        aliases="",
        pinyin=_pinyin(number),
        role="company" if number % 11 == 10 else "official",
        post=post,
        organization=organization,
        jurisdiction="某某区",
        branch=branch,
        level=("county", "city")[number % 5 == 0],
        first_seen=min(days, default=""),
        last_seen=max(days, default=""),
        articles=len(days),
        events=len(days),
    )
