"""What speaks for an article under a headline in mid-page: every weight is met from just above and just below."""

from typing import Any

import pytest
from paragraphs import body, head, paragraph, sharing, wording

from ner.segmenting.announcements import Evidence, announced
from ner.segmenting.paragraphs import Form

NOTHING: dict[str, Any] = {
    "below": 0.0,
    "above": 0.0,
    "topic": None,
    "length": 0,
    "cohesion": 0.0,
    "pairs": 0,
    "closed": False,
    "pictured": False,
    "feature": False,
    "dated": False,
    "subtitled": False,
    "states": False,
}


@pytest.mark.parametrize(
    ("enough", "too_little"),
    [
        pytest.param({"below": 0.11}, {"below": 0.09}, id="wording of the text below"),
        pytest.param(
            {"length": 10, "above": 0.34}, {"length": 10, "above": 0.36}, id="wording of the text above"
        ),
        pytest.param({"length": 4}, {"length": 2}, id="length"),
        pytest.param(
            {"closed": True, "cohesion": 2.4},
            {"closed": True, "cohesion": 2.5},
            id="an end of the text above",
        ),
        pytest.param(
            {"closed": True, "length": 9, "cohesion": 9.0},
            {"closed": True, "length": 7, "cohesion": 9.0},
            id="the greatest cohesion that counts",
        ),
        pytest.param(
            {"pictured": True, "cohesion": 1.1}, {"pictured": True, "cohesion": 1.2}, id="a picture"
        ),
        pytest.param(
            {"closed": True, "feature": True, "cohesion": 0.4},
            {"closed": True, "feature": True, "cohesion": 0.5},
            id="a feature above",
        ),
        pytest.param(
            {"closed": True, "states": True, "below": 0.11},
            {"closed": True, "states": True, "below": 0.09},
            id="a sentence",
        ),
    ],
)
def test_what_is_enough(enough: dict[str, Any], too_little: dict[str, Any]) -> None:
    assert Evidence(**{**NOTHING, **enough}).begins(several=True)
    assert not Evidence(**{**NOTHING, **too_little}).begins(several=True)


UNRELATED = {"below": 0.5, "above": 0.1, "topic": 0.1, "cohesion": 5.0, "pairs": 200}


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        pytest.param({}, True, id="nothing to do with the article above"),
        pytest.param({"below": 0.49}, False, id="not about the text below"),
        pytest.param({"above": 0.11}, False, id="about the text above"),
        pytest.param({"topic": 0.11}, False, id="the text below is about the headline above"),
        pytest.param(
            {"topic": None, "below": 0.69}, False, id="no headline above, not so clearly about the text"
        ),
        pytest.param({"topic": None, "below": 0.7}, True, id="no headline above"),
        pytest.param({"cohesion": 5.1}, False, id="texts that have much in common"),
        pytest.param({"pairs": 199}, False, id="a text too short to tell"),
        pytest.param({"feature": True}, False, id="a feature above"),
    ],
)
def test_texts_that_have_nothing_to_do_with_each_other(changed: dict[str, Any], begins: bool) -> None:
    assert Evidence(**{**NOTHING, **UNRELATED, **changed}).begins(several=False) is begins


ABOVE, BELOW = wording(60), wording(60, 100)


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        (["老街的新生活———记某某区老街改造"], True),
        (["老街的新生活", "－－－在某某区经济工作会议上的讲话"], True),
        (["－－－在某某区经济工作会议上的讲话"], False),
        (["老街的新生活———还有很长的路"], False),
        (["老街的新生活"], False),
    ],
)
def test_a_subtitle_announces_an_article(lines: list[str], begins: bool) -> None:
    page = [body(ABOVE), *map(head, lines), body(BELOW)]
    assert announced(page, ()) == ({len(page) - 1} if begins else set())


@pytest.mark.parametrize(("count", "cut"), [(2, True), (3, False)])
def test_subheadings_in_a_row_that_are_alike_announce_nothing(count: int, cut: bool) -> None:
    page = [body("老街开街。（甲某某）"), head(sharing(9, 10, ABOVE)), body(ABOVE)]
    for number in range(count):
        text = wording(60, 200 + 100 * number)
        page += [head(sharing(9, 9, text)), body(text)]
    starts = {2, *(range(4, 3 + 2 * count, 2) if cut else ())}
    assert announced(page, ()) == starts


SIGNED = [body("老街开街。（甲某某）"), head(sharing(9, 10, ABOVE)), body(ABOVE)]


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        ([wording(10, 800) + "，" + wording(19, 900)], False),
        ([wording(10, 800) + "，" + wording(18, 900)], True),
        ([wording(11, 800) + wording(19, 900)], True),
        ([wording(10, 800), wording(10, 800) + "，" + wording(19, 900)], True),
    ],
    ids=["thirty characters", "one less", "no clauses", "below another line"],
)
def test_a_lone_sentence_of_thirty_characters_is_a_subheading(lines: list[str], cut: bool) -> None:
    page = [*SIGNED, *map(head, lines), body(BELOW)]
    assert announced(page, ()) == {2, *([len(page) - 1] if cut else ())}


@pytest.mark.parametrize(
    ("length", "cut"), [(9, False), (8, True)], ids=["as long as the next two", "shorter than these"]
)
def test_the_last_line_of_a_headline_may_be_the_first_subheading(length: int, cut: bool) -> None:
    page = [*SIGNED[:2], head(sharing(length, length, ABOVE)), body(ABOVE)]
    for number in range(2):
        text = wording(60, 200 + 100 * number)
        page += [head(sharing(9, 9, text)), body(text)]
    assert announced(page, ()) == {3, *((5, 7) if cut else ())}


@pytest.mark.parametrize(("between", "cut"), [("＊＊＊＊＊", True), ("02", False)])
def test_a_line_of_signs_parts_two_texts(between: str, cut: bool) -> None:
    notice = paragraph(Form.NOTICE, between)
    page = [body(ABOVE), head("某某乡来信"), notice, head("路在脚下"), body(BELOW)]
    assert announced(page, ()) == ({4} if cut else set())
