"""The small invented corpus with a succession, changes, and issues read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.export.html import write_html
from graph.export.page_records import records_of
from graph.network.network import build_network
from graph.tables.time_rows import ChangeRow, CoverageRow, SuccessionRow

__all__ = ["CORPUS", "write"]


def _holder(position: int, who: str, person: str, since: str, until: str, **more: Any) -> SuccessionRow:
    values: dict[str, Any] = {
        "seat_id": "s1",
        "jurisdiction": "某某区",
        "organization": "某某区人民政府",
        "post": "区长",
        "seats": "one",
        "position": position,
        "entity_id": who,
        "person": person,
        "since": since,
        "since_basis": "observed",
        "until": until,
        "until_basis": "observed",
        "first_observed": since,
        "last_observed": until,
        "articles": 1,
        "gap_days": 0,
        "overlap_days": 0,
        "acting": "",
        "predecessor": "",
        "conflict": "",
        "attribution_ids": "",
    }
    return SuccessionRow(**values | more)


def _change(day: str, person: str, kind: str = "appointed") -> ChangeRow:
    return ChangeRow(
        date_start=day,
        date_end="",
        kind=kind,
        entity_id="p02",
        person=person,
        from_post="",
        from_organization="",
        to_post="区长",
        to_organization="某某区人民政府",
        basis="stated",
        issues_since=0,
        attribution_ids="",
        quote="会议决定任命。",
    )


CORPUS = replace(
    facts(),
    successions=(
        _holder(1, "gone", "辛某", "2021-01-05", "2022-06-30"),
        _holder(2, "p02", "乙二", "2022-11-01", "2023-03-20", since_basis="stated", gap_days=124),
    ),
    changes=(
        _change("2022-11-01", "乙二"),
        _change("2023-02-01", "乙二", "moved"),
        _change("", "乙二", "left"),
    ),
    coverage=(
        CoverageRow(paper="某某日报", day="2023-02-01", pages_read=4, pages_expected=4, status="read"),
        CoverageRow(paper="某某日报", day="2023-02-02", pages_read=0, pages_expected=4, status="missing"),
    ),
)


def write(corpus: Facts, path: Path) -> Path:
    """The page of a corpus with all its records."""
    tables = frames(corpus)
    network = build_network(tables)
    write_html(network, path, records=records_of(tables, network))
    return path
