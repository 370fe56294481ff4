"""`guantu export`: files from a finished corpus, without reading the pages again."""

import argparse
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import add_filters, add_texts, days, given_path, network_filters
from graph.cli.output import DONE, log
from ner.errors import ConfigError

if TYPE_CHECKING:
    import networkx as nx

HELP = "write a network or tables from the folder of a build"
DESCRIPTION = "Write files from the folder OUT of an earlier build, without reading the pages again."

_FILES = {
    "gexf": "network for Gephi",
    "html": "network as a page that works offline",
    "graphml": "network for igraph, Cytoscape, yEd",
    "ftm": "all entities as FollowTheMoney JSON lines",
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
    command.add_argument("out", metavar="OUT", type=given_path, help="folder that `guantu build` wrote")
    for name, content in _FILES.items():
        command.add_argument(f"--{name}", metavar="FILE", type=given_path, help=content)
    command.add_argument(
        "--tables", metavar="DIR", type=given_path, help="folder for all tables as CSV files"
    )
    exact = (
        "write texts in --tables as they are; else those that a spreadsheet would run as a formula (first character "
        "= + - @, tab or return) get an apostrophe in front"
    )
    command.add_argument("--exact", action="store_true", help=exact)
    parquet = "folder for all tables as Parquet files, with real types: days, numbers, missing values"
    command.add_argument("--parquet", metavar="DIR", type=given_path, help=parquet)
    measures = (
        "folder for measures with their intervals: actors.csv, communities.csv, post_pairs.csv, sensitivity.csv "
        "(docs/ties.md); a page of --html written with it shows them too"
    )
    command.add_argument("--measures", metavar="DIR", type=given_path, help=measures)
    methods = "paragraph on the methods, in English and Chinese, with the numbers of this corpus"
    command.add_argument("--methods", metavar="FILE", type=given_path, help=methods)
    add_texts(command)
    plain = "write --html as pyvis writes it: at most 2,000 nodes, without search, filters, time and articles"
    command.add_argument("--plain", action="store_true", help=plain)
    windows = "a network for each window of so many days (90d), and their measures as tables, into a folder"
    command.add_argument("--windows", metavar=("DAYS", "DIR"), nargs="+", help=windows)
    step = "days from the beginning of one window of --windows to the next (default: a window's length)"
    command.add_argument("--step", metavar=("DAYS", "DIR"), nargs="+", help=step)
    add_filters(command, "what network files and --windows show; all others always hold everything")


def _windows(options: argparse.Namespace) -> tuple[int, int, Path | None]:
    """The days of a window and of a step, 0 without them, and the folder, behind --windows or behind --step.

    Raises ConfigError: days that are none, no folder or two, --step without --windows.
    """
    (length, *folders), (step, *more) = options.windows or [""], options.step or [""]
    if step and not length:
        raise ConfigError("export: --step is of --windows")
    folders += more
    if length and len(folders) != 1:
        raise ConfigError("export: --windows needs one folder: --windows 90d --step 30d DIR")
    try:
        return days(length) if length else 0, days(step) if step else 0, Path(folders[0]) if folders else None
    except argparse.ArgumentTypeError as error:
        raise ConfigError(f"--windows: {error}") from None


def run(options: argparse.Namespace) -> int:
    """Write the files that are asked for from the corpus in OUT."""
    import graph
    from graph.export.csv import write_tables
    from graph.export.ftm import write_ftm
    from graph.export.gexf import write_gexf
    from graph.export.graphml import write_graphml
    from graph.export.html import write_html
    from graph.export.measures import Measures, measured, page_measures, write_measures
    from graph.export.methods import write_methods
    from graph.export.notebook import write_plain
    from graph.export.page_records import read_records
    from graph.export.parquet import write_parquet
    from graph.export.windows import write_windows
    from graph.network.one_mode import pairs_left_out, strongest_pairs
    from graph.network.selection import network_of
    from graph.store.database import opened

    filters = network_filters(options)

    @cache
    def measures() -> Measures:
        with opened(corpus.path) as connection:
            return measured(connection)

    def write_page(network: "nx.Graph[str]", path: Path) -> None:
        if options.plain:
            return write_plain(network, path)
        with opened(corpus.path) as connection:
            records = read_records(connection, network, texts=options.texts)
        if options.measures:
            records = replace(records, measures=page_measures(measures()))
        return write_html(network, path, records=records)

    writers = ((options.gexf, write_gexf), (options.html, write_page), (options.graphml, write_graphml))
    network_files = [(path, write) for path, write in writers if path]
    folders = ((options.tables, partial(write_tables, exact=options.exact)), (options.parquet, write_parquet))
    table_folders = [(path, write) for path, write in folders if path]
    if options.plain and not options.html:
        raise ConfigError("export: --plain is about --html FILE, which is missing")
    length, step, windows = _windows(options)
    if not (network_files or options.ftm or table_folders or options.measures or options.methods or windows):
        choices = ", ".join(f"--{name}" for name in _FILES)
        raise ConfigError(
            f"export: nothing to write; give {choices}, --tables, --parquet, --measures, --methods or --windows"
        )
    corpus = graph.load(options.out)
    if network_files:
        network = network_of(corpus.path, filters)
        for path, write in network_files:
            drawn, left_out = (
                strongest_pairs(network) if write is write_gexf and not filters.all else (network, 0)
            )
            write(drawn, path)
            if left_out:
                log(pairs_left_out(str(path), left_out))
    if windows:
        write_windows(corpus.path, windows, filters, days=length, step=step or length)
    if options.ftm:
        write_ftm(corpus.frames, options.ftm)
    if table_folders:
        # Tables are written beside their folder first.
        with opened(corpus.path, [path.parent for path, _ in table_folders]) as connection:
            for path, write_all in table_folders:
                write_all(connection, path)
    if options.measures:
        write_measures(measures(), options.measures)
    if options.methods:
        with opened(corpus.path) as connection:
            write_methods(connection, options.methods)
    return DONE
