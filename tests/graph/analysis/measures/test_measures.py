"""Measures, their intervals, communities and pairs of posts on small and on invented data."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from significance import invented

from graph.analysis.measures.backbone import Backbone, Whole, samples, whole_of
from graph.analysis.measures.centrality import MEASURES, graph_of, measures_of, with_intervals
from graph.analysis.measures.communities import communities_of, described
from graph.analysis.measures.post_pairs import post_pairs
from graph.analysis.significance.chances import fit
from graph.analysis.significance.model import Model
from graph.analysis.significance.pairs import all_means
from graph.analysis.significance.presence import presence


def backbone(*ties: tuple[int, int], others: tuple[tuple[int, int], ...] = ()) -> Backbone:
    """Pairs of weight 2 that are ties, and others of weight 1 that are none."""
    ends = np.array([*ties, *others])
    return Backbone(
        left=ends[:, 0],
        right=ends[:, 1],
        weight=np.array([2.0] * len(ties) + [1.0] * len(others)),
        is_tie=np.array([True] * len(ties) + [False] * len(others)),
    )


def whole(seed: int = 1, duties: frozenset[tuple[int, int]] = frozenset()) -> Whole:
    data = invented(120, 600, seed=seed, planted=10, more=12, size=0.7)
    who = presence(data.terms, frozenset(), data.events)
    return whole_of(
        Model(actors=(), happenings=data.events, presence=who, chances=fit(who.attendance), duties=duties)
    )


def test_measures_of_a_small_backbone():
    kinds = ["official", "official", "company", "executive"]
    found = measures_of(backbone((0, 1), (1, 2), others=((2, 3),)), kinds)
    assert {name: values.tolist() for name, values in found.items()} == {
        "degree": [1, 2, 2, 1],
        "strength": [2, 4, 3, 1],
        "degree_backbone": [1, 2, 1, 0],
        "strength_backbone": [2, 4, 2, 0],
        "betweenness_backbone": [0, 1, 0, 0],
        "brokerage_backbone": [0, 1, 0, 0],
    }


def test_who_links_an_official_and_a_company_that_are_tied_brokers_nothing():
    found = measures_of(backbone((0, 1), (1, 2), (0, 2)), ["official", "official", "company"])
    assert not found["brokerage_backbone"].any()


def test_intervals_are_of_twice_the_spread_between_samples():
    of_samples = [{name: np.array([value, 5.0]) for name in MEASURES} for value in (1.0, 2.0, 3.0)]
    found = with_intervals({name: np.array([2.0, 5.0]) for name in MEASURES}, of_samples)["degree"]
    assert found.high - found.value == pytest.approx([1.96 * 2, 0])
    assert found.low.tolist() == [0, 5]
    assert found.rank.tolist() == [2, 1]


def test_equals_share_the_best_rank():
    values = {name: np.array([3.0, 7.0, 3.0, 1.0]) for name in MEASURES}
    assert with_intervals(values, [])["strength"].rank.tolist() == [2, 1, 2, 4]


def test_samples_vary_around_the_whole_and_come_the_same_again():
    found = whole()
    strength = found.backbone().weight.sum()
    drawn = [sample.weight.sum() for sample in samples(found, 8)]
    assert np.mean(drawn) == pytest.approx(strength, rel=0.1)
    assert len(set(drawn)) > 1
    assert drawn == [sample.weight.sum() for sample in samples(found, 8)]


def test_who_stands_for_another_is_no_tie_to_it():
    found = whole()
    order = found.model.presence.order
    first = int(np.nonzero(found.backbone().is_tie)[0][0])
    pair = sorted((int(order[found.meetings.left[first]]), int(order[found.meetings.right[first]])))
    without = whole(duties=frozenset({(pair[0], pair[1])}))
    assert not without.backbone().is_tie[first]
    assert without.found.met.p_values[first] == 1
    assert not any(
        ((sample.left == found.meetings.left[first]) & (sample.right == found.meetings.right[first]))[
            sample.is_tie
        ].any()
        for sample in samples(without, 3)
    )


def two_groups() -> "nx.Graph[int]":
    network: nx.Graph[int] = nx.Graph()
    for members in (range(4), range(4, 7)):
        network.add_weighted_edges_from((a, b, 1.0) for a in members for b in members if a < b)
    network.add_edge(0, 1, weight=5.0)
    network.add_edge(0, 4, weight=0.1)
    return network


def test_communities_come_the_largest_first():
    assert communities_of(two_groups()) == [{0, 1, 2, 3}, {4, 5, 6}]
    assert communities_of(nx.Graph()) == []


def test_a_community_has_a_name_and_a_stability():
    network = two_groups()
    part = network.subgraph([0, 1, 4, 5, 6])
    first, second = described(network, [network, part], list("甲乙丙丁戊己庚"), ["局"] * 4 + [""] * 3)
    assert first.name == "甲、乙、局"
    assert first.stability == pytest.approx((1 + 0.5) / 2)
    assert (second.name[:1], second.stability) == ("戊", 1.0)


def test_a_pair_is_compared_with_the_other_pairs_of_its_posts():
    found = whole()
    people = len(found.model.presence.order)
    posts = ["书记" if number % 2 else "区长" for number in range(people)]
    compared = post_pairs(found, posts, ["区"] * people)
    means = np.zeros((people, people))
    for start, rows, _ in all_means(found.model.chances):
        means[start : start + len(rows)] = rows
    pair = int(np.nonzero(found.meetings.left % 2 != found.meetings.right % 2)[0][0])
    left, right = int(found.meetings.left[pair]), int(found.meetings.right[pair])
    mixed = np.add.outer(np.arange(people), np.arange(people)) % 2 == 1
    met = found.found.met
    of_posts = met.left % 2 != met.right % 2
    events = met.events[of_posts].sum() - met.events[pair]
    expected = means[mixed].sum() - means[left, right]
    at = compared.pair.tolist().index(pair)
    assert compared.ratio[at] == pytest.approx((events + 1) / (expected + 1))
    assert compared.expected[at] == pytest.approx(means[left, right] * compared.ratio[at])
    assert compared.others[at] == np.count_nonzero(means[mixed]) - 1


def test_posts_of_few_pairs_and_of_two_places_are_not_compared():
    found = whole()
    people = len(found.model.presence.order)
    assert not len(post_pairs(found, [f"职务{n}" for n in range(people)], ["区"] * people).pair)
    assert not len(post_pairs(found, ["书记"] * people, [f"区{n}" for n in range(people)]).pair)


def test_a_backbone_of_no_tie_has_measures():
    none = backbone((0, 1))
    nothing = replace(none, is_tie=np.array([False]))
    assert not measures_of(nothing, ["official"] * 2)["degree_backbone"].any()
    assert not graph_of(nothing)
