"""The command line as a whole: wrong use, help, start-up."""

import subprocess
import sys

import pytest
from subprocesses import environment

from graph.cli.main import main, parser


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["build", "papers"],
        ["build", "-o", "out"],
        ["build", "papers", "-o", "out", "--workers", "0"],
        ["build", "papers", "-o", "out", "--workers", "1001"],
        ["build", "papers", "-o", "out", "--memory", "15MB"],
        ["build", "papers", "-o", "out", "--memory", "9999999999GB"],
        ["build", "papers", "-o", ""],
        ["build", " ", "-o", "out"],
        ["export", "", "--gexf", "file"],
        ["build", "papers", "-o", "out", "--event-kind", "party"],
        ["export", "out", "--pdf", "file"],
        ["paint", "papers"],
    ],
    ids=" ".join,
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: guantu" in capsys.readouterr().err


def test_every_option_is_explained() -> None:
    (commands,) = (action.choices for action in parser()._actions if isinstance(action.choices, dict))
    for name, command in commands.items():
        for action in command._actions:
            assert action.help, f"{name} {action.option_strings}"


def test_help_does_not_wait_for_heavy_libraries() -> None:
    code = "import sys, graph.cli.main; graph.cli.main.parser(); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    assert {"pandas", "duckdb", "numpy", "torch", "hanlp"} & set(done.stdout.split()) == set()
