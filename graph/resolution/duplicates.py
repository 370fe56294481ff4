"""Which articles say what another one says: the same text under two names or on two days, or a near copy.

Of such articles one leads: the earliest, then the longest; only it is counted. A near copy repeats
its leader's wording, however it was shortened or edited, and names nobody, no number and no day that
the other lacks: by that it differs from what is written by one formula on different days. What is printed
again nearly a year later is no duplicate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

import msgspec

from graph.store.queries import run, workspace
from graph.store.state import State
from ner.text.characters import letters_and_digits
from ner.text.shingles import Shingles, numbers, repeated_part, shingles

REPEATED = 0.8
"""Of two near copies, the longer has at least this part of the shorter one's shingles."""

LEAST_LEFT = 0.25
"""A near copy has at least this part of its leader's length; what is shorter is a teaser, or one item of several."""

LEAST_BEFORE = 0.5
"""A near copy is at most twice as long as its leader (1/0.5): what is longer says more than was said before."""

SHORTEST = 40
"""Number of shingles of a body below which only an identical text of the same day is a copy: one formula may fill it."""

APART = 300
"""Days: what is printed again so much later is the notice or report of another year, in the same words."""

SHARED_FINGERPRINTS = 0.2
"""Texts that share a smaller part of the fingerprints of one of them are not compared."""

FIRST_COMPARED = 8
"""With how many of the earliest texts of one fingerprint another is compared."""

ARTICLES_AT_ONCE = 10_000
"""For how many articles candidates are looked for at one time."""

PAIRS_AT_ONCE = 500
"""How many pairs are compared at one time: so many texts are in memory, twice."""

_run = partial(run, "graph.resolution")
_decode_spans = msgspec.msgpack.Decoder(tuple[tuple[int, int], ...]).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an article is compared by.

    Attributes:
        text: letters and digits of the whole text.
        body: the shingles of its body.
        names: the persons, organizations and places that the body names, letters and digits only.
        dates: what the body prints of dates and times.
        numbers: the other numbers of the body.
        all_numbers: what the whole text prints of both.
        days: the first days of the events that the article reports.
    """

    text: str
    body: Shingles
    names: frozenset[str]
    dates: frozenset[str]
    numbers: frozenset[str]
    all_numbers: frozenset[str]
    days: frozenset[str]


class _Name(TypedDict):
    start: int
    text: str


def find_duplicates(state: State) -> None:
    """Fill resolved.duplicates and resolved.duplicate_sources.

    The names in articles that have become duplicates, or are none any more, are noted as touched.
    Depends on the articles that there are, not on the order in which they came.
    """
    with workspace(state.connection, "copies"):
        _run(state.connection, "ranked_articles", shortest=SHORTEST, apart=APART)
        _run(state.connection, "first_of_equals")
        _run(state.connection, "shared_fingerprints", shortest=SHORTEST)
        state.connection.execute("CREATE TABLE copies.near_copies (later INTEGER, earlier INTEGER)")
        leaders = _near_copies(state)
        state.add("copies.near_copies", {"later": list(leaders), "earlier": list(leaders.values())})
        _run(state.connection, "found_duplicates")
        if _have_changed(state):
            with state.transaction():
                _run(state.connection, "touch_changed")
                state.connection.execute("DELETE FROM resolved.duplicates")
                state.connection.execute("INSERT INTO resolved.duplicates FROM copies.duplicates")
    _run(state.connection, "duplicate_sources")


def _have_changed(state: State) -> bool:
    old, new = "FROM resolved.duplicates", "FROM copies.duplicates"
    either = f"(({old}) EXCEPT ({new})) UNION ALL (({new}) EXCEPT ({old}))"
    return bool(state.connection.execute(f"SELECT 1 FROM ({either}) LIMIT 1").fetchone())


def is_near_copy(copy: Wording, leader: Wording) -> bool:
    """Whether the longer of two texts repeats the shorter one, and the copy names nobody whom its leader lacks."""
    shorter, longer = sorted((copy, leader), key=lambda wording: len(wording.body))
    return (
        shorter.numbers <= longer.all_numbers
        and (shorter.dates <= longer.all_numbers or not shorter.days.isdisjoint(longer.days))
        and repeated_part(shorter.body, longer.body) >= REPEATED
        and all(name in longer.text for name in shorter.names)
        and all(name in leader.text for name in copy.names)
    )


def _near_copies(state: State) -> dict[int, int]:
    """The number of each text that is a near copy, with that of its leader, which is none itself."""
    leaders: dict[int, int] = {}
    for pairs in _pairs(state):
        wordings = _wordings(state, {number for pair in pairs for number in pair})
        for later, earlier in pairs:
            if later in leaders or earlier in leaders:
                continue
            if is_near_copy(wordings[later], wordings[earlier]):
                leaders[later] = earlier
    return leaders


def _pairs(state: State) -> Iterator[list[tuple[int, int]]]:
    """The pairs to compare, later before earlier, in the order of the later ones."""
    (articles,) = state.connection.execute("SELECT count(*) FROM copies.articles").fetchall()[0]
    for lowest in range(1, articles + 1, ARTICLES_AT_ONCE):
        pairs = _run(
            state.connection,
            "pairs_of_like_wording",
            lowest=lowest,
            highest=lowest + ARTICLES_AT_ONCE - 1,
            first=FIRST_COMPARED,
            shared=SHARED_FINGERPRINTS,
            least_left=LEAST_LEFT,
            least_before=LEAST_BEFORE,
            apart=APART,
        ).fetchall()
        for start in range(0, len(pairs), PAIRS_AT_ONCE):
            yield pairs[start : start + PAIRS_AT_ONCE]


def _wordings(state: State, of: set[int]) -> dict[int, Wording]:
    rows = _run(state.connection, "wordings", numbers=sorted(of)).fetchall()
    return {number: _wording(*row) for number, *row in rows}


def _wording(text: str, spans: bytes, names: Sequence[_Name], days: Sequence[str]) -> Wording:
    stretches = _decode_spans(spans)
    body = "".join(text[start:end] for start, end in stretches)
    dates, others = numbers(body)
    return Wording(
        text=letters_and_digits(text),
        body=shingles(letters_and_digits(body)),
        names=frozenset(
            letters_and_digits(name["text"])
            for name in names
            if any(start <= name["start"] < end for start, end in stretches)
        ),
        dates=dates,
        numbers=others,
        all_numbers=frozenset().union(*numbers(text)),
        days=frozenset(days),
    )
