"""`guantu review`: a researcher is asked about what is uncertain, and the answers go into the files of decisions."""

import argparse
import os
import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from graph.cli.options import given_path
from graph.cli.output import DONE, log
from ner.errors import CorpusError

if TYPE_CHECKING:
    from graph.cli.keyboard import Keyboard
    from graph.cli.review_screen import Screen
    from graph.cli.review_words import Words
    from graph.resolution.review_queue import Question
    from graph.resolution.review_session import Review

HELP = "decide what is uncertain: who is one person, which posts, companies and events are right"
DESCRIPTION = (
    "Ask about what is uncertain in OUT, that first on which most hangs, a key an answer. Answers are appended to "
    "judgements.csv and corrections.csv in OUT, which the next `guantu build` obeys; q or Ctrl-C stops, and the "
    "next run goes on from there."
)
QUESTION_KINDS = ("person", "company", "organization", "post", "firm", "event")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `review`."""
    command.add_argument("out", metavar="OUT", type=given_path, help="folder that `guantu build` wrote")
    command.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the screens (default en)"
    )
    command.add_argument("--by", metavar="NAME", default="", help="who decides, for the files")
    kind = "only questions of this kind; repeatable"
    command.add_argument("--kind", action="append", choices=QUESTION_KINDS, help=kind)


def run(options: argparse.Namespace) -> int:
    """Ask until everything is answered or the user quits."""
    import graph
    from graph.cli.keyboard import Keyboard
    from graph.cli.review_screen import Screen
    from graph.cli.review_words import Words
    from graph.resolution.review_queue import questions_of
    from graph.resolution.review_session import Review

    kinds = options.kind or QUESTION_KINDS
    corpus = graph.load(options.out)
    questions = [question for question in questions_of(corpus.frames) if question.kind in kinds]
    review = Review(corpus.path.parent, questions, options.by)
    words = Words(options.lang)
    if review.current is None:
        log(words("nothing", out=options.out))
        return DONE
    is_styled = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and "NO_COLOR" not in os.environ
    screen = Screen(words, columns=get_terminal_size().columns, is_styled=is_styled)
    keyboard = Keyboard(sys.stdin)
    with keyboard.one_by_one():
        try:
            _Conversation(review, screen, words, keyboard).hold()
        finally:
            _say(words("end", decided=review.decided, left=len(review.open), out=options.out) + "\n")
    return DONE


class _Conversation:
    """Shows questions and does what the keys say."""

    def __init__(self, review: "Review", screen: "Screen", words: "Words", keyboard: "Keyboard") -> None:
        self._review, self._screen, self._words, self._keyboard = review, screen, words, keyboard
        self._note = ""
        self._is_turned = False

    def hold(self) -> None:
        """Ask until nothing is left, or until the key to quit or the end of the input."""
        while (question := self._review.current) is not None or self._goes_back():
            if question is None:
                continue
            shown = question.turned if self._is_turned else question
            like = self._review.like(question)
            review = self._review
            _say(self._screen.question(shown, like, len(review.open), review.decided, self._note))
            self._note = ""
            key = self._keyboard.key()
            if not key or self._does(key) == "quit":
                return
            try:
                self._act(key, shown, like)
            except CorpusError as error:
                self._note = str(error)
            if self._review.current is not question:
                self._is_turned = False

    def _goes_back(self) -> bool:
        """Nothing is left: whether the last answer is undone."""
        _say("\n" + "\n".join(filter(None, (self._note, self._words("done")))) + "\n")
        self._note = ""
        return self._does(self._keyboard.key()) == "undo" and self._review.undo()

    def _does(self, key: str) -> str:
        from graph.cli.review_words import KEYS

        return KEYS.get(key, "")

    def _act(self, key: str, question: "Question", like: Sequence["Question"]) -> None:
        from graph.cli.review_screen import answers_to

        what = self._does(key)
        if what in answers_to(question):
            self._answer([question], what)
        elif what == "edit" and question.is_pair:
            self._is_turned = not self._is_turned
        elif what == "edit":
            self._edit(question)
        elif what == "skip":
            self._review.skip()
        elif what == "undo":
            self._note = self._words("undone" if self._review.undo() else "nothing_to_undo")
        elif what == "bulk" and len(like) > 1:
            _say(self._screen.bulk(like))
            answer = self._does(self._keyboard.key())
            if answer in answers_to(question):
                self._answer(like, answer)
        else:
            self._note = self._words("no_key", key=key)

    def _answer(self, questions: Sequence["Question"], answer: str) -> None:
        many = self._review.answer(questions, answer)
        self._note = self._words("answered", n=many, answer=self._words(answer))

    def _edit(self, question: "Question") -> None:
        from ner.correcting.corrections import FIELDS

        number = "1"
        if len(question.fields) > 1:
            _say(self._screen.fields(question))
            number = self._keyboard.key()
        chosen = dict(zip("123456789", question.fields, strict=False)).get(number)
        if chosen is None:
            return
        field, now = chosen
        allowed = FIELDS[question.drops[0].table][field]
        _say(self._screen.value(field, now, allowed) + "\n")
        value = self._keyboard.line("> ")
        if not value:
            return
        problem = self._review.edit(question, field, value)
        self._note = (
            self._words("not_set", problem=problem) if problem else self._words("answered", n=1, answer=value)
        )


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
