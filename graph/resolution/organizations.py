"""Organizations resolved: which names stand for one, by the rules and as judged, and pairs that may be one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from graph.resolution.judgements import Judgement, JudgementError, joined_ids
from graph.store.queries import run
from graph.store.state import State
from graph.tables.rows import IdentityCandidateRow, OrganizationRow, stored_columns
from ner.errors import ConfigError

# What each reason adds to the score of a pair, which lies between 0 and 1.
CONTAINED = 0.4
SAME_PLACE = 0.2

SHORTEST = {"company": 2}
"""Characters of the shorter name of a pair, by its kind; a brand has two."""

SHORTEST_BODY = 3
"""The same for all other kinds."""

MOST_LONGER = 3
"""A name that stands in more names than this is a common word, as 办公厅."""

_run = partial(run, "graph.resolution")


def resolve_organizations(state: State, judgements: Sequence[Judgement] = ()) -> tuple[JudgementError, ...]:
    """Bring the organizations and their pairs in `identity_candidates` up to date.

    Judgements are on names: every name of an organization has an id, also one that stands for another.

    Returns the judgements on nobody and those that have no effect. Raises ConfigError when judgements
    contradict each other.
    """
    connection = state.connection
    ids = sorted({i for row in judgements for i in row.pair})
    name_of: dict[str, str] = dict(_run(connection, "judged_names", ids=ids).fetchall()) if ids else {}
    problems = [
        JudgementError(row, f"no {row.kind} {i}")
        for row in judgements
        for i in (row.left_id, row.right_id)
        if i not in name_of
    ]
    known = [row for row in judgements if row.pair <= name_of.keys()]
    apart = [(name_of[row.left_id], name_of[row.right_id]) for row in known if row.judgement == "NEGATIVE"]
    apart += [(right, left) for left, right in apart]
    connection.execute("DELETE FROM resolved.apart")
    state.add("resolved.apart", {"name": [n for n, _ in apart], "fuller": [n for _, n in apart]})
    _run(connection, "bodies")
    standing, more = _obey(state, known, name_of)
    _run(connection, "organizations")
    connection.execute("DELETE FROM resolved.identity_candidates WHERE kind <> 'person'")
    columns = ", ".join(stored_columns(OrganizationRow))
    rows = connection.execute(f"SELECT {columns} FROM resolved.organizations").fetchall()
    organizations = [
        OrganizationRow(**dict(zip(stored_columns(OrganizationRow), row, strict=True))) for row in rows
    ]
    state.add_rows("resolved.identity_candidates", organization_candidates(organizations, standing))
    return (*problems, *more)


def _obey(
    state: State, judgements: Sequence[Judgement], name_of: Mapping[str, str]
) -> tuple[list[Judgement], list[JudgementError]]:
    """Join what is judged to be one; the judgements on what stays apart, and those without effect."""
    names = sorted({name_of[i] for row in judgements for i in row.pair})
    owners = _run(state.connection, "entities_of_names", names=names).fetchall() if names else []
    owner = dict(owners)
    on_entities = [
        replace(row, left_id=owner[name_of[row.left_id]], right_id=owner[name_of[row.right_id]])
        for row in judgements
    ]
    joined = joined_ids(owner.values(), [row for row in on_entities if len(row.pair) == 2])
    standing: list[Judgement] = []
    problems: list[JudgementError] = []
    for given, row in zip(judgements, on_entities, strict=True):
        if joined[row.left_id] != joined[row.right_id]:
            standing.append(replace(row, left_id=joined[row.left_id], right_id=joined[row.right_id]))
        elif row.judgement == "NEGATIVE" and len(row.pair) == 2:
            raise ConfigError(f"{row.where}: {given.left_id} and {given.right_id} are joined by other rows")
        elif row.judgement == "NEGATIVE":
            short = f"{name_of[given.left_id]} and {name_of[given.right_id]}"
            problems.append(JudgementError(given, f"cannot be kept apart: {short} are short for one name"))
    for other, lead in joined.items():
        if other != lead:
            _run(state.connection, "join_bodies", lead=lead, other=other)
    return standing, problems


def organization_candidates(
    organizations: Iterable[OrganizationRow], standing: Sequence[Judgement] = ()
) -> tuple[IdentityCandidateRow, ...]:
    """Pairs of organizations of one kind and place, one name at an end of the other, sorted by their ids.

    A body's shorter name ends the longer one: what begins with it is a part of the body. Each pair is
    UNSURE, or as judged; judged pairs are included whatever their names.
    """
    by_id = {organization.entity_id: organization for organization in organizations}
    judged = {row.pair: row for row in standing}
    pairs = {frozenset((one.entity_id, other.entity_id)) for one, other in _contained(by_id.values())}
    rows = []
    for left_id, right_id in sorted(tuple(sorted(pair)) for pair in pairs | judged.keys()):
        left, right = by_id[left_id], by_id[right_id]
        found = list(_reasons(left, right))
        judgement = judged.get(frozenset((left_id, right_id)))
        rows.append(
            IdentityCandidateRow(
                left_id=left_id,
                right_id=right_id,
                judgement=judgement.judgement if judgement else "UNSURE",
                score=round(sum(score for score, _ in found), 2),
                reasons="; ".join(
                    [reason for _, reason in found] + ([judgement.reason] if judgement else [])
                ),
                kind="company" if left.kind == right.kind == "company" else "organization",
            )
        )
    return tuple(rows)


def _contained(organizations: Iterable[OrganizationRow]) -> Iterator[tuple[OrganizationRow, OrganizationRow]]:
    """A shorter and a longer name of one kind and place."""
    by_name = {(o.kind, o.jurisdiction, o.name): o for o in organizations}
    found = []
    for (kind, place, name), longer in by_name.items():
        least = SHORTEST.get(kind, SHORTEST_BODY)
        parts = {name[start:] for start in range(1, len(name) - least + 1)}
        if kind == "company":
            parts |= {name[:end] for end in range(least, len(name))}
        found += [(by_name[kind, place, part], longer) for part in parts if (kind, place, part) in by_name]
    longer_names = Counter(shorter.entity_id for shorter, _ in found)
    return ((shorter, longer) for shorter, longer in found if longer_names[shorter.entity_id] <= MOST_LONGER)


def _reasons(left: OrganizationRow, right: OrganizationRow) -> Iterator[tuple[float, str]]:
    short, long = sorted((left.name, right.name), key=len)
    if short in long:
        yield CONTAINED, f"{short} is a part of {long}"
    else:
        yield 0.0, f"different names {left.name} and {right.name}"
    if left.jurisdiction and left.jurisdiction == right.jurisdiction:
        yield SAME_PLACE, f"both of {left.jurisdiction}"
