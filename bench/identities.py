"""How well names in many texts are resolved to persons: B-cubed, on real texts annotated by offsets.

usage: python bench/identities.py OUT [--annotation FILE] [--list]

data/gold/identities.tsv holds no text: for each mention the page, its offsets there in code points (line
breaks as they are), and a label; mentions with one label are one person. OUT is what `guantu build` left of
the folder with the texts; a page is found by its name without the ending.

A mention in which no person was found stands for itself: that costs recall, not precision.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from graph.corpus import Corpus, load_corpus
from ner.text.mentions import Label

ANNOTATION = Path(__file__).parents[1] / "data" / "gold" / "identities.tsv"
COLUMNS = ("page", "start", "end", "identity")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedMention:
    """A name in a page, with the label of the person whom it names."""

    page: str
    start: int
    end: int
    identity: str


def read_annotation(path: Path) -> list[AnnotatedMention]:
    """The annotated mentions in the order of the file.

    Raises:
        ValueError: the columns are others, or a place is annotated twice.
    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    if tuple(rows[0]) != COLUMNS:
        raise ValueError(f"{path}: the columns are not {', '.join(COLUMNS)}")
    mentions = [
        AnnotatedMention(page=page, start=int(start), end=int(end), identity=identity)
        for page, start, end, identity in rows[1:]
    ]
    if len({(m.page, m.start) for m in mentions}) < len(mentions):
        raise ValueError(f"{path}: a place is annotated twice")
    return mentions


def resolved(corpus: Corpus, mentions: Sequence[AnnotatedMention]) -> list[str]:
    """For each annotated mention the id of the person whom the corpus has there, blank when it has none."""
    pages = {mention.page for mention in mentions}
    sources = zip(corpus.articles["article_id"], corpus.articles["source"], strict=True)
    articles = {article for article, source in sources if PurePosixPath(source).stem in pages}
    persons = corpus.mentions[corpus.mentions["label"] == Label.PERSON]
    found = {}
    for article, start, entity in zip(
        persons["article_id"], persons["start"], persons["entity_id"], strict=True
    ):
        if article in articles:
            source, place = corpus.locate(article, start)
            found[PurePosixPath(source).stem, place] = "" if pd.isna(entity) else entity
    return [found.get((mention.page, mention.start), "") for mention in mentions]


def b_cubed(expected: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Precision and recall of a clustering, averaged over its items (Bagga and Baldwin 1998).

    An item is described by its labels in the two clusterings; a blank label found is a cluster of its own.

    >>> b_cubed(["a", "a", "b"], ["1", "1", "1"])
    (0.5555555555555555, 1.0)
    >>> b_cubed(["a", "a"], ["1", ""])
    (1.0, 0.5)
    """
    named = [label or f"alone {number}" for number, label in enumerate(found)]
    pairs = list(zip(expected, named, strict=True))
    common, wanted, given = Counter(pairs), Counter(expected), Counter(named)
    precision = sum(common[right, mine] / given[mine] for right, mine in pairs) / len(pairs)
    recall = sum(common[right, mine] / wanted[right] for right, mine in pairs) / len(pairs)
    return precision, recall


def faults(mentions: Sequence[AnnotatedMention], found: Sequence[str]) -> Iterator[str]:
    """A line for each person that is several identities, and for each identity that is several persons."""
    ids: dict[str, dict[str, list[str]]] = {}
    labels: dict[str, dict[str, list[str]]] = {}
    for mention, entity_id in zip(mentions, found, strict=True):
        place = f"{mention.page}:{mention.start}"
        if not entity_id:
            yield f"not found: {mention.identity} {place}"
            continue
        ids.setdefault(mention.identity, {}).setdefault(entity_id, []).append(place)
        labels.setdefault(entity_id, {}).setdefault(mention.identity, []).append(place)
    for word, groups in (("split", ids), ("merged", labels)):
        for label, parts in groups.items():
            if len(parts) > 1:
                said = "; ".join(
                    f"{part} {' '.join(places)}"
                    for part, places in sorted(parts.items(), key=lambda p: len(p[1]))
                )
                yield f"{word}: {label}: {said}"


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--annotation", type=Path, default=ANNOTATION, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="name the persons split or merged wrongly")
    options = parser.parse_args()
    mentions = read_annotation(options.annotation)
    found = resolved(load_corpus(options.out), mentions)
    if options.list:
        sys.stdout.writelines(f"{line}\n" for line in faults(mentions, found))
    precision, recall = b_cubed([m.identity for m in mentions], found)
    sys.stdout.write(
        f"B-cubed of {len(mentions)} mentions of {len({m.identity for m in mentions})} persons "
        f"({sum(map(bool, found))} found): precision {precision:.3f}, recall {recall:.3f}, "
        f"F1 {2 * precision * recall / (precision + recall):.3f}\n"
    )


if __name__ == "__main__":
    main()
