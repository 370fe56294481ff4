"""Shingles: the short runs of characters that a text is made of, by which texts of like wording are found."""

import re

import numpy as np
import numpy.typing as npt

from ner.text.characters import fold
from ner.text.numerals import NUMERALS

Shingles = npt.NDArray[np.uint64]
"""The hashes of a text's shingles, in the order of the text."""

SHINGLE = 5
"""Number of characters in a shingle: a changed word spoils as many shingles as it touches."""

WINDOW = 40
"""Of so many shingles in a row one at least is a fingerprint, so that texts that share them all share it too."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)

_NUMBER = re.compile(rf"第[\d{NUMERALS}]+|(?<![\d{NUMERALS}])[\d{NUMERALS}]+[年月日号时点]|\d+")
_IN_DATES = tuple("年月日号时点")


def shingles(plain_text: str) -> Shingles:
    """The shingles of a text that `letters_and_digits` gave; none when it is shorter than one."""
    codes = np.frombuffer(plain_text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    many = len(codes) - SHINGLE + 1
    if many < 1:
        return np.zeros(0, np.uint64)
    hashes = np.zeros(many, np.uint64)
    for place in range(SHINGLE):
        hashes = hashes * _BASE + codes[place : place + many]
    hashes ^= hashes >> _HALF
    hashes *= _MIX
    return hashes ^ (hashes >> _HALF)


def fingerprints(of: Shingles) -> tuple[int, ...]:
    """The least shingle of every window, each once, sorted, as signed numbers of 64 bits.

    This is winnowing (Schleimer, Wilkerson and Aiken 2003): whatever stands around it, a passage of
    WINDOW shingles has a fingerprint of its own.
    """
    if not len(of):
        return ()
    windows = np.lib.stride_tricks.sliding_window_view(of, min(WINDOW, len(of)))
    return tuple(np.unique(windows.min(axis=1)).view(np.int64).tolist())


def repeated_part(shorter: Shingles, longer: Shingles) -> float:
    """The part of the distinct shingles of one text, which must have some, that the other has too."""
    return float(np.isin(np.unique(shorter), longer).mean())


def numbers(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a text prints of dates and times, and its other numbers: figures, and Chinese numerals behind 第.

    >>> dates, others = numbers("2月1日，第三次会议，120人")
    >>> sorted(dates), sorted(others)
    (['1日', '2月'], ['120', '第三'])
    """
    found = _NUMBER.findall("".join(fold(text).split()))
    dates = frozenset(number for number in found if number.endswith(_IN_DATES))
    return dates, frozenset(found) - dates
