"""Writing a file so that a reader sees the old one or the new one, never half of it."""

import tempfile
from pathlib import Path

from ner.errors import CorpusError


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` by way of a temporary file beside it; missing folders are made.

    Raises:
        CorpusError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            draft.write_bytes(content)
            draft.replace(path)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror}") from error
