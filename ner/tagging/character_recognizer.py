"""A HanLP component: characters, pairs and words, two-way GRUs and a CRF that obeys its tag scheme."""

import logging
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import torch
from hanlp.common.torch_component import TorchComponent
from hanlp.common.vocab import Vocab
from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
from hanlp.layers.crf.crf import CRF
from hanlp.metrics.chunking.conlleval import SpanF1
from hanlp_common.constant import IDX
from torch import Tensor, nn

from ner.tagging.batches import Batches, Corpus, Sample
from ner.tagging.character_network import CharacterEncoder, CharacterNetwork, Encoded, plain
from ner.tagging.decoding import spans
from ner.tagging.initial_weights import InitialWeights
from ner.tagging.optimization import (
    Progress,
    Schedule,
    WeightAverage,
    average_over_workers,
    save_atomically,
    world,
)
from ner.tagging.word_features import WordList

_TOGETHER = 128
REPORT_EVERY = 30.0
_STEPS_APART = 16
_STARTED_SHARE = 0.5
_WORDS = "words.txt.gz"

TAGS = ("O", *(f"{place}-{label}" for label in ("LOC", "ORG", "PER") for place in "BIES"))
"""What a character can be."""


class CharacterRecognizer(RNNNamedEntityRecognizer):  # type: ignore[misc]
    """Recognises named entities in Chinese sentences given as lists of single characters.

    Two traps of HanLP's own RNN tagger are avoided: its CRF takes time for batch, and may decode
    tag sequences that have no reading. Weights are stored in half precision.

    The config's `domain` names the corpus whose annotation conventions a prediction follows.
    """

    report: Callable[[str], None] = staticmethod(lambda line: None)
    """Takes lines that tell how a training run is going."""

    words: WordList = WordList({})
    """The words that the network looks for; a part of the model."""

    start: InitialWeights | None = None
    """The weights that a training run starts from."""

    def fit(
        self, trn_data: Corpus, dev_data: Corpus, save_dir: str, batch_size: int, epochs: int, **kwargs: Any
    ) -> Any:
        """Train: HanLP's `TorchComponent.fit`, without the settings of the RNN tagger between.

        Args:
            trn_data: sentences to train on.
            dev_data: sentences to choose the best pass by.
            save_dir: folder of the model.
            batch_size: sentences in a batch of one worker.
            epochs: passes over `trn_data`.
            kwargs: `domains`, `domain`, `seed`, `patience`, `devices` and the settings of the network.
        """
        return TorchComponent.fit(self, trn_data, dev_data, save_dir, batch_size, epochs, **kwargs)

    def build_vocabs(self, dataset: Corpus, logger: logging.Logger | None, **kwargs: Any) -> None:
        """Collect the characters of the first pass over `dataset`, and those of the start."""
        counts: Counter[str] = Counter()
        for sample in dataset.samples(0):
            counts.update(plain(sample.text))
        self.vocabs.tag = Vocab(unk_token=None, pad_token=None)
        for tag in TAGS:
            self.vocabs.tag.add(tag)
        self.vocabs[self.config.token_key] = vocabulary = Vocab()
        frequent = {character for character, count in counts.items() if count >= self.config.min_count}
        for character in sorted(frequent | set(self.start.characters if self.start else ())):
            vocabulary.add(character)
        self.vocabs.lock()

    def build_dataloader(
        self,
        data: Any,
        batch_size: int,
        shuffle: bool = False,
        device: Any = None,
        logger: Any = None,
        **kwargs: Any,
    ) -> Batches:
        """Batches of a corpus."""
        if self.vocabs.mutable:
            self.build_vocabs(data, logger)
        return Batches(self.encode, data, batch_size, shuffle)

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

    def encode(self, samples: Sequence[Sample], order: Sequence[int]) -> dict[str, Any]:
        """One batch of non-empty sentences with the ids of their characters, pairs, domain and tags."""
        texts = self._encoder.encode([sample.text for sample in samples])
        tag_ids = torch.zeros_like(texts.characters)
        known = self.vocabs.tag.token_to_idx
        for row, sample in enumerate(samples):
            tag_ids[row, : len(sample.tags)] = torch.tensor([known[tag] for tag in sample.tags])
        return {
            "texts": texts,
            "domain_id": self._domains([sample.domain for sample in samples]),
            "tag_id": tag_ids,
            "tag": [list(sample.tags) for sample in samples],
            IDX: list(order),
        }

    def _domains(self, names: Sequence[str]) -> Tensor:
        return torch.tensor([self.config.domains.index(name) for name in names])

    def feed_batch(self, batch: dict[str, Any]) -> tuple[Tensor, Tensor]:
        """Scores and the mask of real characters."""
        texts: Encoded = batch["texts"]
        scores = self.model(texts.to(self.device), batch["domain_id"].to(self.device))
        mask = torch.arange(scores.shape[1]) < texts.lengths.unsqueeze(1)
        return scores, mask.to(self.device)

    def compute_loss(self, criterion: CRF, out: Tensor, y: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood, the mean over sentences."""
        likelihood: Tensor = criterion(out, y.to(out.device), mask, reduction="mean")
        return -likelihood

    def decode_output(
        self, logits: Tensor, mask: Tensor, batch: dict[str, Any], model: Any = None
    ) -> list[list[int]]:
        """Tag ids of each sentence."""
        paths = self.model.decode(logits, mask.sum(dim=1)).tolist()
        lengths = batch["texts"].lengths.tolist()
        return [path[:length] for path, length in zip(paths, lengths, strict=True)]

    def build_metric(self, **kwargs: Any) -> SpanF1:
        """Strict F1 of spans."""
        return SpanF1("IOBES")

    def build_criterion(self, model: Any = None, **kwargs: Any) -> CRF:
        """The network's CRF."""
        return self.model.crf

    def update_metrics(
        self,
        metric: SpanF1,
        logits: Tensor,
        y: Tensor,
        mask: Tensor,
        batch: Any = None,
        prediction: Any = None,
    ) -> None:
        """Count the spans of one batch."""
        metric(self._id_to_tags(prediction), batch["tag"])

    def build_optimizer(self, lr: float, **kwargs: Any) -> torch.optim.Optimizer:
        """Adam; weights that come from a start take smaller steps."""
        known = self.start.names if self.start else frozenset()
        groups = [
            {"params": [p for name, p in self.model.named_parameters() if (name in known) == started]}
            | {"share": _STARTED_SHARE if started else 1.0}
            for started in (False, True)
        ]
        return torch.optim.Adam(groups, lr=lr, betas=(0.9, 0.98), fused=True)

    def execute_training_loop(
        self,
        trn: Batches,
        dev: Batches,
        epochs: int,
        criterion: CRF,
        optimizer: torch.optim.Optimizer,
        metric: SpanF1,
        save_dir: str,
        logger: logging.Logger,
        devices: Any = None,
        ratio_width: int | None = None,
        patience: int = 5,
        **kwargs: Any,
    ) -> float:
        """Train, keep the averaged weights that score best on `dev`, and leave them in the model.

        A file `checkpoint.pt` in `save_dir` lets a run that was killed go on after its last full
        epoch; with one worker, to the same outcome as a run that was never interrupted. Several
        workers each take their own steps and share the mean of their weights every few batches.

        Returns:
            The best F1 on `dev`.
        """
        rank, _ = world()
        checkpoint = Path(save_dir) / "checkpoint.pt"
        average = WeightAverage(self.model)
        progress = Progress()
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location="cpu", weights_only=True)
            self.model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            average.load_state_dict(state["average"])
            progress = Progress(**state["progress"])
            self.report(f"going on after pass {progress.epoch}")
        elif self.start:
            self.start.copy_into(self.model, self.vocabs[self.config.token_key].idx_to_token)
            average = WeightAverage(self.model)
        total = epochs * len(trn)
        while progress.epoch < epochs and progress.epoch - progress.best_epoch < patience:
            epoch = progress.epoch + 1
            torch.manual_seed(1000 * self.config.seed + 10 * epoch + rank)
            trn.epoch = epoch
            schedule = Schedule(self.config.lr, (epoch - 1) * len(trn), total)
            loss = self.fit_dataloader(
                trn, criterion, optimizer, metric, logger, average=average, schedule=schedule
            )
            average.share()
            with average.in_place_of(self.model):
                _, dev_metric = self.evaluate_dataloader(dev, criterion)
                better = dev_metric.score > progress.best_score
                if better and rank == 0:
                    self.save_weights(save_dir)
            self.report(
                f"pass {epoch} of {epochs}: loss {loss:.3f}, dev F1 {dev_metric.score:.4f}{' (best)' if better else ''}"
            )
            progress = Progress(
                epoch=epoch,
                best_epoch=epoch if better else progress.best_epoch,
                best_score=dev_metric.score if better else progress.best_score,
            )
            if rank == 0:
                state = {
                    "model": self.model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "average": average.state_dict(),
                    "progress": asdict(progress),
                }
                save_atomically(partial(torch.save, state), checkpoint)
        if rank == 0:
            self.load_weights(save_dir)
        self.model.eval()
        return progress.best_score

    def fit_dataloader(
        self,
        trn: Batches,
        criterion: CRF,
        optimizer: torch.optim.Optimizer,
        metric: SpanF1,
        logger: logging.Logger,
        average: WeightAverage | None = None,
        schedule: Schedule | None = None,
        **kwargs: Any,
    ) -> float:
        """One pass over the training data; returns the mean loss of a sentence."""
        self.model.train()
        total = 0.0
        reported = time.monotonic()
        for step, batch in enumerate(trn):
            if schedule:
                for group in optimizer.param_groups:
                    group["lr"] = schedule.rate(step) * group["share"]
            scores, mask = self.feed_batch(batch)
            loss = self.compute_loss(criterion, scores, batch["tag_id"], mask)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
            optimizer.step()
            if (step + 1) % _STEPS_APART == 0 or step + 1 == len(trn):
                average_over_workers([parameter.data for parameter in self.model.parameters()])
            if average:
                average.update(self.model)
            total += loss.item()
            if time.monotonic() - reported > REPORT_EVERY:
                reported = time.monotonic()
                self.report(
                    f"pass {trn.epoch}: {step + 1} of {len(trn)} batches, loss {total / (step + 1):.3f}"
                )
        return total / max(len(trn), 1)

    @torch.inference_mode()
    def evaluate_dataloader(
        self,
        data: Batches,
        criterion: CRF,
        logger: logging.Logger | None = None,
        metric: Any = None,
        **kwargs: Any,
    ) -> tuple[float, SpanF1]:
        """Score the model on batches with gold tags; the loss is not worked out and given as nan."""
        self.model.eval()
        metric = metric or self.build_metric()
        metric.reset()
        for batch in data:
            scores, mask = self.feed_batch(batch)
            self.update_metrics(
                metric, scores, batch["tag_id"], mask, batch, self.decode_output(scores, mask, batch)
            )
        return math.nan, metric

    def save_weights(
        self, save_dir: str, filename: str = "model.pt", trainable_only: bool = True, **kwargs: Any
    ) -> None:
        """Write the weights in half precision."""
        halves = {name: value.half() for name, value in self.model_.state_dict().items()}
        save_atomically(partial(torch.save, halves), Path(save_dir) / filename)

    def save_vocabs(self, save_dir: str, filename: str = "vocabs.json") -> None:
        """Write characters and tags, and the words beside them."""
        if world()[0] == 0:
            super().save_vocabs(save_dir, filename)
            self.words.save(Path(save_dir) / _WORDS)

    def load_vocabs(self, save_dir: str, filename: str = "vocabs.json") -> None:
        """Read characters, tags and words."""
        super().load_vocabs(save_dir, filename)
        self.words = WordList.load(Path(save_dir) / _WORDS)

    def predict_data(
        self, data: Sequence[Sequence[str]], batch_size: int | None = None, **kwargs: Any
    ) -> list[Any]:
        """The entities of each sentence: (text, label, begin, end), offsets in characters.

        Sentences of like length are put together, 128 at a time, whatever `batch_size` says: that is
        for training.

        Raises:
            ValueError: a token of a sentence is not a single character.
        """
        texts = ["".join(tokens) for tokens in data]
        if any(len(text) != len(tokens) for text, tokens in zip(texts, data, strict=True)):
            raise ValueError("sentences must be sequences of single characters")
        found: list[Any] = [[] for _ in texts]
        tags = self.vocabs.tag.idx_to_token
        order = sorted((i for i, text in enumerate(texts) if text), key=lambda i: len(texts[i]))
        for at in range(0, len(order), _TOGETHER):
            group = order[at : at + _TOGETHER]
            encoded = self._encoder.encode([texts[i] for i in group])
            batch = {"texts": encoded, "domain_id": self._domains([self.config.domain] * len(group))}
            scores, mask = self.feed_batch(batch)
            paths = self.model.decode(scores, mask.sum(dim=1))
            for row, begin, end, label in spans(paths, encoded.lengths, tags):
                text = texts[group[row]]
                found[group[row]].append((text[begin:end], label, begin, end))
        return found
