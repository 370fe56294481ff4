"""Optimization: averaged weights, learning rates, and what the workers of a distributed run share."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed, nn

# The weight average keeps this share of itself at every step, once it is warm.
DECAY = 0.999
# The share of the run in which the learning rate rises.
WARM_UP = 0.05
# The learning rate at the end of the run, as a share of its peak.
LAST_RATE = 0.02


class WeightAverage:
    """A running mean of a network's weights, steadier than the weights themselves."""

    def __init__(self, model: nn.Module, decay: float = DECAY) -> None:
        self._decay = decay
        self._steps = 0
        self._weights = [parameter.detach().clone() for parameter in model.parameters()]

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Add the weights after one more step to the mean."""
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        torch._foreach_lerp_(self._weights, [p.detach() for p in model.parameters()], 1 - decay)

    def share(self) -> None:
        """Replace the mean by that of all workers' means."""
        average_over_workers(self._weights)

    @contextmanager
    def in_place_of(self, model: nn.Module) -> Iterator[None]:
        """Put the mean into the network while the context lasts."""
        own = [parameter.detach().clone() for parameter in model.parameters()]
        _copy(self._weights, model)
        try:
            yield
        finally:
            _copy(own, model)

    def state_dict(self) -> dict[str, Any]:
        """The state to resume from."""
        return {"steps": self._steps, "weights": self._weights}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Resume from the outcome of `state_dict`."""
        self._steps, self._weights = state["steps"], state["weights"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run has come."""

    epoch: int = 0
    best_epoch: int = 0
    best_score: float = -1.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """Learning rates: linear warm-up, then cosine decay. `done` and `total` count steps."""

    peak: float
    done: int
    total: int

    def rate(self, step: int) -> float:
        """The rate of a step, counted from 0, of the current pass."""
        share = (self.done + step + 1) / self.total
        if share < WARM_UP:
            return self.peak * share / WARM_UP
        return self.peak * (LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * share)) / 2)


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
    """Replace `target` by the file that `write` makes, once it is complete."""
    scratch = target.with_name(target.name + ".part")
    write(scratch)
    scratch.replace(target)
