"""Text aligned with its source: every character has its offset there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ner.text.documents import OffsetMap, Segment
from ner.text.spans import Span, stripped

# Zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, control characters.
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\U000e0100-\U000e01ef\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
BLANKS = re.compile(rf"[\s{_INVISIBLE}]+")
"""A stretch of text that prints nothing."""
INVISIBLE = re.compile(f"[{_INVISIBLE}]+")
"""A stretch of characters that have no width."""


def is_blank(character: str) -> bool:
    """Whether the character prints nothing: white space or a zero-width character."""
    return character.isspace() or bool(INVISIBLE.match(character))


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
        inside = stripped(self.text, Span(0, len(self.text)), is_blank)
        return self[inside.start : inside.end]


def join_lines(parts: Iterable[AlignedText], text: str) -> AlignedText:
    """The parts of the source `text` joined as lines, with a newline between each two.

    The newline maps to the white space after the line before it or, where there is none, to the last
    character of that line.
    """
    joined: list[AlignedText] = []
    for aligned in parts:
        if joined:
            last = joined[-1].offsets[-1]
            joined.append(AlignedText("\n", (last + (last + 1 < len(text) and is_blank(text[last + 1])),)))
        joined.append(aligned)
    return AlignedText(
        "".join(part.text for part in joined), tuple(offset for part in joined for offset in part.offsets)
    )


def offset_map(aligned: AlignedText, source: str) -> OffsetMap:
    """The offsets as runs of characters that are contiguous in `source`."""
    offsets = aligned.offsets
    breaks = (n for n, (one, next_one) in enumerate(pairwise(offsets), 1) if next_one != one + 1)
    cuts = [0, *breaks, len(offsets)] if offsets else []
    return OffsetMap(
        tuple(Segment(left, source, offsets[left], right - left) for left, right in pairwise(cuts))
    )
