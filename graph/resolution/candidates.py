"""Identities of one name that were kept separate and may be one person: pairs, scored, with reasons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.resolution.identities import Identity, is_common_name
from graph.resolution.judgements import Judgement
from graph.tables.rows import IdentityCandidateRow
from ner.lexicon.word_lists import NATION

# What each reason adds to the score of a pair, which lies between 0 and 1. A post in common or left by
# one and held by the other says most; both seen in posts at one time speaks against one person.
SAME_NAME = 0.3
COMMON_NAME = -0.1
SAME_POSITION = 0.4
FORMER_POSITION = 0.4
NATIONAL = 0.3
NESTED_PLACES = 0.2
NEIGHBOURING_PLACES = 0.1
ONE_AFTER_THE_OTHER = 0.1
AT_ONE_TIME = -0.2
UNTITLED = 0.1
_HIDDEN = ("journalist", "cited")

MOST_NAMESAKES = 100
"""Of a name that more have, those in most articles are compared: the pairs of 1,000 would be half a million."""


def candidates(
    identities: Iterable[Identity], standing: Sequence[Judgement] = ()
) -> tuple[IdentityCandidateRow, ...]:
    """Pairs of identities of one name that were kept separate, sorted by their ids.

    Each is UNSURE, or as a curator judged it; judged pairs are included whatever their names.
    """
    judged = {judgement.pair: judgement for judgement in standing}
    by_id = {identity.entity_id: identity for identity in identities}
    by_name: dict[str, list[Identity]] = {}
    for identity in by_id.values():
        if identity.role not in _HIDDEN:
            by_name.setdefault(identity.name, []).append(identity)
    pairs = {
        frozenset((left.entity_id, right.entity_id))
        for namesakes in by_name.values()
        for left, right in combinations(_most_seen(namesakes), 2)
    }
    known = {entity_id: _Known.of(by_id[entity_id]) for pair in pairs | judged.keys() for entity_id in pair}
    rows = []
    for left_id, right_id in sorted(tuple(sorted(pair)) for pair in pairs | judged.keys()):
        found = list(_reasons(known[left_id], known[right_id]))
        judgement = judged.get(frozenset((left_id, right_id)))
        rows.append(
            IdentityCandidateRow(
                left_id=left_id,
                right_id=right_id,
                judgement=judgement.judgement if judgement else "UNSURE",
                score=round(min(1.0, max(0.0, sum(score for score, _ in found))), 2),
                reasons="; ".join(
                    [reason for _, reason in found] + ([judgement.reason] if judgement else [])
                ),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An identity with what its pairs are judged by.

    Attributes:
        identity: the identity.
        now: the posts with their bodies that texts say are held.
        former: those with a body that were held before.
        days: the days of the articles in which it holds a post, sorted.
    """

    identity: Identity
    now: frozenset[tuple[str, str]]
    former: frozenset[tuple[str, str]]
    days: tuple[str, ...]

    @classmethod
    def of(cls, identity: Identity) -> "_Known":
        """What is known of an identity."""
        positions = [position for member in identity.members for position in member.positions]
        return cls(
            identity=identity,
            now=frozenset((p.post, p.organization) for p in positions if p.is_held),
            former=frozenset((p.post, p.organization) for p in positions if not p.is_held and p.organization),
            days=tuple(
                sorted(
                    m.published_on
                    for m in identity.members
                    if m.published_on and any(p.is_held for p in m.positions)
                )
            ),
        )


def _most_seen(namesakes: Sequence[Identity]) -> Sequence[Identity]:
    """The identities of a name that are compared: all, or the `MOST_NAMESAKES` in most articles."""
    return sorted(namesakes, key=lambda i: (-len(i.members), i.entity_id))[:MOST_NAMESAKES]


def _reasons(one: _Known, other: _Known) -> Iterator[tuple[float, str]]:
    """Score and words of each reason for or against the two being one person."""
    left, right = one.identity, other.identity
    if left.name != right.name:
        yield 0.0, f"different names {left.name} and {right.name}"
        return
    yield SAME_NAME, "same name"
    if is_common_name(left.name):
        yield COMMON_NAME, "a short and common name"
    if left.role != right.role:
        yield 0.0, f"one is {left.role}, the other {right.role}"
    yield from _by_place(left, right)
    yield from _by_position(one, other)
    yield from _by_time(one, other)


def _by_place(left: Identity, right: Identity) -> Iterator[tuple[float, str]]:
    if left.jurisdiction == right.jurisdiction:
        return
    if NATION in (left.division, right.division):
        other = right if left.division == NATION else left
        if not any(p.organization for m in other.members for p in m.positions):
            yield NATIONAL, "one holds a national post, the other none of a place"
    codes = [i.division.code if i.division else "" for i in (left, right)]
    names = f"{left.jurisdiction or 'unknown'} and {right.jurisdiction or 'unknown'}"
    if all(codes) and (codes[0].startswith(codes[1]) or codes[1].startswith(codes[0])):
        yield NESTED_PLACES, f"{names} lie within each other"
    elif all(codes) and codes[0][:2] == codes[1][:2]:
        yield NEIGHBOURING_PLACES, f"different jurisdictions of one province {names}"
    else:
        yield 0.0, f"different jurisdictions {names}"


def _by_position(left: _Known, right: _Known) -> Iterator[tuple[float, str]]:
    if not left.now or not right.now:
        yield UNTITLED, "one is without a post"
    if shared := sorted(left.now & right.now):
        yield SAME_POSITION, f"same post {' '.join(filter(None, reversed(shared[0])))}"
    if left_behind := sorted((left.former & right.now) | (right.former & left.now)):
        yield FORMER_POSITION, f"one left the post of the other, {''.join(reversed(left_behind[0]))}"


def _by_time(left: _Known, right: _Known) -> Iterator[tuple[float, str]]:
    if not left.days or not right.days:
        return
    if left.days[-1] < right.days[0] or right.days[-1] < left.days[0]:
        earlier, later = sorted((left.days, right.days))
        yield ONE_AFTER_THE_OTHER, f"one seen until {earlier[-1]}, the other from {later[0]} on"
    else:
        yield AT_ONE_TIME, "both seen in their posts at one time"
