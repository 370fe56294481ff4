"""Dates of events: whether two dates may be one day, and which date of an article an event has."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from re import compile

from ner.extraction.article_facts import ArticleFacts, is_around_feast, says_that_day
from ner.extraction.chronicle_items import day_above
from ner.extraction.dates import DateMention
from ner.extraction.event_mentions import EventMention, sequel
from ner.text.characters import HAN
from ner.text.numerals import NUMERALS, integer

LEAD_SENTENCES = 3
"""How many sentences at an article's beginning, captions left out, may hold the date that holds for all of it."""

# Words for days, by their first characters, that are never for one day.
_OTHER_DAYS = [{one, other} for one, other in combinations("今昨前明", 2)]
_NUMBER = compile(rf"\d+|[{NUMERALS}]+")
_INCIDENT = compile(
    r"发生|突发|事故|地震|火灾|爆炸|中毒|坍塌|泥石流|暴雨|洪|坠|遇难|死亡|受伤|疫情|袭击|起火|大火"
)
_UPON_INCIDENT = compile(
    r"(?:发生|接报|接到|获悉)[^，。；]{0,16}后|(?:报告|险情)后|赶[赴往到](?:事故|火灾|救援|抢险|灾害)?现场|在[^，。；]{0,6}现场[^，。；]{0,4}(?:指出|强调|要求|表示)"
)
# How web pages print the day of publication.
_STAMP = compile(r"\d{4}[-/.]\d")
# What stands below a photograph, above an article's first sentence.
_CAPTION = compile(r"\s*(?:[（(]?图[为：:]|[^，。；\n]{2,30}摄\s*$)")
_DATELINE_DAY = compile(r"\d{1,2}日电")
_DATELINE_OF_DAY = compile(r"(\d{1,2})月(\d{1,2})日[电讯]")
_PART_OF_DAY = compile(r"凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?")
# What somebody is at, by the end of its name; and behind that name in another sentence, that it was held.
_IS_AT = compile(
    rf"(?:出席|参加|主持)了?[^，。；]{{0,20}}?(?P<name>[{HAN}]{{2,6}}(?:仪式|大会|典礼|论坛|会议|座谈会))"
)
_HELD = compile(r"[^。；，]{0,24}(?:举行|召开|举办)")
_IS_PERIOD = compile(r"期间$")
_PERIOD = compile(rf"(?!为|确保|据)[{HAN}]{{2,4}}期间")


def same_day(one: DateMention, other: DateMention) -> bool:
    """Whether two dates may be one day, or one a day of the other, as far as they are printed."""
    if one.interval is not None and other.interval is not None:
        return one.interval.start < other.interval.end and other.interval.start < one.interval.end
    if is_around_feast(one) or is_around_feast(other):
        return one.text == other.text
    if one.kind == other.kind == "relative" and {one.text[0], other.text[0]} in _OTHER_DAYS:
        return False
    if "relative" in (one.kind, other.kind) or "vague" in (one.kind, other.kind):
        return True
    if _is_lunar(one) and _is_lunar(other):
        return _PART_OF_DAY.sub("", one.text) == _PART_OF_DAY.sub("", other.text)
    (first, last), (other_first, other_last) = _days(one), _days(other)
    if 0 in (first[0], other_first[0]):
        first, last, other_first, other_last = ((0, day) for _, day in (first, last, other_first, other_last))
    return first <= other_last and other_first <= last


def may_be_today(article: ArticleFacts, told: DateMention | None, other: DateMention) -> bool:
    """Whether a printed day may be the one that the dateline prints and the article calls 今天.

    Args:
        article: the article.
        told: the date of what was told before; None when it has none of its own, and so the lead's.
        other: the day.
    """
    line = _DATELINE_OF_DAY.search(article.text, 0, article.sentences[0].start)
    lead = next((d for d in article.days() if article.sentence_number(d.start) == 0), None)
    today = told or lead
    if line is None or today is None or not today.text.startswith("今") or other.kind != "day":
        return True
    if _is_lunar(other) or not 0 < len(_NUMBER.findall(other.text)) < 4:
        return True
    month, day = _days(other)[0]
    return (month or int(line[1]), day) == (int(line[1]), int(line[2]))


def _is_lunar(date: DateMention) -> bool:
    return date.kind == "day" and not any(unit in date.text for unit in "日号天")


def _days(date: DateMention) -> tuple[tuple[int, int], tuple[int, int]]:
    """Month (0 when not printed) and day of the first and the last day of a date without a year."""
    numbers = [integer(n) for n in _NUMBER.findall(date.text)]
    if date.kind == "month" and numbers:
        return (numbers[-1], 1), (numbers[-1], 31)
    month = numbers.pop(0) if "月" in date.text and len(numbers) > 1 else 0
    last_month = numbers.pop(-2) if date.text.count("月") > 1 and len(numbers) > 2 else month
    return (month, numbers[0] if numbers else 0), (last_month, numbers[-1] if numbers else 31)


def date_of_event(
    article: ArticleFacts, mentions: Sequence[EventMention], after: DateMention | None
) -> DateMention | None:
    """The date of an event: in its sentences; else one before them in the paragraph, or on a line of its own; else the lead's.

    One that is only before or after another (签约前) is of its day, in these words.
    A period (会议期间) within a stay of several days is of the days of the stay.
    当日 stands for the date before it, 昨日 for the fuller 昨日上午 of the same paragraph. A day of any
    sentence goes before a vague date (近日) of the first. The lead's date of an accident holds only for
    those of whom the text says that they came upon it (事故发生后，) or spoke at the scene.

    Args:
        article: the article.
        mentions: the event's mentions, in text order.
        after: the date of the event that this one came before or after (会见后，), if the text says so.

    Returns:
        The date; a vague one for a period (两会期间); None when the text gives none that fits.
    """
    own = [date for mention in mentions if (date := _own_date(article, mention))]
    within_stay = after is not None and after.kind == "range"
    if own and not (within_stay and all(_IS_PERIOD.search(date.text) for date in own)):
        return next((date for date in own if date.kind != "vague" or _IS_PERIOD.search(date.text)), own[0])
    start = mentions[0].span.start
    paragraph = article.paragraph_start(start)
    if held := _day_of_its_name(article, mentions[0]):
        return held
    if after is not None:
        then = sequel(mentions[0].text)
        begin = max(paragraph, after.end) if then and then.lastgroup == "part_of_day" else start
        days = [d for d in article.openers(begin, start) if d.kind == "day"]
        return _day_of_tour(article, after, start) or (days[-1] if days else _beside(mentions[0], after))
    nearby = [d for d in article.days_between(paragraph, start) if not says_that_day(d)]
    if nearby:
        openers = [d for d in nearby if article.opens_sentence(d)]
        return (openers or nearby[:1])[-1]
    if above := day_above(article.text, article.days(), start):
        return above
    return _date_of_lead(article, mentions)


def _beside(mention: EventMention, day: DateMention) -> DateMention:
    """The day of another event in the words that put this one before or after it (签约前), as far as the text has such."""
    then = sequel(mention.text)
    if then is None or then.lastgroup != "around_event" or _IS_PERIOD.search(then.group().rstrip("，")):
        return day
    words = then.group().rstrip("，").lstrip()
    start = mention.span.start + then.group().index(words)
    return replace(day, start=start, end=start + len(words), text=words)


def _day_of_tour(article: ArticleFacts, tour: DateMention, end: int) -> DateMention | None:
    """The last day of a tour of several days that is told between its date and a position; None without one."""
    if tour.kind != "range":
        return None
    days = [d for d in article.openers(tour.end, end) if d.kind == "day" and same_day(tour, d)]
    return next((d for d in reversed(days) if not says_that_day(d)), None)


def _day_of_its_name(article: ArticleFacts, mention: EventMention) -> DateMention | None:
    """The day of another sentence that says when what somebody is at was held: 23日，甲仪式举行; None without one."""
    named = _IS_AT.search(mention.text)
    if named is None:
        return None
    for sentence in article.sentences:
        at = article.text.find(named["name"], sentence.start, sentence.end)
        if at < 0 or sentence == mention.span or not _HELD.match(article.text, at + len(named["name"])):
            continue
        days = [d for d in article.openers(sentence.start, at) if d.kind != "vague"]
        if days:
            return article.resolved(days[-1])
    return None


def _own_date(article: ArticleFacts, mention: EventMention) -> DateMention | None:
    span = mention.span
    reach = mention.verb_clause_end(article)
    here = [d for d in article.days_touching(span.start, reach) if article.dates_what_follows(d)]
    if here:
        return _fuller(article, article.resolved(here[0]))
    if mention.day is not None and mention.day.kind == "month":
        return mention.day
    if period := _PERIOD.match(mention.text):
        return DateMention(span.start, span.start + period.end(), period.group(), None, "none", "vague")
    return None


def _fuller(article: ArticleFacts, date: DateMention) -> DateMention:
    paragraph = article.paragraph_start(date.start)
    longer = (
        d
        for d in article.dates_touching(paragraph, date.start)
        if paragraph <= d.start and d.text.startswith(date.text)
    )
    return next(longer, date)


def _date_of_lead(article: ArticleFacts, mentions: Sequence[EventMention]) -> DateMention | None:
    until = article.sentences[: mentions[0].number + 1]
    lead = [s for s in until if not _CAPTION.match(article.text, s.start, s.end)]
    for sentence in lead[:LEAD_SENTENCES]:
        dates = [
            date
            for date in article.days_between(sentence.start, sentence.end)
            if article.text[date.end : date.end + 1] not in "的前起" and not _STAMP.match(date.text)
        ]
        if dates:
            of_accident = _INCIDENT.search(sentence.of(article.text))
            upon_it = any(_UPON_INCIDENT.search(mention.text) for mention in mentions)
            day = next((d for d in dates if d.kind != "vague" and article.dates_what_follows(d)), dates[0])
            return None if of_accident and not upon_it else day
    first = article.sentences[0].start
    before = [d for d in article.days_between(0, first) if d.end <= first and d.kind == "day"]
    if before and not _DATELINE_DAY.search(article.text[:first]):
        before = [d for d in before if d.text in article.headline and not _STAMP.match(d.text)]
    return before[-1] if before else None
