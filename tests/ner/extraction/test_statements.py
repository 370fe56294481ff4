"""The sentences of an article's body in which somebody may do something."""

import pytest
from recorded_tagger import article_of

from ner.extraction.people import PersonMention
from ner.extraction.statements import body_statements
from ner.text.sentences import cut

NAME = PersonMention(0, 5, "艾某？某某", "艾某·某某", "recorded")


@pytest.mark.parametrize(
    ("text", "headline", "byline", "people", "expected"),
    [
        pytest.param("开会。讲话。", "", "", [], ["开会。", "讲话。"], id="two-sentences"),
        pytest.param("开会；讲话。散会。", "", "", [], ["开会；讲话。", "散会。"], id="a-semicolon-joins"),
        pytest.param("开会；\n讲话。", "", "", [], ["开会；", "讲话。"], id="not-over-a-line-break"),
        pytest.param("艾某？某某讲话。", "", "", [NAME], ["艾某？某某讲话。"], id="a-name-joins"),
        pytest.param("艾某？某某讲话。", "", "", [], ["艾某？", "某某讲话。"], id="no-name-no-join"),
        pytest.param("区里开会\n讲话。", "区里开会", "", [], ["讲话。"], id="without-the-headline"),
        pytest.param(
            "开会（记者 甲某）讲话。", "", "（记者 甲某）", [], ["开会", "讲话。"], id="without-bylines"
        ),
        pytest.param("（记者 甲某）讲话。", "", "（记者 甲某）", [], ["讲话。"], id="a-byline-in-front"),
        pytest.param("讲话（记者 甲某）", "", "（记者 甲某）", [], ["讲话"], id="a-byline-behind"),
    ],
)
def test_statements(
    text: str, headline: str, byline: str, people: list[PersonMention], expected: list[str]
) -> None:
    article = article_of(text, headline=headline, byline=byline)
    assert [s.of(text) for s in body_statements(article, text, cut(text), people)] == expected
