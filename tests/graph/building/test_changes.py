"""Which inputs are cut: what is new or changed, with which settings, and what becomes of the others."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.building.changes import (
    ROWS_AT_ONCE,
    KnownFile,
    batches,
    cut_tasks,
    name_conflicts,
    remove_old_files,
    settings_of,
)
from graph.building.executors import executor_for
from graph.building.options import BuildOptions
from graph.building.progress import no_progress
from graph.building.stages import cut_inputs
from graph.building.versions import Versions
from graph.building.work import CutTask
from graph.store.state import State
from ner.errors import ConfigError
from ner.sources.input_files import InputFile
from ner.sources.inputs import find_inputs

OPTIONS = BuildOptions()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"第{name}页", encoding="utf-8")
    return folder


def files_in(folder: Path) -> tuple[InputFile, ...]:
    return find_inputs([folder]).found


def tasks(folder: Path, known: dict[str, KnownFile], rules: str = "rules") -> list[CutTask]:
    settings, _ = settings_of(files_in(folder), OPTIONS)
    return list(cut_tasks(settings, known, rules, no_progress))


def after_a_build(folder: Path) -> dict[str, KnownFile]:
    return {task.file.source: KnownFile(task.file.place, task.input_hash) for task in tasks(folder, {})}


def sources(found: Sequence[CutTask]) -> list[str]:
    return [task.file.source for task in found]


def test_new_files_are_cut_and_known_ones_are_not(folder: Path) -> None:
    known = after_a_build(folder)
    assert sources(tasks(folder, {})) == ["a.txt", "b.txt", "c.txt"]
    assert sources(tasks(folder, known)) == []


def test_a_file_with_other_content_is_cut_again(folder: Path) -> None:
    known = after_a_build(folder)
    (folder / "b.txt").write_text("另一页", encoding="utf-8")
    assert sources(tasks(folder, known)) == ["b.txt"]


def test_other_settings_or_rules_have_all_files_cut_again(folder: Path) -> None:
    known = after_a_build(folder)
    assert len(tasks(folder, known, "other rules")) == 3
    (folder / "corpus.toml").write_text('paper = "某报"\n', encoding="utf-8")
    assert len(tasks(folder, known)) == 3


def test_a_file_at_another_place_is_cut_again(folder: Path) -> None:
    known = after_a_build(folder)
    assert sources(tasks(folder.rename(folder.with_name("moved")), known)) == ["a.txt", "b.txt", "c.txt"]


def test_a_table_is_cut_in_parts_and_its_last_task_says_so(tmp_path: Path) -> None:
    rows = [f"标题{number},第{number}行" for number in range(2 * ROWS_AT_ONCE + 1)]
    (tmp_path / "t.csv").write_text("\n".join(["title,text", *rows]), encoding="utf-8")
    found = tasks(tmp_path, {})
    assert [(task.first_page, len(task.pages), task.last) for task in found] == [
        (0, ROWS_AT_ONCE, False),
        (ROWS_AT_ONCE, ROWS_AT_ONCE, False),
        (2 * ROWS_AT_ONCE, 1, False),
        (2 * ROWS_AT_ONCE + 1, 0, True),
    ]


def test_a_file_that_cannot_be_read_is_a_task_with_a_problem(folder: Path) -> None:
    (file, *_) = files_in(folder)
    file.path.unlink()
    (task,) = cut_tasks(settings_of([file], OPTIONS)[0], {}, "rules", no_progress)
    assert task.problem.startswith(f"{file.path}: cannot be read")


@pytest.mark.parametrize(
    ("other", "conflicts"),
    [
        pytest.param("elsewhere/a.txt", ["a.txt"], id="another file that exists"),
        pytest.param("gone/a.txt", [], id="another file that is gone"),
        pytest.param("papers/a.txt", [], id="the same file"),
    ],
)
def test_a_name_that_another_file_has(folder: Path, tmp_path: Path, other: str, conflicts: list[str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").touch()
    found = name_conflicts(files_in(folder), {"a.txt": KnownFile(str(tmp_path / other), "hash")})
    assert [file.source for file in found] == conflicts


@pytest.mark.parametrize(
    ("missing", "names"),
    [(1, "d0.txt)"), (3, "d0.txt, d1.txt, d2.txt)"), (4, "d0.txt, d1.txt, d2.txt and 1 more)")],
)
def test_a_note_names_some_of_the_missing_files(folder: Path, missing: int, names: str) -> None:
    known = {f"d{number}.txt": KnownFile(f"/d{number}.txt", "hash") for number in range(missing)}
    with State() as state:
        (note,) = remove_old_files(state, files_in(folder), known, prune=False)
        assert remove_old_files(state, files_in(folder), known, prune=True) == ()
    assert note.startswith(
        f"files of earlier builds are no longer among the inputs and are kept: {missing} ("
    )
    assert names in note


def test_a_broken_corpus_toml_is_one_problem_and_is_not_used(folder: Path) -> None:
    (folder / "corpus.toml").write_text('paper = "某报"\njurisdiction = "无此地"\n', encoding="utf-8")
    settings, problems = settings_of(files_in(folder), BuildOptions(published="2023-02-02"))
    assert [str(problem) for problem in problems] == [
        f"{folder / 'corpus.toml'}: jurisdiction 无此地: no such place, or several of that name"
    ]
    assert {(own.paper, own.published) for own in settings.values()} == {("", "2023-02-02")}


def test_the_jurisdiction_of_the_options_replaces_one_that_is_unknown(folder: Path) -> None:
    (folder / "corpus.toml").write_text('jurisdiction = "无此地"\n', encoding="utf-8")
    settings, problems = settings_of(files_in(folder), BuildOptions(jurisdiction="杭州市拱墅区"))
    assert ([own.jurisdiction for own in settings.values()], problems) == (["杭州市拱墅区"] * 3, [])


def test_options_with_an_unknown_jurisdiction_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"^--jurisdiction 无此地: no such place"):
        BuildOptions(jurisdiction="无此地")


def test_batches_keep_the_order_and_the_rest() -> None:
    assert list(batches("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]


@pytest.mark.parametrize(
    ("published", "note"),
    [
        pytest.param("2023-02-02", "", id="the same day"),
        pytest.param("2023-02", "", id="the month of the day"),
        pytest.param("2024", "--published (2024) gives way", id="another year"),
        pytest.param("2023-02-03", "--published (2023-02-03) gives way", id="another day"),
    ],
)
def test_a_note_says_that_a_date_gives_way_to_that_of_a_file(
    tmp_path: Path, published: str, note: str
) -> None:
    for name in ("20230202.txt", "undated.txt"):
        (tmp_path / name).write_text("2月1日，甲某某出席。", encoding="utf-8")
    with State() as state:
        options = BuildOptions(published=published)
        versions = Versions(rules="rules", model="model", resolution="resolution")
        with executor_for(1, "") as executor:
            notes = cut_inputs(state, [tmp_path], options, versions, executor, no_progress).notes
    assert [line[: len(note)] for line in notes] == ([note] if note else [])
    assert all("articles 1 (first: 20230202.txt)" in line for line in notes)
