"""Rule tables: patterns as data, each with an example, a counterexample and the reason for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, cast, get_args

from ner.errors import ConfigError
from ner.lexicon.word_lists import any_of, words
from ner.text.characters import HAN

COLUMNS = ("name", "order", "weight", "pattern", "example", "counterexample", "why")

Applied = Literal["search", "match", "before", "fullmatch"]
"""How a table's patterns are applied to a text: anywhere in it, from a position on, up to a position, to all of it."""

_APPLIED = re.compile(r"# applied: (\w+)")
_PIECE = re.compile(r"\{(?:HAN|words:(?P<list>\w+))\}")
_MARK = "|"


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a rule table.

    In `example` and `counterexample` of tables that are applied at a position, `|` marks it.
    """

    name: str
    order: int
    weight: int
    pattern: re.Pattern[str]
    example: str
    counterexample: str
    why: str

    def holds(self, marked: str, applied: Applied) -> bool:
        """Whether the rule matches a text in which `|` marks the position (default: its start)."""
        front, mark, rest = marked.partition(_MARK)
        text, position = front + rest, len(front) if mark else 0
        start = position if applied == "match" else 0
        return self.matches(text, start, position if applied == "before" else len(text), applied)

    def matches(self, text: str, start: int, end: int, applied: Applied) -> bool:
        """Whether the rule matches the text between `start` and `end`, applied as its table says."""
        return self.probe(applied)(text, start, end) is not None

    def probe(self, applied: Applied) -> Callable[[str, int, int], re.Match[str] | None]:
        """The method of the pattern by which a table applies it."""
        if applied == "match":
            return self.pattern.match
        return self.pattern.fullmatch if applied == "fullmatch" else self.pattern.search


class RuleTable:
    """The rules of one family, in their order."""

    def __init__(self, family: str, applied: Applied, rules: tuple[Rule, ...]) -> None:
        self.family = family
        self.applied = applied
        self.rules = rules
        self._by_name = {rule.name: rule for rule in rules}
        self._probes = tuple((rule.probe(applied), rule) for rule in rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, name: str) -> Rule:
        return self._by_name[name]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All rules as one pattern, of which `lastgroup` of a match is the rule's name.

        Of rules that match at the same position the first in order wins.
        """
        return re.compile("|".join(f"(?P<{rule.name}>{rule.pattern.pattern})" for rule in self.rules))

    def first(self, text: str, start: int = 0, end: int | None = None) -> Rule | None:
        """The first rule in order that matches `text` between `start` and `end`, applied as the table says."""
        end = len(text) if end is None else end
        for probe, rule in self._probes:
            if probe(text, start, end) is not None:
                return rule
        return None

    def holding(self, marked: str) -> Rule | None:
        """The first rule in order that matches a text in which `|` marks the position."""
        return next((rule for rule in self.rules if rule.holds(marked, self.applied)), None)


@cache
def rule_table(family: str) -> RuleTable:
    """The rules of `ner/extraction/rules/<family>.tsv`.

    A table begins with comment lines, one of them `# applied: search` (or match, before,
    fullmatch), then the header, then rows with unique names and rising orders. In a pattern {HAN}
    stands for the Chinese characters inside a class, {words:NAME} for any word of that list.

    Raises:
        ConfigError: a row is not valid: a pattern that does not compile or does not match its
            example, or matches its counterexample; named with file and line.
    """
    path = files("ner") / "extraction" / "rules" / f"{family}.tsv"
    applied: Applied | None = None
    header = False
    rules: list[Rule] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"rules/{family}.tsv:{number}"
        if line.startswith("#"):
            if stated := _APPLIED.fullmatch(line):
                if stated[1] not in get_args(Applied):
                    raise ConfigError(f"{where}: applied is none of {', '.join(get_args(Applied))}")
                applied = cast(Applied, stated[1])
            continue
        fields = line.split("\t")
        if not header:
            if tuple(fields) != COLUMNS:
                raise ConfigError(f"{where}: the header is not {', '.join(COLUMNS)}")
            if applied is None:
                raise ConfigError(f"{where}: no line '# applied: …' before the header")
            header = True
            continue
        rule = _rule(fields, where)
        if rules and rules[-1].order >= rule.order:
            raise ConfigError(f"{where}: orders must rise")
        if any(rule.name == other.name for other in rules):
            raise ConfigError(f"{where}: {rule.name} is there twice")
        assert applied is not None
        if not rule.holds(rule.example, applied):
            raise ConfigError(f"{where}: {rule.name} does not match its example")
        if rule.holds(rule.counterexample, applied):
            raise ConfigError(f"{where}: {rule.name} matches its counterexample")
        rules.append(rule)
    if applied is None or not rules:
        raise ConfigError(f"rules/{family}.tsv: no rules")
    return RuleTable(family, applied, tuple(rules))


def families() -> tuple[str, ...]:
    """The names of all rule tables, sorted."""
    folder = files("ner") / "extraction" / "rules"
    return tuple(sorted(f.name.removesuffix(".tsv") for f in folder.iterdir() if f.name.endswith(".tsv")))


def _rule(fields: list[str], where: str) -> Rule:
    if len(fields) != len(COLUMNS):
        raise ConfigError(f"{where}: {len(COLUMNS)} fields wanted, not {len(fields)}")
    name, order, weight, pattern, example, counterexample, why = fields
    if not name.isidentifier():
        raise ConfigError(f"{where}: {name!r} is no name: letters, digits and _ only")
    if not (order.isdecimal() and weight.isdecimal()):
        raise ConfigError(f"{where}: order and weight must be whole numbers")
    if not (example and counterexample and why):
        raise ConfigError(f"{where}: {name} lacks an example, a counterexample or a reason")
    try:
        compiled = re.compile(_PIECE.sub(_piece, pattern))
    except re.error as error:
        raise ConfigError(f"{where}: {name}: {error}") from error
    return Rule(name, int(order), int(weight), compiled, example, counterexample, why)


def _piece(match: re.Match[str]) -> str:
    return any_of(words(match["list"])) if match["list"] else HAN
