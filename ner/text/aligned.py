"""Text of which every character knows its place in the source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ner.text.documents import OffsetMap, Segment

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
BLANKS = re.compile(rf"[\s{''.join(sorted(INVISIBLE))}]+")
"""A stretch of text that prints nothing."""


def is_blank(character: str) -> bool:
    """Whether the character prints nothing: white space, or a zero-width mark."""
    return character.isspace() or character in INVISIBLE


@dataclass(frozen=True, slots=True)
class Strand:
    """Some characters and, for each, its offset in the source (code points)."""

    text: str
    places: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, stretch: slice) -> "Strand":
        return Strand(self.text[stretch], self.places[stretch])

    def stripped(self) -> "Strand":
        """The strand without the blanks around it."""
        start, end = 0, len(self.text)
        while start < end and is_blank(self.text[start]):
            start += 1
        while end > start and is_blank(self.text[end - 1]):
            end -= 1
        return self[start:end]


def join_lines(strands: Iterable[Strand], text: str) -> Strand:
    """The strands of the source `text` as lines, a newline between each two.

    The newline stands for the white space after the line before it, or, where there is none, for
    the cut after that line's last character.
    """
    joined: list[Strand] = []
    for strand in strands:
        if joined:
            last = joined[-1].places[-1]
            joined.append(Strand("\n", (last + (last + 1 < len(text) and is_blank(text[last + 1])),)))
        joined.append(strand)
    return concatenate(joined)


def concatenate(strands: Iterable[Strand]) -> Strand:
    """The strands in a row, with nothing between them."""
    parts = list(strands)
    return Strand(
        "".join(part.text for part in parts), tuple(place for part in parts for place in part.places)
    )


def offset_map(strand: Strand, source: str) -> OffsetMap:
    """The strand's places as runs of characters that stand in an unbroken row in `source`."""
    segments: list[Segment] = []
    start = 0
    for position in range(1, len(strand) + 1):
        if position == len(strand) or strand.places[position] != strand.places[position - 1] + 1:
            segments.append(Segment(start, source, strand.places[start], position - start))
            start = position
    return OffsetMap(tuple(segments) if strand.text else ())
