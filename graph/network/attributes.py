"""A network's nodes and edges with flat, typed attributes, the same for every file format."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile

import networkx as nx

from graph.network.evidence import Sentence, evidence_of

Value = str | int | float

_UNPRINTABLE = compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

KIND_COLORS = {
    "official": "#2f62a8",
    "executive": "#d9730d",
    "company": "#1f8a70",
    "event": "#b57ad6",
    "organization": "#6b2d3a",
}

NODE_FIELDS: dict[str, type[Value]] = {
    "kind": str,
    "post": str,
    "organization": str,
    "jurisdiction": str,
    "branch": str,
    "level": str,
    "pinyin": str,
    "aliases": str,
    "event_kind": str,
    "place": str,
    "date_text": str,
    "reports": int,
    "events": int,
    "degree": int,
    "strength": float,
    "community": int,
    "first_date": str,
    "last_date": str,
    "first_year": int,
    "last_year": int,
}

EDGE_FIELDS: dict[str, type[Value]] = {
    "relation": str,
    "role": str,
    "post": str,
    "events": int,
    "first_date": str,
    "last_date": str,
    "first_year": int,
    "last_year": int,
    "expected": float,
    "p_value": float,
    "q_value": float,
    "event_ids": str,
    "evidence": str,
}


@dataclass(frozen=True, slots=True)
class NodeAttributes:
    """A node; `values` holds the known fields of NODE_FIELDS in their order. `y` grows downwards.

    `node` is the network's, `node_id` what can be printed of it.
    """

    node: str
    node_id: str
    label: str
    x: float
    y: float
    size: float
    color: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class EdgeAttributes:
    """An edge; a participation leads from who takes part to the event. `ends` are the network's nodes."""

    ends: tuple[str, str]
    source: str
    target: str
    weight: float
    values: dict[str, Value]


def node_attributes(network: "nx.Graph[str]") -> Iterator[NodeAttributes]:
    """The nodes, sorted by id, without blank values and control characters."""
    for node in sorted(network):
        data: dict[str, Value] = network.nodes[node]
        kind = str(data.get("kind", ""))
        yield NodeAttributes(
            node=node,
            node_id=printable(node),
            label=printable(str(data.get("label", node))),
            x=float(data.get("x", 0)),
            y=float(data.get("y", 0)),
            size=float(data.get("size", 10)),
            color=KIND_COLORS.get(kind, "#777777"),
            values=_values(_with_years(data), NODE_FIELDS),
        )


def edge_attributes(network: "nx.Graph[str]", *, cites: bool = True) -> Iterator[EdgeAttributes]:
    """The edges, sorted by source and target; `evidence` holds one line for each sentence, unless not `cites`."""
    oriented = sorted(
        (target, source) if _is_reversed(network, source, target) else (source, target)
        for source, target in network.edges
    )
    for source, target in oriented:
        data: dict[str, Value] = network.edges[source, target]
        evidence = "\n".join(map(citation, evidence_of(network, source, target))) if cites else ""
        yield EdgeAttributes(
            ends=(source, target),
            source=printable(source),
            target=printable(target),
            weight=float(data.get("weight", 1)),
            values=_values({**_with_years(data), "evidence": evidence}, EDGE_FIELDS),
        )


def citation(sentence: Sentence) -> str:
    """A sentence with its headline, date and source, on one line.

    >>> citation(Sentence(article_id="a", source="1版.txt", headline="开会", date="2023-02-01",
    ...                   start=0, end=3, quote="甲到会"))
    '甲到会 —— 《开会》，2023-02-01，1版.txt'
    """
    place = [f"《{sentence.headline}》" if sentence.headline else "", sentence.date, sentence.source]
    return f"{' '.join(sentence.quote.split())} —— {'，'.join(part for part in place if part)}"


def printable(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold; tabs and line ends stay."""
    return _UNPRINTABLE.sub("", text)


def _is_reversed(network: "nx.Graph[str]", source: str, target: str) -> bool:
    """Whether an edge is given from the event to the participant, or else from the larger id to the smaller."""
    source_is_event, target_is_event = (network.nodes[end].get("kind") == "event" for end in (source, target))
    return source_is_event or (not target_is_event and source > target)


def _with_years(data: dict[str, Value]) -> dict[str, Value]:
    years = {
        name.replace("date", "year"): int(str(data[name])[:4])
        for name in ("first_date", "last_date")
        if data.get(name)
    }
    return {**data, **years}


def _values(data: dict[str, Value], fields: dict[str, type[Value]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, kind in fields.items():
        value = data.get(name, "")
        if value != "":
            values[name] = printable(str(value)) if kind is str else kind(value)
    return values
