import math
import random
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import layout
from graph.network.labels import LABEL_FONT, label_lines, label_width
from graph.network.layout import place_nodes


def events_in_a_row(sizes: list[int], *, kind: str = "participates") -> "nx.Graph[str]":
    """Events of the given sizes in a row, each sharing one person with the next."""
    graph: nx.Graph[str] = nx.Graph()
    person = 0
    for number, size in enumerate(sizes):
        graph.add_node(f"e{number}", label=f"第{number}次全体会议", kind="event")
        for _ in range(size):
            graph.add_node(f"p{person}", label="甲某某", kind="official", degree=size)
            graph.add_edge(f"p{person}", f"e{number}", relation=kind)
            person += 1
        person -= 1
    return graph


def boxes(graph: "nx.Graph[str]") -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every node with its label below it."""
    found = []
    for _, data in graph.nodes(data=True):
        lines = label_lines(data["label"])
        half = max(data["size"], max(label_width(line) for line in lines) / 2)
        bottom = data["y"] + data["size"] + 1.2 * LABEL_FONT * len(lines)
        found.append((data["x"] - half, data["y"] - data["size"], data["x"] + half, bottom))
    return found


def overlapping(graph: "nx.Graph[str]") -> int:
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes(graph), 2)
    )


@pytest.mark.parametrize(
    "sizes", [[1], [2], [5, 5], [30], [12, 7, 3, 9], [80, 40]], ids=lambda sizes: "-".join(map(str, sizes))
)
def test_no_node_or_label_covers_another(sizes: list[int]):
    graph = events_in_a_row(sizes)
    place_nodes(graph)
    assert overlapping(graph) == 0


def test_in_a_large_network_no_node_covers_another():
    graph = events_in_a_row([15] * 60)
    place_nodes(graph)
    nodes = [(data["x"], data["y"], data["size"]) for _, data in graph.nodes(data=True)]
    covering = sum(math.hypot(a[0] - b[0], a[1] - b[1]) < a[2] + b[2] for a, b in combinations(nodes, 2))
    assert covering == 0


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_layout_does_not_depend_on_the_order_of_nodes_and_edges(shuffler: random.Random):
    graph = events_in_a_row([4, 3, 6])
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(shuffler.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(shuffler.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    place_nodes(graph)
    place_nodes(shuffled)
    for node, data in graph.nodes(data=True):
        assert shuffled.nodes[node] == data


def test_those_who_meet_stand_together():
    graph = events_in_a_row([6, 6])
    place_nodes(graph)

    def distance(one: str, other: str) -> float:
        a, b = graph.nodes[one], graph.nodes[other]
        return math.hypot(a["x"] - b["x"], a["y"] - b["y"])

    own = sum(distance(f"p{person}", "e0") for person in range(5))
    far = sum(distance(f"p{person}", "e1") for person in range(5))
    assert own < far / 2


def test_the_drawing_is_centred_and_components_do_not_mix():
    graph = nx.union(
        events_in_a_row([9]), nx.relabel_nodes(events_in_a_row([4]), lambda name: f"other-{name}")
    )
    graph.add_node("alone", label="独某", kind="official", degree=0)
    place_nodes(graph)
    xs = [data["x"] for _, data in graph.nodes(data=True)]
    ys = [data["y"] for _, data in graph.nodes(data=True)]
    assert min(xs) + max(xs) == pytest.approx(0, abs=0.2)
    assert min(ys) + max(ys) == pytest.approx(0, abs=0.2)
    assert overlapping(graph) == 0


def test_nobody_and_one_alone():
    place_nodes(nx.Graph())
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("p", label="甲某某", kind="official", degree=0)
    place_nodes(graph)
    assert (graph.nodes["p"]["x"], graph.nodes["p"]["y"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("degree", "most", "radius"),
    [
        pytest.param(0, 0, 9.0, id="nobody-has-ties"),
        pytest.param(0, 9, 9.0, id="none"),
        pytest.param(1, 1, 11.4, id="one"),
        pytest.param(25, 25, 21.0, id="growth-by-the-root"),
        pytest.param(3000, 3000, 30.0, id="the-most"),
        pytest.param(750, 3000, 19.5, id="a-quarter-of-the-most"),
    ],
)
def test_a_node_grows_with_the_root_of_its_ties_up_to_a_limit(degree: int, most: int, radius: float):
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", label="甲", kind="official", degree=degree)
    graph.add_node("b", label="乙", kind="company", degree=most)
    place_nodes(graph)
    assert graph.nodes["a"]["size"] == radius


@pytest.mark.parametrize(("participants", "radius"), [(0, 7.0), (1, 8.5), (4, 10.0), (36, 16.0), (49, 16.0)])
@pytest.mark.parametrize("kind", ["event", "organization"])
def test_an_event_grows_with_the_root_of_its_participants_up_to_a_limit(
    kind: str, participants: int, radius: float
):
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("e", label="会议", kind=kind)
    for number in range(participants):
        graph.add_node(f"p{number}", label="甲", kind="official", degree=1)
        graph.add_edge(f"p{number}", "e", relation="participates")
    place_nodes(graph)
    assert graph.nodes["e"]["size"] == radius


def star(nodes: int, label: str = "甲某某") -> "nx.Graph[str]":
    graph = nx.star_graph(nodes - 1)
    for node in graph:
        graph.nodes[node].update(label=label, kind="official", degree=0)
    named: nx.Graph[str] = nx.relabel_nodes(graph, str)
    return named


@pytest.mark.parametrize(
    ("nodes", "stress", "push"), [(3, 120, 150), (2000, 120, 150), (2001, 42, 52)], ids=str
)
def test_a_large_component_gets_fewer_rounds(
    monkeypatch: pytest.MonkeyPatch, nodes: int, stress: int, push: int
):
    rounds = []

    def stress_layout(neighbours, most):
        rounds.append(most)
        return np.zeros((len(neighbours), 2))

    def push_apart(at, boxes, most):
        rounds.append(most)
        return at

    monkeypatch.setattr(layout, "stress_layout", stress_layout)
    monkeypatch.setattr(layout, "push_apart", push_apart)
    place_nodes(star(nodes))
    assert rounds == [stress, push]


@pytest.mark.parametrize(
    ("nodes", "label", "box"),
    [
        pytest.param(2, "甲某某", (3 * 14 + 14, 18 + 17.5 + 14), id="one-line"),
        pytest.param(2, "甲", (18 + 14, 18 + 17.5 + 14), id="narrow-label"),
        pytest.param(2, "区" * 18, (9 * 14 + 14, 18 + 2 * 17.5 + 14), id="two-lines"),
        pytest.param(125, "甲某某", (3 * 14 + 14, 18 + 17.5 + 14), id="most-of-full-size"),
        pytest.param(150, "甲某某", (3 * 14 + 14, 16.4 + 17.5 + 14), id="most-with-labels"),
        pytest.param(151, "甲某某", (16.4 + 7, 16.4 + 7), id="no-room-for-labels"),
        pytest.param(500, "甲某某", (9 + 7, 9 + 7), id="half-size"),
    ],
)
def test_the_box_of_a_node_holds_its_label_unless_there_are_many(
    monkeypatch: pytest.MonkeyPatch, nodes: int, label: str, box: tuple[float, float]
):
    seen = []

    def push_apart(at, boxes, rounds):
        seen.append(boxes)
        return at

    monkeypatch.setattr(layout, "push_apart", push_apart)
    place_nodes(star(nodes, label))
    assert {tuple(row) for row in seen[0].round(1).tolist()} == {box}


def test_a_drawing_is_wider_than_high():
    graph: nx.Graph[str] = nx.Graph()
    for number in range(12):
        graph.add_node(f"p{number:02}", label="甲某某", kind="official", degree=0)
    place_nodes(graph)
    xs, ys = ({data[axis] for _, data in graph.nodes(data=True)} for axis in "xy")
    assert (len(xs), len(ys)) == (4, 3)
