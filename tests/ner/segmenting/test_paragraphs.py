"""What a paragraph is by its form alone."""

import pytest
from paragraphs import head, wording

from ner.segmenting.paragraphs import Form, block_kind, paragraph_of, plain_headline
from ner.text.aligned_text import AlignedText


def form_of(text: str) -> Form:
    return paragraph_of(AlignedText(text, tuple(range(len(text))))).form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(wording(60), Form.HEAD, id="as long as a headline's line is"),
        pytest.param(wording(61), Form.BODY, id="longer"),
        pytest.param("会议召开。", Form.BODY, id="a sentence"),
        pytest.param("会议召开！", Form.HEAD, id="an exclamation"),
        pytest.param("本报讯（记者 甲某某）会议召开", Form.BODY, id="a dateline"),
        pytest.param("记者 甲某某", Form.CREDIT, id="a byline"),
        pytest.param("要闻 责任编辑：甲某 02", Form.NOTICE, id="editors of a page"),
        pytest.param("2023年2月2日 星期四 要闻", Form.NOTICE, id="the day of a page"),
        pytest.param("周四", Form.NOTICE, id="a weekday alone"),
        pytest.param("周四开会", Form.HEAD, id="a weekday and more"),
        pytest.param("A03", Form.NOTICE, id="a page number"),
        pytest.param("记者：何时开工？", Form.BODY, id="a question of an interview"),
        pytest.param("园区：何时开工？", Form.HEAD, id="a question"),
        pytest.param("客商说：“老街真美！”", Form.BODY, id="what somebody says"),
        pytest.param("客商说“老街真美”！", Form.HEAD, id="what somebody quotes"),
        pytest.param("压题照片：老街夜景", Form.NOTICE, id="what the picture on top shows"),
        pytest.param("获奖照片：老街夜景", Form.HEAD, id="another picture"),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert form_of(text) is form


@pytest.mark.parametrize(("length", "kind"), [(6, "section"), (7, "teaser")])
def test_short_lines_of_no_article_name_a_section(length: int, kind: str) -> None:
    line = wording(length)
    assert block_kind(head(line), line) == kind


@pytest.mark.parametrize(
    ("text", "level"),
    [("【会议召开了】", 1), ("# 会议召开", 1), ("## 会议召开", 2), ("会议召开", 0), ("【12】", 0)],
)
def test_headline_markup(text: str, level: int) -> None:
    assert paragraph_of(AlignedText(text, tuple(range(len(text))))).headline_level == level
    assert "#" not in plain_headline(text)
