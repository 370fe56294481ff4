"""Brings all tables of the contract up to date with the observations."""

from collections.abc import Sequence

from graph.analysis.coappearances import count_coappearances
from graph.resolution.judgements import Judgement
from graph.resolution.resolve import resolve
from graph.store.queries import query
from graph.store.state import State
from graph.tables.frames import COLUMNS
from ner.errors import InputError


def update_tables(state: State, judgements: Sequence[Judgement] = ()) -> tuple[InputError, ...]:
    """Resolve who and what is new, count co-appearances, and make the tables views of the outcome.

    What one transaction adds stays in memory, so each step is one of its own. The corpus has no
    revision meanwhile and the names stay touched to the end: what was killed is done again by the
    next build.

    Returns the judgements on nobody. Raises ConfigError when judgements contradict each other; then
    tables that were up to date are as before.
    """
    problems = resolve(state, judgements)
    count_coappearances(state)
    for table, columns in COLUMNS.items():
        names = ", ".join(f'"{column}"' for column in columns)
        view = query("graph.build", f"views/{table}")
        state.connection.execute(f'CREATE OR REPLACE VIEW main."{table}" AS SELECT {names} FROM ({view})')
    state.connection.execute("DELETE FROM state.touched")
    state.release()
    return problems
