"""Coverage: issues read, issues that lack pages, and days on which a regular paper is missing."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph

MONDAY = date(2023, 1, 2)


def coverage(folder: Path, issues: Iterable[tuple[date, int]]) -> dict[str, tuple[int, int, str]]:
    """Read, expected and status by day, of a paper of which some pages of some days are there."""
    for day, pages in issues:
        for page in range(1, pages + 1):
            path = folder / f"{day}-{page}.txt"
            path.write_text(
                f"拱墅报 {day:%Y年%m月%d日} 第0{page}版\n第{page}版的会议\n本报讯 {day:%m月%d日}，区长钱一诺主持召开第{page}次会议。",
                encoding="utf-8",
            )
    corpus = graph.read(folder, jurisdiction=DISTRICT, tagger=RecordedTagger())
    rows = corpus.frames["coverage"].to_dict("records")
    return {row["day"]: (row["pages_read"], row["pages_expected"], row["status"]) for row in rows}


def weekly(weeks: int, *left_out: int, pages: int = 2) -> list[tuple[date, int]]:
    return [(MONDAY + timedelta(weeks=n), pages) for n in range(weeks) if n not in left_out]


def test_a_weekly_paper_of_which_one_issue_is_missing(tmp_path: Path) -> None:
    found = coverage(tmp_path, weekly(6, 3))
    assert found.pop("2023-01-23") == (0, 2, "missing")
    assert set(found.values()) == {(2, 2, "read")}
    assert len(found) == 5


def test_an_issue_that_lacks_a_page(tmp_path: Path) -> None:
    issues = weekly(6)
    issues[2] = (issues[2][0], 1)
    assert coverage(tmp_path, issues)["2023-01-16"] == (1, 2, "partial")


def test_days_on_which_a_paper_never_appears_are_not_missing(tmp_path: Path) -> None:
    assert set(coverage(tmp_path, weekly(6))) == {str(MONDAY + timedelta(weeks=n)) for n in range(6)}


@pytest.mark.parametrize(("left_out", "missing"), [((1,), 0), ((), 0)])
def test_three_issues_are_no_rule(tmp_path: Path, left_out: tuple[int, ...], missing: int) -> None:
    statuses = [status for *_, status in coverage(tmp_path, weekly(4, *left_out, 3)).values()]
    assert statuses.count("missing") == missing


def test_a_paper_that_appears_in_fewer_than_half_of_the_weeks_is_not_regular(tmp_path: Path) -> None:
    found = coverage(tmp_path, weekly(13, *(n for n in range(13) if n % 3)))
    assert {status for *_, status in found.values()} == {"read"}
