"""Of which other place a bare level is (县委书记): of guests who are led here, of those who receive ours elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match, Pattern, compile

from ner.lexicon.divisions import PlaceMatch, find_places

PLACE_TO_TEAM = 16
"""Characters between a place and the word for its people: 某县|党政代表|团."""

LONGEST_LEADERS = 80
"""Characters of the leaders' posts and names, and behind a post within which the words for leading stand."""

_TEAM = r"(?:[团组队]|一行|客人|客商)"
_IS_TEAM = compile(rf"[^，。；\n]{{0,{PLACE_TO_TEAM}}}?{_TEAM}")
_LEADERS = rf"(?P<leaders>[^。；\n]{{1,{LONGEST_LEADERS}}}?)"
_LED_BY = (
    # 某县代表团|在县委书记甲某率领下
    compile(rf"在{_LEADERS}的?(?:率领|带领|带队)下"),
    # 由县委书记甲某率领的|某县代表团; 某县代表团|由县委书记甲某带队
    compile(
        rf"[由以]{_LEADERS}(?:率领|率队|带领|带队|[为任]团长|[为任]领队)的?(?P<team>[^，。；\n]{{0,30}})"
    ),
    # 县委书记甲某率|某县代表团来我县
    compile(
        rf"(?P<leaders>(?<![^，。；：\n])[^，。；\n]{{1,40}}?)(?:率领?|带领)"
        rf"(?P<team>[^，。；\n]{{2,30}}?{_TEAM})[^。；\n]{{0,12}}?[来到赴临抵][我本]"
    ),
)
_TELLS_OF_GUESTS = compile(r"率|带[领队]|[团领]长|方面|一方|[受得]到|陪同|接待|会见|欢迎|领队")
# 某县方面，|县委书记甲某出席
_SIDE = compile(r"(?:方面|一方)[，：]")
_RECEIVED = compile(rf"[受得]到了?{_LEADERS}的?(?:热情|亲切|盛情)?(?:接待|欢迎|接见|会见)")
_GOES = compile(r"(?:[赴到在访]|前往|抵达|走进)了?\Z")
# 某县代表团来我县。团长、|县委副书记甲某
_HEAD_OF_TEAM = compile(r"(?:团长|领队)[、，](?P<leaders>[^。；\n]{1,40})")
# 在某县，甲某参观了工厂，|县委副书记乙某|陪同
_SHOWS_AROUND = compile(r"[^。；\n]{1,60}?(?:陪同|接待|会见|欢迎)")
# 某县代表团|到访，…。县委副书记乙某|陪同
_VISITING = compile(
    rf"[^，。；\n]{{0,{PLACE_TO_TEAM}}}?{_TEAM}(?:一行)?[^，。；\n]{{0,6}}?(?:到访|来访|莅临|前来|来到|来我)"
)
_STAYS_IN = compile(r"(?<![^，。；\n])在\Z")


@dataclass(frozen=True, slots=True)
class GuestPlace:
    """The place that a post is of; `is_sure` when the text says so, else it may be another's."""

    place: PlaceMatch
    is_sure: bool = True


def place_of_leaders(text: str, sentence: int, position: int) -> GuestPlace | None:
    """The place whose people the holder of the post at a position leads, speaks for or receives us at.

    Args:
        text: the article's text without its persons' names, which may look like places.
        sentence: where the sentence of the post begins.
        position: where the post begins.
    """
    if not _TELLS_OF_GUESTS.search(text, sentence, position + LONGEST_LEADERS):
        return None
    before = [place for place in find_places(text) if place.end <= position]
    for pattern in _LED_BY:
        for match in _around(pattern, text, sentence, position):
            if place := _team_place(text, match, sentence, before):
                return GuestPlace(place)
    if any(_around(_HEAD_OF_TEAM, text, sentence, position)):
        teams = [p for p in before if _IS_TEAM.match(text, p.end)]
        if len({p.text for p in teams}) == 1:
            return GuestPlace(teams[0])
    here = [place for place in before if place.start >= sentence]
    sides = [place for place in here if _SIDE.match(text, place.end)]
    if sides and "；" not in text[sides[-1].end : position]:
        return GuestPlace(sides[-1])
    if any(_around(_RECEIVED, text, sentence, position)):
        return next((GuestPlace(p) for p in reversed(here) if _GOES.search(text, 0, p.start)), None)
    if _SHOWS_AROUND.match(text, position):
        return next((GuestPlace(p, False) for p in here if _STAYS_IN.search(text, 0, p.start)), None)
    return None


def guests_received(text: str, position: int) -> tuple[PlaceMatch, ...]:
    """The places whose people come, where the holder of the post at a position receives or accompanies somebody."""
    if not _SHOWS_AROUND.match(text, position):
        return ()
    return tuple(place for place in find_places(text) if _VISITING.match(text, place.end))


def _around(pattern: Pattern[str], text: str, sentence: int, position: int) -> Iterator[Match[str]]:
    """The matches in a sentence whose leaders stand around a position."""
    for match in pattern.finditer(text, sentence, position + LONGEST_LEADERS):
        if match.start("leaders") <= position < match.end("leaders"):
            yield match


def _team_place(
    text: str, match: Match[str], sentence: int, before: Sequence[PlaceMatch]
) -> PlaceMatch | None:
    """The place whose team is led: in the words for the team, else the last one in front of the leaders."""
    span = match.span("team") if match.groupdict().get("team") else (0, 0)
    led = [p for p in find_places(text) if span[0] <= p.start and p.end <= span[1]]
    led = led or [p for p in before if p.start >= sentence and p.end <= match.start()]
    return next((p for p in reversed(led) if _IS_TEAM.match(text, p.end)), None)
