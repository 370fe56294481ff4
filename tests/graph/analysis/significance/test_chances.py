"""The fitted chances: the expected numbers are the observed ones."""

from itertools import pairwise

import numpy as np
import pytest

from graph.analysis.significance import chances as module
from graph.analysis.significance.chances import Attendance, Block, Chances, fit


def attendance(attended: np.ndarray, allowed: np.ndarray, *cuts: int) -> Attendance:
    """Who attended what (rows: actors), each event a class of its own, in blocks that end at `cuts`."""
    events = attended.shape[1]
    bounds = (0, *cuts, events)
    blocks = []
    for low, high in pairwise(bounds):
        who = np.nonzero(allowed[:, low:high].any(1))[0]
        blocks.append(Block(actors=who, classes=np.arange(low, high), allowed=allowed[who, low:high]))
    return Attendance(
        attended=attended.sum(1).astype(float),
        sizes=attended.sum(0).astype(float),
        events=np.ones(events),
        blocks=tuple(blocks),
    )


def whole(found: Chances, people: int, events: int) -> np.ndarray:
    matrix = np.zeros((people, events))
    for number, block in enumerate(found.attendance.blocks):
        matrix[np.ix_(block.actors, block.classes)] = found.of(number)
    return matrix


def drawn(seed: int, people: int = 30, events: int = 50, share: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    attended = chance.random((people, events)) < share
    return attended, attended | (chance.random((people, events)) < 0.6)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("held", [0, module.CELLS_HELD])
def test_expected_numbers_are_the_observed_ones(seed: int, held: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "CELLS_HELD", held)
    attended, allowed = drawn(seed)
    found = fit(attendance(attended, allowed, 10, 37))
    matrix = whole(found, *attended.shape)
    assert matrix.sum(1) == pytest.approx(attended.sum(1), abs=1e-9)
    assert matrix.sum(0) == pytest.approx(attended.sum(0), abs=1e-9)
    assert not matrix[~allowed].any()


def test_odds_are_products_of_a_factor_of_the_actor_and_one_of_the_event():
    attended, _ = drawn(7)
    matrix = whole(fit(attendance(attended, np.ones_like(attended))), *attended.shape)
    odds = np.log(matrix / (1 - matrix))
    assert odds - odds[:1] - odds[:, :1] + odds[0, 0] == pytest.approx(np.zeros_like(odds), abs=1e-6)


def test_who_came_to_all_that_was_open_came_for_certain():
    attended = np.array([[1, 1, 0, 0], [0, 1, 1, 1], [1, 0, 1, 0]], bool)
    allowed = np.array([[1, 1, 0, 0], [1, 1, 1, 1], [1, 1, 1, 1]], bool)
    matrix = whole(fit(attendance(attended, allowed)), 3, 4)
    assert matrix[0].tolist() == [1, 1, 0, 0]
    assert matrix.sum(1) == pytest.approx(attended.sum(1), abs=1e-9)


def test_who_was_nowhere_and_events_of_nobody_have_no_chance():
    attended = np.zeros((4, 5), bool)
    attended[:3, :4] = np.eye(3, 4, dtype=bool) | np.eye(3, 4, 1, dtype=bool)
    matrix = whole(fit(attendance(attended, np.ones((4, 5), bool))), 4, 5)
    assert not matrix[3].any()
    assert not matrix[:, 4].any()


def test_events_of_one_class_count_each():
    attended, _ = drawn(3, people=12, events=9)
    single = whole(fit(attendance(attended, np.ones_like(attended))), 12, 9)
    sizes, first, number = np.unique(attended.sum(0), return_index=True, return_inverse=True)
    together = Attendance(
        attended=attended.sum(1).astype(float),
        sizes=sizes.astype(float),
        events=np.bincount(number).astype(float),
        blocks=(
            Block(
                actors=np.arange(12), classes=np.arange(len(sizes)), allowed=np.ones((12, len(sizes)), bool)
            ),
        ),
    )
    assert fit(together).of(0) == pytest.approx(single[:, first], abs=1e-9)
