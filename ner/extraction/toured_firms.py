"""Firms on a tour: the names that end in a trade among the places that a clause says somebody went to."""

from collections.abc import Iterator
from functools import cache, lru_cache
from re import Match, Pattern, compile

from ner.extraction.acting_firms import is_brand, is_everyday_noun
from ner.extraction.organization_kinds import kind_of
from ner.lexicon.common_words import crosses
from ner.lexicon.divisions import parse_place
from ner.lexicon.firms import firms
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.spans import Span

LONGEST_TOUR = 300
"""Characters of a clause behind its verb within which the places of a tour stand."""
LONGEST_PLAIN = 3
"""Characters of a brand that may not end in an everyday word; a longer one may (某某|领航)."""
OFTEN = 2
"""How often a text prints a name that begins with an everyday noun or a place, to be taken for a firm's."""

_VERB = compile(
    r"(?:莅临|来到|走进|深入|走访|考察|参观|调研|察看|查看|踏看|视察|观摩|[检抽]查|拜访|访问|慰问|看望|前往|先后到|分别到|一行到|带队到|率队到|实地到|赴|(?:^|(?<=[，。；\n]))在)了?"
    rf"(?:位于(?:[{HAN}]{{2,16}}的)?)?(?:我[省市县区])?“?"
)
_TOUR = compile(
    rf"(?=[莅来走深考参调察查踏视观检抽拜访慰看前先分一带率实赴在]){_VERB.pattern}(?P<places>[^，。；：！？\n]{{4,{LONGEST_TOUR}}})"
)
# 和 behind the first character of a name belongs to it: 三和某某.
_STOP = compile(rf"(?:(?!以及)[^、和及与]|(?<=、[{HAN}])和)+")
# The town, village or park in which a firm is, with which its name does not begin.
_SITE = compile(
    rf"^[{HAN}]{{2,14}}?(?:[镇乡村旗](?!业)|街道|社区|园区|开发区|产业园|工业园|集聚区|高新区|经开区|新区|集中区)(?=[{HAN}]{{4}})"
)
# The sort of firm in front of a name: 走访辖区企业|某某传媒.
_SORT = compile(r"(?:企业|民企|国企|央企|药企|车企)(?=[^文管服孵集家化的之])")
# Behind the last place of a list, or behind the name of a firm that is one of them.
_BEHIND = (
    r"(?=$|[等的（“”\d]|[一二三]期|项目|工程|公司|实地|现场|厂区|建设|施工|进行|开展"
    r"|调研|考察|参观|检查|督[导查]|视察|指导|走访|慰问|听取|了解|看望)"
)
# What a list is of, when it is one of trades.
_OF_TRADES = compile(
    r"(?:产业|行业|领域|赛道|业态|板块|方面|专业|课程|情况|工作|问题|市场|技术)(?:[的等链发]|$)"
)
# What materials are called, seldom a brand: 碳化硅|材料.
_OF_A_MATERIAL = compile(
    r"[腈烯酯醇酮胺酚苯]|^(?=.{2,3}$).*[硅碳锂氢氟硼钛镁铝铜锌镍钴锰钨铁钢铬铅锡锆煤油气水电光热粮棉麻竹木纸]"
)


# Endings of names of firms that are also what is done or made anywhere: 项目|建设.
_OF_MANY_THINGS = ("建设", "建筑", "材料", "资本", "股份")


@cache
def _named_so() -> Pattern[str]:
    endings = any_of(words("firm_ending") | words("brand_ending") | words("toured_ending"))
    return compile(rf"(?P<name>(?P<core>[{HAN}]{{2,5}}?)(?:{endings}))(?:{endings})?{_BEHIND}")


@lru_cache(maxsize=1)
def toured_firms(text: str) -> tuple[Span, ...]:
    """The firms without a legal form among the places of a tour, left to right.

    >>> text = "县长一行先后来到远岚羽绒、某某湖公园、云垚制衣等地"
    >>> [span.of(text) for span in toured_firms(text)]
    ['远岚羽绒', '云垚制衣']
    """
    return tuple(_toured_firms(text))


def _toured_firms(text: str) -> Iterator[Span]:
    for tour in _TOUR.finditer(text):
        is_list = "、" in tour["places"]
        is_gone_to = tour[0][0] != "在" or not is_list or _VERB.search(tour["places"])
        if _OF_TRADES.search(tour["places"]) or not is_gone_to:
            continue
        for stop in _STOP.finditer(text, *tour.span("places")):
            for start in _starts(stop[0]):
                named = _named_so().match(stop[0][start:])
                if (
                    named
                    and not crosses(text, stop.start() + start)
                    and _is_firm(text, named, is_list=is_list)
                ):
                    yield Span(stop.start() + start, stop.start() + start + named.end())
                    break


def _starts(stop: str) -> Iterator[int]:
    """Where in a stop of a tour the name of a firm may begin: behind the town that it is in, another verb, or 企业."""
    site = _SITE.match(stop)
    yield site.end() if site else 0
    for front in (*_VERB.finditer(stop), *_SORT.finditer(stop)):
        yield front.end()


def _is_firm(text: str, named: Match[str], *, is_list: bool) -> bool:
    """Whether a name is a brand with its trade; one with an everyday noun or a place in front when it is often printed."""
    core = named["core"]
    if kind_of(named["name"]) not in ("company", "other"):
        return False
    if core in firms() or is_brand(core) or (len(core) > LONGEST_PLAIN and is_brand(core[:-2])):
        return not _OF_A_MATERIAL.search(core)
    if not is_list or text.count(named["name"]) < OFTEN or named["name"].endswith(_OF_MANY_THINGS):
        return False
    return is_everyday_noun(core) or parse_place(core) is not None
