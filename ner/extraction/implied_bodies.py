"""The body of a post that prints none in full: what the sentence, the article or the nation tells of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.bare_levels import (
    is_of_several,
    levels_of,
    place_at_level,
    with_places_of_the_same,
    without_other_place,
    without_taken_seats,
)
from ner.extraction.body_names import body_of, branch_of_owner, is_inner, owner_of
from ner.extraction.foreign_posts import with_states
from ner.extraction.organization_kinds import names_company
from ner.extraction.organization_names import branch_in_full, full_name, level_in_front
from ner.extraction.organizations import OrganizationMention
from ner.extraction.sessions import committee_in_session, congress_named, session_of
from ner.extraction.title_grammar import PostMention, leading_place
from ner.extraction.title_heads import is_head_of_government
from ner.extraction.title_parts import has_seat, is_local, is_national, is_of_a_committee, split_head
from ner.extraction.words_for_itself import (
    CALLS_ON_US,
    KINDS,
    OURS,
    WORDS_FOR_FIRMS,
    WordForItself,
    is_of,
    is_word_for_itself,
    word_for_itself,
)
from ner.lexicon.divisions import UNIT_MARKS
from ner.lexicon.person_names import is_foreign, is_plausible, is_transcribed
from ner.lexicon.states import names_state
from ner.lexicon.vocabulary import OFFICIAL_BRANCHES
from ner.lexicon.word_lists import Division, bodies, national_posts, words
from ner.text.characters import HAN
from ner.text.sentences import sentence_at
from ner.text.spans import Span, blanked

CLEARLY_MORE = 2
"""How often an article names the institution that it is about: so many times, and times as often as the next."""

# 税务局|某某处: a unit and the body that it is of, without its place.
_UNIT_OF_BODY = compile(rf"^(?P<owner>[{HAN}]{{1,8}}[局厅委])(?P<unit>[{HAN}]{{2,10}}(?:[处科室队]|中心))$")
_OWN = compile(r"[我本](校|院|公司|集团|行|厂)(?!长)")
# What an 院长 may be the head of.
_HOUSES = compile(r"法院|医院|学院|研究院|设计院|科学院|卫生院|剧院|书院|大学")
# Committees that only a people's congress has, and what is printed as its standing committee's.
_OF_CONGRESS = compile(
    r"常委会.|(?:监察(?:和|与)?司法|财经|财政经济|宪法(?:和|与)?法律|法制|法律|内务司法|环资|教科文卫|外事|民族|农业与农村|社会建设|华侨)"
    r"(?:委员会|委)$"
)
_OF_SESSION = ("大会", "大会主席团", "大会秘书处")
# Heads that too many bodies of one article have.
_COMMON_HEADS = ("主席", "书记", "副书记", "委员", "常委", "主任委员", "成员")
# 镇党委 without its town is no body of the place that the paper is of.
_TOWN_LEVELS = ("镇", "乡", "街道", "社区")
# 我县|县委书记
_OUR_PLACE = compile(rf"^[我本]([{UNIT_MARKS}])(?=\1|$)")
_OF_THE_NATION = ("中央", "中共中央", "国家", "中央军委", "中共中央军委")


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
    persons: Sequence[Span],
    jurisdiction: Division | None,
) -> list[PostAttribution]:
    """The attributions with the bodies that their bare titles imply, in their order.

    A title without a body is of the nation (总理), of the body that the text gives the person with
    the same head, or of the institution that the sentence or article is about, if it has that head.
    A word for an institution (我校, 集团公司) is the one of its kind; a body without its place
    (公安局) the one that the text names in full, else the jurisdiction's. What stays unclear stays
    as it is.
    """
    reader = _Article(text, sentences, organizations, posts, persons, jurisdiction)
    printed = list(with_states(attributions, text))
    given: list[PostAttribution] = []
    for attribution in printed:
        given.append(reader.completed(reader.of_the_sentence(attribution, given), given))
    given = without_taken_seats(given, printed, jurisdiction)
    return with_places_of_the_same([reader.as_elsewhere(a, given) for a in given], jurisdiction)


class _Article:
    """What an article names that titles without a body may be of."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        organizations: Sequence[OrganizationMention],
        posts: Sequence[PostMention],
        persons: Sequence[Span],
        jurisdiction: Division | None,
    ) -> None:
        self._text = text
        self._without_names = blanked(text, persons)
        self._sentences = sentences
        self._organizations = organizations
        self._jurisdiction = jurisdiction
        named = [_Named(o.start, o.text) for o in organizations]
        tagged = {o.text for o in organizations}
        named += [
            _Named(p.start, p.body)
            for p in posts
            if p.head.kind in ("post", "rank") and (p.place or p.body in tagged or is_national(p.body))
        ]
        self._named = sorted({n for n in named if _is_full(n.text)}, key=lambda n: (n.start, -len(n.text)))
        calls = ((sentence_at(c.start(), sentences).start, c.start()) for c in CALLS_ON_US.finditer(text))
        coming = [range(*call) for call in calls]
        guests = {n.text for n in self._named if any(n.start in call for call in coming)}
        self._hosts = [n for n in self._named if n.text not in guests]

    def of_the_sentence(
        self, attribution: PostAttribution, earlier: Sequence[PostAttribution]
    ) -> PostAttribution:
        """A body inside another (党组) is of the firm or institution of the post before it in the sentence."""
        inside = attribution.body or split_head(attribution.post.head.head)[0]
        if not is_inner(inside) or attribution.place:
            return attribution
        sentence = sentence_at(attribution.post.start, self._sentences)
        for link in reversed(earlier):
            owner = owner_of(link.body)
            if link.post.start >= attribution.post.start or len(owner) < 2:
                continue
            branch = branch_of_owner(owner) or ("企业" if names_company(link.post) else "")
            if link.post.start < sentence.start or not branch or branch in OFFICIAL_BRANCHES:
                break
            return _of(attribution, owner, attribution.body)
        if own := self._own_institution(attribution.post.start):
            return _of(attribution, own, attribution.body)
        return attribution

    def _own_institution(self, position: int) -> str:
        """The institution that the text calls its own: 我校, 我公司."""
        kinds = Counter(_OWN.findall(self._text)).most_common(1)
        return self._of_kind(kinds[0][0], "我", position) if kinds else ""

    def completed(self, attribution: PostAttribution, given: Sequence[PostAttribution]) -> PostAttribution:
        """The attribution with the body that its own words imply."""
        post, body = attribution.post, attribution.body
        if post.head.kind not in ("post", "rank"):
            return attribution
        if _OUR_PLACE.match(body):
            return replace(attribution, body=_OUR_PLACE.sub("", body), place="")
        attribution = without_other_place(attribution)
        if (
            (post.rank, post.head.head) == ("执行", "主席")
            and body[-2:] in ("", "会议")
            and (session := session_of(self._text, post.start))
        ):
            return _of(attribution, session, "主席团")
        if not body:
            return self._without_body(attribution, given)
        if body in _OF_SESSION:
            return replace(attribution, body=session_of(self._text) + body.removeprefix("大会"))
        if _OF_CONGRESS.match(body) and (congress := congress_named(self._text)):
            return _of(attribution, congress, body)
        if owner := self._owner_in_front(attribution):
            return replace(attribution, body=owner + body)
        if word := word_for_itself(body):
            return self._of_itself(attribution, word)
        if whole := branch_in_full(body, (o.text for o in self._organizations)):
            return replace(attribution, body=whole, place="")
        if not attribution.place:
            level = level_in_front(body)
            return self._at_level(attribution, level) if level else self._with_place(attribution)
        return attribution

    def _of_itself(self, attribution: PostAttribution, word: WordForItself) -> PostAttribution:
        """A post of the institution that a word stands for; of the word where the text does not tell which one."""
        whole = self._of_kind(word.kind, word.whose, attribution.post.start) if word.may_be_named else ""
        if whole or not word.is_own:
            return _of(attribution, whole, word.inner)
        return replace(attribution, body=word.kind + word.inner)

    def as_elsewhere(self, attribution: PostAttribution, given: Sequence[PostAttribution]) -> PostAttribution:
        """A title without a body is of the body that the article gives this person with the same head."""
        post = attribution.post
        if attribution.body or attribution.place or post.head.kind != "post":
            return attribution
        own = [a for a in given if a.person.name == attribution.person.name]
        same = [
            a
            for a in own
            if (a.body or a.place)
            and a.post.head.head == post.head.head
            and (a.rule != "bracket" or a.post.rank == post.rank)
        ]
        if len({(a.body, a.place) for a in same}) == 1:
            return replace(attribution, body=same[0].body, place=same[0].place)
        if post.head.head == "主席" and not post.rank:
            leads = any(a.body in _OF_THE_NATION and a.is_held for a in own)
            if leads or (
                attribution.rule in ("after", "address") and self._only_of_the_nation(attribution, given)
            ):
                return replace(attribution, body="国家")
        return attribution

    def _only_of_the_nation(self, attribution: PostAttribution, given: Sequence[PostAttribution]) -> bool:
        """Whether a bare 主席 in news of other states can be only China's: no other body's, none of their names."""
        name = attribution.person.name
        chairs = (a for a in given if a.post.head.head == "主席" and a.body)
        others = any(_may_be_chinese(a.person.name) and not is_national(a.body) for a in chairs)
        return (
            not others
            and _may_be_chinese(name)
            and (names_state(self._text) or any(_leads_nation(a) for a in given) or "中央军委" in self._text)
            and not self._names("other_chair")
        )

    def _names(self, words_of: str) -> bool:
        """Whether the text has a word of that list of words.tsv."""
        return any(word in self._text for word in words(words_of))

    def _of_same_sentence(self, attribution: PostAttribution, given: Sequence[PostAttribution]) -> str | None:
        """The body in which the sentence gave the person a post, if it has such a head: 甲当选副主席，甲兼任秘书长."""
        sentence = sentence_at(attribution.post.start, self._sentences)
        return next(
            (
                a.body
                for a in reversed(given)
                if a.person.name == attribution.person.name
                and sentence.start <= a.post.start < attribution.post.start
                and a.body
                and _has_head(a.body, attribution.post)
            ),
            None,
        )

    def _without_body(
        self, attribution: PostAttribution, given: Sequence[PostAttribution]
    ) -> PostAttribution:
        post = attribution.post
        head = post.head.head
        if is_head_of_government(head):
            return self._with_division(attribution, head[0])
        if attribution.place:
            return attribution
        if head == "委员" and not post.rank and (committee := committee_in_session(self._text)):
            return _of(attribution, committee)
        if head in national_posts():
            return replace(attribution, body=self._national(attribution))
        if head == "理事长" and (firm := self._of_a_firm(attribution)) != attribution:
            return firm
        if names_company(post) or head == "社长":
            return self._of_a_firm(attribution)
        if head == "院长" and _HOUSES.findall(self._text, 0, post.start)[-1:] == ["法院"]:
            return replace(attribution, body="法院")
        if post.head.kind == "post" and head not in _COMMON_HEADS and not self._follows_bracket(post):
            if (same := self._of_same_sentence(attribution, given)) is not None:
                return _of(attribution, same)
            return _of(attribution, self._with_head(post))
        if head in ("书记", "副书记"):
            return _of(attribution, self._own_institution(post.start))
        return attribution

    def _follows_bracket(self, post: PostMention) -> bool:
        """Whether a bracket in front of the title hides its body: 某某大学（甲校区）副校长."""
        return self._text[post.start - 1 : post.start] in ("）", ")")

    def _national(self, attribution: PostAttribution) -> str:
        """The body of the nation that has the post, if the text cannot mean another state's."""
        head, name = attribution.post.head.head, attribution.person.name
        if not is_plausible(name) or is_foreign(name):
            return ""
        if head == "总理" and (is_transcribed(name) or self._names("state_with_chinese_names")):
            return ""
        if head == "总书记" and self._names("party_with_general_secretary"):
            return ""
        return national_posts()[head]

    def _of_a_firm(self, attribution: PostAttribution) -> PostAttribution:
        """A firm's post is of the one firm that its sentence names, a 社长 or 理事长 of the one cooperative."""
        cooperative = attribution.post.head.head in ("社长", "理事长")
        sentence = sentence_at(attribution.post.start, self._sentences)
        firms = {o.text for o in self._firms_of(sentence) if "合作社" in o.text or not cooperative}
        if len(firms) == 1 or cooperative:
            return replace(attribution, body=firms.pop()) if len(firms) == 1 else attribution
        before = [o.text for o in self._organizations if o.kind == "company" and o.start < sentence.start]
        return attribution if firms else replace(attribution, body=self._main(before))

    def _with_head(self, post: PostMention) -> str:
        """The institution with that head that the article names often, before it or right behind (校长的|某校), else the only one."""
        fitting = [(n.start, owner_of(n.text)) for n in self._hosts if _has_head(n.text, post)]
        sentence = sentence_at(post.start, self._sentences)
        near = [name for start, name in fitting if sentence.start <= start < post.start]
        if post.head.head.endswith("秘书长"):
            return self._main(near) or self._main([name for _, name in fitting])
        whole = self._main([name for _, name in fitting]) or self._main(near)
        starts = [start for start, name in fitting if name == whole]
        if len(starts) >= CLEARLY_MORE or any(start <= post.end + 1 for start in starts):
            return whole
        before = (o.text for o in self._organizations if o.start < post.start and level_in_front(o.text))
        return "" if whole else self._main([name for name in before if _has_head(name, post)])

    def _of_kind(self, kind: str, whose: str, position: int) -> str:
        """The institution of a kind (校, 集团公司) that the sentence, else the article, is about.

        A firm is named before its text speaks of 公司, or more than once.
        """
        ending = compile(rf"(?:{KINDS.get(kind, kind)})$")
        fitting = [n for n in self._hosts if ending.search(n.text) and is_of(n.text, whose)]
        often = Counter(n.text for n in fitting)
        known = {n.text for n in fitting if n.start < position or often[n.text] >= CLEARLY_MORE}
        if kind in WORDS_FOR_FIRMS:
            fitting = [n for n in fitting if n.text in known]
        sentence = sentence_at(position, self._sentences)
        before = [n.text for n in fitting if sentence.start <= n.start < position]
        if not before and kind == "公司":
            before = [o.text for o in self._firms_of(sentence) if o.start < position]
        whole = self._main(before) or self._main([n.text for n in fitting])
        return whole if whole in known or whose in OURS or before else ""

    def _firms_of(self, sentence: Span) -> list[OrganizationMention]:
        return [o for o in self._organizations if o.kind == "company" and sentence.contains(o.span)]

    def _main(self, names: Sequence[str]) -> str:
        """The name that is the only one, or clearly the most frequent; blank when several are."""
        full = {name: full_name(name, leading_place(name), self._jurisdiction)[0] for name in names}
        counts = Counter(full[name] for name in names).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < CLEARLY_MORE * counts[1][1]):
            return ""
        return next(name for name in names if full[name] == counts[0][0])

    def _owner_in_front(self, attribution: PostAttribution) -> str:
        """The institution in front of 的 and an inner body: 某某学校的|党总支书记."""
        start = attribution.post.start
        if not is_inner(attribution.body) or self._text[start - 1 : start] != "的":
            return ""
        return next((n.text for n in self._named if n.start + len(n.text) == start - 1), "")

    def _with_place(self, attribution: PostAttribution) -> PostAttribution:
        """A body without its place: of the one place with which the article names it, else the jurisdiction's."""
        body, head = attribution.body, attribution.post.head.head
        level = next((level for level in _TOWN_LEVELS if body.startswith(level)), "")
        if level and (body.removeprefix(level) in bodies() or is_inner(body.removeprefix(level))):
            return _of(attribution, self._town(level, attribution.post.start), body.removeprefix(level))
        sentence = sentence_at(attribution.post.start, self._sentences)
        if is_national(body) or is_of_several(self._text, sentence.start, attribution.post.start):
            return attribution
        before = attribution.post.start if is_inner(body) else len(self._text)
        whole = [
            n.text
            for n in self._named
            if n.start < before and n.text.endswith(body) and _is_owner(n.text.removesuffix(body))
        ]
        if whole:
            return _of(attribution, self._main(whole))
        known = body_of(body)
        if unit := _UNIT_OF_BODY.match(body):
            owners = [
                n.text
                for n in self._named
                if n.text.endswith(unit["owner"]) and _is_owner(n.text.removesuffix(unit["owner"]))
            ]
            return _of(attribution, self._main(owners), unit["unit"])
        if self._jurisdiction is None or known is None or known.body != body or is_inner(body):
            return attribution
        level = next((word for word in levels_of(self._jurisdiction) if is_local(body, word)), "")
        if not level or not has_seat(body, head):
            return attribution
        prefix = f"{level}委" if is_of_a_committee(body) and len(level) == 1 else level
        return replace(attribution, body=prefix + body)

    def _with_division(self, attribution: PostAttribution, level: str) -> PostAttribution:
        """A bare 镇长 is of the one town named before, a 县长 that the jurisdiction lacks of the one county."""
        if attribution.place or attribution.body:
            return attribution
        if level in "镇乡":
            return replace(attribution, place=self._town(level, attribution.post.start))
        return self._at_level(attribution, level)

    def _town(self, level: str, position: int) -> str:
        """The one town of that level that the text names in bodies before a position; blank without or with several."""
        before = (leading_place(n.text) for n in self._named if n.start < position)
        towns = {place for place in before if place.endswith(level)}
        return towns.pop() if len(towns) == 1 else ""

    def _at_level(self, attribution: PostAttribution, level: str) -> PostAttribution:
        """A bare level (区委, 市长) is of the place that the text means by it, else of the jurisdiction."""
        sentence = sentence_at(attribution.post.start, self._sentences)
        meant = place_at_level(
            self._without_names,
            self._jurisdiction,
            level,
            position=attribution.post.start,
            sentence=sentence.start,
        )
        if meant is None:
            return attribution
        return replace(attribution, place=meant.place, is_elsewhere=meant.is_elsewhere)


def _leads_nation(attribution: PostAttribution) -> bool:
    """Whether the post is at the head of the nation, or the first of one of its bodies: 国家副主席, 国务院副总理."""
    return attribution.body in (*_OF_THE_NATION, "国务院") or (
        is_national(attribution.body) and not attribution.post.rank
    )


def _may_be_chinese(name: str) -> bool:
    return is_plausible(name) and not is_foreign(name) and not is_transcribed(name)


def _of(attribution: PostAttribution, owner: str, inner: str = "") -> PostAttribution:
    """The attribution as one of that institution, or of a body inside it; unchanged when it is blank."""
    return replace(attribution, body=owner + inner, place=leading_place(owner)) if owner else attribution


@lru_cache(maxsize=8192)
def _is_full(name: str) -> bool:
    """Whether the name tells which body it is: not 公安局, 我校, 区委."""
    if len(name) < 3 or is_word_for_itself(name) or level_in_front(name):
        return False
    known = body_of(name)
    return known is None or known.body != name or "{}" not in known.full


def _is_owner(name: str) -> bool:
    """Whether the name in front of a body is a place, or a body that this one is a part of."""
    rest = name.removeprefix("中共").removeprefix(leading_place(name))
    if not rest or rest == "委":
        return bool(name)
    known = body_of(rest)
    return known is not None and (known.body == rest or known.branch in ("企业", "事业单位"))


def _has_head(name: str, post: PostMention) -> bool:
    known = body_of(owner_of(name) or name)
    return known is not None and has_seat(known.body, post.head.head)
