"""Where an article's text ends: every limit is met by a text just within and one just beyond it."""

import pytest
from paragraphs import body, head, paragraph, sharing, wording

from ner.segmenting.article_ends import ends
from ner.segmenting.paragraphs import Form, Paragraph

TEXT = wording(100)
PHOTO = paragraph(Form.CREDIT, "甲某某 摄")


def length(*region: Paragraph) -> int:
    """How many paragraphs of a page's only region are the article's."""
    return ends(region, [[], range(len(region))])[0][0]


@pytest.mark.parametrize(
    ("copied", "size", "is_quote"),
    [
        pytest.param(22, 22, False, id="nineteen strings, all repeated"),
        pytest.param(23, 23, True, id="twenty strings, all repeated"),
        pytest.param(26, 43, False, id="23 of 40 repeated"),
        pytest.param(27, 43, True, id="24 of 40 repeated"),
    ],
)
def test_a_paragraph_that_repeats_the_page_is_a_pull_quote(copied: int, size: int, is_quote: bool) -> None:
    quote = body(TEXT[:copied] + wording(size - copied, 500))
    assert ends([body(TEXT), quote], [[], [0, 1]]) == (([1], {1}, set()) if is_quote else ([2], set(), set()))
    assert ends([body(TEXT), body(wording(50, 700)), quote], [[0], [1, 2]])[0] == ([1] if is_quote else [2])


@pytest.mark.parametrize(
    ("text", "is_caption"),
    [
        pytest.param(wording(150, 500), True, id="as long as captions are"),
        pytest.param(wording(151, 500), False, id="longer"),
        pytest.param(sharing(3, 40, TEXT), True, id="a thirteenth shared with the article"),
        pytest.param(sharing(5, 40, TEXT), False, id="an eighth shared with the article"),
    ],
)
def test_the_text_above_the_credit_of_a_photograph_may_be_its_caption(text: str, is_caption: bool) -> None:
    assert length(body(TEXT), body(text), PHOTO) == (1 if is_caption else 2)


@pytest.mark.parametrize(
    ("size", "above", "below", "is_unrelated"),
    [
        pytest.param(200, 20, 0, True, id="short"),
        pytest.param(201, 20, 0, False, id="long"),
        pytest.param(100, 9, 0, False, id="a headline hardly about the text above"),
        pytest.param(100, 11, 0, True, id="a headline about the text above"),
        pytest.param(100, 12, 8, False, id="shares little more with the text above"),
        pytest.param(100, 12, 4, True, id="shares clearly more with the text above"),
    ],
)
def test_short_text_behind_a_headline_may_belong_nowhere(
    size: int, above: int, below: int, is_unrelated: bool
) -> None:
    """The headline has 20 pairs of characters, of which so many stand above and so many below it."""
    other = wording(size, 500)
    line = TEXT[: above + 1] + (other[1 : below + 2] if below else "")
    line += wording(21 - len(line), 900)
    assert length(body(TEXT), head(line), body(other)) == (1 if is_unrelated else 3)


@pytest.mark.parametrize(
    ("mark", "length", "is_caption"),
    [("图片：", 150, True), ("图片：", 151, False), ("会议提出：", 10, False)],
)
def test_what_follows_the_word_picture_is_captions(mark: str, length: int, is_caption: bool) -> None:
    page = [body(TEXT), body(mark), body(wording(length, 700))]
    assert ends(page, [[], [0, 1, 2]]) == (([1], set(), {1, 2}) if is_caption else ([3], set(), set()))


@pytest.mark.parametrize(("length", "is_quote"), [(300, True), (301, False)])
def test_a_long_paragraph_is_no_pull_quote(length: int, is_quote: bool) -> None:
    page = [body(wording(400, 300)), body(wording(length, 300))]
    assert ends(page, [[], [0, 1]])[0] == ([1] if is_quote else [2])


@pytest.mark.parametrize(("between", "is_quote"), [(19_000, True), (20_000, False)])
def test_a_pull_quote_repeats_what_stands_near_it(between: int, is_quote: bool) -> None:
    page = [body(TEXT), body("另" * between), body(wording(50, 700)), body(TEXT[:100])]
    assert ends(page, [[0, 1], [2, 3]])[0] == ([1] if is_quote else [2])
