"""The grammar of job titles: where a text prints a post, of which body, with which rank and qualifier.

A title is read from its end. The head (书记, 区长) is found first, with the ranks before it (副,
常务副, 首席); from there the grammar walks left over the body that the post is of (拱墅区委, 浙商银行
杭州分行) until something that cannot belong to it: punctuation, a person's name, a date, or a word
such as 由, 据, 在, 陪同. Names that a tagger found and names of divisions are crossed whole.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern, compile

from ner.extraction.body_names import body_before, body_of, branch_of
from ner.extraction.post_fields import field_of_post, lost_end
from ner.extraction.title_heads import Core, find_cores, is_head_of_government
from ner.lexicon.common_words import plain_verbs
from ner.lexicon.divisions import UNIT_MARKS, find_division, find_places
from ner.lexicon.firms import firms
from ner.lexicon.states import leading_state
from ner.lexicon.titles import cached_by_titles, heads
from ner.lexicon.word_lists import Head, any_of, bodies, states, words
from ner.text.characters import HAN
from ner.text.spans import Span

LONG_NAME = 4
"""Characters of a tagged name that is whole, unless a place or a level stands before it."""
TITLE_REACH = 40
"""Characters in front of a head within which its title begins."""
AND_REACH = 12
"""Characters in front of 和 within which the body that it stands in begins (省委甲和乙工委)."""
LONGEST_BOUNDARY = 4
"""Characters of the longest words of the list title_boundary."""
BRACKET_REACH = 6
"""Characters of the longest bracket, with its marks, that may stand inside a body's name: （集团）."""
OTHER_NAME_REACH = 24
"""Characters of the longest bracket, with its marks, that holds another name of a body: （以下简称某某办）."""
QUOTE_REACH = 14
"""Characters of a quotation, with its marks, that may stand inside a body's name: “某某”行动."""

_QUALIFIERS = ("原", "前", "老", "代理", "代", "候任", "上届", "上任", "首任")
# 老干部|局局长, 前进|大队大队长: the first character is no qualifier.
_NO_QUALIFIER = compile(r"老(?:干部|年|龄|区|城|街|科协|促会|促进)|前(?:进|锋|卫|哨|沿|线|山|郭)")
# Words that stand in front of the whole title and say when it is held.
_TIME_WORDS = ("时任", "拟任", "原任", "前任", "候任", "新任")
FORMER = frozenset(("原", "前", "老", "时任", "曾任", "原任", "前任", "上届", "上任"))
"""The qualifiers of a post that its holder no longer has."""
ACTING = frozenset(("代", "代理"))
"""The qualifiers of a post that somebody fills until it has its next holder."""
CANDIDATE = "候选"
"""The qualifier of a post for which somebody is proposed: 市长候选人, 县长人选."""
STANDS_IN = "主持工作"
"""The qualifier of a deputy who does the work of the head: 副局长（主持工作）."""
_AFTER_DATE = r"(?<=[\d０-９])[日号月年]|(?<=[\d０-９][日号])[电讯]|(?<=[报网社])讯"
_MAY_PRECEDE = frozenset(UNIT_MARKS + "村国”）)")
_PARENTHESIS_IN_NAME = compile(rf"[（(](?:集团|控股|中国|筹|[{HAN}]{{2,4}})[）)]\Z")
# 某某管理办公室（以下简称某某办）|主任, 某某报业集团（某某日报社）|社长
_OTHER_NAME = compile(
    rf"[（(](?:(?:以下)?简称|以下称|下称)[^（）()]{{1,20}}[）)]|[（(][{HAN}]{{1,12}}(?:社|厅|局|会|校|院|所|站|中心|公司|办公室)[）)]"
)
_SPEECH_MARK = compile(r"[。！？：，；\n]")
# 十四届|全国人大常委会: the number of a term is no part of the body.
_TERM = compile(rf"第?[一二三四五六七八九十\d]{{1,3}}届(?=(?:全国|[省市区县州]|[{HAN}]{{2,8}})(?:人大|政协))")
# 某某市|五届|人大常委会
_TERM_WITHIN = compile(
    r"(?<=[省市区县州旗])第?[一二三四五六七八九十\d]{1,3}届(?=人大|人民代表大会|政协|委|纪委)|"
    r"(?<=[省市区县州旗])第?[一二三四五六七八九十\d]{1,3}届\Z|第[一二三四五六七八九十\d]{1,3}届(?=理事会|监事会|董事会|\Z)|[新本上][一]?届\Z"
)
# 我|省旅游局, 现|省政协
_OURS = compile(rf"[我本现](?=([省市区县州盟旗])(?!\1)[{HAN}]{{2}})")
# 五位|副首相
_SEVERAL = compile(r"(?:\d{1,3}|[一二两三四五六七八九十几多]{1,3})[位名]")
# What collective titles have in front that is no body: 主要|负责同志, 副市级以上|领导.
_NO_BODY = compile(r"主要|技术|现场|项目|分管|相关|有关|[正副]?[省部厅市地县区处科]级(?:以上)?|与会|在[场座]")
_UNOPENED = compile(r"[^（(]*[）)]")
_DELIMITERS = frozenset(".．，。；：！？、…\n\r\t ,;:!?　《》<>【】[]（）()“”\"‘’'|/—-－~～·•▲△▼■□◆◇●○★☆@#")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMention:
    """A title as printed: `text == whole_text[start:end]`.

    `body` is the printed body in front (拱墅区委), `title` the post without the proper name
    (区委书记), `core_start` where ranks and head begin. `qualifier` is 原, 时任, 代 … or blank.
    """

    start: int
    end: int
    core_start: int
    text: str
    title: str
    body: str
    place: str
    qualifier: str
    rank: str
    head: Head

    @property
    def span(self) -> Span:
        """Where the whole title stands."""
        return Span(self.start, self.end)

    @property
    def is_former(self) -> bool:
        """Whether the text says that the post was held before."""
        return self.qualifier in FORMER

    @property
    def branch(self) -> str:
        """The branch of power: of the body if it has one, else of the head; blank when neither."""
        return branch_of(self.body, self.head)

    @property
    def is_shared(self) -> bool:
        """Whether the title may stand for every name of a list."""
        return (
            self.head.shared
            or self.rank.endswith("副")
            or self.rank in ("执行", "常务", "联席", "轮值", "助理")
        )


@cache
def _boundary_pattern() -> Pattern[str]:
    return compile(rf"(?:{any_of(words('title_boundary'))}|{_AFTER_DATE})\Z")


# What makes of a verb in front the name of a group or an office: 陪同|团, 协调|小组, 接待|办.
_GROUPS = ("组", "团", "队", "办", "处", "小组")
_AND = ("和", "与", "及")
_WHOLE = tuple("部局厅处办会室院校社团队司委")


@cache
def _former_within() -> Pattern[str]:
    """原 inside a title is of the post: 某某局原|党组书记."""
    owner = rf"[{HAN}]{{2,30}}(?:[局台部厅院委会社司处校]|公司|集团|大学)"
    return compile(rf"(?P<owner>{owner})原(?P<inner>(?:{any_of(words('inner_body'))})?)\Z")


@cache
def _last_piece() -> Pattern[str]:
    """What stands in front of 和 back to the last mark, where it begins like a body of a place or a state."""
    opening = rf"[省市区县州]委|自治区党委|{any_of(states())}"
    several = any_of(words("international_body"))
    return compile(rf"(?:(?<![{HAN}])(?:{opening})|{several})(?P<rest>[{HAN}]{{2,8}})\Z")


@cache
def _two_councils() -> Pattern[str]:
    """Two bodies of a state with one head: 古巴国务委员会和部长会议|主席."""
    return compile(rf"(?:{any_of(states())})[{HAN}]{{2,4}}委员会和[{HAN}]{{2,4}}会议(?=第?[一二]?副?主席)")


@cached_by_titles(None)
def _ends_of_heads() -> tuple[str, ...]:
    return tuple(heads())


class _Walker:
    """Walks left from a core over the body that it belongs to."""

    def __init__(self, text: str, names: Sequence[Span], persons: Sequence[Span]) -> None:
        self._text = text
        self._by_end: dict[int, int] = {}
        for span in names:
            if span.of(text).count("”") > span.of(text).count("“"):
                continue
            self._by_end[span.end] = min(span.start, self._by_end.get(span.end, span.start))
        self._person_ends = sorted(span.end for span in persons)
        self._ends_of_persons = frozenset(self._person_ends)

    def start_of(self, core_start: int) -> int:
        """Where the title begins whose head and ranks begin at `core_start`."""
        position = core_start
        floor = self._floor(core_start)
        while position > floor:
            whole = self._whole_name(position)
            if whole is not None and whole >= floor:
                is_long_name = position - whole >= LONG_NAME and self._by_end.get(position) == whole
                is_bare_level = self._text[whole] in UNIT_MARKS
                position = whole
                if is_long_name and not self._goes_on_before(position, floor):
                    break
                if is_bare_level and self._text[max(floor, position - 2) : position] in plain_verbs():
                    break
                continue
            if (
                self._is_boundary(floor, position)
                or self._text[position - 1] in _DELIMITERS
                or self._text[position - 1].isdigit()
            ):
                break
            position -= 1
        return position

    def _goes_on_before(self, position: int, floor: int) -> bool:
        """Whether the name that a tagger found at `position` may have lost its beginning there."""
        if position in self._by_end or self._text[max(0, position - 1) : position] in _MAY_PRECEDE:
            return True
        if self._text[position - 1 : position] in _AND and self._is_inside_body(floor, position - 1):
            return True
        return self._text.endswith((*_QUALIFIERS, *_TIME_WORDS, "中共"), 0, position)

    def _is_boundary(self, floor: int, position: int) -> bool:
        match = _boundary_pattern().search(self._text, max(floor, position - LONGEST_BOUNDARY), position)
        if match is None:
            return False
        if match.group() in _AND and position - 1 in self._ends_of_persons:
            return True
        if match.group() == "和" and self._text[position : position + 2] in words("after_and"):
            return False
        if match.group() in _AND and self._is_inside_body(floor, position - 1):
            return False
        if len(match.group()) > 1 and self._text.startswith(_GROUPS, position):
            return False
        around = (self._text[max(floor, position - 2) : position], self._text[position - 1 : position + 1])
        return len(match.group()) > 1 or not words("word_with_boundary").intersection(around)

    def _is_inside_body(self, floor: int, conjunction: int) -> bool:
        """Whether 和 stands inside one body: 省委甲|和|乙工委, 法国工业|和|能源部长; not 区委办和区政府办."""
        if self._text[conjunction + 1] in UNIT_MARKS:
            return False
        if _two_councils().search(self._text, max(floor, conjunction - AND_REACH), conjunction + AND_REACH):
            return True
        left = _last_piece().search(self._text, max(floor, conjunction - AND_REACH), conjunction)
        if left is None or left.group().endswith(_ends_of_heads()) or body_of(left.group()) is not None:
            return False
        return not find_places(left["rest"]) and not left["rest"].endswith(_WHOLE)

    def _floor(self, position: int) -> int:
        index = bisect_left(self._person_ends, position + 1)
        nearest = self._person_ends[index - 1] if index else 0
        return max(nearest, position - TITLE_REACH)

    def _whole_name(self, position: int) -> int | None:
        if position in self._by_end:
            return self._by_end[position]
        if self._text[position - 1] in "）)":
            match = _PARENTHESIS_IN_NAME.search(self._text, max(0, position - BRACKET_REACH), position)
            if match is None:
                opening = max(
                    self._text.rfind(mark, max(0, position - OTHER_NAME_REACH), position) for mark in "（("
                )
                match = _OTHER_NAME.fullmatch(self._text, opening, position) if opening >= 0 else None
            return match.start() if match else None
        if self._text[position - 1] == "”":
            opening = self._text.rfind("“", max(0, position - QUOTE_REACH), position)
            quoted = self._text[opening:position]
            return opening if opening >= 0 and not _SPEECH_MARK.search(quoted) else None
        body = body_before(self._text, position)
        if len(body) < 2:
            return None
        start = position - len(body)
        # A place may end in the level that the body begins with: 无为市|委.
        return min(start, self._by_end.get(start + 1, start))


def find_posts(
    text: str,
    *,
    names: Iterable[Span] = (),
    persons: Iterable[Span] = (),
    cores: Sequence[Core] | None = None,
) -> tuple[PostMention, ...]:
    """The titles of a text, left to right.

    Args:
        text: what to read.
        names: stretches that a tagger took for organizations or places: crossed whole.
        persons: stretches that name persons: a title never reaches into one.
        cores: heads found before; found anew when None.
    """
    places = find_places(text)
    protected = [*names, *(Span(p.start, p.end) for p in places)]
    walker = _Walker(text, protected, list(persons))
    found = []
    previous_end = 0
    for core in find_cores(text) if cores is None else cores:
        alone = core.head.kind == "journalist"
        start = max(core.start if alone else walker.start_of(core.start), previous_end)
        found.append(_post(text, start, core))
        previous_end = core.end
    return tuple(found)


def _post(text: str, start: int, core: Core) -> PostMention:
    # 该市|市委: the first 市 stands for the place named before.
    if (
        text[start - 1 : start] in ("该", "本")
        and text[start] == text[start + 1]
        and text[start] in UNIT_MARKS
    ):
        start += 1
    qualifier = next((q for q in _QUALIFIERS if text.startswith(q, start, core.start)), "")
    if _NO_QUALIFIER.match(text, start):
        qualifier = ""
    if qualifier and any(place.start == 0 for place in find_places(text[start : core.start])):
        qualifier = ""
    body_start = start + len(qualifier)
    rank = core.rank
    inner = next((q for q in _QUALIFIERS if rank.startswith(q)), "")
    if inner and not qualifier:
        qualifier = inner
    rank = rank.removeprefix(inner)
    if not qualifier:
        qualifier = next((w for w in _TIME_WORDS if text.endswith(w, 0, start)), "")
    if text.endswith("候选人", core.start, core.end) or text.startswith(("候选人", "人选"), core.end):
        qualifier = CANDIDATE
    if several := _SEVERAL.match(text, body_start, core.start):
        body_start = several.end()
    if term := _TERM.match(text, body_start, core.start):
        body_start = term.end()
    if ours := _OURS.match(text, body_start, core.start):
        body_start = ours.end()
    body = text[body_start : core.start]
    if (bracket := _UNOPENED.match(body)) is not None:
        start = body_start = body_start + bracket.end()
        body = text[body_start : core.start]
    body = _OTHER_NAME.sub("", body)
    body = printed = _TERM_WITHIN.sub("", body)
    if not qualifier and "原" in body and (former := _former_within().match(body)):
        qualifier, body = "原", former["owner"] + former["inner"]
    state = leading_state(body)
    if not qualifier and state and body[len(state) :].startswith(("前", "原")):
        qualifier, body = body[len(state)], state + body[len(state) + 1 :]
    if (len(body) == 2 and body[0] in "我本全该" and body[1] in UNIT_MARKS + "村") or body.endswith("籍"):
        body = printed = ""
    if len(body) == 1 and text[body_start - 1 : body_start] in ("该", "本"):
        body_start, body = core.start, ""
    body = body.removesuffix(field_of_post(body, core.head.head))
    printed = _WHOSE.sub("", printed)
    initial = core.head.head[0]
    body += lost_end(body, core.head.head)
    if initial in "镇乡" and (town := _UNMARKED_TOWN.match(body, len(leading_place(body)))) and town.start():
        body += initial
    place = leading_place(body)
    if not place and is_head_of_government(core.head.head):
        place = body if _UNKNOWN_PLACE.match(body) or find_division(body + initial) else ""
    return PostMention(
        start=start,
        end=core.end,
        core_start=core.start,
        text=text[start : core.end],
        title=_front_of_title(body, printed, place) + text[core.start : core.end],
        body="" if core.head.kind == "collective" and _names_nobody(body, core.head.head) else body,
        place=place,
        qualifier=qualifier,
        rank=rank,
        head=core.head,
    )


def _names_nobody(body: str, head: str) -> bool:
    """Whether what stands in front of a collective title is no body that its holders are of: 中央|有关部门负责人."""
    return head.startswith(("有关", "相关")) or _NO_BODY.fullmatch(body) is not None


def _front_of_title(body: str, printed: str, place: str) -> str:
    """What of the printed body stays in the title."""
    if not body:
        return printed if printed in words("field_of_post") else ""
    front = strip_proper_name(body if body == place else printed, place)
    # 海军“某某舰”|政委
    return front if "“" in front else front.rpartition("”")[2]


# 我校|党委书记, 我市|市委书记
_WHOSE = compile(
    r"^[我本该](?:[校院厂行局台矿]|公司|集团|商会|协会|学会)(?!长)|^[我本]([省市区县州旗镇乡])(?=\1)"
)


_UNKNOWN_PLACE = compile(rf"^[{HAN}]{{2,6}}[{UNIT_MARKS}]$")
# 某某省某某市金某|镇长
_UNMARKED_TOWN = compile(rf"[{HAN}]{{2,3}}(?<![镇乡])\Z")
_TOWN = compile(
    rf"[{HAN}]{{2,4}}?(?:镇|乡|街道|社区|村)(?=党|政府|人大|办|委|纪|人民|居|村|$|[{HAN}]{{2,4}}?(?:社区|村)(?:党|委|居|村))"
)


def leading_place(body: str) -> str:
    """The place that a body's name begins with: 杭州市拱墅 of 杭州市拱墅区委; also a town or a street."""
    end = body.startswith("中共") * 2
    begin = end
    for match in find_places(body):
        if match.start != end:
            break
        end = match.end
    # 某某镇|某某社区
    for _ in range(2):
        town = _TOWN.match(body, end)
        if town and not _body_reaches_beyond(body, end, town.end()):
            end = town.end()
    return body[begin:end]


def _body_reaches_beyond(text: str, start: int, end: int) -> bool:
    """Whether what looks like a town is part of a body, behind a level or not: 区|农业农村|局."""
    return any(
        text[begin:stop] in bodies() for begin in (start, start + 1) for stop in range(end + 1, len(text) + 1)
    )


_PROPER_END = compile(
    r"^.*(?:公司|集团|银行(?!业|保险监)|分行|支行|大学|学院|医院|协会|商会|联合会|基金会|研究院|研究所|校友会|报社|电视台|中学|小学)"
)
_LEVEL_BODY = ("委", "人大", "政协", "政府", "纪委", "监委", "法院", "检察院", "党委")


def strip_proper_name(body: str, place: str) -> str:
    """What of the body stays in a title: 拱墅区委 -> 区委; of a firm or a people's government nothing."""
    if body in firms():
        return ""
    rest = body.removeprefix("中共").removeprefix(place)
    if rest.startswith("国家") and len(rest) > 4:
        rest = rest[2:]
    if rest in ("人民政府", "政府"):
        return ""
    # 国务院|台湾事务办公室: the place is what the body is for.
    if rest.startswith("国务院"):
        return rest
    if place.endswith("社区"):
        return "社区" + rest
    if place and rest.startswith(_LEVEL_BODY) and place[-1] in UNIT_MARKS:
        return ("自治区" if place.endswith("自治区") else place[-1]) + rest
    if proper := _PROPER_END.match(rest):
        return rest[proper.end() :]
    body_start = len(rest) - len(body_before(rest, len(rest)))
    inner = [p for p in find_places(rest) if p.end < len(rest) and p.start < body_start]
    if not inner or place:
        return rest
    # 民建某某省|委: the level is of the body as well.
    level = rest[inner[-1].end - 1]
    is_committee = rest.endswith(f"{level}委") and inner[-1].end == len(rest) - 1 and level in UNIT_MARKS
    return rest[inner[-1].end - is_committee :]
