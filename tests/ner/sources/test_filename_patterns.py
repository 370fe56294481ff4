"""Which patterns of file names are refused, and in what they are searched."""

import pytest

from ner.sources.filename_patterns import LONGEST_PATH, MOST_REPEATS, objection_to, search


@pytest.mark.parametrize(
    ("pattern", "objection"),
    [
        pytest.param(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)_(?P<page>\d+)", "", id="digits"),
        pytest.param(r"^(?P<paper>[^/]+)/.*/(?P<page>\d+)版", "", id="folders"),
        pytest.param(r"(?:A|B)?(?P<page>\d{1,3})", "", id="a choice outside"),
        pytest.param(r"(?:\d{4}){20}", "", id="exactly so many times"),
        pytest.param(r"(\d+)+x", "repeats what", id="nested"),
        pytest.param(r"(?:a?b?)*x", "repeats what", id="options in a repeat"),
        pytest.param(r"(a|ab)*x", "repeats what", id="a choice in a repeat"),
        pytest.param(r"(?:\d{1,3}){1,40}x", "repeats what", id="nested, with an end"),
        pytest.param(".*" * MOST_REPEATS, "", id="as many as may be"),
        pytest.param(".*" * (MOST_REPEATS + 1), "has more than", id="too many"),
    ],
)
def test_objection(pattern: str, objection: str) -> None:
    found = objection_to(pattern)
    assert found.startswith(objection)
    assert bool(found) == bool(objection)


def test_a_path_is_searched_from_its_end() -> None:
    assert search("b", "b" + "a" * (LONGEST_PATH - 1))
    assert not search("b", "b" + "a" * LONGEST_PATH)
