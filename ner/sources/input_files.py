"""One input file, on its own or in a ZIP archive: its names, its format, its bytes."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from ner.errors import InputError, reason_of
from ner.sources.formats import TABLE_SUFFIXES, kind_of, suffix_of

SEPARATOR = "\n"
"""Between an archive's path and the name of a file in it."""
# Bytes that are hashed at a time: a large file need not stand in memory.
CHUNK = 1 << 20
# Bytes of a file in an archive that are unpacked whatever they were packed into; more only up to MOST_PACKED times
# the packed size (text is packed 3 to 50 times), and never more than LARGEST_MEMBER.
ALWAYS_UNPACKED = 10 << 20
MOST_PACKED = 200
LARGEST_MEMBER = 2 << 30


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
        path = readable_path(str(self.path))
        return f"{path}/{readable(self.member)}" if self.member else path

    @property
    def kind(self) -> str:
        """The kind of the file, by its name."""
        return kind_of(self.member or self.path.name)

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
        below = readable_path(self.path.relative_to(self.root).as_posix())
        return f"{below}/{readable(self.member)}" if self.member else below

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The open file. Raises InputError naming it."""
        try:
            if self.member:
                archive = _archive(self.path, self.path.stat().st_mtime_ns)
                _check(self.name, archive.getinfo(self.member))
                with archive.open(self.member) as file:
                    yield cast(BinaryIO, file)
            else:
                with self.path.open("rb") as file:
                    yield file
        except (OSError, EOFError, BadZipFile, KeyError, RuntimeError, zlib.error) as error:
            raise InputError(f"{self.name}: cannot be read: {reason_of(error)}") from error

    @property
    def place(self) -> str:
        """The absolute path of the file, with its name in an archive."""
        path = readable_path(str(Path.cwd() / self.path))
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


def _check(name: str, member: ZipInfo) -> None:
    """Raises InputError when a file in an archive would be unpacked to more than the limits above."""
    most = min(LARGEST_MEMBER, max(ALWAYS_UNPACKED, MOST_PACKED * member.compress_size))
    if member.file_size > most:
        raise InputError(f"{name}: unpacks to {member.file_size:,} bytes, more than the limit of {most:,}")


def readable(member: str) -> str:
    """The name of a file in a ZIP archive, decoded: old Chinese archivers write GBK without saying so.

    >>> readable("版面/1.txt".encode("gbk").decode("cp437"))
    '版面/1.txt'
    """
    try:
        return member.encode("cp437").decode("gb18030") if not member.isascii() else member
    except UnicodeError:
        return member


def readable_path(path: str) -> str:
    """A path whose bytes are not UTF-8, decoded: files from old Chinese systems are named in GBK.

    >>> readable_path(os.fsdecode("版面/1.txt".encode("gbk")))
    '版面/1.txt'
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "backslashreplace")
    return path


@lru_cache(maxsize=1)
def _archive(path: Path, _changed: int) -> ZipFile:
    """The open archive. The last one stays open, since reading the list of its files may take long."""
    return ZipFile(path)
