"""The bodies inside titles: their usual names and classes, the heads that they have, the levels that have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ner.extraction.body_names import body_of
from ner.lexicon.divisions import parse_place
from ner.lexicon.titles import cached_by_titles, heads
from ner.lexicon.word_lists import Body, Head, Level, Seat, bodies, endings, levels, seats

# Official names and what posts are called by: 区委书记, not 中共某区委员会书记.
_USUAL = {
    "中共{}委员会": "党委",
    "中共{}工作委员会": "党工委",
    "{}人民代表大会常务委员会": "人大常委会",
    "{}人民政府": "政府",
    "中国人民政治协商会议{}委员会": "政协",
    "{}人民法院": "法院",
    "{}人民检察院": "检察院",
}
_OFFICE_WITHIN = ("办公室", "办公厅", "党组")
_OF_THE_STATE = ("党委", "人大", "政府", "纪委监委", "法院", "检察院", "军事")
# Endings that are names of bodies by themselves and of many that no list has.
_GENERIC = ("中心", "办公室", "管理局", "委员会")
_NATION_IN_FRONT = ("中国", "中华", "中央", "全国", "国家", "国际")


@dataclass(frozen=True, slots=True)
class Part:
    """A body inside a title: its usual name, its English ({} where the level goes), its class."""

    name: str
    gloss: str
    ending: str
    local: bool
    national: bool


def has_head(body: str, head: Head) -> bool:
    """Whether a body of the lexicon has such a head: a court has no 局长. Grades and mandates are of any body.

    >>> has_head("公安局", heads()["局长"]), has_head("公安局", heads()["院长"])
    (True, False)
    """
    return (
        head.kind != "post"
        or head.is_own
        or bool(split_head(head.head)[0])
        or seat_of(part_of(body), head.head) is not None
    )


def has_seat(body: str, head: str) -> bool:
    """Whether bodies of that class have a head of their own: 副局长 of a 局, a spokesperson of none."""
    return head in seats().get(part_of(body).ending, {})


def is_local(body: str, level: str) -> bool:
    """Whether places of that level have such a body: a district has a 公安局, no 财政厅, no 外交部.

    >>> is_local("公安局", "区"), is_local("财政厅", "区"), is_local("外交部", "省")
    (True, False, False)
    """
    known = bodies().get(body)
    if is_national(body):
        return False
    ending = part_of(known.body).ending if known else ending_of(body)
    if known is None and ending in bodies() and ending not in _GENERIC:
        return False
    return ending in endings() and level in endings()[ending].levels


def is_national(body: str) -> bool:
    """Whether the name is that of one body of the nation: 外交部, 国家统计局."""
    known = bodies().get(body)
    return known is not None and "{}" not in known.full if known else body.startswith(_NATION_IN_FRONT)


def is_committee(body: str) -> bool:
    """Whether the body is the Party committee of a place: 区委, 镇党委."""
    found = body_of(body)
    return found is not None and found.full == "中共{}委员会"


def is_of_a_committee(body: str) -> bool:
    """Whether the body is one of a place's Party committee: 组织部."""
    known = known_parts(body)
    return known is not None and any(part.name in committee_bodies() for part in known[:1])


def level_of_place(place: str) -> str:
    """The level of a place as printed before a body: 区 of 杭州市拱墅; blank when the name tells none."""
    level = level_named(place)
    return level.prefix if level else ""


@cached_by_titles(None)
def split_head(head: str) -> tuple[str, str, str]:
    """The body inside a head, the rank behind it and the head proper: 党组|副|书记; no body: blank."""
    for cut in range(len(head) - 1, 1, -1):
        rank = "副" if head.startswith("副", cut) else ""
        proper = head[cut + len(rank) :]
        if known_parts(head[:cut]) and proper in heads():
            return head[:cut], rank, proper
    return "", "", head


def level_named(place: str) -> Level | None:
    """The level of a place, from the division that its name means or from its last characters."""
    division = parse_place(place) if place else None
    name = division.name if division else place
    if name.endswith("特别行政区"):
        return None
    return next((levels()[p] for p in level_prefixes() if name.endswith(p)), None)


@cache
def level_prefixes() -> tuple[str, ...]:
    """What names a level in front of a body, longest first: 自治区, 街道, 区."""
    return tuple(sorted(levels(), key=lambda p: (-len(p), p)))


@lru_cache(maxsize=8192)
def known_parts(text: str) -> tuple[Part, ...] | None:
    """The bodies of the lexicon that make up the text: 公安局|党委; None when they do not."""
    if not text:
        return ()
    for end in range(len(text), 1, -1):
        if text[:end] in bodies() and (inner := known_parts(text[end:])) is not None:
            first = part_of(text[:end])
            whole = bool(inner) and inner[0].name.startswith(first.name)
            return inner if whole else (first, *inner)
    return None


def guessed_parts(text: str) -> tuple[Part, ...] | None:
    """The same where the last body is not in the lexicon, but of a known class: 政协|提案委."""
    for cut in range(len(text) - 1, -1, -1):
        outer, name = known_parts(text[:cut]), text[cut:]
        ending = ending_of(name)
        if outer is not None and ending and len(name) > 1:
            gloss = f"{{}} {endings()[ending].gloss} ({name})"
            return (*outer, Part(name, gloss, ending, local=True, national=False))
    return None


def part_named(body: str) -> Part | None:
    """The kind of body that a name ends in: 某某银行杭州分行 is a 分行."""
    found = body_of(body) if body else None
    return part_of(found.body) if found else None


@cache
def part_of(name: str) -> Part:
    """A body of the lexicon as a part of titles."""
    body = bodies()[name]
    usual = "人大" if name == "人大" else _usual(body)
    body = bodies().get(usual, body)
    ending = ending_of(usual) or ending_of(body.body)
    gloss = body.gloss
    if "{}" not in gloss:
        gloss = gloss.replace(" of the ", " of the {} ", 1) if " of the " in gloss else f"{{}} {gloss}"
    local = "{}" in body.full
    return Part(usual, gloss, ending, local, not local and body.branch in _OF_THE_STATE)


def _usual(body: Body) -> str:
    """What a post calls the body: 住房和城乡建设局 in full, party and courts by their short names."""
    for official, usual in _USUAL.items():
        rest = body.full.removeprefix(official)
        if body.full.startswith(official) and (not rest or rest in _OFFICE_WITHIN):
            return usual + rest
    spelt_out = body.full.startswith("{}") and "{}" not in body.full[2:]
    if spelt_out and body.branch in ("政府", "事业单位", "企业"):
        return body.full.removeprefix("{}")
    return min(_short_names()[body.full], key=lambda name: (len(name), name))


@cache
def _short_names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name, body in bodies().items():
        if name == body.body:
            names[body.full] = (*names.get(body.full, ()), name)
    return names


@cache
def ending_of(name: str) -> str:
    """The class of bodies that a name belongs to by its end; blank when none does."""
    return next((name[cut:] for cut in range(len(name)) if name[cut:] in endings()), "")


def seat_of(part: Part, head: str) -> Seat | None:
    """The head of that name in bodies of that class, or one that any body has; None when there is none."""
    return seats().get(part.ending, {}).get(head) or seats()["*"].get(head)


@cache
def committee_bodies() -> frozenset[str]:
    """Bodies of a Party committee, named after it: 区委|宣传部."""
    committee = "中共{}委员会"
    inside = {name: body.full.removeprefix(committee) for name, body in bodies().items()}
    return frozenset(
        part_of(name).name
        for name, unit in inside.items()
        if unit not in ("", bodies()[name].full, *_OFFICE_WITHIN)
    )
