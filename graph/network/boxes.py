"""Boxes around nodes and their labels: pushed apart until none overlap, and packed onto a page."""

import math
from collections.abc import Sequence

import numpy as np

from graph.network.stress import Floats, Integers

ASPECT = 1.3
"""Wanted width of a drawing, as a multiple of its height."""

SPARSENESS = 2.5
"""Least area of a drawing, as a multiple of the area of its boxes."""

CLOSEST = 0.01
"""Overlap in pixels up to which two boxes count as apart."""

SHELF_GAP = 28.0
"""Gap between packed boxes, in pixels."""

SHELF_TRIALS = 60
"""Number of steps from the narrowest to the widest page that is tried."""


def spread(at: Floats, boxes: Floats) -> Floats:
    """Enlarge a drawing whose boxes would fill more than a part of its area, keeping its shape."""
    if len(at) < 3:
        return at
    area = 4 * math.pi * float(at[:, 0].std()) * float(at[:, 1].std())
    wanted = SPARSENESS * float(boxes.prod(axis=1).sum())
    return at * max(1.0, math.sqrt(wanted / max(area, 1.0)))


def push_apart(at: Floats, boxes: Floats, rounds: int) -> Floats:
    """Move boxes until none overlap, or the rounds are over, each pair along its easier axis."""
    at = at.copy()
    for _ in range(rounds):
        left, right = _close_pairs(at, boxes)
        delta = at[left] - at[right]
        overlap = (boxes[left] + boxes[right]) / 2 - np.abs(delta)
        hit = (overlap > CLOSEST).all(axis=1)
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


def _close_pairs(at: Floats, boxes: Floats) -> tuple[Integers, Integers]:
    """All pairs whose boxes overlap from left to right, by a sweep over x."""
    order = np.lexsort((np.arange(len(at)), at[:, 0]))
    x = at[order, 0]
    reach = np.searchsorted(x, x + boxes[:, 0].max(), side="right")
    counts = reach - np.arange(len(x)) - 1
    left = np.repeat(np.arange(len(x)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    right = left + 1 + np.arange(len(left)) - first
    return order[left], order[right]


def pack(extents: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Upper left corners of boxes set on shelves, the highest first, together shaped like a page."""
    widest = max((width for width, _ in extents), default=0.0)
    total = sum(width + SHELF_GAP for width, _ in extents)
    trials = [widest + step / SHELF_TRIALS * (total - widest) for step in range(SHELF_TRIALS + 1)]
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
            x, y, shelf_height = 0.0, y + shelf_height + SHELF_GAP, 0.0
        corners[index] = (x, y)
        used = max(used, x + width)
        x += width + SHELF_GAP
        shelf_height = max(shelf_height, height)
    return max(used / ASPECT, y + shelf_height), corners
