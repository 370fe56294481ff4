"""Precision and recall on annotated real sentences, seen during development and held out.

usage: python bench/sentences.py DATA [--show]

data/gold/sentences.tsv holds no text: set, file, number and hash of a sentence, and offsets of persons,
posts and firms in it. The texts are read from DATA, a folder with the sets' own files (`character
TAB tag`, a blank line between sentences). Sentences whose hash ends in an even digit (`looked_at`)
are seen during development, the others (`kept_aside`) are held out: `--show` prints the errors in the
former only.

Each sentence is read as an article of its own. Posts are counted of officials and company leaders of
China; holders of foreign offices and disputed roles are left out.
"""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from annotated_text import sha256_16

from graph.building.work import tag_articles
from graph.evaluation.gold import ACTORS
from graph.evaluation.matching import plain, same_company, same_title
from ner import load_tagger
from ner.extraction.article_report import Report, report
from ner.lexicon.home_places import infer_jurisdiction
from ner.segmenting.articles import cut_articles
from ner.text.documents import Article, OffsetMap, Page, Segment
from ner.training.scoring import Tally

ANNOTATION = Path(__file__).parents[1] / "data" / "gold" / "sentences.tsv"
PARTS = {"looked_at": "seen during development", "kept_aside": "held out"}
MEASURES = ("person", "person_title", "company", "actor or not")


@dataclass(frozen=True, slots=True)
class Row:
    """An annotated sentence; `names` gives for each annotated person the name that stands for all spellings."""

    key: str
    part: str
    text: str
    annotation: dict[str, Any]

    @property
    def names(self) -> list[str]:
        """The name of each annotated person, one for all spellings."""
        printed = [self._printed(start, end) for start, end, _ in self.annotation["persons"]]
        same = dict(self.annotation.get("same_person", ()))
        return [printed[same.get(number, number)] for number in range(len(printed))]

    @property
    def spellings(self) -> dict[str, str]:
        """The name that each printed spelling stands for."""
        printed = (self._printed(start, end) for start, end, _ in self.annotation["persons"])
        return dict(zip(printed, self.names, strict=True))

    def titles(self, kind: str) -> set[tuple[str, str]]:
        """Pairs of person and post under that key of the annotation."""
        return {(self.names[who], self._printed(s, e)) for s, e, who in self.annotation.get(kind, ())}

    def firms(self, kind: str) -> set[str]:
        """Firms under that key of the annotation."""
        return {self._printed(start, end) for start, end in self.annotation.get(kind, ())}

    def marked(self, kind: str) -> set[str]:
        """The persons under that key of the annotation."""
        return {self.names[number] for number in self.annotation.get(kind, ())}

    def roles(self) -> dict[str, str]:
        """The role of each person."""
        return {name: p[2] for name, p in zip(self.names, self.annotation["persons"], strict=True)}

    def _printed(self, start: int, end: int) -> str:
        return plain(self.text[start:end])


def read_rows(data: Path) -> list[Row]:
    """The annotated sentences with their texts from `data`; exits when a text is not the annotated one."""

    @cache
    def texts(path: Path) -> list[str]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            blocks = lines.read().rstrip("\n").split("\n\n")
        return ["".join(line.partition("\t")[0] for line in block.split("\n")) for block in blocks]

    rows = []
    with ANNOTATION.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = f"{row['set']}/{row['file']} {row['sentence']}"
            text = texts(data / row["set"] / row["file"])[int(row["sentence"])]
            if sha256_16(text) != row["sha256_16"]:
                sys.exit(f"{key}: another text than the annotated one")
            rows.append(Row(key, row["part"], text, json.loads(row["annotation"])))
    return rows


def article_of(number: int, text: str) -> Article:
    """The sentence as the page reader cuts it, or as body text where it takes it for something else."""
    source = f"{number:04}.txt"
    articles, _ = cut_articles(Page(source=source, text=text))
    if len(articles) == 1 and articles[0].text == text and not articles[0].headline:
        return articles[0]
    offsets = OffsetMap((Segment(0, source, 0, len(text)),))
    return Article(article_id=source, source=source, ordinal=1, text=text, offsets=offsets)


def compare(row: Row, found: Report) -> tuple[dict[str, Tally], list[str]]:
    """The tally of each measure, and what differs."""
    roles = {row.spellings.get(plain(name), plain(name)): role for name, role in found.roles.items()}
    real = row.roles()
    wrong = [f"person + {n}" for n in sorted(roles.keys() - real)]
    wrong += [f"person - {n}" for n in sorted(real.keys() - roles)]
    foreign = row.marked("foreign")
    counted = {n for n in {*real, *roles} if real.get(n, "official") in ACTORS and n not in foreign}
    said = {
        (row.spellings.get(plain(a.person.name), plain(a.person.name)), plain(a.title))
        for a in found.attributions
        if a.post.head.kind != "occupation"
    }
    titles = _tally(
        [t for t in said if t[0] in counted],
        [t for t in row.titles("titles") if t[0] in counted],
        row.titles("optional_titles"),
        wrong,
        _same_post,
    )
    firms = _tally(
        [("firm", plain(o.text)) for o in found.organizations if o.kind == "company"],
        [("firm", name) for name in row.firms("companies")],
        [("firm", name) for name in row.firms("optional_companies")],
        wrong,
        _same_firm,
    )
    judged = [n for n in real if n in roles and n not in row.marked("role_maybe") | foreign]
    right = [n for n in judged if (roles[n] in ACTORS) == (real[n] in ACTORS)]
    wrong += [f"role {n}: {roles[n]}, should be {real[n]}" for n in judged if n not in right]
    return {
        "person": Tally(len(roles.keys() & real.keys()), len(roles), len(real)),
        "person_title": titles,
        "company": firms,
        "actor or not": Tally(len(right), len(judged), len(judged)),
    }, wrong


def _tally(
    said: Iterable[tuple[str, str]],
    real: Iterable[tuple[str, str]],
    optional: Iterable[tuple[str, str]],
    wrong: list[str],
    same: Callable[[tuple[str, str], tuple[str, str]], bool],
) -> Tally:
    """The tally of pairs, of which two match when they are the `same`; differences are added to `wrong`."""
    left, right, count = sorted(set(real)), 0, 0
    all_real, optional = len(left), list(optional)
    for one in sorted(set(said), key=lambda pair: (pair not in left, pair)):
        if any(same(one, other) for other in optional):
            continue
        count += 1
        match = one if one in left else next((other for other in left if same(one, other)), None)
        if match is None:
            wrong.append(f"+ {' '.join(one)}")
        else:
            left.remove(match)
            right += 1
    wrong += [f"- {' '.join(one)}" for one in left]
    return Tally(right, count, all_real)


def _same_firm(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return same_company(one[1], other[1])


def _same_post(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (
        same_title(one[1], other[1], other[1]) or same_title(other[1], one[1], one[1])
    )


def results(rows: Sequence[Row]) -> Iterator[tuple[Row, dict[str, Tally], list[str]]]:
    """Each sentence with what guantu makes of it."""
    articles = [article_of(number, row.text) for number, row in enumerate(rows)]
    mentions = tag_articles(articles, load_tagger())
    for row, article, found in zip(rows, articles, mentions, strict=True):
        tallies, wrong = compare(row, report(article, found, infer_jurisdiction(article.text).division))
        yield row, tallies, wrong


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument(
        "--show", action="store_true", help="print the errors in sentences seen during development"
    )
    options = parser.parse_args()
    sums = {part: dict.fromkeys(MEASURES, Tally()) for part in PARTS}
    sizes = dict.fromkeys(PARTS, 0)
    for row, tallies, wrong in results(read_rows(options.data)):
        sizes[row.part] += 1
        for name, tally in tallies.items():
            sums[row.part][name] += tally
        if options.show and wrong and row.part == "looked_at":
            sys.stdout.write(f"{row.key}: {'; '.join(wrong)}\n    {row.text}\n")
    sys.stdout.write("| sentences | measure | precision | recall | F1 | in the gold |\n")
    sys.stdout.write("|---|---|---|---|---|---|\n")
    for part in PARTS:
        for name, tally in sums[part].items():
            figures = f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} | {tally.gold}"
            sys.stdout.write(f"| {PARTS[part]}, {sizes[part]} | {name} | {figures} |\n")


if __name__ == "__main__":
    main()
