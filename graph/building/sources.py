"""The table `sources` in the course of a build: what is among the inputs, what is lost, what looks odd."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from graph.store.state import State
from graph.tables.rows import NOT_GIVEN, SourceRow
from ner.errors import InputError
from ner.sources.input_files import InputFile
from ner.sources.pages import BETWEEN_REMARKS

NAMES_SHOWN = 3
"""How many sources of one kind are named."""

LOST_SHOWN = 20
"""How many pages or rows that cannot be read are named of one file."""


def begin(state: State, files: Iterable[InputFile], unread: Iterable[SourceRow]) -> None:
    """Note, before anything is read, which sources are among the inputs, and which inputs are not read.

    What earlier builds read is unchanged, as long as it is not read again.
    """
    given = [file.source for file in files]
    execute = state.connection.execute
    with state.transaction(outdates=False):
        execute("DELETE FROM state.sources WHERE file NOT IN (SELECT source FROM state.files)")
        execute("UPDATE state.sources SET status = 'unchanged' WHERE status = 'read'")
        execute(
            "UPDATE state.sources SET is_given = NOT is_given"
            " WHERE is_given <> (file IN (SELECT unnest($1::VARCHAR[])))",
            [given],
        )
        state.add_rows("state.sources", list(unread))


def lost_pages(state: State) -> list[InputError]:
    """What cannot be read of files that are read otherwise: the first pages of each, and how many more."""
    rows = state.connection.execute(
        "SELECT file, source, reason FROM state.sources "
        " WHERE file IN (SELECT source FROM state.files) AND status = 'failed' AND is_given ORDER BY file, source"
    ).fetchall()
    problems = []
    for file, group in groupby(rows, key=itemgetter(0)):
        lost = list(group)
        problems += [InputError(f"{source}: {reason}") for _, source, reason in lost[:LOST_SHOWN]]
        if len(lost) > LOST_SHOWN:
            more = len(lost) - LOST_SHOWN
            problems.append(InputError(f"{file}: {more} more cannot be read; tables/sources.csv names them"))
    return problems


def note_failed(state: State, read: Sequence[str], failed: Sequence[tuple[str, str]]) -> list[InputError]:
    """Note which of the pages `read` have failed, each with the reason; the others have not, or no longer.

    To be called in a transaction. Returns a problem for each page that has failed.
    """
    execute = state.connection.execute
    execute(
        "UPDATE state.sources SET status = 'read', reason = ''"
        " WHERE status = 'failed' AND source IN (SELECT unnest($1::VARCHAR[]))",
        [read],
    )
    for source, reason in failed:
        execute("UPDATE state.sources SET status = 'failed', reason = $2 WHERE source = $1", [source, reason])
    return [InputError(f"{source}: {reason}") for source, reason in failed]


def odd_pages(state: State) -> tuple[str, ...]:
    """A line for each kind of page that is read and looks odd: how many there are, and the first of them."""
    rows = state.connection.execute(
        "SELECT split_part(remark, ': ', 1) AS kind, count(*),"
        "       list(concat_ws(': ', source, nullif(substr(remark, length(kind) + 3), '')) ORDER BY source)[:$1]"
        " FROM (SELECT source, unnest(string_split(reason, $3)) AS remark FROM main.sources"
        "       WHERE status IN ('read', 'unchanged') AND reason NOT IN ('', $2))"
        " GROUP BY kind ORDER BY kind",
        [NAMES_SHOWN, NOT_GIVEN, BETWEEN_REMARKS],
    ).fetchall()
    return tuple(
        f"{kind}: {many} source{'s' if many > 1 else ''} ({some_of(first, many)})"
        for kind, many, first in rows
    )


def some_of(names: Sequence[str], many: int | None = None) -> str:
    """The first of some names, and how many more there are.

    >>> some_of(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    more = (len(names) if many is None else many) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
