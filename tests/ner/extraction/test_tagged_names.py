"""Which of a tagger's persons are persons: what speaks against a stretch, and what bears it out."""

import pytest

from ner.extraction.tagged_names import bears_out, reason_against, tagged_names
from ner.extraction.title_heads import TitleHeads, find_cores
from ner.text.mentions import Label, Mention
from ner.text.spans import Span


def span_in(text: str, name: str) -> Span:
    start = text.index(name)
    return Span(start, start + len(name))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("园区青砚钱一副总经理孙二虎介绍", ["孙二虎"]),
        ("园区青砚钱一副区长孙二虎介绍", ["孙二虎", "钱一"]),
        ("园区青砚钱一副总经理介绍孙二虎", ["孙二虎", "钱一"]),
        ("，钱一副总经理孙二虎介绍", ["孙二虎", "钱一"]),
    ],
)
def test_the_end_of_a_firm_s_name_in_front_of_its_manager_is_nobody(text: str, names: list[str]) -> None:
    mentions = [
        Mention(s.start, s.end, Label.PERSON, s.of(text), "test")
        for s in map(span_in, (text, text), ("钱一", "孙二虎"))
    ]
    found = tagged_names(text + "钱一说", mentions, TitleHeads(text, find_cores(text)))
    assert sorted(span.of(text) for span in found) == names


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        pytest.param("王浩屯镇党委书记出席", "王浩屯", "town", id="a-town"),
        pytest.param("县委书记因公出差", "因公", "absence", id="an-absence"),
        pytest.param("区长驻村干部说", "驻村", "stationed", id="stationed-even-beside-a-title"),
        pytest.param("上跨分离式梁桥处，", "梁桥处", "unit_end", id="an-office"),
        pytest.param("区长梁桥处，", "梁桥处", "", id="unless-a-title-stands-beside"),
        pytest.param("开通“钱江·邻里元治理”平台", "钱江·邻里元", "coined", id="a-project"),
        pytest.param("“钱江·邻里元”三个字", "钱江·邻里元", "", id="the-whole-quotation"),
        pytest.param("银杏“钱一诺”获奖", "钱一诺", "in_quotes", id="a-product"),
        pytest.param(
            "钱一镇农民到场", "钱一镇", "town_of_people", id="a-town-though-its-people-stand-behind"
        ),
        pytest.param("甲城、钱一等镇受灾", "钱一", "among_places", id="one-of-several-towns"),
        pytest.param("孙二、钱一等镇领导到场", "钱一", "", id="one-of-the-leaders-of-a-town"),
        pytest.param("百名专家青溪行启程，青溪市很大", "青溪行", "short_place", id="a-trip-to-a-place"),
        pytest.param("百名专家青溪游启程，青溪县很大", "青溪游", "short_place", id="a-tour-to-a-place"),
        pytest.param("钱青溪启程，钱青村很大", "钱青溪", "", id="more-than-a-place"),
        pytest.param("钱一诺启程，钱一诺镇很大", "钱一诺", "short_place", id="a-town-without-its-unit"),
        pytest.param("钱一诺启程，钱一诺乡很大", "钱一诺", "short_place", id="a-township-without-its-unit"),
        pytest.param("钱一诺启程，钱一诺县长讲话", "钱一诺", "", id="who-has-a-post"),
        pytest.param("钱一诺启程，钱一诺市委", "钱一诺", "", id="whom-a-body-follows"),
        pytest.param("区长钱一诺启程，钱一诺镇很大", "钱一诺", "", id="whom-a-town-is-named-like"),
        pytest.param("区长、钱一诺启程，钱一诺镇很大", "钱一诺", "", id="who-stands-in-a-list"),
        pytest.param("在拱墅说", "拱墅", "division", id="a-place"),
        pytest.param("钱一诺、拱墅说", "拱墅", "", id="a-place-in-a-list-of-names"),
        pytest.param("鸿晟达拜访", "鸿晟达", "short_organization", id="a-firm-in-short"),
        pytest.param("鸿晟达区长拜访", "鸿晟达", "", id="unless-it-has-a-title"),
        pytest.param("大搞滑雪庆典", "滑雪庆", "no_evidence", id="a-word"),
        pytest.param("钱一诺到场", "钱一诺", "", id="a-name"),
        pytest.param("法国总理钱一诺说", "法国", "state", id="a-state"),
        pytest.param("钱一诺主席报捷", "报捷", "word", id="a-word-behind-a-title"),
        pytest.param("钱某说", "钱某", "anonymous", id="hidden"),
        pytest.param("邀请青溪建业等来客", "青溪建业", "phrase", id="no-shape-of-a-name"),
        pytest.param("扎西东珠说", "扎西东珠", "", id="another-language"),
        pytest.param("一行来柳洽谈，", "柳洽谈", "arrival", id="a-place-in-short"),
        pytest.param("委员一行6人来庆元视察", "来庆元", "arrival_at_place", id="a-county-without-its-unit"),
        pytest.param("学会教授来庆元考察", "来庆元", "arrival_at_place", id="even-behind-a-title"),
        pytest.param("县长来庆元、孙二虎", "来庆元", "", id="whom-a-title-names"),
        pytest.param("委员一行6人来庆砚视察", "来庆砚", "", id="no-place"),
        pytest.param("来钱一诺家慰问", "钱一诺", "", id="somebody-s-home"),
        pytest.param("鸿晟达总经理拜访", "鸿晟达", "short_organization", id="a-firm-before-its-manager"),
        pytest.param("鸿晟达的画，鸿晟达到场", "鸿晟达", "", id="who-made-a-work"),
    ],
)
def test_what_speaks_against_a_tagged_name(text: str, name: str, reason: str) -> None:
    heads = TitleHeads(text, find_cores(text))
    assert reason_against(text, span_in(text, name), heads, {"甲市鸿晟达电子公司"}) == reason


@pytest.mark.parametrize(
    ("text", "name", "evidence"),
    [
        pytest.param("滑雪庆、典礼", "滑雪庆", "list", id="in-a-list"),
        pytest.param("艾力·江山典礼", "艾力·江山", "foreign", id="in-parts"),
        pytest.param("滑雪庆典，滑雪庆典", "滑雪庆", "repeated", id="twice"),
        pytest.param("江豚庆典，江豚庆典", "江豚", "", id="a-common-word-twice"),
        pytest.param("钱一诺庆典", "钱一诺", "full_name", id="three-characters"),
        pytest.param("钱诺庆典", "钱诺", "", id="two-characters"),
        pytest.param("钱诺说", "钱诺", "follower", id="a-verb-behind"),
        pytest.param("的雪庆说", "的雪庆", "", id="no-name-before-a-verb"),
        pytest.param("扎西东珠说", "扎西东珠", "follower", id="four-characters"),
        pytest.param("高一诺庆典", "高一诺", "", id="a-surname-that-is-a-word"),
        pytest.param("滑雪庆典", "滑雪庆", "", id="nothing"),
        pytest.param("赵景和庆典", "赵景和", "full_name", id="a-name-that-ends-in-and"),
    ],
)
def test_what_bears_a_name_out(text: str, name: str, evidence: str) -> None:
    assert bears_out(text, span_in(text, name)) == evidence


@pytest.mark.parametrize(
    ("name", "found"), [("钱一二三四五", True), ("钱一二三四五六", False), ("钱一·三四五六七八", True)]
)
def test_a_chinese_name_has_six_characters_at_most(name: str, *, found: bool) -> None:
    text = f"区长{name}、孙二虎"
    mention = Mention(2, 2 + len(name), Label.PERSON, name, "test")
    assert (
        Span(2, 2 + len(name)) in tagged_names(text, [mention], TitleHeads(text, find_cores(text)))
    ) is found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("学院党委书记林长松到场", "林长松", True),
        ("学院党委书记，林长松到场", "林长松", False),
        ("表示：（钱＋一诺）", "钱＋一诺", False),
        ("区长林长到场", "林长", False),
        ("副秘书长关长一、", "关长一", True),
    ],
)
def test_what_is_left_of_a_tagged_name(text: str, name: str, *, found: bool) -> None:
    span = span_in(text, name)
    mention = Mention(span.start, span.end, Label.PERSON, name, "test")
    assert (span in tagged_names(text, [mention], TitleHeads(text, find_cores(text)))) is found


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("记者钱诺王强昨日", "钱诺王强", ["王强", "钱诺"]),
        ("记者扎西东珠昨日", "扎西东珠", ["扎西东珠"]),
        ("记者欧阳一诺昨日", "欧阳一诺", ["欧阳一诺"]),
        ("区长钱诺王强昨日", "钱诺王强", ["钱诺王强"]),
    ],
)
def test_two_reporters_with_nothing_between(text: str, tagged: str, names: list[str]) -> None:
    span = span_in(text, tagged)
    mention = Mention(span.start, span.end, Label.PERSON, tagged, "test")
    found = tagged_names(text, [mention], TitleHeads(text, find_cores(text)))
    assert sorted(s.of(text) for s in found) == names
