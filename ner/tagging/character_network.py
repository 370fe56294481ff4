"""The network that scores the tags of characters: what a character is and stands in, two GRUs, a CRF."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
import torch
from hanlp.layers.crf.crf import CRF
from torch import Tensor, nn

from ner.tagging.decoding import best_path, legal_transitions
from ner.tagging.word_features import WordList
from ner.text.characters import fold

PAD, UNKNOWN = 0, 1
"""Ids of the two entries that every character vocabulary starts with."""

_BOUNDARY = 0


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts as numbers.

    Attributes:
        characters: ids, texts x characters.
        pairs: ids, texts x (characters + 1): pair `i` joins character i - 1 and character i, and the
            edges of the text take part.
        words: ids of what covers a character, texts x characters x slots, see `WordList.places`.
        lengths: characters in each text.
    """

    characters: Tensor
    pairs: Tensor
    words: Tensor
    lengths: Tensor

    def to(self, device: torch.device) -> "Encoded":
        """The same on a device; lengths stay where they are, as packing wants them."""
        return Encoded(self.characters.to(device), self.pairs.to(device), self.words.to(device), self.lengths)


class CharacterEncoder:
    """Turns texts into ids: of characters by a vocabulary, of neighbouring pairs by hashing, of words."""

    def __init__(self, vocabulary: Sequence[str], buckets: int, words: WordList) -> None:
        self._buckets = buckets
        self._words = words
        plane = "".join(chr(code) for code in range(0x10000))
        self._plain = np.frombuffer(plain(plane).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._ids = np.full(0x10000, UNKNOWN, dtype=np.int64)
        for index, token in enumerate(vocabulary):
            if len(token) == 1 and ord(token) < 0x10000:
                self._ids[ord(token)] = index

    def encode(self, texts: Sequence[str]) -> Encoded:
        """The ids of non-empty texts."""
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        width = int(lengths.max())
        inside = np.arange(width) < lengths[:, None]
        codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        codes = self._plain[np.minimum(codes, 0xFFFF)]
        characters = np.zeros((len(texts), width), dtype=np.int64)
        characters[inside] = self._ids[codes]
        padded = np.full((len(texts), width + 2), _BOUNDARY, dtype=np.uint64)
        padded[:, 1:-1][inside] = codes
        mixed = padded[:, :-1] * np.uint64(0x9E3779B97F4A7C15) + padded[:, 1:] * np.uint64(0xC2B2AE3D27D4EB4F)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        pairs = (mixed >> np.uint64(40)) % np.uint64(self._buckets)
        return Encoded(
            torch.from_numpy(characters),
            torch.from_numpy(pairs.astype(np.int64)),
            torch.from_numpy(self._words.places(padded[:, 1:-1])),
            torch.from_numpy(lengths),
        )


def plain(text: str) -> str:
    """The text as the network sees it: folded, and every digit a zero."""
    return fold(text).translate(_DIGITS)


_DIGITS = {ord(digit): "0" for digit in "123456789"}


def _drop_together(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout that drops the same features at every character of a sentence."""
    if not training or not rate:
        return x
    mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - rate)
    return x * mask / (1 - rate)


def _chosen(shape: Sequence[int], share: float) -> Tensor:
    return torch.rand(*shape) < share


class CharacterNetwork(nn.Module):
    """Scores of every tag at every character."""

    def __init__(
        self,
        characters: int,
        buckets: int,
        word_features: int,
        domains: int,
        tags: Sequence[str],
        character_size: int,
        pair_size: int,
        word_size: int,
        hidden: int,
        input_drop: float,
        output_drop: float,
        item_drop: float,
        bfloat16: bool,
    ) -> None:
        super().__init__()
        self.in_bfloat16 = bfloat16
        self.input_drop, self.output_drop, self.item_drop = input_drop, output_drop, item_drop
        self.characters = nn.Embedding(characters, character_size, padding_idx=PAD)
        self.pairs = nn.Embedding(buckets, pair_size)
        self.words = nn.EmbeddingBag(word_features, word_size, mode="sum", padding_idx=0)
        width = character_size + 2 * pair_size + word_size
        self.domain_input = nn.Embedding(domains, width)
        self.domain_output = nn.Embedding(domains, len(tags))
        self.encoder = nn.GRU(width, hidden, num_layers=2, batch_first=True, bidirectional=True)
        self.output = nn.Linear(2 * hidden, len(tags))
        self.crf = CRF(len(tags), batch_first=True)
        for embedding in (self.characters, self.pairs, self.words):
            nn.init.uniform_(embedding.weight, -0.1, 0.1)
        for embedding in (self.domain_input, self.domain_output):
            nn.init.zeros_(embedding.weight)
        start, between, end = legal_transitions(tags)
        self.register_buffer("start_penalty", start, persistent=False)
        self.register_buffer("between_penalty", between, persistent=False)
        self.register_buffer("end_penalty", end, persistent=False)

    def forward(self, texts: Encoded, domains: Tensor) -> Tensor:
        """Scores, texts x characters x tags."""
        characters, pair_vectors = texts.characters, self.pairs(texts.pairs)
        rows, width = characters.shape
        word_vectors = self.words(texts.words.view(rows * width, -1)).view(rows, width, -1)
        if self.training and self.item_drop:
            characters = characters.masked_fill(
                _chosen(characters.shape, self.item_drop / 8) & (characters != PAD), UNKNOWN
            )
            pair_vectors = pair_vectors * ~_chosen(texts.pairs.shape, self.item_drop).unsqueeze(2)
            word_vectors = word_vectors * ~_chosen(characters.shape, self.item_drop / 2).unsqueeze(2)
        x = torch.cat(
            [self.characters(characters), pair_vectors[:, :-1], pair_vectors[:, 1:], word_vectors], dim=2
        )
        x = _drop_together(x + self.domain_input(domains).unsqueeze(1), self.input_drop, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, texts.lengths, batch_first=True, enforce_sorted=False)
        in_half = self.training and self.in_bfloat16
        with torch.autocast("cpu", dtype=torch.bfloat16) if in_half else nullcontext():
            packed = self.encoder(packed)[0]
        x = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True)[0].float()
        x = _drop_together(x, self.output_drop, self.training)
        scores: Tensor = self.output(x).float() + self.domain_output(domains).unsqueeze(1)
        return scores

    def decode(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The best legal tag sequences, sentences x characters."""
        return best_path(
            scores,
            lengths,
            self.crf.start_transitions + self.start_penalty,
            self.crf.transitions + self.between_penalty,
            self.crf.end_transitions + self.end_penalty,
        )
