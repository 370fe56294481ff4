"""Who was seen in which post, from when to when: observations gathered, and appointments as stated."""

from collections.abc import Iterable, Mapping, Sequence

from graph.resolution.identities import Identity
from graph.tables.rows import OccupancyRow


def occupancies(
    identities: Iterable[Identity], seen_on: Sequence[str], stated_on: Mapping[tuple[int, int, int], str]
) -> tuple[OccupancyRow, ...]:
    """A row for each person, post, body and qualifier, sorted.

    Args:
        identities: the persons with their offices; collective titles and forms of occupation give none.
        seen_on: for each report the ISO date of what it says, blank when unknown.
        stated_on: for an attribution (report, person's start, post's start) that states an
            appointment or a removal the ISO date of it, blank when unknown.
    """
    rows = []
    for identity in identities:
        if identity.role not in ("official", "company"):
            continue
        held: dict[tuple[str, str, str], list[tuple[int, str, str, str]]] = {}
        for member in identity.members:
            for link, office in member.offices:
                if link.rule == "collective" or link.post.head.kind not in ("post", "rank"):
                    continue
                change = link.qualifier if link.rule in ("appointed", "removed") else ""
                qualifier = "" if change in ("任", "免") else link.qualifier
                stated = stated_on.get((member.report, link.person.start, link.post.start), "")
                key = (office.post, office.organization, qualifier)
                held.setdefault(key, []).append((member.report, seen_on[member.report], change, stated))
        for (post, organization, qualifier), observations in _merge_bare(held).items():
            dates = sorted(day for _, day, change, _ in observations if day and change != "免")
            starts = sorted(stated for _, _, change, stated in observations if change == "任" and stated)
            ends = sorted(stated for _, _, change, stated in observations if change == "免" and stated)
            rows.append(
                OccupancyRow(
                    entity_id=identity.entity_id,
                    person=identity.name,
                    post=post,
                    organization=organization,
                    qualifier=qualifier,
                    first_observed=dates[0] if dates else "",
                    last_observed=dates[-1] if dates else "",
                    start_date=starts[0] if starts else "",
                    end_date=ends[-1] if ends else "",
                    articles=len({report for report, _, _, _ in observations}),
                )
            )
    return tuple(sorted(rows, key=lambda r: (r.entity_id, r.post, r.organization, r.qualifier)))


Observation = tuple[int, str, str, str]


def _merge_bare(
    held: Mapping[tuple[str, str, str], list[Observation]],
) -> dict[tuple[str, str, str], list[Observation]]:
    """A post seen without its body is the one of that name whose body another text gives, if just one does."""
    merged = {key: list(observations) for key, observations in held.items()}
    for post, organization, qualifier in sorted(held):
        if organization:
            continue
        owners = [key for key in merged if key[0] == post and key[1] and key[2] == qualifier]
        if len(owners) == 1:
            merged[owners[0]] += merged.pop((post, organization, qualifier))
    return merged
