"""Which stretches name persons: a tagger's words, completed by titles and lists, with what is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import mentions_in

from ner.extraction.people import PersonMention, find_people
from ner.extraction.title_heads import find_cores
from ner.text.mentions import Label, Mention


def people_in(text: str, *known: str, organizations: tuple[str, ...] = ()) -> tuple[PersonMention, ...]:
    """The persons of a text of which a tagger knows only `known`."""
    return find_people(text, mentions_in(text, persons=known, organizations=organizations), find_cores(text))


def names_in(text: str, *known: str) -> list[str]:
    return [person.name for person in people_in(text, *known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("区长钱一诺出席", ["钱一诺"], id="three"),
        pytest.param("区长钱诺出席", ["钱诺"], id="two"),
        pytest.param("区长欧阳一诺出席", ["欧阳一诺"], id="compound-surname"),
        pytest.param("区长陈方一诺出席", ["陈方一诺"], id="double-surname"),
        pytest.param("区长钱一诺指出", ["钱一诺"], id="verb-is-no-part"),
        pytest.param("区长钱一诺一行", ["钱一诺"], id="party-is-no-part"),
        pytest.param("区长 钱一诺 出席", ["钱一诺"], id="blank"),
        pytest.param("区长：钱一诺", ["钱一诺"], id="colon"),
        pytest.param("区长买买提·吐尔逊出席", ["买买提·吐尔逊"], id="in-parts"),
        pytest.param("区长吉尔拉?依沙木丁出席", ["吉尔拉·依沙木丁"], id="damaged-dot"),
        pytest.param("区长吾买尔?阿不都拉说，", ["吾买尔·阿不都拉"], id="in-parts-before-a-verb"),
        pytest.param("区长办公室的钱", [], id="office"),
        pytest.param("区长高度重视", [], id="adverb"),
        pytest.param("区长和书记出席", [], id="and"),
        pytest.param("主任和副主任出席", [], id="and-a-deputy"),
        pytest.param("区长李和平出席", ["李和平"], id="and-inside-a-name"),
        pytest.param("主任李庆和到甲镇检查", ["李庆和"], id="and-at-the-end-of-a-name"),
        pytest.param("主任李庆和书记出席", ["李庆"], id="and-behind-a-name"),
        pytest.param("董事长常有福，汇报情况", ["常有福"], id="have-inside-a-name"),
        pytest.param("区长谭某强说。谭某强到场", [], id="hidden-in-the-middle"),
        pytest.param("区长谭某说。谭某到场", [], id="hidden"),
        pytest.param("甲州州长江大桥通车", [], id="no-post-in-a-bridge"),
        pytest.param("区长@钱一诺 出席", ["钱一诺"], id="a-sign-between"),
        pytest.param("职工余粮很多", [], id="a-word-behind-an-occupation"),
        pytest.param("成员国工作会", [], id="a-word-behind-a-collective"),
        pytest.param("总经理依然在说", [], id="a-rare-surname-before-a-word"),
        pytest.param("总经理昝一诺，", ["昝一诺"], id="a-rare-surname-before-a-mark"),
        pytest.param("区长高难度，", [], id="a-word-behind-a-surname-that-is-one"),
        pytest.param("副区长周到到场。", ["周到"], id="a-verb-twice-is-a-name-and-a-verb"),
        pytest.param("副区长周到强调，", ["周到"], id="a-word-before-a-verb"),
        pytest.param("副区长周到场祝贺", [], id="no-name-before-its-verb"),
        pytest.param("主任向北分别汇报", ["向北"], id="each-of-several"),
        pytest.param("区长高一诺，", ["高一诺"], id="a-name-behind-a-surname-that-is-a-word"),
        pytest.param("完成总工程量，", [], id="a-word-across-the-end-of-a-title"),
        pytest.param("主任何一诺，", ["何一诺"], id="a-name-behind-a-usual-title-whatever-they-make"),
        pytest.param("副区长程序指出，", ["程序"], id="a-name-that-is-a-word"),
        pytest.param("副区长程序指出，照程序办", [], id="a-word-used-as-one"),
        pytest.param("农民程序员，", [], id="a-word-behind-an-occupation-before-a-mark"),
        pytest.param("任命钱一诺为某局局长", ["钱一诺"], id="appointed"),
        pytest.param("任命方向东为某局局长", ["方向东"], id="appointed-whose-front-is-a-word"),
        pytest.param("任命程序为某局局长一职", [], id="a-word-is-not-appointed"),
        pytest.param(
            "任免权限：独立师的营级军官职务", [], id="a-word-behind-which-more-stands-is-not-appointed"
        ),
        pytest.param("区长、书记出席", [], id="two-posts"),
        pytest.param("区长。钱一诺出席", [], id="sentence-ends"),
        pytest.param("区长钱一诺曾多次到访", ["钱一诺"], id="once-is-no-name"),
        pytest.param("区长曾一诺出席", ["曾一诺"], id="a-surname-that-means-once"),
        pytest.param("主席会议召开", [], id="no-post"),
    ],
)
def test_a_name_beside_a_title(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("副区长钱一诺、孙二虎、李三多出席", ["钱一诺", "孙二虎", "李三多"], id="list"),
        pytest.param("副区长钱一诺、孙诺、欧阳三多参加", ["钱一诺", "孙诺", "欧阳三多"], id="mixed-lengths"),
        pytest.param("副区长钱一诺、买买提·吐尔逊参加", ["钱一诺", "买买提·吐尔逊"], id="a-name-in-parts"),
        pytest.param("钱一诺、孙二虎等区领导参加", [], id="nobody-known"),
        pytest.param("副区长钱一诺、余杭区区长到场", ["钱一诺"], id="a-district"),
        pytest.param("乡长钱一诺、水务局局长孙二虎", ["钱一诺", "孙二虎"], id="a-bureau-before-its-title"),
        pytest.param(
            "跳水运动员钱一诺、和平球运动员孙二虎", ["钱一诺", "孙二虎"], id="a-sport-before-its-title"
        ),
        pytest.param("副区长钱一诺、孙二虎局长到场", ["钱一诺", "孙二虎"], id="a-name-before-its-title"),
        pytest.param("副区长钱一诺、有关部门参加", ["钱一诺"], id="a-phrase"),
        pytest.param(
            "副院长钱一诺、纪检组长孙二虎参加", ["钱一诺", "孙二虎"], id="a-department-before-its-title"
        ),
        pytest.param("副区长钱一诺，孙二虎在田里", ["钱一诺"], id="comma-makes-no-list"),
    ],
)
def test_names_in_a_list(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_list_goes_on_from_a_name_that_the_tagger_knows() -> None:
    assert names_in("钱一诺、孙二虎等区领导参加", "钱一诺") == ["钱一诺", "孙二虎"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("张某某、李某参加。", [], id="anonymous"),
        pytest.param("总裁Jan van Dam出席。", [("Jan van Dam", "beside_title")], id="latin-with-a-particle"),
        pytest.param("某某区召开会议。", [], id="a-district-without-its-name"),
        pytest.param("公司总裁John Li出席。", [("John Li", "beside_title")], id="latin"),
        pytest.param("任命钱一诺为区财政局局长。", [("钱一诺", "appointed")], id="appointee"),
        pytest.param("任命新的局长。", [], id="appointee-without-a-name"),
        pytest.param("免去钱一诺县交通局副局长职务。", [("钱一诺", "appointed")], id="dismissed"),
        pytest.param("免去钱诺县交通局副局长职务。", [("钱诺", "appointed")], id="dismissed-short-name"),
        pytest.param("免去钱一诺的县交通局副局长职务。", [("钱一诺", "appointed")], id="dismissed-from"),
        pytest.param(
            "免去钱一兼任的县交通局局长职务。", [("钱一", "appointed")], id="dismissed-from-a-second-post"
        ),
        pytest.param("免去钱一兼的县交通局局长职务。", [("钱一兼", "appointed")], id="no-second-post"),
        pytest.param("免去高速公路通行费。", [], id="a-fee-is-waived"),
        pytest.param(
            "提名免去项一诺江城市副市长职务。", [("项一诺", "appointed")], id="a-surname-that-is-a-word"
        ),
        pytest.param(
            "台州市滕一诺市长到场。", [("滕一诺", "beside_title")], id="between-a-place-and-its-head"
        ),
    ],
)
def test_names_that_no_tagger_knows(text: str, found: list[tuple[str, str]]) -> None:
    assert [(p.name, p.tagger) for p in people_in(text)] == found


def test_a_known_name_is_found_again() -> None:
    people = people_in("区长钱一诺出席。随后钱一诺前往现场。")
    assert [(p.name, p.tagger) for p in people] == [("钱一诺", "beside_title"), ("钱一诺", "repeat")]


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        pytest.param("区长钱一诺出席", "区长钱一诺", ["钱一诺"], id="title-in-front"),
        pytest.param("钱一诺区长出席", "钱一诺区长", ["钱一诺"], id="title-behind"),
        pytest.param("钱一诺同志出席", "钱一诺同志", ["钱一诺"], id="honorific"),
        pytest.param("和钱一诺出席", "和钱一诺", ["钱一诺"], id="particle"),
        pytest.param("钱 一 诺出席", "钱 一 诺", ["钱一诺"], id="blanks-inside"),
        pytest.param("钱\n一诺出席", "钱\n一诺", ["钱一诺"], id="broken-over-lines"),
        pytest.param("钱1诺出席", "钱1诺", [], id="digit"),
        pytest.param("区长出席", "区长", [], id="only-a-title"),
        pytest.param("诺出席", "诺", [], id="one-character"),
        pytest.param("上跨分离式梁桥处，", "梁桥处", [], id="a-spot"),
        pytest.param("开通“钱江·邻里元治理”平台", "钱江·邻里元", [], id="part-of-a-coined-name"),
        pytest.param("朗诵了“艾力·江山多娇说”一诗", "艾力·江山", [], id="part-of-another"),
        pytest.param("“买买提·吐尔逊”三个字", "买买提·吐尔逊", ["买买提·吐尔逊"], id="all-of-a-quotation"),
        pytest.param("区长钱一诺因病请假", "钱一诺因", ["钱一诺"], id="an-adverb-behind"),
        pytest.param("市长扎西东珠出席", "扎西东珠", ["扎西东珠"], id="four-characters-without-a-dot"),
        pytest.param("局长和志勇陪同", "和志勇", ["和志勇"], id="a-surname-that-means-and"),
        pytest.param("局长和张勇陪同", "和张勇", ["张勇"], id="and-behind-a-title"),
        pytest.param("钱 诺　图", "钱 诺　图", ["钱诺"], id="a-wide-gap"),
        pytest.param("丨钱一诺", "丨钱一诺", ["钱一诺"], id="a-bar-in-front"),
        pytest.param("市长玉山江·艾力出席", "江·艾力", ["玉山江·艾力"], id="the-end-of-a-name-in-parts"),
        pytest.param(
            "区长约翰·凯莱一路上不停地问", "约翰·凯莱", ["约翰·凯莱"], id="where-a-name-in-parts-ends"
        ),
        pytest.param("书记钱诺作典型发言", "钱诺作", ["钱诺"], id="a-speech-behind"),
        pytest.param("书记钱一作出席", "钱一作", ["钱一作"], id="no-speech-behind"),
        pytest.param("王浩屯镇党委书记出席", "王浩屯", [], id="a-town-in-front-of-a-post"),
        pytest.param("王浩屯说，乡里好", "王浩屯", ["王浩屯"], id="no-town"),
        pytest.param("市长欧阳东方、", "欧阳东方", ["欧阳东方"], id="four-characters-of-a-compound-surname"),
        pytest.param("客商玛丽-安娜，", "玛丽", ["玛丽-安娜"], id="behind-a-hyphen"),
        pytest.param("客商玛丽-东方公司", "玛丽", ["玛丽"], id="no-name-behind-a-hyphen"),
        pytest.param("县委书记因公出差", "因公", [], id="a-reason"),
        pytest.param("皇甫主任指出", "皇甫", ["皇甫主任"], id="a-surname-in-front-of-a-post"),
    ],
)
def test_what_a_tagger_says_is_trimmed(text: str, tagged: str, names: list[str]) -> None:
    start = text.index(tagged)
    mention = Mention(start, start + len(tagged), Label.PERSON, tagged, "test")
    people = find_people(text, [mention], find_cores(text))
    assert [person.name for person in people] == names


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        pytest.param("李副县长指出", (), [("李", "李副县长")], id="first-word-of-a-text"),
        pytest.param("会后，李副县长指出", (), [("李", "李副县长")], id="unknown-with-rank"),
        pytest.param("合肥市人防办王主任介绍", (), [("王", "王主任")], id="behind-a-body"),
        pytest.param(
            "钱一诺说。孙书记到场", ("钱一诺", "孙二虎"), [("孙", "孙书记")], id="full-name-not-in-the-text"
        ),
        pytest.param("孙二虎说。孙书记到场", ("孙二虎",), [("孙", "孙二虎")], id="one-full-name"),
        pytest.param(
            "孙二虎与孙三多说。孙书记到场", ("孙二虎", "孙三多"), [("孙", "孙书记")], id="two-full-names"
        ),
        pytest.param(
            "书记孙二虎、副书记孙三多说。孙书记到场",
            ("孙二虎", "孙三多"),
            [("孙", "孙二虎")],
            id="not-the-deputy",
        ),
        pytest.param(
            "书记孙二虎、副书记孙三多说。孙副书记到场",
            ("孙二虎", "孙三多"),
            [("孙", "孙三多")],
            id="the-deputy",
        ),
        pytest.param("欧阳一诺说。欧阳书记到场", ("欧阳一诺",), [("欧阳", "欧阳一诺")], id="compound"),
        pytest.param("提高主任医师水平", (), [], id="word-before-a-head"),
        pytest.param("按孙书记的要求办", (), [("孙", "孙书记")], id="according-to"),
        pytest.param("看到孙书记来了", (), [("孙", "孙书记")], id="saw"),
        pytest.param("全体党员干部", (), [], id="no-surname"),
        pytest.param("专家王教练员", (), [], id="no-form-of-address"),
    ],
)
def test_surname_and_title_alone(text: str, known: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    found = [(p.text, p.name) for p in people_in(text, *known) if p.tagger == "address"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        pytest.param("艾力·山说。艾力到场", ("艾力·山", "艾力"), ["艾力·山"] * 2, id="part-of-a-name-in-parts"),
        pytest.param(
            "艾力·山、艾力·水说。艾力到场", ("艾力·山", "艾力·水", "艾力"), ["艾力·山", "艾力·水", "艾力"], id="of-two-names"
        ),
        pytest.param("主任钱晓炜主持。钱晓伟说", ("钱晓炜", "钱晓伟"), ["钱晓炜"] * 2, id="a-slip-of-the-pen"),
        pytest.param(
            "主任钱晓炜、副主任钱晓伟主持", ("钱晓炜", "钱晓伟"), ["钱晓炜", "钱晓伟"], id="two-officials-of-one-sound"
        ),
        pytest.param("主任钱晓炜主持。钱晓明说", ("钱晓炜", "钱晓明"), ["钱晓炜", "钱晓明"], id="another-sound"),
        pytest.param(
            "董事长桂一诺、市长桂二虎到场。桂董致辞", ("桂一诺", "桂二虎", "桂董"), ["桂一诺", "桂二虎", "桂一诺"], id="in-short-by-title"
        ),
        pytest.param("市长桂一诺到场。桂董说，桂董到场", ("桂一诺", "桂董"), ["桂一诺", "桂董", "桂董"], id="another-title"),
        pytest.param(
            "总统艾力说。艾力的儿子——水·艾力到场", ("水·艾力", "艾力"), ["艾力", "艾力", "水·艾力"], id="whose-son"
        ),
    ],
)  # fmt: skip
def test_whom_a_name_stands_for(text: str, known: tuple[str, ...], names: list[str]) -> None:
    assert names_in(text, *known) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "总统马那·巴科洛夫到访。陪同巴科洛夫访问", ["马那·巴科洛夫"] * 2, id="named-in-parts-before"
        ),
        pytest.param("会见总统巴科洛夫。巴科洛夫说，", ["巴科洛夫"] * 2, id="titled-before"),
        pytest.param("陪同巴科洛夫访问", [], id="never-named-in-whole"),
    ],
)
def test_pieces_of_a_foreign_name(text: str, names: list[str]) -> None:
    at = text.rindex("巴科洛夫")
    pieces = [Mention(at + i, at + i + 2, Label.PERSON, text[at + i : at + i + 2], "test") for i in (0, 2)]
    first = mentions_in(text[:at], persons=("马那·巴科洛夫", "巴科洛夫"))
    people = find_people(text, [*first, *pieces], find_cores(text))
    assert [person.name for person in people] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("栗一诺委员长主持会议。", ["栗一诺"], id="three"),
        pytest.param("栗诺委员长主持会议。", ["栗诺"], id="two"),
        pytest.param("一位栗姓目击者说。", [], id="no-post-behind"),
        pytest.param("栗委员长主持会议。", ["栗委员长"], id="an-address"),
    ],
)
def test_a_name_of_which_the_tagger_knows_the_surname(text: str, names: list[str]) -> None:
    at = text.index("栗")
    people = find_people(text, [Mention(at, at + 1, Label.PERSON, "栗", "test")], find_cores(text))
    assert [person.name for person in people] == names


def test_a_piece_at_the_end_of_a_long_name_is_the_whole_name() -> None:
    name = "阿卜杜热合曼·艾合买提艾力"
    text = f"区长{name}出席。他说{name}到场"
    piece = Mention(text.rindex("艾力"), len(text) - 2, Label.PERSON, "艾力", "test")
    people = find_people(text, [piece], find_cores(text))
    assert [person.text for person in people] == [name, name]


def test_a_short_name_of_a_firm_is_no_person() -> None:
    text = "来到甲市鸿晟达电子公司。书记带队到鸿晟达拜访。"
    mentions = [
        Mention(2, 11, Label.ORGANIZATION, "甲市鸿晟达电子公司", "test"),
        Mention(17, 20, Label.PERSON, "鸿晟达", "test"),
    ]
    assert [m.text for m in mentions] == [m.span.of(text) for m in mentions]
    assert find_people(text, mentions, find_cores(text)) == ()


@pytest.mark.parametrize(("joined", "names"), [("及", ["连城"]), ("的", [])])
def test_a_name_that_a_tagger_took_with_the_body_behind_it(joined: str, names: list[str]) -> None:
    organization = f"连城{joined}实验中心"
    people = people_in(f"院长{organization}主任到场", organizations=(organization,))
    assert [person.name for person in people] == names


def test_an_organization_is_no_name() -> None:
    assert [p.name for p in people_in("书记钱一诺公司出席", organizations=("钱一诺公司",))] == []


@given(
    st.text(alphabet="钱孙李一二诺虎欧阳区长书记副、，。·? \n和的出席同志等", max_size=50),
    st.lists(st.tuples(st.integers(0, 45), st.integers(1, 6), st.sampled_from(list(Label))), max_size=4),
)
def test_people_hold_their_offsets_and_do_not_overlap(text: str, spans: list[tuple[int, int, Label]]) -> None:
    mentions = [
        Mention(start, start + length, label, text[start : start + length], "test")
        for start, length, label in spans
        if start + length <= len(text)
    ]
    people = find_people(text, mentions, find_cores(text))
    assert all(text[p.start : p.end] == p.text and p.text for p in people)
    assert all(one.end <= other.start for one, other in pairwise(people))
