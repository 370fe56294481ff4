"""A list of words with their classes, and where each of them stands in texts."""

import gzip
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ner.errors import ModelError, reason_of
from ner.tagging.optimization import save_atomically

SHORTEST, LONGEST = 2, 6
"""Characters in the words that are looked for."""

SLOTS = sum(range(SHORTEST, LONGEST + 1))
"""How many words can cover one character: at each length, one for each place in the word."""

_PLACES = 3  # first, inner, last character
_SIZES = 3  # words of two, of three, of more characters
_OTHER = "x"
_FEWEST = 1000
_ODD = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B19E3779F9),
    np.uint64(0x27D4EB2F165667C5),
    np.uint64(0x85EBCA77C2B2AE63),
    np.uint64(0xD6E8FEB86659FD93),
)


class WordList:
    """Words of two to six characters; a class tells what sort of word each is (a part of speech).

    >>> words = WordList.of({"区委": "n", "区委书记": "n"})
    >>> words.class_names
    ('n',)
    """

    def __init__(self, runs: Mapping[tuple[str, int], str]) -> None:
        """From the words of each class and length, run together."""
        self._runs = dict(sorted(runs.items()))
        self.class_names = tuple(sorted({name for name, _ in runs}))
        self._tables = {length: self._table(length) for length in sorted({length for _, length in runs})}

    @classmethod
    def of(cls, classes: Mapping[str, str]) -> "WordList":
        """From words and their classes."""
        groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word, name in sorted(classes.items()):
            groups[name, len(word)].append(word)
        return cls({key: "".join(words) for key, words in groups.items()})

    @property
    def classes(self) -> dict[str, str]:
        """Every word with its class."""
        return {
            run[at : at + length]: name
            for (name, length), run in self._runs.items()
            for at in range(0, len(run), length)
        }

    @property
    def features(self) -> int:
        """How many different numbers `places` gives, 0 for nothing included."""
        return 1 + _SIZES * _PLACES * len(self.class_names)

    def places(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """What words cover each character of some texts.

        Args:
            codes: the code points of each text (a row), zeros beyond its end.

        Returns:
            Texts x characters x `SLOTS`: a number for the size and class of a word and the
            character's place in it, 0 where there is none.
        """
        rows, width = codes.shape
        found = np.zeros((rows, width, SLOTS), dtype=np.int64)
        slot = 0
        for length in range(SHORTEST, LONGEST + 1):
            starts = self._starting(codes, length)
            size = min(length, SHORTEST + _SIZES - 1) - SHORTEST
            for at in range(min(length, width)):
                place = 0 if at == 0 else 2 if at == length - 1 else 1
                first = 1 + (size * _PLACES + place) * len(self.class_names)
                covering = starts[:, : width - at]
                found[:, at:, slot + at] = np.where(covering > 0, covering - 1 + first, 0)
            slot += length
        return found

    def save(self, path: Path) -> None:
        """Write the list as a gzipped text: a line for each class and length, its words run together."""
        lines = (f"{name}\t{length}\t{run}\n" for (name, length), run in self._runs.items())
        packed = gzip.compress("".join(lines).encode(), mtime=0)
        save_atomically(lambda scratch: scratch.write_bytes(packed), path)

    @classmethod
    def load(cls, path: Path) -> "WordList":
        """Read what `save` wrote.

        Raises:
            ValueError: the file is damaged.
            OSError: it cannot be read.
        """
        try:
            lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        except (EOFError, zlib.error) as error:
            raise ValueError(f"{path.name} is damaged") from error
        rows = (line.split("\t") for line in lines)
        return cls({(name, int(length)): run for name, length, run in rows})

    def _table(self, length: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The mixed characters of the words of a length, in order, and one more than their classes."""
        runs = [
            (self.class_names.index(name) + 1, run)
            for (name, size), run in self._runs.items()
            if size == length
        ]
        codes = np.frombuffer("".join(run for _, run in runs).encode("utf-32-le"), dtype=np.uint32)
        keys = _mixed(codes.reshape(-1, length).astype(np.uint64).T)
        numbers = np.repeat([number for number, _ in runs], [len(run) // length for _, run in runs])
        order = np.argsort(keys)
        return keys[order], numbers[order]

    def _starting(self, codes: NDArray[np.uint64], length: int) -> NDArray[np.int64]:
        """One more than the class of the word of this length that starts at each character, or 0."""
        rows, width = codes.shape
        if length not in self._tables or length > width:
            return np.zeros((rows, width), dtype=np.int64)
        keys, numbers = self._tables[length]
        last = width - length + 1
        wanted = _mixed([codes[:, i : i + last] for i in range(length)])
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        starts = np.zeros((rows, width), dtype=np.int64)
        starts[:, :last] = np.where(keys[at] == wanted, numbers[at], 0)
        return starts


def read_words(path: Path) -> dict[str, str]:
    """The words and classes of a dictionary in jieba's format: word, frequency and class on a line.

    Words that are too short or too long are left out; classes of few words become one.

    Raises:
        ModelError: the file cannot be read, or a line has another form.
    """
    classes: dict[str, str] = {}
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split()
            if len(fields) != 3:
                raise ModelError(f"{path}:{number}: not `word frequency class`")
            if SHORTEST <= len(fields[0]) <= LONGEST:
                classes[fields[0]] = fields[2]
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: cannot be read as a dictionary: {reason_of(error)}") from error
    counts = Counter(classes.values())
    return {word: name if counts[name] >= _FEWEST else _OTHER for word, name in classes.items()}


def _mixed(columns: Sequence[NDArray[np.uint64]] | NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for the characters that stand side by side in `columns`."""
    mixed = np.zeros_like(columns[0])
    for column, odd in zip(columns, _ODD, strict=False):
        mixed = mixed ^ (column * odd)
        mixed = mixed ^ (mixed >> np.uint64(31))
        mixed = mixed * _ODD[1]
    return mixed
