"""Files to pages: find the inputs, and read each as text whatever its format and encoding."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ner.documents import Page
from ner.encodings import decode
from ner.errors import InputError
from ner.issue import issue_of
from ner.markup import html_text
from ner.pdf import pdf_texts
from ner.settings import CONFIG_NAME, Settings
from ner.tabular import TABLE_READERS, Row


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is, what the tables call it, and the INPUT folder it was found in."""

    path: Path
    source: str
    root: Path

    def source_below(self) -> str:
        """The POSIX path of the file below its root."""
        return self.path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found, sorted by source, and what was asked for and could not be found."""

    found: tuple[InputFile, ...]
    problems: tuple[InputError, ...]


CORPUS_NAME = "corpus.duckdb"
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
PDF_SUFFIXES = frozenset({".pdf"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | PDF_SUFFIXES | frozenset(TABLE_READERS)


def find_inputs(inputs: Sequence[Path]) -> Inputs:
    """The files that `inputs` (files and folders) stand for, each file once.

    Folders are read recursively: files with a supported suffix, no hidden file or folder, no
    corpus.toml, and nothing that an earlier `build` left (a folder with corpus.duckdb). The source
    of a file in a folder is its POSIX path relative to that folder, of a file given itself its
    name; two that would be the same get the name of the folder above in front. A path that is
    missing, and a folder that cannot be read or holds no input, is a problem and hinders no other.
    """
    found: dict[Path, InputFile] = {}
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
        else:
            files = []
            problems.append(InputError(f"{path}: no such file or folder"))
        for file in files:
            found.setdefault(file.path.resolve(), file)
    return Inputs(_apart(found.values()), tuple(problems))


def read_pages(file: InputFile, settings: Settings) -> tuple[Page, ...]:
    """The pages of one input: one of a text or HTML file, one per row of a table or page of a PDF.

    The issue date is the option's, else the table's, else corpus.toml's, else that in the path.

    Raises InputError naming the file: empty, binary, unreadable, in an unknown encoding, without
    text column, in a format whose optional reader is not installed.
    """
    suffix = file.path.suffix.lower()
    blank = _blank_page(file, settings)
    name = str(file.path)
    if suffix in PDF_SUFFIXES:
        texts = pdf_texts(file.path)
        return tuple(
            replace(blank, source=f"{file.source}#{number}", text=text, encoding="pdf")
            for number, text in texts
        )
    if suffix in TABLE_READERS:
        rows = TABLE_READERS[suffix](file.path, settings.columns)
        return tuple(_row_page(blank, row, settings) for row in rows)
    text, encoding = decode(_read(file.path), name)
    if suffix in HTML_SUFFIXES:
        text = html_text(text)
        if not text:
            raise InputError(f"{name}: no text in this HTML file")
    return (replace(blank, text=text, encoding=encoding),)


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
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and name != CONFIG_NAME and path.suffix.lower() in SUFFIXES:
                files.append(InputFile(path, path.relative_to(folder).as_posix(), folder))
    return files, problems


def is_corpus(folder: Path) -> bool:
    """Whether `guantu build` wrote the folder: its tables are no input of the next run."""
    return (folder / CORPUS_NAME).is_file()


def _apart(files: Iterable[InputFile]) -> tuple[InputFile, ...]:
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


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _blank_page(file: InputFile, settings: Settings) -> Page:
    issue = issue_of(file.source, settings.filename)
    published, source = (settings.published, settings.published_source)
    if not published and issue.published_on:
        published, source = issue.published_on, "filename"
    return Page(
        source=file.source,
        text="",
        paper=settings.paper or issue.paper,
        jurisdiction=settings.jurisdiction,
        published_on=published,
        year_source=source,
        page=issue.page,
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
