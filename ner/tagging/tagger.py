"""The Tagger protocol: sentences in, the mentions of each sentence out."""

from collections.abc import Sequence
from typing import Protocol

from ner.text.mentions import Mention


class Tagger(Protocol):
    """Finds persons, organizations and places in sentences."""

    name: str

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        """The mentions of each sentence, in the order of `sentences`.

        Offsets are code points within the sentence; mentions of one sentence are sorted and do
        not overlap.
        """
        ...
