"""Writes a network as one HTML page that works offline: pyvis fills its template, the scripts of explorer/ run it."""

import base64
import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

from graph.export.atomic_files import write_whole
from graph.export.page_records import PageRecords, packed
from graph.network.attributes import KIND_COLORS
from graph.network.evidence import CitedEvent, Evidence, Sentence, read_evidence, sentence_numbers
from graph.network.labels import label_lines
from ner.extraction.position_lexicon import gloss_of
from ner.extraction.title_heads import heads_of
from ner.lexicon.titles import with_titles
from ner.text.traditional import simplified

DEFAULT_TITLE = "官图 · 官员关系网"
MOST_NODES = 20_000
"""Nodes. Of a larger network the page holds the most strongly connected part, and says so."""
ACTOR_SHARE = 0.5
"""The least share of persons and companies, not events, among the nodes of such a part."""
MOST_PLACES = 2
"""Places that the page names as those of the corpus: those of most persons."""
FINGERPRINT_DIGITS = 12
"""Hexadecimal digits of the data fingerprint that the page and its citation show."""

# In the order in which the page runs them: each stands on those before it.
SCRIPTS = (
    "data/names.js",
    "data/basics.js",
    "data/work_strings.js",
    "data/sight_strings.js",
    "data/strings.js",
    "data/data.js",
    "data/records.js",
    "data/model.js",
    "data/sizes.js",
    "data/filters.js",
    "data/work.js",
    "view/colors.js",
    "data/communities.js",
    "data/search.js",
    "data/article_search.js",
    "data/paths.js",
    "data/answers.js",
    "view/dom.js",
    "view/labels.js",
    "view/hulls.js",
    "view/edges.js",
    "view/canvas.js",
    "view/key.js",
    "view/bodies.js",
    "view/reader.js",
    "view/succession.js",
    "view/measures.js",
    "view/issues.js",
    "view/panel.js",
    "view/article_card.js",
    "view/tooltip.js",
    "view/timeline.js",
    "data/columns.js",
    "view/table.js",
    "controls/selection.js",
    "controls/pointer.js",
    "controls/filter_form.js",
    "controls/search_box.js",
    "controls/figure.js",
    "controls/export.js",
    "controls/permalink.js",
    "controls/dialogs.js",
    "controls/marks.js",
    "view/picker.js",
    "view/swatches.js",
    "view/mark_form.js",
    "view/node_tools.js",
    "view/group_card.js",
    "view/question_card.js",
    "view/work_card.js",
    "controls/loosen.js",
    "controls/workspace.js",
    "controls/toolbar.js",
    "main.js",
)
VENDORED = (
    "vendor/d3-dispatch.min.js",
    "vendor/d3-quadtree.min.js",
    "vendor/d3-timer.min.js",
    "vendor/d3-force.min.js",
)
"""Scripts that others wrote, under the licence in vendor/LICENSE; they run before those of the page."""

_EVENT_COLUMNS = (
    "kind", "name", "place", "date_text", "first_date", "last_date", "reports", "actors", "corrected",
)  # fmt: skip
# What the page itself counts, from the events.
_COUNTED_BY_PAGE = frozenset({"events", "weight", "first_date", "last_date"})


_NO_RECORDS = PageRecords()


def write_html(
    network: "nx.Graph[str]",
    path: Path,
    *,
    records: PageRecords = _NO_RECORDS,
    title: str = DEFAULT_TITLE,
    most_nodes: int = MOST_NODES,
) -> None:
    """Write the page of a network that `build_network` made; equal networks give equal bytes.

    The page holds its data, scripts and style and makes no requests: its content security policy
    forbids every connection and every script but its own. Texts from the corpus reach the page as
    data and are shown as text only.

    Args:
        network: the network.
        path: where to write.
        records: the articles behind its sentences, and what else the page shows beside the network.
        title: the heading of the page.
        most_nodes: of a network of more nodes the page holds the most strongly connected part.

    Raises:
        CorpusError: the file cannot be written.
    """
    part = _most_connected(network, most_nodes) if len(network) > most_nodes else network
    evidence = read_evidence(network)
    order = sorted(part)
    number = {node: index for index, node in enumerate(order)}
    reported = [event for event in evidence.events if any(node in number for node, _ in event.participants)]
    events = {event.event_id: index for index, event in enumerate(reported)}
    ends = sorted((min(pair), max(pair)) for pair in part.edges)
    ties = [(source, target, part.edges[source, target]) for source, target in ends]

    page = Network(heading=title, cdn_resources="in_line")
    # Filled directly: add_edge looks through all edges, from_nx changes the caller's graph.
    page.nodes = [_node(node, part.nodes[node]) for node in order]
    page.edges = [_edge(number[source], number[target], data, events) for source, target, data in ties]
    with as_file(files("graph") / "export" / "explorer") as folder:
        page.set_template_dir(str(folder))
        _fill_template(
            page.templateEnv,
            payload={
                "events": columns([_event(event, number) for event in reported]),
                "posts": columns(_posts(evidence, number)),
                "colors": KIND_COLORS,
                "about": _about(network, part, evidence, records),
                "traditional": _traditional(part, evidence),
            },
            evidence=_evidence(evidence, reported, [sentence_numbers(data) for *_, data in ties], number),
            records={name: columns(rows) for name, rows in packed(records, number).items()},
        )
        content = page.generate_html()
    write_whole(path, content.encode("utf-8", "replace"))


def _node(node: str, data: dict[str, Any]) -> dict[str, Any]:
    label = str(data.get("label", node))
    drawn = "\n".join(label_lines(label))
    return {
        **data,
        "id": node,
        "label": label,
        "drawn": "" if drawn == label else drawn,
        "x": data.get("x", 0),
        "y": data.get("y", 0),
        "size": data.get("size", 10),
    }


def _edge(source: int, target: int, data: dict[str, Any], events: dict[str, int]) -> dict[str, Any]:
    known = [events[key] for key in data.get("event_ids", "").split(";") if key in events]
    left_out = {"evidence", "event_ids"} | (_COUNTED_BY_PAGE if known else set())
    facts = {name: value for name, value in data.items() if name not in left_out}
    return {**facts, "from": source, "to": target, "meetings": known}


def _event(event: CitedEvent, number: dict[str, int]) -> dict[str, Any]:
    shown = [(number[entity], role) for entity, role in event.participants if entity in number]
    return {
        **{name: getattr(event, name) for name in _EVENT_COLUMNS},
        "id": event.event_id,
        "who": [entity for entity, _ in shown],
        "roles": [role for _, role in shown],
    }


def _posts(evidence: Evidence, number: dict[str, int]) -> list[dict[str, Any]]:
    with with_titles(heads_of(evidence.titles)):
        return _glossed(evidence, number)


def _glossed(evidence: Evidence, number: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {**asdict(post), "gloss": gloss_of(post.post, post.organization), "who": number[person]}
        for person, posts in evidence.posts.items()
        if person in number
        for post in posts
    ]


def _evidence(
    evidence: Evidence, events: list[CitedEvent], edges: list[list[int]], number: dict[str, int]
) -> dict[str, Any]:
    """The sentences of edges, events and posts; one that nothing on the page cites is left blank."""
    cited = {index for numbers in edges for index in numbers}
    cited |= {index for event in events for index in event.sentences}
    cited |= {
        index
        for person, posts in evidence.posts.items()
        if person in number
        for post in posts
        for index in post.sentences
    }
    return {
        "sentences": columns(
            [
                _sentence(sentence, number) if index in cited else {}
                for index, sentence in enumerate(evidence.sentences)
            ]
        ),
        "edges": edges,
        "events": [event.sentences for event in events],
    }


def _sentence(sentence: Sentence, number: dict[str, int]) -> dict[str, Any]:
    return {
        "article": sentence.article_id,
        "source": sentence.source,
        "headline": sentence.headline,
        "date": sentence.date,
        "at": sentence.start,
        "quote": sentence.quote,
        "marks": [
            place
            for mark in sentence.marks
            if mark.entity_id in number
            for place in (mark.start, mark.end, number[mark.entity_id])
        ],
    }


def _traditional(part: "nx.Graph[str]", evidence: Evidence) -> list[str]:
    """The traditional characters that a reader may type for simplified ones of the page, each before the simplified one."""
    texts = [str(value) for _, data in part.nodes(data=True) for value in data.values()]
    texts += [f"{post.post}{post.organization}" for posts in evidence.posts.values() for post in posts]
    texts += [f"{event.name}{event.place}" for event in evidence.events]
    printed = set("".join(texts)) | set("".join(sentence.quote for sentence in evidence.sentences))
    return [old + new for old, new in simplified().items() if new in printed]


def _about(
    network: "nx.Graph[str]", part: "nx.Graph[str]", evidence: Evidence, records: PageRecords
) -> dict[str, Any]:
    """What the page says of its data: the corpus, its fingerprint, the version of guantu, what was left out."""
    persons = Counter(
        str(data.get("jurisdiction", "")) for _, data in network.nodes(data=True) if data.get("post")
    )
    days = sorted({sentence.date for sentence in evidence.sentences} - {""})
    shape = json.dumps(
        [sorted(network), sorted(map(sorted, network.edges)), network.graph.get("evidence", "")]
    )
    return {
        "version": version("guantu"),
        "articles": len({sentence.article_id for sentence in evidence.sentences}),
        "places": [place for place, _ in persons.most_common() if place][:MOST_PLACES],
        "papers": list(records.papers),
        "has_texts": records.has_texts,
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "fingerprint": sha256(shape.encode()).hexdigest()[:FINGERPRINT_DIGITS],
        "nodes": len(network),
        "edges": network.number_of_edges(),
        "nodes_left_out": len(network) - len(part),
        "edges_left_out": network.number_of_edges() - part.number_of_edges(),
    }


def _most_connected(network: "nx.Graph[str]", most: int) -> "nx.Graph[str]":
    """The persons and companies with the strongest ties, and the largest of their events: `most` nodes."""

    def strength(node: str) -> tuple[float, int, str]:
        data = network.nodes[node]
        return -float(data.get("strength", 0)), -network.degree(node), node

    events = {node for node, data in network.nodes(data=True) if data.get("kind") == "event"}
    actors = sorted(network.nodes - events, key=strength)
    chosen = set(actors[: max(most - len(events), int(most * ACTOR_SHARE))])
    attended = {event: sum(actor in chosen for actor in network[event]) for event in sorted(events)}
    largest = sorted(attended, key=lambda event: (-attended[event], event))
    chosen.update(event for event in largest[: most - len(chosen)] if attended[event])
    part: nx.Graph[str] = network.subgraph(chosen)
    return part


def _fill_template(
    environment: Environment, *, payload: dict[str, Any], evidence: dict[str, Any], records: dict[str, Any]
) -> None:
    """Set the variables of the template that pyvis does not set: style, scripts, policy and data."""
    style = explorer_file("style.css")
    # Those of the page as one: a browser compiles it faster than fifty.
    scripts = [_vendored(), "\n".join(_without_comments(explorer_file(name)) for name in SCRIPTS)]
    environment.autoescape = True
    # Names stand in the file as they are, so that a search through files finds them.
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "sort_keys": True,
        "separators": (",", ":"),
    }
    environment.filters["columns"] = columns
    environment.globals.update(
        # As Markup and not by {% include %}, which would read a script as a template.
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        policy=_policy(style, scripts),
        payload=payload,
        evidence=_compressed(evidence),
        records=_compressed(records),
    )


def _without_comments(script: str) -> str:
    """A script without the lines that are comments: a fifth of its size."""
    lines, inside = [], False
    for line in script.splitlines():
        words = line.strip()
        if inside or words.startswith("/**"):
            # A comment in front of code on one line stays.
            inside = "*/" not in words
            if inside or words.endswith("*/"):
                continue
        if words and not words.startswith("//"):
            lines.append(line)
    return "\n".join(lines)


def _vendored() -> str:
    """The scripts of others as one, with their licence in front."""
    return "\n".join([f"/*\n{explorer_file('vendor/LICENSE')}*/", *map(explorer_file, VENDORED)])


def _compressed(value: dict[str, Any]) -> str:
    """A value as JSON, gzip and base64; equal values give equal strings."""
    raw = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return base64.b64encode(gzip.compress(raw.encode("utf-8", "replace"), mtime=0)).decode()


def _policy(style: str, scripts: list[str]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A table by columns, a third of its size by rows: "rows" is the number of rows, "columns" holds the values by column name.

    A value that a row lacks is "". A column of strings of which at most half are distinct is given
    by its distinct values, in "of", and the index of each row's value among them, in "at".

    >>> columns([{"kind": "event"}, {"kind": "event", "n": 2}, {"kind": "event"}, {"kind": "event"}])
    {'rows': 4, 'columns': {'kind': {'of': ['event'], 'at': [0, 0, 0, 0]}, 'n': ['', 2, '', '']}}
    """
    names = sorted({name for row in rows for name in row})
    return {
        "rows": len(rows),
        "columns": {name: _column([row.get(name, "") for row in rows]) for name in names},
    }


def _column(values: list[Any]) -> Any:
    if not all(isinstance(value, str) for value in values):
        return values
    distinct = list(dict.fromkeys(values))
    if 2 * len(distinct) > len(values):
        return values
    number = {value: index for index, value in enumerate(distinct)}
    return {"of": distinct, "at": [number[value] for value in values]}


def explorer_file(name: str) -> str:
    """The text of a file of the explorer, such as one of `SCRIPTS`."""
    return files("graph").joinpath("export", "explorer", name).read_text("utf-8")
