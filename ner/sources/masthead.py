"""Mastheads and running heads: the lines of a page that print its paper, day and page number, and no more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ner.lexicon.media import is_medium, medium_of
from ner.sources.edition import ENGLISH_MONTH, NOTHING, Edition, combined, day_in, page_number
from ner.text.characters import HAN, fold
from ner.text.numerals import NUMERALS, integer

LONGEST_LINE = 120
"""Characters: a masthead's line is no longer."""

HEAD_LINES = 8
FOOT_LINES = 4
"""How many printed lines at the top and the bottom of a page may hold what a masthead spreads over lines."""

REACH = 4
"""How many printed lines around its day line a masthead may print the paper's name or a page number."""

MOST_WORDS = 3
"""How many words (名 of a section, of a town) a masthead's line may hold beside what makes it one."""

SHORTEST_NAME = 3
"""Characters: a paper's name that stands beside words on a line is no shorter."""

_BLANK = r"\s|｜丨/，、；·_—–\-~=*#>【】（）〔〕“”"
_BETWEEN = re.compile(rf"[{_BLANK}]*")
_WEEKDAY = "(?:星期|周|礼拜)[一二三四五六日天]"
_STEM_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪]?年"
_LUNAR_DAY = r"闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初[一二三四五六七八九十]|[一二三十廿]{1,2}[一二三四五六七八九]?)"
_SOLAR_TERM = (
    "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪"
    "|冬至|小寒|大寒"
)
_NUMBER = rf"(?:\d{{1,6}}|[{NUMERALS}百千]{{1,6}})"
_NUMBER_OF_PAGE = rf"[A-D]?\d{{1,3}}|[{NUMERALS}]{{1,3}}"
_ENGLISH_DAY = (
    rf"{ENGLISH_MONTH}[\s.]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?[\s，]{{1,2}}\d{{4}}(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s?{ENGLISH_MONTH}[\s.，]{{1,2}}\d{{4}}(?!\d)"
)
_ENGLISH_WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\\b\\.?"
# Where a page of a 数字报 leads to.
_WAY = (
    "[上下]一?[期版篇](?:下一?[期版篇])?|返回(?:目录|首页|数字报首页|报纸首页)?|(?:版面|标题|本版)(?:导航|目录|概览|列表)|往期回顾|按日期检索"
    "|PDF版?(?:下载)?|数字报首页|放大|缩小|默认|打印|朗读"
)
_PAPER = rf"[{HAN}](?:\s?[{HAN}·]){{1,11}}"
# What names of papers and broadcasts end in; a notice or a report ends in 报, too.
_PAPER_END = re.compile(r"(?<![通公年月预海汇举申上情呈续禀捷喜])报|周刊|晨刊|晚刊|联播|新闻|播报|电讯")
_STAFF = (
    "责任编辑|本版编辑|编辑|责编|美编|版式|版面设计|校对|检校|组版|制图|审读|签发|总编辑|值班总编|值班主任|主编|编审"
    "|新闻热线|热线|电话|网址|投稿邮箱|邮箱|邮编|地址|社址|定价|零售价"
)
_TOKEN = re.compile(
    rf"(?P<day>\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日"
    rf"|\d{{4}}(?P<mark>[-./])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d)"
    rf"|[一二][{NUMERALS}](?:\s?[{NUMERALS}]){{2}}\s?年\s?[{NUMERALS}]{{1,2}}\s?月\s?[{NUMERALS}]{{1,3}}\s?日|{_ENGLISH_DAY})"
    r"|(?P<digits>(?:19|20)\d{6})(?!\d)"
    rf"|(?P<weekday>{_WEEKDAY}|{_ENGLISH_WEEKDAY})"
    rf"|(?P<lunar>(?:农历|阴历|夏历)\s?(?:{_STEM_YEAR})?\s?(?:{_LUNAR_DAY})?|{_STEM_YEAR}\s?(?:{_LUNAR_DAY})?|{_LUNAR_DAY}"
    rf"|(?:今日|明日)?(?:{_SOLAR_TERM})(?=[{_BLANK}]|$))"
    rf"|(?P<issue>(?:总第?|第)\s?{_NUMBER}\s?[期号]|(?:今日|今天|本期|本报今日|共)\s?[共出]?\s?{_NUMBER}\s?(?:大张\s?)?[版页](?![{HAN}]))"
    rf"|(?:版[次面][：\s]*)?(?P<page>(?:第\s?(?:{_NUMBER_OF_PAGE})|[A-D]?\d{{1,3}})(?:\s?[版]?[-—–~、至]\s?第?(?:{_NUMBER_OF_PAGE}))?\s?版"
    rf"|[A-D]\d{{2}}(?:[-—–~][A-D]?\d{{2}})?(?!\d))"
    rf"(?:\s?：\s?[{HAN}·/]{{1,10}}|(?![{HAN}]))"
    r"|(?P<code>国内统一(?:连续出版物|刊)号\s?：?\s?(?:CN)?\s?\d\d[-—]\d{4}(?:/\w+)?|CN\s?\d\d[-—]\d{4}(?:/\w+)?"
    r"|ISSN\s?\d{4}-\d{4}|(?:国内)?邮发代号\s?：?\s?\d+[-—]\d+|代号\s?\d+[-—]\d+"
    rf"|[{HAN}]{{2,24}}(?:主管|主办|出版|承办|编印)(?![{HAN}]))"
    rf"|(?P<staff>(?:{_STAFF})(?:\s?[：/]\s?|\s)(?:[{HAN}]{{2,4}}(?![{HAN}])|[{HAN}]\s[{HAN}](?![{HAN}])|[\w.@-]{{3,30}})|(?:https?：//|www\.)[\w./-]+)"
    rf"|(?P<way>{_WAY})(?![{HAN}])"
    rf"|《\s?(?P<quoted>{_PAPER})\s?》|(?P<paper>{_PAPER})(?<!第)(?=[{_BLANK}]|\d|$)"
    rf"|(?P<word>[{HAN}·]{{1,8}})(?=[{_BLANK}]|$)"
    r"|(?P<time>\d{1,2}：\d\d(?:：\d\d)?)(?!\d)"
    r"|(?P<number>\d{1,3})(?!\d)"
    r"|(?P<english>(?:[A-Za-z]+\s){1,3}(?:Daily|News|Times|Post|Herald|Weekly))(?![a-z])"
    r"|(?P<latin>[A-Za-z][A-Za-z.&'’]*)",
    re.IGNORECASE,
)
# What a broadcast's page calls itself beside the name of the broadcast.
_OF_BROADCAST = re.compile("文字版|完整版|文字实录|文字稿|主要内容|内容提要|节目单?|视频|央视")
# The date line of a web page: 来源：某报 作者：甲某某 2023-02-02.
_SOURCE_LINE = re.compile(
    rf"(?:来\s?源|稿源)\s?：\s?《?(?P<paper>[{HAN}·]{{2,16}}?)》?(?=[^{HAN}·]|$|作者|记者|编辑|责任编辑|时间|日期|发布时间|发布日期)"
)
_DIGITAL = re.compile("(?:数字报|电子报|电子版)$")
_OF_WORD = re.compile("时间|日期|截至|截止|公示|报名|开庭|地点|讯|摄|转|接|详见|发布|更新|来源")
_WAYS = re.compile(rf"(?:{_WAY})(?:[{_BLANK}]*(?:{_WAY}))+")
_MAY_DATE = re.compile(rf"(?:19|20)\d\d|[一二][〇○零九]\s?[{NUMERALS}]\s?[{NUMERALS}]\s?年")
_DATED = ("weekday", "lunar", "issue", "page", "code", "paper", "english")
_MARKS = frozenset({*_DATED, "latin", "way"})
"""What may stand on the lines that a masthead has beside that of its day."""
# The blank between two characters that stand alone.
_SPACED = re.compile(r"(?<=(?<!\S)\S)\s(?=\S(?!\S))")
_SEVERAL = re.compile("[-—–~、至]")
_AFTER_PAPER = " 》】”）*#"
_ENDS_IN_YEAR = re.compile(rf"(?:^|[{_BLANK}{HAN}])(?:(?:19|20)\d\d|[一二][{NUMERALS}]{{3}})\s?年\s*$")
_BEGINS_IN_DAY = re.compile(rf"\s*[\d{NUMERALS}]{{1,2}}\s?月\s?[\d{NUMERALS}]{{1,3}}\s?日")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line of a page that says which edition it is of; `start` is its offset in the text.

    One that stands in brackets behind a text says so of what is above it: 《某报》（2023年02月02日 01版）.
    """

    start: int
    edition: Edition
    closes: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def is_masthead(line: str) -> bool:
    """Whether a line prints a day together with a weekday, paper, page or number of an issue, and no more.

    So is the name of a known newspaper alone, and a row that leads to other pages (上一期 下一期). The day may
    be one that no calendar has.

    >>> is_masthead("拱墅报 2023年02月02日 星期四 第01版"), is_masthead("2023年2月2日，区委召开会议")
    (True, False)
    """
    if _MAY_DATE.search(folded := fold(line)):
        return _dated(folded) is not None
    if _WAYS.fullmatch(folded.strip()):
        return True
    return folded.rstrip(_AFTER_PAPER).endswith("报") and is_medium(_paper_alone(folded))


def is_paper(name: str) -> bool:
    """Whether a name may be that of a paper or broadcast: it ends as theirs do, or is a known medium's."""
    end = _PAPER_END.search(name, max(0, len(name) - 2))
    return bool(end and end.end() == len(name)) or is_medium(name)


def mastheads(text: str) -> tuple[Masthead, ...]:
    """The mastheads and running heads of a page, in order; each has the paper that a line beside it names."""
    return tuple(_mastheads(_printed_lines(text)))


def printed_edition(text: str) -> Edition:
    r"""What a page prints of its edition: its first masthead; the page number, also without a day; a known paper as its source.

    >>> printed_edition("拱墅报\n二〇二三年二月二日 星期四\n甲")
    Edition(published_on='2023-02-02', page='', paper='拱墅报', credited='', impossible='')
    """
    lines = _printed_lines(text)
    editions = (masthead.edition for masthead in _mastheads(lines))
    first = next(editions, NOTHING)
    day = first.published_on or next(
        (edition.published_on for edition in editions if edition.published_on), ""
    )
    first = replace(first, published_on=day)
    edges = [*lines[:HEAD_LINES], *lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :]]
    page = next((page for line in edges if (page := page_alone(line.text))), "")
    return combined(first, Edition(page=page, credited=_source_named(lines)))


def _source_named(lines: Sequence[_Line]) -> str:
    """The known medium that the date line at the head of a page names as its source; blank when several are named."""
    named = {
        match["paper"]
        for line in lines[:HEAD_LINES]
        if len(line.text) <= LONGEST_LINE
        and "源" in line.text
        and (match := _SOURCE_LINE.search(fold(line.text)))
    }
    name = named.pop() if len(named) == 1 else ""
    return name if is_medium(name) else ""


def _printed_lines(text: str) -> list[_Line]:
    """The lines of a page; at its head, a year that stands on a line above its day is put in front of it."""
    lines = [_Line(match.start(), match.group()) for match in _LINE.finditer(text) if match.group().strip()]
    for above, below in pairwise(range(min(len(lines), HEAD_LINES))):
        year, day = lines[above], lines[below]
        if _ENDS_IN_YEAR.search(fold(year.text[-LONGEST_LINE:])) and _BEGINS_IN_DAY.match(fold(day.text)):
            return [*lines[:above], _Line(year.start, f"{year.text} {day.text}"), *lines[below + 1 :]]
    return lines


def _mastheads(lines: Sequence[_Line]) -> Iterator[Masthead]:
    for number, line in enumerate(lines):
        if len(line.text) > LONGEST_LINE or not _MAY_DATE.search(text := fold(line.text)):
            continue
        above = lines[max(0, number - REACH) : number][::-1]
        beside = [other.text for other in (*above, *lines[number + 1 : number + 1 + REACH])]
        edition = _dated(text)
        if edition is None and number < HEAD_LINES and (alone := _day_alone(text)) != NOTHING:
            edition = alone if any(_marks_alone(other) for other in beside) else None
        if edition is None:
            continue
        paper = edition.paper or next((name for other in beside if (name := _paper_alone(other))), "")
        page = edition.page or _page_beside(lines, number)
        bare = text.strip()
        closes = bare.endswith("）") and bare.startswith(("（", "《")) and number >= HEAD_LINES
        yield Masthead(line.start, replace(edition, paper=paper, page=page), closes)


def _page_beside(lines: Sequence[_Line], number: int) -> str:
    """The page number on the lines next to that of the day which print the paper, weekday or page, and no more."""
    for beside in (lines[number + 1 : number + 1 + REACH], lines[max(0, number - REACH) : number][::-1]):
        for line in takewhile(lambda line: _marks_alone(line.text), beside):
            if page := page_alone(line.text):
                return page
    return ""


def _dated(line: str) -> Edition | None:
    if len(line) > LONGEST_LINE or (found := _tokens(line)) is None:
        return None
    kinds = [kind for kind, _ in found]
    said = dict(reversed(found))
    days = kinds.count("day") + kinds.count("digits")
    words = sum(kind == "word" and not _OF_BROADCAST.fullmatch(value) for kind, value in found)
    if days != 1 or not any(kind in said for kind in _DATED) or words > MOST_WORDS:
        return None
    if words and not (
        "page" in said or "issue" in said or "code" in said or {"paper", "weekday"} <= said.keys()
    ):
        return None
    if "digits" in said and not ("paper" in said or "page" in said):
        return None
    if "paper" in said and len(said.keys() & set(_DATED)) == 1 and not is_medium(said["paper"]):
        return None
    day = said.get("day", "") or said.get("digits", "")
    page = said.get("page", "")
    if not page and kinds.count("number") == 1 and ("paper" in said or "weekday" in said):
        page = said["number"]
    return replace(_of_day(day), page=_page(page), paper=said.get("paper", ""))


def _of_day(printed: str) -> Edition:
    """The edition of a printed day, which may be one that no calendar has."""
    day = day_in(printed)
    return Edition(published_on=day, impossible="" if day else printed)


def _tokens(line: str) -> list[tuple[str, str]] | None:
    """The parts of a line with their kinds; None when something else stands on it."""
    found: list[tuple[str, str]] = []
    at = _behind(line, 0)
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            return None
        kind, value = next((k, v) for k, v in match.groupdict().items() if v and k != "mark")
        if kind in ("paper", "quoted"):
            words, name = _split_at_paper(value)
            found += [("word", word) for word in words]
            kind, value = ("paper", name) if name else ("word", value)
        if kind == "word" and _OF_WORD.search(value):
            return None
        found.append((kind, value))
        at = _behind(line, match.end())
    return found


def _split_at_paper(printed: str) -> tuple[list[str], str]:
    """The words that stand beside a paper's name, and the name, blank if there is none.

    Blanks inside the name (拱 墅 报) are dropped.
    """
    parts = [_DIGITAL.sub("", part) for part in _SPACED.sub("", printed).split()]
    whole = "".join(parts)
    if medium_of(whole) is None:
        for name in parts:
            if len(name) >= SHORTEST_NAME and is_paper(name):
                return [part for part in parts if part not in ("", name)], name
    return [], whole if is_paper(whole) else ""


def _behind(line: str, at: int) -> int:
    """The place behind the blanks and marks that stand from `at` on."""
    blanks = _BETWEEN.match(line, at)
    return blanks.end() if blanks else at


def _day_alone(line: str) -> Edition:
    found = _tokens(line)
    return _of_day(found[0][1]) if found and [kind for kind, _ in found] == ["day"] else NOTHING


def _marks_alone(line: str) -> bool:
    """Whether a line prints the paper, weekday, page or number of an issue, and no more."""
    found = _tokens(fold(line)) if len(line) <= LONGEST_LINE else None
    kinds = {kind for kind, _ in found or ()}
    return bool(page_alone(line)) or (kinds <= _MARKS and bool(kinds & set(_DATED)))


def _paper_alone(line: str) -> str:
    found = _tokens(fold(line)) if len(line) <= LONGEST_LINE else None
    kinds = [kind for kind, _ in found or ()]
    return dict(found or ()).get("paper", "") if set(kinds) <= {"paper", "latin", "code"} else ""


def page_alone(line: str) -> str:
    """The page number on a line that prints it with the paper or a section's name, and no more."""
    found = _tokens(fold(line)) if len(line) <= LONGEST_LINE and "版" in line else None
    kinds = [kind for kind, _ in found or ()]
    alone = kinds.count("page") == 1 and kinds.count("word") <= 1 and not {"digits", "number"} & set(kinds)
    return _page(dict(found or ()).get("page", "")) if alone else ""


def _page(printed: str) -> str:
    """The number of a page, or of several: 第A02-A03版 is A2-A3."""
    numbers = (part for part in _SEVERAL.split(re.sub(r"[第版\s]", "", printed)) if part)
    return "-".join(str(integer(n)) if set(n) <= set(NUMERALS) else page_number(n) for n in numbers)
