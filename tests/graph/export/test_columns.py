from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.columns import columns

VALUES = st.one_of(st.text(max_size=3), st.integers(), st.lists(st.integers(), max_size=2))


def rows(packed: dict[str, Any]) -> list[dict[str, Any]]:
    table = {
        name: column if isinstance(column, list) else [column["of"][at] for at in column["at"]]
        for name, column in packed["columns"].items()
    }
    return [{name: column[row] for name, column in table.items()} for row in range(packed["rows"])]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), VALUES)))
def test_nothing_is_lost_and_what_is_missing_is_blank(given_rows: list[dict[str, Any]]):
    names = {name for row in given_rows for name in row}
    assert rows(columns(given_rows)) == [{name: row.get(name, "") for name in names} for row in given_rows]


def test_only_strings_that_often_repeat_are_numbered():
    packed = columns([{"kind": "event", "id": str(n), "n": 1} for n in range(4)])["columns"]
    assert packed == {"id": ["0", "1", "2", "3"], "kind": {"of": ["event"], "at": [0] * 4}, "n": [1] * 4}


@pytest.mark.parametrize(("values", "numbered"), [("aabb", True), ("aabbc", False)])
def test_strings_are_numbered_when_at_most_half_are_distinct(values: str, numbered: bool):
    column = columns([{"kind": value} for value in values])["columns"]["kind"]
    assert isinstance(column, dict) is numbered
