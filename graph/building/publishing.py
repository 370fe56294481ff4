"""Writes the files beside the corpus, tables and network, into a temporary folder and then moves them in."""

import json
import shutil
from hashlib import file_digest
from itertools import chain, count
from os.path import lexists
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.export.csv import write_tables
from graph.export.gexf import write_gexf
from graph.export.html import write_html
from graph.export.page_records import read_records
from graph.network.default_view import default_view
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.one_mode import one_mode, pairs_left_out, strongest_pairs
from graph.network.selection import selected, titles_of
from graph.store.state import State
from ner.errors import CorpusError, reason_of

_TEMPORARY = ".build-"
_WRITTEN = "tables written"
_UNDER_WAY = "tables under way"
"""The keys under which a corpus remembers hashes of the CSV files that it wrote, and those that it began to put in
their places: a build that is killed meanwhile leaves some of either."""


def publish(state: State, out: Path, filters: Filters, texts: bool | None = None) -> tuple[str, ...]:
    """Write tables, graph.gexf, coappearance.gexf and graph.html into the folder `out`, all files or none.

    When the filters do not choose a part of a large corpus, the network shows the default view.
    Temporary files of a build that was killed are removed. `texts` says whether graph.html holds whole
    articles; None for when they are not too long.

    A table that is not as the last build left it is kept beside the new one, as persons.edited.csv.

    Returns:
        What the user should know: which tables were edited, and which part is shown, if not all.

    Raises:
        CorpusError: the folder cannot be written.
        ConfigError: nobody has the name that `filters.ego` gives.
    """
    filters, part = default_view(state.connection, filters)
    frames = selected(state.connection, filters)
    state.release()
    network = build_network(frames, filters, frames.get("coappearances"), titles_of(state.connection))
    del frames
    records = read_records(state.connection, network, texts=texts)
    state.release()
    try:
        for leftover in out.glob(f"{_TEMPORARY}*"):
            shutil.rmtree(leftover)
        with TemporaryDirectory(dir=out, prefix=_TEMPORARY) as name:
            new = Path(name, "new")
            new.mkdir()
            write_tables(state.connection, new / "tables")
            state.release()
            drawn, left_out = (network, 0) if filters.all else strongest_pairs(network)
            write_gexf(drawn, new / "graph.gexf")
            write_gexf(one_mode(drawn), new / "coappearance.gexf")
            write_html(network, new / "graph.html", records=records)
            edited = _keep_edited(state, out / "tables")
            written = json.dumps({path.name: _hash(path) for path in (new / "tables").glob("*.csv")})
            _remember(state, _UNDER_WAY, written)
            _swap(new, out, Path(name, "old"))
            _remember(state, _WRITTEN, written)
    except OSError as error:
        raise CorpusError(f"{out}: cannot be written: {reason_of(error)}") from error
    notes = tuple(
        f"{table}: was edited; kept as {kept}: `guantu corrections {out} --from {kept}` turns the edits into corrections"
        for table, kept in edited
    )
    if left_out:
        notes += (pairs_left_out("graph.gexf and coappearance.gexf", left_out),)
    if not part:
        return notes
    return (
        *notes,
        f"the network files show {part}, because the whole network is too large to view; "
        "`guantu export` with --since, --until, --ego or --event-kind shows other parts",
    )


def _swap(new: Path, out: Path, backup: Path) -> None:
    """Move every file of `new` into `out`, all or none; the files that were there go to `backup`."""
    files = sorted(path for path in new.rglob("*") if path.is_file())
    for path in files:
        target = out / path.relative_to(new)
        if lexists(target.parent) and not target.parent.is_dir():
            raise CorpusError(f"{target.parent}: is no folder, but files are to be written into it")
        if target.is_dir():
            raise CorpusError(f"{target}: is a folder, but a file is to be written there")
    done: list[tuple[Path, Path]] = []
    try:
        for path in files:
            target, old = (root / path.relative_to(new) for root in (out, backup))
            for place in (target, old):
                place.parent.mkdir(parents=True, exist_ok=True)
            # A second name, so that at no moment the file is missing.
            if target.exists():
                _link(target, old)
            done.append((target, old))
            path.replace(target)
    except BaseException:
        for target, old in reversed(done):
            if old.exists():
                old.replace(target)
            else:
                target.unlink(missing_ok=True)
        raise


def _link(path: Path, second: Path) -> None:
    try:
        second.hardlink_to(path)
    # Not every file system has links.
    except OSError:
        shutil.copyfile(path, second)


def _keep_edited(state: State, folder: Path) -> list[tuple[Path, Path]]:
    """Copy the tables that somebody has edited since the last build; each with its copy."""
    ours = [json.loads(state.meta(key) or "{}") for key in (_WRITTEN, _UNDER_WAY)]
    edited = []
    for table in sorted(folder.glob("*.csv")):
        known = [written[table.name] for written in ours if table.name in written]
        if known and table.is_file() and _hash(table) not in known:
            names = (f"{table.stem}.edited{number}.csv" for number in chain([""], count(2)))
            kept = next(path for path in map(folder.joinpath, names) if not path.exists())
            shutil.copyfile(table, kept)
            edited.append((table, kept))
    return edited


def _remember(state: State, key: str, value: str) -> None:
    with state.transaction(outdates=False):
        state.remember(key, value)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
