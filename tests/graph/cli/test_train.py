"""`guantu train`: a model from annotated sentences."""

import re
from pathlib import Path

import pytest

from graph.cli.main import main


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    rows = ["甲\tB-PER", "某\tI-PER", "某\tI-PER", "说\tO", "。\tO", ""] * 4
    folder = tmp_path / "village"
    folder.mkdir()
    (folder / "train.tsv").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_train_leaves_a_model_and_says_so(
    tmp_path: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model"
    where = ["train", str(sentences), "-o", str(out), "--epochs", "1", "--start", "none"]
    assert main([*where, "--local-news", "village"]) == 0
    printed = capsys.readouterr()
    assert re.fullmatch(rf"development F1 \d\.\d{{4}}, see {re.escape(str(out))}/CARD\.md\n", printed.out)
    assert re.fullmatch(r"\d\d:\d\d:\d\d pass 1 of 1: loss .*\n", printed.err)
    assert "village" in (out / "CARD.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_train_on_a_corrected_corpus_names_what_is_wrong(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = corpus / "tables" / "mentions.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text("\n".join([*lines, "m9,a9,0,2,甲某,PERSON,,"]), encoding="utf-8-sig")
    where = ["train", str(corpus), "-o", str(tmp_path / "model"), "--epochs", "1", "--start", "none", "-q"]
    assert main(where) == 1
    assert "no article a9 in the corpus" in capsys.readouterr().err
    assert (tmp_path / "model" / "model.pt").is_file()


def test_train_refuses_news_of_unknown_data(
    tmp_path: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["train", str(sentences), "-o", str(tmp_path / "model"), "--local-news", "town"]
    assert main(where) == 2
    assert capsys.readouterr().err == "guantu: train: --local-news town: no such DATA\n"
    assert not (tmp_path / "model").exists()
