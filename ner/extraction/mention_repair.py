"""Corrects a tagger's mentions where the words around them show that they begin or end wrongly."""

from collections.abc import Iterable, Sequence
from functools import cache
from re import Pattern, compile

from ner.extraction.organizations import kind_of
from ner.lexicon.divisions import PlaceMatch, find_places
from ner.lexicon.person_names import has_particle, is_foreign
from ner.lexicon.word_lists import any_of, predicates, words
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention, keep_first_longest

_KEPT_WHOLE = compile(
    r"和平|和[县田静顺龙]|对外|对口|向阳|原州|原阳|原平|从化|建设银行|建设局|建设厅|建设委|建设部|建设集团|投资集团|联合国|联合会|"
    r"为民|自由|在线|组织部|组织委"
)


_NAME_GOES_ON = compile(
    r"新?材料|家纺|集团|公司|科技|股份|化工|药业|实业|电器|重工|地产|服饰|纺织|机械|环保|平台|大道|大桥|广场|小区|社区|公园|高速|铁路|水库|"
    r"(?:路|街|村|镇|乡|桥|河|湖)(?=[，。、；的]|[\u4e00-\u9fff]?(?:号|段|口|站))"
)


_CLAUSE_MARK = compile(r"[，。；：！？]")
# What a place's name goes on with: 苏州|路西延.
_NAMES_WAYS = frozenset("路江河湖山桥")


@cache
def _leading_pattern() -> Pattern[str]:
    return compile(any_of(words("before_organization")))


@cache
def _whole_verbs() -> frozenset[str]:
    return frozenset(p.verb for p in predicates())


@cache
def _verbs() -> Pattern[str]:
    return compile(any_of(p.verb for p in predicates() if len(p.verb) > 1))


def _after_inner_verb(verb_spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """Where the name begins that a verb inside the stretch leads to: 视察组莅临|某某集团."""
    return max((finish for begin, finish in verb_spans if start < begin and end - finish >= 4), default=start)


def _is_phrase(name: str) -> bool:
    return not is_foreign(name) and (has_particle(name) or name in _whole_verbs())


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows makes the stretch the beginning of a firm's or a place's name: 罗某|家纺."""
    return bool(_NAME_GOES_ON.match(text, end))


def _cuts_a_place(places: Sequence[PlaceMatch], start: int, end: int) -> bool:
    """Whether the stretch ends in the middle of a division's name: 邵阳隆|回."""
    return any(start < place.start < end < place.end for place in places)


def _straddles(text: str, start: int, end: int) -> bool:
    """Whether the stretch breaks off in the middle of a firm's ending: 某某钢|铁."""
    return text[end - 1 : end + 1] in words("firm_ending") and kind_of(text[start : end + 1]) == "company"


def correct(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, corrected, sorted, without overlaps.

    A mention that begins inside a verb (看|望某某医院) begins after it; verbs and particles at the
    front of an organisation go; a person who ends as firms do (某某钢铁) is an organisation; 来 and 赴
    before a place are no part of the name in front (雷某来|某县). A name of the roster stays as it is.
    """
    verb_spans = [(m.start(), m.end()) for m in _verbs().finditer(text)]
    mentions = tuple(mentions)
    places = find_places(text)
    starts = {m.start for m in mentions if m.label is not Label.PERSON} | {p.start for p in places}
    ends = {m.end for m in mentions if m.label is Label.PLACE}
    corrected = []
    for mention in mentions:
        if mention.tagger == KNOWN_PEOPLE:
            corrected.append(mention)
            continue
        start = mention.start
        for begin, finish in verb_spans:
            if begin < start < finish < mention.end:
                start = finish
        end, label = mention.end, mention.label
        if label is Label.PERSON and end - start >= 3 and text[end - 1] in "来到赴至往":
            in_verb = any(begin == end - 1 and finish > end for begin, finish in verb_spans)
            end -= in_verb or end in starts
        if label is Label.PERSON and _straddles(text, start, end):
            label, end = Label.ORGANIZATION, end + 1
        if label is Label.ORGANIZATION and (mark := _CLAUSE_MARK.search(text, start, end)):
            end = mark.start()
        if label is Label.ORGANIZATION:
            start = _after_inner_verb(verb_spans, start, end)
            while start < end and not (text[start].isalnum() or text[start] == "“"):
                start += 1
            while (lead := _leading_pattern().match(text, start, end)) and not _KEPT_WHOLE.match(text, start):
                if end - lead.end() < 2:
                    break
                start = lead.end()
        name = text[start:end]
        if label is Label.PERSON and len(name) > 3 and kind_of(name) == "company":
            label = Label.ORGANIZATION
        if label is Label.PERSON and (
            (start in ends and name[:1] in _NAMES_WAYS)
            or _is_phrase(name)
            or _goes_on(text, end)
            or _cuts_a_place(places, start, end)
        ):
            continue
        if name.strip():
            corrected.append(Mention(start, end, label, name, mention.tagger))
    return keep_first_longest(corrected)
