"""Corrected mentions of a corpus as sentences to train on."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from corpora import leave
from facts_as_frames import frames
from invented_facts import facts

from graph.evaluation.corrected_corpus import read_corrected
from ner.errors import CorpusError
from ner.sources.inputs import is_corpus
from ner.training.annotated_data import entities_of

Row = dict[str, str]
TEXT = "区长甲某某出席会议。\n丙某某任某某\n公司经理，住东县。"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    tables = frames(facts())
    texts = tables["article_texts"].head(2).copy()
    texts["article_id"] = ["a1", "a2"]
    texts["text"] = [TEXT, "另一篇说到丁某某。"]
    out = tmp_path / "papers"
    leave({**tables, "article_texts": texts}, out)
    return out


def name(article: str, start: int, end: int, label: str, text: str = "") -> Row:
    whole = TEXT if article == "a1" else "另一篇说到丁某某。"
    return {
        "article_id": article,
        "start": str(start),
        "end": str(end),
        "text": text or whole[start:end],
        "label": label,
    }


GOOD = [
    name("a1", 2, 5, "PERSON"),
    name("a1", 11, 14, "PERSON"),
    name("a1", 15, 20, "ORGANIZATION"),
    name("a1", 24, 26, "place"),
]


def correct(corpus: Path, rows: Sequence[Row], encoding: str = "utf-8-sig") -> None:
    path = corpus / "tables" / "mentions.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, ["article_id", "start", "end", "text", "label"])
        writer.writeheader()
        writer.writerows(rows)


def learned(corpus: Path) -> set[tuple[str, str, str]]:
    """Each sentence, and each name in it with its label."""
    dataset, _ = read_corrected(corpus)
    return {
        (s.text, s.text[e.start : e.end], e.label)
        for s in [*dataset.training, *dataset.development]
        for e in entities_of(s.tags)
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_names_become_tags_and_joined_lines_keep_them(corpus: Path, encoding: str) -> None:
    correct(corpus, GOOD, encoding)
    joined = "丙某某任某某 公司经理，住东县。"
    assert learned(corpus) == {
        ("区长甲某某出席会议。", "甲某某", "PER"),
        (joined, "丙某某", "PER"),
        (joined, "某某 公司", "ORG"),
        (joined, "东县", "LOC"),
    }


@pytest.mark.parametrize("text", ["-甲公司", "'-甲公司"], ids=["exact", "shielded from spreadsheets"])
def test_a_name_that_begins_like_a_formula_is_read_back(tmp_path: Path, text: str) -> None:
    tables = frames(facts())
    texts = tables["article_texts"].head(1).copy()
    texts["article_id"], texts["text"] = ["a1"], ["签约的有-甲公司。"]
    leave({**tables, "article_texts": texts}, tmp_path)
    correct(tmp_path, [{"article_id": "a1", "start": "4", "end": "8", "text": text, "label": "ORGANIZATION"}])
    assert learned(tmp_path) == {("签约的有-甲公司。", "-甲公司", "ORG")}


def test_an_article_without_rows_is_left_out(corpus: Path) -> None:
    correct(corpus, [name("a2", 5, 8, "PERSON")])
    assert learned(corpus) == {("另一篇说到丁某某。", "丁某某", "PER")}


def test_the_domain_is_the_folder(corpus: Path) -> None:
    correct(corpus, GOOD)
    assert read_corrected(corpus)[0].domain == "papers"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param(name("a2", 5, 8, "PERSON", "丁某"), "'丁某' does not stand at 5 to 8", id="text"),
        pytest.param(name("a2", 8, 5, "PERSON", "丁"), "'丁' does not stand at 8 to 5", id="backwards"),
        pytest.param(name("a2", 7, 99, "PERSON", "某。"), "does not stand at 7 to 99", id="too far"),
        pytest.param(name("a2", 5, 8, "TITLE"), "label one of PERSON, ORGANIZATION, PLACE", id="label"),
        pytest.param({**name("a2", 5, 8, "PERSON"), "start": "x"}, "must be whole numbers", id="no number"),
        pytest.param(name("a3", 5, 8, "PERSON"), "no article a3 in the corpus", id="article"),
    ],
)
def test_a_wrong_row_costs_its_article_only(corpus: Path, row: Row, problem: str) -> None:
    correct(corpus, [*GOOD, row])
    _, problems = read_corrected(corpus)
    assert [str(each).startswith(f"{corpus}/tables/mentions.csv:7: ") for each in problems] == [True]
    assert problem in str(problems[0])
    assert {text for text, _, _ in learned(corpus)} == {
        "区长甲某某出席会议。",
        "丙某某任某某 公司经理，住东县。",
    }


def test_overlapping_names_are_wrong(corpus: Path) -> None:
    correct(corpus, [*GOOD, name("a2", 5, 8, "PERSON"), name("a2", 6, 8, "PLACE")])
    _, problems = read_corrected(corpus)
    assert [str(each) for each in problems] == [f"{corpus}/tables/mentions.csv:8: overlaps with line 7"]


def drop_table(corpus: Path) -> None:
    (corpus / "tables" / "mentions.csv").unlink()


def drop_column(corpus: Path) -> None:
    (corpus / "tables" / "mentions.csv").write_text("article_id,start,end,text\n", encoding="utf-8")


def drop_rows(corpus: Path) -> None:
    correct(corpus, [])


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        pytest.param(drop_table, "cannot be read: No such file", id="no table"),
        pytest.param(drop_column, "no column label", id="no column"),
        pytest.param(drop_rows, "no article to train on", id="no rows"),
    ],
)
def test_an_unusable_table_is_named(corpus: Path, damage: Callable[[Path], None], problem: str) -> None:
    damage(corpus)
    with pytest.raises(CorpusError, match=problem) as caught:
        read_corrected(corpus)
    assert str(caught.value).startswith(f"{corpus}/tables/mentions.csv: ")


def test_a_corpus_is_told_from_other_folders(corpus: Path, tmp_path: Path) -> None:
    assert is_corpus(corpus)
    assert not is_corpus(tmp_path)
