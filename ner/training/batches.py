"""Batches of sentences of similar length to train on."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import numpy as np

from ner.training.annotated_data import Sentence
from ner.training.optimization import world

# Characters by which lengths are blurred, so that batches differ from pass to pass.
LENGTH_NOISE = 4


class Corpus(Protocol):
    """Sentences to learn from; they may differ from pass to pass."""

    def samples(self, epoch: int) -> Sequence[Sentence]:
        """The sentences of one pass over the corpus."""
        ...


class Batches:
    """Batches of sentences of similar length, as HanLP's training and prediction loops take them.

    Shuffled batches are dealt out to the workers of a distributed run in turn, so that all get equally
    many.
    """

    def __init__(
        self,
        encode: Callable[[Sequence[Sentence], Sequence[int]], dict[str, Any]],
        corpus: Corpus,
        batch_size: int,
        shuffle: bool,
    ) -> None:
        """`encode` makes one batch of sentences and their places in the corpus."""
        self._encode = encode
        self._corpus = corpus
        self._batch_size = batch_size
        self._shuffle = shuffle
        self.epoch = 0
        batches = math.ceil(len(corpus.samples(0)) / batch_size)
        self._length = batches // world()[1] if shuffle else batches

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[dict[str, Any]]:
        samples = self._corpus.samples(self.epoch)
        noise = np.random.default_rng(self.epoch)
        lengths = np.array([len(sample.text) for sample in samples], dtype=float)
        if self._shuffle:
            lengths += noise.uniform(0, LENGTH_NOISE, len(samples))
        order = np.argsort(lengths, kind="stable")
        groups = [order[i : i + self._batch_size] for i in range(0, len(order), self._batch_size)]
        if self._shuffle:
            noise.shuffle(groups)
            rank, workers = world()
            groups = groups[rank : len(groups) - len(groups) % workers : workers]
        for group in groups:
            yield self._encode([samples[i] for i in group], group.tolist())


class FixedCorpus:
    """A corpus that is the same at every pass."""

    def __init__(self, samples: Sequence[Sentence]) -> None:
        self._samples = samples

    def samples(self, epoch: int) -> Sequence[Sentence]:
        """The sentences."""
        return self._samples
