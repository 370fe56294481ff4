"""Files to pages: find the inputs, and read each as text whatever its format and encoding."""

import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from ner.errors import InputError, reason_of
from ner.sources.corpus_config import CONFIG_NAME, Settings
from ner.sources.edition import edition_of
from ner.sources.encodings import decode
from ner.sources.html import html_text
from ner.sources.pdf import pdf_texts
from ner.sources.tables import TABLE_SUFFIXES, Row, read_table
from ner.text.documents import Page


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is, what the tables call it, and the INPUT folder it was found in.

    `member` is the name of a file within the ZIP archive at `path`, as the archive has it.
    """

    path: Path
    source: str
    root: Path
    member: str = ""

    @property
    def name(self) -> str:
        """What messages call the file."""
        return f"{self.path}/{readable(self.member)}" if self.member else str(self.path)

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in small letters: .txt."""
        return _suffix(self.member or self.path.name)

    @property
    def table_suffix(self) -> str:
        """The ending, if it is that of a table; else blank."""
        return self.suffix if self.suffix in TABLE_SUFFIXES else ""

    def source_below(self) -> str:
        """The POSIX path of the file below its root."""
        below = self.path.relative_to(self.root).as_posix()
        return f"{below}/{readable(self.member)}" if self.member else below

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file, to be read. Raises InputError naming it."""
        try:
            if self.member:
                with _archive(self.path, self.path.stat().st_mtime_ns).open(self.member) as file:
                    yield cast(BinaryIO, file)
            else:
                with self.path.open("rb") as file:
                    yield file
        except (OSError, EOFError, BadZipFile, KeyError, RuntimeError, zlib.error) as error:
            raise InputError(f"{self.name}: cannot be read: {reason_of(error)}") from error

    @property
    def place(self) -> str:
        """Where the file is, whatever folder it was found from."""
        path = str(Path.cwd() / self.path)
        return f"{path}{SEPARATOR}{self.member}" if self.member else path

    def digest(self) -> str:
        """A hash of the content, read piece by piece. Raises InputError naming the file."""
        with self.opened() as file:
            digest = blake2b(digest_size=16)
            while piece := file.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()

    def content(self) -> bytes:
        """The bytes of the file. Raises InputError naming it."""
        with self.opened() as file:
            return file.read()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found, sorted by source, and what was asked for and could not be found."""

    found: tuple[InputFile, ...]
    problems: tuple[InputError, ...]


SEPARATOR = "\n"
"""Between an archive's path and the name of a file in it."""
CORPUS_NAME = "corpus.duckdb"
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
PDF_SUFFIXES = frozenset({".pdf"})
ZIP_SUFFIXES = frozenset({".zip"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | PDF_SUFFIXES | TABLE_SUFFIXES | ZIP_SUFFIXES


def find_inputs(inputs: Sequence[Path]) -> Inputs:
    """The files that `inputs` (files and folders) stand for, each file once.

    Folders are read recursively: files with a supported suffix, no hidden file or folder, no
    corpus.toml, and nothing that an earlier `build` left (a folder with corpus.duckdb). The source
    of a file in a folder is its POSIX path relative to that folder, of a file given itself its
    name; two that would be the same get the name of the folder above in front. A path that is
    missing, and a folder that cannot be read or holds no input, is a problem and hinders no other.
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


def read_pages(file: InputFile, settings: Settings) -> tuple[Page, ...]:
    """The pages of one input. Raises InputError as `pages_in` and `rows_in` do."""
    if file.table_suffix:
        return tuple(rows_in(file, settings))
    return tuple(page for page in pages_in(file, settings, file.content()) if page.text)


def pages_in(file: InputFile, settings: Settings, content: bytes) -> Iterator[Page]:
    """The pages in the content of an input that is no table: one of a text or HTML file, each of a PDF.

    A page of a PDF that has no text layer has a blank text. The date is the option's, else that in
    corpus.toml, else that in the path.

    Raises InputError naming the file: empty, binary, unreadable, in an unknown encoding.
    """
    blank = _blank_page(file, settings)
    if file.suffix in PDF_SUFFIXES:
        for number, text in pdf_texts(content, file.name):
            yield replace(blank, source=f"{file.source}#{number}", text=text, encoding="pdf")
        return
    text, encoding = decode(content, file.name)
    if file.suffix in HTML_SUFFIXES:
        text = html_text(text)
        if not text:
            raise InputError(f"{file.name}: no text in this HTML file")
    yield replace(blank, text=text, encoding=encoding)


def rows_in(file: InputFile, settings: Settings) -> Iterator[Page]:
    """The pages of a table, one for each row that has text, read as they are asked for.

    The date is the option's, else the row's, else that in corpus.toml, else that in the path.

    Raises InputError naming the file: not readable as a table, no text column, no row with text.
    """
    blank = _blank_page(file, settings)
    for row in read_table(file.table_suffix, file.opened, file.name, settings.columns):
        yield _row_page(blank, row, settings)


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
            subfolders[:] = [name for name in subfolders if name != "tables"]
            names = [name for name in names if name not in ("graph.html", "graph.gexf")]
        below = Path(place).relative_to(folder)
        for name in sorted(names):
            if name.startswith(".") or name == CONFIG_NAME or _suffix(name) not in SUFFIXES:
                continue
            file = InputFile(Path(place, name), (below / name).as_posix(), folder)
            if _suffix(name) in ZIP_SUFFIXES:
                members, unreadable = _unpacked(file)
                files += members
                problems += unreadable
            else:
                files.append(file)
    return files, problems


@lru_cache(maxsize=1)
def _archive(path: Path, _changed: int) -> ZipFile:
    """The archive that was read last stays open: to read the list of its files takes long when they are many."""
    return ZipFile(path)


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
        if _suffix(name) in SUFFIXES - ZIP_SUFFIXES and not _is_hidden(name)
    ]
    if not files:
        return [], [InputError(f"{archive.path}: no inputs in this archive ({', '.join(sorted(SUFFIXES))})")]
    return files, []


def readable(member: str) -> str:
    """The name of a file in a ZIP archive as it was meant: old archivers of China write GBK and do not say so.

    >>> readable("版面/1.txt".encode("gbk").decode("cp437"))
    '版面/1.txt'
    """
    try:
        return member.encode("cp437").decode("gb18030") if not member.isascii() else member
    except UnicodeError:
        return member


def _is_hidden(member: str) -> bool:
    """Whether a file in an archive is hidden, or what a Mac puts beside every file."""
    return any(part.startswith((".", "__MACOSX")) for part in member.split("/"))


def _suffix(name: str) -> str:
    """The ending of a name in small letters: .txt, .jsonl.gz."""
    suffixes = PurePosixPath(name.lower()).suffixes
    ending = "".join(suffixes[-2:])
    return ending if ending in TABLE_SUFFIXES else "".join(suffixes[-1:])


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


def _blank_page(file: InputFile, settings: Settings) -> Page:
    edition = edition_of(file.source, settings.filename)
    published, source = (settings.published, settings.published_source)
    if not published and edition.published_on:
        published, source = edition.published_on, "filename"
    return Page(
        source=file.source,
        text="",
        paper=settings.paper or edition.paper,
        jurisdiction=settings.jurisdiction,
        published_on=published,
        year_source=source,
        page=edition.page,
    )


def _row_page(blank: Page, row: Row, settings: Settings) -> Page:
    page = replace(
        blank,
        source=f"{blank.source}#{row.number}",
        text=f"{row.headline}\n{row.text}" if row.headline else row.text,
        encoding=row.encoding,
        headline=row.headline,
        paper=settings.paper or row.source or blank.paper,
    )
    if row.published_on and settings.published_source != "option":
        return replace(page, published_on=row.published_on, year_source="corpus")
    return page
