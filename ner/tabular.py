"""Tables (csv, tsv, jsonl, parquet) to rows of text."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ner.encodings import decode
from ner.errors import InputError
from ner.issue import day_in
from ner.settings import Columns

USUAL_NAMES = {
    "text": ("text", "content", "body", "article", "正文", "内容", "文本", "全文"),
    "headline": ("headline", "title", "标题", "题目"),
    "published": (
        "published",
        "published_on",
        "date",
        "publish_date",
        "pubdate",
        "日期",
        "发布时间",
        "发布日期",
    ),
    "source": ("source", "paper", "来源", "报纸"),
}

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


def read_csv(path: Path, columns: Columns) -> tuple[Row, ...]:
    """The rows of a comma-separated file with a header. Raises InputError."""
    return _delimited(path, columns, ",")


def read_tsv(path: Path, columns: Columns) -> tuple[Row, ...]:
    """The rows of a tab-separated file with a header. Raises InputError."""
    return _delimited(path, columns, "\t")


def read_jsonl(path: Path, columns: Columns) -> tuple[Row, ...]:
    """The rows of a file with one JSON object per line. Raises InputError naming the line that is none."""
    text, encoding = decode(_bytes(path), str(path))
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}: line {number} is not JSON: {error.msg}") from error
        except RecursionError as error:
            raise InputError(f"{path}: line {number} is nested too deeply") from error
        if not isinstance(record, dict):
            raise InputError(f"{path}: line {number} is not a JSON object")
        if _LONE_SURROGATE.search(json.dumps(record, ensure_ascii=False)):
            raise InputError(f"{path}: line {number} holds half a character (a lone surrogate)")
        records.append(record)
    names = list(dict.fromkeys(key for record in records for key in record))
    return _rows(path, names, records, columns, encoding)


def read_parquet(path: Path, columns: Columns) -> tuple[Row, ...]:
    """The rows of a Parquet file. Raises InputError."""
    import duckdb

    try:
        relation = duckdb.connect().read_parquet(str(path))
        names = relation.columns
        records = [dict(zip(names, values, strict=True)) for values in relation.fetchall()]
    except duckdb.Error as error:
        raise InputError(f"{path}: not a readable Parquet file: {str(error).splitlines()[0]}") from error
    return _rows(path, names, records, columns, "parquet")


TABLE_READERS: Mapping[str, Callable[[Path, Columns], tuple[Row, ...]]] = {
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _delimited(path: Path, columns: Columns, delimiter: str) -> tuple[Row, ...]:
    text, encoding = decode(_bytes(path), str(path))
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        return _rows(path, reader.fieldnames or [], list(reader), columns, encoding)
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}") from error


def _rows(
    path: Path, names: Sequence[str], records: list[dict[Any, Any]], columns: Columns, encoding: str
) -> tuple[Row, ...]:
    chosen = {key: _column(path, key, getattr(columns, key), names) for key in USUAL_NAMES}
    if not chosen["text"]:
        raise InputError(
            f"{path}: no text column ({', '.join(USUAL_NAMES['text'])}; or name it in corpus.toml)"
        )
    rows = tuple(_filled(records, chosen, encoding))
    if not rows:
        raise InputError(f"{path}: no row has text")
    return rows


def _filled(records: list[dict[Any, Any]], chosen: Mapping[str, str], encoding: str) -> Iterator[Row]:
    for number, record in enumerate(records, 1):
        cell = {key: str(record.get(name) or "").strip() if name else "" for key, name in chosen.items()}
        if cell["text"]:
            yield Row(
                number=number,
                text=cell["text"],
                headline=cell["headline"],
                published_on=day_in(cell["published"]),
                source=cell["source"],
                encoding=encoding,
            )


def _column(path: Path, key: str, named: str, names: Sequence[str]) -> str:
    """The column that holds `key`, or blank. Raises InputError when corpus.toml names one that is not there."""
    if named and named not in names:
        raise InputError(f"{path}: no column {named}, which corpus.toml names for {key}")
    lower = {name.lower().strip(): name for name in reversed(names)}
    return named or next((lower[usual] for usual in USUAL_NAMES[key] if usual in lower), "")
