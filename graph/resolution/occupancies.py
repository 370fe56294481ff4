"""Who was seen in which post, from when to when, with the appointments and removals that texts state."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.resolution.identities import Identity
from graph.tables.rows import OccupancyRow
from ner.correcting.corrected_report import CORRECTED

# The qualifiers of stated appointments and removals: they qualify the text, not the post.
_APPOINTED, _REMOVED = "任", "免"
# The qualifier of a post to which somebody was appointed as acting: 任命甲为代区长.
_ACTING = "代理"


class _Post(NamedTuple):
    post: str
    organization: str
    qualifier: str


class _Observation(NamedTuple):
    article_id: str
    seen_on: str
    qualifier: str
    stated_on: str
    is_corrected: bool


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
            seen = [o.seen_on for o in observations if o.seen_on and o.qualifier != _REMOVED]
            starts = [o.stated_on for o in observations if o.stated_on and o.qualifier == _APPOINTED]
            ends = [o.stated_on for o in observations if o.qualifier == _REMOVED]
            rows.append(
                OccupancyRow(
                    entity_id=identity.entity_id,
                    person=identity.name,
                    **held._asdict(),
                    first_observed=min(seen, default=""),
                    last_observed=max(seen, default=""),
                    start_date=min(starts, default=""),
                    end_date=max(ends, default=""),
                    articles=len({o.article_id for o in observations}),
                    corrected="yes" if any(o.is_corrected for o in observations) else "",
                )
            )
    return tuple(sorted(rows, key=lambda r: (r.entity_id, r.post, r.organization, r.qualifier)))


def _observations(identity: Identity) -> dict[_Post, list[_Observation]]:
    observations: dict[_Post, list[_Observation]] = defaultdict(list)
    for member in identity.members:
        for position in member.positions:
            if position.rule == "collective" or position.kind not in ("post", "rank"):
                continue
            stated = position.qualifier in (_APPOINTED, _REMOVED)
            acting = _ACTING if position.is_acting else ""
            qualifier = acting if stated else position.qualifier
            observations[_Post(position.post, position.organization, qualifier)].append(
                _Observation(
                    member.article_id,
                    member.seen_on,
                    position.qualifier,
                    position.stated_on,
                    position.rule == CORRECTED,
                )
            )
    return observations


def _with_bodies(observations: dict[_Post, list[_Observation]]) -> dict[_Post, list[_Observation]]:
    """A post seen without its body is the one of that name whose body another text gives, if just one does."""
    merged = dict(observations)
    owners: dict[tuple[str, str], list[_Post]] = defaultdict(list)
    for post in observations:
        if post.organization:
            owners[post.post, post.qualifier].append(post)
    for bare in [post for post in observations if not post.organization]:
        if len(owner := owners[bare.post, bare.qualifier]) == 1:
            merged[owner[0]] = merged[owner[0]] + merged.pop(bare)
    return merged
