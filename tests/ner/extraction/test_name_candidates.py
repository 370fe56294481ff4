"""Where a name of plausible shape stands."""

import pytest

from ner.extraction.name_candidates import name_end


@pytest.mark.parametrize(
    ("text", "strict", "name"),
    [
        ("钱一诺出席", False, "钱一诺"),
        ("钱一诺出席", True, None),
        ("钱一诺，", True, "钱一诺"),
        ("钱诺到场", False, "钱诺"),
        ("钱一诺", False, "钱一诺"),
        ("高新技术", False, None),
        ("高新，", False, "高新"),
        ("的钱一诺", False, None),
        ("", False, None),
    ],
)
def test_where_a_name_ends(text: str, strict: bool, name: str | None) -> None:
    end = name_end(text, 0, strict=strict)
    assert (None if end is None else text[:end]) == name
