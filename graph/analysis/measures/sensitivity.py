"""The ties and who stands out by them, under other choices: margins, thresholds, kinds and sizes of events."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from graph.analysis.measures.backbone import Backbone, Q, Whole, whole_of
from graph.analysis.measures.centrality import graph_of
from graph.analysis.measures.communities import communities_of
from graph.analysis.significance.model import ModelRows, model_of
from ner.lexicon.vocabulary import EVENT_KINDS

MARGINS = (30, 182)
"""Days by which the time in office is widened, beside the margin of the corpus."""
ALWAYS = 40_000
"""A margin within which everybody was always in office: the model without tenures."""
LARGE = (20, 10)
"""Sizes of events above which they are left out."""
THRESHOLDS = (0.01, 0.1)
"""False discovery rates beside that of the backbone."""
LEAST_EVENTS = (2, 3, 5)
"""Common events that a tie must have."""
TOP = 10
"""How many of the most tied actors are compared."""

_Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """What comes of one choice; shares are of the ties and of the most tied actors of the first row."""

    choice: str
    events: int
    actors: int
    pairs_met: int
    pairs_possible: int
    ties: int
    ties_kept: float
    ties_new: int
    top_kept: float
    communities: int


def variations(rows: ModelRows, margin: int) -> Iterator[Variation]:
    """The corpus as it is, then one choice changed at a time."""
    whole = whole_of(model_of(rows, margin))
    base = _ties(whole, whole.backbone())
    top = _top(base)

    def row(choice: str, of: Whole, backbone: Backbone) -> Variation:
        ties = _ties(of, backbone)
        now = _top(ties)
        return Variation(
            choice=choice,
            events=len(of.model.happenings),
            actors=len(of.model.actors),
            pairs_met=len(of.meetings.left),
            pairs_possible=of.found.possible,
            ties=len(ties),
            ties_kept=len(ties & base) / len(base) if base else 1.0,
            ties_new=len(ties - base),
            top_kept=len(now & top) / len(top) if top else 1.0,
            communities=len(communities_of(graph_of(backbone))),
        )

    yield row(f"q <= {Q}, margin {margin} days", whole, whole.backbone())
    for threshold in THRESHOLDS:
        yield row(f"q <= {threshold}", whole, whole.backbone(threshold))
    for least in LEAST_EVENTS:
        kept = whole.backbone()
        enough = replace(kept, is_tie=kept.is_tie & (whole.meetings.events >= least))
        yield row(f"at least {least} common events", whole, enough)
    for days in MARGINS:
        other = whole_of(model_of(rows, days))
        yield row(f"margin {days} days", other, other.backbone())
    other = whole_of(model_of(rows, ALWAYS))
    yield row("without tenures", other, other.backbone())
    sizes = np.bincount([event for event, _ in rows.attendance], minlength=len(rows.happenings))
    for largest in LARGE:
        small = sizes <= largest
        other = whole_of(model_of(_chosen(rows, small.__getitem__), margin))
        yield row(f"without events of more than {largest}", other, other.backbone())
    for kind in EVENT_KINDS:
        of_others = [happened[2] != kind for happened in rows.happenings]
        if any(of_others) and not all(of_others):
            other = whole_of(model_of(_chosen(rows, of_others.__getitem__), margin))
            yield row(f"without {kind}", other, other.backbone())


def _chosen(rows: ModelRows, keeps: Callable[[int], bool]) -> ModelRows:
    """The rows of a part of the events, numbered anew; actors who attended none of them are gone."""
    number = {
        event: position
        for position, event in enumerate(event for event in range(len(rows.happenings)) if keeps(event))
    }
    attendance = [(number[event], actor) for event, actor in rows.attendance if event in number]
    actors = {actor for _, actor in attendance}
    return ModelRows(
        actors=[actor for actor in rows.actors if actor[0] in actors],
        posts=[post for post in rows.posts if post[0] in actors],
        happenings=[(number[event[0]], *event[1:]) for event in rows.happenings if event[0] in number],
        attendance=attendance,
        duties=rows.duties,
    )


def _ties(of: Whole, backbone: Backbone) -> _Pairs:
    order = of.model.presence.order
    ends = (order[values[backbone.is_tie]].tolist() for values in (backbone.left, backbone.right))
    return frozenset((min(pair), max(pair)) for pair in zip(*ends, strict=True))


def _top(ties: _Pairs) -> frozenset[int]:
    degree: dict[int, int] = {}
    for pair in ties:
        for actor in pair:
            degree[actor] = degree.get(actor, 0) + 1
    return frozenset(sorted(degree, key=lambda actor: (-degree[actor], actor))[:TOP])
