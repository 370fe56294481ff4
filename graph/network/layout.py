"""A fixed, seeded layout: where the nodes of a network stand and how large they are.

Each component is drawn by stress minimisation, then the boxes that hold a node and its label are
pushed apart, and the components are packed side by side. Units are pixels; y grows downwards, as
on a page.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from graph.network.backbone import backbone
from graph.network.boxes import ASPECT, pack, push_apart, spread
from graph.network.labels import LABEL_FONT, label_lines, label_width
from graph.network.stress import Floats, stress_layout

STRESS_ROUNDS = 120
"""Rounds of stress minimisation."""

PUSH_ROUNDS = 150
"""Maximum number of rounds in which boxes are pushed apart."""

LARGE = 2000
"""Number of nodes above which a component gets fewer rounds: each takes longer, and nobody sees it whole."""

LARGE_SHARE = 0.35
"""Share of the rounds that a large component gets."""

LABELLED = 150
"""Number of nodes up to which a component keeps room for every label; beyond, the reader zooms in."""

BACKBONE_FROM = 150
"""Number of persons and companies in a component from which on the layout follows the strongest ties alone."""

FULL_SIZE = 125
"""Number of nodes up to which discs have their full radius; of four times as many they have half of it."""

LEAST_SHARE = 0.5
"""Share of its radius that a disc keeps in the largest network."""

MARGIN = 14.0
"""Room between a node with its label and the next, in pixels; half of it where labels have no room."""

LINE_HEIGHT = 1.25
"""Distance between the lines of a label, as a multiple of the height of its letters."""

SMALLEST = 9.0
"""Radius of a person or company without ties."""

GROWTH = 2.4
"""Pixels that the radius of a person or company grows with the square root of its ties, at most."""

LARGEST_GROWTH = 21.0
"""Pixels that the radius of the one with most ties grows, at most."""

SMALLEST_EVENT, EVENT_GROWTH, LARGEST_EVENT = 7.0, 1.5, 16.0
"""Radius of an event or organization without participants, its growth with the root of their number, its limit."""


def place_nodes(network: "nx.Graph[str]") -> None:
    """Give every node `x`, `y` (pixels, one decimal) and `size` (radius in pixels).

    The layout follows participation where the network has events, else co-appearance; so both
    views of one network share their places. It depends on the network alone.
    """
    most = max((data.get("degree", 0) for _, data in network.nodes(data=True)), default=0)
    share = max(LEAST_SHARE, min(1.0, math.sqrt(FULL_SIZE / max(len(network), 1))))
    for node, data in network.nodes(data=True):
        data["size"] = round(share * _radius(data, network.degree(node), most), 1)
    skeleton = _skeleton(network)
    components = [sorted(nodes) for nodes in nx.connected_components(skeleton)]
    components.sort(key=lambda nodes: (-len(nodes), nodes[0]))
    drawings = [_draw(network, skeleton, nodes) for nodes in components]
    corners = pack([drawing.extent for drawing in drawings])
    if not drawings:
        return
    at = np.concatenate(
        [drawing.at + np.array(corner) for drawing, corner in zip(drawings, corners, strict=True)]
    )
    at -= (at.min(axis=0) + at.max(axis=0)) / 2
    for node, (x, y) in zip((node for nodes in components for node in nodes), at.tolist(), strict=True):
        network.nodes[node].update(x=round(x, 1) + 0.0, y=round(y, 1) + 0.0)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A component: the places of its nodes from its upper left corner, its width and height."""

    at: Floats
    extent: tuple[float, float]


def _radius(data: Mapping[str, Any], participants: int, most: int) -> float:
    """The radius of a node whose area grows with its ties; `most` is the degree of the largest."""
    if data.get("kind") in ("event", "organization"):
        return min(LARGEST_EVENT, SMALLEST_EVENT + EVENT_GROWTH * math.sqrt(participants))
    step = min(GROWTH, LARGEST_GROWTH / math.sqrt(most)) if most else 0.0
    return SMALLEST + step * math.sqrt(data.get("degree", 0))


def _skeleton(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """The edges that the layout follows."""
    edges = sorted((source, target) for source, target in network.edges)
    structural = [edge for edge in edges if network.edges[edge].get("relation") != "co_appears"]
    skeleton: nx.Graph[str] = nx.Graph()
    skeleton.add_nodes_from(sorted(network))
    skeleton.add_edges_from(structural or edges)
    return skeleton


def _draw(network: "nx.Graph[str]", skeleton: "nx.Graph[str]", nodes: Sequence[str]) -> _Drawing:
    labels = [str(network.nodes[n].get("label", "")) if len(nodes) <= LABELLED else "" for n in nodes]
    sizes = np.array([network.nodes[node]["size"] for node in nodes])
    boxes = np.array([_box(label, size) for label, size in zip(labels, sizes.tolist(), strict=True)])
    share = 1.0 if len(nodes) <= LARGE else LARGE_SHARE
    at = _places(network, skeleton, nodes, int(share * STRESS_ROUNDS))
    at[:, 0] *= math.sqrt(ASPECT)
    at = push_apart(spread(at, boxes), boxes, int(share * PUSH_ROUNDS))
    low, high = (at - boxes / 2).min(axis=0), (at + boxes / 2).max(axis=0)
    # A box hangs below its node's centre, because the label stands under the node.
    drop = np.column_stack([np.zeros(len(nodes)), boxes[:, 1] / 2 - sizes])
    return _Drawing(at - low - drop, (float(high[0] - low[0]), float(high[1] - low[1])))


def _places(network: "nx.Graph[str]", skeleton: "nx.Graph[str]", nodes: Sequence[str], rounds: int) -> Floats:
    """Places by stress: of all nodes, or of the backbone of many actors, and the rest amid its neighbours."""
    actors = [node for node in nodes if network.nodes[node].get("kind") not in ("event", "organization")]
    if len(actors) < BACKBONE_FROM:
        return _stress(skeleton, nodes, rounds)
    ties = backbone(network, actors)
    if not nx.is_connected(ties):
        return _stress(skeleton, nodes, rounds)
    centres = [node for node in ties if not isinstance(node, str)]
    place = dict(zip(actors, _stress(ties, [*actors, *centres], rounds)[: len(actors)], strict=True))
    for node in nodes:
        near = [place[other] for other in sorted(skeleton[node]) if other in place]
        place.setdefault(node, np.mean(near, axis=0) if near else np.zeros(2))
    return np.array([place[node] for node in nodes])


def _stress(graph: "nx.Graph[Any]", nodes: Sequence[Any], rounds: int) -> Floats:
    number = {node: index for index, node in enumerate(nodes)}
    return stress_layout([sorted(number[other] for other in graph[node]) for node in nodes], rounds)


def _box(label: str, radius: float) -> tuple[float, float]:
    """Width and height of a node with its label below it."""
    if not label:
        return 2 * radius + MARGIN / 2, 2 * radius + MARGIN / 2
    lines = label_lines(label)
    width = max(2 * radius, *(label_width(line) for line in lines))
    return width + MARGIN, 2 * radius + LINE_HEIGHT * LABEL_FONT * len(lines) + MARGIN
