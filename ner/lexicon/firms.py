"""Firms that are known by name: where a text prints one whose form does not tell that it is a firm."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import add
from re import compile
from types import MappingProxyType

from ner.lexicon.common_words import crosses
from ner.lexicon.word_lists import read_rows, words
from ner.text.spans import Span

SHORT_NAME = 3
"""Characters of a name so short that it may stand across the border of two words."""

_LATIN = compile(r"[A-Za-z0-9]")
# What makes of the name in front another one: a street, a prize, a trade (中国石油|工业).
_GOES_ON = compile(
    r"[路街巷道桥湖山河江县市区镇乡村杯奖]|精神|微博|微信|卡(?=[，。；、）]|片|券)|(?:小?轿|越野|面包|小?货|卡|摩托|电动)车(?![厂间])|牌(?![照坊匾])|时报|日报|晚报|工业|行业|产业|市场|企业|事业|学会|协会|联合会|工程|天然气(?!集团|股份)|所(?![在有属得需谓])"
)
# Behind a name and a trade: what is made, of which the trade tells the sort (某某|光伏组件).
_PRODUCT = compile(r"化|全产业链|组件|逆变|支架|电站|发电|产业|设备|产品|零部件|芯片|整车|中心|园区")
# What a group calls the firm that it founds for a trade of today: 某某|数字科技.
_NEW_TRADE = compile(
    r"(?:数字|金融|信息|健康|智能|智慧|云计算|环境|能源|物流|新材料)科技(?![馆园城节周展奖人创成])"
)
# Behind the first of two foreign names: 某尔|-某普彗星.
_FOREIGN_NAME = compile(r"[-－·][^\W\dA-Za-z]")


@dataclass(frozen=True, slots=True)
class KnownFirm:
    """Where a known name stands; `is_sure` when it is no other word, place or surname too."""

    span: Span
    is_sure: bool


@cache
def firms() -> Mapping[str, bool]:
    """The known names, each with whether it stands for the firm wherever it is printed."""
    rows = read_rows("firms", ("name", "certainty"), {"certainty": ("sure", "in_context")})
    return MappingProxyType({name: certainty == "sure" for name, certainty in rows})


@cache
def _endings() -> tuple[str, ...]:
    """What the name of a firm may go on with, so that the whole is the firm's name (海尔|保险)."""
    return tuple(sorted(words("firm_ending") | words("brand_ending")))


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How long the names are that begin with two characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in firms():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def find_known_firms(text: str) -> tuple[KnownFirm, ...]:
    """The known firms that a text prints, left to right, the longest name first at each place.

    A name that goes on as firms' names end (海尔|保险) is that of a firm, whatever else it may be alone.

    >>> [firm.span.of("到海尔智家考察") for firm in find_known_firms("到海尔智家考察")]
    ['海尔智家']
    """
    lengths = _lengths()
    found: list[KnownFirm] = []
    end = 0
    pairs = map(add, text, text[1:])
    for at in [at for at, pair in enumerate(pairs) if pair in lengths]:
        if at < end:
            continue
        for length in lengths[text[at : at + 2]]:
            span = Span(at, at + length)
            name = span.of(text)
            if span.end <= len(text) and name in firms() and _stands_alone(text, span):
                longer = next((e for e in _endings() if text.startswith(e, span.end)), "")
                if new := _NEW_TRADE.match(text, span.end):
                    longer = new[0]
                if _PRODUCT.match(text, span.end + len(longer)):
                    longer = ""
                found.append(KnownFirm(Span(at, span.end + len(longer)), firms()[name] or bool(longer)))
                end = span.end + len(longer)
                break
    return tuple(found)


def goes_on(text: str, end: int) -> bool:
    """Whether a name that ends there is but the beginning of another: a street's, a prize's, a trade's.

    >>> goes_on("某某杯摄影比赛", 2), goes_on("某某董事长", 2)
    (True, False)
    """
    return _GOES_ON.match(text, end) is not None


def _stands_alone(text: str, span: Span) -> bool:
    """Whether no word and no name lies across the borders of the stretch."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if _LATIN.match(text[span.start]) and _LATIN.match(before):
        return False
    if _LATIN.match(text[span.end - 1]) and _LATIN.match(behind):
        return False
    if goes_on(text, span.end) or _FOREIGN_NAME.match(text, span.end):
        return False
    short = span.end - span.start <= SHORT_NAME
    return not (short and (crosses(text, span.start) or crosses(text, span.end)))
