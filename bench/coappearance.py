"""Cost of counting co-appearance: DuckDB beside itertools.combinations and NetworkX, on the same events.

usage: python bench/coappearance.py [--events 10000] [--participants 30] [--people 2000]

Each way runs in a process of its own. Memory is what the process needs on top of the loaded
libraries and the events themselves. Both keep the same of a pair: number of events, weight, first and
last date.
"""

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain, combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import networkx as nx
import numpy as np
import pandas as pd

from graph.analysis.coappearances import count_pairs
from graph.store.state import MEMORY, THREADS

START = date(2023, 1, 1)
Events = list[tuple[date, list[int]]]


def drawn(events: int, participants: int, people: int) -> Events:
    """The day and the participants of each event, always the same."""
    rng = random.Random(1)
    return [
        (START + timedelta(event % 365), rng.sample(range(people), participants)) for event in range(events)
    ]


def naive(attended: Events) -> tuple[int, float]:
    """Every pair of every event, one after the other, in a NetworkX graph."""
    graph: nx.Graph[int] = nx.Graph()
    for day, participants in attended:
        share = 1 / (len(participants) - 1)
        for source, target in combinations(participants, 2):
            if graph.has_edge(source, target):
                pair = graph[source][target]
                pair["weight"] += share
                pair["events"] += 1
                pair["first"] = min(pair["first"], day)
                pair["last"] = max(pair["last"], day)
            else:
                graph.add_edge(source, target, weight=share, events=1, first=day, last=day)
    return graph.number_of_edges(), sum(data["weight"] for *_, data in graph.edges(data=True))


def ours(attended: Events) -> tuple[int, float]:
    """As a build does it, in a file."""
    sizes = [len(participants) for _, participants in attended]
    took_part = chain.from_iterable(participants for _, participants in attended)
    attendance = pd.DataFrame(
        {
            "event": np.repeat(np.arange(len(attended), dtype="int32"), sizes),
            "actor": np.fromiter(took_part, dtype="int32", count=sum(sizes)),
        }
    )
    days = pd.DataFrame({"day": np.array([day for day, _ in attended], dtype="datetime64[s]")})
    settings: dict[str, str | bool | int | float | list[str]] = {"memory_limit": MEMORY, "threads": THREADS}
    with TemporaryDirectory() as folder, duckdb.connect(f"{folder}/x.duckdb", config=settings) as connection:
        connection.register("incoming_attendance", attendance)
        connection.register("incoming_days", days)
        connection.execute(
            """
            CREATE TABLE attendance AS FROM incoming_attendance;
            CREATE TABLE events AS
                SELECT (row_number() OVER () - 1)::INTEGER AS number, day::DATE AS start, day::DATE AS last
                FROM incoming_days;
            """
        )
        count_pairs(connection, "attendance", events="events", pairs="pairs")
        pairs, weight = connection.execute("SELECT count(*), sum(weight) FROM pairs").fetchall()[0]
        return pairs, weight


WAYS: dict[str, Callable[[Events], tuple[int, float]]] = {"naive": naive, "ours": ours}


def measured(way: str, attended: Events) -> dict[str, float]:
    """Seconds, peak memory on top of what was in use before (MiB), and the result."""
    before, highest = _resident(), 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal highest
        while not done.wait(0.01):
            highest = max(highest, _resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    start, processor = time.monotonic(), time.process_time()
    pairs, weight = WAYS[way](attended)
    seconds, processor = time.monotonic() - start, time.process_time() - processor
    done.set()
    watcher.join()
    return {
        "seconds": seconds,
        "processor": processor,
        "memory": highest - before,
        "pairs": pairs,
        "weight": weight,
    }


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--participants", type=int, default=30)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        attended = drawn(options.events, options.participants, options.people)
        sys.stdout.write(json.dumps(measured(options.way, attended)))
        return
    found = {}
    for way in WAYS:
        command = [sys.executable, __file__, *sys.argv[1:], "--way", way]
        found[way] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    one, other = found["naive"], found["ours"]
    if one["pairs"] != other["pairs"] or abs(one["weight"] - other["weight"]) > 1e-6 * one["weight"]:
        raise SystemExit("the two ways do not agree")
    sys.stdout.write(f"{options.events:,} events of {options.participants}, {one['pairs']:,.0f} pairs\n\n")
    sys.stdout.write("| | seconds | processor seconds | memory, MiB |\n|---|---|---|---|\n")
    for name, row in (("itertools and NetworkX", one), ("guantu", other)):
        sys.stdout.write(
            f"| {name} | {row['seconds']:.1f} | {row['processor']:.1f} | {row['memory']:,.0f} |\n"
        )
    ratios = " | ".join(f"{one[key] / other[key]:.1f} x" for key in ("seconds", "processor", "memory"))
    sys.stdout.write(f"| ratio | {ratios} |\n")


if __name__ == "__main__":
    main()
