"""Attaches posts to persons: who, says the text, holds which post.

Each link has a rule, named in its result:

- `before`: 区长冯某; `shared`: the post of the first name of a list (副主席甲、乙)
- `collective`: a title for a whole list, in front (区领导甲、乙) or behind (甲、乙等区领导)
- `after`: 冯某区长; `address`: surname and title (冯区长); `bracket`: 冯某（区长）
- `appointed`, `removed`, `holds`, `held`: a verb between person and post (当选, 免去, 任, 曾任)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from re import compile

from ner.extraction.people import PersonMention, find_people
from ner.extraction.title_grammar import PostMention, body_of, find_posts, is_inner, owner_of
from ner.extraction.title_heads import Core, find_cores
from ner.text.mentions import Label, Mention
from ner.text.spans import outside

_POST_JOIN = compile(
    r"^[ 　]*(?:、\d+[届级]?|[、兼和及暨]|兼任|，兼|、兼|并兼|， ?兼任|，?同时兼任?)?[ 　]*(?:(?:现|曾|又|还)任)?$"
)
_COORDINATED_BODY = compile(r"^、[^，。；、]{2,20}(?:公司|集团|银行|行|局|委|部|处|室|院|中心|会)、$")
# What may stand in brackets behind a name or a title: 女, 回族, 正县级.
_ASIDE = r"(?:[（(][^（）()]{0,14}[）)])?"
_TO_PERSON = compile(
    rf"^{_ASIDE}[ 　]*(?:(?:\d+|[一二三四五六七八九十]+)名)?(?:[：:]|(?:还?有|包括|分别是|分别为)[：:]?)?[ 　]*$"
)
_LIST_JOIN = compile(
    r"^[ 　]*(?:、|和|与|及|以及|同)[ 　]*(?:、)?$|^(?:先生|女士|同志)[、和与及]$|^[（(][^（）()]{1,14}[）)](?:、|和|与|及)$"
)
_SPACE_JOIN = compile(r"^[ 　]+$")
_APPOSITION = compile(
    r"^[、兼][^，。；：、“”（）()\n]{1,14}(?:家|师|员|士|手|代表|学者|专家|模范|标兵|顾问|负责人|候选人|[台港侨外客]商)$"
)
_TO_COLLECTIVE = compile(
    rf"^{_ASIDE}(?:同志|先生|女士)?(?:[、，]?等)?(?:\d+|[一二三四五六七八九十两多]+)?(?:位|名|余名)?$"
)
_HOLDS = r"(?:现任|任|担任|就任|兼任|身兼|兼|为|是|系|现为|分管|作为|(?<![应正适相每不])当(?:上|了|过)?)"
_APPOINTED = (
    r"(?:当选为?|被?任命为|被?聘为|获?聘任为|出任|升任|转任|调任|改任|接任|履新|受聘担任|受聘为|受聘|被?选举?为|被推选为|"
    r"获任命为|提名为|(?:破格)?(?:提拔|提升|擢升|推举|增补|增选|选拔)(?:为|任)|升为|晋升为|被提名为|拟任|拟提名为|将任|就任|获任|任命其为|补选为)"
)
_REMOVED = r"(?:不再担任|不再兼任|不再任|辞去|卸任|免去|被免去|辞任|免除|不再履行)"
_HELD = r"(?:曾任|之后历任|历任|曾担任|先后任|先后担任|原任|此前担任|此前任|此前曾任|此前历任|曾先后任|曾先后担任|曾是|时任|曾为|之前担任)"
_TIME = (
    r"(?:分别|目前|现|已|将|拟|又|并|正式|全票|依法|高票|随后|之后|同时|还|开始|起|现已|"
    r"于[^，。；任]{0,8}[年月日]|[\d年月日]{2,11}){0,3}"
)
_BARE_VERB = compile(r"^(?:当选|出任|任|担任|升任|转任|辞去)")
_SEVERAL_BODIES = r"(?:[^，。；、]{2,20}(?:公司|集团|银行|局|委|部|处|室|院|中心|会)[和及、])?"
# 是某某公司的|董事长
_OF_BODY = r"(?:[^，。；、的]{2,24}的)?"
_VERB = compile(
    rf"{_TIME}(?:(?P<held>{_HELD})|(?P<removed>{_REMOVED})|(?P<appointed>{_APPOINTED})|(?P<holds>{_HOLDS}))(?:了|过|中共|中国共产党)?{_SEVERAL_BODIES}{_OF_BODY}$"
)
_COMMA = compile(r"^[ 　]*，[ 　]*$")
_REMOVED_OF = compile(r"免去其(?:的|所任|兼任的)?$")
_DECISION = compile(
    r"(?P<removed>免去|免除|撤销|罢免|接受|同意)|(?P<appointed>选举|任命|推选|推举|聘任|补选|研究决定|批准)"
)
# How far in front of a title the verb may begin that gives it to a person.
VERB_REACH = 60
# How far back the heading of a list of decisions may stand.
DECISION_REACH = 400
_HONORIFIC = compile(rf"^[ 　]*{_ASIDE}[ 　]*(?:同志|先生|女士)?[ 　]*")
_REMOVAL_LINK = compile(
    rf"^[ 　]*{_ASIDE}[ 　]*(?:同志|先生|女士)?(?:的|所任|担任的|兼任的|辞去(?:的)?|原任的)*$"
)
_LIST_REST = compile(rf"^{_ASIDE}[ 　]*(?:[、，；和与及]|以及|同志、|先生、|女士、)?[ 　]*(?:，|、)?$")
_IMPLIED_GOVERNMENT = compile(r"^(?:省|市|区|县|州|盟|旗|镇|乡)长$")
_OF_PERSON = compile(r"^(?:职务|一职)?的$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAttribution:
    """A text says that a person holds (or held, or gets, or loses) a post.

    `start` and `end` span person and post in the text. `body` is the printed body, inherited
    along a list where the post itself names none; `place` the place that goes with it.
    """

    person: PersonMention
    post: PostMention
    title: str
    body: str
    place: str
    qualifier: str
    rule: str

    @property
    def start(self) -> int:
        """Where the evidence begins."""
        return min(self.person.start, self.post.start)

    @property
    def end(self) -> int:
        """Where the evidence ends (exclusive)."""
        return max(self.person.end, self.post.end)

    @property
    def is_held(self) -> bool:
        """Whether the text says that the person is in the post, and not that he or she was."""
        return not self.post.is_former and self.rule not in ("held", "removed")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules read in a text: its persons, posts and the links between them."""

    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    attributions: tuple[PostAttribution, ...]


def read(text: str, mentions: Iterable[Mention]) -> Reading:
    """The persons, posts and attributions of a text.

    Args:
        text: an article's text.
        mentions: what a tagger found in it, offsets in the text.
    """
    mentions = tuple(mentions)
    names = [m.span for m in mentions if m.label is not Label.PERSON]
    cores = _outside_names(find_cores(text), mentions)
    people = find_people(text, mentions, cores)
    posts = find_posts(text, names=names, persons=[p.span for p in people], cores=cores)
    return Reading(people, posts, _Linker(text, people, posts).links())


def _outside_names(cores: Sequence[Core], mentions: Iterable[Mention]) -> tuple[Core, ...]:
    """The heads but for those in the midst of an organisation's name: 职工 of 某某职工服务中心."""
    names = sorted(m.span for m in mentions if m.label is Label.ORGANIZATION)
    kept = []
    for core in cores:
        before = bisect_right(names, core.start, key=lambda name: name.start)
        if not before or core.end >= names[before - 1].end:
            kept.append(core)
    return tuple(kept)


class _Linker:
    def __init__(self, text: str, people: Sequence[PersonMention], posts: Sequence[PostMention]) -> None:
        self._text = text
        self._people = people
        self._posts = posts
        self._stretches = sorted([p.span for p in people] + [p.span for p in posts])
        self._starts = [p.start for p in people]
        self._ends = [p.end for p in people]
        self._links: dict[tuple[int, int], PostAttribution] = {}
        self._links_of: dict[str, list[PostAttribution]] = {}

    def links(self) -> tuple[PostAttribution, ...]:
        groups = self._groups()
        lists = self._lists()
        used: set[int] = set()
        for index, group in enumerate(groups):
            if self._link_before(group, lists):
                used.add(index)
        for index, group in enumerate(groups):
            if index not in used and self._link_after(group):
                used.add(index)
        for group in groups:
            if group[-1].head.kind == "collective" or (group[-1].is_shared and group[0] is group[-1]):
                self._link_collective_behind(group)
        for index, group in enumerate(groups):
            if index not in used:
                self._link_by_verb(group, lists)
        return self._with_context(sorted(self._links.values(), key=lambda a: (a.post.start, a.person.start)))

    def _with_context(self, links: Sequence[PostAttribution]) -> tuple[PostAttribution, ...]:
        """Links that begin with an inner body, or with a bare level, go on with what the list named before."""
        result: list[PostAttribution] = []
        context: PostAttribution | None = None
        for link in links:
            joined = context is not None and _LIST_REST.match(self._rest(context.post.end, link.post.start))
            if context is not None and joined:
                if not link.place and context.place:
                    link = replace(link, place=context.place)
                if (not link.body or is_inner(link.body)) and not _IMPLIED_GOVERNMENT.match(
                    link.post.head.head
                ):
                    link = replace(link, body=_inherit(link.post, context.body, context.place)[0])
            elif not link.body and not link.place and link.rule != "collective":
                link = self._as_named_before(link, result)
            context = link if link.body or link.place else context if joined else None
            result.append(link)
        return tuple(sorted(result, key=lambda a: (a.person.start, a.post.start)))

    def _as_named_before(self, link: PostAttribution, earlier: Sequence[PostAttribution]) -> PostAttribution:
        """A bare 副主席 is of the body whose 主席 the text named last."""
        if not link.post.rank or _IMPLIED_GOVERNMENT.match(link.post.head.head):
            return link
        model = next((a for a in reversed(earlier) if a.post.head == link.post.head and a.body), None)
        return replace(link, body=model.body, place=model.place) if model else link

    def _rest(self, start: int, end: int) -> str:
        """What stands between two posts beside persons and posts."""
        return outside(self._text, start, end, self._stretches)

    def _between(self, start: int, end: int) -> str:
        return self._text[start:end]

    def _groups(self) -> tuple[tuple[PostMention, ...], ...]:
        """Posts that stand joined, with no person between them: 区委副书记、区长."""
        groups: list[list[PostMention]] = []
        starts = {p.start for p in self._people}
        addressed = {p.end for p in self._people if p.tagger == "address"}
        behind_names = set(self._ends)
        for post in self._posts:
            if groups:
                last = groups[-1][-1]
                gap = self._between(last.end, post.start)
                joined = (
                    _POST_JOIN.match(gap)
                    or _COORDINATED_BODY.match(gap)
                    or (gap == "，" and self._stands_apart(groups[-1][0].start))
                )
                plain = joined and not any(last.end <= s < post.end for s in starts)
                if (
                    plain
                    and last.start not in addressed
                    and not (last.start in behind_names and self._person_at(post.end))
                    and post.head.kind != "journalist"
                    and last.head.kind != "journalist"
                ):
                    groups[-1].append(post)
                    continue
            groups.append([post])
        return tuple(tuple(group) for group in groups)

    def _stands_apart(self, position: int) -> bool:
        """Whether a sentence begins there, or the next of a list whose persons commas part."""
        before = self._last_person(position)
        if before is not None and before.end == position - 1:
            return self._text[before.end] == "，" and not self._opens_sentence(before.start)
        return self._text[position - 1 : position] == "，" or self._opens_sentence(position)

    def _opens_sentence(self, position: int) -> bool:
        while position and self._text[position - 1] in " 　":
            position -= 1
        return not position or self._text[position - 1] in "。！？；\n"

    def _lists(self) -> dict[int, tuple[PersonMention, ...]]:
        """For each person (by start) the names that follow it in one list, itself first."""
        chains: dict[int, tuple[PersonMention, ...]] = {}
        chain: tuple[PersonMention, ...] = ()
        for person in reversed(self._people):
            joined = chain and (
                _LIST_JOIN.match(self._between(person.end, chain[0].start))
                or _SPACE_JOIN.match(self._between(person.end, chain[0].start))
            )
            chain = (person, *chain) if joined else (person,)
            chains[person.start] = chain
        return chains

    def _person_at(self, position: int) -> PersonMention | None:
        following = self._next_person(position)
        if following is None or not _TO_PERSON.match(self._between(position, following.start)):
            return None
        return following

    def _person_behind_trade(self, position: int) -> PersonMention | None:
        """甲 of 副主席、著名评论家甲: a trade that is no post stands between."""
        following = self._next_person(position)
        if following is None or not _APPOSITION.match(self._between(position, following.start)):
            return None
        return following

    def _next_person(self, position: int) -> PersonMention | None:
        index = bisect_left(self._starts, position)
        return self._people[index] if index < len(self._people) else None

    def _last_person(self, position: int, since: int = 0) -> PersonMention | None:
        """The last person that ends at `position` or before, and begins at `since` or after."""
        index = bisect_right(self._ends, position) - 1
        return self._people[index] if index >= 0 and self._people[index].start >= since else None

    def _person_up_to(self, position: int) -> PersonMention | None:
        before = self._last_person(position)
        return before if before is not None and before.end == position else None

    def _put(self, link: PostAttribution) -> None:
        self._links[link.person.start, link.post.start] = link
        self._links_of.setdefault(link.person.name, []).append(link)

    def _add(
        self, person: PersonMention, group: Sequence[PostMention], rule: str, qualifier: str = ""
    ) -> None:
        body, place = "", ""
        if len(group) > 1 and group[0].head.kind == "collective" and group[0].end == group[1].start:
            body, place = group[0].body, group[0].place
            group = group[1:]
        for post in group:
            body, place = _inherit(post, body, place)
            key = (person.start, post.start)
            if key in self._links:
                continue
            self._put(
                PostAttribution(
                    person=person,
                    post=post,
                    title=post.title,
                    body=body,
                    place=place,
                    qualifier=qualifier or post.qualifier,
                    rule="collective" if post.head.kind == "collective" else rule,
                )
            )

    def _link_before(self, group: Sequence[PostMention], lists: dict[int, tuple[PersonMention, ...]]) -> bool:
        person = self._person_at(group[-1].end) or self._person_behind_trade(group[-1].end)
        if person is None or person.tagger == "address" or self._belongs_to_the_left(group, person):
            return False
        self._add(person, group, "before")
        shared = [post for post in group if post.is_shared]
        if len(shared) == len(group):
            for other in lists[person.start][1:]:
                if self._text.startswith("的", other.end):
                    break
                self._add(other, group, "shared")
        return True

    def _belongs_to_the_left(self, group: Sequence[PostMention], person: PersonMention) -> bool:
        """In a row without punctuation (甲总书记乙总理; 甲当选主任乙当选省长) whether the post is the left one's."""
        before = self._last_person(group[0].start)
        if before is None or person.start != group[-1].end:
            return False
        gap = self._between(before.end, group[0].start)
        if not gap:
            return any(p.start == person.end for p in self._posts)
        return bool(_BARE_VERB.match(gap) and _BARE_VERB.match(self._text[person.end : person.end + 4]))

    def _link_after(self, group: Sequence[PostMention]) -> bool:
        first = group[0]
        person = self._person_up_to(first.start)
        if person is not None and first.body and body_of(first.body) is None:
            return False
        if person is not None:
            self._add_behind(person, first, "address" if person.tagger == "address" else "after")
            self._add(person, group[1:], "after")
            return True
        if first.start and self._text[first.start - 1] in "（(":
            person = self._person_up_to(first.start - 1)
            if person is not None:
                self._add(person, group, "bracket")
                return True
        return self._link_apposition(group)

    def _link_apposition(self, group: Sequence[PostMention]) -> bool:
        """甲，某某局局长，…: a sentence that begins with a name and goes on with its post."""
        start, end = group[0].start, group[-1].end
        person = self._person_up_to(start - 1) if self._text[start - 1 : start] == "，" else None
        if (
            person is None
            or not self._opens_sentence(person.start)
            or self._text[end : end + 1] not in "，。；\n"
        ):
            return False
        self._add(person, group, "after")
        return True

    def _shortened(self, person: PersonMention, post: PostMention) -> PostAttribution | None:
        """What a form of address shortens, if the text gives it: 武书记 for a 党委副书记."""
        core = post.text[post.core_start - post.start :]
        return next(
            (
                a
                for a in self._links_of.get(person.name, ())
                if a.rule not in ("address", "after") and a.title.endswith((core, post.head.head))
            ),
            None,
        )

    def _add_behind(self, person: PersonMention, post: PostMention, rule: str) -> None:
        known = self._shortened(person, post)
        self._put(
            PostAttribution(
                person=person,
                post=post,
                title=known.title if known else post.title,
                body=known.body if known else post.body or self._body_before(person),
                place=known.place if known else post.place,
                qualifier=post.qualifier,
                rule=rule,
            )
        )

    def _body_before(self, person: PersonMention) -> str:
        """The body that stands before a name: 团市委 of 团市委甲副书记, read as if a title followed."""
        before = self._last_person(person.start)
        barrier = before.end if before else 0
        window = self._text[max(barrier, person.start - 30) : person.start]
        titles = find_posts(window + "主任")
        body = titles[-1].body if titles and titles[-1].end == len(window) + 2 else ""
        return body if body_of(body) else ""

    def _link_collective_behind(self, group: Sequence[PostMention]) -> None:
        first = group[0]
        last = self._last_person(first.start)
        if last is None:
            return
        gap = self._between(last.end, first.start)
        if not _TO_COLLECTIVE.match(gap) or (first.head.kind != "collective" and "等" not in gap):
            return
        for person in self._list_up_to(last):
            self._add(person, group, "collective")

    def _link_by_verb(
        self, group: Sequence[PostMention], lists: dict[int, tuple[PersonMention, ...]]
    ) -> bool:
        sentence = max(self._text.rfind(mark, 0, group[0].start) for mark in "。！？\n") + 1
        person = self._removed_person(group, sentence)
        if person is None and _REMOVED_OF.search(self._text, sentence, group[0].start):
            person = self._subject(sentence, group[0].start)
        if person is not None:
            self._add(person, group, "removed", "免")
            return True
        sentence_start, sentence = sentence, max(sentence, group[0].start - VERB_REACH)
        verb = _VERB.search(self._text[sentence : group[0].start])
        if not verb:
            return self._link_enumerated(group, sentence_start)
        verb_start = sentence + verb.start()
        after = group[-1].end
        owner = self._next_person(after)
        if owner is not None and not _OF_PERSON.match(self._between(after, owner.start)):
            owner = None
        person = owner or self._subject(sentence_start, verb_start)
        if person is None:
            return False
        rule = str(verb.lastgroup)
        adjacent = not _HONORIFIC.sub("", self._between(person.end, verb_start))
        if verb.group().endswith("作为") and group[-1].head.head.endswith("代表"):
            return False
        if rule == "holds" and not adjacent and verb.group("holds") in ("为", "是", "系", "作为", "分管"):
            return False
        if rule == "holds" and adjacent and self._decision(person.start) == "appointed":
            rule = "appointed"
        qualifier = {"appointed": "任", "removed": "免", "held": "曾任"}.get(rule, "")
        if verb.group() in ("拟任", "将任"):
            qualifier = "拟任"
        each = self._respectively(person, group, lists, sentence)
        if each:
            for member, post in zip(each, group, strict=True):
                self._add(member, (post,), rule, qualifier)
            return True
        members = self._sharers(person, group) if owner is None else lists[owner.start]
        for member in members:
            self._add(member, group, rule, qualifier)
        return True

    def _respectively(
        self,
        last: PersonMention,
        group: Sequence[PostMention],
        lists: dict[int, tuple[PersonMention, ...]],
        sentence: int,
    ) -> tuple[PersonMention, ...]:
        """甲、乙分别任丙、丁: as many names as posts, each its own; empty when the text does not say so."""
        if not self._text[sentence : group[0].start].rstrip("任为当选担出").endswith("分别"):
            return ()
        chain = next((c for c in sorted(lists.values(), key=len, reverse=True) if last in c), (last,))
        chain = chain[: chain.index(last) + 1]
        return chain[-len(group) :] if len(chain) >= len(group) > 1 else ()

    def _sharers(self, last: PersonMention, group: Sequence[PostMention]) -> tuple[PersonMention, ...]:
        """Who of a list the posts are for: 甲、乙为副主任 both, 甲、乙任主任 only the last."""
        return self._list_up_to(last) if all(post.is_shared for post in group) else (last,)

    def _list_up_to(self, last: PersonMention) -> tuple[PersonMention, ...]:
        """The names of the list that ends with `last`, each maybe with posts of its own in front."""
        index = bisect_left(self._starts, last.start)
        end = index + 1
        while index and _LIST_REST.match(self._rest(self._people[index - 1].end, self._people[index].start)):
            index -= 1
        return tuple(self._people[index:end])

    def _link_enumerated(self, group: Sequence[PostMention], sentence: int) -> bool:
        """曾任 A，B，C: what follows a comma goes on with the enumeration."""
        owner = self._last_person(group[0].start, sentence) or self._last_person(sentence)
        before = [
            a
            for a in self._links_of.get(owner.name if owner else "", ())
            if sentence <= a.post.start and a.post.end <= group[0].start
        ]
        last = max(before, key=lambda a: a.post.end, default=None)
        if (
            last is None
            or last.rule not in ("held", "appointed", "holds")
            or not _COMMA.match(self._between(last.post.end, group[0].start))
        ):
            return False
        self._add(last.person, group, last.rule, last.qualifier)
        return True

    def _removed_person(self, group: Sequence[PostMention], sentence: int) -> PersonMention | None:
        """甲 of 免去甲的乙职务, also where 免去 stands as a heading over a list."""
        before = self._last_person(group[0].start, sentence)
        if before is None or not _REMOVAL_LINK.match(self._between(before.end, group[0].start)):
            return None
        return before if self._decision(before.start) == "removed" else None

    def _decision(self, position: int) -> str:
        """Whether the last decision named before is an appointment or a removal; blank without one."""
        decisions = list(_DECISION.finditer(self._text, max(0, position - DECISION_REACH), position))
        return str(decisions[-1].lastgroup) if decisions else ""

    def _subject(self, sentence: int, verb_start: int) -> PersonMention | None:
        """Who the verb speaks of: the last person before it in the sentence, else in the one before."""
        here = self._last_person(verb_start, sentence)
        paragraph = self._text.rfind("\n", 0, sentence) + 1
        return here or self._last_person(sentence, paragraph)


def _inherit(post: PostMention, body: str, place: str) -> tuple[str, str]:
    """The body and the place of a post that follows another: 市长 takes the place only."""
    owner = owner_of(body)
    body = owner if len(owner) > 1 else body
    if is_inner(post.body) and body and not body.endswith(("委", "政府")):
        return body + post.body, post.place or place
    if post.body or post.place:
        return post.body, post.place or place
    if _IMPLIED_GOVERNMENT.match(post.head.head) or not _may_inherit(post, body):
        return "", place
    return body, place


def _may_inherit(post: PostMention, body: str) -> bool:
    """Whether a post without a body can be of the body before it: 副行长 of a bank, not of a district."""
    found = body_of(body)
    return post.head.branch in ("", "政府", "党委") or found is None or found.branch == post.head.branch
