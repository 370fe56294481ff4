"""Successions and changes: who held which post of which body, one after the other, and what changed when."""

from functools import partial

from graph.store.queries import run, workspace
from graph.store.state import State
from ner.extraction.seats import has_one_holder, senior_post, tenure_of

_run = partial(run, "graph.analysis")


def find_successions(state: State) -> None:
    """Fill resolved.successions and resolved.changes from the occupancies and attributions; see their rows.

    Posts without a body are left out: nobody knows whose they are. Who was seen only as a former or
    future holder has no row, but is a predecessor where a text names him or her so.
    """
    execute = state.connection.execute
    with workspace(state.connection, "seats"):
        posts = [post for (post,) in execute("SELECT DISTINCT post FROM resolved.occupancies").fetchall()]
        qualifiers = [q for (q,) in execute("SELECT DISTINCT qualifier FROM resolved.occupancies").fetchall()]
        execute("CREATE TABLE seats.posts (post VARCHAR, is_sole BOOLEAN, senior VARCHAR)")
        execute("CREATE TABLE seats.qualifiers (qualifier VARCHAR, tenure VARCHAR)")
        known = {
            "post": posts,
            "is_sole": list(map(has_one_holder, posts)),
            "senior": list(map(senior_post, posts)),
        }
        state.add("seats.posts", known)
        state.add("seats.qualifiers", {"qualifier": qualifiers, "tenure": list(map(tenure_of, qualifiers))})
        for step in ("holders", "predecessors", "successions", "changes"):
            _run(state.connection, step)
