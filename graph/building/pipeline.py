"""Composes the steps of a build: files are cut, pages read, names resolved, tables and network published."""

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import duckdb
import msgspec
import pandas as pd

from graph.building.article_json import objects
from graph.building.corrected_pages import decided, forget_corrected_pages, start_with, without_effect
from graph.building.executors import executor_for
from graph.building.known_people import contradicted_people
from graph.building.last_state import keep_state
from graph.building.lock import kept_for_one_build
from graph.building.options import BuildOptions
from graph.building.progress import Progress, no_progress
from graph.building.publishing import publish
from graph.building.sources import odd_pages
from graph.building.stages import Outcome, cut_inputs, keep_observations, read_changed_pages
from graph.building.tables import update_tables
from graph.building.versions import current_versions
from graph.building.work import hashed
from graph.network.filters import Filters
from graph.resolution.carried_judgements import Place, carry_over, published_places
from graph.resolution.corrections import Decision
from graph.resolution.judgements import Judgement, append_judgements
from graph.store.database import frame_of
from graph.store.state import SPILLED, State, out_of_memory, remove_corpus, spill_folder
from graph.tables.frames import COLUMNS
from graph.tables.observations import observations_in
from ner.errors import CorpusError, GuantuError, InputError, first_line, reason_of
from ner.sources.input_files import readable_path
from ner.sources.inputs import CORPUS_NAME


def build(
    inputs: Sequence[Path],
    options: BuildOptions,
    out: Path,
    filters: Filters,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> Outcome:
    """Bring the corpus in the folder `out` up to date and write its files anew.

    Judgements on ids that are no more are carried over to new ones, in rows appended to judgements.csv.
    When inputs cannot be read and no article is found, an `out` without a corpus is left as it was.

    Raises:
        BusyError: another build is at work on `out`.
        CorpusError: `out` cannot be written, or another process holds the corpus.
        KeyboardInterrupt: also when the database was at work.
        ModelError: see `update`.
        ConfigError: see `update`, `publish` and `corrected_pages.decided`.
    """
    decisions = decided(out, options.corrections)
    corpus = out / CORPUS_NAME
    with kept_for_one_build(out), _told_in_one_line(corpus, options.memory):
        new, worth_keeping = not corpus.exists(), False
        # A file that cannot be opened is not ours, so that it is never removed.
        state = State(corpus, options.memory)
        try:
            with state:
                try:
                    _remove_spilled(corpus)
                    before = published_places(out, judgements) if judgements else {}
                    outcome = update(state, inputs, options, progress, judgements, before, decisions)
                    if outcome.carried:
                        append_judgements(out, outcome.carried)
                    if state.has_articles or not outcome.problems:
                        start_with(out, options.corrections)
                        outcome = replace(
                            outcome, notes=outcome.notes + publish(state, out, filters, options.texts)
                        )
                        worth_keeping = True
                finally:
                    worth_keeping = worth_keeping or _may_have_articles(state)
            return outcome
        finally:
            if new and not worth_keeping:
                remove_corpus(corpus)


def update(
    state: State,
    inputs: Sequence[Path],
    options: BuildOptions,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
    before: Mapping[str, Set[Place]] = MappingProxyType({}),
    decisions: Sequence[Decision] = (),
) -> Outcome:
    """Read what is new or changed in the inputs and bring all tables up to date.

    A file that cannot be read, a judgement on an unknown person and a correction that finds nothing is a
    problem in the result; everything else is done. `before` has the places where each person of the last build is named, by which
    judgements are carried over.

    Raises:
        ModelError: the tagger cannot be loaded.
        ConfigError: judgements contradict each other, or no Dask scheduler answers.
        CorpusError: worker processes are killed again and again.
    """
    versions = current_versions(options)
    with executor_for(options.workers, options.scheduler) as executor:
        outcome = cut_inputs(state, inputs, options, versions, executor, progress)
        forget_corrected_pages(state, decisions)
        corrections = [decision.correction for decision in decisions]
        failed = keep_observations(
            state, read_changed_pages(state, options, versions, executor, progress, corrections)
        )
    unknown, carried = _resolve(state, judgements, before, options.margin)
    notes = outcome.notes + executor.notes + odd_pages(state) + contradicted_people(state) + keep_state(state)
    if carried:
        notes += (f"judgements.csv: {len(carried)} carried over to new ids, in rows appended to it",)
    # A page that failed in an earlier build too is named once.
    known = set(map(str, outcome.problems))
    new = tuple(problem for problem in failed if str(problem) not in known)
    problems = outcome.problems + new + without_effect(state.connection, decisions) + unknown
    return Outcome(problems=problems, notes=notes, carried=carried)


def run(
    inputs: Sequence[Path],
    options: BuildOptions,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> tuple[dict[str, pd.DataFrame], tuple[GuantuError, ...]]:
    """Read the inputs in memory: all tables by name, and what could not be read. Raises what `update` raises."""
    with State() as state:
        outcome = update(state, inputs, options, progress, judgements)
        return {table: frame_of(state.connection, table) for table in COLUMNS}, outcome.problems


def tag(
    inputs: Sequence[Path], options: BuildOptions, progress: Progress = no_progress
) -> Iterator[dict[str, Any] | GuantuError]:
    """Problems, then one JSON-ready object for each article, with its mentions and attributions."""
    versions = current_versions(options)
    with State() as state, executor_for(options.workers, options.scheduler) as executor:
        yield from cut_inputs(state, inputs, options, versions, executor, progress).problems
        for result in read_changed_pages(state, options, versions, executor, progress):
            yield from (InputError(f"{source}: {reason}") for source, reason in result.failed)
            yield from objects(observations_in(result.columns))


def _may_have_articles(state: State) -> bool:
    """Whether the corpus has articles, or can no longer be asked: what made it so is raised already."""
    try:
        return state.has_articles
    except duckdb.Error:
        return True


def _remove_spilled(corpus: Path) -> None:
    """Remove what a killed build kept on the disk because memory was short; this one has spilled nothing yet."""
    folder = spill_folder(corpus)
    for path in folder.glob(SPILLED):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


@contextmanager
def _told_in_one_line(corpus: Path, memory: str) -> Iterator[None]:
    """Turns what the database or the disk raises into the errors that `build` names."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise CorpusError(f"{corpus}: {out_of_memory(error, memory)}") from error
    except duckdb.Error as error:
        raise CorpusError(f"{corpus}: {first_line(error)}") from error
    except OSError as error:
        place = readable_path(os.fsdecode(error.filename)) if error.filename else corpus.parent
        raise CorpusError(f"{place}: cannot be written: {reason_of(error)}") from error
    except RuntimeError as error:
        # DuckDB's word for a SIGINT that came while it was at work.
        if "Query interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise


def _resolve(
    state: State, judgements: Sequence[Judgement], before: Mapping[str, Set[Place]], margin: int
) -> tuple[tuple[GuantuError, ...], tuple[Judgement, ...]]:
    """Resolve persons, organizations and events, unless the tables are up to date.

    Returns the judgements on nobody, and those carried over to new ids.
    """
    judged = hashed(msgspec.json.encode((judgements, margin)))
    if state.meta("revision") and state.meta("judgements") == judged:
        return (), ()
    unknown = update_tables(state, judgements, margin)
    found = carry_over(unknown, judgements, before, state)
    if found.rows:
        update_tables(state, (*judgements, *found.rows), margin)
    with state.transaction():
        state.remember("judgements", judged)
        state.remember("revision", uuid4().hex)
    return found.problems, found.rows
