"""Whether a word that looks like a verb says what somebody does in its sentence, or is part of a noun or another word."""

from collections.abc import Sequence
from re import compile

from ner.extraction.people import PersonMention
from ner.lexicon.word_lists import words
from ner.text.spans import Span

# What somebody may attend, not only do: 参加会见.
_ATTENDS = compile(r"(?:参加|出席|参与|陪同|随同)了?[^，。；]{0,3}$")
_TALKS = ("会见", "会晤", "会谈", "接见", "座谈")
# What somebody else does while others meet: 会见时|在座.
_MEANWHILE = compile(r"(?:时|过程中)，?(?:在座|在场|作陪|陪同|也|还)")
# What 作 is the second half of: 工作报告.
_BEFORE_ZUO = tuple("工合动操协写运著制创")
# A verb before one of these is part of a noun: 考察团, 签约仪式, 讲话精神.
_IN_NOUN = compile(
    r"组(?!织)|团(?!结)|费|资金|会(?![议见谈上])|大会(?!上)|晚[会宴]|盛典|家(?![属庭里中园长访乡政户电])|仪式|典礼|金(?!额)|精神|人(?!员|大|民|防|群|才|社)|员|[支大中总小分]?队(?!伍)|局(?!面|势|部|限)|信|函|稿|材料|制度|表(?!示|彰|演|明|态|决)|室|证|系统|协议|"
    r"号|石(?!头)|法|率|权|任务|纪律|方案|报告|提纲|点(?!亮|火|赞|评)|站|日|周|月|期间|力度|范围|重点|情况(?:的)?汇报|备忘录|合同|书(?!记)|机制|平台|部(?![署分门委])|工作(?:的)?(?:重要|部署|会议)"
)
_AFTER_SUBJECT = compile(
    r"(?:^|[，。；：、\s]|[也还则就等都并又已先后分别一同]|同志|先生|女士|一行|长|书记|主任|主席|记者|[对向][^，。；：]{1,14})$"
)
# In front of 说: where somebody says it.
_WHERE_SAID = compile(r"(?:[会式坛场谈研察查访话辞]|活动)[上中时后]$")
# What 说 is the first half of: 会上说明.
_SAY_COMPOUNDS = ("明", "服", "法", "唱", "辞", "教")
# One of several teams: 第四慰问组.
_TEAM = compile(r"小?[组队团](?![织结伍])")
_NUMBERED = compile(r"(?:第[一二三四五六七八九十\d]{1,2}|[一二两三四五六七八九十\d]个)$")
# What may stand between a semicolon and the title of who leads another team.
TEAM_FRONT = compile(r"(?:第[一二三四五六七八九十][^，。；]{0,6}[组路队]由)?")
# Behind a name: what is done at a meeting by others than who is quoted: ，县长乙主持会议.
_DOES_THERE = compile(
    r"(?:等[^，。；]{0,12})?(?:同志)?(?:分别|最后|随后|也|还|均|在会上|会上|一同|共同|全程)?"
    r"(?:主持了?(?:[^，。；]{0,8}(?:会议?|仪式|活动))?(?=[，。；]|$)"
    r"|(?:出席|参加|列席|陪同|在座)了?[^，。；]{0,8}(?=[，。；]|$)"
    r"|宣读|通报了|传达了|汇报了|致[辞词]|表态|发言|作了?(?![为用风])[^，。；]{0,16}(?:报告|讲话|发言|说明|汇报|总结|部署|安排|通报|表态|点评)"
    r"|[就对][^，。；]{2,30}(?:[作提]了?出?了?|进行了?)[^，。；]{0,8}(?:安排|部署|要求|说明|解读|发言|汇报|通报)"
    r"|代表[^，。；]{2,20}(?:发言|表态|致辞))"
)
# What somebody attends, not does: 出席签约活动.
_SIGNS = ("签约", "签字", "签署", "签订")
_ATTENDS_SIGNING = compile(r"(?:参加|出席|见证|举行|举办|主持)了?[^，。；：]{0,16}$")
_WITNESSED = compile(r"见证(?!下)了?[^，。；：]{0,40}$")
_SIGNING_EVENT = compile(r"(?:活动|仪式|大会|现场)")
# The verb that 受到 goes with: 受到市长甲会见.
_RECEIVED = compile(r"受到[^，。；：]{1,50}$")
# What is said of a meeting, not of who speaks there: 在昨天召开的会议上.
_HELD = ("召开", "举行", "主持召开")


def is_verb(
    text: str, sentence: Span, span: Span, people: Sequence[PersonMention], titles: Sequence[Span]
) -> bool:
    """Whether a verb of predicates.tsv is one where it stands: not 考察团, 召开的会议, 工作.

    Args:
        text: the folded text.
        sentence: where the verb's sentence stands.
        span: where the verb stands.
        people: the persons in the sentence.
        titles: the titles in the sentence.
    """
    word = span.of(text)
    followed = span.end in {*(p.start for p in people), *(t.start for t in titles)}
    if not (followed or word.endswith(tuple(words("verb_with_object")))) and _IN_NOUN.match(text, span.end):
        return False
    if _TEAM.match(text, span.end) and _NUMBERED.search(
        text, max(sentence.start, span.start - 3), span.start
    ):
        return False
    if text[span.start - 1 : span.start] == "对" and span.start > sentence.start + 1:
        return False
    if text[span.start - 1 : span.start] == "的" and not word.startswith(("陪同", "见证", "共同见证")):
        return False
    if word == "拜会" and text[span.start - 1 : span.start] == "团":
        return False
    if word == "电话" and text.startswith("会", span.end):
        return False
    if word in _HELD and text[span.end : span.end + 1] == "的":
        return False
    if text.endswith(("见证", "见证了"), sentence.start, span.start):
        return False
    if word in _TALKS and _ATTENDS.search(text, max(sentence.start, span.start - 6), span.start):
        return False
    if word in words("receiving_verb") and _RECEIVED.search(text, sentence.start, span.start):
        return False
    if word in _SIGNS and _WITNESSED.search(text, sentence.start, span.start):
        return False
    if word in _SIGNS and _SIGNING_EVENT.match(text, span.end):
        begin = max(sentence.start, *(p.end for p in people if p.end <= span.start), span.start - 20)
        return _ATTENDS_SIGNING.search(text, begin, span.start) is None
    if word.endswith(_TALKS) and _MEANWHILE.match(text, span.end):
        return False
    if word in ("来访", "到访") and text[span.end : span.end + 1] in ("的", "者"):
        return False
    if word.startswith("作") and text[span.start - 1 : span.start] in _BEFORE_ZUO:
        return False
    if len(span) > 1:
        return True
    if word == "说" and _WHERE_SAID.search(text, sentence.start, span.start):
        return not text.startswith(_SAY_COMPOUNDS, span.end)
    return any(p.end == span.start for p in people) or bool(
        _AFTER_SUBJECT.search(text[sentence.start : span.start])
    )


def does_there(text: str, end: int) -> bool:
    """Whether what stands behind a name, or a list of names, is done at a meeting: |主持会议."""
    return _DOES_THERE.match(text, end) is not None
