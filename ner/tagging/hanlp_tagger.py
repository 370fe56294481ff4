"""Taggers made from HanLP models: the embedded one, a pretrained one by name, or a folder."""

import contextlib
import difflib
import importlib.resources
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from ner.errors import ModelError, first_line
from ner.tagging.model_folders import CLASSPATH, check_classes, check_sums, class_of
from ner.tagging.own_taggers import load_own_tagger, own_taggers
from ner.tagging.tag_sets import TagSet, tag_set_of
from ner.tagging.tagger import Tagger
from ner.text.characters import fold
from ner.text.mentions import Mention, keep_first_longest
from ner.text.sentences import split_long
from ner.text.spans import Span, stripped

EMBEDDED = "embedded"
"""The name of the model that comes with this package."""

# Characters: longer sentences are split, since a transformer takes only so many.
LONGEST = 150
_PREFERRED_TASKS = ("ner/msra", "ner/pku", "ner/ontonotes", "ner")

# How PyTorch says that weights ask for a function or class; it calls none.
_CODE_IN_WEIGHTS = re.compile(r"GLOBAL ([\w.]+)")

Entity = tuple[int, int, str]
"""Where an entity starts and ends, in characters, and its label in the model's tag set."""

Predict = Callable[[Sequence[str]], list[list[Entity]]]


def load_tagger(model: str | None = None, *, bfloat16: bool = False, trust: bool = False) -> Tagger:
    """A tagger that uses a HanLP model, or one of another package.

    Args:
        model: None for the model that comes with guantu, the name of a pretrained HanLP
            named-entity or multi-task model (downloaded by HanLP at first use), a folder with a
            model, or the name of a tagger that an installed package offers at the entry point
            `guantu.taggers`.
        bfloat16: tag in half the precision: faster on processors that have instructions for it
            (AVX512-BF16, AMX), slower on others; a name in some thousand comes out differently.
        trust: load a model that asks for classes guantu does not know: it may run any code. What
            HanLP downloads is held to the same as a folder.

    Raises:
        ModelError: there is no such model, it cannot be downloaded or loaded, it asks for classes
            that guantu does not know, or its tag set is unknown.
    """
    if model is None or model == EMBEDDED:
        folder, name = embedded_folder(), EMBEDDED
    elif Path(model).is_dir():
        folder, name = Path(model), Path(model).resolve().name
    elif model in own_taggers():
        return load_own_tagger(own_taggers()[model])
    else:
        folder, name = _download(model), model
    return _tagger_from_folder(folder, name, load_component(folder, trust=trust), bfloat16)


def embedded_folder() -> Path:
    """Where the model that comes with this package lies."""
    return Path(str(importlib.resources.files("ner"))) / "model"


def pretrained_models() -> Mapping[str, str]:
    """The addresses of HanLP's pretrained models that find names in Chinese text, by constant name."""
    from hanlp.pretrained import mtl, ner

    return {
        name: address
        for module in (ner, mtl)
        for name, address in sorted(vars(module).items())
        if name.endswith("_ZH") or name.startswith("UD_ONTONOTES")
    }


class HanLPTagger:
    """Tags sentences with a HanLP model.

    The outcome for a sentence does not depend on the sentences around it.
    """

    def __init__(self, name: str, predict: Predict, tag_set: TagSet) -> None:
        self.name = name
        self._predict = predict
        self._tag_set = tag_set

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        """The mentions of each sentence, in the order of `sentences`.

        Offsets are code points within the sentence. Mentions of one sentence are sorted and do not
        overlap. Long sentences are split at clause punctuation; names across such a split are lost.
        """
        parts = [
            (index, span)
            for index, sentence in enumerate(sentences)
            for span in split_long(sentence, LONGEST)
            if not span.of(sentence).isspace()
        ]
        found: list[list[Mention]] = [[] for _ in sentences]
        folded = [fold(span.of(sentences[index])) for index, span in parts]
        for (index, span), entities in zip(parts, self._predict(folded), strict=True):
            for start, end, label in entities:
                name = stripped(sentences[index], Span(start, end).shift(span.start))
                if name and (ours := self._tag_set.labels.get(label)):
                    text = name.of(sentences[index])
                    found[index].append(Mention(name.start, name.end, ours, text, self.name))
        return [keep_first_longest(mentions) for mentions in found]


def align(text: str, tokens: Sequence[str]) -> list[Span]:
    """Where each token stands in `text`, which may hold white space that the tokens lack."""
    spans = []
    at = 0
    for token in tokens:
        start = text.find(token, at)
        if start < 0:
            start = at
        end = min(start + len(token), len(text))
        spans.append(Span(start, end))
        at = end
    return spans


def _tagger_from_folder(folder: Path, name: str, component: Any, bfloat16: bool) -> HanLPTagger:
    entities_in: Callable[[Any, Sequence[str]], list[list[Entity]]]
    if hasattr(component, "tasks"):
        task = next((task for task in _PREFERRED_TASKS if task in component.tasks), None)
        if task is None:
            raise ModelError(f"{folder}: the model has no named-entity task")
        vocabs, entities_in = component.tasks[task].vocabs, partial(_multi_task, task=task)
    else:
        vocabs, entities_in = component.vocabs, _single_task

    def predict(sentences: Sequence[str]) -> list[list[Entity]]:
        if not sentences:
            return []
        import torch

        half = torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16)
        with torch.inference_mode(), half, _one_thread(enabled=name == EMBEDDED):
            return entities_in(component, sentences)

    return HanLPTagger(name, predict, tag_set_of(_labels(vocabs, folder)))


def load_component(folder: Path, *, trust: bool = False) -> Any:
    """The HanLP component that a folder holds.

    Args:
        folder: of the model.
        trust: whether to load a model that asks for classes that guantu does not know.

    Raises:
        ModelError: there is none, it is refused, or it cannot be loaded.
    """
    classpath = class_of(folder)
    check_sums(folder, required=folder == embedded_folder())
    if not trust:
        check_classes(folder)
    from hanlp_common.reflection import object_from_classpath

    try:
        with _quiet(), _no_code_from_hubs() if classpath != CLASSPATH else contextlib.nullcontext():
            component = object_from_classpath(classpath)
            component.load(str(folder.resolve()), verbose=False)
    except UnpicklingError as error:
        code = _CODE_IN_WEIGHTS.search(str(error))
        wrong = (
            f"refused: its weights hold code ({code[1]})" if code else "damaged: its weights cannot be read"
        )
        raise ModelError(f"{folder}: {wrong}") from error
    except Exception as error:  # A foreign or damaged folder can fail in any way.
        raise ModelError(f"{folder}: the model cannot be loaded: {first_line(error)}") from error
    return component


def _download(name: str) -> Path:
    models = pretrained_models()
    if name not in models:
        close = difflib.get_close_matches(name.upper(), models, n=3, cutoff=0.4)
        hint = (
            f"did you mean {' or '.join(close)}?"
            if close
            else "hanlp.pretrained.ner.ALL and hanlp.pretrained.mtl.ALL hold the names"
        )
        raise ModelError(f"{name}: neither a folder nor a pretrained HanLP model; {hint}")
    from hanlp.utils.io_util import get_resource

    try:
        with _quiet():
            return Path(get_resource(models[name], verbose=False))
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"{name}: cannot be downloaded ({first_line(error)}); check the network, name a folder that "
            "holds the model, or leave --model out to use the embedded model"
        ) from error


def _labels(vocabs: Mapping[str, Any], folder: Path) -> set[str]:
    for key in ("tag", "label"):
        if key in vocabs:
            tags = [token for token in vocabs[key].idx_to_token if token and not token.startswith("<")]
            prefixed = any(tag[:2] in ("B-", "S-") for tag in tags)
            return {tag[2:] for tag in tags if tag[1:2] == "-"} if prefixed else set(tags) - {"O"}
    raise ModelError(f"{folder}: not a named-entity model, it has no tags")


def _single_task(component: Any, sentences: Sequence[str]) -> list[list[Entity]]:
    answers = component([list(sentence) for sentence in sentences])
    return [[(begin, end, label) for _, label, begin, end in answer] for answer in answers]


def _multi_task(component: Any, sentences: Sequence[str], task: str) -> list[list[Entity]]:
    document = component(list(sentences), tasks=[task])
    key = next(key for key in document if key.startswith("tok"))
    found = []
    for sentence, tokens, entities in zip(sentences, document[key], document[task], strict=True):
        places = align(sentence, tokens)
        found.append([(places[begin].start, places[end - 1].end, label) for _, label, begin, end in entities])
    return found


@contextlib.contextmanager
def _one_thread(*, enabled: bool) -> Iterator[None]:
    """Leaves PyTorch one thread: the second one of a small model mostly waits, on a busy machine for long."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1 if enabled else threads)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


@contextlib.contextmanager
def _no_code_from_hubs() -> Iterator[None]:
    """Lets Hugging Face's library refuse models with code of their own at once, instead of asking on stdin."""
    from transformers import dynamic_module_utils

    seconds = dynamic_module_utils.TIME_OUT_REMOTE_CODE
    dynamic_module_utils.TIME_OUT_REMOTE_CODE = 0
    try:
        yield
    finally:
        dynamic_module_utils.TIME_OUT_REMOTE_CODE = seconds
