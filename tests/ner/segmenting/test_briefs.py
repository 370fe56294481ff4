"""Which paragraphs outside all articles tell news of their own."""

import pytest
from paragraphs import body, head, paragraph

from ner.segmenting.briefs import briefs
from ner.segmenting.page_segmentation import ArticleParagraphs
from ner.segmenting.paragraphs import Form, Paragraph

NEWS = body("2月1日，区长甲某某到老街走访商户。")
TITLE = head("区长走访老街商户")


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param([NEWS], [((), (0,))], id="a text"),
        pytest.param([TITLE, NEWS], [((0,), (1,))], id="its title"),
        pytest.param([head("图片新闻"), NEWS], [((), (1,))], id="the name of a section is no title"),
        pytest.param([TITLE, head("老街"), TITLE, NEWS], [((2,), (3,))], id="the last line is the title"),
        pytest.param(
            [TITLE, NEWS, paragraph(Form.CREDIT, "（甲某某摄）"), TITLE, NEWS],
            [((0,), (1, 2)), ((3,), (4,))],
            id="two in a row, one with its photographer",
        ),
        pytest.param([body("图片："), NEWS], [((), (1,))], id="captions follow"),
        pytest.param([body("区长甲某某到老街走访商户和居民。")], [], id="no day"),
        pytest.param([body("2月1日，甲某某走访老街商户")], [], id="no full stop"),
        pytest.param([body("2月1日，甲某某走访了老街。")], [], id="fourteen characters"),
        pytest.param([body("2月1日，甲某某又走访了老街。")], [((), (0,))], id="fifteen characters"),
        pytest.param([TITLE], [], id="a teaser"),
        pytest.param([paragraph(Form.NOTICE, "2月1日，本报开通新闻热线，欢迎来电。")], [], id="a notice"),
        pytest.param(
            [head("06月"), TITLE, head("05月"), TITLE], [((0, 1), ()), ((2, 3), ())], id="a chronicle"
        ),
        pytest.param([head("06月")], [], id="a month alone"),
    ],
)
def test_briefs(page: list[Paragraph], found: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    assert briefs(page, range(len(page)), ()) == tuple(ArticleParagraphs(*item) for item in found)


def test_what_an_article_says_already_and_what_is_in_one_is_no_brief() -> None:
    page = [NEWS, TITLE, NEWS]
    assert briefs(page, [0, 2], [0]) == (ArticleParagraphs((), (2,)),)
    assert briefs(page, [], []) == ()
