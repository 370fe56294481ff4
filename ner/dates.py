"""Chinese date expressions in a text, read against the date of issue."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

YearSource = Literal["text", "issue", "none"]
DateKind = Literal["day", "range", "month", "year", "relative", "vague"]

# A date without a year lies at most this many days after the issue; a later one is last year's.
DAYS_AHEAD = 60
# A two-digit year below this is of this century (09年7月29日), any other of the last one.
CENTURY_PIVOT = 50
# Years that may stand alone; 5000年 and 200年 are lengths of time.
YEARS_ALONE = range(1800, 2100)


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days from `start` up to, not including, `end`; a month is an interval."""

    start: date
    end: date

    @classmethod
    def of_day(cls, day: date) -> "DateInterval":
        """One day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def of_month(cls, year: int, month: int) -> "DateInterval":
        """One calendar month."""
        return cls(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))

    @classmethod
    def of_year(cls, year: int) -> "DateInterval":
        """One calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))


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


def find_dates(text: str, *, issued: date | None = None, year: int | None = None) -> tuple[DateMention, ...]:
    """All date expressions of `text`, sorted, without overlaps.

    A date without a year is the latest one not more than 60 days after `issued`; a day without a
    month is the one nearest to it, unless a date before it in the same sentence gives the month.
    `year` is for a caller who knows the year, but not the day of issue: it dates what names a
    month, and counts as printed. 当日, 次日 and 同年 count from the date before them in the text.

    Not found, on purpose: clock times, festivals (春节), lunar dates, lengths of time (10日内), and
    bare parts of the day (上午). A date that sets a term (10月30日前) is found like any other.

    >>> [(m.text, str(m.interval.start)) for m in find_dates("1月30日下午", issued=date(2023, 2, 2))]
    [('1月30日下午', '2023-01-30')]
    """
    context = _Context(issued=issued, year=year)
    mentions = []
    for form, match in _without_overlaps(_candidates(text)):
        seen = context.at(text, match.start())
        interval, known = form.resolve(match, seen)
        mention = DateMention(match.start(), match.end(), match.group(), interval, known, form.kind)
        mentions.append(mention)
        context = context.after(mention)
    return tuple(mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What a date may lean on: the issue, and the dates before it in the text."""

    issued: date | None
    year: int | None
    latest: DateMention | None = None
    latest_day: DateMention | None = None
    same_sentence: bool = False

    def at(self, text: str, start: int) -> "_Context":
        """The context for the date that begins at `start`."""
        before = self.latest_day
        joined = before is not None and not _SENTENCE_END.search(text, before.end, start)
        return replace(self, same_sentence=joined)

    def after(self, mention: DateMention) -> "_Context":
        """The context for what follows `mention`."""
        latest = mention if mention.interval else self.latest
        is_day = mention.kind in ("day", "range", "relative")
        return replace(self, latest=latest, latest_day=mention if is_day else self.latest_day)


_Resolved = tuple[DateInterval | None, YearSource]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of printing a date."""

    kind: DateKind
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], _Context], _Resolved]
    accept: Callable[[re.Match[str]], bool] = lambda match: True


def _candidates(text: str) -> Iterator[tuple[_Form, re.Match[str]]]:
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            if form.accept(match):
                yield form, match


def _without_overlaps(found: Iterator[tuple[_Form, re.Match[str]]]) -> list[tuple[_Form, re.Match[str]]]:
    """Of candidates that overlap the leftmost stays, then the longest, then the earlier form."""
    kept: list[tuple[_Form, re.Match[str]]] = []
    for form, match in sorted(found, key=lambda item: (item[1].start(), -item[1].end())):
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((form, match))
    return kept


_SENTENCE_END = re.compile(r"[。！？!?\n]")
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_YEAR_ECHOES = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_MONTH_WORDS = {"本月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_MONTH_ECHOES = {"当月": 0, "同月": 0, "次月": 1}
_DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_DAY_ECHOES = {"当": 0, "同": 0, "次": 1, "翌": 1, "第二": 1}
_WEEK_WORDS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
# What makes 30日 a number of days when it stands before it (为期30日, 近30日, 每月30日, 第30日).
_COUNTED_BEFORE = tuple(
    "为期 历时 连续 持续 共 共计 达 近 满 逾 超 超过 约 前 每 每隔 不足 不少于 最多 至少 第 农历 阴历 月".split()
)


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_N = "0-9０-９"
_H = "〇○零一二三四五六七八九十廿"
_NUMBER = rf"(?:[{_N}]{{1,2}}|[{_H}]{{1,3}})"
_GAP = r"\s{0,2}"  # what a broken line or a stray space leaves inside a date
_CLEAR = rf"(?<![{_N}{_H}第.．·])"
_PART = (
    r"(?:凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|夜间|深夜|夜里|夜晚"
    r"|晚(?![会宴报于年])|夜(?!市|景)|晨(?!报)|早(?![已就在期报些]))"
)
_WEEKDAY = r"(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)"
_TAIL = rf"(?:{_GAP}{_WEEKDAY})?(?:{_GAP}{_PART})?"
_NO_LENGTH = r"(?!之?内|以[内上下]|之间|间隔|游|年化|均|用|常|程|制|元|本|照|报(?!道)|夜|子)"
_NO_SERIAL = r"(?![线楼馆院门厅机台井桥路店室站车码令]|文件|地块|公告|议案|提案)"
_DAY_UNIT = rf"(?:日{_NO_LENGTH}|号{_NO_SERIAL})"
_DASH = r"(?:至|到|—{1,2}|[-－–―~～])"
_LIST = r"(?:、|和|及)"


def _year(p: str) -> str:
    two_digits = rf"[{_N}]{{2}}(?={_GAP}年{_GAP}{_NUMBER}{_GAP}月{_GAP}{_NUMBER}{_GAP}[日号])"
    words = _alternatives(_YEAR_WORDS | _YEAR_ECHOES)
    printed = rf"(?P<{p}year>[{_N}]{{4}}|[{_H}]{{4}}|{two_digits}){_GAP}年"
    return rf"(?:{printed}|(?<![目提])(?P<{p}year_word>{words})的?){_GAP}"


def _month(p: str) -> str:
    words = _alternatives(_MONTH_WORDS | _MONTH_ECHOES)
    return rf"(?:(?P<{p}month>{_NUMBER}){_GAP}月份?|(?P<{p}month_word>{words})){_GAP}"


def _day(p: str) -> str:
    return rf"(?P<{p}day>{_NUMBER}){_GAP}"


def _integer(printed: str) -> int:
    """The number that `printed` writes: digits of any width, or 二十三, or 廿一.

    >>> [_integer(s) for s in ("7", "０９", "十", "二十三", "廿一", "三")]
    [7, 9, 10, 23, 21, 3]
    """
    if printed.isdecimal():
        return int(printed)
    printed = printed.replace("廿", "二十")
    tens, ten, units = printed.rpartition("十")
    if not ten:
        return int("".join(str(_HAN_DIGITS[c]) for c in printed))
    return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS[units[-1]] if units else 0)


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has none such."""
    if not (1 <= year < 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def _shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def _read_year(match: re.Match[str], p: str, context: _Context) -> tuple[int | None, YearSource]:
    """The year that a date names, and where it comes from."""
    groups = match.groupdict()
    if printed := groups.get(f"{p}year"):
        if len(printed) == 2:
            value = _integer(printed)
            return value + (2000 if value < CENTURY_PIVOT else 1900), "text"
        return (int(printed) if printed.isdecimal() else _spelled_year(printed)), "text"
    word = groups.get(f"{p}year_word")
    if word in _YEAR_WORDS:
        if context.issued:
            return context.issued.year + _YEAR_WORDS[word], "issue"
        return (context.year + _YEAR_WORDS[word], "text") if context.year else (None, "none")
    if word in _YEAR_ECHOES and context.latest and context.latest.interval:
        return context.latest.interval.start.year + _YEAR_ECHOES[word], context.latest.year_known
    return None, "none"


def _spelled_year(printed: str) -> int | None:
    """二〇二三 as a number; None when a sign in it is no digit (二十三十)."""
    digits = [_HAN_DIGITS.get(c) for c in printed]
    return None if None in digits else int("".join(map(str, digits)))


def _read_month(match: re.Match[str], p: str, context: _Context) -> tuple[int | None, int | None, YearSource]:
    """Year (None when not known), month (None when none is named) and where the year comes from."""
    groups = match.groupdict()
    year, known = _read_year(match, p, context)
    if printed := groups.get(f"{p}month"):
        return year, _integer(printed), known
    word = groups.get(f"{p}month_word")
    if word in _MONTH_WORDS and context.issued:
        shifted = _shift_month(context.issued.year, context.issued.month, _MONTH_WORDS[word])
        return *shifted, "issue"
    if word in _MONTH_ECHOES and context.latest and context.latest.interval:
        start = context.latest.interval.start
        return *_shift_month(start.year, start.month, _MONTH_ECHOES[word]), context.latest.year_known
    return year, None, known


def _guess_year(month: int, day: int, context: _Context) -> tuple[int | None, YearSource]:
    """The year of a date that names none."""
    if context.issued:
        limit = context.issued + timedelta(days=DAYS_AHEAD)
        for year in (limit.year, limit.year - 1):
            candidate = _date(year, month, day)
            if candidate and candidate <= limit:
                return year, "issue"
        return None, "none"
    return (context.year, "text") if context.year else (None, "none")


def _nearest_day(day: int, context: _Context) -> tuple[date | None, YearSource]:
    """A day that names no month: the month of the date before it in its sentence, or of the issue."""
    before = context.latest_day
    if context.same_sentence and before:
        if not before.interval:
            return None, before.year_known
        last = before.interval.end - timedelta(days=1)
        if day >= last.day and (found := _date(last.year, last.month, day)):
            return found, before.year_known
    if not context.issued:
        return None, "none"
    months = [_shift_month(context.issued.year, context.issued.month, by) for by in (-1, 0)]
    dates = [found for year, month in months if (found := _date(year, month, day))]
    issued = context.issued
    return min(dates, key=lambda found: abs(found - issued), default=None), "issue"


def _read_day(match: re.Match[str], p: str, context: _Context) -> tuple[date | None, YearSource]:
    """The day that the groups with prefix `p` name."""
    day = _integer(match[f"{p}day"])
    year, month, known = _read_month(match, p, context)
    if month is None:
        if match.groupdict().get(f"{p}month_word"):
            return None, "none"
        return _nearest_day(day, context)
    if year is None:
        year, known = _guess_year(month, day, context)
    return (_date(year, month, day), known) if year is not None else (None, known)


def _resolve_day(match: re.Match[str], context: _Context) -> _Resolved:
    found, known = _read_day(match, "a_", context)
    return (DateInterval.of_day(found) if found else None), known


def _resolve_days(match: re.Match[str], context: _Context) -> _Resolved:
    """From one day to another; what the second leaves out it has from the first."""
    first, known = _read_day(match, "a_", context)
    day = _integer(match["b_day"])
    year, month, end_known = _read_month(match, "b_", context)
    if year is not None and month is not None and not _names_year(match, "a_") and match["a_month"]:
        last = _date(year, month, day)
        start_month, start_day = _integer(match["a_month"]), _integer(match["a_day"])
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


def _names_year(match: re.Match[str], p: str) -> bool:
    return bool(match[f"{p}year"] or match[f"{p}year_word"])


def _month_interval(year: int | None, month: int, known: YearSource, context: _Context) -> _Resolved:
    if year is None:
        year, known = _guess_year(month, 1, context)
    if year is None or not (1 <= month <= 12 and 1 <= year < 9999):
        return None, known
    return DateInterval.of_month(year, month), known


def _resolve_month(match: re.Match[str], context: _Context) -> _Resolved:
    year, month, known = _read_month(match, "a_", context)
    if month is None:
        return None, known
    whole, known = _month_interval(year, month, known, context)
    if whole and match["ten_days"] in _TEN_DAYS:
        first, last = _TEN_DAYS[match["ten_days"]]
        end = min(whole.start + timedelta(days=last), whole.end)
        return DateInterval(whole.start.replace(day=first), end), known
    return whole, known


def _resolve_months(match: re.Match[str], context: _Context) -> _Resolved:
    year, month, known = _read_month(match, "a_", context)
    end_year, end_month, end_known = _read_month(match, "b_", context)
    if month is None or end_month is None:
        return None, known
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
    found = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return (DateInterval.of_day(found) if found else None), "text"


def _resolve_relative(match: re.Match[str], context: _Context) -> _Resolved:
    if not context.issued:
        return None, "none"
    return DateInterval.of_day(context.issued + timedelta(days=_DAY_WORDS[match["word"]])), "issue"


def _resolve_echo(match: re.Match[str], context: _Context) -> _Resolved:
    """当日 and 次日 count from the day before them in the text, else from the issue."""
    by = timedelta(days=_DAY_ECHOES[match["word"]])
    if context.latest_day:
        interval = context.latest_day.interval
        if not interval:
            return None, context.latest_day.year_known
        return DateInterval.of_day(interval.end - timedelta(days=1) + by), context.latest_day.year_known
    if not context.issued:
        return None, "none"
    return DateInterval.of_day(context.issued + by), "issue"


def _resolve_week(match: re.Match[str], context: _Context) -> _Resolved:
    if not context.issued:
        return None, "none"
    by = timedelta(weeks=_WEEK_WORDS[match["word"]], days=-context.issued.weekday())
    monday = context.issued + by
    if not match["weekday"]:
        return DateInterval(monday, monday + timedelta(days=7)), "issue"
    return DateInterval.of_day(monday + timedelta(days=_WEEKDAYS[match["weekday"]])), "issue"


def _resolve_vague(match: re.Match[str], context: _Context) -> _Resolved:
    return None, "none"


def _is_no_count(match: re.Match[str]) -> bool:
    """Whether a day without a month is a date, not a number of days."""
    before = match.string[max(0, match.start() - 4) : match.start()].rstrip()
    return not before.endswith(_COUNTED_BEFORE) and _in_range(match)


def _in_range(match: re.Match[str]) -> bool:
    """Whether the printed numbers can be months and days; 2月30日 can, 13月1日 cannot."""
    bounds = {"a_month": 12, "b_month": 12, "a_day": 31, "b_day": 31}
    printed = match.groupdict()
    return all(1 <= _integer(printed[name]) <= most for name, most in bounds.items() if printed.get(name))


def _are_days(match: re.Match[str]) -> bool:
    """Whether two days in a row are a stretch: joined by a dash, or one the morrow of the other."""
    if not _in_range(match) or not (match["a_month"] or match["a_month_word"] or _is_no_count(match)):
        return False
    if match["dash"]:
        return True
    return not match["b_month"] and _integer(match["b_day"]) == _integer(match["a_day"]) + 1


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a year without a month is one, not a length of time."""
    if match["a_year_word"]:
        return match["a_year_word"] in _YEAR_WORDS
    printed = match["a_year"]
    year = int(printed) if printed.isdecimal() else _spelled_year(printed)
    return year in YEARS_ALONE


_FORMS = (
    _Form(
        "range",
        re.compile(
            rf"{_CLEAR}(?:{_year('a_')})?(?:{_month('a_')})?{_day('a_')}(?:[日号]{_TAIL}{_GAP})?"
            rf"(?:(?P<dash>{_DASH})|{_LIST}){_GAP}(?:{_year('b_')})?(?:{_month('b_')})?{_day('b_')}{_DAY_UNIT}{_TAIL}"
        ),
        _resolve_days,
        _are_days,
    ),
    _Form(
        "day",
        re.compile(
            rf"{_CLEAR}(?<!农历)(?<!阴历)(?:{_year('a_')})?{_month('a_')}{_day('a_')}{_DAY_UNIT}{_TAIL}"
        ),
        _resolve_day,
        _in_range,
    ),
    _Form(
        "day",
        re.compile(rf"{_CLEAR}(?P<a_day>[{_N}]{{1,2}}){_GAP}日{_NO_LENGTH}{_TAIL}"),
        _resolve_day,
        _is_no_count,
    ),
    # 号 and spelled days are mostly numbers of something else, unless a part of the day follows.
    _Form("day", re.compile(rf"{_CLEAR}{_day('a_')}[日号]{_GAP}{_PART}"), _resolve_day, _is_no_count),
    _Form(
        "day",
        re.compile(
            rf"(?<![{_N}/.-])(?P<year>[12][0-9]{{3}})(?P<sep>[-/.])(?P<month>[01]?[0-9])(?P=sep)"
            rf"(?P<day>[0-3]?[0-9])(?![{_N}/-])"
        ),
        _resolve_numeric,
    ),
    _Form(
        "range",
        re.compile(
            rf"{_CLEAR}(?:{_year('a_')})?(?P<a_month>{_NUMBER}){_GAP}(?:月份?)?{_GAP}{_DASH}{_GAP}"
            rf"(?:{_year('b_')})?(?P<b_month>{_NUMBER}){_GAP}月份?(?!{_GAP}{_NUMBER}{_GAP}[日号])"
        ),
        _resolve_months,
        _in_range,
    ),
    _Form(
        "month",
        re.compile(
            rf"{_CLEAR}(?<!农历)(?<!阴历)(?:{_year('a_')})?{_month('a_')}"
            rf"(?P<ten_days>[上中下]旬|初|中(?![国央共])|底|末)?(?<!\s)(?![龄饼嫂薪租票])"
        ),
        _resolve_month,
        _in_range,
    ),
    _Form(
        "range",
        re.compile(
            rf"(?<![{_N}-])(?P<first>(?:19|20)[0-9]{{2}})年?{_DASH}(?P<last>(?:19|20)[0-9]{{2}})年(?!度)"
        ),
        _resolve_years,
    ),
    _Form(
        "year",
        re.compile(rf"{_CLEAR}{_year('a_')}(?:初|底|末)?(?<!\s)(?<!的)(?![度来级版]|历史|之久|时间)"),
        _resolve_year,
        _stands_alone,
    ),
    _Form(
        "relative",
        re.compile(
            rf"(?<![目以之提眼此从当然最空面生年日])(?P<word>{_alternatives(_DAY_WORDS)})"
            rf"(?:(?:天(?![津然])|日(?!本(?!报)|头条|之星)){_GAP}{_PART}?|(?<=[昨今明前])(?:晚|晨|夜|早(?![已就期])))"
        ),
        _resolve_relative,
    ),
    _Form(
        "relative",
        re.compile(
            rf"(?P<word>{_alternatives(_DAY_ECHOES)})"
            rf"(?:(?:(?<!第二)日(?!本(?!报))|(?<![次翌])天(?![津然下安])){_PART}?|(?<=当)晚)"
        ),
        _resolve_echo,
    ),
    _Form(
        "relative",
        re.compile(
            rf"(?P<word>{_alternatives(_WEEK_WORDS)})个?(?:周(?![边围期转岁年长遭知恩总])|星期|礼拜)"
            rf"(?P<weekday>[一二三四五六日天])?{_PART}?"
        ),
        _resolve_week,
    ),
    _Form(
        "vague",
        re.compile(
            rf"(?<!附)(?:近日(?![本照点])|近几[天日](?!本)|近来)"
            rf"|(?<![{_N}{_H}节生今昨明当本同次翌假作休忌平往])日前(?![夕往来景])"
            r"|(?:(?<![^\s，。；：、！？”）)])近期(?!工作|重点|目标|任务|规划|计划|的)|近期(?=[，,]))|连日来|前不久|不久前|前些天|前几天|这几天|最近(?![的处点距一离])"
        ),
        _resolve_vague,
    ),
)
