"""Which edition a text is from: day, page and paper, by a path or a printed line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ner.text.characters import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a path says about an edition; each part is blank when it says nothing."""

    published_on: str = ""
    page: str = ""
    paper: str = ""


_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR + r"\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]",
        _YEAR + r"(?P<separator>[-_./])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"-(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"/(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)",
        _YEAR + r"(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    )
)
_PAGE = re.compile(
    r"第?\s?(?<![A-Za-z\d])(?P<page>[A-Da-d]?\d{1,3})\s?版|(?:^|[/_.-])(?:版|page)[_-]?(?P<page2>\d{1,3})(?!\d)",
    re.IGNORECASE,
)


def edition_of(source: str, pattern: str = "") -> Edition:
    """What the path `source` says, by the regular expression `pattern` where that matches.

    >>> edition_of("2023-02/03/第2版.txt")
    Edition(published_on='2023-02-03', page='2', paper='')
    """
    stated = _by_pattern(source, pattern) if pattern else Edition()
    page = _PAGE.search(fold(source))
    return Edition(
        published_on=stated.published_on or day_in(source),
        page=stated.page or (page_number(page["page"] or page["page2"]) if page else ""),
        paper=stated.paper,
    )


def day_in(text: str) -> str:
    """The first full date (year, month and day of the calendar) in `text`, ISO; blank if there is none.

    >>> day_in("来源：某报 发布时间：2021/7/20")
    '2021-07-20'
    """
    return min(_days(fold(text)), default=(0, ""))[1]


def page_number(printed: str) -> str:
    """A page number without leading zeros, its letter in capitals: 02 -> 2, a03 -> A3."""
    return re.sub(r"^([A-Z]*)0+", r"\1", printed.strip().upper())


def _days(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            if day := _iso(match["year"], match["month"], match["day"]):
                yield match.start(), day


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _by_pattern(source: str, pattern: str) -> Edition:
    match = re.search(pattern, source)
    groups = {key: value or "" for key, value in match.groupdict().items()} if match else {}
    digits = [groups.get(key, "") for key in ("year", "month", "day")]
    return Edition(
        published_on=_iso(*digits) if all(part.isdecimal() for part in digits) else "",
        page=page_number(groups.get("page", "")),
        paper=groups.get("paper", ""),
    )
