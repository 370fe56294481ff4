"""Rows that stand in no table of the corpus as a CSV file, in the form of its tables."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.export.atomic_files import write_whole
from graph.tables.formulas import shielded


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a header and rows: UTF-8 with BOM, CRLF lines, texts that a spreadsheet would run shielded.

    Raises:
        CorpusError: the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([shielded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    write_whole(path, text.getvalue().encode("utf-8-sig"))
