"""The errors that guantu raises on purpose.

```
GuantuError
├── InputError       an input cannot be read: missing, empty, binary, undecodable
├── ConfigError      corpus.toml, an option or a lexicon is wrong
├── ModelError       a tagger cannot be loaded or trained
└── CorpusError      a corpus folder left by `build` cannot be read or written
    └── BusyError    another build is at work on it
```

Each message is one line that names the file (or option) and the reason.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

UNFORESEEN = "cannot be read, by a fault of guantu"
"""What a message says of a file that no reader foresaw; please report such a file."""


FULL_DISK = "No space left on device"
"""What the system says of a full disk, and databases repeat among other words."""


class GuantuError(Exception):
    """Base of every error that a user can act on."""


class InputError(GuantuError):
    """An input cannot be read."""


class ConfigError(GuantuError):
    """A configuration file, an option or a lexicon is wrong."""


class ModelError(GuantuError):
    """A tagger cannot be loaded or trained."""


class CorpusError(GuantuError):
    """A corpus folder cannot be read or written."""


class BusyError(CorpusError):
    """Another build is at work on a corpus folder."""


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Turns whatever is raised while the file `name` is read into one InputError that names it.

    The last net below the readers, which raise InputError themselves for what they foresee: one bad file
    never ends a build.
    """
    try:
        yield
    except GuantuError:
        raise
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {reason_of(error)}") from error
    except MemoryError as error:
        raise InputError(f"{name}: cannot be read: not enough memory") from error
    except Exception as error:
        raise InputError(f"{name}: {UNFORESEEN}: {fault_of(error)}") from error


def fault_of(error: Exception) -> str:
    """The kind of an unforeseen error and the first line of what it says.

    >>> fault_of(RecursionError("too deep"))
    'RecursionError: too deep'
    """
    lines = str(error).splitlines()
    return ": ".join([type(error).__name__, *lines[:1]])


def can_see(path: Path, is_kind: Callable[[Path], bool]) -> bool:
    """Whether a path is there and of a kind; also False where the system does not let us look."""
    try:
        return is_kind(path)
    except (OSError, ValueError):
        return False


def first_line(error: Exception) -> str:
    r"""The first line of what an error says; its type when it says nothing; of a full disk, only that it is full.

    >>> first_line(ValueError("no table\nLINE 1")), first_line(ValueError())
    ('no table', 'ValueError')
    """
    if FULL_DISK in str(error):
        return FULL_DISK
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def reason_of(error: Exception) -> str:
    """Why something failed, in the system's words, without its number and the path.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "x.tsv"))
    'No such file or directory'
    """
    return getattr(error, "strerror", None) or str(error)
