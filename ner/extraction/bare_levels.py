"""Which place a bare level (区委, 市长) is of, where it is not the paper's: one that the text names."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.guest_leaders import GuestPlace, guests_received, place_of_leaders
from ner.extraction.organization_names import level_in_front, place_name
from ner.extraction.title_heads import is_head_of_government
from ner.lexicon.divisions import UNIT_MARKS, PlaceMatch, at_level, find_places, parse_place
from ner.lexicon.other_places import OUR_PLACE, identity, is_destination, may_be_own, others_among
from ner.lexicon.word_lists import Division
from ner.text.characters import HAN

SHORTEST_BODY = 3
"""Characters of a body that is one of a place and no more (住建委): a 市委 may be any other place's."""

_LEVELS = tuple(UNIT_MARKS)
# Behind these may stand another place of a list, or whom somebody meets.
_JOINED = ("和", "与")
_WHOLE_PLACE = compile(r"全(?:自治区|[省市区县州盟旗])(?![场民])")
# 在甲、乙、丙等县|历任县长
_SEVERAL = compile(rf"、[{HAN}]{{1,6}}等[\d一二两三四五六七八九十几多]*个?[{UNIT_MARKS}][历先](?:任|后)")
# 栗溪市|委书记甲某、市长乙某: the second is of that city, too, though no list knows it.
_UNKNOWN_PLACE = compile(
    rf"(?:^|[^{HAN}]|[{UNIT_MARKS}])(?P<place>(?:(?![{UNIT_MARKS}委全各我本该两副正])[{HAN}]){{2,3}}"
    rf"(?P<level>[{UNIT_MARKS}]))(?=委|政府|人民政府|人大|政协|长)[^，。；\n]*"
)
# What is called by a place right in front and may be anywhere: 横山|集团, 杭州|分行.
_NAMED_SO = compile("集团|公司|股份|银行|[分支]行|大学|学院|[商协]会|医院|研究院|铁路局|海关")
_CLAUSE_MARKS = ("", "。", "，", "；", "\n", "　", " ", "讯")


@dataclass(frozen=True, slots=True)
class MeantPlace:
    """The place that a bare level is of, blank when unclear; `is_elsewhere` when it is not the paper's."""

    place: str
    is_elsewhere: bool = False


def place_at_level(
    text: str, jurisdiction: Division | None, level: str, *, position: int, sentence: int
) -> MeantPlace | None:
    """What a bare level at a position means; None when it is the jurisdiction's or the text does not tell.

    One whose holder leads guests, speaks for a side or receives ours elsewhere is of that place. Else:

    A level that the jurisdiction lacks is of the one place that all places named before point to, else of
    the only place of that level whom nobody visits or meets in the text; never of one that somebody goes to.
    A level that it has is of another place in a text that names none of the jurisdiction and a paragraph in
    which that place opens a clause.

    Args:
        text: the article's text without its persons' names, which may look like places (某玉山).
        jurisdiction: the division that the paper is of, None when unknown.
        level: 市, 区, 县 …
        position: where the title begins.
        sentence: where its sentence begins.
    """
    if is_of_several(text, sentence, position) or _is_of_unknown_place(text, sentence, position, level):
        return MeantPlace("", is_elsewhere=True)
    guest = place_of_leaders(text, sentence, position)
    if guest and (theirs := _of_guests(guest, jurisdiction, level)):
        return theirs
    if at_level(jurisdiction, level) is not None:
        return _elsewhere(text, jurisdiction, level, position, sentence)
    received = {identity(place) for place in guests_received(text, position)}
    places = tuple(p for p in _own_places(text) if identity(p) not in received)
    if level != "省":
        # 横山|集团 is in no 横山; 河北|某大学 is in that province.
        places = tuple(p for p in places if _is_in_full(p) or not _NAMED_SO.match(text, p.end))
    before = [p for p in places if p.end <= position]
    near = [place for place in before if place.start >= sentence]
    named = [place for place in before if place.text.endswith(level)]
    for some in (near, named, before):
        meant = {m.division and at_level(m.division, level) for m in some} - (
            {None} if some is before else set()
        )
        if len(meant) == 1 and (division := meant.pop()) is not None:
            if some is not near and level == "市" and _is_one_of_its_city(division, places):
                return MeantPlace("")
            return MeantPlace(place_name(division))
        if any(m.division is None and m.text.endswith(level) for m in some):
            break
    hosts = [m for m in places if m.text.endswith(level)]
    if len({m.text for m in hosts}) != 1 or all(text.endswith(_JOINED, 0, m.start) for m in hosts):
        return None
    if level == "市" and hosts[0].division and _is_one_of_its_city(hosts[0].division, places):
        return None
    return MeantPlace(hosts[0].text)


def _is_in_full(place: PlaceMatch) -> bool:
    return place.division is None or place.text.endswith(place.division.name)


def _is_one_of_its_city(division: Division, places: Sequence[PlaceMatch]) -> bool:
    """Whether a city of the lowest level is named with others that its city has: a bare 市委 may be that city's."""
    others = (p.division for p in places if p.division and p.division != division)
    return division.level == "county" and any(
        other.level == "county" and other.code[:4] == division.code[:4] for other in others
    )


@lru_cache(maxsize=16)
def _own_places(text: str) -> tuple[PlaceMatch, ...]:
    """The places of a text that may be its own, where nobody goes and from where nobody comes."""
    places = find_places(text)
    gone_to = {place.text for place in places if is_destination(text, place)}
    others = others_among(text, places)
    return tuple(
        p for p in places if p.text not in gone_to and identity(p) not in others and may_be_own(text, p)
    )


def is_of_several(text: str, sentence: int, position: int) -> bool:
    """Whether the sentence says of several places at once that somebody held posts there: 在甲、乙等县历任|县长."""
    return _SEVERAL.search(text, sentence, position) is not None


def _of_guests(guest: GuestPlace, jurisdiction: Division | None, level: str) -> MeantPlace | None:
    """The guests' place at that level; None when it is the paper's own or has no such level."""
    division = guest.place.division
    if division is None:
        return MeantPlace("", is_elsewhere=True) if guest.place.text.endswith(level) else None
    theirs = at_level(division, level)
    if theirs is None or theirs == at_level(jurisdiction, level):
        return None
    return MeantPlace(place_name(theirs) if guest.is_sure else "", is_elsewhere=True)


def _is_of_unknown_place(text: str, sentence: int, position: int, level: str) -> bool:
    """Whether a post in front of the title, in its clause, names a place of that level that no list knows."""
    return any(
        found["level"] == level and found.end() >= position and parse_place(found["place"]) is None
        for found in _UNKNOWN_PLACE.finditer(text, max(0, sentence - 1), position)
    )


def with_places_of_the_same(
    attributions: Sequence[PostAttribution], jurisdiction: Division | None
) -> list[PostAttribution]:
    """The attributions; a body printed with a bare level (市住建委) is of the place that the article elsewhere gives it.

    One without its level (住建委) is the one that the article names with it. Levels of the jurisdiction
    are the jurisdiction's.
    """
    placed: dict[str, set[tuple[str, str]]] = {}
    for attribution in attributions:
        body = attribution.body
        level = level_in_front(body)
        if level and attribution.place and not attribution.is_elsewhere and not at_level(jurisdiction, level):
            for printed in (body, body.removeprefix(level)):
                placed.setdefault(printed, set()).add((body, attribution.place))
    return [_as_placed(a, placed.get(a.body, ())) for a in attributions]


def without_taken_seats(
    attributions: Sequence[PostAttribution], printed: Sequence[PostAttribution], jurisdiction: Division | None
) -> list[PostAttribution]:
    """The attributions; a bare post is of no place whose holder the article names with the place.

    Args:
        attributions: posts with the places that they imply.
        printed: the same posts as printed, with places only where the text gives them.
        jurisdiction: the division that the paper is of, which other bare levels are of.
    """
    holders: dict[tuple[Division, str], set[str]] = {}
    for post in printed:
        if post.place and (seat := _seat(post, jurisdiction)) and post.is_held:
            holders.setdefault(seat, set()).add(post.person.name)
    return [
        replace(a, place="", is_elsewhere=True)
        if not p.place
        and a.is_held
        and (seat := _seat(a, jurisdiction))
        and holders.get(seat, set()) - {a.person.name}
        else a
        for a, p in zip(attributions, printed, strict=True)
    ]


def _seat(attribution: PostAttribution, jurisdiction: Division | None) -> tuple[Division, str] | None:
    """The place and head of a seat that one person holds (某县|县长, 某县|县委书记); None for other posts."""
    head, body, named = attribution.post.head.head, attribution.body, attribution.place
    if is_head_of_government(head) and body in ("", named):
        level = head[0]
    elif head == "书记" and body.removesuffix("委")[-1:] in _LEVELS:
        level = body[-2]
        if body not in (f"{level}委", f"{named}{level}委", f"{named[:-1]}{level}委"):
            return None
    else:
        return None
    if attribution.post.rank or (attribution.is_elsewhere and not named):
        return None
    place = parse_place(named) if named else jurisdiction
    division = at_level(place, level)
    return (division, head) if division else None


def _as_placed(attribution: PostAttribution, named: Collection[tuple[str, str]]) -> PostAttribution:
    if (
        len(named) != 1
        or attribution.place
        or attribution.is_elsewhere
        or len(attribution.body) < SHORTEST_BODY
    ):
        return attribution
    ((body, place),) = named
    return replace(attribution, body=body, place=place)


def without_other_place(attribution: PostAttribution) -> PostAttribution:
    """The attribution without a place that it has from the posts before it and that lacks its level: no 区委 of a county."""
    head = attribution.post.head.head
    level = head[0] if is_head_of_government(head) else level_in_front(attribution.body)
    if not attribution.place or attribution.post.place or level not in UNIT_MARKS or not level:
        return attribution
    division = parse_place(attribution.place)
    return replace(attribution, place="") if division and not at_level(division, level) else attribution


def _elsewhere(
    text: str, jurisdiction: Division | None, level: str, position: int, sentence: int
) -> MeantPlace | None:
    """The place that opens a clause of the paragraph before the title, if the text is not about the paper's.

    A county's paper means its city unless the text names another and never that one: counties change hands.
    """
    own = at_level(jurisdiction, level)
    above = own if own != jurisdiction else None
    if _is_named(text, above, level) if above else _is_of_paper(text, jurisdiction):
        return None
    paragraph = text.rfind("\n", 0, position) + 1
    opening = [m for m in _opening_places(text) if paragraph <= m.start and m.end <= position]
    opening = [m for m in opening if may_be_own(text, m)]
    if above:
        near = (m.division for m in find_places(text) if sentence <= m.start and m.end <= position)
        is_unclear = any(d and at_level(d, level) not in (above, None) for d in near)
        opening = [m for m in opening if m.division and at_level(m.division, level) not in (above, None)]
    if not opening:
        return MeantPlace("", is_elsewhere=True) if above and is_unclear else None
    division = opening[-1].division
    meant = at_level(division, level) if division else None
    # 全市 may be said of that place or of the paper's.
    is_sure = meant is not None and not _WHOLE_PLACE.search(text)
    return MeantPlace(place_name(meant) if meant and is_sure else "", is_elsewhere=True)


def _is_named(text: str, division: Division, level: str) -> bool:
    """Whether a text names a division, or speaks of its level as its own (我市)."""
    own = (f"{we}{level}" for we in "我本")
    return any(m.division == division for m in find_places(text)) or any(word in text for word in own)


def _opening_places(text: str) -> Iterator[PlaceMatch]:
    """The places with which a clause begins, those too that stand behind what they are part of there."""
    end, opens = -1, False
    for place in find_places(text):
        opens = (opens and place.start == end) or text[max(0, place.start - 1) : place.start] in _CLAUSE_MARKS
        end = place.end
        if opens:
            yield place


def _is_of_paper(text: str, jurisdiction: Division | None) -> bool:
    """Whether the text names a place of the jurisdiction, or speaks of one as its own (我市)."""
    home = jurisdiction.code[:4] if jurisdiction else ""
    named = (m.division.code for m in find_places(text) if m.division)
    return any(code.startswith(home) or home.startswith(code) for code in named) or bool(
        OUR_PLACE.search(text)
    )


def levels_of(jurisdiction: Division) -> tuple[str, ...]:
    """The levels of a jurisdiction and what it is part of, the lowest first: 区, 市, 省."""
    own = next((word for word in ("自治区", *UNIT_MARKS) if jurisdiction.name.endswith(word)), "")
    above = [
        word for word in ("市", "省", "自治区") if at_level(jurisdiction, word) not in (None, jurisdiction)
    ]
    return tuple(dict.fromkeys([own, *above])) if own else ()
