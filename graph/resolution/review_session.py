"""A session of review: the next question, what is written when it is answered, and the last step taken back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.resolution.corrections import (
    CORRECTIONS_FILE,
    Decision,
    append_corrections,
    in_force,
    problem_of,
    read_corrections,
)
from graph.resolution.curated_csv import replace_file
from graph.resolution.judgements import JUDGEMENTS_FILE, Judgement, append_judgements, read_judgements
from graph.resolution.review_queue import Question, undecided
from ner.correcting.corrections import Correction
from ner.errors import ConfigError, CorpusError, reason_of

VERDICTS = {"same": "POSITIVE", "different": "NEGATIVE", "unsure": "UNSURE"}
"""What each answer to a pair is in judgements.csv."""

PAIR_ANSWERS = tuple(VERDICTS)
FACT_ANSWERS = ("right", "wrong")


@dataclass(frozen=True, slots=True)
class _Step:
    """What a file held before and after an answer, and how many questions there were to skip before it."""

    path: Path
    before: bytes | None
    after: bytes
    skipped: tuple[Question, ...]


class Review:
    """Questions about the corpus in a folder, answered one by one; each answer is on the disk when the next one is asked.

    Attributes:
        decided: how many questions this session has decided, also those that follow from others.
    """

    def __init__(self, out: Path, questions: Iterable[Question], by: str = "") -> None:
        """Begin, or go on where earlier sessions stopped.

        Raises:
            ConfigError: a file of decisions is not valid.
        """
        self._out, self._by = out, by
        self._questions = tuple(questions)
        self._steps: list[_Step] = []
        self._skipped: tuple[Question, ...] = ()
        self.decided = 0
        self._read()
        self._at_first = len(self.open)

    def _read(self) -> None:
        self._judgements = read_judgements(self._out)
        self._decisions = read_corrections(self._out / CORRECTIONS_FILE)
        self._find_open()

    def _find_open(self) -> None:
        corrections = [decision.correction for decision in self._decisions]
        self.open = undecided(self._questions, self._judgements, corrections)

    @property
    def current(self) -> Question | None:
        """The question to ask; those that were skipped come last. None when all are answered."""
        return self.left[0] if self.open else None

    @property
    def left(self) -> list[Question]:
        """The open questions in the order in which they are asked."""
        later = {id(question): number for number, question in enumerate(self._skipped)}
        return sorted(self.open, key=lambda question: later.get(id(question), -1))

    def like(self, question: Question) -> list[Question]:
        """The open questions of its kind and group, itself among them; only itself when it has no group."""
        if not question.group:
            return [question]
        return [other for other in self.left if (other.kind, other.group) == (question.kind, question.group)]

    def skip(self) -> None:
        """Ask the current question later."""
        question = self.current
        if question is not None:
            self._skipped = (*(other for other in self._skipped if other is not question), question)

    def answer(self, questions: Sequence[Question], answer: str) -> int:
        """Write the answer to each of the questions, as one step; how many of them still were to be decided.

        Args:
            questions: open ones.
            answer: one of PAIR_ANSWERS or of FACT_ANSWERS, as the questions have sides.

        Raises:
            CorpusError: the file cannot be written.
        """
        if questions[0].is_pair:
            return self._judge(questions, VERDICTS[answer])
        if answer == "wrong":
            return self._correct(questions, [row for question in questions for row in question.drops])
        return self._correct(
            questions, [row for question in questions for row in question.set_to(*question.fields[0])]
        )

    def edit(self, question: Question, field: str, value: str) -> str:
        """Set a field of the rows of a question; what is wrong with the value, blank when it was written.

        Raises:
            CorpusError: the file cannot be written.
        """
        rows = question.set_to(field, value)
        if problem := next(filter(None, map(problem_of, rows)), ""):
            return problem
        self._correct([question], rows)
        return ""

    def undo(self) -> bool:
        """Take the last step of this session back; whether there was one.

        Raises:
            CorpusError: the file has been changed by somebody else since, or cannot be written.
        """
        if not self._steps:
            return False
        step = self._steps[-1]
        try:
            if step.path.read_bytes() != step.after:
                raise CorpusError(f"{step.path}: was changed meanwhile: nothing is undone")
            if step.before is None:
                step.path.unlink()
            else:
                replace_file(step.path, step.before)
        except OSError as error:
            raise CorpusError(f"{step.path}: cannot be written: {reason_of(error)}") from error
        self._steps.pop()
        self._skipped = step.skipped
        open_now = len(self.open)
        self._read()
        self.decided -= len(self.open) - open_now
        return True

    def _judge(self, questions: Sequence[Question], verdict: str) -> int:
        """Only what the answers before it leave open is judged, so that none contradicts another."""
        corrections = [decision.correction for decision in self._decisions]
        judgements: list[Judgement] = list(self._judgements)
        rows = []
        for question in questions:
            if undecided([question], judgements, corrections):
                rows.append(question.judgement(verdict, self._by, date.today().isoformat()))
                judgements.append(rows[-1])
        return self._write(self._out / JUDGEMENTS_FILE, lambda: append_judgements(self._out, rows))

    def _correct(self, questions: Sequence[Question], rows: Sequence[Correction]) -> int:
        path = self._out / CORRECTIONS_FILE
        today = date.today().isoformat()
        decisions = [
            Decision(correction=row, by=self._by, on=today, why="review", where=str(path)) for row in rows
        ]
        try:
            in_force([*self._decisions, *decisions])
        except ConfigError as error:
            raise CorpusError(str(error)) from error
        return self._write(path, lambda: append_corrections(path, decisions))

    def _write(self, path: Path, append: Callable[[], None]) -> int:
        before = path.read_bytes() if path.exists() else None
        append()
        self._steps.append(_Step(path, before, path.read_bytes(), self._skipped))
        open_before = len(self.open)
        self._read()
        self.decided += open_before - len(self.open)
        return open_before - len(self.open)
