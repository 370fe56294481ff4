"""A HanLP component: characters and their bigrams, a two-way LSTM and a CRF that obeys its tag scheme."""

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
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

from ner.batches import Batches, Corpus, Sample
from ner.character_network import CharacterEncoder, CharacterNetwork, plain
from ner.decoding import spans
from ner.fitting import Average, Progress, Schedule, save_atomically, share_mean, team

_TOGETHER = 128
_TELL_EVERY = 30.0
_STEPS_APART = 16


class CharacterRecognizer(RNNNamedEntityRecognizer):  # type: ignore[misc]
    """Recognises named entities in Chinese sentences given as lists of single characters.

    Two traps of HanLP's own RNN tagger are avoided: its CRF takes time for batch, and may decode
    tag sequences that have no reading. Weights are stored in half precision.

    The config's `domain` names the corpus whose annotation conventions a prediction follows.
    """

    report: Callable[[str], None] = staticmethod(lambda line: None)
    """Takes lines that tell how a training run is going."""

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
        """Collect the characters and tags of the first pass over `dataset`."""
        counts: dict[str, int] = {}
        kinds: set[str] = set()
        for sample in dataset.samples(0):
            for character in plain(sample.text):
                counts[character] = counts.get(character, 0) + 1
            kinds.update(tag[2:] for tag in sample.tags if tag != "O")
        self.vocabs.tag = Vocab(unk_token=None, pad_token=None)
        for tag in ["O", *(f"{place}-{kind}" for kind in sorted(kinds) for place in "BIES")]:
            self.vocabs.tag.add(tag)
        self.vocabs[self.config.token_key] = vocabulary = Vocab()
        for character in sorted(counts):
            if counts[character] >= self.config.min_count:
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
        self._encoder = CharacterEncoder(vocabulary, config.buckets)
        return CharacterNetwork(
            len(vocabulary),
            config.buckets,
            len(config.domains),
            tags,
            config.character_size,
            config.pair_size,
            config.hidden,
            config.input_drop,
            config.output_drop,
            config.item_drop,
            config.bfloat16,
        )

    def encode(self, samples: Sequence[Sample], order: Sequence[int]) -> dict[str, Any]:
        """One batch of non-empty sentences with the ids of their characters, pairs, domain and tags."""
        batch = self._inputs([sample.text for sample in samples], [sample.domain for sample in samples])
        tag_ids = torch.zeros_like(batch["token_id"])
        known = self.vocabs.tag.token_to_idx
        for row, sample in enumerate(samples):
            tag_ids[row, : len(sample.tags)] = torch.tensor([known[tag] for tag in sample.tags])
        return {
            **batch,
            "tag_id": tag_ids,
            "tag": [list(sample.tags) for sample in samples],
            IDX: list(order),
        }

    def _inputs(self, texts: Sequence[str], domains: Sequence[str]) -> dict[str, Any]:
        characters, pairs, lengths = self._encoder.encode(texts)
        numbers = {domain: number for number, domain in enumerate(self.config.domains)}
        return {
            "token_id": characters,
            "pair_id": pairs,
            "length": lengths,
            "domain_id": torch.tensor([numbers[domain] for domain in domains]),
        }

    def feed_batch(self, batch: dict[str, Any]) -> tuple[Tensor, Tensor]:
        """Scores and the mask of real characters."""
        device = self.device
        scores = self.model(
            batch["token_id"].to(device),
            batch["pair_id"].to(device),
            batch["length"],
            batch["domain_id"].to(device),
        )
        return scores, (torch.arange(scores.shape[1]) < batch["length"].unsqueeze(1)).to(device)

    def compute_loss(self, criterion: CRF, out: Tensor, y: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood, the mean over sentences."""
        likelihood: Tensor = criterion(out, y.to(out.device), mask, reduction="mean")
        return -likelihood

    def decode_output(
        self, logits: Tensor, mask: Tensor, batch: dict[str, Any], model: Any = None
    ) -> list[list[int]]:
        """Tag ids of each sentence."""
        paths = self.model.decode(logits, mask.sum(dim=1)).tolist()
        return [path[:length] for path, length in zip(paths, batch["length"].tolist(), strict=True)]

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
        """Adam."""
        return torch.optim.Adam(self.model.parameters(), lr=lr, betas=(0.9, 0.98), fused=True)

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
        rank, _ = team()
        checkpoint = Path(save_dir) / "checkpoint.pt"
        average = Average(self.model)
        progress = Progress()
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location="cpu", weights_only=True)
            self.model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            average.load_state_dict(state["average"])
            progress = Progress(**state["progress"])
            self.report(f"going on after pass {progress.epoch}")
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
                save_atomically(
                    {
                        "model": self.model.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "average": average.state_dict(),
                        "progress": asdict(progress),
                    },
                    checkpoint,
                )
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
        average: Average | None = None,
        schedule: Schedule | None = None,
        **kwargs: Any,
    ) -> float:
        """One pass over the training data; returns the mean loss of a sentence."""
        self.model.train()
        total = 0.0
        told = time.monotonic()
        for step, batch in enumerate(trn):
            if schedule:
                for group in optimizer.param_groups:
                    group["lr"] = schedule.rate(step)
            scores, mask = self.feed_batch(batch)
            loss = self.compute_loss(criterion, scores, batch["tag_id"], mask)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
            optimizer.step()
            if (step + 1) % _STEPS_APART == 0 or step + 1 == len(trn):
                share_mean([parameter.data for parameter in self.model.parameters()])
            if average:
                average.update(self.model)
            total += loss.item()
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
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
        save_atomically(halves, Path(save_dir) / filename)

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
            batch = self._inputs([texts[i] for i in group], [self.config.domain] * len(group))
            scores, _ = self.feed_batch(batch)
            lengths = batch["length"]
            for row, begin, end, label in spans(
                self.model.decode(scores, lengths.to(scores.device)), lengths, tags
            ):
                text = texts[group[row]]
                found[group[row]].append((text[begin:end], label, begin, end))
        return found
