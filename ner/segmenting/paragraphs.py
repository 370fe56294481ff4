"""What a paragraph is by its form alone: body text, a headline's line, a credit, a notice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ner.lexicon.rules import rule_table
from ner.segmenting.bylines import line_credit, opens_article
from ner.segmenting.imprint import WEEKDAY
from ner.segmenting.lines import ends_sentence
from ner.sources.masthead import is_masthead
from ner.text.aligned_text import BLANKS, AlignedText
from ner.text.characters import fold


class Form(Enum):
    """The forms of paragraphs."""

    BODY = "body"
    HEAD = "head"
    CREDIT = "credit"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A repaired paragraph and its form.

    `opens` when an article begins with it; `headline_level` is the level, from 1, of the markup that
    says that it is a headline (【…】, # … or an h1 of HTML: 1, ## …: 2), or 0; `continued_from` and `continued_to` are the
    pages (`2版`) of the marks that stood at its start or end; `listed` when a table of contents on its
    page has it.
    """

    aligned: AlignedText
    form: Form
    opens: bool = False
    headline_level: int = 0
    continued_from: str = ""
    continued_to: str = ""
    listed: bool = False

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return self.aligned.text


# Characters: a headline's line is no longer.
LONGEST_HEAD = 60
# Characters: a notice is no longer.
LONGEST_NOTICE = 200
# Characters: the name of a section of the paper is no longer; longer lines are teasers.
LONGEST_SECTION = 6

_MARKED_HEADLINE = re.compile(r"【(?!\d+】)[^【】]{4,44}】|#{1,6}\s*[^#\s].{0,100}")
# A question of a conversation in print.
_ASKED = re.compile(r"(?:记者|问|主持人|网友|读者)：.*？")
# What somebody said, and the end of a sentence.
_SAID = re.compile(r"[：:]“[^“”]+[！？]”$")
_BRACKETED = re.compile(r"[（(][^（）()。]{2,40}[）)]")
_NOTICE = re.compile(
    r"第?\s?[A-D]?\d{1,2}\s?版.{0,30}|[A-D]?\d{1,3}|【\d+】|[-－—_=*＊~·…]{3,}"
    r"|#{0,3}\s*《[^《》]{2,20}》\s*（?\d{4}.{0,14}）?|（?《[^《》]{2,20}》\s\d{8}\s\d{1,2}：\d{2}）?"
    r"|（?(?:更新|生成|抓取|采集)时间(?:戳)?：\s?\d{10,13}）?"
    r"|.{0,24}(?:责任编辑|责编|本版编辑|组版|版式|美编|校对|值班主任|值班总编)[：\s].{0,50}|编辑[：\s].{0,40}"
    rf"|\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s*{WEEKDAY}.{{0,30}}|{WEEKDAY}"
    r"|.{0,30}(?:国内统一(?:连续出版物号|刊号)|邮发代号|总第\s?\d+\s?期|新闻热线|投稿邮箱|广告热线).{0,60}"
    r"|（附(?:图|照)片?\s?\d{0,2}\s?张?）|(?:压题|题头|本版)(?:照片|图片)：.{0,80}"
    r"|[·•▪●■◆►>»|\s]{0,3}(?:上一?篇|下一?篇|上一条|下一条|相关新闻|相关阅读|相关文章|相关链接|相关稿件|延伸阅读|推荐阅读|新闻推荐|猜你喜欢|返回列表|返回首页|返回顶部"
    r"|(?:当前|您的|您现在的)?位置|版权声明|免责声明|版权所有|扫一扫|分享到)(?:(?:[：\s>].{0,80})|.{0,12})"
    r"|(?:网站)?(?:首页|主页)(?:\s*[>»›→]+\s*[^>»›→。，]{1,16})+"
    r"|(?:(?:上|下)一?(?:期|版)|(?:版面|标题|本版)(?:导航|概览|目录)|往期回顾|数字报(?:首页)?|[\s|<>《》◀▶])+"
    r"|.{0,6}(?:导读|目录)|.{0,40}(?:详见|见)\s?第?[A-D]?\d{1,2}版[)）]?"
    r"|(?:【?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:首页|列表|上页)?|字号|大|中|小|\|)】?\s*)+"
)
# A line of signs between two texts.
_RULE = re.compile(r"[-－—_=*＊~·…]{3,}")
_CAPTION = re.compile(
    r".*(?:摄|资料图片?|供图|/图|图/.*)[）)]?|[↑↓←→▲▼△▽◀▶].*|图[为一二三\d].*|（?[上下左右本]图.{0,2}[：为].*"
)
_NUMBER = re.compile(r"\d{1,2}、")
_PHOTO_CREDIT = re.compile(r".*(?:摄|摄影|供图|图)[）)]?|(?:摄影|图|图片)\s?[：/].*")
_NOTE = re.compile(r"(?:编者(?:按语?|点评|的话)|编后|按语|开栏(?:的话|语)|主持人的话)(?=$|[:：\s　])|编者按")
_PICTURE_TITLE = re.compile(r"（(?:图片|组图|图|照片)）$|^图片新闻$")
_CAPTIONS_FOLLOW = re.compile(r"(?:图片|照片)：")
_SUBTITLE = re.compile(
    r"[-—－]{2,3}(?:[记访]|写在|来自|在.{4,80}上的(?:讲话|致辞|发言)|.{2,80}(?:纪实|侧记|述评|纪行|探秘|追述|专访|记|[一二三四五六七八九十])$)"
)
_WITH_PICTURE = re.compile(r"（(?:图片|附(?:图|照)片?(?:\d{1,2}张)?|组图|图)）$")
_PICTURED = re.compile(r".*(?:秀|景|图|照|合影|现场|一角|场面|瞬间|风光|掠影|剪影|留念|签到)")


def paragraph_of(
    aligned: AlignedText, continued_from: str = "", continued_to: str = "", *, level: int = 0
) -> Paragraph:
    """The paragraph with its form; its continuation marks have been taken off.

    Body text after a 上接 mark opens an article; a headline after it does not. `level` is that of the
    heading as which the source marks it, or 0.
    """
    text = aligned.text
    level = _headline_level(text) or (0 if len(text) > LONGEST_HEAD or _is_sentence(text) else level)
    if line_credit(text):
        form = Form.CREDIT
    elif (len(text) <= LONGEST_NOTICE and _NOTICE.fullmatch(fold(text))) or (
        not ends_sentence(text) and is_masthead(text)
    ):
        form = Form.NOTICE
    elif opens_article(text) or (
        not level and (continued_to or len(text) > LONGEST_HEAD or _is_sentence(text) or is_note(text))
    ):
        form = Form.BODY
    else:
        form = Form.HEAD
    if form is not Form.BODY:
        return Paragraph(aligned, form, headline_level=level)
    return Paragraph(
        aligned, form, opens_article(text) or bool(continued_from), 0, continued_from, continued_to
    )


def is_caption(text: str) -> bool:
    """Whether a paragraph says that it goes with a photograph: 图为…, …甲某某 摄."""
    return bool(_CAPTION.fullmatch(text))


def is_numbered_caption(text: str) -> bool:
    """Whether a paragraph is the caption of one of several photographs: 2、图为…（甲某某摄）."""
    return bool(_NUMBER.match(fold(text))) and is_caption(text)


def names_picture(text: str) -> bool:
    """Whether a line ends in a word for what a photograph shows: 夜景, 烟花秀."""
    return bool(_PICTURED.fullmatch(text))


def is_note(text: str) -> bool:
    """Whether a paragraph is, or begins, the editors' note above a report: 编者按, 开栏的话."""
    return bool(_NOTE.match(text))


def is_part(text: str) -> bool:
    """Whether a bare line is by its form a part of the text around it: 第二章 总则, 三、…, 甲某：…？."""
    return rule_table("no_headline").first(fold(text)) is not None


def may_announce(text: str) -> bool:
    """Whether a bare line may be a headline, and no number, item, question or caption within a text."""
    return not is_part(text) and not is_caption(text) and not names_picture(text)


def names_its_picture(text: str) -> bool:
    """Whether a headline says that a photograph goes with its text: …（图片）, …（附图片1张）."""
    return bool(_WITH_PICTURE.search(fold(text)))


def is_rule(text: str) -> bool:
    """Whether a paragraph is only a line of signs that parts two texts: ＊＊＊＊＊."""
    return bool(_RULE.fullmatch(text))


def heads_captions(text: str) -> bool:
    """Whether a paragraph only says that captions follow: 图片：."""
    return bool(_CAPTIONS_FOLLOW.fullmatch(fold(text)))


def has_subtitle(text: str) -> bool:
    """Whether a headline has a subtitle that says of what sort its article is: 甲区新貌———来自老街的报道."""
    return bool(_SUBTITLE.search(fold(text)))


def is_picture(text: str) -> bool:
    """Whether a headline is the title of a photograph: …（图片）, 图片新闻."""
    return bool(_PICTURE_TITLE.search(fold(text)))


def is_photo_credit(paragraph: Paragraph) -> bool:
    """Whether a line names who took a photograph, and nothing else."""
    return paragraph.form is Form.CREDIT and bool(_PHOTO_CREDIT.fullmatch(fold(paragraph.text)))


def block_kind(paragraph: Paragraph, text: str) -> str:
    """The kind of block that a paragraph in no article, or a part of it, is."""
    if is_photo_credit(paragraph):
        return "caption"
    if paragraph.form in (Form.NOTICE, Form.CREDIT):
        return "notice"
    if is_caption(text) or (paragraph.form is Form.HEAD and names_picture(text)):
        return "caption"
    if paragraph.form is Form.BODY:
        return "other"
    return "section" if len(text) <= LONGEST_SECTION else "teaser"


def plain_headline(text: str) -> str:
    r"""A headline's lines as one, without the signs of markup: 【…】, # …, ** … **.

    >>> plain_headline("# 走基层  鼓干劲\n区领导赴企业")
    '走基层 鼓干劲 区领导赴企业'
    """
    lines = (" ".join(line.strip("#*_ \t").split()) for line in text.split("\n"))
    return " ".join(line[1:-1] if _MARKED_HEADLINE.fullmatch(line) else line for line in lines if line)


def _headline_level(text: str) -> int:
    if not _MARKED_HEADLINE.fullmatch(text) or opens_article(text):
        return 0
    return max(1, len(text) - len(text.lstrip("#")))


def _is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does; one exclamation or question alone may be a headline."""
    exclaims = (
        text.rstrip("”’）)")[-1:] in ("！", "？", "!", "?", "…")
        and not set(text) & set("。；")
        and not _SAID.search(text)
    )
    return (ends_sentence(text) and not exclaims) or bool(
        _BRACKETED.fullmatch(text) or _ASKED.fullmatch(fold(text))
    )


def texts(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> list[str]:
    """The texts of some paragraphs of a page, by number."""
    return [paragraphs[n].text for n in numbers]


@lru_cache(maxsize=512)
def visible(text: str) -> str:
    """The text folded, without anything that prints nothing."""
    return BLANKS.sub("", fold(text))
