"""The body of a post that prints none in full: what the sentence, the article or the nation tells of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.organization_names import full_name, level_in_front
from ner.extraction.organizations import OrganizationMention, names_company
from ner.extraction.position_lexicon import has_seat, is_local
from ner.extraction.title_grammar import PostMention, body_of, is_inner, leading_place, owner_of
from ner.extraction.title_heads import is_head_of_government
from ner.lexicon.divisions import UNIT_MARKS, at_level, find_places, parse_place
from ner.lexicon.person_names import is_foreign, is_plausible
from ner.lexicon.word_lists import Division, national_posts
from ner.text.characters import HAN
from ner.text.sentences import sentence_at
from ner.text.spans import Span

CLEARLY_MORE = 2
"""How many times as often as the next an article names the institution that it is about."""

# A word for a kind of institution that stands for the one that the text is about: 我校, 集团公司, 省局.
_SELF = compile(
    rf"^(?P<whose>[我本该全]|国家|[省市区县州])?(?P<kind>集团公司|总公司|公司|集团|学校|学院|医院|大学|总行|分行|支行|"
    rf"园区|开发区|高新区|[校院局厅委办行厂矿所台])(?P<inner>[{HAN}]*)$"
)
_KINDS = {
    "校": "大学|学院|学校|中学|小学",
    "学校": "大学|学院|学校|中学|小学",
    "院": "学院|医院|研究院|法院|检察院|设计院",
    "公司": "公司|集团",
    "集团公司": "集团公司|集团(?:股份|控股)?有限(?:责任)?公司|集团",
    "集团": "集团公司|集团(?:股份|控股)?有限(?:责任)?公司|集团",
    "总公司": "总公司|集团公司",
    "行": "银行|分行|支行",
    "总行": "银行",
    "园区": "园区?|开发区|新区",
    "委": "委|委员会",
    "办": "办|办公室",
    "所": "所",
    "台": "电视台|广播电台|气象台",
}
# Other states' parties that have a 总书记 too.
_OTHER_PARTIES = compile(r"越共|越南共产党|人民革命党|人革党|劳动党|[古日印法美俄]共")
# What an 院长 may be the head of.
_HOUSES = compile(r"法院|医院|学院|研究院|设计院|科学院|卫生院|剧院|书院|大学")
_SESSION = compile(
    rf"(?P<body>全国人大|全国政协|[{HAN}]{{2,8}}?(?:人大|政协))(?=[一二三四五六七八九十]+届?[一二三四五六七八九十]*次?(?:会议|全会))"
)
_OF_SESSION = ("大会", "大会主席团", "大会秘书处", "主席团")
_TOWN = compile(rf"[{HAN}]{{2,4}}?[镇乡]")


@dataclass(frozen=True, slots=True)
class _Named:
    """An institution that a text names in full, and where."""

    start: int
    text: str


def with_implied_bodies(
    attributions: Sequence[PostAttribution],
    text: str,
    sentences: Sequence[Span],
    organizations: Sequence[OrganizationMention],
    posts: Sequence[PostMention],
    jurisdiction: Division | None,
) -> list[PostAttribution]:
    """The attributions with the bodies that their bare titles imply, in their order.

    A title without a body is of the nation (总理), of the body that the text gives the person with
    the same head, or of the institution that the sentence or article is about, if it has that head.
    A word for an institution (我校, 集团公司) is the one of its kind; a body without its place
    (公安局) the one that the text names in full, else the jurisdiction's. What stays unclear stays
    as it is.
    """
    reader = _Article(text, sentences, organizations, posts, jurisdiction)
    given = [reader.completed(a) for a in attributions]
    return [reader.as_elsewhere(a, given) for a in given]


class _Article:
    """What an article names that titles without a body may be of."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        organizations: Sequence[OrganizationMention],
        posts: Sequence[PostMention],
        jurisdiction: Division | None,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._organizations = organizations
        self._jurisdiction = jurisdiction
        named = [_Named(o.start, o.text) for o in organizations]
        named += [
            _Named(p.start, p.body) for p in posts if len(p.body) > 2 and p.head.kind in ("post", "rank")
        ]
        self._named = sorted((n for n in named if _is_full(n.text)), key=lambda n: (n.start, -len(n.text)))

    def completed(self, attribution: PostAttribution) -> PostAttribution:
        """The attribution with the body that its own words imply."""
        post, body = attribution.post, attribution.body
        if post.head.kind not in ("post", "rank"):
            return attribution
        if not body:
            return self._without_body(attribution)
        if body in _OF_SESSION and (session := self._session(post.start)):
            return replace(attribution, body=session + body)
        if owner := self._owner_in_front(attribution):
            return replace(attribution, body=owner + body)
        if (found := _SELF.match(body)) and not attribution.place:
            whole = self._of_kind(found["kind"], found["whose"] or "", post.start)
            return (
                replace(attribution, body=whole + found["inner"], place=leading_place(whole))
                if whole
                else attribution
            )
        if not attribution.place and not level_in_front(body) and not is_inner(body):
            return self._with_place(attribution)
        return attribution

    def as_elsewhere(self, attribution: PostAttribution, given: Sequence[PostAttribution]) -> PostAttribution:
        """A title without a body is of the body that the article gives this person with the same head."""
        post = attribution.post
        if (
            attribution.body
            or attribution.place
            or post.head.kind != "post"
            or is_head_of_government(post.head.head)
        ):
            return attribution
        name = attribution.person.name
        same = [a for a in given if a.person.name == name and a.body and a.post.head.head == post.head.head]
        if len({(a.body, a.place) for a in same}) == 1:
            return replace(attribution, body=same[0].body, place=same[0].place)
        if post.head.head == "主席" and any(_leads_the_nation(a) for a in given if a.person.name == name):
            return replace(attribution, body="国家")
        return attribution

    def _without_body(self, attribution: PostAttribution) -> PostAttribution:
        post = attribution.post
        head = post.head.head
        if is_head_of_government(head):
            return self._with_division(attribution, head[0])
        if attribution.place:
            return attribution
        if body := self._national(attribution):
            return replace(attribution, body=body)
        if names_company(post) or head == "社长":
            return self._of_a_firm(attribution)
        if head == "院长" and _HOUSES.findall(self._text, 0, post.start)[-1:] == ["法院"]:
            return replace(attribution, body="法院")
        if post.head.kind == "post" and (owner := self._with_head(attribution)):
            return replace(attribution, body=owner, place=leading_place(owner))
        return attribution

    def _national(self, attribution: PostAttribution) -> str:
        body = national_posts().get(attribution.post.head.head, "")
        name = attribution.person.name
        if not body or is_foreign(name) or not (is_plausible(name) or attribution.rule == "address"):
            return ""
        return "" if attribution.post.head.head == "总书记" and _OTHER_PARTIES.search(self._text) else body

    def _of_a_firm(self, attribution: PostAttribution) -> PostAttribution:
        """A firm's post is of the one firm that its sentence names, a 社长 of the one cooperative."""
        cooperative = attribution.post.head.head == "社长"
        sentence = sentence_at(attribution.post.start, self._sentences)
        firms = {
            o.text
            for o in self._organizations
            if o.kind == "company" and sentence.contains(o.span) and ("合作社" in o.text or not cooperative)
        }
        return replace(attribution, body=firms.pop()) if len(firms) == 1 else attribution

    def _with_head(self, attribution: PostAttribution) -> str:
        """The institution with that head that the sentence names before the post, or the article's only one."""
        post = attribution.post
        fitting = [n for n in self._named if _has_head(n.text, post)]
        sentence = sentence_at(post.start, self._sentences)
        before = [n.text for n in fitting if sentence.start <= n.start < post.start]
        return _one(before) or _one([n.text for n in fitting if n.start < post.start])

    def _of_kind(self, kind: str, whose: str, position: int) -> str:
        """The institution of a kind (校, 集团公司) that the sentence, else the article, is about."""
        ending = compile(rf"(?:{_KINDS.get(kind, kind)})$")
        fitting = [n for n in self._named if ending.search(n.text) and _is_of(n.text, whose)]
        sentence = sentence_at(position, self._sentences)
        before = [n.text for n in fitting if sentence.start <= n.start < position]
        return _one(before) or _one([n.text for n in fitting])

    def _owner_in_front(self, attribution: PostAttribution) -> str:
        """The institution in front of 的 and an inner body: 某某学校的|党总支书记."""
        start = attribution.post.start
        if not is_inner(attribution.body) or self._text[start - 1 : start] != "的":
            return ""
        return next((n.text for n in self._named if n.start + len(n.text) == start - 1), "")

    def _with_place(self, attribution: PostAttribution) -> PostAttribution:
        """A body without its place: of the one place with which the article names it, else the jurisdiction's."""
        body = attribution.body
        if body_of(body) is None and len(body) > 8:
            return attribution
        longer = {n.text for n in self._named if n.text.endswith(body) and n.text != body}
        full = {full_name(n, leading_place(n), self._jurisdiction)[0]: n for n in sorted(longer)}
        if len(full) == 1:
            name = next(iter(full.values()))
            return replace(attribution, body=name, place=leading_place(name))
        if full or self._jurisdiction is None:
            return attribution
        level = next((word for word in _line(self._jurisdiction) if is_local(body, word)), "")
        known = body_of(body)
        if (
            not level
            or known is None
            or known.body != body
            or not has_seat(known.body, attribution.post.head.head)
        ):
            return attribution
        prefix = f"{level}委" if known.full.startswith("中共{}委员会") and len(level) == 1 else level
        return replace(attribution, body=prefix + body)

    def _with_division(self, attribution: PostAttribution, level: str) -> PostAttribution:
        """A bare 镇长 is of the one town that the text names before, a 县长 without jurisdiction of the one county."""
        if attribution.place or attribution.body:
            return attribution
        start = attribution.post.start
        if level in "镇乡":
            towns = {p for n in self._named if n.start < start and (p := leading_place(n.text))[-1:] == level}
            return replace(attribution, place=towns.pop()) if len(towns) == 1 else attribution
        if at_level(self._jurisdiction, level) is not None:
            return attribution
        named = {
            m.division.name: m.text
            for m in find_places(self._text[:start])
            if m.division and m.text.endswith(level)
        }
        return replace(attribution, place=next(iter(named.values()))) if len(named) == 1 else attribution

    def _session(self, position: int) -> str:
        sessions = [m["body"] for m in _SESSION.finditer(self._text)]
        return sessions[0] if len(set(sessions)) == 1 else ""


def _leads_the_nation(attribution: PostAttribution) -> bool:
    return (
        attribution.body in ("中共中央", "国家", "中华人民共和国", "中央军委", "中共中央军委")
        and attribution.is_held
    )


def _one(names: Sequence[str]) -> str:
    """The name that is the only one, or clearly the most frequent; blank when several are."""
    counts = Counter(names).most_common(2)
    if not counts:
        return ""
    (first, most), *rest = counts
    return first if not rest or most >= CLEARLY_MORE * rest[0][1] else ""


@lru_cache(maxsize=8192)
def _is_full(name: str) -> bool:
    """Whether the name tells which body it is: not 公安局, 我校, 区委."""
    if len(name) < 3 or _SELF.match(name) or level_in_front(name):
        return False
    known = body_of(name)
    return known is None or known.body != name or "{}" not in known.full


def _has_head(name: str, post: PostMention) -> bool:
    known = body_of(owner_of(name) or name)
    return known is not None and has_seat(known.body, post.head.head)


def _is_of(name: str, whose: str) -> bool:
    """Whether a name fits the word before the kind: 省 of 省局; 我, 本 fit any."""
    if whose not in ("国家", *"省市区县州"):
        return True
    if whose == "国家":
        return name.startswith(("国家", "中国"))
    place = leading_place(name)
    division = parse_place(place) if place else None
    return place.endswith(whose) or (division is not None and division.name.endswith(whose))


def _line(jurisdiction: Division) -> tuple[str, ...]:
    """The levels of a jurisdiction and what it is part of, the lowest first: 区, 市, 省."""
    own = next((w for w in ("自治区", *UNIT_MARKS) if jurisdiction.name.endswith(w)), "")
    above = [w for w in ("市", "省", "自治区") if at_level(jurisdiction, w) not in (None, jurisdiction)]
    return tuple(dict.fromkeys([own, *above])) if own else ()
