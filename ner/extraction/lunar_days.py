"""Days of the lunar calendar as days of the solar one, for the years of `YEARS`."""

from datetime import date, timedelta
from functools import cache
from re import compile

from ner.text.numerals import NUMERALS, integer

# For each lunar year its first day, its leap month (0 for none), and of its months in order whether each
# has 30 days (1) or 29 (0); a leap month stands behind the month whose number it bears.
_YEARS = {
    1990: (date(1990, 1, 27), 5, "0100100101111"),
    1991: (date(1991, 2, 15), 0, "010010010111"),
    1992: (date(1992, 2, 4), 0, "011001001011"),
    1993: (date(1993, 1, 23), 3, "0110101001010"),
    1994: (date(1994, 2, 10), 0, "111010100101"),
    1995: (date(1995, 1, 31), 8, "0110101100101"),
    1996: (date(1996, 2, 19), 0, "010110101100"),
    1997: (date(1997, 2, 7), 0, "101010110110"),
    1998: (date(1998, 1, 28), 5, "1001001101101"),
    1999: (date(1999, 2, 16), 0, "100100101110"),
    2000: (date(2000, 2, 5), 0, "110010010110"),
    2001: (date(2001, 1, 24), 4, "1101010010101"),
    2002: (date(2002, 2, 12), 0, "110101001010"),
    2003: (date(2003, 2, 1), 0, "110110100101"),
    2004: (date(2004, 1, 22), 2, "0101101010101"),
    2005: (date(2005, 2, 9), 0, "010101101010"),
    2006: (date(2006, 1, 29), 7, "1010101011011"),
    2007: (date(2007, 2, 18), 0, "001001011101"),
    2008: (date(2008, 2, 7), 0, "100100101101"),
    2009: (date(2009, 1, 26), 5, "1100100101011"),
    2010: (date(2010, 2, 14), 0, "101010010101"),
    2011: (date(2011, 2, 3), 0, "101101001010"),
    2012: (date(2012, 1, 23), 4, "1011010101010"),
    2013: (date(2013, 2, 10), 0, "101011010101"),
    2014: (date(2014, 1, 31), 9, "0101010110101"),
    2015: (date(2015, 2, 19), 0, "010010111010"),
    2016: (date(2016, 2, 8), 0, "101001011011"),
    2017: (date(2017, 1, 28), 6, "0101001010111"),
    2018: (date(2018, 2, 16), 0, "010100101011"),
    2019: (date(2019, 2, 5), 0, "101010010011"),
    2020: (date(2020, 1, 25), 4, "0111010010101"),
    2021: (date(2021, 2, 12), 0, "011010101010"),
    2022: (date(2022, 2, 1), 0, "101011010101"),
    2023: (date(2023, 1, 22), 2, "0100110110101"),
    2024: (date(2024, 2, 10), 0, "010010110110"),
    2025: (date(2025, 1, 29), 6, "1010010101110"),
    2026: (date(2026, 2, 17), 0, "101001001110"),
    2027: (date(2027, 2, 6), 0, "110100100110"),
    2028: (date(2028, 1, 26), 5, "1110100100110"),
    2029: (date(2029, 2, 13), 0, "110101010011"),
    2030: (date(2030, 2, 3), 0, "010110101010"),
    2031: (date(2031, 1, 23), 3, "0110101101010"),
    2032: (date(2032, 2, 11), 0, "100101101101"),
    2033: (date(2033, 1, 31), 11, "0100101011101"),
    2034: (date(2034, 2, 19), 0, "010010101101"),
    2035: (date(2035, 2, 8), 0, "101001001101"),
    2036: (date(2036, 1, 28), 6, "1101001001011"),
    2037: (date(2037, 2, 15), 0, "110100100101"),
    2038: (date(2038, 2, 4), 0, "110101010010"),
    2039: (date(2039, 1, 24), 5, "1101101010100"),
    2040: (date(2040, 2, 12), 0, "101101011010"),
}
YEARS = range(min(_YEARS), max(_YEARS) + 1)
"""The lunar years whose days are known."""
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_FEASTS = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9), "除夕": (12, 30)}
_MONTH = compile(rf"(?P<leap>闰)?(?P<month>[正冬腊{NUMERALS}]{{1,2}})月")
_DAY = compile(rf"初?(?P<day>[{NUMERALS}]{{1,3}})")


def printed_lunar_day(text: str) -> tuple[int, int, bool] | None:
    """Month, day, and whether the month is a leap one, of a printed day or feast; None for a feast of the sun.

    >>> printed_lunar_day("农历正月初六"), printed_lunar_day("大年三十"), printed_lunar_day("中秋节")
    ((1, 6, False), (12, 30, False), (8, 15, False))
    """
    feast = next((day for name, day in _FEASTS.items() if text.startswith(name)), None)
    if feast is not None:
        return (*feast, False)
    named = _MONTH.search(text)
    printed = _DAY.search(text, named.end() if named else 0)
    if printed is None:
        return None
    day = integer(printed["day"])
    if named is None:
        return (12, day, False) if day == 30 else (1, day, False)
    return _MONTHS.get(named["month"]) or integer(named["month"]), day, named["leap"] is not None


def latest_lunar_day(month: int, day: int, latest: date, *, leap: bool) -> date | None:
    """The last such day that is not after `latest`; None outside the years known. The 30th of a short month is its last."""
    for year in (latest.year, latest.year - 1):
        months = _first_days(year)
        if (month, leap) in months:
            first, length = months[month, leap]
            found = first + timedelta(days=min(day, length) - 1)
            if found <= latest:
                return found
    return None


@cache
def _first_days(year: int) -> dict[tuple[int, bool], tuple[date, int]]:
    """The first day and the length of each month of a lunar year, by its number and whether it is a leap one."""
    if year not in _YEARS:
        return {}
    first, leap, lengths = _YEARS[year]
    months = [
        (month, again) for month in range(1, 13) for again in (False, True) if not again or month == leap
    ]
    found = {}
    for month, long in zip(months, lengths, strict=True):
        found[month] = (first, 29 + int(long))
        first += timedelta(days=29 + int(long))
    return found
