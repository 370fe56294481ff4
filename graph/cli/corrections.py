"""`guantu corrections`: what is in force, what finds nothing, and edited tables turned into corrections."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import given_path
from graph.cli.output import DONE, SOME_UNREAD, log, print_errors, print_lines
from ner.errors import CorpusError, InputError

if TYPE_CHECKING:
    from graph.resolution.corrections import Decision

HELP = "list and check corrections, or make some of an edited table"
DESCRIPTION = (
    "Without an option: the corrections in OUT/corrections.csv that are in force. The next `guantu build` "
    "into OUT obeys what is appended there."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `corrections`."""
    command.add_argument("out", metavar="OUT", type=given_path, help="folder that `guantu build` wrote")
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--list", action="store_true", help="print what is in force, and who decided (the default)"
    )
    what.add_argument(
        "--check", action="store_true", help="name the corrections that found nothing in the last build"
    )
    edited = "append to corrections.csv what was edited by hand in this copy of a table of OUT, and print it"
    what.add_argument("--from", dest="edited", metavar="TABLE.csv", type=given_path, help=edited)
    command.add_argument("--by", metavar="NAME", default="", help="who decided, for --from")


def run(options: argparse.Namespace) -> int:
    """Print the corrections of OUT, those that find nothing, or those that an edited table comes to."""
    from graph.building.corrected_pages import decided
    from graph.resolution.corrections import CORRECTIONS_FILE

    if options.edited:
        return _take_over(options.out, options.edited, options.by)
    if not options.out.is_dir():
        raise CorpusError(f"{options.out}: no such folder")
    decisions = decided(options.out, None)
    if options.check:
        return _check(options.out, decisions)
    if not decisions:
        log(f"{options.out / CORRECTIONS_FILE}: no corrections")
    print_lines(map(_line, decisions))
    return DONE


def _check(out: Path, decisions: "tuple[Decision, ...]") -> int:
    from graph.building.corrected_pages import without_effect
    from graph.store.database import opened
    from ner.sources.inputs import CORPUS_NAME

    with opened(out / CORPUS_NAME) as connection:
        lost = without_effect(connection, decisions)
    print_errors(*lost)
    print_lines([f"{len(decisions) - len(lost)} of {len(decisions)} corrections find their rows"])
    return SOME_UNREAD if lost else DONE


def _take_over(out: Path, edited: Path, by: str) -> int:
    from datetime import date

    import graph
    from graph.resolution.corrections import CORRECTIONS_FILE, Decision, append_corrections
    from graph.resolution.edited_tables import edits_of

    edits = edits_of(edited, graph.load(out).frames)
    decisions = [
        Decision(
            correction=row,
            by=by,
            on=date.today().isoformat(),
            why=f"edited in {edited.name}",
            where=str(edited),
        )
        for row in edits.corrections
    ]
    if decisions:
        append_corrections(out / CORRECTIONS_FILE, decisions)
    print_lines(map(_line, decisions))
    print_errors(*map(InputError, edits.problems))
    return SOME_UNREAD if edits.problems else DONE


def _line(decision: "Decision") -> str:
    row = decision.correction
    what = [row.action, row.table, row.name, row.field and f"{row.field} = {row.value or '(blank)'}"]
    where = (
        f"“{row.quote}”" + (f" in {row.source}" if row.source else "") + (f", {row.nth}." if row.nth else "")
    )
    who = " ".join(filter(None, (decision.by, decision.on, decision.why)))
    return f"{' '.join(filter(None, what))}: {where}" + (f" ({who})" if who else "")
