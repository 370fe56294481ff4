"""The word lists that the rules read: loaded once, validated, each with its source and licence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from re import escape
from types import MappingProxyType
from unicodedata import is_normalized

from ner.errors import ConfigError
from ner.lexicon.vocabulary import (
    BRANCHES,
    EVENT_KINDS,
    HEAD_KINDS,
    LEVELS,
    ORGANIZATION_KINDS,
    PARTICIPATION_ROLES,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that a title ends in; `shared` when one title may stand for a whole list of names.

    `level` is that of the post where its body tells none. `is_own` when a researcher gave it: any body may have it.
    """

    head: str
    branch: str
    kind: str
    shared: bool
    gloss: str
    level: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body that posts belong to; `full` is its official form with {} for the place."""

    body: str
    full: str
    branch: str
    kind: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Level:
    """What a title or a body begins with (县|委书记); `level` is blank where it depends on the place."""

    prefix: str
    level: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A class of bodies, by what their names end in; `levels` and `units` as in endings.tsv."""

    ending: str
    levels: tuple[str, ...]
    units: tuple[str, ...]
    gloss: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A head that the bodies of a class have; `levels` and `ranks` as in seats.tsv, `source` is its basis."""

    ending: str
    head: str
    levels: tuple[str, ...]
    ranks: tuple[str, ...]
    gloss: str
    source: str


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division; `level` is province, city or county, `code` is of GB/T 2260.

    The nation and other states have no code, other states no level.
    """

    code: str
    level: str
    name: str


NATION = Division("", "national", "中国")
"""What national bodies are of: every division is part of it."""


@dataclass(frozen=True, slots=True)
class FormerDivision:
    """A name that a division no longer has; `code` is of the one it became, `until` a year."""

    name: str
    code: str
    level: str
    until: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb that tells what its subject does: see predicates.tsv for the classes."""

    verb: str
    group: str
    role: str
    event: str


def read_rows(
    name: str, columns: tuple[str, ...], allowed: Mapping[str, Collection[str]] | None = None
) -> tuple[tuple[str, ...], ...]:
    """The rows of a lexicon, in file order.

    A lexicon is a TSV of NFC text: comment lines (source, licence) first, then the header, then
    rows sorted by their first two fields without repeats. `allowed` says for a column which values
    it may hold. Raises ConfigError with file and line.
    """
    limits = {columns.index(column): values for column, values in (allowed or {}).items()}
    path = files("ner") / "lexicon" / f"{name}.tsv"
    rows: list[tuple[str, ...]] = []
    header_seen = source_seen = licence_seen = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not is_normalized("NFC", line):
            raise ConfigError(f"{name}.tsv:{number}: not NFC")
        if line.startswith("#"):
            source_seen |= line.startswith("# source:")
            licence_seen |= line.startswith("# licence:")
            continue
        fields = tuple(line.split("\t"))
        if not header_seen:
            if fields != columns:
                raise ConfigError(f"{name}.tsv:{number}: the header is not {', '.join(columns)}")
            header_seen = True
            continue
        if len(fields) != len(columns) or not fields[0]:
            raise ConfigError(f"{name}.tsv:{number}: {len(columns)} fields wanted")
        if rows and rows[-1][:2] >= fields[:2]:
            raise ConfigError(f"{name}.tsv:{number}: out of order or repeated: {' '.join(fields[:2])}")
        for index, values in limits.items():
            if fields[index] not in values:
                raise ConfigError(f"{name}.tsv:{number}: {fields[index]!r} is none of {', '.join(values)}")
        rows.append(fields)
    if not header_seen:
        raise ConfigError(f"{name}.tsv: no header")
    if not (source_seen and licence_seen):
        raise ConfigError(f"{name}.tsv: no source or no licence line")
    return tuple(rows)


@cache
def heads() -> Mapping[str, Head]:
    """Every head of a title by its text."""
    allowed = {"branch": ("", *BRANCHES), "kind": HEAD_KINDS, "shared": ("shared", "sole")}
    rows = read_rows("heads", ("head", "branch", "kind", "shared", "gloss"), allowed)
    return MappingProxyType(
        {
            head: Head(head, branch, kind, shared == "shared", gloss)
            for head, branch, kind, shared, gloss in rows
        }
    )


@cache
def bodies() -> Mapping[str, Body]:
    """Every body by its printed forms: the short one and, where it has one, the full one."""
    allowed = {"branch": BRANCHES, "kind": ORGANIZATION_KINDS}
    rows = read_rows("bodies", ("body", "full", "branch", "kind", "gloss"), allowed)
    short = {row[0]: Body(*row) for row in rows}
    long = {body.full.removeprefix("{}"): body for body in short.values() if body.full.startswith("{}")}
    return MappingProxyType(long | short)


@cache
def levels() -> Mapping[str, Level]:
    """The levels of administration by what names them in front of a body."""
    allowed = {"level": ("", *LEVELS)}
    return MappingProxyType(
        {row[0]: Level(*row) for row in read_rows("levels", ("prefix", "level", "gloss"), allowed)}
    )


@cache
def ranks() -> Mapping[str, str]:
    """The English of every rank that stands before a head."""
    return MappingProxyType(
        {row[0]: row[1] for row in read_rows("ranks", ("rank", "gloss"), {"rank": words("title_rank")})}
    )


@cache
def endings() -> Mapping[str, Ending]:
    """The classes of bodies by what their names end in.

    Raises ConfigError when one has a level or a unit that is not in the lexicons.
    """
    found = {
        ending: Ending(ending, tuple(prefixes.split()), tuple(units.split()), gloss)
        for ending, prefixes, units, gloss in read_rows("endings", ("ending", "levels", "units", "gloss"))
    }
    for ending in found.values():
        _known(ending.levels, levels(), f"endings.tsv: {ending.ending}")
        _known(ending.units, bodies(), f"endings.tsv: {ending.ending}")
    return MappingProxyType(found)


@cache
def seats() -> Mapping[str, Mapping[str, Seat]]:
    """The heads of every class of bodies, by ending and head; those of any body by *.

    Raises ConfigError when a class, a head or a rank is not in the lexicons.
    """
    allowed = {
        "ending": ("*", *endings()),
        "head": [head.head for head in heads().values() if head.kind == "post"],
    }
    columns = ("ending", "head", "levels", "ranks", "gloss", "source")
    found: dict[str, dict[str, Seat]] = {}
    for ending, head, prefixes, rank, gloss, source in read_rows("seats", columns, allowed):
        seat = Seat(ending, head, tuple(prefixes.split()), tuple(rank.split()), gloss, source)
        _known(seat.levels, levels(), f"seats.tsv: {ending} {head}")
        _known(seat.ranks, ranks(), f"seats.tsv: {ending} {head}")
        found.setdefault(ending, {})[head] = seat
    return MappingProxyType(found)


def _known(names: Iterable[str], lexicon: Collection[str], where: str) -> None:
    for name in names:
        if name not in lexicon:
            raise ConfigError(f"{where}: {name!r} is in no lexicon")


@cache
def surnames() -> Mapping[str, str]:
    """Every surname with its kind: common, rare or compound."""
    allowed = {"kind": ("common", "rare", "compound")}
    return MappingProxyType({row[0]: row[1] for row in read_rows("surnames", ("surname", "kind"), allowed)})


@cache
def divisions() -> tuple[Division, ...]:
    """Every administrative division down to county level, by code."""
    rows = read_rows("divisions", ("code", "level", "name"), {"level": ("province", "city", "county")})
    return tuple(Division(*row) for row in rows)


@cache
def invented_divisions() -> tuple[Division, ...]:
    """Divisions that do not exist, for examples and invented corpora, by code."""
    rows = read_rows("invented_divisions", ("code", "level", "name"), {"level": ("city", "county")})
    return tuple(Division(*row) for row in rows)


@cache
def former_divisions() -> tuple[FormerDivision, ...]:
    """Names of divisions that were renamed or merged, as older papers print them, by name."""
    allowed = {"level": ("city", "county"), "code": {division.code for division in divisions()}}
    rows = read_rows("former_divisions", ("name", "code", "level", "until"), allowed)
    return tuple(FormerDivision(*row) for row in rows)


def any_of(items: Iterable[str]) -> str:
    """A regular expression for any of the items, the longest first."""
    return "|".join(escape(item) for item in sorted(items, key=lambda item: (-len(item), item)))


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list of that name in words.tsv, whose head says what each list is for.

    Raises ConfigError when there is no such list.
    """
    found = frozenset(word for owner, word in read_rows("words", ("list", "word")) if owner == name)
    if not found:
        raise ConfigError(f"words.tsv: no list {name!r}")
    return found


@cache
def abbreviations() -> Mapping[str, str]:
    """What abbreviated names of firms stand for: 农行 is 农业银行."""
    return MappingProxyType({row[0]: row[1] for row in read_rows("abbreviations", ("short", "full"))})


@cache
def states() -> Mapping[str, str]:
    """Every state other than China by each of the names that news print."""
    found: dict[str, str] = {}
    for state, others, _ in read_rows("states", ("state", "others", "initial")):
        found |= dict.fromkeys((state, *others.split()), state)
    return MappingProxyType(found)


@cache
def state_initials() -> Mapping[str, str]:
    """The states that one character stands for right before an office: 叙 of 叙总理."""
    rows = read_rows("states", ("state", "others", "initial"))
    return MappingProxyType({initial: state for state, _, initial in rows if initial})


@cache
def national_posts() -> Mapping[str, str]:
    """The body of every post that only a body of the nation has: 总理 of 国务院."""
    return MappingProxyType({row[0]: row[1] for row in read_rows("national_posts", ("post", "body"))})


@cache
def predicates() -> tuple[Predicate, ...]:
    """The verbs of presence, of speech and of instruction, longest first."""
    allowed = {
        "group": ("presence", "accompany", "meet", "speech", "instruct"),
        "role": ("", *PARTICIPATION_ROLES),
        "event": ("", *EVENT_KINDS),
    }
    rows = read_rows("predicates", ("verb", "group", "role", "event"), allowed)
    return tuple(sorted((Predicate(*row) for row in rows), key=lambda p: (-len(p.verb), p.verb)))


@cache
def verbs() -> frozenset[str]:
    """The verbs of `predicates`."""
    return frozenset(predicate.verb for predicate in predicates())
