"""Corrected mentions of a corpus as sentences to train a tagger on."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from graph.store.database import Frames
from graph.tables.formulas import exact
from ner.errors import CorpusError, GuantuError
from ner.sources.encodings import decode
from ner.sources.inputs import CORPUS_NAME
from ner.text.mentions import Label
from ner.text.sentences import cut
from ner.training.annotated_data import ALIASES, Dataset, Entity, Sentence, dataset_of, sentences_of

_COLUMNS = ("article_id", "start", "end", "text", "label")


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    start: int
    end: int
    label: str
    row: int


def read_corrected(out: Path) -> tuple[Dataset, tuple[GuantuError, ...]]:
    """Sentences from `tables/mentions.csv` of a corpus, as corrected by hand.

    Every article that has a row there counts as checked, from its first sentence to its last; one
    without rows is left out, and so is an article with a row that is wrong.

    Args:
        out: the folder that `build` wrote; the texts come from its corpus.duckdb.

    Returns:
        The sentences, a part of them held out for development, and a problem for each article that
        was left out because of a wrong row.

    Raises:
        CorpusError: there is no corpus or no table, the table lacks a column, or no article is left.
    """
    texts = Frames(out / CORPUS_NAME)["article_texts"]
    text_of = dict(zip(texts["article_id"], texts["text"], strict=True))
    path = out / "tables" / "mentions.csv"
    sentences: list[Sentence] = []
    problems: list[GuantuError] = []
    domain = out.resolve().name
    for article_id, rows in _by_article(path).items():
        try:
            if article_id not in text_of:
                raise CorpusError(f"{path}:{rows[0][0]}: no article {article_id} in the corpus")
            text = text_of[article_id]
            names = sorted(_name(text, number, row, path) for number, row in rows)
            for before, after in pairwise(names):
                if after.start < before.end:
                    raise CorpusError(f"{path}:{after.row}: overlaps with line {before.row}")
            sentences.extend(_sentences(text, names, domain))
        except CorpusError as error:
            problems.append(error)
    if not sentences:
        raise CorpusError(f"{path}: no article to train on" + (f"; {problems[0]}" if problems else ""))
    return dataset_of(domain, sentences), tuple(problems)


def _by_article(path: Path) -> Mapping[str, Sequence[tuple[int, Mapping[str, str]]]]:
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
        raise CorpusError(f"{path}: no column {', '.join(missing)}")
    articles: defaultdict[str, list[tuple[int, Mapping[str, str]]]] = defaultdict(list)
    try:
        for row in reader:
            articles[row["article_id"] or ""].append((reader.line_num, row))
    except csv.Error as error:
        raise CorpusError(f"{path}:{reader.line_num}: {error}") from error
    return articles


def _name(text: str, number: int, row: Mapping[str, str], path: Path) -> _Name:
    try:
        start, end = int(row["start"]), int(row["end"])
        label = ALIASES[Label((row["label"] or "").strip().upper())]
    except (ValueError, TypeError):
        raise CorpusError(
            f"{path}:{number}: start and end must be whole numbers, label one of {', '.join(Label)}"
        ) from None
    # As it is, or as the table shields it from spreadsheets.
    if not 0 <= start < end <= len(text) or text[start:end] not in (row["text"], exact(row["text"])):
        raise CorpusError(
            f"{path}:{number}: {row['text']!r} does not stand at {start} to {end} of its article"
        )
    return _Name(start, end, label, number)


def _sentences(text: str, names: Sequence[_Name], domain: str) -> Iterator[Sentence]:
    """The sentences of an article; two are joined when a name crosses their border."""
    spans = cut(text)
    start = spans[0].start
    for span, after in zip(spans, [*spans[1:], None], strict=True):
        if after and any(name.start < span.end and name.end > after.start for name in names):
            continue
        inside = [
            Entity(name.start - start, name.end - start, name.label)
            for name in names
            if start <= name.start and name.end <= span.end
        ]
        yield from sentences_of(text[start : span.end], inside, domain)
        start = after.start if after else span.end
