"""Reads who does what in an article's sentences: who is there, who speaks, who only sent word.

A sentence is a row of persons, verbs and clause breaks. Persons gather as subjects until a verb
comes; the verb is theirs, and so are the verbs after it until new persons begin a clause. What
follows a verb of speech is its content: nobody is present by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern, compile, escape

from ner.lexicons import Predicate, predicates
from ner.people import PersonMention
from ner.spans import Span

_QUOTED = compile(r"“[^”\n]*”|《[^》\n]*》|「[^」\n]*」")
_BREAK = compile(r"[，；：,;:]")
_NOT_REAL = compile(
    r"(?:将|拟|计划|准备|需要|必须|应当|应该|没有|未能|未|不|曾|曾经|为了|要|可|能|欢迎|希望|邀请|请|继续|进一步|积极|切实|全面|定期|组织)$"
)
_AT_EVENT = compile(r"(?:会|仪式|活动|论坛|典礼|现场|座谈|讲话|致辞|大会|会议|发布会|交流|调研|考察|检查)(?:上|中|时|期间)|会上|现场|会后|听取.{0,12}后")
_SENT_WORD = compile(r"(?:代表|根据|按照|贯彻|落实|学习|传达|转达|转交|遵照|围绕|关于|缅怀|纪念|追忆|致|给)$")
# Verbs of speech that take an object; only right before a comma or colon does the content follow.
_TELLING = frozenset(("介绍", "提出", "谈到", "提到", "回应", "分析", "解释", "回忆", "评价"))
_DOCTRINE = compile(
    r"^(?:总书记|主席|同志|总理|书记)?(?:关于|系列|新时代|思想|理论|精神|重要|在[^，。；]{2,40}(?:讲话|致辞|精神|论述|指示|批示|要求)|"
    r"给[^，。；]{2,20}(?:回信|重要)|(?:的)?重要(?:讲话|指示|批示|论述|嘱托)|(?:的)?(?:讲话|指示|批示|论述|嘱托|要求){1,2}精神|为核心|对[^，。；]{1,20}(?:指示|批示|嘱托|希望|要求|关怀|精神))"
)
_WITH_OF = compile(r"的$")
# A verb before one of these is part of a noun: 考察团, 签约仪式, 讲话精神.
_IN_NOUN = compile(
    r"组(?!织)|团(?!结)|会(?![议见谈上])|仪式|典礼|金(?!额)|精神|人(?!员|大|民|防|群|才|社)|员|队(?!伍)|信|函|稿|材料|制度|表(?!示|彰|演|明)|室|证|系统|协议|"
    r"号|法|率|任务|纪律|方案|报告|提纲|点(?!亮|火|赞|评)|站|日|周|月|期间|力度|范围|重点|情况(?:的)?汇报|备忘录|合同|书|机制|平台"
)
_AFTER_SUBJECT = compile(r"(?:^|[，。；：、\s]|[也还则就等都并又已先后分别一同]|同志|先生|女士|一行|长|书记|主任|主席)$")
_NO_SPEAKER = compile(r"按照|根据|依照|落实|遵照|符合|达到|响应|围绕|有关|的$|满足")


@dataclass(frozen=True, slots=True)
class Action:
    """A person does (or undergoes) something: `group` and `role` as in predicates.tsv."""

    person: PersonMention
    sentence: int
    predicate: Predicate
    start: int
    group: str
    role: str


@cache
def _predicate_pattern() -> Pattern[str]:
    return compile("|".join(escape(p.verb) for p in predicates()))


@cache
def _by_verb() -> dict[str, Predicate]:
    return {p.verb: p for p in predicates()}


def is_doctrine(text: str, person: PersonMention) -> bool:
    """Whether the name stands in the name of a doctrine, speech or document, not for the person.

    >>> from ner.people import PersonMention
    >>> is_doctrine("学习甲乙总书记重要讲话精神", PersonMention(2, 4, "甲乙", "甲乙", "test"))
    True
    """
    if _DOCTRINE.match(text[person.end : person.end + 60]):
        return True
    before = text[max(0, person.start - 60) : person.start]
    return before.rfind("《") > before.rfind("》")


def read_actions(text: str, sentences: Sequence[Span], people: Iterable[PersonMention]) -> tuple[Action, ...]:
    """What each person does, in text order.

    Args:
        text: the article's text.
        sentences: the sentences to read (headline and byline left out), in order.
        people: the persons who may act: no reporters, no names of doctrines.
    """
    people = sorted(people)
    actions: list[Action] = []
    for number, sentence in enumerate(sentences):
        here = [p for p in people if sentence.start <= p.start and p.end <= sentence.end]
        actions.extend(_read_sentence(text, sentence, number, here))
    return tuple(actions)


def _read_sentence(text: str, sentence: Span, number: int, people: Sequence[PersonMention]) -> list[Action]:
    actions: list[Action] = []
    subjects: list[PersonMention] = []
    objects_of: Predicate | None = None
    closed = quoting = listening = False
    waiting: list[PersonMention] = []
    for kind, start, end in _tokens(text, sentence, people):
        if kind == "break":
            if objects_of is not None and objects_of.group == "speech":
                quoting = objects_of.verb not in _TELLING or text[start - len(objects_of.verb) : start] == objects_of.verb
            objects_of, listening = None, False
            continue
        if kind == "person":
            person = next(p for p in people if p.start == start)
            if _SENT_WORD.search(text, max(sentence.start, start - 3), start):
                continue
            relative = bool(_WITH_OF.search(text, sentence.start, start)) or text[start - 1 : start] == "由"
            if objects_of is not None and not relative and not quoting:
                if objects_of.group in ("meet", "accompany", "presence"):
                    actions.append(Action(person, number, objects_of, start, objects_of.group, _object_role(objects_of)))
                    waiting = []
                    continue
                if objects_of.group in ("instruct", "speech"):
                    continue
            if closed:
                subjects, closed = [], False
            subjects.append(person)
            waiting.append(person)
            continue
        predicate = _by_verb()[text[start:end]]
        if quoting or (listening and predicate.role == "speaker"):
            continue
        listening = predicate.verb.startswith("听取")
        if _NOT_REAL.search(text, max(sentence.start, start - 3), start) and predicate.group != "instruct":
            continue
        if text[start:end] == "委托" and subjects:
            actions.extend(Action(p, number, predicate, start, "instruct", "") for p in waiting)
            subjects, waiting, closed = [], [], False
            continue
        group, role = predicate.group, predicate.role
        if group == "speech" and _AT_EVENT.search(text, sentence.start, start):
            group = "presence"
        if group == "accompany" and not closed:
            role = "companion"
        for person in subjects:
            actions.append(Action(person, number, predicate, start, group, role))
        closed, waiting = True, []
        objects_of = predicate
        if predicate.group == "speech" and not subjects and not _NO_SPEAKER.search(_clause_before(text, sentence, start)):
            quoting = True
    if waiting and waiting != subjects[: len(waiting)]:
        return actions
    last = next((a.predicate for a in reversed(actions) if a.group in ("meet", "accompany", "presence")), None)
    if waiting and last is not None and last.group in ("meet", "accompany"):
        actions.extend(Action(p, number, last, p.start, last.group, _object_role(last)) for p in waiting)
    return actions


def _object_role(predicate: Predicate) -> str:
    return "attendee" if predicate.group == "accompany" else predicate.role or "attendee"


def _clause_before(text: str, sentence: Span, position: int) -> str:
    breaks = [m.end() for m in _BREAK.finditer(text, sentence.start, position)]
    return text[breaks[-1] if breaks else sentence.start : position]


def _is_verb(text: str, sentence: Span, span: Span, names: Sequence[Span]) -> bool:
    if _IN_NOUN.match(text, span.end):
        return False
    if text[span.start - 1 : span.start] == "的" and not text.startswith("陪同", span.start):
        return False
    if len(span) > 1:
        return True
    before = text[sentence.start : span.start]
    return any(n.end == span.start for n in names) or bool(_AFTER_SUBJECT.search(before))


def _tokens(text: str, sentence: Span, people: Sequence[PersonMention]) -> list[tuple[str, int, int]]:
    quoted = [Span(m.start(), m.end()) for m in _QUOTED.finditer(text, sentence.start, sentence.end)]
    names = [p.span for p in people]
    tokens = [("person", p.start, p.end) for p in people]
    for match in _predicate_pattern().finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        free = not any(span.overlaps(other) for other in (*quoted, *names))
        if free and _is_verb(text, sentence, span, names):
            tokens.append(("verb", span.start, span.end))
    for match in _BREAK.finditer(text, sentence.start, sentence.end):
        if not any(q.start <= match.start() < q.end for q in quoted):
            tokens.append(("break", match.start(), match.end()))
    return sorted(tokens, key=lambda t: (t[1], t[2]))
