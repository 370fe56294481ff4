"""Annotated sentences, one character and its tag per line, and the data sets that they make."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ner.errors import ModelError, reason_of
from ner.text.characters import fold

ALIASES = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "PLACE": "LOC",
    "GPE": "LOC",
    "NR": "PER",
    "NT": "ORG",
    "NS": "LOC",
}
"""Other names of the three labels; what is neither here nor one of the three is dropped."""

# `hold_out` distinguishes shares in these units.
UNITS = 1000
# The share of a data set without development sentences that is held out for development.
DEVELOPMENT_SHARE = 0.1

LABELS = ("LOC", "ORG", "PER")

# Characters: longer sentences are split, so that batches are of similar size.
LONGEST = 150
_CLAUSE_ENDS = "。！？；，、"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters (folded), one BIOES tag each, and the domain: whose conventions the tags follow."""

    text: str
    tags: tuple[str, ...]
    domain: str


@dataclass(frozen=True, slots=True)
class Entity:
    """The characters `start` up to `end` of a sentence and their label."""

    start: int
    end: int
    label: str


def read_sentences(path: Path, domain: str) -> list[Sentence]:
    """The sentences of a BIO or BIOES file (`.tsv` or `.tsv.gz`), long ones split at clause ends.

    Raises:
        ModelError: the file cannot be read, or a line is not `character<TAB>tag`.
    """
    sentences: list[Sentence] = []
    for rows in _blocks(path):
        text = "".join(character for character, _ in rows)
        sentences.extend(sentences_of(text, entities_of([tag for _, tag in rows]), domain))
    if not sentences:
        raise ModelError(f"{path}: holds no sentences")
    return sentences


def sentences_of(text: str, entities: Iterable[Entity], domain: str) -> Iterator[Sentence]:
    """A sentence to train on, or several when it is long."""
    return _cut(Sentence(fold(text), bioes(len(text), entities), domain))


def entities_of(tags: Sequence[str]) -> list[Entity]:
    """The entities of BIO, BIOES or BMES tags; an inner tag outside an entity opens one."""
    entities: list[Entity] = []
    start, label = 0, ""
    for position, tag in enumerate([*tags, "O"]):
        place, kind = tag[:1], tag[2:]
        goes_on = place in "IEM" and kind == label
        if label and not goes_on:
            entities.append(Entity(start, position, label))
            label = ""
        if place != "O" and not goes_on:
            start, label = position, kind
        if label and place in "ES":
            entities.append(Entity(start, position + 1, label))
            label = ""
    return [
        Entity(entity.start, entity.end, name)
        for entity in entities
        if (name := ALIASES.get(entity.label, entity.label)) in LABELS
    ]


def bioes(length: int, entities: Iterable[Entity]) -> tuple[str, ...]:
    """One tag for each of `length` characters, in the BIOES scheme."""
    tags = ["O"] * length
    for entity in entities:
        if entity.end - entity.start == 1:
            tags[entity.start] = f"S-{entity.label}"
            continue
        tags[entity.start : entity.end] = [f"I-{entity.label}"] * (entity.end - entity.start)
        tags[entity.start] = f"B-{entity.label}"
        tags[entity.end - 1] = f"E-{entity.label}"
    return tuple(tags)


def hold_out(sentences: Sequence[Sentence], share: float) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences for training and, by a hash of their text, about `share` of them for development.

    Of two sentences or more at least one goes to each side.
    """
    places = [zlib.crc32(sentence.text.encode()) % UNITS for sentence in sentences]
    limit = max(share * UNITS, min(places, default=0) + 1)
    training = [sentence for sentence, place in zip(sentences, places, strict=True) if place >= limit]
    development = [sentence for sentence, place in zip(sentences, places, strict=True) if place < limit]
    return (training, development) if training else (development, development[:1])


def _blocks(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, start=1):
                fields = line.rstrip("\r\n").split("\t")
                if fields == [""]:
                    if rows:
                        yield rows
                    rows = []
                elif len(fields) != 2 or len(fields[0]) != 1 or fields[1][:1] not in set("OBIESM"):
                    raise ModelError(f"{path}:{number}: not `character<TAB>tag` with a BIO or BIOES tag")
                else:
                    rows.append((fields[0], fields[1]))
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise ModelError(f"{path}: cannot be read as training data: {reason_of(error)}") from error
    if rows:
        yield rows


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    start = 0
    while len(sentence.text) - start > LONGEST:
        closing = [
            i + 1
            for i in range(start, start + LONGEST)
            if sentence.tags[i] == "O" and sentence.text[i] in _CLAUSE_ENDS
        ]
        loose = [i + 1 for i in range(start, start + LONGEST) if sentence.tags[i][0] in "OES"]
        end = (closing or loose or [start + LONGEST])[-1]
        yield Sentence(sentence.text[start:end], sentence.tags[start:end], sentence.domain)
        start = end
    if start < len(sentence.text):
        yield Sentence(sentence.text[start:], sentence.tags[start:], sentence.domain)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The sentences of one data set: to train on, to develop on, to test on."""

    domain: str
    training: Sequence[Sentence]
    development: Sequence[Sentence]
    test: Sequence[Sentence]


def dataset_of(domain: str, sentences: Sequence[Sentence], test: Sequence[Sentence] = ()) -> Dataset:
    """A data set of which a tenth is held out for development."""
    training, development = hold_out(sentences, DEVELOPMENT_SHARE)
    return Dataset(domain, training, development, test)


def read_dataset(path: Path) -> Dataset:
    """Read a data set: a folder with train, dev and test files, or a single training file.

    A folder with a test file only is for scores: nothing is learned from it.

    Raises:
        ModelError: there is neither, or a file cannot be read.
    """
    domain = path.resolve().name.split(".")[0]
    if not path.is_dir():
        return dataset_of(domain, read_sentences(path, domain))
    parts: dict[str, list[Sentence]] = {}
    for part in ("train", "dev", "test"):
        for name in (f"{part}.tsv", f"{part}.tsv.gz"):
            if (path / name).exists():
                parts[part] = read_sentences(path / name, domain)
    if parts.keys() == {"test"}:
        return Dataset(domain, (), (), parts["test"])
    if "train" not in parts:
        raise ModelError(f"{path}: holds no train.tsv or train.tsv.gz")
    if "dev" in parts:
        return Dataset(domain, parts["train"], parts["dev"], parts.get("test", ()))
    return dataset_of(domain, parts["train"], parts.get("test", ()))
