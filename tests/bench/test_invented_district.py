"""The invented district: always the same files, small, and called invented wherever one looks."""

import csv
from pathlib import Path

import invented_district
import pytest

FOLDER = Path(__file__).parents[2] / "data" / "invented-district"
MADE = dict(invented_district.files())
MAX_BYTES = 1_000_000


def test_the_generator_makes_the_files_that_are_there() -> None:
    there = {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert there == MADE


def test_another_seed_makes_others() -> None:
    assert dict(invented_district.files(2)) != MADE


def test_it_is_small() -> None:
    assert sum(len(text.encode()) for text in MADE.values()) < MAX_BYTES


@pytest.mark.parametrize("name", sorted(MADE), ids=str)
def test_every_file_says_that_it_is_invented(name: str) -> None:
    text = MADE[name]
    if name.endswith(".csv"):
        rows = list(csv.DictReader(text.splitlines()))
        assert {row["invented"] for row in rows} == {"yes"}
    else:
        assert "虚构" in text.splitlines()[0] or text.startswith("# invented")


def test_the_readme_says_so_in_both_languages() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "一切均为虚构" in readme
    assert "Everything here is invented" in readme


def test_there_are_namesakes_acting_heads_and_missing_months() -> None:
    truth = list(csv.DictReader(MADE["truth.csv"].splitlines()))
    one, other = ({row["person"] for row in truth if row["place"] == place} for place in ("云埠区", "砚浦区"))
    assert len(one & other) == invented_district.NAMESAKES
    assert {row["interim"] for row in truth} == {"", "代理", "主持工作"}
    assert {row["basis"] for row in truth} == {"stated", "observed"}
    for paper in invented_district.papers():
        _, _, months = invented_district.MISSING_MONTHS[paper.told.place.name]
        assert len(paper.missing) >= 4 * months


def test_planted_pairs_are_told() -> None:
    rows = list(csv.DictReader(MADE["planted-ties.csv"].splitlines()))
    low, high = invented_district.EXTRA_EVENTS
    assert len(rows) == 2 * invented_district.PLANTED_PAIRS
    assert all(low <= int(row["extra_events"]) < high for row in rows)


@pytest.mark.parametrize("years", [1, 2, 3])
def test_short_papers_have_fewer_planted_pairs(years: int) -> None:
    planted = [len(paper.ties) for paper in invented_district.papers(seed=7, years=years)]
    assert all(count <= invented_district.PLANTED_PAIRS for count in planted)
    assert (sum(planted) == 0) == (364 * years < invented_district.JOINT_DAYS)
