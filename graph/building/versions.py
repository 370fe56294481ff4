"""Which model and rules a corpus was built with, and what must be done again when they changed."""

from dataclasses import asdict, dataclass

from graph.building.options import BuildOptions
from graph.store.state import State
from ner.tagging.fingerprints import model_fingerprint, rules_fingerprint

READING_MODULES = (
    "tables/rows", "tables/time_rows", "tables/pair_rows",
    "tables/observations", "tables/build_state", "resolution/observations", "building/work",
    "building/source_rows",
)  # fmt: skip
"""The modules of `graph` that decide, with the package `ner`, what is observed on a page."""

RESOLUTION_FOLDERS = ("tables", "resolution", "analysis", "building/tables", "building/sql/views")
"""The folders and modules of `graph` that decide how whole tables are made from the observations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Fingerprints of what a build depends on beside its inputs."""

    model: str
    rules: str
    resolution: str


def current_versions(options: BuildOptions) -> Versions:
    """The versions of the installed guantu and of the tagger that the options ask for."""
    given = options.tagger
    return Versions(
        model=f"given {given.name}" if given else model_fingerprint(options.model, bfloat16=options.bfloat16),
        rules=rules_fingerprint("ner") + rules_fingerprint("graph", *READING_MODULES),
        resolution=rules_fingerprint("graph", *RESOLUTION_FOLDERS),
    )


def renew_versions(state: State, versions: Versions) -> tuple[str, ...]:
    """Remember the versions, forget what depends on those that changed, and return what the user should know."""
    now = asdict(versions)
    before = {what: state.meta(what) for what in now}
    if before == now:
        return ()
    changed = {what for what in now if before[what] not in ("", now[what])}
    notes = []
    with state.transaction():
        if "model" in changed:
            notes.append("the model is not that of the last build: all articles are tagged again")
            state.connection.execute("DELETE FROM state.tagged")
        if "rules" in changed:
            notes.append("guantu is not that of the last build: all articles are read again, not tagged")
        elif "resolution" in changed:
            notes.append("guantu is not that of the last build: persons and events are resolved again")
        if "resolution" in changed:
            state.touch_all_names()
        for what, fingerprint in now.items():
            state.remember(what, fingerprint)
    return tuple(notes)
