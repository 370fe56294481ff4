"""`graph.read` and `graph.build`: what Python users call."""

import gc
import html
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pandas as pd
import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
import ner
from ner.errors import ConfigError, CorpusError
from ner.sources.corpus_config import Ignore, Settings
from ner.text.mentions import Mention

MEETING = "区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。"
VISIT = "区长钱一诺到远岚科技有限公司调研，副区长孙二虎参加。"


def names(corpus: graph.Corpus) -> list[str]:
    return sorted(corpus.persons["name"])


@pytest.mark.parametrize(
    ("given", "days"),
    [
        pytest.param(MEETING, ["2023-02-10"], id="one text"),
        pytest.param([MEETING, VISIT], ["2023-02-10"] * 2, id="texts"),
        pytest.param(
            [(MEETING, "2023-02-02"), VISIT], ["2023-02-02", "2023-02-10"], id="a text with its day"
        ),
        pytest.param(pd.Series([MEETING, VISIT], index=[7, 9]), ["2023-02-10"] * 2, id="a series"),
        pytest.param((text for text in [MEETING]), ["2023-02-10"], id="an iterator"),
    ],
)
def test_texts_become_a_corpus(given: Any, days: list[str]) -> None:
    corpus = graph.read(given, jurisdiction=DISTRICT, published="2023-02-10", tagger=RecordedTagger())
    assert list(corpus.articles["published_on"]) == days
    assert list(corpus.articles["source"]) == [f"texts.jsonl#{n}" for n, _ in enumerate(days, 1)]
    assert {"钱一诺", "孙二虎"} <= set(names(corpus))
    assert corpus.problems == ()


def test_paths_are_read_as_build_reads_them(tmp_path: Path) -> None:
    (tmp_path / "2023-02-02.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    corpus = graph.read(tmp_path, jurisdiction=DISTRICT, tagger=RecordedTagger())
    assert list(corpus.articles["published_on"]) == ["2023-02-02"]
    assert [str(tmp_path / "broken.pdf") in problem for problem in corpus.problems] == [True]


def test_settings_stand_in_place_of_corpus_toml() -> None:
    settings = Settings(ignore=Ignore(names=("孙二虎",)), jurisdiction=DISTRICT)
    assert names(graph.read(MEETING, tagger=RecordedTagger(), settings=settings)) == ["李三多", "钱一诺"]


def test_a_corpus_without_a_folder_writes_every_kind_of_file(tmp_path: Path) -> None:
    corpus = graph.read([MEETING, VISIT], jurisdiction=DISTRICT, tagger=RecordedTagger())
    for kind in ("html", "gexf", "graphml", "ftm"):
        getattr(corpus, f"to_{kind}")(tmp_path / f"graph.{kind}")
        assert "钱一诺" in html.unescape((tmp_path / f"graph.{kind}").read_text(encoding="utf-8"))
    corpus.to_parquet(tmp_path / "tables")
    assert (tmp_path / "tables" / "persons.parquet").is_file()


@pytest.mark.parametrize("item", [7, None, (MEETING,), (7, "2023-02-02")])
def test_what_is_no_text_is_named(item: Any) -> None:
    with pytest.raises(ConfigError, match="text 2: neither a string"):
        graph.read([MEETING, item], tagger=RecordedTagger())


def test_a_frame_is_no_series() -> None:
    with pytest.raises(ConfigError, match="give the column of texts"):
        graph.read(cast(Any, pd.DataFrame({"text": [MEETING]})), tagger=RecordedTagger())


def test_a_corpus_in_memory_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    corpus = graph.read(MEETING, tagger=RecordedTagger())
    assert corpus.path.is_relative_to(tmp_path)
    del corpus
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_no_texts_make_an_empty_corpus() -> None:
    assert names(graph.read([], tagger=RecordedTagger())) == []


def test_build_leaves_what_the_command_leaves_and_reads_only_what_is_new(tmp_path: Path) -> None:
    class Counting(RecordedTagger):
        seen = 0

        def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
            Counting.seen += len(sentences)
            return super().tag(sentences)

    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "2023-02-02.txt").write_text(MEETING, encoding="utf-8")
    options: dict[str, Any] = {"jurisdiction": DISTRICT, "tagger": Counting()}
    graph.build(pages, out, **options)
    assert (out / "graph.html").is_file()
    assert (out / "tables" / "persons.csv").is_file()
    first = Counting.seen
    (pages / "2023-02-03.txt").write_text(VISIT, encoding="utf-8")
    corpus = graph.build([str(pages)], str(out), view="coappearance", **options)
    assert 0 < Counting.seen - first <= first
    assert len(corpus.articles) == 2
    assert "participates" not in (out / "graph.gexf").read_text(encoding="utf-8")


def test_build_of_nothing_raises_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    with pytest.raises(CorpusError, match=r"broken\.pdf"):
        graph.build(tmp_path / "broken.pdf", tmp_path / "out", tagger=RecordedTagger())
    assert not (tmp_path / "out").exists()


def test_an_unknown_option_is_a_type_error(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="colour"):
        graph.build(tmp_path, tmp_path / "out", colour="red")


@pytest.mark.parametrize(
    ("module", "exported"),
    [(graph, {"Corpus", "build", "load", "read"}), (ner, {"load_tagger", "read"})],
)
def test_exported_names_are_there_and_explained(module: ModuleType, exported: set[str]) -> None:
    assert set(module.__all__) == exported
    assert all(getattr(module, name).__doc__ for name in exported)
