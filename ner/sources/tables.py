"""Reads tables (CSV, TSV and JSON lines, gzipped or not, and Parquet) row by row."""

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO, Any, BinaryIO, cast

from ner.errors import InputError
from ner.sources.corpus_config import Columns
from ner.sources.edition import chinese_day
from ner.sources.encodings import BYTE_ORDER_MARKS, decode

USUAL_NAMES = {
    "text": ("text", "content", "body", "article", "正文", "内容", "文本", "全文"),
    "headline": ("headline", "title", "标题", "题目"),
    "published": (
        "published", "published_on", "date", "publish_date", "pubdate", "日期", "发布时间", "发布日期",
    ),
    "source": ("source", "paper", "来源", "报纸"),
}  # fmt: skip

# Bytes from which the encoding of a table is found: tables may be larger than the memory.
SAMPLE = 1 << 20
# Characters: the largest limit that Python's csv module takes on every system.
LONGEST_FIELD = (1 << 31) - 1
# Rows of a Parquet file that are fetched at a time.
ROWS_AT_ONCE = 256
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; `number` counts the table's data rows from 1, `published_on` is ISO or blank."""

    number: int
    text: str
    headline: str = ""
    published_on: str = ""
    source: str = ""
    encoding: str = "utf-8"


TABLE_SUFFIXES = frozenset(
    {f"{suffix}{packed}" for suffix in (".csv", ".tsv", ".jsonl") for packed in ("", ".gz")} | {".parquet"}
)

Opened = Callable[[], AbstractContextManager[BinaryIO]]


def read_table(suffix: str, opened: Opened, name: str, columns: Columns) -> Iterator[Row]:
    """Read the rows of a table that have text, lazily.

    Args:
        suffix: one of TABLE_SUFFIXES.
        opened: opens the file.
        name: the name of the file in messages.
        columns: which columns hold what.

    Raises InputError naming the file: not readable as such a table, no text column, no row with text.
    """
    records = _parquet(opened, name) if suffix == ".parquet" else _lines(suffix, opened, name)
    number, read, seen = 0, 0, dict[str, None]()
    choose = cache(partial(_chosen, columns))
    for number, (record, encoding) in enumerate(records, 1):
        seen |= dict.fromkeys(record)
        row = _row(number, record, choose(tuple(record)), encoding)
        if row:
            read += 1
            yield row
    for key in USUAL_NAMES:
        named = getattr(columns, key)
        if named and named not in seen:
            raise InputError(f"{name}: no column {named}, which corpus.toml names for {key}")
    if not choose(tuple(seen))["text"]:
        raise InputError(
            f"{name}: no text column ({', '.join(USUAL_NAMES['text'])}; or name it in corpus.toml)"
        )
    if not read:
        raise InputError(f"{name}: no row has text")


def _chosen(columns: Columns, names: tuple[str, ...]) -> dict[str, str]:
    """Which of a record's columns holds what; blank where none does."""
    lower = {str(name).lower().strip(): name for name in reversed(names)}
    return {
        key: getattr(columns, key) or next((lower[u] for u in usual if u in lower), "")
        for key, usual in USUAL_NAMES.items()
    }


def _row(number: int, record: Mapping[Any, Any], chosen: Mapping[str, str], encoding: str) -> Row | None:
    cell = {key: str(record.get(name) or "").strip() if name else "" for key, name in chosen.items()}
    if not cell["text"]:
        return None
    return Row(
        number=number,
        text=cell["text"],
        headline=cell["headline"],
        published_on=chinese_day(cell["published"]),
        source=cell["source"],
        encoding=encoding,
    )


def _lines(suffix: str, opened: Opened, name: str) -> Iterator[tuple[dict[Any, Any], str]]:
    """The records of a file of lines, plain or packed, with the file's encoding."""
    with _unpacked(suffix, opened) as file:
        encoding, signature = _encoding(file, name)
    with _unpacked(suffix, opened) as file:
        file.read(signature)
        text = io.TextIOWrapper(cast(BinaryIO, file), encoding, newline="")
        try:
            records = _json(text, name) if suffix.startswith(".jsonl") else _delimited(suffix, text, name)
            for record in records:
                yield record, encoding
        except UnicodeDecodeError as error:
            raise InputError(f"{name}: begins as {encoding.upper()}, but is not all in it") from error


@contextmanager
def _unpacked(suffix: str, opened: Opened) -> Iterator[IO[bytes]]:
    with opened() as file:
        if suffix.endswith(".gz"):
            with gzip.open(file) as plain:
                yield cast(IO[bytes], plain)
        else:
            yield file


def _encoding(file: IO[bytes], name: str) -> tuple[str, int]:
    """The encoding of a file, found from its first megabyte, and the length of its byte-order mark."""
    sample = file.read(SAMPLE)
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    _, encoding = decode(sample, name)
    marks = (mark for mark, marked in BYTE_ORDER_MARKS if marked == encoding and sample.startswith(mark))
    return encoding, len(next(marks, b""))


def _json(lines: Iterable[str], name: str) -> Iterator[dict[Any, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{name}: line {number} is not JSON: {error.msg}") from error
        except RecursionError as error:
            raise InputError(f"{name}: line {number} is nested too deeply") from error
        if not isinstance(record, dict):
            raise InputError(f"{name}: line {number} is not a JSON object")
        if _LONE_SURROGATE.search(json.dumps(record, ensure_ascii=False)):
            raise InputError(f"{name}: line {number} holds half a character (a lone surrogate)")
        yield record


def _delimited(suffix: str, lines: Iterable[str], name: str) -> Iterator[dict[Any, Any]]:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.DictReader(lines, delimiter="\t" if suffix.startswith(".tsv") else ",")
    try:
        empty = True
        for record in reader:
            empty = False
            yield record
        if empty:
            # So that the columns of a table without rows are known.
            yield dict.fromkeys(reader.fieldnames or ())
    except csv.Error as error:
        raise InputError(f"{name}: line {reader.line_num}: {error}") from error


def _parquet(opened: Opened, name: str) -> Iterator[tuple[dict[Any, Any], str]]:
    import duckdb

    with opened() as file, NamedTemporaryFile(suffix=".parquet") as copy, duckdb.connect() as connection:
        path = file.name
        if not Path(path).is_file():
            copyfileobj(file, copy)
            copy.flush()
            path = copy.name
        try:
            found = connection.execute("FROM read_parquet(?)", [path])
            names = [column[0] for column in found.description or ()]
            while rows := found.fetchmany(ROWS_AT_ONCE):
                for values in rows:
                    yield dict(zip(names, values, strict=True)), "parquet"
        except duckdb.Error as error:
            raise InputError(f"{name}: not a readable Parquet file: {str(error).splitlines()[0]}") from error
