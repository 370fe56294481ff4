"""The list of models: the embedded one and HanLP's pretrained ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ner.tagging.hanlp_tagger import EMBEDDED, embedded_folder, pretrained_models
from ner.tagging.own_taggers import own_taggers

_HANLP_LICENCE = "CC BY-NC-SA 4.0"
_TAG_SETS = {"MSRA_": ("MSRA",), "CLOSE_": ("MSRA", "PKU", "OntoNotes"), "UD_ONTONOTES_": ("OntoNotes",)}


@dataclass(frozen=True, slots=True)
class Model:
    """A model that `load_tagger` takes by name.

    Attributes:
        name: what to give to `load_tagger` or `--model`.
        task: what it does: names only, or names among other tasks.
        tag_sets: the annotation standards of its names, the first one is used; empty where HanLP does
            not say, then the model's labels decide when it is loaded.
        licence: of the weights, not of the code.
        cached: whether it is on this machine already.
    """

    name: str
    task: str
    tag_sets: tuple[str, ...]
    licence: str
    cached: bool


def list_models() -> tuple[Model, ...]:
    """The embedded model first, then taggers of other packages, then HanLP's pretrained models for Chinese, by name."""
    embedded = Model(
        EMBEDDED, "named entities", ("guantu",), "research use only", _is_model(embedded_folder())
    )
    own = (
        Model(name, "named entities", ("its own",), "see its package", True) for name in sorted(own_taggers())
    )
    return (embedded, *own, *_pretrained())


def cache_folder() -> Path:
    """Where HanLP keeps what it downloads; the environment variable HANLP_HOME moves it."""
    from hanlp.utils.io_util import hanlp_home

    return Path(hanlp_home())


def _pretrained() -> Iterator[Model]:
    from hanlp.utils.io_util import path_from_url, split_if_compressed

    for name, address in sorted(pretrained_models().items()):
        folder, _ = split_if_compressed(path_from_url(address))
        many = "_TOK_" in name
        yield Model(
            name,
            "several tasks, named entities among them" if many else "named entities",
            next((sets for start, sets in _TAG_SETS.items() if name.startswith(start)), ()),
            _HANLP_LICENCE,
            _is_model(Path(folder)),
        )


def _is_model(folder: Path) -> bool:
    return (folder / "config.json").is_file()
