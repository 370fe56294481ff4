"""Firms that a text names as acting, whether a tagger knows them or not: 某某食品与…签约, 来到某某重工."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from re import Pattern, compile

from ner.extraction.firm_names import is_phrase, is_trade
from ner.extraction.organization_kinds import is_generic
from ner.lexicon.common_words import common_words, crosses, plain_verbs
from ner.lexicon.divisions import parse_place
from ner.lexicon.states import leading_state
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.spans import Span

LONGEST_BEFORE = 12
"""Characters before a person within which the name of a firm and the mark before it stand."""
SHORTEST_WITH_TRADE = 4
"""Characters of a brand with its trade that a text tells to be a firm (某某精工)."""
_SIGNS = (
    r"(?:在[^，。；]{1,12}|正式|成功|当场|现场|共同|日前|举行|昨[日天]|今[日天]){0,4}(?:签署|签订|签约|签下)"
)
_DEAL = rf"(?:[与和同][^，。；、]{{2,24}}?)?{_SIGNS}"
_ACTS = (
    r"[^，。；]{0,10}的?(?:介绍|汇报)|引进|引入|收购|并购|入股|推出|落户|增资|上市|宣布|计划投资|投资\d"
    r"|(?:有关|相关)?负责人|总部|的?生产(?:车间|基地|线)|车间|厂区|展厅|研发中心|旗下|年产\d"
)
_TOURS = r"(?:进行|开展)?(?:实地|现场)?(?:走访|调研|考察|检查|慰问|视察|参观|指导)"
_VISITED = r"(?:来到|走进|走访|考察|参观|调研|察看|查看|拜访|访问|视察|莅临)了?“?"
_IS_A_FIRM = r"是(?:一家|[我全][国省市区县球]|国内|世界|集)[^，。；]{0,24}(?:企业|公司|制造商|供应商|生产商|服务商|厂家|厂商)[，。；]"
_BEFORE_A_PERSON = compile(rf"、(?P<name>(?P<core>[{HAN}]{{2,7}})(?P<trade>[{HAN}]{{2}}))$")
_BETWEEN = compile(rf"、(?P<name>[{HAN}]{{4,8}})、")
NO_FIRM = compile(
    r"[园区站所院会馆校厅处办党盟局部村镇乡街路港场楼台报网队组学联军社室岛湖山河江县市省州国寺庙城]$|(?<!智)库$|(?<!集)团$"
    r"|(?:中心|基地|项目|工程|大学|学校|协会|联盟|平台|论坛|系统|大厦|开发|利用|种植|养殖|加工|扩建|改造|技改|治理|生产线)$"
)
"""What names end in that are no firms, though a list may put them beside firms."""
# With what no brand begins that stands behind the end of a clause.
_NO_FIRST = frozenset("是为已就由将把被对以为从让使等该其各某本多大小新老但而则并也都又还是有在向")
_LISTED = compile(
    rf"、(?P<name>(?:(?!等)[{HAN}]){{4,6}}?)(?=[、，。；等（的]|和|签[署订约]|实地|进行|考察|调研|参观|走访|主要|有关|相关|负责)"
)


@cache
def _pattern() -> Pattern[str]:
    endings = words("firm_ending") | words("brand_ending")
    name = rf"[{HAN}]{{2,4}}?(?:{any_of(ending for ending in endings if is_trade(ending))})"
    return compile(
        rf"(?:(?:^|[，。；：、“\n与和同由]|\d日|[上下]午|昨[日天]|今[日天]|近日|日前|听取|赴)(?!听取|前往|走进|来到)"
        rf"(?:(?P<signing>[{HAN}]{{4,6}})(?={_DEAL})|(?P<acting>{name})(?={_ACTS}))"
        rf"|(?:到|赴|深入)(?P<gone>[{HAN}]{{4,6}}?)(?={_TOURS})"
        rf"|{_VISITED}(?P<visited>{name})(?=”?(?:[、，。等]|的?(?:生产|车间|厂区|展厅|项目|年产\d)))"
        rf"|旗下的?(?:子公司|企业|公司)?(?P<owned>{name})(?=[，。、；等与和]|负责|董事|总经理|总裁)"
        rf"|(?:^|[，。；“\n])(?P<told>[{HAN}]{{2,6}})”?(?={_IS_A_FIRM}))"
    )


@lru_cache(maxsize=1)
def acting_firms(text: str) -> tuple[Span, ...]:
    """The names that sign, speak or are gone to, or that a text says to be or to own a firm, left to right.

    >>> [span.of(text) for text in ["远岚食品与甲公司签约。"] for span in acting_firms(text)]
    ['远岚食品']
    """
    return tuple(_acting_firms(text))


def _acting_firms(text: str) -> Iterator[Span]:
    for match in _pattern().finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        name = span.of(text)
        if match.lastgroup == "told":
            if _is_own_name(name) and not crosses(text, span.start) and not crosses(text, span.end):
                yield span
            continue
        core, trade = name[:-2], name[-2:]
        if crosses(text, span.start) or not is_trade(trade) or is_generic(name):
            continue
        if is_brand(core) or (match.lastgroup in ("signing", "gone") and is_everyday_noun(core)):
            yield span


def _is_own_name(name: str) -> bool:
    """Whether a name that the text calls a firm is no place, body or trade."""
    is_place = leading_state(name) == name or parse_place(name[:2]) is not None
    is_named = is_brand(name) or (
        is_trade(name[-2:]) and len(name) >= SHORTEST_WITH_TRADE and is_brand(name[:-2])
    )
    return is_named and not is_place and not NO_FIRM.search(name) and not is_generic(name)


def firms_of_persons(text: str, persons: Sequence[Span]) -> Iterator[Span]:
    """The brands with a trade that stand in front of a person in a list, with nothing else between its marks.

    >>> text = "甲公司、远岚机械李某、"
    >>> [span.of(text) for span in firms_of_persons(text, [Span(8, 10)])]
    ['远岚机械']
    """
    for person in persons:
        match = _BEFORE_A_PERSON.search(text, max(0, person.start - LONGEST_BEFORE), person.start)
        if match and is_trade(match["trade"]) and is_brand(match["core"]):
            yield Span(*match.span("name"))


def firms_between(text: str, firms: Sequence[Span]) -> Iterator[Span]:
    """The names that stand in a list between two firms, and end in nothing that tells them to be no firms.

    >>> text = "走访甲公司、江口远岚、乙公司"
    >>> [span.of(text) for span in firms_between(text, [Span(2, 5), Span(11, 14)])]
    ['江口远岚']
    """
    starts = {firm.start for firm in firms}
    for firm in firms:
        match = _BETWEEN.match(text, firm.end)
        if match is None or match.end() not in starts:
            continue
        name = match["name"]
        if (is_brand(name) or is_brand(name[:-2])) and not NO_FIRM.search(name) and not is_phrase(name):
            yield Span(*match.span("name"))


def firms_beside(text: str, firms: Sequence[Span]) -> Iterator[Span]:
    """The names with a trade at their end that stand behind a firm in a list, also behind each other.

    >>> text = "走访甲公司、远岚化纤，调研"
    >>> [span.of(text) for span in firms_beside(text, [Span(2, 5)])]
    ['远岚化纤']
    """
    for firm in firms:
        end = firm.end
        while match := _LISTED.match(text, end):
            span = Span(*match.span("name"))
            if not is_trade(match["name"][-2:]) or not is_brand(_without_trades(match["name"])):
                break
            yield span
            end = span.end


def _without_trades(name: str) -> str:
    """What is left of a name without the trades at its end, two characters at least."""
    trades = words("trade")
    while length := next((n for n in (4, 3, 2) if len(name) > n + 1 and name[-n:] in trades), 0):
        name = name[:-length]
    return name


def is_everyday_noun(core: str) -> bool:
    """Whether it is one everyday noun, which may be a brand: 大地食品."""
    is_other = core in plain_verbs() or core in words("sort_of_firm") or is_trade(core)
    return core in common_words() and not is_other


def is_brand(core: str) -> bool:
    """Whether what stands before the ending is no everyday word, no trade and no place."""
    everyday = core[:2] in common_words() or core[-2:] in common_words()
    return (
        core[0] not in _NO_FIRST
        and not everyday
        and not is_phrase(core)
        and not is_trade(core)
        and parse_place(core) is None
    )
