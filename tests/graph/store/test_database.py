from importlib.metadata import PackageNotFoundError
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from corpora import keep
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import facts

from graph.store.database import FORMAT, SAMPLE, SORTED_AT_ONCE, Frames, guantu_version, ranges_of
from graph.store.state import LEAST_MEMORY, MEMORY, THREADS, State
from graph.tables.frames import rows_of
from graph.tables.rows import ArticleTextRow
from ner.errors import CorpusError


def test_a_corpus_reads_back_the_same(tmp_path: Path):
    tables = frames(facts())
    keep(tables, tmp_path / "corpus.duckdb")
    read = Frames(tmp_path / "corpus.duckdb")
    assert list(read) == list(tables)
    for table, frame in tables.items():
        pd.testing.assert_frame_equal(read[table], frame)


def test_an_empty_corpus_reads_back_the_same(tmp_path: Path):
    tables = frames(Facts())
    keep(tables, tmp_path / "corpus.duckdb")
    for table, frame in Frames(tmp_path / "corpus.duckdb").items():
        pd.testing.assert_frame_equal(frame, tables[table])


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@settings(max_examples=10, deadline=None)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str):
    path = tmp_path_factory.mktemp("store") / "corpus.duckdb"
    row = ArticleTextRow(article_id="a", text=text)
    keep(frames(Facts(article_texts=(row,))), path)
    assert rows_of(Frames(path)["article_texts"], ArticleTextRow) == [row]


def test_meta_tells_the_format(tmp_path: Path):
    keep(frames(Facts()), tmp_path / "corpus.duckdb")
    with duckdb.connect(str(tmp_path / "corpus.duckdb"), read_only=True) as connection:
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    assert meta["format"] == FORMAT
    assert {"format", "guantu", "revision"} <= set(meta)


def test_the_version_of_a_checkout_that_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("graph.store.database.version", not_installed)
    assert guantu_version() == "unknown"


def test_a_table_is_read_at_its_first_use_and_then_the_callers_own(tmp_path: Path):
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    read = Frames(tmp_path / "corpus.duckdb")
    assert read.untouched
    read["persons"].loc[0, "name"] = "别名"
    assert read["persons"].loc[0, "name"] == "别名"
    assert not read.untouched


def test_a_corpus_that_was_built_anew_is_not_mixed_with_the_old(tmp_path: Path):
    path = tmp_path / "corpus.duckdb"
    keep(frames(facts()), path)
    read = Frames(path)
    persons = len(read["persons"])
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'revision'")
    assert len(read["persons"]) == persons
    with pytest.raises(CorpusError, match="was built anew"):
        read["events"]


def _empty_file(path: Path) -> None:
    path.write_bytes(b"")


def _text_file(path: Path) -> None:
    path.write_text("no database, but long enough to be looked at twice" * 200)


def _foreign_database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE other (x INTEGER)")


def _other_format(path: Path) -> None:
    keep(frames(Facts()), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")


def _interrupted(path: Path) -> None:
    keep(frames(Facts()), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'revision'")


def _table_missing(path: Path) -> None:
    keep(frames(Facts()), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE events")


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        pytest.param(lambda path: None, "no such corpus file", id="missing"),
        pytest.param(lambda path: path.mkdir(), "no such corpus file", id="folder"),
        pytest.param(_empty_file, "not a guantu corpus", id="empty"),
        pytest.param(_text_file, "not a guantu corpus", id="text"),
        pytest.param(_foreign_database, "not a guantu corpus", id="foreign"),
        pytest.param(_other_format, "corpus format 0", id="other-format"),
        pytest.param(_interrupted, "its build was interrupted", id="interrupted"),
        pytest.param(_table_missing, "not a guantu corpus", id="table-missing"),
    ],
)
def test_what_is_no_corpus_is_one_line_that_names_the_file(tmp_path: Path, prepare, reason: str):
    path = tmp_path / "corpus.duckdb"
    prepare(path)
    with pytest.raises(CorpusError) as caught:
        Frames(path)["events"]
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(caught.value)
    assert ".py" not in str(caught.value)


@pytest.mark.parametrize(("rows", "ranges"), [(200_000, 1), (200_001, 2), (600_000, 3)])
def test_a_table_is_sorted_in_ranges_of_so_many_rows(rows: int, ranges: int):
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE article_texts AS SELECT range::VARCHAR AS article_id FROM range($rows)",
            {"rows": rows},
        )
        assert abs(len(ranges_of(connection, "article_texts")) - ranges) <= (ranges > 2)


def test_the_ranges_hold_every_row_once_and_are_about_equal():
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE article_texts AS SELECT range::VARCHAR AS article_id FROM range(500_000)"
        )
        sizes = [
            connection.execute(f"SELECT count(*) FROM article_texts WHERE {condition}").fetchall()[0][0]
            for condition in ranges_of(connection, "article_texts")
        ]
    assert sum(sizes) == 500_000
    assert max(sizes) < 1.2 * SORTED_AT_ONCE


def test_numbers_of_memory_are_those_that_were_measured():
    """The figures of docs/scale.md hold for these."""
    assert (SORTED_AT_ONCE, SAMPLE, MEMORY, LEAST_MEMORY, THREADS) == (200_000, 5_000, "256MB", "32MB", 2)


def test_an_old_corpus_is_refused_with_what_to_do(tmp_path: Path):
    path = tmp_path / "corpus.duckdb"
    keep(frames(Facts()), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '6' WHERE key = 'format'")
    line = f"{path}: corpus format 6, this guantu reads 8: move the file away and run `guantu build` again"
    for use in (Frames, State):
        with pytest.raises(CorpusError) as caught:
            use(path)
        assert str(caught.value) == line
