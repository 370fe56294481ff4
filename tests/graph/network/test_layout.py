import math
import random
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network.labels import LABEL_FONT, label_lines, label_width
from graph.network.layout import place_nodes


def meetings(sizes: list[int], *, kind: str = "participates") -> nx.Graph:
    """Events of the given sizes in a row, each sharing one person with the next."""
    graph = nx.Graph()
    person = 0
    for number, size in enumerate(sizes):
        graph.add_node(f"e{number}", label=f"第{number}次全体会议", kind="event")
        for _ in range(size):
            graph.add_node(f"p{person}", label="甲某某", kind="official", degree=size)
            graph.add_edge(f"p{person}", f"e{number}", relation=kind)
            person += 1
        person -= 1
    return graph


def boxes(graph: nx.Graph) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every node with its label below it."""
    found = []
    for _, data in graph.nodes(data=True):
        lines = label_lines(data["label"])
        half = max(data["size"], max(label_width(line) for line in lines) / 2)
        bottom = data["y"] + data["size"] + 1.2 * LABEL_FONT * len(lines)
        found.append((data["x"] - half, data["y"] - data["size"], data["x"] + half, bottom))
    return found


def overlapping(graph: nx.Graph) -> int:
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes(graph), 2)
    )


@pytest.mark.parametrize(
    "sizes", [[1], [2], [5, 5], [30], [12, 7, 3, 9], [80, 40]], ids=lambda sizes: "-".join(map(str, sizes))
)
def test_no_node_or_label_covers_another(sizes: list[int]):
    graph = meetings(sizes)
    place_nodes(graph)
    assert overlapping(graph) == 0


def test_in_a_large_network_no_node_covers_another():
    graph = meetings([15] * 60)
    place_nodes(graph)
    nodes = [(data["x"], data["y"], data["size"]) for _, data in graph.nodes(data=True)]
    covering = sum(math.hypot(a[0] - b[0], a[1] - b[1]) < a[2] + b[2] for a, b in combinations(nodes, 2))
    assert covering == 0


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_layout_does_not_depend_on_the_order_of_nodes_and_edges(shuffler: random.Random):
    graph = meetings([4, 3, 6])
    shuffled = nx.Graph()
    shuffled.add_nodes_from(shuffler.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(shuffler.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    place_nodes(graph)
    place_nodes(shuffled)
    for node, data in graph.nodes(data=True):
        assert shuffled.nodes[node] == data


def test_those_who_meet_stand_together():
    graph = meetings([6, 6])
    place_nodes(graph)

    def distance(one: str, other: str) -> float:
        a, b = graph.nodes[one], graph.nodes[other]
        return ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5

    own = sum(distance(f"p{person}", "e0") for person in range(5))
    far = sum(distance(f"p{person}", "e1") for person in range(5))
    assert own < far / 2


def test_the_drawing_is_centred_and_components_do_not_mix():
    graph = nx.union(meetings([9]), nx.relabel_nodes(meetings([4]), lambda name: f"other-{name}"))
    graph.add_node("alone", label="独某", kind="official", degree=0)
    place_nodes(graph)
    xs = [data["x"] for _, data in graph.nodes(data=True)]
    ys = [data["y"] for _, data in graph.nodes(data=True)]
    assert min(xs) + max(xs) == pytest.approx(0, abs=0.2)
    assert min(ys) + max(ys) == pytest.approx(0, abs=0.2)
    assert overlapping(graph) == 0


def test_nobody_and_one_alone():
    place_nodes(nx.Graph())
    graph = nx.Graph()
    graph.add_node("p", label="甲某某", kind="official", degree=0)
    place_nodes(graph)
    assert (graph.nodes["p"]["x"], graph.nodes["p"]["y"]) == (0.0, 0.0)


def test_more_ties_make_a_larger_node_up_to_a_limit():
    graph = nx.Graph()
    for degree in (0, 3, 30, 3000):
        graph.add_node(f"p{degree}", label="甲", kind="official", degree=degree)
    place_nodes(graph)
    sizes = [graph.nodes[f"p{degree}"]["size"] for degree in (0, 3, 30, 3000)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == 30.0


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        pytest.param("甲某某", ["甲某某"], id="short"),
        pytest.param("区委常委会扩大会议", ["区委常委会扩大会议"], id="just-one-line"),
        pytest.param("区委常委会的扩大会议", ["区委常委会", "的扩大会议"], id="two-lines-of-equal-width"),
        pytest.param("区" * 18, ["区" * 9, "区" * 9], id="just-two-lines"),
        pytest.param("区" * 19, ["区" * 9, "区" * 8 + "…"], id="cut"),
        pytest.param("two\nlines", ["two lines"], id="line-end-is-a-space"),
        pytest.param("", [""], id="empty"),
    ],
)
def test_lines_of_a_label(label: str, lines: list[str]):
    assert label_lines(label) == lines


@given(st.text(max_size=60))
def test_no_line_is_wider_than_allowed(label: str):
    lines = label_lines(label)
    assert len(lines) <= 2
    assert all(label_width(line) <= 10 * LABEL_FONT for line in lines)
