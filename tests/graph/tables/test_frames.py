import random
from dataclasses import fields

import pandas as pd
import pytest
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import facts

from graph.tables.frames import COLUMNS, rows_of, typed
from graph.tables.pair_rows import CoappearanceRow
from ner.errors import CorpusError

CONTRACT = {
    "sources": (
        "source kind status reason paper published_on page date_source articles characters read_share duplicate_of"
    ),
    "articles": (
        "article_id source ordinal headline byline published_on continued_to continued_from text_length duplicate_of kind"
    ),
    "blocks": "block_id source kind text start end",
    "jurisdictions": "source jurisdiction evidence basis",
    "mentions": "mention_id article_id start end text label entity_id tagger",
    "attributions": (
        "attribution_id article_id mention_id entity_id person title title_text post organization"
        " qualifier rule start end quote corrected"
    ),
    "persons": (
        "entity_id name aliases pinyin role post organization jurisdiction branch level first_seen"
        " last_seen articles events corrected"
    ),
    "person_roles": "article_id entity_id name role corrected",
    "organizations": "entity_id name aliases kind jurisdiction articles corrected",
    "organization_mentions": "article_id entity_id name kind start end quote corrected",
    "occupancies": (
        "entity_id person post organization qualifier first_observed last_observed start_date end_date articles corrected"
    ),
    "successions": (
        "seat_id jurisdiction organization post seats position entity_id person since since_basis until"
        " until_basis first_observed last_observed articles gap_days overlap_days acting predecessor conflict"
        " attribution_ids"
    ),
    "changes": (
        "date_start date_end kind entity_id person from_post from_organization to_post to_organization basis"
        " issues_since attribution_ids quote"
    ),
    "coverage": "paper day pages_read pages_expected status",
    "precedence": "jurisdiction window_start window_end entity_id person rank low high lists in_order",
    "events": (
        "event_id merged_id article_id kind name date_start date_end date_text year_source place quote rule corrected"
    ),
    "participations": "event_id entity_id name entity_kind role rule start end quote corrected",
    "coappearances": (
        "source_id source source_kind target_id target target_kind events weight p_value first_date last_date expected q_value"
    ),
    "apart": ("source_id source source_kind target_id target target_kind events expected p_value q_value"),
    "company_access": (
        "company_id company leader_id leader jurisdiction year visits signings meetings events leader_events"
        " company_events all_events expected p_value"
    ),
    "identity_candidates": "left_id right_id judgement score reasons kind",
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


def test_a_number_column_with_words_in_it_is_an_error():
    frame = frames(facts())["blocks"].astype({"start": object})
    frame.loc[0, "start"] = "first"
    with pytest.raises(CorpusError, match=r"table blocks: .*first"):
        typed("blocks", frame)
