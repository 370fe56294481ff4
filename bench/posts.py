"""Share of attested titles that the lexicon of posts knows, also weighted by their counts.

usage: python bench/posts.py TITLES.tsv [--misses N]   (a header, then title and count)
"""

import argparse
import csv
import sys
from pathlib import Path

from ner.extraction.position_lexicon import post_of, posts


def main() -> None:
    """Measure and print the share, and the commonest titles that are unknown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("titles", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    with options.titles.open(encoding="utf-8", newline="") as lines:
        counts = [
            (title, int(count)) for title, count in csv.reader(lines, delimiter="\t") if count.isdigit()
        ]
    missed = [(count, title) for title, count in counts if not _is_known(title)]
    total, lost = sum(count for _, count in counts), sum(count for count, _ in missed)
    sys.stdout.write(f"posts in the lexicon: {len(posts()):,}\n")
    sys.stdout.write(f"titles known: {len(counts) - len(missed):,} of {len(counts):,}\n")
    sys.stdout.write(f"weighted by count: {total - lost:,} of {total:,} ({(total - lost) / total:.1%})\n")
    for count, title in sorted(missed, reverse=True)[: options.misses]:
        sys.stdout.write(f"{count}\t{title}\n")


def _is_known(title: str) -> bool:
    post = post_of(title)
    return post is not None and bool(post.branch and post.gloss)


if __name__ == "__main__":
    main()
