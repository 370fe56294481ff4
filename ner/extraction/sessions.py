"""The congress or conference whose session a text reports, and the committee whose members speak there."""

from re import compile

from ner.lexicon.divisions import find_places
from ner.text.characters import HAN

# 市|六届|人大一次会议, 全国|政协第十届三次会议
_NUMBER = "第?[一二三四五六七八九十]+"
_SESSION = compile(
    rf"(?P<place>全国|[{HAN}]{{0,6}}?[省市区县州旗])(?:{_NUMBER}届)?(?P<kind>人大|政协)(?:常委会)?{_NUMBER}[届次][{HAN}]{{0,4}}会议"
)
_STANDING = compile(r"人大常委会(?:第?[一二三四五六七八九十]+次|[^，。；]{0,4})会议")
_CONGRESS = compile(rf"(?:全国|[{HAN}]{{2,6}}?[省市区县州旗])人大(?:常委会)?(?!代表)")


def congress_named(text: str) -> str:
    """The one people's congress that a text names, as it stands before its committees; blank when it names several.

    >>> congress_named("某某市人大常委会委员甲出席")
    '某某市人大'
    """
    named = {match.group().removesuffix("常委会") for match in _CONGRESS.finditer(text)}
    return named.pop() if len(named) == 1 else ""


def committee_in_session(text: str) -> str:
    """Whose members speak at the session that a text reports; blank without one.

    >>> committee_in_session("省政协第十届三次会议开幕"), committee_in_session("会议开幕")
    ('省政协', '')
    """
    session = session_of(text)
    if session.endswith("人大"):
        return f"{session}常委会" if _STANDING.search(text) else ""
    return session


def session_of(text: str, before: int | None = None) -> str:
    """The congress or conference whose session a text reports; of several the last named `before` a position.

    >>> session_of("全国人大一次会议开幕")
    '全国人大'
    """
    named = []
    for match in _SESSION.finditer(text):
        place = match["place"]
        known = (p.text for p in find_places(place) if p.end == len(place))
        national = place == "全国"
        named.append((match.start(), (place if national else next(known, place[-1])) + match["kind"]))
    full = {name for _, name in named if not any(o != name and o.endswith(name) for _, o in named)}
    if len(full) == 1:
        return full.pop()
    earlier = [name for start, name in named if before is not None and start < before]
    return earlier[-1] if earlier else ""
