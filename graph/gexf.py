"""A network as a GEXF 1.2draft file, for Gephi and its kin."""

from pathlib import Path
from xml.etree import ElementTree

import networkx as nx

from graph.files import write_whole
from graph.records import EDGE_FIELDS, NODE_FIELDS, EdgeRecord, NodeRecord, Value, edge_records, node_records

NAMESPACE = "http://www.gexf.net/1.2draft"
VIZ = "http://www.gexf.net/1.2draft/viz"

_TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double"}


def write_gexf(network: "nx.Graph[str]", path: Path) -> None:
    """Write a network that `build_network` made; equal networks give equal bytes.

    Written by hand, not by networkx, whose files fail the official schema (`name` on the graph
    element) and carry the date of the day. Unknown values are left out. `y` is turned upside
    down, since in Gephi it grows upwards.

    Raises:
        CorpusError: the file cannot be written.
    """
    root = ElementTree.Element("gexf", {"xmlns": NAMESPACE, "xmlns:viz": VIZ, "version": "1.2"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "guantu"
    ElementTree.SubElement(
        meta, "description"
    ).text = "Officials, executives, companies and events; weight of co_appears: Newman (2001)"
    graph = ElementTree.SubElement(
        root, "graph", {"defaultedgetype": "undirected", "idtype": "string", "mode": "static"}
    )
    _declare(graph, "node", NODE_FIELDS)
    _declare(graph, "edge", EDGE_FIELDS)
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in node_records(network):
        _add_node(nodes, node)
    edges = ElementTree.SubElement(graph, "edges")
    for number, edge in enumerate(edge_records(network)):
        _add_edge(edges, number, edge)
    ElementTree.indent(root)
    write_whole(path, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _declare(graph: ElementTree.Element, owner: str, fields: dict[str, type[Value]]) -> None:
    declared = ElementTree.SubElement(graph, "attributes", {"class": owner, "mode": "static"})
    for name, kind in fields.items():
        ElementTree.SubElement(declared, "attribute", {"id": name, "title": name, "type": _TYPES[kind]})


def _add_node(nodes: ElementTree.Element, record: NodeRecord) -> None:
    node = ElementTree.SubElement(nodes, "node", {"id": record.node_id, "label": record.label})
    _add_values(node, record.values)
    red, green, blue = (str(int(record.color[at : at + 2], 16)) for at in (1, 3, 5))
    ElementTree.SubElement(node, "viz:color", {"r": red, "g": green, "b": blue})
    ElementTree.SubElement(node, "viz:position", {"x": str(record.x), "y": str(0.0 - record.y), "z": "0.0"})
    ElementTree.SubElement(node, "viz:size", {"value": str(record.size)})


def _add_edge(edges: ElementTree.Element, number: int, record: EdgeRecord) -> None:
    edge = ElementTree.SubElement(
        edges,
        "edge",
        {
            "id": str(number),
            "source": record.source,
            "target": record.target,
            "weight": str(record.weight),
        },
    )
    _add_values(edge, record.values)


def _add_values(owner: ElementTree.Element, values: dict[str, Value]) -> None:
    attvalues = ElementTree.SubElement(owner, "attvalues")
    for name, value in values.items():
        ElementTree.SubElement(attvalues, "attvalue", {"for": name, "value": str(value)})
