"""Reads the CSV files that a researcher writes or edits (decisions, copies of tables), and appends decisions."""

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from graph.tables.formulas import shielded
from ner.errors import ConfigError, CorpusError, InputError, reason_of
from ner.sources.encodings import decode


def read_rows(
    path: Path, columns: Sequence[str], needed: int | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file, each with the number of its line; cells may be missing or too many, as csv.DictReader has them.

    Args:
        path: the file.
        columns: its columns, in order.
        needed: how many of them must be there; the others may be missing from the end. None: all.

    Raises:
        ConfigError: the file cannot be read, or has other columns.
    """
    if not path.is_file():
        raise ConfigError(f"{path}: cannot be read: not a regular file")
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {reason_of(error)}") from error
    except InputError as error:
        raise ConfigError(str(error)) from error
    lines = csv.DictReader(StringIO(text, newline=""))
    found = list(lines.fieldnames or ())
    fewest = len(columns) if needed is None else needed
    if len(found) < fewest or found != list(columns[: len(found)]):
        raise ConfigError(f"{path}: the columns are not {', '.join(columns)}")
    for row in lines:
        yield lines.line_num, row


def append_rows(
    path: Path,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    defaults: Mapping[str, str] | None = None,
) -> None:
    """Append rows to a file of decisions, which is made when there is none; what stood there is never changed.

    The whole file is replaced at once, so that a reader or a crash sees all the new rows or none. The header of an
    older file, which lacks columns at the end, is completed when a row needs them.

    Args:
        path: the file.
        columns: its columns, in order.
        rows: the cells by column.
        defaults: what a cell is that an older file has no column for; blank unless it is here.

    Raises:
        CorpusError: the file cannot be read or written.
    """
    try:
        raw = path.read_bytes() if path.exists() else b""
        text, encoding = decode(raw, str(path)) if raw.strip() else (",".join(columns) + "\n", "utf-8")
        header = text.partition("\n")[0].rstrip("\r")
        known = tuple(next(csv.reader([header])))
        default = dict.fromkeys(columns, "") | dict(defaults or {})
        if any(row[column] != default[column] for row in rows for column in columns if column not in known):
            known = tuple(columns)
        lines = StringIO(newline="")
        csv.writer(lines, lineterminator="\n").writerows(
            [shielded(row[column]) for column in known] for row in rows
        )
        before = raw.replace(header.encode(encoding), ",".join(known).encode(encoding), 1)
        # An editor may have left the last line without its end.
        new = ("" if text.endswith("\n") else "\n") + lines.getvalue()
        replace_file(
            path,
            (before if raw.strip() else text.encode("utf-8-sig")) + new.encode(encoding, "backslashreplace"),
        )
    except InputError as error:
        raise CorpusError(str(error)) from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {reason_of(error)}") from error


def replace_file(path: Path, content: bytes) -> None:
    """Put the content into the file at once. Raises OSError."""
    partial = path.with_name(f"{path.name}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
