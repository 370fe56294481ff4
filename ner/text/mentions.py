"""Mentions: spans that name a person, an organization or a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ner.text.spans import Span, Taken


class Label(StrEnum):
    """What a mention names."""

    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    PLACE = "PLACE"


# The tagger of names that the researcher gives: no rule changes them.
KNOWN_PEOPLE = "roster"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in a text: `text == whole_text[start:end]`, offsets in code points.

    `tagger` says what found it: the name of a model or of a rule.
    """

    start: int
    end: int
    label: Label
    text: str
    tagger: str = ""

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)

    def shift(self, by: int) -> "Mention":
        """The same mention in a text that starts `by` characters earlier."""
        return Mention(self.start + by, self.end + by, self.label, self.text, self.tagger)


def keep_first_longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The overlap policy: of overlapping mentions the longest stays, of equally long ones the leftmost.

    Returns the mentions in text order. Of mentions with the same span the one whose label comes first
    in the alphabet stays, so that the outcome does not depend on the order of the input.
    """
    mentions = tuple(mentions)
    taken = Taken(max((mention.end for mention in mentions), default=0))
    longest_first = sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.label))
    return tuple(sorted(m for m in longest_first if taken.take(m.span)))
