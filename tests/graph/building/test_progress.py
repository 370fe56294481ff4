"""Bars on a terminal, few lines in a log, nothing when quiet."""

from io import StringIO

import pytest

from graph.building.progress import shown_on


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("total", "lines"), [(1, 1), (10, 10), (1000, 12), (12345, 12)])
def test_log_stays_short(total: int, lines: int) -> None:
    log = StringIO()
    with shown_on(log) as progress:
        for done in range(1, total + 1):
            progress("tagging", done, total)
    printed = log.getvalue().splitlines()
    assert len(printed) <= lines
    assert printed[-1] == f"tagging: {total} of {total}"


def test_log_names_each_step() -> None:
    log = StringIO()
    with shown_on(log) as progress:
        for step in ("reading", "tagging"):
            progress(step, 0, 2)
            progress(step, 2, 2)
    expected = ["reading: 0 of 2", "reading: 2 of 2", "tagging: 0 of 2", "tagging: 2 of 2"]
    assert log.getvalue().splitlines() == expected


def test_terminal_gets_a_bar_for_each_step() -> None:
    terminal = Terminal()
    with shown_on(terminal) as progress:
        progress("reading", 1, 4)
        progress("reading", 4, 4)
        progress("tagging", 2, 8)
    bars = [line.split("\r")[-1] for line in terminal.getvalue().split("\n")]
    assert bars[0].startswith("reading: 100%")
    assert bars[1].startswith("tagging:  25%")


def test_quiet() -> None:
    terminal = Terminal()
    with shown_on(terminal, quiet=True) as progress:
        progress("reading", 1, 1)
    assert terminal.getvalue() == ""
