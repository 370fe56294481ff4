"""What PDF damage costs: how much of what is found on clean pages is found on damaged copies of them.

usage: python bench/damage_cost.py ARTICLES [--kinds KIND ...] [--seeds 1 2 3]

ARTICLES is a folder of texts; no annotation is needed. For each kind of damage (bench/damage.py), over all seeds:
the share of pages whose articles have the same visible characters, and the F1 of persons, posts, events (their
participants), pairs of participants, kinds and dates of events against those of the clean pages.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from damage import KINDS, damaged

from graph.building import pipeline
from graph.building.options import BuildOptions
from graph.evaluation.predictions import PredictedPage, predicted_pages
from ner.segmenting.articles import cut_articles
from ner.text.aligned_text import BLANKS
from ner.text.documents import Page
from ner.training.scoring import Tally

MEASURES = ("person", "post", "event", "pair", "kind", "date")


def facts(page: PredictedPage) -> dict[str, Counter[object]]:
    """What was found on a page, by measure."""
    people = [tuple(sorted(event.people)) for event in page.events]
    return {
        "person": Counter(list(page.roles)),
        "post": Counter((name, title) for name, titles in page.titles.items() for title in titles),
        "event": Counter(people),
        "pair": Counter(pair for names in people for pair in combinations(names, 2)),
        "kind": Counter(zip(people, (event.kind for event in page.events), strict=True)),
        "date": Counter(zip(people, (event.date_text for event in page.events), strict=True)),
    }


def compared(clean: PredictedPage, broken: PredictedPage) -> dict[str, Tally]:
    """The facts of a damaged page counted against those of the clean one."""
    expected, found = facts(clean), facts(broken)
    return {
        name: Tally((expected[name] & found[name]).total(), found[name].total(), expected[name].total())
        for name in MEASURES
    }


def read(texts: Mapping[str, str]) -> dict[str, PredictedPage]:
    """What a build finds on each page."""
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return predicted_pages(pipeline.run([Path(folder)], BuildOptions())[0])


def visible(text: str) -> list[str]:
    """The visible characters of each article of a page."""
    return [BLANKS.sub("", article.text) for article in cut_articles(Page(source="", text=text))[0]]


def row(kind: str, texts: Mapping[str, str], clean: Mapping[str, PredictedPage], seeds: Iterable[int]) -> str:
    """A row of the table: what damage of one kind costs."""
    same = pages = 0
    tallies = dict.fromkeys(MEASURES, Tally())
    for seed in seeds:
        copies = {name: damaged(text, kind, seed, name) for name, text in texts.items()}
        same += sum(visible(copies[name]) == visible(text) for name, text in texts.items())
        pages += len(texts)
        found = read(copies)
        for key, page in clean.items():
            for name, tally in compared(page, found.get(key, PredictedPage())).items():
                tallies[name] += tally
    shares = " | ".join(f"{tallies[name].f1:.3f}" for name in MEASURES)
    return f"| {kind} | {same / pages:.3f} | {shares} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument(
        "--seeds", nargs="+", type=int, default=[1, 2, 3], help="random seeds (default 1 2 3)"
    )
    options = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(options.articles.glob("*.txt"))}
    clean = read(texts)
    print(f"| damage | same text | {' | '.join(MEASURES)} |")
    print("|---" * (len(MEASURES) + 2) + "|")
    for kind in options.kinds:
        print(row(kind, texts, clean, options.seeds), flush=True)


if __name__ == "__main__":
    main()
