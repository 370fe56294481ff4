"""Reads who does what in an article's sentences: who is there, who speaks, who only sent word.

A sentence is a row of persons, verbs and clause breaks. Persons gather as subjects until a verb
comes; the verb is theirs, and so are the verbs after it until new persons begin a clause. What
follows a verb of speech is its content: nobody is present by it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from re import compile

from ner.extraction.absences import is_of_no_day, is_still_to_come, stayed_away
from ner.extraction.actions import PRESENT, Action
from ner.extraction.addressed import (
    COME,
    goes_on,
    have_come,
    is_addressed,
    is_done_to_the_living,
    welcomes_guests,
)
from ner.extraction.nameless_subjects import is_of_others
from ner.extraction.notices import SAYS, is_notice, notice_before
from ner.extraction.people import PersonMention
from ner.extraction.pronouns import PRONOUN, meant_by
from ner.extraction.sentence_tokens import BREAK, asks, object_role, predicate_of, tokens
from ner.extraction.sentence_verbs import TEAM_FRONT, does_there
from ner.lexicon.rules import rule_table
from ner.lexicon.word_lists import Predicate, words
from ner.text.characters import HAN
from ner.text.sentences import LONGEST_SENTENCE
from ner.text.spans import Span, outside

TITLES_REACH = 40
"""Characters that the titles in front of a name may have, behind a semicolon at which a new statement begins."""

# Behind a verb of telling: what follows is quoted, not named (介绍说，).
_SAID = compile(r"说?(?:[，：。]|$)")
_GOES_ON = compile(r"，(?:以及|及|还有)(?![^，。；：]{0,30}(?:参加|出席|陪同|列席))")
# Verbs whose objects have only sent word, or are only told of.
_PASSES_ON = ("传达", "传达学习", "通报")
_HEARD_TOO = compile(r"，[^，。；：]{2,40}?所?作的")
_OPENS_LIST = compile(r"(?:有|包括|名单|为|领导|嘉宾|人员|成员|同志)$")
_DATED = compile(r"(?<!\d年)(?<!\d)\d{1,2}(?:日|月)(?!间|期间)")
_AT_EVENT = compile(
    r"(?:会|仪式|活动|论坛|典礼|现场|座谈|大会|会议|发布会|交流|调研|考察|检查|督导|督查|主持|陪同)(?:上|中|时|期间)|会上|现场|会后"
    r"|[与到参]会(?:的)?(?:专家|学者|代表|委员|嘉宾|领导|人员|企业家|客商|同志)"
    r"|(?:参观|考察|座谈|走访|视察|检查|察看|查看)(?:结束)?后，|(?:发言|交流|互动|致辞)环节|等(?:\d{1,3}[名位])?[与参]会"
)
# Behind 宣布: something begins or ends by that word; whoever announces anything else may be anywhere.
_DECLARES = compile(
    r"[^，。；：]{0,24}(?:开[幕始工业馆园赛机]|启动|成立|闭幕|揭晓|通车|投产|奠基|结束|决定|名单)"
)
_IN_SPEECH = compile(r"(?:讲话|致辞|报告)(?:上|中|时)")
# Behind whom somebody meets: the next person is who acts then (会见甲时乙表示).
_MEANWHILE = ("时", "后")
_BESIDES = compile(r"并(?:先后|分别|现场|当场)?$")
# Behind whom the subjects do something with: 与甲一起安排扑救.
_TOGETHER = compile(r"(?:等[^，。；]{0,8})?(?:一起|一同|一道|共同)")
_NO_SPEAKER = compile(r"按照|根据|依照|落实|遵照|符合|达到|响应|围绕|有关|的$|满足|达成")
_DEMAND = compile(r"(?:了)?(?:明确|具体|严格|工作|相关|有关)*(?:的)?要求")
# Who stands where in a photograph (右二：甲；左一：乙), and what is said of them.
_CAPTION = compile(
    r"\s*[（(]?(?:图[为中：:]?)?(?:前排|后排)?(?:[左右][一二三四五六七八起]|居?中)[一二三四五六七八]?[：:为]"
)
_SHOWN = Predicate("图", "presence", "attendee", "")
_TO_REPORTER = compile(r"记者|采访|据")
# What joins those whom the verb behind it describes to others: 甲与(来华)出席…的乙.
_JOINED_COMING = compile(rf"(?:[和与及、]|(?<![共一陪随会])同)(?:前来|专程|应邀|来[{HAN}]{{1,3}})?$")
_RELATIVE = compile(r"的[^的，。；和与及、]{0,20}$")
_LISTS_MEMBERS = "成员有"
_LISTS = compile(r"有|包括|是|为")
# 参加仪式的有：甲；乙；丙
_ENUMERATES = compile(r"[^，。；：]{0,16}的(?:[^，。；：]{0,8}(?:还?有|包括)[：:]?|(?:领导|嘉宾|人员)[：:])")


# Rules of presence_blocks.tsv behind which a person who is named next begins new subjects.
_DONE_WITH = frozenset(("absent", "absent_with", "denied", "asked", "invited", "planned", "was_to", "decree"))


def read_actions(
    text: str, sentences: Sequence[Span], people: Iterable[PersonMention], titles: Sequence[Span] = ()
) -> tuple[Action, ...]:
    """What each person does, in text order.

    Args:
        text: the article's text, folded (see ner.text.characters).
        sentences: the sentences to read (headline and byline left out), in order.
        people: the persons who may act: no reporters, no names of doctrines.
        titles: where titles stand; a verb inside one (督察专员) is none.
    """
    people, titles = sorted(people), sorted(titles)
    actions: list[Action] = []
    reader: _SentenceReader | None = None
    for number, sentence in enumerate(sentences):
        first = bisect_left(people, sentence.start, key=lambda p: p.start)
        here = people[first : bisect_left(people, sentence.end, key=lambda p: p.start)]
        if actions and (pronoun := PRONOUN.match(text, sentence.start, sentence.end)):
            here = [*meant_by(pronoun, text, actions), *here]
        if here and _CAPTION.match(text, sentence.start):
            actions.extend(Action(p, number, _SHOWN, p.start, _SHOWN.group, _SHOWN.role) for p in here)
        elif here and not is_of_no_day(text, sentence.start):
            begin = bisect_left(titles, sentence.start, key=lambda t: t.end)
            inside = titles[begin : bisect_left(titles, sentence.end, key=lambda t: t.start)]
            before, reader = reader, _SentenceReader(text, sentence, number, here, inside)
            reader.follows_notice = number > 0 and is_notice(text, sentences[number - 1], actions, number)
            if before is not None and before.is_continued_by(sentence):
                reader.go_on(before)
            actions.extend(reader.read())
    return tuple(actions)


@dataclass(slots=True)
class _SentenceReader:
    """Reads one sentence from left to right.

    Attributes:
        actions: what was read so far.
        subjects: the persons whose verbs come next.
        waiting: those of them who have no verb yet.
        verb_in_clause: the last verb of the clause; persons behind it are its objects.
        subjects_acted: whether the subjects have a verb, so that a new person begins new ones.
        quoting: whether what follows is said by somebody, and puts nobody anywhere.
        enumerating: whether a list of those present is open (参加仪式的有：甲；乙).
        listening: whether the subjects listen (听取), so that a verb of speech is not theirs.
        follows_notice: whether the sentence before only says that a meeting was held.
        addressed: to whom the clause does something, by a preposition (向甲介绍).
    """

    text: str
    sentence: Span
    number: int
    people: Sequence[PersonMention]
    titles: Sequence[Span]
    actions: list[Action] = field(default_factory=list)
    subjects: list[PersonMention] = field(default_factory=list)
    waiting: list[PersonMention] = field(default_factory=list)
    verb_in_clause: Predicate | None = None
    subjects_acted: bool = False
    quoting: bool = False
    enumerating: bool = False
    listening: bool = False
    addressed: list[PersonMention] = field(default_factory=list)
    follows_notice: bool = False

    def read(self) -> list[Action]:
        """The sentence's actions, in the order of its verbs."""
        for kind, start, end in tokens(self.text, self.sentence, self.people, self.titles):
            if kind == "break":
                self._break(start)
            elif kind == "person":
                for person in (p for p in self.people if p.start == start):
                    self._person(person)
            else:
                self._verb(predicate_of(kind), start, end)
        self._left_over()
        return self.actions

    def is_continued_by(self, sentence: Span) -> bool:
        """Whether a sentence is the rest of this one, which was cut at a comma for its length."""
        return (
            self.text[self.sentence.end - 1] in "、，；"
            and sentence.start == self.sentence.end
            and len(self.sentence) > LONGEST_SENTENCE // 2
        )

    def go_on(self, before: "_SentenceReader") -> None:
        """Read this part of a sentence as what follows the part `before` it."""
        self.subjects, self.waiting, self.subjects_acted = (
            before.subjects,
            before.waiting,
            before.subjects_acted,
        )
        self.verb_in_clause, self.quoting = before.verb_in_clause, before.quoting
        self.enumerating, self.listening = before.enumerating, before.listening

    def _act(self, person: PersonMention, predicate: Predicate, start: int, group: str, role: str) -> None:
        self.actions.append(Action(person, self.number, predicate, start, group, role))

    def _break(self, start: int) -> None:
        last = self.verb_in_clause
        if self.enumerating and last is not None:
            return
        quotes = self.quoting or (last is not None and last.group == "speech")
        if self.text[start] in ("；，" if quotes else "；") and self._begins_anew(start):
            self.quoting, self.listening, self.verb_in_clause = False, False, None
            return
        if last is not None and last.group == "speech":
            adjacent = self.text.endswith((last.verb, f"{last.verb}说"), 0, start)
            self.quoting = last.verb not in words("telling_verb") or adjacent
        if self.text[start] == "：" and _OPENS_LIST.search(self.text, self.sentence.start, start):
            return
        listening = last is not None and last.verb == "听取" and _HEARD_TOO.match(self.text, start)
        if last is not None and last.group in PRESENT and (listening or _GOES_ON.match(self.text, start)):
            return
        self.addressed = []
        self.verb_in_clause, self.listening = None, False

    def _begins_anew(self, mark: int) -> bool:
        """Whether behind a semicolon, or a comma in somebody's words, the text goes on with another's title and name."""
        following = next((p for p in self.people if p.start > mark), None)
        if following is None or following.start - mark > TITLES_REACH:
            return False
        front = outside(self.text, mark + 1, following.start, self.titles).strip("、，")
        opens = TEAM_FRONT.fullmatch(front) and not BREAK.search(self.text, mark + 1, following.start)
        acts = self.text[mark] == "；" or does_there(self.text, self._listed_from(following)[-1].end)
        return bool(opens) and acts

    def _person(self, person: PersonMention) -> None:
        start = person.start
        front = self._front(person)
        around = (
            self.text[self.sentence.start : front],
            f"⟦{self.text[front : person.end]}⟧",
            self.text[person.end : self.sentence.end],
        )
        if rule_table("name_blocks").first("".join(around)):
            return
        visits = self.verb_in_clause is not None and self.verb_in_clause.event == "visit" and self.subjects
        marks = ("由",) if visits else ("的", "由")
        begins = self.text[start - 1 : start] in marks and start > self.sentence.start
        begins = begins or self.text.endswith(_MEANWHILE, self.sentence.start, front)
        verb = self.verb_in_clause
        if verb is not None and not begins and not self.quoting:
            if verb.group in PRESENT and verb.verb not in _PASSES_ON:
                self._act(person, verb, start, verb.group, object_role(verb))
                self.waiting = []
            return
        if is_addressed(self.text, front - self.sentence.start, front, self.addressed):
            self.addressed.append(person)
            return
        if self.subjects_acted and self._goes_along(person, front):
            return
        if self.subjects_acted or self._at_no_one_time():
            self.subjects, self.subjects_acted = [], False
        self.subjects.append(person)
        self.waiting.append(person)

    def _front(self, person: PersonMention) -> int:
        """Where the titles begin that stand in front of a person."""
        front = person.start
        behind_names = {p.end for p in self.people}
        for title in reversed(self.titles):
            joined = title.end == front - 1 and self.text[title.end] in "、兼"
            if title.end == front or (joined and title.start not in behind_names):
                front = title.start
        return front

    def _listed_from(self, first: PersonMention) -> list[PersonMention]:
        """A person and those of the list that begins with him or her: 参加会议的甲、副市长乙."""
        listed = [first]
        for person in self.people[self.people.index(first) + 1 :]:
            if not goes_on(self.text, listed[-1].end, self._front(person)):
                break
            listed.append(person)
        return listed

    def _goes_along(self, person: PersonMention, front: int) -> bool:
        """Whether somebody does together with the subjects what follows: 甲赶赴现场，与乙一起安排扑救."""
        last = next((a for a in reversed(self.actions) if a.person in self.subjects), None)
        if (
            last is None
            or last.group not in PRESENT
            or self.text[front - 1 : front] not in ("与", "和", "同")
        ):
            return False
        if not _TOGETHER.match(self.text, person.end):
            return False
        self._act(person, last.predicate, last.start, last.group, object_role(last.predicate))
        return True

    def _verb(self, predicate: Predicate, start: int, end: int) -> None:
        if self.quoting or (self.listening and predicate.role == "speaker" and not self._and_also(start)):
            return
        self._end_list_at(start)
        clause = self._clause_before(start)
        begin = start - len(clause)
        owner, attends = self._described(start, end), predicate.verb in words("attending_verb")
        takes = self.subjects and (predicate.group == "meet" or predicate.event == "visit")
        if owner is not None and not takes:
            if attends and not stayed_away(clause):
                for person in self._listed_from(owner):
                    self._act(person, predicate, start, predicate.group, predicate.role)
            return
        lists = predicate.verb == _LISTS_MEMBERS
        named = lists or bool(self.waiting) or any(begin <= p.start < start for p in self.people)
        if is_of_others(clause, signing=predicate.role == "signatory", named=named):
            return
        block = self._block(predicate, start, end, clause)
        if block == "absent" and attends:
            self.actions = [a for a in self.actions if a.person not in self.subjects]
            self.waiting = []
        if block and block != "by_wire":
            if block in _DONE_WITH:
                self.subjects_acted, self.waiting = True, []
            return
        last = self.verb_in_clause
        if last is not None and "后" not in clause and (last.group == "instruct" or asks(last)):
            return
        if predicate.verb in words("sending_verb") and (self.subjects or predicate.verb != "委托"):
            self._send(predicate, start, clause)
            return
        wired = block or (predicate.role == "speaker" and self._attended_by_wire())
        group, role = ("instruct", "") if wired else self._meaning(predicate, start, end, clause)
        for person in self.subjects:
            self._act(person, predicate, start, group, role)
        self._do_to_addressed(predicate, start, group)
        self.listening = predicate.verb.startswith("听取")
        self.subjects_acted, self.waiting = True, []
        self.verb_in_clause = predicate
        self.enumerating = not self.subjects and (lists or bool(_ENUMERATES.match(self.text, end)))
        if predicate.group == "speech" and not self.subjects and not _NO_SPEAKER.search(clause):
            self.quoting = True

    def _send(self, predicate: Predicate, start: int, clause: str) -> None:
        """Who sends others is not there; 甲受乙委托 is said of 甲, whom 乙 sends."""
        by = clause.rfind("受")
        senders = [p for p in self.subjects if by < 0 or p.start > start - len(clause) + by]
        for person in senders:
            self._act(person, predicate, start, "instruct", "")
        self.subjects = [p for p in self.subjects if by >= 0 and p not in senders]
        self.waiting = [p for p in self.waiting if p in self.subjects]
        self.subjects_acted = False

    def _end_list_at(self, start: int) -> None:
        """The last of an open list is the subject of a verb right behind the name: 参加的有甲，乙|讲话."""
        last = [p for p in self.people if p.end == start] if self.enumerating else []
        if last:
            self.actions = [a for a in self.actions if a.person not in last]
            self.subjects, self.subjects_acted, self.enumerating, self.verb_in_clause = (
                last,
                False,
                False,
                None,
            )

    def _and_also(self, start: int) -> bool:
        """Whether a verb is what its subjects do besides listening: 听取汇报并讲话."""
        return _BESIDES.search(self.text, self.sentence.start, start) is not None

    def _do_to_addressed(self, predicate: Predicate, start: int, group: str) -> None:
        """Who is shown, given or told something is there; who is thanked only when the guests have come."""
        come = predicate.group == "speech" and have_come(self.text, self.addressed, start)
        for person in self.addressed:
            if come:
                self._act(person, predicate_of(COME), start, "presence", "attendee")
            elif group in PRESENT and is_done_to_the_living(predicate.verb):
                self._act(person, predicate, person.start, group, "attendee")

    def _attended_by_wire(self) -> bool:
        """Whether the subjects take part from elsewhere, by what the sentence said of them last."""
        last = self.actions[-1] if self.actions else None
        return (
            last is not None
            and last.person in self.subjects
            and last.predicate.group in PRESENT
            and last.group == "instruct"
        )

    def _meaning(self, predicate: Predicate, start: int, end: int, clause: str) -> tuple[str, str]:
        if predicate.verb == "宣布" and not _DECLARES.match(self.text, end):
            return "telling", "speaker"
        says = predicate.verb in SAYS and notice_before(self.text, self.sentence.start, start)
        if predicate.group == "speech" and (says or _AT_EVENT.search(self.text, self.sentence.start, start)):
            return "presence", "speaker"
        if predicate.verb == "提出" and _DEMAND.match(self.text, end):
            return "instruct", ""
        if predicate.group == "speech":
            presents = predicate.verb in words("telling_verb") and not _SAID.match(self.text, end)
            if self.follows_notice and predicate.verb in SAYS:
                return "telling", "speaker"
            if welcomes_guests(self.text, clause, end):
                return "presence", "speaker"
            if (presents and not _TO_REPORTER.search(clause)) or _IN_SPEECH.search(clause):
                return "telling", "speaker"
        if predicate.group == "accompany" and self.text.startswith("下", end):
            self._lead_the_accompanied(start, clause, predicate)
        if predicate.group == "accompany":
            return "accompany", predicate.role
        return predicate.group, predicate.role

    def _lead_the_accompanied(self, start: int, clause: str, predicate: Predicate) -> None:
        """In 甲在乙陪同下, 甲 is accompanied and no companion."""
        begin = start - len(clause)
        behind = [p.end for p in self.subjects if self.text.startswith("在", p.end)]
        at = behind[-1] if behind else self.text.rfind("在", begin, start)
        for person in [p for p in self.subjects if p.end <= at]:
            self._act(person, predicate, start, "accompany", "attendee")
            self.subjects.remove(person)

    def _left_over(self) -> None:
        """Persons at the end without a verb of their own are objects of the last meeting (会见甲，乙)."""
        if not self.waiting or (self.subjects_acted and self.waiting != self.subjects[: len(self.waiting)]):
            return
        last = next((a.predicate for a in reversed(self.actions) if a.group in PRESENT), None)
        if last is not None and last.group in ("meet", "accompany"):
            for person in self.waiting:
                self._act(person, last, person.start, last.group, object_role(last))

    def _clause_before(self, position: int) -> str:
        breaks = [m.end() for m in BREAK.finditer(self.text, self.sentence.start, position)]
        return self.text[breaks[-1] if breaks else self.sentence.start : position]

    def _at_no_one_time(self) -> bool:
        """Whether what the sentence says of the subjects is still to come, or done again and again."""
        return bool(self.subjects) and is_still_to_come(self.text, self.subjects[-1].end)

    def _block(self, predicate: Predicate, start: int, end: int, clause: str) -> str:
        """The rule of presence_blocks.tsv that keeps a verb from putting its subjects anywhere; blank without one."""
        if self._at_no_one_time():
            return "planned"
        begin, characters = start - len(clause), list(clause)
        for person in self.people:
            if begin <= person.start and person.end <= start:
                characters[person.start - begin : person.end - begin] = "◇" * len(person.span)
        marked = f"{''.join(characters)}⟦{self.text[start:end]}⟧{self.text[end : self.sentence.end]}"
        for rule in rule_table("presence_blocks"):
            if rule.pattern.search(marked) and not self._is_exempt(rule.name, predicate, start):
                return rule.name
        return ""

    def _is_exempt(self, rule: str, predicate: Predicate, start: int) -> bool:
        """Instructions are given also when others are to act; 4月13日曾赴某地 is an event of that day."""
        if rule == "by_wire":
            return predicate.group not in PRESENT or predicate.role == "chair"
        if predicate.group == "instruct":
            return rule not in ("history", "others_did")
        return rule == "recalled" and bool(_DATED.search(self.text, self.sentence.start, start))

    def _described(self, verb_start: int, verb_end: int) -> PersonMention | None:
        """Whom a verb describes that stands in front of a name: 参加会议的副区长甲, 会见来访的乙."""
        following = next((p for p in self.people if p.start >= verb_end), None)
        clause = verb_end - len(self._clause_before(verb_end))
        meets = self.verb_in_clause is not None and self.verb_in_clause.group == "meet"
        joined = bool(_JOINED_COMING.search(self.text, self.sentence.start, verb_start))
        if any(clause <= p.start < verb_end for p in self.people) and not (meets or joined):
            return None
        if following is None or BREAK.search(self.text, verb_end, following.start):
            return None
        between = _RELATIVE.search(self.text, verb_end, self._front(following))
        return following if between and not _LISTS.search(between.group()) else None
