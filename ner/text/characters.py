"""Folding of characters, one for one, into the forms that the training texts use."""

import unicodedata
from functools import lru_cache

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff〇"
"""The Chinese characters that names and words are made of, for the inside of a pattern's class."""

_QUIRKS = dict(
    zip(
        "(),;:?!∶•‧・･●﹒「」『』｢｣〔〕［］[]",
        "（），；：？！：······“”“”“”（）（）（）",
        strict=True,
    )
)


class _Folding(dict[int, int]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        normal = unicodedata.normalize("NFKC", character)
        if len(normal) != 1:
            normal = " " if normal.isspace() else character
        folded = ord(_QUIRKS.get(normal, " " if normal.isspace() else normal))
        self[code] = folded
        return folded


_folding = _Folding()
_PARAGRAPH = 4000


def is_han(character: str) -> bool:
    """Whether the character is one of `HAN`."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "〇"


def fold(text: str) -> str:
    """The text with each character in its plainest form; the length stays the same.

    Full-width letters and digits become ASCII, ASCII punctuation becomes full-width (as between
    Chinese words in newspapers), every kind of space becomes one ASCII space. A character whose
    NFKC form has several characters stays as it is.

    >>> fold("记者(王五)１２月")
    '记者（王五）12月'
    """
    return _folded(text) if len(text) <= _PARAGRAPH else text.translate(_folding)


# The modules that cut a page ask several times about one paragraph; a whole book need not stay in memory.
@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return text.translate(_folding)
