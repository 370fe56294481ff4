"""A damaged line of a table is one line lost and named; the others are read."""

from contextlib import AbstractContextManager
from io import BytesIO
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.errors import InputError
from ner.sources.corpus_config import Columns
from ner.sources.tables import Row, UnreadRow, read_table


def read(suffix: str, content: str | bytes) -> list[tuple[int, str]]:
    """The number of each row, with its text, or with the reason why it is not read behind a ✗."""
    data = content if isinstance(content, bytes) else content.encode()

    def opened() -> AbstractContextManager[BinaryIO]:
        return cast(AbstractContextManager[BinaryIO], BytesIO(data))

    rows = read_table(suffix, opened, "t", Columns())
    return [(row.number, row.text if isinstance(row, Row) else f"✗ {row.reason}") for row in rows]


GOOD = '{"text": "甲某某出席。"}\n'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "row 2 (line 2) is not JSON: ", id="no json"),
        pytest.param("[1]", "row 2 (line 2) is not a JSON object", id="a list for a row"),
        pytest.param('{"text": ["甲", "乙"]}', "row 2 (line 2): text is a list, not text", id="a list"),
        pytest.param('{"text": {"a": "b"}}', "row 2 (line 2): text is an object, not text", id="an object"),
        pytest.param('{"text": NaN}', "row 2 (line 2): text is NaN, not text", id="NaN"),
        pytest.param('{"text": "nan"}', "row 2 (line 2): text is nan, not text", id="nan written out"),
        pytest.param('{"text": 7}', "row 2 (line 2): text is a number, not text", id="a number"),
        pytest.param('{"text": "甲\\u0000乙"}', "row 2 (line 2): text holds a NUL character", id="NUL"),
        pytest.param(
            '{"text": "甲", "title": ["乙"]}', "row 2 (line 2): title is a list", id="a list for a headline"
        ),
        pytest.param('{"text": "\\ud800"}', "row 2 (line 2) holds half a character", id="lone surrogate"),
        pytest.param(
            '{"text": 1' + "0" * 5000 + "}", "row 2 (line 2): text is a number, not text", id="endless number"
        ),
        pytest.param("[" * 100_000, "row 2 (line 2) is nested too deeply", id="deep"),
        pytest.param('{"text": null}', "no text in this row", id="null"),
        pytest.param('{"text": " "}', "no text in this row", id="blank"),
    ],
)
def test_a_damaged_line_of_jsonl_is_one_line_lost(line: str, reason: str) -> None:
    (first, second, third) = read(".jsonl", f"{GOOD}{line}\n{GOOD}")
    assert (first, third) == ((1, "甲某某出席。"), (3, "甲某某出席。"))
    assert second[1].startswith(f"✗ {reason}")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param('{"text": "南安", "date": NaN}', "南安", id="NaN for a day"),
        pytest.param(
            '{"text": "甲", "date": 20230202, "tags": ["a"]}', "甲", id="a number for a day, other lists"
        ),
        pytest.param('{"text": "nan 是外来词"}', "nan 是外来词", id="nan within a text"),
    ],
)
def test_what_only_looks_damaged_is_read(line: str, text: str) -> None:
    assert read(".jsonl", f"{line}\n") == [(1, text)]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            "甲,a,b\n乙,c",
            ["✗ row 1 (line 2) has 3 cells, but there are 2 columns", "乙"],
            id="too many cells",
        ),
        pytest.param("甲,a,\n乙,c", ["甲", "乙"], id="blank cells too many"),
        pytest.param("甲\n乙,c", ["甲", "乙"], id="cells left out at the end"),
        pytest.param(
            '"甲,a\n乙,c', ["✗ row 1 (line 2) has quotes that do not match", "乙"], id="unclosed quote"
        ),
        pytest.param(
            '"甲,a\n"乙",c', ["✗ row 1 (line 2) has quotes that do not match", "乙"], id="closed by another"
        ),
        pytest.param(
            '"甲"乙,a\n丙,c',
            ["✗ row 1 (line 2) has quotes that do not match", "丙"],
            id="text behind a quote",
        ),
        pytest.param('"甲\n乙",a\n丙,c', ["甲\n乙", "丙"], id="a quoted cell of two lines"),
        pytest.param('"甲""乙""",a', ['甲"乙"'], id="doubled quotes"),
        pytest.param('甲"乙"丙,a', ['甲"乙"丙'], id="quotes within a cell"),
        pytest.param(
            '"甲"他说\n他说"好"\n完",a\n丙,c',
            [
                "✗ row 1 (line 2) has quotes that do not match",
                "✗ row 2 (line 3) has 1 cells, but there are 2 columns",
                '完"',
                "丙",
            ],
            id="the rest of a damaged record",
        ),
    ],
)
def test_a_damaged_line_of_csv_is_one_line_lost(lines: str, rows: list[str]) -> None:
    assert [text for _, text in read(".csv", f"text,x\n{lines}\n")] == rows


def test_a_line_in_another_encoding_is_one_line_lost() -> None:
    lines = [GOOD.encode(), '{"text": "乙某某"}\n'.encode("gb18030"), GOOD.encode()]
    assert [text for _, text in read(".jsonl", b"".join(lines))] == [
        "甲某某出席。",
        "✗ row 2 (line 2) is not valid in the encoding of the file",
        "甲某某出席。",
    ]


def test_nul_in_a_line_of_csv_is_one_line_lost() -> None:
    rows = read(".csv", "text\n甲某某\n乙\0某某\n丙某某\n")
    assert [text for _, text in rows] == ["甲某某", "✗ row 2 (line 3): text holds a NUL character", "丙某某"]


def test_two_columns_of_one_name_are_named_and_the_first_is_read() -> None:
    assert read(".csv", "text,x,text\n甲,乙,丙\n") == [
        (0, "✗ header (line 1): several columns are called text, the first is read"),
        (1, "甲"),
    ]
    assert read(".csv", "text,x,x\n甲,乙,丙\n") == [(1, "甲")]


def test_a_table_of_damaged_lines_only_is_not_read() -> None:
    with pytest.raises(InputError, match=r"t: no row has text \(row 1 \(line 1\) is not JSON"):
        read(".jsonl", "{\n{\n")


@given(st.lists(st.sampled_from(['{"text": "甲"}', "{", "", '{"text": ""}', "[1]"]), min_size=1))
def test_every_line_that_is_not_empty_is_a_row_or_a_reason(lines: list[str]) -> None:
    lines = ['{"text": "甲"}', *lines]
    rows = read(".jsonl", "\n".join(lines))
    assert [number for number, _ in rows] == list(range(1, 1 + sum(map(bool, lines))))
    assert sum(text == "甲" for _, text in rows) == lines.count('{"text": "甲"}')


def test_a_row_without_text_is_not_damaged() -> None:
    rows = list(
        read_table(
            ".csv",
            lambda: cast(AbstractContextManager[BinaryIO], BytesIO("text,x\n甲,\n,乙\n".encode())),
            "t",
            Columns(),
        )
    )
    assert rows[1] == UnreadRow(number=2, reason="no text in this row", is_damaged=False)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        pytest.param('[{"text": "甲"}, {"text": "乙"}]', ["甲", "乙"], id="a list of articles"),
        pytest.param(
            '{"count": 2, "data": [{"text": "甲"}, {"text": "乙"}]}', ["甲", "乙"], id="in an object"
        ),
        pytest.param('{"text": "甲", "tags": [{"text": "乙"}]}', ["甲"], id="one article with a list"),
        pytest.param('{"text": "甲"}\n{"text": "乙"}\n', ["甲", "乙"], id="JSON lines"),
        pytest.param('{\n "text": "甲"\n}\n', ["甲"], id="one article over lines"),
        pytest.param(
            '[{"text": "甲"}, 7, {"text": "\\ud800"}, {"text": ["乙"]}]',
            [
                "甲",
                "✗ row 2 is not a JSON object",
                "✗ row 3 holds half a character (a lone surrogate)",
                "✗ row 4: text is a list, not text",
            ],
            id="damaged articles",
        ),
    ],
)
def test_json(content: str, rows: list[str]) -> None:
    assert [text for _, text in read(".json", content)] == rows


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"name": "甲"}', "no text column"),
        ('{"a": [{"text": "甲"}], "b": [{"text": "乙"}]}', "no text column"),
        ("7", "no row has text"),
        ("[]", "no row has text"),
        ("{", r"no row has text \(row 1 \(line 1\) is not JSON"),
    ],
)
def test_json_that_holds_no_articles_is_not_read(content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(".json", content)
