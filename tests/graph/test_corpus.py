from pathlib import Path

import pytest
from corpora import keep
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import facts

import graph
from graph.corpus import Corpus
from graph.tables.rows import ArticleSegmentRow
from ner.errors import ConfigError, CorpusError
from ner.text.documents import OffsetMap, Segment


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    return graph.load(tmp_path)


def test_tables_by_name_and_by_attribute(corpus: Corpus):
    assert corpus.persons is corpus["persons"]
    assert list(corpus.persons["name"])[:2] == ["甲一", "乙二"]
    assert "participations" in dir(corpus)


def test_load_takes_a_string_and_the_file_itself(corpus: Corpus):
    assert len(graph.load(str(corpus.path)).persons) == len(corpus.persons)
    assert len(graph.load(str(corpus.path.parent)).persons) == len(corpus.persons)


def test_an_unknown_table_is_no_attribute(corpus: Corpus):
    with pytest.raises(AttributeError, match="no table 'people'"):
        _ = corpus.people
    with pytest.raises(KeyError):
        corpus["people"]


def test_offsets_of_the_tables_point_into_the_text(corpus: Corpus):
    for row in corpus.mentions.to_dict("records"):
        assert corpus.text(row["article_id"])[row["start"] : row["end"]] == row["text"]
    for row in corpus.participations.to_dict("records"):
        article = row["event_id"].removeprefix("e-")
        assert corpus.text(article)[row["start"] : row["end"]] == row["quote"]


def test_text_of_an_unknown_article(corpus: Corpus):
    with pytest.raises(KeyError):
        corpus.text("a99")


def test_network_takes_the_filters(corpus: Corpus):
    assert set(corpus.network(view="coappearance", ego="丙三")) == {"p01", "p02", "p03", "p05"}
    with pytest.raises(TypeError):
        corpus.network(colour="red")
    with pytest.raises(ConfigError):
        corpus.network(view="sideways")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xy"), st.integers(0, 500), st.integers(1, 9)), min_size=1))
def test_locate_agrees_with_the_offset_map(runs: list[tuple[str, int, int]]):
    segments, start = [], 0
    for source, source_start, length in runs:
        segments.append(Segment(start, source, source_start, length))
        start += length
    rows = tuple(
        ArticleSegmentRow(
            article_id="a", start=s.start, source=s.source, source_start=s.source_start, length=s.length
        )
        for s in segments
    )
    corpus = Corpus(frames=frames(Facts(article_segments=rows)), path=Path())
    expected = OffsetMap(tuple(segments))
    for position in range(start):
        assert corpus.locate("a", position) == expected.locate(position)
    for outside in (-1, start):
        with pytest.raises(IndexError):
            corpus.locate("a", outside)
    with pytest.raises(KeyError):
        corpus.locate("b", 0)


def test_a_folder_without_a_corpus(tmp_path: Path):
    with pytest.raises(CorpusError, match=r"corpus\.duckdb: no such corpus file"):
        graph.load(tmp_path)
