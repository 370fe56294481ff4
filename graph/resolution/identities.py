"""Who is the same person: from names in articles to entities with stable ids.

A person is a name in a jurisdiction. Journalists and cited persons are kept to themselves; a firm's
leader and an official of one name are kept apart: same name is not same person.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha1
from re import compile

from ner.extraction.article_report import Report, branch_in
from ner.extraction.attribution import PostAttribution
from ner.extraction.positions import Office, office_of, place_name
from ner.lexicon.vocabulary import PERSON_ROLES
from ner.lexicon.word_lists import Division

# Two seats seen within this time are seen at one time.
SAME_TIME = timedelta(days=31)
_GOVERNOR = compile(r"^(?:省|市|区|县|州|盟|旗|镇|乡)长$")
_SEAT_HEADS = frozenset((("主任", "人大"), ("主席", "政协"), ("院长", "法院"), ("检察长", "检察院")))
_SEATS = ("政府", "人大", "政协", "法院", "检察院")


def identifier(*parts: str) -> str:
    """A stable id of 16 hexadecimal digits from the parts that make a thing what it is."""
    return sha1("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInArticle:
    """One name in one article: its role, its posts, and the place that these posts point to.

    `day` is the ISO date of publication, blank when unknown.
    """

    report: int
    day: str
    name: str
    role: str
    offices: tuple[tuple[PostAttribution, Office], ...]
    division: Division | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An entity that names in articles stand for."""

    entity_id: str
    name: str
    jurisdiction: str
    division: Division | None
    role: str
    members: tuple[PersonInArticle, ...]


def people_in(reports: Sequence[Report]) -> tuple[PersonInArticle, ...]:
    """Every person of every article, with the offices that the article gives him or her."""
    found = []
    for number, report in enumerate(reports):
        for name, role in report.roles.items():
            links = [a for a in report.attributions if a.person.name == name]
            offices = tuple((link, office_of(link, report.jurisdiction)) for link in links)
            found.append(
                PersonInArticle(
                    report=number,
                    day=report.article.published_on,
                    name=name,
                    role=role,
                    offices=offices,
                    division=_division(offices, role, report.jurisdiction),
                )
            )
    return tuple(found)


def _division(
    offices: Sequence[tuple[PostAttribution, Office]], role: str, jurisdiction: Division | None
) -> Division | None:
    """The place of the lowest body that the person is of; without one the paper's, for who is local."""
    divisions = [o.division for link, o in offices if o.division is not None and not link.post.is_former]
    if divisions:
        return max(divisions, key=lambda d: (len(d.code), d.code))
    elsewhere = any(o.organization and branch_in(link) != "企业" for link, o in offices)
    if role == "cited" or (elsewhere and jurisdiction is None):
        return None
    return jurisdiction


def identify(people: Iterable[PersonInArticle]) -> tuple[Identity, ...]:
    """Groups the people of all articles into identities, sorted by id.

    The outcome does not depend on the order of `people`.
    """
    by_place: dict[tuple[str, str], list[PersonInArticle]] = {}
    for person in sorted(people, key=lambda p: (p.name, p.report)):
        place = place_name(person.division) if person.division else ""
        by_place.setdefault((person.name, place), []).append(person)
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
        for role, discriminator, members in _apart(namesakes)
    ]
    return tuple(sorted(identities, key=lambda i: i.entity_id))


def _apart(namesakes: Sequence[PersonInArticle]) -> Iterator[tuple[str, str, list[PersonInArticle]]]:
    """Role, discriminator and members of each identity among the namesakes of one place.

    Who is named without any post or trade is the official of that name, or else the firm's leader.
    """
    classes = {role: [m for m in namesakes if m.role == role] for role in PERSON_ROLES}
    plain = [m for m in classes["other"] if not any(a.post.head.kind == "occupation" for a, _ in m.offices)]
    owner = next((role for role in ("official", "company") if classes[role]), None)
    if owner and plain:
        classes[owner] = sorted([*classes[owner], *plain], key=lambda m: m.report)
        classes["other"] = [m for m in classes["other"] if m not in plain]
    first = True
    for role in PERSON_ROLES:
        for members in _seats_apart(classes[role]) if classes[role] else ():
            hidden = role in ("journalist", "cited")
            yield role, "" if first and not hidden else _discriminator(role, members), members
            first = False


def _seats_apart(members: Sequence[PersonInArticle]) -> list[list[PersonInArticle]]:
    """The members, parted where two seats that nobody holds at once are held at one time.

    A seat is a post of which a place has one: 区长, 人大常委会主任, 政协主席, 法院院长, 检察长. Who is seen without
    a seat goes with the first group.
    """
    groups: dict[str, list[PersonInArticle]] = {}
    for member in members:
        groups.setdefault(_seat(member), []).append(member)
    seats = [seat for seat in _SEATS if seat in groups]
    parted: list[list[str]] = []
    for seat in seats:
        home = next((g for g in parted if not any(_clash(groups[seat], groups[s]) for s in g)), None)
        if home is None:
            parted.append([seat])
        else:
            home.append(seat)
    result = [[m for seat in group for m in groups[seat]] for group in parted] or [[]]
    result[0] += groups.get("", [])
    return [sorted(group, key=lambda m: m.report) for group in result]


def _seat(member: PersonInArticle) -> str:
    """The branch whose seat the member holds in that article; blank when none."""
    for link, _ in member.offices:
        post = link.post
        if post.rank or not link.is_held:
            continue
        if _GOVERNOR.match(post.head.head):
            return "政府"
        if (post.head.head, branch_in(link)) in _SEAT_HEADS:
            return branch_in(link)
    return ""


def _clash(left: Sequence[PersonInArticle], right: Sequence[PersonInArticle]) -> bool:
    days = [[date.fromisoformat(m.day) for m in side if m.day] for side in (left, right)]
    return any(abs(a - b) <= SAME_TIME for a in days[0] for b in days[1])


def _discriminator(role: str, members: Sequence[PersonInArticle]) -> str:
    if role in ("journalist", "cited", "other"):
        return role
    offices = sorted({(o.post, o.organization) for m in members for _, o in m.offices})
    return "|".join(offices[0]) if offices else role
