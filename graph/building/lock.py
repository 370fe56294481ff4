"""Makes a folder and keeps it for one build at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ner.errors import BusyError, CorpusError, reason_of


@contextmanager
def kept_for_one_build(out: Path) -> Iterator[None]:
    """Hold the folder `out`, made when there is none; removed at the end when this build made it and it is empty.

    The system's lock on the folder itself ends with its process, so that a build that was killed blocks
    nobody and no file is left. Windows locks no folders: there only DuckDB's lock on the corpus holds.

    Raises:
        BusyError: another build holds the folder.
        CorpusError: the folder cannot be made or opened.
    """
    made = not out.exists()
    try:
        handle = _locked(out)
    except BlockingIOError as error:
        raise BusyError(f"{out}: another build is at work on it; wait until it is done") from error
    except OSError as error:
        raise CorpusError(f"{out}: cannot be written: {reason_of(error)}") from error
    try:
        yield
    finally:
        if made and out.is_dir() and not any(out.iterdir()):
            out.rmdir()
        if handle is not None:
            os.close(handle)


def _locked(out: Path) -> int | None:
    """The open folder; made again when another build removed it before the lock was ours."""
    while True:
        out.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            return None
        import fcntl

        try:
            handle = os.open(out, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if out.exists() and os.path.samestat(os.fstat(handle), out.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
