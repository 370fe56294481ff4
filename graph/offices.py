"""Which body, in full, a printed one means in a jurisdiction, and which post a printed title is."""

from dataclasses import dataclass
from re import compile

from ner.attribution import PostAttribution
from ner.lexicons import Division, bodies
from ner.places import at_level, parents, parse_place

_LEVEL = compile(r"^团?(自治区|省|市|区|县|州|盟|旗)(?=.)")
_OWN_LEVEL = compile(r"^(省|市|区|县|州|盟|旗)长$")
_PARTY_OF_LEVEL = compile(r"^(?:团?(?:自治区|省|市|区|县|州|盟|旗)委|自治区党委)(?P<part>.*)$")
_SUFFIXED_HEAD = compile(r"^(部|局|厅|处|科|司|院|校|所|站|队|庭|台|馆|社)长$")


@dataclass(frozen=True, slots=True)
class Office:
    """A post in a body: `post` is canonical, `organization` the body in full where it can be told."""

    post: str
    organization: str
    division: Division | None
    branch: str


def place_name(division: Division) -> str:
    """The division as official names print it: a county with its city, a city or a province alone."""
    above = parents(division)
    if division.level == "county":
        city = next((d for d in above if d.level == "city"), None)
        owner = city or (above[0] if above else None)
        return (owner.name if owner else "") + division.name
    return division.name


def office_of(link: PostAttribution, jurisdiction: Division | None) -> Office:
    """The office that an attribution names, in a text of that jurisdiction.

    A body with a place of its own (西湖区人大常委会) is that place's; a bare level (区委, 市政府, 区长) is
    the jurisdiction's; anything else (浙商银行杭州分行) keeps its printed name.
    """
    division = parse_place(link.place, jurisdiction) if link.place else None
    body = link.body
    printed = link.post.text.removeprefix(link.post.qualifier).removeprefix("中共")
    if division is not None and not printed.startswith(link.place):
        jurisdiction, division = division, None
    head = link.post.head.head
    if not body:
        level = _OWN_LEVEL.match(head)
        if level:
            division = division or at_level(jurisdiction, level.group(1))
            return Office(canonical(link), _government(division), division, link.post.branch)
        return Office(canonical(link), "", division, link.post.branch)
    if division is not None and body == link.place:
        return Office(canonical(link), _government(division) or body, division, link.post.branch)
    if link.post.head.kind == "collective" and at_level(jurisdiction, body) is not None:
        return Office(canonical(link), "", at_level(jurisdiction, body), link.post.branch)
    rest = body.removeprefix("中共")
    if division is not None:
        rest = rest.removeprefix(link.place)
        if rest[:1] == "委":
            rest = division.name[-1] + rest
    elif level_match := _LEVEL.match(rest):
        division = at_level(jurisdiction, level_match.group(1))
        party = _PARTY_OF_LEVEL.match(rest)
        if party is None:
            rest = rest[level_match.end() :]
        elif party.group("part"):
            rest = party.group("part")
    if body == "自治区" and head == "主席":
        division = division or at_level(jurisdiction, "自治区")
        return Office(canonical(link), _government(division) or body, division, "政府")
    known = bodies().get(rest)
    if known is None or division is None:
        return Office(canonical(link), body, division, link.post.branch)
    return Office(canonical(link), known.full.replace("{}", place_name(division)), division, link.post.branch)


def _government(division: Division | None) -> str:
    return f"{place_name(division)}人民政府" if division else ""


def canonical(link: PostAttribution) -> str:
    """The post in its usual full form: 统战部长 -> 统战部部长, 人大副主任 -> 人大常委会副主任."""
    title, head, rank = link.title, link.post.head.head, link.post.rank
    core = rank + head
    if link.qualifier and title.startswith(link.qualifier):
        title = title[len(link.qualifier) :]
    front = title.removesuffix(core)
    if front.endswith("人大") and head in ("主任", "委员"):
        front += "常委会"
    if (
        _SUFFIXED_HEAD.match(head)
        and front
        and not rank
        and not front.endswith(head[0])
        and front[-1:] not in "、 "
    ):
        front += head[0] if not front.endswith(("省", "市", "区", "县")) else ""
    return front + core if title.endswith(core) else title


def level_of(division: Division | None, organization: str) -> str:
    """The administrative level of a post: national, province, city, county, or blank."""
    if division is not None:
        if division.level == "county" and len(division.code) == 6:
            return "county"
        return division.level
    if organization.startswith(
        ("中共中央", "国务院", "全国", "中华人民共和国", "国家", "中央", "中国共产党中央")
    ):
        return "national"
    return ""
