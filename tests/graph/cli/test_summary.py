"""What `build` says at its end."""

from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.cli.summary import TOP, summary
from graph.tables.rows import NOT_GIVEN, SourceRow


def test_counts_and_files() -> None:
    found = facts()
    companies = [row for row in found.organizations if row.kind == "company"]
    lines = summary(frames(replace(found, organizations=tuple(companies[:1]))), Path("out"))
    assert lines[1] == "articles 5, events 4, officials 6, company leaders 1, companies 1"
    assert [Path(line.split()[-1]) for line in lines[2:5]] == [
        Path("out/graph.html"),
        Path("out/graph.gexf"),
        Path("out/tables"),
    ]


def test_what_was_given_adds_up_and_what_is_skipped_stands_by_kind() -> None:
    rows = [
        SourceRow(source="a.txt", kind="text", status="read"),
        SourceRow(source="b.txt", kind="text", status="unchanged", reason="names nobody"),
        SourceRow(source="old.txt", kind="text", status="unchanged", reason=NOT_GIVEN),
        SourceRow(source="c.txt", kind="text", status="failed", reason="empty"),
        *(
            SourceRow(source=f"{n}.docx", kind="document", status="skipped", reason="save as text")
            for n in (4, 3, 2, 1)
        ),
        SourceRow(source="p.png", kind="picture", status="skipped", reason="a scan"),
        SourceRow(source="z.txt", kind="text", status="duplicate", duplicate_of="a.txt"),
    ]
    assert summary(frames(Facts(sources=tuple(rows))), Path("out"))[:3] == [
        "given 9: read 1, unchanged 1, duplicate 1, skipped 5, failed 1",
        "skipped document 4: save as text (1.docx, 2.docx, 3.docx and 1 more)",
        "skipped picture 1: a scan (p.png)",
    ]


def test_duplicates_among_the_articles_are_counted() -> None:
    lead, copy, *_ = facts().articles
    copies = (lead, replace(copy, duplicate_of=lead.article_id))
    assert summary(frames(Facts(articles=copies)), Path("out"))[1].startswith("articles 2 (duplicates 1), ")


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        pytest.param([("2023-02-01", "text")], "", id="dated"),
        pytest.param([("", "none")], "events without a year: 1 ", id="no year"),
        pytest.param([("", "none"), ("2023-02-01", "page")], "", id="one report of two is dated"),
    ],
)
def test_events_without_a_year_are_counted(reports: list[tuple[str, str]], count: str) -> None:
    event = facts().events[0]
    events = tuple(
        replace(event, event_id=str(number), date_start=start, year_source=source)
        for number, (start, source) in enumerate(reports)
    )
    lines = summary(frames(Facts(events=events)), Path("out"))
    assert [line[: len(count)] for line in lines if "without a year" in line] == ([count] if count else [])


def test_columns_stand_below_each_other() -> None:
    lines = summary(frames(facts()), Path("out"))
    table = lines[lines.index("") + 1 :]
    cells = [line[: line.rindex(" ")] for line in table]
    widths = {sum(1 + (east_asian_width(char) in "WF") for char in line.rstrip()) for line in cells[1:]}
    assert len(table) == 7
    assert len(widths) == 1


def test_most_seen_come_first_and_names_decide_ties() -> None:
    person = next(person for person in facts().persons if person.role == "official")
    crowd = [
        replace(person, entity_id=str(number), name=f"甲{number:02d}", events=number // 2, articles=1)
        for number in range(TOP + 5)
    ]
    table = summary(frames(Facts(persons=tuple(crowd))), Path("out"))[7:]
    assert [line.split()[0] for line in table[:3]] == ["甲14", "甲12", "甲13"]
    assert len(table) == TOP


def test_no_officials_no_table() -> None:
    assert len(summary(frames(Facts()), Path("out"))) == 5
