"""Which lines are whose headline: every weight is met by a line just above and one just below it."""

import pytest
from paragraphs import body, head, sharing, wording

from ner.segmenting.headlines import known_headline, only_headline, pair_headlines
from ner.segmenting.paragraphs import Paragraph

FIRST, SECOND, THIRD = wording(60), wording(60, 100), wording(60, 200)


def pair(*gaps: list[str]) -> tuple[tuple[str, ...], ...]:
    """The headlines of as many texts as stand between the gaps."""
    paragraphs: list[Paragraph] = []
    numbers = []
    for gap in gaps:
        numbers.append(list(range(len(paragraphs), len(paragraphs) + len(gap))))
        paragraphs += map(head, gap)
    bodies = [[len(paragraphs) + n] for n in range(len(gaps) - 1)]
    paragraphs += map(body, (FIRST, SECOND, THIRD)[: len(bodies)])
    found = pair_headlines(paragraphs, numbers, bodies)
    return tuple(tuple(paragraphs[n].text for n in lines) for lines in found)


@pytest.mark.parametrize(
    ("upper", "taken"),
    [
        pytest.param(sharing(2, 10, FIRST), False, id="a fifth, as by chance"),
        pytest.param(sharing(3, 10, FIRST), True, id="three tenths"),
        pytest.param(sharing(0, 10, FIRST) + "强调", False, id="a kicker that shares nothing"),
        pytest.param(sharing(2, 18, FIRST) + "强调", True, id="a kicker that shares a tenth"),
    ],
)
def test_a_line_above_the_headline(upper: str, taken: bool) -> None:
    headline = FIRST[10:22]
    assert pair([upper, headline], [], [])[0] == ((upper, headline) if taken else (headline,))


@pytest.mark.parametrize(("shared", "taken"), [(2, False), (3, True)])
def test_a_line_that_looks_like_a_caption(shared: int, taken: bool) -> None:
    line = sharing(shared, 8, FIRST) + "夜景"
    assert pair([line], [], [])[0] == ((line,) if taken else ())


@pytest.mark.parametrize(("shared", "taken"), [(10, False), (12, True)])
def test_lines_that_stand_together_are_seldom_of_two_articles(shared: int, taken: bool) -> None:
    upper, lower = sharing(shared, 25, FIRST), SECOND[10:22]
    assert pair([], [upper, lower], []) == ((upper,) if taken else (), (lower,))


@pytest.mark.parametrize(("shared", "owner"), [(12, 1), (18, 0)])
def test_a_line_between_two_texts_goes_to_the_usual_side_unless_it_shares_more_with_the_other(
    shared: int, owner: int
) -> None:
    line = sharing(shared, 30, FIRST).replace(wording(10, 9000), SECOND[:10])
    assert pair([], [line], [THIRD[:12]], [])[owner] == (line,)


def test_a_headline_has_six_lines_at_most() -> None:
    lines = [FIRST[7 * i : 7 * i + 7] for i in range(8)]
    assert pair(lines, [], [])[0] == tuple(lines[2:])


def only(*paragraphs: Paragraph) -> tuple[list[str], list[str]]:
    lines, labels = only_headline(paragraphs)
    return [paragraphs[n].text for n in lines], [paragraphs[n].text for n in labels]


@pytest.mark.parametrize(("length", "is_label"), [(6, True), (7, False)])
def test_a_short_line_of_another_wording_is_a_label_of_the_site(length: int, is_label: bool) -> None:
    line, headline = wording(length, 500), FIRST[:10]
    labels = [line] if is_label else []
    assert only(head(line), head(headline), body(FIRST)) == (
        [headline] if is_label else [line, headline],
        labels,
    )


@pytest.mark.parametrize(("shared", "is_label"), [(1, True), (2, False)])
def test_a_short_line_that_the_text_repeats_is_no_label(shared: int, is_label: bool) -> None:
    line = sharing(shared, 5, FIRST)
    assert only(head(line), head(FIRST[20:30]), body(FIRST))[1] == ([line] if is_label else [])


@pytest.mark.parametrize(("shared", "taken"), [(4, False), (5, True)])
def test_a_line_behind_the_only_text_is_its_headline_if_about_it(shared: int, taken: bool) -> None:
    line = sharing(shared, 10, FIRST)
    assert only(body(FIRST, opens=True), head(line))[0] == ([line] if taken else [])


def test_a_known_headline_may_be_printed_in_several_lines() -> None:
    lines = [head("示例区"), head("召开 会议"), body("会议召开。")]
    assert known_headline(lines, [0, 1, 2], "示例区召开会议") == (0, 1)
    assert known_headline(lines, [0, 1, 2], "示例区召开") == ()
