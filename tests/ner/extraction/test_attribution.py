"""Who holds which post: before and after the name, shared, collective, by a verb; and where nobody does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import CAST, people_and_posts

Link = tuple[str, str, str]


def links(text: str) -> list[Link]:
    """Name, title and rule of each attribution, by name and place."""
    return [(a.person.name, a.title, a.rule) for a in people_and_posts(text).attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("区委书记钱一诺出席", [("钱一诺", "区委书记", "before")], id="before"),
        pytest.param("区委书记 钱一诺 出席", [("钱一诺", "区委书记", "before")], id="blank-between"),
        pytest.param("主席：钱一诺", [("钱一诺", "主席", "before")], id="colon-between"),
        pytest.param(
            "区长钱一诺、区委书记孙二虎出席",
            [("钱一诺", "区长", "before"), ("孙二虎", "区委书记", "before")],
            id="a-body-is-no-name-in-the-list",
        ),
        pytest.param(
            "他说：“要抓好落实。”区长钱一诺强调", [("钱一诺", "区长", "before")], id="after-a-quotation"
        ),
        pytest.param("区委书记向钱一诺介绍", [], id="a-post-of-somebody-else"),
        pytest.param("区委书记，钱一诺出席", [], id="comma-between"),
        pytest.param("区委书记主持会议。钱一诺出席", [], id="another-sentence"),
        pytest.param("原区长钱一诺出席", [("钱一诺", "原区长", "before")], id="former"),
        pytest.param(
            "区委副书记、区长钱一诺出席",
            [("钱一诺", "区委副书记", "before"), ("钱一诺", "区长", "before")],
            id="joined-by-a-comma",
        ),
        pytest.param(
            "副主任兼秘书长钱一诺出席",
            [("钱一诺", "副主任", "before"), ("钱一诺", "秘书长", "before")],
            id="joined-by-concurrently",
        ),
        pytest.param(
            "区委常委 常务副区长钱一诺出席",
            [("钱一诺", "区委常委", "before"), ("钱一诺", "常务副区长", "before")],
            id="joined-by-a-blank",
        ),
        pytest.param(
            "区长钱一诺、副区长孙二虎出席",
            [("钱一诺", "区长", "before"), ("孙二虎", "副区长", "before")],
            id="each-a-post",
        ),
        pytest.param("一级调研员钱一诺出席", [("钱一诺", "一级调研员", "before")], id="rank"),
        pytest.param("教授钱一诺出席", [("钱一诺", "教授", "before")], id="occupation"),
        pytest.param(
            "钱一诺当选主席\n会上，区长钱一诺当选为主席。",
            [("钱一诺", "主席", "appointed"), ("钱一诺", "区长", "before"), ("钱一诺", "主席", "appointed")],
            id="below-a-headline",
        ),
        pytest.param(
            "县委认为县委副书记钱一诺有错", [("钱一诺", "县委副书记", "before")], id="behind-a-verb"
        ),
    ],
)
def test_posts_before_names(text: str, expected: list[Link]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("钱一诺区长主持", [("钱一诺", "区长", "after")], id="after"),
        pytest.param(
            "钱一诺区长，孙二虎、李三多副区长到场",
            [("钱一诺", "区长", "after"), ("孙二虎", "副区长", "after"), ("李三多", "副区长", "after")],
            id="one-post-behind-two",
        ),
        pytest.param("钱一诺杭州市副市长到访", [("钱一诺", "副市长", "after")], id="after-with-its-place"),
        pytest.param(
            "钱一诺区长、孙二虎副区长出席",
            [("钱一诺", "区长", "after"), ("孙二虎", "副区长", "after")],
            id="after-each",
        ),
        pytest.param(
            "钱一诺局长孙二虎处长出席",
            [("钱一诺", "局长", "after"), ("孙二虎", "处长", "after")],
            id="after-without-punctuation",
        ),
        pytest.param(
            "钱一诺（区委书记）、孙二虎（区长）出席",
            [("钱一诺", "区委书记", "bracket"), ("孙二虎", "区长", "bracket")],
            id="brackets",
        ),
        pytest.param(
            "省应急厅钱一诺（副厅长级）出席", [("钱一诺", "副厅长级", "bracket")], id="rank-in-brackets"
        ),
        pytest.param(
            "区委书记孙二虎、区长孙三多到会。会后，孙书记发言",
            [
                ("孙二虎", "区委书记", "before"),
                ("孙三多", "区长", "before"),
                ("孙二虎", "区委书记", "address"),
            ],
            id="surname-tied-by-the-post",
        ),
        pytest.param("钱一诺陪同区长调研", [], id="verb-between"),
        pytest.param("会后，李副县长指出", [("李副县长", "副县长", "address")], id="surname-alone"),
        pytest.param(
            "区委书记孙二虎出席。会后，孙书记到场",
            [("孙二虎", "区委书记", "before"), ("孙二虎", "区委书记", "address")],
            id="surname-tied-to-the-full-name",
        ),
        pytest.param("合肥市人防办王主任介绍", [("王主任", "主任", "address")], id="surname-behind-a-body"),
    ],
)
def test_posts_after_names(text: str, expected: list[Link]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "rule", "names"),
    [
        pytest.param("副主席钱一诺、孙二虎、李三多出席", "副主席", "shared", "孙二虎 李三多", id="deputies"),
        pytest.param("副主席钱一诺、孙二虎和李三多出席", "副主席", "shared", "孙二虎 李三多", id="and"),
        pytest.param(
            "主席团常务主席：钱一诺 孙二虎 李三多 周四海",
            "主席团常务主席",
            "shared",
            "孙二虎 李三多 周四海",
            id="presidium-in-blanks",
        ),
        pytest.param("区长钱一诺、孙二虎出席", "区长", "shared", "", id="there-is-one-head-of-a-district"),
        pytest.param("副区长钱一诺，孙二虎出席", "副区长", "shared", "", id="comma-ends-the-list"),
        pytest.param("副主席钱一诺、孙二虎的秘书出席", "副主席", "shared", "", id="whose-ends-the-list"),
        pytest.param(
            "区领导钱一诺、孙二虎参加", "区领导", "collective", "钱一诺 孙二虎", id="leaders-before"
        ),
        pytest.param(
            "钱一诺、孙二虎等区领导参加", "区领导", "collective", "钱一诺 孙二虎", id="leaders-after"
        ),
        pytest.param(
            "钱一诺、孙二虎、李三多等区四套班子领导参加",
            "区四套班子领导",
            "collective",
            "钱一诺 孙二虎 李三多",
            id="four-teams",
        ),
        pytest.param(
            "省考评组领导钱一诺、孙二虎参加", "省考评组领导", "collective", "钱一诺 孙二虎", id="of-a-body"
        ),
        pytest.param("领导钱一诺、孙二虎参加", "领导", "collective", "钱一诺 孙二虎", id="bare"),
        pytest.param(
            "钱一诺出席。区领导孙二虎参加", "区领导", "collective", "孙二虎", id="not-across-sentences"
        ),
        pytest.param("钱一诺指出，要抓好。区领导参加", "区领导", "collective", "", id="without-a-name"),
    ],
)
def test_posts_of_a_list(text: str, title: str, rule: str, names: str) -> None:
    assert [n for n, t, r in links(text) if (t, r) == (title, rule)] == names.split()


def test_who_is_there_beside_leaders_is_nobody_named() -> None:
    text = "钱一诺、孙二虎等区领导及部门负责人参加"
    assert links(text) == [("钱一诺", "区领导", "collective"), ("孙二虎", "区领导", "collective")]


def test_a_post_and_a_collective_title() -> None:
    text = "区委书记钱一诺，区委副书记、区长孙二虎等区领导带队"
    assert links(text) == [
        ("钱一诺", "区委书记", "before"),
        ("钱一诺", "区领导", "collective"),
        ("孙二虎", "区委副书记", "before"),
        ("孙二虎", "区长", "before"),
        ("孙二虎", "区领导", "collective"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("钱一诺当选区长", [("钱一诺", "区长", "appointed", "任")], id="elected"),
        pytest.param("会议选举钱一诺为区长", [("钱一诺", "区长", "appointed", "任")], id="elected-as"),
        pytest.param(
            "孙二虎被任命为区财政局局长", [("孙二虎", "区财政局局长", "appointed", "任")], id="appointed"
        ),
        pytest.param(
            "任命孙二虎为区财政局局长", [("孙二虎", "区财政局局长", "appointed", "任")], id="appointing"
        ),
        pytest.param(
            "决定任命：钱一诺为区教育局局长，孙二虎为区民政局局长",
            [("钱一诺", "区教育局局长", "appointed", "任"), ("孙二虎", "区民政局局长", "appointed", "任")],
            id="a-list-of-appointments",
        ),
        pytest.param(
            "任命：\n钱一诺为区教育局局长；\n孙二虎为区民政局局长。\n免去：\n李三多的区教育局局长职务。",
            [
                ("钱一诺", "区教育局局长", "appointed", "任"),
                ("孙二虎", "区民政局局长", "appointed", "任"),
                ("李三多", "区教育局局长", "removed", "免"),
            ],
            id="decisions-under-headings",
        ),
        pytest.param(
            "选举孙二虎、李三多为副主席",
            [("孙二虎", "副主席", "appointed", "任"), ("李三多", "副主席", "appointed", "任")],
            id="several-elected",
        ),
        pytest.param(
            "任命孙二虎为区财政局局长，免去李三多的区财政局局长职务",
            [("孙二虎", "区财政局局长", "appointed", "任"), ("李三多", "区财政局局长", "removed", "免")],
            id="one-comes-one-goes",
        ),
        pytest.param("免去李三多同志的副区长职务", [("李三多", "副区长", "removed", "免")], id="removed-of"),
        pytest.param(
            "免去孙二虎石桥区副区长、区公安局局长的职务",
            [("孙二虎", "副区长", "removed", "免"), ("孙二虎", "区公安局局长", "removed", "免")],
            id="removed-from-what-stands-behind",
        ),
        pytest.param(
            "批准李三多辞去副区长职务", [("李三多", "副区长", "removed", "免")], id="resignation-allowed"
        ),
        pytest.param("李三多不再担任副区长", [("李三多", "副区长", "removed", "免")], id="no-longer"),
        pytest.param("李三多辞去副区长职务", [("李三多", "副区长", "removed", "免")], id="resigned"),
        pytest.param(
            "接受李三多辞去副区长职务的请求",
            [("李三多", "副区长", "removed", "免")],
            id="resignation-accepted",
        ),
        pytest.param("钱一诺担任区长", [("钱一诺", "区长", "holds", "")], id="holds"),
        pytest.param(
            "钱一诺兼任董事长和总经理",
            [("钱一诺", "董事长", "holds", ""), ("钱一诺", "总经理", "holds", "")],
            id="holds-two",
        ),
        pytest.param(
            "钱一诺曾任区长、区委书记",
            [("钱一诺", "区长", "held", "曾任"), ("钱一诺", "区委书记", "held", "曾任")],
            id="held",
        ),
        pytest.param(
            "钱一诺此前任市财政局局长", [("钱一诺", "市财政局局长", "held", "曾任")], id="before-that"
        ),
        pytest.param("此前，钱一诺任区长", [("钱一诺", "区长", "held", "曾任")], id="before-that-in-front"),
        pytest.param("孙二虎接替钱一诺任区长", [("孙二虎", "区长", "holds", "")], id="who-takes-over"),
        pytest.param(
            "孙二虎击败副区长钱一诺，当选区长",
            [("孙二虎", "区长", "appointed", "任"), ("钱一诺", "副区长", "before", "")],
            id="who-wins",
        ),
        pytest.param(
            "孙二虎接替钱一诺转任区长后留下的职缺",
            [("钱一诺", "区长", "appointed", "任")],
            id="who-is-taken-over-from-moves-on",
        ),
        pytest.param(
            "钱一诺、孙二虎分别任区委书记、区长",
            [("钱一诺", "区委书记", "holds", ""), ("孙二虎", "区长", "holds", "")],
            id="respectively",
        ),
        pytest.param(
            "钱一诺、孙二虎分别当选主席、副主席",
            [("钱一诺", "主席", "appointed", "任"), ("孙二虎", "副主席", "appointed", "任")],
            id="respectively-elected",
        ),
        pytest.param(
            "钱一诺任副区长，免去其区财政局局长职务",
            [("钱一诺", "副区长", "holds", ""), ("钱一诺", "区财政局局长", "removed", "免")],
            id="removed-from-his-former-post",
        ),
        pytest.param("钱一诺认为区长应当到场", [], id="thinks-is-no-verb-of-holding"),
    ],
)
def test_posts_by_a_verb(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(a.person.name, a.title, a.rule, a.qualifier) for a in people_and_posts(text).attributions]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "钱一诺，男，1968年生。\n1998.07—2001.03 拱墅区教育局科长；2001.03—2003.05拱墅区副区长",
            [("教育局科长", "held"), ("副区长", "held")],
            id="lines",
        ),
        pytest.param(
            "钱一诺同志简历\n1998―2001年拱墅区副区长，区委常委2003年5月任拱墅区区长",
            [("副区长", "held"), ("区委常委", "held"), ("区长", "holds")],
            id="lines-run-together",
        ),
        pytest.param(
            "钱一诺，女，1968年生。\n2015—至今 拱墅区副区长", [("副区长", "holds")], id="no-last-year"
        ),
        pytest.param(
            "钱一诺，女，1968年生。\n1998—2001拱墅区副区长(其间：1999.05―2000.12兼任区财政局局长)",
            [("副区长", "held"), ("区财政局局长", "held")],
            id="meanwhile",
        ),
        pytest.param("钱一诺出席。\n1998.07—2001.03 拱墅区教育局科长", [], id="no-curriculum-vitae"),
        pytest.param("钱一诺，男，1968年生。\n会上，教育局科长出席", [], id="no-years"),
    ],
)
def test_posts_of_a_curriculum_vitae(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.title, a.rule) for a in people_and_posts(text).attributions] == expected


@pytest.mark.parametrize(
    "text", ["孙二虎会见委员\n副区长钱一诺出席", "孙二虎会见区政协委员\n区委书记、区长钱一诺出席"]
)
def test_a_headline_s_post_joins_none_of_the_text(text: str) -> None:
    assert "委员" not in {a.post.head.head for a in people_and_posts(text).attributions}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "西湖区人大常委会主任钱一诺，区政协主席孙二虎",
            {"钱一诺": ("西湖区人大常委会", "西湖区"), "孙二虎": ("区政协", "西湖区")},
            id="place-goes-on",
        ),
        pytest.param(
            "区人大常委会主任钱一诺，副主任孙二虎、李三多，区政协副主席周四海",
            {"孙二虎": ("区人大常委会", ""), "李三多": ("区人大常委会", ""), "周四海": ("区政协", "")},
            id="body-goes-on-to-the-next-body",
        ),
        pytest.param(
            "青砚银行董事长钱一诺，副行长孙二虎，副区长李三多",
            {"钱一诺": ("青砚银行", ""), "孙二虎": ("青砚银行", ""), "李三多": ("", "")},
            id="a-bank-s-list-ends-at-the-district",
        ),
        pytest.param(
            "拱墅区委书记钱一诺、余杭区区长孙二虎",
            {"钱一诺": ("拱墅区委", "拱墅区"), "孙二虎": ("余杭区", "余杭区")},
            id="a-place-of-its-own",
        ),
        pytest.param(
            "杭州市委书记钱一诺、市长孙二虎",
            {"钱一诺": ("杭州市委", "杭州市"), "孙二虎": ("", "杭州市")},
            id="a-mayor-takes-the-place",
        ),
        pytest.param(
            "远岚科技有限公司党委书记、董事长钱一诺，总经理孙二虎",
            {"钱一诺": ("远岚科技有限公司", ""), "孙二虎": ("远岚科技有限公司", "")},
            id="party-committee-stays-behind",
        ),
        pytest.param(
            "某某大学党委书记钱一诺、校长孙二虎",
            {"钱一诺": ("某某大学党委", ""), "孙二虎": ("某某大学", "")},
            id="party-committee-of-a-school",
        ),
        pytest.param(
            "区政协副主席钱一诺主持会议。会上，副主席孙二虎发言",
            {"孙二虎": ("区政协", "")},
            id="the-same-post-in-another-sentence",
        ),
        pytest.param(
            "区政协主席钱一诺主持会议。会上，副主任孙二虎发言",
            {"孙二虎": ("", "")},
            id="another-post-in-another-sentence",
        ),
        pytest.param("市政府副主任兼秘书长钱一诺", {"钱一诺": ("市政府", "")}, id="joined-posts"),
        pytest.param(
            "甲党主席候选人孙二虎战胜副主席钱一诺。",
            {"孙二虎": ("甲党", ""), "钱一诺": ("", "")},
            id="a-candidate-has-no-deputy",
        ),
    ],
)
def test_bodies_along_a_list(text: str, bodies: dict[str, tuple[str, str]]) -> None:
    found = {a.person.name: (a.body, a.place) for a in people_and_posts(text).attributions}
    assert {name: found[name] for name in bodies} == bodies


@pytest.mark.parametrize(
    "text",
    [
        "法、检两长，区人武部部长，其他市管干部参加",
        "区政协各专委会主任、副主任，办公室副主任列席会议",
        "区委书记、区长和各部门负责人到场",
        "区政协召开一届十五次主席会议",
    ],
)
def test_posts_without_a_name_are_nobody_s(text: str) -> None:
    assert links(text) == []


def test_reporters_have_their_own_rule_of_names() -> None:
    heads = {
        (a.person.name, a.post.head.kind)
        for a in people_and_posts("记者钱一诺 通讯员孙二虎报道").attributions
    }
    assert heads == {("钱一诺", "journalist"), ("孙二虎", "journalist")}


PIECES = st.sampled_from(
    [*CAST[:4], "区委书记", "副区长", "区长", "远岚科技有限公司", "董事长", "区领导", "、", "，", "。", "等", "任", "免去",
     "的", "当选", "（", "）", "和", "原", "李", "分别", " ", "\n", "区政协", "副主席"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_attributions_hold_their_offsets(text: str) -> None:
    found = people_and_posts(text)
    for link in found.attributions:
        assert link.person in found.people
        assert link.post in found.posts
        assert text[link.post.start : link.post.end] == link.post.text
        assert text[link.person.start : link.person.end] == link.person.text
        assert 0 <= link.start < link.end <= len(text)
        assert not link.person.span.overlaps(link.post.span)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_nobody_gets_one_printed_post_twice(text: str) -> None:
    pairs = [(a.person.start, a.post.start) for a in people_and_posts(text).attributions]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("钱一诺任县长。", [("钱一诺", "县长", "holds")], id="the-verb-and-a-county"),
        pytest.param("任丘市市长钱一诺出席", [("钱一诺", "市长", "before")], id="a-city-named-like-it"),
        pytest.param("钱一诺任县委书记。", [("钱一诺", "县委书记", "holds")], id="and-its-committee"),
        pytest.param("钱一诺到县教育局任局长。", [("钱一诺", "局长", "holds")], id="no-mr-ren"),
        pytest.param("钱一诺在县委任副书记。", [("钱一诺", "副书记", "holds")], id="in-a-committee"),
        pytest.param("钱一诺任过总经理。", [("钱一诺", "总经理", "holds")], id="once"),
        pytest.param("钱一诺当上了县委书记。", [("钱一诺", "县委书记", "holds")], id="became"),
        pytest.param("钱一诺应当主任。", [], id="ought-to"),
        pytest.param("钱一诺被破格提拔为乡长。", [("钱一诺", "乡长", "appointed")], id="promoted"),
        pytest.param(
            "钱一诺身兼县委书记、县长。",
            [("钱一诺", "县委书记", "holds"), ("钱一诺", "县长", "holds")],
            id="two-at-once",
        ),
        pytest.param("钱一诺是青砚租赁有限公司的董事长。", [("钱一诺", "董事长", "holds")], id="of-a-firm"),
    ],
)
def test_verbs_of_careers(text: str, expected: list[Link]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("选举钱一诺（女）、孙二虎（回族）、李三多为县政协副主席。", 3, id="elected"),
        pytest.param("任命钱一诺（女）为县教育局局长。", 1, id="appointed"),
        pytest.param("免去钱一诺（女）的县教育局局长职务。", 1, id="removed"),
        pytest.param("副局长（主持工作）钱一诺出席", 1, id="behind-the-title"),
        pytest.param("副局长（见图一。钱一诺出席", 0, id="a-bracket-that-stays-open"),
    ],
)
def test_brackets_behind_names_and_titles(text: str, names: int) -> None:
    assert len(links(text)) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "钱一诺书记、市长孙二虎出席",
            [("钱一诺", "书记", "after"), ("孙二虎", "市长", "before")],
            id="a-title-behind-a-name-stays-there",
        ),
        pytest.param(
            "副校长钱一诺教授、校长孙二虎出席",
            [("钱一诺", "副校长", "before"), ("钱一诺", "教授", "after"), ("孙二虎", "校长", "before")],
            id="before-and-behind",
        ),
        pytest.param(
            "剧协副主席、著名评论家钱一诺", [("钱一诺", "剧协副主席", "before")], id="a-trade-between"
        ),
        pytest.param(
            "副部长兼首席谈判代表钱一诺", [("钱一诺", "副部长", "before")], id="an-unknown-second-post"
        ),
        pytest.param("副主席、会上钱一诺发言", [], id="no-trade-between"),
        pytest.param(
            "市委常委，副市长钱一诺出席",
            [("钱一诺", "市委常委", "before"), ("钱一诺", "副市长", "before")],
            id="a-comma-at-the-beginning",
        ),
        pytest.param(
            "会议要求县委书记，县长钱一诺负责", [("钱一诺", "县长", "before")], id="a-comma-elsewhere"
        ),
        pytest.param(
            "钱一诺，云垚集团总裁，现年42岁。", [("钱一诺", "总裁", "after")], id="a-post-in-commas"
        ),
        pytest.param("会上钱一诺，县长，孙二虎发言", [], id="a-list-in-commas"),
        pytest.param(
            "甲公司经理孙二虎，集团公司总经理助理，乙公司总经理钱一诺等出席",
            [
                ("孙二虎", "经理", "before"),
                ("钱一诺", "总经理助理", "before"),
                ("钱一诺", "总经理", "before"),
            ],
            id="a-comma-in-a-list-of-commas",
        ),
        pytest.param(
            "县领导有：钱一诺、孙二虎",
            [("钱一诺", "县领导", "collective"), ("孙二虎", "县领导", "collective")],
            id="there-are",
        ),
        pytest.param("钱一诺作为企业代表发言", [], id="speaks-for-firms"),
        pytest.param(
            "宣传部部长（兼）、统战部部长钱一诺出席",
            [("钱一诺", "宣传部部长", "before"), ("钱一诺", "统战部部长", "before")],
            id="held-beside",
        ),
        pytest.param(
            "县委常委组织部长钱一诺出席",
            [("钱一诺", "县委常委", "before"), ("钱一诺", "组织部长", "before")],
            id="nothing-between",
        ),
        pytest.param(
            "钱一诺局长、市农业局党委书记兼局长孙二虎到场",
            [
                ("钱一诺", "局长", "after"),
                ("孙二虎", "市农业局党委书记", "before"),
                ("孙二虎", "局长", "before"),
            ],
            id="posts-of-the-next",
        ),
        pytest.param("钱一诺领导的公司", [], id="to-lead"),
        pytest.param(
            "国防部长钱一诺和卫生部长到场", [("钱一诺", "国防部长", "before")], id="and-behind-a-name"
        ),
        pytest.param("钱一诺致电某人，祝贺他当选主席。", [], id="who-congratulates"),
        pytest.param(
            "孙二虎先到。钱一诺被孙二虎看中，出任主席。",
            [("钱一诺", "主席", "appointed")],
            id="by-whom-it-was-done",
        ),
        pytest.param(
            "任命：钱一诺（女） 为区审计局局长",
            [("钱一诺", "区审计局局长", "appointed")],
            id="an-aside-before-the-verb",
        ),
    ],
)
def test_what_joins_posts_and_names(text: str, expected: list[Link]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("消防总队副总队长", "消防总队", id="the-longer-post"),
        pytest.param("青砚公司副总", "青砚公司", id="the-short-one"),
        pytest.param("业主委员会主任", "业主委员会", id="owners-of-a-committee"),
        pytest.param("市财政委员会主任", "市财政委员会", id="no-commissar-inside"),
        pytest.param("慰问组组长", "慰问组", id="a-group-named-by-a-verb"),
        pytest.param("总裁办公室主任", "总裁办公室", id="an-office-named-by-a-post"),
        pytest.param("全国人大常委会委员长", "全国人大常委会", id="chair-not-member"),
        pytest.param("该行行长", "", id="this-bank"),
        pytest.param("该县县长", "", id="this-county"),
    ],
)
def test_where_a_post_and_its_body_begin(title: str, body: str) -> None:
    (post,) = people_and_posts(f"{title}钱一诺出席").posts
    assert post.body == body
    assert links(f"{title}钱一诺出席")[0][0] == "钱一诺"


@pytest.mark.parametrize(("length", "body"), [(30, 30), (31, 30)])
def test_a_body_in_front_of_a_name_begins_within_thirty_characters(length: int, body: int) -> None:
    (link,) = people_and_posts("天" * (length - 3) + "团市委钱一诺副书记出席").attributions
    assert (len(link.body), link.body[-3:]) == (body, "团市委")


def test_a_head_inside_the_name_of_a_tagged_body_is_none() -> None:
    text = "青砚职工服务中心主任钱一诺"
    found = [a.title for a in people_and_posts(text, organizations=("青砚职工服务中心",)).attributions]
    assert found == ["青砚职工服务中心主任"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "担任大会执行主席的有：钱一诺、孙二虎。",
            [("钱一诺", "大会执行主席", "shared"), ("孙二虎", "大会执行主席", "shared")],
            id="a-list-that-the-title-announces",
        ),
        pytest.param("担任大会执行主席的会议。钱一诺出席。", [], id="no-list"),
        pytest.param(
            "担任大会执行主席并在前排就座的有：钱一诺、孙二虎。",
            [("钱一诺", "大会执行主席", "shared"), ("孙二虎", "大会执行主席", "shared")],
            id="a-list-of-those-who-sit-in-front",
        ),
        pytest.param(
            "远岚公司采购经理、德国人钱一诺到场。",
            [("钱一诺", "采购经理", "before")],
            id="a-nationality-between",
        ),
        pytest.param(
            "远岚公司副总经理，（山阴）青砚公司总经理钱一诺到场。",
            [("钱一诺", "副总经理", "before"), ("钱一诺", "总经理", "before")],
            id="two-firms-and-a-place-in-brackets",
        ),
        pytest.param("台州市钱一诺市长到场。", [("钱一诺", "市长", "after")], id="behind-the-place"),
        pytest.param("协会共同主席钱一诺到场。", [("钱一诺", "共同主席", "before")], id="a-co-chair"),
        pytest.param("担任主席国。钱一诺到场。", [], id="a-state-in-the-chair"),
        pytest.param(
            "董事会没有续聘副总裁钱一诺和总会计师孙二虎。",
            [("钱一诺", "副总裁", "removed"), ("孙二虎", "总会计师", "removed")],
            id="not-renewed",
        ),
        pytest.param("公司续聘副总经理钱一诺。", [("钱一诺", "副总经理", "before")], id="renewed"),
        pytest.param(
            "选举钱一诺为市长 孙二虎等出席", [("钱一诺", "市长", "appointed")], id="a-blank-ends-the-sentence"
        ),
        pytest.param(
            "人大常委会副主任钱一诺带领委员孙二虎检查。",
            [("钱一诺", "人大常委会副主任", "before"), ("孙二虎", "委员", "before")],
            id="a-member",
        ),
        pytest.param(
            "副总经理孙二虎到会。副市长钱一诺与孙二虎签约。",
            [("孙二虎", "副总经理", "before"), ("钱一诺", "副市长", "before")],
            id="who-has-another-post-shares-none",
        ),
        pytest.param(
            "县农业局副县级干部钱一诺出席", [("钱一诺", "县农业局副县级干部", "before")], id="a-grade"
        ),
        pytest.param("该市市委副书记钱一诺出席", [("钱一诺", "市委副书记", "before")], id="that-city-s"),
    ],
)
def test_posts_of_lists_and_of_others(text: str, expected: list[Link]) -> None:
    assert sorted(links(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "我市召开会议，青川县委书记钱一诺、市委书记孙二虎出席。", "", id="ours-behind-another-county-s"
        ),
        pytest.param(
            "青川县委书记钱一诺、县委常委孙二虎出席，我市派人。", "青川县", id="the-county-s-own-level"
        ),
    ],
)
def test_a_bare_level_in_a_list_behind_a_county(text: str, place: str) -> None:
    posts = people_and_posts(text).attributions
    assert [a.place for a in posts if a.person.name == "孙二虎"] == [place]
