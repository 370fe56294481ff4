"""What a stretch names beside its firm: works, departments, those that depend on it, a sentence about it."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from re import Pattern, compile

from ner.extraction.acting_firms import is_brand
from ner.extraction.firm_names import is_trade
from ner.lexicon.firms import firms
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN
from ner.text.mentions import Mention
from ner.text.spans import Span

SHORTEST_FIRM = 2
"""Characters of the name of a firm in front of what belongs to it."""

_DEPENDENT = compile(r"^(?P<firm>.*(?:集团|公司))(?:核心|下属|旗下|全资|控股|所属|成员)+(?:子?公司|企业)$")
_LISTED = compile(r"^(?P<firm>[^等]{3,})等(?:公司|企业|集团)$")
# The beginning of a sentence about a firm: 某某集团|是一家集食品、物流….
_SUBJECT = compile(r"^(?P<firm>.{2,}?(?:集团|公司|银行))是一?[家个]")
# What is a part of a firm, by its trade or region alone: 某某公司|轧钢厂, 某某食品|中国区.
_PART = compile(
    rf"^(?P<firm>[^，。；、]{{2,}}?(?:集团|公司|股份(?!公司|有限)|(?<=..)(?=大?中[国华]区|亚太区|华[东南西北中]区)))"
    rf"(?:(?P<works>[{HAN}]{{2,8}})[工分]?厂|总部|(?:大?中[国华]|亚太|华[东南西北中])区)$"
)
_WORKS = compile(r"(?<![化加手轻军民])工厂$")
# What stands behind the name of a firm in that of a department: 某某通讯|无线产品线.
_DEPARTMENT = compile(rf"[{HAN}]{{0,8}}?(?:产品线|业务线|事业[部群]|项目部|[部处科]室?)$")
# What a firm has that is named with it: 某某药业|创新药物重点实验室.
_SITE = compile(
    r"实验室$|(?:生产|示范|研发)基地$|(?:研发|展示)中心$|展[厅馆]$|博物馆$|工作站$|车间$|研究院$|(?:产业|工业|科技)园$"
)


def without_part(name: str) -> str:
    """The name of the firm alone.

    >>> without_part("远岚集团所属企业"), without_part("远岚集团轧钢厂"), without_part("远岚集团江口钢厂")
    ('远岚集团', '远岚集团', '远岚集团江口钢厂')
    """
    for told in (_DEPENDENT, _SUBJECT, _LISTED):
        if match := told.match(name):
            return match["firm"]
    part = _PART.match(name)
    return part["firm"] if part and (not part["works"] or is_trade(part["works"])) else name


def owner_of_works(name: str, names: Collection[str]) -> str:
    """The known firm, or the longest of `names`, with which the name of its works begins; else the name itself.

    >>> owner_of_works("远岚江口超级工厂", {"远岚"}), owner_of_works("江口工厂", {"远岚"})
    ('远岚', '江口工厂')
    """
    return _leading_firm(name, names) if _WORKS.search(name) else name


def without_department(name: str) -> str:
    """The known firm with which the name of a department begins; else the name itself."""
    firm = _leading_firm(name, ())
    return firm if firm != name and _DEPARTMENT.match(name[len(firm) :]) else name


def _leading_firm(name: str, names: Collection[str]) -> str:
    ends = range(len(name) - SHORTEST_FIRM, SHORTEST_FIRM - 1, -1)
    return next((name[:end] for end in ends if name[:end] in firms() or name[:end] in names), name)


def firms_of_sites(organizations: Sequence[Mention]) -> Iterator[Span]:
    """The firms with which the names of laboratories and other sites begin: known ones, and brands with a firm's trade."""
    for mention in organizations:
        if _SITE.search(mention.text) is None:
            continue
        named = _named_by_trade().match(mention.text)
        owner = _leading_firm(mention.text, ())
        if owner != mention.text:
            if firms()[owner]:
                yield Span(mention.start, mention.start + len(owner))
        elif named and is_brand(named["core"]):
            yield Span(mention.start, mention.start + named.end())


@cache
def _named_by_trade() -> Pattern[str]:
    return compile(rf"(?P<core>[{HAN}]{{2,4}}?)(?:{any_of(words('firm_ending'))})")
