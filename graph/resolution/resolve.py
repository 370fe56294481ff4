"""Which entities the names in all articles stand for, and which reports are of one event.

People are resolved name by name, and only the names of articles that changed; organizations and
events are resolved inside DuckDB.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from graph.resolution.event_matching import merge_events
from graph.resolution.judgements import Judgement, JudgementError
from graph.resolution.observations import appearance_of
from graph.resolution.organizations import resolve_organizations
from graph.resolution.persons import Persons, persons_of
from graph.store.queries import run
from graph.store.schema import create_table
from graph.store.state import State, shares
from graph.tables.build_state import OwnerRow, ParticipantRow
from graph.tables.rows import stored_columns
from ner.extraction.article_entities import PersonInArticle

AT_ONCE = 20_000
"""About how many appearances of people are resolved at one time: so many are decoded in memory."""

PARTICIPATIONS_AT_ONCE = 250_000
"""About how many participations are joined with their entities at one time."""

_run = partial(run, "graph.resolution")


class _Appearance(NamedTuple):
    source: str
    ordinal: int
    name: str
    person: PersonInArticle


def resolve(state: State, judgements: Sequence[Judgement] = ()) -> tuple[JudgementError, ...]:
    """Bring all tables of the schema `resolved` but those of co-appearance up to date.

    Returns the judgements on nobody. Raises ConfigError when judgements contradict each other; then
    persons that were up to date are as before.
    """
    persons = [row for row in judgements if row.kind == "person"]
    organizations = [row for row in judgements if row.kind != "person"]
    _resolve_touched(state)
    with state.transaction():
        problems = _resolve_judged(state, persons)
        # DuckDB keeps a transaction in memory: only what can be refused is in it.
        if organizations:
            problems += resolve_organizations(state, organizations)
    state.release()
    if not organizations:
        resolve_organizations(state)
    _resolve_participants(state)
    merge_events(state)
    return problems


def _resolve_touched(state: State) -> None:
    """By the rules every name in articles that changed."""
    execute = state.connection.execute
    execute("CREATE OR REPLACE TABLE state.touched AS SELECT DISTINCT name FROM state.touched")
    if execute("SELECT 1 FROM state.touched LIMIT 1").fetchone():
        with state.transaction():
            _forget(state, "state.touched")
    _resolve_by_rules(state, "state.touched", state.transaction)


def _resolve_judged(state: State, judgements: Sequence[Judgement]) -> tuple[JudgementError, ...]:
    """By the rules every name that was judged before; then all names together that are judged."""
    execute = state.connection.execute
    _forget(state, "resolved.judged")
    _resolve_by_rules(state, "resolved.judged", nullcontext)
    execute("DELETE FROM resolved.judged")
    if not judgements:
        return ()
    leaders = dict(execute("SELECT article_id, duplicate_of FROM resolved.duplicates").fetchall())
    judgements = [replace(row, right_id=leaders.get(row.right_id, row.right_id)) for row in judgements]
    ids = sorted({i for judgement in judgements for i in judgement.pair})
    _run(state.connection, "judge", ids=ids)
    articles = execute(
        "SELECT article_id FROM counted.articles WHERE article_id IN (SELECT unnest($1::VARCHAR[]))", [ids]
    ).fetchall()
    _forget(state, "resolved.judged")
    rows = sorted(_appearances(state, "resolved.judged"), key=attrgetter("source", "ordinal", "name"))
    found = persons_of([row.person for row in rows], judgements, [article for (article,) in articles])
    _keep(state, [found])
    return found.problems


def _resolve_by_rules(state: State, names: str, guarded: Callable[[], AbstractContextManager[None]]) -> None:
    """The persons of the names in a table, a share of them at a time, each share kept as `guarded` says."""
    (appearances,) = _run(state.connection, "count_appearances", names=names).fetchall()[0]
    for share, of in shares(appearances, AT_ONCE):
        rows = _appearances(state, names, share, of)
        found = [persons_of([row.person for row in one]) for _, one in groupby(rows, attrgetter("name"))]
        with guarded():
            _keep(state, found)


def _resolve_participants(state: State) -> None:
    """Who took part in which event, once each; the articles a share at a time."""
    execute = state.connection.execute
    execute(create_table("resolved.participants", ParticipantRow))
    (participations,) = execute("SELECT count(*) FROM counted.participations").fetchall()[0]
    for share, of in shares(participations, PARTICIPATIONS_AT_ONCE):
        _run(state.connection, "participants", share=share, shares=of)


def _forget(state: State, names: str) -> None:
    """Forget the persons of the names in a table."""
    _run(state.connection, "forget_candidates", names=names)
    for table, column in (("persons", "name"), ("occupancies", "person"), ("owners", "name")):
        state.connection.execute(
            f"DELETE FROM resolved.{table} WHERE {column} IN (SELECT name FROM query_table($1))", [names]
        )


def _keep(state: State, found: Sequence[Persons]) -> None:
    state.add_rows("resolved.persons", [row for some in found for row in some.persons])
    state.add_rows("resolved.occupancies", [row for some in found for row in some.occupancies])
    state.add_rows("resolved.identity_candidates", [row for some in found for row in some.candidates])
    owners = zip(*(owner for some in found for owner in some.owners), strict=True)
    state.add("resolved.owners", dict(zip(stored_columns(OwnerRow), owners, strict=False)))


def _appearances(state: State, names: str, share: int = 0, of: int = 1) -> Iterable[_Appearance]:
    """Every appearance of a share of the names in a table, by name and then in the order of the articles."""
    rows = _run(state.connection, "appearances", names=names, share=share, shares=of).fetchall()
    return [
        _Appearance(source, ordinal, name, appearance_of(encoded)) for source, ordinal, name, encoded in rows
    ]
