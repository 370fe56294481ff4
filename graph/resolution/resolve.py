"""From what all articles give to whole tables: whom the names stand for, which events are one, who met.

People are settled name by name, and only the names of articles that changed; everything else is
done inside DuckDB. The tables of the contract are views on what was found and what was settled.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from graph.analysis.coappearances import count_pairs
from graph.resolution.event_matching import merge_events
from graph.resolution.judgements import Judgement
from graph.resolution.observations import appearance_of
from graph.resolution.persons import Persons, persons_of
from graph.store.state import State
from graph.tables.frames import COLUMNS
from ner.errors import InputError
from ner.extraction.article_entities import PersonInArticle

AT_ONCE = 20_000
"""About how many appearances of people are in memory at one time."""

PARTICIPATIONS_AT_ONCE = 250_000

SCHEMA = """
CREATE SCHEMA IF NOT EXISTS settled;
CREATE TABLE IF NOT EXISTS settled.owners (article_id VARCHAR, name VARCHAR, entity_id VARCHAR);
CREATE TABLE IF NOT EXISTS settled.persons (
    entity_id VARCHAR, name VARCHAR, aliases VARCHAR, pinyin VARCHAR, role VARCHAR, post VARCHAR,
    organization VARCHAR, jurisdiction VARCHAR, branch VARCHAR, level VARCHAR, first_seen VARCHAR,
    last_seen VARCHAR, articles BIGINT, events BIGINT
);
CREATE TABLE IF NOT EXISTS settled.occupancies (
    entity_id VARCHAR, person VARCHAR, post VARCHAR, organization VARCHAR, qualifier VARCHAR,
    first_observed VARCHAR, last_observed VARCHAR, start_date VARCHAR, end_date VARCHAR, articles BIGINT
);
CREATE TABLE IF NOT EXISTS settled.candidates (
    left_id VARCHAR, right_id VARCHAR, judgement VARCHAR, score DOUBLE, reasons VARCHAR
);
CREATE TABLE IF NOT EXISTS settled.judged (name VARCHAR);
"""

# An organisation is the one that most articles take its name for; of equals the first by name.
_ORGANIZATIONS = """
CREATE OR REPLACE TEMP TABLE votes AS
    SELECT name, fuller, count(*) AS votes FROM (
        SELECT name, fuller FROM found.organizations
        UNION ALL SELECT DISTINCT name, name FROM found.bodies
    ) GROUP BY name, fuller;
CREATE OR REPLACE TEMP TABLE owners_once AS
    SELECT name, arg_min(fuller, (-votes, fuller)) AS owner FROM votes GROUP BY name;
CREATE OR REPLACE TEMP TABLE kinds AS
    SELECT name, CASE WHEN bool_or(kind = 'company') THEN 'company'
                      ELSE arg_max(kind, (seen, source, ordinal)) END AS kind
    FROM (
        SELECT o.name, o.kind, true AS seen, a.source, a.ordinal
        FROM found.organizations o JOIN found.articles a USING (article_id)
        UNION ALL SELECT DISTINCT name, kind, false, '', 0 FROM found.bodies
    ) GROUP BY name;
CREATE OR REPLACE TABLE settled.bodies AS
    SELECT o.name, left(sha1('organization' || chr(31) || owner), 16) AS entity_id, owner AS title, k.kind
    FROM (
        SELECT o.name, coalesce(further.owner, o.owner) AS owner
        FROM owners_once o LEFT JOIN owners_once further ON further.name = o.owner
    ) o JOIN kinds k ON k.name = owner;
CREATE OR REPLACE TABLE settled.organizations AS
    WITH forms AS (
        SELECT entity_id, title, name FROM settled.bodies
        UNION SELECT b.entity_id, b.title, m.printed
        FROM (SELECT DISTINCT name, printed FROM found.organization_mentions) m
        JOIN settled.bodies b USING (name)
    ),
    named AS (
        SELECT entity_id, any_value(title) AS name,
               coalesce(string_agg(name, ';' ORDER BY name) FILTER (name <> title), '') AS aliases
        FROM forms GROUP BY entity_id
    ),
    seen AS (
        SELECT b.entity_id, count(DISTINCT article_id) AS articles,
               CASE WHEN count(DISTINCT nullif(a.place, '')) = 1 THEN max(a.place) ELSE '' END AS jurisdiction
        FROM (SELECT DISTINCT article_id, name FROM found.organization_mentions) m
        JOIN settled.bodies b USING (name) JOIN found.articles a USING (article_id)
        GROUP BY b.entity_id
    ),
    kinds AS (SELECT DISTINCT entity_id, kind FROM settled.bodies)
    SELECT entity_id, n.name, n.aliases, k.kind, coalesce(s.jurisdiction, '') AS jurisdiction,
           coalesce(s.articles, 0) AS articles
    FROM named n JOIN kinds k USING (entity_id) LEFT JOIN seen s USING (entity_id);
"""

_TAKING_PART = """
INSERT INTO settled.taking_part
    SELECT event_id, entity_id, min(position), arg_min(name, position), arg_min(entity_kind, position)
    FROM (
        SELECT p.event_id, o.entity_id, p.position, p.name, p.entity_kind
        FROM found.participations p JOIN settled.owners o USING (article_id, name)
        WHERE p.entity_kind = 'person'
          AND hash(p.article_id) % $shares = $share AND hash(o.article_id) % $shares = $share
        UNION ALL
        SELECT p.event_id, coalesce(b.entity_id, left(sha1('organization' || chr(31) || p.name), 16)),
               p.position, coalesce(b.title, p.name), p.entity_kind
        FROM found.participations p LEFT JOIN settled.bodies b USING (name)
        WHERE p.entity_kind <> 'person' AND hash(p.article_id) % $shares = $share
    ) GROUP BY event_id, entity_id
"""

_ATTENDANCE = """
CREATE OR REPLACE TABLE settled.actors AS
    SELECT (row_number() OVER (ORDER BY entity_id))::INTEGER AS number, entity_id, name, kind FROM (
        SELECT entity_id, name, CASE role WHEN 'official' THEN 'official' ELSE 'executive' END AS kind
        FROM settled.persons WHERE role IN ('official', 'company')
        UNION ALL SELECT entity_id, name, 'company' FROM settled.organizations WHERE kind = 'company'
    );
CREATE OR REPLACE TEMP TABLE meetings AS
    SELECT (row_number() OVER ())::INTEGER AS number, merged_id, arg_min(start, span) AS start,
           arg_min("end", span) - 1 AS last
    FROM (
        SELECT merged_id, start, "end", ("end" - start, start) AS span FROM (
            SELECT merged_id, nullif(date_start, '')::DATE AS start,
                   coalesce(nullif(date_end, '')::DATE, nullif(date_start, '')::DATE + 1) AS "end"
            FROM found.events JOIN settled.merged USING (event_id)
        )
    ) GROUP BY merged_id;
CREATE OR REPLACE TEMP TABLE attendance AS
    SELECT DISTINCT m.number AS meeting, a.number AS actor
    FROM settled.taking_part t JOIN settled.merged USING (event_id)
    JOIN meetings m USING (merged_id) JOIN settled.actors a USING (entity_id);
"""

_PAIRS = """
CREATE OR REPLACE TABLE settled.pairs AS FROM pairs;
DROP TABLE pairs;
"""

_VIEWS = {
    "articles": "SELECT * FROM found.articles",
    "blocks": "SELECT * FROM found.blocks",
    "jurisdictions": "SELECT DISTINCT source, place AS jurisdiction, evidence FROM found.articles",
    "mentions": """
        SELECT m.*, coalesce(o.entity_id, b.entity_id, '') AS entity_id FROM found.mentions m
        LEFT JOIN settled.owners o
            ON m.label = 'PERSON' AND o.article_id = m.article_id AND o.name = m.name
        LEFT JOIN settled.bodies b ON m.label = 'ORGANIZATION' AND b.name = m.name""",
    "attributions": """
        SELECT f.*, o.entity_id FROM found.attributions f
        JOIN settled.owners o ON o.article_id = f.article_id AND o.name = f.person""",
    "persons": """
        SELECT p.* REPLACE (coalesce(e.events, 0) AS events) FROM settled.persons p LEFT JOIN (
            SELECT entity_id, count(DISTINCT merged_id) AS events
            FROM settled.taking_part JOIN settled.merged USING (event_id) GROUP BY entity_id
        ) e USING (entity_id)""",
    "person_roles": "SELECT p.*, o.entity_id FROM found.people p JOIN settled.owners o USING (article_id, name)",
    "organizations": "SELECT * FROM settled.organizations",
    "organization_mentions": """
        SELECT m.* REPLACE (m.printed AS name), b.entity_id, b.kind
        FROM found.organization_mentions m JOIN settled.bodies b USING (name)""",
    "occupancies": "SELECT * FROM settled.occupancies",
    "events": "SELECT e.*, m.merged_id FROM found.events e JOIN settled.merged m USING (event_id)",
    "participations": """
        SELECT p.* REPLACE (t.name AS name), t.entity_id FROM found.participations p
        JOIN settled.taking_part t USING (event_id, position)""",
    "coappearances": """
        SELECT s.entity_id AS source_id, s.name AS source, s.kind AS source_kind,
               t.entity_id AS target_id, t.name AS target, t.kind AS target_kind,
               p.events::BIGINT AS events, p.weight, NULL::DOUBLE AS p_value,
               coalesce(strftime(p.first, '%Y-%m-%d'), '') AS first_date,
               coalesce(strftime(p.last, '%Y-%m-%d'), '') AS last_date
        FROM settled.pairs p JOIN settled.actors s ON s.number = p.source
        JOIN settled.actors t ON t.number = p.target""",
    "identity_candidates": "SELECT * FROM settled.candidates",
    "article_texts": "SELECT * FROM found.texts",
    "article_segments": "SELECT * FROM found.segments",
}


class _Row(NamedTuple):
    source: str
    ordinal: int
    name: str
    person: PersonInArticle


def settle(state: State, judgements: Sequence[Judgement] = ()) -> tuple[InputError, ...]:
    """Bring the tables up to date with what was found.

    What one transaction adds stays in memory, so each step is one of its own. The corpus has no revision
    meanwhile and the names stay touched to the end: what was killed is done again by the next build.

    Returns the judgements on nobody. Raises ConfigError when judgements contradict each other; then
    tables that were up to date are as before.
    """
    execute = state.connection.execute
    execute(SCHEMA)
    _settle_touched(state)
    with state.transaction():
        problems = _settle_judged(state, judgements)
    state.release()
    execute(_ORGANIZATIONS)
    _settle_participations(state)
    merge_events(state.connection)
    execute(_ATTENDANCE)
    count_pairs(state.connection)
    execute(_PAIRS)
    for table, query in _VIEWS.items():
        columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
        execute(f'CREATE OR REPLACE VIEW main."{table}" AS SELECT {columns} FROM ({query})')
    execute("DELETE FROM state.touched")
    state.release()
    return problems


def _settle_touched(state: State) -> None:
    """By the rules every name in articles that changed."""
    execute = state.connection.execute
    execute("CREATE OR REPLACE TEMP TABLE names AS SELECT DISTINCT name FROM state.touched")
    (many,) = execute("SELECT count(*) FROM names").fetchall()[0]
    if many:
        with state.transaction():
            _forget(state)
        _settle_by_rules(state, state.transaction)


def _settle_judged(state: State, judgements: Sequence[Judgement]) -> tuple[InputError, ...]:
    """By the rules every name that was judged before; then all names together that are judged."""
    execute = state.connection.execute
    execute("CREATE OR REPLACE TEMP TABLE names AS FROM settled.judged")
    execute("DELETE FROM settled.judged")
    _forget(state)
    _settle_by_rules(state, nullcontext)
    if not judgements:
        return ()
    ids = {i for judgement in judgements for i in judgement.pair}
    with state.listed("judged_ids", sorted(ids)):
        execute(
            """
            INSERT INTO settled.judged
            SELECT DISTINCT name FROM settled.persons WHERE entity_id IN (SELECT value FROM judged_ids)
            """
        )
        articles = execute(
            "SELECT article_id FROM found.articles WHERE article_id IN (SELECT value FROM judged_ids)"
        ).fetchall()
    execute("CREATE OR REPLACE TEMP TABLE names AS FROM settled.judged")
    _forget(state)
    rows = sorted(_seen(state, "true"), key=attrgetter("source", "ordinal", "name"))
    found = persons_of([row.person for row in rows], judgements, [article for (article,) in articles])
    _keep(state, found)
    return found.problems


def _settle_by_rules(state: State, guarded: Callable[[], AbstractContextManager[None]]) -> None:
    """The persons of `names`, a share of them at a time, each share kept as `guarded` says."""
    count = "SELECT count(*) FROM found.people SEMI JOIN names USING (name)"
    (many,) = state.connection.execute(count).fetchall()[0]
    shares = math.ceil(many / AT_ONCE)
    for share in range(shares):
        rows = _seen(state, f"hash(p.name) % {shares} = {share}")
        found = [persons_of([row.person for row in one]) for _, one in groupby(rows, attrgetter("name"))]
        with guarded():
            _keep(state, _together(found))


def _settle_participations(state: State) -> None:
    """Who took part in which event, once each; the articles a share at a time."""
    execute = state.connection.execute
    execute(
        """
        CREATE OR REPLACE TABLE settled.taking_part (
            event_id VARCHAR, entity_id VARCHAR, position BIGINT, name VARCHAR, entity_kind VARCHAR
        )
        """
    )
    (many,) = execute("SELECT count(*) FROM found.participations").fetchall()[0]
    shares = many // PARTICIPATIONS_AT_ONCE + 1
    for share in range(shares):
        execute(_TAKING_PART, {"shares": shares, "share": share})


def _together(found: Iterable[Persons]) -> Persons:
    parts = list(found)
    return Persons(
        persons=tuple(row for part in parts for row in part.persons),
        occupancies=tuple(row for part in parts for row in part.occupancies),
        candidates=tuple(row for part in parts for row in part.candidates),
        owners=tuple(row for part in parts for row in part.owners),
    )


def _forget(state: State) -> None:
    """Forget the persons of `names`."""
    state.connection.execute(
        """
        DELETE FROM settled.candidates WHERE left_id IN
            (SELECT entity_id FROM settled.persons WHERE name IN (SELECT name FROM names));
        DELETE FROM settled.persons WHERE name IN (SELECT name FROM names);
        DELETE FROM settled.occupancies WHERE person IN (SELECT name FROM names);
        DELETE FROM settled.owners WHERE name IN (SELECT name FROM names);
        """
    )


def _keep(state: State, found: Persons) -> None:
    state.add_rows("settled.persons", found.persons)
    state.add_rows("settled.occupancies", found.occupancies)
    state.add_rows("settled.candidates", found.candidates)
    state.add("settled.owners", ("article_id", "name", "entity_id"), found.owners)


def _seen(state: State, share: str) -> list[_Row]:
    """Every appearance of a share of `names`, by name and then in the order of the articles."""
    rows = state.connection.execute(
        f"""
        SELECT a.source, a.ordinal, p.name, p.appearance
        FROM found.people p JOIN found.articles a USING (article_id) SEMI JOIN names USING (name)
        WHERE {share} ORDER BY p.name, a.source, a.ordinal
        """
    ).fetchall()
    return [_Row(source, ordinal, name, appearance_of(held)) for source, ordinal, name, held in rows]
