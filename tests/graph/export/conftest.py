"""The browser that the tests of the page share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, chromium
from facts_as_frames import frames
from invented_facts import facts

from graph.export.html import write_html
from graph.network.network import build_network


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small invented corpus."""
    path = tmp_path_factory.mktemp("small") / "graph.html"
    write_html(build_network(frames(facts())), path)
    return path
