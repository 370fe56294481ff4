import json
from pathlib import Path
from typing import Any

import pytest
from facts_as_frames import frames
from invented_facts import facts, hostile_facts

from graph.export.ftm import write_ftm

Entity = dict[str, Any]


def entities(path: Path) -> list[Entity]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def written(tmp_path: Path) -> list[Entity]:
    write_ftm(frames(facts()), tmp_path / "entities.json")
    return entities(tmp_path / "entities.json")


def of_schema(written: list[Entity], schema: str) -> dict[str, dict[str, list[str]]]:
    return {entity["id"]: entity["properties"] for entity in written if entity["schema"] == schema}


def test_how_many_of_each_schema(written: list[Entity]):
    counts = {schema: len(of_schema(written, schema)) for schema in {entity["schema"] for entity in written}}
    assert counts == {
        "Article": 5,
        "Person": 9,
        "Company": 2,
        "PublicBody": 1,
        "Position": 6,
        "Occupancy": 6,
        "Event": 4,
        "UnknownLink": 15,
        "Mention": 15,
    }


def test_ids_are_unique_and_every_reference_is_kept(written: list[Entity]):
    ids = [entity["id"] for entity in written]
    assert len(set(ids)) == len(ids)
    references = (
        "holder",
        "post",
        "organization",
        "involved",
        "proof",
        "subject",
        "object",
        "document",
        "resolved",
    )
    for entity in written:
        for name in references:
            assert set(entity["properties"].get(name, [])) <= set(ids), entity


def test_cited_persons_are_left_out(written: list[Entity]):
    assert not {"p08"} & set(of_schema(written, "Person"))
    assert all(mention["resolved"] != ["p08"] for mention in of_schema(written, "Mention").values())


def test_a_post_and_who_was_seen_in_it(written: list[Entity]):
    held = next(p for p in of_schema(written, "Occupancy").values() if p["holder"] == ["p02"])
    position = of_schema(written, "Position")[held["post"][0]]
    assert position == {"name": ["某某区人民政府区长"], "organization": ["o02"]}
    assert held["date"] == ["2023-02-02", "2023-03-20"]
    assert held["startDate"] == ["2022-11-01"]
    assert "endDate" not in held


def test_two_reports_are_one_event_with_all_roles(written: list[Entity]):
    event = of_schema(written, "Event")["e-a1"]
    assert event["name"] == ["区委常委会会议", "区委常委会"]
    assert event["proof"] == ["a1", "a5"]
    assert event["involved"] == ["p01", "p02", "p03", "p05"]
    links = [link for link in of_schema(written, "UnknownLink").values() if link["object"] == ["e-a1"]]
    assert sorted((link["subject"][0], link["proof"][0], link["role"][0]) for link in links) == [
        ("p01", "a1", "chair"),
        ("p01", "a5", "chair"),
        ("p02", "a1", "attendee"),
        ("p02", "a5", "attendee"),
        ("p03", "a1", "attendee"),
        ("p05", "a1", "attendee"),
    ]


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path):
    for name in ("one", "two"):
        write_ftm(frames(facts()), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_line_ends_and_quotes_stay_within_a_line(tmp_path: Path):
    write_ftm(frames(hostile_facts('"\n\u2028')), tmp_path / "entities.json")
    lines = (tmp_path / "entities.json").read_bytes().split(b"\n")
    assert [json.loads(line)["schema"] for line in lines[:-1]].count("Person") == 9


def test_followthemoney_accepts_every_value(written: list[Entity]):
    followthemoney = pytest.importorskip("followthemoney", reason="needs ICU, which not every machine has")
    for entity in written:
        proxy = followthemoney.model.get_proxy(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["id"], name)
        proxy.schema.validate({"properties": entity["properties"]})
