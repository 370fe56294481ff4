"""Which places that a text names are not its own: its people go there, or theirs come or deal with it."""

from collections.abc import Iterable
from re import compile

from ner.lexicon.divisions import UNIT_MARKS, PlaceMatch, level_word, parents
from ner.text.characters import HAN

LONGEST_CLAUSE = 30
"""Characters between a place and the words for coming to the text's own."""

LONGEST_NAME = 8
"""Characters of one place of a list (赴某市、某省、某市)."""

LISTED = 4
"""Places of a list that are looked at in front of one."""

LONGEST_VERB = 14
"""Characters of a verb that says that somebody goes to a place or meets its people (率代表团前往了)."""

LOOK_BACK = LONGEST_VERB + LISTED * (LONGEST_NAME + 1)
"""Characters in front of a place that may say so."""

# In front of a place: 、 of a list, or the place that it lies in.
_LIST = (
    rf"(?:[{HAN}]{{2,{LONGEST_NAME}}}[、和]){{0,{LISTED}}}(?:[{HAN}]{{2,{LONGEST_NAME}}}[{UNIT_MARKS}])?\Z"
)
_OURS = r"[我本](?P<level>自治区|[省市区县州盟旗])"
OUR_PLACE = compile(_OURS)
"""A text's own place by its level: 我市."""
# 上海市|某某代表团来我市考察; 嘉兴市|与我市签约; 我市与|嘉兴市签约
_COMES_TO_US = compile(
    rf"(?:(?!会见|欢迎|接待|邀请|希望|[对与迎籍])[^，,。；;\n]){{0,{LONGEST_CLAUSE}}}?"
    rf"(?:来|到|赴|莅临?|抵达?){_OURS}"
)
_WITH_US = compile(rf"[和与同]{_OURS}")
# 嘉兴市|方面 in a text that says 我市
_SIDE = compile(r"方面|一方")
_US_WITH = compile(rf"{_OURS}[和与同]{_LIST}")
# 赴|某某市考察: nobody goes there who is at home there.
_GOES_TO = compile(r"(?:[奔远专]?赴|前往)(?:了)?\Z")
# 到|某某市|学习: who learns or courts investors does so elsewhere; 率团赴|某某市|考察.
_GOES_OUT = compile(
    rf"(?P<leads>率[队团]|带队|组团|率[{HAN}]{{2,8}}团)?(?:先后|分别)?(?:赴|到|前往)了?{_LIST}"
)
_TO_LEARN = compile(rf"[、{HAN}]{{0,{LONGEST_NAME}}}?(?:学习|取经|招商|“?双招双引)")
_TO_VISIT = compile(rf"[、{HAN}]{{0,{LONGEST_NAME}}}?(?:考察|交流|访问|洽谈|参观|走访|推介)")
# Who is named behind these is visited, met or asked, and hardly who the text is about.
_FROM_OUTSIDE = compile(
    r"(?:[赴到自向同往访抵从给对驻]|(?<![现正存实])在|(?<![以年月天日未原])来|会见了?|欢迎|接待了?|陪同|拜会|学习|考察|前往|借鉴|交流|承接)"
    + _LIST
)
_GUESTS = compile(
    r"[^，。；\n]{0,12}?(?:来(?!自)|到我|莅|客人|客商|来访|一行)"
    r"|[^，。；\n]{0,10}(?:集团|公司|股份|银行|商会|协会|大学|学院)[^，。；\n]{2,30}?一行"
)
# 市委书记甲某、|某某市|副市长乙某: the first one's city has no name because it is ours.
_POST = compile(r"(?:委|政府|人民政府|人大|政协|[副代]?市长|[副代]?[县区]长)")
_BARE_POST = "(?<![{han}、]){level}(?:委|政府|人大|政协)?[{han}]{{0,8}}(?:书记|主席|主任|常委|长)[{han}\0]{{2,4}}[、，和与]\\Z"
# 某某社|西安|5月9日电
_DATELINE = compile(r"\d{1,2}月\d{1,2}日电")


def is_destination(text: str, place: PlaceMatch) -> bool:
    """Whether a text says that somebody goes to a place (赴某某市): it is not his or her own."""
    return _GOES_TO.search(_before(text, place)) is not None


def may_be_own(text: str, place: PlaceMatch) -> bool:
    """Whether a place may be the text's own: nobody goes there, comes from there or meets its people there."""
    return not (
        _FROM_OUTSIDE.search(_before(text, place))
        or _GUESTS.match(text, place.end)
        or _DATELINE.match(text, place.end)
    )


def others_among(text: str, places: Iterable[PlaceMatch]) -> frozenset[str]:
    """The identities of the places of a text that it says are not its own, and of the cities of its guests.

    Their people come to ours or deal with us, ours go there to learn or court investors, or a list sets
    their posts, with the name, against ours without.
    """
    others: set[str] = set()
    for place in places:
        if found := _deals_with_us(text, place):
            others.update(
                d.code for d in (parents(place.division) if place.division else ()) if level_word(d) == found
            )
        if found or _goes_out(text, place) or _is_set_against_ours(text, place):
            others.add(identity(place))
    return frozenset(others)


def identity(place: PlaceMatch) -> str:
    """The code of a place, or its name where that fits several."""
    return place.division.code if place.division else place.text


def _before(text: str, place: PlaceMatch) -> str:
    return text[max(0, place.start - LOOK_BACK) : place.start]


def _deals_with_us(text: str, place: PlaceMatch) -> str:
    """The level of ours (市 of 我市) to which people of a place come or with which it deals; blank when they do not."""
    found = _COMES_TO_US.match(text, place.end) or _WITH_US.match(text, place.end)
    found = found or _US_WITH.search(_before(text, place))
    if not found and _SIDE.match(text, place.end):
        found = OUR_PLACE.search(text)
    return found["level"] if found else ""


def _goes_out(text: str, place: PlaceMatch) -> bool:
    found = _GOES_OUT.search(_before(text, place))
    return found is not None and bool(
        _TO_LEARN.match(text, place.end) or (found["leads"] and _TO_VISIT.match(text, place.end))
    )


def _is_set_against_ours(text: str, place: PlaceMatch) -> bool:
    level = place.text[-1:]
    if level not in ("市", "县", "区") or not _POST.match(text, place.end):
        return False
    return compile(_BARE_POST.format(han=HAN, level=level)).search(_before(text, place)) is not None
