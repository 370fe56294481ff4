"""Common words of two characters, by which it is judged whether a name stands across the border of two words."""

import gzip
from functools import cache
from importlib.resources import files

_NAMES = frozenset(("nr", "nrt", "ns", "nz", "nt"))
"""The classes of names in the word list of the embedded model."""


@cache
def _words_of(*classes: str) -> frozenset[str]:
    """The words of the word list of the embedded model that are of one of the classes."""
    packed = files("ner").joinpath("model/words.txt.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    return frozenset(
        run[at : at + int(length)]
        for name, length, run in rows
        if name in classes
        for at in range(0, len(run), int(length))
    )


@cache
def common_words() -> frozenset[str]:
    """The words of two characters in the word list of the embedded model, but for names."""
    packed = files("ner").joinpath("model/words.txt.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    runs = (run for name, length, run in rows if length == "2" and name not in _NAMES)
    return frozenset(run[at : at + 2] for run in runs for at in range(0, len(run), 2))


def names_of_places() -> frozenset[str]:
    """The names of places in the word list of the embedded model: provinces and towns, also rivers and regions."""
    return _words_of("ns")


def plain_verbs() -> frozenset[str]:
    """The verbs in the word list of the embedded model, those that are nouns too among them."""
    return _words_of("v", "vn")


def crosses(text: str, at: int) -> bool:
    """Whether a common word lies across that place of a text: 示|范县."""
    return text[at - 1 : at + 1] in common_words() if at > 0 else False
