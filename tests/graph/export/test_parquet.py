"""The tables as Parquet files with real types."""

from pathlib import Path

import duckdb
import pytest
from corpora import keep
from facts_as_frames import frames
from invented_facts import facts

import graph
from graph.export.parquet import write_parquet
from graph.store.database import opened
from graph.tables.frames import COLUMNS, DAYS
from ner.errors import CorpusError


@pytest.fixture
def corpus(tmp_path: Path) -> graph.Corpus:
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    return graph.load(tmp_path)


def types(path: Path) -> dict[str, str]:
    rows = duckdb.execute(f"DESCRIBE FROM '{path}'").fetchall()
    return {name: kind for name, kind, *_ in rows}


def test_every_table_with_its_columns_and_types(corpus: graph.Corpus, tmp_path: Path) -> None:
    corpus.to_parquet(tmp_path / "new" / "tables")
    for table, columns in COLUMNS.items():
        found = types(tmp_path / "new" / "tables" / f"{table}.parquet")
        assert list(found) == list(columns)
        assert {name for name, kind in found.items() if kind == "DATE"} == DAYS & columns.keys()


def test_values_are_those_of_the_corpus(corpus: graph.Corpus, tmp_path: Path) -> None:
    corpus.to_parquet(tmp_path)
    query = f"SELECT name, post, first_seen::VARCHAR FROM '{tmp_path}/persons.parquet'"
    rows = dict.fromkeys(duckdb.execute(query).fetchall())
    raw = corpus.frames["persons"]
    expected = zip(raw["name"], raw["post"], raw["first_seen"], strict=True)
    assert list(rows) == [tuple(value or None for value in row) for row in expected]
    assert any(post is None for _, post, _ in rows)


def test_other_files_of_the_folder_are_left_alone(corpus: graph.Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    corpus.to_parquet(folder)
    corpus.to_parquet(folder)
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "x"
    assert {path.name for path in folder.iterdir()} == {f"{table}.parquet" for table in COLUMNS} | {
        "mine.txt"
    }


def test_a_folder_that_cannot_be_made_is_named(corpus: graph.Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with (
        opened(corpus.path, [tmp_path]) as connection,
        pytest.raises(CorpusError, match="file: cannot be written"),
    ):
        write_parquet(connection, tmp_path / "file")
