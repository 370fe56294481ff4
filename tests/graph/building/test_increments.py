"""A corpus that grows: only what changed is done, and whatever happened the tables are as if built at once."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest
from numbered_pages import OPTIONS, files, page
from recorded_tagger import RecordedTagger

from graph.building import changes, planning, stages, versions
from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.building.stages import Outcome
from graph.network.filters import Filters
from graph.resolution import event_matching as matching
from graph.resolution import resolve as resolving
from graph.resolution.judgements import JUDGEMENTS_FILE, Judgement, read_judgements
from graph.resolution.persons import Persons, persons_of
from graph.store.database import Frames
from graph.store.state import State
from ner.errors import ConfigError, CorpusError
from ner.sources import pages
from ner.tagging.fingerprints import rules_fingerprint
from ner.text.mentions import Mention

pytestmark = pytest.mark.slow


class LoggingTagger(RecordedTagger):
    """Remembers the sentences that it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        self.shown.extend(sentences)
        return super().tag(sentences)


@pytest.fixture(autouse=True)
def tagger(monkeypatch: pytest.MonkeyPatch) -> LoggingTagger:
    logging = LoggingTagger()
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: logging)
    monkeypatch.setattr(versions, "model_fingerprint", lambda model, bfloat16: f"fingerprint of {model}")
    # Every run has a tagger of its own: the tagger of another test is not to be found again.
    monkeypatch.setattr("graph.building.work.tagger_of", lambda spec: logging)
    return logging


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(page(number), encoding="utf-8")
    return folder


def built(papers: Path, out: Path, options: BuildOptions = OPTIONS) -> Outcome:
    return build([papers], options, out, Filters())


def at_once(papers: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build of everything at one time leaves."""
    out = tmp_path / "at once"
    shutil.rmtree(out, ignore_errors=True)
    built(papers, out)
    return files(out)


def test_what_did_not_change_is_not_tagged_again(papers: Path, tmp_path: Path, tagger: LoggingTagger) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    tagger.shown.clear()
    built(papers, out)
    assert (tagger.shown, files(out)) == ([], before)


def test_a_new_file_is_all_that_is_tagged(papers: Path, tmp_path: Path, tagger: LoggingTagger) -> None:
    out = tmp_path / "out"
    built(papers, out)
    (papers / "new.txt").write_text(page(9), encoding="utf-8")
    tagger.shown.clear()
    built(papers, out)
    assert [sentence for sentence in tagger.shown if "区委召开会议" in sentence] == ["区委召开会议9"]
    assert files(out) == at_once(papers, tmp_path)


def _changed(papers: Path) -> None:
    (papers / "1.txt").write_text(page(11), encoding="utf-8")


def _broken(papers: Path) -> None:
    (papers / "1.txt").write_bytes(b"")


def _moved(papers: Path) -> None:
    (papers / "below").mkdir()
    (papers / "1.txt").rename(papers / "below" / "1.txt")


def _configured(papers: Path) -> None:
    (papers / "corpus.toml").write_text('[ignore]\nnames = ["钱一诺"]\n', encoding="utf-8")


def _more_before_and_behind(papers: Path) -> None:
    for name in ("0a", "9"):
        (papers / f"{name}.txt").write_text(page(len(name) + 20), encoding="utf-8")


@pytest.mark.parametrize("change", [_changed, _broken, _moved, _configured, _more_before_and_behind])
def test_after_a_change_the_tables_are_as_if_built_at_once(
    papers: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    out = tmp_path / "out"
    built(papers, out)
    change(papers)
    build([papers], replace(OPTIONS, prune=True), out, Filters())
    assert files(out) == at_once(papers, tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_increments_does_not_matter(papers: Path, tmp_path: Path, seed: int) -> None:
    out, growing = tmp_path / "out", tmp_path / "growing"
    growing.mkdir()
    sources = sorted(papers.iterdir())
    random.Random(seed).shuffle(sources)
    for some in (sources[:1], sources[1:3], sources[3:]):
        for source in some:
            shutil.copy(source, growing / source.name)
        built(growing, out)
    assert files(out) == at_once(papers, tmp_path)


def test_an_article_that_goes_on_in_a_file_of_a_later_build_is_one(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    first = "区长钱一诺调研\n本报讯 1月3日，区长钱一诺到社区走访调研，听取了社区工作情况的详细介绍，（下转第2版）\n"
    second = "（上接第1版）副区长孙二虎、李三多陪同调研，并与社区工作者一一座谈，详细听取了大家的意见。\n"
    (papers / "2023-01-04第1版.txt").write_text(first, encoding="utf-8")
    build([papers], BuildOptions(), out, Filters())
    assert len(Frames(out / "corpus.duckdb")["articles"]) == 1
    (papers / "2023-01-04第2版.txt").write_text(second, encoding="utf-8")
    build([papers], BuildOptions(), out, Filters())
    (text,) = Frames(out / "corpus.duckdb")["article_texts"]["text"]
    assert ("钱一诺" in text, "孙二虎" in text) == (True, True)
    (papers / "2023-01-04第2版.txt").unlink()
    build([papers], BuildOptions(prune=True), out, Filters())
    (text,) = Frames(out / "corpus.duckdb")["article_texts"]["text"]
    assert ("钱一诺" in text, "孙二虎" in text) == (True, False)


def test_missing_files_are_kept_and_noted_unless_they_are_pruned(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    (papers / "1.txt").unlink()
    outcome = built(papers, out)
    assert ["1.txt" in note and "--prune" in note for note in outcome.notes] == [True]
    assert files(out) == before
    pruned = build([papers], replace(OPTIONS, prune=True), out, Filters())
    assert pruned.notes == ()
    assert files(out) == at_once(papers, tmp_path)


def test_a_namesake_in_another_folder_does_not_replace_a_file(papers: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    other.mkdir()
    (other / "1.txt").write_text(page(30), encoding="utf-8")
    built(papers, out)
    before = files(out)
    (problem,) = built(other, out).problems
    assert "build both in one run" in str(problem)
    assert files(out) | {"tables/sources.csv": before["tables/sources.csv"]} == before
    build([papers, other], OPTIONS, out, Filters())
    build([papers, other], OPTIONS, tmp_path / "both", Filters())
    assert files(out) == files(tmp_path / "both")


def test_another_model_tags_all_again_and_says_so(
    papers: Path, tmp_path: Path, tagger: LoggingTagger
) -> None:
    out = tmp_path / "out"
    built(papers, out)
    tagger.shown.clear()
    outcome = build([papers], replace(OPTIONS, model="other"), out, Filters())
    assert ["tagged again" in note for note in outcome.notes] == [True]
    assert len([sentence for sentence in tagger.shown if "区委召开会议" in sentence]) == 6


def test_other_rules_read_all_again_and_tag_nothing(
    papers: Path, tmp_path: Path, tagger: LoggingTagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    tagger.shown.clear()
    monkeypatch.setattr(versions, "rules_fingerprint", lambda package, *parts: f"other {package}")
    outcome = built(papers, out)
    assert ["read again" in note for note in outcome.notes] == [True]
    assert (tagger.shown, files(out)) == ([], before)


def test_other_rules_for_whole_tables_read_nothing(
    papers: Path, tmp_path: Path, tagger: LoggingTagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    monkeypatch.setattr(
        versions,
        "rules_fingerprint",
        lambda package, *parts: "other" if "resolution" in parts else rules_fingerprint(package, *parts),
    )
    for step in ("cut_files", "read_pages"):
        monkeypatch.setattr(stages, step, lambda *_, **__: pytest.fail("a page was read"))
    resolved: list[object] = []

    def logged(*seen):
        resolved.append(seen)
        return persons_of(*seen)

    monkeypatch.setattr(resolving, "persons_of", logged)
    outcome = built(papers, out)
    assert ["resolved again" in note for note in outcome.notes] == [True]
    assert len(resolved) == len({row.name for row in Frames(out / "corpus.duckdb")["persons"].itertuples()})
    assert files(out) == before
    assert not built(papers, out).notes


def test_judgements_are_obeyed_and_forgotten(papers: Path, tmp_path: Path, tagger: LoggingTagger) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    left, right = Frames(out / "corpus.duckdb")["persons"]["entity_id"].head(2)
    row = Judgement(left_id=left, right_id=right, judgement="POSITIVE", by="", on="", why="", where="1")
    tagger.shown.clear()
    build([papers], OPTIONS, out, Filters(), judgements=[row])
    persons = Frames(out / "corpus.duckdb")["persons"]
    assert left in set(persons["entity_id"])
    assert right not in set(persons["entity_id"])
    built(papers, out)
    assert (tagger.shown, files(out)) == ([], before)


def test_judgements_follow_ids_that_change(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(papers, out)
    left, right = Frames(out / "corpus.duckdb")["persons"]["entity_id"].head(2)
    table = out / "tables" / "person_roles.csv"
    text = table.read_text("utf-8-sig").replace(left, "old").replace(right, "older")
    table.write_text(text, "utf-8-sig")
    header = "left_id,right_id,judgement,by,on,why\n"
    (out / JUDGEMENTS_FILE).write_text(f"{header}old,older,POSITIVE,,,\nnobody,older,NEGATIVE,,,\n", "utf-8")
    outcome = build([papers], OPTIONS, out, Filters(), judgements=read_judgements(out))
    assert [str(problem).split(";")[1] for problem in outcome.problems] == [
        " not carried over: nobody in the last build's articles is that person"
    ]
    assert any("1 carried over to new ids" in note for note in outcome.notes)
    assert [row.pair for row in read_judgements(out)] == [{"nobody", "older"}, {left, right}]
    persons = Frames(out / "corpus.duckdb")["persons"]
    assert {left, right} & set(persons["entity_id"]) == {left}
    again = build([papers], OPTIONS, out, Filters(), judgements=read_judgements(out)[1:])
    assert (again.problems, again.carried) == ((), ())


def test_contradicting_judgements_lose_nothing(papers: Path, tmp_path: Path, tagger: LoggingTagger) -> None:
    out = tmp_path / "out"
    built(papers, tmp_path / "plain")
    left, right = Frames(tmp_path / "plain" / "corpus.duckdb")["persons"]["entity_id"].head(2)
    rows = [
        Judgement(left_id=a, right_id=b, judgement=verdict, by="", on="", why="", where="1")
        for a, b, verdict in ((left, right, "POSITIVE"), (right, left, "NEGATIVE"))
    ]
    with pytest.raises(ConfigError, match="joined by other rows"):
        build([papers], OPTIONS, out, Filters(), judgements=rows)
    tagger.shown.clear()
    built(papers, out)
    assert (tagger.shown, files(out)) == ([], files(tmp_path / "plain"))


def test_contradicting_judgements_leave_a_finished_corpus_as_it_was(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = Frames(out / "corpus.duckdb")["persons"]
    left, right = before["entity_id"].head(2)
    rows = [
        Judgement(left_id=left, right_id=right, judgement=verdict, by="", on="", why="", where="1")
        for verdict in ("POSITIVE", "NEGATIVE")
    ]
    with pytest.raises(ConfigError):
        build([papers], OPTIONS, out, Filters(), judgements=rows)
    assert Frames(out / "corpus.duckdb")["persons"].equals(before)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_stopped_while_persons_are_resolved(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    out = tmp_path / "out"
    built(papers, out)
    (papers / "new.txt").write_text(page(9), encoding="utf-8")
    monkeypatch.setattr(resolving, "AT_ONCE", 5)
    keep, calls = resolving._keep, iter(range(100))

    def broken(state: State, found: Sequence[Persons]) -> None:
        if next(calls) == steps:
            raise KeyboardInterrupt
        keep(state, found)

    monkeypatch.setattr(resolving, "_keep", broken)
    with pytest.raises(KeyboardInterrupt):
        built(papers, out)
    with pytest.raises(CorpusError, match="interrupted"):
        Frames(out / "corpus.duckdb")
    monkeypatch.setattr(resolving, "_keep", keep)
    built(papers, out)
    assert files(out) == at_once(papers, tmp_path)


def _hold(path: Path, ready: "multiprocessing.synchronize.Event") -> None:
    with State(path):
        ready.set()
        time.sleep(60)


def test_a_second_process_on_one_corpus_is_refused(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(papers, out)
    before = files(out)
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(out / "corpus.duckdb", ready))
    holder.start()
    try:
        assert ready.wait(20)
        for use in (lambda: built(papers, out), lambda: Frames(out / "corpus.duckdb")):
            with pytest.raises(
                CorpusError, match=r"^[^\n]*corpus\.duckdb: another process[^\n]* is at work on it"
            ):
                use()
    finally:
        holder.kill()
        holder.join()
    built(papers, out)
    assert files(out) == before


def test_a_corpus_of_another_format_is_refused_and_left_alone(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(papers, out)
    with duckdb.connect(str(out / "corpus.duckdb")) as connection:
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'format'")
    before = files(out)
    with pytest.raises(CorpusError, match="corpus format 2, this guantu reads"):
        built(papers, out)
    assert files(out) == before


KILLS = 30


def _silently(papers: Path, out: Path) -> None:
    os.close(2)
    built(papers, out)


def test_killed_at_any_moment_nothing_is_lost(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "FILES_AT_ONCE", 2)
    monkeypatch.setattr(stages, "BATCHES_AT_ONCE", 1)
    monkeypatch.setattr(planning, "ARTICLES_AT_ONCE", 2)
    monkeypatch.setattr(resolving, "AT_ONCE", 5)
    out = tmp_path / "out"
    context = multiprocessing.get_context("fork")
    start = time.monotonic()
    at_once(papers, tmp_path)
    usual = time.monotonic() - start
    rng = random.Random(1)
    killed = 0
    while killed < KILLS:
        (papers / f"{killed:03d}.txt").write_text(page(100 + killed), encoding="utf-8")
        child = context.Process(target=_silently, args=(papers, out))
        child.start()
        time.sleep(rng.uniform(0, usual * 1.2))
        child.kill()
        child.join()
        if child.exitcode == -signal.SIGKILL:
            killed += 1
    built(papers, out)
    assert not list(out.glob(".build-*"))
    assert files(out) == at_once(papers, tmp_path)


def _killed_at_move(papers: Path, out: Path, number: int) -> None:
    """Build, and be killed right before the file of that number is moved into its place."""
    moves = count(1)
    usual = Path.replace

    def move(path: Path, target: Path) -> Path:
        if next(moves) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(path, target)

    with patch.object(Path, "replace", move):
        _silently(papers, out)


def test_killed_between_two_moves_each_file_is_whole(papers: Path, tmp_path: Path) -> None:
    out, context = tmp_path / "out", multiprocessing.get_context("fork")
    built(papers, out)
    old = files(out)
    (papers / "new.txt").write_text(page(100), encoding="utf-8")
    new = at_once(papers, tmp_path)
    for number in range(1, len(old), 3):
        copy = tmp_path / f"copy {number}"
        shutil.copytree(out, copy)
        child = context.Process(target=_killed_at_move, args=(papers, copy, number))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        left = files(copy)
        assert [name for name in old if left[name] not in (old[name], new[name])] == []
        built(papers, copy)
        assert files(copy) == new


def test_a_file_of_the_same_size_and_an_earlier_time_is_read(papers: Path, tmp_path: Path) -> None:
    built(papers, tmp_path / "out")
    changed = papers / "3.txt"
    before = changed.stat()
    changed.write_text(page(3).replace("1月", "2月"), encoding="utf-8")
    os.utime(changed, (before.st_atime - 86_400, before.st_mtime - 86_400))
    assert changed.stat().st_size == before.st_size
    built(papers, tmp_path / "out")
    assert files(tmp_path / "out") == at_once(papers, tmp_path)


def test_a_table_that_changes_while_it_is_read_is_read_again(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = papers / "rows.jsonl"
    rows = [json.dumps({"text": page(number)}, ensure_ascii=False) for number in (20, 21)]
    table.write_text(rows[0], encoding="utf-8")
    usual = pages.rows_in

    def rows_in(*given: Any) -> Any:
        table.write_text("\n".join(rows), encoding="utf-8")
        return usual(*given)

    with monkeypatch.context() as patched:
        patched.setattr(changes, "rows_in", rows_in)
        built(papers, tmp_path / "out")
    built(papers, tmp_path / "out")
    assert files(tmp_path / "out") == at_once(papers, tmp_path)


def test_a_part_at_a_time_gives_the_same(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = at_once(papers, tmp_path)
    monkeypatch.setattr(resolving, "AT_ONCE", 3)
    monkeypatch.setattr(resolving, "PARTICIPATIONS_AT_ONCE", 3)
    monkeypatch.setattr(matching, "AT_ONCE", 3)
    built(papers, tmp_path / "out")
    assert files(tmp_path / "out") == expected


def test_released_memory_leaves_tables_and_limit(tmp_path: Path) -> None:
    with State(tmp_path / "corpus.duckdb", "200MB") as state:
        execute = state.connection.execute
        execute("CREATE TEMP TABLE numbers AS SELECT hash(range) AS number FROM range(5_000_000)")
        held = "SELECT sum(memory_usage_bytes) FROM duckdb_memory()"
        before = execute(held).fetchall()[0][0]
        limit = execute("SELECT current_setting('memory_limit')").fetchall()
        state.release()
        after = execute(held).fetchall()[0][0]
        assert after < before
        assert execute("SELECT current_setting('memory_limit')").fetchall() == limit
        assert execute("SELECT count(*) FROM numbers").fetchall() == [(5_000_000,)]


def test_a_scanned_page_is_reported_by_every_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    (papers / "x.pdf").write_bytes(b"%PDF")
    monkeypatch.setattr("ner.sources.pages.pdf_texts", lambda content, name: [(1, page(1)), (2, "")])
    for _ in range(2):
        (problem,) = built(papers, out).problems
        assert str(problem).startswith("x.pdf#2: no text on this page")
    assert set(Frames(out / "corpus.duckdb")["articles"]["source"]) == {"x.pdf#1"}


def test_a_database_with_another_size_of_memory(papers: Path, tmp_path: Path) -> None:
    built(papers, tmp_path / "out", replace(OPTIONS, memory="1GB"))
    with State(tmp_path / "limited.duckdb", "100MB") as state:
        limit = state.connection.execute("SELECT current_setting('memory_limit')").fetchall()
    assert limit == [("95.3 MiB",)]
    assert files(tmp_path / "out") == at_once(papers, tmp_path)
