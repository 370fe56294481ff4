"""The network as a pyvis network that fetches nothing."""

import re
from pathlib import Path

import networkx as nx
import pytest
from browser import Browser
from corpora import keep
from facts_as_frames import frames
from invented_facts import facts, hostile_facts

import graph
from graph.cli.main import main
from graph.export.notebook import MOST_NODES, to_pyvis
from ner.errors import ConfigError

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def network(tmp_path: Path) -> "nx.Graph[str]":
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    return graph.load(tmp_path).network()


def test_places_sizes_and_labels_are_those_of_the_network(network: "nx.Graph[str]") -> None:
    drawn = {node["id"]: node for node in to_pyvis(network).nodes}
    assert drawn.keys() == set(network)
    for node, data in network.nodes(data=True):
        assert drawn[node]["label"] == data["label"]
        assert [drawn[node][name] for name in ("x", "y", "size")] == [data[n] for n in ("x", "y", "size")]


def test_an_edge_shows_its_sentences_with_source(network: "nx.Graph[str]") -> None:
    (edge,) = (e for e in to_pyvis(network).edges if {e["from"], e["to"]} == {"p01", "p02"})
    sentence = network.edges["p01", "p02"]["evidence"][0]
    assert sentence.quote in edge["title"]
    assert sentence.source in edge["title"]
    assert edge["value"] == network.edges["p01", "p02"]["weight"]


@pytest.mark.parametrize("springs", [True, False])
def test_nodes_move_only_on_request(network: "nx.Graph[str]", springs: bool) -> None:
    drawn = to_pyvis(network, springs=springs)
    assert drawn.options.physics.enabled is springs
    assert {node["physics"] for node in drawn.nodes} == {springs}


def test_the_page_names_no_file_elsewhere(network: "nx.Graph[str]", tmp_path: Path) -> None:
    to_pyvis(network).write_html(str(tmp_path / "a.html"))
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    assert re.findall(r"<(?:link|script|img|iframe)\b[^>]*\b(?:href|src)\s*=", page) == []
    assert "vis.DataSet" in page


def test_texts_of_the_corpus_are_escaped(network: "nx.Graph[str]") -> None:
    network.nodes["p01"]["label"] = HOSTILE
    drawn = to_pyvis(network)
    assert not any("<" in item.get("title", "") for item in (*drawn.nodes, *drawn.edges))
    assert HOSTILE not in drawn.generate_html()
    assert HOSTILE not in drawn._repr_html_()


def test_a_large_network_is_refused(network: "nx.Graph[str]") -> None:
    with pytest.raises(ConfigError, match=rf"has {len(network)} nodes, pyvis draws 3"):
        to_pyvis(network, most_nodes=3)


def test_a_browser_without_a_connection_draws_it(
    network: "nx.Graph[str]", browser: Browser, tmp_path: Path
) -> None:
    network.nodes["p01"]["label"] = f"{HOSTILE} href="
    path = tmp_path / "graph.html"
    to_pyvis(network).write_html(str(path))
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    assert page.evaluate("network.body.data.nodes.length") == len(network)
    assert (asked, said) == ([path.as_uri()], [])
    context.close()


def test_export_writes_the_plain_page_and_it_runs_offline(
    network: "nx.Graph[str]", browser: Browser, tmp_path: Path
) -> None:
    hostile = frames(hostile_facts(HOSTILE))
    (tmp_path / "corpus.duckdb").unlink()
    keep(hostile, tmp_path / "corpus.duckdb")
    path = tmp_path / "plain.html"
    assert main(["export", str(tmp_path), "--html", str(path), "--plain"]) == 0
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    labels = page.evaluate("network.body.data.nodes.get().map((node) => node.label)")
    assert "甲一" + HOSTILE in labels
    titles = page.evaluate("network.body.data.edges.get().map((edge) => edge.title)")
    assert any("2023-02-03" in title for title in titles)
    assert not any("<img" in title for title in titles)
    assert (asked, said) == ([path.as_uri()], [])
    context.close()


def test_plain_is_about_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    assert main(["export", str(tmp_path), "--gexf", str(tmp_path / "a.gexf"), "--plain"]) == 2
    assert "--plain is about --html FILE" in capsys.readouterr().err


def test_the_help_says_how_many_nodes_the_plain_page_holds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert f"at most {MOST_NODES:,} nodes" in " ".join(capsys.readouterr().out.split())
