"""Processor time of the stages of a build, each without the stages inside it."""

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from graph.building import tables
from graph.export import csv

TIES = "ties beyond duty"
TIME = "successions and changes"
COVERAGE = "coverage"
PRECEDENCE = "order of names"

TABLE_OF = {
    "apart": TIES,
    "company_access": TIES,
    "successions": TIME,
    "changes": TIME,
    "coverage": COVERAGE,
    "precedence": PRECEDENCE,
}
"""The stage that a table is of, whose writing counts there."""


class StageTimes:
    """Adds up the processor time that functions take, by stage.

    Attributes:
        seconds: by stage, in the order in which the stages ended first.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []

    def watch(
        self,
        stage: str | Callable[..., str],
        owner: object,
        name: str,
        instead: Callable[..., Any] | None = None,
    ) -> None:
        """Time what `owner` calls by `name`, or what it is to call instead.

        `stage` may be a function of the same arguments.
        """
        function = instead or getattr(owner, name)

        def timed(*arguments: Any, **options: Any) -> Any:
            now = stage if isinstance(stage, str) else stage(*arguments, **options)
            start = time.process_time()
            self._open.append(now)
            try:
                return function(*arguments, **options)
            finally:
                seconds = time.process_time() - start
                self.seconds[self._open.pop()] += seconds
                if self._open:
                    self.seconds[self._open[-1]] -= seconds

        setattr(owner, name, timed)

    def watch_tables(self) -> None:
        """Time what makes the tables of a whole corpus, and the network files."""
        self.watch("persons, events, pairs", tables, "find_duplicates")
        self.watch("persons, events, pairs", tables, "resolve")
        self.watch("persons, events, pairs", tables, "count_coappearances")
        self.watch(TIES, tables, "find_ties")
        self.watch(TIME, tables, "find_successions")
        self.watch(COVERAGE, tables, "find_coverage")
        self.watch(PRECEDENCE, tables, "find_precedence")
        self.watch(lambda _, table, *__, **___: TABLE_OF.get(table, "other tables"), csv, "_write")
