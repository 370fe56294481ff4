"""Sentences to train on, in batches of like length."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import numpy as np

from ner.tagging.optimization import world


class Sample(Protocol):
    """A sentence to learn from: its characters, one tag each, and the domain it comes from."""

    @property
    def text(self) -> str:
        """The characters."""
        ...

    @property
    def tags(self) -> Sequence[str]:
        """Their tags."""
        ...

    @property
    def domain(self) -> str:
        """The corpus whose conventions the tags follow."""
        ...


class Corpus(Protocol):
    """Sentences to learn from; each pass may show them in another guise."""

    def samples(self, epoch: int) -> Sequence[Sample]:
        """The sentences of one pass over the corpus."""
        ...


Encode = Callable[[Sequence[Sample], Sequence[int]], dict[str, Any]]
"""Makes one batch of sentences and their places in the corpus."""


class Batches:
    """Batches of sentences of like length, as HanLP's training and prediction loops take them.

    Shuffled batches are dealt out to the workers of a distributed run in turn, so that all get equally
    many.
    """

    def __init__(self, encode: Encode, corpus: Corpus, batch_size: int, shuffle: bool) -> None:
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
            lengths += noise.uniform(0, 4, len(samples))
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

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples

    def samples(self, epoch: int) -> Sequence[Sample]:
        """The sentences."""
        return self._samples
