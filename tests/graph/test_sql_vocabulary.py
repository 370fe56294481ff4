"""SQL compares columns only with values of the vocabulary."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import graph
from graph.tables.rows import SOURCE_STATUSES
from ner.lexicon.vocabulary import (
    CHANGE_KINDS,
    DATE_BASES,
    EVENT_KINDS,
    ISSUE_STATUSES,
    NODE_KINDS,
    ORGANIZATION_KINDS,
    PARTICIPANT_KINDS,
    PARTICIPATION_ROLES,
    PERSON_ROLES,
    SEATS,
)

VALUES = {
    "kind": {*ORGANIZATION_KINDS, *EVENT_KINDS, *NODE_KINDS, *CHANGE_KINDS, *PARTICIPANT_KINDS},
    "entity_kind": {*PARTICIPANT_KINDS},
    "role": {*PERSON_ROLES, *PARTICIPATION_ROLES},
}
LITERAL = r"'(\w*)'"
COMPARED = re.compile(
    rf"\b(?P<column>{'|'.join(VALUES)})\s*(?:=|<>|!=|(?:NOT\s+)?IN\s*\(|WHEN)\s*(?P<values>{LITERAL}(?:\s*,\s*{LITERAL})*)"
)
CHOSEN = re.compile(rf"\b(?:THEN|ELSE)\s+{LITERAL}")


def statements() -> Iterator[tuple[str, str]]:
    """The name of each file of `graph` that may hold SQL, with its SQL text."""
    for path in sorted(Path(graph.__file__).parent.rglob("*.*")):
        if path.suffix == ".sql":
            yield path.name, path.read_text(encoding="utf-8")
        elif path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from (
                (path.name, node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )


def compared(sql: str) -> Iterator[tuple[str, str]]:
    """Each column of the vocabulary with each value that a statement compares it with."""
    for match in COMPARED.finditer(sql):
        yield from ((match["column"], value) for value in re.findall(LITERAL, match["values"]))


def test_comparisons_are_found():
    sql = "role IN ('official', 'x') AND o.kind <> 'y' OR entity_kind='z' AND CASE role WHEN 'w' THEN 1 END"
    assert list(compared(sql)) == [
        ("role", "official"), ("role", "x"), ("kind", "y"), ("entity_kind", "z"), ("role", "w"),
    ]  # fmt: skip


def test_sql_compares_with_values_of_the_vocabulary():
    found = {(file, column, value) for file, sql in statements() for column, value in compared(sql)}
    assert {column for _, column, _ in found} == set(VALUES)
    assert {(file, column, value) for file, column, value in found if value not in VALUES[column]} == set()


def test_sql_gives_values_of_the_vocabulary():
    found = {(file, value) for file, sql in statements() for value in CHOSEN.findall(sql)}
    known = set().union(*VALUES.values(), SOURCE_STATUSES, SEATS, DATE_BASES, ISSUE_STATUSES, {"", "yes"})
    assert {value for _, value in found} - {""}
    assert {(file, value) for file, value in found if value not in known} == set()
