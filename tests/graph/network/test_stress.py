import numpy as np
import pytest

from graph.network import stress
from graph.network.stress import stress_layout


def path(nodes: int) -> list[list[int]]:
    return [[other for other in (node - 1, node + 1) if 0 <= other < nodes] for node in range(nodes)]


def test_one_node_stands_at_the_origin():
    assert stress_layout([[]], 9).tolist() == [[0.0, 0.0]]


def test_neighbours_are_an_edge_length_apart():
    one, other = stress_layout(path(2), 120)
    assert np.hypot(*(one - other)) == pytest.approx(105.0)


def test_distances_are_like_those_in_steps():
    at = stress_layout(path(4), 120)
    for node in range(4):
        for other in range(node):
            steps = node - other
            assert np.hypot(*(at[node] - at[other])) == pytest.approx(105.0 * steps, rel=0.01)


def test_the_start_is_pivot_mds_with_seeded_noise():
    noise = np.random.default_rng(20230201).normal(scale=0.05, size=(3, 2))
    start = stress_layout(path(3), 0) / 105.0 - noise
    assert np.abs(start[:, 0]).tolist() == pytest.approx([1.0, 0.0, 1.0])
    assert start[:, 1].tolist() == pytest.approx([0.0, 0.0, 0.0], abs=1e-6)


@pytest.mark.parametrize(("nodes", "pivots"), [(2, 2), (400, 400), (401, 60)])
def test_a_large_graph_has_fewer_pivots(monkeypatch: pytest.MonkeyPatch, nodes: int, pivots: int):
    counts = []
    plain = stress._pivot_distances

    def counted(neighbours: list[list[int]], count: int):
        counts.append(count)
        return plain(neighbours, min(count, 2))

    monkeypatch.setattr(stress, "_pivot_distances", counted)
    stress_layout(path(nodes), 0)
    assert counts == [pivots]
