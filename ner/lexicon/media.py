"""Newspapers, broadcasters, agencies and sites: which place a medium is of, by its name."""

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ner.lexicon.divisions import parse_place
from ner.lexicon.word_lists import NATION, Division, any_of, read_rows, words

MEDIUM_KINDS = ("paper", "broadcast", "agency", "site")

SURE_ENDINGS = ("日报", "晚报", "早报", "晨报", "时报", "商报", "都市报")
"""What only names of papers end in."""

_TODAY = "今日"
"""A paper may be called so, with its division: 今日拱墅."""

_AROUND = re.compile(
    r"^[《“\s]+|(?:[》”\s]|数字报|电子报|电子版|海外版|客户端|微信公众号|公众号|官方网站|官网|讯){1,8}$"
)
_NATIONAL_PAPER = re.compile(rf"{NATION.name}[^·]{{2,6}}报(?:社)?")


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that is known; `division` is None for a national one."""

    name: str
    division: Division | None


@cache
def media() -> MappingProxyType[str, str]:
    """The place of each medium of media.tsv by its name; the nation for a national one."""
    rows = read_rows("media", ("name", "place", "kind"), {"kind": MEDIUM_KINDS})
    return MappingProxyType({name: place for name, place, _ in rows})


def medium_of(name: str, near: Division | None = None) -> Medium | None:
    """The medium of that name, None when it is not known whose it is.

    Listed ones first; else a medium is of the division that its name begins with (拱墅报, 拱墅发布), of
    namesakes the one nearest to `near`; a 中国…报 of no division is national.

    >>> medium_of("《拱墅报》").division.code, medium_of("新闻联播").division, medium_of("周末画报")
    ('330105', None, None)
    """
    plain = _AROUND.sub("", name)
    place = media().get(plain) or media().get(plain.removesuffix("社"))
    if place:
        return Medium(plain, None if place == NATION.name else parse_place(place))
    if division := _division_of(plain, near):
        return Medium(plain, division)
    return Medium(plain, None) if _NATIONAL_PAPER.fullmatch(plain) else None


def is_medium(name: str) -> bool:
    """Whether a name is that of a paper, broadcast, agency or site: a known one's, or one by its ending.

    >>> is_medium("拱墅报"), is_medium("示例日报"), is_medium("情况通报")
    (True, True, False)
    """
    return name.endswith(SURE_ENDINGS) or medium_of(name) is not None


@cache
def _local() -> re.Pattern[str]:
    endings = any_of(words("local_medium"))
    return re.compile(rf"(?:{NATION.name})?(?P<place>.{{2,20}}?)(?:{endings})|{_TODAY}(?P<today>.{{2,20}})")


def _division_of(name: str, near: Division | None) -> Division | None:
    match = _local().fullmatch(name)
    return parse_place(match["place"] or match["today"], near) if match else None
