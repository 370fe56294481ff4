"""ner: from newspaper pages to mentions, posts and attributions, each with its evidence."""

from typing import TYPE_CHECKING, Any

from ner.tagging.hanlp_tagger import load_tagger

if TYPE_CHECKING:
    from ner.reading import read

__all__ = ["load_tagger", "read"]


def __getattr__(name: str) -> Any:
    if name == "read":
        # Loaded when it is first used: the rules and word lists take a second.
        from ner.reading import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
