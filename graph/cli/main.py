"""The entry point of `guantu`: composes the parser, calls a command, and turns errors into exit codes."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from graph.cli import build, corrections, diff, evaluate, export, models, review, tag, train
from graph.cli.output import DONE, INTERRUPTED, SOME_UNREAD, WRONG_USE, accept_any_character, print_errors
from ner.errors import BusyError, GuantuError, fault_of, reason_of
from ner.sources.input_files import readable_path

COMMANDS = {
    command.__name__.rpartition(".")[2]: command
    for command in (build, export, diff, review, corrections, tag, evaluate, train, models)
}

SHOW_FAULTS = "GUANTU_TRACEBACK"
"""The variable that, when set, leaves the traceback of an unforeseen error as Python prints it."""

EPILOG = """exit codes:
  0    done
  1    some inputs could not be read; each is named on stderr, everything else is done;
       or another build is at work on OUT
  2    wrong use, or the model or corpus cannot be loaded, or the disk is full; files that were there stay whole
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `guantu` with `arguments` (default: those of the process) and return its exit code."""
    options = parser().parse_args(arguments)
    accept_any_character(sys.stdout, sys.stderr)
    # Read by numpy when it is imported: our matrices are small, and threads would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code: int = COMMANDS[options.command].run(options)
    except BusyError as error:
        print_errors(error)
        return SOME_UNREAD
    except GuantuError as error:
        print_errors(error)
        return WRONG_USE
    except KeyboardInterrupt:
        print_errors(GuantuError("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`guantu tag … | head`); nothing is left to flush for.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get(SHOW_FAULTS):
            raise
        print_errors(_unforeseen(error))
        return WRONG_USE
    return code


def _unforeseen(error: Exception) -> GuantuError:
    """The last net: one line instead of a traceback, whatever was raised."""
    if isinstance(error, MemoryError):
        return GuantuError("not enough memory")
    if isinstance(error, OSError) and error.filename:
        return GuantuError(f"{readable_path(os.fsdecode(error.filename))}: {reason_of(error)}")
    return GuantuError(
        f"a fault of guantu: {fault_of(error)} (please report it; {SHOW_FAULTS}=1 shows where)"
    )


def parser() -> argparse.ArgumentParser:
    """The arguments of all commands."""
    top = argparse.ArgumentParser(
        prog="guantu",
        description="From Chinese newspaper pages to a network of officials, companies and events.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"guantu {version('guantu')}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.HELP, description=command.DESCRIPTION))
    return top
