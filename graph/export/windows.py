"""A network for each window in time, with the measures of all windows as tables."""

from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from pathlib import Path

from graph.export.csv_rows import write_rows
from graph.export.gexf import write_gexf
from graph.network.filters import Filters
from graph.network.one_mode import one_mode, strongest_pairs
from graph.network.selection import network_of
from graph.network.windows import Measures, measures, windows, with_ties
from graph.store.database import opened
from ner.errors import ConfigError

_FIRST_AND_LAST = """
SELECT min(date_start), max(date_start) FROM events
WHERE date_start <> '' AND date_start >= $since AND ($until = '' OR date_start < $until)
"""
_PERSON_COLUMNS = ("window_start", "window_end", "entity_id", "name", "kind", "degree", "strength")


def write_windows(corpus: Path, folder: Path, filters: Filters, *, days: int, step: int) -> None:
    """Write a GEXF file a window, named by its days, and the tables windows.csv and persons.csv.

    The first window begins with the first dated event, each next one `step` days later; `window_end` is
    the last day. Filters count in each window; undated events are in none. Measures are those of
    `graph.network.windows.Measures`; degree and strength count all pairs of the window.

    Raises:
        ConfigError: no event in the corpus is dated, or nobody has the name of the ego.
        CorpusError: the files cannot be written.
    """
    since, until = filters.window
    with opened(corpus) as connection:
        found = connection.execute(_FIRST_AND_LAST, {"since": since, "until": until}).fetchone()
    if found is None or found[0] is None:
        raise ConfigError("windows: no event has a date")
    first, last = map(date.fromisoformat, found)
    before: set[str] | None = None
    totals: list[Sequence[object]] = []
    persons: list[Sequence[object]] = []
    for start, end in windows(first, last, days, step):
        window = start.isoformat(), end.isoformat()
        network = network_of(
            corpus, replace(filters, since=window[0], until=min(window[1], _last_day(filters, end)))
        )
        write_gexf(
            network if filters.all else strongest_pairs(network)[0], folder / f"{window[0]}_{window[1]}.gexf"
        )
        pairs = one_mode(network)
        totals.append((*window, *astuple(measures(pairs, before))))
        before = with_ties(pairs)
        for node in sorted(before):
            data = pairs.nodes[node]
            strength = round(float(data["strength"]), 4)
            persons.append((*window, node, data["label"], data["kind"], data["degree"], strength))
    columns = ("window_start", "window_end", *(field.name for field in fields(Measures)))
    write_rows(folder / "windows.csv", columns, totals)
    write_rows(folder / "persons.csv", _PERSON_COLUMNS, persons)


def _last_day(filters: Filters, end: date) -> str:
    """The last day of the filters, or the window's."""
    return filters.until if filters.until and len(filters.until) == len("2023-01-01") else end.isoformat()
