"""`guantu models`: the list of taggers."""

from pathlib import Path

import pytest

from graph.cli.main import main


def test_models_are_listed_with_the_embedded_one_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HANLP_HOME", str(tmp_path))
    assert main(["models"]) == 0
    head, first, *rest = capsys.readouterr().out.splitlines()
    assert head.split() == ["model", "finds", "tag", "sets", "licence", "here"]
    assert first.startswith("embedded ")
    assert first.endswith("research use only  yes")
    assert rest[-1] == f"Downloads are kept in {tmp_path} (HANLP_HOME)."
    assert any(line.startswith("MSRA_NER_ELECTRA_SMALL_ZH ") and "CC BY-NC-SA" in line for line in rest)
