"""Degree, strength and community of persons and companies, by co-appearance."""

import math
from collections.abc import Mapping

import networkx as nx

from graph.network.coappearance import Ends, Pair

LOUVAIN_SEED = 20230201
"""Random seed of the Louvain communities."""


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
