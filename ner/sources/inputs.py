"""Finds the input files in folders and archives, each once, each under a name of its own."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from zipfile import ZipFile

from ner.errors import InputError, can_see, reason_of
from ner.sources.corpus_config import CONFIG_NAME
from ner.sources.formats import (
    DOCUMENT_KINDS,
    HTML_SUFFIXES,
    READ_KINDS,
    SUFFIXES,
    WHAT_TO_DO,
    ZIP_SUFFIXES,
    kind_of,
    suffix_of,
)
from ner.sources.input_files import InputFile, readable, readable_path

CORPUS_NAME = "corpus.duckdb"
# What `build` leaves beside the corpus, which is no input of the next run.
CORPUS_FOLDERS = ("tables",)
CORPUS_FILES = ("graph.html", "graph.gexf", "coappearance.gexf")
OF_SAVED_PAGE = re.compile("(?P<page>.+)(?:[_.]files|_文件)")
"""How browsers name the folder of what belongs to a saved page: p_files beside p.html."""

_IGNORED = (".", "~$")
"""How hidden files begin, and those that a word processor leaves beside an open one."""

_READABLE = f"({', '.join(sorted(SUFFIXES))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadInput:
    """An input that is not read.

    Attributes:
        source: its name in the tables.
        name: its name in messages.
        kind: one of `ner.sources.formats`, or folder.
        status: duplicate, skipped or failed.
        reason: why, or what can be done about it.
        duplicate_of: the source that is the same file; else blank.
        is_problem: whether the user must be told, because it may have held pages.
    """

    source: str
    name: str
    kind: str
    status: str
    reason: str
    duplicate_of: str = ""
    is_problem: bool = True

    @property
    def problem(self) -> InputError:
        """The error that says so."""
        skipped = "skipped: " if self.status == "skipped" else ""
        return InputError(f"{self.name}: {skipped}{self.reason}")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The input files and what is not read, both sorted by source."""

    found: tuple[InputFile, ...]
    unread: tuple[UnreadInput, ...]

    @property
    def problems(self) -> tuple[InputError, ...]:
        """What the user must be told: failures, and files that were skipped though they may hold pages."""
        return tuple(unread.problem for unread in self.unread if unread.is_problem)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file, whether it was named on the command line, and whether it is a part of a saved web page."""

    file: InputFile
    is_named: bool = False
    is_part: bool = False

    @property
    def kind(self) -> str:
        if self.is_named:
            return "text" if self.file.kind in ("other", "no_ending") else self.file.kind
        return "page_part" if self.is_part else self.file.kind

    @property
    def same_file(self) -> tuple[str, str]:
        """Equal for all paths to one file."""
        return os.path.realpath(self.file.path), self.file.member


def find_inputs(inputs: Sequence[Path]) -> Inputs:
    """Find the input files among `inputs` (files and folders), each file once.

    Folders are read recursively: no hidden file or folder, no corpus.toml, and nothing that an earlier
    `build` left (a folder with corpus.duckdb). The source of a file in a folder is its POSIX path
    relative to that folder, of a file given itself its name; two that would be the same get the name
    of the folder above in front. Files of a kind that is not read and parts of saved web pages are skipped, links to a file that is
    found already are duplicates. A path that is missing, and a folder or archive that cannot be read
    or holds no input, has failed; the other inputs are found all the same.
    """
    candidates: list[_Candidate] = []
    failed: list[UnreadInput] = []
    for path in inputs:
        mode = _mode(path)
        if S_ISDIR(mode):
            some, unreadable = _walk(path)
            if not unreadable and not any(_is_input(candidate) for candidate in some):
                unreadable = [_failed(path, f"no inputs in this folder {_READABLE}", "folder")]
        elif mode:
            file = InputFile(path, readable_path(path.name), path.parent)
            some, unreadable = _unpacked(file) if _is_zip(path.name) else ([_Candidate(file, True)], [])
        else:
            some, unreadable = [], [_failed(path, "no such file or folder")]
        candidates += some
        failed += unreadable
    leaders: dict[tuple[str, str], _Candidate] = {}
    rest: list[_Candidate] = []
    for candidate in _once(candidates):
        if _is_input(candidate) and candidate.same_file not in leaders:
            leaders[candidate.same_file] = candidate
        else:
            rest.append(candidate)
    found = _with_distinct_sources([candidate.file for candidate in leaders.values()])
    sources = {key: file.source for key, file in zip(leaders, found, strict=True)}
    names = _with_distinct_sources([*found, *(candidate.file for candidate in rest)])[len(found) :]
    unread = [
        _unread(replace(candidate, file=file), sources.get(candidate.same_file, ""))
        for candidate, file in zip(rest, names, strict=True)
    ]
    return Inputs(
        tuple(sorted(found, key=lambda file: file.source)),
        tuple(sorted([*failed, *unread], key=lambda input: (input.source, input.name))),
    )


def _walk(folder: Path) -> tuple[list[_Candidate], list[UnreadInput]]:
    candidates: list[_Candidate] = []
    failed: list[UnreadInput] = []

    def report(error: OSError) -> None:
        failed.append(_failed(Path(error.filename), f"cannot be read: {error.strerror}", "folder"))

    for place, subfolders, names in os.walk(folder, onerror=report):
        subfolders[:] = sorted(
            n for n in subfolders if not n.startswith(_IGNORED) and not is_corpus(Path(place, n))
        )
        if is_corpus(Path(place)):
            subfolders[:] = [name for name in subfolders if name not in CORPUS_FOLDERS]
            names = [name for name in names if name not in (*CORPUS_FILES, CORPUS_NAME)]
        below = Path(place).relative_to(folder)
        for name in sorted(names):
            if name.startswith(_IGNORED) or name == CONFIG_NAME:
                continue
            file = InputFile(Path(place, name), readable_path((below / name).as_posix()), folder)
            if _is_zip(name):
                members, unreadable = _unpacked(file)
                candidates += members
                failed += unreadable
            else:
                candidates.append(_Candidate(file))
    return _with_parts_marked(candidates), failed


def _unpacked(archive: InputFile) -> tuple[list[_Candidate], list[UnreadInput]]:
    """The files within a ZIP archive."""
    if not S_ISREG(_mode(archive.path)):
        return [], [_failed_archive(archive, "not a readable ZIP archive: not a regular file")]
    try:
        with ZipFile(archive.path) as opened:
            counted = Counter(info.filename for info in opened.infolist() if not info.is_dir())
    # Of a damaged archive the module raises what comes: struct.error, IndexError, OverflowError.
    except Exception as error:
        return [], [_failed_archive(archive, f"not a readable ZIP archive: {reason_of(error)}")]
    members = [
        _Candidate(InputFile(archive.path, f"{archive.source}/{readable(name)}", archive.root, name))
        for name in sorted(counted)
        if not _is_ignored(name)
    ]
    members = _with_parts_marked(members)
    if not any(_is_input(member) for member in members):
        return members, [_failed_archive(archive, f"no inputs in this archive {_READABLE}")]
    return members, [
        _hidden(member.file, counted[member.file.member])
        for member in members
        if counted[member.file.member] > 1
    ]


def _hidden(last: InputFile, many: int) -> UnreadInput:
    """The files of an archive that no program can unpack beside `last`, which has the same name."""
    return UnreadInput(
        source=f"{last.source} (1-{many - 1})",
        name=last.name,
        kind=last.kind,
        status="failed",
        reason=f"the archive holds {many} files of this name, of which the last is read",
    )


def _unread(candidate: _Candidate, leader: str) -> UnreadInput:
    """Why a file is not read; `leader` is the source that is the same file, or blank."""
    kind = candidate.kind
    reason = WHAT_TO_DO.get(kind, "not a regular file")
    return UnreadInput(
        source=candidate.file.source,
        name=candidate.file.name,
        kind=kind,
        status="duplicate" if leader else "skipped",
        reason="another path to the same file" if leader else reason,
        duplicate_of=leader,
        is_problem=not leader and (candidate.is_named or kind in DOCUMENT_KINDS | READ_KINDS),
    )


def _is_input(candidate: _Candidate) -> bool:
    mode = _mode(candidate.file.path)
    return candidate.kind in READ_KINDS and (S_ISREG(mode) or not mode)


def _mode(path: Path) -> int:
    """What a path leads to, as the module `stat` knows it; 0 when that cannot be found out."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _is_zip(name: str) -> bool:
    return suffix_of(name) in ZIP_SUFFIXES


def _is_ignored(member: str) -> bool:
    """Whether a file in an archive is hidden, a lock, or what a Mac puts beside every file."""
    return any(part.startswith((*_IGNORED, "__MACOSX")) for part in member.split("/"))


def _with_parts_marked(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The files of a folder or archive, those marked that lie beside a saved web page as its parts."""
    pages = {
        candidate.file.source.removesuffix(candidate.file.suffix).lower()
        for candidate in candidates
        if candidate.file.suffix in HTML_SUFFIXES
    }
    return [
        replace(candidate, is_part=any(page in pages for page in _pages_with_parts(candidate.file.source)))
        for candidate in candidates
    ]


def _pages_with_parts(source: str) -> Iterator[str]:
    """The saved pages, by path without their ending, whose parts lie in the folders above a file."""
    for folder in PurePosixPath(source).parents:
        if saved := OF_SAVED_PAGE.fullmatch(folder.name):
            yield folder.with_name(saved["page"]).as_posix().lower()


def _failed(path: Path, reason: str, kind: str = "") -> UnreadInput:
    name = readable_path(str(path))
    return UnreadInput(source=name, name=name, kind=kind or kind_of(name), status="failed", reason=reason)


def _failed_archive(archive: InputFile, reason: str) -> UnreadInput:
    return UnreadInput(
        source=archive.source, name=archive.name, kind="archive", status="failed", reason=reason
    )


def is_corpus(folder: Path) -> bool:
    """Whether `guantu build` wrote the folder: its tables are no input of the next run."""
    return can_see(folder / CORPUS_NAME, Path.is_file)


def _once(candidates: Iterable[_Candidate]) -> Iterable[_Candidate]:
    """The candidates without files that were given twice under one path; what was named stays named."""
    by_path: dict[str, _Candidate] = {}
    for candidate in candidates:
        key = os.path.normpath(candidate.file.place)
        first = by_path.setdefault(key, candidate)
        by_path[key] = replace(first, is_named=first.is_named or candidate.is_named)
    return by_path.values()


def _with_distinct_sources(files: Iterable[InputFile]) -> list[InputFile]:
    """The files in their order, no two of the same source."""
    named = list(files)
    for levels in (1, None):
        count = Counter(file.source for file in named)
        named = [_with_parents(file, levels) if count[file.source] > 1 else file for file in named]
    return named


def _with_parents(file: InputFile, levels: int | None) -> InputFile:
    """The file with the last `levels` (None: all) folder names of its root's path in its source."""
    parents = Path(os.path.realpath(file.root)).parts[1:]
    above = [readable_path(part) for part in parents[-levels if levels else 0 :]]
    return replace(file, source=PurePosixPath(*above, file.source_below()).as_posix())
