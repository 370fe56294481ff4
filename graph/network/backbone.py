"""What the layout of a large network follows: the strongest ties within each community, and which communities meet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import networkx as nx

from ner.lexicon.vocabulary import CO_APPEARS

MOST_Q = 0.05
"""False discovery rate up to which a tie stands out from what duty explains."""

TIES_KEPT = 3
"""Ties that everybody keeps, the strongest ones, where nothing says which of them stand out."""

COMMUNITIES_KEPT = 2
"""Other communities beside which a community stands: those with which it has the strongest ties."""

STEPS_APART = 3
"""Steps between the centres of two such communities; everybody is one step from the own centre."""

Node = str | tuple[int, ...]
"""A node of the network, the centre of a community (its number), or a step between two centres."""


End = TypeVar("End", str, int)


def backbone(network: "nx.Graph[str]", nodes: Iterable[str]) -> "nx.Graph[Node]":
    """The graph whose steps are the wanted distances among `nodes`, with the centres of their communities.

    Within a community those ties are kept whose `q_value` is at most `MOST_Q`; where no tie has a
    q-value, the `TIES_KEPT` strongest of each node. Between communities only their centres are
    joined: those of a spanning forest of the strongest, and of each the `COMMUNITIES_KEPT` strongest.
    """
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(nodes))
    ties.add_edges_from(
        (source, target, {"strength": float(data.get("weight", 1)), "q": data.get("q_value")})
        for source, target, data in sorted(network.edges(data=True), key=lambda edge: edge[:2])
        if data.get("relation") == CO_APPEARS and source in ties and target in ties
    )
    community = {node: int(network.nodes[node].get("community", 0)) for node in ties}
    kept: nx.Graph[Node] = nx.Graph()
    kept.add_nodes_from(ties)
    kept.add_edges_from((node, (number,)) for node, number in community.items())
    kept.add_edges_from(ends for ends in _standing_out(ties) if community[ends[0]] == community[ends[1]])
    for one, other in _joined(_between(ties, community)):
        steps = [(one, other, step) for step in range(STEPS_APART - 1)]
        nx.add_path(kept, [(one,), *steps, (other,)])
    return kept


def _standing_out(ties: "nx.Graph[str]") -> list[tuple[str, str]]:
    found = [
        (one, other)
        for one, other, data in ties.edges(data=True)
        if data["q"] is not None and data["q"] <= MOST_Q
    ]
    return found or [ends for node in ties for ends in _strongest(ties, node, TIES_KEPT)]


def _between(ties: "nx.Graph[str]", community: Mapping[str, int]) -> "nx.Graph[int]":
    """The communities, with the summed strength of the ties between two of them."""
    strength: dict[tuple[int, int], float] = defaultdict(float)
    value: float
    for one, other, value in ties.edges(data="strength"):
        ends = sorted((community[one], community[other]))
        strength[ends[0], ends[1]] += value
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(sorted(set(community.values())))
    found.add_edges_from(
        (*ends, {"strength": value}) for ends, value in sorted(strength.items()) if ends[0] != ends[1]
    )
    return found


def _joined(between: "nx.Graph[int]") -> list[tuple[int, int]]:
    forest = nx.maximum_spanning_edges(between, weight="strength", data=False)
    nearest = (ends for node in between for ends in _strongest(between, node, COMMUNITIES_KEPT))
    return sorted({(min(ends), max(ends)) for ends in (*forest, *nearest)})


def _strongest(graph: "nx.Graph[End]", node: End, most: int) -> list[tuple[End, End]]:
    ranked = sorted((-float(data["strength"]), other) for other, data in graph[node].items())
    return [(node, other) for _, other in ranked[:most]]
