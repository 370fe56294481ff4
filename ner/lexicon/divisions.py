"""Administrative divisions in a text: where they stand, what they are part of, what a bare level means."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from re import Pattern, compile

from ner.lexicon.word_lists import Division, any_of, divisions, former_divisions, words

UNIT_MARKS = "省市区县州盟旗镇乡"
"""The last characters of the names of divisions, towns and townships."""

_LEVEL_WORDS = {
    **dict.fromkeys(("省", "自治区"), "province"),
    **dict.fromkeys(("市", "州", "盟"), "city"),
    **dict.fromkeys(("区", "县", "旗"), "county"),
}


@cache
def _level_pattern() -> Pattern[str]:
    peoples = any_of(words("people_in_division"))
    return compile(rf"(?:(?:{peoples})*自治[区州县旗]|特别行政区|地区|[省市区县旗盟州]|林区|新区)$")


_LEVEL_ONLY = compile(r"(?:自治[区州县]|[省市区县])$")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A division named in a text; `division` is None when the name fits several."""

    start: int
    end: int
    text: str
    division: Division | None


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
    for division in divisions():
        short = short_name(division.name)
        others = {short} if division.level != "county" or short not in words("everyday_county") else set()
        if division.name.endswith("自治州"):
            others.add(short + "州")
        for name in {division.name, *others}:
            names.setdefault(name, []).append(division)
    for former in former_divisions():
        division = Division(former.code, former.level, former.name)
        names.setdefault(former.name, []).append(division)
        short = short_name(former.name)
        if former.level == "city" and short not in words("everyday_county"):
            names.setdefault(short, [division])
    return {name: tuple(found) for name, found in names.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with two characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in _index():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


@cache
def by_code() -> dict[str, Division]:
    """Every division by its code."""
    return {division.code: division for division in divisions()}


def parents(division: Division) -> tuple[Division, ...]:
    """What the division is part of, nearest first.

    >>> [d.name for d in parents(find_division("拱墅区"))]
    ['杭州市', '浙江省']
    """
    codes = [division.code[:4], division.code[:2]]
    above = (by_code()[code] for code in codes if code in by_code())
    return tuple(d for d in above if d.code != division.code or d.level != division.level)


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
    """The divisions that a text names, full or short, left to right, longest first at each place."""
    names, lengths = _index(), _lengths()
    found: list[PlaceMatch] = []
    for at in [at for at in range(len(text) - 1) if text[at : at + 2] in lengths]:
        if found and at < found[-1].end:
            continue
        name = next((n for i in lengths[text[at : at + 2]] if (n := text[at : at + i]) in names), "")
        if name:
            found.append(PlaceMatch(at, at + len(name), name, find_division(name)))
    return tuple(found)


def parse_place(name: str, near: Division | None = None) -> Division | None:
    """The division that a chain of names means: 杭州市拱墅区 or 浙江杭州拱墅; None when unclear.

    Of namesakes the one nearest to `near` is meant, if just one is: 西湖区 in a 杭州 paper.

    >>> parse_place("西湖区"), parse_place("西湖区", find_division("拱墅区")).code
    (None, '330106')
    """
    matches = find_places(name)
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


def at_level(jurisdiction: Division | None, word: str) -> Division | None:
    """What 省, 市, 区 or 县 means in a text of that jurisdiction: 市 in a 拱墅 paper is 杭州市.

    None when the jurisdiction does not reach down to that level, or is of another kind: a 区 has no 县.
    """
    level = _LEVEL_WORDS.get(word)
    if jurisdiction is None or level is None:
        return None
    line = (jurisdiction, *parents(jurisdiction))
    named = next((division for division in line if division.name.endswith(word)), None)
    if named is not None or level == "county":
        return named
    return next((division for division in line if division.level == level), None)


@dataclass(frozen=True, slots=True)
class Inferred:
    """The division that a text is about, None when unclear, and the counts that say so."""

    division: Division | None
    evidence: str


def infer_jurisdiction(text: str) -> Inferred:
    """The division that a text is about: the deepest one whose line of parents it names most.

    A county counts its own mentions and those of its parents. None when no division is named or
    two counties tie.

    >>> infer_jurisdiction("拱墅区与西湖区在杭州签约，拱墅区区长出席").evidence
    'named: 拱墅区 2, 杭州市 1'
    """
    counts: Counter[Division] = Counter(m.division for m in find_places(text) if m.division)
    if not counts:
        return Inferred(None, "names no place")

    def weight(division: Division) -> tuple[int, int]:
        line = counts[division] * 2 + sum(counts[d] for d in parents(division))
        return line, len(division.code)

    def counted(*leading: Division) -> str:
        named = (d for first in leading for d in (first, *parents(first)) if counts[d])
        return "named: " + ", ".join(f"{d.name} {counts[d]}" for d in dict.fromkeys(named))

    ranked = sorted(counts, key=lambda d: (weight(d), d.code), reverse=True)
    if len(ranked) > 1 and weight(ranked[0]) == weight(ranked[1]):
        shared = [d for d in parents(ranked[0]) if d in parents(ranked[1])]
        return Inferred(shared[0] if shared else None, counted(*ranked[:2]))
    return Inferred(ranked[0], counted(ranked[0]))
