"""A network as one HTML page that works without a network: pyvis writes it, our explorer runs it."""

import base64
import json
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

from graph.dossier import dossier_of
from graph.files import write_whole
from graph.layout import LABEL_FONT, label_lines
from graph.records import KIND_COLORS

DEFAULT_TITLE = "官图 · 官员关系网"

_SCRIPTS = ("strings.js", "model.js", "labels.js", "canvas.js", "panel.js", "controls.js", "main.js")
_SHAPES = {"company": "square", "event": "diamond", "organization": "triangle"}
_FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

# Positions are given, so nothing moves by itself; straight edges are the cheapest to draw.
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"face": _FONT, "size": LABEL_FONT, "color": "#22262b", "strokeWidth": 3}},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 1.5},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
}


def write_html(network: "nx.Graph[str]", path: Path, *, title: str = DEFAULT_TITLE) -> None:
    """Write the explorer page of a network that `build_network` made; equal input, equal bytes.

    The page holds its data, script and style, and asks for nothing else: its content security
    policy forbids every connection and every script but its own. Texts from the corpus reach the
    page as data and are shown as text only.

    Raises:
        CorpusError: the file cannot be written.
    """
    page = Network(heading=title, cdn_resources="in_line")
    # Filled directly: add_edge looks through all edges, from_nx changes the caller's graph.
    page.nodes = [_node(node, network.nodes[node]) for node in sorted(network)]
    page.edges = [
        _edge(number, source, target, data)
        for number, (source, target, data) in enumerate(network.edges(data=True))
    ]
    page.options = _OPTIONS
    with as_file(files("graph") / "explorer") as folder:
        page.set_template_dir(str(folder))
        _furnish(page.templateEnv, network)
        content = page.generate_html()
    write_whole(path, content.encode("utf-8", "replace"))


def _node(node: str, data: dict[str, Any]) -> dict[str, Any]:
    kind = data.get("kind", "")
    return {
        "id": node,
        "label": "\n".join(label_lines(str(data.get("label", node)))),
        "x": data.get("x", 0),
        "y": data.get("y", 0),
        "size": data.get("size", 10),
        "shape": _SHAPES.get(kind, "dot"),
        "color": KIND_COLORS.get(kind, "#777777"),
        "facts": {name: value for name, value in data.items() if name not in ("x", "y", "size")},
    }


def _edge(number: int, source: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in data.items() if name not in ("evidence", "event_ids")}
    facts["sentences"] = [int(index) for index in data.get("evidence", "").split(";") if index]
    return {"id": number, "from": source, "to": target, "facts": facts}


def _furnish(environment: Environment, network: "nx.Graph[str]") -> None:
    """Give the template what pyvis does not know of: our style, scripts, policy and payload."""
    dossier = dossier_of(network)
    style = _resource("style.css")
    scripts = [_vis_network(), *(_resource(name) for name in _SCRIPTS)]
    environment.autoescape = True
    # Names stand in the file as they are, so that a search through files finds them.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.filters["safe_json"] = _safe_json
    environment.globals.update(
        # As Markup and not by {% include %}, which would read minified script as a template.
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        policy=_policy(style, scripts),
        payload={
            "sentences": [asdict(sentence) for sentence in dossier.sentences],
            "posts": {key: [asdict(p) for p in posts] for key, posts in dossier.posts.items()},
            "colors": KIND_COLORS,
        },
    )


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


def _safe_json(text: str) -> Markup:
    """JSON that pyvis has already dumped, for use inside a script element."""
    return Markup(json.dumps(json.loads(text)).replace("<", "\\u003c"))


def _vis_network() -> str:
    script = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text("utf-8")
    return script.replace("//# sourceMappingURL=vis-network.min.js.map", "").strip()


def _resource(name: str) -> str:
    return files("graph").joinpath("explorer", name).read_text("utf-8")
