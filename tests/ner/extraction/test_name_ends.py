"""Where tagged names end: verbs and particles behind them, and names that end in one."""

import pytest

from ner.extraction.name_ends import NameEnds
from ner.extraction.title_heads import TitleHeads, find_cores


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        pytest.param(
            "局长钱诺作关于一二三四五六七八九十条例草案的说明", "钱诺作", "钱诺", id="a-long-speech"
        ),
        pytest.param("县长钱诺原应该，钱诺说", "钱诺原", "钱诺原", id="once-with-its-adverb"),
        pytest.param("局长钱诺一作的关于条例的报告", "钱诺", "钱诺一", id="cut-before-a-report"),
        pytest.param("局长钱诺工作的报告", "钱诺", "钱诺", id="work-is-no-name"),
        pytest.param("钱诺一作的关于条例的报告", "钱诺", "钱诺", id="cut-without-a-title"),
        pytest.param("局长钱一作出席", "钱一作", "钱一作", id="no-speech"),
        pytest.param("免去钱一兼任的职务", "钱一兼", "钱一", id="a-post-held-beside"),
        pytest.param("劳模之子赵景和传承了手艺，", "赵景和", "赵景和", id="nobody-behind"),
        pytest.param("副区长赵景和、孙二虎", "赵景和", "赵景和", id="a-mark-behind"),
        pytest.param("局长赵景和有关部门", "赵景和", "赵景", id="others-behind"),
        pytest.param("局长赵景和副局长钱诺", "赵景和", "赵景", id="a-title-behind"),
        pytest.param("赵景来了。赵景和在场", "赵景和", "赵景", id="the-text-has-the-shorter"),
        pytest.param("副书记钱诺向调研组介绍", "钱诺向", "钱诺", id="a-preposition"),
        pytest.param("副书记钱诺向、孙二虎", "钱诺向", "钱诺向", id="a-preposition-before-a-mark"),
        pytest.param("副区长赵景和、孙二虎", "赵景", "赵景和", id="cut-off"),
        pytest.param("副区长赵景和孙二虎", "赵景", "赵景", id="joined"),
        pytest.param("组合长高桥健一到访", "高桥健", "高桥健一", id="a-japanese-name"),
        pytest.param("组合长高桥健一行到访", "高桥健", "高桥健", id="a-japanese-name-and-a-group"),
        pytest.param("临时代办林青一等送行", "林青", "林青一", id="no-first-class"),
        pytest.param("代表林青一等奖得主", "林青", "林青", id="a-first-prize"),
        pytest.param("区长林青一、钱诺到场。林青说", "林青", "林青", id="the-text-has-it-alone"),
        pytest.param("钱一诺今率队，钱一诺说", "钱一诺今", "钱一诺", id="an-adverb"),
        pytest.param("主任钱诺随市长调研", "钱诺随", "钱诺", id="whom-somebody-goes-with"),
        pytest.param(
            "总经理高桥健一继7月26日发布计划之后，作了解读", "高桥健一继", "高桥健一", id="after-a-day"
        ),
        pytest.param("局长钱一继到场", "钱一继", "钱一继", id="after-nothing"),
        pytest.param("主任钱诺随到场", "钱诺随", "钱诺随", id="nobody-to-go-with"),
    ],
)
def test_where_a_name_ends(text: str, tagged: str, name: str) -> None:
    start = text.index(tagged)
    ends = NameEnds(
        text=text,
        heads=TitleHeads(text, find_cores(text)),
        starts=frozenset({start}),
        names=frozenset({tagged}),
    )
    assert text[start : ends.end_of(start, start + len(tagged))] == name


@pytest.mark.parametrize(
    ("text", "end"), [("钱诺方出席。钱诺说", 2), ("钱诺方出席。钱诺方说。钱诺说", 3), ("钱诺方出席。", 3)]
)
def test_an_adverb_goes_when_the_text_has_the_name_without_it(text: str, end: int) -> None:
    ends = NameEnds(
        text=text, heads=TitleHeads(text, ()), starts=frozenset({0}), names=frozenset({"钱诺方", "钱诺"})
    )
    assert ends.end_of(0, 3) == end
