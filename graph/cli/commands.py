"""What each command of `guantu` does with its arguments; every one returns the exit code."""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import fields

import graph
from graph.build import pipeline
from graph.build.progress import shown_on
from graph.cli.exit_codes import DONE, SOME_UNREAD
from graph.cli.summary import NEEDED, summary
from graph.corpus import CORPUS_FILE
from graph.evaluation.gold import read_gold
from graph.evaluation.scores import evaluate
from graph.export.csv import write_tables
from graph.export.ftm import write_ftm
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.html import write_html
from graph.network.filters import Filters
from graph.network.selection import network_of
from graph.resolution.judgements import read_judgements
from graph.store.database import columns_of, opened
from graph.tables.frames import frames
from ner.errors import ConfigError, GuantuError
from ner.sources.corpus_config import iso_date
from ner.sources.inputs import is_corpus

_NETWORK_WRITERS = {"gexf": write_gexf, "html": write_html, "graphml": write_graphml}


def build(options: argparse.Namespace) -> int:
    """Read the inputs and write everything into OUT; nothing when no article was found."""
    filters = _filters(options)
    reading = _reading(options)
    if options.out.exists() and not options.out.is_dir():
        raise ConfigError(f"{options.out}: not a folder")
    judgements = read_judgements(options.out)
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        outcome = pipeline.build(options.inputs, reading, options.out, filters, progress, judgements)
    say(*outcome.problems)
    if not options.quiet:
        for note in outcome.notes:
            log(note)
    if not (options.out / CORPUS_FILE).is_file():
        return SOME_UNREAD
    if not options.quiet:
        _print(summary(columns_of(options.out / CORPUS_FILE, NEEDED), options.out))
    return SOME_UNREAD if outcome.problems else DONE


def export(options: argparse.Namespace) -> int:
    """Write what is asked for from the corpus in OUT."""
    filters = _filters(options)
    network_files = {name: path for name in _NETWORK_WRITERS if (path := getattr(options, name))}
    if not (network_files or options.ftm or options.tables):
        raise ConfigError("export: nothing to write; give --gexf, --html, --graphml, --ftm or --tables")
    corpus = graph.load(options.out)
    if network_files:
        network = network_of(corpus.path, filters)
        for name, path in network_files.items():
            _NETWORK_WRITERS[name](network, path)
    if options.ftm:
        write_ftm(corpus.frames, options.ftm)
    if options.tables:
        with opened(corpus.path) as connection:
            write_tables(connection, options.tables)
    return DONE


def tag(options: argparse.Namespace) -> int:
    """Print a JSON object for each article."""
    problems: list[GuantuError] = []
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        for item in pipeline.tag(options.inputs, _reading(options), progress):
            if isinstance(item, GuantuError):
                problems.append(item)
                say(item)
            else:
                _print([json.dumps(item, ensure_ascii=False)])
    return SOME_UNREAD if problems else DONE


def score(options: argparse.Namespace) -> int:
    """Print how well a run on INPUT agrees with the annotation in GOLD."""
    read_gold(options.gold)
    with shown_on(sys.stderr, quiet=options.quiet) as progress:
        result = pipeline.run([options.input], _reading(options), progress)
    say(*result.problems)
    score = evaluate(options.gold, frames(result.facts))
    _print([json.dumps(score.as_dict(), indent=1)] if options.json else score.lines())
    return SOME_UNREAD if result.problems else DONE


def train(options: argparse.Namespace) -> int:
    """Train a tagger on annotated sentences and corrected corpora."""
    from graph.evaluation.corrected_corpus import read_corrected
    from ner.training.datasets import Dataset, read_dataset
    from ner.training.model_setup import Settings, setup_of
    from ner.training.trainer import no_log
    from ner.training.trainer import train as train_tagger

    datasets: list[Dataset] = []
    problems: list[GuantuError] = []
    for path in options.data:
        if is_corpus(path):
            dataset, wrong = read_corrected(path)
            problems.extend(wrong)
        else:
            dataset = read_dataset(path)
        datasets.append(dataset)
    say(*problems)
    bare_bodies = dict.fromkeys(options.local_news, True) | dict.fromkeys(options.local_news_untagged, False)
    if unknown := bare_bodies.keys() - {dataset.domain for dataset in datasets}:
        raise ConfigError(f"train: --local-news {min(unknown)}: no such DATA")
    report = train_tagger(
        datasets,
        options.out,
        epochs=options.epochs,
        seed=options.seed,
        patience=options.patience,
        workers=options.workers,
        bare_bodies=bare_bodies,
        setup=setup_of(options.start, options.words, Settings(bfloat16=options.bfloat16)),
        log=no_log if options.quiet else log,
    )
    if not options.quiet:
        _print([f"development F1 {report.best:.4f}, see {options.out / 'CARD.md'}"])
    return SOME_UNREAD if problems else DONE


def models(options: argparse.Namespace) -> int:
    """Print the models that --model takes."""
    from ner.tagging.models import cache_folder, list_models

    rows = [("model", "finds", "tag sets", "licence", "here")]
    for model in list_models():
        here = "yes" if model.cached else "no, downloaded at first use"
        rows.append((model.name, model.task, " ".join(model.tag_sets) or "?", model.licence, here))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    _print("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    _print(["", f"Downloads are kept in {cache_folder()} (HANLP_HOME)."])
    return DONE


def _reading(options: argparse.Namespace) -> pipeline.BuildOptions:
    return pipeline.BuildOptions(
        published=iso_date(options.published, "--published") if options.published else "",
        jurisdiction=options.jurisdiction,
        model=options.model,
        bfloat16=options.bfloat16,
        workers=options.workers,
        scheduler=options.scheduler,
        **{name: getattr(options, name) for name in ("prune", "memory") if hasattr(options, name)},
    )


def _filters(options: argparse.Namespace) -> Filters:
    given = {field.name: getattr(options, field.name) for field in fields(Filters)}
    for name in ("event_kind", "node_kind"):
        given[name] = tuple(given[name])
    return Filters(**given)


def log(line: str) -> None:
    """A line on stderr, with the time of day."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stderr.flush()


def say(*errors: GuantuError) -> None:
    """Name errors on stderr, one line each."""
    for error in errors:
        print(f"guantu: {error}", file=sys.stderr)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
    sys.stdout.flush()


COMMANDS = {"build": build, "export": export, "tag": tag, "evaluate": score, "train": train, "models": models}
