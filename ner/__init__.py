"""ner: from newspaper pages to mentions, posts and attributions, each with its evidence."""

from ner.tagging.hanlp_tagger import load_tagger

__all__ = ["load_tagger"]
