"""`guantu build`: from input files to the corpus, its tables and the network."""

import argparse
import sys

from graph.cli.options import (
    add_filters,
    add_inputs,
    add_reading,
    add_texts,
    at_least_one,
    build_options,
    given_path,
    memory_size,
    network_filters,
)
from graph.cli.output import DONE, SOME_UNREAD, log, print_errors, print_lines
from ner.errors import ConfigError

HELP = "read pages and write the network and its tables"
DESCRIPTION = (
    "Read pages and write graph.html, graph.gexf, coappearance.gexf, tables/*.csv and corpus.duckdb into OUT."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    add_inputs(command)
    command.add_argument(
        "-o", "--out", metavar="OUT", type=given_path, required=True, help="folder to write into"
    )
    add_reading(command)
    prune = "remove files that are no longer among the inputs from the corpus"
    command.add_argument("--prune", action="store_true", help=prune)
    corrections = "corrections.csv that a new OUT starts with (default: the one in OUT)"
    command.add_argument("--corrections", metavar="FILE", type=given_path, help=corrections)
    memory = "memory limit of the database (default 256MB); a corpus of millions of articles needs some GB"
    command.add_argument("--memory", metavar="SIZE", type=memory_size, default="256MB", help=memory)
    margin = (
        "days by which the time between the first and the last sight of somebody is widened, for the number of common "
        "events that is expected of a pair (default 91)"
    )
    command.add_argument("--margin", metavar="DAYS", type=at_least_one, default=91, help=margin)
    add_texts(command)
    add_filters(command, "what graph.html and graph.gexf show; tables and corpus always hold everything")


def run(options: argparse.Namespace) -> int:
    """Read the inputs and write everything into OUT; nothing when no article was found."""
    from graph.building import pipeline
    from graph.building.progress import shown_on
    from graph.cli.summary import COLUMNS_READ, summary
    from graph.resolution.judgements import read_judgements
    from graph.store.database import read_columns
    from ner.sources.inputs import CORPUS_NAME

    filters = network_filters(options)
    how = build_options(options)
    if options.out.exists() and not options.out.is_dir():
        raise ConfigError(f"{options.out}: not a folder")
    judgements = read_judgements(options.out)
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        outcome = pipeline.build(options.inputs, how, options.out, filters, progress, judgements)
    print_errors(*outcome.problems)
    corpus = options.out / CORPUS_NAME
    if not options.quiet:
        for note in outcome.notes:
            log(note)
        if corpus.is_file():
            print_lines(summary(read_columns(corpus, COLUMNS_READ), options.out))
    return SOME_UNREAD if outcome.problems or not corpus.is_file() else DONE
