import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from facts_as_frames import Facts, frames
from invented_corpus import invented
from invented_facts import facts, hostile_facts
from lxml import etree

from graph.export.gexf import write_gexf
from graph.network.attributes import KIND_COLORS
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.one_mode import one_mode, strongest_pairs
from ner.errors import CorpusError

G = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("gexf.rng")))
BYTES_OF_AN_EDGE = 500
PARSERS = {"string": str, "integer": int, "double": float}


def titles(tree: etree._ElementTree, owner: str) -> dict[str, tuple[str, str]]:
    """Title and type of each attribute of the nodes or edges, by its id."""
    return {
        attribute.get("id"): (attribute.get("title"), attribute.get("type"))
        for group in tree.iter(f"{G}attributes")
        if group.get("class") == owner
        for attribute in group
    }


def values_of(tree: etree._ElementTree, element: etree._Element, owner: str) -> dict[str, str]:
    declared = titles(tree, owner)
    return {declared[v.get("for")][0]: v.get("value") for v in element.iter(f"{G}attvalue")}


def spells_of(element: etree._Element) -> list[tuple[str, str]]:
    return [(spell.get("start"), spell.get("end")) for spell in element.iter(f"{G}spell")]


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
        declared = dict(titles(tree, owner).values())
        seen = set()
        for element in tree.iter(f"{G}{owner}"):
            for title, value in values_of(tree, element, owner).items():
                PARSERS[declared[title]](value)
                seen.add(title)
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
    assert pair["weight"] == pytest.approx(network.edges["p04", "p06"]["weight"], rel=1e-5)
    assert (pair["first_date"], pair["first_year"]) == ("2023-01-29", 2023)


def test_an_unknown_date_is_left_out(tmp_path: Path):
    written(facts(), tmp_path / "graph.gexf")
    signing = nx.read_gexf(tmp_path / "graph.gexf").nodes["e-a3"]
    assert signing["event_kind"] == "signing"
    assert not {"first_date", "first_year", "place"} & set(signing)


def test_a_participation_leads_to_the_event(tree: etree._ElementTree):
    events = {
        node.get("id") for node in tree.iter(f"{G}node") if values_of(tree, node, "node")["kind"] == "event"
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


def test_edges_cite_sentences_by_number_and_each_sentence_stands_once(tree: etree._ElementTree):
    lines = [
        line
        for node in tree.iter(f"{G}node")
        for line in values_of(tree, node, "node").get("evidence", "").splitlines()
    ]
    numbers = [line.split(" ")[0] for line in lines]
    assert len(set(numbers)) == len(numbers)
    cited = {
        number
        for edge in tree.iter(f"{G}edge")
        for number in values_of(tree, edge, "edge").get("evidence", "").split(";")
    }
    assert cited == set(numbers)
    assert any("董事长己六陪同。 —— 《甲一赴企业走访调研》，2023-02-03，page1.txt" in line for line in lines)


def test_without_events_the_sentences_stand_at_the_ends_of_their_edges(tmp_path: Path):
    network = one_mode(build_network(frames(facts())))
    write_gexf(network, tmp_path / "coappearance.gexf")
    tree = etree.parse(str(tmp_path / "coappearance.gexf"))
    SCHEMA.assertValid(tree)
    edges = list(tree.iter(f"{G}edge"))
    assert {values_of(tree, edge, "edge")["relation"] for edge in edges} == {"co_appears"}
    nodes = {node.get("id"): values_of(tree, node, "node") for node in tree.iter(f"{G}node")}
    assert "event" not in {values["kind"] for values in nodes.values()}
    for edge in edges:
        there = "\n".join(values.get("evidence", "") for values in nodes.values())
        for number in values_of(tree, edge, "edge")["evidence"].split(";"):
            assert f"\n{number} " in f"\n{there}"


def test_spells_are_days_of_events_and_posts(tree: etree._ElementTree):
    nodes = {node.get("id"): node for node in tree.iter(f"{G}node")}
    pair = next(
        edge for edge in tree.iter(f"{G}edge") if (edge.get("source"), edge.get("target")) == ("p04", "p06")
    )
    assert all(
        start < end for element in tree.iter(f"{G}node", f"{G}edge") for start, end in spells_of(element)
    )
    assert spells_of(pair)[0][0] == values_of(tree, pair, "edge")["first_date"]
    assert spells_of(nodes["e-a3"]) == []
    assert spells_of(nodes["p02"])


def test_a_pair_costs_few_bytes(tmp_path: Path):
    many = invented(60, 400, extra=8)
    network = one_mode(build_network(frames(many)))
    write_gexf(network, tmp_path / "pairs.gexf")
    text = (tmp_path / "pairs.gexf").read_text(encoding="utf-8")
    edges = text[text.index("<edges>") : text.index("</edges>")]
    assert len(edges.encode()) / network.number_of_edges() <= BYTES_OF_AN_EDGE


def test_of_many_pairs_the_strongest_are_kept():
    network = build_network(frames(facts()))
    pairs = {
        (a, b): data["weight"] for a, b, data in network.edges(data=True) if data["relation"] == "co_appears"
    }
    part, left_out = strongest_pairs(network, 3)
    kept = [data["weight"] for *_, data in part.edges(data=True) if data["relation"] == "co_appears"]
    assert sorted(kept) == sorted(pairs.values())[-3:]
    assert left_out == len(pairs) - 3
    assert set(part) == set(network)
    assert strongest_pairs(network, len(pairs)) == (network, 0)


@pytest.mark.slow
def test_graphology_reads_it(tmp_path: Path):
    """Gephi Lite and sigma read GEXF with graphology."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    page = Path(__file__).parents[2] / "page"
    quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-package-lock"]
    subprocess.run(["npm", "install", "--prefix", str(page), *quiet], check=True)
    network = build_network(frames(facts()))
    write_gexf(network, tmp_path / "graph.gexf")
    command = ["node", str(page / "read_gexf.js"), str(tmp_path / "graph.gexf")]
    read = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (read["order"], read["size"]) == (len(network), network.number_of_edges())
    official = read["nodes"]["p02"]
    assert (official["label"], official["kind"], official["first_year"]) == ("乙二", "official", 2023)
    assert read["edges"]["p04 p06"]["relation"] == "co_appears"


@pytest.mark.parametrize("text", ["\x00\x0b\ufffe\ud800", "<&>\"'", "]]>", "a\nb\tc", "&#0;", "😀"], ids=repr)
def test_any_text_gives_a_valid_file(tmp_path: Path, text: str):
    tree = written(hostile_facts(text), tmp_path / "graph.gexf")
    SCHEMA.assertValid(tree)
    assert len(list(tree.iter(f"{G}edge"))) == 28


def test_a_file_that_cannot_be_written_is_one_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match=r"graph\.gexf: cannot be written"):
        write_gexf(nx.Graph(), tmp_path / "file" / "graph.gexf")
