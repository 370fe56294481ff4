"""Blanks in the middle of a post's noun."""

import pytest

from ner.segmenting.articles import cut_articles
from ner.segmenting.split_posts import splits_post
from ner.text.documents import Page


@pytest.mark.parametrize(
    ("left", "right", "splits"),
    [
        pytest.param("省水利厅厅", "长甲某某到示例区调研", True, id="behind a body"),
        pytest.param("省水利厅副厅", "长甲某某到示例区调研", True, id="behind a body and a rank"),
        pytest.param("区政府办公室主", "任", True, id="the end of the post"),
        pytest.param("区委副", "书记甲某某", True, id="behind a rank"),
        pytest.param("新任主", "任王立新", True, id="before a name alone"),
        pytest.param("新任主", "任王立新等人到示例区", False, id="before more than a name"),
        pytest.param("设计部", "长江大桥", False, id="another word begins"),
        pytest.param("示例县", "长寿区", False, id="a place begins"),
        pytest.param("区委办公室", "主任甲某某", False, id="between a body and its post"),
        pytest.param("区委书记", "处长甲某某", False, id="between two posts"),
        pytest.param("教育局局", "长期推进", False, id="a common word begins"),
    ],
)
def test_a_blank_in_a_post(left: str, right: str, splits: bool) -> None:
    assert splits_post(left, right) is splits


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("省水利厅厅 长甲某某到会。", "省水利厅厅长甲某某到会。"),
        ("区委办公室主 任甲某某到会。", "区委办公室主任甲某某到会。"),
        ("省水利厅厅  长甲某某到会。", "省水利厅厅  长甲某某到会。"),
        ("区委办公室 主任甲某某到会。", "区委办公室 主任甲某某到会。"),
    ],
)
def test_a_single_blank_is_left_out(printed: str, text: str) -> None:
    (article,), _ = cut_articles(Page(source="a.txt", text=printed))
    assert article.text.replace("  ", " ") == text.replace("  ", " ")
