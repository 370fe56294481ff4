"""Tests of pairs beside the enumeration of all outcomes, and on planted ties."""

from itertools import combinations, product

import numpy as np
import pytest
from significance import invented, kept, result

from graph.analysis.significance import pairs as module
from graph.analysis.significance.chances import Attendance, Block, Chances, fit
from graph.analysis.significance.model import meetings_of
from graph.analysis.significance.pairs import PairTests, all_means, assess
from graph.analysis.significance.presence import UNKNOWN_MONTH, Happening, Term, presence
from graph.analysis.significance.tails import poisson_upper


def small(seed: int, people: int = 7, events: int = 8) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    attended = chance.random((people, events)) < 0.35
    return attended, attended | (chance.random((people, events)) < 0.7)


def found(attended: np.ndarray, allowed: np.ndarray) -> tuple[Chances, PairTests]:
    people, events = attended.shape
    model = fit(
        Attendance(
            attended=attended.sum(1).astype(float),
            sizes=attended.sum(0).astype(float),
            events=np.ones(events),
            blocks=(Block(actors=np.arange(people), classes=np.arange(events), allowed=allowed),),
        )
    )
    met = [(a, b, int((attended[a] & attended[b]).sum())) for a, b in combinations(range(people), 2)]
    left, right, many = np.array([row for row in met if row[2]]).T
    return model, assess(model, left, right, many)


def enumerated(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The probability of each number of common events: over all subsets of the events."""
    both = one * other
    probabilities = np.zeros(len(both) + 1)
    for outcome in product((0, 1), repeat=len(both)):
        there = np.array(outcome, bool)
        probabilities[there.sum()] += np.prod(np.where(there, both, 1 - both))
    return probabilities


@pytest.mark.parametrize("seed", range(4))
def test_small_cases_are_as_enumerated(seed: int):
    model, outcome = found(*small(seed))
    matrix = model.of(0)
    rows = zip(outcome.met.left, outcome.met.right, outcome.met.events, strict=True)
    for number, (left, right, events) in enumerate(rows):
        probabilities = enumerated(matrix[left], matrix[right])
        assert outcome.met.expected[number] == pytest.approx(
            probabilities @ np.arange(len(probabilities)), abs=1e-9
        )
        assert outcome.met.p_values[number] == pytest.approx(probabilities[events:].sum(), abs=1e-9)
    assert outcome.exact >= len(outcome.met.left)


def test_only_pairs_that_could_have_met_are_tests():
    attended = np.zeros((4, 6), bool)
    attended[:2, :3] = [[1, 1, 0], [0, 1, 1]]
    attended[2:, 3:] = [[1, 1, 0], [0, 1, 1]]
    allowed = np.zeros((4, 6), bool)
    allowed[:2, :3] = allowed[2:, 3:] = True
    assert found(attended, allowed)[1].possible == 2
    assert found(attended, np.ones((4, 6), bool))[1].possible == 6


def test_pairs_that_never_met_though_they_could_are_listed():
    attended = np.zeros((6, 60), bool)
    attended[0, ::2] = attended[1, 1::2] = True
    attended[2:, :] = np.random.default_rng(1).random((4, 60)) < 0.3
    _, outcome = found(attended, np.ones((6, 60), bool))
    assert (outcome.apart.left[0], outcome.apart.right[0], outcome.apart.events[0]) == (0, 1, 0)
    assert outcome.apart.p_values[0] < 1e-3
    assert np.all(outcome.apart.events < outcome.apart.expected)


def test_no_more_pairs_are_listed_than_asked_for(monkeypatch: pytest.MonkeyPatch):
    attended = np.random.default_rng(2).random((40, 300)) < np.linspace(0.05, 0.5, 40)[:, None]
    attended[:20, ::2] = False
    attended[20:, 1::2] = False
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(module, "DECIDED", ())
    all_of_them = found(attended, np.ones_like(attended))[1].apart
    monkeypatch.setattr(module, "MOST_APART", 7)
    monkeypatch.setattr(module, "LARGEST_SHARE", 3)
    few = found(attended, np.ones_like(attended))[1].apart
    assert len(few.left) == 7 < len(all_of_them.left)
    assert few.p_values.tolist() == pytest.approx(all_of_them.p_values[:7].tolist())


def test_shares_of_actors_do_not_change_the_means(monkeypatch: pytest.MonkeyPatch):
    model, _ = found(*small(5, people=11, events=20))
    (whole,) = (means for _, means, _ in all_means(model))
    monkeypatch.setattr(module, "LARGEST_SHARE", 2)
    assert np.concatenate([means for _, means, _ in all_means(model)]) == pytest.approx(whole)


def test_the_exact_tail_stands_where_it_decides_else_the_poisson_tail(monkeypatch: pytest.MonkeyPatch):
    data = invented(240, 1_500, seed=1, planted=30, more=9, size=0.7)
    monkeypatch.setattr(module, "FEW", 10**9)
    exact = result(data)[0].met
    monkeypatch.setattr(module, "FEW", 0)
    outcome, _ = result(data)
    for rate in module.DECIDED:
        assert np.array_equal(outcome.met.q_values <= rate, exact.q_values <= rate)
    assert np.count_nonzero(exact.q_values <= 0.05) > 5
    poisson = poisson_upper(outcome.met.events, outcome.met.expected)
    assert np.count_nonzero(outcome.met.p_values == poisson) >= len(poisson) - outcome.exact
    assert 0 < outcome.exact < len(poisson) / 10


def test_planted_ties_are_found_and_nothing_else():
    right = wrong = planted = 0
    for seed in range(4):
        data = invented(240, 1_500, seed=seed, planted=30, more=9, size=0.7)
        ties = kept(*result(data))
        right += len(ties & data.planted)
        wrong += len(ties - data.planted)
        planted += len(data.planted)
    assert right / (right + wrong) >= 0.95
    assert right / planted >= 0.5


def test_without_planted_ties_nothing_is_kept():
    assert (
        sum(bool(kept(*result(invented(240, 1_500, seed=seed, size=0.7)))) for seed in range(100, 110)) == 0
    )


def test_the_same_data_give_the_same_bits():
    data = invented(60, 300, seed=1, planted=5, more=9)
    first, second = (result(data)[0].met.p_values.tobytes() for _ in range(2))
    assert first == second


def test_small_cases_of_too_few_meetings_are_as_enumerated():
    attended = np.zeros((6, 14), bool)
    attended[0, ::2] = attended[1, 1::2] = True
    attended[2:] = np.random.default_rng(4).random((4, 14)) < 0.5
    model, outcome = found(attended, attended | (np.random.default_rng(5).random((6, 14)) < 0.9))
    matrix, apart = model.of(0), outcome.apart
    assert (apart.left[0], apart.right[0]) == (0, 1)
    for number, (left, right, events) in enumerate(zip(apart.left, apart.right, apart.events, strict=True)):
        probabilities = enumerated(matrix[left], matrix[right])
        assert apart.expected[number] == pytest.approx(probabilities @ np.arange(15), abs=1e-9)
        assert apart.p_values[number] == pytest.approx(probabilities[: events + 1].sum(), abs=1e-9)


LEADERS, FIRMS = range(5, 7), range(7, 9)


def test_small_cases_with_companies_and_guests_are_as_enumerated():
    """Two places, an inner meeting, a firm's leader, events before and after somebody's time."""
    places = ("330105", "330105", "330105", "330106", "330106", "330105", "330106", "330105", "330106")
    terms = [
        Term(actor=actor, place=place, first=3 * (actor == 1), last=9) for actor, place in enumerate(places)
    ]
    happened = [
        (0, False, (0, 2)),
        (1, False, (0, 7, 5)),
        (3, False, (0, 1, 2, 7)),
        (4, True, (0, 1)),
        (4, False, (1, 3, 7, 5)),
        (5, False, (0, 3, 4, 8)),
        (6, False, (0, 1, 7)),
        (7, False, (2, 6, 8)),
        (7, True, (0, 2)),
        (UNKNOWN_MONTH, False, (1, 4, 7)),
    ]
    events = [
        Happening(month=month, place="330105", inner=inner, actors=there) for month, inner, there in happened
    ]
    who = presence(terms, frozenset({*LEADERS, *FIRMS}), events)
    model, met = fit(who.attendance), meetings_of(who, events)
    outcome = assess(model, met.left, met.right, met.events)
    matrix = np.zeros((len(terms), len(events)))
    for number, block in enumerate(who.attendance.blocks):
        for column, of_class in enumerate(block.classes):
            matrix[np.ix_(block.actors, who.classes == of_class)] = model.of(number)[:, [column]]
    there = np.array([[actor in event.actors for event in events] for actor in who.order])
    assert matrix.sum(1) == pytest.approx(there.sum(1), abs=1e-9)
    assert matrix.sum(0) == pytest.approx(there.sum(0), abs=1e-9)
    firms = np.isin(who.order, FIRMS)
    assert not matrix[firms][:, [event.inner for event in events]].any()
    assert np.count_nonzero(firms[met.left] | firms[met.right]) > 10
    for number, (left, right, common) in enumerate(zip(met.left, met.right, met.events, strict=True)):
        probabilities = enumerated(matrix[left], matrix[right])
        assert outcome.met.expected[number] == pytest.approx(probabilities @ np.arange(11), abs=1e-9)
        assert outcome.met.p_values[number] == pytest.approx(probabilities[common:].sum(), abs=1e-9)
