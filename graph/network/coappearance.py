"""The pairs of a network, and what follows from them for its nodes: degree, strength, community.

Pairs are read from the corpus file, or counted by the same SQL for other events.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb
import networkx as nx
import pandas as pd

from graph.analysis.coappearances import count_pairs
from graph.network.real_events import RealEvent
from graph.store.state import THREADS

Ends = tuple[str, str]
"""The ids of the two entities of a pair, the smaller first."""

LOUVAIN_SEED = 20230201
"""Random seed of the Louvain communities."""

_EVENTS = """
CREATE TEMP TABLE events AS
    SELECT number::INTEGER AS number, nullif(start, '')::DATE AS start, nullif(last, '')::DATE AS last FROM days
"""
_PAIRS = """
SELECT source, target, events, weight, coalesce(first::VARCHAR, ''), coalesce(last::VARCHAR, '') FROM pairs
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """How often and how closely two entities co-appear.

    Attributes:
        events: how many events they have in common.
        weight: Newman's (2001): the sum over the common events of 1/(n-1), n being the event's actors.
        first_date: first day of the earliest common event, blank when none is dated.
        last_date: last day of the latest one, likewise.
        expected: how many common events are expected over the whole corpus; None when that is not known, as are
            the next two.
        p_value: the probability of so many or more.
        q_value: the false discovery rate at which the pair counts.
    """

    events: int
    weight: float
    first_date: str
    last_date: str
    expected: float | None = None
    p_value: float | None = None
    q_value: float | None = None

    @property
    def significance(self) -> dict[str, float]:
        """What is known of `expected`, `p_value` and `q_value`, by name."""
        values = {"expected": self.expected, "p_value": self.p_value, "q_value": self.q_value}
        return {name: value for name, value in values.items() if value is not None}


def stored_pairs(coappearances: pd.DataFrame) -> dict[Ends, Pair]:
    """The pairs of the table `coappearances`, in its order."""
    columns = [coappearances[name].tolist() for name in ("source_id", "target_id", *Pair.__slots__)]
    for known in columns[-3:]:
        known[:] = [None if value != value else value for value in known]
    return {(source, target): Pair(*values) for source, target, *values in zip(*columns, strict=True)}


def tested_as(pairs: Mapping[Ends, Pair], stored: Mapping[Ends, Pair]) -> dict[Ends, Pair]:
    """Pairs that were counted over a part of the events, with what is known of them over all events."""
    found = dict(pairs)
    for ends in pairs.keys() & stored.keys():
        known = stored[ends]
        found[ends] = replace(
            found[ends], expected=known.expected, p_value=known.p_value, q_value=known.q_value
        )
    return found


def counted_pairs(events: Sequence[RealEvent]) -> dict[Ends, Pair]:
    """The pairs of actors that took part in one of `events` together."""
    actors = sorted({actor for event in events for actor in event.actors})
    number = {actor: index for index, actor in enumerate(actors)}
    attended = [(index, number[actor]) for index, event in enumerate(events) for actor in event.actors]
    attendance = pd.DataFrame(attended, columns=["event", "actor"], dtype="int32")
    days = pd.DataFrame([(event.start, event.last_day) for event in events], columns=["start", "last"])
    with duckdb.connect(config={"threads": THREADS}) as connection:
        connection.register("attendance", attendance)
        connection.register("days", days.astype("str").reset_index(names="number"))
        connection.execute(_EVENTS)
        count_pairs(connection, "attendance", events="events", pairs="pairs")
        rows = connection.execute(_PAIRS).fetchall()
    return {(actors[source], actors[target]): Pair(*values) for source, target, *values in rows}


def add_metrics(network: "nx.Graph[str]", pairs: Mapping[Ends, Pair]) -> None:
    """Give every person and company `degree`, `strength` and `community`, by the pairs among those shown.

    Degree is the number of others they co-appear with, strength the sum of the weights; communities
    are numbered from 1, the largest first, and 0 is for those without ties.
    """
    actors = sorted(node for node in network if network.nodes[node]["kind"] not in ("event", "organization"))
    number = {actor: index for index, actor in enumerate(actors)}
    # Numbered nodes: Louvain walks over sets of nodes, and the order of a set of strings changes
    # from run to run.
    ties: nx.Graph[int] = nx.Graph()
    ties.add_nodes_from(range(len(actors)))
    ties.add_weighted_edges_from(
        (number[source], number[target], pair.weight)
        for (source, target), pair in sorted(pairs.items(), key=lambda item: item[0])
        if source in number and target in number
    )
    communities = _communities(ties)
    for actor in actors:
        weights = [float(data["weight"]) for data in ties[number[actor]].values()]
        network.nodes[actor].update(
            degree=len(weights),
            strength=math.fsum(weights),
            community=communities.get(number[actor], 0),
        )


def _communities(ties: "nx.Graph[int]") -> dict[int, int]:
    """Louvain communities of the nodes that have ties."""
    tied = ties.subgraph([node for node, degree in ties.degree() if degree])
    if not tied:
        return {}
    communities = nx.community.louvain_communities(tied.copy(), weight="weight", seed=LOUVAIN_SEED)
    ranked = sorted(communities, key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: rank for rank, nodes in enumerate(ranked, start=1) for node in nodes}
