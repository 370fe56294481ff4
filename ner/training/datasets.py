"""Data sets to train on: sentences for training, development and test."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ner.errors import ModelError
from ner.training.annotated_data import Sentence, hold_out, read_sentences

# The share of a data set without development sentences that is held out for development.
DEVELOPMENT_SHARE = 0.1


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
