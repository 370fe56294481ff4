"""Reads the CSV files that a researcher writes or edits: decisions and copies of tables."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from ner.errors import ConfigError, InputError, reason_of
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
