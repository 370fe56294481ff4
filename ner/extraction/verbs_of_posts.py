"""The verbs between a person and a post (当选, 免去, 任, 曾任), and the decisions over lists of persons."""

from dataclasses import dataclass
from functools import cache
from re import Pattern, compile

from ner.extraction.title_grammar import CANDIDATE
from ner.lexicon.rules import rule_table
from ner.text.characters import HAN

VERB_REACH = 60
"""Characters in front of a title within which the verb begins that gives it to a person."""
DECISION_REACH = 400
"""Characters in front of a name within which the heading of a list of decisions stands."""
UNREAL_REACH = 8
"""Characters in front of such a verb within which words stand that make it no fact."""
ASIDE = r"(?:[（(][^（）()]{0,14}[）)])?"
"""What may stand in brackets behind a name or a title: 女, 回族, 正县级."""

_TIME = (
    r"(?:分别|目前|现|已|将|拟|又|并|正式|全票|依法|高票|随后|之后|同时|还|开始|起|现已|"
    r"于[^，。；任]{0,8}[年月日]|[\d年月日]{2,11}){0,3}"
)
_SEVERAL_BODIES = r"(?:[^，。；、]{2,20}(?:公司|集团|银行|局|委|部|处|室|院|中心|会)[和及、])?"
# 是某某公司的|董事长
_OF_BODY = r"(?:[^，。；、的]{2,24}的)?"
_BARE_VERB = compile(r"(?:当选|出任|任|担任|升任|转任|辞去)")
_REMOVED_OF = compile(r"免去其(?:的|所任|兼任的)?$")
_REMOVAL_LINK = compile(
    rf"^[ 　]*+{ASIDE}[ 　]*+(?:同志|先生|女士)?(?:的|所任|担任的|兼任的|辞去(?:的)?|原任的)*$"
)
# 担任执行主席|、坐在前排的有：
_LIST_NAMED = compile(
    r"(?:的?(?:同志|代表|领导)?|(?:、|[并和]在)[^，。；\n]{2,14})(?:的(?:还有|有|是|为)|有|是)[：:]?\n?[ 　]*"
)
_NOT_RENEWED = compile(r"(?:没有|未|未再|不再|不予)(?:获?续聘|聘任|留任)[^，。；\n]{0,30}\Z")
_ELECTED_AS = compile(r"(?:选举|任命|推选|当选)[^，。；\n]{2,12}为\Z")
_SPOKEN_TO = compile(r"(?:[您你我]们?|贵[国方])(?:再次|再度|又|连续|成功|高票|荣)?\Z")
# 接替|甲, 击败在任的|甲: who had the post, or did not get it.
_REPLACED = compile(r"(?:击败|战胜|接替|接任|取代|顶替)[^，。；\n]{0,40}\Z")
# 调|某某委员会|工作，先后任处长
_MOVED_TO = compile(
    rf"(?:调[入到往至任]?|分配到|进入)(?P<body>[{HAN}]{{3,20}}?)(?:机关)?工作，(?:[后并]|随后|此后)?\Z"
)
# 甲|致电某某，祝贺他当选主席
_CONGRATULATES = compile(
    r"(?:[致去来][电函信]|发[去来]?贺|通电话)[^。；\n]{0,40}祝贺(?:他|她|其)[^，。；\n]{0,6}\Z"
)
# 原应|被提拔为县委书记, 有望|出任局长; 2人|任副市长: nobody named got the post.
_UNREAL = compile(
    r"(?:应该?|应当|本该|可能|有望|希望|建议|要求|没有|并未|从未|未能|不会|不能|如果|假如|传闻|据传|是否)[^，。；\n]{0,4}\Z|"
    r"(?:\d|[一二两三四五六七八九十几多])[人名位](?:分别|先后|已|均)?\Z"
)
_BEFORE_THAT = compile(r"(?:(?<=[，。；\n])|^)(?:在?此前|在?此之前|之前|任现职前)，?\Z")
_QUALIFIERS = {"appointed": "任", "removed": "免", "held": "曾任"}


@dataclass(frozen=True, slots=True)
class PostVerb:
    """A verb in front of a title: `rule` and `qualifier` as in the attributions that it leads to.

    `text` is the verb with the words of time before it and the body behind it; `needs_name` says
    that a name must stand right before it.
    """

    start: int
    text: str
    rule: str
    qualifier: str
    needs_name: bool


@cache
def _verb_pattern() -> Pattern[str]:
    verbs = rule_table("verb_of_post").pattern.pattern
    return compile(rf"{_TIME}(?:{verbs})(?:了|过|赴|驻|中共|中国共产党)?{_SEVERAL_BODIES}{_OF_BODY}$")


def verb_before(text: str, sentence: int, post_start: int) -> PostVerb | None:
    """The verb that leads to the title at `post_start` in the sentence that begins at `sentence`."""
    start = max(sentence, post_start - VERB_REACH)
    match = _verb_pattern().search(text[start:post_start])
    if match is None:
        return None
    if _UNREAL.search(text, max(sentence, start + match.start() - UNREAL_REACH), start + match.start()):
        return None
    name = str(match.lastgroup)
    rule = name.partition("_")[0]
    qualifier = "拟任" if match.group() in ("拟任", "将任") else _QUALIFIERS.get(rule, "")
    if "提名为" in match.group():
        rule, qualifier = "holds", CANDIDATE
    return PostVerb(start + match.start(), match.group(), rule, qualifier, name == "holds_bare")


def decision_before(text: str, position: int) -> str:
    """Whether the last decision named before is `appointed` or `removed`; blank without one."""
    start = max(0, position - DECISION_REACH)
    names = [match.lastgroup for match in rule_table("decision").pattern.finditer(text, start, position)]
    return str(names[-1]).partition("_")[0] if names else ""


def links_removal(between: str) -> bool:
    """Whether the words between a name and a title may stand in a removal: 免去甲|的|局长职务."""
    return _REMOVAL_LINK.match(between) is not None


def removes_its_subject(text: str, sentence: int, post_start: int) -> bool:
    """Whether 免去其 stands in front of the title: the person named before loses the post."""
    return _REMOVED_OF.search(text, sentence, post_start) is not None


def is_bare_verb(text: str) -> bool:
    """Whether the text begins with a verb that needs no word more between person and post: 当选."""
    return _BARE_VERB.match(text) is not None


def list_behind(text: str, end: int) -> int:
    """Where the list begins that a title announces: 担任执行主席的有：|甲、乙; 0 when it announces none."""
    match = _LIST_NAMED.match(text, end)
    return match.end() if match else 0


def is_not_renewed(text: str, post_start: int) -> bool:
    """Whether the title is one that its holder was not given again: 没有续聘|副总经理甲和技术总监|乙."""
    return _NOT_RENEWED.search(text, max(0, post_start - VERB_REACH), post_start) is not None


def is_elected_as(text: str, post_start: int) -> bool:
    """Whether the title is what somebody named before it is elected as: 选举甲为|市长."""
    return _ELECTED_AS.search(text, max(0, post_start - VERB_REACH), post_start) is not None


def is_of_who_is_spoken_to(text: str, sentence: int, verb_start: int) -> bool:
    """Whether the verb is said of the reader or the host, and not of anybody named: 祝贺您再次|当选."""
    return _SPOKEN_TO.search(text, sentence, verb_start) is not None


def congratulates(text: str, name_end: int, verb_start: int) -> bool:
    """Whether the bearer of the name sends good wishes to who gets the post: 甲|致电某某，祝贺他|当选主席."""
    return _CONGRATULATES.search(text, name_end, verb_start) is not None


def replaced_in(text: str, sentence: int, name_start: int, verb_start: int) -> int:
    """Where the verb begins by which the bearer of a name makes room for another; 0 without one.

    乙|接替甲任市长; not where the one replaced moves on: 乙接替甲转任市长后留下的职缺.
    """
    match = _REPLACED.search(text, sentence, name_start)
    return match.start() if match and text[verb_start] not in "转调升" else 0


def is_before_that(text: str, sentence: int, name_start: int) -> bool:
    """Whether the words in front of a name say that what follows was before: 此前，|甲任区长."""
    return _BEFORE_THAT.search(text, sentence, name_start) is not None


def moved_to(text: str, sentence: int, verb_start: int) -> str:
    """The body that somebody went to work in, of which the posts behind the verb are: 调某某委员会工作，|先后任处长."""
    match = _MOVED_TO.search(text, max(sentence, verb_start - VERB_REACH), verb_start)
    return match["body"] if match else ""
