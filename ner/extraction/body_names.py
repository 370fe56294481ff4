"""What a printed body is called in full: an abbreviated or bare one in the jurisdiction that it is of."""

from re import compile

from ner.extraction.title_grammar import leading_place
from ner.lexicon.divisions import at_level, parents, parse_place
from ner.lexicon.word_lists import Division, bodies

_LEVEL = compile(r"^团?(自治区|省(?!会|城)|市(?![场民值])|区(?![域块间])|县(?![域城])|州|盟|旗)(?=.)")
_PARTY_OF_LEVEL = compile(r"^(?:团?(?:自治区|省|市|区|县|州|盟|旗)委|自治区党委)(?P<part>.*)$")


def place_name(division: Division) -> str:
    """The division as official names print it: a county with its city, a city or a province alone."""
    above = parents(division)
    if division.level == "county":
        city = next((d for d in above if d.level == "city"), None)
        owner = city or (above[0] if above else None)
        return (owner.name if owner else "") + division.name
    return division.name


def full_name(body: str, place: str, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The official name of a printed body, and the division that it is of.

    A body with a place of its own (西湖区人大常委会) is that place's; a bare level (区委, 市政府) is the
    jurisdiction's. A body that the lexicon does not know keeps its name, with the place for the bare
    level (县人民医院); one without level or place (浙商银行杭州分行) is as printed.

    Args:
        body: the body as printed.
        place: the place that its name begins with, blank when none.
        jurisdiction: the division that the newspaper covers, None when unknown.
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
    """The full name of an organization printed in a newspaper of that jurisdiction; firms as printed."""
    return printed if kind == "company" else full_name(printed, leading_place(printed), jurisdiction)[0]


def level_of(division: Division | None, organization: str) -> str:
    """The administrative level of a body: national, province, city, county, or blank when unknown."""
    if division is not None:
        return division.level
    if organization.startswith(
        ("中共中央", "国务院", "全国", "中华人民共和国", "国家", "中央", "中国共产党中央")
    ):
        return "national"
    return ""
