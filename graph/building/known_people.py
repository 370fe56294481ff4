"""Known people of corpus.toml whom a text gives another post, or the same outside its time: a line for each."""

import msgspec

from graph.store.queries import run
from graph.store.state import State
from ner.extraction.known_people import contradicts
from ner.sources.corpus_config import KnownPerson, Settings

MOST_NAMED = 5
"""How many rows of [[people]] a build names that texts contradict; the others are counted."""


def contradicted_people(state: State) -> tuple[str, ...]:
    """What the user should know: the rows of `[[people]]` that texts contradict, each with the first such text."""
    decode = msgspec.json.Decoder(Settings).decode
    found: dict[KnownPerson, tuple[str, int]] = {}
    encoded = state.connection.execute(
        "SELECT DISTINCT settings FROM state.files ORDER BY settings"
    ).fetchall()
    for (text,) in encoded:
        people = [row for row in decode(text).people if row.post]
        if people:
            names = sorted({row.name for row in people})
            said = run(
                "graph.building", state.connection, "posts_of_names", names=names, settings=text
            ).fetchall()
            for row in people:
                for name, post, organization, day, source in said:
                    if row.name == name and contradicts(row, post, organization, day):
                        first, many = found.get(
                            row, (f"{organization}{post}, {day or 'undated'}, {source}", 0)
                        )
                        found[row] = (first, many + 1)
    lines = [
        f"[[people]] {row.name}, {row.organization}{row.post}{_time(row)}: a text says {first}"
        + (f" ({many - 1} more)" if many > 1 else "")
        for row, (first, many) in found.items()
    ]
    if len(lines) > MOST_NAMED:
        lines = [
            *lines[:MOST_NAMED],
            f"[[people]]: {len(lines) - MOST_NAMED} more rows are contradicted by texts",
        ]
    return tuple(lines)


def _time(row: KnownPerson) -> str:
    return f" ({row.since}–{row.until})" if row.since or row.until else ""
