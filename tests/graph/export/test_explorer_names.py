"""The page names every value of the vocabulary in both languages."""

import json

import pytest

from graph.export.html import explorer_file
from graph.network.attributes import KIND_COLORS
from ner.lexicon.vocabulary import (
    BRANCHES,
    EVENT_KINDS,
    LEVELS,
    NODE_KINDS,
    ORGANIZATION_KINDS,
    PARTICIPATION_ROLES,
    PERSON_ROLES,
    RELATIONS,
)

VOCABULARY = {
    "kind": NODE_KINDS,
    "relation": RELATIONS,
    "branch": BRANCHES,
    "level": LEVELS,
    "event": EVENT_KINDS,
    "role": PARTICIPATION_ROLES,
    "person_role": PERSON_ROLES,
    "organization_kind": ORGANIZATION_KINDS,
}
_, _, _assigned = explorer_file("data/names.js").partition("guantu.names = ")
NAMES = json.loads(_assigned.removesuffix(";\n"))


@pytest.mark.parametrize("field", VOCABULARY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_value_has_a_name(language: str, field: str):
    assert sorted(NAMES[language][field]) == sorted(VOCABULARY[field])
    assert all(NAMES[language][field].values())


@pytest.mark.parametrize("field", [field for field in VOCABULARY if field != "branch"])
def test_chinese_names_are_chinese(field: str):
    assert all(not name.isascii() for name in NAMES["zh"][field].values())


def test_names_are_of_no_other_field_or_language():
    assert list(NAMES) == ["zh", "en"]
    assert all(set(names) == set(VOCABULARY) for names in NAMES.values())


def test_both_languages_show_values_in_one_order():
    assert {field: list(names) for field, names in NAMES["zh"].items()} == {
        field: list(names) for field, names in NAMES["en"].items()
    }


def test_every_kind_of_node_has_a_colour():
    assert list(KIND_COLORS) == list(NODE_KINDS)
