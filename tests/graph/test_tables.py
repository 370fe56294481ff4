import random
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import facts

from graph import tables
from graph.entities import BlockRow, CoappearanceRow, Facts
from graph.tables import COLUMNS, frames, rows_of, typed
from ner.errors import CorpusError


def write_tables(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    tables.write_tables(lambda table: [frames[table]], folder)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    return {
        path.stem: typed(path.stem, pd.read_csv(path, dtype=str, na_filter=False, encoding="utf-8-sig"))
        for path in folder.glob("*.csv")
        if path.stem in COLUMNS
    }


CONTRACT = {
    "articles": "article_id source ordinal headline byline published_on continued_to continued_from text_length",
    "blocks": "block_id source kind text start end",
    "jurisdictions": "source jurisdiction evidence",
    "mentions": "mention_id article_id start end text label entity_id tagger",
    "attributions": (
        "attribution_id article_id mention_id entity_id person title title_text post organization"
        " qualifier rule start end quote"
    ),
    "persons": (
        "entity_id name aliases pinyin role post organization jurisdiction branch level first_seen"
        " last_seen articles events"
    ),
    "person_roles": "article_id entity_id name role",
    "organizations": "entity_id name aliases kind jurisdiction articles",
    "organization_mentions": "article_id entity_id name kind start end quote",
    "occupancies": (
        "entity_id person post organization qualifier first_observed last_observed start_date end_date articles"
    ),
    "events": (
        "event_id merged_id article_id kind name date_start date_end date_text year_source place quote"
    ),
    "participations": "event_id entity_id name entity_kind role rule start end quote",
    "coappearances": (
        "source_id source source_kind target_id target target_kind events weight p_value first_date last_date"
    ),
    "identity_candidates": "left_id right_id judgement score reasons",
}


def test_the_columns_are_those_of_the_contract():
    in_tables = {table: " ".join(columns) for table, columns in COLUMNS.items() if table in CONTRACT}
    assert in_tables == CONTRACT
    assert set(COLUMNS) - set(CONTRACT) == {"article_texts", "article_segments"}


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_frames_do_not_depend_on_the_order_of_the_facts(shuffler: random.Random):
    plain = facts()
    shuffled = Facts(
        **{
            field.name: tuple(shuffler.sample(getattr(plain, field.name), len(getattr(plain, field.name))))
            for field in fields(Facts)
        }
    )
    for table, frame in frames(plain).items():
        pd.testing.assert_frame_equal(frames(shuffled)[table], frame)


def test_rows_of_gives_back_the_rows_in_table_order():
    plain = facts()
    rows = rows_of(frames(plain)["coappearances"], CoappearanceRow)
    assert rows == sorted(plain.coappearances, key=lambda row: (row.source_id, row.target_id))
    assert rows[0].p_value is None


def test_articles_stand_in_reading_order():
    table = frames(facts())["articles"]
    assert list(zip(table["source"], table["ordinal"], strict=True)) == [
        ("page1.txt", 1),
        ("page1.txt", 2),
        ("page1.txt", 3),
        ("page2.txt", 1),
        ("page2.txt", 2),
    ]


def test_an_empty_corpus_has_all_tables_with_typed_columns():
    every = frames(Facts())
    assert list(every) == list(COLUMNS)
    assert all(table.empty for table in every.values())
    assert str(every["mentions"]["start"].dtype) == "int64"
    assert str(every["coappearances"]["weight"].dtype) == "float64"


def test_csv_has_a_byte_order_mark_and_the_header(tmp_path: Path):
    write_tables(frames(facts()), tmp_path / "tables")
    content = (tmp_path / "tables" / "persons.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfentity_id,name,aliases,")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(
        f"{table}.csv" for table in CONTRACT
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
    block = BlockRow(block_id="b", source=text, kind="other", text=text, start=0, end=len(text))
    write_tables(frames(Facts(blocks=(block,))), folder)
    assert rows_of(read_tables(folder)["blocks"], BlockRow) == [block]


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-3", "@sum", "NA", "null", "None", "007", "1e5", "", " ", "TRUE"]
)
def test_what_looks_like_something_else_stays_text(tmp_path: Path, text: str):
    block = BlockRow(block_id=text, source="", kind="other", text=text, start=0, end=0)
    write_tables(frames(Facts(blocks=(block,))), tmp_path / "tables")
    assert rows_of(read_tables(tmp_path / "tables")["blocks"], BlockRow) == [block]


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
    with pytest.raises(KeyError):
        write_tables(broken, tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_an_error_that_names_it(tmp_path: Path):
    (tmp_path / "tables").write_text("")
    with pytest.raises(CorpusError, match=r"tables: cannot be written"):
        write_tables(frames(facts()), tmp_path / "tables")


def test_a_number_column_with_words_in_it_is_an_error():
    frame = frames(facts())["blocks"].astype({"start": object})
    frame.loc[0, "start"] = "first"
    with pytest.raises(CorpusError, match=r"table blocks: .*first"):
        typed("blocks", frame)


def test_undecodable_bytes_of_a_file_name_become_question_marks(tmp_path: Path):
    block = BlockRow(block_id="b", source="page\udcff.txt", kind="other", text="", start=0, end=0)
    write_tables(frames(Facts(blocks=(block,))), tmp_path / "t")
    assert rows_of(read_tables(tmp_path / "t")["blocks"], BlockRow) == [replace(block, source="page?.txt")]


def test_a_known_p_value_is_kept(tmp_path: Path):
    row = replace(facts().coappearances[0], p_value=0.25)
    write_tables(frames(Facts(coappearances=(row,))), tmp_path / "t")
    assert rows_of(read_tables(tmp_path / "t")["coappearances"], CoappearanceRow) == [row]
