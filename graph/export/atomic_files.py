"""Writing a file such that a reader sees the old one or the new one, never a part of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ner.errors import CorpusError


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; the file written there replaces `path` at the end.

    Missing folders are made.

    Raises:
        CorpusError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            yield draft
            draft.replace(path)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`.

    Raises:
        CorpusError: the file cannot be written.
    """
    with drafted(path) as draft:
        draft.write_bytes(content)
