"""Which pages have lines that break off anywhere, and which of their lines are headlines."""

import pytest

from ner.segmenting.ragged import RaggedLines, is_ragged


@pytest.mark.parametrize(
    ("widths", "ragged"),
    [
        pytest.param([10, 30] * 5, True, id="every other line is short"),
        pytest.param([30, 30, 30, 10] * 3, True, id="one line in four is short"),
        pytest.param([30, 30, 30, 30, 10] * 3, False, id="one line in five is short"),
        pytest.param([26, 30] * 5, False, id="narrower by four characters"),
        pytest.param([25.5, 30] * 5, True, id="narrower by more"),
        pytest.param([10, 30, 10], False, id="three lines"),
        pytest.param([10, 30, 10, 30], True, id="four lines"),
    ],
)
def test_lines_narrower_than_those_near_them_are_ragged(widths: list[float], ragged: bool) -> None:
    assert is_ragged(widths, [True] * len(widths), range(len(widths))) is ragged


@pytest.mark.parametrize(("distance", "ragged"), [(3, True), (4, False)])
def test_lines_are_compared_with_those_up_to_three_lines_away(distance: int, ragged: bool) -> None:
    widths = [10.0] * 8
    widths[distance] = 30.0
    assert is_ragged(widths, [True] * 8, [0] * 5) is ragged


@pytest.mark.parametrize(("count", "ragged"), [(25, True), (26, False)])
def test_a_fifth_of_the_lines_of_a_ragged_page_break_off(count: int, ragged: bool) -> None:
    assert is_ragged([10.0, 30.0] * count, [True] * 2 * count, range(10)) is ragged


@pytest.mark.parametrize(("count", "ragged"), [(50, True), (51, False)])
def test_where_a_mark_begins_a_line_a_tenth_of_them_is_enough(count: int, ragged: bool) -> None:
    assert is_ragged([10.0, 30.0] * count, [True] * 2 * count, range(10), marked=True) is ragged


def test_a_wide_line_that_ends_a_sentence_is_no_measure() -> None:
    assert not is_ragged([10, 30] * 5, [True, False] * 5, range(0, 10, 2))


TEXT = ["各部门要压实责任，扎实做好防汛", "准备工作，确保安全。"] * 2


def is_broken(above: str, below: str, *, before: str = "会议结束。", page: list[str] = TEXT) -> bool:
    """Whether a line that begins a paragraph goes on in the line below it."""
    printed = [*page, before, above, below]
    return RaggedLines(printed, [not line.endswith("。") for line in printed]).is_broken(
        len(page) + 1, begun=True
    )


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        pytest.param("区委书记甲某某在调研时强调指出", "民生工作无小事。", True, id="behind a full stop"),
        pytest.param("区委书记甲某某在调研,强调指出", "近日各地开工。", True, id="a half-width one"),
        pytest.param("区委书记甲某某在调研，强调指出", "近日各地开工。", True, id="a clause mark"),
        pytest.param("区委书记甲某某在调研时强调扎", "实推进各地开工。", True, id="half a word of the page"),
        pytest.param("区委书记甲某某在调研时强调要把", "近日各地开工。", True, id="a word that leads on"),
        pytest.param("区委书记甲某某在调研时强调开工", "的项目要快。", True, id="a word that goes on"),
        pytest.param("全区企业今年上半年一共完成投资２", "3亿元。", True, id="within a number"),
        pytest.param(
            "全区各企业上半年一共完成投资到6", "月30为止。", True, id="between a number and its unit"
        ),
        pytest.param("区委书记甲某某今天上午调研时强调", "近日各地开工。", True, id="a day"),
        pytest.param(
            "区委书记甲某某在调研时强调指出", "近日各地开工。", False, id="the text begins with a day"
        ),
        pytest.param("区委书记甲某某在调研时强调指出", "2月2日各地开工。", False, id="or a date"),
        pytest.param(
            "区委书记甲某某在企业调研时指出", "区委工作要抓实。", False, id="the text begins as the headline"
        ),
        pytest.param("甲某某到企业调研", "民生工作无小事。", False, id="shorter than any broken line"),
        pytest.param(
            "区委书记甲某某在调研时强调(图片)", "民生工作无小事。", False, id="a bracket at its end"
        ),
        pytest.param("【区委书记甲某某在调研时强调指出", "民生工作无小事。", False, id="a mark at its start"),
        pytest.param("区委书记甲某某 在调研时强调指出", "民生工作无小事。", False, id="a blank within"),
        pytest.param(
            "区委书记甲某某在调研时强调指出", "近期甲某某在调研时强调事。", False, id="it sums up the text"
        ),
    ],
)
def test_the_first_line_of_a_paragraph(above: str, below: str, broken: bool) -> None:
    assert is_broken(above, below) is broken


def test_the_first_line_of_a_page_is_rather_a_headline() -> None:
    assert not is_broken("区委书记甲某某在调研时强调指出", "民生工作无小事。", before="甲某某到企业调研")


def test_where_headlines_are_many_a_line_behind_a_full_stop_is_one() -> None:
    page = ["全区企业开展安全生产大检查", "民生工作无小事。"] * 4 + TEXT
    assert not is_broken("区委书记甲某某在调研时强调指出", "民生工作无小事。", page=page)


@pytest.mark.parametrize(("repeated", "broken"), [(6, True), (7, False)])
def test_a_headline_repeats_half_of_its_pairs(repeated: int, broken: bool) -> None:
    above = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
    assert is_broken(above, "新的一年" + above[: repeated + 1] + "。") is broken


@pytest.mark.parametrize(("distance", "broken"), [(20, False), (21, True)])
def test_a_headline_repeats_what_stands_near(distance: int, broken: bool) -> None:
    above = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
    lines = [*TEXT, "会议结束。", above, *["民生工作无小事。"] * (distance - 1), "新的" + above + "。"]
    ragged = RaggedLines(lines, [not line.endswith("。") for line in lines])
    assert ragged.is_broken(len(TEXT) + 1, begun=True) is broken
