"""Judgements on ids that are no more: carried over to what the same names in the same articles are now."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from graph.resolution.judgements import Judgement, JudgementError, carried_note
from graph.store.queries import run
from graph.store.state import State
from graph.tables.formulas import exact
from ner.correcting.corrections import without_blanks
from ner.errors import CorpusError, InputError, reason_of

Place = tuple[str, str]
"""An article's id and a name in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """The rows to append to the file, and a problem for each judgement that stays without persons."""

    rows: tuple[Judgement, ...]
    problems: tuple[InputError, ...]


def published_places(out: Path, judgements: Iterable[Judgement]) -> dict[str, frozenset[Place]]:
    """Where the last build's entities on which judgements are were named, by their ids; nothing without tables.

    Raises:
        CorpusError: a table cannot be read.
    """
    places: dict[str, set[Place]] = defaultdict(set)
    judgements = tuple(judgements)
    for table, about_persons in (("person_roles", True), ("organization_mentions", False)):
        path = out / "tables" / f"{table}.csv"
        ids = {i for row in judgements if (row.kind == "person") is about_persons for i in row.pair}
        if not ids or not path.is_file():
            continue
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in (row for row in csv.DictReader(file) if row["entity_id"] in ids):
                    places[row["entity_id"]].add((row["article_id"], exact(row["name"])))
        except (OSError, UnicodeError, KeyError) as error:
            raise CorpusError(f"{path}: cannot be read: {reason_of(error)}") from error
    return {entity_id: frozenset(found) for entity_id, found in places.items()}


def carry_over(
    unknown: Iterable[JudgementError],
    judgements: Sequence[Judgement],
    before: Mapping[str, Set[Place]],
    state: State,
) -> CarriedOver:
    """The judgements on unknown ids as rows on the entities of now.

    An entity is carried over when all its names in articles that are still there are one entity now; where
    the last build does not know it, when its name in the texts that have its quote is one. A POSITIVE
    row whose sides the last build had joined is carried over when what they were together is two now.

    Args:
        unknown: what is wrong with judgements; of several on one row the first counts.
        judgements: all of them, as the file has them.
        before: where each entity of the last build was named.
        state: has the entities of now.
    """
    unknown = list(unknown)
    if not unknown:
        return CarriedOver(rows=(), problems=())
    now = _Now(judgements, before, state)
    in_file = {row.where: row for row in judgements}
    rows: list[Judgement] = []
    problems: list[InputError] = []
    for problem in {problem.judgement: problem for problem in reversed(unknown)}.values():
        row = in_file[problem.judgement.where]
        left = now.called(row.left_id, row.left_name, row.left_quote)
        right = now.called(row.right_id, row.right_name, row.right_quote)
        if row.judgement == "POSITIVE":
            left, right = _apart(left, right)
        if (left, right) == ((row.left_id,), (row.right_id,)):
            problems.append(problem)
        elif len(left) == len(right) == 1 and left != right:
            note = f"{row.why} {carried_note(row)}".strip()
            rows.append(replace(row, left_id=left[0], right_id=right[0], why=note))
        else:
            problems.append(InputError(f"{problem}; {_why_not(row.kind, left, right)}"))
    return CarriedOver(rows=tuple(reversed(rows)), problems=tuple(reversed(problems)))


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two sides of what was joined, where one has both and the other none, or one of them."""
    if len(left) == 2 and len(right) < 2:
        right = right or left[1:]
        return tuple(i for i in left if i not in right), right
    if len(right) == 2 and len(left) < 2:
        left = left or right[:1]
        return left, tuple(i for i in right if i not in left)
    return left, right


def _why_not(kind: str, left: Sequence[str], right: Sequence[str]) -> str:
    if left and left == right:
        return f"the two are one {kind} now"
    many = next((found for found in (left, right) if len(found) > 1), None)
    if many:
        several = "companies" if kind == "company" else f"{kind}s"
        return f"not carried over: it is several {several} now, {', '.join(many)}"
    return f"not carried over: nobody in the last build's articles is that {kind}"


class _Now:
    """The entities of now by the ids of the last build, or by name and quote."""

    def __init__(
        self, judgements: Iterable[Judgement], before: Mapping[str, Set[Place]], state: State
    ) -> None:
        self._connection, self._before = state.connection, before
        ids = sorted({i for judgement in judgements for i in judgement.pair})
        known = run("graph.resolution", state.connection, "known_ids", ids=ids).fetchall()
        self._known = {i for (i,) in known}
        self._owner = self._owners({name for places in before.values() for _, name in places})

    def called(self, entity_id: str, name: str, quote: str) -> tuple[str, ...]:
        """What that entity or article is now, sorted; nothing when it is gone."""
        if entity_id in self._known:
            return (entity_id,)
        places, owner = self._before.get(entity_id, frozenset()), self._owner
        if not places and name and quote:
            places, owner = self._places(name, quote), self._owners({name})
        return tuple(sorted({owner[place] for place in places if place in owner}))

    def _owners(self, names: Set[str]) -> dict[Place, str]:
        rows = run("graph.resolution", self._connection, "owners_of_names", names=sorted(names)).fetchall()
        return {(article_id, name): entity_id for article_id, name, entity_id in rows}

    def _places(self, name: str, quote: str) -> Set[Place]:
        words = without_blanks(quote)
        rows = run("graph.resolution", self._connection, "articles_that_say", words=words).fetchall()
        return {(article_id, name) for (article_id,) in rows}
