"""Tables of contents: which lines they are, and which headlines they list."""

import pytest
from paragraphs import body, head, wording

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
        pytest.param(
            [
                *(f"{n}.{line}；" for n, line in enumerate(HEADLINES[:3], 1)),
                "4.权威解读：",
                f"{HEADLINES[3]}；",
                "5.短评：",
            ],
            [True] * 6,
            [True] * 4,
            id="broken behind a colon",
        ),
    ],
)
def test_tables_of_contents(entries: list[str], table: list[bool], listed: list[bool]) -> None:
    assert forms(tuple(entries)) == (table, listed)


@pytest.mark.parametrize(("between", "is_table"), [("一二三四", True), ("一二三四五", False)])
def test_lines_far_apart_make_no_table(between: str, is_table: bool) -> None:
    page = [head(line) for line in (HEADLINES[0], *between, HEADLINES[1], *between, HEADLINES[2])]
    page += [part for line in HEADLINES[:3] for part in (head(line), body("会议召开。"))]
    assert any(p.listed for p in with_contents(page)) is is_table


@pytest.mark.parametrize(("length", "listed"), [(6, True), (5, False)])
def test_a_short_headline_is_not_taken_for_a_part_of_an_entry(length: int, listed: bool) -> None:
    part = HEADLINES[3][:length]
    assert forms((*HEADLINES[:3], f"4.{HEADLINES[3]}"), (*HEADLINES[:3], part))[1][3] is listed


@pytest.mark.parametrize(("length", "is_table"), [(120, True), (121, False)])
def test_a_long_line_is_no_entry(length: int, is_table: bool) -> None:
    long = wording(length)
    assert forms((*HEADLINES[:2], long), (*HEADLINES[:2], long))[0] == [is_table] * 3


def test_an_entry_broken_behind_a_colon_lists_the_whole_headline() -> None:
    whole = f"权威解读：{HEADLINES[3]}"
    entries = (
        *(f"{n}.{line}；" for n, line in enumerate(HEADLINES[:3], 1)),
        "4.权威解读：",
        f"{HEADLINES[3]}；",
    )
    assert forms(entries, (*HEADLINES[:3], whole)) == ([True] * 5, [True] * 4)
