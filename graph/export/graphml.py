"""A network as a GraphML file, for igraph, yEd, Cytoscape and others."""

from pathlib import Path

import networkx as nx

from graph.export.atomic_files import write_whole
from graph.network.attributes import edge_attributes, node_attributes


def write_graphml(network: "nx.Graph[str]", path: Path) -> None:
    """Write a network that `build_network` made, with the attributes of its GEXF file.

    Raises:
        CorpusError: the file cannot be written.
    """
    flat: nx.Graph[str] = nx.Graph()
    for node in node_attributes(network):
        flat.add_node(node.node_id, label=node.label, x=node.x, y=node.y, size=node.size, **node.values)
    for edge in edge_attributes(network):
        flat.add_edge(edge.source, edge.target, weight=edge.weight, **edge.values)
    lines = nx.generate_graphml(flat, named_key_ids=True)
    content = '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"
    write_whole(path, content.encode("utf-8"))
