"""Measures who held which post when, on invented papers whose truth is known.

usage: python bench/successions.py [--seeds N] [--years N]

Of each seed (default: 5, beginning with 2: the first is data/invented-district, seen during development):
precision and recall of (post, body, person), the share of stated starts and ends that are found on their
day, how many of the starts given as stated are not, and impossible overlaps that no conflict names.
"""

import argparse
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import invented_district
from invented_history import PLACES

import graph

FIRST_SEED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Counts of one corpus: holders found, true and right; stated days true and found; faults."""

    found: int
    true: int
    right: int
    starts: int
    starts_found: int
    ends: int
    ends_found: int
    wrongly_stated: int
    unflagged: int

    @property
    def precision(self) -> float:
        """Share of the holders found who held the post."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the holders in the time of the papers who were found."""
        return self.right / self.true if self.true else 0.0


Rows = list[dict[str, str]]


def measured(seed: int, years: int) -> Measured:
    """Build the invented district of a seed and compare."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        invented_district.write(folder / "in", seed, years)
        papers = [folder / "in" / place.folder for place in PLACES]
        corpus = graph.build(papers, folder / "out")
        rows = [
            {str(k): str(v) for k, v in r.items()} for r in corpus.frames["successions"].to_dict("records")
        ]
        truth = list(csv.DictReader(io.StringIO((folder / "in" / "truth.csv").read_text(encoding="utf-8"))))
    return compared(rows, truth)


def compared(rows: Rows, truth: Rows) -> Measured:
    """The rows of successions beside those of truth.csv; the firms' leaders are in no truth."""
    rows = [row for row in rows if not row["post"].startswith("董事长")]
    first = invented_district.FIRST_DAY.isoformat()
    true = {_held(row) for row in truth if not row["until"] or row["until"] > first}
    found = {_held(row) for row in rows}
    starts, ends = (
        {(*_held(row), row[day]) for row in truth if row[basis] == "stated"}
        for day, basis in (("since", "basis"), ("until", "until_basis"))
    )
    given_starts, given_ends = (
        {(*_held(row), row[day]) for row in rows if row[f"{day}_basis"] == "stated"}
        for day in ("since", "until")
    )
    return Measured(
        found=len(found),
        true=len(true),
        right=len(found & true),
        starts=len(starts),
        starts_found=len(starts & given_starts),
        ends=len(ends),
        ends_found=len(ends & given_ends),
        wrongly_stated=len(given_starts - starts) + len(given_ends - ends),
        unflagged=sum(map(_unflagged, _seats(rows))),
    )


def _held(row: dict[str, str]) -> tuple[str, str, str]:
    return row["post"], row["organization"], row["person"]


def _seats(rows: Rows) -> list[Rows]:
    seats: dict[str, Rows] = {}
    for row in rows:
        if row["seats"] == "one" and row["acting"] == "" and row["since"] and row["until"]:
            seats.setdefault(row["seat_id"], []).append(row)
    return list(seats.values())


def _unflagged(seat: Sequence[dict[str, str]]) -> int:
    """Pairs of holders seen in the seat at one time of whom neither row says so."""
    return sum(
        one["entity_id"] != other["entity_id"]
        and one["since"] < other["until"]
        and other["since"] < one["until"]
        and not (one["conflict"] or other["conflict"])
        for one, other in combinations(seat, 2)
    )


def main() -> None:
    """Print a line for each seed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--years", type=int, default=invented_district.YEARS)
    options = parser.parse_args()
    for seed in range(FIRST_SEED, FIRST_SEED + options.seeds):
        m = measured(seed, options.years)
        print(
            f"seed {seed}: precision {m.precision:.3f} ({m.right} of {m.found}), recall {m.recall:.3f} (of {m.true}), "
            f"stated starts {m.starts_found} of {m.starts}, ends {m.ends_found} of {m.ends}, "
            f"wrongly stated {m.wrongly_stated}, overlaps not flagged {m.unflagged}"
        )


if __name__ == "__main__":
    main()
