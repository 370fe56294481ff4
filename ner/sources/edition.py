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
    """What a path or a page says about its edition; each part is blank when it says nothing.

    `impossible` is a day as it is printed that no calendar has (2023年2月30日). `credited` is the medium that
    a page names as its source: its paper unless it says so itself.
    """

    published_on: str = ""
    page: str = ""
    paper: str = ""
    credited: str = ""
    impossible: str = ""


NOTHING = Edition()
"""What says nothing of an edition."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How the English names of months begin."""

ENGLISH_MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""The name of a month, in full or cut short; a blank or a full stop follows."""

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Templates of web pages leave 日 out: 2011年09月27来源：某网.
        _YEAR
        + r"\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})(?:\s?[日号]|(?=\s?(?:来\s?源|作者|编辑)\s?[：:]))",
        _YEAR + r"(?P<separator>[-_./])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"-(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        _YEAR + r"/(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)",
        _YEAR + r"(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",
        _YEAR + r"(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<![{NUMERALS}])(?P<year>[一二][{NUMERALS}]{{3}})\s?年\s?(?P<month>[{NUMERALS}]{{1,2}})\s?月"
        rf"\s?(?P<day>[{NUMERALS}]{{1,3}})\s?[日号]",
        rf"(?P<month>{ENGLISH_MONTH})[\s.]{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s，,]{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?(?P<month>{ENGLISH_MONTH})[\s.，,]{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
# The forms that nothing but a day has: digits in a row may count something.
_SURE_DAYS = (*_DAYS[:2], *_DAYS[6:])
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
    Edition(published_on='2023-02-03', page='2', paper='', credited='', impossible='')
    """
    stated = _by_pattern(source, pattern) if pattern else Edition()
    folded = fold(source)
    published_on = stated.published_on or day_in(source)
    return Edition(
        published_on=published_on,
        page=stated.page or next((page_number(m["page"]) for p in _PAGES if (m := p.search(folded))), ""),
        paper=stated.paper or next((name for name in _HAN_NAME.findall(folded) if is_medium(name)), ""),
        # Folders of numbers (2023/13/2.txt) count issues and pages.
        impossible="" if published_on else impossible_day(source.replace("/", " ")),
    )


def combined(first: Edition, second: Edition) -> Edition:
    """What `first` says; where it says nothing, what `second` says."""
    return Edition(
        published_on=first.published_on or second.published_on,
        page=first.page or second.page,
        paper=first.paper or second.paper,
        credited=first.credited or second.credited,
        impossible=first.impossible or second.impossible,
    )


def day_in(text: str) -> str:
    """The first full date (year, month and day) in `text`, as ISO; blank if there is none.

    >>> day_in("来源：某报 发布时间：2021/7/20")
    '2021-07-20'
    """
    return min(_days(fold(text)), default=(0, ""))[1]


def impossible_day(text: str) -> str:
    """The first day in `text` that no calendar has, as printed; blank if there is none.

    >>> impossible_day("某报 2023年2月30日"), impossible_day("某报 2023年2月3日")
    ('2023年2月30日', '')
    """
    matches = (match for pattern in _SURE_DAYS for match in pattern.finditer(fold(text)))
    return min(((m.start(), m.group()) for m in matches if not _iso_of(m)), default=(0, ""))[1]


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
            if day := _iso_of(match):
                yield match.start(), day


def _iso_of(match: re.Match[str]) -> str:
    return _iso(match["year"], match["month"], match["day"])


def _iso(year: str, month: str, day: str) -> str:
    """The ISO date, of digits or Chinese numerals or an English month; blank when the calendar has no such day."""
    number = int(year) if year.isdecimal() else spelled_year(year)
    english = month[:3].lower()
    try:
        return date(
            number or 0, MONTHS.index(english) + 1 if english in MONTHS else integer(month), integer(day)
        ).isoformat()
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
