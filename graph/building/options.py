"""How to build: the options of one run."""

from dataclasses import dataclass
from pathlib import Path

from graph.analysis.significance.terms import MARGIN
from graph.store.state import MEMORY
from ner.errors import ConfigError
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import Settings
from ner.tagging.tagger import Tagger


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """The options of a build; blank ones leave the choice to corpus.toml and the page.

    Attributes:
        published: issue date of pages that give none themselves: YYYY-MM-DD, YYYY-MM or YYYY.
        jurisdiction: place that the paper covers.
        model: a name or folder as `ner.load_tagger` takes it; None is the embedded model.
        trust_model: whether to load a model that `ner.load_tagger` refuses; it may run any code.
        bfloat16: whether to tag in half precision.
        workers: number of worker processes.
        scheduler: address of a Dask scheduler, or `local` for a cluster on this machine.
        tagger: finds the names in place of `model`, known to later builds by its `name`; change that
            when it changes. With several workers it is pickled.
        settings: of every input, in place of its corpus.toml.
        corrections: the file of corrections that a new folder starts with; None is that of the folder.
        prune: whether to remove files that are no longer among the inputs.
        memory: memory limit of DuckDB, such as 256MB.
        margin: days by which the time between the first and the last sight of somebody is widened, for the number
            of common events that is expected of a pair.
        texts: whether graph.html holds whole articles; None for when they are not too long.

    Raises:
        ConfigError: there is no such jurisdiction, or several of that name.
    """

    published: str = ""
    jurisdiction: str = ""
    model: str | None = None
    trust_model: bool = False
    bfloat16: bool = False
    workers: int = 1
    scheduler: str = ""
    tagger: Tagger | None = None
    settings: Settings | None = None
    corrections: Path | None = None
    prune: bool = False
    memory: str = MEMORY
    margin: int = MARGIN
    texts: bool | None = None

    def __post_init__(self) -> None:
        check_jurisdiction(self.jurisdiction, "--jurisdiction")


def check_jurisdiction(name: str, origin: str) -> None:
    """Raises ConfigError, which names the origin, when no place or several places are called so; blank is fine."""
    if name and parse_place(name) is None:
        raise ConfigError(f"{origin} {name}: no such place, or several of that name")
