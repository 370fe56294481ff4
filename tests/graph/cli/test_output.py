"""What a command prints acts on nothing: control, direction and unseen characters are shown as escapes."""

import json
from pathlib import Path

import pytest

from graph.cli.main import main
from graph.cli.output import aligned, log, print_errors, print_lines, visible
from ner.errors import GuantuError

HOSTILE = "甲\x1b]0;x\x07\u202e乙\u2066\u200b\x9b\u2028丙"
SHOWN = r"甲\u001b]0;x\u0007\u202e乙\u2066\u200b\u009b\u2028丙"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(HOSTILE, SHOWN, id="escape sequence, direction, zero width, C1, line end"),
        pytest.param("a\nguantu: done", r"a\nguantu: done", id="a line that is none of ours"),
        pytest.param("\U000e0041", r"\udb40\udc41", id="a tag character"),
        pytest.param('𬨎某·甲　乙 \\ "', '𬨎某·甲　乙 \\ "', id="names, wide spaces, a backslash"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_way_of_printing_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([HOSTILE])
    print_lines(aligned([[HOSTILE, "x"]]))
    print_errors(GuantuError(HOSTILE))
    log(HOSTILE)
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [SHOWN, f"{SHOWN}  x"]
    assert [line.partition(" ")[2] for line in captured.err.splitlines()] == [SHOWN, SHOWN]


def test_a_line_of_json_is_the_same_value(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([json.dumps({"text": HOSTILE}, ensure_ascii=False)])
    assert json.loads(capsys.readouterr().out) == {"text": HOSTILE}


def test_the_name_of_a_file_is_shown_with_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[2J\u202etxt.exe.txt"
    (tmp_path / name).write_bytes(b"\x00\x01\x02")
    assert main(["build", str(tmp_path / name), "-o", str(tmp_path / "out"), "-q"]) == 1
    error = capsys.readouterr().err
    assert r"\u001b[2J\u202etxt.exe.txt" in error
    assert "\x1b" not in error
    assert "\u202e" not in error
