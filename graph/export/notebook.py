"""A network as a pyvis network, for notebooks and for whoever knows pyvis."""

import re
import webbrowser
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import FunctionLoader
from pyvis.network import Network

from graph.export.atomic_files import write_whole
from graph.network.attributes import citation, node_attributes
from graph.network.evidence import with_sentences
from ner.errors import ConfigError

MOST_NODES = 2_000
"""Nodes from which vis-network, which lays out and draws in one thread, no longer answers within seconds."""

MOST_SENTENCES = 5
"""Sentences in the box of an edge."""

_REMOTE_FILE = re.compile(r"<(?:link|script)\b[^<>]{0,400}?\bhttps?://[^<>]{0,400}>(?:\s{0,9}</script>)?")
_EDGE_COLOR = "#b3bcc7"
_FACTS = ("post", "organization", "jurisdiction", "event_kind", "place", "first_date", "last_date")


def to_pyvis(
    network: "nx.Graph[str]", *, springs: bool = False, height: str = "600px", most_nodes: int = MOST_NODES
) -> Network:
    """The network that `Corpus.network` gives as a pyvis one that shows without a connection.

    Places, colours and sizes are those of guantu's own page. Boxes hold text only: whatever stands in
    names and sentences is escaped. `show` and `generate_html` fetch nothing.

    Args:
        network: the network.
        springs: whether vis-network's physics moves the nodes; else they stay where the layout put them.
        height: of the drawing, in CSS units.
        most_nodes: how many nodes are drawn at most.

    Raises:
        ConfigError: the network has more nodes.
    """
    if len(network) > most_nodes:
        raise ConfigError(
            f"the network has {len(network):,} nodes, pyvis draws {most_nodes:,}: "
            "filter it (since, ego, min_events), or use to_html"
        )
    drawn = OfflineNetwork(height=height, width="100%")
    for node in node_attributes(network):
        drawn.add_node(
            node.node_id,
            label=node.label,
            title=_box([node.label, *(str(node.values[f]) for f in _FACTS if f in node.values)]),
            color=node.color,
            size=node.size,
            x=node.x,
            y=node.y,
            shape="dot",
            physics=springs,
        )
    for source, target in sorted((min(ends), max(ends)) for ends in network.edges):
        data = network.edges[source, target]
        said = [str(data.get(name, "")) for name in ("relation", "role", "post")]
        said += [citation(sentence) for sentence in data.get("evidence", ())[:MOST_SENTENCES]]
        drawn.add_edge(
            source, target, value=float(data.get("weight", 1)), title=_box(said), color=_EDGE_COLOR
        )
    drawn.toggle_physics(springs)
    return drawn


def write_plain(network: "nx.Graph[str]", path: Path) -> None:
    """Write pyvis's own page of a small network that `build_network` made: it fetches nothing.

    Raises:
        ConfigError: the network has more than `MOST_NODES` nodes.
        CorpusError: the file cannot be written.
    """
    write_whole(path, to_pyvis(with_sentences(network)).generate_html().encode("utf-8", "replace"))


class OfflineNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page holds all that it needs: pyvis's template would fetch bootstrap."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, cdn_resources="in_line")
        templates = self.templateEnv.loader

        def without_remote_files(name: str) -> str:
            source: str = templates.get_source(self.templateEnv, name)[0]
            return _REMOTE_FILE.sub("", source) if name == self.path else source

        self.templateEnv.loader = FunctionLoader(without_remote_files)
        self.prep_notebook()

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page in UTF-8, whatever the system's encoding is; the arguments are pyvis's."""
        Path(name).write_text(self.generate_html(name, local, notebook), encoding="utf-8")
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.generate_html())}" width="100%" height="{self.height}"></iframe>'
        )


def _box(lines: Iterable[str]) -> str:
    return escape("\n".join(filter(None, lines)), quote=False)
