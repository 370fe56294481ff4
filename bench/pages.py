"""How well pages are cut into articles, on real pages annotated by offsets, seen during development and held out.

usage: python bench/pages.py TEXTS... [--annotation FILE...] [--list]

data/gold/pages.jsonl holds no text: one page a line, with its length, what it prints of its issue, and
the spans of each article's headline and body. TEXTS are folders, or files, with the texts; a page
is found by its name without the ending. Offsets count the code points of the file, line breaks as they are.

An article is found when the visible characters of one that guantu cuts are nearly the same (SAME_ARTICLE).
Headlines are counted of the articles found; day, paper and page number of pages, where they are printed.
`--list` names the pages cut wrongly, of those seen during development.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.encodings import decode
from ner.sources.input_files import InputFile
from ner.sources.inputs import find_inputs
from ner.sources.pages import read_pages
from ner.text.documents import Article
from ner.text.spans import Span
from ner.training.scoring import Tally

ANNOTATION = Path(__file__).parents[1] / "data" / "gold" / "pages.jsonl"

SAME_ARTICLE = 0.8
"""The least Jaccard index of the visible characters of two articles that are one. Above one half no
article can be the same as two others, because no character is in two articles."""

MEASURES = ("article", "right number", "headline", "day", "paper", "page")
PARTS = {False: "seen during development", True: "held out"}
SORTS = {"pd": "newspaper text of 1997 and 2001", "seed": "newspaper page", "xwlb": "broadcast"}
"""The sort of a page by the letters that its name begins with, unless its line has a `sort`; any other is a web page."""

_MARKUP = frozenset("#*_【】")
_PICTURES = re.compile(r"[(（]附?图片?\w{0,5}[)）]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article: the spans of its headline's lines (none if it has no headline), and of its body."""

    headline: tuple[Span, ...]
    body: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPage:
    """A page: its length in code points, and what it prints of its issue (blank where it does not)."""

    name: str
    sort: str
    held_out: bool
    characters: int
    published_on: str
    paper: str
    number: str
    articles: tuple[AnnotatedArticle, ...]


def read_annotation(paths: Iterable[Path]) -> list[AnnotatedPage]:
    """The annotated pages in the order of the files."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [_page(json.loads(line)) for line in lines if line]


def _page(row: Mapping[str, Any]) -> AnnotatedPage:
    letters = row["page"].rstrip("_0123456789")
    return AnnotatedPage(
        name=row["page"],
        sort=row.get("sort") or SORTS.get(letters, "web page"),
        held_out=row["held_out"],
        characters=row["characters"],
        published_on=row["published_on"],
        paper=row["paper"],
        number=row["number"],
        articles=tuple(
            AnnotatedArticle(headline=_spans(article["headline"]), body=_spans(article["body"]))
            for article in row["articles"]
        ),
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def compare(page: AnnotatedPage, text: str, cut: Sequence[Article]) -> tuple[dict[str, Tally], list[str]]:
    """The tally of each measure, and what is wrong with the page of that text as it was cut."""
    wrong = []
    places = [_places(article) for article in cut]
    found = 0
    headlines = 0
    left = set(range(len(cut)))
    for article in page.articles:
        real = _visible(text, (*article.headline, *article.body))
        number = next((n for n in sorted(left) if jaccard(places[n], real) >= SAME_ARTICLE), None)
        expected = " ".join(span.of(text) for span in article.headline)
        if number is None:
            wrong.append(f"- {_extent(real)} {expected}")
            continue
        left.remove(number)
        found += 1
        if plain_headline(cut[number].headline) == plain_headline(expected):
            headlines += 1
        else:
            wrong.append(f"headline of {_extent(real)}: {cut[number].headline!r}, should be {expected!r}")
    wrong += [f"+ {_extent(places[n])} {cut[n].headline}" for n in sorted(left)]
    tallies = {
        "article": Tally(found, len(cut), len(page.articles)),
        "right number": Tally(int(len(cut) == len(page.articles)), 1, 1),
        "headline": Tally(headlines, found, found),
    }
    for name, printed, said in (
        ("day", page.published_on, [article.published_on for article in cut]),
        ("paper", page.paper, [article.paper for article in cut]),
        ("page", page.number, [article.page for article in cut]),
    ):
        issue = said[0] if len(set(said)) == 1 else ""
        tallies[name] = Tally(int(bool(printed) and issue == printed), int(bool(issue)), int(bool(printed)))
        if issue != printed:
            wrong.append(f"{name}: {issue!r}, should be {printed!r}")
    return tallies, wrong


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the characters in either that are in both; 0 when there are none."""
    return len(one & other) / len(one | other) if one or other else 0.0


def plain_headline(text: str) -> str:
    """The visible characters of a headline in one width, without a note of pictures at its end.

    >>> plain_headline("# 走基层  鼓干劲（附图片１张）")
    '走基层鼓干劲'
    """
    return _PICTURES.sub("", unicodedata.normalize("NFKC", "".join(filter(_is_visible, text))))


def _is_visible(character: str) -> bool:
    return character.isprintable() and not character.isspace() and character not in _MARKUP


def _visible(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(n for span in spans for n in range(span.start, span.end) if _is_visible(text[n]))


def _places(article: Article) -> frozenset[int]:
    """The offsets in the source of the article's visible characters."""
    return frozenset(article.offsets.locate(n)[1] for n, c in enumerate(article.text) if _is_visible(c))


def _extent(places: frozenset[int]) -> str:
    return f"{min(places)}-{max(places) + 1}" if places else "nowhere"


def cut_file(file: InputFile) -> list[Article]:
    """The articles of a file, no briefs, cut without settings and without what its name says of the issue."""
    unnamed = replace(file, source=f"page{file.suffix}")
    cut = [article for page in read_pages(unnamed, Settings()) for article in cut_articles(page)[0]]
    return [article for article in cut if article.kind == "article"]


def results(
    pages: Iterable[AnnotatedPage], files: Mapping[str, InputFile]
) -> Iterator[tuple[AnnotatedPage, dict[str, Tally], list[str]]]:
    """Each page with what guantu makes of its file, found by the page's name.

    Pages whose file has another text than the annotated one are named on stderr and left out.
    """
    for page in pages:
        text, _ = decode(files[page.name].content(), page.name)
        if len(text) != page.characters:
            sys.stderr.write(f"{page.name}: another text than the annotated one\n")
            continue
        yield page, *compare(page, text, cut_file(files[page.name]))


def table(rows: Sequence[tuple[AnnotatedPage, Mapping[str, Tally]]]) -> Iterator[str]:
    """The lines of the table: all pages, each part, and each sort of page in it."""
    yield "| pages | articles: precision | recall | F1 | right number | headline | day | paper | page number |\n"
    yield "|---|---|---|---|---|---|---|---|---|\n"
    yield _line("all", [tallies for _, tallies in rows])
    for held_out, part in PARTS.items():
        of_part = [(page.sort, tallies) for page, tallies in rows if page.held_out == held_out]
        yield _line(part, [tallies for _, tallies in of_part])
        for sort in sorted({sort for sort, _ in of_part}):
            yield _line(f"{part}: {sort}", [tallies for other, tallies in of_part if other == sort])


def _line(name: str, pages: Sequence[Mapping[str, Tally]]) -> str:
    sums = {measure: sum((tallies[measure] for tallies in pages), Tally()) for measure in MEASURES}
    article = sums["article"]
    figures = [f"{name}, {len(pages)}", f"{article.precision:.3f}"]
    figures += [f"{article.recall:.3f} ({article.right} of {article.gold})", f"{article.f1:.3f}"]
    figures += [f"{sums[name].right} of {sums[name].gold}" for name in ("right number", "headline")]
    for measure in ("day", "paper", "page"):
        tally = sums[measure]
        mistaken = tally.predicted - tally.right
        figures.append(f"{tally.right} of {tally.gold}" + (f", {mistaken} wrong" if mistaken else ""))
    return f"| {' | '.join(figures)} |\n"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXTS")
    parser.add_argument("--annotation", type=Path, nargs="+", default=[ANNOTATION], metavar="FILE")
    parser.add_argument(
        "--list", action="store_true", help="name the pages cut wrongly, of those seen during development"
    )
    options = parser.parse_args()
    inputs = find_inputs(options.texts)
    for problem in inputs.problems:
        sys.stderr.write(f"{problem}\n")
    files = {PurePosixPath(file.source).stem: file for file in inputs.found}
    pages = read_annotation(options.annotation)
    if missing := [page.name for page in pages if page.name not in files]:
        sys.stderr.write(f"texts not found: {', '.join(missing)}\n")
    rows = []
    for page, tallies, wrong in results([page for page in pages if page.name in files], files):
        rows.append((page, tallies))
        if options.list and wrong and not page.held_out:
            count = tallies["article"]
            sys.stdout.write(f"{page.name}: {count.gold} articles expected, {count.predicted} cut\n")
            sys.stdout.writelines(f"    {line}\n" for line in wrong)
    sys.stdout.writelines(table(rows))


if __name__ == "__main__":
    main()
