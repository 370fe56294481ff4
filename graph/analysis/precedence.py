"""Precedence: the rank of a place's officials by the order in which lists name them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from graph.store.queries import run
from graph.store.state import State
from graph.tables.time_rows import PrecedenceRow

FEWEST_LISTS = 5
"""Lists in a year from which somebody is ranked: with fewer, the interval says nothing."""

MOST_RANKED = 200
"""Officials of a place who are ranked in a year, those in most lists: the cost grows with the cube."""

PRIOR = 0.5
"""Wins and losses that everybody is given against an official of the middle: keeps who always leads finite."""

INTERVAL = 1.96
"""Standard errors on each side of an interval of 95 %."""

_STEPS, _CLOSE = 50, 1e-9
_Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank from 1 with its interval; `in_order` is the share of the pairs with others that agree with it."""

    member: str
    rank: int
    low: int
    high: int
    lists: int
    in_order: float


def find_precedence(state: State) -> None:
    """Fill resolved.precedence from the lists of participants; see `PrecedenceRow`."""
    named = run("graph.analysis", state.connection, "lists").fetchall()
    rows = []
    for (jurisdiction, year), group in groupby(named, key=itemgetter(0, 1)):
        members = list(group)
        names = {entity_id: name for *_, entity_id, name in members}
        lists = [[row[3] for row in one] for _, one in groupby(members, key=itemgetter(2))]
        rows += [
            PrecedenceRow(
                jurisdiction=jurisdiction,
                window_start=f"{year}-01-01",
                window_end=f"{int(year) + 1}-01-01",
                entity_id=found.member,
                person=names[found.member],
                rank=found.rank,
                low=found.low,
                high=found.high,
                lists=found.lists,
                in_order=found.in_order,
            )
            for found in ranked(lists)
        ]
    state.connection.execute("DELETE FROM resolved.precedence")
    state.add_rows("resolved.precedence", rows)


def ranked(lists: Iterable[Sequence[str]]) -> list[Rank]:
    """The members of the lists by Bradley and Terry (1952, Biometrika 39): who is named before whom.

    Each pair in a list is a comparison. Who stands in fewer than `FEWEST_LISTS` of two members or more,
    counting only members who are ranked, is not. The interval of a rank counts who lies surely before,
    and who surely not behind, by the standard error of the difference in strength. Members of equal strength are in
    the order of their names.

    >>> [(r.member, r.rank, r.in_order) for r in ranked([["a", "b", "c"]] * 9 + [["b", "a", "c"]])]
    [('a', 1, 0.95), ('b', 2, 0.95), ('c', 3, 1.0)]
    """
    lists = [tuple(dict.fromkeys(one)) for one in lists]
    seen = Counter(member for one in lists if len(one) > 1 for member in one)
    most = sorted(seen, key=lambda member: (-seen[member], member))[:MOST_RANKED]
    members = sorted(member for member in most if seen[member] >= FEWEST_LISTS)
    if len(members) < 2:
        return []
    number = {member: index for index, member in enumerate(members)}
    wins: _Matrix = np.zeros((len(members), len(members)))
    for one in lists:
        for before, behind in combinations([number[m] for m in one if m in number], 2):
            wins[before, behind] += 1
    strength, covariance = _fitted(wins)
    variance = np.diag(covariance)
    order = sorted(range(len(members)), key=lambda at: (-round(float(strength[at]), 6), members[at]))
    place = {at: rank for rank, at in enumerate(order, start=1)}
    ranks = []
    for at in order:
        apart = INTERVAL * np.sqrt(variance + variance[at] - 2 * covariance[at])
        ahead, behind = strength - strength[at] > apart, strength[at] - strength > apart
        agreeing = sum(
            wins[at, j] if place[at] < place[j] else wins[j, at] for j in range(len(members)) if j != at
        )
        met = wins[at].sum() + wins[:, at].sum()
        ranks.append(
            Rank(
                member=members[at],
                rank=place[at],
                low=1 + int(ahead.sum()),
                high=len(members) - int(behind.sum()),
                lists=seen[members[at]],
                in_order=round(float(agreeing / met), 3) if met else 1.0,
            )
        )
    return ranks


def _fitted(wins: _Matrix) -> tuple[_Matrix, _Matrix]:
    """The strengths (logarithms) and their covariance, by Newton's method on the penalised likelihood."""
    met = wins + wins.T
    won = wins.sum(axis=1) + PRIOR
    strength: _Matrix = np.zeros(len(wins))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(strength[None, :] - strength[:, None]))
        middle = 1 / (1 + np.exp(-strength))
        slope = won - (met * chance).sum(axis=1) - 2 * PRIOR * middle
        weights = met * chance * (1 - chance)
        information = np.diag(weights.sum(axis=1) + 2 * PRIOR * middle * (1 - middle)) - weights
        step = np.linalg.solve(information, slope)
        strength = strength + np.clip(step, -1, 1)
        if np.abs(step).max() < _CLOSE:
            break
    return strength, np.asarray(np.linalg.inv(information), dtype=np.float64)
