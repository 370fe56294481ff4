"""A corpus.duckdb of somebody else is data: what else it holds is refused, and nothing in it reaches out."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from corpora import keep
from facts_as_frames import Facts, frames
from invented_facts import facts

import graph
from graph.cli.main import main
from graph.store.database import Frames, opened
from graph.store.guarded import contract_view
from graph.store.schema import COUNTED_VIEWS
from graph.store.state import State
from graph.tables.frames import COLUMNS
from ner.errors import CorpusError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    keep(frames(facts()), tmp_path / "corpus.duckdb")
    return tmp_path / "corpus.duckdb"


def change(corpus: Path, *statements: str) -> None:
    with duckdb.connect(str(corpus)) as connection:
        for statement in statements:
            connection.execute(statement)


OPEN: list[Callable[[Path], object]] = [Frames, State]


@pytest.mark.parametrize("open_corpus", OPEN)
@pytest.mark.parametrize(
    ("statements", "named"),
    [
        pytest.param(["CREATE MACRO main.coalesce(a, b) AS 'x'"], "macro or trigger coalesce", id="a macro"),
        pytest.param(
            ["CREATE MACRO main.articles() AS TABLE SELECT 1"],
            "macro or trigger articles",
            id="a table macro",
        ),
        pytest.param(
            ["ALTER TABLE meta RENAME TO other", "CREATE VIEW meta AS FROM other"],
            r"main\.meta is a view",
            id="a view in place of a table",
        ),
        pytest.param(
            ["DROP TABLE observed.mentions CASCADE", "CREATE VIEW observed.mentions AS SELECT 1 AS x"],
            r"observed\.mentions is a view",
            id="a view in place of observations",
        ),
        pytest.param(
            ["CREATE VIEW main.more AS SELECT 1 AS x"], r"main\.more is a view", id="a view of its own"
        ),
    ],
)
def test_what_guantu_never_makes_is_refused(
    corpus: Path, open_corpus: Callable[[Path], object], statements: list[str], named: str
) -> None:
    change(corpus, *statements)
    with pytest.raises(CorpusError, match=rf"refused.*{named}") as caught:
        open_corpus(corpus)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param("SELECT * FROM read_text('/etc/hostname')", id="a file"),
        pytest.param("SELECT 'x' AS article_id", id="other values"),
    ],
)
def test_a_view_of_our_name_must_be_ours(corpus: Path, definition: str) -> None:
    change(corpus, "DROP TABLE main.blocks", f"CREATE VIEW main.blocks AS {definition}")
    with pytest.raises(CorpusError, match=r"refused: the view main\.blocks"):
        Frames(corpus)


def test_a_view_that_renames_columns_is_not_ours(corpus: Path) -> None:
    columns = ", ".join(f'"{name}"' for name in reversed(COLUMNS["attributions"]))
    change(
        corpus,
        "DROP TABLE main.attributions",
        f"CREATE VIEW main.attributions({columns}) AS {contract_view('attributions')}",
    )
    with pytest.raises(CorpusError, match=r"main\.attributions"):
        Frames(corpus)


def test_our_own_view_is_read(corpus: Path) -> None:
    change(
        corpus,
        "DROP TABLE main.attributions",
        f"CREATE VIEW main.attributions AS {contract_view('attributions')}",
    )
    assert list(Frames(corpus)["attributions"]) == list(COLUMNS["attributions"])


def test_a_build_replaces_foreign_views(corpus: Path) -> None:
    change(
        corpus,
        "DROP TABLE main.blocks",
        "CREATE VIEW main.blocks AS SELECT 1 AS x",
        "CREATE OR REPLACE VIEW counted.articles AS FROM observed.articles LIMIT 0",
    )
    with State(corpus) as state:
        assert not state.meta("revision")
        views = dict(
            state.connection.execute(
                "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        )
    assert "blocks" not in views
    assert "resolved.duplicates" in views["articles"]
    assert len([view for view in COUNTED_VIEWS if view.partition(".")[2] in views]) == len(COUNTED_VIEWS)


def test_sql_reaches_no_file_network_or_setting(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with opened(corpus) as connection:
        for statement in (
            f"FROM read_csv('{tmp_path}/secret.csv')",
            f"COPY (SELECT 1) TO '{tmp_path}/new.csv'",
            f"ATTACH '{tmp_path}/new.duckdb' AS new",
            "FROM read_parquet('https://example.org/x.parquet')",
            "LOAD sqlite",
            "INSTALL httpfs",
            "SET enable_external_access = true",
            "SET threads = 1",
        ):
            with pytest.raises(duckdb.Error, match=r"(?i)disabled|locked|cannot"):
                connection.execute(statement)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.duckdb", "secret.csv"]


def test_files_are_written_into_the_given_folder_only(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    with opened(corpus, [tmp_path / "tables"]) as connection:
        connection.execute(f"COPY (SELECT 1) TO '{tmp_path}/tables/new.csv'")
        with pytest.raises(duckdb.Error, match="disabled"):
            connection.execute(f"COPY (SELECT 1) TO '{tmp_path}/tables-2.csv'")


def test_a_build_writes_beside_the_corpus_only(corpus: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.csv"
    with State(corpus) as state:
        state.connection.execute(f"COPY (SELECT 1) TO '{tmp_path}/new.csv'")
        with pytest.raises(duckdb.Error, match="disabled"):
            state.connection.execute(f"COPY (SELECT 1) TO '{outside}'")
        with pytest.raises(duckdb.Error, match=r"(?i)cannot"):
            state.connection.execute("SET enable_external_access = true")
    assert not outside.exists()


@pytest.mark.parametrize("open_corpus", OPEN)
@pytest.mark.parametrize("content", ["sqlite", "text", "DUCK and nothing more"])
def test_another_format_asks_for_no_extension(
    tmp_path: Path, open_corpus: Callable[[Path], object], content: str
) -> None:
    path = tmp_path / "corpus.duckdb"
    if content == "sqlite":
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE articles (article_id TEXT)")
        database.close()
    else:
        path.write_bytes(b"12345678" + content.encode() * 1000)
    before = path.read_bytes()
    with pytest.raises(CorpusError, match="not a guantu corpus") as caught:
        open_corpus(path)
    assert "xtension" not in str(caught.value)
    assert path.read_bytes() == before


def test_an_export_to_a_relative_path_is_written(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["export", "..", "--tables", "../a/tables", "--parquet", "b"]) == 0
    assert (tmp_path / "a" / "tables" / "articles.csv").is_file()
    assert (tmp_path / "here" / "b" / "articles.parquet").is_file()


def test_a_corpus_is_used_while_it_is_open(corpus: Path) -> None:
    loaded = graph.load(corpus.parent)
    with opened(corpus):
        assert len(loaded["articles"]) == len(frames(facts())["articles"])


def test_an_empty_corpus_is_checked_too(tmp_path: Path) -> None:
    keep(frames(Facts()), tmp_path / "corpus.duckdb")
    change(tmp_path / "corpus.duckdb", "CREATE MACRO x() AS 1")
    with pytest.raises(CorpusError, match="macro"):
        graph.load(tmp_path)
