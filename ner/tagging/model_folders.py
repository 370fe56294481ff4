"""Which model folders may be loaded: of known classes, with the files that training wrote."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ner.errors import ModelError, reason_of

SUMS = "SHA256SUMS"
"""The file with the hashes of a model's files, as `sha256sum -c` reads it."""

HASHED = ("config.json", "vocabs.json", "words.txt.gz", "model.pt")
"""The files of a model that decide what it does; its card and licence are left to people."""

CLASSPATH = "ner.recognizer.CharacterRecognizer"
"""The class that the config.json of our models names, wherever the class is defined."""

KNOWN_CLASSES = frozenset(
    {
        CLASSPATH,
        "hanlp.components.ner.transformer_ner.TransformerNamedEntityRecognizer",
        "hanlp.components.mtl.multi_task_learning.MultiTaskLearning",
        "hanlp.components.mtl.tasks.constituency.CRFConstituencyParsing",
        "hanlp.components.mtl.tasks.dep.BiaffineDependencyParsing",
        "hanlp.components.mtl.tasks.dep_2nd.BiaffineSecondaryDependencyParsing",
        "hanlp.components.mtl.tasks.lem.TransformerLemmatization",
        "hanlp.components.mtl.tasks.ner.biaffine_ner.BiaffineNamedEntityRecognition",
        "hanlp.components.mtl.tasks.ner.tag_ner.TaggingNamedEntityRecognition",
        "hanlp.components.mtl.tasks.pos.TransformerTagging",
        "hanlp.components.mtl.tasks.sdp.BiaffineSemanticDependencyParsing",
        "hanlp.components.mtl.tasks.srl.bio_srl.SpanBIOSemanticRoleLabeling",
        "hanlp.components.mtl.tasks.srl.rank_srl.SpanRankingSemanticRoleLabeling",
        "hanlp.components.mtl.tasks.tok.reg_tok.RegressionTokenization",
        "hanlp.components.mtl.tasks.tok.tag_tok.TaggingTokenization",
        "hanlp.components.mtl.tasks.ud.UniversalDependenciesParsing",
        "hanlp.common.dataset.KMeansSamplerBuilder",
        "hanlp.common.dataset.SortingSamplerBuilder",
        "hanlp.common.transform.NormalizeCharacter",
        "hanlp.common.transform.NormalizeToken",
        "hanlp.common.transform.TransformList",
        "hanlp.common.vocab.LowercaseVocab",
        "hanlp.common.vocab.Vocab",
        "hanlp.common.vocab.VocabWithFrequency",
        "hanlp.common.vocab.VocabWithNone",
        "hanlp.layers.embeddings.contextual_word_embedding.ContextualWordEmbedding",
        "hanlp.layers.scalar_mix.ScalarMixWithDropoutBuilder",
    }
)
"""The classes that a model may name: ours, and those of HanLP's models for names that read nothing but
JSON and weights. HanLP's models on word vectors are none of them: they unpickle a file beside the vectors."""

_CLASS_KEYS = frozenset({"classpath", "class_path"})
_VOCAB_CLASS_KEYS = _CLASS_KEYS | {"type"}
_CODE_KEYS = frozenset({"trust_remote_code", "auto_map"})
"""What makes Hugging Face's library run code that comes with a model."""


def class_of(folder: Path) -> str:
    """The class that a folder's config.json asks for.

    Raises:
        ModelError: there is no config.json, or it names no class.
    """
    try:
        classpath = _json(folder / "config.json")["classpath"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(f"{folder}: not a HanLP model folder, config.json is missing or damaged") from error
    return str(classpath)


def check_classes(folder: Path) -> None:
    """Refuse a folder whose JSON files name a class that is not among `KNOWN_CLASSES`, at any depth.

    Raises:
        ModelError: the folder names one, or its vocabs.json is damaged.
    """
    unknown = set(_unknown(_json(folder / "config.json"), _CLASS_KEYS))
    vocabs = folder / "vocabs.json"
    try:
        unknown |= set(_unknown(_json(vocabs), _VOCAB_CLASS_KEYS))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{vocabs}: damaged or unreadable: {reason_of(error)}") from error
    if unknown:
        raise ModelError(
            f"{folder}: refused: it asks for {', '.join(sorted(unknown))}, which guantu does not know and which "
            "may run any code; only if you trust whoever made it: --trust-model (trust=True in Python)"
        )


def write_sums(folder: Path) -> None:
    """Note the hashes of a model's files in the folder, for `check_sums`."""
    lines = (f"{_sum(folder / name)}  {name}\n" for name in HASHED if (folder / name).is_file())
    (folder / SUMS).write_text("".join(lines), encoding="ascii")


def check_sums(folder: Path, *, required: bool = False) -> None:
    """Compare a model's files with the hashes that training noted.

    Args:
        folder: the model's.
        required: whether a folder without hashes is refused; else it passes.

    Raises:
        ModelError: a file is not as it was written, missing, or not noted.
    """
    try:
        noted = (folder / SUMS).read_text(encoding="ascii")
    except FileNotFoundError:
        if required:
            raise ModelError(f"{folder}: damaged: {SUMS} is missing; install guantu anew") from None
        return
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / SUMS}: damaged or unreadable: {reason_of(error)}") from error
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in noted.splitlines())}
    for name in HASHED:
        try:
            found = _sum(folder / name)
        except FileNotFoundError:
            found = None
        except OSError as error:
            raise ModelError(f"{folder / name}: cannot be read: {reason_of(error)}") from error
        if found != sums.get(name):
            raise ModelError(
                f"{folder}: damaged: {name} is not the file that training wrote ({SUMS}); copy or install it anew"
            )


def _unknown(value: Any, keys: frozenset[str]) -> Iterator[str]:
    """The classes and switches in a JSON value, at any depth, that are not known."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _CODE_KEYS and inner:
                yield key
            elif not isinstance(inner, str):
                yield from _unknown(inner, keys)
            elif key in keys and inner not in KNOWN_CLASSES:
                yield inner
    elif isinstance(value, list):
        for inner in value:
            yield from _unknown(inner, keys)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
