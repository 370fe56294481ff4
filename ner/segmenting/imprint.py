"""Imprint lines of a web page or newspaper: they say when and by whom a text was published, no more."""

import re

from ner.text.characters import HAN, fold
from ner.text.spans import Span

# The capitals are words and small patterns that bylines and notices share, for the inside of other patterns.
NAME = rf"[{HAN}·]{{2,4}}"
"""A personal name by its form alone."""
WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
REPORTERS = ("记者", "通讯员", "实习生", "评论员")
"""What those who write for a paper are called before their names."""
REPORTER = "|".join(REPORTERS)
SPACED_REPORTER = "|".join(r"\s*".join(label) for label in REPORTERS)
"""A reporter's label, also when print has spread its characters: 通 讯 员."""
TEXT_AND_PICTURE = "文/图|图/文|文/摄|摄/文"
AUTHORS = "作者|撰稿人|撰稿|撰文|摄影"
CHECKERS = "校对|校核|审核人|审核|审稿|初审|复审|终审|一审|二审|三审"
EDITORS = f"责任编辑|责编|编辑|值班主任|值班编委|值班编辑|美编|版式|统筹|监制|主编|录入|供稿|{CHECKERS}"
"""Those who worked on a text, as papers and web sites call them."""
PAGE_EDITORS = "本版编辑|本期编辑|值班总编|值班主编|总编|组版|排版|责任校对"
"""Those whom only printed pages name."""

_NAMES = rf"{NAME}(?:[ 、，/]{{1,2}}(?![{HAN}]{{1,6}}\s?：){NAME})*"

_CLOCK = rf"(?:T|\s*{WEEKDAY})?(?:\s*(?:上午|下午)?\d{{1,2}}[：时]\d{{1,2}}(?:[：分]\d{{0,2}}秒?)?)?"
_DATE = rf"\d{{4}}\s?[年./-]\s?\d{{1,2}}\s?[月./-]\s?\d{{1,2}}\s?日?{_CLOCK}"
_WHEN = (
    r"更新(?=\s*：)|发布时间|发布日期|发稿时间|发稿日期|发表时间|发表日期|发布于|更新时间|更新日期|录入时间"
    r"|添加时间|编辑时间|创建时间|日期|时间"
)
_WHO = (
    f"信息来源|稿件来源|文章来源|新闻来源|资料来源|内容来源|来源|稿源|出处|{AUTHORS}|文章作者|文字|图片|图文|{EDITORS}"
    "|供稿单位|供稿人|录入人|录入者|发布人|发布者|发布单位|发布机构|发布|信息发布|栏目|所属栏目|类别|分类|文号|索引号|原标题"
)
_WRITER = "记者|通讯员|文|图"
_COUNT = r"(?:点击|浏览|阅读|访问|人气|评论|查看|已阅|阅)(?:次数|数|量|率)?\s*：?\s*【?\s*\d*\s*】?\s*次?"
_TOOLS = (
    r"(?:字[号体](?:大小)?\s*：?\s*)?(?:[大中小](?:\s*\|?\s*[大中小]){1,3})|字[号体](?:大小)?\s*：?|分享到?\s*：?|打印(?:本页|此页)?"
    r"|关闭(?:窗口|本页)?|收藏(?:本页)?|我要评论|保护视力色"
)
_SENDER = rf"[{HAN}\w]{{1,14}}(?:网站?|报|社|台|频道|客户端|在线|新闻|门户|公众号|发布|融媒|融媒体(?:中心)?)"
_ADDRESS = r"(?:https?：//)?(?:[\w-]+\.){1,3}(?:com|cn|net|org|gov)[\w./-]*"
_FRAGMENT = (
    rf"(?:{_WHEN})】?\s*：\s*[（【]?(?:{_DATE})?|版[次名面]\s*：\s*（?[{HAN}\w]{{0,10}}"
    rf"|(?:{_WRITER})\s*：\s*(?:{_NAMES})?"
    rf"|(?:{_WHO})】?\s*：[^。！？；：]{{0,30}}?(?=\s*(?:{_WHEN}|{_WHO}|{_WRITER}|{_COUNT}|{_TOOLS}|{_DATE})|[】）\s|]*$)"
    rf"|{_DATE}|{_COUNT}|{_TOOLS}|{_ADDRESS}"
)
# Atomic groups: a line that is none must not be tried in every other way of cutting it up.
_LINE = re.compile(rf"(?:[\s|【】（）/-]*+(?>{_FRAGMENT}))++[\s|【】（）/-]*")
_SENT_LINE = re.compile(rf"(?:{_ADDRESS}\s+)?(?:{_SENDER}[\s|-]*)?{_DATE}[\s|-]*(?:{_SENDER}[\s|-]*){{0,3}}")
# The account's name, twice where the author's stands before it, above a text of WeChat, and the time and place.
_ACCOUNT_LINE = re.compile(
    rf"(?:原创\s*(?:[\w·]{{2,16}}\s+){{1,2}}|(?:{_SENDER}\s+){{1,2}}|([\w·]{{2,16}})\s+\1\s+)"
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}\s+\d{{1,2}}：\d{{2}}(?:\s*(?:发表于\s*)?[{HAN}]{{2,4}})?"
)
_AUTHORS = f"{AUTHORS}|{_WRITER}"
_EDITORS = f"{EDITORS}|{PAGE_EDITORS}"
_WRITERS = re.compile(rf"(?:{_AUTHORS})\s*：\s*(?P<names>{_NAMES})(?![{HAN}])")
# A name whose characters the printer spread: 韩 雪.
_SPREAD_NAME = rf"[{HAN}] [{HAN}](?: [{HAN}])?"
_UNIT = rf"(?:[{HAN}]{{2,12}}(?:公司|集团|部|局|科|室|办|处|中心|社|网|台)\s+)?"
_NEXT = rf"(?:{_WHO}|{_WHEN}|{_WRITER}|{_EDITORS}|电话|印刷)\s*[：丨|/]|(?:{_EDITORS})\s|(?:阅读|浏览|点击)(?:次数|数|量)?\s*[：\d]"
_STAFF = re.compile(
    rf"(?:(?:{_AUTHORS})\s*[：丨|/]\s*|(?:{_EDITORS})(?:\s*[：丨|/]\s*|\s+)){_UNIT}"
    rf"(?P<names>(?!{_NEXT})(?:{_SPREAD_NAME}|[{HAN}·]{{2,6}}?(?=$|[^{HAN}·]|{_NEXT})|{NAME})"
    rf"(?:[、，/ ]{{1,2}}(?!{_NEXT}){NAME}(?=$|[^{HAN}·]))*)"
)
_ONE_OF_STAFF = re.compile(rf"{_SPREAD_NAME}(?![{HAN}])|[{HAN}·]+")
# Characters: an imprint line is no longer.
LONGEST_IMPRINT = 200


def is_imprint(line: str) -> bool:
    """Whether a line only says when, by whom and where a text was published, or serves the reader.

    >>> is_imprint("发布时间：2011-07-29 来源：某报"), is_imprint("时间：7月18日上午")
    (True, False)
    """
    text = fold(line).strip("#*_> ")
    return len(text) <= LONGEST_IMPRINT and bool(
        _SENT_LINE.fullmatch(text) or _ACCOUNT_LINE.fullmatch(text) or _LINE.fullmatch(text)
    )


def writers(line: str) -> str:
    """What an imprint says of who wrote: 作者：甲某某; blank if nothing."""
    return " ".join(line[match.start() : match.end()].strip() for match in _WRITERS.finditer(fold(line)))


def staff(line: str) -> tuple[Span, ...]:
    """Where the names stand of those who wrote, edited or checked, by what an imprint says.

    >>> line = "作者：甲某某责任编辑：乙 某　阅读：12"
    >>> [span.of(line) for span in staff(line)]
    ['甲某某', '乙 某']
    """
    text = "".join(old if old == "　" else new for old, new in zip(line, fold(line), strict=True))
    return tuple(
        Span(name.start(), name.end())
        for match in _STAFF.finditer(text)
        for name in _ONE_OF_STAFF.finditer(text, match.start("names"), match.end("names"))
        if len(name.group()) > 1
    )
