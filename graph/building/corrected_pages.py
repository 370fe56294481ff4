"""Corrections in a build: which pages must be read again for them, and which of them find nothing."""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from graph.building.work import key_of
from graph.resolution.corrections import CORRECTIONS_FILE, Decision, in_force, read_corrections
from graph.store.queries import run
from graph.store.state import State
from ner.correcting.corrections import without_blanks
from ner.errors import ConfigError, CorpusError, InputError, reason_of

_KEPT = "corrections"
"""The key under which a corpus remembers the corrections that its pages were read with."""


def decided(out: Path, given: Path | None) -> tuple[Decision, ...]:
    """The decisions in force: of the file in `out`, or of the `given` one when `out` has none or the same.

    Raises:
        ConfigError: a file is not valid or contradicts itself, there is no such file, or both are there and differ.
    """
    own = out / CORRECTIONS_FILE
    if given is None:
        return in_force(read_corrections(own))
    if not given.is_file():
        raise ConfigError(f"{given}: no such file of corrections")
    decisions = read_corrections(given)
    if own.exists() and [d.correction for d in read_corrections(own)] != [d.correction for d in decisions]:
        raise ConfigError(f"{own}: has other corrections than {given}; append them there, or move it away")
    return in_force(decisions)


def start_with(out: Path, given: Path | None) -> None:
    """Copy the given file of corrections into a folder that has none. Raises CorpusError: it cannot be written."""
    own = out / CORRECTIONS_FILE
    if given is not None and not own.exists():
        try:
            own.write_bytes(given.read_bytes())
        except OSError as error:
            raise CorpusError(f"{own}: cannot be written: {reason_of(error)}") from error


def forget_corrected_pages(state: State, decisions: Sequence[Decision]) -> None:
    """Have the pages read again on which the words of a correction stand that is new or no longer in force."""
    now = {key_of(row): (without_blanks(row.quote), row.source) for row in (d.correction for d in decisions)}
    before = {key: tuple(anchor) for key, anchor in json.loads(state.meta(_KEPT) or "{}").items()}
    changed = sorted({anchor for key, anchor in (before | now).items() if (key in before) != (key in now)})
    if not changed:
        return
    with state.transaction():
        quotes, sources = ([anchor[part] for anchor in changed] for part in (0, 1))
        run("graph.building", state.connection, "forget_pages", quotes=quotes, sources=sources)
        state.remember(_KEPT, json.dumps(now, ensure_ascii=False))


def without_effect(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> tuple[InputError, ...]:
    """A line for each decision whose quote or name stands nowhere."""
    rows = connection.execute("SELECT DISTINCT correction FROM state.corrected").fetchall()
    found = {key for (key,) in rows}
    return tuple(
        InputError(
            f"{d.where}: finds nothing: no {d.correction.table} row{_of(d.correction.name)} in a sentence with these words"
        )
        for d in decisions
        if key_of(d.correction) not in found
    )


def _of(name: str) -> str:
    return f" of {name}" if name else ""
