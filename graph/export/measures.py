"""Measures of the network with their intervals, as tables: actors, communities, pairs of posts, sensitivity."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from graph.analysis.measures.backbone import SAMPLED, SAMPLES, Q, Whole, samples, whole_of
from graph.analysis.measures.centrality import MEASURES, graph_of, measures_of, with_intervals
from graph.analysis.measures.communities import STABLE, described
from graph.analysis.measures.post_pairs import post_pairs
from graph.analysis.measures.sensitivity import Variation, variations
from graph.analysis.significance.model import model_of, read_rows
from graph.analysis.significance.terms import MARGIN
from graph.analysis.significance.ties import MARGIN_OF
from graph.export.atomic_files import write_whole
from graph.export.csv_rows import write_rows
from graph.export.error_rates import in_english
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


def write_measures(connection: duckdb.DuckDBPyConnection, folder: Path, sampled: int = SAMPLES) -> None:
    """Write actors.csv, communities.csv, post_pairs.csv, sensitivity.csv and notes.txt into a folder.

    The same corpus gives the same bytes. Takes a fit of the model for each row of sensitivity.csv.

    Args:
        connection: to the corpus.
        folder: made when there is none.
        sampled: number of samples of the events that the intervals rest on.

    Raises:
        CorpusError: the folder cannot be written.
    """
    margin = corpus_margin(connection)
    rows = read_rows(connection)
    whole = whole_of(model_of(rows, margin))
    known = {number: facts for number, *facts in connection.execute(_ACTORS).fetchall()}
    facts = [known[actor] for actor in whole.model.presence.order.tolist()]
    kinds = [kind for _, _, kind, *_ in facts]
    of_samples = list(samples(whole, sampled))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written: {reason_of(error)}") from error
    backbone = whole.backbone()
    values = with_intervals(
        measures_of(backbone, kinds), [measures_of(sample, kinds) for sample in of_samples]
    )
    names, bodies = [name for _, name, *_ in facts], [body for *_, body, _ in facts]
    communities = described(graph_of(backbone), [graph_of(sample) for sample in of_samples], names, bodies)
    community = {
        member: number for number, found in enumerate(communities, start=1) for member in found.members
    }
    _write(
        folder / "actors.csv",
        (
            "entity_id", "name", "kind", "post", "organization", "community", "measure", "value", "low", "high",
            "rank", "rank_low", "rank_high",
        ),
        (
            (*facts[actor][:5], community.get(actor, ""), name, *_numbers(values[name], actor))
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
                found.name,
                found.stability,
                "yes" if found.stability >= STABLE else "",
                len(found.members),
                ";".join(facts[member][0] for member in found.members),
            )
            for number, found in enumerate(communities, start=1)
        ),
    )
    _write_post_pairs(folder / "post_pairs.csv", whole, facts)
    _write(
        folder / "sensitivity.csv",
        [field.name for field in fields(Variation)],
        (astuple(variation) for variation in variations(rows, margin)),
    )
    write_whole(folder / "notes.txt", _notes(whole, sampled, margin).encode())


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
