"""The invented facts hold only values that the program can write."""

import pytest
from invented_facts import facts

from ner.lexicon.vocabulary import (
    BRANCHES,
    EVENT_KINDS,
    LEVELS,
    ORGANIZATION_KINDS,
    PARTICIPANT_KINDS,
    PARTICIPATION_ROLES,
    PERSON_ROLES,
)


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [
        ("persons", "role", PERSON_ROLES),
        ("persons", "branch", ("", *BRANCHES)),
        ("persons", "level", ("", *LEVELS)),
        ("person_roles", "role", PERSON_ROLES),
        ("organizations", "kind", ORGANIZATION_KINDS),
        ("organization_mentions", "kind", ORGANIZATION_KINDS),
        ("events", "kind", EVENT_KINDS),
        ("participations", "entity_kind", PARTICIPANT_KINDS),
        ("participations", "role", PARTICIPATION_ROLES),
    ],
)
def test_values_are_those_of_the_vocabulary(table: str, column: str, allowed: tuple[str, ...]) -> None:
    assert {getattr(row, column) for row in getattr(facts(), table)} <= set(allowed)


def test_offsets_lie_in_the_source_of_their_article() -> None:
    found = facts()
    sources = {row.article_id: row.source for row in found.articles}
    assert {row.source == sources[row.article_id] for row in found.article_segments} == {True}
