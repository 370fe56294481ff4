"""Corrections: one decision of a researcher each, anchored in the words of a sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ner.lexicon.vocabulary import EVENT_KINDS, ORGANIZATION_KINDS, PARTICIPATION_ROLES, PERSON_ROLES
from ner.text.spans import Span

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mentions": {},
    "attributions": {"post": (), "organization": ()},
    "person_roles": {"role": PERSON_ROLES},
    "organization_mentions": {"kind": ORGANIZATION_KINDS},
    "events": {"kind": EVENT_KINDS, "name": (), "date": (), "place": ()},
    "participations": {"role": PARTICIPATION_ROLES},
}
"""The tables that can be corrected, with the fields that `set` changes and their values; none: any text."""

ACTIONS = ("set", "drop", "add")

ADDS = {table: next(iter(fields), "") for table, fields in FIELDS.items()}
"""The field whose value `add` gives: an attribution is added by its post, an event by its kind."""

QUOTES_KEPT = 65_536
"""How many quotes are kept without their blanks: more than a researcher writes."""

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision. It holds wherever the quote stands, or only in `source` when that is not blank.

    Attributes:
        action: set, drop or add.
        table: the table whose rows it changes, a key of FIELDS.
        quote: words of the sentence; white space does not count.
        name: whose row of that sentence; blank for an event without a name.
        nth: which of equal rows of the sentence, from 1; 0 is all of them.
        source: the source, blank for all.
        field: what `set` changes.
        value: what it is set to, or what is added.
    """

    action: str
    table: str
    quote: str
    name: str = ""
    nth: int = 0
    source: str = ""
    field: str = ""
    value: str = ""

    @property
    def anchor(self) -> tuple[str, str, str, int, str]:
        """Which rows it is about: of two corrections with one anchor the later one may undo the other."""
        return self.table, without_blanks(self.quote), without_blanks(self.name), self.nth, self.source

    def holds_in(self, source: str, words: str) -> bool:
        """Whether its quote stands in a text of that source, given without white space."""
        return self.source in ("", source) and _quote_without_blanks(self.quote) in words

    def places_in(self, text: str) -> list[Span]:
        """Where the quote stands in a text."""
        pattern = r"\s*".join(map(re.escape, without_blanks(self.quote)))
        return [Span(*match.span()) for match in re.finditer(pattern, text)]


@lru_cache(maxsize=QUOTES_KEPT)
def _quote_without_blanks(quote: str) -> str:
    """Asked for each correction in each article."""
    return without_blanks(quote)


def without_blanks(text: str) -> str:
    r"""`text` without white space.

    >>> without_blanks("区 长\n甲某某")
    '区长甲某某'
    """
    return _BLANK.sub("", text)


def corrections_for(text: str, source: str, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections whose quote stands in the text."""
    words = without_blanks(text)
    return [correction for correction in corrections if correction.holds_in(source, words)]
