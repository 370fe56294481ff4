"""Taggers of other packages: those that name one at the entry point `guantu.taggers`."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points

from ner.errors import ModelError
from ner.tagging.tagger import Tagger

GROUP = "guantu.taggers"
"""The group of entry points; each is a function without arguments that gives a `Tagger`."""


def own_taggers() -> Mapping[str, EntryPoint]:
    """The taggers that installed packages offer, by the name that `load_tagger` and --model take."""
    return {point.name: point for point in entry_points(group=GROUP)}


def load_own_tagger(point: EntryPoint) -> Tagger:
    """The tagger of an entry point.

    Raises:
        ModelError: it cannot be imported or made, or it is no tagger.
    """
    try:
        tagger: Tagger = point.load()()
    except Exception as error:
        raise ModelError(
            f"{point.name}: the tagger of {_package(point)} cannot be loaded: {error!r}"
        ) from error
    if not isinstance(getattr(tagger, "name", None), str) or not callable(getattr(tagger, "tag", None)):
        raise ModelError(
            f"{point.name}: what {_package(point)} gives is no tagger: it has no name or no tag()"
        )
    return tagger


def fingerprint(point: EntryPoint) -> str:
    """What tells one version of a tagger from another: its package and the version of that."""
    return f"{point.name} of {_package(point)}"


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value
