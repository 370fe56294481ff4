"""Whether those who look round somewhere are guests there: from another place, from abroad, from a firm or a school."""

from re import compile

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.event_mentions import EventMention
from ner.extraction.people import PersonMention
from ner.lexicon.divisions import PlaceMatch, find_places, parents
from ner.lexicon.person_names import is_foreign
from ner.text.characters import HAN

LONGEST_LIST = 200
"""Characters from the first of those who come to the word for coming: 甲集团董事长乙、…一行|莅临."""

LONGEST_POST = 20
"""Characters between the place in a post and its holder: 甲县|县委副书记、县长|乙."""

_LOOKS = "(?:考察|参观|调研)"
_COMES = compile(rf"[^。；]{{0,{LONGEST_LIST}}}?(?:来(?!自)|莅临|抵)[^。；]{{1,80}}?{_LOOKS}")
_INVESTORS = compile(
    r"(?<![与同和向为])(?:商会|客商|企业家|投资商|[侨台港外]商|乡贤)(?:负责人|代表|会长|考察团|一行|们)[^。；]{0,80}?(?:考察|参观|洽谈)(?!组)"
)
# Of schools and scholars, who have nothing to inspect in another school or in a firm.
_CALLS_ON = compile(
    r"[^。；]{0,40}?(?:赴|前往|到(?![场会位])|走访|来到)[^，。；]{1,16}?(?:大学|公司|集团)[^，。；]{0,30}?(?:考察|参观|调研|交流|走访|学习)"
)
# A place whose level is that of a post: 甲(县)委, 副(市)长.
_LEVEL = compile(
    rf"(?P<level>自治区|[省市州盟县区旗])(?:委|政府|人民|人大|政协|长|纪委|领导|[{HAN}]{{1,8}}[局部])"
)
_LEVELS = {"省": 0, "自治区": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2}
_DIVISION_LEVELS = {"province": 0, "city": 1, "county": 2}
_BELOW_COUNTIES = 3
# In front of where somebody goes, and where nobody goes who is at home there.
_GOES = compile(r"(?:赴|前往|远赴|来到|走进|到|抵达?)了?\Z")
_GOES_AWAY = compile(r"(?:赴|前往|远赴)了?\Z")
# Behind it: what is done there, where no team of superiors is sent to check.
_TO_LEARN = compile(r"[^。；]{0,60}?(?:考察|调研|学习|参观|交流|洽谈|走访|对接)(?!组)")
_TO_US = compile(
    rf"[^。；]{{0,60}}?(?:到|来|赴|莅临|抵达?)我(?P<level>[省市州县区旗])[^，。；]{{0,30}}?{_LOOKS}"
)


def are_guests(article: ArticleFacts, mention: EventMention) -> bool:
    """Whether who looks round is from another place, from abroad, from a firm or a school, or may invest."""
    if _INVESTORS.search(mention.text):
        return True
    leader = mention.leader.person
    if leader.name in article.foreigners or is_foreign(leader.name):
        return True
    is_other = leader.name in article.others
    if is_other and _CALLS_ON.match(article.text, leader.end, mention.span.end):
        return True
    if _COMES.match(article.text, leader.end, mention.span.end) and (
        is_other or article.companies_led.get(leader.name)
    ):
        return True
    return _is_from_elsewhere(article, mention, leader)


def _is_from_elsewhere(article: ArticleFacts, mention: EventMention, leader: PersonMention) -> bool:
    """Whether an official looks round where neither his or her own place is nor one that it is part of."""
    start = max(mention.span.start, leader.start - LONGEST_POST)
    post = article.text[start : leader.start]
    levels = list(_LEVEL.finditer(post))
    if not levels:
        return False
    own_level = _LEVELS[levels[-1]["level"]]
    places = [p for p in find_places(article.text) if mention.span.start <= p.start < mention.span.end]
    own = next((p for p in reversed(places) if start <= p.start and p.end <= leader.start), None)
    to_us = _TO_US.match(article.text, leader.end, mention.span.end)
    if own is not None and to_us:
        return (
            own.division is not None and _DIVISION_LEVELS.get(own.division.level) == _LEVELS[to_us["level"]]
        )
    for place in places:
        if place.start < leader.end or not _TO_LEARN.match(article.text, place.end, mention.span.end):
            continue
        before = article.text[max(leader.end, place.start - LONGEST_POST) : place.start]
        if own is not None and _GOES.search(before):
            return _are_apart(own, place)
        if own is None and _GOES_AWAY.search(before):
            return (
                place.division is not None
                and _DIVISION_LEVELS.get(place.division.level, _BELOW_COUNTIES) <= own_level
            )
    return False


def _are_apart(one: PlaceMatch, other: PlaceMatch) -> bool:
    """Whether two places are known, and neither is the other or part of it."""
    if one.division is None or other.division is None or one.division == other.division:
        return False
    return one.division not in parents(other.division) and other.division not in parents(one.division)
