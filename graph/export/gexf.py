"""A network as a GEXF 1.2draft file, for Gephi and its kin."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

import networkx as nx

from graph.export.atomic_files import write_whole
from graph.network.attributes import (
    EDGE_FIELDS,
    NODE_FIELDS,
    EdgeAttributes,
    NodeAttributes,
    Value,
    edge_attributes,
    node_attributes,
)

NAMESPACE = "http://www.gexf.net/1.2draft"
VIZ = "http://www.gexf.net/1.2draft/viz"

_MARKED_UP = re.compile('[&<>"\n\r\t]')
_TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double"}


def write_gexf(network: "nx.Graph[str]", path: Path) -> None:
    """Write a network that `build_network` made; equal networks give equal bytes.

    Written by hand, not by networkx, whose files fail the official schema (`name` on the graph
    element) and carry the date of the day. Unknown values are left out. `y` is turned upside
    down, since in Gephi it grows upwards.

    Raises:
        CorpusError: the file cannot be written.
    """
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{VIZ}" version="1.2">',
        "<meta>",
        "<creator>guantu</creator>",
        "<description>Officials, executives, companies and events; weight of co_appears: Newman (2001)</description>",
        "</meta>",
        '<graph defaultedgetype="undirected" idtype="string" mode="static">',
        *_declared("node", NODE_FIELDS),
        *_declared("edge", EDGE_FIELDS),
        "<nodes>",
        *(line for node in node_attributes(network) for line in _node(node)),
        "</nodes>",
        "<edges>",
        *(line for number, edge in enumerate(edge_attributes(network)) for line in _edge(number, edge)),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    write_whole(path, "\n".join(lines).encode())


def _declared(owner: str, fields: dict[str, type[Value]]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">'
    for name, kind in fields.items():
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}" />'
    yield "</attributes>"


def _node(record: NodeAttributes) -> Iterator[str]:
    red, green, blue = (int(record.color[at : at + 2], 16) for at in (1, 3, 5))
    yield f"<node id={_quoted(record.node_id)} label={_quoted(record.label)}>"
    yield _attvalues(record.values)
    yield f'<viz:color r="{red}" g="{green}" b="{blue}" />'
    yield f'<viz:position x="{record.x}" y="{0.0 - record.y}" z="0.0" />'
    yield f'<viz:size value="{record.size}" />'
    yield "</node>"


def _edge(number: int, record: EdgeAttributes) -> Iterator[str]:
    ends = f"source={_quoted(record.source)} target={_quoted(record.target)}"
    yield f'<edge id="{number}" {ends} weight="{record.weight}">'
    yield _attvalues(record.values)
    yield "</edge>"


def _attvalues(values: dict[str, Value]) -> str:
    told = "".join(f'<attvalue for="{name}" value={_quoted(value)} />' for name, value in values.items())
    return f"<attvalues>{told}</attvalues>"


def _quoted(value: Value) -> str:
    text = str(value)
    return quoteattr(text) if _MARKED_UP.search(text) else f'"{text}"'
