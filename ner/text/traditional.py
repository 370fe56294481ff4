"""Traditional characters as the simplified ones that the rules and names are written in."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def simplified() -> Mapping[str, str]:
    """The simplified character of each traditional one that simplified texts do not print.

    >>> simplified()["陳"], "乾" in simplified()
    ('陈', False)
    """
    lines = files("ner").joinpath("text/traditional.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    next(rows)
    return MappingProxyType(dict(rows))
