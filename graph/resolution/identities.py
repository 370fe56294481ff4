"""Which names in articles are one person: identities with stable ids.

A person is a name in a jurisdiction. Who holds a national post is of the nation, whatever paper
reports it. Journalists and cited persons have identities of their own. A company leader and an
official of one name are kept separate: the same name is not the same person.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import attrgetter

from graph.tables.rows import identifier
from ner.extraction.article_entities import PersonInArticle
from ner.extraction.organization_names import place_name
from ner.lexicon.vocabulary import PERSON_ROLES
from ner.lexicon.word_lists import NATION, Division, surnames

SAME_TIME = timedelta(days=31)
"""Two seats seen in articles that are at most this far apart are held at one time; who moves takes longer."""

_SEATS = ("政府", "人大", "政协", "法院", "检察院")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An entity that names in articles stand for; `members` are sorted by article."""

    entity_id: str
    name: str
    jurisdiction: str
    division: Division | None
    role: str
    members: tuple[PersonInArticle, ...]


def identify(people: Iterable[PersonInArticle]) -> tuple[Identity, ...]:
    """Groups the persons of all articles into identities, sorted by id.

    The outcome does not depend on the order of `people`.
    """
    everybody = _sorted(people)
    by_place: dict[tuple[str, str], list[PersonInArticle]] = {}
    for name, namesakes in groupby(everybody, key=attrgetter("name")):
        for person in _with_nation(list(namesakes)):
            place = place_name(person.division) if person.division else ""
            by_place.setdefault((name, place), []).append(person)
    identities = [
        Identity(
            entity_id=identifier("person", name, place, discriminator),
            name=name,
            jurisdiction=place,
            division=members[0].division,
            role=role,
            members=tuple(members),
        )
        for (name, place), namesakes in by_place.items()
        for role, discriminator, members in _separated(namesakes)
    ]
    return tuple(sorted(identities, key=lambda i: i.entity_id))


def _with_nation(namesakes: Sequence[PersonInArticle]) -> Iterator[PersonInArticle]:
    """The persons of one name; the nation is the division of each who is the holder of a national post.

    That is whom an article gives one; who holds a local post that a holder has, too, or the bare title of
    one (总理); who is only cited or has no post of a place: on a page that names a holder, among leaders
    of the nation, or in a paper of no place under a name that is not short and common; and who has no post
    and the name of one who leads the nation, in any paper, unless it is short and common: then only an
    official in a paper of no place.
    """
    holders = [p for p in namesakes if _is_holder(p)]
    shared = {held for holder in holders for held in _local_posts(holder)}
    pages = {holder.source for holder in holders}
    titles = {p.post for holder in holders for p in holder.positions if p.division == NATION}
    leads = any(holder.leads_nation for holder in holders)
    for person in namesakes:
        is_one = _is_holder(person) or (bool(holders) and _may_be_holder(person, shared, pages, titles))
        is_one = is_one or (leads and _may_be_leader(person))
        yield replace(person, division=NATION) if is_one else person


def _is_holder(person: PersonInArticle) -> bool:
    return person.is_national and person.role in ("official", "cited", "other")


def _may_be_holder(
    person: PersonInArticle,
    shared: Set[tuple[str, str]],
    pages: Collection[str],
    titles: Collection[str],
) -> bool:
    if person.role not in ("official", "cited", "other"):
        return False
    if person.source in pages and not is_common_name(person.name):
        return True
    bare = {p.post for p in person.positions if not p.organization and p.kind == "post"}
    if any(title.endswith(post) for title in titles for post in bare):
        return True
    if any(position.division or position.level for position in person.positions):
        return not shared.isdisjoint(_local_posts(person))
    is_near = person.role == "cited" or person.among_leaders or person.source in pages
    if any(position.organization or position.kind == "occupation" for position in person.positions):
        return is_near and not is_common_name(person.name)
    return is_near or (person.division is None and not is_common_name(person.name))


def _may_be_leader(person: PersonInArticle) -> bool:
    if person.positions or person.role not in ("official", "other"):
        return False
    return not is_common_name(person.name) or (person.division is None and person.role == "official")


def _local_posts(person: PersonInArticle) -> set[tuple[str, str]]:
    return {
        (p.post, p.organization)
        for p in person.positions
        if p.organization and p.division not in (None, NATION)
    }


def is_common_name(name: str) -> bool:
    """Whether many people bear the name: a common surname with one character."""
    return len(name) == 2 and surnames().get(name[0]) == "common"


def _separated(namesakes: Sequence[PersonInArticle]) -> Iterator[tuple[str, str, list[PersonInArticle]]]:
    """Role, discriminator and members of each identity among the namesakes of one place.

    A name without any post or occupation is the official of that name, or else the company leader.
    """
    by_role = {role: [m for m in namesakes if m.role == role] for role in PERSON_ROLES}
    owner = next((role for role in ("official", "company") if by_role[role]), None)
    if owner == "official" and namesakes[0].division == NATION:
        by_role[owner] = _sorted([*by_role[owner], *by_role["other"], *by_role["cited"]])
        by_role["other"] = by_role["cited"] = []
    elif owner:
        by_role[owner] = _sorted([*by_role[owner], *(m for m in by_role["other"] if not _has_occupation(m))])
        by_role["other"] = [m for m in by_role["other"] if _has_occupation(m)]
    first = True
    for role in PERSON_ROLES:
        for members in _seats_separated(by_role[role]) if by_role[role] else ():
            hidden = role in ("journalist", "cited")
            yield role, "" if first and not hidden else _discriminator(role, members), members
            first = False


def _has_occupation(person: PersonInArticle) -> bool:
    return any(position.kind == "occupation" for position in person.positions)


def _seats_separated(members: Sequence[PersonInArticle]) -> list[list[PersonInArticle]]:
    """The members in groups, such that no group holds two seats at one time; who has none is in the first group.

    A seat is a position of which a place has one: 区长, 人大常委会主任, 政协主席, 法院院长, 检察长.
    """
    by_seat: dict[str, list[PersonInArticle]] = {}
    for member in members:
        seat = next((p.seat for p in member.positions if p.seat), "")
        by_seat.setdefault(seat, []).append(member)
    groups: list[list[PersonInArticle]] = []
    for seat in _SEATS:
        if seat not in by_seat:
            continue
        fitting = next((group for group in groups if not _clash(by_seat[seat], group)), None)
        if fitting is None:
            groups.append(fitting := [])
        fitting += by_seat[seat]
    groups = groups or [[]]
    groups[0] += by_seat.get("", [])
    return [_sorted(group) for group in groups]


def _clash(left: Sequence[PersonInArticle], right: Sequence[PersonInArticle]) -> bool:
    sides = [{m.published_on for m in side if m.published_on} for side in (left, right)]
    days = sorted((date.fromisoformat(day), number) for number, side in enumerate(sides) for day in side)
    # Of two sides that have close days, two that follow one another have.
    return any(b[0] - a[0] <= SAME_TIME for a, b in pairwise(days) if a[1] != b[1])


def _discriminator(role: str, members: Sequence[PersonInArticle]) -> str:
    """What is added to name and place in the id: the first of the posts, for officials and company leaders."""
    if role in ("journalist", "cited", "other"):
        return role
    return "|".join(min((p.post, p.organization) for m in members for p in m.positions))


def _sorted(people: Iterable[PersonInArticle]) -> list[PersonInArticle]:
    return sorted(people, key=lambda p: (p.name, p.article_id))
