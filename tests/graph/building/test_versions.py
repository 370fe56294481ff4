"""What a change of the model or of guantu has done again, and that no module is forgotten in the fingerprints."""

from collections.abc import Iterator
from dataclasses import replace

import grimp
import pytest
from blank_rows import row

from graph.building import versions
from graph.building.versions import Versions, renew_versions
from graph.store.state import State
from graph.tables.build_state import TaggedRow
from graph.tables.rows import PersonRoleRow

FIRST = Versions(model="model", rules="rules", resolution="resolution")


@pytest.fixture
def state() -> Iterator[State]:
    """A corpus that one build has left: one article tagged, one person seen."""
    with State() as opened:
        opened.add_rows("state.tagged", [row(TaggedRow, tagger_input_hash="a")])
        opened.add_rows("observed.person_roles", [row(PersonRoleRow, name="甲某")])
        renew_versions(opened, FIRST)
        yield opened


def rows(state: State, table: str) -> int:
    return len(state.connection.execute(f"FROM {table}").fetchall())


def test_a_first_build_has_nothing_to_do_again() -> None:
    with State() as state:
        assert renew_versions(state, FIRST) == ()


@pytest.mark.parametrize(
    ("changed", "notes", "tagged", "touched"),
    [
        ({}, [], 1, 0),
        ({"model": "new"}, ["tagged again"], 0, 0),
        ({"rules": "new"}, ["read again, not tagged"], 1, 0),
        ({"resolution": "new"}, ["resolved again"], 1, 1),
        ({"rules": "new", "resolution": "new"}, ["read again, not tagged"], 1, 1),
        ({"model": "new", "resolution": "new"}, ["tagged again", "resolved again"], 0, 1),
    ],
)
def test_what_is_done_again(
    state: State, changed: dict[str, str], notes: list[str], tagged: int, touched: int
) -> None:
    found = renew_versions(state, replace(FIRST, **changed))
    assert [note.endswith(end) for note, end in zip(found, notes, strict=True)] == [True] * len(notes)
    assert (rows(state, "state.tagged"), rows(state, "state.touched")) == (tagged, touched)
    assert renew_versions(state, replace(FIRST, **changed)) == ()


def test_the_fingerprints_cover_every_module_that_decides() -> None:
    modules = grimp.build_graph("graph")
    reading, resolution = (
        {name.removeprefix("graph.").replace(".", "/") for name in {top} | modules.find_upstream_modules(top)}
        for top in ("graph.building.work", "graph.building.tables")
    )
    assert set(versions.READING_MODULES) == reading
    beside = {
        name
        for name in resolution - reading
        if not any(f"{name}/".startswith(f"{part}/") for part in versions.RESOLUTION_FOLDERS)
    }
    # The store keeps what is decided; when its tables change, so does the format.
    assert {name.split("/")[0] for name in beside} == {"store"}
