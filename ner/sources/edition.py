"""Which edition a text is from: day, page and paper, by a path or a printed line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from ner.lexicon.media import is_medium
from ner.sources.filename_patterns import search
from ner.text.characters import HAN, fold
from ner.text.numerals import NUMERALS, integer, spelled_year

BEIJING = timezone(timedelta(hours=8))
"""The clock of Chinese media: a time in another zone is told as the day that it is in Peking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a path or a page says about its edition; each part is blank when it says nothing."""

    published_on: str = ""
    page: str = ""
    paper: str = ""


NOTHING = Edition()
"""What says nothing of an edition."""

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR + r"\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]",
        _YEAR + r"(?P<separator>[-_./])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"-(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"/(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)",
        _YEAR + r"(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",
        _YEAR + r"(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<![{NUMERALS}])(?P<year>[一二][{NUMERALS}]{{3}})\s?年\s?(?P<month>[{NUMERALS}]{{1,2}})\s?月"
        rf"\s?(?P<day>[{NUMERALS}]{{1,3}})\s?[日号]",
    )
)
# The last two are how the platforms of 数字报 name the files of a page: nbs.D110000…_01, layout/…/node_01.
_PAGES = (
    re.compile(r"第?\s?(?<![A-Za-z\d])(?P<page>[A-D]?\d{1,3})\s?版", re.IGNORECASE),
    re.compile(r"(?:^|[/_.-])(?:版|page)[_-]?(?P<page>\d{1,3})(?!\d)", re.IGNORECASE),
    re.compile(r"\b(?:nw\.D\w+_\d{8}_\d+-|nbs\.D\d+[a-z]+_)(?P<page>\d{2,3})(?!\d)"),
    re.compile(r"\blayout/[\d/-]+/node_(?P<page>[A-D]?\d\d)(?!\d)"),
)
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?\s?(?:Z|[+-]\d\d:?\d\d)")
_HAN_NAME = re.compile(rf"[{HAN}·]+")


def edition_of(source: str, pattern: str = "") -> Edition:
    """What the path `source` says; the regular expression `pattern` takes precedence where it matches.

    >>> edition_of("2023-02/03/第2版.txt")
    Edition(published_on='2023-02-03', page='2', paper='')
    """
    stated = _by_pattern(source, pattern) if pattern else Edition()
    folded = fold(source)
    return Edition(
        published_on=stated.published_on or day_in(source),
        page=stated.page or next((page_number(m["page"]) for p in _PAGES if (m := p.search(folded))), ""),
        paper=stated.paper or next((name for name in _HAN_NAME.findall(folded) if is_medium(name)), ""),
    )


def combined(first: Edition, second: Edition) -> Edition:
    """What `first` says; where it says nothing, what `second` says."""
    return Edition(
        published_on=first.published_on or second.published_on,
        page=first.page or second.page,
        paper=first.paper or second.paper,
    )


def day_in(text: str) -> str:
    """The first full date (year, month and day) in `text`, as ISO; blank if there is none.

    >>> day_in("来源：某报 发布时间：2021/7/20")
    '2021-07-20'
    """
    return min(_days(fold(text)), default=(0, ""))[1]


def chinese_day(stamp: str) -> str:
    """The day in China of a time stamp: as printed, or by its time zone when it names another one.

    >>> chinese_day("2023-02-01T16:30:00Z"), chinese_day("2023-02-02T00:30:00+08:00"), chinese_day("2023/2/2 9:00")
    ('2023-02-02', '2023-02-02', '2023-02-02')
    """
    if zoned := _ZONED.search(stamp):
        try:
            return (
                datetime.fromisoformat(zoned.group().replace(" ", "")).astimezone(BEIJING).date().isoformat()
            )
        except (ValueError, OverflowError):
            return ""
    return day_in(stamp)


def page_number(printed: str) -> str:
    """A page number without leading zeros, its letter in capitals: 02 -> 2, a03 -> A3."""
    return re.sub(r"^([A-Z]*)0+", r"\1", printed.strip().upper())


def _days(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            if day := _iso(match["year"], match["month"], match["day"]):
                yield match.start(), day


def _iso(year: str, month: str, day: str) -> str:
    """The ISO date, of digits or Chinese numerals; blank when the calendar has no such day."""
    number = int(year) if year.isdecimal() else spelled_year(year)
    try:
        return date(number or 0, integer(month), integer(day)).isoformat()
    except ValueError:
        return ""


def _by_pattern(source: str, pattern: str) -> Edition:
    match = search(pattern, source)
    groups = {key: value or "" for key, value in match.groupdict().items()} if match else {}
    digits = [groups.get(key, "") for key in ("year", "month", "day")]
    return Edition(
        published_on=_iso(*digits) if all(part.isdecimal() for part in digits) else "",
        page=page_number(groups.get("page", "")),
        paper=groups.get("paper", ""),
    )
