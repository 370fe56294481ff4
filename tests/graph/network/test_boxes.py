import math

import numpy as np
import pytest

from graph.network.boxes import pack, push_apart, spread

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0], [10.0, 10.0]])


def test_a_crowded_drawing_is_enlarged_to_two_and_a_half_times_its_boxes():
    boxes = np.full((4, 2), 20.0)
    wide = spread(SQUARE, boxes)
    area = 4 * math.pi * wide[:, 0].std() * wide[:, 1].std()
    assert area == pytest.approx(2.5 * 4 * 20 * 20)
    assert np.allclose(wide / wide.max(), SQUARE / 10)


def test_a_drawing_with_room_stays_as_it_is():
    assert spread(SQUARE, np.full((4, 2), 1.0)).tolist() == SQUARE.tolist()


def test_boxes_are_pushed_apart_along_the_easier_axis():
    at = push_apart(np.array([[0.0, 0.0], [6.0, 1.0]]), np.full((2, 2), 10.0), 9)
    assert at.tolist() == [[-2.0, 0.0], [8.0, 1.0]]


@pytest.mark.parametrize(("overlap", "moved"), [(0.009, False), (0.011, True)])
def test_a_hundredth_of_a_pixel_does_not_count(overlap: float, moved: bool):
    at = np.array([[0.0, 0.0], [10.0 - overlap, 0.0]])
    assert (push_apart(at, np.full((2, 2), 10.0), 9).tolist() != at.tolist()) is moved


def test_pushing_ends_after_the_rounds():
    at = np.array([[0.0, 0.0], [6.0, 1.0]])
    assert push_apart(at, np.full((2, 2), 10.0), 0).tolist() == at.tolist()


@pytest.mark.parametrize(
    ("extents", "corners"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(10, 10)], [(0, 0)], id="one"),
        pytest.param([(10, 10), (10, 10)], [(0, 0), (38, 0)], id="side-by-side"),
        pytest.param([(100, 10), (100, 10)], [(0, 0), (0, 38)], id="one-above-the-other"),
        pytest.param([(10, 5), (10, 20)], [(38, 0), (0, 0)], id="the-highest-first"),
        pytest.param(
            [(360, 10), (310, 170), (200, 180)], [(0, 208), (228, 0), (0, 0)], id="wide-enough-at-1.3"
        ),
        pytest.param([(100, 30), (10, 200), (170, 40)], [(0, 228), (0, 0), (38, 0)], id="high-enough-at-1.3"),
        pytest.param(
            [(300, 140), (250, 20), (400, 170), (80, 110), (320, 40), (60, 160), (300, 20)],
            [(0, 198), (348, 366), (0, 0), (328, 198), (0, 366), (428, 0), (0, 434)],
            id="width-found-in-60-steps",
        ),
    ],
)
def test_boxes_stand_on_shelves(extents: list[tuple[float, float]], corners: list[tuple[float, float]]):
    assert pack(extents) == corners
