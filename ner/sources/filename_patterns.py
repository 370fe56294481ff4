"""A researcher's pattern of file names: whether it is bounded, and applied to a name of bounded length."""

import re
from collections.abc import Iterator

# Python has no public parser of regular expressions; 3.11 to 3.13 have this one, under these names.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Characters of a path, from its end, in which the pattern is searched.
LONGEST_PATH = 300
# Repeats without end, or up to more than LONG_REPEAT times, that a pattern may have: the time grows with this power.
MOST_REPEATS = 4
LONG_REPEAT = 16

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def objection_to(pattern: str) -> str:
    r"""Why the pattern could take for ever on some name; blank when it cannot.

    A repeat must hold no other repeat and no choice, and there may be MOST_REPEATS of them; that is
    stricter than needed, and easily checked. Raises re.error when it is no regular expression.

    >>> objection_to(r"(?P<year>\d{4})-.*_(?P<page>\d+)"), objection_to(r"(\d+-?)+x")
    ('', 'repeats what itself repeats or chooses, which can take for ever')
    """
    long = [body for body, most in _repeats(list(parser.parse(pattern))) if most > LONG_REPEAT]
    if any(any(True for _ in _repeats(body)) or _chooses(body) for body in long):
        return "repeats what itself repeats or chooses, which can take for ever"
    return f"has more than {MOST_REPEATS} repeats" if len(long) > MOST_REPEATS else ""


def search(pattern: str, path: str) -> re.Match[str] | None:
    """The first match of the pattern in the last LONGEST_PATH characters of a path."""
    return re.search(pattern, path[-LONGEST_PATH:])


def _repeats(nodes: list[Any]) -> Iterator[tuple[list[Any], int]]:
    """What is repeated anywhere in a pattern, and how often at most; what is there so many times exactly is not."""
    for code, value in nodes:
        if code in _REPEATS and value[0] != value[1]:
            yield list(value[2]), int(value[1])
        for inner in _inner(code, value):
            yield from _repeats(inner)


def _chooses(nodes: list[Any]) -> bool:
    return any(
        code in (codes.BRANCH, codes.GROUPREF) or any(map(_chooses, _inner(code, value)))
        for code, value in nodes
    )


def _inner(code: Any, value: Any) -> list[list[Any]]:
    """The sequences in a node of a parsed pattern."""
    if code in _REPEATS:
        return [list(value[2])]
    if code is codes.SUBPATTERN:
        return [list(value[3])]
    if code is codes.ATOMIC_GROUP:
        return [list(value)]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [list(value[1])]
    if code is codes.BRANCH:
        return [list(branch) for branch in value[1]]
    if code is codes.GROUPREF_EXISTS:
        return [list(branch) for branch in value[1:] if branch]
    return []
