import csv
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from corpora import fill
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import facts

from graph.export import csv as table_files
from graph.store import database as store
from graph.store.state import State
from graph.tables.formulas import FORMULA_STARTS, exact, shielded
from graph.tables.frames import COLUMNS, CORPUS_ONLY, rows_of, typed
from graph.tables.pair_rows import CoappearanceRow
from ner.errors import CorpusError
from ner.text.documents import Block


def write_tables(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    with State() as state:
        fill(state, frames)
        table_files.write_tables(state.connection, folder)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    return {
        path.stem: typed(
            path.stem, pd.read_csv(path, dtype=str, na_filter=False, encoding="utf-8-sig").map(exact)
        )
        for path in folder.glob("*.csv")
        if path.stem in COLUMNS
    }


def test_csv_has_a_byte_order_mark_and_the_header(tmp_path: Path):
    write_tables(frames(facts()), tmp_path / "tables")
    content = (tmp_path / "tables" / "persons.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfentity_id,name,aliases,")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(
        f"{table}.csv" for table in COLUMNS if table not in CORPUS_ONLY
    )


def test_tables_read_back_the_same(tmp_path: Path):
    written = frames(facts())
    write_tables(written, tmp_path / "tables")
    for table, frame in read_tables(tmp_path / "tables").items():
        pd.testing.assert_frame_equal(frame, written[table])


# A NUL cannot stand in a CSV file, nor a lone surrogate in UTF-8; neither gets past reading a page.
printable = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


@given(printable)
@settings(max_examples=25, deadline=None)
def test_any_text_survives_a_csv_file(tmp_path_factory: pytest.TempPathFactory, text: str):
    folder = tmp_path_factory.mktemp("csv") / "tables"
    block = Block(block_id="b", source=text, kind="other", text=text, start=0, end=len(text))
    write_tables(frames(Facts(blocks=(block,))), folder)
    assert rows_of(read_tables(folder)["blocks"], Block) == [block]


SHIELDED = {
    "=1+1": "'=1+1",
    "+86": "'+86",
    "-3": "'-3",
    "@sum": "'@sum",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "'=1": "''=1",
    "'甲'": "'甲'",
    "甲=1": "甲=1",
    " =1": " =1",
    "": "",
}


@pytest.mark.parametrize("as_it_is", [False, True], ids=["shielded", "exact"])
def test_no_cell_begins_a_formula(tmp_path: Path, as_it_is: bool):
    blocks = [
        Block(block_id=f"{number:02d}", source="", kind="other", text=text, start=0, end=0)
        for number, text in enumerate(SHIELDED)
    ]
    with State() as state:
        fill(state, frames(Facts(blocks=tuple(blocks))))
        table_files.write_tables(state.connection, tmp_path / "tables", exact=as_it_is)
    with (tmp_path / "tables" / "blocks.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row["text"] for row in sorted(csv.DictReader(file), key=lambda row: row["block_id"])]
    assert cells == list(SHIELDED if as_it_is else SHIELDED.values())


@given(st.text(st.sampled_from(["'", *FORMULA_STARTS, "甲"]), max_size=6))
def test_a_shield_can_always_be_undone(text: str):
    assert shielded(text)[:1] not in tuple(FORMULA_STARTS)
    assert exact(shielded(text)) == text


@pytest.mark.parametrize(("text", "cell"), SHIELDED.items())
def test_python_shields_as_sql_does(text: str, cell: str):
    assert shielded(text) == cell


def test_negative_numbers_stay_numbers(tmp_path: Path):
    block = Block(block_id="b", source="", kind="other", text="", start=-1, end=0)
    write_tables(frames(Facts(blocks=(block,))), tmp_path / "tables")
    with (tmp_path / "tables" / "blocks.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["start"] == "-1"


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-3", "@sum", "NA", "null", "None", "007", "1e5", "", " ", "TRUE"]
)
def test_what_looks_like_something_else_stays_text(tmp_path: Path, text: str):
    block = Block(block_id=text, source="", kind="other", text=text, start=0, end=0)
    write_tables(frames(Facts(blocks=(block,))), tmp_path / "tables")
    assert rows_of(read_tables(tmp_path / "tables")["blocks"], Block) == [block]


def test_writing_again_replaces_our_tables_and_leaves_other_files(tmp_path: Path):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "notes.csv").write_text("mine")
    write_tables(frames(Facts()), folder)
    write_tables(frames(facts()), folder)
    assert (folder / "notes.csv").read_text() == "mine"
    assert len(read_tables(folder)["persons"]) == len(facts().persons)
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path):
    broken = dict(frames(facts()))
    del broken["identity_candidates"]
    with pytest.raises(duckdb.CatalogException):
        write_tables(broken, tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_an_error_that_names_it(tmp_path: Path):
    (tmp_path / "tables").write_text("")
    with pytest.raises(CorpusError, match=r"tables: cannot be written"):
        write_tables(frames(facts()), tmp_path / "tables")


def test_undecodable_bytes_of_a_file_name_become_question_marks(tmp_path: Path):
    block = Block(block_id="b", source="page\udcff.txt", kind="other", text="", start=0, end=0)
    write_tables(frames(Facts(blocks=(block,))), tmp_path / "t")
    assert rows_of(read_tables(tmp_path / "t")["blocks"], Block) == [replace(block, source="page?.txt")]


def test_a_known_p_value_is_kept(tmp_path: Path):
    row = replace(facts().coappearances[0], p_value=0.25)
    write_tables(frames(Facts(coappearances=(row,))), tmp_path / "t")
    assert rows_of(read_tables(tmp_path / "t")["coappearances"], CoappearanceRow) == [row]


@pytest.mark.parametrize("at_once", [1, 2, 1000])
def test_a_table_sorted_in_parts_is_the_whole_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
):
    monkeypatch.setattr(store, "SORTED_AT_ONCE", at_once)
    blocks = tuple(
        Block(block_id=str(n), source=source, kind="other", text="", start=n, end=n)
        for n, source in enumerate(["b", "a'", "", "版/1.txt", "a'", "\U00020000", "\uff08", "b"])
    )
    tables = frames(replace(facts(), blocks=blocks))
    write_tables(tables, tmp_path / "t")
    for table, frame in read_tables(tmp_path / "t").items():
        pd.testing.assert_frame_equal(frame, tables[table])
