"""What a command gives back: results on stdout, errors and the log on stderr, an exit code."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TextIO
from unicodedata import category, east_asian_width

from ner.errors import GuantuError

# Unicode's categories of control characters, formats (bidi, zero width), lone surrogates, line and paragraph ends.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

DONE = 0
SOME_UNREAD = 1
WRONG_USE = 2
INTERRUPTED = 130


def print_lines(lines: Iterable[str]) -> None:
    """Print results on stdout, with what acts on a terminal shown as escapes."""
    for line in lines:
        print(visible(line))
    sys.stdout.flush()


def print_errors(*errors: GuantuError) -> None:
    """Print errors on stderr, one line each."""
    for error in errors:
        print(f"guantu: {visible(str(error))}", file=sys.stderr)


def log(line: str) -> None:
    """Print a line on stderr, with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {visible(line)}", file=sys.stderr, flush=True)


def visible(text: str) -> str:
    r"""The text with what moves the cursor, changes direction or cannot be seen as JSON's escapes.

    A line of JSON stays the same value.

    >>> print(visible("甲\u202e乙.txt \x1b[2J"))
    甲\u202e乙.txt \u001b[2J
    """
    if text.isprintable():
        return text
    return "".join(json.dumps(char)[1:-1] if category(char) in _ACTING else char for char in text)


def accept_any_character(*streams: TextIO) -> None:
    """Write UTF-8 into files and pipes; escape what the encoding of a terminal lacks."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with aligned columns; a Chinese character is two columns wide."""
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def width_of(text: str) -> int:
    """The columns that a text takes on a terminal; a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
