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


def reason_of(error: Exception) -> str:
    """Why something failed, in the system's words, without its number and the path.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "x.tsv"))
    'No such file or directory'
    """
    return getattr(error, "strerror", None) or str(error)
