"""How Chinese dates are printed: the patterns and the words that `ner.extraction.dates` reads.

The groups of a pattern start with `a_` for its first (or only) date and with `b_` for the second
of a range: year, year_word, month, month_word, day.
"""

import re

from ner.text.numerals import NUMERALS, integer, spelled_year

YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
YEAR_ECHOES = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
MONTH_WORDS = {"本月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
MONTH_ECHOES = {"当月": 0, "同月": 0, "次月": 1}
DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
DAY_ECHOES = {"当": 0, "同": 0, "同一": 0, "次": 1, "翌": 1, "第二": 1}
WEEK_WORDS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
# Years that may stand alone; 5000年 and 200年 are lengths of time.
YEARS_ALONE = range(1800, 2100)
# How many characters in front of 30日 a word may begin that makes it a number of days: the longest
# such words have three (不少于), and a space may follow.
COUNT_REACH = 4
# Words in front of 30日 that make it a number of days (为期30日, 近30日, 每月30日, 第30日).
COUNTED_BEFORE = (
    *("为期", "历时", "连续", "持续", "共", "共计", "达", "近", "满", "逾", "超", "超过", "约", "前"),
    *("每", "每隔", "不足", "不少于", "最多", "至少", "第", "农历", "阴历", "月"),
)


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_N = "0-9０-９"
_H = NUMERALS
_NUMBER = rf"(?:[{_N}]{{1,2}}|[{_H}]{{1,3}})"
_GAP = r"\s{0,2}"  # what a broken line or a stray space leaves inside a date
_CLEAR = rf"(?<![{_N}{_H}第.．·])"
_CLEAR_OF_DIGITS = rf"(?<![{_N}{_H}第])"  # a list's number may stand before: 2．6月2日
_PART = (
    r"(?:凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|夜间|深夜|夜里|夜晚"
    r"|晚(?![会宴报于年])|夜(?!市|景)|晨(?!报)|早(?![已就在期报些]))"
)
_WEEKDAY = r"(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)"
_TAIL = rf"(?:{_GAP}{_WEEKDAY})?(?:{_GAP}{_PART})?"
_NO_LENGTH = r"(?!之?内|以[内上下]|之间|间隔|游|年化|均|用|常|程|制|元|本|照|报(?!道)|子)"
_NO_SERIAL = r"(?![线楼馆院门厅机台井桥路店室站车码令]|文件|地块|公告|议案|提案)"
_DAY_UNIT = rf"(?:日{_NO_LENGTH}|号{_NO_SERIAL})"
_DASH = r"(?:至|到|[—─]{1,2}|[-－–―~～])"
_LIST = r"(?:、|和|及)"


def _year(p: str) -> str:
    two_digits = rf"[{_N}]{{2}}(?={_GAP}年{_GAP}{_NUMBER}{_GAP}月{_GAP}{_NUMBER}{_GAP}[日号])"
    words = _alternatives(YEAR_WORDS | YEAR_ECHOES)
    printed = rf"(?P<{p}year>[{_N}]{{4}}|[{_H}]{{4}}|{two_digits}){_GAP}年"
    return rf"(?:{printed}|(?<![目提])(?P<{p}year_word>{words})的?){_GAP}"


def _month(p: str) -> str:
    words = _alternatives(MONTH_WORDS | MONTH_ECHOES)
    return rf"(?:(?P<{p}month>{_NUMBER}|元){_GAP}月份?|(?P<{p}month_word>{words})){_GAP}"


# Where a year, a month or a day may begin: a row of numerals, or a word; and what then must be there.
BEGINNING = re.compile(rf"[{_N}{_H}今本去前明同当次翌上下元](?:(?<=[{_N}{_H}])[{_N}{_H}]+)?")
BEGINS_DATE = re.compile(
    rf"[{_N}{_H}]{{1,4}}\s{{0,4}}(?:[年月日号、和及]|{_DASH})|元{_GAP}月"
    rf"|{_alternatives(YEAR_WORDS | YEAR_ECHOES | MONTH_WORDS | MONTH_ECHOES)}"
)


def _day(p: str) -> str:
    return rf"(?P<{p}day>{_NUMBER}){_GAP}"


DAY_RANGE = re.compile(
    rf"{_CLEAR}(?:{_year('a_')})?(?:{_month('a_')})?{_day('a_')}(?:[日号]{_TAIL}{_GAP})?"
    rf"(?:(?P<dash>{_DASH})|{_LIST}){_GAP}(?:{_year('b_')})?(?:{_month('b_')})?"
    rf"{_day('b_')}{_DAY_UNIT}{_TAIL}"
)
MONTH_DAY = re.compile(
    rf"{_CLEAR_OF_DIGITS}(?<!农历)(?<!阴历)(?:{_year('a_')})?{_month('a_')}{_day('a_')}{_DAY_UNIT}{_TAIL}"
)
BARE_DAY = re.compile(rf"{_CLEAR}(?P<a_day>[{_N}]{{1,2}}|[{_H}]{{2,3}}){_GAP}日{_NO_LENGTH}{_TAIL}")
# 号 and 一日 to 九日 are mostly numbers of something else, unless a part of the day follows.
SPOKEN_DAY = re.compile(rf"{_CLEAR}{_day('a_')}[日号]{_GAP}{_PART}")
NUMERIC_DAY = re.compile(
    rf"(?<![{_N}/.-])(?P<year>[12][0-9]{{3}})(?P<sep>[-/.])(?P<month>[01]?[0-9])(?P=sep)"
    rf"(?P<day>[0-3]?[0-9])(?![{_N}/-])"
)
MONTH_RANGE = re.compile(
    rf"{_CLEAR}(?:{_year('a_')})?(?P<a_month>{_NUMBER}){_GAP}(?:月份?)?{_GAP}{_DASH}{_GAP}"
    rf"(?:{_year('b_')})?(?P<b_month>{_NUMBER}){_GAP}月份?(?!{_GAP}{_NUMBER}{_GAP}[日号])"
)
MONTH = re.compile(
    rf"{_CLEAR}(?<!农历)(?<!阴历)(?:{_year('a_')})?{_month('a_')}"
    rf"(?P<ten_days>[上中下]旬|初|中(?![国央共])|底|末)?(?<!\s)(?![龄饼嫂薪租票])"
)
YEAR_RANGE = re.compile(
    rf"(?<![{_N}-])(?P<first>(?:19|20)[0-9]{{2}})年?{_DASH}(?P<last>(?:19|20)[0-9]{{2}})年(?!度)"
)
YEAR = re.compile(rf"{_CLEAR}{_year('a_')}(?:初|底|末)?(?<!\s)(?<!的)(?![度来级版]|历史|之久|时间)")
RELATIVE_DAY = re.compile(
    rf"(?<![目以之提眼此当然最空面生年日])(?!(?<=从)前)(?P<word>{_alternatives(DAY_WORDS)})"
    rf"(?:[（(](?P<a_day>[{_N}]{{1,2}})[）)](?=[日天]))?"  # 昨（18）日
    rf"(?:(?:天(?![津然])|日(?!本(?!报)|头条|之星))(?:{_GAP}{_PART})?|(?<=[昨今明前])(?:晚|晨|夜|早(?![已就期])))"
    rf"(?:[（(](?:(?P<b_month>[{_N}]{{1,2}})月)?(?P<b_day>[{_N}]{{1,2}})[日号][）)])?"  # 昨天（5月29日）
)
ECHO_DAY = re.compile(
    rf"(?P<word>{_alternatives(DAY_ECHOES)})"
    rf"(?:(?:(?<!第二)日(?!本(?!报))|(?<![次翌])天(?![津然安]|下(?!午))){_PART}?|(?<=当)晚)"
)
DAYS_AGO = re.compile(r"(?<![第前])(?P<days>[一二两三四五六七八九十]|\d{1,2})天前")
TWO_DAYS = re.compile(r"今昨两[日天]|昨今两[日天]|[昨今][、和][今昨][两二]?[日天]")
# Days of the lunar calendar.
LUNAR_DAY = re.compile(
    r"(?:农历|阴历)?(?:闰?[正二三四五六七八九十冬腊]|十一|十二)月(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]"
    rf"|十[一二三四五六七八九]|二十[一二三四五六七八九]?)(?![日号]){_PART}?|(?:大年|年)(?:初[一二三四五六七八九十]|三十){_PART}?"
)
FEAST_DAY = re.compile(
    r"(?P<feast>元旦|五一|劳动节|国庆节?|春节|除夕|元宵节?|清明节?|端午节?|中秋节?|重阳节?)(?:当[天日晚]|这[一]?天|之夜"
    rf"|{_PART})"
)
FEASTS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "国庆节": (10, 1)}
# Behind the day of a dateline: 本报6月13日讯, 某社某地4月27日电.
WIRED = re.compile(
    rf"{_GAP}[快专急]?(?:讯(?![息问号员飞速])|电(?![话视力影信子商动台网器脑缆梯厂价站业])|消息(?=[\s：:（(】）]))"
)
WEEK = re.compile(
    rf"(?P<word>{_alternatives(WEEK_WORDS)})个?(?:周(?![边围期转岁年长遭知恩总])|星期|礼拜)"
    rf"(?P<weekday>[一二三四五六日天])?{_PART}?"
)
# A day of the week that opens a sentence: the last such day.
WEEKDAY = re.compile(
    rf"(?<![^\s。；！？”])(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?:{_PART}|(?=[，,]))"
)
VAGUE = re.compile(
    rf"(?<!附)(?:近日(?![本照点])|近几[天日](?!本)|近来)"
    rf"|(?<![{_N}{_H}节生今昨明当本同次翌假作休忌平往几数多])日前(?![夕往来景])"
    r"|(?:(?<![^\s，。；：、！？”）)])近期(?!工作|重点|目标|任务|规划|计划|的)|近期(?=[，,]))"
    r"|(?<![^\s，。；：、！？”）)])(?:春节|元旦|国庆节?|中秋节?|端午节?|新年|年|节)(?:[前后]|前夕)(?=[，,])"
    r"|(?<![^\s，。；：、！？”）)])(?:元宵|清明|重阳|教师|记者|护士|“?[三五六七八][一四八]”?(?:国际)?(?:妇女|劳动|青年|儿童|建党|建军)?)节?"
    r"(?:前夕|(?:即将)?(?:到来|来临)(?:之际|前夕))(?=[，,])"
    r"|(?<![^\s。！？”])此前(?=[，,])|连日来|前不久|不久前|前些天|前几天|这几天|最近(?![的处点距一离])"
)
# Those that begin with a year, a month or a day, never inside a number: tried only where one begins.
NUMBERED = (DAY_RANGE, MONTH_DAY, BARE_DAY, SPOKEN_DAY, MONTH_RANGE, MONTH, YEAR)


def is_no_count(match: re.Match[str]) -> bool:
    """Whether a day without a month is a date, not a number of days."""
    before = match.string[max(0, match.start() - COUNT_REACH) : match.start()].rstrip()
    return not before.endswith(COUNTED_BEFORE) and in_range(match)


def in_range(match: re.Match[str]) -> bool:
    """Whether the printed numbers can be months and days; 2月30日 can, 13月1日 cannot."""
    bounds = {"a_month": 12, "b_month": 12, "a_day": 31, "b_day": 31}
    printed = match.groupdict()
    return all(1 <= integer(printed[name]) <= most for name, most in bounds.items() if printed.get(name))


def are_days(match: re.Match[str]) -> bool:
    """Whether two days are a range: joined by a dash, or the second the day after the first."""
    if not in_range(match):
        return False
    bare = not (match["a_month"] or match["a_month_word"])
    # 1至10号 is a row of numbers, 3号至5号 is not.
    if bare and (not is_no_count(match) or match.group().count("号") == 1):
        return False
    if match["dash"]:
        return True
    return not match["b_month"] and integer(match["b_day"]) == integer(match["a_day"]) + 1


def stands_alone(match: re.Match[str]) -> bool:
    """Whether a year without a month is one, not a length of time."""
    if match["a_year_word"]:
        return match["a_year_word"] in YEAR_WORDS
    printed = match["a_year"]
    year = int(printed) if printed.isdecimal() else spelled_year(printed)
    return year in YEARS_ALONE
