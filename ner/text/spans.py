"""Half-open spans of text, counted in Unicode code points."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start` up to, not including, `end` of some text.

    >>> Span(2, 4).of("区委书记")
    '书记'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same stretch in a text that starts `by` characters earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Taken:
    """Which characters of a text some spans cover; the time to ask does not depend on their number.

    >>> taken = Taken(6, [Span(1, 3)])
    >>> taken.touches(Span(2, 4)), taken.touches(Span(3, 6))
    (True, False)
    """

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._covered = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Cover the characters of another span."""
        self._covered[span.start : span.end] = b"\x01" * len(span)

    def touches(self, span: Span) -> bool:
        """Whether any character of the span is covered."""
        return 1 in self._covered[span.start : span.end]

    def take(self, span: Span) -> bool:
        """Covers the span unless a character of it is covered already; whether it was free."""
        free = not self.touches(span)
        if free:
            self.add(span)
        return free


def occurrences(text: str, string: str) -> Iterator[Span]:
    """Where a text has a string, left to right, without overlaps.

    >>> list(occurrences("区委和区政府", "区"))
    [Span(start=0, end=1), Span(start=3, end=4)]
    """
    at = text.find(string)
    while at >= 0:
        yield Span(at, at + len(string))
        at = text.find(string, at + max(1, len(string)))


def blanked(text: str, spans: Iterable[Span], filler: str = "\0") -> str:
    """A text of the same length with a filler for each character that a span covers.

    >>> blanked("区长甲某出席", [Span(2, 4)], "*")
    '区长**出席'
    """
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = filler * len(span)
    return "".join(characters)


def stripped(text: str, span: Span, blank: Callable[[str], bool] = str.isspace) -> Span:
    """The span without the `blank` characters of `text` at its ends; an empty one if there are no others.

    >>> stripped(" 区委 ", Span(0, 4))
    Span(start=1, end=3)
    """
    start, end = span.start, span.end
    while start < end and blank(text[start]):
        start += 1
    while start < end and blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def outside(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """The characters from `start` to `end` without the `spans` (sorted) that lie wholly between them.

    >>> outside("区委书记、区长", 0, 7, [Span(0, 4), Span(5, 7)])
    '、'
    """
    rest, position = "", start
    for index in range(bisect_left(spans, Span(start, start)), len(spans)):
        span = spans[index]
        if span.start >= end:
            break
        if position <= span.start and span.end <= end:
            rest += text[position : span.start]
            position = span.end
    return rest + text[position:end]
