"""The table `sources`: one row a source, in whatever state it is; what was given adds up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tagger import RecordedTagger

from graph.building import stages
from graph.building.options import BuildOptions
from graph.building.pipeline import build, run
from graph.building.source_rows import LONG_SENTENCE
from graph.building.sources import some_of
from graph.network.filters import Filters
from graph.store.database import Frames
from graph.tables.rows import NOT_GIVEN

PAGE = "区委召开会议\n本报讯 2月1日，区委书记钱一诺主持会议，区长孙二虎参加。\n"
OPTIONS = BuildOptions(published="2023-02-02", jurisdiction="杭州市拱墅区")
FILES: dict[str, tuple[bytes, str]] = {
    "page.txt": (PAGE.encode(), "read"),
    "page.html": (f"<p>{PAGE}</p>".encode(), "read"),
    "empty.txt": (b"", "failed"),
    "scan.pdf": (b"%PDF nothing", "failed"),
    "word.docx": (b"PK", "skipped"),
    "sheet.xlsx": (b"PK", "skipped"),
    "packed.txt.gz": (b"x", "skipped"),
    "inner.7z": (b"x", "skipped"),
    "photo.png": (b"x", "skipped"),
    "style.css": (b"x", "skipped"),
    "strange.xyz": (b"x", "skipped"),
}


@pytest.fixture(autouse=True, scope="module")
def tagger() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "load_tagger", lambda model, bfloat16: RecordedTagger())
        yield


def rows(out: Path) -> dict[str, tuple[str, str]]:
    table = Frames(out / "corpus.duckdb")["sources"]
    values = zip(table["source"], table["status"], table["reason"], strict=True)
    return {source: (status, reason) for source, status, reason in values}


@given(st.lists(st.sampled_from(sorted(FILES)), max_size=8), st.integers(0, 3), st.integers(0, 2))
@settings(max_examples=15)
def test_what_was_given_adds_up(names: Sequence[str], good: int, bad: int) -> None:
    with TemporaryDirectory() as folder:
        for number, name in enumerate(names):
            (Path(folder) / f"{number}-{name}").write_bytes(FILES[name][0])
        lines = ['{"text": "区长孙二虎调研。"}'] * good + ["{"] * bad
        (Path(folder) / "0.jsonl").write_text("\n".join(lines), encoding="utf-8")
        tables, _ = run([Path(folder)], OPTIONS)
    expected = Counter(FILES[name][1] for name in names)
    expected += Counter({"read": good, "failed": bad}) if good else Counter({"failed": 1})
    found = tables["sources"]
    assert Counter(found["status"].replace("duplicate", "read")) == expected
    assert set(found.query("status == 'duplicate'")["duplicate_of"]) <= set(
        found.query("status == 'read'")["source"]
    )
    assert found["articles"].sum() == len(tables["articles"])
    assert found["source"].is_unique


@pytest.mark.parametrize(
    ("name", "is_named", "fails"),
    [
        ("word.docx", False, True),
        ("packed.txt.gz", False, True),
        ("inner.7z", False, True),
        ("page.caj", False, True),
        ("no ending", False, False),
        ("photo.png", False, False),
        ("style.css", False, False),
        ("strange.xyz", False, False),
        ("photo.png", True, True),
        ("style.css", True, True),
    ],
)
def test_what_is_skipped_is_a_problem_where_it_may_hold_pages(
    tmp_path: Path, name: str, is_named: bool, fails: bool
) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / name).write_bytes(b"x")
    tables, problems = run([tmp_path, tmp_path / name] if is_named else [tmp_path], OPTIONS)
    assert [name in str(problem) for problem in problems] == [True] * fails
    assert Counter(tables["sources"]["status"]) == {"read": 1, "skipped": 1}


def test_from_build_to_build(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    (papers / "a.txt").write_text(PAGE, encoding="utf-8")
    (papers / "b.txt").write_text("Nothing.", encoding="utf-8")
    (papers / "c.docx").write_bytes(b"PK")
    (papers / "link.txt").symlink_to(papers / "a.txt")
    outcome = build([papers], OPTIONS, out, Filters())
    skipped = ("skipped", "save as text, HTML or PDF")
    twice = ("duplicate", "another path to the same file")
    first = {"a.txt": ("read", ""), "b.txt": ("read", "names nobody"), "c.docx": skipped, "link.txt": twice}
    assert rows(out) == first
    assert "names nobody: 1 source (b.txt)" in outcome.notes
    build([papers], OPTIONS, out, Filters())
    assert rows(out) == first | {"a.txt": ("unchanged", ""), "b.txt": ("unchanged", "names nobody")}
    for name in ("b.txt", "c.docx", "link.txt"):
        (papers / name).unlink()
    (papers / "a.txt").write_text(PAGE + PAGE, encoding="utf-8")
    build([papers], OPTIONS, out, Filters())
    assert rows(out) == {"a.txt": ("read", ""), "b.txt": ("unchanged", NOT_GIVEN)}
    build(
        [papers],
        BuildOptions(published="2023-02-02", jurisdiction="杭州市拱墅区", prune=True),
        out,
        Filters(),
    )
    assert rows(out) == {"a.txt": ("unchanged", "")}


def test_a_file_that_fails_is_named_again_in_a_build_without_news(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    (papers / "a.txt").write_text(PAGE, encoding="utf-8")
    (papers / "b.txt").write_bytes(b"")
    for status in ("read", "unchanged"):
        problems = build([papers], OPTIONS, out, Filters()).problems
        assert [str(problem) for problem in problems] == [f"{papers / 'b.txt'}: empty"]
        assert rows(out) == {"a.txt": (status, ""), "b.txt": ("failed", "empty")}


def test_lost_rows_are_named_again_in_each_build(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    (papers / "t.jsonl").write_text('{"text": "区长孙二虎调研。"}\n' + "{\n" * 22, encoding="utf-8")
    for _ in range(2):
        problems = [str(problem) for problem in build([papers], OPTIONS, out, Filters()).problems]
        assert problems[0].startswith("t.jsonl#10: row 10 (line 10) is not JSON")
        assert problems[-1] == "t.jsonl: 2 more cannot be read; tables/sources.csv names them"


def test_a_looks_wrongly_decoded_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((PAGE * 3).encode("utf-7"))
    tables, problems = run([tmp_path], OPTIONS)
    assert (list(tables["sources"]["reason"]), problems) == (
        ["looks wrongly decoded (UTF-7); names nobody"],
        (),
    )


def test_read_share_is_the_share_of_characters_in_articles(tmp_path: Path) -> None:
    text = PAGE + "\n\n责任编辑 甲某某\n\n2023年02月02日 星期四 第01版\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    tables, _ = run([tmp_path], OPTIONS)
    outside = len("".join("".join(tables["blocks"]["text"]).split()))
    visible = len("".join(text.split()))
    assert outside > 0
    assert list(tables["sources"]["read_share"]) == [round(1 - outside / visible, 4)]
    assert list(tables["sources"]["characters"]) == [visible]


@pytest.mark.parametrize(
    ("many", "named"), [(1, "0"), (3, "0, 1, 2"), (4, "0, 1, 2 and 1 more"), (9, "0, 1, 2 and 6 more")]
)
def test_some_are_named(many: int, named: str) -> None:
    assert some_of([str(number) for number in range(many)]) == named


@pytest.mark.parametrize(("clauses", "remark"), [(500, ""), (501, LONG_SENTENCE)])
def test_a_sentence_that_is_read_in_parts_is_named(tmp_path: Path, clauses: int, remark: str) -> None:
    text = f"区委召开会议\n{PAGE.splitlines()[1]}\n" + "甲，" * clauses + "\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    tables, _ = run([tmp_path], OPTIONS)
    assert list(tables["sources"]["reason"]) == [remark]
