import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from corpora import keep
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import facts

import graph
from graph.corpus import Corpus
from graph.tables.frames import COLUMNS, DAYS
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


def test_an_edge_holds_its_sentences_and_the_network_nothing_else(corpus: Corpus):
    network = corpus.network()
    assert network.graph == {}
    sentences = network.edges["p01", "p02"]["evidence"]
    assert {sentence.source for sentence in sentences} <= set(corpus.articles["source"])
    assert all("甲一" in sentence.quote or "乙二" in sentence.quote for sentence in sentences)


def test_columns_have_real_types_and_blanks_are_missing(corpus: Corpus):
    persons, events = corpus.persons, corpus.events
    assert persons.dtypes["first_seen"] == "datetime64[s]"
    assert persons.dtypes["articles"] == "Int64"
    assert corpus.coappearances.dtypes["weight"] == "Float64"
    assert events["date_start"].min() == pd.Timestamp("2023-01-29")
    assert persons.set_index("name").loc["戊五", "post"] is pd.NA
    assert not any((corpus[table] == "").any().any() for table in ("persons", "events", "occupancies"))


def test_every_column_that_is_called_a_day_is_one():
    named = {
        c
        for columns in COLUMNS.values()
        for c in columns
        if re.search(r"^date_(?!text|source)|_date$|_seen$|_observed$", c)
    }
    assert named == DAYS


def test_evidence_of_two_persons_is_the_sentences_of_their_events(corpus: Corpus):
    found = corpus.evidence("甲一", "乙二")
    assert set(found["event_id"]) <= set(corpus.events["merged_id"])
    assert set(found["name"]) == {"甲一", "乙二"}
    assert list(found["date_start"]) == sorted(found["date_start"])
    for row in found.to_dict("records"):
        assert corpus.text(row["article_id"])[row["start"] : row["end"]] == row["quote"]
    assert len(corpus.evidence("p01", "p02")) == len(found)


def test_evidence_of_a_person_at_an_event(corpus: Corpus):
    event = corpus.events["merged_id"].iloc[0]
    found = corpus.evidence("甲一", event)
    assert set(found["name"]) == {"甲一"}
    assert set(found["event_id"]) == {event}


@pytest.mark.parametrize(("one", "other"), [("无此人", "甲一"), ("甲一", "无此人")])
def test_evidence_of_nobody(corpus: Corpus, one: str, other: str):
    with pytest.raises(ConfigError, match="无此人: nobody of that name"):
        corpus.evidence(one, other)


def test_a_person_with_posts_events_and_companions(corpus: Corpus):
    person = corpus.person("甲一")
    assert person.row["entity_id"] == "p01"
    assert set(person.posts["person"]) == {"甲一"}
    assert list(person.events["date_start"]) == sorted(person.events["date_start"])
    weights = list(person.companions["weight"])
    assert weights == sorted(weights, reverse=True)
    assert set(person.companions["entity_id"]) == set(corpus.network(view="coappearance")["p01"])
    assert repr(person).startswith("<甲一，区委书记，某某区委")
    assert corpus.person("p01").row["name"] == "甲一"


def test_nobody_of_a_name(corpus: Corpus):
    with pytest.raises(ConfigError, match="无此人: no person"):
        corpus.person("无此人")


def test_several_of_a_name_are_listed(tmp_path: Path):
    found = facts()
    twin = replace(found.persons[0], entity_id="p99", organization="另一区委", post="", jurisdiction="")
    keep(frames(replace(found, persons=(*found.persons, twin))), tmp_path / "corpus.duckdb")
    with pytest.raises(ConfigError, match=r"甲一: 2 persons, give an id: p01 \(.+\); p99 \(另一区委\)"):
        graph.load(tmp_path).person("甲一")


def test_a_corpus_says_in_a_line_what_it_holds(corpus: Corpus):
    assert repr(corpus).startswith(
        f"<Corpus of {len(corpus.articles)} articles, {len(corpus.persons)} persons"
    )
    assert f"{len(corpus.persons)}</td>" in corpus._repr_html_()


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
    corpus = Corpus(Path())
    corpus.__dict__["frames"] = frames(Facts(article_segments=rows))
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
