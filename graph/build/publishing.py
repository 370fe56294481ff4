"""The files that a build leaves beside the corpus: tables and network, written aside and then moved in."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.export.csv import write_tables
from graph.export.gexf import write_gexf
from graph.export.html import write_html
from graph.network.default_view import default_view
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import selected
from graph.store.state import State
from ner.errors import CorpusError, reason_of

_STAGE = ".build-"


def publish(state: State, out: Path, filters: Filters) -> tuple[str, ...]:
    """Write tables, graph.gexf and graph.html into the folder `out`, all files or none.

    When the filters leave open what part of a large corpus the network is to show, it is the
    default view. What an earlier build was killed over is cleared away. Returns what the user
    should know.

    Raises:
        CorpusError: the folder cannot be written.
        ConfigError: nobody is called as the filters say.
    """
    filters, note = default_view(state.connection, filters)
    frames = selected(state.connection, filters)
    state.release()
    network = build_network(frames, filters, frames.get("coappearances"))
    del frames
    try:
        for left in out.glob(f"{_STAGE}*"):
            shutil.rmtree(left)
        with TemporaryDirectory(dir=out, prefix=_STAGE) as name:
            stage = Path(name, "new")
            stage.mkdir()
            write_tables(state.connection, stage / "tables")
            state.release()
            write_gexf(network, stage / "graph.gexf")
            write_html(network, stage / "graph.html")
            _swap(stage, out, Path(name, "old"))
    except OSError as error:
        raise CorpusError(f"{out}: cannot be written: {reason_of(error)}") from error
    if not note:
        return ()
    return (
        f"graph.html and graph.gexf show {note}, for all would be too much to look at; "
        "`guantu export` with --since, --until, --ego or --event-kind shows other parts",
    )


def _swap(stage: Path, out: Path, backup: Path) -> None:
    """Moves every file of `stage` into `out`, all or none; what was there goes to `backup`."""
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    for path in files:
        target = out / path.relative_to(stage)
        if target.is_dir():
            raise CorpusError(f"{target}: is a folder, where a file is to be written")
    done: list[tuple[Path, Path]] = []
    try:
        for path in files:
            target, kept = (root / path.relative_to(stage) for root in (out, backup))
            for place in (target, kept):
                place.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.replace(kept)
            done.append((target, kept))
            path.replace(target)
    except BaseException:
        for target, kept in reversed(done):
            if kept.exists():
                kept.replace(target)
            else:
                target.unlink(missing_ok=True)
        raise
