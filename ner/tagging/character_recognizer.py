"""The recognizer of names, a HanLP component: characters, pairs and words, GRUs, and a CRF of legal tags."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
from hanlp_common.structure import SerializableDict
from torch import Tensor

from ner.tagging.character_network import CharacterEncoder, CharacterNetwork, Encoded
from ner.tagging.decoding import spans
from ner.tagging.model_folders import CLASSPATH
from ner.tagging.word_features import WordList

WORDS_FILE = "words.txt.gz"
"""The file of a model's word list."""

# Sentences that are tagged together: more need more memory and are no faster.
SENTENCES_TOGETHER = 128


class CharacterRecognizer(RNNNamedEntityRecognizer):  # type: ignore[misc]
    """Recognises named entities in Chinese sentences given as lists of single characters.

    It avoids two faults of HanLP's own RNN tagger: its CRF takes time for batch, and may decode
    illegal tag sequences. Weights are stored in half precision.

    The config's `domain` names the corpus whose annotation conventions a prediction follows.
    """

    words: WordList = WordList({})
    """The words that the network looks for; a part of the model."""

    @property
    def _savable_config(self) -> SerializableDict:
        """What HanLP writes to config.json."""
        return SerializableDict({**super()._savable_config, "classpath": CLASSPATH})

    def build_model(self, training: bool = True, **kwargs: Any) -> CharacterNetwork:
        """The network that the config describes, with fresh weights."""
        tags = self.vocabs.tag.idx_to_token
        vocabulary = self.vocabs[self.config.token_key].idx_to_token
        config = self.config
        self._encoder = CharacterEncoder(vocabulary, config.buckets, self.words)
        return CharacterNetwork(
            len(vocabulary),
            config.buckets,
            self.words.features,
            len(config.domains),
            tags,
            config.character_size,
            config.pair_size,
            config.word_size,
            config.hidden,
            config.input_drop,
            config.output_drop,
            config.item_drop,
            config.bfloat16,
        )

    def _domains(self, names: Sequence[str]) -> Tensor:
        return torch.tensor([self.config.domains.index(name) for name in names])

    def feed_batch(self, batch: dict[str, Any]) -> tuple[Tensor, Tensor]:
        """Scores and the mask of real characters."""
        texts: Encoded = batch["texts"]
        scores = self.model(texts.to(self.device), batch["domain_id"].to(self.device))
        mask = torch.arange(scores.shape[1]) < texts.lengths.unsqueeze(1)
        return scores, mask.to(self.device)

    def load_vocabs(self, save_dir: str, filename: str = "vocabs.json") -> None:
        """Read characters, tags and words."""
        super().load_vocabs(save_dir, filename)
        self.words = WordList.load(Path(save_dir) / WORDS_FILE)

    def predict_data(
        self, data: Sequence[Sequence[str]], batch_size: int | None = None, **kwargs: Any
    ) -> list[Any]:
        """The entities of each sentence: (text, label, begin, end), offsets in characters.

        Sentences of similar length are put together, `SENTENCES_TOGETHER` at a time; `batch_size` is
        for training and ignored here.

        Raises:
            ValueError: a token of a sentence is not a single character.
        """
        texts = ["".join(tokens) for tokens in data]
        if any(len(text) != len(tokens) for text, tokens in zip(texts, data, strict=True)):
            raise ValueError("sentences must be sequences of single characters")
        found: list[Any] = [[] for _ in texts]
        tags = self.vocabs.tag.idx_to_token
        order = sorted((i for i, text in enumerate(texts) if text), key=lambda i: len(texts[i]))
        for at in range(0, len(order), SENTENCES_TOGETHER):
            group = order[at : at + SENTENCES_TOGETHER]
            encoded = self._encoder.encode([texts[i] for i in group])
            batch = {"texts": encoded, "domain_id": self._domains([self.config.domain] * len(group))}
            scores, mask = self.feed_batch(batch)
            paths = self.model.decode(scores, mask.sum(dim=1))
            for row, begin, end, label in spans(paths, encoded.lengths, tags):
                text = texts[group[row]]
                found[group[row]].append((text[begin:end], label, begin, end))
        return found
