"""The persons, verbs and clause breaks of a sentence, each with its place, in text order."""

from collections.abc import Sequence
from functools import cache
from re import Pattern, compile

from ner.extraction.people import PersonMention
from ner.extraction.sentence_verbs import is_verb
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import Predicate, any_of, predicates, words
from ner.text.spans import Span

BREAK = compile(r"[，；：]")
"""What ends a clause."""

FROM_REACH = 14
"""Characters in front of a name within which 从 begins a range of names: 从甲到乙."""

_QUOTED = compile(r"“[^”\n]*”|《[^》\n]*》")
# Behind a title that names a meeting: 主持召开县委常委|（扩大）会.
_OF_MEETING = compile(r"(?:（[^）]{1,4}）)?会")
# What the phrases of acting_phrases.tsv tell of those who do it, by the name of the row.
_PHRASES = {
    "makes_speech": "作报告",
    "talks": "进行交流",
    "waits_for": "迎候",
    "welcomes": "欢迎",
    "members": "成员有",
    "is_received": "受到",
    "lights": "点火",
    "signs_name": "签到",
    "meets_with": "举行会谈",
    "hears": "听取",
    "is_there": "到场",
    "sends_gifts": "送去",
    "takes_over": "接过",
    "tours": "巡查",
    "studies": "调研",
    "dines": "设宴欢迎",
    "hands_out": "发放",
    "makes_up": "成员有",
    "signals": "鸣枪",
    "enjoys": "观看",
    "arranges": "作安排",
}
# Those of them that say so only in their phrase, and are no verbs of predicates.tsv.
_ONLY_IN_PHRASES = (
    Predicate("进行交流", "presence", "attendee", ""),
    Predicate("欢迎", "meet", "host", ""),
    Predicate("成员有", "presence", "attendee", ""),
    Predicate("受到", "meet", "attendee", "visit"),
    Predicate("送去", "presence", "attendee", "visit"),
    Predicate("接过", "presence", "attendee", "ceremony"),
    Predicate("发放", "presence", "attendee", "activity"),
    Predicate("作安排", "telling", "speaker", ""),
)
# Behind a name: its person comes to somewhere (甲一行到某镇验收). The last group is the verb.
_COMES = compile(
    r"(?:同志|先生|女士)?(?:等(?:人|[^，。；：]{0,3}领导|同志|领导同志|专家|\d{1,3}人)?)?(?:一行(?:\d{1,3}人)?)?"
    r"([来到抵莅赴])(?![任会场位访达岗职期自源电信函历临了过]|底|年|此|处|时|目前|现在|今|\d)"
)


@cache
def _verb_pattern() -> Pattern[str]:
    return compile(any_of(p.verb for p in predicates()))


@cache
def _by_verb() -> dict[str, Predicate]:
    return {p.verb: p for p in (*_ONLY_IN_PHRASES, *predicates())}


def predicate_of(verb: str) -> Predicate:
    """What the verb of a token tells of those who do it."""
    return _by_verb()[verb]


def asks(predicate: Predicate) -> bool:
    """Whether what follows in the clause is only said or asked for: 要求孙某出席."""
    return predicate.group == "speech" and predicate.verb not in words("telling_verb")


def object_role(predicate: Predicate) -> str:
    """The role of those to whom the verb is done."""
    if predicate.group == "accompany" or predicate.role in ("speaker", "chair", ""):
        return "attendee"
    return predicate.role


def tokens(
    text: str, sentence: Span, people: Sequence[PersonMention], titles: Sequence[Span]
) -> list[tuple[str, int, int]]:
    """The tokens of a sentence with start and end: `person`, `break`, or a verb (see `predicate_of`).

    Args:
        text: the folded text.
        sentence: where the sentence stands.
        people: the persons in it.
        titles: the titles in it; a verb inside one is none, as is one inside quotation marks.
    """
    quoted = [Span(*m.span()) for m in _QUOTED.finditer(text, sentence.start, sentence.end)]
    closed = [*quoted, *(p.span for p in people), *(t for t in titles if not _OF_MEETING.match(text, t.end))]
    found = [("person", start, end) for start, end in {(p.start, p.end) for p in people}]
    phrases: list[Span] = []
    for match in rule_table("acting_phrases").pattern.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        printed = [quote for quote in quoted if span.contains(quote)]
        inside = [other for other in closed if not any(quote.contains(other) for quote in printed)]
        if match.lastgroup == "members":
            inside = [other for other in inside if other not in titles]
        if not any(span.overlaps(other) for other in inside):
            phrases.append(span)
            found.append((_PHRASES[str(match.lastgroup)], span.start, span.end))
    for match in _verb_pattern().finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in (*closed, *phrases)) and is_verb(
            text, sentence, span, people, titles
        ):
            found.append((match.group(), span.start, span.end))
    for match in BREAK.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(quote.contains(span) for quote in quoted):
            found.append(("break", span.start, span.end))
    found.extend(_comings(text, sentence, people, found))
    return sorted(found, key=lambda t: (t[1], t[2]))


def _comings(
    text: str, sentence: Span, people: Sequence[PersonMention], found: Sequence[tuple[str, int, int]]
) -> list[tuple[str, int, int]]:
    """The bare 来, 到 and 赴 behind names, in clauses without another verb behind the name."""
    comings = []
    for person in people:
        match = _COMES.match(text, person.end, sentence.end)
        behind = sorted(t[1:] + t[:1] for t in found if match and t[1] >= person.end)
        is_range = "从" in text[max(sentence.start, person.start - FROM_REACH) : person.start]
        if match and not is_range and (not behind or behind[0][2] in ("person", "break")):
            comings.append(("来到", match.start(1), match.end(1)))
    return comings
