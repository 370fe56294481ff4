"""A network as a dynamic GEXF 1.2draft file, for Gephi and similar tools."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
    citation,
    edge_attributes,
    node_attributes,
    printable,
)
from graph.network.evidence import Evidence, read_evidence
from graph.network.spells import Spell, Spells

NAMESPACE = "http://www.gexf.net/1.2draft"
VIZ = "http://www.gexf.net/1.2draft/viz"

MOST_NUMBERS = 4
"""Sentences that an edge cites by number; of more, the first and the last ones."""

_MARKED_UP = re.compile('[&<>"\n\r\t]')
_TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double"}
_NODE_FIELDS = {**NODE_FIELDS, "evidence": str}
# What follows from an edge's ends and spells needs no attribute; files of many pairs would double.
_EDGE_FIELDS = {name: kind for name, kind in EDGE_FIELDS.items() if name != "event_ids"}


def write_gexf(network: "nx.Graph[str]", path: Path) -> None:
    """Write a network that `build_network` made; equal networks give equal bytes.

    Nodes and edges have spells (see `graph.network.spells`). `evidence` of an edge names sentences by
    number; each sentence stands once, with its number, in `evidence` of a node: of the event that it
    tells of, else of the first node of the edges that cite it.

    Written without networkx, whose files fail the official schema (`name` on the graph element)
    and hold the current date. Unknown values are left out. The sign of `y` is changed, since in
    Gephi it grows upwards.

    Raises:
        CorpusError: the file cannot be written.
    """
    evidence = read_evidence(network)
    spells = Spells.of(network, evidence)
    cited = _cited(network)
    sentences = _sentences(network, evidence, cited)
    edges = list(edge_attributes(network, cites=False))
    spells_of = spells.of_edges(network.edges[edge.ends] for edge in edges)
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{VIZ}" version="1.2">',
        "<meta>",
        "<creator>guantu</creator>",
        "<description>Officials, executives, companies and events; weight of co_appears: Newman (2001)</description>",
        "</meta>",
        '<graph defaultedgetype="undirected" idtype="string" mode="dynamic" timeformat="date">',
        *_declared("node", _NODE_FIELDS),
        *_declared("edge", _EDGE_FIELDS),
        "<nodes>",
        *(line for node in node_attributes(network) for line in _node(node, spells, sentences)),
        "</nodes>",
        "<edges>",
        *(
            _edge(number, edge, there, cited)
            for number, (edge, there) in enumerate(zip(edges, spells_of, strict=True))
        ),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    write_whole(path, "\n".join(lines).encode())


def _cited(network: "nx.Graph[str]") -> dict[tuple[str, str], tuple[int, ...]]:
    """The numbers of the sentences that each edge cites, by its ends in both orders."""
    cited: dict[tuple[str, str], tuple[int, ...]] = {}
    for source, target, numbers in network.edges(data="evidence", default=""):
        found = tuple(int(number) for number in numbers.split(";") if number)
        half = MOST_NUMBERS // 2
        few = found if len(found) <= MOST_NUMBERS else (*found[:half], *found[-half:])
        cited[source, target] = cited[target, source] = few
    return cited


def _sentences(
    network: "nx.Graph[str]", evidence: Evidence, cited: Mapping[tuple[str, str], Iterable[int]]
) -> dict[str, str]:
    """The sentences that edges cite, by the node at which they stand, a line for each."""
    owner: dict[int, str] = {}
    for event in evidence.events:
        if event.event_id in network:
            owner.update(dict.fromkeys(event.sentences, event.event_id))
    for ends, numbers in cited.items():
        for number in numbers:
            if number not in owner or network.nodes[owner[number]].get("kind") != "event":
                owner[number] = min(owner.get(number, min(ends)), *ends)
    wanted = sorted({number for numbers in cited.values() for number in numbers})
    lines: dict[str, list[str]] = {}
    for number in wanted:
        lines.setdefault(owner[number], []).append(f"{number} {citation(evidence.sentences[number])}")
    return {node: printable("\n".join(found)) for node, found in lines.items()}


def _declared(owner: str, fields: dict[str, type[Value]]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">'
    for number, (name, kind) in enumerate(fields.items()):
        yield f'<attribute id="{number}" title="{name}" type="{_TYPES[kind]}"/>'
    yield "</attributes>"


_NODE_IDS = {name: number for number, name in enumerate(_NODE_FIELDS)}
_EDGE_IDS = {name: number for number, name in enumerate(_EDGE_FIELDS)}


def _node(record: NodeAttributes, spells: Spells, sentences: Mapping[str, str]) -> Iterator[str]:
    red, green, blue = (int(record.color[at : at + 2], 16) for at in (1, 3, 5))
    values = dict(record.values)
    if record.node in sentences:
        values["evidence"] = sentences[record.node]
    yield f"<node id={_quoted(record.node_id)} label={_quoted(record.label)}>"
    yield _attvalues(values, _NODE_IDS) + _spells(spells.nodes.get(record.node, ()))
    yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    yield f'<viz:position x="{record.x}" y="{0.0 - record.y}" z="0.0"/>'
    yield f'<viz:size value="{record.size}"/>'
    yield "</node>"


def _edge(
    number: int,
    record: EdgeAttributes,
    spells: tuple[Spell, ...],
    cited: Mapping[tuple[str, str], Iterable[int]],
) -> str:
    ends = f"source={_quoted(record.source)} target={_quoted(record.target)}"
    numbers = ";".join(map(str, cited[record.ends]))
    values: dict[str, Value] = {k: v for k, v in record.values.items() if k in _EDGE_IDS}
    if numbers:
        values["evidence"] = numbers
    weight = f'weight="{record.weight:.6g}"'
    return f'<edge id="{number}" {ends} {weight}>{_attvalues(values, _EDGE_IDS)}{_spells(spells)}</edge>'


def _attvalues(values: Mapping[str, Value], ids: Mapping[str, int]) -> str:
    elements = "".join(
        f'<attvalue for="{ids[name]}" value={_quoted(value)}/>' for name, value in values.items()
    )
    return f"<attvalues>{elements}</attvalues>"


def _spells(spells: tuple[Spell, ...]) -> str:
    elements = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in spells)
    return f"<spells>{elements}</spells>" if elements else ""


def _quoted(value: Value) -> str:
    text = str(value)
    return quoteattr(text) if _MARKED_UP.search(text) else f'"{text}"'
