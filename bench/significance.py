"""Ties beyond duty on invented data: how many planted ties are found, and what the model costs.

usage: python bench/significance.py [planted] [size] [bicm --python PYTHON]        (default: planted and size)

`planted`: 240 officials with tenures of some four years and 1,500 events in ten, 30 pairs with nine more common
events; without any, how many runs keep a tie. `size`: 10,000 people and 40,000 events, in one place and in forty with
guests, each in a process of its own. `bicm`: everybody could attend everything, which is the model of the package bicm;
the ties and times of both. The package is installed in an environment of its own:

    python -m venv bicm-venv
    bicm-venv/bin/pip install bicm==3.4.0
    python bench/significance.py bicm --python bicm-venv/bin/python
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from graph.analysis.significance import pairs
from graph.analysis.significance.chances import fit
from graph.analysis.significance.model import meetings_of
from graph.analysis.significance.pairs import PairTests, assess
from graph.analysis.significance.presence import Happening, Term, presence
from graph.analysis.significance.tails import poisson_upper

YEARS = 10
TENURE = 4.0
"""Years that somebody is in office, on average."""
MARGIN = 3
"""Months by which the time from the first to the last sight is widened."""
Q = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Invented people at invented events; `planted` are the pairs with more common events."""

    terms: tuple[Term, ...]
    events: tuple[Happening, ...]
    planted: frozenset[tuple[int, int]]


def invented(
    people: int,
    events: int,
    *,
    seed: int,
    planted: int = 0,
    more: int = 0,
    places: int = 1,
    guests: float = 0.0,
    size: float = 1.5,
    largest: int = 60,
    terms_known: bool = False,
) -> Invented:
    """People who come and go, events of two and more, drawn by how active everybody is.

    Args:
        people: how many, spread over the places.
        events: how many, in ten years.
        seed: of the random numbers.
        planted: pairs that have `more` common events than chance gives them.
        more: how many.
        places: districts, each with people and events of its own.
        guests: share of the events that have guests of another district.
        size: logarithm of the usual size of an event.
        largest: the largest size.
        terms_known: whether the model is told the tenures; else from the first to the last sight, widened.
    """
    chance = np.random.default_rng(seed)
    start = chance.uniform(-TENURE, YEARS, people)
    end = start + chance.gamma(4, TENURE / 4, people)
    first, last = np.floor(start * 12).astype(int), np.floor(end * 12).astype(int)
    home = np.arange(people) % places
    activity = chance.lognormal(0, 0.9, people)
    months = chance.integers(0, 12 * YEARS, events)
    where = chance.integers(0, places, events)
    sizes = np.clip(chance.lognormal(size, 0.8, events).astype(int), 1, largest)
    visited = chance.random(events) < guests
    members: list[set[int]] = []
    in_office = {
        (place, month): np.nonzero((home == place) & (first <= month) & (last >= month))[0]
        for place in range(places)
        for month in range(12 * YEARS)
    }
    for event in range(events):
        there = _drawn(chance, in_office[int(where[event]), int(months[event])], activity, int(sizes[event]))
        if visited[event]:
            other = (int(where[event]) + int(chance.integers(1, places))) % places
            there |= _drawn(
                chance, in_office[other, int(months[event])], activity, 1 + int(sizes[event]) // 4
            )
        members.append(there)
    pairs = _plant(chance, members, months, first, last, planted, more)
    seen: dict[int, list[int]] = {}
    for month, there in zip(months.tolist(), members, strict=True):
        for person in there:
            seen.setdefault(person, []).append(month)
    terms = [
        Term(
            actor=person,
            place=str(1000 + home[person]),
            first=int(first[person]) if terms_known else min(found) - MARGIN,
            last=int(last[person]) if terms_known else max(found) + MARGIN,
        )
        for person, found in sorted(seen.items())
    ]
    happened = [
        Happening(month=int(month), place=str(1000 + place), inner=False, actors=tuple(sorted(there)))
        for month, place, there in zip(months, where, members, strict=True)
        if there
    ]
    return Invented(terms=tuple(terms), events=tuple(happened), planted=pairs)


def _drawn(chance: np.random.Generator, among: np.ndarray, activity: np.ndarray, many: int) -> set[int]:
    if not len(among):
        return set()
    reach = np.cumsum(activity[among])
    found = np.searchsorted(reach, chance.random(many) * reach[-1], side="right")
    return set(among[np.minimum(found, len(among) - 1)].tolist())


def _plant(
    chance: np.random.Generator,
    members: list[set[int]],
    months: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    planted: int,
    more: int,
) -> frozenset[tuple[int, int]]:
    """Put pairs who share two years or more in office into `more` events at which they are not both."""
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < planted:
        left, right = sorted(map(int, chance.choice(len(first), 2, replace=False)))
        low, high = max(first[left], first[right]), min(last[left], last[right])
        if (left, right) in pairs or min(high, 12 * YEARS - 1) - max(low, 0) < 24:
            continue
        open_to_both = [
            event
            for event in np.nonzero((months >= low) & (months <= high))[0].tolist()
            if not {left, right} <= members[event]
        ]
        if len(open_to_both) < more:
            continue
        for event in chance.choice(open_to_both, more, replace=False).tolist():
            members[event] |= {left, right}
        pairs.add((left, right))
    return frozenset(pairs)


def result(data: Invented) -> tuple[PairTests, np.ndarray]:
    """The pairs tested, and the number of each actor in the data."""
    who = presence(data.terms, frozenset(), data.events)
    met = meetings_of(who, data.events)
    return assess(fit(who.attendance), met.left, met.right, met.events), who.order


def kept(found: PairTests, order: np.ndarray, q: float = Q) -> set[tuple[int, int]]:
    """The pairs that count as ties."""
    chosen = found.met.q_values <= q
    ends = zip(order[found.met.left[chosen]].tolist(), order[found.met.right[chosen]].tolist(), strict=True)
    return {(min(pair), max(pair)) for pair in ends}


_KNOWN = {"first to last seen, a quarter wider": False, "known": True}
USUAL_SIZES = (0.7, 1.3, 1.6)
"""Logarithms of the usual size of an event."""


def planted(runs: int = 20, empty_runs: int = 100) -> None:
    """Print precision and recall of planted ties, and how many runs without any keep one."""
    sys.stdout.write("| tenures | people at an event | kept | planted | precision | recall |\n")
    sys.stdout.write("|---|---|---|---|---|---|\n")
    for size in USUAL_SIZES:
        for label, known in _KNOWN.items():
            total: Counter[str] = Counter()
            for seed in range(runs):
                data = invented(240, 1_500, seed=seed, planted=30, more=9, size=size, terms_known=known)
                ties = kept(*result(data))
                total += Counter(kept=len(ties), right=len(ties & data.planted), planted=len(data.planted))
                total += Counter(events=len(data.events), there=sum(len(e.actors) for e in data.events))
            sys.stdout.write(
                f"| {label} | {total['there'] / total['events']:.1f} | {total['kept']} | {total['planted']} | "
                f"{total['right'] / max(total['kept'], 1):.3f} | {total['right'] / total['planted']:.3f} |\n"
            )
    for size in USUAL_SIZES:
        wrong = sum(
            bool(kept(*result(invented(240, 1_500, seed=1_000 + seed, size=size))))
            for seed in range(empty_runs)
        )
        sys.stdout.write(f"\nruns without planted ties that keep any: {wrong} of {empty_runs}\n")


SIZES = {
    "one place": {"places": 1, "guests": 0.0},
    "forty places, every fifth event with guests": {"places": 40, "guests": 0.2},
}


def size() -> None:
    """Print seconds and memory at 10,000 people and 40,000 events."""
    sys.stdout.write(
        "| 10,000 people, 40,000 events | pairs that met | kept | exact tails | fit, s | all, s | MiB |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    sys.stdout.flush()
    for name in SIZES:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        subprocess.run([sys.executable, __file__, "one", "--name", name], check=True, env=environment)


def one_size(name: str) -> None:
    """One line of the table."""
    how = SIZES[name]
    data = invented(10_000, 40_000, seed=3, places=int(how["places"]), guests=how["guests"])
    before = time.process_time()
    who = presence(data.terms, frozenset(), data.events)
    met = meetings_of(who, data.events)
    start = time.process_time()
    chances = fit(who.attendance)
    fitted = time.process_time()
    found = assess(chances, met.left, met.right, met.events)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    many = int(np.count_nonzero(found.met.q_values <= Q))
    sys.stdout.write(
        f"| {name} | {len(met.left):,} | {many} | {found.exact:,} | {fitted - start:.1f} | {end - before:.1f} | {peak:.0f} |\n"
    )


BESIDE_BICM = (
    (120, 400, "poibin"),
    (240, 1_500, "poisson"),
    (1_000, 5_000, "poisson"),
    (3_000, 10_000, "poisson"),
)
"""People, events and the tail that bicm computes: poibin is exact, and takes eight minutes for 240 people at 1,500 events."""


def beside_bicm(python: str) -> None:
    """Print the ties and the cost of both, one line for each size."""
    if subprocess.run([python, "-c", "import bicm"], capture_output=True, check=False).returncode:
        sys.exit(f"{python} has no bicm. Install it in an environment of its own:\n{__doc__.split(':')[-1]}")
    sys.stdout.write(
        "| people, events | pairs that met | tail | ties: bicm | guantu | both | largest difference of p | "
        "s: bicm | guantu | MiB: bicm | guantu |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|---|---|---|---|\n")
    sys.stdout.flush()
    for people, events, tail in BESIDE_BICM:
        given = [str(people), str(events), tail, python]
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
        subprocess.run([sys.executable, __file__, "pair", "--given", *given], check=True, env=environment)


def one_beside_bicm(people: str, events: str, tail: str, python: str) -> None:
    """One line of the table."""
    data = invented(int(people), int(events), seed=5, planted=int(people) // 8, more=9)
    data = replace(
        data,
        terms=tuple(replace(term, place="", first=0, last=0) for term in data.terms),
        events=tuple(replace(event, place="", month=0) for event in data.events),
    )
    if tail == "poibin":
        pairs.FEW = sys.maxsize
    start = time.process_time()
    found, order = result(data)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with TemporaryDirectory() as folder:
        attendance, ties = Path(folder, "attendance.npz"), Path(folder, "ties.npz")
        rows = [(actor, number) for number, event in enumerate(data.events) for actor in event.actors]
        actor, event = np.array(rows).T
        np.savez(attendance, actor=actor, event=event)
        script = Path(__file__).with_name("bicm_ties.py")
        command = [python, str(script), str(attendance), str(ties), tail, str(Q)]
        subprocess.run(command, check=True, capture_output=True)
        theirs = dict(np.load(ties))
    met = found.met
    p_values = met.p_values if tail == "poibin" else poisson_upper(met.events, met.expected)
    is_tie = _benjamini_hochberg(p_values, found.possible) <= Q
    ends = np.stack([order[met.left], order[met.right]])
    ours = {(int(a), int(b)): n for n, (a, b) in enumerate(zip(ends.min(0), ends.max(0), strict=True))}
    same = np.array(
        [ours[pair] for pair in zip(theirs["left"].tolist(), theirs["right"].tolist(), strict=True)]
    )
    both = int(np.count_nonzero(is_tie[same] & theirs["is_tie"]))
    exact = is_tie[same] | theirs["is_tie"]
    difference = np.max(np.abs(p_values[same] - theirs["p_value"])[exact], initial=0)
    sys.stdout.write(
        f"| {int(people):,}, {int(events):,} | {len(same):,} | {tail} | {np.count_nonzero(theirs['is_tie'])} | "
        f"{np.count_nonzero(is_tie)} | {both} | {difference:.0e} | {theirs['seconds']:.1f} | {seconds:.1f} | "
        f"{theirs['peak']:.0f} | {peak:.0f} |\n"
    )


def _benjamini_hochberg(p_values: np.ndarray, tests: int) -> np.ndarray:
    """The q-values that bicm has, which knows nothing of what p-values are attainable."""
    order = np.argsort(p_values, kind="stable")
    raw = p_values[order] * tests / np.arange(1, len(order) + 1)
    result = np.empty(len(order))
    result[order] = np.minimum.accumulate(raw[::-1])[::-1]
    return result


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="*", default=["planted", "size"])
    parser.add_argument("--python", default=sys.executable, help="the Python of an environment that has bicm")
    parser.add_argument("--name", help=argparse.SUPPRESS)
    parser.add_argument("--given", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    for what in options.what:
        if what == "one":
            one_size(options.name)
        elif what == "pair":
            one_beside_bicm(*options.given)
        elif what == "bicm":
            beside_bicm(options.python)
        else:
            {"planted": planted, "size": size}[what]()


if __name__ == "__main__":
    main()
