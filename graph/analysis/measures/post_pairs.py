"""How far a pair of officials lies off what its pair of posts has across places and times."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.measures.backbone import Whole
from graph.analysis.significance.chances import Floats, Indices
from graph.analysis.significance.pairs import all_means
from graph.analysis.significance.tails import poisson_upper

FEWEST = 3
"""Other pairs of the same two posts from which on they say what is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPairs:
    """Pairs of officials of one place who met and whose posts other pairs have too.

    Attributes:
        pair: their positions among the pairs that met.
        others: number of other pairs with these posts who could have met.
        ratio: common events of those others by what the model expects of them.
        expected: what the model expects of the pair, times this ratio.
        p_values: the probability of so many events or more, Poisson with that mean.
    """

    pair: Indices
    others: Indices
    ratio: Floats
    expected: Floats
    p_values: Floats


def post_pairs(whole: Whole, posts: Sequence[str], places: Sequence[str]) -> PostPairs:
    """Compare each pair with all others of the same two posts of one place; `posts` are blank for those without any."""
    names = sorted({post for post in posts if post})
    number = {name: position for position, name in enumerate(names)}
    post = np.array([number.get(name, -1) for name in posts], dtype=np.int64)
    place_of = {name: position for position, name in enumerate(sorted(set(places)))}
    place = np.array([place_of[name] for name in places], dtype=np.int64)
    many = max(len(names), 1)
    pairs, means = np.zeros(many * many), np.zeros(many * many)
    for start, rows, _ in all_means(whole.model.chances):
        row, column = np.nonzero(rows)
        left = row + start
        fits = (post[left] >= 0) & (post[column] >= 0) & (place[left] == place[column])
        code = _code(post[left[fits]], post[column[fits]], many)
        pairs += np.bincount(code, minlength=many * many)
        means += np.bincount(code, weights=rows[row[fits], column[fits]], minlength=many * many)
    met = whole.found.met
    fits = (post[met.left] >= 0) & (post[met.right] >= 0) & (place[met.left] == place[met.right])
    code = _code(post[met.left[fits]], post[met.right[fits]], many)
    events = np.bincount(code, weights=met.events[fits], minlength=many * many)
    chosen = np.nonzero(fits)[0][pairs[code] - 1 >= FEWEST]
    code = code[pairs[code] - 1 >= FEWEST]
    own, mean = met.events[chosen], met.expected[chosen]
    # One event more on both sides keeps a ratio of few events from running away.
    ratio = (events[code] - own + 1) / (means[code] - mean + 1)
    return PostPairs(
        pair=chosen,
        others=(pairs[code] - 1).astype(np.int64),
        ratio=ratio,
        expected=mean * ratio,
        p_values=poisson_upper(own, mean * ratio),
    )


def _code(one: Indices, other: Indices, many: int) -> Indices:
    return np.minimum(one, other) * many + np.maximum(one, other)
