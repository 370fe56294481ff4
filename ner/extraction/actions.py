"""An action: what a person does, or undergoes, in a sentence."""

from dataclasses import dataclass

from ner.extraction.people import PersonMention
from ner.lexicon.word_lists import Predicate

PRESENT = ("presence", "accompany", "meet", "telling")
"""The groups of actions whose subjects are there: those of predicates.tsv, and `telling` (see `Action`)."""


@dataclass(frozen=True, slots=True)
class Action:
    """A person does (or undergoes) something: `group` and `role` as in predicates.tsv.

    The group `telling` is of who tells something (介绍, 提出) without a word that says where: at the event that
    the text tells of, if it tells of one.
    """

    person: PersonMention
    sentence: int
    predicate: Predicate
    start: int
    group: str
    role: str
