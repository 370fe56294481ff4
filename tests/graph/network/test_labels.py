import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.labels import LABEL_FONT, label_lines, label_width


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        pytest.param("甲某某", ["甲某某"], id="short"),
        pytest.param("区委常委会扩大会议", ["区委常委会扩大会议"], id="just-one-line"),
        pytest.param("区委常委会的扩大会议", ["区委常委会", "的扩大会议"], id="two-lines-of-equal-width"),
        pytest.param("区" * 18, ["区" * 9, "区" * 9], id="just-two-lines"),
        pytest.param("区" * 19, ["区" * 9, "区" * 8 + "…"], id="cut"),
        pytest.param("two\nlines", ["two lines"], id="line-end-is-a-space"),
        pytest.param("", [""], id="empty"),
    ],
)
def test_lines_of_a_label(label: str, lines: list[str]):
    assert label_lines(label) == lines


@given(st.text(max_size=60))
def test_no_line_is_wider_than_allowed(label: str):
    lines = label_lines(label)
    assert len(lines) <= 2
    assert all(label_width(line) <= 10 * LABEL_FONT for line in lines)


@pytest.mark.parametrize(
    ("line", "width"),
    [
        pytest.param("", 0.0, id="empty"),
        pytest.param("甲乙", 28.0, id="full-width"),
        pytest.param("ab", 16.24, id="half-width"),
        pytest.param("甲a", 22.12, id="both"),
        pytest.param("\u2e7f", 8.12, id="last-half-width"),
        pytest.param("\u2e80", 14.0, id="first-full-width"),
    ],
)
def test_width_of_a_line(line: str, width: float):
    assert label_width(line) == pytest.approx(width)
