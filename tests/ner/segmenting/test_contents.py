"""Tables of contents: which lines they are, and which headlines they list."""

import pytest
from paragraphs import body, head

from ner.segmenting.contents import with_contents
from ner.segmenting.paragraphs import Form

HEADLINES = ("甲区召开安全生产会议", "乙镇公园建成开放", "丙县粮食再获丰收", "丁街道慰问困难群众")


def forms(entries: tuple[str, ...], headlines: tuple[str, ...] = HEADLINES) -> tuple[list[bool], list[bool]]:
    """Of each entry whether it is in the table, of each headline whether it is listed."""
    page = [head("新闻摘要"), *map(body, entries)]
    for headline in headlines:
        page += [head(headline), body("会议召开。")]
    found = with_contents(page)
    return (
        [p.form is Form.NOTICE for p in found[1 : len(entries) + 1]],
        [p.listed for p in found[len(entries) + 1 :: 2]],
    )


@pytest.mark.parametrize(
    ("entries", "table", "listed"),
    [
        pytest.param(HEADLINES, [True] * 4, [True] * 4, id="as they stand"),
        pytest.param(
            [f"{n}.{line}；" for n, line in enumerate(HEADLINES, 1)], [True] * 4, [True] * 4, id="numbered"
        ),
        pytest.param(HEADLINES[:3], [True] * 3, [True, True, True, False], id="the last is not listed"),
        pytest.param(HEADLINES[:2], [False] * 2, [False] * 4, id="two lines are no table"),
        pytest.param(
            [*HEADLINES[:3], f"4.{HEADLINES[3]} 市民称好"], [True] * 4, [True] * 4, id="a part of a line"
        ),
        pytest.param(
            ["本期内容：", *HEADLINES[:3]], [True] * 4, [True, True, True, False], id="what introduces it"
        ),
    ],
)
def test_tables_of_contents(entries: list[str], table: list[bool], listed: list[bool]) -> None:
    assert forms(tuple(entries)) == (table, listed)


def test_lines_far_apart_make_no_table() -> None:
    page = [head(line) for line in (HEADLINES[0], *"一二三四五", HEADLINES[1], *"六七八九十", HEADLINES[2])]
    page += [part for line in HEADLINES[:3] for part in (head(line), body("会议召开。"))]
    assert not any(p.listed for p in with_contents(page))
