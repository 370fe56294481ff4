"""The lexicon of posts: what it puts together, what a title means, and what is no post."""

import pytest

from ner.extraction.position_lexicon import gloss_of, post_in, post_of, posts
from ner.extraction.title_grammar import find_posts
from ner.lexicon.vocabulary import BRANCHES, LEVELS


def test_there_are_more_than_ten_thousand_posts_each_once() -> None:
    names = [post.post for post in posts()]
    assert len(names) > 10_000
    assert names == sorted(set(names))


def test_every_post_is_complete() -> None:
    incomplete = [
        p
        for p in posts()
        if not p.gloss
        or not p.source
        or "{}" in p.gloss
        or "  " in p.gloss
        or p.branch not in BRANCHES
        or p.level not in ("", *LEVELS)
    ]
    assert incomplete == []


def test_reading_a_post_gives_what_composed_it() -> None:
    assert [(p, post_of(p.post)) for p in posts() if post_of(p.post) != p] == []


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_branch_has_posts(branch: str) -> None:
    assert len([post for post in posts() if post.branch == branch]) >= 5


@pytest.mark.parametrize(
    ("title", "post", "branch", "level", "gloss"),
    [
        ("区委书记", "区委书记", "党委", "county", "secretary of the district Party committee"),
        ("区委常委", "区委常委", "党委", "county", "member of the standing committee of the district Party committee"),
        ("组织部部长", "组织部部长", "党委", "", "head of the Organization Department"),
        ("区委统战部常务副部长", "区委统战部常务副部长", "党委", "county",
         "executive deputy head of the United Front Work Department of the district Party committee"),
        ("常务副区长", "常务副区长", "政府", "county", "executive deputy district head"),
        ("副市长", "副市长", "政府", "", "vice mayor"),
        ("省长", "省长", "政府", "province", "governor"),
        ("自治区副主席", "自治区副主席", "政府", "province", "vice chair of the regional people's government"),
        ("国务院总理", "国务院总理", "政府", "national", "premier of the State Council"),
        ("教育部副部长", "教育部副部长", "政府", "national", "vice minister of Education"),
        ("国家发改委主任", "国家发展和改革委员会主任", "政府", "national",
         "director of the national development and reform commission"),
        ("县人大副主任", "县人大常委会副主任", "人大", "county",
         "vice chair of the standing committee of the county people's congress"),
        ("镇人大主席", "镇人大主席", "人大", "township", "chair of the town people's congress"),
        ("区政协主席", "区政协主席", "政协", "county", "chair of the district CPPCC committee"),
        ("区纪委书记", "区纪委书记", "纪委监委", "county",
         "secretary of the district Commission for Discipline Inspection"),
        ("市中级人民法院院长", "市中院院长", "法院", "", "president of the municipal intermediate people's court"),
        ("区检察院检察长", "区检察院检察长", "检察院", "county",
         "procurator-general of the district people's procuratorate"),
        ("县人武部政委", "县人武部政委", "军事", "county",
         "political commissar of the county people's armed forces department"),
        ("团市委副书记", "团市委副书记", "群团", "", "deputy secretary of the municipal Youth League committee"),
        ("区残联理事长", "区残联理事长", "群团", "county",
         "president of the council of the district disabled persons' federation"),
        ("区融媒体中心主任", "区融媒体中心主任", "事业单位", "county",
         "director of the district media convergence centre"),
        ("青砚银行杭州分行副行长", "副行长", "企业", "", "vice president of the bank branch"),
        ("镇长", "镇长", "政府", "township", "town head"),
        ("石桥街道党工委书记", "街道党工委书记", "党委", "township",
         "secretary of the subdistrict Party working committee"),
        ("区政府党组成员", "区政府党组成员", "党委", "county",
         "member of the Party leadership group of the district people's government"),
        ("区委办公室主任", "区委办公室主任", "党委", "county", "director of the office of the district Party committee"),
        ("区长助理", "区长助理", "政府", "county", "assistant to the district head"),
        ("二级调研员", "二级调研员", "政府", "", "second-grade researcher"),
        ("区领导", "区领导", "政府", "county", "district leader"),
    ],
)  # fmt: skip
def test_titles(title: str, post: str, branch: str, level: str, gloss: str) -> None:
    found = post_of(title)
    assert found is not None
    assert (found.post, found.branch, found.level, found.gloss) == (post, branch, level, gloss)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区委组织部长", "区委组织部部长"),
        ("区人民政府副区长", "副区长"),
        ("市住建委主任", "市住房和城乡建设委员会主任"),
        ("市监局局长", "市场监管局局长"),
        ("区府办主任", "区政府办公室主任"),
        ("区委办主任", "区委办公室主任"),
        ("区人民法院院长", "区法院院长"),
        ("街道办主任", "街道办事处主任"),
        ("白蕉镇委书记", "白蕉镇党委书记"),
        ("拱墅区委书记", "杭州市拱墅区委书记"),
        ("共青团杭州市委书记", "杭州团市委书记"),
    ],
)
def test_two_ways_to_print_one_post(one: str, other: str) -> None:
    found = post_of(one)
    assert found is not None
    assert found == post_of(other)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        pytest.param("杭州市市长", "city", id="a-city"),
        pytest.param("义乌市市长", "county", id="a-county-that-is-called-a-city"),
        pytest.param("上海市市长", "province", id="a-municipality"),
        pytest.param("市长", "", id="no-place"),
        pytest.param("襄樊市市长", "city", id="a-former-name"),
        pytest.param("拱墅区石桥街道办事处主任", "township", id="a-street-of-a-county"),
        pytest.param("广西壮族自治区主席", "province", id="an-autonomous-region"),
        pytest.param("村委会主任", "", id="a-village-is-no-level"),
        pytest.param("乡村振兴局局长", "", id="a-word-that-begins-like-a-level"),
        pytest.param("杭州市某某小学校长", "", id="a-school-s-place-is-not-its-level"),
    ],
)
def test_levels(title: str, level: str) -> None:
    found = post_of(title)
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("区公安局庭长", id="no-such-head-in-a-bureau"),
        pytest.param("区委区长", id="no-such-head-in-a-committee"),
        pytest.param("区法院检察长", id="no-such-head-in-a-court"),
        pytest.param("县政府副区长", id="another-level"),
        pytest.param("记者", id="a-journalist"),
        pytest.param("专家", id="an-occupation"),
        pytest.param("拱墅区", id="a-place"),
        pytest.param("区委", id="a-body"),
        pytest.param("区委书记出席", id="more-than-a-title"),
        pytest.param("区委书记、区长", id="two-titles"),
        pytest.param("兼区委党校校长", id="with-a-word-in-front"),
        pytest.param("曾任街道书记", id="with-a-verb-in-front"),
        pytest.param("主席会议", id="a-meeting"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_post(title: str) -> None:
    assert post_of(title) is None


@pytest.mark.parametrize(
    ("title", "post", "gloss"),
    [
        ("市林长制工作局局长", "市林长制工作局局长", "director of the municipal bureau (林长制工作局)"),
        ("区政协提案委主任", "区政协提案委主任", "director of the commission (提案委) of the district CPPCC committee"),
    ],
)  # fmt: skip
def test_a_body_that_nobody_listed_is_named_in_chinese(title: str, post: str, gloss: str) -> None:
    found = post_of(title)
    assert found is not None
    assert (found.post, found.gloss) == (post, gloss)


def test_a_post_of_a_list_takes_the_body_before_it() -> None:
    (mention,) = find_posts("副主任")
    found = post_in(mention, body="西湖区人大常委会", place="西湖区")
    assert found is not None
    assert (found.post, found.branch) == ("区人大常委会副主任", "人大")


@pytest.mark.parametrize(
    ("post", "organization", "gloss"),
    [
        ("区长", "杭州市拱墅区人民政府", "district head"),
        ("局长", "杭州市公安局", "director of the municipal public security bureau"),
        ("局长", "", "bureau head"),
        ("区委书记", "中共杭州市拱墅区委员会", "secretary of the district Party committee"),
        ("副行长", "青砚银行杭州分行", "vice president of the bank branch"),
        ("董事长", "远岚科技有限公司", "chair of the board of the limited company"),
        ("县商务科技和工业信息化局局长", "", "director of the county bureau (商务科技和工业信息化局)"),
        ("远岚日产副总经理", "远岚日产", "deputy general manager"),
        ("无此职", "杭州市公安局", ""),
    ],
)
def test_glosses(post: str, organization: str, gloss: str) -> None:
    assert gloss_of(post, organization) == gloss
