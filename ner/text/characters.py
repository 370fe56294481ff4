"""Folding of characters, one for one, into the forms that the training texts use."""

import re
import unicodedata
from functools import lru_cache

from ner.text.traditional import simplified

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
        normal = simplified().get(normal, normal)
        folded = ord(_QUIRKS.get(normal, " " if normal.isspace() else normal))
        self[code] = folded
        return folded


class _Unifying(dict[int, int]):
    """A table for `str.translate` from signs that look like Chinese characters to the characters."""

    def __missing__(self, code: int) -> int:
        normal = unicodedata.normalize("NFKC", chr(code))
        self[code] = ord(normal) if any(code in signs for signs in _LOOKALIKES) and len(normal) == 1 else code
        return self[code]


# Kangxi radicals and compatibility ideographs; NFKC does not map the radicals of the supplement.
_LOOKALIKES = (range(0x2F00, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_SUPPLEMENT = dict(
    zip(
        "⺁⺊⺒⺓⺝⺠⺧⺩⺪⺫⺬⺮⺶⺹⺻⺼⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "厂卜巳幺月民牛王疋目示竹羊老聿肉臼虎西见角贝足车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_unifying = _Unifying({ord(sign): ord(character) for sign, character in _SUPPLEMENT.items()})
_folding = _Folding()
_PARAGRAPH = 4000


def is_han(character: str) -> bool:
    """Whether the character is one of `HAN`."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "〇"


def unified(text: str) -> str:
    """The text with radicals and compatibility ideographs as the Chinese characters that they look like.

    The fonts of PDF files confuse them. The length stays the same; everything else stays as printed.

    >>> unified("市⻓⻢⽴⾏")
    '市长马立行'
    """
    return text.translate(_unifying) if _LOOKALIKE.search(text) else text


def fold(text: str) -> str:
    """The text with each character in its plainest form; the length stays the same.

    Full-width letters and digits become ASCII, ASCII punctuation becomes full-width (as between
    Chinese words in newspapers), every kind of space becomes one ASCII space. A character whose
    NFKC form has several characters stays as it is. Traditional characters become simplified ones.

    >>> fold("记者(王五)１２月")
    '记者（王五）12月'
    >>> fold("陳副區長會見客人")
    '陈副区长会见客人'
    """
    return _folded(text) if len(text) <= _PARAGRAPH else text.translate(_folding)


# The modules that cut a page ask several times about one paragraph; a whole book need not stay in memory.
@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return text.translate(_folding)


def letters_and_digits(text: str) -> str:
    """The letters and digits of a text in their plainest form: what white space and punctuation leave the same.

    >>> letters_and_digits("区 长甲某某，１２日：")
    '区长甲某某12日'
    """
    return "".join(filter(str.isalnum, fold(text)))
