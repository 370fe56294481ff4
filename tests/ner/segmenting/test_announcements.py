"""What speaks for an article under a headline in mid-page: every weight is met from just above and just below."""

from typing import Any

import pytest
from paragraphs import body, head, sharing, wording

from ner.segmenting.announcements import Evidence, announced

NOTHING: dict[str, Any] = {
    "below": 0.0,
    "above": 0.0,
    "length": 0,
    "cohesion": 0.0,
    "closed": False,
    "pictured": False,
    "feature": False,
    "dated": False,
    "subtitled": False,
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
    ],
)
def test_what_is_enough(enough: dict[str, Any], too_little: dict[str, Any]) -> None:
    assert Evidence(**{**NOTHING, **enough}).begins(several=True)
    assert not Evidence(**{**NOTHING, **too_little}).begins(several=True)


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
