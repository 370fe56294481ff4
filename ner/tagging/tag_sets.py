"""From the labels of the tag sets that HanLP models use to ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ner.errors import ModelError
from ner.text.mentions import Label


@dataclass(frozen=True, slots=True)
class TagSet:
    """The labels of one annotation standard: those that are kept, and those that are ignored."""

    name: str
    labels: Mapping[str, Label]
    ignored: frozenset[str] = frozenset()

    def explains(self, labels: frozenset[str]) -> bool:
        """Whether all `labels` belong to this standard and some of them are kept."""
        return labels <= self.labels.keys() | self.ignored and bool(labels & self.labels.keys())


TAG_SETS = (
    TagSet("guantu", {"PER": Label.PERSON, "ORG": Label.ORGANIZATION, "LOC": Label.PLACE}),
    TagSet(
        "MSRA",
        {
            "PERSON": Label.PERSON,
            "ORGANIZATION": Label.ORGANIZATION,
            "LOCATION": Label.PLACE,
            "NR": Label.PERSON,
            "NT": Label.ORGANIZATION,
            "NS": Label.PLACE,
        },
        frozenset(
            {
                "ACCELERATION",
                "AGE",
                "ANGLE",
                "AREA",
                "CAPACITY",
                "CAPACTITY",
                "DATE",
                "DECIMAL",
                "DURATION",
                "EMAIL",
                "FRACTION",
                "FREQUENCY",
                "INTEGER",
                "LENGTH",
                "MEASURE",
                "MONEY",
                "ORDINAL",
                "PERCENT",
                "PHONE",
                "POSTALCODE",
                "RATE",
                "SPEED",
                "TEMPERATURE",
                "TIME",
                "WEIGHT",
                "WWW",
            }
        ),
    ),
    TagSet("PKU", {"nr": Label.PERSON, "nt": Label.ORGANIZATION, "ns": Label.PLACE}, frozenset({"nz"})),
    TagSet(
        "OntoNotes",
        {
            "PERSON": Label.PERSON,
            "ORG": Label.ORGANIZATION,
            "GPE": Label.PLACE,
            "LOC": Label.PLACE,
            "FAC": Label.PLACE,
        },
        frozenset(
            {
                "CARDINAL",
                "DATE",
                "EVENT",
                "LANGUAGE",
                "LAW",
                "MONEY",
                "NORP",
                "ORDINAL",
                "PERCENT",
                "PRODUCT",
                "QUANTITY",
                "TIME",
                "WORK_OF_ART",
            }
        ),
    ),
)
"""All standards that are known."""


def tag_set_of(labels: Iterable[str]) -> TagSet:
    """The standard that a model with these entity labels follows.

    Args:
        labels: entity labels, without the B- and I- of tags.

    Raises:
        ModelError: no known standard has all of them.
    """
    given = frozenset(labels)
    for tag_set in TAG_SETS:
        if tag_set.explains(given):
            return tag_set
    raise ModelError(f"unknown tag set, no table for the labels {', '.join(sorted(given)) or '(none)'}")
