"""Successions and changes: who held which post of which body, one after the other, and what changed when."""

from functools import partial

from graph.store.queries import run, workspace
from graph.store.state import State
from ner.extraction.seats import has_one_holder, senior_post, tenure_of

HOLDERS_BEFORE = 40
"""Holders before one with whom he or she is compared: a seat with more at one time is no seat of one."""

_run = partial(run, "graph.analysis")


def find_successions(state: State) -> None:
    """Fill resolved.successions and resolved.changes from the occupancies and attributions; see their rows.

    Posts without a body are left out: nobody knows whose they are. Who was seen only as a former or
    future holder has no row, but is a predecessor where a text names him or her so.
    """
    execute = state.connection.execute
    with workspace(state.connection, "seats"):
        held = {post for (post,) in execute("SELECT DISTINCT post FROM resolved.occupancies").fetchall()}
        posts = sorted(held | {senior_post(post) for post in held})
        qualifiers = [q for (q,) in execute("SELECT DISTINCT qualifier FROM resolved.occupancies").fetchall()]
        execute("CREATE TABLE seats.posts (post VARCHAR, is_sole BOOLEAN, senior VARCHAR)")
        execute("CREATE TABLE seats.qualifiers (qualifier VARCHAR, tenure VARCHAR)")
        known: dict[str, list[object]] = {
            "post": posts,
            "is_sole": list(map(has_one_holder, posts)),
            "senior": list(map(senior_post, posts)),
        }
        state.add("seats.posts", known)
        state.add("seats.qualifiers", {"qualifier": qualifiers, "tenure": list(map(tenure_of, qualifiers))})
        _run(state.connection, "holders")
        _run(state.connection, "predecessors")
        _run(state.connection, "successions", before=HOLDERS_BEFORE)
        _run(state.connection, "changes")
