"""The event-participant network and its co-appearance projection."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import networkx as nx
import pandas as pd

from graph.network.evidence import ReportedEvent
from graph.network.evidence_collector import Citation, EvidenceBook
from graph.network.filters import Filters
from graph.network.inputs import CorpusRows
from graph.network.layout import place_nodes
from graph.network.real_events import (
    Meeting,
    Pair,
    actor_kinds,
    day_after,
    first_date,
    last_date,
    meetings_of,
    pairs_of,
)
from graph.tables.rows import OccupancyRow, OrganizationRow, ParticipationRow
from ner.errors import ConfigError
from ner.lexicon.vocabulary import CO_APPEARS, HOLDS_POST_IN, PARTICIPATES

__all__ = ["Filters", "build_network"]

_LOUVAIN_SEED = 20230201
_EVERYTHING = Filters()


def build_network(
    frames: Mapping[str, pd.DataFrame],
    filters: Filters = _EVERYTHING,
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
    corpus = CorpusRows.of(frames)
    kinds = actor_kinds(corpus.persons, corpus.organizations)
    meetings = [
        meeting
        for meeting in meetings_of(corpus.events, corpus.participations)
        if filters.in_window(meeting.start, meeting.end)
        and (not filters.event_kind or meeting.kind in filters.event_kind)
    ]
    pairs = {
        ends: pair
        for ends, pair in pairs_of(meetings, kinds).items()
        if len(pair.meetings) >= filters.min_events
    }
    actors = _shown_actors(corpus, kinds, meetings, pairs, filters)
    if filters.ego is not None:
        actors, meetings = _around(corpus, actors, meetings, pairs, filters)
    evidence = EvidenceBook(corpus)

    network: nx.Graph[str] = nx.Graph()
    _add_actors(network, corpus, kinds, actors, meetings)
    if filters.view != "events":
        _add_pairs(network, pairs, evidence)
    if filters.view != "coappearance":
        _add_events(network, meetings, kinds, evidence)
    if filters.organizations:
        _add_organizations(network, corpus, meetings, filters, evidence)
    if filters.node_kind:
        hidden = [node for node in network if network.nodes[node]["kind"] not in filters.node_kind]
        network.remove_nodes_from(hidden)
    _add_metrics(network, pairs)
    network = _sorted(network)
    shown = {meeting.merged_id: meeting for meeting in meetings}
    shown |= {meeting.merged_id: meeting for pair in pairs.values() for meeting in pair.meetings}
    _number_evidence(network, evidence, [shown[key] for key in sorted(shown)], kinds)
    place_nodes(network)
    return network


def _shown_actors(
    corpus: CorpusRows,
    kinds: Mapping[str, str],
    meetings: Sequence[Meeting],
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
    corpus: CorpusRows,
    actors: set[str],
    meetings: Sequence[Meeting],
    pairs: Iterable[tuple[str, str]],
    filters: Filters,
) -> tuple[set[str], list[Meeting]]:
    """Those within `hops` steps of co-appearance of the ego, and the events that lead there."""
    ego_meetings = [meeting for meeting in meetings if filters.ego == meeting.merged_id]
    bearers = [(row.entity_id, row.name, row.aliases) for row in corpus.persons]
    bearers += [(row.entity_id, row.name, row.aliases) for row in corpus.organizations]
    named = {
        entity
        for entity, name, aliases in bearers
        if entity in actors and filters.ego in {entity, name, *aliases.split(";")} - {""}
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
    corpus: CorpusRows,
    kinds: Mapping[str, str],
    actors: set[str],
    meetings: Iterable[Meeting],
) -> None:
    attended: dict[str, list[Meeting]] = defaultdict(list)
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


def _counts(meetings: Sequence[Meeting]) -> dict[str, str | int]:
    return {
        "events": len(meetings),
        "first_date": first_date(meetings),
        "last_date": last_date(meetings),
    }


def _add_pairs(
    network: "nx.Graph[str]", pairs: Mapping[tuple[str, str], Pair], evidence: EvidenceBook
) -> None:
    for (source, target), pair in pairs.items():
        if source in network and target in network:
            network.add_edge(
                source,
                target,
                relation=CO_APPEARS,
                events=len(pair.meetings),
                weight=pair.weight,
                first_date=first_date(pair.meetings),
                last_date=last_date(pair.meetings),
                event_ids=";".join(meeting.merged_id for meeting in pair.meetings),
                evidence=evidence.of_participations(
                    row for meeting in pair.meetings for row in _joint_evidence(meeting, source, target)
                ),
            )


def _joint_evidence(meeting: Meeting, source: str, target: str) -> list[ParticipationRow]:
    """The participations that show two entities in one event: from reports of both, if there are any."""
    rows = [*meeting.participants[source], *meeting.participants[target]]
    both = {row.event_id for row in meeting.participants[source]} & {
        row.event_id for row in meeting.participants[target]
    }
    return [row for row in rows if row.event_id in both] or rows


def _add_events(
    network: "nx.Graph[str]",
    meetings: Iterable[Meeting],
    kinds: Mapping[str, str],
    evidence: EvidenceBook,
) -> None:
    for meeting in meetings:
        actors = [actor for actor in meeting.actors(kinds) if actor in network]
        if actors:
            _add_event(network, meeting)
        for actor in actors:
            _add_participation(network, meeting, actor, evidence)


def _add_event(network: "nx.Graph[str]", meeting: Meeting) -> None:
    network.add_node(
        meeting.merged_id,
        label=meeting.name or meeting.kind,
        kind="event",
        event_kind=meeting.kind,
        place=meeting.place,
        date_text=meeting.date_text,
        reports=len(meeting.reports),
        first_date=meeting.start,
        last_date=meeting.last_day,
    )


def _add_participation(
    network: "nx.Graph[str]", meeting: Meeting, actor: str, evidence: EvidenceBook
) -> None:
    rows = meeting.participants[actor]
    network.add_edge(
        actor,
        meeting.merged_id,
        relation=PARTICIPATES,
        role=_roles(rows),
        weight=1.0,
        first_date=meeting.start,
        last_date=meeting.last_day,
        event_ids=meeting.merged_id,
        evidence=evidence.of_participations(rows),
    )


def _add_organizations(
    network: "nx.Graph[str]",
    corpus: CorpusRows,
    meetings: Iterable[Meeting],
    filters: Filters,
    evidence: EvidenceBook,
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
            and filters.in_window(occupancy.first_observed, day_after(occupancy.last_observed))
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
            evidence={citation for row in occupancies for citation in evidence.of_post(row)},
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


def _add_metrics(network: "nx.Graph[str]", pairs: Mapping[tuple[str, str], Pair]) -> None:
    """Degree, strength and community of persons and companies, by co-appearance among those shown."""
    actors = sorted(node for node in network if network.nodes[node]["kind"] not in ("event", "organization"))
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
        shares = [float(data["weight"]) for data in ties[number[actor]].values()]
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


def _number_evidence(
    network: "nx.Graph[str]", evidence: EvidenceBook, meetings: Iterable[Meeting], kinds: Mapping[str, str]
) -> None:
    """Put the dossier into the network, and the numbers of its sentences in place of citations."""
    cited = {citation for *_, data in network.edges(data=True) for citation in data["evidence"]}
    dossier, number = evidence.dossier(network, cited)
    for *_, data in network.edges(data=True):
        numbers = sorted(number[citation] for citation in data["evidence"])
        data["evidence"] = ";".join(map(str, numbers))
    events = (_reported(network, meeting, kinds, evidence, number) for meeting in meetings)
    network.graph["dossier"] = replace(
        dossier, events=tuple(event for event in events if event.participants)
    ).to_json()


def _reported(
    network: "nx.Graph[str]",
    meeting: Meeting,
    kinds: Mapping[str, str],
    evidence: EvidenceBook,
    number: Mapping[Citation, int],
) -> ReportedEvent:
    """What the dossier says of an event; only nodes and sentences of the network are named."""
    shown = {entity: rows for entity, rows in sorted(meeting.participants.items()) if entity in network}
    cited = evidence.of_participations(row for rows in shown.values() for row in rows)
    return ReportedEvent(
        event_id=meeting.merged_id,
        kind=meeting.kind,
        name=meeting.name,
        place=meeting.place,
        date_text=meeting.date_text,
        first_date=meeting.start,
        last_date=meeting.last_day,
        reports=len(meeting.reports),
        actors=len(meeting.actors(kinds)),
        participants=tuple((entity, _roles(rows)) for entity, rows in shown.items()),
        sentences=tuple(sorted(number[citation] for citation in cited if citation in number)),
    )


def _roles(rows: Iterable[ParticipationRow]) -> str:
    return ";".join(dict.fromkeys(row.role for row in rows))
