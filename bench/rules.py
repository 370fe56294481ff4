"""Processor time of the rules beside that of the tagger, on one core, on the same pages.

usage: python bench/rules.py INPUT...   (two articles or more)
"""

import argparse
import sys
import time
from pathlib import Path

import torch

from graph.building.work import tag_articles
from ner import load_tagger
from ner.extraction.article_report import report
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.inputs import find_inputs
from ner.sources.pages import read_pages


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    files = find_inputs(options.inputs).found
    articles = [a for file in files for page in read_pages(file, Settings()) for a in cut_articles(page)[0]]
    tagger = load_tagger()
    # The first article only warms up: patterns are compiled, word lists read.
    report(articles[0], tag_articles(articles[:1], tagger)[0], None)
    del articles[0]
    start = time.process_time()
    mentions = tag_articles(articles, tagger)
    tagged = time.process_time()
    for article, found in zip(articles, mentions, strict=True):
        report(article, found, None)
    ruled = time.process_time()
    characters = sum(len(article.text) for article in articles)
    sys.stdout.write("| step | seconds | characters a second |\n|---|---|---|\n")
    for name, seconds in (("tagger", tagged - start), ("rules", ruled - tagged)):
        sys.stdout.write(f"| {name} | {seconds:.2f} | {characters / seconds:,.0f} |\n")


if __name__ == "__main__":
    main()
