"""Cost of a build as the corpus grows: time per article and step, peak memory, and cost of one page more.

usage: python bench/growth.py [--articles 1000 10000 ...] [--names] [--folder DIR]

The corpora are synthetic (bench/synthetic.py). Each build runs in a process of its own; processor
time is measured, so that other work on the machine does not count. With --names a list of the
invented names replaces the tagger: the rest of the work is the same, and more articles fit into an
hour.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import synthetic
from stage_times import StageTimes
from synthetic import NAME

from graph.building import pipeline, stages, work
from graph.building.options import BuildOptions
from graph.network.filters import Filters
from graph.store.state import State
from ner.text.mentions import Label, Mention

_FIRM = re.compile("有限公司")
_FIRM_LENGTHS = (8, 9)


class Names:
    """Finds the invented persons and firms of the synthetic pages by a list."""

    name = "names"

    def __init__(self, articles: int) -> None:
        persons, firms = synthetic.names(articles)
        self._persons, self._firms = set(persons), set(firms)

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        """The mentions of each sentence."""
        return [tuple(sorted(self._mentions(sentence))) for sentence in sentences]

    def _mentions(self, sentence: str) -> list[Mention]:
        found = [
            Mention(at, at + NAME, Label.PERSON, piece, self.name)
            for at in range(len(sentence) - NAME + 1)
            if (piece := sentence[at : at + NAME]) in self._persons
        ]
        for end in (match.end() for match in _FIRM.finditer(sentence)):
            for start in (end - length for length in _FIRM_LENGTHS if length <= end):
                if sentence[start:end] in self._firms:
                    firm = sentence[start:end]
                    found.append(Mention(start, end, Label.ORGANIZATION, firm, self.name))
        return found


def measured(papers: Path, out: Path, articles: int, *, names: bool) -> dict[str, Any]:
    """One build: its processor time in all and by step, and its peak memory."""
    times = StageTimes()
    times.watch(
        "loading the tagger",
        stages,
        "load_tagger",
        instead=(lambda *_, **__: Names(articles)) if names else None,
    )
    times.watch("cutting pages", stages, "cut_files")
    times.watch("tagging", work, "tag_articles")
    times.watch("rules", work, "corrected_report")
    times.watch("rows of an article", work, "observations_of")
    times.watch("persons, events, pairs", pipeline, "update_tables")
    times.watch("network files", pipeline, "publish")
    times.watch("writing the state", State, "add")
    times.watch("writing the state", State, "add_observations")
    times.watch_tables()
    pipeline.build([papers], BuildOptions(), out, Filters())
    total = time.process_time()
    times.seconds["all else"] = total - sum(times.seconds.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": total, "peak": peak, "steps": times.seconds}


def child(papers: Path, out: Path, articles: int, names: bool) -> dict[str, Any]:
    """The same in a fresh process."""
    command = [sys.executable, __file__, "--child", str(papers), str(out), "--articles", str(articles)]
    # As the command line does.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        command + ["--names"] * names, check=True, capture_output=True, text=True, env=environment
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--names", action="store_true", help="use a list of names in place of the tagger")
    parser.add_argument(
        "--folder", type=Path, help="folder to keep the corpora in (default: a temporary one)"
    )
    parser.add_argument("--child", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        papers, out = options.child
        sys.stdout.write(json.dumps(measured(papers, out, options.articles[0], names=options.names)))
        return
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        sys.stdout.write(
            "| articles | seconds | ms an article | peak MiB | one page more, seconds | part | peak MiB |\n"
        )
        sys.stdout.write("|---|---|---|---|---|---|---|\n")
        steps: dict[int, dict[str, float]] = {}
        for articles in options.articles:
            papers, out = folder / f"papers-{articles}", folder / f"out-{articles}"
            synthetic.write(papers, articles)
            whole = child(papers, out, articles, options.names)
            _add_a_page(papers)
            more = child(papers, out, articles, options.names)
            steps[articles] = whole["steps"]
            sys.stdout.write(
                f"| {articles:,} | {whole['seconds']:,.0f} | {1000 * whole['seconds'] / articles:.1f} | "
                f"{whole['peak']:,.0f} | "
                f"{more['seconds']:.1f} | 1/{whole['seconds'] / more['seconds']:.0f} | {more['peak']:,.0f} |\n"
            )
            sys.stdout.flush()
        sys.stdout.write(f"\n| step, ms an article | {' | '.join(f'{n:,}' for n in steps)} |\n")
        sys.stdout.write(f"|---|{'---|' * len(steps)}\n")
        for step in dict.fromkeys(step for found in steps.values() for step in found):
            row = " | ".join(f"{1000 * found.get(step, 0) / n:.2f}" for n, found in steps.items())
            sys.stdout.write(f"| {step} | {row} |\n")


def _add_a_page(papers: Path) -> None:
    """Add one page to a corpus, of a day in the middle of it."""
    (_, text), *_ = synthetic.pages(synthetic.ON_A_PAGE, seed=2)
    first = min(papers.rglob("*.txt"))
    (first.parent / "999999_第1版.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
