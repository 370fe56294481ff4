"""The file of a researcher's corrections: append-only, one row a decision, the later one undoes the earlier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from os.path import lexists
from pathlib import Path

from graph.resolution.curated_csv import append_rows, read_rows
from graph.tables.formulas import exact
from ner.correcting.corrections import ACTIONS, ADDS, FIELDS, Correction
from ner.errors import ConfigError

CORRECTIONS_FILE = "corrections.csv"
COLUMNS = ("action", "table", "quote", "name", "nth", "source", "field", "value", "by", "on", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One row of the file: a correction, and who decided so, when and why; `where` names file and line."""

    correction: Correction
    by: str
    on: str
    why: str
    where: str


def read_corrections(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in their order; none when there is no file.

    Raises:
        ConfigError: the file cannot be read, has other columns, or a row is not valid; the message names it.
    """
    if not lexists(path):
        return ()
    return tuple(_decision(row, f"{path}:{line}") for line, row in read_rows(path, COLUMNS))


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in their order: a later one on the same rows undoes an earlier one.

    `drop` undoes what was set or added there, `add` undoes a `drop`, `set` of a field what was set
    there before.

    Raises:
        ConfigError: a row sets something of rows that an earlier one drops; both are named.
    """
    held: dict[tuple[object, ...], Decision] = {}
    for decision in decisions:
        row = decision.correction
        here = {key: other for key, other in held.items() if key[0] == row.anchor}
        dropped = next((other for other in here.values() if other.correction.action == "drop"), None)
        if row.action == "set" and dropped:
            raise ConfigError(
                f"{decision.where}: sets what {dropped.where} drops; add it first, or leave one out"
            )
        undone = {key for key, other in here.items() if row.action == "drop" or other is dropped}
        for key in undone:
            del held[key]
        # A row that was dropped, and was there without an earlier `add`, is there again when the drop is undone.
        if row.action == "add" and dropped and row.table != "mentions":
            continue
        key = (row.anchor, row.action, row.field)
        held.pop(key, None)
        held[key] = decision
    return tuple(held.values())


def append_corrections(path: Path, decisions: Iterable[Decision]) -> None:
    """Append rows to the file, which is made when there is none.

    Raises:
        CorpusError: the file cannot be written.
    """
    append_rows(path, COLUMNS, [_cells(decision) for decision in decisions])


def _cells(decision: Decision) -> dict[str, str]:
    row = decision.correction
    cells = {column: str(getattr(row, column)) for column in COLUMNS[:-3]}
    said = {column: getattr(decision, column) for column in COLUMNS[-3:]}
    return cells | {"nth": str(row.nth or "")} | said


def _decision(row: dict[str, str], where: str) -> Decision:
    if None in row or None in row.values():
        raise ConfigError(f"{where}: {len(COLUMNS)} fields wanted")
    cells = {column: exact(row[column]).strip() for column in COLUMNS}
    nth = cells.pop("nth") or "0"
    if not nth.isascii() or not nth.isdigit():
        raise ConfigError(f"{where}: nth must be a whole number from 1, or blank: {nth}")
    said = {column: cells.pop(column) for column in ("by", "on", "why")}
    correction = Correction(**cells, nth=int(nth))
    if problem := problem_of(correction):
        raise ConfigError(f"{where}: {problem}")
    return Decision(correction=correction, where=where, **said)


def problem_of(row: Correction) -> str:
    """What makes a correction invalid; blank when it is valid."""
    if row.action not in ACTIONS:
        return f"action {row.action!r} is none of {', '.join(ACTIONS)}"
    if row.table not in FIELDS:
        return f"table {row.table!r} is none of {', '.join(FIELDS)}"
    if not row.quote:
        return "no quote: words of the sentence are wanted"
    if not row.name and row.table != "events":
        return "no name: whose row of the sentence?"
    field = row.field if row.action == "set" else ADDS[row.table]
    if row.action == "set" and row.field not in FIELDS[row.table]:
        return (
            f"field {row.field!r} of {row.table} cannot be set, only {', '.join(FIELDS[row.table]) or 'none'}"
        )
    if row.action != "drop" and field:
        values = FIELDS[row.table][field]
        if values and row.value not in values:
            return f"value {row.value!r} is none of {', '.join(values)}"
        if row.action == "add" and not row.value:
            return f"no value: the {field} of what is added"
        if field == "date" and not _are_days(row.value):
            return f"value {row.value!r} is no day (2023-02-01), nor a first and a last one (2023-02-01/2023-02-03)"
    return ""


def _are_days(value: str) -> bool:
    try:
        days = [date.fromisoformat(day) for day in value.split("/")] if value else []
    except ValueError:
        return False
    return len(days) <= 2 and days == sorted(days)
