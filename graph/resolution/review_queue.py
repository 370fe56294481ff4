"""What a researcher is asked about a corpus: uncertain things, those first on which most hangs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from graph.resolution.edited_tables import anchors
from graph.resolution.judgements import Judgement
from ner.correcting.corrections import Correction
from ner.text.sentences import cut, sentence_at

UNCERTAIN = {"person": 1.0, "company": 1.0, "organization": 1.0, "post": 0.5, "firm": 0.4, "event": 0.2}
"""How uncertain things of each kind are, as a factor of the participations and posts that hang on them."""

SENTENCES = 3
"""How many sentences of one side are shown."""

LEAST_PARTICIPANTS = 2
"""An event of fewer participants gives no pair: nothing hangs on it."""

Row = Mapping[str, str]
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is known of an entity, for the eyes of whoever decides.

    Attributes:
        entity_id: its id.
        name: what it is called.
        facts: role, posts, places, days: the parts of a line each.
        sentences: day and words of sentences that name it.
        printed: its name in the first of these.
        hangs: the real events that it takes part in, and the posts that it holds or has.
    """

    entity_id: str
    name: str
    facts: tuple[tuple[str, ...], ...]
    sentences: tuple[tuple[str, str], ...]
    printed: str = ""
    hangs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Are the two sides one (kind person, company, organization)? Or is that so (post, firm, event)?

    Attributes:
        kind: a key of UNCERTAIN.
        hangs: the participations and posts that hang on it.
        weight: the same, times how uncertain it is.
        group: what it has in common with others of its kind that may be answered together; blank when nothing.
        sides: two, the one whose name would lead first; or one.
        reasons: for and against, as identity_candidates.csv has them.
        drops: of a post, firm or event: the corrections that take its rows out.
        fields: what can be set in these rows, with what it is now; to set the first to that confirms the rows.
    """

    kind: str
    hangs: int
    weight: float
    group: str
    sides: tuple[Side, ...]
    reasons: str = ""
    drops: tuple[Correction, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it is answered by a judgement, not by corrections."""
        return len(self.sides) > 1

    def judgement(self, verdict: str, by: str, on: str) -> Judgement:
        """The answer to a pair, with name and quote of both sides; the first side leads."""
        left, right = self.sides
        return Judgement(
            left_id=left.entity_id,
            right_id=right.entity_id,
            judgement=verdict,
            by=by,
            on=on,
            why="",
            where="",
            kind=self.kind,
            left_name=left.printed,
            left_quote=left.sentences[0][1] if left.sentences else "",
            right_name=right.printed,
            right_quote=right.sentences[0][1] if right.sentences else "",
        )

    def set_to(self, field: str, value: str) -> tuple[Correction, ...]:
        """The corrections that set a field of its rows."""
        return tuple(replace(row, action="set", field=field, value=value) for row in self.drops)

    @property
    def turned(self) -> "Question":
        """The same with the other side leading."""
        return replace(self, sides=self.sides[::-1])


def questions_of(frames: Mapping[str, pd.DataFrame]) -> tuple[Question, ...]:
    """All questions about a corpus, the weightiest first.

    Args:
        frames: its tables, blanks as in the CSV files.
    """
    tables = _Tables(frames)
    asked = [*_pairs(tables), *_posts(tables), *_firms(tables), *_events(tables)]
    return tuple(sorted(asked, key=lambda q: (-q.weight, q.kind, [side.entity_id for side in q.sides])))


def undecided(
    questions: Iterable[Question], judgements: Iterable[Judgement], corrections: Iterable[Correction]
) -> list[Question]:
    """The questions that no decision answers, in their order; one that follows from others is answered."""
    corrected = {row.anchor for row in corrections}
    judgements = tuple(judgements)
    root = _roots(row for row in judgements if row.judgement == "POSITIVE")
    judged = {
        frozenset((root(row.left_id), root(row.right_id)))
        for row in judgements
        if row.judgement != "POSITIVE"
    }

    def is_open(question: Question) -> bool:
        if not question.is_pair:
            return not any(row.anchor in corrected for row in question.drops)
        left, right = (root(side.entity_id) for side in question.sides)
        return left != right and frozenset((left, right)) not in judged

    return [question for question in questions if is_open(question)]


def _roots(rows: Iterable[Judgement]) -> Callable[[str], str]:
    """Gives for an id the one that stands for all that are joined with it."""
    parent: dict[str, str] = {}

    def root(entity_id: str) -> str:
        while entity_id in parent:
            entity_id = parent[entity_id]
        return entity_id

    for row in rows:
        left, right = root(row.left_id), root(row.right_id)
        if left != right:
            parent[right] = left
    return root


class _Tables:
    """The rows of a corpus as the questions need them."""

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self.frames = frames
        articles = self.rows("articles")
        self.days = {row["article_id"]: row["published_on"] for row in articles}
        self.headlines = {row["article_id"]: row["headline"] or row["source"] for row in articles}
        events = self.rows("events")
        self.article_of = {row["event_id"]: row["article_id"] for row in events}
        merged = {row["event_id"]: row["merged_id"] for row in events}
        seen = {(row["entity_id"], merged[row["event_id"]]) for row in self.rows("participations")}
        self._participations = Counter(entity_id for entity_id, _ in seen)
        posts = self.rows("occupancies")
        self._held = Counter(row["entity_id"] for row in posts)
        self._had = Counter(row["organization"] for row in posts if row["organization"])

    def hangs(self, entity_id: str, body: str = "") -> int:
        """The real events of an entity, and the posts that it holds or, under that name, has."""
        return self._participations[entity_id] + self._held[entity_id] + self._had[body]

    def rows(self, table: str) -> Rows:
        """The rows of a table."""
        return [{str(k): v for k, v in row.items()} for row in self.frames[table].to_dict("records")]

    def by_entity(self, table: str, ids: Set[str]) -> Mapping[str, Rows]:
        """The rows of a table on some entities."""
        frame = self.frames[table]
        found = defaultdict(list)
        for row in frame[frame["entity_id"].isin(list(ids))].to_dict("records"):
            found[row["entity_id"]].append({str(k): v for k, v in row.items()})
        return found

    def sentences(self, rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
        """Day and words of the first sentences, each once."""
        said = {
            row["quote"]: self.days.get(row.get("article_id") or self.article_of[row["event_id"]], "")
            for row in rows
            if row["quote"]
        }
        return tuple((day, " ".join(quote.split())) for quote, day in list(said.items())[:SENTENCES])

    def mentioned(self, ids: Set[str]) -> Mapping[str, Rows]:
        """The sentences that name some persons, a row each: quote, name, article_id."""
        texts = self.frames["article_texts"]
        found = defaultdict(list)
        for entity_id, rows in self.by_entity("mentions", ids).items():
            for row in rows[:SENTENCES]:
                (text,) = texts.loc[texts["article_id"] == row["article_id"], "text"]
                quote = sentence_at(int(row["start"]), cut(text)).of(text).strip()
                found[entity_id].append({"quote": quote, "name": "", "article_id": row["article_id"]})
        return found


def _pairs(tables: _Tables) -> Iterator[Question]:
    open_rows = [row for row in tables.rows("identity_candidates") if _is_open(row)]
    ids = {row[side] for row in open_rows for side in ("left_id", "right_id")}
    persons, bodies = tables.by_entity("persons", ids), tables.by_entity("organizations", ids)
    posts, said = tables.by_entity("occupancies", ids), tables.by_entity("attributions", ids)
    present = tables.by_entity("participations", ids)
    named = tables.by_entity("organization_mentions", ids)
    told = {i: [*said[i], *present[i]] for i in persons}
    told |= tables.mentioned({i for i, rows in told.items() if not rows})
    for row in open_rows:
        pair = (row["left_id"], row["right_id"])
        if row["kind"] == "person":
            known = persons
            sides = [_person(tables, persons[i][0], posts[i], told.get(i, [])) for i in pair if i in persons]
            sides.sort(key=lambda side: (-side.hangs, side.entity_id))
        else:
            known = bodies
            sides = [_body(tables, bodies[i][0], named[i]) for i in pair if i in bodies]
            sides.sort(key=lambda side: (-len(side.name), side.entity_id))
        if len(sides) < len(pair):
            continue
        places = sorted(known[i][0]["jurisdiction"] for i in pair)
        hangs = min(side.hangs for side in sides)
        yield Question(
            kind=row["kind"],
            hangs=hangs,
            weight=(1 + hangs) * UNCERTAIN[row["kind"]] + float(row["score"]),
            group=" – ".join(place or "?" for place in places) if any(places) else "",
            sides=tuple(sides),
            reasons=row["reasons"],
        )


def _is_open(row: Row) -> bool:
    return row["judgement"] == "UNSURE" and not any(
        reason.startswith("judged") for reason in row["reasons"].split("; ")
    )


def _person(tables: _Tables, row: Row, posts: Iterable[Row], said: Sequence[Row]) -> Side:
    facts = [(row["role"], row["jurisdiction"], _period(row["first_seen"], row["last_seen"]))]
    facts += [
        (
            post["qualifier"],
            post["organization"] + " " + post["post"],
            _period(post["first_observed"], post["last_observed"]),
        )
        for post in posts
    ]
    named = next((one for one in said if one["quote"]), {})
    return Side(
        entity_id=row["entity_id"],
        name=row["name"],
        facts=tuple(facts),
        sentences=tables.sentences(said),
        printed=named.get("person") or named.get("name") or (row["name"] if named else ""),
        hangs=tables.hangs(row["entity_id"]),
    )


def _body(tables: _Tables, row: Row, named: Sequence[Row]) -> Side:
    return Side(
        entity_id=row["entity_id"],
        name=row["name"],
        facts=(
            (row["kind"], row["jurisdiction"]),
            *([tuple(row["aliases"].split(";"))] if row["aliases"] else []),
        ),
        sentences=tables.sentences(named),
        printed=named[0]["name"] if named else "",
        hangs=tables.hangs(row["entity_id"], row["name"]),
    )


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first}…{last}"


def _posts(tables: _Tables) -> Iterator[Question]:
    """Posts of officials and company leaders whose body is not known."""
    persons = {
        row["entity_id"]: row for row in tables.rows("persons") if row["role"] in ("official", "company")
    }
    attributions = tables.rows("attributions")
    found = defaultdict(list)
    for row in attributions:
        if not row["organization"] and not row["corrected"] and row["entity_id"] in persons:
            found[row["entity_id"], row["post"]].append(row)
    anchor = anchors("attributions", attributions, tables.frames)
    for (entity_id, post), rows in found.items():
        person = persons[entity_id]
        hangs = tables.hangs(entity_id)
        side = Side(
            entity_id=entity_id,
            name=f"{person['name']} {post}",
            facts=((person["role"], person["jurisdiction"]),),
            sentences=tables.sentences(rows),
            hangs=hangs,
        )
        yield Question(
            kind="post",
            hangs=hangs,
            weight=(1 + hangs) * UNCERTAIN["post"],
            group=post,
            sides=(side,),
            drops=_drops("attributions", (anchor[row["attribution_id"],] for row in rows)),
            fields=(("organization", ""), ("post", post)),
        )


def _firms(tables: _Tables) -> Iterator[Question]:
    """Companies that one article names."""
    firms = {
        row["entity_id"]: row
        for row in tables.rows("organizations")
        if row["kind"] == "company" and int(row["articles"]) == 1
    }
    named = tables.by_entity("organization_mentions", firms.keys())
    for entity_id, firm in firms.items():
        rows = named[entity_id]
        if rows and not any(row["corrected"] for row in rows):
            hangs = tables.hangs(entity_id, firm["name"])
            places = ({"quote": row["quote"], "name": row["name"]} for row in rows)
            yield Question(
                kind="firm",
                hangs=hangs,
                weight=(1 + hangs) * UNCERTAIN["firm"],
                group=tables.headlines[rows[0]["article_id"]],
                sides=(_body(tables, firm, rows),),
                drops=_drops("organization_mentions", places),
                fields=(("kind", "company"),),
            )


def _events(tables: _Tables) -> Iterator[Question]:
    """Events of which, with all who took part, one sentence tells."""
    said, names = defaultdict(set), defaultdict(list)
    for row in tables.rows("participations"):
        said[row["event_id"]].add(row["quote"])
        names[row["event_id"]].append(row["name"])
    events = tables.rows("events")
    anchor = anchors("events", events, tables.frames)
    for row in events:
        present = names[row["event_id"]]
        if row["corrected"] or len(present) < LEAST_PARTICIPANTS or said[row["event_id"]] != {row["quote"]}:
            continue
        side = Side(
            entity_id=row["event_id"],
            name=row["name"] or row["kind"],
            facts=((row["kind"], row["date_start"], row["place"]), ("、".join(present),)),
            sentences=tables.sentences([row]),
        )
        yield Question(
            kind="event",
            hangs=len(present),
            weight=len(present) * UNCERTAIN["event"],
            group=tables.headlines[row["article_id"]],
            sides=(side,),
            drops=_drops("events", [anchor[row["event_id"],]]),
            fields=(
                ("kind", row["kind"]),
                ("name", row["name"]),
                ("date", row["date_start"]),
                ("place", row["place"]),
            ),
        )


def _drops(table: str, places: Iterable[Mapping[str, Any]]) -> tuple[Correction, ...]:
    """A correction for each place, equal ones once."""
    return tuple(dict.fromkeys(Correction(action="drop", table=table, **place) for place in places))
