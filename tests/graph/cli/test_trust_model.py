"""A model of a stranger is refused by every command that loads one, unless --trust-model is given."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.building import stages
from graph.cli.main import main
from ner.errors import ModelError
from ner.tagging.tagger import Tagger


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"classpath": "pathlib.Path"}), encoding="utf-8")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("某区召开会议。\n\n区委书记周试文主持会议并讲话。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["build", "tag"])
def test_it_is_refused_in_one_line(
    tmp_path: Path, stranger: Path, page: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["-o", str(tmp_path / "out")] if command == "build" else []
    assert main([command, str(page), "--model", str(stranger), "-q", *out]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert str(stranger) in line
    assert "pathlib.Path" in line
    assert "--trust-model" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [[], ["--trust-model"]])
def test_trust_reaches_the_tagger(
    tmp_path: Path, page: Path, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def load(model: str | None, **how: Any) -> Tagger:
        asked.append(how)
        raise ModelError("enough")

    monkeypatch.setattr(stages, "load_tagger", load)
    assert main(["build", str(page), "-o", str(tmp_path / "out"), "-q", *options]) == 2
    assert [how.get("trust", False) for how in asked] == [bool(options)]


def test_trust_reaches_the_start_of_a_training_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def setup(*arguments: object, trust: bool) -> None:
        asked.append(trust)
        raise ModelError("enough")

    monkeypatch.setattr("ner.training.model_setup.setup_of", setup)
    data = tmp_path / "data.tsv"
    data.write_text("甲\tB-PER\n某\tI-PER\n说\tO\n", encoding="utf-8")
    for options in ([], ["--trust-model"]):
        assert main(["train", str(data), "-o", str(tmp_path / "new"), *options]) == 2
    assert asked == [False, True]
