"""A large invented corpus in which one article in a hundred is hostile: nothing is lost, and the counts add up.

usage: python bench/hostile.py FOLDER --articles N [--seed N]

The pages are those of bench/synthetic.py, with files of `hostile_files` among them. Prints what became of the
files, how long the build took and how much memory; ends with exit code 1 when a count does not add up.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import synthetic

from ner.errors import UNFORESEEN

EVERY = 100
"""One article in so many is hostile."""

HOSTILE_TEXTS = (
    "本报讯（" + "驻" * 3000,
    "副" * 5000,
    "1" * 2000 + "月" + "2" * 2000 + "日，区委书记召开会议。",
    "\n".join(["甲乙丙丁"] * 3000),
    "出席会议的有：" + "、".join(["钱一诺", "孙二虎"] * 1500) + "。",
    "\u202e\u200b" * 500 + "会议",
    "（" * 3000,
)
"""Texts that are made to slow or mislead a reader."""

READ, COPY, SKIPPED, FAILED = {"read"}, {"duplicate"}, {"skipped"}, {"failed"}


def hostile_files(rng: random.Random, number: int, page: bytes) -> tuple[str, bytes, set[str]]:
    """One hostile file: its name, its content and what may become of it. `page` is a sound one."""
    kinds: tuple[Callable[[], tuple[str, bytes, set[str]]], ...] = (
        lambda: (".txt", f"第{number}号。{HOSTILE_TEXTS[number % len(HOSTILE_TEXTS)]}".encode(), READ),
        lambda: (".txt", _damaged(rng, page), READ | FAILED),
        lambda: (".txt", page, COPY),
        lambda: (".txt", b"", FAILED),
        lambda: (".txt", rng.randbytes(2000), FAILED),
        lambda: (".docx", page, SKIPPED),
        lambda: (".html", b"<div><p " * 500 + page + b"<!--" * 500, READ | COPY),
        lambda: (".json", b"[" * 100_000, FAILED),
        lambda: (".pdf", b"%PDF-1.4 " + rng.randbytes(2000), FAILED),
        lambda: (".zip", b"PK\x03\x04" + rng.randbytes(2000), FAILED),
    )
    ending, content, expected = kinds[number % len(kinds)]()
    return f"hostile/{number:06d}{ending}", content, expected


def _damaged(rng: random.Random, page: bytes) -> bytes:
    damaged = bytearray(page)
    for _ in range(20):
        at = rng.randrange(len(damaged))
        damaged[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    return bytes(damaged)


def written(folder: Path, articles: int, seed: int) -> dict[str, set[str]]:
    """Write the corpus; returns, by source, what may become of each file."""
    synthetic.write(folder, articles, seed)
    pages = sorted(path for path in folder.rglob("*.txt") if path.parent.name != "hostile")
    expected = {path.relative_to(folder).as_posix(): READ for path in pages}
    rng = random.Random(seed)
    (folder / "hostile").mkdir(exist_ok=True)
    for number in range(articles // EVERY):
        name, content, statuses = hostile_files(rng, number, rng.choice(pages).read_bytes())
        (folder / name).write_bytes(content)
        expected[name] = statuses
    return expected


def faults(expected: dict[str, set[str]], rows: list[dict[str, str]], told: str) -> Iterator[str]:
    """What does not add up."""
    found = Counter(row["source"].partition("#")[0] for row in rows)
    yield from (f"{source}: {found[source]} rows" for source in expected if found[source] != 1)
    yield from (f"{source}: no such file" for source in found if source not in expected)
    for row in rows:
        if row["status"] not in expected.get(row["source"].partition("#")[0], set()):
            yield f"{row['source']}: {row['status']} {row['reason']}"
    yield from (line for line in told.splitlines() if "Traceback" in line or UNFORESEEN in line)


def main() -> int:
    """Write, build, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    papers, out = options.folder / "papers", options.folder / "out"
    expected = written(papers, options.articles, options.seed)
    begin = time.monotonic()
    command = [sys.executable, "-c", "import sys; from graph.cli.main import main; sys.exit(main())"]
    done = subprocess.run(
        [*command, "build", str(papers), "-o", str(out), "-q"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    seconds = time.monotonic() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (out / "tables" / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (out / "tables" / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        articles = sum(1 for _ in csv.DictReader(file))
    wrong = list(faults(expected, rows, done.stderr))
    told = {
        "files": len(expected),
        "sources": dict(sorted(Counter(row["status"] for row in rows).items())),
        "articles": articles,
        "exit code": done.returncode,
        "lines on stderr": done.stderr.count("\n"),
        "seconds": round(seconds),
        "processor seconds": round(used.ru_utime + used.ru_stime),
        "peak MiB": round(used.ru_maxrss / 1024),
        "faults": len(wrong),
    }
    sys.stdout.write(f"{json.dumps(told, indent=1)}\n" + "".join(f"{line}\n" for line in wrong[:50]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
