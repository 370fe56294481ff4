import networkx as nx
import pytest

from graph.network.backbone import COMMUNITIES_KEPT, STEPS_APART, TIES_KEPT, backbone


def groups(sizes: list[int], **across: object) -> "nx.Graph[str]":
    """Communities in which everybody meets everybody, the first members of which meet."""
    network: nx.Graph[str] = nx.Graph()
    first = []
    for number, size in enumerate(sizes, start=1):
        members = [f"{number}-{member:02}" for member in range(size)]
        first.append(members[0])
        network.add_nodes_from(members, community=number, kind="official")
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                network.add_edge(one, other, relation="co_appears", weight=1 / (1 + at), events=1)
    for at, one in enumerate(first):
        for other in first[at + 1 :]:
            network.add_edge(one, other, relation="co_appears", weight=0.1, events=1, **across)
    return network


def test_everybody_stands_one_step_from_the_centre_of_the_own_community():
    kept = backbone(groups([5, 6]), ["1-00", "1-03", "2-05"])
    assert [set(kept["1-03"]) & {(1,), (2,)}, set(kept["2-05"]) & {(1,), (2,)}] == [{(1,)}, {(2,)}]


def test_communities_stand_apart():
    network = groups([5, 6])
    kept = backbone(network, network)
    assert nx.shortest_path_length(kept, (1,), (2,)) == STEPS_APART
    assert not kept.has_edge("1-00", "2-00")


def test_only_the_strongest_ties_of_each_are_kept():
    network = groups([20])
    kept = backbone(network, network)
    ties = [ends for ends in kept.edges if all(isinstance(end, str) for end in ends)]
    assert len(ties) <= TIES_KEPT * 20
    assert {other for other in kept["1-19"] if isinstance(other, str)} == {"1-00", "1-01", "1-02"}


@pytest.mark.parametrize(("q", "kept_ties"), [(0.05, 1), (0.051, 0)])
def test_ties_that_stand_out_are_the_backbone_where_q_values_say_which(q: float, kept_ties: int):
    network = groups([12])
    for *_, data in network.edges(data=True):
        data["q_value"] = 0.9
    network.edges["1-10", "1-11"]["q_value"] = q
    network.edges["1-00", "1-01"]["q_value"] = 0.001
    kept = backbone(network, network)
    assert sum(kept.has_edge(*ends) for ends in [("1-10", "1-11")]) == kept_ties


def test_each_community_is_joined_to_a_few_and_all_hang_together():
    network = groups([4] * 9)
    kept = backbone(network, network)
    assert nx.is_connected(kept)
    centres = [node for node in kept if isinstance(node, tuple) and len(node) == 1]
    steps = sum(isinstance(node, tuple) and len(node) == 3 for node in kept) // (STEPS_APART - 1)
    assert len(centres) == 9
    assert 8 <= steps <= 9 * COMMUNITIES_KEPT


def test_the_order_of_the_nodes_does_not_matter():
    network = groups([7, 8, 9])
    one, other = backbone(network, sorted(network)), backbone(network, sorted(network, reverse=True))
    assert list(one.edges) == list(other.edges)
