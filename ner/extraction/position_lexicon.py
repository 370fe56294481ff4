"""The lexicon of posts: level, bodies, rank and head put together, with branch, English and source.

A post is composed, not listed. Level (区) and bodies (委|组织部) come from levels.tsv and bodies.tsv, what
heads a body of that class has (部长) from seats.tsv, ranks (常务副) from ranks.tsv. Titles are read
into the same parts, so a post that nobody listed has its English as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from re import compile

from ner.extraction.body_names import body_of, branch_of, owner_of
from ner.extraction.title_grammar import PostMention, find_posts, leading_place, strip_proper_name
from ner.extraction.title_heads import find_cores
from ner.extraction.title_parts import (
    Part,
    committee_bodies,
    guessed_parts,
    known_parts,
    level_named,
    level_prefixes,
    part_named,
    part_of,
    seat_of,
    split_head,
)
from ner.lexicon.divisions import UNIT_MARKS, parse_place
from ner.lexicon.titles import cached_by_titles, heads
from ner.lexicon.vocabulary import OFFICIAL_BRANCHES
from ner.lexicon.word_lists import (
    Level,
    Seat,
    bodies,
    endings,
    levels,
    ranks,
    seats,
    words,
)
from ner.text.characters import HAN
from ner.text.spans import Span

_VICE = ("chair", "governor", "mayor", "minister", "premier", "president")
# Levels whose committee is printed in full: 镇党委.
_FULL_COMMITTEE = ("自治区", "镇", "乡", "街道", "村", "社区")
_USAGE = "public administrative usage"
# Heads that say what they are of, so that a canonical post does not repeat it.
_NAMES_ITS_BODY = ("国务委员", "中央委员", "候补委员")
_SUFFIXES = {"助理": "assistant to the", "候选人": "candidate for"}
# Not 某某社|区党委.
_UNKNOWN_PLACE = compile(
    rf"[{HAN}]{{2,6}}?(?<![社园军校院景厂小片发])(?=[{UNIT_MARKS}](?:党?委|人大|政府|政协|纪委|监委|法院|检察院))"
)
_LEAGUE_IN_FULL = compile(r"共青团(?P<body>.+委)(?:员会)?$")
_LEAGUE = compile(r"团(?P<prefix>自治区|省|市|州|盟|区|县|旗)委(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Post:
    """A post in its usual full form.

    `level` is blank where the title alone does not tell it (市长, 董事长), `branch` where neither
    body nor head does (院长). `source` is the law or the usage that the post rests on.
    """

    post: str
    branch: str
    level: str
    gloss: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """A title taken apart. `owner` is a body of its own name, which a post leaves out (某某银行|行长)."""

    level: Level | None = None
    parts: tuple[Part, ...] = ()
    owner: Part | None = None
    rank: str = ""
    head: str
    suffix: str = ""


@cached_by_titles(None)
def posts() -> tuple[Post, ...]:
    """Every post that the lexicons put together, each once, by name."""
    found = {post.post: post for title in _titles() if (post := _compose(title))}
    return tuple(found[name] for name in sorted(found))


@cached_by_titles(8192)
def post_of(title: str) -> Post | None:
    """The post that a whole title means, listed or not; None when it is none that a body has.

    >>> post_of("拱墅区委组织部长").post, post_of("区长助理").gloss
    ('区委组织部部长', 'assistant to the district head')
    >>> post_of("拱墅区委常委").gloss
    'member of the standing committee of the district Party committee'
    >>> post_of("区公安局庭长") is None
    True
    """
    cores = find_cores(title)
    if len(cores) != 1 or cores[0].end != len(title):
        return None
    # A title alone: what stands before its head is its body, though it may hold 和 or 为.
    body = [] if title.startswith(_openings()) or not cores[0].start else [Span(0, cores[0].start)]
    (mention,) = find_posts(title, names=body, cores=cores)
    return post_in(mention) if mention.start == 0 else None


@cache
def _openings() -> tuple[str, ...]:
    """Words in front of a title that are no part of it: 兼, 曾任."""
    return ("兼", *sorted(word for word in words("title_boundary") if len(word) > 1))


def post_in(mention: PostMention, *, title: str = "", body: str = "", place: str = "") -> Post | None:
    """The post that a printed title is; None when it is none that its body has.

    Args:
        mention: the title as printed.
        title: the title without proper names, where another mention tells it.
        body: the body that the post is of, where it inherits one.
        place: the place that the post is of, where it inherits one.
    """
    title, body, place = title or mention.title, body or mention.body, place or mention.place
    rank, head = mention.rank, mention.head.head
    core = mention.text[mention.core_start - mention.start :]
    front = title.removesuffix(core) if title.endswith(core) else title.removesuffix(rank + head)
    if front == title or mention.head.kind not in ("post", "rank", "collective"):
        return None
    if body != mention.body and (not front or title == mention.title):
        front = "" if head in _NAMES_ITS_BODY else strip_proper_name(body, place)
    elif front and mention.body.endswith(front + head[0]):
        front += head[0]
    suffix = next((s for s in _SUFFIXES if core.endswith(head + s)), "")
    return _post(front, body, place, rank, head, suffix)


@cached_by_titles(8192)
def _post(front: str, body: str, place: str, rank: str, head: str, suffix: str) -> Post | None:
    """The post of a title taken apart; `front` is what stands before the rank, without proper names."""
    if front and body.startswith("国家") and body.endswith(front):
        front = body
    if league := _LEAGUE_IN_FULL.match(body):
        place = leading_place(league["body"])
        front = f"团{league['body'].removeprefix(place[:-1])}"
    if head == "主席" and front.endswith("国家"):
        front = front.removeprefix("中国")
    if head == "主席" and front == "中华人民共和国":
        front = "国家"
    rest = body.removeprefix("中共").removeprefix(place)
    if not front and rest and known_parts(rest) == (part_of("政府"),):
        front = rest
    named = "" if front or body == place else body
    if not named:
        inner, inner_rank, head = split_head(head)
        front, rank = front + inner, rank + inner_rank
    owner = part_named(named)
    outer = body_of(owner_of(body)) if body else None
    branch = branch_of(body, heads()[head]) if body and head in heads() else ""
    placed = owner is None and branch not in ("企业", "事业单位")
    # 浙江某某公司党委: the place is a part of an unknown name.
    is_in_name = outer is None and owner_of(body) != body and not place.endswith(tuple(UNIT_MARKS))
    placed = placed and not is_in_name and (outer is None or outer.branch in OFFICIAL_BRANCHES)
    read = _read(front.removeprefix("中共"), level_named(place) if placed else None)
    if read is None:
        return None
    level, parts = read
    title = _Title(level=level, parts=parts, owner=owner, rank=rank, head=head, suffix=suffix)
    post = _compose(title, named)
    division = parse_place(place) if place and not named else None
    if post is None or post.level or division is None:
        return post
    return replace(post, level=division.level)


def gloss_of(post: str, organization: str = "") -> str:
    """The English of a canonical post, in that organization when the post names no body itself.

    Of a body that no lexicon knows only the head is translated: 某某日产总经理 is a general manager.

    >>> gloss_of("常务副区长"), gloss_of("行长", "某某银行某支行")
    ('executive deputy district head', 'president of the bank sub-branch')
    """
    found = find_posts(post)
    if not found:
        return ""
    owned = post_of(organization + post) if not found[0].body else None
    known = owned or post_of(post)
    return known.gloss if known else _ranked(found[-1].rank, found[-1].head.gloss)


def _compose(title: _Title, printed: str = "") -> Post | None:
    """The post of a title, None when its body has no such head. `printed` is the owner's full name."""
    title = _with_usual_parts(title)
    parts, head = title.parts, heads()[title.head]
    own = _own_heads().get(title.head)
    if own and (title.level not in (None, own) or parts):
        return None
    level = own or title.level
    owner = title.owner
    if own or (title.head == "主席" and level == levels()["自治区"]):
        owner = part_of("政府")
    last = parts[-1] if parts else owner
    seat = seat_of(last, title.head) if last else None
    if seat is None and parts and head.kind == "post" and not head.is_own:
        return None
    gloss = _ranked(title.rank, _head_gloss(last, seat) if last and seat else head.gloss)
    if title.suffix:
        gloss = f"{_SUFFIXES[title.suffix]} {gloss}"
    if not own:
        gloss = _of(gloss, parts or ((owner,) if owner else ()), level)
    body = "" if own else _name(level, parts)
    branch = branch_of(printed or body, head) or ("政府" if head.kind == "collective" else "")
    national = "national" if level is None and parts and parts[0].national else head.level
    return Post(
        post=body + title.rank + title.head + title.suffix,
        branch=branch,
        level=level.level if level else national,
        gloss=gloss,
        source=seat.source if seat else _USAGE,
    )


def _with_usual_parts(title: _Title) -> _Title:
    """The title without the government of 区长, and with what 人大 stands for before 主任."""
    parts = title.parts
    if parts and parts[-1].name == "人大" and title.head in ("主任", "委员", "秘书长"):
        parts = (*parts[:-1], part_of("人大常委会"))
    if title.head in _own_heads() and parts == (part_of("政府"),):
        parts = ()
    return replace(title, parts=parts)


@cached_by_titles(None)
def _own_heads() -> Mapping[str, Level]:
    """区长, 市长 … with their levels."""
    return {prefix + "长": level for prefix, level in levels().items() if prefix + "长" in heads()}


def _read(text: str, level: Level | None) -> tuple[Level | None, tuple[Part, ...]] | None:
    """Level and bodies of the front of a title; `level` is what the place in front of it tells."""
    if not text:
        return level, ()
    prefix = next((p for p in level_prefixes() if text.startswith(p)), "")
    rest = text.removeprefix(prefix)
    if prefix and rest.startswith("委"):
        rest = "党" + rest
    if prefix == "街道" and rest == "办":
        rest = "办事处"
    if league := _LEAGUE.match(text):
        prefix, rest = league["prefix"], "团委" + league["rest"]
    if prefix and (parts := known_parts(rest)) is not None:
        return levels()[prefix], parts
    if (parts := known_parts(text)) is not None:
        return level, parts
    if place := _UNKNOWN_PLACE.match(text):
        return _read(text[place.end() :], level)
    if text.startswith(tuple(words("not_a_level"))):
        prefix, rest = "", text
    parts = guessed_parts(rest)
    return (levels()[prefix] if prefix else level, parts) if parts else None


def _head_gloss(part: Part, seat: Seat) -> str:
    """The English of a head in its body; the head of a ministry is a minister."""
    return "minister" if seat.head == "部长" and "Ministry" in part.gloss else seat.gloss


def _ranked(rank: str, gloss: str) -> str:
    """The gloss of a head with that of its ranks: vice mayor, executive deputy director."""
    names = ranks()
    while rank:
        last = next((r for r in sorted(names, key=len, reverse=True) if rank.endswith(r)), "")
        if not last:
            return gloss
        word = names[last]
        if gloss.startswith(_VICE):
            word = word.replace("deputy", "vice")
        gloss = f"{word}{'' if word.endswith('-') else ' '}{gloss}"
        rank = rank.removesuffix(last)
    return gloss


def _of(gloss: str, parts: tuple[Part, ...], level: Level | None) -> str:
    """The gloss of a head in its bodies, the innermost first; the level goes with the outermost."""
    adjective = level.gloss if level else ""
    if not parts:
        return f"{adjective} {gloss}".strip()
    names = [part.gloss.replace("{}", "") for part in parts]
    names[0] = parts[0].gloss.replace("{}", adjective)
    names = [" ".join(name.split()) for name in reversed(names)]
    if gloss.endswith("minister"):
        return gloss + names[0].removeprefix("Ministry")
    return " of the ".join([gloss, *names])


def _name(level: Level | None, parts: tuple[Part, ...]) -> str:
    """What a title says of level and bodies: 区委组织部, 团区委, 镇党委."""
    prefix = level.prefix if level else ""
    names = [part.name for part in parts]
    if prefix and prefix not in _FULL_COMMITTEE and names:
        if names[0].startswith("党委"):
            names[0] = names[0].removeprefix("党")
        elif names[0] == "团委":
            prefix, names[0] = f"团{prefix}", "委"
    return prefix + "".join(names)


def _titles() -> Iterator[_Title]:
    """What levels, bodies, units, ranks and heads allow: no 厅 in a county, no 庭长 in a bureau."""
    for head in heads().values():
        ranked = head.head.startswith(tuple(ranks()))
        if head.kind == "post" and head.branch and not ranked and not split_head(head.head)[0]:
            yield _Title(head=head.head)
    parts = sorted({part_of(name) for name in bodies()}, key=lambda part: part.name)
    for part in parts:
        ending = endings().get(part.ending)
        if part.national:
            yield from _seated(None, (part,))
        if part.national or ending is None or not part.local:
            continue
        for prefix in ending.levels:
            chain = (part_of("党委"), part) if part.name in committee_bodies() else (part,)
            yield from _seated(levels()[prefix], chain)
            for unit in ending.units:
                yield from _seated(levels()[prefix], (*chain, part_of(unit)), inside=True)


def _seated(level: Level | None, parts: tuple[Part, ...], *, inside: bool = False) -> Iterator[_Title]:
    """The heads of the last body with their ranks; `inside` a body those that need no level."""
    for seat in seats().get(parts[-1].ending, {}).values():
        if seat.levels and (inside or level is None or level.prefix not in seat.levels):
            continue
        for rank in ("", *seat.ranks):
            yield _Title(level=level, parts=parts, rank=rank, head=seat.head)
