"""The state of a corpus before the last build that changed something: kept, compared, and told in two lines."""

from pathlib import Path

import duckdb

from graph.analysis.differences import TABLES, Difference, differences
from graph.store.database import opened
from graph.store.queries import run
from graph.store.state import State
from graph.tables.frames import typed

SHOWN = 5
"""How many of the new posts are named in the second line."""

_KEPT = "state kept"
"""The key of the revision whose tables were kept last."""

_THINGS = {
    "persons": ("person", "persons"),
    "companies": ("company", "companies"),
    "posts": ("post", "posts"),
    "events": ("event", "events"),
    "ties": ("tie", "ties"),
}


def keep_state(state: State) -> tuple[str, ...]:
    """Keep the tables as this build leaves them, beside those of the build before, and say what is new.

    Nothing when this build changed nothing. After the first build there is nothing to compare with.
    """
    revision, kept = state.meta("revision"), state.meta(_KEPT)
    if revision == kept:
        return ()
    execute = state.connection.execute
    with state.transaction(outdates=False):
        for table in TABLES:
            execute(f"DROP TABLE IF EXISTS state.before_{table}")
            if kept:
                execute(f"ALTER TABLE state.latest_{table} RENAME TO before_{table}")
            else:
                execute(f'CREATE TABLE state.before_{table} AS FROM main."{table}" LIMIT 0')
            execute(f'CREATE TABLE state.latest_{table} AS FROM main."{table}"')
        state.remember(_KEPT, revision)
    return _news(state.connection) if kept else ()


def last_differences(corpus: Path) -> list[Difference]:
    """What the last build that changed something has changed; all is new when it was the first.

    Raises:
        CorpusError: as `opened`.
    """
    with opened(corpus) as connection:
        before, now = (
            {table: typed(table, connection.execute(f"FROM state.{when}_{table}").df()) for table in TABLES}
            for when in ("before", "latest")
        )
    return differences(before, now)


def _news(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    counts = dict(run("graph.building", connection, "news").fetchall())
    said = [f"{many:,} {_THINGS[what][many != 1]}" for what, many in counts.items() if many]
    if not said:
        return ()
    posts = run("graph.building", connection, "new_posts", most=SHOWN).fetchall()
    named = "; ".join(" ".join(filter(None, row)) for row in posts)
    lines = f"new since the last build: {', '.join(said)} (`guantu diff OUT --last` lists them)"
    return (lines, f"among the new posts: {named}") if named else (lines,)
