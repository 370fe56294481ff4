"""Where a text has a string."""

import pytest

from ner.text.spans import Span, occurrences


@pytest.mark.parametrize(
    ("text", "string", "starts"),
    [
        ("甲某会见乙某，甲某讲话", "甲某", [0, 7]),
        ("甲甲甲", "甲甲", [0]),
        ("甲某", "乙", []),
        ("甲", "", [0, 1]),
        ("a.b", ".", [1]),
    ],
)
def test_occurrences(text: str, string: str, starts: list[int]) -> None:
    assert list(occurrences(text, string)) == [Span(at, at + len(string)) for at in starts]
