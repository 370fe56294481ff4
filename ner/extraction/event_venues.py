"""Where an event happened: the house it was held in, else a place where the text says that somebody is; else blank."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import Pattern, compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_mentions import EventMention, announcement
from ner.extraction.event_names import MEETS, names_in
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.mentions import Mention
from ner.text.spans import Span

PLACE_REACH = 12
"""Characters before a place within which the word must stand that says that somebody is there."""

LISTED_PLACES = 3
"""How many places of a list a place may hold (甲县、乙县、丙县)."""

HELD_IN_HOUSES = ("signing", "ceremony", "meeting", "activity")
"""Kinds of events of which any sentence may tell the house; a tour goes through many."""

# One character for a city with the word in front: 在京.
_SHORT_PLACES = {
    **{
        "京": "北京",
        "沪": "上海",
        "津": "天津",
        "渝": "重庆",
        "穗": "广州",
        "蓉": "成都",
        "甬": "宁波",
        "榕": "福州",
    },
    **{"邕": "南宁", "杭": "杭州", "汉": "武汉", "深": "深圳", "厦": "厦门", "港": "香港"},
}
_WHAT_IS_DONE = (
    "(?:隆重|亲切|热情|友好|共同|分别|正式|集体|联合)?(?:会见|接见|会晤|会谈|举行|召开|举办|开幕|闭幕|开班|宴请|设宴|出席|参加|主持"
    "|拉开|签|揭|启动|接待|开业|落成|进行|拜会|座谈)"
)
_PLANNED = compile(r"将[于在]|届时")
# Behind the house of an event that somebody is at or has come for: 会见在甲宾馆|举行的论坛的来宾.
_OF_ANOTHER = compile(r"(?:隆重)?(?:举行|召开|举办)的")
_IN_A_CITY = compile(rf"在(?P<city>[{''.join(_SHORT_PLACES)}]){_WHAT_IS_DONE}")

_THERE = compile(
    r"(?:在|赴|到|来|至|抵|位于|抵达|莅临|前往|深入|走进|走访|访问|考察|视察|调研|检查|察看|查看|参观|奔赴|赶赴|赶往)了?$"
)
# What one does to a place on a tour; a meeting is held elsewhere.
_TOURED = compile(r"(?:来到|深入|走进|走访|考察|视察|调研|检查|察看|查看|参观)了?$")
# Behind a house at the head of a clause: how it is there; and in what follows, that something is held there.
_IS_FESTIVE = "(?:[内里]外?)?(?:洋溢|张灯|灯[光火]|彩旗|鲜花|座无虚席|气氛|歌声|掌声|欢声|笑语|喜气|热闹|人头|人山|高朋|宾客)"
# Behind the name of a gathering: it is held.
_IS_HELD = compile(r"[^，。；]{0,30}(?:举行|召开|举办|开幕|拉开)(?!的)")
_HELD_HERE = compile(r"在(?:这里|此(?!前|间))(?:隆重|盛大)?(?:举行|召开|举办|开幕|拉开)")
# Behind a place: it is only part of what somebody speaks of, or of another name.
_NOT_THERE = compile(
    rf"运会|[^，。；]{{1,16}}的[^，。；]{{2,10}}(?:得知|获悉|听说|闻讯)|(?:学习|培训|工作|打工|务工|上学|读书|就读|出差|招商|开会)[^，。；]{{0,16}}的(?!带领|陪同)|(?:访问|考察|学习)?的(?!带领|陪同)|[{HAN}]{{0,4}}(?:之间|方面|问题|代表团|考察团|总部的)|[省市区县]?[委长]"
)


def place_of_event(
    article: ArticleFacts, mentions: Sequence[EventMention], kind: str, name: str, *, first: bool
) -> str:
    """Where an event happens, as printed but for 京; blank when the text says it of no place.

    The sentence before may tell it of an article's first event, and of one that it announces; the first sentence
    that prints the name of a gathering of it.
    """
    mention = mentions[0]
    spans = [mention.span]
    before = mention.number - 1
    told = first or announcement(article, mention.number) is not None
    if (
        before >= 0
        and told
        and article.sentences[before].start >= article.paragraph_start(mention.span.start)
        and not _PLANNED.search(article.sentences[before].of(article.text))
    ):
        spans.append(article.sentences[before])
    if mention.within_sentence and not article.days_between(mention.span.start, mention.span.end):
        spans.append(Span(article.sentences[mention.number].start, mention.span.start))
    if kind in HELD_IN_HOUSES and (named := _names_it(article, name)) and named not in spans:
        spans.append(named)
    later = [m.span for m in mentions[1:]] if kind in HELD_IN_HOUSES else []
    return (
        next((house for span in (*spans, *later) if (house := _house(article, span, kind))), "")
        or next((house for span in spans if (house := _festive_house(article, span))), "")
        or next((place for span in spans if (place := _place(article, span, kind))), "")
        or next((city for span in spans if (city := _city(article, span))), "")
    )


@cache
def _venue() -> Pattern[str]:
    """A house or hall in which something is done: 在(某某宾馆)会见."""
    no_part = r"[的了着过在于到与同为]|和(?!平)|举行|召开|举办|出席|参加"
    return compile(
        rf"(?:(?<![正存现所旨])在|来到|抵达|前往)(?P<venue>(?:(?!{no_part})[{HAN}\dA-Za-z·“”]){{1,20}}?(?:{any_of(words('venue'))})"
        rf"(?:[\d一二三四五六七八九十]{{1,3}}(?:号楼|楼|层)|[东西南北主]楼)?(?:(?!{no_part})[{HAN}\d]{{1,6}}(?:厅|会议室))?)"
        rf"(?=，|。|{_WHAT_IS_DONE}|[与同和为][^，。；]{{1,40}}?(?:会|行|餐|谈|办|签))"
    )


def _names_it(article: ArticleFacts, name: str) -> Span | None:
    """The first sentence that prints an event's name as that of what is held; None without one."""
    at = article.text.find(name, article.sentences[0].start)
    number = article.sentence_number(at) if at >= 0 else None
    if number is None or not _IS_HELD.match(article.text, at + len(name)):
        return None
    return article.sentences[number]


@cache
def _festive() -> Pattern[str]:
    """A house at the head of a clause of which is told how it is there: ，(某某剧院)洋溢着喜庆的气氛."""
    return compile(
        rf"(?<![^\s，。；日晚午])(?P<venue>(?:(?![的了着过在于到])[{HAN}\dA-Za-z·“”]){{1,20}}?(?:{any_of(words('venue'))})){_IS_FESTIVE}"
    )


def _festive_house(article: ArticleFacts, span: Span) -> str:
    """The house that the text describes before it says that something is held here (在这里举行); blank without one."""
    here = _HELD_HERE.search(article.text, span.start, span.end)
    if here is None:
        return ""
    houses = list(_festive().finditer(article.text, article.paragraph_start(span.start), here.start()))
    return houses[-1]["venue"] if houses else ""


def _house(article: ArticleFacts, span: Span, kind: str) -> str:
    """The house that a stretch of text names as the one where something is done; blank without one."""
    match = _venue().search(article.text, span.start, span.end)
    if match is None:
        return ""
    venue = Span(*match.span("venue"))
    if _is_of_another(article, venue, kind) or any(venue.overlaps(n.span) for n in names_in(article, span)):
        return ""
    return match["venue"]


def _place(article: ArticleFacts, span: Span, kind: str) -> str:
    """The place at which a stretch of text says that somebody is; blank without one."""
    for run in _runs(article, span):
        toured = _TOURED.search(article.text, max(span.start, run.start - PLACE_REACH), run.start)
        if kind in ("meeting", "signing") and toured:
            continue
        if _is_of_another(article, run, kind) or not _is_there(article, run, span):
            continue
        if not any(run.overlaps(name.span) for name in names_in(article, span)):
            place = run.of(article.text)
            return place if len(place) > 1 else _SHORT_PLACES.get(place, "")
    return ""


def _is_of_another(article: ArticleFacts, place: Span, kind: str) -> bool:
    """Whether a place is where another event was held, which somebody on a tour went to or a guest came for."""
    if not _OF_ANOTHER.match(article.text, place.end):
        return False
    return kind not in HELD_IN_HOUSES or bool(
        MEETS.search(article.text, article.clause_start(place.start), place.start)
    )


def _city(article: ArticleFacts, span: Span) -> str:
    """The city that one character stands for, whether a tagger knows it or not: 在蓉会见; blank without one."""
    match = _IN_A_CITY.search(article.text, span.start, span.end)
    return _SHORT_PLACES[match["city"]] if match else ""


def _runs(article: ArticleFacts, span: Span) -> Iterator[Span]:
    """The places in a stretch, those that stand side by side or in a list together (云南省昭通市; 甲县、乙县)."""
    places: Iterable[Mention] = (p for p in article.places if span.start <= p.start < span.end)
    current: Span | None = None
    for place in sorted(places, key=lambda p: p.start):
        if current is not None and article.text[current.end : place.start] in ("", "、"):
            longer = Span(current.start, place.end)
            current = longer if longer.of(article.text).count("、") < LISTED_PLACES else current
            continue
        if current is not None:
            yield current
        current = Span(place.start, place.end)
    if current is not None:
        yield current


def _is_there(article: ArticleFacts, place: Span, span: Span) -> bool:
    """Whether a word before a place says that somebody is there, and the place is no part of another name."""
    taken = (*article.titles, *(o.span for o in article.organizations))
    if any(place.overlaps(other) for other in taken) or _NOT_THERE.match(article.text, place.end):
        return False
    begin = max(span.start, place.start - PLACE_REACH)
    return _THERE.search(article.text, begin, place.start) is not None
