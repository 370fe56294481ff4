"""graph: from facts to identities, events, the network and the files that researchers open."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from graph.corpus import Corpus
    from ner.sources.corpus_config import Settings
    from ner.tagging.tagger import Tagger

__all__ = ["Corpus", "build", "load", "read"]

# Imports stand in the functions: `import graph` alone should not cost the second that pandas and DuckDB take.


def load(out: str | Path) -> "Corpus":
    """Open what `guantu build` left in the folder `out`: its tables, texts and network.

    Raises:
        ner.errors.CorpusError: there is no corpus in `out`, or it cannot be read.
    """
    from graph.corpus import load_corpus

    return load_corpus(Path(out))


def read(
    texts_or_paths: "Iterable[str | tuple[str, str] | Path] | pd.Series[Any] | str | Path",
    *,
    jurisdiction: str | None = None,
    published: str | None = None,
    tagger: "Tagger | None" = None,
    settings: "Settings | None" = None,
) -> "Corpus":
    """Read texts or files into a corpus that is gone when it is let go; no folder is needed.

    >>> corpus = read([("区长沈岚青主持召开座谈会，副区长周予安参加。", "2023-02-02")], jurisdiction="杭州市拱墅区")
    >>> corpus.coappearances[["source", "target", "events"]].values.tolist()
    [['沈岚青', '周予安', 1]]

    Args:
        texts_or_paths: one or many. A string is the text of a page, a pair is a text and its day of issue, a
            `Path` is a file or folder as `guantu build` takes it; a pandas Series holds texts. The source of
            the third text is `texts.jsonl#3`.
        jurisdiction: the place that the papers cover, such as 杭州市拱墅区.
        published: day of issue of texts that tell none: YYYY-MM-DD, YYYY-MM or YYYY.
        tagger: finds the names; the embedded model when there is none.
        settings: what corpus.toml would say; of folders too, in place of their corpus.toml.

    Returns:
        The corpus; `problems` says what could not be read.

    Raises:
        ner.errors.ConfigError: an option makes no sense, or an item is neither text nor path.
    """
    from graph import library

    return library.read(
        texts_or_paths, jurisdiction=jurisdiction, published=published, tagger=tagger, settings=settings
    )


def build(inputs: "Iterable[str | Path] | str | Path", out: str | Path, **options: Any) -> "Corpus":
    """Bring the corpus in the folder `out` up to date and write its files: `guantu build` in Python.

    Args:
        inputs: files or folders.
        out: the folder that holds corpus.duckdb, tables, graph.html and graph.gexf, made when there is none.
        options: fields of `graph.building.options.BuildOptions`, and of `graph.network.filters.Filters` for
            what graph.html and graph.gexf show.

    Returns:
        The corpus; `problems` says what could not be read.

    Raises:
        ner.errors.ConfigError: an option makes no sense.
        ner.errors.CorpusError: `out` cannot be written, or nothing could be read and there was no corpus.
        TypeError: there is no such option.
    """
    from graph import library

    return library.build(inputs, out, **options)


def __getattr__(name: str) -> Any:
    if name == "Corpus":
        from graph.corpus import Corpus

        return Corpus
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
