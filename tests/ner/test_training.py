"""Training a tagger on a few made-up sentences."""

import itertools
import re
from pathlib import Path
from typing import Any

import hanlp
import pytest
import torch

from ner.errors import ModelError
from ner.hanlp_tagger import load_tagger
from ner.mentions import Label
from ner.recognizer import CharacterRecognizer
from ner.training import Settings, _main, read_material, train
from ner.training_data import bioes, entities_of

TINY = Settings(
    character_size=16, pair_size=8, buckets=256, hidden=24, min_count=1, item_drop=0.0, lr=0.03, batch_size=8
)


def sentence(surname: str, verb: str, place: str) -> list[tuple[str, str]]:
    text = f"{surname}某某{verb}{place}县。"
    tags = ["O"] * len(text)
    tags[0:3] = ["B-PER", "I-PER", "I-PER"]
    start = 3 + len(verb)
    tags[start : start + 2] = ["B-LOC", "I-LOC"]
    return list(zip(text, tags, strict=True))


def write(path: Path, sentences: list[list[tuple[str, str]]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = ("\n".join(f"{c}\t{t}" for c, t in rows) for rows in sentences)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "village"
    rows = [sentence(*parts) for parts in itertools.product("甲乙丙丁", ("到", "来到", "说起"), "东西南北")]
    write(folder / "train.tsv", rows)
    write(folder / "dev.tsv", rows[::5])
    return folder


@pytest.fixture(scope="module")
def model(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("model")
    train([corpus], output, epochs=12, seed=7, settings=TINY, quiet=True)
    return output


def test_the_trained_model_tags_like_its_data(model: Path) -> None:
    (mentions,) = load_tagger(str(model)).tag(["丁某某来到南县。"])
    assert [(m.text, m.label) for m in mentions] == [("丁某某", Label.PERSON), ("南县", Label.PLACE)]


def test_hanlp_loads_the_folder_by_itself(model: Path) -> None:
    assert hanlp.load(str(model), verbose=False)(list("乙某某到北县。")) == [
        ("乙某某", "PER", 0, 3),
        ("北县", "LOC", 4, 6),
    ]


def test_the_card_tells_data_seed_and_scores(model: Path) -> None:
    card = (model / "CARD.md").read_text(encoding="utf-8")
    assert "| village | 48 | 10 | 0 |" in card
    assert "seed 7" in card
    assert "| village dev | PER | 1.0000 | 1.0000 | 1.0000 |" in card


def test_the_folder_holds_nothing_but_the_model(model: Path) -> None:
    assert {path.name for path in model.iterdir()} == {"CARD.md", "config.json", "model.pt", "vocabs.json"}


def test_no_path_of_this_machine_is_kept(model: Path, corpus: Path) -> None:
    for path in (model / "config.json", model / "vocabs.json", model / "CARD.md"):
        assert str(corpus.parent) not in path.read_text(encoding="utf-8")


def test_a_run_that_was_killed_goes_on_to_the_same_end(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train([corpus], tmp_path / "whole", epochs=4, seed=3, settings=TINY, quiet=True)
    passes = itertools.count()
    fit_dataloader = CharacterRecognizer.fit_dataloader

    def killed_in_third_pass(self: CharacterRecognizer, *args: Any, **kwargs: Any) -> float:
        if next(passes) == 2:
            raise KeyboardInterrupt
        return fit_dataloader(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(CharacterRecognizer, "fit_dataloader", killed_in_third_pass)
        with pytest.raises(KeyboardInterrupt):
            train([corpus], tmp_path / "killed", epochs=4, seed=3, settings=TINY, quiet=True)
    train([corpus], tmp_path / "killed", epochs=4, seed=3, settings=TINY, quiet=True)
    whole, killed = (
        torch.load(tmp_path / name / "model.pt", weights_only=True) for name in ("whole", "killed")
    )
    assert all(torch.equal(whole[name], killed[name]) for name in whole)


def test_workers_train_one_model_side_by_side(corpus: Path, tmp_path: Path) -> None:
    report = train([corpus], tmp_path, epochs=12, seed=7, workers=2, settings=TINY, quiet=True)
    assert report.best > 0.9
    assert {path.name for path in tmp_path.iterdir()} == {"CARD.md", "config.json", "model.pt", "vocabs.json"}


def test_the_command_trains_and_says_how_it_went(
    corpus: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _main([str(corpus), "-o", str(tmp_path), "--epochs", "1", "--untagged", "village"])
    out, err = capfd.readouterr()
    assert re.fullmatch(rf"development F1 \d\.\d{{4}}, see {re.escape(str(tmp_path))}/CARD\.md\n", out)
    assert "pass 1 of 1: loss" in err
    assert "augmented as local news" in (tmp_path / "CARD.md").read_text(encoding="utf-8")


def test_the_beginning_of_another_run_is_not_continued(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_bytes(b"")
    (tmp_path / "run.txt").write_text("another", encoding="utf-8")
    with pytest.raises(ModelError, match="other data or settings"):
        train([corpus], tmp_path, epochs=1, settings=TINY, quiet=True)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param("甲 B-PER\n", ":1: not `character<TAB>tag`", id="no tab"),
        pytest.param("甲\tB-PER\n甲某\tI-PER\n", ":2: not `character<TAB>tag`", id="two characters"),
        pytest.param("甲\tPER\n", ":1: not `character<TAB>tag`", id="no BIO tag"),
        pytest.param("\n\n", "holds no sentences", id="empty"),
    ],
)
def test_bad_data_is_named_with_its_line(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"bad\.tsv") as caught:
        read_material(path)
    assert problem in str(caught.value)


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.tsv"):
        read_material(tmp_path / "nowhere.tsv")


def test_a_folder_without_training_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no train\.tsv"):
        read_material(tmp_path)


def test_a_single_file_gives_up_a_part_for_development(tmp_path: Path) -> None:
    rows = [sentence(*parts) for parts in itertools.product("甲乙丙丁戊己庚", ("到", "去"), "东西南北上下")]
    material = read_material(write(tmp_path / "one.tsv", rows))
    assert material.domain == "one"
    assert len(material.training) + len(material.development) == len(rows)
    assert 0 < len(material.development) < len(rows) / 3
    assert not {s.text for s in material.training} & {s.text for s in material.development}


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        pytest.param("O B-PER I-PER O", [(1, 3, "PER")], id="BIO"),
        pytest.param("B-PER B-PER I-PER", [(0, 1, "PER"), (1, 3, "PER")], id="BIO, side by side"),
        pytest.param("S-PER S-LOC", [(0, 1, "PER"), (1, 2, "LOC")], id="BIOES, single"),
        pytest.param("B-ORG I-ORG E-ORG S-ORG", [(0, 3, "ORG"), (3, 4, "ORG")], id="BIOES"),
        pytest.param("B-nr M-nr E-nr", [], id="a label of another set is dropped"),
        pytest.param("B-NR M-NR E-NR", [(0, 3, "PER")], id="BMES, alias"),
        pytest.param("O I-PER I-PER", [(1, 3, "PER")], id="stray inner tag opens"),
        pytest.param("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")], id="label changes inside"),
        pytest.param("B-TITLE I-TITLE O", [], id="titles are dropped"),
    ],
)
def test_entities_of_tags(tags: str, spans: list[tuple[int, int, str]]) -> None:
    entities = entities_of(tags.split())
    assert [(e.start, e.end, e.label) for e in entities] == spans
    assert entities_of(bioes(len(tags.split()), entities)) == entities
