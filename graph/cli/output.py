"""What commands print: results on stdout, errors and the log on stderr."""

import sys
import time
from collections.abc import Iterable
from typing import TextIO

from ner.errors import GuantuError


def print_lines(lines: Iterable[str]) -> None:
    """Print results on stdout."""
    for line in lines:
        print(line)
    sys.stdout.flush()


def print_errors(*errors: GuantuError) -> None:
    """Print errors on stderr, one line each."""
    for error in errors:
        print(f"guantu: {error}", file=sys.stderr)


def log(line: str) -> None:
    """Print a line on stderr, with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def accept_any_character(*streams: TextIO) -> None:
    """Write UTF-8 into files and pipes; escape what the encoding of a terminal lacks."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
