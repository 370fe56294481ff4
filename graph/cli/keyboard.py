"""Keys of a terminal one by one, without Enter; or the characters of a pipe, so that a script can press them."""

import os
import re
import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TextIO
from unicodedata import normalize

END = ""
"""What is given when the input ends."""

AT_ONCE = 1024
"""Bytes that are read at one time, at most."""

REST_OF_A_KEY = 0.05
"""Seconds within which the rest of what one key sends arrives, over a slow line too."""

# What arrows and function keys send; also an ESC alone.
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|O.?|[^\x1b])?")


class Keyboard:
    """Reads keys and lines. Full-width characters of a Chinese input method count as the plain ones."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._typed = ""
        self.is_terminal = source.isatty()

    @contextmanager
    def one_by_one(self) -> Iterator[None]:
        """While it lasts, a terminal gives keys as they are pressed and does not show them."""
        if not self.is_terminal:
            yield
            return
        import termios
        import tty

        before = termios.tcgetattr(self._source.fileno())
        tty.setcbreak(self._source.fileno())
        try:
            yield
        finally:
            termios.tcsetattr(self._source.fileno(), termios.TCSADRAIN, before)

    @contextmanager
    def _line_by_line(self) -> Iterator[None]:
        import termios
        import tty

        keys = termios.tcgetattr(self._source.fileno())
        lines = [*keys]
        lines[tty.LFLAG] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(self._source.fileno(), termios.TCSADRAIN, lines)
        try:
            yield
        finally:
            termios.tcsetattr(self._source.fileno(), termios.TCSADRAIN, keys)

    def key(self) -> str:
        """The next key as a lower-case character; END at the end of the input. Arrows and their kind give none."""
        while not self._typed:
            if self.is_terminal:
                text = self._arrived()
                self._typed = _SEQUENCE.sub("", text)
            else:
                text = self._source.read(1)
                self._typed = text.strip("\n\x1b")
            if not text:
                return END
        key, self._typed = self._typed[0], self._typed[1:]
        return normalize("NFKC", key).lower()[:1]

    def line(self, prompt: str) -> str:
        """A line, ended by Enter, without blanks around it; END at the end of the input."""
        ahead, enter, self._typed = self._typed.partition("\n")
        if enter:
            return ahead.strip()
        if not self.is_terminal:
            return (ahead + self._source.readline()).strip()
        # Loaded for its effect on `input`: arrows and characters of several bytes can be edited.
        with suppress(ImportError):
            import_module("readline")
        with self._line_by_line():
            try:
                return (ahead + input(prompt + ahead)).strip()
            except EOFError:
                return END

    def _arrived(self) -> str:
        """What has been typed, at least one character, whole keys; blank at the end of the input."""
        file = self._source.fileno()
        data = os.read(file, AT_ONCE)
        while data and _is_cut(data) and select.select([file], [], [], REST_OF_A_KEY)[0]:
            data += os.read(file, AT_ONCE)
        # Ctrl-D ends the input of a terminal in lines; here it arrives as a character.
        return "" if data.startswith(b"\x04") else data.decode("utf-8", "replace")


def _is_cut(data: bytes) -> bool:
    """Whether a key's bytes may not all be there: a character of several bytes, or the sequence of an arrow."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    last = text.rpartition("\x1b")
    return bool(last[1]) and not re.match(r"\[[0-?]*[ -/]*[@-~]|O.|[^\[O]", last[2])
