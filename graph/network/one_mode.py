"""Parts of a finished network for its files: the pairs alone, and the strongest pairs."""

from collections.abc import Iterable, Sequence

import networkx as nx

from ner.lexicon.vocabulary import CO_APPEARS

MOST_PAIRS = 30_000
"""Pairs in a GEXF file, unless all are asked for: Gephi on a laptop lays out so many edges."""


def one_mode(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """The persons and companies with the pairs between them: no events and no organizations."""
    nodes = [n for n in network if network.nodes[n]["kind"] not in ("event", "organization")]
    pairs = [ends for *ends, data in network.edges(data=True) if data["relation"] == CO_APPEARS]
    return _with(network, nodes, pairs)


def strongest_pairs(network: "nx.Graph[str]", most: int = MOST_PAIRS) -> tuple["nx.Graph[str]", int]:
    """The network with its strongest pairs, by weight, then common events; and how many are left out.

    Nodes, the figures on them and all other edges stay.
    """
    pairs = [ends for *ends, data in network.edges(data=True) if data["relation"] == CO_APPEARS]
    if len(pairs) <= most:
        return network, 0
    ranked = sorted(pairs, key=lambda ends: (*_strength(network, ends), *ends))
    left_out = {tuple(ends) for ends in ranked[most:]}
    kept = [ends for ends in network.edges if ends not in left_out]
    return _with(network, list(network), kept), len(left_out)


def pairs_left_out(files: str, many: int) -> str:
    """What the user should know of pairs that are not in GEXF files."""
    return f"{files}: the strongest {MOST_PAIRS:,} pairs; {many:,} weaker ones are left out, --all writes all"


def _strength(network: "nx.Graph[str]", ends: list[str]) -> tuple[float, int]:
    data = network.edges[ends[0], ends[1]]
    return -float(data["weight"]), -int(data["events"])


def _with(network: "nx.Graph[str]", nodes: list[str], edges: Iterable[Sequence[str]]) -> "nx.Graph[str]":
    part: nx.Graph[str] = nx.Graph(**network.graph)
    part.add_nodes_from((node, network.nodes[node]) for node in nodes)
    part.add_edges_from((a, b, network.edges[a, b]) for a, b in edges)
    return part
