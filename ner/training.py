"""Trains a HanLP tagger from annotated sentences; the embedded model is made by this, too."""

import argparse
import contextlib
import datetime
import importlib.metadata
import io
import logging
import sys
import tempfile
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
import torch.multiprocessing
from torch import distributed

from ner.augmentation import Augmented
from ner.batches import Corpus, Fixed
from ner.errors import ModelError
from ner.recognizer import CharacterRecognizer
from ner.scoring import Score, score
from ner.training_data import Sentence, entities_of, hold_out, read_sentences

_DEV_SHARE = 0.1
_MOST_DEV = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The size of the network and the manner of its training.

    `bfloat16` trains the LSTM in half the precision: twice as fast on processors that have
    instructions for it (AVX512-BF16, AMX), slower on others. It does not touch prediction.
    """

    character_size: int = 96
    pair_size: int = 48
    buckets: int = 65536
    hidden: int = 192
    min_count: int = 2
    input_drop: float = 0.25
    output_drop: float = 0.4
    item_drop: float = 0.2
    lr: float = 2e-3
    batch_size: int = 64
    bfloat16: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything that decides the outcome of a training run.

    Attributes:
        data: folders with `train.tsv` and perhaps `dev.tsv` and `test.tsv` (each may end in
            `.gz`), or single files. The name of each is its domain: whose conventions its tags
            follow. The trained model follows those of the first.
        output: the folder of the model.
        epochs: passes over the data.
        seed: of all that is random.
        patience: stop after so many passes without a better score.
        workers: processes that train side by side, each on one core, and share their weights.
        bare_bodies: the domains in whose manner local news are composed, and whether a body without
            a place in front (区委) is tagged there; with none the sentences stay as they are.
        settings: of the network.
    """

    data: tuple[Path, ...]
    output: Path
    epochs: int
    seed: int
    patience: int = 5
    workers: int = 1
    bare_bodies: Mapping[str, bool] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: the best F1 on the development sentences, and scores by data set and label."""

    best: float
    scores: Mapping[str, Mapping[str, Score]]


def train(
    data: Sequence[Path],
    output: Path,
    *,
    epochs: int = 12,
    seed: int = 1,
    patience: int = 5,
    workers: int = 1,
    bare_bodies: Mapping[str, bool] | None = None,
    settings: Settings | None = None,
    quiet: bool = False,
) -> Report:
    """Train a tagger, leave it in `output` as a HanLP model with a card, and score it.

    A run that was killed goes on after its last full pass when it is started again with the same
    arguments (`epochs` and `patience` may differ). Without development sentences in `data`, a
    tenth of the training sentences is held out. See `Job` for the arguments.

    Raises:
        ModelError: the data cannot be read, or `output` holds the beginning of another run.
    """
    job = Job(
        data=tuple(data),
        output=output,
        epochs=epochs,
        seed=seed,
        patience=patience,
        workers=workers,
        bare_bodies=bare_bodies or {},
        settings=settings or Settings(),
    )
    if not job.data:
        raise ModelError("no training data given")
    materials = [read_material(path) for path in job.data]
    _check_same_run(job, materials)
    if workers == 1:
        _work(0, job, quiet, None)
    else:
        with tempfile.TemporaryDirectory() as meeting:
            torch.multiprocessing.start_processes(  # type: ignore[attr-defined,no-untyped-call]
                _work, args=(job, quiet, f"{meeting}/team"), nprocs=workers, start_method="spawn"
            )
    report = evaluate(output, materials)
    (output / "CARD.md").write_text(card(job, materials, report), encoding="utf-8")
    (output / "checkpoint.pt").unlink(missing_ok=True)
    (output / "run.txt").unlink(missing_ok=True)
    return report


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences of one data set: to train on, to develop on, to test on."""

    domain: str
    training: Sequence[Sentence]
    development: Sequence[Sentence]
    test: Sequence[Sentence]


def read_material(path: Path) -> Material:
    """Read a data set: a folder with train, dev and test files, or a single training file.

    Raises:
        ModelError: there is no training file, or a file cannot be read.
    """
    domain = path.name.split(".")[0]
    if not path.is_dir():
        kept, held = hold_out(read_sentences(path, domain), _DEV_SHARE)
        return Material(domain, kept, held, ())
    parts: dict[str, list[Sentence]] = {}
    for part in ("train", "dev", "test"):
        for name in (f"{part}.tsv", f"{part}.tsv.gz"):
            if (path / name).exists():
                parts[part] = read_sentences(path / name, domain)
    if "train" not in parts:
        raise ModelError(f"{path}: holds no train.tsv or train.tsv.gz")
    if "dev" in parts:
        return Material(domain, parts["train"], parts["dev"], parts.get("test", ()))
    kept, held = hold_out(parts["train"], _DEV_SHARE)
    return Material(domain, kept, held, parts.get("test", ()))


def evaluate(folder: Path, materials: Sequence[Material]) -> Report:
    """Score the model in `folder` on development and test sentences, each in its own conventions."""
    recognizer = CharacterRecognizer()
    recognizer.load(str(folder), devices=-1, verbose=False)
    scores: dict[str, dict[str, Score]] = {}
    best = Score(0, 0, 0)
    for material in materials:
        for part, sentences in (("dev", material.development), ("test", material.test)):
            if not sentences:
                continue
            scores[f"{material.domain} {part}"] = of_part = score_sentences(recognizer, sentences)
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


def card(job: Job, materials: Sequence[Material], report: Report) -> str:
    """The model card, in Markdown."""
    lines = [
        "# Model card",
        "",
        "A HanLP named-entity recogniser: Chinese characters and character pairs, a two-way LSTM, a CRF.",
        "Labels: PER (persons), ORG (organisations), LOC (places).",
        "",
        f"- Trained on {datetime.date.today().isoformat()} with seed {job.seed}, "
        f"HanLP {importlib.metadata.version('hanlp')}, torch {importlib.metadata.version('torch')}.",
        f"- At most {job.epochs} passes over the data, {job.workers} worker(s), "
        + ("augmented as local news." if job.bare_bodies else "no augmentation."),
        f"- Predictions follow the conventions of {materials[0].domain}.",
        "- Settings: " + ", ".join(f"{name} {value}" for name, value in asdict(job.settings).items()) + ".",
        "",
        "| data | training sentences | development | test |",
        "|---|---|---|---|",
        *(
            f"| {m.domain} | {len(m.training):,} | {len(m.development):,} | {len(m.test):,} |"
            for m in materials
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


def _work(rank: int, job: Job, quiet: bool, meeting: str | None) -> None:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if meeting:
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=job.workers
        )
    materials = [read_material(path) for path in job.data]
    training = [sentence for material in materials for sentence in material.training]
    development = [sentence for material in materials for sentence in material.development[:_MOST_DEV]]
    corpus: Corpus = Fixed(training)
    if job.bare_bodies:
        corpus = Augmented.over(training, seed=job.seed, tags_bare_bodies=job.bare_bodies)
    settings = asdict(job.settings)
    settings["batch_size"] = max(1, job.settings.batch_size // job.workers)
    recognizer = CharacterRecognizer()
    if (job.output / "checkpoint.pt").exists():
        recognizer.load_vocabs(str(job.output))
    if rank == 0 and not quiet:
        recognizer.report = _tell
    silent = logging.Logger("ner.training", logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()):
        recognizer.fit(
            corpus,
            Fixed(development),
            str(job.output),
            epochs=job.epochs,
            patience=job.patience,
            seed=job.seed,
            domains=[material.domain for material in materials],
            domain=materials[0].domain,
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


def _tell(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stderr.flush()


def _check_same_run(job: Job, materials: Sequence[Material]) -> None:
    sizes = [(m.domain, len(m.training), len(m.development)) for m in materials]
    what = repr((job.seed, sizes, job.settings, sorted(job.bare_bodies.items()), job.workers))
    mark = f"{zlib.crc32(what.encode()):08x}"
    noted = job.output / "run.txt"
    try:
        job.output.mkdir(parents=True, exist_ok=True)
        begun = (job.output / "checkpoint.pt").exists()
        if begun and (not noted.exists() or noted.read_text(encoding="utf-8") != mark):
            raise ModelError(
                f"{job.output}: holds the beginning of a training run with other data or settings; "
                "choose another folder or empty this one"
            )
        noted.write_text(mark, encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{job.output}: cannot be written to: {error}") from error


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m ner.training", description=__doc__)
    parser.add_argument("data", nargs="+", type=Path, help="folders with train.tsv[.gz], or files")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder of the model")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes that train side by side")
    parser.add_argument(
        "--tagged", nargs="*", default=[], help="compose news for these; they tag a bare 区委"
    )
    parser.add_argument("--untagged", nargs="*", default=[], help="compose news for these; they do not")
    parser.add_argument("--bfloat16", action="store_true", help="faster on processors that know it")
    options = parser.parse_args(arguments)
    bare = {**dict.fromkeys(options.tagged, True), **dict.fromkeys(options.untagged, False)}
    report = train(
        options.data,
        options.output,
        epochs=options.epochs,
        seed=options.seed,
        workers=options.workers,
        bare_bodies=bare,
        settings=Settings(bfloat16=options.bfloat16),
    )
    sys.stdout.write(f"development F1 {report.best:.4f}, see {options.output / 'CARD.md'}\n")


if __name__ == "__main__":
    _main()
