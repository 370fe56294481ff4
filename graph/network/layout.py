"""A fixed, seeded layout: where a network's nodes stand and how large they are.

Sparse stress minimisation (Ortmann, Klimenta and Brandes 2017): every node keeps its distance to
its neighbours and to a number of pivots, from a start by PivotMDS (Brandes and Pich 2007). Then
boxes that hold a node and its label are pushed apart, and components are packed side by side.
Units are pixels; y grows downwards, as on a page.
"""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

LABEL_FONT = 14.0
LABEL_LINE = 9
"""Full-width letters of a label on one line."""

_SEED = 20230201
_EDGE_LENGTH = 105.0
_ALL_PIVOTS = 400
_FEW_PIVOTS = 60
_STRESS_ROUNDS = 120
_PUSH_ROUNDS = 150
_LARGE = 2000
"""Above so many nodes a component gets fewer rounds, since each takes longer and nobody sees it whole."""
_LARGE_SHARE = 0.35
_MARGIN = 14.0
_ROOM = 2.5
_LABELLED = 150
"""Up to how many nodes a component keeps room for every label; beyond, the reader zooms in."""
_ASPECT = 1.3
_SHELF_GAP = 28.0
_SHELF_TRIALS = 60


def place_nodes(network: "nx.Graph[str]") -> None:
    """Give every node `x`, `y` (pixels, one decimal) and `size` (radius in pixels).

    The layout follows participation where the network has events, else co-appearance; so both
    views of one network share their places. It depends on the network alone.
    """
    nodes = sorted(network)
    most = max((network.nodes[node].get("degree", 0) for node in nodes), default=0)
    sizes = {node: _radius(network, node, most) for node in nodes}
    skeleton = _skeleton(network, nodes)
    parts = [sorted(part) for part in nx.connected_components(skeleton)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    pieces = [_lay_out(skeleton, part, network, sizes) for part in parts]
    corners = _pack([piece.extent for piece in pieces])
    everywhere = {
        node: (float(x), float(y))
        for piece, corner in zip(pieces, corners, strict=True)
        for node, (x, y) in zip(piece.nodes, piece.at + np.array(corner), strict=True)
    }
    middle_x, middle_y = _middle(list(everywhere.values()))
    for node in nodes:
        x, y = everywhere[node]
        network.nodes[node].update(
            x=round(x - middle_x, 1) + 0.0, y=round(y - middle_y, 1) + 0.0, size=sizes[node]
        )


def label_lines(label: str) -> list[str]:
    """A label as it is drawn: one line, or two of about equal width, cut when it is longer still.

    >>> label_lines("某某生物科技有限公司")
    ['某某生物科', '技有限公司']
    """
    limit = LABEL_LINE * LABEL_FONT
    letters = " ".join(label.split())
    if label_width(letters) <= limit:
        return [letters]
    half = min(limit, label_width(letters) / 2 + LABEL_FONT / 2)
    first = _fitting(letters, half)
    rest = letters[len(first) :]
    second = _fitting(rest, limit)
    return [first.strip(), second.strip() if second == rest else second[:-1].strip() + "…"]


def _fitting(letters: str, width: float) -> str:
    """The longest beginning that is no wider than `width`."""
    end = len(letters)
    while label_width(letters[:end]) > width:
        end -= 1
    return letters[:end]


def label_width(line: str) -> float:
    """The width of a line in pixels, full-width letters being as wide as high."""
    return sum(LABEL_FONT if ord(letter) > 0x2E7F else 0.58 * LABEL_FONT for letter in line)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A component: its nodes, their places from its upper left corner, its width and height."""

    nodes: list[str]
    at: Floats
    extent: tuple[float, float]


def _radius(network: "nx.Graph[str]", node: str, most: int) -> float:
    """The radius of a node whose area grows with its ties; `most` is the degree of the largest."""
    data = network.nodes[node]
    if data.get("kind") in ("event", "organization"):
        return round(min(16.0, 7 + 1.5 * math.sqrt(network.degree(node))), 1)
    step = min(2.4, 21 / math.sqrt(most)) if most else 0.0
    return round(9 + step * math.sqrt(data.get("degree", 0)), 1)


def _skeleton(network: "nx.Graph[str]", nodes: Sequence[str]) -> "nx.Graph[str]":
    """The edges that the layout follows."""
    edges = sorted((source, target) for source, target in network.edges)
    structural = [edge for edge in edges if network.edges[edge].get("relation") != "co_appears"]
    skeleton: nx.Graph[str] = nx.Graph()
    skeleton.add_nodes_from(nodes)
    skeleton.add_edges_from(structural or edges)
    return skeleton


def _lay_out(
    skeleton: "nx.Graph[str]", part: list[str], network: "nx.Graph[str]", sizes: dict[str, float]
) -> _Piece:
    labelled = len(part) <= _LABELLED
    boxes = np.array(
        [_box(str(network.nodes[n].get("label", "")) if labelled else "", sizes[n]) for n in part]
    )
    at = _stress(skeleton, part)
    at[:, 0] *= math.sqrt(_ASPECT)
    at = _push_apart(_spread(at, boxes), boxes)
    # A box hangs below its node's centre, because the label stands under the node.
    drop = np.column_stack([np.zeros(len(part)), boxes[:, 1] / 2 - np.array([sizes[n] for n in part])])
    low = (at - boxes / 2).min(axis=0)
    high = (at + boxes / 2).max(axis=0)
    return _Piece(part, at - low - drop, (float(high[0] - low[0]), float(high[1] - low[1])))


def _box(label: str, radius: float) -> tuple[float, float]:
    if not label:
        return 2 * radius + _MARGIN / 2, 2 * radius + _MARGIN / 2
    lines = label_lines(label)
    width = max(2 * radius, *(label_width(line) for line in lines))
    return width + _MARGIN, 2 * radius + 1.25 * LABEL_FONT * len(lines) + _MARGIN


def _stress(skeleton: "nx.Graph[str]", part: list[str]) -> Floats:
    if len(part) == 1:
        return np.zeros((1, 2))
    number = {node: index for index, node in enumerate(part)}
    neighbours = [sorted(number[other] for other in skeleton[node]) for node in part]
    pivots = len(part) if len(part) <= _ALL_PIVOTS else _FEW_PIVOTS
    chosen, distances = _pivot_distances(neighbours, pivots)
    at = _pivot_mds(distances)
    at += np.random.default_rng(_SEED).normal(scale=0.05, size=at.shape)

    own = np.repeat(np.arange(len(part)), [len(others) for others in neighbours])
    near = np.concatenate([np.array(others, dtype=np.int64) for others in neighbours])
    return _minimise(at, own, near, chosen, distances) * _EDGE_LENGTH


def _rounds(most: int, nodes: int) -> int:
    return most if nodes <= _LARGE else int(_LARGE_SHARE * most)


def _minimise(at: Floats, own: Whole, near: Whole, pivots: Whole, distances: Floats) -> Floats:
    """Bring neighbours (`own`, `near`) one step apart, and every node its distance from each pivot."""
    inverse = np.divide(1.0, distances, out=np.zeros_like(distances), where=distances > 0)
    weight = inverse**2
    total = weight.sum(axis=1) + np.bincount(own, minlength=len(at))
    for _ in range(_rounds(_STRESS_ROUNDS, len(at))):
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


def _pivot_distances(neighbours: Sequence[Sequence[int]], count: int) -> tuple[Whole, Floats]:
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


def _spread(at: Floats, boxes: Floats) -> Floats:
    """Enlarge a drawing whose boxes would fill more than a part of its area, keeping its shape."""
    if len(at) < 3:
        return at
    area = 4 * math.pi * float(at[:, 0].std()) * float(at[:, 1].std())
    wanted = _ROOM * float(boxes.prod(axis=1).sum())
    return at * max(1.0, math.sqrt(wanted / max(area, 1.0)))


def _push_apart(at: Floats, boxes: Floats) -> Floats:
    """Move boxes until none overlap, or the rounds are over, each pair along its easier axis."""
    at = at.copy()
    for _ in range(_rounds(_PUSH_ROUNDS, len(at))):
        left, right = _close_pairs(at, boxes)
        delta = at[left] - at[right]
        overlap = (boxes[left] + boxes[right]) / 2 - np.abs(delta)
        hit = (overlap > 0.01).all(axis=1)
        if not hit.any():
            break
        left, right, delta, overlap = left[hit], right[hit], delta[hit], overlap[hit]
        axis = overlap.argmin(axis=1)
        row = np.arange(len(axis))
        sign = np.where(delta[row, axis] < 0, -1.0, 1.0)
        push = 0.5 * overlap[row, axis] * sign
        for one_axis in (0, 1):
            chosen = axis == one_axis
            at[:, one_axis] += np.bincount(left[chosen], push[chosen], len(at))
            at[:, one_axis] -= np.bincount(right[chosen], push[chosen], len(at))
    return at


def _close_pairs(at: Floats, boxes: Floats) -> tuple[Whole, Whole]:
    """All pairs whose boxes overlap from left to right, by a sweep over x."""
    order = np.lexsort((np.arange(len(at)), at[:, 0]))
    x = at[order, 0]
    reach = np.searchsorted(x, x + boxes[:, 0].max(), side="right")
    counts = reach - np.arange(len(x)) - 1
    left = np.repeat(np.arange(len(x)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    right = left + 1 + np.arange(len(left)) - first
    return order[left], order[right]


def _pack(extents: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Upper left corners of boxes set on shelves, the highest first, together shaped like a page."""
    widest = max((width for width, _ in extents), default=0.0)
    total = sum(width + _SHELF_GAP for width, _ in extents)
    trials = [widest + step / _SHELF_TRIALS * (total - widest) for step in range(_SHELF_TRIALS + 1)]
    return min((_shelve(extents, width) for width in trials), key=lambda shelves: shelves[0])[1]


def _shelve(
    extents: Sequence[tuple[float, float]], shelf_width: float
) -> tuple[float, list[tuple[float, float]]]:
    """How high a page of the wanted shape must be to hold the shelves, and the corners."""
    corners = [(0.0, 0.0)] * len(extents)
    x = y = shelf_height = used = 0.0
    for index in sorted(range(len(extents)), key=lambda index: (-extents[index][1], index)):
        width, height = extents[index]
        if x > 0 and x + width > shelf_width:
            x, y, shelf_height = 0.0, y + shelf_height + _SHELF_GAP, 0.0
        corners[index] = (x, y)
        used = max(used, x + width)
        x += width + _SHELF_GAP
        shelf_height = max(shelf_height, height)
    return max(used / _ASPECT, y + shelf_height), corners


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    if not points:
        return 0.0, 0.0
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
