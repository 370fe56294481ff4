"""One input file, on its own or in a ZIP archive: its names, its format, its bytes."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from ner.errors import InputError, reason_of
from ner.sources.tables import TABLE_SUFFIXES

SEPARATOR = "\n"
"""Between an archive's path and the name of a file in it."""
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
PDF_SUFFIXES = frozenset({".pdf"})
ZIP_SUFFIXES = frozenset({".zip"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | PDF_SUFFIXES | TABLE_SUFFIXES | ZIP_SUFFIXES
# Bytes that are hashed at a time: a large file need not stand in memory.
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class InputFile:
    """An input file: its path, its source (the name in the tables), and the INPUT folder it was found in.

    `member` is the name of a file within the ZIP archive at `path`, as the archive has it.
    """

    path: Path
    source: str
    root: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The name of the file in messages."""
        return f"{self.path}/{readable(self.member)}" if self.member else str(self.path)

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in small letters: .txt."""
        return suffix_of(self.member or self.path.name)

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
        """The open file. Raises InputError naming it."""
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
        """The absolute path of the file, with its name in an archive."""
        path = str(Path.cwd() / self.path)
        return f"{path}{SEPARATOR}{self.member}" if self.member else path

    def digest(self) -> str:
        """A hash of the content, computed in chunks. Raises InputError naming the file."""
        with self.opened() as file:
            digest = blake2b(digest_size=16)
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()

    def content(self) -> bytes:
        """The bytes of the file. Raises InputError naming it."""
        with self.opened() as file:
            return file.read()


def readable(member: str) -> str:
    """The name of a file in a ZIP archive, decoded: old Chinese archivers write GBK without saying so.

    >>> readable("版面/1.txt".encode("gbk").decode("cp437"))
    '版面/1.txt'
    """
    try:
        return member.encode("cp437").decode("gb18030") if not member.isascii() else member
    except UnicodeError:
        return member


def suffix_of(name: str) -> str:
    """The ending of a name in small letters: .txt, .jsonl.gz."""
    suffixes = PurePosixPath(name.lower()).suffixes
    ending = "".join(suffixes[-2:])
    return ending if ending in TABLE_SUFFIXES else "".join(suffixes[-1:])


@lru_cache(maxsize=1)
def _archive(path: Path, _changed: int) -> ZipFile:
    """The open archive. The last one stays open, since reading the list of its files may take long."""
    return ZipFile(path)
