"""graph: from facts to identities, events, the network and the files that researchers open."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.corpus import Corpus

__all__ = ["load"]


def load(out: str | Path) -> "Corpus":
    """Open what `guantu build` left in the folder `out`: its tables, texts and network.

    Raises:
        ner.errors.CorpusError: there is no corpus in `out`, or it cannot be read.
    """
    # Imported here: `import graph` alone should not cost the second that pandas and DuckDB take.
    from graph.corpus import load_corpus

    return load_corpus(Path(out))
