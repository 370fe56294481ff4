"""Texts made from a pattern's own alphabet, on which it would be slow if it were badly made."""

import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# A repeat up to so many times or more is pumped: shorter ones cost at most a constant.
LONG_REPEAT = 24
# Members of a class that are tried, and texts for one pattern, at most.
MOST_MEMBERS = 2
MOST_TEXTS = 40
# Behind the pump: what ends no pattern well.
BREAKS = ("", "\x00")

Node = tuple[Any, Any]
_OF_CATEGORY = {
    "DIGIT": "1",
    "SPACE": " ",
    "WORD": "w",
    "NOT_DIGIT": "甲",
    "NOT_SPACE": "甲",
    "NOT_WORD": "，",
}


def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Prefix, pump and break of texts that grow: a text of any size is the prefix, the pump repeated, the break."""
    tree = parser.parse(
        pattern.pattern, pattern.flags & ~re.TEMPLATE if hasattr(re, "TEMPLATE") else pattern.flags
    )
    found: dict[tuple[str, str, str], None] = {}
    for prefix, pump in [*_pumps(list(tree), ""), *(("", c) for c in _alphabet(list(tree)))]:
        for ending in BREAKS:
            found[prefix, pump, ending] = None
            if prefix:
                found["", prefix + pump, ending] = None
                found["", prefix, ending] = None
    return [attack for attack in found if attack[1]][:MOST_TEXTS]


def grown(attack: tuple[str, str, str], size: int) -> str:
    """The text of about `size` characters."""
    prefix, pump, ending = attack
    return prefix + pump * max(1, (size - len(prefix)) // len(pump)) + ending


def _pumps(nodes: list[Node], before: str) -> Iterator[tuple[str, str]]:
    """What a repeat in `nodes` may repeat, with what leads to it."""
    for node in nodes:
        code, _ = node
        for inner, most in _inner(node):
            if most >= LONG_REPEAT:
                for member in range(MOST_MEMBERS):
                    if text := _sample(inner, member):
                        yield before, text
            yield from _pumps(inner, before)
        if code not in (codes.ASSERT, codes.ASSERT_NOT):
            before += _sample([node])


def _inner(node: Node) -> list[tuple[list[Node], int]]:
    """The sequences in a node, with how often they may be repeated."""
    code, value = node
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [(list(value[2]), int(value[1]))]
    if code is codes.SUBPATTERN:
        return [(list(value[3]), 1)]
    if code is codes.ATOMIC_GROUP:
        return [(list(value), 1)]
    if code is codes.BRANCH:
        return [(list(branch), 1) for branch in value[1]]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [(list(value[1]), 1)]
    if code is codes.GROUPREF_EXISTS:
        return [(list(branch), 1) for branch in value[1:] if branch]
    return []


def _sample(nodes: list[Node], member: int = 0) -> str:
    """A short text that `nodes` match, but for assertions."""
    out = ""
    for node in nodes:
        code, value = node
        if code is codes.LITERAL:
            out += chr(value)
        elif code is codes.NOT_LITERAL:
            out += "甲" if value != ord("甲") else "乙"
        elif code is codes.ANY:
            out += "甲"
        elif code is codes.IN:
            out += _member(value, member)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            out += _sample(list(value[2]), member) * max(value[0], member)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            continue
        elif inner := _inner(node):
            out += _sample(inner[min(member, len(inner) - 1)][0], member)
    return out


def _member(items: list[Node], member: int) -> str:
    """The member of a class with that number."""
    members = _members(items)
    return members[min(member, len(members) - 1)] if members else ""


def _members(items: list[Node]) -> list[str]:
    if items[0][0] is codes.NEGATE:
        excluded = re.compile("[" + "".join(_printed(item) for item in items[1:]) + "]")
        return [c for c in "甲1 、，a（" if not excluded.match(c)]
    members = []
    for code, value in items:
        if code is codes.LITERAL:
            members.append(chr(value))
        elif code is codes.RANGE:
            members.append(chr(value[0]))
        elif code is codes.CATEGORY:
            members.append(_OF_CATEGORY[str(value).removeprefix("CATEGORY_").removeprefix("UNI_")])
    return members


def _printed(item: Node) -> str:
    code, value = item
    if code is codes.LITERAL:
        return re.escape(chr(value))
    if code is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {
        "DIGIT": r"\d",
        "SPACE": r"\s",
        "WORD": r"\w",
        "NOT_DIGIT": r"\D",
        "NOT_SPACE": r"\S",
        "NOT_WORD": r"\W",
    }[str(value).removeprefix("CATEGORY_").removeprefix("UNI_")]


def _alphabet(nodes: list[Node]) -> Iterator[str]:
    """What single characters the pattern names, each once."""
    for node in nodes:
        code, value = node
        if code is codes.LITERAL:
            yield chr(value)
        elif code is codes.IN:
            yield from _members(value)[:MOST_MEMBERS]
        for inner, _ in _inner(node):
            yield from _alphabet(inner)
