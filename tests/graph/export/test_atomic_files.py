import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from graph.export.atomic_files import write_whole, written_together
from ner.errors import CorpusError


def test_missing_folders_are_made_and_nothing_else_is_left(tmp_path: Path):
    write_whole(tmp_path / "new" / "folder" / "graph.gexf", b"content")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "new",
        "new/folder",
        "new/folder/graph.gexf",
    ]
    assert (tmp_path / "new" / "folder" / "graph.gexf").read_bytes() == b"content"


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "graph.gexf"
    path.write_bytes(b"old")
    seen = []
    replace = Path.replace

    def watched(draft: Path, target: Path) -> Path:
        seen.append((target.read_bytes(), draft.read_bytes()))
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", watched)
    write_whole(path, b"new")
    assert seen == [(b"old", b"new")]
    assert path.read_bytes() == b"new"


def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "graph.gexf"
    path.write_bytes(b"old")

    def half_written(draft: Path, content: bytes) -> int:
        with draft.open("wb") as file:
            file.write(content[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half_written)
    with pytest.raises(CorpusError, match=r"graph\.gexf: cannot be written: No space left"):
        write_whole(path, b"new")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("graph.gexf", b"old")]


def test_a_file_in_place_of_a_folder_is_one_error(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CorpusError, match=r"graph\.gexf: cannot be written: "):
        write_whole(tmp_path / "file" / "graph.gexf", b"content")


@pytest.mark.parametrize("there", [True, False], ids=["a folder that is there", "a new folder"])
def test_files_of_a_folder_appear_together_or_not_at_all(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "out"
    if there:
        folder.mkdir()
        (folder / "mine").write_text("kept", encoding="utf-8")
        (folder / "one").write_text("old", encoding="utf-8")
    with pytest.raises(KeyError):
        _stopped_half_way(folder)
    assert folder.exists() == there
    with written_together(folder) as drafts:
        (drafts / "one").write_text("new", encoding="utf-8")
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert files == ({"one": "new", "mine": "kept"} if there else {"one": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def _stopped_half_way(folder: Path) -> None:
    with written_together(folder) as drafts:
        (drafts / "one").write_text("half", encoding="utf-8")
        raise KeyError


@pytest.mark.skipif(sys.platform == "win32", reason="needs FIFOs")
def test_a_pipe_is_written_into_not_replaced(tmp_path: Path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=write_whole, args=(path, b"content"))
    writer.start()
    assert path.read_bytes() == b"content"
    writer.join()
    assert path.is_fifo()
