"""Who wrote, photographed or sent a text, from where and when: datelines, bylines, publication lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ner.characters import fold
from ner.spans import Span
from ner.strands import is_blank

_NAME = r"[\u3400-\u9fff·]{2,4}"
_BETWEEN = r"[ 、，/]{0,2}"
_LABEL = (
    r"(?:(?:本报|本网|本台|本刊|特约|特派|见习|实习|首席|全媒体|融媒体|驻[\u3400-\u9fff]{2,6})\s?)*"
    r"(?:记者|通讯员|实习生|评论员|摄影|撰文|供图|撰稿|文/图|图/文|文/摄|文|图)[/：]?"
)
_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_WIRE = r"(?:讯(?![息问号员飞速])|电(?![话视力影信子商动台网器脑缆梯厂价站业讯])|消息(?=[ ：（】]|$))"
_OFFICE = r"(?:社|网|报|台|刊|客户端|频道|在线|融媒|新闻|中心)"

_DATELINE = re.compile(
    r"[【（]?\s*(?:"
    rf"(?:本报|本网|本台|本刊|本站)\s?(?:综合|独家)?[\u3400-\u9fff]{{0,6}}?\s?(?:{_DAY})?\s?{_WIRE}"
    rf"|(?:据\s?)?(?!据)[\u3400-\u9fff]{{1,14}}?{_OFFICE}[\u3400-\u9fff]{{0,8}}?\s?(?:{_DAY})?\s?{_WIRE}"
    rf"|[\u3400-\u9fff]{{2,8}}?\s?{_DAY}\s?[讯电]"
    r")\s*[】）]?"
)
_OWN_DATELINE = re.compile(rf"[【（]?本[报网台刊站](?:综合)?(?:[\u3400-\u9fff]{{0,6}}?(?:{_DAY})?[讯电](?:[（【】）：]|$)|讯)")
_INLINE_DATELINE = re.compile(r"[【（]?本\s?[报网台]\s?讯\s?[（【】）：]|[【（]?本\s?[报网台]\s?讯\s+(?=记\s?者|通\s?讯)")
_BRACKET = re.compile(r"\s*（([^（）\n]{1,80})）\s*：?")
_OPENING_BRACKET = re.compile(rf"（\s*{_LABEL}[^（）\n]{{2,80}}）\s*：?")
_UNBRACKETED = re.compile(rf"\s*({_LABEL}\s?{_NAME}(?:{_BETWEEN}(?:{_LABEL}\s?)?{_NAME})*?\s?(?:摄影)?报道)\s*：?|\s*：")
_NAMES = re.compile(rf"{_NAME}(?:[ 、，/]{{1,2}}{_NAME})*")
_CREDITS = re.compile(
    rf"(?:{_LABEL}\s*{_NAME}(?:[ 、，/]{{0,2}}{_NAME})*[ 、，/]*)+(?:摄影报道|报道|摄影|摄|文/图)?"
    rf"|{_NAME}(?:[ 、，/]{{1,2}}{_NAME})*\s?(?:摄影报道|文/图|图/文|报道|摄影|摄|供图|整理|供稿)"
)
_OPENS = re.compile(r"[□■●◎▲△◇◆○★☆]?\s*")
_PHOTO = re.compile(
    rf"（[^（）\n]{{0,24}}(?:摄|供图|摄影|资料图片?)）|(?:(?:本报|本网)?(?:记者|通讯员)\s*{_NAME}(?:[ 、]{_NAME})*|(?<=[ 。]){_NAME})\s?/?摄$"
)
_END_BRACKET = re.compile(r"（([^（）\n]{2,40})）$")
_NO_CREDIT = re.compile(r"完|续|待续|略|[下上]?(?:转|接|见).{0,6}版|.*[。！？；，].*|.*\d.*")

_DATE_KEYS = "发布时间|发布日期|发稿时间|发表时间|发布于|更新时间|更新日期|录入时间|添加时间|编辑日期|日期|时间"
_NAME_KEYS = (
    "信息来源|稿件来源|文章来源|新闻来源|资料来源|来源|稿源|出处|作者|责任编辑|责编|编辑|发布人|发布者|发布单位|发布机构"
    "|信息发布|供稿单位|供稿人|供稿|撰稿人|撰稿|摄影|文字|图片|图文|审核人|审核|审稿|校对|校核|录入人|录入|美编|版式|初审|复审|终审"
    "|值班主任|值班编委|值班编辑|记者|通讯员|文|图|统筹|监制|主编"
)
_COUNT_KEYS = "点击次数|点击数|点击率|点击量|点击|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|访问量|访问次数|人气|评论"
_TOOL_KEYS = "字号|字体大小|字体|分享到|分享|打印本页|打印|关闭窗口|关闭"
_ENTRY = re.compile(rf"(?P<key>{_DATE_KEYS}|{_NAME_KEYS}|{_COUNT_KEYS}|{_TOOL_KEYS})\s*：")
_CLOCK = r"(?:\s*(?:上午|下午)?\d{1,2}[：时]\d{1,2}(?:[：分]\d{0,2}秒?)?)?"
_DATE = rf"\d{{4}}\s?[年./-]\s?\d{{1,2}}\s?[月./-]\s?\d{{1,2}}\s?日?(?:T|\s*(?:星期|周)[一二三四五六日天])?{_CLOCK}"
_DATE_VALUE = re.compile(rf"[\s（【]*{_DATE}[\s）】]*")
_DATE_LINE = re.compile(rf"[\s（【]*{_DATE}[\s）】|]*(?P<rest>.{{0,40}})")
_SENDER = re.compile(r"(?:[\u3400-\u9fff\w-]{2,14}(?:网|报|社|台|频道|客户端|在线|新闻|门户|晨报|晚报)[\s-]*)*")


@dataclass(frozen=True, slots=True)
class Credit:
    """A stretch that only says who sent the text and when; `names` is what it says of who, or blank."""

    span: Span
    names: str = ""


def opens_article(printed: str) -> bool:
    """Whether a line or paragraph, as printed, opens an article: 本报讯, 新华社…电, （记者 ….

    A source that is only quoted (据某报消息) opens none.
    """
    text = _squeezed(printed)
    dateline = _DATELINE.match(text)
    quoted = dateline is not None and (text.startswith("据") or dateline[0].endswith("消息"))
    return (dateline is not None and not quoted) or opens_surely(printed)


def opens_surely(printed: str) -> bool:
    """Whether a line opens an article of this very paper, be it in the midst of a sentence: 本报讯."""
    text = _squeezed(printed)
    return bool(_OWN_DATELINE.match(text) or _OPENING_BRACKET.match(text + "）"))


def opens_inline(printed: str) -> tuple[int, ...]:
    """The offsets inside a printed line at which a sentence ends and 本报讯 opens a new article."""
    text = fold(printed)
    return tuple(
        match.start()
        for match in _INLINE_DATELINE.finditer(text)
        if match.start() and text[: match.start()].rstrip()[-1:] in tuple("。！？”）")
    )


def opening_credit(paragraph: str) -> Credit | None:
    """The dateline and byline that a paragraph begins with.

    >>> opening_credit("本报讯（记者 甲某某）2月1日下午")
    Credit(span=Span(start=0, end=11), names='记者 甲某某')
    """
    text = fold(paragraph)
    if match := _OPENING_BRACKET.match(text):
        return Credit(Span(0, match.end()), _inside(paragraph[: match.end()]))
    if not (match := _DATELINE.match(text)):
        return None
    end, names = match.end(), ""
    if (bracket := _BRACKET.match(text, end)) and is_credit(bracket[1]):
        end, names = bracket.end(), paragraph[bracket.start(1) : bracket.end(1)]
    elif follower := _UNBRACKETED.match(text, end):
        end, names = follower.end(), paragraph[follower.start(1) : follower.end(1)] if follower[1] else ""
    return Credit(Span(0, end), names.strip())


def closing_credit(paragraph: str, *, last: bool) -> Credit | None:
    """The byline in brackets that a paragraph ends with; the `last` one may also name an office."""
    text = fold(paragraph)
    match = _END_BRACKET.search(text)
    if match is None or _NO_CREDIT.fullmatch(match[1]):
        return None
    after_sentence = text[: match.start()].rstrip()[-1:] in tuple("。！？”")
    if _is_labelled(match[1]) or (last and after_sentence):
        return Credit(Span(match.start(), match.end()), paragraph[match.start(1) : match.end(1)])
    return None


def photo_credits(paragraph: str) -> tuple[Credit, ...]:
    """The credits of photographs anywhere in a paragraph: （甲某 摄）, 本报记者 甲某 摄 at its end."""
    return tuple(Credit(Span(*match.span())) for match in _PHOTO.finditer(fold(paragraph)))


def line_credit(line: str) -> Credit | None:
    """The credit that a whole line is: names of writers, a date, 来源：某报 作者：甲某.

    None for a line that says anything else.
    """
    text = fold(line).strip("#*_> ")
    whole = Span(0, len(line))
    if dated := _DATE_LINE.fullmatch(text):
        rest = dated["rest"].strip()
        if not rest or _SENDER.fullmatch(rest) or _entries(rest) is not None:
            return Credit(whole, _names_in(_entries(rest) or ()))
    if (entries := _entries(text.strip("（）【】 "))) is not None:
        return Credit(whole, _names_in(entries))
    start = _OPENS.match(text).end()  # type: ignore[union-attr]
    bare = text[start:].strip("（） ")
    if len(bare) <= 40 and (_is_labelled(bare)):
        return Credit(whole, line[start:].strip("（）() "))
    return None


def is_credit(inside: str) -> bool:
    """Whether what a bracket holds only names people who wrote: 记者 甲某某, 甲某某 乙某."""
    return _is_labelled(inside) or bool(_NAMES.fullmatch(fold(inside).strip()))


def _squeezed(printed: str) -> str:
    return fold("".join(character for character in printed if not is_blank(character)))


def _is_labelled(inside: str) -> bool:
    return bool(_CREDITS.fullmatch(fold(inside).strip()))


def _inside(bracketed: str) -> str:
    return bracketed.strip().strip("：:").strip().strip("（）()").strip()


def _entries(line: str) -> tuple[tuple[str, str], ...] | None:
    """The `key：value` pairs that a folded line consists of; None when it holds anything else."""
    found = list(_ENTRY.finditer(line))
    if not found or line[: found[0].start()].strip(" |-") not in ("", "【", "（"):
        return None
    ends = [*(match.start() for match in found[1:]), len(line)]
    pairs = tuple((match["key"], line[match.end() : end].strip(" |【】")) for match, end in zip(found, ends, strict=True))
    return pairs if all(_fits(key, value) for key, value in pairs) else None


def _fits(key: str, value: str) -> bool:
    if key in _DATE_KEYS.split("|"):
        return not value or bool(_DATE_VALUE.fullmatch(value))
    if key in ("记者", "通讯员", "文", "图", "主编", "编辑", "摄影"):
        return bool(_NAMES.fullmatch(value)) or not value
    if key in _NAME_KEYS.split("|"):
        return len(value) <= 30 and not set(value) & set("。！？；")
    return len(value) <= 30 and "。" not in value


def _names_in(entries: Iterable[tuple[str, str]]) -> str:
    told = [f"{key}：{value}" for key, value in entries if value and key in ("作者", "记者", "通讯员", "文", "摄影", "撰稿")]
    return " ".join(told)
