"""Common words of two characters, by which it is judged whether a name stands across the border of two words."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAMES = frozenset(("nr", "nrt", "ns", "nz", "nt"))
"""The classes of names in the word list of the embedded model."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The words of one class and length in the word list of the embedded model, one after another."""

    name: str
    length: int
    words: str

    def __iter__(self) -> Iterator[str]:
        return (self.words[at : at + self.length] for at in range(0, len(self.words), self.length))


@cache
def _runs() -> tuple[_Run, ...]:
    packed = files("ner").joinpath("model/words.txt.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return tuple(_Run(name, int(length), words) for name, length, words in lines)


@cache
def common_words() -> frozenset[str]:
    """The words of two characters in the word list of the embedded model, but for names."""
    return frozenset(word for run in _runs() if run.length == 2 and run.name not in _NAMES for word in run)


@cache
def names_of_places() -> frozenset[str]:
    """The names of places in the word list of the embedded model: provinces and towns, also rivers and regions."""
    return frozenset(word for run in _runs() if run.name == "ns" for word in run)


@cache
def plain_verbs() -> frozenset[str]:
    """The verbs in the word list of the embedded model, those that are nouns too among them."""
    return frozenset(word for run in _runs() if run.name in ("v", "vn") for word in run)


def crosses(text: str, at: int) -> bool:
    """Whether a common word lies across that place of a text: 示|范县."""
    return text[at - 1 : at + 1] in common_words() if at > 0 else False
