"""Tag sets of HanLP models and our three labels."""

import pytest

from ner.errors import ModelError
from ner.tagging.tag_sets import tag_set_of
from ner.text.mentions import Label


@pytest.mark.parametrize(
    ("labels", "name", "label", "ours"),
    [
        pytest.param(["PER", "ORG", "LOC"], "guantu", "LOC", Label.PLACE, id="ours"),
        pytest.param(["NR", "NS", "NT"], "MSRA", "NT", Label.ORGANIZATION, id="MSRA, three types"),
        pytest.param(
            ["PERSON", "LOCATION", "ORGANIZATION", "DATE", "WWW"],
            "MSRA",
            "PERSON",
            Label.PERSON,
            id="MSRA, many types",
        ),
        pytest.param(["nr", "ns", "nt"], "PKU", "ns", Label.PLACE, id="PKU"),
        pytest.param(["PERSON", "ORG", "GPE", "NORP"], "OntoNotes", "GPE", Label.PLACE, id="OntoNotes"),
    ],
)
def test_a_tag_set_is_known_by_its_labels(labels: list[str], name: str, label: str, ours: Label) -> None:
    tag_set = tag_set_of(labels)
    assert tag_set.name == name
    assert tag_set.labels[label] is ours


@pytest.mark.parametrize("label", ["DATE", "WWW", "NORP"])
def test_labels_of_other_things_are_dropped(label: str) -> None:
    assert label not in tag_set_of(["PERSON", label]).labels


def test_an_unknown_tag_set_is_named() -> None:
    with pytest.raises(ModelError, match="DISEASE, PER"):
        tag_set_of(["PER", "DISEASE"])


def test_labels_that_name_nothing_of_ours_are_no_tag_set() -> None:
    with pytest.raises(ModelError, match="DATE"):
        tag_set_of(["DATE"])
