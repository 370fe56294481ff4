"""Text aligned with its source: every character has its offset there."""

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
class AlignedText:
    """Some characters and, for each, its offset in the source (code points)."""

    text: str
    offsets: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, stretch: slice) -> "AlignedText":
        return AlignedText(self.text[stretch], self.offsets[stretch])

    def stripped(self) -> "AlignedText":
        """The text without the blanks around it."""
        start, end = 0, len(self.text)
        while start < end and is_blank(self.text[start]):
            start += 1
        while end > start and is_blank(self.text[end - 1]):
            end -= 1
        return self[start:end]


def join_lines(parts: Iterable[AlignedText], text: str) -> AlignedText:
    """The parts of the source `text` joined as lines, with a newline between each two.

    The newline stands for the white space after the line before it, or, where there is none, for
    the cut after that line's last character.
    """
    joined: list[AlignedText] = []
    for aligned in parts:
        if joined:
            last = joined[-1].offsets[-1]
            joined.append(AlignedText("\n", (last + (last + 1 < len(text) and is_blank(text[last + 1])),)))
        joined.append(aligned)
    return concatenate(joined)


def concatenate(parts: Iterable[AlignedText]) -> AlignedText:
    """The parts one after the other, with nothing between them."""
    parts = list(parts)
    return AlignedText(
        "".join(part.text for part in parts), tuple(offset for part in parts for offset in part.offsets)
    )


def offset_map(aligned: AlignedText, source: str) -> OffsetMap:
    """The offsets as runs of characters that are contiguous in `source`."""
    segments: list[Segment] = []
    start = 0
    for position in range(1, len(aligned) + 1):
        if position == len(aligned) or aligned.offsets[position] != aligned.offsets[position - 1] + 1:
            segments.append(Segment(start, source, aligned.offsets[start], position - start))
            start = position
    return OffsetMap(tuple(segments) if aligned.text else ())
