"""Which body, in full, a printed one means in a jurisdiction, and which post a printed title is."""

from dataclasses import dataclass
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.position_lexicon import post_in
from ner.extraction.title_grammar import leading_place
from ner.lexicon.divisions import at_level, parents, parse_place
from ner.lexicon.word_lists import Division, bodies

_LEVEL = compile(r"^团?(自治区|省(?!会|城)|市(?![场民值])|区(?![域块间])|县(?![域城])|州|盟|旗)(?=.)")
_OWN_LEVEL = compile(r"^(省|市|区|县|州|盟|旗)长$")
_PARTY_OF_LEVEL = compile(r"^(?:团?(?:自治区|省|市|区|县|州|盟|旗)委|自治区党委)(?P<part>.*)$")
_SUFFIXED_HEAD = compile(r"^(部|局|厅|处|科|司|院|校|所|站|队|庭|台|馆|社)长$")


@dataclass(frozen=True, slots=True)
class Office:
    """A post in a body: `post` is canonical, `organization` the body in full where it can be told.

    `level` is national, province, city, county or township, blank when unknown.
    """

    post: str
    organization: str
    division: Division | None
    branch: str
    level: str


def place_name(division: Division) -> str:
    """The division as official names print it: a county with its city, a city or a province alone."""
    above = parents(division)
    if division.level == "county":
        city = next((d for d in above if d.level == "city"), None)
        owner = city or (above[0] if above else None)
        return (owner.name if owner else "") + division.name
    return division.name


def full_name(body: str, place: str, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The official name of a printed body, and the place that it is of.

    A body with a place of its own (西湖区人大常委会) is that place's; a bare level (区委, 市政府) is the
    jurisdiction's. A body that the lexicon does not know keeps its name, with the place for the bare
    level (县人民医院); one without level or place (浙商银行杭州分行) is as printed.

    Args:
        body: the body as printed.
        place: the place that its name begins with, blank when none.
        jurisdiction: the place the paper is of, None when unknown.
    """
    division = parse_place(place, jurisdiction) if place else None
    rest = body.removeprefix("中共")
    level = None if division else _LEVEL.match(rest)
    if division is not None:
        rest = rest.removeprefix(place)
        if rest[:1] == "委":
            rest = division.name[-1] + rest
    elif level:
        division = at_level(jurisdiction, level.group(1))
        party = _PARTY_OF_LEVEL.match(rest)
        if party is None:
            rest = rest[level.end() :]
        elif party.group("part"):
            rest = party.group("part")
    known = bodies().get(rest)
    if division is None:
        return body, None
    if known is not None:
        return known.full.replace("{}", place_name(division)), division
    bare = level is not None and not _PARTY_OF_LEVEL.match(body)
    return place_name(division) + rest if bare else body, division


def organization_name(printed: str, kind: str, jurisdiction: Division | None) -> str:
    """What an organisation printed in a paper of that jurisdiction is called in full; firms as printed."""
    return printed if kind == "company" else full_name(printed, leading_place(printed), jurisdiction)[0]


def office_of(link: PostAttribution, jurisdiction: Division | None) -> Office:
    """The office that an attribution names, in a text of that jurisdiction; its body in full."""
    organization, division, branch = _seat_of(link, jurisdiction)
    known = post_in(link.post, title=link.title, body=link.body, place=link.place)
    told = known.level if known else ""
    return Office(
        post=known.post if known else _as_printed(link),
        organization=organization,
        division=division,
        branch=branch,
        level=told if told == "township" else level_of(division, organization) or told,
    )


def _seat_of(link: PostAttribution, jurisdiction: Division | None) -> tuple[str, Division | None, str]:
    """The body in full, its place and its branch."""
    place, branch = link.place, link.post.branch
    head = link.post.head
    printed = link.post.text.removeprefix(link.post.qualifier).removeprefix("中共")
    if place and not printed.startswith(place):
        jurisdiction, place = parse_place(place, jurisdiction) or jurisdiction, ""
    own = parse_place(place, jurisdiction) if place else None
    if not link.body or (own is not None and link.body == place):
        level = _OWN_LEVEL.match(head.head)
        division = own or (at_level(jurisdiction, level.group(1)) if level else None)
        named = level or link.body
        return (_government(division) or link.body) if named else "", division, branch
    bare = at_level(jurisdiction, link.body)
    if bare is not None and head.kind == "collective":
        return "", bare, branch
    if bare is not None and head.head == "主席":
        return _government(bare), bare, "政府"
    organization, division = full_name(link.body, place, jurisdiction)
    return organization, division, branch


def _government(division: Division | None) -> str:
    return f"{place_name(division)}人民政府" if division else ""


def _as_printed(link: PostAttribution) -> str:
    """A post that the lexicon does not know, with 部 in 某某部长 said twice and no qualifier."""
    title, head, rank = link.title, link.post.head.head, link.post.rank
    core = rank + head
    if link.qualifier and title.startswith(link.qualifier):
        title = title[len(link.qualifier) :]
    front = title.removesuffix(core)
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
