"""What a training run needs beside the network: averages, learning rates, the workers of a distributed run."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed, nn


class WeightAverage:
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
        average_over_workers(self._weights)

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
class Schedule:
    """Learning rates: up in the first twentieth of the run, then down along half a cosine."""

    peak: float
    done: int
    total: int

    def rate(self, step: int) -> float:
        """The rate of a step, counted from 0, of the current pass."""
        share = (self.done + step + 1) / self.total
        if share < 0.05:
            return self.peak * share / 0.05
        return self.peak * (0.02 + 0.98 * (1 + math.cos(math.pi * share)) / 2)


def world() -> tuple[int, int]:
    """This process's rank (from 0) and the world size: how many workers train together."""
    if not distributed.is_initialized():
        return 0, 1
    return distributed.get_rank(), distributed.get_world_size()


@torch.no_grad()
def average_over_workers(weights: Sequence[Tensor]) -> None:
    """Give every worker the mean of all workers' weights."""
    _, workers = world()
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


def save_atomically(write: Callable[[Path], object], target: Path) -> None:
    """Let `write` make a file that takes the place of `target` when it is whole."""
    scratch = target.with_name(target.name + ".part")
    write(scratch)
    scratch.replace(target)
