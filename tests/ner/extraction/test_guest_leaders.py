"""Of which other place a bare level is: guests' who are led here, or theirs who receive ours."""

import pytest

from ner.extraction.guest_leaders import place_of_leaders


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("桐庐县代表团在县委书记甲某率领下来我县。", "桐庐县", id="led-behind-the-team"),
        pytest.param("桐庐县代表团在县委书记甲某陪同下参观。", "", id="accompanied"),
        pytest.param("各部门在县委书记甲某带领下植树。", "", id="no-team"),
        pytest.param("由县委书记甲某率领的桐庐县代表团来我县。", "桐庐县", id="led-before-the-team"),
        pytest.param("桐庐县考察团由县委书记甲某带队来我县。", "桐庐县", id="team-first"),
        pytest.param("以县委书记甲某为团长的桐庐县考察团来访。", "桐庐县", id="head-of-a-team"),
        pytest.param("县委书记甲某率桐庐县考察团来我县。", "桐庐县", id="leads-a-team-to-us"),
        pytest.param("县委书记甲某率考察团到桐庐县。", "", id="leads-ours"),
        pytest.param("桐庐县考察团来我县。团长、县委副书记甲某讲话。", "桐庐县", id="head-and-post"),
        pytest.param("桐庐县考察团、余杭区考察团来我县。团长、县委副书记甲某讲话。", "", id="two-teams"),
        pytest.param("桐庐县方面，县委书记甲某出席。", "桐庐县", id="a-side"),
        pytest.param("桐庐县方面，县长乙某出席；县委书记甲某主持。", "", id="behind-a-side"),
        pytest.param("赴桐庐县考察，受到县委书记甲某的热情接待。", "桐庐县", id="received-there"),
        pytest.param("桐庐县客商受到县委书记甲某的接待。", "", id="received-here"),
    ],
)
def test_the_place_whose_leaders_are_named(text: str, place: str) -> None:
    position = text.index("县委")
    sentence = text.rfind("。", 0, position) + 1
    found = place_of_leaders(text, sentence, position)
    assert (found.place.text if found else "") == place
    assert found is None or found.is_sure


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        pytest.param("在桐庐县，乙某参观了园区，县委副书记甲某陪同。", True, id="shown-around"),
        pytest.param("在桐庐县，乙某参观了园区，县委副书记甲某讲话。", False, id="speaks"),
        pytest.param("乙某从桐庐县回来，县委副书记甲某陪同。", False, id="back-from-there"),
    ],
)
def test_who_shows_us_around_may_be_theirs(text: str, is_there: bool) -> None:
    found = place_of_leaders(text, 0, text.index("县委"))
    assert (found is not None) == is_there
    assert found is None or not found.is_sure
