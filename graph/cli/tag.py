"""`guantu tag`: each article with its mentions and attributions as a JSON line."""

import argparse
import json
import sys

from graph.cli.options import add_inputs, add_reading, build_options
from graph.cli.output import DONE, SOME_UNREAD, print_errors, print_lines
from ner.errors import GuantuError

HELP = "print names and posts as JSON lines"
DESCRIPTION = "Print one JSON object for each article: its text, mentions and attributions."


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `tag`."""
    add_inputs(command)
    add_reading(command)


def run(options: argparse.Namespace) -> int:
    """Print a JSON object for each article."""
    from graph.building import pipeline
    from graph.building.progress import shown_on

    code = DONE
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        for item in pipeline.tag(options.inputs, build_options(options), progress):
            if isinstance(item, GuantuError):
                print_errors(item)
                code = SOME_UNREAD
            else:
                print_lines([json.dumps(item, ensure_ascii=False)])
    return code
