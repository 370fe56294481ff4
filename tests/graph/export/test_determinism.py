"""The same facts give the same bytes in every file, whatever the seed of Python's hashes is."""

import subprocess
import sys
from pathlib import Path

from subprocesses import environment

WRITE_ALL = """
import sys
from pathlib import Path
from facts_as_frames import frames
from corpora import fill
from invented_facts import facts
from graph.export.ftm import write_ftm
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.html import write_html
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.store.state import State
from graph.export.csv import write_tables

out = Path(sys.argv[1])
tables = frames(facts())
network = build_network(tables, Filters(organizations=True))
with State() as state:
    fill(state, tables)
    write_tables(state.connection, out / "tables")
write_ftm(tables, out / "entities.json")
write_gexf(network, out / "graph.gexf")
write_graphml(network, out / "graph.graphml")
write_html(network, out / "graph.html")
"""


def written(out: Path, seed: str) -> dict[str, bytes]:
    command = [sys.executable, "-c", WRITE_ALL, str(out)]
    subprocess.run(command, env=environment(PYTHONHASHSEED=seed), check=True)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_all_files_are_the_same_bytes_under_another_hash_seed(tmp_path: Path):
    first = written(tmp_path / "first", "1")
    assert len(first) == 25
    assert all(first.values())
    assert written(tmp_path / "second", "2") == first
