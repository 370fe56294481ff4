"""`guantu models`: the taggers that --model takes."""

import argparse

from graph.cli.output import DONE, aligned, print_lines

HELP = "list the models that --model takes"
DESCRIPTION = (
    "List the embedded model and HanLP's pretrained models: what they find, their licence, and whether "
    "they are on this machine."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """`models` has no arguments."""


def run(options: argparse.Namespace) -> int:
    """Print the models that --model takes."""
    from ner.tagging.models import cache_folder, list_models

    rows = [("model", "finds", "tag sets", "licence", "here")]
    for model in list_models():
        here = "yes" if model.cached else "no, downloaded at first use"
        rows.append((model.name, model.task, " ".join(model.tag_sets) or "?", model.licence, here))
    print_lines([*aligned(rows), "", f"Downloads are kept in {cache_folder()} (HANLP_HOME)."])
    return DONE
