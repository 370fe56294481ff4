"""A curator's judgements on who is the same: read from an append-only file; those on persons obeyed."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import Path

from graph.resolution.curated_csv import append_rows, read_rows
from graph.resolution.identities import Identity
from graph.tables.formulas import exact
from graph.tables.rows import identifier
from ner.errors import ConfigError, InputError
from ner.lexicon.vocabulary import PERSON_ROLES

JUDGEMENTS_FILE = "judgements.csv"
NEEDED = ("left_id", "right_id", "judgement", "by", "on", "why")
COLUMNS = (*NEEDED, "kind", "lead", "left_name", "left_quote", "right_name", "right_quote")
"""The columns of the file. Those behind the needed ones may be missing, from any of them on."""

VERDICTS = ("POSITIVE", "NEGATIVE", "UNSURE")
KINDS = ("person", "company", "organization")
SIDES = ("left", "right")

_ID = re.compile(r"[0-9a-f]{16}")
_CARRIED = re.compile(r"\[carried over from (\S+) (\S+)\]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One row of the file: who judged, when, why; `where` names file and line.

    `left_id` is a person. `right_id` is another person: the same (POSITIVE) or not (NEGATIVE); or
    an article, NEGATIVE: the name there is not that person's. Or both are companies or organizations,
    as `kind` says. `lead` is the side whose id and name a joined entity has. Name and quote of a side,
    blank when unknown, say where a text names it.
    """

    left_id: str
    right_id: str
    judgement: str
    by: str
    on: str
    why: str
    where: str
    kind: str = "person"
    lead: str = "left"
    left_name: str = ""
    left_quote: str = ""
    right_name: str = ""
    right_quote: str = ""

    @property
    def lead_first(self) -> tuple[str, str]:
        """The two ids, the one that leads first."""
        return (self.left_id, self.right_id) if self.lead == "left" else (self.right_id, self.left_id)

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in whatever order the row has them."""
        return frozenset((self.left_id, self.right_id))

    @property
    def reason(self) -> str:
        """Who judged so, when and why, as `reasons` in identity_candidates.csv says it."""
        origin = " ".join(part for part in (self.by and f"by {self.by}", self.on and f"on {self.on}") if part)
        return f"judged {origin}".rstrip() + (f": {self.why}" if self.why else "")


class JudgementError(InputError):
    """A judgement on nobody (an id is nobody's, or the article does not name the person), or one without effect."""

    def __init__(self, judgement: Judgement, reason: str) -> None:
        super().__init__(f"{judgement.where}: {reason}")
        self.judgement = judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The identities as judged, the judgements on pairs that stay separate, and those on unknown ids."""

    identities: tuple[Identity, ...]
    standing: tuple[Judgement, ...]
    problems: tuple[JudgementError, ...]


def read_judgements(out: Path) -> tuple[Judgement, ...]:
    """The judgements in the folder that `build` writes into; of several on one pair the last.

    A row that was carried over to new ids counts no more, only the row that it became.

    Raises:
        ConfigError: the file cannot be read, has other columns, or a row is not valid.
    """
    path = out / JUDGEMENTS_FILE
    if not lexists(path):
        return ()
    last: dict[frozenset[str], Judgement] = {}
    for line, row in read_rows(path, COLUMNS, len(NEEDED)):
        judgement = _judgement(row, f"{path}:{line}")
        last.pop(judgement.pair, None)
        if carried := _CARRIED.search(judgement.why):
            last.pop(frozenset(carried.groups()), None)
        last[judgement.pair] = judgement
    return tuple(last.values())


def carried_note(row: Judgement) -> str:
    """What stands at the end of `why` where that row was carried over to other ids."""
    return f"[carried over from {row.left_id} {row.right_id}]"


def _judgement(row: dict[str, str], where: str) -> Judgement:
    if None in row or any(row[column] is None for column in NEEDED):
        raise ConfigError(f"{where}: {len(row.keys() - {None})} fields wanted")
    row = {column: exact(row.get(column) or "").strip() for column in COLUMNS}
    row |= {
        "judgement": row["judgement"].upper(),
        "kind": row["kind"].lower() or KINDS[0],
        "lead": row["lead"].lower() or SIDES[0],
    }
    for column, values in (("judgement", VERDICTS), ("kind", KINDS), ("lead", SIDES)):
        if row[column] not in values:
            raise ConfigError(f"{where}: {column} {row[column]!r} is none of {', '.join(values)}")
    if row["kind"] != "person":
        row |= {side: _organization_id(row[side]) for side in ("left_id", "right_id")}
    if not row["left_id"] or not row["right_id"] or row["left_id"] == row["right_id"]:
        raise ConfigError(f"{where}: two different ids wanted")
    return Judgement(**row, where=where)


def _organization_id(given: str) -> str:
    """An id as it is; that of the company or organization when a name is given."""
    return given if not given or _ID.fullmatch(given) else identifier("organization", given)


def append_judgements(out: Path, rows: Sequence[Judgement]) -> None:
    """Append rows to the file of judgements in the folder that `build` writes into.

    Raises:
        CorpusError: the file cannot be written.
    """
    cells = [{column: getattr(row, column) for column in COLUMNS} for row in rows]
    append_rows(out / JUDGEMENTS_FILE, COLUMNS, cells, {"kind": KINDS[0], "lead": SIDES[0]})


def obey(
    identities: Iterable[Identity], judgements: Sequence[Judgement], articles: Collection[str]
) -> Judged:
    """The identities, split and joined as judged, sorted by id.

    A joined person keeps the id, name and jurisdiction of the one that leads in the first row that joins.

    Args:
        identities: as the rules made them.
        judgements: those on persons, in the order of the file.
        articles: the ids of all articles that judgements may name.

    Raises:
        ConfigError: rows contradict each other.
    """
    known = {identity.entity_id: identity for identity in identities}
    problems = []
    for row in judgements:
        if row.right_id not in articles:
            continue
        if row.judgement != "NEGATIVE":
            raise ConfigError(
                f"{row.where}: {row.right_id} is an article: only NEGATIVE tells a person from it"
            )
        part = _split(known.get(row.left_id), row.right_id)
        if part:
            known |= {identity.entity_id: identity for identity in part}
        else:
            problems.append(JudgementError(row, f"article {row.right_id} does not name {row.left_id}"))
    between = [row for row in judgements if row.right_id not in articles]
    for row in between:
        problems += [
            JudgementError(row, f"no person {i}") for i in (row.left_id, row.right_id) if i not in known
        ]
    between = [row for row in between if row.pair <= known.keys()]
    joined_id = joined_ids(known, between)
    for row in between:
        if row.judgement == "NEGATIVE" and joined_id[row.left_id] == joined_id[row.right_id]:
            raise ConfigError(f"{row.where}: {row.left_id} and {row.right_id} are joined by other rows")
    groups: dict[str, list[Identity]] = {}
    for entity_id in sorted(known, key=lambda i: (joined_id[i] != i, i)):
        groups.setdefault(joined_id[entity_id], []).append(known[entity_id])
    standing = tuple(
        replace(row, left_id=joined_id[row.left_id], right_id=joined_id[row.right_id])
        for row in between
        if joined_id[row.left_id] != joined_id[row.right_id]
    )
    joined = sorted((_join(group) for group in groups.values()), key=lambda i: i.entity_id)
    return Judged(identities=tuple(joined), standing=standing, problems=tuple(problems))


def _split(identity: Identity | None, article_id: str) -> tuple[Identity, ...]:
    """The identity without that article, and one of that article alone; none when it is not named there."""
    if identity is None:
        return ()
    there = tuple(m for m in identity.members if m.article_id == article_id)
    rest = tuple(m for m in identity.members if m not in there)
    if not there:
        return ()
    if not rest:
        return (identity,)
    apart = identifier("person", identity.name, identity.jurisdiction, f"article {article_id}")
    return (
        replace(identity, members=rest),
        replace(identity, entity_id=apart, role=there[0].role, members=there),
    )


def joined_ids(known: Iterable[str], between: Sequence[Judgement]) -> dict[str, str]:
    """For each entity the one that it is part of after all joins: itself when none concerns it."""
    joined_id = {entity_id: entity_id for entity_id in known}
    for row in between:
        if row.judgement == "POSITIVE":
            lead, other = (joined_id[i] for i in row.lead_first)
            joined_id |= {entity_id: lead for entity_id, owner in joined_id.items() if owner == other}
    return joined_id


def _join(group: Sequence[Identity]) -> Identity:
    roles = {identity.role for identity in group}
    members = sorted((m for i in group for m in i.members), key=lambda m: (m.article_id, m.name))
    return replace(
        group[0], role=next(role for role in PERSON_ROLES if role in roles), members=tuple(members)
    )
