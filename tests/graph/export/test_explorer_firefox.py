"""Ten steps through the page in Firefox, where there is one: it must do there what it does in Chromium."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from facts_as_frames import frames
from invented_facts import facts

from graph.export.html import write_html
from graph.export.page_records import records_of
from graph.network.network import build_network

DRIVER = Path(__file__).parents[2] / "page"
QUIET = ("--loglevel=error", "--no-audit", "--no-fund", "--no-package-lock")
PATIENCE = 120
"""Seconds for all steps together; they take some fifteen."""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each step showed, by its name in tests/page/firefox.mjs."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("no Firefox: install the package firefox-esr")
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    subprocess.run(["npm", "install", "--prefix", str(DRIVER), *QUIET], check=True)
    folder = tmp_path_factory.mktemp("firefox")
    tables = frames(facts())
    network = build_network(tables)
    write_html(network, folder / "graph.html", records=records_of(tables, network, texts=True))
    (folder / "saved").mkdir()
    command = [
        "node",
        str(DRIVER / "firefox.mjs"),
        program,
        str(folder / "graph.html"),
        str(folder / "saved"),
    ]
    taken = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    shown: dict[str, Any] = json.loads(taken.stdout)
    return shown


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("open", {"language": "zh-CN", "officials": 5, "drawn": True}),
        ("search", "区长"),
        ("tie", ["丁四", "己六"]),
        ("article", {"headline": "甲一赴企业走访调研", "cited": True}),
        ("back", True),
        ("filter", {"fewer": True, "lifted": True}),
        ("table", 6),
        ("language", "Export"),
        ("picture", {"format": "PNG", "width": 1808}),
        ("copy", {"note": "见卷宗", "complaints": []}),
    ],
)
def test_firefox_takes_every_step(firefox: dict[str, Any], step: str, shown: object):
    assert firefox[step] == shown


def test_firefox_asks_for_nothing_and_complains_of_nothing(firefox: dict[str, Any]):
    assert (firefox["asked"], firefox["complaints"]) == ([], [])
