"""Trains a HanLP tagger from annotated sentences; the embedded model was made by this."""

import contextlib
import io
import logging
import signal
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from unittest import mock

import torch
import torch.multiprocessing
from torch import distributed

from ner.errors import ModelError
from ner.tagging.model_folders import write_sums
from ner.tagging.word_features import WordList
from ner.training.annotated_data import Dataset
from ner.training.augmentation import AugmentedCorpus
from ner.training.batches import Corpus, FixedCorpus
from ner.training.evaluation import Report, card, evaluate
from ner.training.model_setup import CHECKPOINT, RUN, ModelSetup, TrainingRun, begin
from ner.training.optimization import save_atomically
from ner.training.trainable_recognizer import TrainableRecognizer

# Development sentences of each data set by which the best pass is chosen, at most: it saves time.
MOST_DEVELOPMENT = 2500


def no_log(line: str) -> None:
    """Log nothing."""


def train(
    datasets: Sequence[Dataset],
    output: Path,
    *,
    epochs: int = 12,
    seed: int = 1,
    patience: int = 5,
    workers: int = 1,
    bare_bodies: Mapping[str, bool] | None = None,
    setup: ModelSetup | None = None,
    log: Callable[[str], None] = no_log,
) -> Report:
    """Train a tagger, save it in `output` as a HanLP model with a card, and score it.

    A run that was killed resumes after its last full pass when it is started again with the same
    arguments (`epochs` and `patience` may differ).

    Args:
        datasets: what to learn from; see `read_dataset`. The domain of each says whose conventions
            its tags follow; the trained model follows those of the first.
        output: the folder of the model.
        epochs: the maximum number of passes over the data.
        seed: the random seed.
        patience: stop after so many passes without a better score.
        workers: processes that train side by side, each on one core, and share their weights.
        bare_bodies: the domains by whose conventions local news are composed, and whether a body
            without its place (区委) is tagged there; without any the data are not augmented.
        setup: weights to start from, words and settings; see `setup_of`.
        log: takes lines on the progress of the run.

    Raises:
        ModelError: there are no training data, or `output` holds the beginning of another run.
    """
    run = TrainingRun(
        datasets=tuple(datasets),
        output=output,
        epochs=epochs,
        seed=seed,
        patience=patience,
        workers=workers,
        bare_bodies=bare_bodies or {},
        setup=setup or ModelSetup(),
    )
    if not run.domains:
        raise ModelError("no training data given")
    begin(run)
    if workers == 1:
        _work(0, run, log, None)
    else:
        with tempfile.TemporaryDirectory() as folder:
            torch.multiprocessing.start_processes(  # type: ignore[attr-defined,no-untyped-call]
                _work,
                (run, log, f"{folder}/world"),
                nprocs=workers,
                daemon=True,
                start_method="spawn",
            )
    write_sums(output)
    report = evaluate(output, run.datasets)
    written = card(run, report)
    save_atomically(lambda scratch: scratch.write_text(written, encoding="utf-8"), output / "CARD.md")
    (output / CHECKPOINT).unlink(missing_ok=True)
    (output / RUN).unlink(missing_ok=True)
    return report


def _work(rank: int, run: TrainingRun, log: Callable[[str], None], rendezvous: str | None) -> None:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if rendezvous:
        # Ctrl-C is for the parent, which ends its workers when it ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        distributed.init_process_group(
            "gloo", init_method=f"file://{rendezvous}", rank=rank, world_size=run.workers
        )
    training = [sentence for dataset in run.datasets for sentence in dataset.training]
    development = [
        sentence for dataset in run.datasets for sentence in dataset.development[:MOST_DEVELOPMENT]
    ]
    corpus: Corpus = FixedCorpus(training)
    if run.bare_bodies:
        corpus = AugmentedCorpus(training, seed=run.seed, tags_bare_bodies=run.bare_bodies)
    settings = asdict(run.setup.settings)
    settings["batch_size"] = max(1, run.setup.settings.batch_size // run.workers)
    recognizer = TrainableRecognizer()
    recognizer.initial_weights = run.setup.initial_weights
    recognizer.words = WordList.of(run.setup.words)
    if (run.output / CHECKPOINT).exists():
        recognizer.load_vocabs(str(run.output))
    if rank == 0:
        recognizer.report = log
    silent = logging.Logger("ner.training.trainer", logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), mock.patch("hanlp.common.torch_component.flash"):
        recognizer.fit(
            corpus,
            FixedCorpus(development),
            str(run.output),
            epochs=run.epochs,
            patience=run.patience,
            seed=run.seed,
            domains=run.domains,
            domain=run.domains[0],
            token_key="token",
            tagging_scheme="IOBES",
            token_delimiter="",
            crf=True,
            devices=-1,
            logger=silent,
            **settings,
        )
    if rendezvous:
        distributed.destroy_process_group()
