"""Dates as newspapers print them, with what only looks like one beside them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.extraction.date_interval import DateInterval
from ner.extraction.dates import DateMention, find_dates

ISSUED = date(2023, 2, 2)  # a Thursday


def only(text: str, issued: date | None = ISSUED, year: int | None = None) -> DateMention:
    (mention,) = find_dates(text, issued=issued, year=year)
    return mention


def days(mention: DateMention) -> str:
    """The interval as `first..last`, last day included; blank when unknown."""
    if mention.interval is None:
        return ""
    first, last = mention.interval.start, mention.interval.end - timedelta(days=1)
    return first.isoformat() if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "printed", "kind", "expected"),
    [
        ("2月1日下午，区委召开会议", "2月1日下午", "day", "2023-02-01"),
        ("1月30日上午9时许", "1月30日上午", "day", "2023-01-30"),
        ("于3月10日凌晨抵达", "3月10日凌晨", "day", "2023-03-10"),
        ("２月５日电", "２月５日", "day", "2023-02-05"),
        ("2 月 1日晚，", "2 月 1日晚", "day", "2023-02-01"),
        ("7月23号凌晨5点30多分", "7月23号凌晨", "day", "2022-07-23"),
        ("1月\n29日上午", "1月\n29日上午", "day", "2023-01-29"),
        ("2月1日（星期三）下午", "2月1日（星期三）下午", "day", "2023-02-01"),
        ("二月一日，", "二月一日", "day", "2023-02-01"),
        ("十二月三十一日晚", "十二月三十一日晚", "day", "2022-12-31"),
        ("12月14日，某区", "12月14日", "day", "2022-12-14"),
        ("3月23日，某集团", "3月23日", "day", "2023-03-23"),
        ("去年5月8日奠基", "去年5月8日", "day", "2022-05-08"),
        ("今年的1月5日", "今年的1月5日", "day", "2023-01-05"),
        ("2017年4月8日，", "2017年4月8日", "day", "2017-04-08"),
        ("二〇二三年二月一日", "二〇二三年二月一日", "day", "2023-02-01"),
        ("二○一九年十月廿一日", "二○一九年十月廿一日", "day", "2019-10-21"),
        ("09年7月29日", "09年7月29日", "day", "2009-07-29"),
        ("49年7月29日", "49年7月29日", "day", "2049-07-29"),
        ("50年7月29日", "50年7月29日", "day", "1950-07-29"),
        ("0000年2月1日", "0000年2月1日", "day", ""),
        ("0001年2月1日", "0001年2月1日", "day", "0001-02-01"),
        ("9998年12月", "9998年12月", "month", "9998-12-01..9998-12-31"),
        ("9999年1月1日", "9999年1月1日", "day", ""),
        ("1800年，", "1800年", "year", "1800-01-01..1800-12-31"),
        ("2099年，", "2099年", "year", "2099-01-01..2099-12-31"),
        ("不少于  30日", "30日", "day", "2023-01-30"),
        ("发布时间：2011-07-29 来源", "2011-07-29", "day", "2011-07-29"),
        ("2021/7/20", "2021/7/20", "day", "2021-07-20"),
        ("农历十二月初八，", "农历十二月初八", "day", "2022-12-30"),
        ("正月初六上午，", "正月初六上午", "day", "2023-01-27"),
        ("大年三十，", "大年三十", "day", "2023-01-21"),
        ("闰二月初一，", "闰二月初一", "day", "2023-03-22"),
        ("昨日(1日)下午", "昨日(1日)", "relative", "2023-02-01"),
        ("大年初二，", "大年初二", "day", "2023-01-23"),
        ("元旦当天，", "元旦当天", "day", "2023-01-01"),
        ("国庆节当天，", "国庆节当天", "day", "2022-10-01"),
        ("中秋节当晚，", "中秋节当晚", "day", "2022-09-10"),
        ("三天前，", "三天前", "relative", "2023-01-30"),
        ("今昨两日，", "今昨两日", "range", "2023-02-01..2023-02-02"),
        ("2014年03月11日08:10", "2014年03月11日", "day", "2014-03-11"),
        ("30日，甲某某出席", "30日", "day", "2023-01-30"),
        ("５日发生大火", "５日", "day", "2023-02-05"),
        ("今年元月1日", "今年元月1日", "day", "2023-01-01"),
        ("2．1月12日，某区", "1月12日", "day", "2023-01-12"),
        ("二十八日，某区", "二十八日", "day", "2023-01-28"),
        ("3号至5号，", "3号至5号", "range", "2023-02-03..2023-02-05"),
        ("去年５月２３日夜１１时许", "去年５月２３日夜", "day", "2022-05-23"),
        ("23号凌晨，", "23号凌晨", "day", "2023-01-23"),
        ("11日报道", "11日", "day", "2023-02-11"),
        ("本月1日起", "本月1日", "day", "2023-02-01"),
        ("1644年4月25日", "1644年4月25日", "day", "1644-04-25"),
        ("29日至30日举行", "29日至30日", "range", "2023-01-29..2023-01-30"),
        ("1月29日至2月3日", "1月29日至2月3日", "range", "2023-01-29..2023-02-03"),
        ("12月30日至1月2日放假", "12月30日至1月2日", "range", "2022-12-30..2023-01-02"),
        ("2022年12月30日至2023年1月2日", "2022年12月30日至2023年1月2日", "range", "2022-12-30..2023-01-02"),
        ("12月30日至2023年1月2日", "12月30日至2023年1月2日", "range", "2022-12-30..2023-01-02"),
        ("3日-5日", "3日-5日", "range", "2023-02-03..2023-02-05"),
        ("1月3—5日", "1月3—5日", "range", "2023-01-03..2023-01-05"),
        ("29日上午至2日", "29日上午至2日", "range", "2023-01-29..2023-02-02"),
        ("1月29日、30日，", "1月29日、30日", "range", "2023-01-29..2023-01-30"),
        ("1月份，全区", "1月份", "month", "2023-01-01..2023-01-31"),
        ("今年7月以来", "今年7月", "month", "2023-07-01..2023-07-31"),
        ("去年10月，", "去年10月", "month", "2022-10-01..2022-10-31"),
        ("12月在某地上市", "12月", "month", "2022-12-01..2022-12-31"),
        ("2023年12月", "2023年12月", "month", "2023-12-01..2023-12-31"),
        ("上个月，", "上个月", "month", "2023-01-01..2023-01-31"),
        ("2月下旬", "2月下旬", "month", "2023-02-21..2023-02-28"),
        ("1月至3月", "1月至3月", "range", "2023-01-01..2023-03-31"),
        ("2022年11月至1月", "2022年11月至1月", "range", "2022-11-01..2023-01-31"),
        ("2018年，", "2018年", "year", "2018-01-01..2018-12-31"),
        ("去年，全区", "去年", "year", "2022-01-01..2022-12-31"),
        ("2035年远景目标", "2035年", "year", "2035-01-01..2035-12-31"),
        ("二〇二二年底", "二〇二二年底", "year", "2022-01-01..2022-12-31"),
        ("11月至2023年2月", "11月至2023年2月", "range", "2022-11-01..2023-02-28"),
        ("2022年11月至2023年2月", "2022年11月至2023年2月", "range", "2022-11-01..2023-02-28"),
        ("2018年至2020年", "2018年至2020年", "range", "2018-01-01..2020-12-31"),
        ("2018-2020年", "2018-2020年", "range", "2018-01-01..2020-12-31"),
        ("昨日上午，", "昨日上午", "relative", "2023-02-01"),
        ("昨日 上午，", "昨日 上午", "relative", "2023-02-01"),
        ("昨日 某区", "昨日", "relative", "2023-02-01"),
        ("前天下午，", "前天下午", "relative", "2023-01-31"),
        ("今晚，", "今晚", "relative", "2023-02-02"),
        ("明日举行", "明日", "relative", "2023-02-03"),
        ("当天，甲某某", "当天", "relative", "2023-02-02"),
        ("次日上午", "次日上午", "relative", "2023-02-03"),
        ("本周三下午", "本周三下午", "relative", "2023-02-01"),
        ("上周日", "上周日", "relative", "2023-01-29"),
        ("上周，", "上周", "relative", "2023-01-23..2023-01-29"),
        ("近日，", "近日", "vague", ""),
        ("节前，", "节前", "vague", ""),
        ("春节前夕，某区", "春节前夕", "vague", ""),
        ("此前，", "此前", "vague", ""),
        ("周二，某区", "周二", "relative", "2023-01-31"),
        ("星期四下午，", "星期四下午", "relative", "2023-02-02"),
        ("从昨日起", "昨日", "relative", "2023-02-01"),
        ("近期，某督察组", "近期", "vague", ""),
        ("记者日前从某局获悉", "日前", "vague", ""),
        ("连日来，", "连日来", "vague", ""),
        ("2月30日", "2月30日", "day", ""),
        ("2023年2月29日", "2023年2月29日", "day", ""),
        ("2月28日至30日", "2月28日至30日", "range", ""),
        ("次月3日", "次月3日", "day", ""),
        ("当月，", "当月", "month", ""),
    ],
)
def test_reads(text: str, printed: str, kind: str, expected: str) -> None:
    mention = only(text)
    assert (mention.text, mention.kind, days(mention)) == (printed, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "一号文件", "3号线", "第1号", "8号楼", "10日内", "5日游", "24名", "“1·18”事故", "五一路", "年会期间",
        "为期3日", "连续10日", "15日之内", "3个月", "5年发展", "经过3年的建设", "2023年度工作", "5000年历史",
        "2000年来", "附近日本料理店", "节日前夕",
        "几日前", "近期工作重点", "前天津市长", "目前天气晴好", "今日头条",
        "农历正月十五日", "9时50分", "上午一上班", "一日三餐",
        "六日游",
        "35日至36日",
        "1799年，", "2100年，", "不少于 30日",
        "1至10号",
        "连续二十日",
        "138．65日元", "13月5日",
        "3月龄", "周边", "上周边游", "版本2.10.3", "2019级新生", "次日本队", "人民日报",
    ],
)  # fmt: skip
def test_near_misses(text: str) -> None:
    assert find_dates(text, issued=ISSUED) == ()


@pytest.mark.parametrize(
    ("issued", "text", "expected"),
    [
        (date(2023, 2, 2), "12月3日", "2022-12-03"),
        (date(2022, 12, 28), "12月3日", "2022-12-03"),
        (date(2022, 12, 28), "1月5日", "2023-01-05"),
        (date(2023, 2, 2), "4月3日", "2023-04-03"),
        (date(2023, 2, 2), "4月4日", "2022-04-04"),
        (date(2023, 3, 1), "31日", "2023-03-31"),
        (date(2023, 3, 1), "2月29日", ""),
        (date(2024, 3, 1), "2月29日", "2024-02-29"),
        (date(2023, 2, 20), "26日", "2023-02-26"),
        (date(2023, 1, 2), "29日", "2022-12-29"),
    ],
)
def test_year_and_month_from_issue(issued: date, text: str, expected: str) -> None:
    mention = only(text, issued)
    assert (days(mention), mention.year_known) == (expected, "issue" if expected else "none")


@pytest.mark.parametrize(
    ("text", "known"),
    [("2023年1月30日", "text"), ("1月30日", "issue"), ("昨天", "issue"), ("近日", "none"), ("1月", "issue")],
)
def test_source_of_year(text: str, known: str) -> None:
    assert only(text).year_known == known


@pytest.mark.parametrize(
    "text", ["1月30日下午", "30日", "昨日", "去年5月8日", "29日至30日", "12月", "上周五", "当日"]
)
def test_unknown_year_stays_unknown(text: str) -> None:
    mention = only(text, issued=None)
    assert (mention.interval, mention.year_known) == (None, "none")


def test_year_of_the_caller_dates_what_names_a_month() -> None:
    month_and_day, bare = find_dates("1月30日。5日。", year=2019)
    assert (days(month_and_day), month_and_day.year_known) == ("2019-01-30", "issue")
    assert bare.interval is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1月30日", "2023-01-30"),
        ("12月30日", "2022-12-30"),
        ("4月16日", "2023-04-16"),
        ("4月17日", "2022-04-17"),
        ("本月5日", "2023-02-05"),
        ("上月", "2023-01-01..2023-01-31"),
        ("去年5月", "2022-05-01..2022-05-31"),
        ("20日", "2023-02-20"),
        ("30日", "2023-01-30"),
        ("21日", ""),
        ("昨日", ""),
        ("上周五", ""),
    ],
)
def test_month_of_the_issue_dates_what_it_can(text: str, expected: str) -> None:
    (mention,) = find_dates(text, year=2023, month=2)
    assert (days(mention), mention.year_known) == (expected, "issue" if expected else "none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月30日电 30日，某区开工。", ["2022-09-30", "2022-09-30"]),
        ("2018年7月22日某村办宴，23号凌晨就餐。", ["2018-07-22", "2018-07-23"]),
        ("2018年7月22日某村办宴。23日就餐。", ["2018-07-22", "2023-01-23"]),
        ("1月20日开工。当日，甲某某到场。", ["2023-01-20", "2023-01-20"]),
        ("1月20日开工，次日完工。", ["2023-01-20", "2023-01-21"]),
        ("2016年6月任部长，当年10月任常委。", ["2016-06-01..2016-06-30", "2016-10-01..2016-10-31"]),
        ("2016年6月动工，同月15日完工", ["2016-06-01..2016-06-30", "2016-06-15"]),
        ("2月30日开工，次日完工", ["", ""]),
        ("2月30日开工，31日完工", ["", ""]),
        ("1月29日、31日分别调研", ["2023-01-29", "2023-01-31"]),
        ("2月1日上午、下午", ["2023-02-01"]),
        ("2009年启动，2012年投产", ["2009-01-01..2009-12-31", "2012-01-01..2012-12-31"]),
    ],
)
def test_dates_lean_on_those_before(text: str, expected: list[str]) -> None:
    assert [days(m) for m in find_dates(text, issued=ISSUED)] == expected


def test_month_interval_ends_with_the_next_month() -> None:
    assert DateInterval.of_month(2022, 12) == DateInterval(date(2022, 12, 1), date(2023, 1, 1))


PIECES = st.sampled_from(
    [
        *(
            "2023年",
            "二〇二三年",
            "今年",
            "去年",
            "同年",
            "0000年",
            "12月",
            "1月",
            "二月",
            "本月",
            "30日",
            "3号",
        ),
        *(
            "５日",
            "三十一日",
            "日",
            "月",
            "年",
            "至",
            "-",
            "、",
            "上午",
            "下午",
            "晚",
            "昨日",
            "当天",
            "次日",
        ),
        *("近日", "日前", "近期", "上周三", "。", "，", "0", "9", "十", "廿", "第", "为期", "2021/7/20"),
        *("2022-02-30", " ", "\n", "甲某某", "出席", "13", "99"),
    ]
)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=14).map("".join), st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_offsets_hold_and_mentions_do_not_overlap(text: str, issued: date | None) -> None:
    mentions = find_dates(text, issued=issued)
    assert all(m.text == text[m.start : m.end] and m.text == m.text.strip() != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.interval is None or m.interval.start < m.interval.end for m in mentions)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 300))
def test_a_recent_date_without_its_year_is_found_again(issued: date, ago: int) -> None:
    day = issued - timedelta(days=ago)
    assert only(f"{day.month}月{day.day}日", issued).interval == DateInterval.of_day(day)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.none() | st.dates())
def test_a_full_date_needs_no_issue(day: date, issued: date | None) -> None:
    mention = only(f"{day.year}年{day.month}月{day.day}日", issued)
    assert (mention.interval, mention.year_known) == (DateInterval.of_day(day), "text")
