"""HTML pages: the article with its headline, or the whole page when there is none to speak of."""

import pytest

from ner.sources.html import html_text


def page(article: str, between: int = 1) -> str:
    lines = "".join(f"<div>来源{number}</div>" for number in range(between))
    return (
        "<html><head><title>区长走访_示例网</title></head><body><ul><li><a href='/'>首页</a></li></ul>"
        f"<h1>区长走访</h1>{lines}<article><p>{article}</p></article><div>主办：示例区</div></body></html>"
    )


@pytest.mark.parametrize(("length", "whole"), [(59, True), (60, False)])
def test_a_page_whose_article_is_short_is_kept_whole(length: int, whole: bool) -> None:
    text = html_text(page("会" * (length - 1) + "。"))
    assert ("主办：示例区" in text) is whole


@pytest.mark.parametrize(("between", "found"), [(4, True), (5, False)])
def test_a_headline_stands_at_most_four_lines_above_the_text(between: int, found: bool) -> None:
    text = html_text(page("会" * 80 + "。", between))
    assert text.startswith("区长走访") is found
