"""Attaches posts to persons: who, says the text, holds which post.

Each link has a rule, named in its result:

- `before`: 区长冯某; `shared`: the post of the first name of a list (副主席甲、乙)
- `collective`: a title for a whole list, in front (区领导甲、乙) or behind (甲、乙等区领导)
- `after`: 冯某区长; `address`: surname and title (冯区长); `bracket`: 冯某（区长）
- `appointed`, `removed`, `holds`, `held`: a verb between person and post (当选, 免去, 任, 曾任)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from re import compile

from ner.extraction.body_chains import ChainedPost, inherited
from ner.extraction.body_in_front import in_front_of_name
from ner.extraction.body_names import body_of
from ner.extraction.curriculum_vitae import is_years_of_vita, line_of_vita, opens_vita
from ner.extraction.listed_links import LIST_REST, with_bodies_before
from ner.extraction.people import PersonMention, find_people
from ner.extraction.person_sequence import PersonSequence
from ner.extraction.post_groups import post_groups
from ner.extraction.title_grammar import CANDIDATE, STANDS_IN, PostMention, find_posts
from ner.extraction.title_heads import find_cores, outside_organizations
from ner.extraction.verbs_of_posts import (
    ASIDE,
    congratulates,
    decision_before,
    is_bare_verb,
    is_before_that,
    is_elected_as,
    is_not_renewed,
    is_of_who_is_spoken_to,
    links_removal,
    list_behind,
    moved_to,
    removes_its_subject,
    replaced_in,
    verb_before,
)
from ner.text.mentions import Label, Mention
from ner.text.spans import outside

_TO_COLLECTIVE = compile(
    rf"^{ASIDE}(?:同志|先生|女士)?(?:[、，]?等)?(?:\d+|[一二三四五六七八九十两多]+)?(?:位|名|余名)?$"
)
_STANDS_IN = compile(r"[（(]主持(?:[^，。；（）()]{0,6}工作|全面工作)[）)]")
_REMOVED_BEHIND = compile(r"的?(?:职务|一职)")
_IN_A_ROW = compile(r"[^，。；：！？\n]*")
_COMMA = compile(r"^[ 　]*，[ 　]*$")
_HONORIFIC = compile(rf"^[ 　]*+{ASIDE}[ 　]*+(?:同志|先生|女士)?[ 　]*+")
_OF_PERSON = compile(r"^(?:职务|一职)?的现?任?、?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAttribution:
    """A text says that a person holds (or held, or gets, or loses) a post.

    `start` and `end` span person and post in the text. `body` is the printed body, inherited
    along a list where the post itself names none; `place` the place that goes with it.
    `is_elsewhere` when the text is about another place than the paper's, so that its bare levels are not the paper's.
    """

    person: PersonMention
    post: PostMention
    title: str
    body: str
    place: str
    qualifier: str
    rule: str
    is_elsewhere: bool = False

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
class PeopleAndPosts:
    """The persons and posts that a text names, and which post it says is whose."""

    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    attributions: tuple[PostAttribution, ...]


def attribute_posts(text: str, mentions: Iterable[Mention]) -> PeopleAndPosts:
    """The persons, posts and attributions of a text.

    Args:
        text: an article's text.
        mentions: what a tagger found in it, offsets in the text.
    """
    mentions = tuple(mentions)
    names = [m.span for m in mentions if m.label is not Label.PERSON]
    organizations = [m.span for m in mentions if m.label is Label.ORGANIZATION]
    cores = outside_organizations(find_cores(text), organizations)
    people = find_people(text, mentions, cores)
    posts = find_posts(text, names=names, persons=[p.span for p in people], cores=cores)
    return PeopleAndPosts(people, posts, _Linker(text, people, posts).links())


class _Linker:
    """Links the posts of a text to its persons; the first link of a person and a printed post stays."""

    def __init__(self, text: str, people: Sequence[PersonMention], posts: Sequence[PostMention]) -> None:
        self._text = text
        self._people = PersonSequence(text, people)
        self._addressed = {p.end for p in people if p.tagger == "address"}
        self._posts = posts
        self._spans = sorted([p.span for p in people] + [p.span for p in posts])
        self._lists = self._people.lists()
        self._links: dict[tuple[int, int], PostAttribution] = {}
        self._links_of: dict[str, list[PostAttribution]] = {}

    def links(self) -> tuple[PostAttribution, ...]:
        """The attributions, by person and post."""
        groups = post_groups(self._text, self._people, self._posts, self._addressed)
        used: set[int] = set()
        for index, group in enumerate(groups):
            if self._link_before(group) or self._link_list(group):
                used.add(index)
        for index, group in enumerate(groups):
            if index not in used and self._link_after(group):
                used.add(index)
        for group in groups:
            if group[-1].head.kind == "collective" or (group[-1].is_shared and group[0] is group[-1]):
                self._link_collective_behind(group)
        for index, group in enumerate(groups):
            if index not in used:
                self._link_by_verb(group)
        links = sorted(self._links.values(), key=lambda a: (a.post.start, a.person.start))
        return with_bodies_before(links, self._text, self._rest)

    def _rest(self, start: int, end: int) -> str:
        """What stands between two posts beside persons and posts."""
        return outside(self._text, start, end, self._spans)

    def _put(self, link: PostAttribution) -> None:
        self._links[link.person.start, link.post.start] = link
        self._links_of.setdefault(link.person.name, []).append(link)

    def _add(
        self,
        person: PersonMention,
        group: Sequence[PostMention],
        rule: str,
        qualifier: str = "",
        owner: str = "",
    ) -> None:
        chain: list[ChainedPost] = []
        if len(group) > 1 and group[0].head.kind == "collective" and group[0].end == group[1].start:
            chain.append(ChainedPost(group[0], group[0].body, group[0].place))
            group = group[1:]
        for post in group:
            body, place = inherited(post, chain)
            if owner and not post.place:
                body, place = owner + post.body, ""
            chain.append(ChainedPost(post, body, place))
            if (person.start, post.start) in self._links:
                continue
            self._put(
                PostAttribution(
                    person=person,
                    post=post,
                    title=post.title,
                    body=body,
                    place=place,
                    qualifier=self._qualifier(post, qualifier),
                    rule="collective" if post.head.kind == "collective" else rule,
                )
            )

    def _qualifier(self, post: PostMention, given: str) -> str:
        """候选 of a candidate's post, else the verb's, else the printed one, 主持工作 where a bracket behind a deputy's says so."""
        stands_in = STANDS_IN if "副" in post.rank and _STANDS_IN.match(self._text, post.end) else ""
        return given if given and post.qualifier != CANDIDATE else post.qualifier or stands_in

    def _link_before(self, group: Sequence[PostMention]) -> bool:
        end = group[-1].end
        person = (
            self._people.behind_title(end) or self._people.behind_trade(end) or self._addressed_behind(end)
        )
        if person is None or self._belongs_to_the_left(group, person):
            return False
        if person.tagger == "address" and person.start < end + 2:
            return False
        if person.start > end and self._text[end] in " 　" and is_elected_as(self._text, group[0].start):
            return False
        if is_not_renewed(self._text, group[0].start):
            self._add(person, group, "removed", "免")
            return True
        self._add(person, group, "before")
        shared = [post for post in group if post.is_shared]
        if len(shared) == len(group):
            for other in self._lists[person.start][1:]:
                if self._text.startswith("的", other.end):
                    break
                if self._text[other.start - 1] in "与同" and self._has_other_posts(other, group):
                    break
                self._add(other, group, "shared")
        return True

    def _addressed_behind(self, end: int) -> PersonMention | None:
        """谈部长 of 区委常委、|宣传部谈部长."""
        person = self._people.next(end)
        if person is None or person.tagger != "address" or self._text[end] != "、":
            return None
        body = self._text[end + 1 : person.start]
        known = body_of(body)
        return person if known is not None and known.body == body else None

    def _has_other_posts(self, person: PersonMention, group: Sequence[PostMention]) -> bool:
        """Whether the text gave the person posts before, and not these."""
        known = self._links_of.get(person.name, ())
        return bool(known) and not any(a.post.head == group[0].head for a in known)

    def _link_list(self, group: Sequence[PostMention]) -> bool:
        """担任执行主席的有：甲、乙: the post of each person of the list behind it."""
        start = list_behind(self._text, group[-1].end)
        first = self._people.next(start) if start else None
        if first is None or first.start != start:
            return False
        for person in self._lists[first.start]:
            self._add(person, group, "shared")
        return True

    def _belongs_to_the_left(self, group: Sequence[PostMention], person: PersonMention) -> bool:
        """In a row without punctuation (甲总书记乙总理; 甲当选主任乙当选省长) whether the post is the left one's."""
        before = self._people.last(group[0].start)
        if before is None or person.start != group[-1].end:
            return False
        gap = self._text[before.end : group[0].start]
        if not gap:
            return any(p.start == person.end for p in self._posts)
        if not _IN_A_ROW.fullmatch(gap):
            return False
        return is_bare_verb(gap) and is_bare_verb(self._text[person.end :])

    def _link_after(self, group: Sequence[PostMention]) -> bool:
        first = group[0]
        person = self._people.ending_at(first.start)
        if person is not None and first.body not in ("", first.place) and body_of(first.body) is None:
            return False
        # 甲|领导的公司: a verb.
        if person is not None and first.head.kind == "collective" and not first.body:
            return False
        if person is not None and self._loses(person, group):
            self._add(person, group, "removed", "免")
            return True
        if person is not None:
            self._add_behind(person, first, "address" if person.tagger == "address" else "after")
            self._add(person, group[1:], "after")
            for other in self._untitled_before(person) if "副" in first.rank else ():
                self._add(other, group, "after")
            return True
        person = self._people.ending_at(first.start - 1)
        if person is not None and self._text[person.end] in "（(":
            self._add(person, group, "bracket")
            return True
        return self._link_apposition(group)

    def _untitled_before(self, person: PersonMention) -> list[PersonMention]:
        """甲 of 甲、乙副部长: who stands in front in the same list, and to whom the text gives no post."""
        return list(takewhile(lambda o: not self._links_of.get(o.name), self._list_up_to(person)[-2::-1]))

    def _loses(self, person: PersonMention, group: Sequence[PostMention]) -> bool:
        """免去甲某局局长的职务: whether a decision takes from somebody the posts behind the name."""
        return self._text.endswith("免去", 0, person.start) and bool(
            _REMOVED_BEHIND.match(self._text, group[-1].end)
        )

    def _link_apposition(self, group: Sequence[PostMention]) -> bool:
        """甲，某某局局长，…: a sentence that begins with a name and goes on with its post."""
        start, end = group[0].start, group[-1].end
        person = self._people.ending_at(start - 1) if self._text[start - 1 : start] == "，" else None
        if (
            person is None
            or not self._people.opens_sentence(person.start)
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
        known = None if post.body or post.qualifier else self._shortened(person, post)
        before = self._people.last(person.start)
        body, place = in_front_of_name(self._text, person.start, before.end if before else 0, post.head.head)
        self._put(
            PostAttribution(
                person=person,
                post=post,
                title=known.title if known else post.title,
                body=known.body if known else post.body or body,
                place=known.place if known else post.place or place,
                qualifier=post.qualifier,
                rule=rule,
            )
        )

    def _link_collective_behind(self, group: Sequence[PostMention]) -> None:
        first = group[0]
        last = self._people.last(first.start)
        if last is None:
            return
        gap = self._text[last.end : first.start]
        if not gap and first.head.kind == "collective" and not first.body:
            return
        if not _TO_COLLECTIVE.match(gap) or (first.head.kind != "collective" and "等" not in gap):
            return
        for person in self._list_up_to(last):  # 甲、乙等市领导|及部门负责人
            self._add(person, group[:1], "collective")

    def _link_by_verb(self, group: Sequence[PostMention]) -> None:
        start, end = group[0].start, group[-1].end
        sentence = max(self._text.rfind(mark, 0, start) for mark in "。！？\n") + 1
        if (removed := self._removed_person(sentence, start)) is not None:
            self._add(removed, group, "removed", "免")
            return
        named = self._people.last(start, sentence)
        verb = verb_before(self._text, named.end if named else sentence, start)
        if verb is None:
            self._link_vita(group, sentence)
            self._link_enumerated(group, sentence)
            return
        if is_of_who_is_spoken_to(self._text, sentence, verb.start):
            return
        behind = self._people.next(end)
        owner = behind if behind and _OF_PERSON.match(self._rest(end, behind.start)) else None
        person = owner or self._subject(sentence, verb.start)
        if person and congratulates(self._text, person.end, verb.start):
            return
        if person is None or (verb.text.endswith("作为") and group[-1].head.head.endswith("代表")):
            return
        rule, qualifier = verb.rule, verb.qualifier
        if rule in ("holds", "appointed") and (
            is_before_that(self._text, sentence, person.start)
            or (person.end <= sentence and is_years_of_vita(self._text, sentence, verb.start))
        ):
            rule, qualifier = "held", "曾任"
        if rule == "holds":
            adjacent = _HONORIFIC.fullmatch(self._text[person.end : verb.start])
            if verb.needs_name and not adjacent:
                return
            if adjacent and decision_before(self._text, person.start) == "appointed":
                rule, qualifier = "appointed", qualifier or "任"
        owner_body = moved_to(self._text, sentence, verb.start)
        each = self._respectively(person, group, sentence)
        if each:
            for member, post in zip(each, group, strict=True):
                self._add(member, (post,), rule, qualifier)
            return
        for member in self._sharers(person, group) if owner is None else self._lists[owner.start]:
            self._add(member, group, rule, qualifier, owner_body)

    def _removed_person(self, sentence: int, post_start: int) -> PersonMention | None:
        """甲 of 免去甲的乙职务, also where 免去 stands as a heading over a list; 甲 of 甲…免去其乙职务."""
        before = self._people.last(post_start, sentence)
        if (
            before is not None
            and links_removal(self._text[before.end : post_start])
            and decision_before(self._text, before.start) == "removed"
        ):
            return before
        if removes_its_subject(self._text, sentence, post_start):
            return self._subject(sentence, post_start)
        return None

    def _subject(self, sentence: int, verb_start: int) -> PersonMention | None:
        """Whom the verb is about: the last person before it in the sentence, else in the paragraph."""
        paragraph = self._text.rfind("\n", 0, sentence) + 1
        last = self._people.last(verb_start, sentence)
        if last and (stop := replaced_in(self._text, sentence, last.start, verb_start)):
            return self._people.last(stop, sentence)
        if last and self._text.startswith("被", last.start - 1):
            # 他被甲看中，出任…: of whom it is said, not by whom it was done.
            last = self._people.last(last.start, sentence)
        return last or self._people.last(sentence, paragraph) or self._of_the_vita(sentence)

    def _of_the_vita(self, sentence: int) -> PersonMention | None:
        """Whose curriculum vitae a sentence without a name is in: the person last named before, if it opens there."""
        person = self._people.last(sentence)
        return person if person and opens_vita(self._text, person.end) else None

    def _link_vita(self, group: Sequence[PostMention], sentence: int) -> None:
        """1990―1995年某某局科长: a line of years and posts in a curriculum vitae."""
        person = self._of_the_vita(sentence)
        rule = line_of_vita(self._text, sentence, group[0].start) if person else ""
        if person and rule:
            self._add(person, group, rule, "曾任" if rule == "held" else "")

    def _respectively(
        self, last: PersonMention, group: Sequence[PostMention], sentence: int
    ) -> tuple[PersonMention, ...]:
        """甲、乙分别任丙、丁: as many names as posts, each its own; empty when the text does not say so."""
        if not self._text[sentence : group[0].start].rstrip("任为当选担出").endswith("分别"):
            return ()
        chain = next((c for c in sorted(self._lists.values(), key=len, reverse=True) if last in c), (last,))
        chain = chain[: chain.index(last) + 1]
        return chain[-len(group) :] if len(chain) >= len(group) > 1 else ()

    def _sharers(self, last: PersonMention, group: Sequence[PostMention]) -> tuple[PersonMention, ...]:
        """Who of a list the posts are for: 甲、乙为副主任 both, 甲、乙任主任 only the last."""
        return self._list_up_to(last) if all(post.is_shared for post in group) else (last,)

    def _list_up_to(self, last: PersonMention) -> tuple[PersonMention, ...]:
        """The persons of the list that ends with `last`, each maybe with posts of its own in front."""
        return self._people.list_up_to(last, lambda end, start: bool(LIST_REST.match(self._rest(end, start))))

    def _link_enumerated(self, group: Sequence[PostMention], sentence: int) -> None:
        """曾任 A，B，C: what follows a comma goes on with the enumeration."""
        start = group[0].start
        owner = self._people.last(start, sentence) or self._people.last(sentence)
        before = [
            a
            for a in self._links_of.get(owner.name if owner else "", ())
            if sentence <= a.post.start and a.post.end <= start
        ]
        last = max(before, key=lambda a: a.post.end, default=None)
        if (
            last is not None
            and last.rule in ("held", "appointed", "holds")
            and _COMMA.match(self._text[last.post.end : start])
        ):
            self._add(last.person, group, last.rule, last.qualifier)
