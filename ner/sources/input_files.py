"""One input file, on its own or in a ZIP archive: its names, its format, its bytes."""

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from ner.errors import InputError, reason_of
from ner.sources.corpus_config import CONFIG_NAME, Limits
from ner.sources.formats import TABLE_SUFFIXES, kind_of, suffix_of

SEPARATOR = "\n"
"""Between an archive's path and the name of a file in it."""
# Bytes that are hashed at a time: a large file need not stand in memory.
CHUNK = 1 << 20
LIMITS = Limits()


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
    def opened(self, limits: Limits = LIMITS) -> Iterator[BinaryIO]:
        """The open file, unpacked. Raises InputError naming it, also when it unpacks to more than `limits`."""
        try:
            with self._stored(limits) as file:
                if not self.suffix.endswith(".gz"):
                    yield file
                    return
                most = limits.most(file.seek(0, os.SEEK_END))
                file.seek(0)
                with gzip.open(file) as plain:
                    yield cast(BinaryIO, BufferedReader(_Bounded(cast(BinaryIO, plain), most, self.name)))
        except (OSError, EOFError, BadZipFile, KeyError, RuntimeError, zlib.error) as error:
            raise InputError(f"{self.name}: cannot be read: {reason_of(error)}") from error

    @contextmanager
    def _stored(self, limits: Limits) -> Iterator[BinaryIO]:
        """The open file as it is stored on the disk or in its archive."""
        if not self.member:
            with self.path.open("rb") as file:
                yield file
            return
        archive = _archive(self.path, self.path.stat().st_mtime_ns)
        member = archive.getinfo(self.member)
        if member.file_size > (most := limits.most(member.compress_size)):
            raise _bomb(self.name, f"{member.file_size:,} bytes, more than", most)
        with archive.open(self.member) as packed:
            yield cast(BinaryIO, packed)

    @property
    def place(self) -> str:
        """The absolute path of the file, with its name in an archive."""
        path = readable_path(str(Path.cwd() / self.path))
        return f"{path}{SEPARATOR}{self.member}" if self.member else path

    def digest(self, limits: Limits = LIMITS) -> str:
        """A hash of the content, computed in chunks. Raises InputError naming the file."""
        with self.opened(limits) as file:
            digest = blake2b(digest_size=16)
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()

    def content(self, limits: Limits = LIMITS) -> bytes:
        """The bytes of the file, unpacked. Raises InputError naming it."""
        with self.opened(limits) as file:
            return file.read()


class _Bounded(RawIOBase):
    """A stream of which no more than `most` bytes can be read: then InputError naming the file is raised."""

    def __init__(self, stream: BinaryIO, most: int, name: str) -> None:
        self._stream, self._left, self._most, self._name = stream, most, most, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self._stream.read(len(buffer))
        self._left -= len(found)
        if self._left < 0:
            raise _bomb(self._name, "more than", self._most)
        buffer[: len(found)] = found
        return len(found)


def _bomb(name: str, size: str, most: int) -> InputError:
    return InputError(f"{name}: unpacks to {size} the limit of {most:,} ([limits] in {CONFIG_NAME} sets it)")


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
