"""What a network shows of its inputs: the filters, applied exactly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.network.coappearance import Ends, Pair, counted_pairs
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


def shown(
    inputs: NetworkInputs,
    kinds: Mapping[str, str],
    events: Sequence[RealEvent],
    counted: Mapping[Ends, Pair] | None,
    filters: Filters,
) -> Shown:
    """The part of the corpus that `filters` leave.

    Args:
        inputs: the tables.
        kinds: the node kind of every actor.
        events: all real events.
        counted: the pairs of all real events, or None to count them; when the filters choose among
            the events, they are counted in any case.
        filters: what is wanted.

    Raises:
        ConfigError: nobody in the network is called `filters.ego`.
    """
    chosen = [
        event
        for event in events
        if filters.in_window(event.start, event.end)
        and (not filters.event_kind or event.kind in filters.event_kind)
    ]
    if counted is None or filters.choose_events:
        counted = counted_pairs(chosen)
    pairs = {ends: pair for ends, pair in counted.items() if pair.events >= filters.min_events}
    actors = _actors(inputs, kinds, chosen, pairs, filters)
    around = chosen
    if filters.ego is not None:
        actors, around = _around(inputs, actors, chosen, pairs, filters)
    ids = {event.event_id for event in around}
    return Shown(
        actors=actors,
        events=around,
        pairs=pairs,
        cited_events=[
            event
            for event in chosen
            if event.event_id in ids or any(ends in pairs for ends in combinations(event.actors, 2))
        ],
    )


def _actors(
    inputs: NetworkInputs,
    kinds: Mapping[str, str],
    events: Iterable[RealEvent],
    pairs: Iterable[Ends],
    filters: Filters,
) -> set[str]:
    if filters.min_events > 1:
        return {actor for ends in pairs for actor in ends}
    took_part = {actor for event in events for actor in event.actors}
    if filters.choose_events:
        return took_part
    return took_part | {row.entity_id for row in inputs.persons if row.entity_id in kinds}


def _around(
    inputs: NetworkInputs,
    actors: set[str],
    events: Sequence[RealEvent],
    pairs: Iterable[Ends],
    filters: Filters,
) -> tuple[set[str], list[RealEvent]]:
    """Those within `hops` steps of co-appearance of the ego, and the events that lead there."""
    bearers: list[PersonRow | OrganizationRow] = [*inputs.persons, *inputs.organizations]
    named = {
        row.entity_id
        for row in bearers
        if row.entity_id in actors
        and filters.ego in {row.entity_id, row.name, *row.aliases.split(";")} - {""}
    }
    ego_events = [event for event in events if event.event_id == filters.ego]
    if not named and not ego_events:
        raise ConfigError(f"ego: nobody in the network is called {filters.ego!r}")
    neighbours: dict[str, set[str]] = defaultdict(set)
    for source, target in pairs:
        neighbours[source].add(target)
        neighbours[target].add(source)
    inner: set[str] = set()
    shell = named
    reached = set(named)
    hops = filters.hops
    if ego_events:
        shell = actors.intersection(*(event.participants for event in ego_events))
        reached |= shell
        hops -= 1
    for _ in range(hops):
        inner |= shell
        shell = {other for actor in shell for other in neighbours[actor]} - reached
        reached |= shell
    return reached, [
        event for event in events if event.event_id == filters.ego or not inner.isdisjoint(event.participants)
    ]
