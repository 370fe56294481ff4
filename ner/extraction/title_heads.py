"""The heads of titles (书记, 区长) with the ranks before them: where a text prints a post."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from re import Match, Pattern, compile, escape

from ner.lexicon.common_words import crosses
from ner.lexicon.divisions import UNIT_MARKS
from ner.lexicon.titles import cached_by_titles, heads
from ner.lexicon.word_lists import Head, any_of, words
from ner.sources.corpus_config import KnownTitle
from ner.text.spans import Span, Taken

_CORE_ENDS_BADLY = compile(
    r"们|会议|例会|办公会|办公室|特别助理|秘书(?!长)|员会|热线|信箱|接待日|联席会|负责制|(?:培训|进修|研修|学习|研讨|轮训)班|论坛|团(?!长)|级|会(?!长)|权柄|处|(?<=主席)台(?!长)|家(?!长)|室|站|制|府|(?<=顾问)(?:单位|公司|机构|有限|服务|费|组)|(?<=代表)大会|负责|(?<=[人事])员|特使|新闻秘书|特别代表|(?:国家安全|国安|安全|外交|高级|经济)(?:事务|政策)?(?:问题)?(?:助理|顾问)|(?<=主席)国(?![家务])"
    # 市长|国际企业家咨询会议: a meeting called after the post.
    r"|(?:国际|全球|世界|外国|企业家|经济|科技|决策){1,3}(?:咨询|圆桌|顾问|高峰){0,2}(?:会议|峰会|委员会|团(?!长))"
)
# Posts that 总 stands in front of: a 副总队长 is no 副总.
_CHIEFS = ("教练", "设计师", "队长", "督察", "司令", "干事", "领队")
POST_ENDS = ("长", "书记", "主任", "主席", "委员", "常委", "政委", "经理", "总裁", "司令", "司令员")
"""How the heads of most posts end; a name stands behind these without more ado: 主任|何某, not 任何."""
# What makes an occupation in front of it part of a body's name: 交警|支队, 退役军人|事务局.
_IN_BODY = compile(
    r"支队|大队|中队|总队|事务|政局|政系统|政部门|族事务|族宗教|营经济|局|处|委员会|咨询|顾问团|协会|学会|联合会|学校|大学|之家|工作|队伍|培训|管理|服务|公寓|俱乐部|中心|医院|食堂|宿舍|基地|子女|家属|权益|网|报|驿站"
)


_PARTIES = ("共产", "国民", "致公", "农工", "民主", "共和", "社会", "工人", "革命", "青年")
_NO_LEADERS_AHEAD = compile(
    r"小组|班子|力|人|下|机关|集体|核心|层|体制|中国|全[国党军]|我[们国]|群众|各[族国]|广大"
)
_NO_LEADERS_BEFORE = ("坚强", "正确", "统一", "有力", "英明", "直接", "代", "代中央")


def heads_of(titles: Iterable[KnownTitle]) -> list[Head]:
    """The heads that a researcher gives; each is for one name, not for a list."""
    return [
        Head(row.head, row.branch, "post", False, row.english or row.head, row.level, is_own=True)
        for row in titles
    ]


# 某某时代|副总裁
_NO_RANK = "(?<=[时现当近年])代(?!理)"


@dataclass(frozen=True, slots=True)
class Core:
    """The head of a title with its ranks: where a title must end."""

    start: int
    end: int
    rank: str
    head: Head


@cached_by_titles(None)
def _core_pattern() -> Pattern[str]:
    ranks = any_of(words("title_rank"))
    names = any_of(heads())
    whole = any_of(head for head in heads() if head.startswith(("正", "副", "首席")))
    longer = any_of(head.removeprefix("总") for head in heads() if head.startswith("总") or head in _CHIEFS)
    return compile(
        rf"(?P<whole>{whole})(?<!副总(?={longer}))(?:(?<=级)干部)?|(?!{_NO_RANK})(?P<rank>(?:{ranks}){{0,4}})(?P<head>{names})(?<!书(?=记))(?<!常委会委员(?=长))(?:助理|候选人|(?<=级)干部)?"
    )


@cached_by_titles(None)
def _beginning() -> Pattern[str]:
    """The characters that ranks and heads begin with: most begin neither, and need not be tried with each."""
    first = "".join(sorted({word[0] for word in (*words("title_rank"), *heads())}))
    return compile(f"[{escape(first)}]")


def _matches(text: str) -> Iterator[Match[str]]:
    """The matches of the pattern of cores, left to right, without overlaps."""
    pattern, end = _core_pattern(), 0
    for beginning in _beginning().finditer(text):
        at = beginning.start()
        if at >= end and (match := pattern.match(text, at)):
            yield match
            end = match.end()


def _is_leading(text: str, match: Match[str]) -> bool:
    """Whether 领导 is what leaders do, or a generation or body of them: 坚强领导, 第三代领导集体, 领导人民."""
    return bool(_NO_LEADERS_AHEAD.match(text, match.end())) or text.endswith(
        _NO_LEADERS_BEFORE, 0, match.start()
    )


def find_cores(text: str) -> tuple[Core, ...]:
    """Heads with their ranks, left to right; not those that begin another word (主席会议, 部长级).

    >>> [core.head.head for core in find_cores("副区长甲主持主席会议")]
    ['区长']
    """
    found = []
    for match in _matches(text):
        head = heads()[match.group("whole") or match.group("head")]
        if head.kind != "journalist" and _CORE_ENDS_BADLY.match(text, match.end()):
            continue
        # 中国共产|党代表|某某: whom the Party sent.
        if head.head == "党代表" and text.endswith(_PARTIES, 0, match.start()):
            continue
        # 代表学|校对|某某: no proofreader.
        if head.kind == "journalist" and crosses(text, match.start()):
            continue
        if not head.head.endswith(POST_ENDS) and _IN_BODY.match(text, match.end()):
            continue
        if head.kind == "collective" and _is_leading(text, match):
            continue
        found.append(Core(match.start(), match.end(), match.group("rank") or "", head))
    return tuple(found)


def outside_organizations(cores: Iterable[Core], organizations: Iterable[Span]) -> tuple[Core, ...]:
    """The heads but for those in the midst of an organization's name: 职工 of 某某职工服务中心."""
    names = sorted(organizations)
    outside = []
    for core in cores:
        before = bisect_right(names, core.start, key=lambda name: name.start)
        name = names[before - 1] if before else None
        # 常委|组织部|长 is two posts.
        if name is None or core.end >= name.end or (core.start == name.start and core.head.head == "常委"):
            outside.append(core)
    return tuple(outside)


def is_head_of_government(head: str) -> bool:
    """Whether the head is that of a place's government: 省长, 区长, 镇长."""
    return len(head) == 2 and head[0] in UNIT_MARKS and head[1] == "长"


class TitleHeads:
    """The heads of one text's titles, looked up by place."""

    def __init__(self, text: str, cores: Sequence[Core]) -> None:
        self.cores = cores
        self.starts = frozenset(core.start for core in cores)
        self.ends = frozenset(core.end for core in cores)
        self.starts_of_posts = frozenset(core.start for core in cores if core.head.kind == "post")
        self.ends_of_posts = frozenset(core.end for core in cores if core.head.kind != "occupation")
        self.taken = Taken(len(text), [Span(core.start, core.end) for core in cores])

    def beside(self, span: Span) -> bool:
        """Whether a head ends where the span begins, or begins where it ends."""
        return span.start in self.ends or span.end in self.starts

    def across(self, span: Span) -> Iterator[Core]:
        """The heads that share a character with the span, left to right."""
        first = bisect_left(self.cores, span.start + 1, key=lambda core: core.end)
        return takewhile(lambda core: core.start < span.end, self.cores[first:])
