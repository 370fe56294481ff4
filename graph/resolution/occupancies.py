"""Who was seen in which post, from when to when, with the appointments and removals that texts state."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.resolution.identities import Identity
from graph.tables.rows import OccupancyRow


class _Post(NamedTuple):
    post: str
    organization: str
    qualifier: str


class _Observation(NamedTuple):
    """A post in an article; `change` is 任 or 免 when the article states an appointment or removal."""

    article_id: str
    seen_on: str
    change: str
    stated_on: str


def occupancies(identities: Iterable[Identity]) -> tuple[OccupancyRow, ...]:
    """A row for each official or company leader, post, body and qualifier, sorted.

    Collective titles and occupations give none. Of several stated dates the start is the first
    appointment, the end the last removal.
    """
    rows = []
    for identity in identities:
        if identity.role not in ("official", "company"):
            continue
        for held, observations in _with_bodies(_observations(identity)).items():
            seen = sorted(o.seen_on for o in observations if o.seen_on and o.change != "免")
            starts = sorted(o.stated_on for o in observations if o.change == "任" and o.stated_on)
            ends = sorted(o.stated_on for o in observations if o.change == "免" and o.stated_on)
            rows.append(
                OccupancyRow(
                    entity_id=identity.entity_id,
                    person=identity.name,
                    post=held.post,
                    organization=held.organization,
                    qualifier=held.qualifier,
                    first_observed=seen[0] if seen else "",
                    last_observed=seen[-1] if seen else "",
                    start_date=starts[0] if starts else "",
                    end_date=ends[-1] if ends else "",
                    articles=len({o.article_id for o in observations}),
                )
            )
    return tuple(sorted(rows, key=lambda r: (r.entity_id, r.post, r.organization, r.qualifier)))


def _observations(identity: Identity) -> dict[_Post, list[_Observation]]:
    observations: dict[_Post, list[_Observation]] = defaultdict(list)
    for member in identity.members:
        for position in member.positions:
            if position.rule == "collective" or position.kind not in ("post", "rank"):
                continue
            change = position.qualifier if position.rule in ("appointed", "removed") else ""
            qualifier = "" if change in ("任", "免") else position.qualifier
            observations[_Post(position.post, position.organization, qualifier)].append(
                _Observation(member.article_id, member.seen_on, change, position.stated_on)
            )
    return observations


def _with_bodies(observations: dict[_Post, list[_Observation]]) -> dict[_Post, list[_Observation]]:
    """A post seen without its body is the one of that name whose body another text gives, if just one does."""
    merged = dict(observations)
    for bare in sorted(post for post in observations if not post.organization):
        owners = [
            p for p in merged if p.organization and (p.post, p.qualifier) == (bare.post, bare.qualifier)
        ]
        if len(owners) == 1:
            merged[owners[0]] = merged[owners[0]] + merged.pop(bare)
    return merged
