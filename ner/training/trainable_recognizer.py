"""The recognizer with what HanLP needs to train it: batches, loss, optimizer and training loop."""

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
from hanlp.layers.crf.crf import CRF
from hanlp.metrics.chunking.conlleval import SpanF1
from hanlp_common.constant import IDX
from torch import nn

from ner.tagging.character_network import plain
from ner.tagging.character_recognizer import WORDS_FILE, CharacterRecognizer
from ner.training.annotated_data import Sentence
from ner.training.batches import Batches, Corpus
from ner.training.initial_weights import InitialWeights
from ner.training.model_setup import CHECKPOINT
from ner.training.optimization import (
    Progress,
    Schedule,
    WeightAverage,
    average_over_workers,
    save_atomically,
    world,
)

TAGS = ("O", *(f"{place}-{label}" for label in ("LOC", "ORG", "PER") for place in "BIES"))
"""The tags of a character."""

# Seconds between two reports on a pass.
REPORT_EVERY = 30.0
# Steps that each worker takes before all share the mean of their weights.
STEPS_APART = 16
# Weights with initial values learn at this share of the rate of random ones.
INITIAL_WEIGHTS_SHARE = 0.5
# Gradients are scaled down to this norm.
LARGEST_GRADIENT = 5.0
# Adam's decay rates of the mean and of the variance of gradients.
BETAS = (0.9, 0.98)


class TrainableRecognizer(CharacterRecognizer):
    """A recognizer that can be trained; what it saves is a model of `CharacterRecognizer`."""

    report: Callable[[str], None] = staticmethod(lambda line: None)
    """Takes lines on the progress of a training run."""

    initial_weights: InitialWeights | None = None
    """The weights that a training run starts from; None for random ones."""

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

    def build_vocabs(self, dataset: Corpus) -> None:
        """Collect the characters of the first pass over `dataset`, and those of the initial weights."""
        counts: Counter[str] = Counter()
        for sample in dataset.samples(0):
            counts.update(plain(sample.text))
        self.vocabs.tag = Vocab(unk_token=None, pad_token=None)
        for tag in TAGS:
            self.vocabs.tag.add(tag)
        self.vocabs[self.config.token_key] = vocabulary = Vocab()
        frequent = {character for character, count in counts.items() if count >= self.config.min_count}
        given = self.initial_weights.characters if self.initial_weights else frozenset()
        for character in sorted(frequent | given):
            vocabulary.add(character)
        self.vocabs.lock()

    def build_dataloader(
        self, data: Corpus, batch_size: int, shuffle: bool = False, **kwargs: Any
    ) -> Batches:
        """Batches of a corpus."""
        if self.vocabs.mutable:
            self.build_vocabs(data)
        return Batches(self.encode, data, batch_size, shuffle)

    def encode(self, samples: Sequence[Sentence], order: Sequence[int]) -> dict[str, Any]:
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

    def build_criterion(self, model: Any = None, **kwargs: Any) -> CRF:
        """The network's CRF."""
        return self.model.crf

    def build_optimizer(self, lr: float, **kwargs: Any) -> torch.optim.Optimizer:
        """Adam; initial weights that are given learn more slowly."""
        known = self.initial_weights.names if self.initial_weights else frozenset()
        groups = [
            {"params": [p for name, p in self.model.named_parameters() if (name in known) == given]}
            | {"share": INITIAL_WEIGHTS_SHARE if given else 1.0}
            for given in (False, True)
        ]
        return torch.optim.Adam(groups, lr=lr, betas=BETAS, fused=True)

    def execute_training_loop(
        self,
        trn: Batches,
        dev: Batches,
        epochs: int,
        criterion: CRF,
        optimizer: torch.optim.Optimizer,
        save_dir: str,
        patience: int = 5,
        **kwargs: Any,
    ) -> float:
        """Train, keep the averaged weights that score best on `dev`, and leave them in the model.

        A run that was killed resumes from `checkpoint.pt` in `save_dir` after its last full epoch;
        with one worker it has the same outcome as a run without interruption. Several workers
        each take their own steps and average their weights every few batches.

        Returns:
            The best F1 on `dev`.
        """
        rank, _ = world()
        checkpoint = Path(save_dir) / CHECKPOINT
        average = WeightAverage(self.model)
        progress = Progress()
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location="cpu", weights_only=True)
            self.model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            average.load_state_dict(state["average"])
            progress = Progress(**state["progress"])
            self.report(f"resuming after pass {progress.epoch}")
        elif self.initial_weights:
            self.initial_weights.copy_into(self.model, self.vocabs[self.config.token_key].idx_to_token)
            average = WeightAverage(self.model)
        total = epochs * len(trn)
        while progress.epoch < epochs and progress.epoch - progress.best_epoch < patience:
            epoch = progress.epoch + 1
            torch.manual_seed(1000 * self.config.seed + 10 * epoch + rank)
            trn.epoch = epoch
            schedule = Schedule(self.config.lr, (epoch - 1) * len(trn), total)
            loss = self.train_pass(trn, criterion, optimizer, average, schedule)
            average.share()
            with average.in_place_of(self.model):
                f1 = self.f1_on(dev)
                better = f1 > progress.best_score
                if better and rank == 0:
                    self.save_weights(save_dir)
            note = " (best)" if better else ""
            self.report(f"pass {epoch} of {epochs}: loss {loss:.3f}, dev F1 {f1:.4f}{note}")
            progress = Progress(
                epoch=epoch,
                best_epoch=epoch if better else progress.best_epoch,
                best_score=f1 if better else progress.best_score,
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

    def train_pass(
        self,
        batches: Batches,
        criterion: CRF,
        optimizer: torch.optim.Optimizer,
        average: WeightAverage,
        schedule: Schedule,
    ) -> float:
        """Train on all batches once.

        Returns:
            The mean over the batches of the loss: the negative log likelihood of a sentence.
        """
        self.model.train()
        total = 0.0
        reported = time.monotonic()
        for step, batch in enumerate(batches):
            for group in optimizer.param_groups:
                group["lr"] = schedule.rate(step) * group["share"]
            scores, mask = self.feed_batch(batch)
            loss = -criterion(scores, batch["tag_id"].to(scores.device), mask, reduction="mean")
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            if (step + 1) % STEPS_APART == 0 or step + 1 == len(batches):
                average_over_workers([parameter.data for parameter in self.model.parameters()])
            average.update(self.model)
            total += loss.item()
            if time.monotonic() - reported > REPORT_EVERY:
                reported = time.monotonic()
                mean = total / (step + 1)
                self.report(f"pass {batches.epoch}: {step + 1} of {len(batches)} batches, loss {mean:.3f}")
        return total / max(len(batches), 1)

    @torch.inference_mode()
    def f1_on(self, batches: Batches) -> float:
        """The strict F1, 0 to 1, of the spans that the network finds in batches with gold tags."""
        self.model.eval()
        metric = SpanF1("IOBES")
        for batch in batches:
            scores, mask = self.feed_batch(batch)
            lengths = batch["texts"].lengths.tolist()
            paths = self.model.decode(scores, mask.sum(dim=1)).tolist()
            predicted = [path[:length] for path, length in zip(paths, lengths, strict=True)]
            metric(self._id_to_tags(predicted), batch["tag"])
        return float(metric.score)

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
            save_atomically(self.words.save, Path(save_dir) / WORDS_FILE)
