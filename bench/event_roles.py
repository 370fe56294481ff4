"""Accuracy of the roles of persons at events on annotated real articles.

usage: python bench/event_roles.py ARTICLES TABLES [--show]

data/gold/event_roles.tsv holds no text: file name, number of the event, hash of the file, and for each
person of the event the offsets of one mention and the role. The texts are read from ARTICLES, a folder
with the files; TABLES is what `guantu build` made of them. An annotated event is compared with the
event of the file that shares most of its persons, at least half of all in either; persons whose role
the text leaves open are not annotated. `--show` prints what differs.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from annotated_text import sha256_16

from graph.evaluation.matching import plain

ANNOTATION = Path(__file__).parents[1] / "data" / "gold" / "event_roles.tsv"
LEAST_SHARE = 0.5
"""Share of common persons from which two events are one, as in guantu evaluate."""


def annotated(articles: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The role of each person, by file and event; exits when a text is not the annotated one."""
    events = {}
    with ANNOTATION.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = (articles / row["text"]).read_text(encoding="utf-8")
            if sha256_16(text) != row["sha256_16"]:
                sys.exit(f"{row['text']}: another text than the annotated one")
            people = json.loads(row["participants"])
            events[row["text"], row["event"]] = {plain(text[start:end]): role for start, end, role in people}
    return events


def predicted(tables: Path) -> dict[str, list[dict[str, str]]]:
    """For each file the events found, each with the role of each person."""
    files = {row["article_id"]: Path(row["source"]).name for row in _rows(tables / "articles.csv")}
    people: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(tables / "participations.csv"):
        if row["entity_kind"] == "person":
            people[row["event_id"]][plain(row["name"])] = row["role"]
    events: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(tables / "events.csv"):
        events[files[row["article_id"]]].append(people[row["event_id"]])
    return events


def main() -> None:
    """Prints the accuracy, and how often which role is taken for which."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    found = predicted(options.tables)
    right, events = 0, 0
    wrong: Counter[tuple[str, str]] = Counter()
    for (file, number), roles in annotated(options.articles).items():
        best = max(found[file], key=lambda people: _share(roles, people), default={})
        if _share(roles, best) < LEAST_SHARE:
            continue
        events += 1
        for name, role in roles.items():
            if name not in best:
                continue
            right += best[name] == role
            if best[name] != role:
                wrong[role, best[name]] += 1
                if options.show:
                    print(f"{file} {number} {name}: {best[name]}, annotated as {role}")
    total = right + wrong.total()
    print(f"role right {right} of {total} = {right / total:.3f}, in {events} events")
    for (role, other), count in wrong.most_common():
        print(f"  {role} taken for {other}: {count}")


def _share(one: dict[str, str], other: dict[str, str]) -> float:
    return len(one.keys() & other) / len(one.keys() | other) if one and other else 0


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
