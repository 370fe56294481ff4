"""Repairs a tagger's mentions where the words around them show that they begin or end wrongly."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern, compile

from ner.extraction.body_names import body_of
from ner.extraction.organization_kinds import kind_of
from ner.lexicon.divisions import PlaceMatch, find_division, find_places
from ner.lexicon.person_names import (
    SHORTEST_NAME,
    has_particle,
    is_foreign,
    is_plausible,
    is_strong_surname,
    may_stand_alone,
)
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import any_of, states, verbs, words
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention, keep_first_longest

SHORTEST_BEHIND_VERB = 4
"""Characters that must be left of an organization's name behind a verb inside it: 视察组莅临|某某集团."""
SHORTEST_BEHIND_FRONT = 2
"""Characters that must be left of it behind a verb or particle at its front: 由|某厂."""
LONGEST_USUAL_NAME = 3
"""Characters of a person's name; a longer one that ends as firms do (某某钢铁) is a firm's."""

_CLAUSE_MARK = compile(r"[，。；：！？]")
# A post in Latin letters behind a firm's name; what comes next is who holds it.
_LATIN_POST = compile(r"(?<=[司团行厂业])C[A-Z]O(?![A-Za-z])")
# 某某药业|生产车间
_SITE_OF_FIRM = compile(r"(?P<firm>.{3,20}?)的?(?:生产)?(?:车间|生产线|生产基地|厂区|厂房|展厅)")
_DECIDED = compile(r"(?:任命|免去)$")
# 12日 |市慈善总会, 同日 |中国侨联
_DATE_IN_FRONT = compile(r"(?:同[日月]|是[日月]|\d{0,2}[日月]|[电讯])[ 　]+")
# 雷某来|我区
_OUR_PLACE = compile(r"[我本贵](?:[省市区县旗州盟镇乡村校院司厂局]|公司|集团)")
_ARRIVALS = frozenset("来到赴至往")
# Particles that the first of two given names is now and then: 林而某.
_RARELY_GIVEN = frozenset("是而每那且")
_LISTS_ON = frozenset("、等，。；和与及以")
# 马罗|总统; not the 总统府 of a place.
_LEADS_A_STATE = compile(r"(?:总统|总理|首相)(?!府|制|候选|选举|大选|竞选|办公|套房)")
# 在京|同某某银行行长会谈
_IN_THE_CAPITAL = compile("京(?:[同与和]|会见)")
# 组织|人事办公室
_PERSONNEL = "组织"
_ADDRESSED = compile("副?(?:主任|局长|部长|书记|处长|科长|所长|院长|校长|行长|总经理)")
# What a place's name goes on with: 苏州|路西延.
_NAMES_WAYS = frozenset("路江河湖山桥")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What stands around the mentions of a text: `names` are where organizations and places begin."""

    verbs: Sequence[tuple[int, int]]
    places: Sequence[PlaceMatch]
    names: frozenset[int]
    place_ends: frozenset[int]

    def verb_across(self, position: int) -> tuple[int, int] | None:
        """Where the verb begins and ends inside which a position lies; verbs do not overlap."""
        number = bisect_left(self.verbs, (position,)) - 1
        return self.verbs[number] if number >= 0 and position < self.verbs[number][1] else None


@cache
def _front_pattern() -> Pattern[str]:
    return compile(any_of(words("before_organization")))


@cache
def _verb_pattern() -> Pattern[str]:
    return compile(any_of(verb for verb in verbs() if len(verb) > 1))


def correct(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, repaired, sorted, without overlaps.

    A mention that begins inside a verb (看|望某某医院) begins after it; verbs and particles at the
    front of an organization go, and so does the workshop of a firm behind it; a person who ends as
    firms do (某某钢铁) is an organization; 来 and 赴 before a place are no part of the name in front
    (雷某来|某县); a person's mention goes when `reason_to_drop` it. A name that the researcher knows
    stays as it is.
    """
    mentions = tuple(mentions)
    places = find_places(text)
    around = _Surroundings(
        verbs=[match.span() for match in _verb_pattern().finditer(text)],
        places=places,
        names=frozenset(
            [m.start for m in mentions if m.label is not Label.PERSON] + [p.start for p in places]
        ),
        place_ends=frozenset(m.end for m in mentions if m.label is Label.PLACE),
    )
    repaired = (m if m.tagger == KNOWN_PEOPLE else _repaired(text, m, around) for m in mentions)
    return keep_first_longest(mention for mention in repaired if mention is not None)


def _repaired(text: str, mention: Mention, around: _Surroundings) -> Mention | None:
    start, end, label = mention.start, mention.end, mention.label
    if label is Label.PLACE and _leads_a_state(text, start, end):
        label = Label.PERSON
    if label is Label.ORGANIZATION and _ADDRESSED.match(text, end) and _ends_in_surname(mention.text):
        end -= 1
    verb = around.verb_across(start)
    if verb and verb[1] < end:
        start = verb[1]
    if label is Label.PERSON:
        end -= _arrives(text, start, end, around)
        end = _before_crossing(text, start, end, around)
        if _breaks_off(text, start, end):
            label, end = Label.ORGANIZATION, end + 1
    if label is Label.ORGANIZATION:
        if mark := _CLAUSE_MARK.search(text, start, end) or _LATIN_POST.search(text, start, end):
            end = mark.start()
        start = _organization_start(text, start, end, around)
        if (site := _SITE_OF_FIRM.fullmatch(text, start, end)) and kind_of(site["firm"]) == "company":
            end = site.end("firm")
        if text.startswith("人事", start) and text.endswith(_PERSONNEL, 0, start):
            start -= len(_PERSONNEL)
    name = text[start:end]
    if label is Label.PERSON and len(name) > LONGEST_USUAL_NAME and kind_of(name) == "company":
        label = Label.ORGANIZATION
    if not name.strip() or (label is Label.PERSON and reason_to_drop(text, start, end, around)):
        return None
    return Mention(start, end, label, name, mention.tagger)


def _leads_a_state(text: str, start: int, end: int) -> bool:
    """Whether a tagged place in front of 总统 is its holder's name, no state: 马罗|总统, not 阿曼|总统, 某国|总统尔某."""
    name, post = text[start:end], _LEADS_A_STATE.match(text, end)
    if post is None or words("transliteration").issuperset(text[post.end() : post.end() + SHORTEST_NAME]):
        return False
    return (
        len(name) >= SHORTEST_NAME
        and not name.endswith("斯坦")
        and name not in states()
        and find_division(name) is None
        and words("transliteration").issuperset(name)
    )


def _ends_in_surname(name: str) -> bool:
    """Whether a tagged body ends in the surname of who is addressed by a post in it: 县委办郎|主任."""
    return may_stand_alone(name[-1]) and body_of(name) is None and body_of(name[:-1]) is not None


def _arrives(text: str, start: int, end: int, around: _Surroundings) -> bool:
    """Whether the last character begins a verb or leads to a name behind: 雷某来|某县."""
    if end - start < 3 or text[end - 1] not in _ARRIVALS:
        return False
    verb = around.verb_across(end)
    return (
        end in around.names
        or (verb is not None and verb[0] == end - 1)
        or _OUR_PLACE.match(text, end) is not None
    )


def _before_crossing(text: str, start: int, end: int, around: _Surroundings) -> int:
    """The end of a name before a verb that its last character begins (孙某|汇报), or the place of a post that it loses.

    免去孙某某|江城区副区长: elsewhere a stretch that ends inside a place's name is no person.
    """
    verb = around.verb_across(end)
    crossing = [verb] if verb else []
    if _DECIDED.search(text, max(0, start - 2), start):
        crossing += [(place.start, place.end) for place in around.places]
    begins = [begin for begin, finish in crossing if start + 2 <= begin < end < finish]
    name = text[start : min(begins, default=end)]
    return start + len(name) if is_plausible(name) else end


def _breaks_off(text: str, start: int, end: int) -> bool:
    """Whether the stretch breaks off in the middle of a firm's ending: 某某钢|铁."""
    return text[end - 1 : end + 1] in words("firm_ending") and kind_of(text[start : end + 1]) == "company"


def _organization_start(text: str, start: int, end: int, around: _Surroundings) -> int:
    """Where an organization's name begins behind the verbs, particles and marks in the stretch."""
    if text.endswith("在", 0, start) and (capital := _IN_THE_CAPITAL.match(text, start)):
        start = capital.end()
    inside = around.verbs[bisect_left(around.verbs, (start + 1,)) : bisect_left(around.verbs, (end,))]
    inner = (finish for begin, finish in inside if end - finish >= SHORTEST_BEHIND_VERB)
    start = max(inner, default=start)
    if date := _DATE_IN_FRONT.match(text, start, end):
        start = date.end()
    while start < end and not (text[start].isalnum() or text[start] == "“"):
        start += 1
    while (front := _front_pattern().match(text, start, end)) and not rule_table("whole_front").pattern.match(
        text, start
    ):
        if end - front.end() < SHORTEST_BEHIND_FRONT:
            break
        start = front.end()
    return start


def _is_listed_whole(text: str, start: int, end: int) -> bool:
    """Whether a name with a particle in its middle stands between others: 刘某、李是某、张某."""
    name = text[start:end]
    return (
        len(name) == LONGEST_USUAL_NAME
        and is_strong_surname(name[0])
        and name[1] in _RARELY_GIVEN
        and not has_particle(name[0] + name[2])
        and text[start - 1 : start] == "、"
        and text[end : end + 1] in _LISTS_ON
    )


def reason_to_drop(text: str, start: int, end: int, around: _Surroundings) -> str:
    """The name of the rule by which a tagged person is none; blank when it is one.

    `street`: a place stands before it whose street it names; `phrase`: it holds a particle or is a
    verb; `cut_place`: it ends inside a place's name (邵阳隆|回); else a rule of part_of_a_name.tsv.
    """
    name = text[start:end]
    if start in around.place_ends and name[:1] in _NAMES_WAYS:
        return "street"
    if not is_foreign(name) and (
        name in verbs() or (has_particle(name) and not _is_listed_whole(text, start, end))
    ):
        return "phrase"
    if any(start < place.start < end < place.end for place in around.places):
        return "cut_place"
    longer = rule_table("part_of_a_name").first(f"⟨{name}⟩{text[end:]}")
    return longer.name if longer else ""
