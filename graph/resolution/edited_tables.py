"""Tables edited by hand: the edits as corrections, and those that no correction can say."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from graph.resolution.corrections import problem_of
from graph.resolution.curated_csv import read_rows
from graph.tables.formulas import exact
from ner.correcting.corrections import Correction
from ner.errors import ConfigError
from ner.text.sentences import cut, sentence_at

KEYS = {
    "attributions": ("attribution_id",),
    "person_roles": ("article_id", "name"),
    "organization_mentions": ("article_id", "start", "end"),
    "events": ("event_id",),
    "participations": ("event_id", "name", "start"),
}
"""The tables whose edits can become corrections, with the columns that tell their rows apart."""

_NAMES = {"attributions": "person", "events": ""}
"""The column of whose row it is, where that is not `name`; events are known by their sentence."""

_DAYS = frozenset({"date_start", "date_end"})
_DERIVED = frozenset({"entity_id", "merged_id", "rule", "corrected"})

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """The corrections that the edits of a table come to, and a line for each edit that cannot be one."""

    corrections: tuple[Correction, ...]
    problems: tuple[str, ...]


def edits_of(path: Path, frames: Mapping[str, pd.DataFrame]) -> Edits:
    """The edits in a copy of a table of a corpus; its name begins with that of the table: events.edited.csv.

    A row that is missing is dropped, a cell that is changed is set. New rows, and changes of what follows
    from the text (offsets, quotes, titles as printed), are problems.

    Args:
        path: the edited CSV file.
        frames: the tables of the corpus, blanks as in the CSV files.

    Raises:
        ConfigError: the file cannot be read, or is no table that can be corrected.
    """
    table = path.name.partition(".")[0]
    if table not in KEYS:
        raise ConfigError(f"{path}: edits of this table cannot become corrections, only of {', '.join(KEYS)}")
    rows = [{str(k): str(v) for k, v in row.items()} for row in frames[table].to_dict("records")]
    before = {_key(table, row): row for row in rows}
    after = {_key(table, row): row for row in _read(path, list(map(str, frames[table].columns)))}
    anchor_of = anchors(table, rows, frames)
    corrections: list[Correction] = []
    problems = [f"new row: {' '.join(key)}" for key in after if key not in before]
    for key, row in before.items():
        changes = list(_changes(table, row, after[key])) if key in after else [("drop", "", "")]
        for action, field, value in changes:
            correction = Correction(action=action, table=table, field=field, value=value, **anchor_of[key])
            problem = problem_of(correction)
            if problem:
                problems.append(f"{' '.join(key)}: {problem}")
            else:
                corrections.append(correction)
    return Edits(corrections=tuple(corrections), problems=tuple(f"{path}: {problem}" for problem in problems))


def _read(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    rows = [row for _, row in read_rows(path, columns)]
    for row in rows:
        if None in row or None in row.values():
            raise ConfigError(
                f"{path}: a row has not {len(columns)} cells: {' '.join(filter(None, row.values()))}"
            )
    return [{column: exact(cell) for column, cell in row.items()} for row in rows]


def _key(table: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[table])


def _changes(table: str, before: Row, after: Row) -> Iterator[tuple[str, str, str]]:
    """What a correction must set: action, field, value. A field that cannot be set is left to be refused."""
    for column in before:
        if column in _DERIVED | _DAYS or before[column] == after[column]:
            continue
        yield "set", column, after[column]
    if any(before[column] != after[column] for column in _DAYS & before.keys()):
        yield "set", "date", _days(after["date_start"], after["date_end"])


def _days(start: str, end: str) -> str:
    """The first and last day of an interval of the tables, whose end is exclusive."""
    try:
        last = (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else start
    except ValueError:
        return f"{start}/{end}"
    return start if last <= start else f"{start}/{last}"


def anchors(
    table: str, rows: Sequence[Row], frames: Mapping[str, pd.DataFrame]
) -> dict[tuple[str, ...], dict[str, Any]]:
    """The anchor of each row: quote, name, and which it is of the rows that have the same."""
    column = _NAMES.get(table, "name")
    articles = {row["event_id"]: row["article_id"] for row in frames["events"].to_dict("records")}
    places = [
        (
            row.get("quote") or _sentence(row, frames),
            row[column] if column else "",
            row.get("article_id") or articles[row["event_id"]],
        )
        for row in rows
    ]
    many, seen = Counter(places), Counter[tuple[str, str, str]]()
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for place, row in zip(places, rows, strict=True):
        seen[place] += 1
        quote, name, _ = place
        found[_key(table, row)] = {
            "quote": quote,
            "name": name,
            "nth": seen[place] if many[place] > 1 else 0,
        }
    return found


def _sentence(row: Row, frames: Mapping[str, pd.DataFrame]) -> str:
    """The sentence of an article in which the name of a row stands first."""
    mentions, texts = frames["mentions"], frames["article_texts"]
    own = mentions[
        (mentions["article_id"] == row["article_id"]) & (mentions["entity_id"] == row["entity_id"])
    ]
    (text,) = texts.loc[texts["article_id"] == row["article_id"], "text"]
    start = int(own["start"].min()) if len(own) else text.find(row["name"])
    return sentence_at(start, cut(text)).of(text)
