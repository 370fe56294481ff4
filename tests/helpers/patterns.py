"""Every compiled pattern of the project, with the ways in which it is applied."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

import graph
import ner
from ner.lexicon.rules import families, rule_table

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_OF_TABLE = {"search": ("search",), "match": ("match",), "before": ("search",), "fullmatch": ("fullmatch",)}


def patterns() -> Iterator[tuple[str, re.Pattern[str], tuple[str, ...]]]:
    """Name, pattern and methods: of modules (also what their cached functions give), and of rule tables."""
    seen: set[int] = set()
    for module in _modules():
        for name, value in sorted(vars(module).items()):
            if getattr(value, "__module__", module.__name__) not in (module.__name__, "re"):
                continue
            for number, pattern in enumerate(_in(value)):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{module.__name__}.{name}[{number}]", pattern, _ways(module.__name__, name)
    for family in families():
        table = rule_table(family)
        for rule in table:
            yield f"{family}.{rule.name}", rule.pattern, _OF_TABLE[table.applied]
        yield f"{family} as one", table.pattern, _OF_TABLE[table.applied]


def _modules() -> Iterator[Any]:
    for package in (ner, graph):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(found.name)


def _in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _in(item)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _in(item)
    elif hasattr(value, "cache_info") and _makes_a_pattern(value.__wrapped__):
        yield from _in(value())


def _makes_a_pattern(function: FunctionType) -> bool:
    return not function.__code__.co_argcount and "Pattern" in str(function.__annotations__.get("return", ""))


def _ways(module: str, name: str) -> tuple[str, ...]:
    """The methods by which a name is applied: a private one in its module, a public one anywhere; else all."""
    used = [
        methods
        for (place, used), methods in _uses().items()
        if used == name and (place == module or name[0] != "_")
    ]
    return tuple(sorted(set().union(*used))) or METHODS


@cache
def _uses() -> dict[tuple[str, str], set[str]]:
    """The methods that are called on a name, or on what a function of that name returns, by module."""
    found: dict[tuple[str, str], set[str]] = {}
    for package in (ner, graph):
        for path in Path(package.__path__[0]).rglob("*.py"):
            module = ".".join(
                [package.__name__, *path.relative_to(package.__path__[0]).with_suffix("").parts]
            )
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
                    continue
                owner = node.value.func if isinstance(node.value, ast.Call) else node.value
                if isinstance(owner, ast.Name):
                    found.setdefault((module, owner.id), set()).add(node.attr)
    return found
