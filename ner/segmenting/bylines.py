"""Datelines and bylines: who wrote, photographed or sent a text, and from where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ner.lexicon.person_names import is_anonymous, is_plausible
from ner.segmenting.imprint import NAME, REPORTER, SPACED_REPORTER, TEXT_AND_PICTURE, is_imprint, writers
from ner.text.aligned_text import BLANKS
from ner.text.characters import HAN, fold
from ner.text.spans import Span

_AND = r"(?:[ 、，/]{1,2}|和)"
_OWN = rf"(?:本报|本网|本台|本刊|特约|特派|见习|实习|首席|全媒体|融媒体?|新华社|驻[{HAN}]{{2,6}}?)"
_WRITER = rf"(?:{_OWN}\s?){{0,5}}(?:{REPORTER})"
_WORK = rf"(?:{TEXT_AND_PICTURE}|摄影|撰文|供图|撰稿|作者|文|图|摄)"
# 记者甲某某 may stand without a space; 文甲某某 may not: 文艺演出 names nobody.
_LABEL = rf"(?:{_WRITER}[ /：|]*|{_WORK}(?:[ /：|]+))"
_TAIL = rf"(?:摄影报道|图文报道|[{HAN}]{{0,4}}报道|{TEXT_AND_PICTURE}|文图|摄影|摄|供图|整理|供稿)"
_CREDITS = re.compile(
    rf"(?:{_LABEL}{NAME}(?:{_AND}{NAME})*[ 、，/|]*)+{_TAIL}?|{NAME}(?:{_AND}{NAME})*[ /]?{_TAIL}"
)
# Names that print has run together: 本报记者甲某某乙某.
_RUN_TOGETHER = re.compile(rf"(?:{_OWN}(?:{REPORTER})[{HAN}]{{2,16}}?(?=$|[ 、]|{_OWN})[ 、]?){{1,4}}")
_NOT_NAMES = re.compile(rf"{_WRITER}|{_WORK}(?=[ /：|])|{_TAIL}$|[^{HAN}·]|和")
# What can be read in two ways in a line of writers: each may double the ways in which it is tried.
_AMBIGUOUS = re.compile(rf"和|驻|{REPORTER}|{_WORK}")
_NAMES = re.compile(rf"{NAME}(?:{_AND}{NAME})*")

_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_WIRE = r"(?:讯(?![息问号员飞速])|电(?![话视力影信子商动台网器脑缆梯厂价站业])|消息(?=[ ：（】]|$))"
_OFFICE = r"(?:社|网|报|台|刊|客户端|频道|在线|融媒|新闻|中心)"
_DATELINE = re.compile(
    r"[【（]?\s*(?:"
    rf"(?:本报|本网|本台|本刊|本站)\s?(?:综合|独家)?[{HAN}]{{0,6}}?\s?(?:{_DAY})?\s?{_WIRE}"
    rf"|(?:据\s?)?(?!据)[{HAN}]{{1,14}}?{_OFFICE}[{HAN}]{{0,8}}?\s?(?:{_DAY})?\s?{_WIRE}"
    rf"|(?:[{HAN}]{{2,8}}?\s?)?{_DAY}\s?[讯电](?![{HAN}])"
    rf"|[{HAN}]{{2,8}}?\s?{_DAY}\s?[讯电]"
    r")\s*[】）]?"
)
_OWN_DATELINE = re.compile(
    rf"[【（]?本[报网台刊站](?:综合)?(?:讯|[{HAN}]{{0,6}}?(?:{_DAY})?[讯电](?=[（【】）：]|$))"
)
_INLINE_DATELINE = re.compile(
    rf"(?<=[。！？”）])\s*(?=[【（]?本\s?[报网台]\s?讯\s?(?:[（【】）：]|\s(?:{SPACED_REPORTER})))"
    rf"|(?<=[{HAN}])\s*(?<![据由在自转发见载])(?=[【（]?本\s?[报网台]\s?讯\s?[】）]?\s?（(?:[^（）]{{0,8}}(?:{SPACED_REPORTER})))"
)
_AGENCY = re.compile(r"[【（]?据?(?:新华|中新|中通)[社网]")
# A headline that runs on into the dateline of its text: 公园开放本报讯 昨天….
_GLUED = re.compile(r"[^，。！？；：（）]{5,30}(?<![据由在自转发见载 ])(?=[【（]?本[报网台]讯[】）]?[ （：])")
# A headline that runs on into its text at a blank: 公园开放 2月1日，….
_RUN_ON = re.compile(
    r"(?![^ ]*[讯电] )[^，。！？；：（） ]{8,30} +(?=(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，。]{0,12}，.{20,}。$)"
)
_DAY_BEHIND_BLANK = re.compile(r"\s\d{1,4}[年月]")
_WIRED = re.compile("[讯訊]")
_BRACKET = re.compile(r"\s*（([^（）\n]{1,80})）\s*：?")
_OPENING_BRACKET = re.compile(rf"（\s*{_LABEL}[^（）\n。；]{{2,80}}）\s*：?")
_UNBRACKETED = re.compile(
    rf"\s*((?:{_LABEL})?{NAME}(?:{_AND}(?:{_LABEL})?{NAME})*?\s?(?:摄影)?报道)\s*[：，]?|\s*："
)
_REPORT = "报道"
_PHOTO = re.compile(
    rf"（[^（）\n]{{0,24}}(?:摄|供图|摄影|资料图片?)）"
    rf"|(?:(?:本报|本网)?(?:记者|通讯员)\s*{NAME}(?:[ 、]{NAME}){{0,12}}|(?<=[ 。]){NAME})\s?/?摄$"
)
# Behind the credit of a photograph: how it came in.
_SENT_PHOTO = re.compile(r"[（(](?:传真|资料)照片[）)]$")
# Above a comment, instead of a name.
_COMMENTATOR = re.compile(r"(?:本报|本刊|本台|新华社)(?:特约)?评论员")
_PHOTOGRAPHED = re.compile("摄|攝|供图|供圖|资料|資料")
_LEAD = re.compile(rf"(?:{_DAY}|近日|日前|昨[日天]|前天|今[日天]|连日来|上周|本周)")
_END_BRACKET = re.compile(r"（([^（）\n]{2,40})）$")
# Behind the last sentence of a report: who wrote or sent it (（新华社发）, （某某区某某局甲某某）, （本报某地2月1日电）).
_CLOSING = re.compile(
    r"（((?![附见注左右上下图略续笑掌鼓完])[^（）\n。！？；：]{2,40})。?）。?(?:（\d{1,2}）)?$"
)
_SENT = re.compile(rf".*(?:{_WIRE}|发|摄)")
_NO_CREDIT = re.compile(r"完|续|待续|略|.*[。！？；，：].*|.*\d.*")
_LABELLED = re.compile(rf"{REPORTER}|作者|摄影|供稿|文/|图/|来源|编辑")
# Of what can be read in two ways, a line of writers has no more.
MOST_AMBIGUOUS = 10
# Characters: what stands unbracketed between a dateline and 报道 is no longer.
LONGEST_FOLLOWER = 80
# Characters: a line that only names writers is no longer.
LONGEST_BYLINE = 48
# Characters: within so many a report says when something happened.
LONGEST_LEAD = 30
# Characters: a dateline with its writers, blanks between all their characters, is no longer.
LONGEST_OPENING = 200
# Characters: the bracket that ends a report is no longer.
LONGEST_CLOSING = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """A span that only says who sent the text and when; `names` is the part that says who, or blank."""

    span: Span
    names: str = ""


def opens_article(printed: str) -> bool:
    """Whether a line or paragraph, as printed, opens an article: 本报讯, 新华社…电, （记者 ….

    A source that is only quoted (据某报消息) opens none.
    """
    text = _squeezed(printed[:LONGEST_OPENING])
    if opens_surely(printed):
        return True
    if not (dateline := _DATELINE.match(text)) or text[dateline.end() : dateline.end() + 1] == "，":
        return False
    return not dateline[0].endswith("消息") or text[dateline.end() : dateline.end() + 1] == "（"


def opens_surely(printed: str) -> bool:
    """Whether a line certainly opens an article, even where it breaks a sentence: 本报讯, （记者 …."""
    text = _squeezed(printed[:LONGEST_OPENING])
    return bool(_OWN_DATELINE.match(text) or _OPENING_BRACKET.match(text + "）"))


def is_of_agency(printed: str) -> bool:
    """Whether a paragraph opens with the dateline of a news agency: 据新华社…电, 中新社…电."""
    return bool(_AGENCY.match(_squeezed(printed[:LONGEST_OPENING])))


def opens_inline(printed: str) -> tuple[int, ...]:
    """The offsets in a printed line at which 本报讯 opens an article after a sentence or a headline.

    So does the day (2月1日，…) of a text behind its headline and a blank.
    """
    if _DAY_BEHIND_BLANK.search(printed) and (run_on := _RUN_ON.match(fold(printed))):
        return () if line_credit(run_on[0].rstrip()) else (run_on.end(),)
    if not _WIRED.search(printed):
        return ()
    text = fold(printed)
    cuts = {match.end() for match in _INLINE_DATELINE.finditer(text)}
    if glued := _GLUED.match(text):
        cuts.add(glued.end())
    return tuple(sorted(cuts))


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
    elif follower := _follower(text, end):
        end, names = follower.end(), paragraph[follower.start(1) : follower.end(1)] if follower[1] else ""
    return Credit(Span(0, len(paragraph[:end].rstrip())), names.strip())


def closing_credit(paragraph: str, *, last: bool) -> Credit | None:
    """The byline in brackets that a paragraph ends with; that of the `last` one may also name an office."""
    text = fold(paragraph)
    match = _END_BRACKET.search(text)
    if match is None or _NO_CREDIT.fullmatch(match[1]):
        return None
    after_sentence = text[: match.start()].rstrip()[-1:] in tuple("。！？”")
    if _is_all(_CREDITS, match[1].strip()) or (last and after_sentence):
        return Credit(Span(match.start(), match.end()), paragraph[match.start(1) : match.end(1)])
    return None


def closes_article(paragraph: str) -> bool:
    """Whether a paragraph ends a report with the bracket that says who wrote or sent it, or is that bracket alone.

    >>> closes_article("会上讨论了两份草案。（甲某某）"), closes_article("区委（扩大）会议召开。")
    (True, False)
    """
    text = fold(paragraph.rstrip()[-LONGEST_CLOSING:])
    match = _CLOSING.search(text)
    if match is None or text[: match.start()].rstrip()[-1:] not in ("", *"。！？”…"):
        return False
    return not any(map(str.isdecimal, match[1])) or bool(_SENT.fullmatch(match[1]))


def is_closing_bracket(paragraph: str) -> bool:
    """Whether a paragraph is only the bracket that ends a report: （甲某某）, （某社某地2月1日电）."""
    return paragraph[:1] in ("（", "(") and closes_article(paragraph)


def opens_dated(paragraph: str) -> bool:
    """Whether a paragraph begins with a date, as the first of a report does."""
    return bool(_LEAD.match(fold(paragraph)))


def tells_day(paragraph: str) -> bool:
    """Whether the beginning of a paragraph says when something happened: 副区长甲某今天…."""
    return bool(_LEAD.search(fold(paragraph[:LONGEST_LEAD])))


def photo_credits(paragraph: str) -> tuple[Credit, ...]:
    """The credits of photographs anywhere in a paragraph: （甲某 摄）, 本报记者 甲某 摄 at its end."""
    if not _PHOTOGRAPHED.search(paragraph):
        return ()
    return tuple(Credit(Span(*match.span())) for match in _PHOTO.finditer(fold(paragraph)))


@lru_cache(maxsize=1024)
def line_credit(line: str) -> Credit | None:
    """The credit that a whole line is: names of writers, a date, 来源：某报 作者：甲某.

    None for a line that says more than that.
    """
    whole = Span(0, len(line))
    if is_imprint(line):
        return Credit(whole, writers(line))
    bare = _SENT_PHOTO.sub("", line).strip("□■●◎▲△◇◆○★☆ 　（）()[]【】")
    if len(bare) <= LONGEST_BYLINE and (_names_writers(fold(bare)) or _COMMENTATOR.fullmatch(bare)):
        return Credit(whole, bare)
    return None


def is_credit(inside: str) -> bool:
    """Whether the bracket after a dateline only names writers: 记者 甲某某, 甲某某 乙某."""
    text = fold(inside).strip()
    if _is_all(_NAMES, text) or _is_all(_CREDITS, text):
        return True
    return bool(_LABELLED.search(text)) and not set(text) & set("。；！？")


def _is_all(pattern: re.Pattern[str], line: str) -> bool:
    """Whether the pattern of names or credits matches all of a line, which is not too ambiguous to be tried."""
    return len(_AMBIGUOUS.findall(line)) <= MOST_AMBIGUOUS and bool(pattern.fullmatch(line))


def _follower(text: str, start: int) -> re.Match[str] | None:
    """The writers behind a dateline at `start` that no bracket encloses (甲某某报道), or a colon."""
    end = text.rfind(_REPORT, start, start + LONGEST_FOLLOWER) + len(_REPORT) + 2
    if len(_AMBIGUOUS.findall(text, start, end)) > MOST_AMBIGUOUS:
        end = start + 2
    return _UNBRACKETED.match(text, start, max(end, start + 2))


def _names_writers(line: str) -> bool:
    """Whether a folded line consists of labels and of names that look like names."""
    if _is_all(_CREDITS, line):
        return _are_names([part for part in _NOT_NAMES.split(line) if part])
    return bool(_RUN_TOGETHER.fullmatch(line)) and all(
        map(_are_run_together, filter(None, _NOT_NAMES.split(line)))
    )


def _are_names(parts: Sequence[str]) -> bool:
    return bool(parts) and all(is_plausible(part) or is_anonymous(part) for part in parts)


def _are_run_together(run: str) -> bool:
    """Whether a run of characters can be cut into names of two or three characters."""
    ends = {0}
    for end in range(2, len(run) + 1):
        if any(end - length in ends and is_plausible(run[end - length : end]) for length in (2, 3)):
            ends.add(end)
    return len(run) in ends


def _inside(bracketed: str) -> str:
    return bracketed.strip().strip("：:").strip().strip("（）()").strip()


# A line is looked at several times: for itself and as the one above the next.
@lru_cache(maxsize=1024)
def _squeezed(printed: str) -> str:
    return fold(BLANKS.sub("", printed))
