"""Who met whom, and how closely: DuckDB beside itertools.combinations and NetworkX, on the same events.

usage: python bench/coappearance.py [--events 10000] [--participants 30] [--people 2000]

Each way runs in a process of its own. Memory is what the process needs on top of the loaded
libraries and the events themselves.
"""

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import networkx as nx
import pandas as pd

from graph.pairs import count_pairs
from graph.state import MEMORY, THREADS

Events = list[list[int]]


def attendance(events: int, participants: int, people: int) -> Events:
    """Who took part in each event, always the same."""
    rng = random.Random(1)
    return [rng.sample(range(people), participants) for _ in range(events)]


def naive(attended: Events) -> tuple[int, float]:
    """Every pair of every event, one after the other, in a NetworkX graph."""
    graph: nx.Graph[int] = nx.Graph()
    for participants in attended:
        share = 1 / (len(participants) - 1)
        for source, target in combinations(participants, 2):
            if graph.has_edge(source, target):
                graph[source][target]["weight"] += share
                graph[source][target]["events"] += 1
            else:
                graph.add_edge(source, target, weight=share, events=1)
    return graph.number_of_edges(), sum(data["weight"] for *_, data in graph.edges(data=True))


def ours(attended: Events) -> tuple[int, float]:
    """As a build does it, in a file."""
    rows = [(event, person) for event, participants in enumerate(attended) for person in participants]
    frame = pd.DataFrame(rows, columns=["meeting", "actor"], dtype="int32")
    del rows
    settings = {"memory_limit": MEMORY, "threads": THREADS}
    with TemporaryDirectory() as folder, duckdb.connect(f"{folder}/x.duckdb", config=settings) as connection:
        connection.register("incoming", frame)
        connection.execute(
            """
            CREATE TABLE attendance AS FROM incoming;
            CREATE TABLE meetings AS
                SELECT DISTINCT meeting AS number, DATE '2023-01-01' AS start, DATE '2023-01-01' AS last
                FROM attendance;
            """
        )
        count_pairs(connection)
        pairs, weight = connection.execute("SELECT count(*), sum(weight) FROM pairs").fetchall()[0]
        return pairs, weight


WAYS: dict[str, Callable[[Events], tuple[int, float]]] = {"naive": naive, "ours": ours}


def measured(way: str, attended: Events) -> dict[str, float]:
    """Seconds, the most memory on top of what was there before (MiB), and the outcome."""
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
        attended = attendance(options.events, options.participants, options.people)
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
