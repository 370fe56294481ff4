"""What Python users call: texts or files read into a corpus, in memory or in a folder."""

import json
import shutil
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pandas as pd

from graph.building import pipeline
from graph.building.options import BuildOptions
from graph.corpus import Corpus, load_corpus
from graph.network.filters import Filters
from graph.resolution.judgements import read_judgements
from graph.store.state import State
from ner.errors import ConfigError, CorpusError
from ner.sources.corpus_config import Settings, issue_date
from ner.sources.inputs import CORPUS_NAME
from ner.tagging.tagger import Tagger

TEXTS_NAME = "texts.jsonl"
"""The source of texts that come from no file: `texts.jsonl#3` is the third one."""

_FILTERS = frozenset(field.name for field in fields(Filters))


def read(
    texts_or_paths: "Iterable[str | tuple[str, str] | Path] | pd.Series[Any] | str | Path",
    *,
    jurisdiction: str | None = None,
    published: str | None = None,
    tagger: Tagger | None = None,
    settings: Settings | None = None,
) -> Corpus:
    """See `graph.read`."""
    given = _listed(texts_or_paths)
    paths = [item for item in given if isinstance(item, Path)]
    texts = [item for item in given if not isinstance(item, Path)]
    options = BuildOptions(
        jurisdiction=jurisdiction or "",
        published=issue_date(published, "published") if published else "",
        tagger=tagger,
        settings=settings,
    )
    lines = list(_json_lines(texts))
    folder = Path(mkdtemp(prefix="guantu-"))
    try:
        if lines:
            (folder / TEXTS_NAME).write_text("".join(lines), encoding="utf-8")
            paths.append(folder / TEXTS_NAME)
        with State(folder / CORPUS_NAME) as state:
            outcome = pipeline.update(state, paths, options)
        corpus = replace(load_corpus(folder), problems=tuple(map(str, outcome.problems)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(corpus, shutil.rmtree, folder, ignore_errors=True)
    return corpus


def build(inputs: "Iterable[str | Path] | str | Path", out: str | Path, **options: Any) -> Corpus:
    """See `graph.build`."""
    paths = [Path(inputs)] if isinstance(inputs, str | Path) else [Path(path) for path in inputs]
    filters = {name: value for name, value in options.items() if name in _FILTERS}
    how = BuildOptions(**{name: value for name, value in options.items() if name not in _FILTERS})
    folder = Path(out)
    judgements = read_judgements(folder)
    outcome = pipeline.build(paths, how, folder, Filters(**filters), judgements=judgements)
    if not (folder / CORPUS_NAME).exists():
        raise CorpusError("; ".join(map(str, outcome.problems)))
    return replace(load_corpus(folder), problems=tuple(map(str, outcome.problems)))


def _listed(given: Any) -> list[Any]:
    if isinstance(given, pd.DataFrame):
        raise ConfigError("a frame: give the column of texts, or pairs of text and date")
    return [given] if isinstance(given, str | Path) else list(given)


def _json_lines(texts: Iterable[Any]) -> Iterator[str]:
    for number, item in enumerate(texts, 1):
        text, published = (item, "") if isinstance(item, str) else (*item,) if _is_pair(item) else ("", None)
        if published is None:
            raise ConfigError(
                f"text {number}: neither a string, nor a pair of strings, nor a Path: {item!r:.60}"
            )
        yield json.dumps({"text": text, "published": str(published)}, ensure_ascii=False) + "\n"


def _is_pair(item: Any) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str)
