"""Decoding: the best legal tag sequence by the scores, and its entities."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

# The score of an illegal step: far below any score of a network.
IMPOSSIBLE = -1e4


def legal_transitions(tags: Sequence[str]) -> tuple[Tensor, Tensor, Tensor]:
    """Penalties for what the BIOES scheme forbids: 0 for legal, a large negative number for not.

    Returns:
        Three tensors of floats: for starting a sentence with a tag (tags), for going from one tag
        (row) to the next (column), and for ending a sentence with a tag.
    """
    start = torch.zeros(len(tags))
    between = torch.zeros(len(tags), len(tags))
    end = torch.zeros(len(tags))
    for i, here in enumerate(tags):
        if here[0] in "IE":
            start[i] = IMPOSSIBLE
        if here[0] in "BI":
            end[i] = IMPOSSIBLE
        for j, after in enumerate(tags):
            is_open = here[0] in "BI"
            goes_on = after[0] in "IE"
            if is_open != goes_on or (is_open and here[2:] != after[2:]):
                between[i, j] = IMPOSSIBLE
    return start, between, end


def best_path(emissions: Tensor, lengths: Tensor, start: Tensor, between: Tensor, end: Tensor) -> Tensor:
    """The highest-scoring tag sequence of every sentence of a batch (Viterbi, all sentences at once).

    Args:
        emissions: scores, sentences x characters x tags.
        lengths: characters in each sentence, at least 1; what lies beyond is ignored.
        start: scores of first tags.
        between: scores of steps from one tag (row) to the next (column).
        end: scores of last tags.

    Returns:
        Tag ids, sentences x characters; beyond a sentence's length they mean nothing.
    """
    score = emissions[:, 0] + start
    steps = []
    for t in range(1, emissions.shape[1]):
        best, origin = (score.unsqueeze(2) + between).max(dim=1)
        score = torch.where((lengths > t).unsqueeze(1), best + emissions[:, t], score)
        steps.append(origin)
    current = (score + end).argmax(dim=1)
    path = [current]
    for t in range(emissions.shape[1] - 1, 0, -1):
        previous = steps[t - 1].gather(1, current.unsqueeze(1)).squeeze(1)
        current = torch.where(lengths > t, previous, current)
        path.append(current)
    return torch.stack(path[::-1], dim=1)


def spans(paths: Tensor, lengths: Tensor, tags: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """The entities that legal tag sequences draw: sentence, start, end (exclusive) and label, in order.

    Args:
        paths: tag ids, sentences x characters.
        lengths: characters in each sentence; what lies beyond is ignored.
        tags: the tag of each id.
    """
    ids = paths.cpu().numpy()
    inside = np.arange(ids.shape[1]) < lengths.cpu().numpy()[:, None]
    rows, starts = np.nonzero(np.isin(ids, [i for i, tag in enumerate(tags) if tag[0] in "BS"]) & inside)
    _, lasts = np.nonzero(np.isin(ids, [i for i, tag in enumerate(tags) if tag[0] in "ES"]) & inside)
    labels = (tags[tag][2:] for tag in ids[rows, starts].tolist())
    for row, start, last, label in zip(rows.tolist(), starts.tolist(), lasts.tolist(), labels, strict=True):
        yield row, start, last + 1, label
