"""The network of events and participants, with its projection on co-appearance: nodes and edges."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx
import pandas as pd

from graph.network.coappearance import add_metrics, stored_pairs
from graph.network.evidence_collector import EvidenceCollector
from graph.network.filters import Filters
from graph.network.inputs import NetworkInputs
from graph.network.layout import place_nodes
from graph.network.real_events import RealEvent, day_after, first_date, last_date
from graph.network.shown import Shown, shown
from graph.tables.rows import OccupancyRow, OrganizationRow, PersonRow
from ner.lexicon.vocabulary import CO_APPEARS, HOLDS_POST_IN, PARTICIPATES
from ner.sources.corpus_config import KnownTitle

_EVERYTHING = Filters()
_ATTRIBUTES: dict[type[PersonRow | OrganizationRow], tuple[str, ...]] = {
    PersonRow: ("post", "organization", "jurisdiction", "branch", "level", "pinyin", "aliases", "corrected"),
    OrganizationRow: ("jurisdiction", "aliases", "corrected"),
}


def build_network(
    frames: Mapping[str, pd.DataFrame],
    filters: Filters = _EVERYTHING,
    coappearances: pd.DataFrame | None = None,
    titles: Sequence[KnownTitle] = (),
) -> "nx.Graph[str]":
    """The network of a corpus under `filters`: sorted nodes and edges, plain attribute values.

    Nodes (`kind`): officials and executives; companies that took part in an event; events (one
    for each real event); with `filters.organizations` also organizations that take part or that
    a person holds a post in. Journalists, cited and other persons are never in it. An official or
    executive who took part in nothing is a node without edges, unless a window, an event kind or
    a minimum of common events is asked for.

    Edges (`relation`): `participates` (with `role`), `co_appears` (with `events`, `weight` and, over all events of
    the corpus, `expected`, `p_value`, `q_value` where they are known) and
    `holds_post_in` (with `post`); all with `first_date`, `last_date` (inclusive, blank when
    unknown), `event_ids` and `evidence`. `evidence_of` opens an edge to its sentences.

    `degree`, `strength` and `community` count co-appearance only; `x`, `y`, `size` are a fixed
    layout, in pixels.

    Args:
        frames: the tables of the corpus by name; `coappearances` is not read from here.
        filters: what is shown.
        coappearances: the pairs of all events of `frames`, as the corpus holds them; counted anew
            when not given, or when `filters` choose among the events.
        titles: those that the researcher has added to the lexicon, for the English of posts.

    Raises:
        ConfigError: nobody in the network is called `filters.ego`.
    """
    inputs = NetworkInputs.of(frames)
    counted = None if coappearances is None else stored_pairs(coappearances)
    part = shown(inputs, counted, filters)
    evidence = EvidenceCollector(inputs)

    network: nx.Graph[str] = nx.Graph()
    _add_actors(network, inputs, part)
    if filters.view != "events":
        _add_pairs(network, part, evidence)
    if filters.view != "coappearance":
        _add_events(network, part.events, evidence)
    if filters.organizations:
        _add_organizations(network, inputs, part.events, filters, evidence)
    if filters.node_kind:
        hidden = [node for node in network if network.nodes[node]["kind"] not in filters.node_kind]
        network.remove_nodes_from(hidden)
    add_metrics(network, part.pairs)
    network = _sorted(network)
    evidence.put_into(network, part.cited_events, titles)
    place_nodes(network)
    return network


def _add_actors(network: "nx.Graph[str]", inputs: NetworkInputs, part: Shown) -> None:
    attended = _attended(part.events)
    rows: list[PersonRow | OrganizationRow] = [*inputs.persons, *inputs.organizations]
    for row in rows:
        if row.entity_id in part.actors:
            events = attended[row.entity_id].values()
            network.add_node(
                row.entity_id,
                label=row.name,
                kind=inputs.kinds[row.entity_id],
                **{name: getattr(row, name) for name in _ATTRIBUTES[type(row)]},
                events=len(events),
                first_date=first_date(events),
                last_date=last_date(events),
            )


def _attended(events: Sequence[RealEvent]) -> dict[str, dict[str, RealEvent]]:
    """The events in which each actor took part, by id, in their order."""
    attended: dict[str, dict[str, RealEvent]] = defaultdict(dict)
    for event in events:
        for actor in event.actors:
            attended[actor][event.event_id] = event
    return attended


def _add_pairs(network: "nx.Graph[str]", part: Shown, evidence: EvidenceCollector) -> None:
    attended = _attended(part.cited_events)
    for (source, target), pair in part.pairs.items():
        if source in network and target in network:
            common = sorted(attended[source].keys() & attended[target].keys())
            network.add_edge(
                source,
                target,
                relation=CO_APPEARS,
                events=pair.events,
                weight=pair.weight,
                first_date=pair.first_date,
                last_date=pair.last_date,
                **pair.significance,
                event_ids=";".join(common),
                evidence=evidence.of_pair((attended[source][event] for event in common), source, target),
            )


def _add_events(network: "nx.Graph[str]", events: Sequence[RealEvent], evidence: EvidenceCollector) -> None:
    for event in events:
        actors = [actor for actor in event.actors if actor in network]
        if actors:
            network.add_node(
                event.event_id,
                label=event.name or event.kind,
                kind="event",
                event_kind=event.kind,
                place=event.place,
                date_text=event.date_text,
                reports=len(event.reports),
                first_date=event.start,
                last_date=event.last_day,
            )
        for actor in actors:
            _add_participation(network, event, actor, evidence)


def _add_participation(
    network: "nx.Graph[str]", event: RealEvent, entity: str, evidence: EvidenceCollector
) -> None:
    network.add_edge(
        entity,
        event.event_id,
        relation=PARTICIPATES,
        role=event.roles_of(entity),
        weight=1.0,
        first_date=event.start,
        last_date=event.last_day,
        event_ids=event.event_id,
        evidence=evidence.of_participations(event.participants[entity]),
    )


def _add_organizations(
    network: "nx.Graph[str]",
    inputs: NetworkInputs,
    events: Sequence[RealEvent],
    filters: Filters,
    evidence: EvidenceCollector,
) -> None:
    """Organizations that take part in an event shown, and the bodies in which persons hold posts."""
    rows = {row.entity_id: row for row in inputs.organizations}
    for event in events:
        if event.event_id in network:
            for entity in sorted(event.participants):
                if entity in rows and rows[entity].kind != "company":
                    _add_organization(network, rows[entity])
                    _add_participation(network, event, entity, evidence)
    for (person, body), occupancies in _posts(network, inputs, filters).items():
        post = "；".join(dict.fromkeys(row.qualifier + row.post for row in occupancies))
        if network.has_edge(person, body):
            network.edges[person, body]["post"] = post
            continue
        _add_organization(network, rows[body])
        observed = [day for row in occupancies for day in (row.first_observed, row.last_observed) if day]
        network.add_edge(
            person,
            body,
            relation=HOLDS_POST_IN,
            post=post,
            weight=1.0,
            first_date=min(observed, default=""),
            last_date=max(observed, default=""),
            evidence={citation for row in occupancies for citation in evidence.of_post(row)},
        )


def _posts(
    network: "nx.Graph[str]", inputs: NetworkInputs, filters: Filters
) -> dict[tuple[str, str], list[OccupancyRow]]:
    """The posts of persons in the network, by person and body, where only one body has the name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for row in inputs.organizations:
        for name in {row.name, *row.aliases.split(";")} - {""}:
            by_name[name].append(row.entity_id)
    posts: dict[tuple[str, str], list[OccupancyRow]] = defaultdict(list)
    for occupancy in inputs.occupancies:
        bodies = by_name[occupancy.organization]
        if (
            occupancy.entity_id in network
            and len(bodies) == 1
            and filters.in_window(occupancy.first_observed, day_after(occupancy.last_observed))
        ):
            posts[occupancy.entity_id, bodies[0]].append(occupancy)
    return posts


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


def _sorted(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """The same network with nodes by id, and edges by source and target, in that order."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network.nodes(data=True), key=lambda item: item[0]))
    edges = ((min(ends), max(ends), data) for *ends, data in network.edges(data=True))
    ordered.add_edges_from(sorted(edges, key=lambda edge: edge[:2]))
    return ordered
