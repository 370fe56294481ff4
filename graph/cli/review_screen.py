"""The screens of `guantu review`: a question, its keys, and what is asked for one answer to many."""

from collections.abc import Iterable, Iterator, Sequence

from graph.cli.output import visible, width_of
from graph.cli.review_words import KEYS, Words
from graph.resolution.review_queue import Question, Side
from graph.resolution.review_session import FACT_ANSWERS, PAIR_ANSWERS

SHOWN_IN_BULK = 12
"""How many of the questions are named that one answer is to decide."""

AROUND = 60
"""Characters of a long sentence that are shown on each side of the name."""

LONGEST_GROUP = 24
"""Characters of the name of a group that are shown: a headline may be long."""

_INDENT = "    "
# What stands at no line's beginning.
_CLOSING = "，。；：！？、”’）》」』…)]"
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_CLEAR = "\x1b[2J\x1b[H"


class Screen:
    """Makes the text of screens."""

    def __init__(self, words: Words, *, columns: int, is_styled: bool) -> None:
        """`columns` is the width of the terminal; `is_styled`, whether it shows bold and can be cleared."""
        self._words, self._columns, self._is_styled = words, columns, is_styled

    def question(
        self, question: Question, like: Sequence[Question], left: int, decided: int, note: str
    ) -> str:
        """A question with its keys; `like` are those that one answer could decide, `note` is what happened last."""
        lines = [
            self._dim(" · ".join(self._head(question, left, decided))),
            self._bold(self._words(question.kind)),
        ]
        for letter, side in zip("AB", question.sides, strict=False):
            lines += [
                "",
                *self._side(side, letter if question.is_pair else "", letter == "A" and question.is_pair),
            ]
        if question.reasons:
            reasons = self._words("reasons", reasons=self._words.reasons(question.reasons))
            lines += ["", *self._wrapped(reasons, "")]
        lines += [
            "",
            *self._keys(question, like),
            *([self._bold(visible(note))] if note else []),
        ]
        return (_CLEAR if self._is_styled else "\n") + "\n".join(lines) + "\n"

    def bulk(self, questions: Sequence[Question]) -> str:
        """What one answer would decide."""
        first = questions[0]
        lines = [self._bold(visible(self._words("bulk_ask", n=len(questions), group=_cut(first.group))))]
        for question in questions[:SHOWN_IN_BULK]:
            lines += self._wrapped(" – ".join(side.name for side in question.sides), _INDENT)
        if len(questions) > SHOWN_IN_BULK:
            lines.append(_INDENT + self._words("more", n=len(questions) - SHOWN_IN_BULK))
        keys = [f"[{key}] {self._words(does)}" for key, does in KEYS.items() if does in answers_to(first)]
        return "\n" + "\n".join([*lines, *self._in_rows([*keys, self._words("any")])]) + "\n"

    def fields(self, question: Question) -> str:
        """Which field is to be set."""
        keys = (f"[{n}] {self._words.field(name)}" for n, (name, _) in enumerate(question.fields, 1))
        return "\n".join(self._in_rows([self._words("field_ask"), *keys, self._words("any")])) + "\n"

    def value(self, field: str, now: str, allowed: Sequence[str]) -> str:
        """What the field is to be."""
        known = self._words.value(now) or self._words("empty")
        lines = [self._words("value_ask", field=self._words.field(field), now=visible(known))]
        if allowed:
            lines.append(self._words("values", values=", ".join(allowed)))
        return "\n".join(lines)

    def _head(self, question: Question, left: int, decided: int) -> Iterator[str]:
        yield self._words("progress", left=left, decided=decided)
        if question.hangs:
            yield self._words("hangs", n=question.hangs)

    def _side(self, side: Side, letter: str, is_lead: bool) -> Iterator[str]:
        lead = f" ({self._words('leads')})" if is_lead else ""
        yield self._bold(f"{letter + '  ' if letter else ''}{visible(side.name)}") + self._dim(lead)
        for fact in side.facts:
            if cells := [self._words.value(cell) for cell in fact if cell]:
                yield from self._wrapped("  ".join(cells), _INDENT)
        for day, sentence in side.sentences:
            for line in self._wrapped(f"{day} “{_around(sentence, side.printed)}”".strip(), _INDENT):
                yield self._marked(line, side)
        if not side.sentences:
            yield _INDENT + self._dim(self._words("no_sentence"))

    def _keys(self, question: Question, like: Sequence[Question]) -> list[str]:
        names = {
            "bulk": self._words("bulk", n=len(like), group=_cut(question.group)),
            "edit": self._words("turn" if question.is_pair else "edit"),
        }
        return self._in_rows(
            f"[{self._words('space') if key == ' ' else key}] {names.get(what) or self._words(what)}"
            for key, what in KEYS.items()
            if what in keys_of(question) and (what != "bulk" or len(like) > 1)
        )

    def _marked(self, line: str, side: Side) -> str:
        """A line of a sentence with the name that is asked about in bold, where it is not broken."""
        name = visible(side.printed)
        return line.replace(name, self._bold(name)) if name else line

    def _in_rows(self, items: Iterable[str]) -> list[str]:
        """The items beside each other, in as many lines as they need."""
        rows: list[str] = []
        for item in map(visible, items):
            if rows and width_of(f"{rows[-1]}  {item}") < self._columns:
                rows[-1] += f"  {item}"
            else:
                rows.append(item)
        return rows

    def _wrapped(self, text: str, indent: str) -> list[str]:
        """The text in lines that fit, broken between any two characters, as Chinese is; Latin words stay whole."""
        lines, line = [], indent
        for word in _pieces(visible(text)):
            if width_of(line + word.rstrip()) > self._columns - 1 and line.strip():
                lines.append(line.rstrip())
                line, word = indent, word.lstrip()
            line += word
        return [*lines, line.rstrip()]

    def _bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._is_styled and text else text

    def _dim(self, text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if self._is_styled and text else text


def answers_to(question: Question) -> tuple[str, ...]:
    """The answers that a question can have."""
    return PAIR_ANSWERS if question.is_pair else FACT_ANSWERS


def keys_of(question: Question) -> tuple[str, ...]:
    """What keys do at a question."""
    return (*answers_to(question), "edit", "skip", "bulk", "undo", "quit")


def _around(sentence: str, name: str) -> str:
    """A sentence, cut down to what stands around a name in it, or to its beginning, when it is long."""
    at = max(0, sentence.find(name))
    start, end = max(0, at - AROUND), max(at + len(name), AROUND) + AROUND
    if len(sentence) <= 3 * AROUND:
        return sentence
    return ("…" if start else "") + sentence[start:end] + ("…" if end < len(sentence) else "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_GROUP else text[:LONGEST_GROUP] + "…"


def _pieces(text: str) -> Iterator[str]:
    """What is not broken: Latin letters and digits with the blank behind them, one character with the marks behind it."""
    piece = ""
    for char in text:
        is_one = char in _CLOSING or (char.isascii() and piece[-1:].isascii() and piece[-1:] != " ")
        if piece and not is_one:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece
