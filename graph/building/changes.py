"""Which input files are new, changed, renamed or gone since the last build, and with which settings each is cut."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from graph.building.options import BuildOptions, check_jurisdiction
from graph.building.progress import Progress
from graph.building.sources import some_of
from graph.building.work import CutTask, hashed
from graph.store.state import State
from ner.errors import ConfigError, InputError, can_see, guarded
from ner.sources.corpus_config import DEFAULTS, Settings, load_settings, nearest_config
from ner.sources.input_files import SEPARATOR, InputFile
from ner.sources.pages import rows_in

Item = TypeVar("Item")

ROWS_AT_ONCE = 32
"""How many rows of a table make one task: a table may be larger than memory."""


class KnownFile(NamedTuple):
    """A file of an earlier build: where it was, and the hash of all that decided what came of it."""

    place: str
    input_hash: str


def known_files(state: State) -> dict[str, KnownFile]:
    """The files of earlier builds by source."""
    rows = state.connection.execute("SELECT source, path, input_hash FROM state.files").fetchall()
    return {source: KnownFile(*row) for source, *row in rows}


def name_conflicts(files: Iterable[InputFile], known: Mapping[str, KnownFile]) -> dict[InputFile, InputError]:
    """The files whose source is that of another file, which an earlier build read and which still exists."""
    conflicts = {}
    for file in files:
        place = known[file.source].place if file.source in known else file.place
        if place != file.place and can_see(Path(place.partition(SEPARATOR)[0]), Path.exists):
            conflicts[file] = InputError(
                f"{file.name}: {place} is called {file.source} here; build both in one run"
            )
    return conflicts


def remove_old_files(
    state: State, files: Iterable[InputFile], known: Mapping[str, KnownFile], *, prune: bool
) -> tuple[str, ...]:
    """Remove files that were cut only in part or have another source now; with `prune`, also those not in `files`.

    Returns what the user should know.
    """
    places = {file.place: file.source for file in files}
    gone = sorted(known.keys() - set(places.values()))
    renamed = [source for source in gone if known[source].place in places]
    missing = [source for source in gone if known[source].place not in places]
    incomplete = state.connection.execute(
        "SELECT DISTINCT file FROM state.cut_articles WHERE file NOT IN (SELECT source FROM state.files)"
    ).fetchall()
    removed = [*renamed, *(source for (source,) in incomplete), *(missing if prune else [])]
    if removed:
        with state.transaction():
            state.drop_files(removed)
    if prune or not missing:
        return ()
    return (
        f"files of earlier builds are no longer among the inputs and are kept: {len(missing)} "
        f"({some_of(missing)}); --prune removes them",
    )


def overruled_dates(state: State) -> tuple[str, ...]:
    """For how many articles a date from the command line or corpus.toml does not hold, a line for each of the two."""
    rows = state.connection.execute(
        """
        SELECT f.settings, a.published_on, count(*), min(a.source)
        FROM state.cut_articles a JOIN state.files f ON a.file = f.source
        GROUP BY ALL
        """
    ).fetchall()
    overruled: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for encoded, day, count, source in rows:
        settings = msgspec.json.decode(encoded, type=Settings)
        if settings.published and not day.startswith(settings.published):
            overruled[settings.published_source].append((settings.published, count, source))
    notes = []
    for origin, name in (("corpus", "published in corpus.toml"), ("option", "--published")):
        if found := overruled[origin]:
            days = sorted({day for day, _, _ in found})
            notes.append(
                f"{name} ({days[0]}{' and others' if len(days) > 1 else ''}) gives way to the date in the file "
                f"name or on the page: articles {sum(count for _, count, _ in found)} "
                f"(first: {min(source for _, _, source in found)})"
            )
    return tuple(notes)


def settings_of(
    files: Iterable[InputFile], options: BuildOptions
) -> tuple[dict[InputFile, Settings], list[ConfigError]]:
    """The settings of each file, and the problem of each corpus.toml that is broken and therefore not used."""
    folders: dict[tuple[Path, Path], Settings] = {}
    problems: dict[str, ConfigError] = {}
    by_file = {}
    for file in files:
        folder = (file.path.parent, file.root)
        if folder not in folders:
            try:
                settings = options.settings or _load_settings(*folder, options)
            except ConfigError as error:
                settings = DEFAULTS
                problems.setdefault(str(error), error)
            folders[folder] = settings.override(
                published=options.published, jurisdiction=options.jurisdiction
            )
        by_file[file] = folders[folder]
    return by_file, list(problems.values())


def cut_tasks(
    settings: Mapping[InputFile, Settings], known: Mapping[str, KnownFile], rules: str, progress: Progress
) -> Iterator[CutTask]:
    """The files that are new or changed, a table in several tasks; `rules` is the fingerprint of the rules."""
    for number, (file, own) in enumerate(settings.items()):
        progress("check", number, len(settings))
        task = CutTask(file=file, settings=own)
        try:
            with guarded(file.name):
                content = b"" if file.table_suffix else file.content(own.limits)
                content_hash = file.digest(own.limits) if file.table_suffix else hashed(content)
                input_hash = hashed(content_hash.encode() + rules.encode() + msgspec.json.encode(own))
                if known.get(file.source) == (file.place, input_hash):
                    continue
                task = replace(task, content=content, input_hash=input_hash)
                yield from _table_tasks(task) if file.table_suffix else [task]
        except InputError as error:
            yield replace(task, problem=str(error))


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, `size` at a time."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def _table_tasks(task: CutTask) -> Iterator[CutTask]:
    """The rows of a table, some at a time; the last task has none."""
    first_page = 0
    for pages in batches(rows_in(task.file, task.settings), ROWS_AT_ONCE):
        yield replace(task, pages=pages, first_page=first_page, last=False)
        first_page += len(pages)
    yield replace(task, first_page=first_page)


def _load_settings(folder: Path, root: Path, options: BuildOptions) -> Settings:
    settings = load_settings(folder, root)
    if not options.jurisdiction:
        check_jurisdiction(settings.jurisdiction, f"{nearest_config(folder, root)}: jurisdiction")
    return settings
