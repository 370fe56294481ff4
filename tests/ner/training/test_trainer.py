"""Training a tagger on a few made-up sentences."""

import dataclasses
import itertools
import json
import re
from pathlib import Path
from typing import Any

import hanlp
import pytest
import torch

from ner.errors import ModelError
from ner.tagging.hanlp_tagger import embedded_folder, load_tagger
from ner.text.mentions import Label
from ner.training.annotated_data import Sentence, bioes, entities_of, hold_out, read_dataset
from ner.training.model_setup import ModelSetup, Settings, setup_of
from ner.training.trainable_recognizer import TrainableRecognizer
from ner.training.trainer import train

TINY = ModelSetup(
    words={"来到": "v", "说起": "v", "东县": "ns"},
    settings=Settings(
        character_size=16,
        pair_size=8,
        word_size=8,
        buckets=256,
        hidden=24,
        min_count=1,
        item_drop=0.0,
        lr=0.03,
        batch_size=8,
    ),
)
WHOLE_MODEL = {"SHA256SUMS", "CARD.md", "config.json", "model.pt", "vocabs.json", "words.txt.gz"}


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
    train([read_dataset(corpus)], output, epochs=12, seed=7, setup=TINY)
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


def test_the_config_names_the_class_that_any_version_finds(model: Path) -> None:
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    embedded = json.loads((embedded_folder() / "config.json").read_text(encoding="utf-8"))
    assert config["classpath"] == embedded["classpath"] == "ner.recognizer.CharacterRecognizer"


def test_a_run_may_start_from_the_embedded_model() -> None:
    setup = setup_of("embedded")
    assert (setup.name, setup.settings.hidden) == ("embedded", 128)
    assert setup.initial_weights is not None


def test_the_folder_holds_nothing_but_the_model(model: Path) -> None:
    assert {path.name for path in model.iterdir()} == WHOLE_MODEL


def test_no_path_of_this_machine_is_kept(model: Path, corpus: Path) -> None:
    for path in (model / "config.json", model / "vocabs.json", model / "CARD.md"):
        assert str(corpus.parent) not in path.read_text(encoding="utf-8")


def test_a_run_that_was_killed_goes_on_to_the_same_end(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train([read_dataset(corpus)], tmp_path / "whole", epochs=4, seed=3, setup=TINY)
    passes = itertools.count()
    train_pass = TrainableRecognizer.train_pass

    def killed_in_third_pass(self: TrainableRecognizer, *args: Any, **kwargs: Any) -> float:
        if next(passes) == 2:
            raise KeyboardInterrupt
        return train_pass(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(TrainableRecognizer, "train_pass", killed_in_third_pass)
        with pytest.raises(KeyboardInterrupt):
            train([read_dataset(corpus)], tmp_path / "killed", epochs=4, seed=3, setup=TINY)
    train([read_dataset(corpus)], tmp_path / "killed", epochs=4, seed=3, setup=TINY)
    whole, killed = (
        torch.load(tmp_path / name / "model.pt", weights_only=True) for name in ("whole", "killed")
    )
    assert all(torch.equal(whole[name], killed[name]) for name in whole)


def test_workers_train_one_model_side_by_side(corpus: Path, tmp_path: Path) -> None:
    report = train([read_dataset(corpus)], tmp_path, epochs=12, seed=7, workers=2, setup=TINY)
    assert report.best > 0.9
    assert {path.name for path in tmp_path.iterdir()} == WHOLE_MODEL


def test_sentences_dressed_as_local_news_are_noted_in_the_card(corpus: Path, tmp_path: Path) -> None:
    reported: list[str] = []
    dataset = read_dataset(corpus)
    train([dataset], tmp_path, epochs=1, setup=TINY, bare_bodies={"village": False}, log=reported.append)
    assert [line.split(":")[0] for line in reported] == ["pass 1 of 1"]
    assert "augmented as local news" in (tmp_path / "CARD.md").read_text(encoding="utf-8")


def test_training_goes_on_from_a_model(model: Path, tmp_path: Path) -> None:
    """One sentence alone teaches nothing: what the new model knows comes from the old one."""
    rows = [[("丁", "B-PER"), ("某", "I-PER"), ("某", "I-PER"), ("说", "O"), ("。", "O")]] * 2
    dataset = read_dataset(write(tmp_path / "more" / "train.tsv", rows).parent)
    setup = setup_of(str(model), settings=dataclasses.replace(TINY.settings, hidden=8))
    assert setup.words == TINY.words
    assert setup.settings == TINY.settings
    train([dataset], tmp_path / "new", epochs=1, seed=1, setup=setup)
    (mentions,) = load_tagger(str(tmp_path / "new")).tag(["丙某某来到西县。"])
    assert [(m.text, m.label) for m in mentions] == [("丙某某", Label.PERSON), ("西县", Label.PLACE)]
    assert f"Started from {model.name}; 3 words" in (tmp_path / "new" / "CARD.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(None, "not a HanLP model folder", id="no folder"),
        pytest.param("{}", "not a HanLP model folder", id="no class"),
        pytest.param(
            '{"classpath": "hanlp.X"}', "not a model that `guantu train` made", id="another's model"
        ),
    ],
)
def test_a_start_that_is_none_is_named(tmp_path: Path, content: str | None, problem: str) -> None:
    if content is not None:
        (tmp_path / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=re.escape(f"{tmp_path}: {problem}")):
        setup_of(str(tmp_path))


def test_a_start_of_another_size_is_refused(model: Path, tmp_path: Path, corpus: Path) -> None:
    start = setup_of(str(model)).initial_weights
    other = ModelSetup(initial_weights=start, settings=dataclasses.replace(TINY.settings, hidden=8))
    with pytest.raises(ModelError, match="do not fit the settings"):
        train([read_dataset(corpus)], tmp_path, epochs=1, setup=other)


def test_the_beginning_of_another_run_is_not_continued(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_bytes(b"")
    (tmp_path / "run.txt").write_text("another", encoding="utf-8")
    with pytest.raises(ModelError, match="other data or settings"):
        train([read_dataset(corpus)], tmp_path, epochs=1, setup=TINY)


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
        read_dataset(path)
    assert problem in str(caught.value)


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.tsv"):
        read_dataset(tmp_path / "nowhere.tsv")


def test_a_folder_without_training_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no train\.tsv"):
        read_dataset(tmp_path)


def test_a_folder_with_a_test_file_is_for_scores_only(corpus: Path, tmp_path: Path) -> None:
    rows = [sentence("甲", "到", "东")]
    others = read_dataset(write(tmp_path / "town" / "test.tsv", rows).parent)
    report = train([others, read_dataset(corpus)], tmp_path / "model", epochs=1, setup=TINY)
    assert report.scores["town test"]["all"].gold == 2
    config = json.loads((tmp_path / "model" / "config.json").read_text(encoding="utf-8"))
    assert (config["domains"], config["domain"]) == (["village"], "village")


def test_a_single_file_gives_up_a_part_for_development(tmp_path: Path) -> None:
    rows = [sentence(*parts) for parts in itertools.product("甲乙丙丁戊己庚", ("到", "去"), "东西南北上下")]
    dataset = read_dataset(write(tmp_path / "one.tsv", rows))
    assert dataset.domain == "one"
    assert len(dataset.training) + len(dataset.development) == len(rows)
    assert 0 < len(dataset.development) < len(rows) / 3
    assert not {s.text for s in dataset.training} & {s.text for s in dataset.development}


@pytest.mark.parametrize("number", [2, 3, 40])
def test_few_sentences_are_held_out_but_at_least_one(number: int) -> None:
    sentences = [Sentence(f"第{i}句。", ("O",) * len(f"第{i}句。"), "d") for i in range(number)]
    training, development = hold_out(sentences, 0.1)
    assert sorted(training + development, key=sentences.index) == sentences
    assert 1 <= len(development) <= number / 2


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
