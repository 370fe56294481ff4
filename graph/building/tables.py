"""Brings the tables up to date with the observations."""

from collections.abc import Sequence

from graph.analysis.coappearances import count_coappearances
from graph.analysis.coverage import find_coverage
from graph.analysis.precedence import find_precedence
from graph.analysis.significance.terms import MARGIN
from graph.analysis.significance.ties import find_ties
from graph.analysis.successions import find_successions
from graph.resolution.duplicates import find_duplicates
from graph.resolution.judgements import Judgement, JudgementError
from graph.resolution.resolve import resolve
from graph.store.guarded import contract_view
from graph.store.state import State
from graph.tables.frames import COLUMNS


def update_tables(
    state: State, judgements: Sequence[Judgement] = (), margin: int = MARGIN
) -> tuple[JudgementError, ...]:
    """Find duplicates, resolve the names of changed articles, count co-appearances, and define the tables as views of both.

    Each step is a transaction of its own, because DuckDB keeps a transaction in memory. Until the end
    the corpus has no revision and the names stay marked as touched, so that the next build repeats
    what was interrupted. `margin` is that of `find_ties`, in days.

    Returns:
        A problem for each judgement on an unknown person.

    Raises:
        ConfigError: judgements contradict each other; tables that were up to date are unchanged.
    """
    find_duplicates(state)
    problems = resolve(state, judgements)
    count_coappearances(state)
    find_ties(state, margin)
    find_successions(state)
    for table in COLUMNS:
        state.connection.execute(f'CREATE OR REPLACE VIEW main."{table}" AS {contract_view(table)}')
    find_coverage(state)
    find_precedence(state)
    state.connection.execute("DELETE FROM state.touched")
    state.release()
    return problems
