"""What a build writes into the corpus file and takes out of it again."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from blank_rows import row

from graph.store.queries import query, run, workspace
from graph.store.state import State, shares
from graph.tables.build_state import CutArticleRow, FileRow, NameRow, PageRow
from graph.tables.observations import OBSERVED, Observations, columns_of, observations_in
from graph.tables.rows import ArticleRow, MentionRow, PersonRoleRow
from ner.errors import CorpusError
from ner.text.documents import Block


@pytest.fixture
def state() -> Iterator[State]:
    with State() as opened:
        yield opened


def column(state: State, table: str, name: str) -> list[str]:
    return [
        value for (value,) in state.connection.execute(f"SELECT {name} FROM {table} ORDER BY 1").fetchall()
    ]


def observed(article_id: str, source: str, *names: str) -> Observations:
    return Observations(
        articles=(row(ArticleRow, article_id=article_id, source=source),),
        mentions=tuple(row(MentionRow, article_id=article_id, name=name) for name in names),
        person_roles=tuple(row(PersonRoleRow, article_id=article_id, name=name) for name in names),
    )


def test_observations_are_the_same_as_columns() -> None:
    observations = observed("a", "1.txt", "甲某", "乙某")
    assert observations_in(columns_of([observations])) == observations


def test_what_a_page_gave_is_dropped_with_it_and_its_names_are_touched(state: State) -> None:
    batches = [columns_of([observed("a", "1.txt", "甲某"), observed("b", "2.txt", "乙某", "甲某")])]
    state.add_observations(batches)
    assert column(state, "state.touched", "name") == ["乙某", "甲某"]
    state.connection.execute("DELETE FROM state.touched")
    state.add_rows("state.pages", [row(PageRow, source=source) for source in ("1.txt", "2.txt")])
    state.drop_observations(["1.txt", "unknown"])
    assert column(state, "state.touched", "name") == ["甲某"]
    assert column(state, "state.pages", "source") == ["2.txt"]
    assert {
        table: column(state, f"observed.{table}", "article_id") for table in OBSERVED if table in batches[0]
    } == {
        table: {"articles": ["b"], "mentions": ["b", "b"], "person_roles": ["b", "b"]}.get(table, [])
        for table in OBSERVED
    }


def test_what_was_cut_from_a_file_is_dropped_with_it(state: State) -> None:
    for file in ("1.txt", "2.txt"):
        state.add_rows("state.files", [row(FileRow, source=file)])
        state.add_rows("state.cut_articles", [row(CutArticleRow, file=file)])
        block = Block(block_id="", source=f"{file}#1", kind="", text="", start=0, end=0)
        state.add_rows("observed.blocks", [block], file=[file])
    state.drop_files(["1.txt"])
    places = (("state.files", "source"), ("state.cut_articles", "file"), ("observed.blocks", "file"))
    assert [column(state, *place) for place in places] == [["2.txt"]] * 3


def test_a_workspace_is_gone_afterwards_even_if_the_corpus_was_closed(state: State) -> None:
    with workspace(state.connection, "aside"):
        state.connection.execute("CREATE TABLE aside.x AS SELECT 1 AS y")
    with pytest.raises(duckdb.Error):
        state.connection.execute("FROM aside.x")
    with workspace(state.connection, "aside"):
        state.connection.close()


def test_nothing_of_a_transaction_that_failed_is_written(state: State) -> None:
    state.remember("revision", "1")
    with suppress(KeyboardInterrupt), state.transaction():
        state.add_rows("state.touched", [NameRow(name="甲某")])
        raise KeyboardInterrupt
    assert (column(state, "state.touched", "name"), state.meta("revision")) == ([], "1")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(0, []), (1, [(0, 1)]), (3, [(0, 1)]), (4, [(0, 2), (1, 2)]), (7, [(0, 3), (1, 3), (2, 3)])],
)
def test_shares(rows: int, expected: list[tuple[int, int]]) -> None:
    assert list(shares(rows, at_once=3)) == expected


@pytest.mark.parametrize("parameters", [{}, {"names": "state.touched", "more": 1}])
def test_a_query_has_just_the_parameters_that_it_names(state: State, parameters: dict[str, object]) -> None:
    assert "$names" in query("graph.resolution", "count_appearances")
    with pytest.raises(duckdb.Error):
        run("graph.resolution", state.connection, "count_appearances", **parameters)


def test_a_foreign_database_is_refused_by_a_build_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "corpus.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE other (x INTEGER)")
    with pytest.raises(
        CorpusError, match=r"corpus\.duckdb: not a guantu corpus: [^\n]*meta[^\n]*$"
    ) as caught:
        State(path)
    assert ".py" not in str(caught.value)
