"""Writing files such that a reader sees the old one or the new one, never a part of it."""

from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def written_together(folder: Path) -> Iterator[Path]:
    """A folder for drafts, beside `folder`, whose files take their places there when the block ends well.

    A new folder appears whole by one rename; in a folder that is already there each file is replaced by a
    rename and other files are left alone. Missing parents are made.

    Raises:
        CorpusError: the folder cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as name:
            drafts = Path(name) / folder.name
            drafts.mkdir()
            yield drafts
            if folder.exists():
                for draft in sorted(drafts.iterdir()):
                    draft.replace(folder / draft.name)
            else:
                drafts.rename(folder)
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written: {reason_of(error)}") from error
