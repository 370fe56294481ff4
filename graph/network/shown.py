"""What a network shows of its inputs: the filters, applied exactly."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from graph.network.coappearance import Ends, Pair, counted_pairs, tested_as
from graph.network.filters import Filters
from graph.network.inputs import NetworkInputs
from graph.network.real_events import RealEvent
from graph.tables.rows import OrganizationRow, PersonRow
from ner.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The part of a corpus that a network shows.

    Attributes:
        actors: ids of the officials, executives and companies that are nodes.
        events: the real events that are nodes when one of their participants is.
        pairs: the pairs with enough events in common; an end may lie outside `actors`.
        cited_events: `events` and all others in which such a pair took part, sorted by id.
    """

    actors: set[str]
    events: list[RealEvent]
    pairs: Mapping[Ends, Pair]
    cited_events: list[RealEvent]


def shown(inputs: NetworkInputs, counted: Mapping[Ends, Pair] | None, filters: Filters) -> Shown:
    """The part of the corpus that `filters` leave.

    `counted` are the pairs of all events; None to count them. When the filters choose among the
    events, they are counted in any case.

    Raises:
        ConfigError: nobody in the network is called `filters.ego`.
    """
    events = [
        event
        for event in inputs.events
        if filters.in_window(event.start, event.end)
        and (not filters.event_kind or event.kind in filters.event_kind)
    ]
    if counted is None or filters.choose_events:
        counted = tested_as(counted_pairs(events), counted or {})
    pairs = {ends: pair for ends, pair in counted.items() if filters.keeps(pair.events, pair.q_value)}
    if filters.choose_pairs:
        actors = {actor for ends in pairs for actor in ends}
    else:
        actors = {actor for event in events for actor in event.actors}
        if not filters.choose_events:
            actors |= {row.entity_id for row in inputs.persons if row.entity_id in inputs.kinds}
    part = Shown(actors=actors, events=events, pairs=pairs, cited_events=events)
    if filters.ego is not None:
        part = _around(inputs, part, filters.ego, filters.hops)
    ids = {event.event_id for event in part.events}
    cited = [
        event
        for event in events
        if event.event_id in ids or any(ends in pairs for ends in combinations(event.actors, 2))
    ]
    return replace(part, cited_events=cited)


def _around(inputs: NetworkInputs, part: Shown, ego: str, hops: int) -> Shown:
    """Those within `hops` steps of co-appearance of `ego`, and the events that lead there."""
    bearers: list[PersonRow | OrganizationRow] = [*inputs.persons, *inputs.organizations]
    shell = {
        row.entity_id
        for row in bearers
        if row.entity_id in part.actors and ego in {row.entity_id, row.name, *row.aliases.split(";")} - {""}
    }
    ego_events = [event for event in part.events if event.event_id == ego]
    if not shell and not ego_events:
        raise ConfigError(f"ego: nobody in the network is called {ego!r}")
    neighbours: dict[str, set[str]] = defaultdict(set)
    for source, target in part.pairs:
        neighbours[source].add(target)
        neighbours[target].add(source)
    reached = set(shell)
    inner: set[str] = set()
    if ego_events:
        shell = part.actors.intersection(ego_events[0].actors)
        reached |= shell
        hops -= 1
    for _ in range(hops):
        inner |= shell
        shell = {other for actor in shell for other in neighbours[actor]} - reached
        reached |= shell
    events = [
        event for event in part.events if event.event_id == ego or not inner.isdisjoint(event.participants)
    ]
    return replace(part, actors=reached, events=events)
