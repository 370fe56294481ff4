"""Time and memory of the steps that work on a whole corpus, for a corpus and for many copies of it.

usage: python bench/resolution.py OUT [--copies 1 10] [--without-ties]

OUT is a folder that `build` left. A copy has the same articles with other ids and other names of
people and organizations in the same places. Each time persons, events, pairs, tables and network files are made of all
of it, in a process of its own; the memory includes the loaded libraries, without PyTorch.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from stage_times import TIES, StageTimes

from graph.building import tables
from graph.building.publishing import publish
from graph.building.tables import update_tables
from graph.network.filters import Filters
from graph.resolution.observations import appearance_of
from graph.store.state import State
from graph.tables.observations import OBSERVED
from graph.tables.rows import PersonRoleRow, stored_columns

_MARKED = (
    "article_id",
    "mention_id",
    "event_id",
    "attribution_id",
    "source",
    "text_hash",
    "name",
    "person",
    "fuller",
    "full_name",
)
_ROWS = 20_000


def multiply(state: State, copies: int) -> None:
    """Add copies of all observations."""
    people = state.connection.execute(
        "SELECT article_id, name, role, appearance FROM observed.person_roles"
    ).fetchall()
    tables = [table for table in OBSERVED if table != "person_roles"]
    for copy in range(1, copies):
        with state.transaction():
            for table in tables:
                columns = ", ".join(_of_copy(name, copy) for name in stored_columns(OBSERVED[table]))
                state.connection.execute(
                    f"INSERT INTO observed.{table} SELECT {columns} FROM observed.{table} WHERE NOT contains(article_id, '-')"
                )
            for start in range(0, len(people), _ROWS):
                state.add_rows(
                    "observed.person_roles", [_copied(copy, *row) for row in people[start : start + _ROWS]]
                )
    with state.transaction():
        state.touch_all_names()


def _of_copy(column: str, copy: int) -> str:
    if column == "fingerprint":
        # Else the copies would be found to be duplicates.
        return f'xor("{column}", {copy}) AS "{column}"'
    return f'"{column}" || \'-{copy}\' AS "{column}"' if column in _MARKED else f'"{column}"'


def _copied(copy: int, article_id: str, name: str, role: str, held: bytes) -> PersonRoleRow:
    other = replace(appearance_of(held), article_id=f"{article_id}-{copy}", name=f"{name}-{copy}")
    return PersonRoleRow(
        article_id=f"{article_id}-{copy}",
        name=f"{name}-{copy}",
        role=role,
        appearance=msgspec.msgpack.encode(other),
    )


def measured(out: Path, *, ties: bool) -> dict[str, Any]:
    """Processor time of each stage of resolution and publishing, and peak memory in MiB."""
    times = StageTimes()
    times.watch_tables()
    if not ties:
        times.watch(TIES, tables, "find_ties", instead=lambda *_: None)
    with State(out / "corpus.duckdb") as state:
        (articles,) = state.connection.execute("SELECT count(*) FROM observed.articles").fetchall()[0]
        start = time.process_time()
        update_tables(state)
        publish(state, out, Filters())
        total = time.process_time() - start
    times.seconds["network files and all else"] = total - sum(times.seconds.values())
    return {
        "articles": articles,
        "stages": times.seconds,
        "total": total,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 10])
    parser.add_argument(
        "--without-ties",
        action="store_true",
        help="do not test the pairs, which takes time by the square of the people of one place",
    )
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        sys.stdout.write(json.dumps(measured(options.out, ties=not options.without_ties)))
        return
    rows = [_of_copies(options.out, copies, options.without_ties) for copies in options.copies]
    lines = {"articles": [format(row["articles"], ",") for row in rows]}
    for stage in dict.fromkeys(stage for row in rows for stage in row["stages"]):
        lines[f"{stage}, s"] = [format(row["stages"].get(stage, 0), ".1f") for row in rows]
    lines["together, s"] = [format(row["total"], ".1f") for row in rows]
    lines["peak memory, MiB"] = [format(row["peak"], ",.0f") for row in rows]
    for number, (name, cells) in enumerate(lines.items()):
        sys.stdout.write(
            f"| {name} | {' | '.join(cells)} |\n" + (not number) * f"|---|{'---|' * len(rows)}\n"
        )


def _of_copies(out: Path, copies: int, without_ties: bool) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        shutil.copy(out / "corpus.duckdb", folder)
        with State(Path(folder, "corpus.duckdb")) as state:
            multiply(state, copies)
        command = [sys.executable, __file__, folder, "--child"] + ["--without-ties"] * without_ties
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found: dict[str, Any] = json.loads(answer.splitlines()[-1])
        return found


if __name__ == "__main__":
    main()
