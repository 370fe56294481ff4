"""Processor time of the rules beside that of the tagger, on one core, on the same pages.

usage: python bench/rules.py INPUT...   (two articles or more)
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from graph.building.work import tag_articles
from ner import load_tagger
from ner.extraction.article_report import report
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.inputs import find_inputs
from ner.sources.pages import read_pages
from ner.text.documents import Article
from ner.text.mentions import Mention


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    files = find_inputs(options.inputs).found
    articles = [a for file in files for page in read_pages(file, Settings()) for a in cut_articles(page)[0]]
    tagger = load_tagger()
    start = time.process_time()
    mentions = tag_articles(articles, tagger)
    tagged = time.process_time()
    _read(articles, mentions)
    first = time.process_time()
    _read(articles, mentions)
    again = time.process_time()
    characters = sum(len(article.text) for article in articles)
    sys.stdout.write("| step | seconds | characters a second |\n|---|---|---|\n")
    steps = (
        ("tagger", tagged - start),
        ("rules, with patterns and word lists at their first use", first - tagged),
        ("rules", again - first),
    )
    for name, seconds in steps:
        sys.stdout.write(f"| {name} | {seconds:.2f} | {characters / seconds:,.0f} |\n")


def _read(articles: Sequence[Article], mentions: Sequence[tuple[Mention, ...]]) -> None:
    for article, found in zip(articles, mentions, strict=True):
        report(article, found, None)


if __name__ == "__main__":
    main()
