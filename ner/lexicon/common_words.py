"""Common words of two characters, by which it is judged whether a name stands across the border of two words."""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_NAMES = frozenset(("nr", "nrt", "ns", "nz", "nt"))
"""The classes of names in the word list of the embedded model."""


def _words() -> Iterator[tuple[str, str]]:
    """The words in the word list of the embedded model, each with its class."""
    packed = files("ner").joinpath("model/words.txt.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        name, length, run = line.split("\t")
        for at in range(0, len(run), int(length)):
            yield run[at : at + int(length)], name


@cache
def common_words() -> frozenset[str]:
    """The words of two characters in the word list of the embedded model, but for names."""
    return frozenset(word for word, name in _words() if len(word) == 2 and name not in _NAMES)


@cache
def names_of_places() -> frozenset[str]:
    """The names of places in the word list of the embedded model: provinces and towns, also rivers and regions."""
    return frozenset(word for word, name in _words() if name == "ns")


@cache
def plain_verbs() -> frozenset[str]:
    """The verbs in the word list of the embedded model, those that are nouns too among them."""
    return frozenset(word for word, name in _words() if name in ("v", "vn"))


def crosses(text: str, at: int) -> bool:
    """Whether a common word lies across that place of a text: 示|范县."""
    return text[at - 1 : at + 1] in common_words() if at > 0 else False
