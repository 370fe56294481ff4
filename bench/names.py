"""Precision and recall of a tagger's persons, before any rule: on pages as they are, and after PDF damage.

usage: python bench/names.py GOLD ARTICLES [--model DIR] [--rounds N]

Damage: every paragraph is broken into lines of one width a page, also within words, and one gap
in a hundred between two Chinese characters gets a space. guantu then repairs and reads the page.
A person counts once a page, as names against names. Of a form of address (王主任) a tagger gives the
surname: it counts where the annotation has that form, elsewhere neither for nor against.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from damage import wrapped

from graph.building.work import tag_articles
from graph.evaluation.matching import plain
from ner import load_tagger
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.inputs import find_inputs
from ner.sources.pages import read_pages
from ner.tagging.tagger import Tagger
from ner.text.mentions import Label

_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_SPACES = 0.01


@dataclass(frozen=True, slots=True)
class Found:
    """Names that are right, wrong and missed, over all pages."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        precision, recall = self.right / (self.right + self.wrong), self.right / (self.right + self.missed)
        return f"{precision:.4f} | {recall:.4f} | {self.f1:.4f} | {self.right} | {self.wrong} | {self.missed}"


def damaged(text: str, rng: random.Random) -> str:
    """The text as a PDF might give it: lines broken anywhere, stray spaces."""
    width = rng.randint(14, 28)
    lines = []
    for paragraph in text.splitlines():
        spread = _GAP.sub(lambda _: " " if rng.random() < _SPACES else "", paragraph)
        lines += wrapped(spread, width)
    return "\n".join(lines) + "\n"


def gold_names(folder: Path) -> dict[str, set[str]]:
    """The persons annotated on each page, by the page's file name without ending; of 王主任 the surname."""
    names = {}
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        people = [p for article in annotation.get("articles", [annotation]) for p in article["persons"]]
        names[path.stem] = {_printed(person) for person in people}
    return names


def _printed(person: Mapping[str, Any]) -> str:
    name = plain(person.get("name_in_text") or person["name"])
    return name[0] if person.get("surname_only") else name


def compare(texts: Mapping[str, str], gold: Mapping[str, set[str]], tagger: Tagger) -> Found:
    """Read the pages and compare the persons found with those annotated."""
    right = wrong = missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for stem, text in texts.items():
            Path(folder, f"{stem}.txt").write_text(text, encoding="utf-8")
        for file in find_inputs([Path(folder)]).found:
            articles = [a for page in read_pages(file, Settings()) for a in cut_articles(page)[0]]
            found = {
                plain(mention.text)
                for mentions in tag_articles(articles, tagger)
                for mention in mentions
                if mention.label is Label.PERSON
            }
            names = gold[file.path.stem]
            right += len(found & names)
            wrong += sum(len(name) > 1 for name in found - names)
            missed += len(names - found)
    return Found(right, wrong, missed)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--model")
    parser.add_argument(
        "--rounds", type=int, default=10, help="number of times that the pages are damaged anew"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    tagger = load_tagger(options.model)
    gold = gold_names(options.gold)
    texts = {stem: (options.articles / f"{stem}.txt").read_text(encoding="utf-8") for stem in gold}
    rows = {"as they are": compare(texts, gold, tagger)}
    for seed in range(1, options.rounds + 1):
        rng = random.Random(seed)
        broken = {stem: damaged(text, rng) for stem, text in texts.items()}
        rows[f"damaged, seed {seed}"] = compare(broken, gold, tagger)
    sys.stdout.write(
        "| pages | precision | recall | F1 | right | wrong | missed |\n|---|---|---|---|---|---|---|\n"
    )
    for name, found in rows.items():
        sys.stdout.write(f"| {name} | {found} |\n")
    whole, *broken_rows = rows.values()
    lost = 100 * (whole.f1 - sum(found.f1 for found in broken_rows) / len(broken_rows))
    sys.stdout.write(f"\nDamage costs {lost:.2f} points of F1 on average.\n")


if __name__ == "__main__":
    main()
