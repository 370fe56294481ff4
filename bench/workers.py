"""Speed of two worker processes beside that of one, on invented pages.

usage: python bench/workers.py [--articles 2000] [--workers 2]

Each build runs in a process of its own and is timed by the clock, from its first batch of pages to
the end of the rules; start-up and the loading of the model, once in each worker, are timed separately.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import synthetic

from graph.building.options import BuildOptions
from graph.building.pipeline import update
from graph.store.state import State


def seconds(papers: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds until the first batch was tagged, and from there to the end of the rules."""
    ticks: list[tuple[int, float]] = []

    def tick(step: str, done: int, total: int) -> None:
        if step == "tag":
            ticks.append((done, time.monotonic()))

    start = time.monotonic()
    with State(out) as state:
        update(state, [papers], BuildOptions(workers=workers), tick)
    # The first batches of all workers come in with the model just loaded.
    first = next(at for done, at in ticks if done)
    return first - start, ticks[-1][1] - first


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--child", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        papers, out = options.child
        sys.stdout.write(" ".join(map(str, seconds(papers, out, options.workers))))
        return
    with TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        synthetic.write(papers, options.articles)
        sys.stdout.write("| workers | seconds to the first batch | seconds from there |\n|---|---|---|\n")
        spent = []
        for workers in (1, options.workers):
            out = Path(folder, f"{workers}.duckdb")
            command = [sys.executable, __file__, "--child", str(papers), str(out), "--workers", str(workers)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[
                -1
            ]
            first, rest = map(float, answer.split())
            spent.append(rest)
            sys.stdout.write(f"| {workers} | {first:.1f} | {rest:.1f} |\n")
        sys.stdout.write(f"\n{spent[0] / spent[1]:.2f} times as fast\n")


if __name__ == "__main__":
    main()
