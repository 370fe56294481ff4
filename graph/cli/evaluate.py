"""`guantu evaluate`: precision, recall and F1 against a manual annotation."""

import argparse
import json
import sys
from pathlib import Path

from graph.cli.options import add_reading, build_options, given_path
from graph.cli.output import DONE, SOME_UNREAD, print_errors, print_lines
from ner.errors import ConfigError

HELP = "compare with a manual annotation"
DESCRIPTION = "Build from INPUT and print precision, recall and F1 against the annotation in GOLD."


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `evaluate`."""
    command.add_argument("gold", metavar="GOLD", type=given_path, help="folder of annotations, *.json")
    command.add_argument(
        "input", metavar="INPUT", type=given_path, help="folder of pages with the same file names"
    )
    command.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    add_reading(command)


def run(options: argparse.Namespace) -> int:
    """Print how well what is found in INPUT agrees with the annotation in GOLD."""
    from graph.building import pipeline
    from graph.building.progress import shown_on
    from graph.evaluation.gold import read_gold
    from graph.evaluation.report import as_dict, lines
    from graph.evaluation.scores import evaluate

    gold = read_gold(options.gold)
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        tables, problems = pipeline.run([options.input], build_options(options), progress)
    scores = evaluate(gold, tables)
    read = {Path(source).stem for source in tables["articles"]["source"]}
    missing = [
        ConfigError(f"{options.gold / name}.json: no page of that name in {options.input}")
        for name in gold
        if name not in read
    ]
    print_errors(*problems, *missing)
    by_page = list(scores.values())
    print_lines(json.dumps(as_dict(by_page), indent=1).splitlines() if options.json else lines(by_page))
    return SOME_UNREAD if problems or missing else DONE
