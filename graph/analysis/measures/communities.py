"""Communities of the backbone, with their stability over samples of the events and a name by their most central members."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

SEED = 20230201
"""Random seed of Louvain's method."""
NAMED_BY = 2
"""Most central members in the name of a community."""
STABLE = 0.75
"""Stability from which a community is more than an artefact of its method (Hennig 2007)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Actors who are tied more closely among themselves.

    Attributes:
        members: by number, the most central first.
        stability: how like its closest match in the samples it is on average: the Jaccard index, 0 to 1.
        name: its most central members and the body that most of its members are of.
    """

    members: tuple[int, ...]
    stability: float
    name: str


def communities_of(network: "nx.Graph[int]") -> list[set[int]]:
    """Louvain's communities, the largest first."""
    if not network.number_of_edges():
        return []
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    ordered.add_edges_from(sorted(network.edges(data=True), key=lambda edge: sorted(edge[:2])))
    found = nx.community.louvain_communities(ordered, weight="weight", seed=SEED)
    return sorted(found, key=lambda members: (-len(members), min(members)))


def described(
    network: "nx.Graph[int]",
    samples: Sequence["nx.Graph[int]"],
    names: Sequence[str],
    bodies: Sequence[str],
) -> list[Community]:
    """The communities of a backbone, with their stability and names.

    Args:
        network: the backbone.
        samples: backbones of samples of the events.
        names: of the actors, by number.
        bodies: the body that each is of, blank when unknown.
    """
    of_samples = [communities_of(sample) for sample in samples]
    found = []
    for members in communities_of(network):
        likeness = [
            max((len(members & other) / len(members | other) for other in others), default=0.0)
            for others in of_samples
        ]
        inside = network.subgraph(members)
        central = sorted(members, key=lambda node: (-inside.degree(node, weight="weight"), node))
        body = Counter(bodies[node] for node in central if bodies[node]).most_common(1)
        parts = [names[node] for node in central[:NAMED_BY]] + [name for name, _ in body]
        found.append(
            Community(
                members=tuple(central),
                stability=sum(likeness) / len(likeness) if likeness else 0.0,
                name="、".join(dict.fromkeys(parts)),
            )
        )
    return found
