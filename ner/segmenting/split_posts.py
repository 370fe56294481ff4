"""Posts whose noun a blank cuts in two: 厅 长, 主 任, 副 书记."""

from functools import cache

from ner.lexicon.common_words import common_words
from ner.lexicon.person_names import is_plausible
from ner.lexicon.word_lists import bodies, endings, heads, ranks

# Characters: neither part of a noun that a blank cuts in two is longer.
LONGEST_PART = 2


def splits_post(left: str, right: str) -> bool:
    """Whether the blank between two rows of Chinese characters stands in the middle of a post's noun.

    The noun stands behind a body, or before a name that is all that follows; neither part of it is a word there.

    >>> splits_post("省水利厅厅", "长甲某某调研"), splits_post("设计部", "长江大桥")
    (True, False)
    """
    return any(
        _is_post(left[-before:], right[:behind]) and _is_held(left, before, right, behind)
        for before in range(1, min(LONGEST_PART, len(left)) + 1)
        for behind in range(1, min(LONGEST_PART, len(right)) + 1)
    )


def _is_post(part: str, rest: str) -> bool:
    if part in ranks():
        return rest in _posts()
    return part + rest in _posts() and part not in heads() and rest not in heads()


def _is_held(left: str, before: int, right: str, behind: int) -> bool:
    if right[:2] in common_words() and behind < len(right[:2]):
        return False
    if left[:-before].endswith(_before_posts()):
        return True
    return not left.endswith(_before_posts()) and is_plausible(right[behind:])


@cache
def _posts() -> frozenset[str]:
    return frozenset(head.head for head in heads().values() if head.kind == "post")


@cache
def _before_posts() -> tuple[str, ...]:
    named = {*bodies(), *endings()}
    return (*named, *(name + rank for name in named for rank in ranks()))
