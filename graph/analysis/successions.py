"""Successions: who held which post of which body, one after the other, with gaps and overlaps."""

from functools import partial

from graph.store.queries import run, workspace
from graph.store.state import State
from ner.extraction.seats import has_one_holder, tenure_of

_run = partial(run, "graph.analysis")


def find_successions(state: State) -> None:
    """Fill resolved.successions from the occupancies and attributions; see `SuccessionRow`.

    Posts without a body are left out: nobody knows whose they are. Who was seen only as a former or
    future holder has no row, but is a predecessor where a text names him or her so.
    """
    execute = state.connection.execute
    with workspace(state.connection, "seats"):
        posts = [post for (post,) in execute("SELECT DISTINCT post FROM resolved.occupancies").fetchall()]
        qualifiers = [q for (q,) in execute("SELECT DISTINCT qualifier FROM resolved.occupancies").fetchall()]
        execute("CREATE TABLE seats.posts (post VARCHAR, is_sole BOOLEAN)")
        execute("CREATE TABLE seats.qualifiers (qualifier VARCHAR, tenure VARCHAR)")
        state.add("seats.posts", {"post": posts, "is_sole": list(map(has_one_holder, posts))})
        state.add("seats.qualifiers", {"qualifier": qualifiers, "tenure": list(map(tenure_of, qualifiers))})
        for step in ("holders", "predecessors", "successions"):
            _run(state.connection, step)
