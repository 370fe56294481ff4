"""Administrative divisions in a text: where they stand, what they are part of, what a bare level means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from re import Pattern, compile

from ner.lexicon.common_words import common_words, crosses
from ner.lexicon.word_lists import (
    Division,
    any_of,
    divisions,
    former_divisions,
    invented_divisions,
    words,
)

UNIT_MARKS = "省市区县州盟旗镇乡"
"""The last characters of the names of divisions, towns and townships."""

LONGEST_COUNTY = 4
"""Characters of the name of a former county, without 县; longer names of today are those of development zones."""

_LEVELS = ("自治区", "省", "市", "州", "盟", "区", "县", "旗")
"""What a bare level in a text may be (区委), each before those that it ends in."""


@cache
def _level_pattern() -> Pattern[str]:
    peoples = any_of(words("people_in_division"))
    return compile(rf"(?:(?:{peoples}){{0,8}}自治[区州县旗]|特别行政区|地区|[省市区县旗盟州]|林区|新区)$")


_LEVEL_ONLY = compile(r"(?:自治[区州县]|[省市区县])$")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A division named in a text; `division` is None when the name fits several.

    `is_sure` when the name has its level (拱墅区) or stands behind what it is part of (杭州拱墅).
    """

    start: int
    end: int
    text: str
    division: Division | None
    is_sure: bool = True


def short_name(name: str) -> str:
    """The name without its level: 拱墅区 -> 拱墅; a one-character rest keeps its level (和县).

    >>> short_name("广西壮族自治区"), short_name("内蒙古自治区"), short_name("和县")
    ('广西', '内蒙古', '和县')
    """
    short = _level_pattern().sub("", name)
    if len(short) >= 2:
        return short
    short = _LEVEL_ONLY.sub("", name)
    return short if len(short) >= 2 else name


@cache
def _index() -> dict[str, tuple[Division, ...]]:
    names: dict[str, list[Division]] = {}
    for division in (*divisions(), *invented_divisions()):
        short = short_name(division.name)
        others = {short} if division.level != "county" or short not in words("everyday_county") else set()
        if "自治" in division.name and division.level != "province":
            others.add(short + division.name[-1])
        for name in {division.name, *others}:
            names.setdefault(name, []).append(division)
    for former in former_divisions():
        division = Division(former.code, former.level, former.name)
        names.setdefault(former.name, []).append(division)
        short = short_name(former.name)
        if former.level == "city" and short not in words("everyday_county"):
            names.setdefault(short, [division])
    for division in divisions():
        if county := _county_before(division):
            names.setdefault(county.name, [county])
    return {name: tuple(found) for name, found in names.items()}


def _county_before(division: Division) -> Division | None:
    """What a city or district of the lowest level was in papers of before the nineties: 诸暨市 was 诸暨县."""
    short = short_name(division.name)
    is_lowest = division.level == "county" and division.name[-1] in "市区"
    if not is_lowest or short == division.name or len(short) > LONGEST_COUNTY:
        return None
    is_word = short in common_words() or short in words("everyday_county")
    return None if is_word else Division(division.code, division.level, f"{short}县")


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with two characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in _index():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


@cache
def _beginning() -> Pattern[str]:
    """A character that begins a name, before one that is second in a name: few more places than names begin at."""
    firsts, seconds = map(sorted, map(set, zip(*_lengths(), strict=True)))
    return compile(f"[{''.join(firsts)}](?=[{''.join(seconds)}])")


@cache
def by_code() -> dict[str, Division]:
    """Every division by its code."""
    return {division.code: division for division in (*divisions(), *invented_divisions())}


def parents(division: Division) -> tuple[Division, ...]:
    """What the division is part of, nearest first.

    >>> [d.name for d in parents(find_division("拱墅区"))]
    ['杭州市', '浙江省']
    """
    codes = [division.code[:4], division.code[:2]]
    above = (by_code()[code] for code in codes if code in by_code())
    return tuple(d for d in above if d.code != division.code or d.level != division.level)


def divisions_called(name: str) -> tuple[Division, ...]:
    """All divisions of that full or short name; a former name gives the division with that name."""
    return _index().get(name, ())


def find_division(name: str) -> Division | None:
    """The one division of that full or short name, None when there is none or more than one.

    A full name wins over a short one (吉林省 and 吉林市), a higher level over a lower one when
    only the short name is given.
    """
    found = _index().get(name, ())
    exact = tuple(d for d in found if d.name == name)
    if exact:
        highest = min(exact, key=lambda d: len(d.code))
        return highest if all(d.code.startswith(highest.code) for d in exact) else None
    for level in ("province", "city", "county"):
        at_level = tuple(d for d in found if d.level == level)
        if at_level:
            return at_level[0] if len(at_level) == 1 else None
    return None


# The rules ask several times about one text.
@lru_cache(maxsize=256)
def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """The divisions that a text names, full or short, left to right, longest first at each place.

    What only looks like a name is left out: across the border of two words (示|范县, 世|界首|位), a short
    name that goes on as another name (安新|区, 杭州|银行), is inside a name of another language (斯|凯里|特)
    or is an everyday word, unless the division that it is part of stands right before it.
    """
    lengths = _lengths()
    found: list[PlaceMatch] = []
    for at in [match.start() for match in _beginning().finditer(text)]:
        if text[at : at + 2] not in lengths or (found and at < found[-1].end):
            continue
        above = found[-1].division if found and found[-1].end == at else None
        match = next((m for m in _matches_at(text, at, above) if _is_name(text, m, bool(above))), None)
        if match:
            found.append(match)
    return tuple(found)


def _matches_at(text: str, at: int, above: Division | None = None) -> Iterator[PlaceMatch]:
    """What could be named at a place of a text, longest first; `above` is named right before it."""
    names = _index()
    for length in _lengths().get(text[at : at + 2], ()):
        if (name := text[at : at + length]) in names:
            inside = [d for d in names[name] if above and d.code.startswith(above.code)]
            division = inside[0] if len(inside) == 1 else find_division(name)
            is_full = any(_bears(division, name) for division in names[name])
            yield PlaceMatch(at, at + length, name, division, is_full or bool(inside))


def _is_name(text: str, match: PlaceMatch, above: bool) -> bool:
    """Whether a match is the name that it looks like; `above`: another place stands right before it."""
    left, right = crosses(text, match.start), crosses(text, match.end)
    if match.is_sure:
        return above or not (len(match.text) == 2 and (left or match.text in words("everyday_county")))
    if _is_in_foreign_name(text, match):
        return False
    if _goes_on(text, match) or (match.text in common_words() and (left or right or _is_county(match))):
        return False
    return not (left or right) if _is_county(match) else not (left and right)


def _bears(division: Division, name: str) -> bool:
    """Whether the name is one with the division's level: 和县, 民和县, 凉山州, but not 通州."""
    return division.name == name or (division.name[-1] == name[-1] and "自治" in division.name)


def _is_county(match: PlaceMatch) -> bool:
    return all(d.level == "county" for d in _index()[match.text])


@cache
def _continuation() -> Pattern[str]:
    return compile(any_of(words("name_with_place")))


def _goes_on(text: str, match: PlaceMatch) -> bool:
    """Whether a short name is the beginning of another name: 杭州|银行, 南京|西路, 安新|区, 安仁|镇."""
    if _continuation().match(text, match.end):
        return True
    if text.startswith(tuple(words("not_a_level")), match.end):
        return False
    if text.startswith(("区", "县", "旗"), match.end):
        return True
    is_town = text.startswith(("镇", "乡", "街道办", "街道党"), match.end)
    return is_town and _is_county(match) and not any(_matches_at(text, match.end))


def _is_in_foreign_name(text: str, match: PlaceMatch) -> bool:
    """Whether a short name stands inside a name of another language: 斯|凯里|特, 普|拉萨|德."""
    around = (text[match.start - 1 : match.start], text[match.end : match.end + 1])
    if words("transcribing").isdisjoint(around):
        return False
    return words("transliteration").issuperset((*around, *match.text))


def _chain(name: str) -> tuple[PlaceMatch, ...]:
    """The names that a chain is made of, longest first at each place."""
    found: list[PlaceMatch] = []
    for at in range(len(name) - 1):
        if not found or at >= found[-1].end:
            found += [match for match in [next(_matches_at(name, at), None)] if match]
    return tuple(found)


def parse_place(name: str, near: Division | None = None) -> Division | None:
    """The division that a chain of names means: 杭州市拱墅区 or 浙江杭州拱墅; None when unclear.

    Of namesakes the one nearest to `near` is meant, if just one is: 西湖区 in a 杭州 paper.

    >>> parse_place("西湖区"), parse_place("西湖区", find_division("拱墅区")).code
    (None, '330106')
    """
    matches = _chain(name)
    if not matches or sum(len(m.text) for m in matches) < len(name):
        matches = ()
    last = _index().get(matches[-1].text if matches else name, ())
    above = [m.division for m in matches[:-1] if m.division]
    fitting = tuple(d for d in last if all(d.code.startswith(a.code) for a in above))
    if above:
        return fitting[0] if len(fitting) == 1 else None
    if near is not None and len(fitting) > 1:
        for length in (4, 2):
            close = tuple(d for d in fitting if d.code[:length] == near.code[:length])
            if len(close) == 1:
                return close[0]
    return find_division(matches[-1].text if matches else name)


def level_word(division: Division) -> str:
    """What the division is called where its name is left out: 省, 自治区, 市, 州, 盟, 区, 县, 旗; else blank.

    >>> level_word(find_division("广西")), level_word(find_division("浦东新区")), level_word(find_division("香港"))
    ('自治区', '区', '')
    """
    if division.name.endswith(("地区", "特别行政区")):
        return ""
    return next((word for word in _LEVELS if division.name.endswith(word)), "")


def at_level(jurisdiction: Division | None, word: str) -> Division | None:
    """What 自治区, 省, 市, 区 or 县 means in a text of that jurisdiction: 市 in a 拱墅 paper is 杭州市.

    None when nothing that the jurisdiction is part of is of that kind: a 区 has no 县, 广西 is no 省.
    """
    line = (jurisdiction, *parents(jurisdiction)) if jurisdiction else ()
    return next((division for division in line if level_word(division) == word), None)
