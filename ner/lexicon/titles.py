"""The heads of titles, with those that a researcher adds (corpus.toml) while a text of his or hers is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import ParamSpec, TypeVar, cast

from ner.lexicon.word_lists import Head
from ner.lexicon.word_lists import heads as listed_heads

Given = ParamSpec("Given")
Result = TypeVar("Result")

_SETS: list[tuple[Head, ...]] = [()]
_IN_FORCE: ContextVar[int] = ContextVar("titles in force", default=0)


@contextmanager
def with_titles(own: Iterable[Head]) -> Iterator[None]:
    """While it lasts, `heads` has these too; one that is listed is read as given here.

    >>> with with_titles([Head("街长", "政府", "post", False, "street chief", is_own=True)]):
    ...     "街长" in heads()
    True
    >>> "街长" in heads()
    False
    """
    titles = tuple(own)
    if titles not in _SETS:
        _SETS.append(titles)
    token = _IN_FORCE.set(_SETS.index(titles))
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def cached_by_titles(maxsize: int | None) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """A cache like `functools.lru_cache`, one for each set of titles: for what follows from `heads`."""

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        caches: dict[int, Callable[Given, Result]] = {}

        @wraps(function)
        def call(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            number = _IN_FORCE.get()
            if number not in caches:
                caches[number] = cast("Callable[Given, Result]", lru_cache(maxsize)(function))
            return caches[number](*args, **kwargs)

        return call

    return decorate


@cached_by_titles(None)
def heads() -> Mapping[str, Head]:
    """Every head of a title by its text."""
    own = _SETS[_IN_FORCE.get()]
    return (
        MappingProxyType({**listed_heads(), **{head.head: head for head in own}}) if own else listed_heads()
    )
