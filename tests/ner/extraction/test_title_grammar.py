"""The grammar of titles: where one begins and ends, its body, rank and qualifier, and what is none."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.extraction.body_names import body_of, branch_of
from ner.extraction.title_grammar import LONGEST_BOUNDARY, PostMention, find_posts
from ner.extraction.title_heads import find_cores
from ner.lexicon.word_lists import heads, words
from ner.text.spans import Span


def only(text: str, *, names: Sequence[Span] = (), persons: Sequence[Span] = ()) -> PostMention:
    (post,) = find_posts(text, names=names, persons=persons)
    return post


@pytest.mark.parametrize(
    ("text", "title", "body", "place"),
    [
        pytest.param("区委书记", "区委书记", "区委", "", id="level-body"),
        pytest.param("拱墅区委书记", "区委书记", "拱墅区委", "拱墅区", id="proper-name-goes"),
        pytest.param(
            "中共杭州市拱墅区委书记", "区委书记", "中共杭州市拱墅区委", "杭州市拱墅区", id="chain-of-places"
        ),
        pytest.param("拱墅区区长", "区长", "拱墅区", "拱墅区", id="place-is-the-body"),
        pytest.param(
            "杭州市人民政府副市长", "副市长", "杭州市人民政府", "杭州市", id="people-s-government-goes"
        ),
        pytest.param("宁德时代副总裁", "副总裁", "宁德时代", "宁德", id="a-known-firm-goes"),
        pytest.param("市公安局局长", "市公安局局长", "市公安局", "", id="office-stays"),
        pytest.param(
            "杭州市公安局副局长", "公安局副局长", "杭州市公安局", "杭州市", id="place-of-an-office-goes"
        ),
        pytest.param("区人大常委会副主任", "区人大常委会副主任", "区人大常委会", "", id="standing-committee"),
        pytest.param(
            "省纪委监委驻省水利厅纪检监察组组长",
            "省纪委监委驻省水利厅纪检监察组组长",
            "省纪委监委驻省水利厅纪检监察组",
            "",
            id="nested",
        ),
        pytest.param("远岚科技有限公司董事长", "董事长", "远岚科技有限公司", "", id="firm"),
        pytest.param(
            "远岚（集团）有限公司总经理", "总经理", "远岚（集团）有限公司", "", id="brackets-in-a-name"
        ),
        pytest.param("青砚银行杭州分行行长", "行长", "青砚银行杭州分行", "", id="branch-of-a-bank"),
        pytest.param(
            "远岚科技有限公司党委书记", "党委书记", "远岚科技有限公司党委", "", id="party-committee-of-a-firm"
        ),
        pytest.param("石桥街道办事处主任", "办事处主任", "石桥街道办事处", "石桥街道", id="street"),
        pytest.param(
            "“学党史、办实事”活动领导小组副组长",
            "“学党史、办实事”活动领导小组副组长",
            "“学党史、办实事”活动领导小组",
            "",
            id="quoted-enumeration-comma",
        ),
        pytest.param(
            "远岚报业集团（远岚日报社）党委书记",
            "党委书记",
            "远岚报业集团党委",
            "",
            id="another-name-in-brackets",
        ),
        pytest.param(
            "青砚管理办公室（以下简称：青砚办）主任",
            "青砚管理办公室主任",
            "青砚管理办公室",
            "",
            id="a-short-name-in-brackets",
        ),
        pytest.param("投资总监", "投资总监", "", "", id="what-a-director-is-for"),
        pytest.param("区工商联第四届会长", "区工商联会长", "区工商联", "", id="the-term-of-a-chair"),
        pytest.param("青砚解放军总司令", "青砚解放军总司令", "青砚解放军", "", id="commander-in-chief"),
        pytest.param("卫生部妇幼局长", "卫生部妇幼局长", "卫生部妇幼局", "", id="a-bureau-of-a-ministry"),
        pytest.param("我市市委书记", "市委书记", "我市市委", "", id="our-city-s"),
        pytest.param("商会新一届会长", "会长", "商会", "", id="a-new-term"),
        pytest.param("省七届人民代表", "省人民代表", "省", "", id="the-term-of-a-deputy"),
        pytest.param("海军“杭州舰”政委", "政委", "海军“杭州舰”", "", id="a-ship-in-quotes"),
        pytest.param("第二届理事会会长", "理事会会长", "理事会", "", id="the-term-of-a-board"),
        pytest.param("县委农业书记", "县委农业书记", "县委", "", id="what-a-secretary-is-for"),
        pytest.param("生产副厂长", "生产副厂长", "", "", id="what-a-deputy-is-for"),
        pytest.param("市农业局长", "市农业局长", "市农业局", "", id="a-bureau-and-no-field"),
        pytest.param("县指挥部责任指挥长", "县指挥部责任指挥长", "县指挥部", "", id="behind-a-body"),
        pytest.param("青砚籍企业家", "企业家", "", "", id="whence-somebody-comes"),
        pytest.param("我校党委书记", "党委书记", "我校党委", "", id="no-pronoun-in-a-title"),
        pytest.param("全国友协副会长", "全国友协副会长", "全国友协", "", id="an-association-in-short"),
        pytest.param("民建贵州省委主委", "省委主委", "民建贵州省委", "", id="another-party-of-a-place"),
        pytest.param("医学部主任", "医学部主任", "医学部", "", id="a-faculty"),
        pytest.param("统战部长", "统战部长", "统战部", "", id="department-whose-head-swallows-its-end"),
        pytest.param(
            "市住房和城乡建设局局长", "市住房和城乡建设局局长", "市住房和城乡建设局", "", id="and-in-a-name"
        ),
        pytest.param(
            "省发展和改革委员会主任",
            "省发展和改革委员会主任",
            "省发展和改革委员会",
            "",
            id="and-in-a-committee",
        ),
        pytest.param("全国政协副主席", "全国政协副主席", "全国政协", "", id="national"),
        pytest.param("区长", "区长", "", "", id="head-alone"),
        pytest.param("市民政局局长", "市民政局局长", "市民政局", "", id="citizen-is-no-occupation-here"),
        pytest.param("无为市委书记", "市委书记", "无为市委", "无为市", id="a-boundary-word-in-a-place"),
        pytest.param("鼎城区长", "区长", "鼎城", "鼎城", id="a-place-that-shares-its-end-with-the-head"),
        pytest.param("白蕉镇委书记", "镇委书记", "白蕉镇委", "白蕉镇", id="committee-of-a-town"),
        pytest.param(
            "浙江甲里镇长", "镇长", "浙江甲里镇", "浙江甲里镇", id="a-town-that-shares-its-end-with-the-head"
        ),
        pytest.param(
            "甲里社区党委书记", "社区党委书记", "甲里社区党委", "甲里社区", id="a-community-is-no-district"
        ),
        pytest.param(
            "乙丙镇甲里社区党委书记", "社区党委书记", "乙丙镇甲里社区党委", "乙丙镇甲里社区", id="in-its-town"
        ),
        pytest.param("十四届全国人大常委会秘书长", "全国人大常委会秘书长", "全国人大常委会", "", id="a-term"),
        pytest.param(
            "第九届某某会组委会主席",
            "第九届某某会组委会主席",
            "第九届某某会组委会",
            "",
            id="a-term-of-a-name",
        ),
        pytest.param(
            "联合国贸易和发展会议秘书长",
            "联合国贸易和发展会议秘书长",
            "联合国贸易和发展会议",
            "",
            id="and-of-several-states",
        ),
        pytest.param(
            "古巴国务委员会和部长会议主席",
            "古巴国务委员会和部长会议主席",
            "古巴国务委员会和部长会议",
            "",
            id="two-councils",
        ),
        pytest.param(
            "区农业农村委员会主任", "区农业农村委员会主任", "区农业农村委员会", "", id="no-village-in-a-body"
        ),
        pytest.param(
            "市驻上海办事处主任", "市驻上海办事处主任", "市驻上海办事处", "", id="a-place-inside-a-body"
        ),
        pytest.param(
            "市银行业监督管理局局长",
            "市银行业监督管理局局长",
            "市银行业监督管理局",
            "",
            id="no-bank-but-its-regulator",
        ),
    ],
)
def test_a_title(text: str, title: str, body: str, place: str) -> None:
    post = only(text)
    assert (post.text, post.title, post.body, post.place) == (text, title, body, place)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("会议由区委书记主持", "区委书记", id="by"),
        pytest.param("据区教育局局长介绍", "区教育局局长", id="according-to"),
        pytest.param("在区长陪同下", "区长", id="in"),
        pytest.param("2月1日区长出席", "区长", id="date"),
        pytest.param("昨天上午区委书记出席", "区委书记", id="day-word"),
        pytest.param("陪同市委副书记调研", "市委副书记", id="verb"),
        pytest.param("副区长和区财政局局长", "区财政局局长", id="and"),
        pytest.param("会见了市大数据局局长", "市大数据局局长", id="data-is-no-according-to"),
        pytest.param("省经信厅厅长", "省经信厅厅长", id="economy-is-no-through"),
        pytest.param("市供销社主任", "市供销社主任", id="supply"),
        pytest.param("市应急管理局局长", "市应急管理局局长", id="emergency-is-no-should"),
        pytest.param("和平镇镇长", "和平镇镇长", id="peace-is-no-and"),
        pytest.param("会议开幕.青砚省副省长", "青砚省副省长", id="a-full-stop-of-another-script"),
        pytest.param("最后市委副书记", "市委副书记", id="at-last"),
        pytest.param("省长对县委副书记", "县委副书记", id="to"),
        pytest.param("像县委书记那样", "县委书记", id="like"),
        pytest.param("市录像局局长", "市录像局局长", id="pictures-are-no-like"),
        pytest.param("解除市委副书记职务", "市委副书记", id="removes"),
        pytest.param("市协调小组组长", "市协调小组组长", id="a-group-that-does-so"),
        pytest.param("拜访市委书记", "市委书记", id="visits"),
        pytest.param("接待市长一行", "市长", id="receives"),
        pytest.param("市接待办主任", "市接待办主任", id="an-office-that-receives"),
        pytest.param("“某某”项目指挥部总指挥", "“某某”项目指挥部总指挥", id="quotes"),
    ],
)
def test_where_a_title_begins(text: str, printed: str) -> None:
    assert find_posts(text)[-1].text == printed


@pytest.mark.parametrize(
    ("text", "rank", "head", "shared"),
    [
        ("副区长", "副", "区长", True),
        ("常务副区长", "常务副", "区长", True),
        ("第一书记", "第一", "书记", False),
        ("名誉会长", "名誉", "会长", False),
        ("区长", "", "区长", False),
        ("区委常委", "", "常委", True),
        ("区委副书记", "副", "书记", True),
        ("代理区长", "代理", "区长", False),
        ("甲乙时代副总裁", "副", "总裁", True),
        ("现代理区长", "代理", "区长", False),
    ],
)
def test_ranks(text: str, rank: str, head: str, shared: bool) -> None:
    post = only(text)
    assert (post.rank or post.qualifier, post.head.head, post.is_shared) == (rank, head, shared)


@pytest.mark.parametrize(
    ("text", "qualifier", "former"),
    [
        ("原区长", "原", True),
        ("原区委书记", "原", True),
        ("前市长", "前", True),
        ("老书记", "老", True),
        ("代区长", "代", False),
        ("候任区长", "候任", False),
        ("时任区委书记", "时任", True),
        ("拟任副区长", "拟任", False),
        ("区长", "", False),
        ("原州区区长", "", False),
        ("老河口市市长", "", False),
    ],
)
def test_qualifiers(text: str, qualifier: str, former: bool) -> None:
    post = only(text)
    assert (post.qualifier, post.is_former) == (qualifier, former)


@pytest.mark.parametrize(
    "text",
    [
        "书记们", "河长制", "主席会议", "书记例会", "部长级会议", "院长办公会", "处长热线", "董事长信箱", "县长接待日", "秘书长联席会议",
        "学校对孙二虎", "市长国际企业家咨询会议", "省长经济顾问团",
        "主席团", "书记处", "校长培训班", "区长级", "主席台", "董事长论坛", "成长", "长江", "专题组织",
        "共产党代表孙二虎", "副首相府",
    ],
)  # fmt: skip
def test_words_that_hold_a_head_and_are_no_post(text: str) -> None:
    assert [post.text for post in find_posts(text)] == []


@pytest.mark.parametrize(
    "text",
    ["主席会议", "书记例会", "部长级会议", "区长办公会"],
)
def test_the_same_head_before_a_name_is_a_post(text: str) -> None:
    head = only(text[:2] + "钱一诺")
    assert head.text == text[:2]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("区委副书记、区长", ["区委副书记", "区长"]),
        ("副主任兼秘书长", ["副主任", "秘书长"]),
        ("区委常委 常务副区长", ["区委常委", "常务副区长"]),
        ("青砚银行党委委员、副行长、首席财务官", ["党委委员", "副行长", "首席财务官"]),
        ("区人大常委会副主任、一级调研员", ["区人大常委会副主任", "一级调研员"]),
        ("区退役军人事务局局长", ["区退役军人事务局局长"]),
        ("省委老干部局局长", ["省委老干部局局长"]),
        ("市公安局交警支队支队长", ["市公安局交警支队支队长"]),
        ("主任委员", ["主任委员"]),
        ("国防部长", ["国防部长"]),
        ("区委常委、组织部长", ["区委常委", "组织部长"]),
        ("区委副书记、区长候选人", ["区委副书记", "区长候选人"]),
        ("统战部部长", ["统战部部长"]),
    ],
)
def test_several_titles(text: str, titles: list[str]) -> None:
    assert [post.title for post in find_posts(text)] == titles


def test_a_name_that_a_tagger_vouches_for_is_crossed_whole() -> None:
    text = "经由在握公司董事长"
    assert only(text).body != "在握公司"
    assert only(text, names=[Span(2, 6)]).body == "在握公司"


def test_a_title_never_reaches_into_a_person() -> None:
    text = "钱一诺区长"
    assert only(text, persons=[Span(0, 3)]).text == "区长"


@pytest.mark.parametrize(
    ("body", "head", "branch"),
    [
        ("区委", "书记", "党委"),
        ("", "书记", "党委"),
        ("区人大常委会", "主任", "人大"),
        ("区政协", "主席", "政协"),
        ("区纪委", "书记", "纪委监委"),
        ("区法院", "院长", "法院"),
        ("区检察院", "检察长", "检察院"),
        ("区人武部", "部长", "军事"),
        ("区总工会", "主席", "群团"),
        ("某某大学", "校长", "事业单位"),
        ("某某大学党委", "书记", "事业单位"),
        ("远岚科技有限公司", "董事长", "企业"),
        ("远岚科技有限公司党委", "书记", "企业"),
        ("区教育局党委", "书记", "党委"),
        ("区委办公室", "主任", "党委"),
        ("区纪委办公室", "主任", "纪委监委"),
        ("区政府办公室", "主任", "政府"),
        ("市委办公室综合科", "科长", "党委"),
        ("", "专家", ""),
    ],
)
def test_branches(body: str, head: str, branch: str) -> None:
    assert branch_of(body, heads()[head]) == branch


@pytest.mark.parametrize(
    ("name", "body"),
    [("拱墅区人大常委会", "人大常委会"), ("区委统战部", "统战部"), ("远岚", None), ("", None)],
)
def test_the_body_that_a_name_ends_in(name: str, body: str | None) -> None:
    found = body_of(name)
    assert (found.body if found else None) == body


TITLE_TEXT = st.text(
    alphabet="区委副书记长市省拱墅主任董事、兼和由在（）“”，。 \n原代钱一诺公司a1", max_size=50
)


@given(TITLE_TEXT)
def test_titles_hold_their_offsets_and_do_not_overlap(text: str) -> None:
    posts = find_posts(text)
    assert all(text[p.start : p.end] == p.text and p.start <= p.core_start < p.end for p in posts)
    assert all(p.qualifier in text[: p.end] for p in posts)
    assert all(one.end <= other.start for one, other in pairwise(posts))


@given(TITLE_TEXT)
def test_cores_are_in_order_and_end_in_their_head(text: str) -> None:
    cores = find_cores(text)
    assert all(core.head.head in text[core.start : core.end] for core in cores)
    assert all(one.end <= other.start for one, other in pairwise(cores))


@given(TITLE_TEXT, st.integers(0, 40), st.integers(1, 5))
def test_no_title_reaches_into_a_person_wherever_it_stands(text: str, start: int, length: int) -> None:
    person = Span(min(start, len(text)), min(start + length, len(text)))
    cores = [core for core in find_cores(text) if not Span(core.start, core.end).overlaps(person)]
    posts = find_posts(text, persons=[person], cores=cores)
    assert not any(post.span.overlaps(person) for post in posts if len(person))


def test_a_title_never_reaches_over_the_end_of_a_line() -> None:
    (post,) = find_posts("远岚科技有限公司\n区长")
    assert (post.text, post.body) == ("区长", "")


@pytest.mark.parametrize(
    ("text", "tagged", "body"),
    [
        pytest.param("记青砚通讯公司总经理", "青砚通讯公司", "青砚通讯公司", id="whole-name"),
        pytest.param("杭州青砚通讯公司总经理", "青砚通讯公司", "杭州青砚通讯公司", id="a-place-in-front"),
        pytest.param("某市农业农村局局长", "农业农村局", "某市农业农村局", id="a-level-in-front"),
        pytest.param("原青砚通讯公司总经理", "青砚通讯公司", "青砚通讯公司", id="a-qualifier-in-front"),
        pytest.param("清源农业局局长", "农业局", "清源农业局", id="a-short-piece"),
    ],
)
def test_what_stands_before_a_tagged_name(text: str, tagged: str, body: str) -> None:
    start = text.index(tagged)
    (post,) = find_posts(text, names=[Span(start, start + len(tagged))])
    assert post.body == body


@pytest.mark.parametrize(
    ("body", "head", "branch"),
    [
        pytest.param("人民银行某某支行", "行长", "政府", id="the-central-bank"),
        pytest.param("某某大学校董会", "董事长", "事业单位", id="a-board-of-a-school"),
        pytest.param("政协某某区第十届委员会", "主任", "政协", id="a-conference-of-one-term"),
        pytest.param("中共某某区第十届委员会", "主任", "党委", id="a-committee-of-one-term"),
        pytest.param("某某公司驻京办事处", "主任", "企业", id="a-firm-s-office"),
        pytest.param("某某学院组织部", "主任", "事业单位", id="a-school-s-department"),
        pytest.param("某某区组织部", "主任", "党委", id="a-department"),
        pytest.param("校党委", "主任", "事业单位", id="a-school-in-short"),
        pytest.param("公司党委", "主任", "企业", id="a-firm-in-short"),
    ],
)
def test_the_branch_of_a_body(body: str, head: str, branch: str) -> None:
    assert branch_of(body, heads()[head]) == branch


@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        pytest.param("青砚甲乙司令员", [(0, 4)], "青砚甲乙司令员", id="a-name-of-four-is-crossed"),
        pytest.param("我们甲乙丙丁司令员", [(2, 6)], "甲乙丙丁司令员", id="and-it-ends-the-title"),
        pytest.param("天下甲乙丙司令员", [(2, 5)], "天下甲乙丙司令员", id="a-name-of-three-does-not"),
        pytest.param("天" * 36 + "甲乙丙丁司令员", [], "天" * 36 + "甲乙丙丁司令员", id="forty-characters"),
        pytest.param("天" * 37 + "甲乙丙丁司令员", [], "天" * 36 + "甲乙丙丁司令员", id="and-no-more"),
        pytest.param("青砚（甲乙丙丁）司令员", [], "青砚（甲乙丙丁）司令员", id="a-bracket-of-six"),
        pytest.param("青砚（甲乙丙丁戊）司令员", [], "司令员", id="a-longer-bracket"),
        pytest.param(
            "青砚“" + "天" * 12 + "”司令员", [], "青砚“" + "天" * 12 + "”司令员", id="a-quotation-of-fourteen"
        ),
        pytest.param("青砚“" + "天" * 13 + "”司令员", [], "司令员", id="a-longer-quotation"),
    ],
)
def test_how_far_a_title_reaches(text: str, names: list[tuple[int, int]], title: str) -> None:
    (post,) = find_posts(text, names=[Span(*name) for name in names])
    assert post.text == title


def test_the_longest_words_that_end_a_title_are_looked_for() -> None:
    assert max(map(len, words("title_boundary"))) == LONGEST_BOUNDARY


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("第三代领导集体", []),
        ("党的坚强领导", []),
        ("领导全国人民", []),
        ("区领导钱一诺", ["领导"]),
        ("总统国家安全事务助理", ["总统国家安全事务助理"]),
        ("总统安全顾问", ["顾问"]),
        ("厅级干部进修班", []),
        ("厅级干部", ["厅级干部"]),
    ],
)
def test_words_that_look_like_the_ends_of_titles(text: str, heads: list[str]) -> None:
    assert [core.head.head for core in find_cores(text) if core.head.kind != "occupation"] == heads
