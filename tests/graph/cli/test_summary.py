"""What `build` says at its end."""

from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.cli.summary import TOP, summary


def test_counts_and_files() -> None:
    found = facts()
    companies = [row for row in found.organizations if row.kind == "company"]
    lines = summary(frames(replace(found, organizations=tuple(companies[:1]))), Path("out"))
    assert lines[0] == "articles 5, events 4, officials 6, company leaders 1, companies 1"
    assert [Path(line.split()[-1]) for line in lines[1:4]] == [
        Path("out/graph.html"),
        Path("out/graph.gexf"),
        Path("out/tables"),
    ]


def test_columns_stand_below_each_other() -> None:
    table = summary(frames(facts()), Path("out"))[5:]
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
    table = summary(frames(Facts(persons=tuple(crowd))), Path("out"))[6:]
    assert [line.split()[0] for line in table[:3]] == ["甲14", "甲12", "甲13"]
    assert len(table) == TOP


def test_no_officials_no_table() -> None:
    assert len(summary(frames(Facts()), Path("out"))) == 4
