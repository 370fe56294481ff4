"""Places for the nodes of a connected graph, such that distances in the drawing are like those in steps.

Sparse stress minimisation (Ortmann, Klimenta and Brandes 2017): every node keeps its distance to
its neighbours and to a number of pivots, from a start by PivotMDS (Brandes and Pich 2007).
"""

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

EDGE_LENGTH = 105.0
"""Wanted length of an edge, in pixels."""

ALL_PIVOTS = 400
"""Number of nodes up to which each of them is a pivot."""

FEW_PIVOTS = 60
"""Number of pivots of a larger graph."""

SEED = 20230201
"""Random seed of the noise at the start, which parts nodes that PivotMDS puts on one place."""

NOISE = 0.05
"""Standard deviation of that noise, in edge lengths."""


def stress_layout(neighbours: Sequence[Sequence[int]], rounds: int) -> Floats:
    """The places of connected nodes in pixels, a row each, after so many rounds of minimisation.

    `neighbours` are those of each node, by their numbers. The result depends on nothing else.
    """
    nodes = len(neighbours)
    if nodes == 1:
        return np.zeros((1, 2))
    pivots, distances = _pivot_distances(neighbours, nodes if nodes <= ALL_PIVOTS else FEW_PIVOTS)
    at = _pivot_mds(distances)
    at += np.random.default_rng(SEED).normal(scale=NOISE, size=at.shape)
    own = np.repeat(np.arange(nodes), [len(others) for others in neighbours])
    near = np.concatenate([np.array(others, dtype=np.int64) for others in neighbours])
    return _minimise(at, own, near, pivots, distances, rounds) * EDGE_LENGTH


def _minimise(
    at: Floats, own: Integers, near: Integers, pivots: Integers, distances: Floats, rounds: int
) -> Floats:
    """Bring neighbours (`own`, `near`) one step apart, and every node its distance from each pivot."""
    inverse = np.divide(1.0, distances, out=np.zeros_like(distances), where=distances > 0)
    weight = inverse**2
    total = weight.sum(axis=1) + np.bincount(own, minlength=len(at))
    for _ in range(rounds):
        x, y = at[:, 0], at[:, 1]
        delta_x, delta_y = x[own] - x[near], y[own] - y[near]
        step = 1 / np.maximum(np.hypot(delta_x, delta_y), 1e-6)
        far_x, far_y = x[:, None] - x[pivots], y[:, None] - y[pivots]
        pull = inverse / np.maximum(np.sqrt(far_x * far_x + far_y * far_y), 1e-6)
        mean = np.column_stack(
            [
                (
                    np.bincount(own, where[near] + delta * step, len(at))
                    + weight @ where[pivots]
                    + (pull * far).sum(axis=1)
                )
                / total
                for where, delta, far in ((x, delta_x, far_x), (y, delta_y, far_y))
            ]
        )
        # Half a step: all nodes move at once, and a full one can swing for ever.
        at = (at + mean) / 2
    return at


def _pivot_distances(neighbours: Sequence[Sequence[int]], count: int) -> tuple[Integers, Floats]:
    """Pivots far from one another, and the distance of every node to each, in steps."""
    first = max(range(len(neighbours)), key=lambda node: (len(neighbours[node]), -node))
    chosen = [first]
    columns = [_steps_from(first, neighbours)]
    nearest = columns[0].copy()
    while len(chosen) < count:
        nearest[chosen[-1]] = -1
        farthest = int(nearest.argmax())
        chosen.append(farthest)
        columns.append(_steps_from(farthest, neighbours))
        nearest = np.minimum(nearest, columns[-1])
    return np.array(chosen, dtype=np.int64), np.column_stack(columns)


def _steps_from(start: int, neighbours: Sequence[Sequence[int]]) -> Floats:
    steps = [-1] * len(neighbours)
    steps[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                queue.append(other)
    return np.array(steps, dtype=np.float64)


def _pivot_mds(distances: Floats) -> Floats:
    squared = distances**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    at: Floats = centred @ vectors[:, ::-1][:, :2]
    # An eigenvector is known up to its sign; the largest value is made positive.
    extremes = at[np.abs(at).argmax(axis=0), (0, 1)]
    widest = float(np.abs(extremes).max())
    return at * np.where(extremes < 0, -1.0, 1.0) * (float(distances.max()) / 2 / widest)
