import base64
import gzip
import json
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from facts_as_frames import Facts, frames
from hypothesis import given
from hypothesis import strategies as st
from invented_facts import facts, hostile_facts
from subprocesses import environment

from graph.export.html import MOST_NODES, SCRIPTS, VENDORED, columns, explorer_file, write_html
from graph.network.evidence import evidence_of
from graph.network.network import build_network
from ner.errors import CorpusError

ROOT = Path(__file__).parents[3]
VALUES = st.one_of(st.text(max_size=3), st.integers(), st.lists(st.integers(), max_size=2))
HOSTILE = (
    "<script>window.ran=1</script></script><img src=x onerror=\"window.ran=1\"><a href='javascript:ran=1'>"
    "{{ 7*7 }}{% raw %}\"'&lt;\u2028<!--"
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.open = tag

    def handle_data(self, data):
        if self.open in ("script", "style", "title"):
            self.texts.append((*self.found[-1], data))

    def handle_endtag(self, tag):
        self.open = ""


def page(tmp_path: Path, corpus=None, **options) -> str:
    path = tmp_path / "graph.html"
    write_html(build_network(frames(corpus or facts())), path, **options)
    return path.read_bytes().decode("utf-8")


def code(elements: Elements) -> list[str]:
    return [text for tag, attributes, text in elements.texts if tag == "script" and "type" not in attributes]


def content(text: str, name: str) -> str:
    """What stands in the element of that id."""
    found = re.search(rf'<script type="[a-z/]+" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return found.group(1)


def table(packed: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table that the page holds by columns."""
    columns = {
        name: column if isinstance(column, list) else [column["of"][at] for at in column["at"]]
        for name, column in packed["columns"].items()
    }
    return [{name: column[row] for name, column in columns.items()} for row in range(packed["rows"])]


def payload(text: str, name: str) -> list[dict[str, Any]]:
    return table(json.loads(content(text, name)))


def evidence(text: str) -> dict[str, Any]:
    """The sentences, which the page holds compressed."""
    unpacked: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(content(text, "evidence"))))
    return unpacked


def test_the_page_holds_every_node_and_edge_with_chinese_labels(tmp_path: Path):
    text = page(tmp_path)
    network = build_network(frames(facts()))
    nodes = payload(text, "nodes")
    assert {node["id"] for node in nodes} == set(network)
    assert {node["label"] for node in nodes} >= {"甲一", "某某生物科技有限公司", "区委常委会会议"}
    ends = {frozenset(nodes[edge[end]]["id"] for end in ("from", "to")) for edge in payload(text, "edges")}
    assert ends == {frozenset(ends) for ends in network.edges}


def test_names_can_be_found_in_the_file(tmp_path: Path):
    assert '"甲一"' in page(tmp_path)


def test_every_edge_has_its_sentences(tmp_path: Path):
    text = page(tmp_path)
    network = build_network(frames(facts()))
    nodes = [node["id"] for node in payload(text, "nodes")]
    found = evidence(text)
    quotes = [row["quote"] for row in table(found["sentences"])]
    for edge, numbers in zip(payload(text, "edges"), found["edges"], strict=True):
        expected = evidence_of(network, nodes[edge["from"]], nodes[edge["to"]])
        assert [quotes[number] for number in numbers] == [sentence.quote for sentence in expected]


def test_nothing_is_loaded_from_anywhere(tmp_path: Path):
    for _, attributes in Elements(page(tmp_path)).found:
        assert "src" not in attributes
        assert attributes.get("href", "data:,") in ("data:,", "#panel")


def test_the_policy_allows_these_scripts_and_this_style_and_nothing_else(tmp_path: Path):
    elements = Elements(page(tmp_path))
    policy = next(a["content"] for tag, a in elements.found if tag == "meta" and "http-equiv" in a)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'none'"

    def hashes(texts: list[str]) -> str:
        digests = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    assert rules["script-src"] == hashes(code(elements))
    assert rules["style-src"] == hashes([text for tag, _, text in elements.texts if tag == "style"])


@pytest.mark.parametrize(
    "text", [HOSTILE, "</title><script>ran=1</script>", "\ud800\x00"], ids=["all", "title", "odd"]
)
def test_hostile_text_adds_no_element(tmp_path: Path, text: str):
    plain = Elements(page(tmp_path, title="题"))
    hostile = Elements(page(tmp_path, hostile_facts(text), title=text))
    assert [found for found in hostile.found if found[0] != "meta"] == [
        found for found in plain.found if found[0] != "meta"
    ]
    assert code(hostile) == code(plain)


def test_hostile_text_arrives_unchanged_as_data(tmp_path: Path):
    text = page(tmp_path, hostile_facts(HOSTILE), title=HOSTILE)
    labels = {node["label"] for node in payload(text, "nodes")}
    assert "甲一" + HOSTILE in labels
    assert table(evidence(text)["sentences"])[0]["quote"].endswith(HOSTILE)


def test_every_script_is_in_the_page():
    folder = ROOT / "graph" / "export" / "explorer"
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))
    assert sorted((*SCRIPTS, *VENDORED)) == found


def test_every_script_is_checked_for_types():
    folder = ROOT / "graph" / "export" / "explorer"
    assert all((folder / name).read_text("utf-8").startswith("// @ts-check\n") for name in SCRIPTS)


def test_nothing_is_taken_from_the_strictness_of_the_types():
    options = json.loads((ROOT / "tests" / "page" / "tsconfig.json").read_text("utf-8"))["compilerOptions"]
    assert options["strict"] is True
    assert False not in options.values()


def test_the_program_leaves_room_for_the_sample(tmp_path: Path):
    """The page of the sample, with some 22 kB of data, is to stay below 400 kB."""
    assert len(page(tmp_path, Facts()).encode()) < 365_000


def test_the_licence_of_what_others_wrote_is_in_the_page(tmp_path: Path):
    licence = explorer_file("vendor/LICENSE")
    assert licence.startswith("Copyright 2010-2026 Mike Bostock")
    assert code(Elements(page(tmp_path)))[0].startswith(f"/*\n{licence}*/\n")


def test_the_page_holds_as_many_nodes_as_documented():
    assert f"Above {MOST_NODES:,} nodes" in (ROOT / "docs" / "explorer.md").read_text("utf-8")


def test_the_title_is_given(tmp_path: Path):
    elements = Elements(page(tmp_path, title="甲报 & 乙报"))
    assert [text for tag, _, text in elements.texts if tag == "title"] == ["甲报 & 乙报"]


def test_the_same_network_gives_the_same_bytes(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert page(tmp_path / "a") == page(tmp_path / "b")


def test_the_network_is_not_changed(tmp_path: Path):
    network = build_network(frames(facts()))

    def written_out() -> str:
        held = (list(network.nodes(data=True)), list(network.edges(data=True)), network.graph)
        return json.dumps(held, default=str)

    before = written_out()
    write_html(network, tmp_path / "graph.html")
    assert written_out() == before


def test_a_page_that_cannot_be_written_is_one_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match=r"graph\.html: cannot be written"):
        write_html(nx.Graph(), tmp_path / "file" / "graph.html")


def test_the_page_is_utf_8_whatever_the_locale_is(tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from invented_facts import facts;"
        "from graph.export.html import write_html; from graph.network.network import build_network;"
        "from facts_as_frames import frames;"
        "assert open(sys.argv[1], 'w').encoding.lower() not in ('utf-8', 'utf8');"
        "write_html(build_network(frames(facts())), Path(sys.argv[1]))"
    )
    # Like GBK on a Chinese Windows, the encoding of the locale C is not UTF-8; it is everywhere.
    locale = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "graph.html")], env=locale, check=True)
    content = (tmp_path / "graph.html").read_bytes().decode("utf-8")
    assert '"甲一"' in content
    assert '<meta charset="utf-8">' in content


@given(st.lists(st.dictionaries(st.sampled_from("abc"), VALUES)))
def test_nothing_is_lost_and_what_is_missing_is_blank(given_rows: list[dict[str, Any]]):
    names = {name for row in given_rows for name in row}
    assert table(columns(given_rows)) == [{name: row.get(name, "") for name in names} for row in given_rows]


def test_only_strings_that_often_repeat_are_numbered():
    packed = columns([{"kind": "event", "id": str(n), "n": 1} for n in range(4)])["columns"]
    assert packed == {"id": ["0", "1", "2", "3"], "kind": {"of": ["event"], "at": [0] * 4}, "n": [1] * 4}


@pytest.mark.parametrize(("values", "numbered"), [("aabb", True), ("aabbc", False)])
def test_strings_are_numbered_when_at_most_half_are_distinct(values: str, numbered: bool):
    column = columns([{"kind": value} for value in values])["columns"]["kind"]
    assert isinstance(column, dict) is numbered
