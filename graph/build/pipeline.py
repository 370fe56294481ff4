"""Composes the steps of a build: what changed is read, tagged and kept; tables and network are made of all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import msgspec

from graph.build.article_json import objects
from graph.build.executors import Workers, workers
from graph.build.planning import plan, sheets
from graph.build.progress import Progress, no_progress
from graph.build.publishing import publish
from graph.build.work import Cut, Leaf, Read, Recipe, cut_leaves, hashed, read_sheets
from graph.network.filters import Filters
from graph.resolution.judgements import Judgement
from graph.resolution.resolve import settle
from graph.store.database import facts_in
from graph.store.state import MEMORY, State
from graph.tables.observations import rows_of
from graph.tables.rows import Facts
from ner import load_tagger
from ner.errors import ConfigError, CorpusError, GuantuError, InputError, reason_of
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import DEFAULTS, Settings, load_settings, nearest_config
from ner.sources.input_files import SEPARATOR, InputFile
from ner.sources.inputs import CORPUS_NAME, find_inputs
from ner.sources.pages import rows_in
from ner.tagging.fingerprints import model_fingerprint, rules_fingerprint

Item = TypeVar("Item")

FILES_AT_ONCE = 32
"""How many files go to a worker to be cut into articles; of a table, so many rows."""

BATCHES_AT_ONCE = 4
"""How many results are kept in one transaction: what a kill can lose."""

_READING = (
    "tables/rows", "resolution/observations", "resolution/identities", "resolution/organization_names", "build/work",
)  # fmt: skip
"""The rooms that decide, with the package `ner`, what is found on a page."""

_SETTLING = (
    "resolution/candidates", "resolution/judgements", "resolution/event_matching", "resolution/occupancies",
    "analysis/coappearances", "resolution/persons", "resolution/resolve",
)  # fmt: skip
"""The rooms that decide, with those, what whole tables are made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to read: each overrides what corpus.toml says; `model` None is the embedded one.

    `bfloat16` tags in half the precision, see `ner.load_tagger`. `workers` is a number of
    processes; `scheduler` the address of a Dask scheduler, or `local` for one on this machine.
    `prune` drops what earlier builds read and the inputs do not have any more. `memory` is how much
    DuckDB may hold.
    """

    published: str = ""
    jurisdiction: str = ""
    model: str | None = None
    bfloat16: bool = False
    workers: int = 1
    scheduler: str = ""
    prune: bool = False
    memory: str = MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What could not be read, and what else the user should know."""

    problems: tuple[GuantuError, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What was found, and what could not be read."""

    facts: Facts
    problems: tuple[GuantuError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A leaf of a file that changed; `reading` is a hash of all that decides what comes of the file.

    An `empty` one has nothing to be cut: it ends a table, or tells of a problem.
    """

    leaf: Leaf
    reading: str = ""
    empty: bool = False
    first: bool = True
    last: bool = True
    problem: str = ""


def build(
    inputs: Sequence[Path],
    options: BuildOptions,
    out: Path,
    filters: Filters,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> Outcome:
    """Brings the corpus in the folder `out` up to date and writes its files anew.

    An `out` that holds no corpus is as it was before when no article was read. Raises what
    `update` and `publish` raise, and CorpusError when another process is at work on the corpus.
    """
    new_folder, new_corpus = not out.exists(), not (out / CORPUS_NAME).exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{out}: cannot be written: {reason_of(error)}") from error
    kept = False
    try:
        with State(out / CORPUS_NAME, options.memory) as state:
            try:
                outcome = update(state, inputs, options, progress, judgements)
                if state.has_articles or not outcome.problems:
                    told = publish(state, out, filters)
                    outcome = replace(outcome, notes=outcome.notes + told)
                    kept = True
            finally:
                kept = kept or state.has_articles
        return outcome
    finally:
        if new_corpus and not kept:
            (out / CORPUS_NAME).unlink(missing_ok=True)
        if new_folder and not any(out.iterdir()):
            out.rmdir()


def update(
    state: State,
    inputs: Sequence[Path],
    options: BuildOptions,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> Outcome:
    """Reads what is new or changed in the inputs and brings all tables up to date, persons told apart as judged.

    What cannot be read, and a judgement on nobody, is a problem in the result and hinders nothing
    else. Raises ModelError when the tagger cannot be loaded, ConfigError when an option is wrong or
    judgements contradict each other.
    """
    with workers(options.workers, options.scheduler) as crew:
        run = _Update(state, options, crew, progress)
        run.cut(inputs)
        run.read()
    judged = hashed(msgspec.json.encode(judgements))
    if not state.meta("revision") or state.meta("judgements") != judged:
        run.problems += settle(state, judgements)
        with state.transaction():
            state.remember("judgements", judged)
            state.remember("revision", uuid4().hex)
    return Outcome(problems=tuple(run.problems), notes=(*run.notes, *crew.notes))


def run(
    inputs: Sequence[Path],
    options: BuildOptions,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> BuildResult:
    """Reads the inputs and finds all facts in them, in memory; raises what `update` raises."""
    with State() as state:
        outcome = update(state, inputs, options, progress, judgements)
        return BuildResult(facts=facts_in(state.connection), problems=outcome.problems)


def tag(
    inputs: Sequence[Path], options: BuildOptions, progress: Progress = no_progress
) -> Iterator[dict[str, Any] | GuantuError]:
    """One JSON-ready object for each article, with its mentions and attributions; problems first."""
    with State() as state, workers(options.workers, options.scheduler) as crew:
        run = _Update(state, options, crew, progress)
        run.cut(inputs)
        yield from run.problems
        for read in run.results():
            yield from objects(rows_of(read.columns))


class _Update:
    """One run over the inputs, with what it came upon."""

    def __init__(self, state: State, options: BuildOptions, crew: Workers, progress: Progress) -> None:
        if options.jurisdiction and parse_place(options.jurisdiction) is None:
            raise ConfigError(
                f"--jurisdiction {options.jurisdiction}: no such place, or several of that name"
            )
        self._state = state
        self._options = options
        self._crew = crew
        self._progress = progress
        self._rules = rules_fingerprint("ner") + rules_fingerprint("graph", *_READING)
        self._settling = rules_fingerprint("graph", *_SETTLING)
        self._model = model_fingerprint(options.model, bfloat16=options.bfloat16)
        self._folders: dict[tuple[Path, Path], Settings] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self.problems: list[GuantuError] = []
        self.notes: list[str] = []

    def cut(self, inputs: Sequence[Path]) -> None:
        """Cut the files that are new or changed into articles, and keep these."""
        self._see_what_changed()
        found = find_inputs(inputs)
        self.problems += found.problems
        self._known = {
            source: (path, reading)
            for source, path, reading in self._execute(
                "SELECT source, path, reading FROM state.files"
            ).fetchall()
        }
        files = [file for file in found.found if self._is_free(file)]
        self._retire(files)
        pieces = self._pieces(files)
        for batch in _batches(self._cut(pieces), BATCHES_AT_ONCE):
            with self._state.transaction():
                self._keep(pair for some in batch for pair in some)
        unread = self._execute("SELECT unread FROM state.files WHERE unread <> '' ORDER BY source").fetchall()
        self.problems += [InputError(line) for (lines,) in unread for line in lines.split("\n")]
        self._progress("read", len(found.found), len(found.found))

    def read(self) -> None:
        """Tag and read the articles of every page that is not as it was, and keep what is found."""
        for batch in _batches(self.results(), BATCHES_AT_ONCE):
            pages = [page for read in batch for page in read.pages]
            sources = [source for source, _ in pages]
            with self._state.transaction():
                self._state.drop_findings(sources)
                self._state.add_findings([read.columns for read in batch])
                self._state.add_tagged([row for read in batch for row in read.tagged])
                self._state.add("state.pages", ("source", "made_from"), pages)

    def results(self) -> Iterator[Read]:
        """What is found on every page that is not as it was."""
        total, _ = plan(self._state, self._rules, self._model)
        recipe = Recipe(
            load=load_tagger,
            model=self._options.model,
            bfloat16=self._options.bfloat16,
            # The embedded model is small: a second thread of one process mostly waits for the first.
            threads=1 if self._options.model is None else self._crew.threads,
        )
        done = 0
        for read in self._crew.each(partial(read_sheets, recipe=recipe), sheets(self._state)):
            self._progress("tag", done, total)
            done += len(read.columns["articles"]["article_id"])
            yield read
        self._progress("tag", total, total)

    def _execute(self, query: str) -> Any:
        return self._state.connection.execute(query)

    def _see_what_changed(self) -> None:
        """Note, and say, that the model or the rules are not those of the last build."""
        now = {"model": self._model, "rules": self._rules, "settling": self._settling}
        before = {what: self._state.meta(what) for what in now}
        changed = {what for what in now if before[what] not in ("", now[what])}
        if before == now:
            return
        with self._state.transaction():
            if "model" in changed:
                self.notes.append("the model is not that of the last build: all articles are tagged again")
                self._execute("DELETE FROM state.tagged")
            if "rules" in changed:
                self.notes.append(
                    "guantu is not that of the last build: all articles are read again, not tagged"
                )
            elif "settling" in changed:
                self.notes.append(
                    "guantu is not that of the last build: persons and events are told apart again"
                )
            if "settling" in changed:
                self._execute("INSERT INTO state.touched SELECT DISTINCT name FROM found.people")
            for what, fingerprint in now.items():
                self._state.remember(what, fingerprint)

    def _is_free(self, file: InputFile) -> bool:
        """Whether no other file of that name was read before; else that is a problem."""
        before, _ = self._known.get(file.source, (file.place, ""))
        if before == file.place or not Path(before.partition(SEPARATOR)[0]).exists():
            return True
        self.problems.append(
            InputError(f"{file.name}: {before} is called {file.source} here; build both in one run")
        )
        return False

    def _retire(self, files: Sequence[InputFile]) -> None:
        """Drop what was half read, what has another name now and, if asked to, what the inputs lack."""
        here = {file.source for file in files}
        places = {file.place for file in files}
        gone = sorted(source for source in self._known if source not in here)
        renamed = [source for source in gone if self._known[source][0] in places]
        missing = [source for source in gone if source not in renamed]
        if missing and not self._options.prune:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            self.notes.append(
                f"{len(missing)} files of earlier builds are not among the inputs and stay "
                f"({', '.join(missing[:3])}{more}); --prune drops them"
            )
        half = [
            file
            for (file,) in self._execute(
                "SELECT DISTINCT file FROM state.parts WHERE file NOT IN (SELECT source FROM state.files)"
            ).fetchall()
        ]
        dropped = renamed + half + (missing if self._options.prune else [])
        if dropped:
            with self._state.transaction():
                self._state.drop_files(dropped)

    def _pieces(self, files: Sequence[InputFile]) -> Iterator[_Piece]:
        """The files that are new or changed, tables in several pieces."""
        for number, file in enumerate(files):
            self._progress("read", number, len(files))
            settings = self._settings_of(file)
            leaf = Leaf(file=file, settings=settings)
            try:
                content = b"" if file.table_suffix else file.content()
                reading = hashed(
                    (file.digest() if file.table_suffix else hashed(content)).encode()
                    + self._rules.encode()
                    + msgspec.json.encode(settings)
                )
                if self._known.get(file.source) == (file.place, reading):
                    continue
                if file.table_suffix:
                    yield from self._rows(leaf, reading)
                else:
                    yield _Piece(leaf=replace(leaf, content=content), reading=reading)
            except InputError as error:
                yield _Piece(leaf=leaf, empty=True, problem=str(error))

    def _rows(self, leaf: Leaf, reading: str) -> Iterator[_Piece]:
        """The rows of a table, some at a time."""
        first = 0
        for pages in _batches(rows_in(leaf.file, leaf.settings), FILES_AT_ONCE):
            some = replace(leaf, pages=tuple(pages), first=first)
            yield _Piece(leaf=some, reading=reading, first=first == 0, last=False)
            first += len(pages)
        yield _Piece(leaf=leaf, reading=reading, empty=True, first=False)

    def _cut(self, pieces: Iterator[_Piece]) -> Iterator[list[tuple[_Piece, Cut]]]:
        """The pieces with what came of them, some at a time."""
        under_way: list[list[_Piece]] = []

        def leaves() -> Iterator[tuple[Leaf, ...]]:
            for batch in _batches(pieces, FILES_AT_ONCE):
                under_way.append(batch)
                yield tuple(piece.leaf for piece in batch if not piece.empty)

        for cuts in self._crew.each(cut_leaves, leaves()):
            batch, results = under_way.pop(0), iter(cuts)
            yield [(piece, Cut(problem=piece.problem) if piece.empty else next(results)) for piece in batch]

    def _keep(self, cuts: Iterable[tuple[_Piece, Cut]]) -> None:
        """Keep the articles of some pieces in place of those that their files gave before."""
        kept: dict[str, list[tuple[_Piece, Cut]]] = {}
        dropped: list[str] = []
        for piece, cut in cuts:
            source = piece.leaf.file.source
            if cut.problem:
                self.problems.append(InputError(cut.problem))
                kept.pop(source, None)
            else:
                kept.setdefault(source, []).append((piece, cut))
            if cut.problem or (piece.first and source in self._known):
                dropped.append(source)
        if dropped:
            self._state.drop_files(dropped)
        pairs = [pair for some in kept.values() for pair in some]
        self._state.add_rows("state.parts", [part for _, cut in pairs for part in cut.parts])
        self._state.add_blocks(
            (piece.leaf.file.source, block) for piece, cut in pairs for block in cut.blocks
        )
        self._state.add(
            "state.files",
            ("source", "path", "reading", "settings", "unread"),
            [
                (
                    piece.leaf.file.source,
                    piece.leaf.file.place,
                    piece.reading,
                    msgspec.json.encode(piece.leaf.settings).decode(),
                    "\n".join(cut.unread),
                )
                for piece, cut in pairs
                if piece.last
            ],
        )

    def _settings_of(self, file: InputFile) -> Settings:
        """The settings for a file; those of a broken corpus.toml are a problem, told once, and are not used."""
        key = (file.path.parent, file.root)
        if key not in self._folders:
            try:
                self._folders[key] = load_settings(*key)
                place = self._folders[key].jurisdiction
                if place and not self._options.jurisdiction and parse_place(place) is None:
                    raise ConfigError(
                        f"{nearest_config(*key)}: jurisdiction {place}: no such place, or several of that name"
                    )
            except ConfigError as error:
                if str(error) not in {str(p) for p in self.problems}:
                    self.problems.append(error)
                self._folders[key] = DEFAULTS
        options = self._options
        return self._folders[key].override(published=options.published, jurisdiction=options.jurisdiction)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
