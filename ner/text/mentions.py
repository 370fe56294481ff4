"""Mentions: stretches of text that name a person, an organisation or a place."""

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

    `tagger` says who found it: a model's name or the name of a rule.
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
    """The overlap policy: of mentions that overlap the longest stays, of equals the leftmost.

    Returns the survivors in text order. Full ties (same span) fall to the smaller label in
    alphabetical order, so that the outcome does not depend on the order of the input.
    """
    mentions = tuple(mentions)
    taken = Taken(max((mention.end for mention in mentions), default=0))
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.label)):
        if not taken.touches(mention.span):
            kept.append(mention)
            taken.add(mention.span)
    return tuple(sorted(kept))
