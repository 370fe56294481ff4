"""The event-participant network and its co-appearance projection."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import networkx as nx
import pandas as pd

from graph.dossier import Dossier, Mark, ObservedPost, Sentence
from graph.entities import (
    ArticleRow,
    ArticleTextRow,
    CoappearanceRow,
    EventRow,
    MentionRow,
    OccupancyRow,
    OrganizationRow,
    ParticipationRow,
    PersonRow,
)
from graph.filters import Filters
from graph.layout import place_nodes
from graph.tables import rows_of
from ner.errors import ConfigError

__all__ = ["Filters", "build_network", "coappearances"]

PARTICIPATES = "participates"
CO_APPEARS = "co_appears"
HOLDS_POST_IN = "holds_post_in"

_KIND_OF_ROLE = {"official": "official", "company": "executive"}
_LOUVAIN_SEED = 20230201


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """One real event: its reports, and who took part in it with which participations.

    `start` and `end` (exclusive) are those of the report that dates it most narrowly, blank when
    none dates it.
    """

    merged_id: str
    kind: str
    name: str
    place: str
    start: str
    end: str
    reports: tuple[EventRow, ...]
    participants: dict[str, tuple[ParticipationRow, ...]]

    @property
    def last_day(self) -> str:
        return _day_before(self.end) if self.end else ""

    def actors(self, kinds: Mapping[str, str]) -> list[str]:
        """The persons and companies of the network that took part, sorted."""
        return sorted(entity for entity in self.participants if entity in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What two participants have in common; `weight` is Newman's."""

    meetings: tuple[_Meeting, ...]
    weight: float


def coappearances(
    participations: Iterable[ParticipationRow],
    events: Iterable[EventRow],
    persons: Iterable[PersonRow],
    organizations: Iterable[OrganizationRow],
) -> tuple[CoappearanceRow, ...]:
    """All pairs of officials, executives and companies that took part in one real event.

    Each `merged_id` counts once. The weight is Newman's (2001): the sum over the common events of
    1/(n-1), where n is the number of officials, executives and companies in the event. The kinds
    are those of the network: official, executive, company. Sorted by the two ids, the smaller
    first; the p-value is unknown.
    """
    persons, organizations = list(persons), list(organizations)
    kinds = _actor_kinds(persons, organizations)
    names = {row.entity_id: row.name for row in (*persons, *organizations)}
    pairs = _pairs(_meetings(events, participations), kinds)
    return tuple(
        CoappearanceRow(
            source_id=source,
            source=names[source],
            source_kind=kinds[source],
            target_id=target,
            target=names[target],
            target_kind=kinds[target],
            events=len(pair.meetings),
            weight=pair.weight,
            p_value=None,
            first_date=_first_date(pair.meetings),
            last_date=_last_date(pair.meetings),
        )
        for (source, target), pair in sorted(pairs.items())
    )


def build_network(
    frames: Mapping[str, pd.DataFrame],
    filters: Filters = Filters(),  # noqa: B008 - frozen, so one default instance is safe
) -> "nx.Graph[str]":
    """The network of a corpus under `filters`: sorted nodes and edges, plain attribute values.

    Nodes (`kind`): officials and executives; companies that took part in an event; events (one
    for each real event); with `filters.organizations` also organisations that take part or that
    a person holds a post in. Journalists, cited and other persons are never in it. An official or
    executive who took part in nothing is a node without edges, unless a window, an event kind or
    a minimum of common events is asked for.

    Edges (`relation`): `participates` (with `role`), `co_appears` (with `events`, `weight`) and
    `holds_post_in` (with `post`); all with `first_date`, `last_date` (inclusive, blank when
    unknown), `event_ids` and `evidence`. `evidence_of` opens an edge to its sentences.

    `degree`, `strength` and `community` count co-appearance only; `x`, `y`, `size` are a fixed
    layout, in pixels.

    Raises:
        ConfigError: nobody in the network is called `filters.ego`.
    """
    corpus = _Corpus.of(frames)
    kinds = _actor_kinds(corpus.persons, corpus.organizations)
    meetings = [
        meeting
        for meeting in _meetings(corpus.events, corpus.participations)
        if filters.in_window(meeting.start, meeting.end)
        and (not filters.event_kind or meeting.kind in filters.event_kind)
    ]
    pairs = {
        ends: pair
        for ends, pair in _pairs(meetings, kinds).items()
        if len(pair.meetings) >= filters.min_events
    }
    actors = _shown_actors(corpus, kinds, meetings, pairs, filters)
    if filters.ego is not None:
        actors, meetings = _around(corpus, actors, meetings, pairs, filters)
    evidence = _EvidenceBook(corpus)

    network: nx.Graph[str] = nx.Graph()
    _add_actors(network, corpus, kinds, actors, meetings)
    if filters.view != "events":
        _add_pairs(network, pairs, evidence)
    if filters.view != "coappearance":
        _add_events(network, meetings, kinds, evidence)
    if filters.organizations:
        _add_organizations(network, corpus, meetings, filters, evidence)
    if filters.node_kind:
        hidden = [node for node, kind in network.nodes(data="kind") if kind not in filters.node_kind]
        network.remove_nodes_from(hidden)
    _add_metrics(network, pairs)
    network = _sorted(network)
    network.graph["dossier"] = evidence.close(network).to_json()
    place_nodes(network)
    return network


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corpus:
    """The rows that a network is made of."""

    articles: list[ArticleRow]
    texts: dict[str, str]
    mentions: dict[str, list[MentionRow]]
    persons: list[PersonRow]
    organizations: list[OrganizationRow]
    occupancies: list[OccupancyRow]
    events: list[EventRow]
    participations: list[ParticipationRow]

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> "_Corpus":
        mentions: dict[str, list[MentionRow]] = defaultdict(list)
        for mention in rows_of(frames["mentions"], MentionRow):
            if mention.entity_id:
                mentions[mention.article_id].append(mention)
        texts = rows_of(frames["article_texts"], ArticleTextRow) if "article_texts" in frames else []
        return cls(
            articles=rows_of(frames["articles"], ArticleRow),
            texts={row.article_id: row.text for row in texts},
            mentions=mentions,
            persons=rows_of(frames["persons"], PersonRow),
            organizations=rows_of(frames["organizations"], OrganizationRow),
            occupancies=rows_of(frames["occupancies"], OccupancyRow),
            events=rows_of(frames["events"], EventRow),
            participations=rows_of(frames["participations"], ParticipationRow),
        )


def _actor_kinds(persons: Iterable[PersonRow], organizations: Iterable[OrganizationRow]) -> dict[str, str]:
    """The node kind of every entity that can co-appear."""
    kinds = {row.entity_id: _KIND_OF_ROLE[row.role] for row in persons if row.role in _KIND_OF_ROLE}
    return kinds | {row.entity_id: "company" for row in organizations if row.kind == "company"}


def _meetings(events: Iterable[EventRow], participations: Iterable[ParticipationRow]) -> list[_Meeting]:
    """The real events, sorted by id, each with everybody whom any report names."""
    by_event: dict[str, list[ParticipationRow]] = defaultdict(list)
    for row in participations:
        by_event[row.event_id].append(row)
    by_merged: dict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        by_merged[event.merged_id or event.event_id].append(event)
    return [_meeting(merged_id, by_merged[merged_id], by_event) for merged_id in sorted(by_merged)]


def _meeting(
    merged_id: str, events: Sequence[EventRow], by_event: Mapping[str, Sequence[ParticipationRow]]
) -> _Meeting:
    reports = sorted(events, key=lambda event: (event.date_start or "9999", event.event_id))
    dated = [_interval(report) for report in reports if report.date_start]
    start, end = min(dated, key=lambda interval: (_days(interval), interval), default=("", ""))
    participants: dict[str, list[ParticipationRow]] = defaultdict(list)
    for report in reports:
        for row in by_event.get(report.event_id, ()):
            participants[row.entity_id].append(row)
    return _Meeting(
        merged_id=merged_id,
        kind=next((report.kind for report in reports if report.kind != "other"), "other"),
        name=next((report.name for report in reports if report.name), ""),
        place=next((report.place for report in reports if report.place), ""),
        start=start,
        end=end,
        reports=tuple(reports),
        participants={
            entity: tuple(sorted(rows, key=lambda row: (row.event_id, row.start, row.end, row.role)))
            for entity, rows in participants.items()
        },
    )


def _pairs(meetings: Iterable[_Meeting], kinds: Mapping[str, str]) -> dict[tuple[str, str], _Pair]:
    common: dict[tuple[str, str], list[tuple[_Meeting, float]]] = defaultdict(list)
    for meeting in meetings:
        actors = meeting.actors(kinds)
        for pair in combinations(actors, 2):
            common[pair].append((meeting, 1 / (len(actors) - 1)))
    return {
        ends: _Pair(
            meetings=tuple(meeting for meeting, _ in shares),
            weight=math.fsum(share for _, share in shares),
        )
        for ends, shares in common.items()
    }


def _shown_actors(
    corpus: _Corpus,
    kinds: Mapping[str, str],
    meetings: Sequence[_Meeting],
    pairs: Iterable[tuple[str, str]],
    filters: Filters,
) -> set[str]:
    if filters.min_events > 1:
        return {actor for ends in pairs for actor in ends}
    took_part = {actor for meeting in meetings for actor in meeting.actors(kinds)}
    if filters.since or filters.until or filters.event_kind:
        return took_part
    return took_part | {row.entity_id for row in corpus.persons if row.entity_id in kinds}


def _around(
    corpus: _Corpus,
    actors: set[str],
    meetings: Sequence[_Meeting],
    pairs: Iterable[tuple[str, str]],
    filters: Filters,
) -> tuple[set[str], list[_Meeting]]:
    """Those within `hops` steps of co-appearance of the ego, and the events that lead there."""
    ego_meetings = [meeting for meeting in meetings if filters.ego == meeting.merged_id]
    named = {
        row.entity_id
        for row in (*corpus.persons, *corpus.organizations)
        if row.entity_id in actors and filters.ego in (row.entity_id, row.name, *row.aliases.split(";"))
    }
    if not named and not ego_meetings:
        raise ConfigError(f"ego: nobody in the network is called {filters.ego!r}")
    neighbours: dict[str, set[str]] = defaultdict(set)
    for source, target in pairs:
        neighbours[source].add(target)
        neighbours[target].add(source)
    inner: set[str] = set()
    shell = named
    reached = set(named)
    hops = filters.hops
    if ego_meetings:
        shell = {actor for meeting in ego_meetings for actor in meeting.participants if actor in actors}
        reached |= shell
        hops -= 1
    for _ in range(hops):
        inner |= shell
        shell = {other for actor in shell for other in neighbours[actor]} - reached
        reached |= shell
    kept = [
        meeting
        for meeting in meetings
        if meeting in ego_meetings or not inner.isdisjoint(meeting.participants)
    ]
    return reached, kept


def _add_actors(
    network: "nx.Graph[str]",
    corpus: _Corpus,
    kinds: Mapping[str, str],
    actors: set[str],
    meetings: Iterable[_Meeting],
) -> None:
    attended: dict[str, list[_Meeting]] = defaultdict(list)
    for meeting in meetings:
        for actor in meeting.actors(kinds):
            attended[actor].append(meeting)
    for person in corpus.persons:
        if person.entity_id in actors:
            network.add_node(
                person.entity_id,
                label=person.name,
                kind=kinds[person.entity_id],
                post=person.post,
                organization=person.organization,
                jurisdiction=person.jurisdiction,
                branch=person.branch,
                level=person.level,
                pinyin=person.pinyin,
                aliases=person.aliases,
                **_counts(attended[person.entity_id]),
            )
    for organization in corpus.organizations:
        if organization.entity_id in actors:
            network.add_node(
                organization.entity_id,
                label=organization.name,
                kind=kinds[organization.entity_id],
                jurisdiction=organization.jurisdiction,
                aliases=organization.aliases,
                **_counts(attended[organization.entity_id]),
            )


def _counts(meetings: Sequence[_Meeting]) -> dict[str, str | int]:
    return {
        "events": len(meetings),
        "first_date": _first_date(meetings),
        "last_date": _last_date(meetings),
    }


def _add_pairs(
    network: "nx.Graph[str]", pairs: Mapping[tuple[str, str], _Pair], evidence: "_EvidenceBook"
) -> None:
    for (source, target), pair in pairs.items():
        if source in network and target in network:
            network.add_edge(
                source,
                target,
                relation=CO_APPEARS,
                events=len(pair.meetings),
                weight=pair.weight,
                first_date=_first_date(pair.meetings),
                last_date=_last_date(pair.meetings),
                event_ids=";".join(meeting.merged_id for meeting in pair.meetings),
                evidence=evidence.note(
                    row for meeting in pair.meetings for row in _joint_evidence(meeting, source, target)
                ),
            )


def _joint_evidence(meeting: _Meeting, source: str, target: str) -> list[ParticipationRow]:
    """The participations that show two entities in one event: from reports of both, if there are any."""
    rows = [*meeting.participants[source], *meeting.participants[target]]
    both = {row.event_id for row in meeting.participants[source]} & {
        row.event_id for row in meeting.participants[target]
    }
    return [row for row in rows if row.event_id in both] or rows


def _add_events(
    network: "nx.Graph[str]",
    meetings: Iterable[_Meeting],
    kinds: Mapping[str, str],
    evidence: "_EvidenceBook",
) -> None:
    for meeting in meetings:
        actors = [actor for actor in meeting.actors(kinds) if actor in network]
        if actors:
            _add_event(network, meeting)
        for actor in actors:
            _add_participation(network, meeting, actor, evidence)


def _add_event(network: "nx.Graph[str]", meeting: _Meeting) -> None:
    network.add_node(
        meeting.merged_id,
        label=meeting.name or meeting.kind,
        kind="event",
        event_kind=meeting.kind,
        place=meeting.place,
        reports=len(meeting.reports),
        first_date=meeting.start,
        last_date=meeting.last_day,
    )


def _add_participation(
    network: "nx.Graph[str]", meeting: _Meeting, actor: str, evidence: "_EvidenceBook"
) -> None:
    rows = meeting.participants[actor]
    network.add_edge(
        actor,
        meeting.merged_id,
        relation=PARTICIPATES,
        role=";".join(dict.fromkeys(row.role for row in rows)),
        weight=1.0,
        first_date=meeting.start,
        last_date=meeting.last_day,
        event_ids=meeting.merged_id,
        evidence=evidence.note(rows),
    )


def _add_organizations(
    network: "nx.Graph[str]",
    corpus: _Corpus,
    meetings: Iterable[_Meeting],
    filters: Filters,
    evidence: "_EvidenceBook",
) -> None:
    """Organisations that take part in an event shown, and the bodies in which persons hold posts."""
    rows = {row.entity_id: row for row in corpus.organizations}
    for meeting in meetings:
        if meeting.merged_id in network:
            for entity in sorted(meeting.participants):
                if entity in rows and rows[entity].kind != "company":
                    _add_organization(network, rows[entity])
                    _add_participation(network, meeting, entity, evidence)
    by_name: dict[str, list[OrganizationRow]] = defaultdict(list)
    for row in corpus.organizations:
        for name in {row.name, *row.aliases.split(";")} - {""}:
            by_name[name].append(row)
    posts: dict[tuple[str, str], list[OccupancyRow]] = defaultdict(list)
    for occupancy in corpus.occupancies:
        bodies = by_name[occupancy.organization]
        if (
            occupancy.entity_id in network
            and len(bodies) == 1
            and filters.in_window(occupancy.first_observed, _day_after(occupancy.last_observed))
        ):
            posts[occupancy.entity_id, bodies[0].entity_id].append(occupancy)
    for (person, body), occupancies in posts.items():
        held = "；".join(dict.fromkeys(row.qualifier + row.post for row in occupancies))
        if network.has_edge(person, body):
            network.edges[person, body]["post"] = held
            continue
        _add_organization(network, rows[body])
        seen = [day for row in occupancies for day in (row.first_observed, row.last_observed) if day]
        network.add_edge(
            person,
            body,
            relation=HOLDS_POST_IN,
            post=held,
            weight=1.0,
            first_date=min(seen, default=""),
            last_date=max(seen, default=""),
        )


def _add_organization(network: "nx.Graph[str]", row: OrganizationRow) -> None:
    if row.entity_id not in network:
        network.add_node(
            row.entity_id,
            label=row.name,
            kind="company" if row.kind == "company" else "organization",
            jurisdiction=row.jurisdiction,
            branch=row.kind,
            aliases=row.aliases,
        )


def _add_metrics(network: "nx.Graph[str]", pairs: Mapping[tuple[str, str], _Pair]) -> None:
    """Degree, strength and community of persons and companies, by co-appearance among those shown."""
    actors = sorted(
        node for node, kind in network.nodes(data="kind") if kind not in ("event", "organization")
    )
    number = {actor: index for index, actor in enumerate(actors)}
    # Numbered nodes: Louvain walks over sets of nodes, and the order of a set of strings changes
    # from run to run.
    ties: nx.Graph[int] = nx.Graph()
    ties.add_nodes_from(range(len(actors)))
    ties.add_weighted_edges_from(
        (number[source], number[target], pair.weight)
        for (source, target), pair in sorted(pairs.items())
        if source in number and target in number
    )
    communities = _communities(ties)
    for actor in actors:
        shares = [share for _, _, share in ties.edges(number[actor], data="weight")]
        network.nodes[actor].update(
            degree=len(shares),
            strength=math.fsum(shares),
            community=communities.get(number[actor], 0),
        )


def _communities(ties: "nx.Graph[int]") -> dict[int, int]:
    """Louvain communities of the nodes that have ties, numbered from 1, the largest first."""
    tied = ties.subgraph([node for node, degree in ties.degree() if degree])
    if not tied:
        return {}
    found = nx.community.louvain_communities(tied.copy(), weight="weight", seed=_LOUVAIN_SEED)
    ranked = sorted(found, key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: rank for rank, nodes in enumerate(ranked, start=1) for node in nodes}


def _sorted(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """The same network with nodes by id, and edges by source and target, in that order."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network.nodes(data=True), key=lambda item: item[0]))
    edges = ((min(ends), max(ends), data) for *ends, data in network.edges(data=True))
    ordered.add_edges_from(sorted(edges, key=lambda edge: edge[:2]))
    return ordered


class _EvidenceBook:
    """Collects the sentences that a network cites and numbers them once all are known."""

    def __init__(self, corpus: _Corpus) -> None:
        self._articles = {row.article_id: row for row in corpus.articles}
        self._article_of_event = {row.event_id: row.article_id for row in corpus.events}
        self._corpus = corpus
        self._noted: dict[tuple[str, int, str], int] = {}

    def note(self, rows: Iterable[ParticipationRow]) -> str:
        """A provisional reference to the sentences of some participations."""
        keys = {(self._article_of_event[row.event_id], *self._place(row)) for row in rows if row.quote}
        return ";".join(str(self._noted.setdefault(key, len(self._noted))) for key in sorted(keys))

    def close(self, network: "nx.Graph[str]") -> Dossier:
        """Renumber the references in `network` by article and place; the dossier they point into."""
        cited = {
            int(number)
            for *_, text in network.edges(data="evidence", default="")
            for number in text.split(";")
            if number
        }
        keys = sorted((key for key, number in self._noted.items() if number in cited), key=self._printed)
        final = {self._noted[key]: index for index, key in enumerate(keys)}
        for *_, data in network.edges(data=True):
            if data.get("evidence"):
                numbers = sorted(final[int(number)] for number in data["evidence"].split(";"))
                data["evidence"] = ";".join(map(str, numbers))
        return Dossier(
            sentences=tuple(self._sentence(*key) for key in keys),
            posts={person: tuple(posts) for person, posts in self._posts().items() if person in network},
        )

    def _printed(self, key: tuple[str, int, str]) -> tuple[str, str, int, str, int, str]:
        article = self._articles[key[0]]
        return (article.published_on, article.source, article.ordinal, *key)

    def _place(self, row: ParticipationRow) -> tuple[int, str]:
        """Where the quote begins in the article: the row's span is the quote's or a name's in it."""
        text = self._corpus.texts.get(self._article_of_event[row.event_id], "")
        earliest = max(0, row.end - len(row.quote))
        found = text.find(row.quote, earliest)
        return (found if 0 <= found <= row.start else row.start), row.quote

    def _sentence(self, article_id: str, start: int, quote: str) -> Sentence:
        article = self._articles[article_id]
        end = start + len(quote)
        return Sentence(
            article_id=article_id,
            source=article.source,
            headline=article.headline,
            date=article.published_on,
            start=start,
            end=end,
            quote=quote,
            marks=tuple(
                Mark(start=row.start - start, end=row.end - start, entity_id=row.entity_id)
                for row in self._corpus.mentions.get(article_id, ())
                if start <= row.start and row.end <= end
            ),
        )

    def _posts(self) -> dict[str, list[ObservedPost]]:
        posts: dict[str, list[ObservedPost]] = defaultdict(list)
        for row in self._corpus.occupancies:
            posts[row.entity_id].append(
                ObservedPost(
                    post=row.post,
                    organization=row.organization,
                    qualifier=row.qualifier,
                    first_observed=row.first_observed,
                    last_observed=row.last_observed,
                    start_date=row.start_date,
                    end_date=row.end_date,
                )
            )
        return posts


def _interval(event: EventRow) -> tuple[str, str]:
    return event.date_start, event.date_end or _day_after(event.date_start)


def _days(interval: tuple[str, str]) -> int:
    start, end = interval
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _first_date(meetings: Iterable[_Meeting]) -> str:
    return min((meeting.start for meeting in meetings if meeting.start), default="")


def _last_date(meetings: Iterable[_Meeting]) -> str:
    return max((meeting.last_day for meeting in meetings if meeting.last_day), default="")
