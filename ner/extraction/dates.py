"""Chinese date expressions in a text, read against the date of issue."""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from ner.extraction import date_patterns as patterns
from ner.extraction.date_interval import DateInterval
from ner.extraction.lunar_days import latest_lunar_day, printed_lunar_day
from ner.text.numerals import integer, spelled_year

YearSource = Literal["text", "issue", "none"]
DateKind = Literal["day", "range", "month", "year", "relative", "vague"]

# A date without a year lies at most this many days after the issue; a later one is last year's.
# Newspapers announce what comes within two months, and look back on the rest.
DAYS_AHEAD = 60
# Of an issue of which only the month is known: the day that stands for it, and the last day of a month
# that is not taken for one of the month before. Early issues report the end of that month.
MIDDLE_OF_MONTH = 15
LAST_SURE_DAY = 20
# A two-digit year below this is of this century (09年7月29日), any other of the last one.
CENTURY_PIVOT = 50
# Years of which the calendar also has the end, which is a day of the next one.
CALENDAR_YEARS = range(MINYEAR, MAXYEAR)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed: `text == whole_text[start:end]`, offsets in code points.

    `text` holds the part of the day (2月1日下午), not the hour. `interval` is None when the date is
    vague (近日), impossible (2月30日) or of an unknown year; `year_known` says where the year comes
    from: it is printed, it follows from the issue date, or it is not known.
    """

    start: int
    end: int
    text: str
    interval: DateInterval | None
    year_known: YearSource
    kind: DateKind

    @property
    def printed(self) -> str:
        """The date without the blanks and line breaks that print has left inside it."""
        return "".join(self.text.split())


def find_dates(
    text: str, *, issued: date | None = None, year: int | None = None, month: int | None = None
) -> tuple[DateMention, ...]:
    """All date expressions of `text`, sorted, without overlaps.

    A date without a year is the latest one not more than 60 days after `issued`; a day without a
    month is the one nearest to it, unless a date before it in the same sentence gives the month.
    `year` is for a caller who knows the year, but not the day of issue: it dates what names a
    month; with `month`, also a day without a month where no other month can be meant. 当日, 次日 and
    同年 count from the date before them in the text.

    今天 and 昨日 count from the day of the dateline (本报6月13日讯) where one stands before them, else from the issue;
    that day also stands for an issue that is not known.
    Lunar days (正月初六) have an interval where the day of issue is known. Not found, on purpose: clock times, feasts
    without a word for the day (春节期间), lengths of time (10日内), and bare parts of the day (上午).
    A date that sets a term (10月30日前) is found like any other.

    >>> [(m.text, str(m.interval.start)) for m in find_dates("1月30日下午", issued=date(2023, 2, 2))]
    [('1月30日下午', '2023-01-30')]
    """
    if issued:
        year, month = issued.year, issued.month
    context = _Context(issued=issued, year=year, month=month)
    mentions = []
    for form, match in _without_overlaps(_candidates(text)):
        seen = context.at(text, match)
        interval, known = form.resolve(match, seen)
        mention = DateMention(match.start(), match.end(), match.group(), interval, known, form.kind)
        mentions.append(mention)
        context = context.after(mention, text)
    return tuple(mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What a date is read against: the issue, the day of the dateline, and the dates before it in the text."""

    issued: date | None
    year: int | None
    month: int | None
    latest: DateMention | None = None
    latest_day: DateMention | None = None
    joined: bool = False
    told_on: date | None = None
    headed_by: int | None = None

    def at(self, text: str, match: re.Match[str]) -> "_Context":
        """The context for the date that a match is of: joined to the one before in its sentence, or as heads of parts."""
        before = self.latest_day
        joined = before is not None and (
            not _SENTENCE_END.search(text, before.end, match.start())
            or (_is_alone(text, before.start, before.end) and _is_alone(text, match.start(), match.end()))
        )
        return replace(self, joined=joined)

    def after(self, mention: DateMention, text: str) -> "_Context":
        """The context for what follows `mention`."""
        latest = mention if mention.interval else self.latest
        is_day = mention.kind in ("day", "range", "relative")
        told_on = self.told_on
        if mention.kind == "day" and mention.interval and patterns.WIRED.match(text, mention.end):
            day = mention.interval.start
            told_on = day if self.issued is None or day <= self.issued else told_on
        issued = self.issued or told_on
        headed_by = self.headed_by
        if mention.kind == "year" and mention.interval and _is_alone(text, mention.start, mention.end):
            headed_by = mention.interval.start.year
        return replace(
            self,
            headed_by=headed_by,
            issued=issued,
            year=issued.year if issued else self.year,
            month=issued.month if issued else self.month,
            latest=latest,
            latest_day=mention if is_day else self.latest_day,
            told_on=told_on,
        )


_Resolved = tuple[DateInterval | None, YearSource]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of printing a date."""

    kind: DateKind
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], _Context], _Resolved]
    accept: Callable[[re.Match[str]], bool] = lambda match: True

    def matches(self, text: str, beginnings: Sequence[int]) -> Iterator[re.Match[str]]:
        """The matches in a text, left to right, without overlaps; `beginnings` is where a number or its word begins."""
        if self.pattern not in patterns.NUMBERED:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for at in beginnings:
            if at >= end and (match := self.pattern.match(text, at)):
                yield match
                end = match.end()


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line that ends at `end`."""
    line_end = text.find("\n", end)
    above = text.rfind("\n", 0, start) + 1
    return not text[above:start].strip() and not text[end : line_end if line_end >= 0 else None].strip()


def _candidates(text: str) -> Iterator[tuple[_Form, re.Match[str]]]:
    beginnings = [
        m.start() for m in patterns.BEGINNING.finditer(text) if patterns.BEGINS_DATE.match(text, m.start())
    ]
    for form in _FORMS:
        for match in form.matches(text, beginnings):
            if form.accept(match):
                yield form, match


def _without_overlaps(found: Iterator[tuple[_Form, re.Match[str]]]) -> list[tuple[_Form, re.Match[str]]]:
    """Of candidates that overlap the leftmost counts, then the longest, then the earlier form."""
    chosen: list[tuple[_Form, re.Match[str]]] = []
    for form, match in sorted(found, key=lambda item: (item[1].start(), -item[1].end())):
        if not chosen or match.start() >= chosen[-1][1].end():
            chosen.append((form, match))
    return chosen


_SENTENCE_END = re.compile(r"[。！？!?\n]")


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    if year in CALENDAR_YEARS and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _one_day(day: date | None, known: YearSource) -> _Resolved:
    return (DateInterval.of_day(day) if day else None), known


def _from_issue(context: _Context, by: int, days: int = 1) -> _Resolved:
    """So many days, the first of them `by` days after the day of the dateline, else of the issue."""
    told_on = context.told_on or context.issued
    if not told_on:
        return None, "none"
    start = told_on + timedelta(days=by)
    return DateInterval(start, start + timedelta(days=days)), "issue"


def _shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def _read_year(match: re.Match[str], p: str, context: _Context) -> tuple[int | None, YearSource]:
    """The year that a date names, and where it comes from."""
    groups = match.groupdict()
    if printed := groups.get(f"{p}year"):
        if len(printed) == 2:
            value = integer(printed)
            return value + (2000 if value < CENTURY_PIVOT else 1900), "text"
        return (int(printed) if printed.isdecimal() else spelled_year(printed)), "text"
    word = groups.get(f"{p}year_word")
    if word in patterns.YEAR_WORDS:
        return (context.year + patterns.YEAR_WORDS[word], "issue") if context.year else (None, "none")
    if word in patterns.YEAR_ECHOES and context.latest and context.latest.interval:
        return context.latest.interval.start.year + patterns.YEAR_ECHOES[word], context.latest.year_known
    return None, "none"


def _read_month(match: re.Match[str], p: str, context: _Context) -> tuple[int | None, int | None, YearSource]:
    """Year (None when not known), month (None when none is named) and where the year comes from."""
    groups = match.groupdict()
    year, known = _read_year(match, p, context)
    if printed := groups.get(f"{p}month"):
        return year, integer(printed), known
    word = groups.get(f"{p}month_word")
    if word in patterns.MONTH_WORDS and context.year and context.month:
        shifted = _shift_month(context.year, context.month, patterns.MONTH_WORDS[word])
        return *shifted, "issue"
    if word in patterns.MONTH_ECHOES and context.latest and context.latest.interval:
        start = context.latest.interval.start
        return *_shift_month(start.year, start.month, patterns.MONTH_ECHOES[word]), context.latest.year_known
    return year, None, known


def _guess_year(month: int, day: int, context: _Context) -> tuple[int | None, YearSource]:
    """The year of a date that names none: that of the line above (1989年), else by the issue."""
    if context.headed_by:
        return context.headed_by, "text"
    issued = context.issued
    if issued is None and context.year and context.month:
        issued = date(context.year, context.month, MIDDLE_OF_MONTH)
    if issued:
        limit = issued + timedelta(days=DAYS_AHEAD)
        for year in (limit.year, limit.year - 1):
            candidate = _date(year, month, day)
            if candidate and candidate <= limit:
                return year, "issue"
        return None, "none"
    return (context.year, "issue") if context.year else (None, "none")


def _nearest_day(day: int, context: _Context) -> tuple[date | None, YearSource]:
    """A day that names no month: the month of the date before it in its sentence, or of the issue."""
    before = context.latest_day
    if context.joined and before:
        if not before.interval:
            return None, before.year_known
        last = before.interval.end - timedelta(days=1)
        if day >= last.day and (found := _date(last.year, last.month, day)):
            return found, before.year_known
    if not (context.year and context.month):
        return None, "none"
    months = [_shift_month(context.year, context.month, by) for by in (-1, 0)]
    dates = [found for year, month in months if (found := _date(year, month, day))]
    issued = context.issued
    if issued is None:
        alone = dates[-1:] if day <= LAST_SURE_DAY or len(dates) == 1 else []
        return next(iter(alone), None), "issue" if alone else "none"
    return min(dates, key=lambda found: abs(found - issued), default=None), "issue"


def _read_day(match: re.Match[str], p: str, context: _Context) -> tuple[date | None, YearSource]:
    """The day that the groups with prefix `p` name."""
    day = integer(match[f"{p}day"])
    year, month, known = _read_month(match, p, context)
    if month is None:
        if match.groupdict().get(f"{p}month_word"):
            return None, "none"
        return _nearest_day(day, context)
    if year is None:
        year, known = _guess_year(month, day, context)
    return (_date(year, month, day), known) if year is not None else (None, known)


def _resolve_day(match: re.Match[str], context: _Context) -> _Resolved:
    return _one_day(*_read_day(match, "a_", context))


def _resolve_days(match: re.Match[str], context: _Context) -> _Resolved:
    """From one day to another; month and year that the second leaves out are those of the first."""
    first, known = _read_day(match, "a_", context)
    day = integer(match["b_day"])
    year, month, end_known = _read_month(match, "b_", context)
    names_year = match["a_year"] or match["a_year_word"]
    if year is not None and month is not None and match["a_month"] and not names_year:
        last = _date(year, month, day)
        start_month, start_day = integer(match["a_month"]), integer(match["a_day"])
        first = _date(year - ((start_month, start_day) > (month, day)), start_month, start_day)
        known = end_known
    elif first is None:
        return None, known
    elif month is None:
        last = _date(first.year, first.month, day)
        if day < first.day and not match["a_month"]:
            last = _date(*_shift_month(first.year, first.month, 1), day)
    else:
        guess = year if year is not None else first.year + ((month, day) < (first.month, first.day))
        last = _date(guess, month, day)
    if first is None or last is None or last < first:
        return None, known
    return DateInterval(first, last + timedelta(days=1)), known


def _month_interval(year: int | None, month: int, known: YearSource, context: _Context) -> _Resolved:
    if year is None:
        year, known = _guess_year(month, 1, context)
    exists = year in CALENDAR_YEARS and 1 <= month <= 12
    return (DateInterval.of_month(year, month) if year and exists else None), known


def _resolve_month(match: re.Match[str], context: _Context) -> _Resolved:
    year, month, known = _read_month(match, "a_", context)
    if month is None:
        return None, known
    whole, known = _month_interval(year, month, known, context)
    if whole and match["ten_days"] in patterns.TEN_DAYS:
        first, last = patterns.TEN_DAYS[match["ten_days"]]
        end = min(whole.start + timedelta(days=last), whole.end)
        return DateInterval(whole.start.replace(day=first), end), known
    return whole, known


def _resolve_months(match: re.Match[str], context: _Context) -> _Resolved:
    year, known = _read_year(match, "a_", context)
    end_year, end_known = _read_year(match, "b_", context)
    month, end_month = integer(match["a_month"]), integer(match["b_month"])
    if year is None and end_year is not None:
        year, known = end_year - (month > end_month), end_known
    first, known = _month_interval(year, month, known, context)
    if first is None:
        return None, known
    if end_year is None:
        end_year = first.start.year + (end_month < month)
    last, _ = _month_interval(end_year, end_month, known, context)
    return (DateInterval(first.start, last.end) if last and last.end > first.start else None), known


def _resolve_year(match: re.Match[str], context: _Context) -> _Resolved:
    year, known = _read_year(match, "a_", context)
    return (DateInterval.of_year(year) if year is not None else None), known


def _resolve_years(match: re.Match[str], context: _Context) -> _Resolved:
    first, last = int(match["first"]), int(match["last"])
    return (DateInterval(date(first, 1, 1), date(last + 1, 1, 1)) if first < last else None), "text"


def _resolve_numeric(match: re.Match[str], context: _Context) -> _Resolved:
    return _one_day(_date(int(match["year"]), int(match["month"]), int(match["day"])), "text")


def _resolve_relative(match: re.Match[str], context: _Context) -> _Resolved:
    """昨日 counts from the day of the text; of 昨（18）日 and 昨天（5月29日） the number tells."""
    printed = next((p for p in ("a_", "b_") if match[f"{p}day"]), "")
    if printed and (day := _read_day(match, printed, context))[0]:
        return _one_day(*day)
    return _from_issue(context, patterns.DAY_WORDS[match["word"]])


def _resolve_echo(match: re.Match[str], context: _Context) -> _Resolved:
    """当日 and 次日 count from the day before them in the text, else from the issue."""
    by, before = patterns.DAY_ECHOES[match["word"]], context.latest_day
    if not before:
        return _from_issue(context, by)
    day = before.interval.end + timedelta(days=by - 1) if before.interval else None
    return _one_day(day, before.year_known)


def _resolve_days_ago(match: re.Match[str], context: _Context) -> _Resolved:
    return _from_issue(context, -integer(match["days"]))


def _resolve_two_days(match: re.Match[str], context: _Context) -> _Resolved:
    return _from_issue(context, -1, days=2)


def _resolve_feast(match: re.Match[str], context: _Context) -> _Resolved:
    """The day of a feast."""
    if match["feast"] not in patterns.FEASTS:
        return _resolve_lunar(match, context)
    month, day = patterns.FEASTS[match["feast"]]
    year, known = _guess_year(month, day, context)
    return _one_day(_date(year, month, day) if year is not None else None, known)


def _resolve_lunar(match: re.Match[str], context: _Context) -> _Resolved:
    """A day of the lunar calendar: the last not more than DAYS_AHEAD after the issue."""
    printed = printed_lunar_day(match.group())
    if printed is None or context.issued is None:
        return None, "none"
    month, day, leap = printed
    found = latest_lunar_day(month, day, context.issued + timedelta(days=DAYS_AHEAD), leap=leap)
    return _one_day(found, "issue") if found else (None, "none")


def _resolve_week(match: re.Match[str], context: _Context) -> _Resolved:
    told_on = context.told_on or context.issued
    monday = 7 * patterns.WEEK_WORDS[match["word"]] - (told_on.weekday() if told_on else 0)
    if match["weekday"]:
        return _from_issue(context, monday + patterns.WEEKDAYS[match["weekday"]])
    return _from_issue(context, monday, days=7)


def _resolve_weekday(match: re.Match[str], context: _Context) -> _Resolved:
    """The last such day up to the day of the text."""
    told_on = context.told_on or context.issued
    weekday = told_on.weekday() if told_on else 0
    return _from_issue(context, -((weekday - patterns.WEEKDAYS[match["weekday"]]) % 7))


_FORMS = (
    _Form("range", patterns.DAY_RANGE, _resolve_days, patterns.are_days),
    _Form("day", patterns.MONTH_DAY, _resolve_day, patterns.in_range),
    _Form("day", patterns.BARE_DAY, _resolve_day, patterns.is_no_count),
    _Form("day", patterns.SPOKEN_DAY, _resolve_day, patterns.is_no_count),
    _Form("day", patterns.NUMERIC_DAY, _resolve_numeric),
    _Form("range", patterns.MONTH_RANGE, _resolve_months, patterns.in_range),
    _Form("month", patterns.MONTH, _resolve_month, patterns.in_range),
    _Form("range", patterns.YEAR_RANGE, _resolve_years),
    _Form("year", patterns.YEAR, _resolve_year, patterns.stands_alone),
    _Form("relative", patterns.RELATIVE_DAY, _resolve_relative),
    _Form("relative", patterns.ECHO_DAY, _resolve_echo),
    _Form("relative", patterns.DAYS_AGO, _resolve_days_ago),
    _Form("range", patterns.TWO_DAYS, _resolve_two_days),
    _Form("day", patterns.LUNAR_DAY, _resolve_lunar),
    _Form("day", patterns.FEAST_DAY, _resolve_feast),
    _Form("relative", patterns.WEEK, _resolve_week),
    _Form("relative", patterns.WEEKDAY, _resolve_weekday),
    _Form("vague", patterns.VAGUE, lambda match, context: (None, "none")),
)
