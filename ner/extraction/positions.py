"""Which position an attribution names: post, body in full, branch, level, and the day that the text states."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.body_names import body_of
from ner.extraction.dates import DateMention
from ner.extraction.organization_kinds import kind_of
from ner.extraction.organization_names import full_name, level_in_front, level_of, place_name, town_body
from ner.extraction.position_lexicon import post_in
from ner.extraction.title_grammar import ACTING, PostMention
from ner.extraction.title_heads import is_head_of_government
from ner.extraction.title_parts import is_national
from ner.lexicon.divisions import UNIT_MARKS, at_level, parse_place
from ner.lexicon.states import ONLY_OF_STATES, leading_state, state_as_place, state_of
from ner.lexicon.word_lists import NATION, Division, state_initials
from ner.text.sentences import sentence_at
from ner.text.spans import Span

LONGEST_SHORT_PLACE = 5
"""Characters of a body in front of the head of a government from which on it is more than a place's name (某某|县长)."""

_OWN_LEVEL = compile(r"^(省|市|区|县|州|盟|旗)长$")
_CONGRATULATES = compile(r"祝贺|致贺|贺[电信函]")
_SUFFIXED_HEAD = compile(r"^(部|局|厅|处|科|司|院|校|所|站|队|庭|台|馆|社)长$")
# What collectives are of that is no one body: 市县, 自治区党政军, 有关部委, 中央媒体单位.
_VAGUE = compile(rf"^[{UNIT_MARKS}]{{2,}}$|党政军?$|(?:有关|相关|各)(?:部委|单位|部门|方面)$|媒体$")
# Heads of which a branch has one in each place; the head of a government is one by its title alone.
_SEAT_HEADS = frozenset((("主任", "人大"), ("主席", "政协"), ("院长", "法院"), ("检察长", "检察院")))
_TOWNS = ("镇", "乡", "街道", "村", "社区")
# Bodies that stand inside a head: 中央政治局委员 is of 中央政治局.
# 某国驻某地|大使: a mission without its own name.
_MISSION = compile(r".{0,12}(?<!常)驻[^馆处团]{1,12}")
OF_AN_EMBASSY = ("大使", "公使", "参赞", "代办", "临时代办", "武官")
"""The heads of posts in an embassy."""
_INNER_BODIES = ("人民代表大会", "政治局", "书记处", "政协", "纪委", "监委", "常委会")
HEAD_ORDER = (
    *("书记", "省长", "市长", "区长", "县长", "主席", "主任", "部长", "院长", "检察长"),
    *("董事长", "总经理", "行长", "局长", "常委"),
)
"""Of several positions of one person the one with the earlier head stands for the person."""
_CHINA = ("国家", "中国国家", "中华人民共和国")
# A mandate is of its holder's place: a deputy, a member; not so seats at the top.
_MANDATE = compile(r"代表$|(?<!国务)(?<!政治局)(?<!军委)(?<!监委)(?<!主任)委员$|候补委员$")
# The rules of attributions that state an appointment or a removal.
CHANGES = frozenset(("appointed", "removed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A post in a body, and what one attribution says of the person in it.

    `post` is canonical, `organization` the body in full, blank when unknown, `division` the place
    that the body is of, `NATION` for national bodies, a state without level for those of other states.
    `level` is national, province, city, county or township, blank when unknown. `kind` is post, rank,
    collective or occupation. `seat` is the branch when it has just one such position in a place (区长:
    政府) and the person is in it, else blank. The lower the `precedence`, the higher the post.
    `is_acting`: the title says that the person only stands in (代, 代理). `stated_on` is the ISO date of
    the appointment or removal that the text states, blank when it states none.
    """

    post: str
    organization: str
    division: Division | None
    branch: str
    level: str
    kind: str
    qualifier: str
    rule: str
    is_held: bool
    is_former: bool
    is_acting: bool
    seat: str
    precedence: int
    stated_on: str


def position_of(attribution: PostAttribution, jurisdiction: Division | None, stated_on: str = "") -> Position:
    """The position that an attribution names, in a text of that jurisdiction."""
    post, branch = attribution.post, branch_in(attribution)
    jurisdiction = None if attribution.is_elsewhere else jurisdiction
    organization, division = _body_of(attribution, jurisdiction)
    known = post_in(post, title=attribution.title, body=attribution.body, place=attribution.place)
    level = known.level if known else ""
    level = level if level == "township" else level_of(division, organization) or level
    if attribution.is_elsewhere and level == "national":
        level = ""
    canonical = known.post if known else _as_printed(attribution)
    if state := state_as_place(organization):
        division, level = state, ""
    elif (
        division is None
        and level == "national"
        and post.head.kind == "post"
        and not _MANDATE.search(canonical)
    ):
        division = NATION
    order = HEAD_ORDER.index(post.head.head) if post.head.head in HEAD_ORDER else len(HEAD_ORDER)
    return Position(
        post=canonical,
        organization=organization,
        division=division,
        branch=branch,
        level=level,
        kind=post.head.kind,
        qualifier=attribution.qualifier,
        rule=attribution.rule,
        is_held=attribution.is_held,
        is_former=post.is_former,
        is_acting=post.qualifier in ACTING,
        seat=_seat(post, branch) if attribution.is_held else "",
        precedence=order + (len(HEAD_ORDER) + 1 if post.rank else 0),
        stated_on=stated_on,
    )


def branch_in(attribution: PostAttribution) -> str:
    """The branch of an attributed post, with the body that it inherits; blank for leaders of several branches."""
    post, body = attribution.post, attribution.body
    if post.head.kind == "collective":
        kind = kind_of(body) if body else ""
        return {"company": "企业", "institution": "事业单位"}.get(kind, "")
    return (replace(post, body=body) if body and body != post.body else post).branch


def _seat(post: PostMention, branch: str) -> str:
    if post.rank:
        return ""
    if is_head_of_government(post.head.head):
        return "政府"
    return branch if (post.head.head, branch) in _SEAT_HEADS else ""


def _body_of(attribution: PostAttribution, jurisdiction: Division | None) -> tuple[str, Division | None]:
    """The body in full and the division that it is of."""
    place, body, head = attribution.place, _with_inner(attribution), attribution.post.head
    if place and not body.removeprefix("中共").startswith(place):
        division = parse_place(place, jurisdiction)
        if division is None:
            body = place + body.removeprefix(level_in_front(body))
        else:
            jurisdiction, place = division, ""
    own = parse_place(place, jurisdiction) if place else None
    if place and body == place and head.head == "书记":
        body += _committee_of(place)
    if own is None and place.endswith(_TOWNS):
        is_government = body == place and is_head_of_government(head.head)
        return town_body(body + "人民政府" * is_government, place, jurisdiction)
    if own is None and place and body == place and is_head_of_government(head.head):
        return f"{place}政府", None
    if not body or (own is not None and body == place):
        level = _OWN_LEVEL.match(head.head)
        division = own or (at_level(jurisdiction, level.group(1)) if level else None)
        return (_government(division) or body) if level or body else "", division
    if head.kind == "collective" and _VAGUE.search(body.removeprefix(place)):
        return "", own or at_level(jurisdiction, level_in_front(body))
    unknown = own is None and body_of(body) is None and not body.endswith(tuple(UNIT_MARKS))
    if is_head_of_government(head.head) and unknown and 1 < len(body) < LONGEST_SHORT_PLACE:
        return f"{body}{head.head[0]}政府", None
    bare = at_level(jurisdiction, body)
    if bare is not None and head.kind == "collective":
        return "", bare
    if bare is not None and head.head == "主席":
        return _government(bare), bare
    return full_name(body, place, jurisdiction)


def _with_inner(attribution: PostAttribution) -> str:
    """The body with the one inside the head: 政治局委员 of 中共中央政治局; of a president of a state the state."""
    body, head = attribution.body, attribution.post.head.head
    if head == "主席" and body.endswith(("国家", "共和国")) and (body in _CHINA or state_of(body)):
        return state_of(body) or "中国"
    if body[1:] in ("", *ONLY_OF_STATES):
        body = state_initials().get(body[:1], body[:1]) + body[1:]
    state = state_of(body)
    if state not in ("", body) and (
        (head == "部长" and not body.endswith("部"))
        or (head == "大臣" and is_national(body.removeprefix(leading_state(body)) + "部"))
    ):
        return body + "部"
    if body == "中共" and head.startswith("中央"):
        return "中国共产党中央委员会"
    if _MISSION.fullmatch(body):
        return body + ("大使馆" if head in OF_AN_EMBASSY else "总领事馆" if head.endswith("领事") else "")
    spelt_out = head.replace("人大", "人民代表大会")
    inner = next((name for name in _INNER_BODIES if spelt_out.startswith(name)), "")
    if not body or body.endswith(inner):
        return body
    return f"{'中共' if body == '中央' else ''}{body}{inner}"


def _committee_of(place: str) -> str:
    """How the Party committee of a place is called behind its name; blank where the name does not tell."""
    return "党委" if place.endswith(_TOWNS[:3]) else "委" if place[-1] in UNIT_MARKS else ""


def _government(division: Division | None) -> str:
    return f"{place_name(division)}人民政府" if division else ""


def _as_printed(attribution: PostAttribution) -> str:
    """A post that the lexicon does not know: without qualifier, the 部 of 某某部长 written twice."""
    title, head, rank = attribution.title, attribution.post.head.head, attribution.post.rank
    core = rank + head
    if attribution.qualifier:
        title = title.removeprefix(attribution.qualifier)
    if not title.endswith(core):
        return title
    front = title.removesuffix(core)
    doubled = (
        _SUFFIXED_HEAD.match(head)
        and front
        and not rank
        and not front.endswith((head[0], "、", " ", "省", "市", "区", "县"))
    )
    return front + (head[0] if doubled else "") + core


def stated_on(
    attribution: PostAttribution, text: str, sentences: Sequence[Span], dates: Sequence[DateMention]
) -> str:
    """The ISO date of the appointment or removal that an attribution states; blank when it states none.

    It is the last day or month that the sentence names before it ends with the person and the post
    begins; of a month its first day. A sentence without one has the day of the text before it, if
    that names just one: the dateline of a decision. The day of a congratulation is none.
    """
    sentence = sentence_at(attribution.start, sentences)
    front = text[sentence.start : max(attribution.person.start, attribution.post.start)]
    if attribution.rule not in CHANGES or _CONGRATULATES.search(front):
        return ""
    reach = range(sentence.start, max(attribution.person.end, attribution.post.start))
    named = [d.interval for d in dates if d.interval and d.kind in ("day", "month") and d.start in reach]
    if named:
        return named[-1].start.isoformat()
    before = {d.interval.start for d in dates if d.interval and d.kind == "day" and d.start < sentence.start}
    return before.pop().isoformat() if len(before) == 1 else ""
