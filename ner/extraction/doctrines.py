"""Names that stand in the name of a doctrine, speech or document: rules/doctrines.tsv."""

from ner.extraction.people import PersonMention
from ner.lexicon.rules import rule_table

DOCTRINE_REACH = 60
"""How many characters before and behind a name are looked at."""


def is_doctrine(text: str, person: PersonMention) -> bool:
    """Whether the name stands in the name of a doctrine, speech or document, not for the person.

    >>> from ner.extraction.people import PersonMention
    >>> is_doctrine("学习甲乙总书记重要讲话精神", PersonMention(2, 4, "甲乙", "甲乙", "test"))
    True
    """
    behind = rule_table("doctrines").first(text, person.end, min(len(text), person.end + DOCTRINE_REACH))
    if person.tagger == "doctrine" or behind:
        return True
    before = text[max(0, person.start - DOCTRINE_REACH) : person.start]
    return before.rfind("《") > before.rfind("》")
