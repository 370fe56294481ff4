"""Makes a folder and keeps it for one build at a time."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ner.errors import BusyError, CorpusError, reason_of

LOCKS_NO_FOLDERS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF)
"""What file systems answer that lock no folders; NFS says EBADF of a folder, which cannot be opened for writing."""


@contextmanager
def kept_for_one_build(out: Path) -> Iterator[None]:
    """Hold the folder `out`, made when there is none; removed at the end when this build made it and it is empty.

    The system's lock on the folder itself ends with its process, so that a build that was killed blocks
    nobody and no file is left. Windows and some network file systems lock no folders: there only DuckDB's
    lock on the corpus holds.

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
        # Whatever ended the build is what the user must hear of.
        with suppress(OSError):
            if made and not any(out.iterdir()):
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
        except BaseException as error:
            os.close(handle)
            if isinstance(error, OSError) and error.errno in LOCKS_NO_FOLDERS:
                return None
            raise
        os.close(handle)
