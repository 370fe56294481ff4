from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from facts_as_frames import Facts, frames
from invented_facts import facts, hostile_facts
from lxml import etree

from graph.export.gexf import write_gexf
from graph.network.attributes import KIND_COLORS
from graph.network.filters import Filters
from graph.network.network import build_network
from ner.errors import CorpusError

G = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("gexf.rng")))
PARSERS = {"string": str, "integer": int, "double": float}


def written(corpus: Facts, path: Path, **filters) -> etree._ElementTree:
    write_gexf(build_network(frames(corpus), Filters(**filters)), path)
    return etree.parse(str(path))


@pytest.fixture
def tree(tmp_path: Path) -> etree._ElementTree:
    return written(facts(), tmp_path / "graph.gexf")


@pytest.mark.parametrize(
    "filters",
    [{}, {"view": "events"}, {"view": "coappearance"}, {"organizations": True}, {"min_events": 3}],
    ids=["all", "events", "coappearance", "organizations", "empty"],
)
def test_it_is_valid(tmp_path: Path, filters: dict[str, Any]):
    SCHEMA.assertValid(written(facts(), tmp_path / "graph.gexf", **filters))


def test_every_value_is_declared_and_of_its_type(tree: etree._ElementTree):
    for owner in ("node", "edge"):
        declared = {
            attribute.get("id"): attribute.get("type")
            for group in tree.iter(f"{G}attributes")
            if group.get("class") == owner
            for attribute in group
        }
        seen = set()
        for element in tree.iter(f"{G}{owner}"):
            for value in element.iter(f"{G}attvalue"):
                PARSERS[declared[value.get("for")]](value.get("value"))
                seen.add(value.get("for"))
        assert {"first_date", "first_year", "events"} <= seen
        assert "weight" not in declared
        assert "type" not in declared


def test_no_edge_dangles_and_ids_are_unique(tree: etree._ElementTree):
    nodes = [node.get("id") for node in tree.iter(f"{G}node")]
    edges = list(tree.iter(f"{G}edge"))
    assert len(set(nodes)) == len(nodes) == 12
    assert len({edge.get("id") for edge in edges}) == len(edges) == 28
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)


def test_nodes_and_edges_are_sorted(tree: etree._ElementTree):
    nodes = [node.get("id") for node in tree.iter(f"{G}node")]
    edges = [(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{G}edge")]
    assert nodes == sorted(nodes)
    assert edges == sorted(edges)


def test_networkx_reads_back_what_the_network_holds(tmp_path: Path):
    network = build_network(frames(facts()))
    write_gexf(network, tmp_path / "graph.gexf")
    read = nx.read_gexf(tmp_path / "graph.gexf")
    assert set(read) == set(network)
    assert {frozenset(ends) for ends in read.edges} == {frozenset(ends) for ends in network.edges}
    official = read.nodes["p02"]
    assert (official["label"], official["kind"], official["post"]) == ("乙二", "official", "区长")
    assert (official["degree"], official["first_year"]) == (6, 2023)
    assert official["strength"] == pytest.approx(2.0)
    pair = read.edges["p04", "p06"]
    assert (pair["relation"], pair["events"]) == ("co_appears", 2)
    assert pair["weight"] == network.edges["p04", "p06"]["weight"]
    assert (pair["first_date"], pair["first_year"]) == ("2023-01-29", 2023)
    assert "董事长己六陪同。 —— 《甲一赴企业走访调研》，2023-02-03，page1.txt" in pair["evidence"]


def test_an_unknown_date_is_left_out(tmp_path: Path):
    written(facts(), tmp_path / "graph.gexf")
    signing = nx.read_gexf(tmp_path / "graph.gexf").nodes["e-a3"]
    assert signing["event_kind"] == "signing"
    assert not {"first_date", "first_year", "place"} & set(signing)


def test_a_participation_leads_to_the_event(tree: etree._ElementTree):
    events = {
        node.get("id")
        for node in tree.iter(f"{G}node")
        for value in node.iter(f"{G}attvalue")
        if value.get("for") == "kind" and value.get("value") == "event"
    }
    assert not events & {edge.get("source") for edge in tree.iter(f"{G}edge")}


def test_looks_are_those_of_the_network_with_y_upwards(tmp_path: Path):
    network = build_network(frames(facts()))
    write_gexf(network, tmp_path / "graph.gexf")
    for node in etree.parse(str(tmp_path / "graph.gexf")).iter(f"{G}node"):
        data = network.nodes[node.get("id")]
        position, color = node.find(f"{VIZ}position"), node.find(f"{VIZ}color")
        assert (float(position.get("x")), float(position.get("y"))) == (data["x"], -data["y"])
        assert float(node.find(f"{VIZ}size").get("value")) == data["size"]
        channels = "".join(f"{int(color.get(channel)):02x}" for channel in "rgb")
        assert f"#{channels}" == KIND_COLORS[data["kind"]]


def test_the_same_network_gives_the_same_bytes(tmp_path: Path):
    for name in ("one", "two"):
        written(facts(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("text", ["\x00\x0b\ufffe\ud800", "<&>\"'", "]]>", "a\nb\tc", "&#0;", "😀"], ids=repr)
def test_any_text_gives_a_valid_file(tmp_path: Path, text: str):
    tree = written(hostile_facts(text), tmp_path / "graph.gexf")
    SCHEMA.assertValid(tree)
    assert len(list(tree.iter(f"{G}edge"))) == 28


def test_a_file_that_cannot_be_written_is_one_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match=r"graph\.gexf: cannot be written"):
        write_gexf(nx.Graph(), tmp_path / "file" / "graph.gexf")
