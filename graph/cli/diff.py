"""`guantu diff`: what differs between two builds, or what the last build has changed."""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

from graph.cli.options import given_path
from graph.cli.output import print_lines
from ner.errors import ConfigError

if TYPE_CHECKING:
    from graph.analysis.differences import Difference

HELP = "what is new, gone or changed between two builds"
DESCRIPTION = (
    "Compare two folders that `guantu build` wrote, or one with its state before the last build that changed it. "
    "The exit code is 1 when something differs, else 0."
)
SAME, DIFFERENT = 0, 1


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    command.add_argument("old", metavar="OLD", type=given_path, help="folder that `guantu build` wrote")
    command.add_argument(
        "new", metavar="NEW", type=given_path, nargs="?", help="the other folder; not with --last"
    )
    command.add_argument(
        "--last",
        action="store_true",
        help="compare OLD with its state before its last build that changed something",
    )
    form = "how to print: lines of text (the default), csv, or markdown"
    command.add_argument("--as", dest="form", choices=("text", "csv", "markdown"), default="text", help=form)


def run(options: argparse.Namespace) -> int:
    """Print the differences."""
    import graph
    from graph.analysis.differences import differences
    from graph.building.last_state import last_differences

    if options.last == bool(options.new):
        raise ConfigError("diff: give two folders, or one and --last")
    if options.last:
        found = last_differences(graph.load(options.old).path)
    else:
        found = differences(graph.load(options.old).frames, graph.load(options.new).frames)
    if options.form == "csv":
        _print_csv(found)
    else:
        print_lines(_text(found) if options.form == "text" else _markdown(found))
    return DIFFERENT if found else SAME


def _text(found: "Sequence[Difference]") -> Iterator[str]:
    for d in found:
        facts = f"{d.before} → {d.now}" if d.change == "changed" else d.before or d.now
        yield f"{d.change} {d.kind}: {d.name}" + (f", {facts}" if facts else "")


def _markdown(found: "Sequence[Difference]") -> Iterator[str]:
    yield "| change | kind | name | before | now |"
    yield "|---|---|---|---|---|"
    for d in found:
        cells = (d.change, d.kind, d.name, d.before, d.now)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _print_csv(found: "Sequence[Difference]") -> None:
    from graph.analysis.differences import Difference

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(Difference))
    writer.writerows(map(astuple, found))
