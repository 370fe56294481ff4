"""Writing a file such that a reader sees the old one or the new one, never a part of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ner.errors import CorpusError, reason_of


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; missing folders are made. What is no file, such as /dev/stdout, is written into.

    Raises:
        CorpusError: the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            draft.write_bytes(content)
            draft.replace(path)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {reason_of(error)}") from error
