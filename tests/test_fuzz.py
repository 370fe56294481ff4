"""Damaged files of every format: no traceback, no fault of ours, no endless reading; `make fuzz` tries for minutes."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutations import MARKS, SETTINGS, mutated, samples
from numbered_pages import OPTIONS, page
from time_bounds import ended_after

import ner
from graph.building.pipeline import build, run
from graph.cli import main as command
from graph.network.filters import Filters
from ner.errors import UNFORESEEN, GuantuError
from ner.segmenting.articles import cut_articles
from ner.sources.html import html_text
from ner.text.documents import Page

# Seconds for the files of inputs, settings and the state, divided between them. `make fuzz` sets it to ten minutes.
SECONDS = float(os.environ.get("GUANTU_FUZZ_SECONDS", "12"))
SEED = int(os.environ.get("GUANTU_FUZZ_SEED", "1"))
# Seconds of the processor that one damaged file may take.
LONGEST = 20
SHARES = {"inputs": 0.5, "settings": 0.2, "state": 0.3}
FORMATS = ("utf-8.txt", "gb18030.txt", "utf-16.txt", "utf-8-sig.txt", "big5.txt", "page.html", "page.pdf", "rows.csv",
           "rows.tsv", "rows.json", "rows.jsonl", "rows.csv.gz", "rows.jsonl.gz", "rows.parquet", "pages.zip")  # fmt: skip


@contextmanager
def within(seconds: int, what: str) -> Iterator[None]:
    def give_up() -> NoReturn:
        pytest.fail(f"{what}: takes more than {seconds} s")

    with ended_after(seconds, give_up, of_processor=True):
        yield


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The model is loaded before any time is taken."""
    ner.read("区委召开会议。")


def tried(share: float, attempt: Callable[[random.Random, int], None]) -> None:
    """Call `attempt` with a random generator and its seed, one seed after the other, until the time is up."""
    end, seed = time.monotonic() + share * SECONDS, SEED * 1_000_000
    while time.monotonic() < end:
        seed += 1
        attempt(random.Random(seed), seed)


def assert_foreseen(problems: tuple[GuantuError, ...], seed: int) -> None:
    told = [str(problem) for problem in problems]
    assert not [line for line in told if UNFORESEEN in line or "\n" in line], f"seed {seed}"


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_of_any_format_is_read_or_named(tmp_path: Path, name: str) -> None:
    content = samples(tmp_path)[name]
    folder = tmp_path / "in"
    folder.mkdir()

    def attempt(rng: random.Random, seed: int) -> None:
        (folder / name).write_bytes(mutated(content, rng))
        with within(LONGEST, f"{name}, seed {seed}"):
            tables, problems = run([folder], OPTIONS)
        assert_foreseen(problems, seed)
        assert len(tables["sources"]) > 0

    tried(SHARES["inputs"] / len(FORMATS), attempt)


def test_every_format_has_a_sample(tmp_path: Path) -> None:
    assert set(samples(tmp_path)) == set(FORMATS)


@pytest.mark.slow
def test_damaged_settings_are_obeyed_or_named(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(page(1), encoding="utf-8")

    def attempt(rng: random.Random, seed: int) -> None:
        (tmp_path / "corpus.toml").write_bytes(mutated(SETTINGS, rng))
        with within(LONGEST, f"corpus.toml, seed {seed}"):
            tables, problems = run([tmp_path], OPTIONS)
        assert_foreseen(problems, seed)
        assert len(tables["sources"]) == 1

    tried(SHARES["settings"], attempt)


@pytest.mark.slow
@pytest.mark.parametrize(
    "damaged", ["judgements.csv", "corrections.csv", "tables/persons.csv", "corpus.duckdb"]
)
def test_a_damaged_file_of_a_corpus_ends_in_single_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damaged: str
) -> None:
    pages, sound = tmp_path / "in", tmp_path / "sound"
    pages.mkdir()
    for number in range(3):
        (pages / f"{number}.txt").write_text(page(number), encoding="utf-8")
    build([pages], OPTIONS, sound, Filters())
    rows = {
        "judgements.csv": "left_id,right_id,judgement,by,on,why\n{0},{1},POSITIVE,某,2023-02-02,一人\n",
        "corrections.csv": "action,table,quote,name,nth,source,field,value,by,on,why\n"
        "drop,persons,主持会议,钱一诺,,,,,某,2023-02-02,无此人\n",
    }
    ids = [
        line.split(",")[0] for line in (sound / "tables/persons.csv").read_text("utf-8-sig").splitlines()[1:]
    ]
    for name, text in rows.items():
        (sound / name).write_text(text.format(*ids), encoding="utf-8")
    content = (sound / damaged).read_bytes()
    out = tmp_path / "out"
    commands = [
        ["build", str(pages), "-o", str(out), "-q", "--jurisdiction", DISTRICT],
        ["export", str(out), "--gexf", str(tmp_path / "x.gexf")],
        ["corrections", str(out), "--check"],
        ["corrections", str(out), "--from", str(out / "tables/persons.csv")],
    ]

    def attempt(rng: random.Random, seed: int) -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(sound, out)
        (out / damaged).write_bytes(mutated(content, rng))
        for arguments in rng.sample(commands, 2):
            with within(LONGEST, f"{damaged}, seed {seed}, {arguments[0]}"):
                assert command.main(arguments) in (0, 1, 2), f"seed {seed}"
            told = capsys.readouterr().err
            assert "fault of guantu" not in told, f"seed {seed}: {told}"
            assert "Traceback" not in told, f"seed {seed}: {told}"

    tried(SHARES["state"] / 4, attempt)


DISTRICT = OPTIONS.jurisdiction
WORDS = [mark.decode() for mark in MARKS if not mark.startswith((b"\xff", b"\x1f"))]
TEXTS = st.lists(
    st.one_of(st.sampled_from([*WORDS, page(1), "钱一诺", "\n", "，"]), st.text(max_size=12)), max_size=30
).map("".join)


@given(TEXTS)
def test_any_text_is_cut_and_read(text: str) -> None:
    articles, blocks = cut_articles(Page(source="x.txt", text=text))
    assert {article.source for article in articles} | {block.source for block in blocks} <= {"x.txt"}
    ner.read(text)


@given(TEXTS)
def test_any_html_is_read_or_refused(text: str) -> None:
    with suppress(GuantuError):
        html_text(f"<html><body>{text}")
