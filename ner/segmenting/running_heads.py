"""Running heads and page numbers: the lines of a page that print between the lines of its text."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from ner.sources.masthead import is_masthead, page_alone
from ner.text.characters import fold

# A line with a number is a running head when it stands so often on a page, its numbers aside, each time at least so many
# lines after the last, and so often between a line that breaks off in mid-sentence and one that goes on.
FEWEST_REPEATED = 3
FEWEST_BETWEEN = 2
LINES_OF_PAGE = 10
# Characters: a running head is no longer.
LONGEST_HEAD = 60

_DIGITS = re.compile(r"\d+")
_MARKED_NUMBER = re.compile(
    r"[-—–·~]+\s?\d{1,4}\s?[-—–·~]+|第\s?\d{1,4}\s?页(?:[\s，/]*共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}\s?页?"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_CLAUSE = re.compile("[，。、；：？！]")


def running_heads(printed: Sequence[str], opened: Sequence[bool]) -> frozenset[int]:
    """The numbers of the lines that are mastheads, running heads or page numbers.

    Args:
        printed: What each line of a page prints.
        opened: Whether each ends without ending a sentence.
    """
    short = {n: line for n, line in enumerate(printed) if opened[n] and len(line) <= LONGEST_HEAD}
    folded = {
        n: line for n, line in ((n, fold(line)) for n, line in short.items()) if not _CLAUSE.search(line)
    }
    sure = {
        n
        for n, line in folded.items()
        if _MARKED_NUMBER.fullmatch(line) or page_alone(line) or is_masthead(line)
    }
    return frozenset(sure | _counted(folded) | _repeated(folded, sure, opened))


def _counted(folded: Mapping[int, str]) -> set[int]:
    """The lines that only print a number, each by one greater than that of the page before or after it."""
    bare = [(n, int(line)) for n, line in folded.items() if _BARE_NUMBER.fullmatch(line)]
    pages = [
        (one, other)
        for (one, left), (other, right) in pairwise(bare)
        if right == left + 1 and other - one >= LINES_OF_PAGE
    ]
    return {n for pair in pages for n in pair}


def _repeated(folded: Mapping[int, str], sure: Set[int], opened: Sequence[bool]) -> set[int]:
    places: dict[str, list[int]] = defaultdict(list)
    for n, line in folded.items():
        if _DIGITS.search(line):
            places[_DIGITS.sub("0", line)].append(n)
    return {n for repeated in places.values() if _are_heads(repeated, sure, opened) for n in repeated}


def _are_heads(repeated: Sequence[int], sure: Set[int], opened: Sequence[bool]) -> bool:
    if len(repeated) < FEWEST_REPEATED:
        return False
    if any(other - one < LINES_OF_PAGE for one, other in pairwise(repeated)):
        return False
    return sum(_interrupts(n, sure, opened) for n in repeated) >= FEWEST_BETWEEN


def _interrupts(number: int, sure: Set[int], opened: Sequence[bool]) -> bool:
    above = next((n for n in range(number - 1, -1, -1) if n not in sure), None)
    return above is not None and opened[above]
