"""Degree, strength, betweenness and brokerage of every actor, each with an interval from samples of the events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.analysis.measures.backbone import SAMPLED, Backbone
from graph.analysis.significance.chances import Floats

MEASURES = (
    "degree",
    "strength",
    "degree_backbone",
    "strength_backbone",
    "betweenness_backbone",
    "brokerage_backbone",
)
"""Of all pairs that met and of the backbone: partners, sum of weights; of the backbone alone: share of the shortest
paths that lead through somebody, and pairs of an official and a company that only he or she links."""

CONFIDENCE = 1.96
"""Standard errors to both sides of a value: 95 in 100 intervals hold the true value."""
SPREAD = (SAMPLED / (1 - SAMPLED)) ** 0.5
"""Standard errors by the standard deviation between samples (Shao and Wu 1989)."""
PIVOTS = 200
"""Actors from whom shortest paths are counted in backbones of more actors."""
SEED = 20230201
"""Random seed of the choice of pivots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A measure of every actor: value, interval, rank (from 1, equals share the best) and the interval of the rank."""

    value: Floats
    low: Floats
    high: Floats
    rank: Floats
    rank_low: Floats
    rank_high: Floats


def graph_of(backbone: Backbone) -> "nx.Graph[int]":
    """The ties beyond duty as a graph with their weights."""
    network: nx.Graph[int] = nx.Graph()
    ends = (values[backbone.is_tie].tolist() for values in (backbone.left, backbone.right, backbone.weight))
    network.add_weighted_edges_from(zip(*ends, strict=True))
    return network


def measures_of(backbone: Backbone, kinds: Sequence[str]) -> dict[str, Floats]:
    """Every measure by name, by number of the actor; `kinds` are official, executive and company."""
    many, tie = len(kinds), backbone.is_tie
    network = graph_of(backbone)
    values = {
        "degree": _summed(backbone, np.ones(len(tie)), many),
        "strength": _summed(backbone, backbone.weight, many),
        "degree_backbone": _summed(backbone, tie.astype(float), many),
        "strength_backbone": _summed(backbone, backbone.weight * tie, many),
    }
    pivots = PIVOTS if len(network) > PIVOTS else None
    between = nx.betweenness_centrality(network, k=pivots, seed=SEED) if network else {}
    values["betweenness_backbone"] = _array(between, many)
    values["brokerage_backbone"] = _array({node: _brokered(network, node, kinds) for node in network}, many)
    return values


def with_intervals(
    whole: Mapping[str, Floats], of_samples: Sequence[Mapping[str, Floats]]
) -> dict[str, Measured]:
    """Each measure with intervals by how far the samples of the events lie apart."""
    found = {}
    for name in MEASURES:
        value = whole[name]
        rank = _ranks(value)
        error = _error([sample[name] for sample in of_samples], value)
        rank_error = _error([_ranks(sample[name]) for sample in of_samples], rank)
        found[name] = Measured(
            value=value,
            low=np.maximum(value - error, 0),
            high=value + error,
            rank=rank,
            rank_low=np.maximum(np.floor(rank - rank_error), 1),
            rank_high=np.minimum(np.ceil(rank + rank_error), len(rank)),
        )
    return found


def _error(samples: Sequence[Floats], value: Floats) -> Floats:
    if len(samples) < 2:
        return np.zeros(len(value))
    return np.asarray(CONFIDENCE * SPREAD * np.std(np.stack(samples), axis=0, ddof=1))


def _summed(backbone: Backbone, weight: Floats, many: int) -> Floats:
    ends = np.concatenate([backbone.left, backbone.right])
    return np.asarray(
        np.bincount(ends, weights=np.concatenate([weight, weight]), minlength=many), dtype=np.float64
    )


def _array(values: Mapping[int, float], many: int) -> Floats:
    result = np.zeros(many)
    for number, value in values.items():
        result[number] = value
    return result


def _ranks(values: Floats) -> Floats:
    ordered = np.sort(values)
    return (len(values) - np.searchsorted(ordered, values, side="right") + 1).astype(float)


def _brokered(network: "nx.Graph[int]", node: int, kinds: Sequence[str]) -> int:
    officials = [other for other in network[node] if kinds[other] == "official"]
    business = [other for other in network[node] if kinds[other] != "official"]
    return sum(not network.has_edge(one, other) for one in officials for other in business)
