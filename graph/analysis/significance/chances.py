"""How likely each actor is to attend each event that he or she could have attended: the stochastic degree sequence model.

Actor i attends event e with probability x_i y_e / (1 + x_i y_e) where attendance was possible, else 0, such
that the expected number of events of each actor and the expected size of each event are the observed ones
(Neal, Domagalski and Sagan 2021; with edge constraints Neal and Neal 2024).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-10
"""Largest error of an expected number of events or size, as a share of the observed one, at which the fit is done."""
MOST_ROUNDS = 60
"""Rounds of Newton's method after which the fit is taken as it is; usual are ten."""
ACCEPTABLE = 1e-6
"""The error up to which rounds that gain nothing end the fit."""
FIRST_ROUNDS = 4
"""Rounds of the plain fixed point before Newton's method: they bring it into its reach."""
MOST_INNER_ROUNDS = 300
"""Rounds of conjugate gradients for one step of Newton's method."""
LARGEST_STEP = 4.0
"""How far, on the scale of logarithms, one step changes an actor or event."""
CELLS_HELD = 40_000_000
"""Chances whose variances are kept between two inner rounds; of more they are computed again, to save memory."""

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Classes of events with all the actors who could have attended one of them.

    Attributes:
        actors: numbers of the actors, rising.
        classes: numbers of the classes of events; each class is in one block only.
        allowed: whether an actor (row) could have attended the events of a class (column).
    """

    actors: Indices
    classes: Indices
    allowed: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who could have been where, and how often each was.

    Attributes:
        attended: number of events of each actor.
        sizes: number of actors at an event of each class; all events of a class are of one size.
        events: number of events of each class.
        blocks: who could have attended what.
    """

    attended: Floats
    sizes: Floats
    events: Floats
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The fitted model.

    Attributes:
        attendance: what it was fitted to.
        x: the factor of each actor.
        y: the factor of each class of events.
        certain: for each block its chances that are 1 because all who could have come came, or somebody came
            to all that he or she could have come to; None when it has none.
        free: for each block the chances that follow from x and y.
        error: the largest error of an expected number that remained, as a share of the observed one.
    """

    attendance: Attendance
    x: Floats
    y: Floats
    certain: tuple[Mask | None, ...]
    free: tuple[Mask, ...]
    error: float

    def of(self, block: int, rows: Any = slice(None)) -> Floats:
        """The chances of the actors in some rows of a block (default: all), by class of events."""
        part = self.attendance.blocks[block]
        chances = _chances(self.x[part.actors[rows]], self.y[part.classes], self.free[block][rows])
        sure = self.certain[block]
        if sure is not None:
            chances[sure[rows]] = 1.0
        return chances


def fit(attendance: Attendance) -> Chances:
    """The chances under which all expected numbers are the observed ones.

    Newton's method on the logarithms of the factors, each step solved by conjugate gradients for the classes
    of events alone. Somebody who came to all events open to him or her has no finite factor: the chance is 1.
    """
    blocks = attendance.blocks
    free, certain, attended, sizes = _without_certain(attendance)
    theta, phi = _start(attendance, free, attended, sizes)
    scale_row, scale_column = np.maximum(attended, 1.0), np.maximum(sizes, 1.0)
    on_row, on_column = attended > 0, sizes > 0
    held = sum(block.allowed.size for block in blocks) <= CELLS_HELD

    def errors(t: Floats, p: Floats, keep: bool) -> tuple[Floats, Floats, list[NDArray[np.float32]]]:
        row, column, kept = attended.copy(), sizes.copy(), []
        x, y = np.exp(t), np.exp(p)
        for block, mask in zip(blocks, free, strict=True):
            chances = _chances(x[block.actors], y[block.classes], mask)
            row[block.actors] -= chances @ attendance.events[block.classes]
            column[block.classes] -= chances.sum(0)
            if keep and held:
                kept.append(_variances(chances, attendance.events[block.classes]))
        return np.where(on_row, row, 0.0), np.where(on_column, column, 0.0), kept

    def worst(row: Floats, column: Floats) -> float:
        return float(
            max(np.max(np.abs(row) / scale_row, initial=0), np.max(np.abs(column) / scale_column, initial=0))
        )

    row, column, kept = errors(theta, phi, True)
    error = worst(row, column)
    for _ in range(MOST_ROUNDS):
        if error <= TOLERANCE:
            break
        x, y = np.exp(theta), np.exp(phi)
        weights = kept or _Recomputed(attendance, free, x, y)
        step_row, step_column = _step(attendance, weights, row, column, min(1e-2, error))
        longest = max(np.max(np.abs(step_row), initial=0), np.max(np.abs(step_column), initial=0))
        share = min(1.0, LARGEST_STEP / max(longest, 1e-300))
        before = float(row @ row + column @ (column * attendance.events))
        for _ in range(12):
            t, p = theta + share * step_row, phi + share * step_column
            row_now, column_now, kept_now = errors(t, p, True)
            now = float(row_now @ row_now + column_now @ (column_now * attendance.events))
            if now < before:
                break
            share /= 2
        else:
            break
        theta, phi, row, column, kept = t, p, row_now, column_now, kept_now
        gained, error = error, worst(row, column)
        if error <= ACCEPTABLE and error > 0.9 * gained:
            break
    return Chances(
        attendance=attendance,
        x=np.where(on_row, np.exp(theta), 0.0),
        y=np.where(on_column, np.exp(phi), 0.0),
        certain=certain,
        free=free,
        error=error,
    )


def _chances(x: Floats, y: Floats, allowed: Mask) -> Floats:
    odds = np.multiply.outer(x, y)
    odds /= 1 + odds
    odds *= allowed
    return odds


def _variances(chances: Floats, events: Floats) -> NDArray[np.float32]:
    return (chances * (1 - chances) * events).astype(np.float32)


class _Recomputed(Sequence[NDArray[np.float32]]):
    """The variances of each block, computed when they are asked for."""

    def __init__(self, attendance: Attendance, free: Sequence[Mask], x: Floats, y: Floats) -> None:
        self._attendance, self._free, self._x, self._y = attendance, free, x, y

    def __len__(self) -> int:
        return len(self._free)

    def __getitem__(self, number: Any) -> Any:
        block = self._attendance.blocks[number]
        chances = _chances(self._x[block.actors], self._y[block.classes], self._free[number])
        return _variances(chances, self._attendance.events[block.classes])


def _without_certain(
    attendance: Attendance,
) -> tuple[tuple[Mask, ...], tuple[Mask | None, ...], Floats, Floats]:
    """What remains to be fitted when all chances of 0 and 1 are set, which have no finite factors.

    Returns:
        The free chances of each block, the certain ones (None for a block without any), and what the free
        ones must sum up to, by actor and by class.
    """
    attended, sizes = attendance.attended.copy(), attendance.sizes.copy()
    free = [block.allowed for block in attendance.blocks]
    certain: list[Mask | None] = [None] * len(free)
    while True:
        row, column = np.zeros_like(attended), np.zeros_like(sizes)
        for block, mask in zip(attendance.blocks, free, strict=True):
            row[block.actors] += mask @ attendance.events[block.classes]
            column[block.classes] += mask.sum(0)
        full_row, full_column = (row > 0) & (attended >= row), (column > 0) & (sizes >= column)
        empty_row, empty_column = (row > 0) & (attended <= 0), (column > 0) & (sizes <= 0)
        if not (full_row.any() or full_column.any() or empty_row.any() or empty_column.any()):
            return tuple(free), tuple(certain), attended, sizes
        for number, block in enumerate(attendance.blocks):
            sure = free[number] & (full_row[block.actors, None] | full_column[None, block.classes])
            gone = free[number] & (empty_row[block.actors, None] | empty_column[None, block.classes])
            sure &= ~gone
            if sure.any():
                attended[block.actors] -= sure @ attendance.events[block.classes]
                sizes[block.classes] -= sure.sum(0)
                known = certain[number]
                certain[number] = sure if known is None else known | sure
            if sure.any() or gone.any():
                free[number] = free[number] & ~sure & ~gone


def _start(
    attendance: Attendance, free: Sequence[Mask], attended: Floats, sizes: Floats
) -> tuple[Floats, Floats]:
    """Logarithms of factors after some rounds of the fixed point."""
    total = max(float(attended.sum()), 1.0)
    x = np.maximum(attended, 1e-12) / np.sqrt(total)
    y = np.maximum(sizes, 1e-12) / np.sqrt(total)
    for _ in range(FIRST_ROUNDS):
        reach = np.zeros_like(x)
        for block, mask in zip(attendance.blocks, free, strict=True):
            factors = mask / (1 + np.multiply.outer(x[block.actors], y[block.classes]))
            reach[block.actors] += factors @ (attendance.events * y)[block.classes]
        x = np.where(reach > 0, attended / np.maximum(reach, 1e-300), x)
        x = np.maximum(x, 1e-12)
        reach_of_class = np.zeros_like(y)
        for block, mask in zip(attendance.blocks, free, strict=True):
            factors = mask / (1 + np.multiply.outer(x[block.actors], y[block.classes]))
            reach_of_class[block.classes] += x[block.actors] @ factors
        y = np.where(reach_of_class > 0, sizes / np.maximum(reach_of_class, 1e-300), y)
        y = np.maximum(y, 1e-12)
    return np.log(x), np.log(y)


def _step(
    attendance: Attendance,
    weights: Sequence[NDArray[np.float32]],
    row: Floats,
    column: Floats,
    precision: float,
) -> tuple[Floats, Floats]:
    """Newton's step for actors and classes, from the errors of their expected numbers."""
    blocks = attendance.blocks
    row_sum, column_sum = np.zeros_like(row), np.zeros_like(column)
    for block, weight in zip(blocks, weights, strict=True):
        row_sum[block.actors] += weight.sum(1, dtype=np.float64)
        column_sum[block.classes] += weight.sum(0, dtype=np.float64)
    per_row = np.where(row_sum > 0, 1 / np.maximum(row_sum, 1e-300), 0.0)
    per_column = np.where(column_sum > 0, 1 / np.maximum(column_sum, 1e-300), 0.0)

    def to_columns(values: Floats) -> Floats:
        result = np.zeros_like(column)
        for block, weight in zip(blocks, weights, strict=True):
            result[block.classes] = values[block.actors].astype(np.float32) @ weight
        return result

    def to_rows(values: Floats) -> Floats:
        result = np.zeros_like(row)
        for block, weight in zip(blocks, weights, strict=True):
            result[block.actors] += weight @ values[block.classes].astype(np.float32)
        return result

    wanted = column * attendance.events - to_columns(per_row * row)
    step = np.zeros_like(column)
    rest = wanted.copy()
    scaled = per_column * rest
    direction = scaled.copy()
    size = float(rest @ scaled)
    enough = size * precision**2
    for _ in range(MOST_INNER_ROUNDS):
        if size <= enough or size == 0:
            break
        image = column_sum * direction - to_columns(per_row * to_rows(direction))
        curvature = float(direction @ image)
        if curvature <= 0:
            break
        length = size / curvature
        step += length * direction
        rest -= length * image
        scaled = per_column * rest
        size, before = float(rest @ scaled), size
        direction = scaled + size / before * direction
    return per_row * (row - to_rows(step)), step
