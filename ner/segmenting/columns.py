"""How wide the columns of a page are, and how exactly its lines keep to them."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

# Widths in Chinese characters. A line is one of a column when one of the lines around it, so many on
# each side, is as wide within the tolerance, and it is neither narrower nor wider than columns are.
TOLERANCE = 2.0
LINES_AROUND = 3
NARROWEST_COLUMN = 8.0
WIDEST_COLUMN = 50.0
# Blanks in front of the first line of a paragraph. Where they are lost the line is narrower than its
# column by so much, at least and at most.
INDENT = 2
LOST_INDENT = (1.5, 3.5)
# Lines of a column that is set exactly are at most so much narrower than it (a half-width sign that had
# no room); so it is where this share of the lines that break off in mid-sentence, and so many, keep to it.
EXACT_TOLERANCE = 0.5
EXACT_SHARE = 0.9
FEWEST_EXACT = 5
# A page with few clause marks is set in columns when no line of it is wider and this share as wide as they.
FULL_SHARE = 0.3


class ColumnEdges:
    """The edges of the columns that the lines of a page may be of.

    Args:
        widths: The width of each line, in Chinese characters.
        blanks: How wide the blanks before and behind it are.
        broken: The numbers of the lines that certainly break off in mid-sentence.
        first: Whether each line may be the first of a paragraph, and so may have lost its indent.
    """

    def __init__(
        self, widths: Sequence[float], blanks: Sequence[float], broken: Sequence[int], first: Sequence[bool]
    ) -> None:
        self._widths = widths
        self._blanks = blanks
        self._first = first
        self._edges = [self._around(number) for number in range(len(widths))]
        near = [number for number in broken if self._edges[number] and self._shift(number) <= TOLERANCE]
        inner = [number for number in near if not first[number]]
        begun = [number for number in near if first[number]]
        flush = sum(map(self._keeps, begun))
        kept = sum(map(self._keeps, inner))
        self.exact = kept >= EXACT_SHARE * len(inner) and kept + flush >= FEWEST_EXACT
        self._indents_lost = not self.exact or 2 * flush < len(begun)
        if self.exact:
            self._keep_usual(broken)

    def are_nowhere_passed(self, numbers: Sequence[int]) -> bool:
        """Whether no line of an exact page is wider than its column, and many of the `numbers` as wide."""
        usual = max(max(edges) for edges in self._edges)
        return max(self._widths) <= usual and sum(map(self._keeps, numbers)) >= FULL_SHARE * len(self._widths)

    def reached(self, number: int, indent: int) -> bool:
        """Whether a line with so many blanks in front of it reaches the edge of its column.

        The first line of a paragraph may have lost its indent, unless the page shows that its paragraphs
        have none.
        """
        width, lost = self._widths[number], self._first[number] and self._indents_lost
        if not self.exact:
            width += INDENT if indent >= INDENT or lost else 0.0
            return any(width >= edge - TOLERANCE for edge in self._edges[number])
        width += self._blanks[number] + (INDENT if lost and not indent else 0.0)
        return any(width >= edge - EXACT_TOLERANCE for edge in self._edges[number])

    def is_indented(self, number: int) -> bool:
        """Whether a line is narrower than its column by the indent that it has lost."""
        return self._indents_lost and LOST_INDENT[0] <= self._shift(number) <= LOST_INDENT[1]

    def _keeps(self, number: int) -> bool:
        return any(self._keeps_to(number, edge) for edge in self._edges[number])

    def _shift(self, number: int) -> float:
        return max(self._edges[number], default=0.0) - self._widths[number]

    def _around(self, number: int) -> tuple[float, ...]:
        """How wide the columns are that a line may be of: that of the lines before it and of those after."""
        before = self._widths[max(0, number - LINES_AROUND) : number + 1]
        after = self._widths[number : number + LINES_AROUND + 1]
        return tuple(edge for near in (before, after) if (edge := _edge(tuple(near))))

    def _keep_usual(self, broken: Sequence[int]) -> None:
        """Leave only edges that several broken lines keep to, to every line at least the most usual one."""
        kept = Counter(
            edge for number in broken for edge in {*self._edges[number]} if self._keeps_to(number, edge)
        )
        usual = {edge for edge, count in kept.items() if count >= FEWEST_EXACT}
        most = kept.most_common(1)[0][:1]
        self._edges = [tuple(edge for edge in edges if edge in usual) or most for edges in self._edges]

    def _keeps_to(self, number: int, edge: float) -> bool:
        width = self._widths[number]
        return width <= edge <= width + self._blanks[number] + EXACT_TOLERANCE


# On a page set in columns the same few widths stand side by side again and again.
@lru_cache(maxsize=1024)
def _edge(widths: tuple[float, ...]) -> float:
    """The widest of the widths that is about as wide as another, and no wider than a column is; else 0."""
    twos = [
        width
        for width in widths
        if NARROWEST_COLUMN <= width <= WIDEST_COLUMN
        and sum(abs(width - other) <= TOLERANCE for other in widths) > 1
    ]
    return max(twos, default=0.0)
