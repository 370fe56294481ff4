"""The summary that `guantu build` prints: counts, files, and the officials seen most."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from graph.building.sources import some_of
from graph.cli.output import aligned
from graph.tables.rows import NOT_GIVEN, SOURCE_STATUSES

TOP = 10
"""How many officials the summary names."""

_FILES = (("network", "graph.html"), ("for Gephi", "graph.gexf"), ("tables", "tables"))
_COLUMNS = ("name", "post", "organization", "articles", "events")

COLUMNS_READ = {
    "sources": ("source", "kind", "status", "reason"),
    "articles": ("duplicate_of",),
    "events": ("merged_id", "date_start", "year_source"),
    "persons": ("role", *_COLUMNS),
    "organizations": ("kind",),
    "jurisdictions": ("basis", "evidence"),
}
"""The columns that `summary` reads, by table."""


def summary(frames: Mapping[str, pd.DataFrame], out: Path) -> list[str]:
    """The lines of the summary: inputs and what was found, where the files are, and the officials seen most.

    Officials are sorted by events, then by articles (most first), then by name in code point order.
    """
    roles = frames["persons"]["role"]
    counts = {
        "articles": _articles(frames["articles"]),
        "events": frames["events"]["merged_id"].nunique(),
        "officials": int((roles == "official").sum()),
        "company leaders": int((roles == "company").sum()),
        "companies": int((frames["organizations"]["kind"] == "company").sum()),
    }
    found = ", ".join(f"{what} {count}" for what, count in counts.items())
    files = [f"{label:10s}{out / name}" for label, name in _FILES]
    return [
        *_sources(frames["sources"]),
        found,
        *files,
        *_undated(frames["events"]),
        *_places(frames["jurisdictions"]),
        *_top_officials(frames["persons"]),
    ]


def _articles(articles: pd.DataFrame) -> str:
    """How many articles there are, and how many of them say what another one says."""
    duplicates = int((articles["duplicate_of"] != "").sum())
    return f"{len(articles)} (duplicates {duplicates})" if duplicates else str(len(articles))


def _undated(events: pd.DataFrame) -> list[str]:
    """How many real events have no year in any report, and what would date them; nothing when all have one."""
    known = (events["date_start"] != "") | (events["year_source"] != "none")
    undated = events["merged_id"].nunique() - events.loc[known, "merged_id"].nunique()
    if not undated:
        return []
    return [
        f"events without a year: {undated} (what would date them: the day of issue in the file names, as in "
        "20230202.txt, or the day, month or year as --published or as published in corpus.toml)"
    ]


def _sources(sources: pd.DataFrame) -> list[str]:
    """How many sources were given and what became of them; a line for each kind of those that are skipped."""
    given = sources[sources["reason"] != NOT_GIVEN]
    counts = ", ".join(f"{status} {(given['status'] == status).sum()}" for status in SOURCE_STATUSES)
    skipped = given[given["status"] == "skipped"].sort_values("source")
    return [
        f"given {len(given)}: {counts}",
        *(
            f"skipped {kind} {len(rows)}: {reason} ({some_of(rows['source'].tolist())})"
            for (kind, reason), rows in skipped.groupby(["kind", "reason"])
        ),
    ]


def _places(jurisdictions: pd.DataFrame) -> list[str]:
    """Of how many sources the place is guessed, and of how many unknown; nothing when neither is."""
    guessed = int((jurisdictions["basis"] == "inferred").sum())
    national = jurisdictions["evidence"].str.startswith("national: ")
    unclear = int(((jurisdictions["basis"] == "") & ~national).sum())
    if not guessed and not unclear:
        return []
    return [
        f"places of papers: {guessed} guessed, {unclear} unclear of {len(jurisdictions)} sources "
        "(tables/jurisdictions.csv says why; --jurisdiction or corpus.toml gives them)"
    ]


def _top_officials(persons: pd.DataFrame) -> list[str]:
    officials = persons[persons["role"] == "official"]
    if officials.empty:
        return []
    top = officials.sort_values(["events", "articles", "name"], ascending=[False, False, True]).head(TOP)
    rows = [_COLUMNS, *([str(row[column]) for column in _COLUMNS] for row in top.to_dict("records"))]
    return ["", *aligned(rows)]
