"""Measures of the network with their intervals: as tables (actors, communities, pairs of posts, sensitivity), and for a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from graph.analysis.measures.backbone import SAMPLED, SAMPLES, Q, Whole, samples, whole_of
from graph.analysis.measures.centrality import MEASURES, Measured, graph_of, measures_of, with_intervals
from graph.analysis.measures.communities import STABLE, Community, described
from graph.analysis.measures.post_pairs import post_pairs
from graph.analysis.measures.sensitivity import Variation, variations
from graph.analysis.significance.model import ModelRows, model_of, read_rows
from graph.analysis.significance.terms import MARGIN
from graph.analysis.significance.ties import MARGIN_OF
from graph.export.atomic_files import write_whole
from graph.export.csv_rows import write_rows
from graph.export.error_rates import in_english
from graph.export.page_records import PageMeasure
from graph.store.database import meta_value
from ner.errors import CorpusError, reason_of
from ner.extraction.event_places import place_code

DIGITS = 6
"""Significant digits of the numbers."""

_ACTORS = """
SELECT r.number, r.entity_id, r.name, r.kind, coalesce(p.post, ''), coalesce(p.organization, ''),
       coalesce(p.jurisdiction, '')
FROM resolved.actors r LEFT JOIN resolved.persons p USING (entity_id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What was computed of a corpus.

    Attributes:
        rows: what the model was fitted to.
        margin: days by which tenures are widened.
        sampled: number of samples of the events that the intervals rest on.
        whole: the fitted model and every pair that met.
        facts: of each actor, by number: id, name, kind, post, body, place.
        values: each measure by name, by number of the actor.
        communities: of the backbone, the largest first.
    """

    rows: ModelRows
    margin: int
    sampled: int
    whole: Whole
    facts: Sequence[Sequence[str]]
    values: Mapping[str, Measured]
    communities: Sequence[Community]


def measured(connection: duckdb.DuckDBPyConnection, sampled: int = SAMPLES) -> Measures:
    """Everything measured of a corpus, with intervals from so many samples of its events."""
    margin = corpus_margin(connection)
    rows = read_rows(connection)
    whole = whole_of(model_of(rows, margin))
    known = {number: facts for number, *facts in connection.execute(_ACTORS).fetchall()}
    facts = [known[actor] for actor in whole.model.presence.order.tolist()]
    kinds = [kind for _, _, kind, *_ in facts]
    of_samples = list(samples(whole, sampled))
    backbone = whole.backbone()
    values = with_intervals(
        measures_of(backbone, kinds), [measures_of(sample, kinds) for sample in of_samples]
    )
    names, bodies = [name for _, name, *_ in facts], [body for *_, body, _ in facts]
    communities = described(graph_of(backbone), [graph_of(sample) for sample in of_samples], names, bodies)
    return Measures(
        rows=rows, margin=margin, sampled=sampled, whole=whole, facts=facts, values=values, communities=communities
    )  # fmt: skip


def write_measures(found: Measures, folder: Path) -> None:
    """Write actors.csv, communities.csv, post_pairs.csv, sensitivity.csv and notes.txt into a folder.

    The same corpus gives the same bytes. Takes a fit of the model for each row of sensitivity.csv.

    Args:
        found: what was measured.
        folder: made when there is none.

    Raises:
        CorpusError: the folder cannot be written.
    """
    facts = found.facts
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written: {reason_of(error)}") from error
    community = {
        member: number for number, one in enumerate(found.communities, start=1) for member in one.members
    }
    _write(
        folder / "actors.csv",
        (
            "entity_id", "name", "kind", "post", "organization", "community", "measure", "value", "low", "high",
            "rank", "rank_low", "rank_high",
        ),
        (
            (*facts[actor][:5], community.get(actor, ""), name, *_numbers(found.values[name], actor))
            for actor in sorted(range(len(facts)), key=lambda number: facts[number][0])
            for name in MEASURES
        ),
    )  # fmt: skip
    _write(
        folder / "communities.csv",
        ("community", "name", "stability", "stable", "members", "member_ids"),
        (
            (
                number,
                one.name,
                one.stability,
                "yes" if one.stability >= STABLE else "",
                len(one.members),
                ";".join(facts[member][0] for member in one.members),
            )
            for number, one in enumerate(found.communities, start=1)
        ),
    )
    _write_post_pairs(folder / "post_pairs.csv", found.whole, facts)
    _write(
        folder / "sensitivity.csv",
        [field.name for field in fields(Variation)],
        (astuple(variation) for variation in variations(found.rows, found.margin)),
    )
    write_whole(folder / "notes.txt", _notes(found.whole, found.sampled, found.margin).encode())


def page_measures(found: Measures) -> tuple[PageMeasure, ...]:
    """The measures of every actor who has any, for a page: by measure, the best ranks first."""
    rows = []
    for name, values in found.values.items():
        ids = [facts[0] for facts in found.facts]
        lowest, highest = np.sort(values.rank_low), np.sort(values.rank_high)
        # Ranks that end before this one begins, and those that begin after it ends.
        better = np.searchsorted(highest, values.rank_low, side="left")
        worse = len(ids) - np.searchsorted(lowest, values.rank_high, side="right")
        rows += [
            PageMeasure(
                entity_id=ids[actor],
                measure=name,
                value=_rounded(values.value[actor]),
                low=_rounded(values.low[actor]),
                high=_rounded(values.high[actor]),
                rank_low=int(values.rank_low[actor]),
                rank_high=int(values.rank_high[actor]),
                alike=len(ids) - 1 - int(better[actor]) - int(worse[actor]),
                others=len(ids) - 1,
            )
            for actor in sorted(range(len(ids)), key=lambda actor: (values.rank[actor], ids[actor]))
            if values.value[actor] > 0
        ]
    return tuple(rows)


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def corpus_margin(connection: duckdb.DuckDBPyConnection) -> int:
    """The margin, in days, with which the ties of a corpus were found."""
    return int(meta_value(connection, MARGIN_OF) or MARGIN)


def _write_post_pairs(path: Path, whole: Whole, facts: Sequence[Sequence[str]]) -> None:
    posts = [post if kind == "official" else "" for _, _, kind, post, *_ in facts]
    found = post_pairs(whole, posts, [place_code(place) for *_, place in facts])
    met = whole.found.met
    rows: list[tuple[Any, ...]] = []
    for number, pair in enumerate(found.pair.tolist()):
        one, other = sorted((tuple(facts[met.left[pair]]), tuple(facts[met.right[pair]])))
        rows.append(
            (
                one[0], one[1], one[3], other[0], other[1], other[3], int(met.events[pair]), met.expected[pair],
                int(found.others[number]), found.ratio[number], found.expected[number],
                met.events[pair] - found.expected[number], found.p_values[number],
            )
        )  # fmt: skip
    header = (
        "source_id", "source", "source_post", "target_id", "target", "target_post", "events", "expected",
        "other_pairs", "ratio_of_others", "expected_of_posts", "residual", "p_value",
    )  # fmt: skip
    _write(path, header, sorted(rows))


def _numbers(measured: Any, actor: int) -> list[float]:
    return [
        float(getattr(measured, name)[actor])
        for name in ("value", "low", "high", "rank", "rank_low", "rank_high")
    ]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    write_rows(path, header, ([_cell(value) for value in row] for row in rows))


def _cell(value: Any) -> Any:
    return f"{value:.{DIGITS}g}" if isinstance(value, float | np.floating) else value


def _notes(whole: Whole, sampled: int, margin: int) -> str:
    ties = int(np.count_nonzero(whole.found.met.q_values <= Q))
    return (
        f"Backbone: the {ties:,} of {len(whole.meetings.left):,} pairs that met with q <= {Q}; margin {margin} days.\n"
        f"Intervals: 95 %, by the spread between {sampled} samples of {SAMPLED:.0%} of the events, drawn without "
        "replacement (delete-d jackknife, Shao and Wu 1989). Ranks whose intervals overlap are not told apart.\n"
        f"Communities with a stability below {STABLE} may be artefacts of the method (Hennig 2007).\n"
        "The intervals know nothing of faults of extraction. Measured on texts that the rules had not seen, F1 is: "
        f"{in_english()}.\n"
        "Columns and formulas: docs/ties.md.\n"
    )
