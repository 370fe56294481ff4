"""Whole numbers as texts print them, in digits or in Chinese numerals."""

NUMERALS = "〇○零一二三四五六七八九十廿"
"""The signs that Chinese numerals are made of, for the inside of a pattern's class."""

_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def integer(printed: str) -> int:
    """The number that `printed` writes: digits of any width, 二十三, 廿一, or the 元 of 元月.

    >>> [integer(s) for s in ("7", "０９", "十", "二十三", "廿一", "元")]
    [7, 9, 10, 23, 21, 1]
    """
    if printed.isdecimal():
        return int(printed)
    if printed == "元":
        return 1
    printed = printed.replace("廿", "二十")
    tens, ten, units = printed.rpartition("十")
    if not ten:
        return int("".join(str(_HAN_DIGITS[c]) for c in printed))
    return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS[units[-1]] if units else 0)


def spelled_year(printed: str) -> int | None:
    """A year that is spelled sign by sign; None when a sign in it is no digit.

    >>> spelled_year("二〇二三"), spelled_year("二十三十")
    (2023, None)
    """
    digits = [_HAN_DIGITS.get(c) for c in printed]
    return None if None in digits else int("".join(map(str, digits)))
