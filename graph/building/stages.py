"""The two stages of an update: files are cut into articles, and pages are tagged and read, each in transactions."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import tee
from pathlib import Path

import msgspec

from graph.building import changes, sources
from graph.building.changes import batches
from graph.building.executors import Executor
from graph.building.options import BuildOptions
from graph.building.planning import planned
from graph.building.progress import Progress
from graph.building.source_rows import source_of_file, source_of_input
from graph.building.versions import Versions, renew_versions
from graph.building.work import (
    CutResult,
    CutTask,
    Loaded,
    ReadResult,
    TaggerSpec,
    cut_files,
    read_pages,
    reason_without,
)
from graph.resolution.judgements import Judgement
from graph.store.state import State
from graph.tables.build_state import FileRow
from graph.tables.rows import SourceRow
from ner import load_tagger
from ner.correcting.corrections import Correction
from ner.errors import GuantuError, InputError
from ner.sources.inputs import find_inputs

FILES_AT_ONCE = 32
"""How many files, or parts of a table, go to a worker to be cut into articles."""

BATCHES_AT_ONCE = 4
"""How many results of workers are written in one transaction: what is lost when the build is killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What could not be read, what else the user should know, and the judgements carried over to new ids."""

    problems: tuple[GuantuError, ...]
    notes: tuple[str, ...]
    carried: tuple[Judgement, ...] = ()


def cut_inputs(
    state: State,
    inputs: Sequence[Path],
    options: BuildOptions,
    versions: Versions,
    executor: Executor,
    progress: Progress,
) -> Outcome:
    """Cut the files that are new or changed into articles, and keep these in place of what the files gave before."""
    notes = renew_versions(state, versions)
    found = find_inputs(inputs)
    known = changes.known_files(state)
    conflicts = changes.name_conflicts(found.found, known)
    files = [file for file in found.found if file not in conflicts]
    notes += changes.remove_old_files(state, files, known, prune=options.prune)
    unread = [source_of_input(input) for input in found.unread]
    unread += [
        source_of_file(file, reason_without(str(error), file.name), file.name)
        for file, error in conflicts.items()
    ]
    sources.begin(state, files, unread)
    settings, broken = changes.settings_of(files, options)
    problems: list[GuantuError] = [*found.problems, *conflicts.values(), *broken]
    tasks = changes.cut_tasks(settings, known, versions.rules, progress)
    for batch in batches(_cut(tasks, executor), BATCHES_AT_ONCE):
        with state.transaction():
            problems += _keep_cut(state, [pair for pairs in batch for pair in pairs], known)
    problems += sources.lost_pages(state)
    notes += changes.overruled_dates(state)
    progress("check", len(files), len(files))
    return Outcome(problems=tuple(problems), notes=notes)


def read_changed_pages(
    state: State,
    options: BuildOptions,
    versions: Versions,
    executor: Executor,
    progress: Progress,
    corrections: Sequence[Correction] = (),
) -> Iterator[ReadResult]:
    """What is observed on every page that is new or changed, batch by batch."""
    load = partial(load_tagger, trust=True) if options.trust_model else load_tagger
    spec = TaggerSpec(
        load=Loaded(options.tagger) if options.tagger else load,
        model=options.model,
        bfloat16=options.bfloat16,
        # The embedded model is small: a second thread of one process mostly waits for the first.
        threads=1 if options.model is None else executor.threads,
    )
    done = 0
    with planned(state, versions.rules, versions.model) as (total, tasks):
        for result in executor.map(partial(read_pages, spec=spec, corrections=corrections), tasks):
            progress("tag", done, total)
            done += len(result.columns["articles"]["article_id"])
            yield result
    progress("tag", total, total)


def keep_observations(state: State, results: Iterable[ReadResult]) -> list[InputError]:
    """Keep what is observed on pages in place of what was observed there before.

    Returns a problem for each page on which nothing is observed, because the rules failed.
    """
    problems: list[InputError] = []
    for batch in batches(results, BATCHES_AT_ONCE):
        pages = [page for result in batch for page in result.pages]
        with state.transaction():
            state.drop_observations([page.source for page in pages])
            state.add_observations([result.columns for result in batch])
            state.add_tagged(row for result in batch for row in result.tagged)
            state.add_rows("state.corrected", [row for result in batch for row in result.corrected])
            state.add_rows("state.pages", pages)
            failed = [pair for result in batch for pair in result.failed]
            problems += sources.note_failed(state, [page.source for page in pages], failed)
    return problems


def _cut(tasks: Iterable[CutTask], executor: Executor) -> Iterator[Iterable[tuple[CutTask, CutResult]]]:
    """The tasks with their results, a batch at a time."""
    pending, sent = tee(batches(tasks, FILES_AT_ONCE))
    for batch, results in zip(pending, executor.map(cut_files, sent), strict=True):
        yield zip(batch, results, strict=True)


def _keep_cut(
    state: State, cut: Iterable[tuple[CutTask, CutResult]], known: Container[str]
) -> list[InputError]:
    """Keep the articles of some tasks in place of those that their files gave before; what cannot be read goes."""
    readable: dict[str, list[tuple[CutTask, CutResult]]] = {}
    replaced: list[str] = []
    failed: dict[str, SourceRow] = {}
    problems: list[InputError] = []
    for task, result in cut:
        source = task.file.source
        if result.problem:
            problems.append(InputError(result.problem))
            failed[source] = source_of_file(task.file, reason_without(result.problem, task.file.name))
            readable.pop(source, None)
        else:
            readable.setdefault(source, []).append((task, result))
        if result.problem or (task.first_page == 0 and source in known):
            replaced.append(source)
    if replaced:
        state.drop_files(replaced)
    pairs = [pair for of_file in readable.values() for pair in of_file]
    rows = [row for _, result in pairs for row in result.sources]
    state.add_rows("state.sources", [*failed.values(), *rows])
    state.add_rows("state.cut_articles", [article for _, result in pairs for article in result.articles])
    blocks = [(task.file.source, block) for task, result in pairs for block in result.blocks]
    state.add_rows("observed.blocks", [block for _, block in blocks], file=[file for file, _ in blocks])
    state.add_rows(
        "state.files",
        [
            FileRow(
                source=task.file.source,
                path=task.file.place,
                input_hash=task.input_hash,
                settings=msgspec.json.encode(task.settings).decode(),
            )
            for task, result in pairs
            if task.last
        ],
    )
    return problems
