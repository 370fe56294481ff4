from pathlib import Path

import networkx as nx
from facts_as_frames import frames
from invented_facts import facts, hostile_facts

from graph.export.graphml import write_graphml
from graph.network.network import build_network


def test_networkx_reads_back_what_the_network_holds(tmp_path: Path):
    network = build_network(frames(facts()))
    write_graphml(network, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml")
    assert set(read) == set(network)
    assert {frozenset(ends) for ends in read.edges} == {frozenset(ends) for ends in network.edges}
    assert read.nodes["p01"]["label"] == "甲一"
    assert read.nodes["p01"]["degree"] == 6
    assert read.nodes["p01"]["x"] == network.nodes["p01"]["x"]
    assert read.edges["p04", "p06"]["weight"] == network.edges["p04", "p06"]["weight"]
    assert "董事长己六陪同" in read.edges["p04", "p06"]["evidence"]


def test_the_same_network_gives_the_same_bytes(tmp_path: Path):
    for name in ("one", "two"):
        write_graphml(build_network(frames(facts())), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_control_characters_and_markup_do_no_harm(tmp_path: Path):
    write_graphml(build_network(frames(hostile_facts("\x00\x0b<&>\ud800"))), tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml")
    assert read.nodes["p01"]["label"] == "甲一<&>?"
