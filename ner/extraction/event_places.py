"""Of which place an event is: by the body or level in its name, by the place where it happened, else by the paper."""

from functools import lru_cache

from ner.lexicon.divisions import at_level, find_places, parse_place
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import Division

NATION = "CN"
"""The place of national bodies, of which all divisions are part."""

_NATION_NAMES = frozenset({"中国", "全国", "中华人民共和国"})
_NATIONAL_BODIES = ("国务院", "全国人大", "全国政协", "中共中央", "中央政治局", "中央军委", "党中央")
_LEVELS = ("自治区", "省", "市", "州", "盟", "区", "县", "旗")
_OWN_NAME_ENDS = "："
"""Before it stands the kind of an event that has no name of its own, behind it who was there."""


@lru_cache(maxsize=4096)
def place_code(jurisdiction: str) -> str:
    """The code of a division, `NATION`, or the name itself of any other place; blank when it is unknown.

    >>> place_code("杭州市拱墅区"), place_code("中国"), place_code("法国"), place_code("")
    ('330105', 'CN', '法国', '')
    """
    if jurisdiction in _NATION_NAMES:
        return NATION
    division = parse_place(jurisdiction) if jurisdiction else None
    return division.code if division else jurisdiction


@lru_cache(maxsize=4096)
def event_place(name: str, place: str, paper: str) -> str:
    """The place, as `place_code` gives it, that an event is of.

    Args:
        name: of the event; a level in it (市人大常委会第十七次会议) is the paper's.
        place: where it happened, blank when unknown.
        paper: the jurisdiction of the paper that reports it, blank when unknown.

    >>> event_place("市人大常委会第十七次会议", "", "杭州市拱墅区")
    '3301'
    >>> event_place("调研：甲某某", "临平区塘栖镇", "杭州市"), event_place("座谈会：甲某某", "", "杭州市拱墅区")
    ('330113', '330105')
    >>> event_place("全国政协主席会议", "北京", "杭州市")
    'CN'
    """
    title, ends, _ = name.partition(_OWN_NAME_ENDS)
    near = parse_place(paper) if paper and paper not in _NATION_NAMES else None
    if not ends:
        if title.startswith(_NATIONAL_BODIES):
            return NATION
        named = _named(title, near, only_sure=True) or _level(title, near)
        if named:
            return named
    return _named(place, near, only_sure=False) or place_code(paper)


def is_inner_meeting(name: str) -> bool:
    """Whether an event is a meeting of a body's own members, by its name.

    >>> is_inner_meeting("区委常委会（扩大）会议"), is_inner_meeting("全区项目推进会")
    (True, False)
    """
    return rule_table("inner_meetings").first(name.partition(_OWN_NAME_ENDS)[0]) is not None


def _named(text: str, near: Division | None, *, only_sure: bool) -> str:
    """The last and lowest division that a text names; of namesakes the one near the paper."""
    found = ""
    for match in find_places(text) if text else ():
        division = match.division or parse_place(match.text, near)
        if division and (match.is_sure or not only_sure):
            found = division.code
    return found


def _level(text: str, near: Division | None) -> str:
    match = rule_table("bare_levels").pattern.search(text)
    word = next((word for word in _LEVELS if match and word in match.group()), "")
    division = at_level(near, word) if word else None
    return division.code if division else ""
