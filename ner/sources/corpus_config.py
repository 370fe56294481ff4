"""The settings for a folder of inputs: corpus.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import lexists
from pathlib import Path
from typing import Any

from ner.errors import ConfigError, can_see
from ner.lexicon.divisions import parse_place
from ner.lexicon.vocabulary import BRANCHES, LEVELS, ORGANIZATION_KINDS
from ner.sources.filename_patterns import objection_to

CONFIG_NAME = "corpus.toml"
# Bytes; text is packed 3 to 50 times, so that small files say little by their ratio.
ALWAYS_UNPACKED = 10 << 20

SHORTEST_NAME = 2
"""Characters of a title's head and of an organization's name: one character stands in too many words."""

KEYS = (
    *("paper", "jurisdiction", "published", "filename", "columns"),
    *("people", "ignore", "titles", "organizations", "limits"),
)
FILENAME_GROUPS = frozenset({"year", "month", "day", "page", "paper"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table by name; blank for the usual names."""

    text: str = ""
    headline: str = ""
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person known beforehand, and perhaps a post; `since` and `until` are ISO dates or blank."""

    name: str
    post: str = ""
    organization: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTitle:
    """The head of a title (河长): its branch, the level of the post where its body tells none, its English."""

    head: str
    branch: str = ""
    level: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganization:
    """An organization known beforehand; `kind` and `place` are blank where its name tells them."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Names that are not entities, and strings in which nothing is an entity."""

    names: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a packed file (gzipped, or in a ZIP archive) may unpack to: more may be a bomb.

    `unpacked` is in bytes, `ratio` in times of its packed size. What unpacks to ALWAYS_UNPACKED bytes is
    read whatever the ratio.
    """

    unpacked: int = 2 << 30
    ratio: int = 200

    def most(self, packed: int) -> int:
        """Bytes that a file of `packed` bytes may unpack to."""
        return min(self.unpacked, max(ALWAYS_UNPACKED, self.ratio * packed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings for some inputs.

    `published` is an ISO date, year (2023) or month (2023-02), or blank; `published_source` is corpus or option (none when blank).
    `filename` is a regular expression, searched in the source path, with named groups out of year,
    month, day, page and paper.
    """

    paper: str = ""
    jurisdiction: str = ""
    published: str = ""
    published_source: str = "none"
    filename: str = ""
    columns: Columns = field(default_factory=Columns)
    people: tuple[KnownPerson, ...] = ()
    ignore: Ignore = field(default_factory=Ignore)
    limits: Limits = field(default_factory=Limits)
    titles: tuple[KnownTitle, ...] = ()
    organizations: tuple[KnownOrganization, ...] = ()

    def override(self, *, published: str = "", jurisdiction: str = "") -> "Settings":
        """These settings, overridden by options of the command line.

        Raises ConfigError when `published` is no date, year or month.
        """
        changed = replace(self, jurisdiction=jurisdiction or self.jurisdiction)
        if not published:
            return changed
        return replace(changed, published=issue_date(published, "--published"), published_source="option")


_YEAR_OR_MONTH = re.compile(r"(?:1[89]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
DEFAULTS = Settings()


def load_settings(folder: Path, root: Path | None = None) -> Settings:
    """The settings of the nearest corpus.toml from `folder` up to `root` (default: `folder` alone).

    Without any such file: the default settings. Raises ConfigError naming the file and the key.
    """
    config = nearest_config(folder, root or folder)
    return read_settings(config) if config else DEFAULTS


def nearest_config(folder: Path, root: Path) -> Path | None:
    """The corpus.toml in `folder` or in the nearest folder above it, not above `root`."""
    for place in (folder, *folder.parents):
        if can_see(place / CONFIG_NAME, lexists):
            return place / CONFIG_NAME
        if place == root:
            break
    return None


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`.

    Raises ConfigError: the file is unreadable or not TOML; a key is unknown; a value has the wrong
    type, or is not a valid date or regular expression.
    """
    try:
        if not can_see(path, Path.is_file):
            raise ConfigError(f"{path}: cannot be read: not a regular file")
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: cannot be read: not UTF-8") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not valid TOML: nested too deeply") from error
    # Also a number of too many digits, which is no TOMLDecodeError.
    except ValueError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    _known(path, table, "", KEYS)
    published = _published(path, table)
    return Settings(
        paper=_text(path, table, "paper"),
        jurisdiction=_text(path, table, "jurisdiction"),
        published=published,
        published_source="corpus" if published else "none",
        filename=_filename(path, table),
        columns=_columns(path, table.get("columns", {})),
        people=_people(path, table.get("people", [])),
        ignore=_ignore(path, table.get("ignore", {})),
        limits=_limits(path, table.get("limits", {})),
        titles=tuple(_title(path, row) for row in _rows(path, table, "titles")),
        organizations=tuple(_organization(path, row) for row in _rows(path, table, "organizations")),
    )


def issue_date(text: str, where: str) -> str:
    """`text` as an ISO date, year or month. Raises ConfigError naming `where` when it is none of them.

    >>> issue_date("2023", ""), issue_date("2023-02", ""), issue_date("2023-02-02", "")
    ('2023', '2023-02', '2023-02-02')
    """
    if _YEAR_OR_MONTH.fullmatch(text):
        return text
    try:
        return iso_date(text, where)
    except ConfigError as error:
        raise ConfigError(f"{where}: not a date (YYYY, YYYY-MM or YYYY-MM-DD): {text}") from error


def iso_date(text: str, where: str) -> str:
    """`text` as an ISO date. Raises ConfigError naming `where` when it is not one."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ConfigError(f"{where}: not a date (YYYY-MM-DD): {text}") from error


def _known(path: Path, table: Mapping[str, Any], prefix: str, keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise ConfigError(f"{path}: unknown key {prefix}{key} (known: {', '.join(keys)})")


def _table(path: Path, value: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{path}: {key} must be a table")
    return value


def _text(path: Path, table: Mapping[str, Any], key: str, prefix: str = "") -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{path}: {prefix}{key} must be a string")
    return value


def _day(path: Path, table: Mapping[str, Any], key: str, prefix: str = "") -> str:
    value = table.get(key, "")
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = _text(path, table, key, prefix)
    return iso_date(text, f"{path}: {prefix}{key}") if text else ""


def _published(path: Path, table: Mapping[str, Any]) -> str:
    value = table.get("published", "")
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = str(value) if type(value) is int else _text(path, table, "published")
    return issue_date(text, f"{path}: published") if text else ""


def _filename(path: Path, table: Mapping[str, Any]) -> str:
    pattern = _text(path, table, "filename")
    try:
        groups = set(re.compile(pattern).groupindex)
        objection = objection_to(pattern)
    except re.error as error:
        raise ConfigError(f"{path}: filename is not a regular expression: {error}") from error
    if objection:
        raise ConfigError(f"{path}: filename {objection}")
    if unknown := sorted(groups - FILENAME_GROUPS):
        raise ConfigError(f"{path}: filename has an unknown group {unknown[0]}")
    return pattern


def _columns(path: Path, value: Any) -> Columns:
    table = _table(path, value, "columns")
    keys = ("text", "headline", "published", "source")
    _known(path, table, "columns.", keys)
    return Columns(**{key: _text(path, table, key, "columns.") for key in keys})


def _people(path: Path, value: Any) -> tuple[KnownPerson, ...]:
    """Rows of `[[people]]`; or of a `[people]` table, where each key is a name."""
    if isinstance(value, dict):
        rows = [{"name": name} | dict(_table(path, row, f"people.{name}")) for name, row in value.items()]
    elif isinstance(value, list):
        rows = [dict(_table(path, row, "people")) for row in value]
    else:
        raise ConfigError(f"{path}: people must be rows")
    return tuple(_person(path, row) for row in rows)


def _person(path: Path, row: Mapping[str, Any]) -> KnownPerson:
    _known(path, row, "people.", ("name", "post", "organization", "since", "until"))
    name = _text(path, row, "name", "people.")
    if not name:
        raise ConfigError(f"{path}: people: a row without name")
    return KnownPerson(
        name=name,
        post=_text(path, row, "post", "people."),
        organization=_text(path, row, "organization", "people."),
        since=_day(path, row, "since", "people."),
        until=_day(path, row, "until", "people."),
    )


def _rows(path: Path, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise ConfigError(f"{path}: {key} must be rows: [[{key}]]")
    return [_table(path, row, key) for row in value]


def _title(path: Path, row: Mapping[str, Any]) -> KnownTitle:
    _known(path, row, "titles.", ("head", "branch", "level", "english"))
    head = _name(path, row, "head", "titles")
    return KnownTitle(
        head=head,
        branch=_one_of(path, row, "branch", "titles.", BRANCHES),
        level=_one_of(path, row, "level", "titles.", LEVELS),
        english=_text(path, row, "english", "titles."),
    )


def _organization(path: Path, row: Mapping[str, Any]) -> KnownOrganization:
    _known(path, row, "organizations.", ("name", "aliases", "kind", "place"))
    place = _text(path, row, "place", "organizations.")
    if place and parse_place(place) is None:
        raise ConfigError(f"{path}: organizations.place {place}: no such place, or several of that name")
    aliases = _strings(path, row, "aliases", "organizations.")
    if short := next((alias for alias in aliases if len(alias) < SHORTEST_NAME), None):
        raise ConfigError(f"{path}: organizations.aliases: too short: {short!r}")
    return KnownOrganization(
        name=_name(path, row, "name", "organizations"),
        aliases=aliases,
        kind=_one_of(path, row, "kind", "organizations.", ORGANIZATION_KINDS),
        place=place,
    )


def _name(path: Path, row: Mapping[str, Any], key: str, rows: str) -> str:
    name = _text(path, row, key, f"{rows}.")
    if len(name) < SHORTEST_NAME or not name.strip():
        raise ConfigError(f"{path}: {rows}: a row without {key}, or one of a single character: {name!r}")
    return name


def _one_of(path: Path, row: Mapping[str, Any], key: str, prefix: str, values: tuple[str, ...]) -> str:
    value = _text(path, row, key, prefix)
    if value and value not in values:
        raise ConfigError(f"{path}: {prefix}{key} {value!r} is none of {', '.join(values)}")
    return value


def _ignore(path: Path, value: Any) -> Ignore:
    table = _table(path, value, "ignore")
    _known(path, table, "ignore.", ("names", "strings"))
    return Ignore(
        names=_strings(path, table, "names", "ignore."), strings=_strings(path, table, "strings", "ignore.")
    )


def _limits(path: Path, value: Any) -> Limits:
    table = _table(path, value, "limits")
    keys = ("unpacked", "ratio")
    _known(path, table, "limits.", keys)
    for key, limit in table.items():
        if type(limit) is not int or limit < 1:
            raise ConfigError(f"{path}: limits.{key} must be a whole number above 0")
    return Limits(**table)


def _strings(path: Path, table: Mapping[str, Any], key: str, prefix: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{path}: {prefix}{key} must be a list of strings")
    return tuple(value)
