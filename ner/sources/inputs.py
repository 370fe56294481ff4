"""Finds the input files in folders and archives, each once, each under a name of its own."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from ner.errors import InputError, reason_of
from ner.sources.corpus_config import CONFIG_NAME
from ner.sources.input_files import SUFFIXES, ZIP_SUFFIXES, InputFile, readable, suffix_of

CORPUS_NAME = "corpus.duckdb"
# What `build` leaves beside the corpus, which is no input of the next run.
CORPUS_FOLDERS = ("tables",)
CORPUS_FILES = ("graph.html", "graph.gexf")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The input files, sorted by source, and what could not be read."""

    found: tuple[InputFile, ...]
    problems: tuple[InputError, ...]


def find_inputs(inputs: Sequence[Path]) -> Inputs:
    """Find the input files among `inputs` (files and folders), each file once.

    Folders are read recursively: files with a supported suffix, no hidden file or folder, no
    corpus.toml, and nothing that an earlier `build` left (a folder with corpus.duckdb). The source
    of a file in a folder is its POSIX path relative to that folder, of a file given itself its
    name; two that would be the same get the name of the folder above in front. A path that is
    missing, and a folder that cannot be read or holds no input, is reported as a problem; the other
    inputs are found all the same.
    """
    found: dict[tuple[Path, str], InputFile] = {}
    problems: list[InputError] = []
    for path in inputs:
        if path.is_dir():
            files, unreadable = _walk(path)
            problems += unreadable
            if not files and not unreadable:
                problems.append(
                    InputError(f"{path}: no inputs in this folder ({', '.join(sorted(SUFFIXES))})")
                )
        elif path.exists():
            files = [InputFile(path, path.name, path.parent)]
            if path.suffix.lower() in ZIP_SUFFIXES:
                files, unreadable = _unpacked(files[0])
                problems += unreadable
        else:
            files = []
            problems.append(InputError(f"{path}: no such file or folder"))
        for file in files:
            found.setdefault((file.path.resolve(), file.member), file)
    return Inputs(_with_distinct_sources(found.values()), tuple(problems))


def _walk(folder: Path) -> tuple[list[InputFile], list[InputError]]:
    files: list[InputFile] = []
    problems: list[InputError] = []

    def report(error: OSError) -> None:
        problems.append(InputError(f"{error.filename}: cannot be read: {error.strerror}"))

    for place, subfolders, names in os.walk(folder, onerror=report):
        subfolders[:] = sorted(
            n for n in subfolders if not n.startswith(".") and not is_corpus(Path(place, n))
        )
        if is_corpus(Path(place)):
            subfolders[:] = [name for name in subfolders if name not in CORPUS_FOLDERS]
            names = [name for name in names if name not in CORPUS_FILES]
        below = Path(place).relative_to(folder)
        for name in sorted(names):
            if name.startswith(".") or name == CONFIG_NAME or suffix_of(name) not in SUFFIXES:
                continue
            file = InputFile(Path(place, name), (below / name).as_posix(), folder)
            if suffix_of(name) in ZIP_SUFFIXES:
                members, unreadable = _unpacked(file)
                files += members
                problems += unreadable
            else:
                files.append(file)
    return files, problems


def _unpacked(archive: InputFile) -> tuple[list[InputFile], list[InputError]]:
    """The files within a ZIP archive that can be read; archives within it are left alone."""
    try:
        with ZipFile(archive.path) as opened:
            names = sorted(info.filename for info in opened.infolist() if not info.is_dir())
    except (OSError, BadZipFile) as error:
        return [], [InputError(f"{archive.path}: not a readable ZIP archive: {reason_of(error)}")]
    files = [
        InputFile(archive.path, f"{archive.source}/{readable(name)}", archive.root, name)
        for name in names
        if suffix_of(name) in SUFFIXES - ZIP_SUFFIXES and not _is_hidden(name)
    ]
    if not files:
        return [], [InputError(f"{archive.path}: no inputs in this archive ({', '.join(sorted(SUFFIXES))})")]
    return files, []


def _is_hidden(member: str) -> bool:
    """Whether a file in an archive is hidden, or what a Mac puts beside every file."""
    return any(part.startswith((".", "__MACOSX")) for part in member.split("/"))


def is_corpus(folder: Path) -> bool:
    """Whether `guantu build` wrote the folder: its tables are no input of the next run."""
    return (folder / CORPUS_NAME).is_file()


def _with_distinct_sources(files: Iterable[InputFile]) -> tuple[InputFile, ...]:
    """The files sorted by source, no two of the same source."""
    named = list(files)
    for levels in (1, None):
        count = Counter(file.source for file in named)
        named = [_with_parents(file, levels) if count[file.source] > 1 else file for file in named]
    return tuple(sorted(named, key=lambda file: file.source))


def _with_parents(file: InputFile, levels: int | None) -> InputFile:
    """The file with the last `levels` (None: all) folder names of its root's path in its source."""
    parents = file.root.resolve().parts[1:]
    return replace(
        file, source=PurePosixPath(*parents[-levels if levels else 0 :], file.source_below()).as_posix()
    )
