from dataclasses import replace
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.network.evidence import Evidence, evidence_of, read_evidence
from graph.network.filters import Filters
from graph.network.network import build_network
from ner.errors import ConfigError

FRAMES = frames(facts())


def network(**filters) -> "nx.Graph[str]":
    return build_network(FRAMES, Filters(**filters))


def edges(graph: "nx.Graph[str]", relation: str) -> set[tuple[str, str]]:
    return {
        (min(one, other), max(one, other))
        for one, other, data in graph.edges(data=True)
        if data["relation"] == relation
    }


def pairs(*names: str) -> set[tuple[str, str]]:
    return set(combinations(sorted(names), 2))


COMPANY_VISIT = pairs("p01", "p04", "p06", "o01")
SIGNING = pairs("p02", "p04", "p06", "o01")
COMMITTEE = pairs("p01", "p02", "p03", "p05")


def test_who_is_a_node_and_of_which_kind():
    kinds = {node: data["kind"] for node, data in network().nodes(data=True)}
    assert {node: kind for node, kind in kinds.items() if kind != "event"} == {
        "p01": "official",
        "p02": "official",
        "p03": "official",
        "p04": "official",
        "p05": "official",
        "p06": "executive",
        "p10": "official",
        "o01": "company",
    }
    assert {node for node, kind in kinds.items() if kind == "event"} == {"e-a1", "e-a2", "e-a3", "e-a4"}


def test_pairs_are_those_who_took_part_in_one_event():
    assert edges(network(), "co_appears") == COMPANY_VISIT | SIGNING | COMMITTEE


def test_two_reports_of_one_event_count_once():
    graph = network()
    assert graph.edges["p01", "p02"]["events"] == 1
    assert graph.nodes["p01"]["events"] == 2
    assert graph.nodes["e-a1"]["reports"] == 2
    assert graph.edges["p04", "p06"]["events"] == 2


def test_newman_weights():
    graph = network()
    assert graph.edges["p01", "p02"]["weight"] == pytest.approx(1 / 3)
    assert graph.edges["p04", "p06"]["weight"] == pytest.approx(2 / 3)


def test_roles_of_all_reports_are_joined():
    rows = [
        replace(row, role="speaker") if row.event_id == "e-a5" and row.entity_id == "p01" else row
        for row in facts().participations
    ]
    graph = build_network(frames(replace(facts(), participations=tuple(rows))))
    assert graph.edges["p01", "e-a1"]["role"] == "chair;speaker"
    assert graph.edges["p02", "e-a1"]["role"] == "attendee"


def test_dates_of_pairs_and_nodes():
    graph = network()
    assert graph.nodes["p03"]["first_date"] == "2023-02-01"
    assert graph.nodes["p03"]["last_date"] == "2023-03-18"
    assert graph.edges["p04", "p06"]["first_date"] == "2023-01-29"
    assert graph.edges["p02", "p06"]["first_date"] == graph.edges["p02", "p06"]["last_date"] == ""


def test_a_month_ends_on_its_last_day():
    events = tuple(
        replace(row, date_start="2023-03-01", date_end="2023-04-01") if row.event_id == "e-a3" else row
        for row in facts().events
    )
    graph = build_network(frames(replace(facts(), events=events)))
    assert graph.edges["p04", "p06"]["first_date"] == "2023-01-29"
    assert graph.edges["p04", "p06"]["last_date"] == "2023-03-31"


def test_an_event_takes_the_narrowest_date_of_its_reports():
    events = tuple(
        replace(row, date_start="2023-01-01", date_end="2024-01-01") if row.event_id == "e-a1" else row
        for row in facts().events
    )
    graph = build_network(frames(replace(facts(), events=events)))
    assert graph.nodes["e-a1"]["first_date"] == "2023-02-01"


def test_the_evidence_holds_the_events_from_which_pairs_are_counted():
    graph = network()
    events = {event.event_id: event for event in read_evidence(graph).events}
    assert {event_id: event.actors for event_id, event in events.items()} == {
        "e-a1": 4,
        "e-a2": 4,
        "e-a3": 4,
        "e-a4": 1,
    }
    assert dict(events["e-a2"].participants) == {
        "p01": "visitor",
        "p04": "visitor",
        "p06": "companion",
        "o01": "host",
    }
    assert events["e-a1"].reports == 2
    for source, target in edges(graph, "co_appears"):
        common = graph.edges[source, target]["event_ids"].split(";")
        assert sum(1 / (events[event].actors - 1) for event in common) == pytest.approx(
            graph.edges[source, target]["weight"]
        )


def test_an_event_of_the_evidence_cites_what_its_participants_cite():
    graph = network()
    for event in read_evidence(graph).events:
        cited = {
            number
            for *_, data in graph.edges(event.event_id, data=True)
            for number in data["evidence"].split(";")
        }
        assert set(map(str, event.sentences)) == cited


@pytest.mark.parametrize(
    "filters", [{"view": "coappearance"}, {"node_kind": ("official",)}, {"min_events": 2}]
)
def test_the_evidence_names_only_nodes_and_sentences_of_the_network_but_counts_all(filters: dict[str, Any]):
    graph = network(**filters)
    evidence = read_evidence(graph)
    actors = {event.event_id: event.actors for event in read_evidence(network()).events}
    for event in evidence.events:
        assert {entity for entity, _ in event.participants} <= set(graph)
        assert event.actors == actors[event.event_id]
        assert all(number < len(evidence.sentences) for number in event.sentences)


def test_every_edge_opens_to_sentences_that_name_its_ends():
    graph = network()
    for source, target in graph.edges:
        sentences = evidence_of(graph, source, target)
        assert sentences, (source, target)
        named = {mark.entity_id for sentence in sentences for mark in sentence.marks}
        assert {end for end in (source, target) if graph.nodes[end]["kind"] != "event"} <= named


def test_sentences_and_marks_point_into_the_articles():
    texts = {row.article_id: row.text for row in facts().article_texts}
    names = {row.entity_id: row.name for row in facts().persons}
    names |= {row.entity_id: row.name for row in facts().organizations}
    sentences = read_evidence(network()).sentences
    assert [sentence.article_id for sentence in sentences] == ["a1", "a2", "a5", "a3", "a4", "a4"]
    for sentence in sentences:
        assert texts[sentence.article_id][sentence.start : sentence.end] == sentence.quote
        for mark in sentence.marks:
            assert sentence.quote[mark.start : mark.end] == names[mark.entity_id]


def test_a_quote_is_found_also_when_the_row_gives_the_span_of_the_name():
    rows = tuple(
        replace(
            row, start=row.start + row.quote.index(row.name), end=row.start + row.quote.index(row.name) + 2
        )
        for row in facts().participations
        if row.name in row.quote
    )
    moved = build_network(frames(replace(facts(), participations=rows)))
    assert evidence_of(moved, "p01", "p02") == evidence_of(network(), "p01", "p02")


def test_a_pair_cites_the_reports_that_name_both():
    graph = network()
    assert [s.article_id for s in evidence_of(graph, "p01", "p02")] == ["a1", "a5"]
    assert [s.article_id for s in evidence_of(graph, "p01", "p05")] == ["a1"]


def test_posts_of_the_evidence_cite_the_sentence_that_gives_them():
    evidence = read_evidence(network())
    (post,) = evidence.posts["p01"]
    assert (post.post, post.first_observed) == ("区委书记", "2023-02-02")
    assert [evidence.sentences[number].article_id for number in post.sentences] == ["a1", "a2"]
    assert "p08" not in evidence.posts


def test_a_graph_from_elsewhere_has_no_evidence():
    graph = nx.Graph([("a", "b")])
    assert read_evidence(graph) == Evidence(posts={})
    assert evidence_of(graph, "a", "b") == ()


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        pytest.param({}, {"e-a1", "e-a2", "e-a3", "e-a4"}, id="all"),
        pytest.param({"since": "2023-02-01"}, {"e-a1", "e-a4"}, id="since"),
        pytest.param({"until": "2023-01"}, {"e-a2"}, id="until"),
        pytest.param({"since": "2023-02-01", "until": "2023-02-28"}, {"e-a1"}, id="window"),
        pytest.param({"event_kind": ("signing", "inspection")}, {"e-a2", "e-a3"}, id="event-kind"),
        pytest.param({"min_events": 2}, {"e-a2", "e-a3"}, id="min-events"),
        pytest.param({"ego": "戊五"}, {"e-a1"}, id="ego"),
        pytest.param({"ego": "戊五", "hops": 2}, {"e-a1", "e-a2", "e-a3", "e-a4"}, id="ego-two-hops"),
        pytest.param({"ego": "e-a4"}, {"e-a4"}, id="ego-event"),
        pytest.param({"node_kind": ("official", "company")}, set(), id="node-kind"),
        pytest.param({"view": "coappearance"}, set(), id="coappearance"),
    ],
)
def test_events_under_filters(filters: dict[str, Any], events: set[str]):
    graph = network(**filters)
    assert {node for node, data in graph.nodes(data=True) if data["kind"] == "event"} == events


@pytest.mark.parametrize(
    ("filters", "actors"),
    [
        pytest.param({"since": "2023-03"}, {"p03"}, id="since"),
        pytest.param({"min_events": 2}, {"p04", "p06", "o01"}, id="min-events"),
        pytest.param({"min_events": 3}, set(), id="min-events-too-many"),
        pytest.param({"event_kind": ("signing",)}, {"p02", "p04", "p06", "o01"}, id="event-kind"),
        pytest.param({"ego": "甲一"}, {"p01", "p02", "p03", "p04", "p05", "p06", "o01"}, id="ego-name"),
        pytest.param({"ego": "p05"}, {"p01", "p02", "p03", "p05"}, id="ego-id"),
        pytest.param({"ego": "乙老二"}, {"p01", "p02", "p03", "p04", "p05", "p06", "o01"}, id="ego-alias"),
        pytest.param({"ego": "癸十"}, {"p10"}, id="ego-alone"),
        pytest.param({"ego": "e-a4"}, {"p03"}, id="ego-event"),
        pytest.param({"ego": "e-a4", "hops": 2}, {"p01", "p02", "p03", "p05"}, id="ego-event-two-hops"),
        pytest.param({"node_kind": ("executive", "company")}, {"p06", "o01"}, id="node-kind"),
    ],
)
def test_persons_and_companies_under_filters(filters: dict[str, Any], actors: set[str]):
    graph = network(**filters)
    assert {node for node, data in graph.nodes(data=True) if data["kind"] != "event"} == actors


def test_weights_are_recounted_in_the_window():
    graph = network(since="2023-01-29", until="2023-01-29")
    assert graph.edges["p04", "p06"]["events"] == 1
    assert graph.edges["p04", "p06"]["weight"] == pytest.approx(1 / 3)


def test_hiding_a_kind_of_node_does_not_change_weights():
    graph = network(node_kind=("executive", "company"))
    assert graph.edges["p06", "o01"]["weight"] == pytest.approx(2 / 3)
    assert graph.nodes["p06"]["degree"] == 1


@pytest.mark.parametrize("ego", ["庚七", "辛八", "路过有限公司", "无此人", ""])
def test_an_ego_that_is_not_in_the_network_is_an_error(ego: str):
    with pytest.raises(ConfigError, match=f"ego: nobody in the network is called '{ego}'"):
        network(ego=ego)


@pytest.mark.parametrize(
    ("view", "relations"),
    [
        ("all", {"participates", "co_appears"}),
        ("events", {"participates"}),
        ("coappearance", {"co_appears"}),
    ],
)
def test_views_hold_their_relations_and_agree_on_metrics(view: str, relations: set[str]):
    graph = network(view=view)
    assert {data["relation"] for *_, data in graph.edges(data=True)} == relations
    assert graph.nodes["p01"]["degree"] == 6
    assert graph.nodes["p01"]["strength"] == pytest.approx(2.0)
    assert graph.nodes["p10"]["degree"] == 0


def test_communities_follow_co_appearance():
    community = network().nodes(data="community")
    assert community["p01"] == community["p05"] == community["p03"] == 1
    assert community["p04"] == community["p06"] == community["o01"] == 2
    assert community["p10"] == 0
    assert "community" not in network().nodes["e-a1"]


def test_communities_are_drawn_with_a_fixed_seed(monkeypatch: pytest.MonkeyPatch):
    seeds = []
    plain = nx.community.louvain_communities

    def louvain_communities(graph, **options):
        seeds.append(options["seed"])
        return plain(graph, **options)

    monkeypatch.setattr(nx.community, "louvain_communities", louvain_communities)
    network()
    assert seeds == [20230201]


def test_organizations_come_on_demand_and_count_in_nothing():
    plain, wide = network(), network(organizations=True)
    assert set(wide) - set(plain) == {"o02"}
    assert wide.nodes["o02"]["kind"] == "organization"
    assert wide.edges["p02", "o02"]["relation"] == "holds_post_in"
    assert wide.edges["p02", "o02"]["post"] == "区长"
    assert evidence_of(wide, "p02", "o02")[0].article_id == "a3"
    assert wide.edges["p06", "o01"]["relation"] == "co_appears"
    assert wide.edges["p06", "o01"]["post"] == "董事长"
    for node in plain:
        for metric in ("degree", "strength", "community"):
            assert wide.nodes[node].get(metric) == plain.nodes[node].get(metric)


def test_in_the_view_of_pairs_organizations_have_posts_only():
    graph = network(organizations=True, view="coappearance")
    assert set(graph["o02"]) == {"p02", "p04"}
    assert {graph.edges["o02", person]["relation"] for person in graph["o02"]} == {"holds_post_in"}


def test_a_post_in_a_body_whose_name_another_has_is_not_linked():
    (body,) = (row for row in facts().organizations if row.entity_id == "o02")
    namesake = replace(body, entity_id="o04", name="某某区政府", aliases=body.name)
    graph = build_network(
        frames(replace(facts(), organizations=(*facts().organizations, namesake))),
        Filters(organizations=True),
    )
    assert not {"o02", "o04"} & set(graph["p02"])


def test_all_attributes_are_plain_values():
    graph = network(organizations=True)
    values = [value for _, data in graph.nodes(data=True) for value in data.values()]
    values += [value for *_, data in graph.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} == {str, int, float}
    assert {type(value) for value in graph.graph.values()} == {str}


def test_an_empty_corpus_gives_an_empty_network():
    assert len(build_network(frames(Facts()))) == 0
