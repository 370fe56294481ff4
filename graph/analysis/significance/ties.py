"""Tests every pair of a corpus, and keeps what was found until the attendance changes."""

from functools import partial

import numpy as np
import pandas as pd

from graph.analysis.significance.access import chance_of_so_many
from graph.analysis.significance.model import ModelRows, by_duty, model_of, read_rows
from graph.analysis.significance.pairs import Pairs, assess
from graph.analysis.significance.terms import MARGIN
from graph.store.queries import run
from graph.store.state import State

DIGITS = 6
"""Significant digits of what is kept, so that the tables do not show how a machine adds."""

MARGIN_OF = "margin"
"""The key of the margin, in days, with which the ties were found."""

TESTED = "pairs tested"
"""The key of the number of pairs that could have met, for which the q-values are corrected."""

_FOUND = "ties of"
"""The key of the attendance that the ties were found in."""

_run = partial(run, "graph.analysis")


def find_ties(state: State, margin: int = MARGIN) -> None:
    """Fill resolved.ties (expected, p_value and q_value of pairs that met), resolved.pairs_apart and resolved.company_access.

    They are kept as they are while attendance, posts, this code and the margin stay the same.

    Args:
        state: the corpus; its pairs are counted.
        margin: days by which the time from first to last sight is widened.
    """
    rows = read_rows(state.connection)
    found_in = f"{margin} {state.meta('resolution')} {rows.fingerprint}"
    if state.meta(_FOUND) == found_in:
        return
    _find_access(state)
    tested = _find_pairs(state, rows, margin)
    with state.transaction(outdates=False):
        state.remember(MARGIN_OF, str(margin))
        state.remember(TESTED, str(tested))
        state.remember(_FOUND, found_in)


def _find_pairs(state: State, rows: ModelRows, margin: int) -> int:
    """Test all pairs; returns how many could have met."""
    model = model_of(rows, margin)
    order = model.presence.order
    position = np.zeros(int(order.max(initial=-1)) + 1, np.int64)
    position[order] = np.arange(len(order))
    columns = state.connection.execute("SELECT source, target, events FROM resolved.pairs").fetchnumpy()
    source, target, events = (np.asarray(columns[name], np.int64) for name in ("source", "target", "events"))
    ends = np.stack([position[source], position[target]])
    left, right = ends.min(0), ends.max(0)
    sorting = np.lexsort((right, left))
    left, right, events = left[sorting], right[sorting], events[sorting]
    duty = by_duty(model, left, right)
    found = assess(model.chances, left, right, events, duty)
    _keep(state, "resolved.ties", found.met, order, ~duty)
    _keep(state, "resolved.pairs_apart", found.apart, order, np.ones(len(found.apart.left), bool))
    return found.possible


def _keep(state: State, table: str, pairs: Pairs, order: np.ndarray, kept: np.ndarray) -> None:
    ends = np.stack([order[pairs.left], order[pairs.right]])
    frame = pd.DataFrame(
        {
            "source": ends.min(0).astype(np.int32),
            "target": ends.max(0).astype(np.int32),
            "events": pairs.events.astype(np.int32),
            "expected": rounded(pairs.expected),
            "p_value": rounded(pairs.p_values),
            "q_value": rounded(pairs.q_values),
        }
    )[kept].sort_values(["source", "target"])
    _replace(state, table, frame)


def _find_access(state: State) -> None:
    _run(state.connection, "company_access")
    frame = state.connection.execute("FROM present_access ORDER BY ALL").df()
    margins = (frame["leader_events"], frame["company_events"], frame["company_events_of_all"])
    leader, company, total = (values.to_numpy(np.int64) for values in margins)
    frame["expected"] = rounded(leader * company / np.maximum(total, 1))
    frame["p_value"] = rounded(chance_of_so_many(frame["events"].to_numpy(np.int64), leader, company, total))
    _replace(state, "resolved.company_access", frame)


def _replace(state: State, table: str, frame: pd.DataFrame) -> None:
    state.connection.register("incoming", frame)
    state.connection.execute(f"CREATE OR REPLACE TABLE {table} AS FROM incoming")
    state.connection.unregister("incoming")


def rounded(values: np.ndarray) -> np.ndarray:
    """Numbers with `DIGITS` significant digits."""
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.tolist()], dtype=float)
