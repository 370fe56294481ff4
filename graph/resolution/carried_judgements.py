"""Judgements on ids that are no more: carried over to the persons that the same names in the same articles are now."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from graph.resolution.judgements import (
    COLUMNS,
    JUDGEMENTS_FILE,
    Judgement,
    JudgementError,
    carried_note,
)
from graph.store.state import State
from graph.tables.formulas import exact
from ner.errors import CorpusError, InputError, reason_of
from ner.sources.encodings import decode

Place = tuple[str, str]
"""An article's id and a name in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """The rows to append to the file, and a problem for each judgement that stays without persons."""

    rows: tuple[Judgement, ...]
    problems: tuple[InputError, ...]


def published_places(out: Path, judgements: Iterable[Judgement]) -> dict[str, frozenset[Place]]:
    """Where the last build's persons on whom judgements are were named, by their ids; nothing without tables.

    Raises:
        CorpusError: the table cannot be read.
    """
    path = out / "tables" / "person_roles.csv"
    if not path.is_file():
        return {}
    ids = {entity_id for judgement in judgements for entity_id in judgement.pair}
    places: dict[str, set[Place]] = defaultdict(set)
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
    """The judgements on unknown ids as rows on the persons of now.

    A person is carried over when all its names in articles that are still there are one person now. A
    POSITIVE row whose right person the last build had joined with the left one is carried over when what
    they were together is two persons now.

    Args:
        unknown: what is wrong with judgements; of several on one row the first counts.
        judgements: all of them, as the file has them.
        before: where each person of the last build was named.
        state: has the persons of now.
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
        left, right = now.called(row.left_id), now.called(row.right_id)
        if row.judgement == "POSITIVE" and len(left) == 2 and not right:
            left, right = left[:1], left[1:]
        if (left, right) == ((row.left_id,), (row.right_id,)):
            problems.append(problem)
        elif len(left) == len(right) == 1 and left != right:
            note = f"{row.why} {carried_note(row)}".strip()
            rows.append(replace(row, left_id=left[0], right_id=right[0], why=note))
        else:
            problems.append(InputError(f"{problem}; {_why_not(left, right)}"))
    return CarriedOver(rows=tuple(reversed(rows)), problems=tuple(reversed(problems)))


def _why_not(left: Sequence[str], right: Sequence[str]) -> str:
    if left and left == right:
        return "the two are one person now"
    many = next((found for found in (left, right) if len(found) > 1), None)
    if many:
        return f"not carried over: it is several persons now, {', '.join(many)}"
    return "not carried over: nobody in the last build's articles is that person"


class _Now:
    """The persons of now by the ids of the last build."""

    def __init__(
        self, judgements: Iterable[Judgement], before: Mapping[str, Set[Place]], state: State
    ) -> None:
        execute = state.connection.execute
        ids = sorted({i for judgement in judgements for i in judgement.pair})
        known = execute(
            "SELECT unnest($1::VARCHAR[]) AS id INTERSECT "
            "(SELECT entity_id FROM resolved.owners UNION ALL SELECT article_id FROM observed.articles)",
            [ids],
        )
        self._known = {i for (i,) in known.fetchall()}
        names = sorted({name for places in before.values() for _, name in places})
        owners = execute(
            "SELECT article_id, name, entity_id FROM resolved.owners WHERE name IN (SELECT unnest($1::VARCHAR[]))",
            [names],
        )
        self._owner = {(article_id, name): entity_id for article_id, name, entity_id in owners.fetchall()}
        self._before = before

    def called(self, entity_id: str) -> tuple[str, ...]:
        """What that person or article is now, sorted; nothing when it is gone."""
        if entity_id in self._known:
            return (entity_id,)
        places = self._before.get(entity_id, frozenset())
        return tuple(sorted({self._owner[place] for place in places if place in self._owner}))


def append_judgements(out: Path, rows: Sequence[Judgement]) -> None:
    """Append rows to the file of judgements in the folder that `build` writes into.

    Raises:
        CorpusError: the file cannot be written.
    """
    path = out / JUDGEMENTS_FILE
    try:
        raw = path.read_bytes()
        _, encoding = decode(raw, str(path))
        with path.open("a", encoding=encoding, newline="") as file:
            if raw and not raw.endswith(b"\n"):
                file.write("\n")
            csv.writer(file, lineterminator="\n").writerows(
                [getattr(row, column) for column in COLUMNS] for row in rows
            )
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {reason_of(error)}") from error
