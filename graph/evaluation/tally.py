"""Counts of what a run got right, and the measures made of them: precision, recall and F1."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

MEASURES = ("person", "person_title", "company", "event", "co_attendance", "official_company")


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of items: predicted and right, predicted at all, and in the gold annotation."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 when nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was predicted; 0 when there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tally of each measure, and three shares counted as (right, all).

    Attributes:
        tallies: by measure, in the order of MEASURES.
        actor: whether a person is rightly an official or a company's leader, or rightly not; over
            the persons that were predicted and annotated.
        event_kind: whether the kind is right, over the events that were matched.
        event_date: whether the date is right, likewise.
    """

    tallies: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    actor: tuple[int, int] = (0, 0)
    event_kind: tuple[int, int] = (0, 0)
    event_date: tuple[int, int] = (0, 0)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            tallies={name: self.tallies[name] + other.tallies[name] for name in MEASURES},
            actor=_add(self.actor, other.actor),
            event_kind=_add(self.event_kind, other.event_kind),
            event_date=_add(self.event_date, other.event_date),
        )

    def lines(self) -> list[str]:
        """The score as text, one measure a line."""
        rows = [
            f"{name:16s} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} "
            f"(gold {t.gold}, predicted {t.predicted})"
            for name, t in self.tallies.items()
        ]
        right, judged = self.actor
        rows.append(
            f"participant-or-not accuracy {right / judged if judged else 0:.3f} of {judged}; "
            f"event kind {self.event_kind[0]}/{self.event_kind[1]}, "
            f"event date {self.event_date[0]}/{self.event_date[1]}"
        )
        return rows

    def as_dict(self) -> dict[str, Any]:
        """The score as plain values, to be written as JSON."""
        measures: dict[str, Any] = {
            name: {"precision": t.precision, "recall": t.recall, "f1": t.f1, **asdict(t)}
            for name, t in self.tallies.items()
        }
        shares = {
            "participant_or_not": self.actor,
            "event_kind": self.event_kind,
            "event_date": self.event_date,
        }
        return measures | {name: {"right": right, "of": of} for name, (right, of) in shares.items()}


def _add(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return left[0] + right[0], left[1] + right[1]
