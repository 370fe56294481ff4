"""Which place a paper is of: by the places that its articles name and the levels that they leave without a name."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from re import Pattern, compile

from ner.lexicon.common_words import common_words
from ner.lexicon.divisions import PlaceMatch, divisions_called, find_places, level_word, parents
from ner.lexicon.media import medium_of
from ner.lexicon.other_places import identity, is_destination, may_be_own, others_among
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import Division, surnames
from ner.text.characters import HAN

OWN_LEVEL = 0.3
"""The least share of all bare levels (全市, 区委) that makes a level the paper's own; of several the lowest is."""

CLEAR = 1.5
"""A place is clear when it is named at least this many times as often as any other of its level …"""

SHARE = 0.4
"""… and makes at least this part of all that the texts name of its level."""

FEWEST = 2
"""A place must be named this often; a city or a province only once if its level is printed or there is no other."""

SPARSE = 2_000
"""Characters of text for each bare level: where they are rarer, a text does not speak of its own place."""

REACH = 10
"""Characters: how far behind a place a level is still that place's (拱墅区委、区政府)."""

FEWEST_SHORT = 3
"""A county whose full name is not there must be named this often by its short one, if that is no common word."""

LONGEST_FIRM = 8
"""Characters between a place in front of a firm's name and the word for a firm (山东|某某化工集团)."""

_DEPTHS = {"自治区": 0, "省": 0, "市": 1, "州": 1, "盟": 1, "区": 2, "县": 2, "旗": 2}


# 山东|某某集团: a place in front of a firm's name says little of where the text is from.
_FIRM = compile(
    rf"(?:(?![的在是和与到赴对将了有为等于及同称向由、])[{HAN}（）]){{2,{LONGEST_FIRM}}}?(?:集团|公司|有限公司)"
)

# 某某|大学副校长: nor does one in front of other names of institutions.
_INSTITUTION = compile(
    rf"(?:(?![的在是和与到赴对将了有为等于及同称向由、])[{HAN}（）]){{0,{LONGEST_FIRM}}}?"
    r"(?:集团|公司|有限|股份|银行|分行|支行|大学|学院|[商协]会|医院|研究院|铁路局|铁路公安局|海关|军区|电业局)"
)


_MEDIUM_REPORTS = compile(
    rf"(?m)^[ 　\t]*(?P<name>[{HAN}]{{2,12}}?(?:网|在线|报|电视台|发布|融媒))(?:[讯电]|消息)"
)


@dataclass(frozen=True, slots=True)
class Inferred:
    """The division that a paper is of, None when unclear, and what says so."""

    division: Division | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCounts:
    """How often texts name each division, and each level without a name (全市: 市).

    `named` counts names that are sure, `short` other short names, both by code and name (330105拱墅区);
    `shared` names that fit several divisions, by name; `datelines` the paper's own datelines by the code of
    their province, blank for those without a place (本报讯).
    """

    named: dict[str, int] = field(default_factory=dict)
    short: dict[str, int] = field(default_factory=dict)
    shared: dict[str, int] = field(default_factory=dict)
    bare: dict[str, int] = field(default_factory=dict)
    datelines: dict[str, int] = field(default_factory=dict)
    length: int = 0


def home_counts(text: str) -> HomeCounts:
    """What a text says of the place that its paper is of."""
    named = find_places(text)
    own = {identity(m) for m in named if may_be_own(text, m) and not _INSTITUTION.match(text, m.end)}
    own -= others_among(text, named)
    places = [m for m in named if identity(m) in own and _says_where(text, m)]
    sure = Counter(key_of(m.division) for m in places if m.division and m.is_sure)
    sure.update({key_of(division): FEWEST for division in _own_media(text)})
    short = Counter(key_of(m.division) for m in places if m.division and not m.is_sure)
    shared = Counter(m.text for m in places if not m.division and m.is_sure)
    return HomeCounts(
        named=dict(sure),
        short=dict(short),
        shared=dict(shared),
        bare=dict(Counter(_bare_levels(text, named))),
        datelines=dict(Counter(_datelines(text))),
        length=len(text),
    )


def _own_media(text: str) -> Iterator[Division]:
    """The places of the media that a text begins its reports with: 某某新闻网讯."""
    for match in _MEDIUM_REPORTS.finditer(text):
        medium = medium_of(match["name"])
        if medium and medium.division:
            yield medium.division


def _says_where(text: str, place: PlaceMatch) -> bool:
    """Whether nobody goes to a place and no short name is part of a firm's (山东某某集团) or a person's (解|建宁)."""
    if is_destination(text, place):
        return False
    is_county = place.division is not None and place.division.level == "county"
    is_person = is_county and text[max(0, place.start - 1) : place.start] in surnames()
    return place.is_sure or not (is_person or _FIRM.match(text, place.end))


@cache
def _bare_level() -> Pattern[str]:
    """The rules of bare_levels, tried only where one can begin: that is ten times as fast."""
    return compile(f"(?=[我全本副常{''.join(_DEPTHS)}])(?:{rule_table('bare_levels').pattern.pattern})")


def _bare_levels(text: str, places: Sequence[PlaceMatch]) -> Iterator[str]:
    ends = [place.end for place in places]
    for match in _bare_level().finditer(text):
        word = next(word for word in _DEPTHS if word in match.group())
        index = bisect_right(ends, match.start()) - 1
        before = text[ends[index] : match.start()] if index >= 0 else ""
        follows = before.endswith("、") and "，" not in before and len(before) <= REACH
        inherits = follows and places[index].text.endswith(word)
        if not inherits:
            yield word


def _datelines(text: str) -> Iterator[str]:
    for match in rule_table("own_datelines").pattern.finditer(text):
        places = [place.division.code[:2] for place in find_places(match.group()) if place.division]
        if match.lastgroup == "here" or places:
            yield places[0] if places else ""


def merged(counts: Iterable[HomeCounts]) -> HomeCounts:
    """The counts of all texts together."""
    sums: tuple[Counter[str], ...] = tuple(Counter() for _ in range(5))
    length = 0
    for one in counts:
        length += one.length
        for total, part in zip(
            sums, (one.named, one.short, one.shared, one.bare, one.datelines), strict=True
        ):
            total.update(part)
    named, short, shared, bare, datelines = map(dict, sums)
    return HomeCounts(named=named, short=short, shared=shared, bare=bare, datelines=datelines, length=length)


def home_of(counts: HomeCounts) -> Inferred:
    """The place that a paper is of, if it speaks of one as its own and its texts make clear which.

    Who speaks of 省 and 自治区 alike is of neither, and who mostly writes from other provinces is a national
    paper. The paper's level is the lowest of those that it often leaves without a name; its place is the one
    of that level that the texts name most, places inside it included. Where that is unclear, the next level
    above may be clear. A county is named more often than its city, unless only the county has the level.
    """
    if {"省", "自治区"} <= counts.bare.keys():
        return Inferred(None, f"speaks of 省 and 自治区 alike; {_bare_said(counts)}")
    total = sum(counts.bare.values())
    if total * SPARSE < counts.length or not total:
        return Inferred(None, "no text speaks of a place as its own")
    levels = [word for word, count in counts.bare.items() if count >= OWN_LEVEL * total]
    named = _resolved(counts)
    if not named:
        return Inferred(None, "names no place")
    for word in sorted(levels, key=lambda word: (-_DEPTHS[word], -counts.bare[word], word)):
        found = _clear(named, counts, word)
        if found and _writes_from_elsewhere(found, counts):
            return Inferred(None, f"own datelines of several provinces; {_bare_said(counts)}")
        if found:
            return Inferred(found, f"named: {_said(named, found)}; {_bare_said(counts)}")
    leading = sorted(named, key=lambda d: (-named[d], d.code))[:2]
    return Inferred(
        None, f"unclear: {', '.join(f'{d.name} {named[d]}' for d in leading)}; {_bare_said(counts)}"
    )


def infer_jurisdiction(text: str) -> Inferred:
    """The place that one text is of.

    >>> infer_jurisdiction("本报讯 拱墅区与余杭区在杭州签约，拱墅区区长出席。区委常委、副区长甲某参加").division.name
    '拱墅区'
    """
    return home_of(home_counts(text))


def _resolved(counts: HomeCounts) -> Counter[Division]:
    """How often each division is named: short names of counties where the texts have the full one or many of them.

    A name that fits several divisions is that of the one which lies in a city or province that is named.
    """
    sure = Counter({division_of(key): count for key, count in counts.named.items()})
    named = Counter(sure)
    for key, count in counts.short.items():
        division = division_of(key)
        is_own_level = level_word(division) in counts.bare
        is_telling = is_own_level and count >= FEWEST_SHORT and division.name[:-1] not in common_words()
        if division.level != "county" or division in sure or is_telling:
            named[division] += count
    above = [d.code for d in named if d.level != "county"]
    for name, count in counts.shared.items():
        near = {d for d in divisions_called(name) if any(d.code.startswith(code) for code in above)}
        if len(near) == 1:
            named[near.pop()] += count
    return named


def _writes_from_elsewhere(found: Division, counts: HomeCounts) -> bool:
    """Whether at least as many of the paper's own datelines are of other provinces as of that place's or of none."""
    here = sum(counts.datelines.get(code, 0) for code in ("", found.code[:2]))
    return 0 < sum(counts.datelines.values()) - here >= here


def _clear(named: Counter[Division], counts: HomeCounts, word: str) -> Division | None:
    """The division of that level that is named clearly more often than any other of it.

    What it is part of may not be named clearly less often than another place of that kind, and no place
    anywhere else more often than it.
    """
    line = {d for place in named for d in (place, *parents(place))}
    weights = {d: sum(count for place, count in named.items() if place.code.startswith(d.code)) for d in line}
    ranked = sorted(
        (d for d in line if level_word(d) == word), key=lambda d: (-weights[d], len(d.code), d.code)
    )
    if not ranked:
        return None
    first = ranked[0]
    inner = next((d for d in ranked if d != first and d.code.startswith(first.code)), None)
    if inner and named[inner] > named[first]:
        first = inner
    above = parents(first)
    rivals = [d for d in ranked if first.code[: len(d.code)] != d.code[: len(first.code)]]
    is_clear = weights[first] >= max(
        CLEAR * max((weights[d] for d in rivals), default=0),
        SHARE * sum(weights[d] for d in (first, *rivals)),
    )
    leads = all(
        CLEAR * weights[part] >= max(weights[d] for d in line if len(d.code) == len(part.code))
        for part in above
    ) and weights[first] >= max(named[d] for d in named if d not in above)
    if first.level == "county":
        is_often = named[first] >= FEWEST and (counts.bare[word] >= FEWEST or named[first] > named[above[0]])
    else:
        alone = not rivals and counts.bare[word] >= FEWEST
        is_often = weights[first] >= FEWEST or counts.named.get(key_of(first), 0) > 0 or alone
    return first if is_clear and leads and is_often else None


def _said(named: Counter[Division], found: Division) -> str:
    inside = sorted((d for d in named if d.code.startswith(found.code)), key=lambda d: (-named[d], d.code))[
        :3
    ]
    line = dict.fromkeys((found, *inside, *parents(found)))
    return ", ".join(f"{d.name} {named[d]}" for d in line if named[d])


def _bare_said(counts: HomeCounts) -> str:
    return "own level: " + ", ".join(
        f"{word} {count}" for word, count in sorted(counts.bare.items(), key=lambda item: (-item[1], item[0]))
    )


def key_of(division: Division) -> str:
    """Code and name of a division: former names have the code of today's."""
    return division.code + division.name


def division_of(key: str) -> Division:
    """The division of a `key_of`."""
    name = key.lstrip("0123456789")
    code = key.removesuffix(name)
    return next(d for d in divisions_called(name) if d.code == code)
