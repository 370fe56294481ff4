"""A HanLP component: characters and their bigrams, a two-way LSTM and a CRF that obeys its tag scheme."""

import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from hanlp.common.torch_component import TorchComponent
from hanlp.common.vocab import Vocab
from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
from hanlp.layers.crf.crf import CRF
from hanlp.metrics.chunking.conlleval import SpanF1
from hanlp_common.constant import IDX
from torch import Tensor, distributed, nn

from ner.characters import fold

PAD, UNKNOWN = 0, 1
"""Ids of the two entries that every character vocabulary starts with."""

_TOGETHER = 128
_TELL_EVERY = 30.0
_STEPS_APART = 16
_IMPOSSIBLE = -1e4
_BOUNDARY = 0


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
            start[i] = _IMPOSSIBLE
        if here[0] in "BI":
            end[i] = _IMPOSSIBLE
        for j, after in enumerate(tags):
            is_open = here[0] in "BI"
            goes_on = after[0] in "IE"
            if is_open != goes_on or (is_open and here[2:] != after[2:]):
                between[i, j] = _IMPOSSIBLE
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


class CharacterEncoder:
    """Turns texts into ids: of characters by a vocabulary, of neighbouring pairs by hashing."""

    def __init__(self, vocabulary: Sequence[str], buckets: int) -> None:
        self.buckets = buckets
        plane = "".join(chr(code) for code in range(0x10000))
        self._plain = np.frombuffer(plain(plane).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._ids = np.full(0x10000, UNKNOWN, dtype=np.int64)
        for index, token in enumerate(vocabulary):
            if len(token) == 1 and ord(token) < 0x10000:
                self._ids[ord(token)] = index

    def encode(self, texts: Sequence[str]) -> tuple[Tensor, Tensor, Tensor]:
        """Ids of the characters, ids of the pairs, and the lengths of non-empty texts.

        Pair `i` of a text of n characters joins character i - 1 and character i; there are n + 1,
        as the text's edges take part.
        """
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
        pairs = (mixed >> np.uint64(40)) % np.uint64(self.buckets)
        return (
            torch.from_numpy(characters),
            torch.from_numpy(pairs.astype(np.int64)),
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
    kept = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - rate)
    return x * kept / (1 - rate)


class CharacterNetwork(nn.Module):
    """Scores of every tag at every character."""

    def __init__(
        self,
        characters: int,
        buckets: int,
        domains: int,
        tags: Sequence[str],
        character_size: int,
        pair_size: int,
        hidden: int,
        input_drop: float,
        output_drop: float,
        item_drop: float,
        bfloat16: bool,
    ) -> None:
        super().__init__()
        self.bfloat16 = bfloat16
        self.input_drop, self.output_drop, self.item_drop = input_drop, output_drop, item_drop
        self.characters = nn.Embedding(characters, character_size, padding_idx=PAD)
        self.pairs = nn.Embedding(buckets, pair_size)
        width = character_size + 2 * pair_size
        self.domain_input = nn.Embedding(domains, width)
        self.domain_output = nn.Embedding(domains, len(tags))
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.output = nn.Linear(2 * hidden, len(tags))
        self.crf = CRF(len(tags), batch_first=True)
        for embedding in (self.characters, self.pairs):
            nn.init.uniform_(embedding.weight, -0.1, 0.1)
        for embedding in (self.domain_input, self.domain_output):
            nn.init.zeros_(embedding.weight)
        start, between, end = legal_transitions(tags)
        self.register_buffer("start_penalty", start, persistent=False)
        self.register_buffer("between_penalty", between, persistent=False)
        self.register_buffer("end_penalty", end, persistent=False)

    def forward(self, characters: Tensor, pairs: Tensor, lengths: Tensor, domains: Tensor) -> Tensor:
        """Scores, sentences x characters x tags."""
        pair_vectors = self.pairs(pairs)
        if self.training and self.item_drop:
            kept = torch.rand(pairs.shape) >= self.item_drop
            pair_vectors = pair_vectors * kept.unsqueeze(2)
            lost = torch.rand(characters.shape) < self.item_drop / 8
            characters = characters.masked_fill(lost & (characters != PAD), UNKNOWN)
        x = torch.cat([self.characters(characters), pair_vectors[:, :-1], pair_vectors[:, 1:]], dim=2)
        x = _drop_together(x + self.domain_input(domains).unsqueeze(1), self.input_drop, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training and self.bfloat16):
            packed = self.lstm(packed)[0]
        x = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True)[0].float()
        x = _drop_together(x, self.output_drop, self.training)
        scores: Tensor = self.output(x) + self.domain_output(domains).unsqueeze(1)
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


class Batches:
    """Batches of sentences of like length, as HanLP's training and prediction loops take them.

    Shuffled batches are dealt out to the workers of a team, one by one; the others each worker gets.
    """

    def __init__(
        self, recognizer: "CharacterRecognizer", corpus: Corpus, batch_size: int, shuffle: bool
    ) -> None:
        self._recognizer = recognizer
        self._corpus = corpus
        self._batch_size = batch_size
        self._shuffle = shuffle
        self.epoch = 0
        batches = math.ceil(len(corpus.samples(0)) / batch_size)
        self._length = batches // _team()[1] if shuffle else batches

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
        if self._shuffle:
            rank, workers = _team()
            groups = groups[rank : len(groups) - len(groups) % workers : workers]
        for group in groups:
            yield self._recognizer.encode([samples[i] for i in group], group.tolist())


class Fixed:
    """A corpus that is the same at every pass."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples

    def samples(self, epoch: int) -> Sequence[Sample]:
        """The sentences."""
        return self._samples


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
        return Batches(self, data, batch_size, shuffle)

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
        rank, _ = _team()
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
            schedule = _Schedule(self.config.lr, (epoch - 1) * len(trn), total)
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
                _save_atomically(
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
        average: "Average | None" = None,
        schedule: "_Schedule | None" = None,
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
                _share([parameter.data for parameter in self.model.parameters()])
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
        _save_atomically(halves, Path(save_dir) / filename)

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


class Average:
    """A running mean of a network's weights, steadier than the weights themselves."""

    def __init__(self, model: nn.Module, decay: float = 0.999) -> None:
        self._decay = decay
        self._steps = 0
        self._weights = [parameter.detach().clone() for parameter in model.parameters()]

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Take the weights after one more step into the mean."""
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        torch._foreach_lerp_(self._weights, [p.detach() for p in model.parameters()], 1 - decay)

    def share(self) -> None:
        """Take the mean of all workers' means."""
        _share(self._weights)

    @contextmanager
    def in_place_of(self, model: nn.Module) -> Iterator[None]:
        """Lend the mean to the network for as long as the context lasts."""
        own = [parameter.detach().clone() for parameter in model.parameters()]
        _copy(self._weights, model)
        try:
            yield
        finally:
            _copy(own, model)

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` needs to go on."""
        return {"steps": self._steps, "weights": self._weights}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from what `state_dict` gave."""
        self._steps, self._weights = state["steps"], state["weights"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run has come."""

    epoch: int = 0
    best_epoch: int = 0
    best_score: float = -1.0


@dataclass(frozen=True, slots=True)
class _Schedule:
    """Learning rates: up in the first twentieth of the run, then down along half a cosine."""

    peak: float
    done: int
    total: int

    def rate(self, step: int) -> float:
        share = (self.done + step + 1) / self.total
        if share < 0.05:
            return self.peak * share / 0.05
        return self.peak * (0.02 + 0.98 * (1 + math.cos(math.pi * share)) / 2)


def _team() -> tuple[int, int]:
    """This process's rank among the workers that train together, and how many they are."""
    if not distributed.is_initialized():
        return 0, 1
    return distributed.get_rank(), distributed.get_world_size()


@torch.no_grad()
def _share(weights: Sequence[Tensor]) -> None:
    """Give every worker the mean of all workers' weights."""
    _, workers = _team()
    if workers == 1:
        return
    flat = torch.cat([weight.flatten() for weight in weights])
    distributed.all_reduce(flat)
    flat /= workers
    at = 0
    for weight in weights:
        weight.copy_(flat[at : at + weight.numel()].view_as(weight))
        at += weight.numel()


@torch.no_grad()
def _copy(weights: Sequence[Tensor], model: nn.Module) -> None:
    for parameter, weight in zip(model.parameters(), weights, strict=True):
        parameter.copy_(weight)


def _save_atomically(state: dict[str, Any], target: Path) -> None:
    scratch = target.with_name(target.name + ".part")
    torch.save(state, scratch)
    scratch.replace(target)
