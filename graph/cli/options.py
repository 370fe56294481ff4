"""The options that several commands share, and what they mean to the build and the network."""

import argparse
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from graph.network.filters import Filters, View
from ner.lexicon.vocabulary import EVENT_KINDS, NODE_KINDS
from ner.sources.corpus_config import issue_date

if TYPE_CHECKING:
    from graph.building.options import BuildOptions


def at_least_one(text: str) -> int:
    """A positive whole number; argparse reports anything else as wrong use."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number


MOST_WORKERS = 1_000
"""Worker processes: more than any machine has cores for, fewer than the system refuses."""

# Bytes of memory with which DuckDB can work at all.
LEAST_MEMORY = 16_000_000
UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9}


def number_of_workers(text: str) -> int:
    """A number of processes; argparse reports anything else as wrong use."""
    number = at_least_one(text)
    if number > MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"must be at most {MOST_WORKERS:,}, not {number}")
    return number


def given_path(text: str) -> Path:
    """A path; argparse reports a blank one, as of a variable that is not set, as wrong use."""
    if not text.strip():
        raise argparse.ArgumentTypeError("must name a file or folder, and is blank")
    return Path(text)


COUNT: dict[str, Any] = {"metavar": "N", "type": at_least_one}
"""How argparse reads a number of things, at least one."""


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add INPUT, one or more."""
    command.add_argument(
        "inputs", metavar="INPUT", type=given_path, nargs="+", help="file, or folder that is read recursively"
    )


def add_quiet(command: argparse.ArgumentParser) -> None:
    """Add --quiet."""
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add the options that say how pages are read."""
    add_quiet(command)
    add = command.add_argument_group("reading").add_argument
    published = (
        "issue date of pages whose file name and text give none: YYYY-MM-DD, or only the month YYYY-MM or the "
        "year YYYY"
    )
    add("--published", metavar="DATE", default="", help=published)
    add(
        "--jurisdiction", metavar="NAME", default="", help="place that the paper covers, such as 杭州市拱墅区"
    )
    model = "pretrained HanLP model, or folder of a model (default: the embedded model)"
    add("--model", metavar="NAME|DIR", help=model)
    add_trust_model(add)
    bfloat16 = (
        "tag in half precision: a third faster on processors with AVX512-BF16 or AMX; about one name in a "
        "thousand comes out differently"
    )
    add("--bfloat16", action="store_true", help=bfloat16)
    workers = "number of worker processes, each of which loads the model (default 1)"
    add("--workers", metavar="N", type=number_of_workers, default=1, help=workers)
    scheduler = (
        "work on a Dask cluster: address of its scheduler, or local for a cluster of --workers processes on "
        "this machine; whoever reaches a scheduler or worker can run code on it: only in a network that you "
        "trust, or with TLS (docs/scale.md)"
    )
    add("--scheduler", metavar="ADDRESS|local", default="", help=scheduler)


def add_trust_model(add: Callable[..., object]) -> None:
    """Add --trust-model."""
    trust = (
        "load a model that asks for classes guantu does not know: it can run any code on this machine, so only "
        "if you trust whoever made it"
    )
    add("--trust-model", action="store_true", help=trust)


def add_filters(command: argparse.ArgumentParser, scope: str) -> None:
    """Add the filters of the network; `scope` says which outputs they apply to."""
    add = command.add_argument_group("filters", scope).add_argument
    add("--since", metavar="DATE", help="first day: YYYY, YYYY-MM or YYYY-MM-DD")
    add("--until", metavar="DATE", help="last day (inclusive), in the same formats")
    for what, kinds in (("event", EVENT_KINDS), ("node", NODE_KINDS)):
        text = f"only {what}s of this kind; repeatable"
        add(f"--{what}-kind", action="append", default=[], choices=kinds, help=text)
    add("--min-events", **COUNT, default=1, help="minimum number of common events of a pair (default 1)")
    max_q = (
        "only pairs that met more often than posts and appearances explain, at this false discovery rate, such as 0.05 "
        "(docs/ties.md)"
    )
    add("--max-q", metavar="Q", type=float, help=max_q)
    add("--ego", metavar="NAME", help="only the neighbourhood of this person, company or event")
    add("--hops", **COUNT, default=1, help="number of steps around --ego (default 1)")
    view = "edges to show: participations (events), pairs (coappearance), or both (all, the default)"
    add("--view", choices=get_args(View), default="all", help=view)
    add("--organizations", action="store_true", help="show organizations too")
    add("--all", action="store_true", help="write all pairs into GEXF files, not only the 30,000 strongest")


def add_texts(command: argparse.ArgumentParser) -> None:
    """Add --texts and --no-texts."""
    text = "put the whole articles into the page (default: when they have at most 3,000,000 characters)"
    command.add_argument("--texts", action=argparse.BooleanOptionalAction, help=text)


def build_options(options: argparse.Namespace) -> "BuildOptions":
    """The options of `add_reading`, and of `build` where the command has them.

    Raises:
        ConfigError: --published is no date, month or year.
    """
    from graph.building.options import BuildOptions

    given = {field.name: vars(options)[field.name] for field in fields(BuildOptions) if field.name in options}
    if options.published:
        given["published"] = issue_date(options.published, "--published")
    return BuildOptions(**given)


def network_filters(options: argparse.Namespace) -> Filters:
    """The options of `add_filters`.

    Raises:
        ConfigError: a value makes no sense.
    """
    given: dict[str, Any] = {field.name: getattr(options, field.name) for field in fields(Filters)}
    return Filters(**given | {kind: tuple(given[kind]) for kind in ("event_kind", "node_kind")})


def days(text: str) -> int:
    """A number of days such as 90d; argparse reports anything else as wrong use."""
    if not re.fullmatch(r"[1-9]\d{0,5}d", text):
        raise argparse.ArgumentTypeError(f"must be a number of days like 90d, not {text}")
    return int(text[:-1])


def memory_size(text: str) -> str:
    """A size such as 256MB; argparse reports anything else as wrong use."""
    size = re.fullmatch(r"([1-9]\d{0,8})([KMG]B)", text)
    if not size:
        raise argparse.ArgumentTypeError(f"must be a size like 256MB or 4GB, not {text}")
    if int(size[1]) * UNITS[size[2]] < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"must be at least {LEAST_MEMORY // UNITS['MB']}MB, not {text}")
    return text
