"""Networks of windows in time, and the measures of each: how a network changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import networkx as nx

Window = tuple[date, date]
"""First day, and last day (inclusive)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Of the pairs of one window.

    Attributes:
        nodes: persons and companies with a tie.
        ties: pairs of them who met.
        density: ties per possible pair.
        turnover: share of those with a tie in this window or the one before who have one in one of them only.
        centralization: Freeman's (1979), of degree: 1 for a star, 0 where all have as many ties.
    """

    nodes: int
    ties: int
    density: float
    turnover: float
    centralization: float


def windows(first: date, last: date, days: int, step: int) -> Iterator[Window]:
    """Windows of so many days, each `step` days after the one before, until one holds the last day.

    >>> [f"{a:%m-%d} {b:%m-%d}" for a, b in windows(date(2023, 1, 1), date(2023, 3, 15), 60, 30)]
    ['01-01 03-01', '01-31 03-31']
    """
    start = first
    while True:
        end = start + timedelta(days=days - 1)
        yield start, end
        if end >= last:
            return
        start += timedelta(days=step)


def measures(pairs: "nx.Graph[str]", before: set[str] | None) -> Measures:
    """The measures of a network of pairs; `before` are those with a tie in the window before, None in the first."""
    tied = with_ties(pairs)
    many, ties = len(tied), pairs.number_of_edges()
    degrees = [pairs.degree(node) for node in tied]
    most = (many - 1) * (many - 2)
    spread = sum(max(degrees) - degree for degree in degrees) if degrees else 0
    either = tied | (before or set())
    return Measures(
        nodes=many,
        ties=ties,
        density=round(2 * ties / (many * (many - 1)), 4) if many > 1 else 0.0,
        turnover=round(len(tied ^ before) / len(either), 4) if before is not None and either else 0.0,
        centralization=round(spread / most, 4) if most > 0 else 0.0,
    )


def with_ties(pairs: "nx.Graph[str]") -> set[str]:
    """The nodes that have a tie."""
    return {node for node in pairs if pairs.degree(node)}
