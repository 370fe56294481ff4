"""What decides an outcome, as a short hash: the rules and word lists of this version, and a model."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from ner.errors import ModelError, reason_of
from ner.tagging.hanlp_tagger import EMBEDDED, embedded_folder
from ner.tagging.model_folders import class_of
from ner.tagging.own_taggers import fingerprint as own_taggers_fingerprint
from ner.tagging.own_taggers import own_taggers

TAGGING = ("tagging", "text/characters", "text/mentions", "text/sentences", "text/spans", "text/traditional")
"""The folders and modules of `ner` that decide, beside a model's weights, what a tagger gives."""


@cache
def rules_fingerprint(package: str, *parts: str) -> str:
    """A hash of the code, queries and word lists of a package, or of some of its folders and modules."""
    root = Path(str(files(package)))
    return _hash(root, (path for part in parts or (".",) for path in _rule_files(root / part)))


def model_fingerprint(model: str | None, *, bfloat16: bool = False) -> str:
    """A hash of the model that `load_tagger` would load: of a folder's content, a package's version, else the name.

    A name that stands for no model has a fingerprint too.

    Raises:
        ModelError: a folder is none of a model, or cannot be read.
    """
    folder = embedded_folder() if model in (None, EMBEDDED) else Path(model or "")
    weights = model
    if model and not folder.is_dir() and model in own_taggers():
        weights = own_taggers_fingerprint(own_taggers()[model])
    if folder.is_dir():
        # Before everything in a folder is read that may be anything.
        class_of(folder)
        try:
            weights = _hash(folder, (path for path in folder.rglob("*") if path.is_file()))
        except OSError as error:
            raise ModelError(f"{folder}: cannot be read: {reason_of(error)}") from error
    return f"{weights} {rules_fingerprint('ner', *TAGGING)}{' bfloat16' if bfloat16 else ''}"


def _rule_files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [file for suffix in (".py", ".tsv") if (file := path.with_suffix(suffix)).exists()]
    return (file for file in path.rglob("*") if file.suffix in (".py", ".sql", ".tsv"))


def _hash(root: Path, paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=16)
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
