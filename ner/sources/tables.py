"""Reads tables (CSV, TSV, JSON and JSON lines, gzipped or not, and Parquet) row by row."""

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO, Any, BinaryIO

from ner.errors import InputError, first_line
from ner.sources.corpus_config import Columns
from ner.sources.duckdb_access import NO_EXTENSIONS, shut
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
# Lines of one record: a quote that is not closed by then is taken for an error.
LONGEST_RECORD = 10_000
# What stands for no value where one is written out, in small letters.
NO_VALUES = frozenset({"nan", "null", "none"})

# Characters of a value that a remark repeats.
MOST_REPEATED = 30

NO_TEXT_IN_ROW = "no text in this row"
UNMATCHED = "has quotes that do not match"
UNDECODABLE = "is not valid in the encoding of the file"
NO_DAY = "a date that is no day"
TWO_VALUES = "a key with two values, of which the last is read"


class _Repeating(dict[str, Any]):
    """A JSON object in which a key stands several times; the last value counts."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counted = Counter(key for key, _ in pairs)
        self.repeated = frozenset(key for key, count in counted.items() if count > 1)


_TYPES = {
    list: "a list", tuple: "a list", dict: "an object", bool: "true or false", int: "a number",
    float: "a number", bytes: "binary", _Repeating: "an object",
}  # fmt: skip
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# What DuckDB takes for a pattern of names, and what it cannot be told: bytes of a name that are not UTF-8.
_NO_PLAIN_PATH = re.compile("[*?\\[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; `number` counts the table's data rows from 1, `published_on` is ISO or blank.

    `remarks` says what of it is not read, as `ner.text.documents.Page` does.
    """

    number: int
    text: str
    headline: str = ""
    published_on: str = ""
    source: str = ""
    encoding: str = "utf-8"
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A row of a table that has no text, or that is damaged: why."""

    number: int
    reason: str
    is_damaged: bool = True


Opened = Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A record as it stands in the file: its cells by column, or what is wrong with it.

    `line` counts from 1; 0 in a file without lines. The header, which is no row, has cells without
    values. `repeated` are the names that several columns of a header, or several keys of an object have.
    """

    line: int = 0
    cells: dict[Any, Any] = field(default_factory=dict)
    damage: str = ""
    is_header: bool = False
    repeated: frozenset[str] = frozenset()


def read_table(suffix: str, opened: Opened, name: str, columns: Columns) -> Iterator[Row | UnreadRow]:
    """Read the rows of a table, lazily; a damaged one is lost, and no other.

    Args:
        suffix: one of `ner.sources.formats.TABLE_SUFFIXES`.
        opened: opens the file, unpacked.
        name: the name of the file in messages.
        columns: which columns hold what.

    Raises InputError naming the file: not readable as such a table, no text column, no row with text.
    """
    choose = cache(partial(_chosen, columns))
    records = _parquet(opened, name) if suffix == ".parquet" else _lines(suffix, opened, name, choose)
    number, seen, is_read, damage = 0, dict[str, None](), False, ""
    for record, encoding in records:
        seen |= dict.fromkeys(record.cells)
        row: Row | UnreadRow | None
        if record.is_header:
            row = _unread_header(record, choose(tuple(record.cells)))
        else:
            number += 1
            row = _row(number, record, choose(tuple(record.cells)), encoding)
        if row:
            yield row
        if isinstance(row, Row):
            is_read = True
        elif row and row.is_damaged:
            damage = damage or f" ({row.reason})"
    for key in USUAL_NAMES:
        named = getattr(columns, key)
        if named and seen and named not in seen:
            raise InputError(f"{name}: no column {named}, which corpus.toml names for {key}")
    if seen and not choose(tuple(seen))["text"]:
        raise InputError(
            f"{name}: no text column ({', '.join(USUAL_NAMES['text'])}; or name it in corpus.toml){damage}"
        )
    if not is_read:
        raise InputError(f"{name}: no row has text{damage}")


def _chosen(columns: Columns, names: tuple[str, ...]) -> dict[str, str]:
    """Which of a record's columns holds what; blank where none does."""
    lower = {str(name).lower().strip(): name for name in reversed(names)}
    return {
        key: getattr(columns, key) or next((lower[u] for u in usual if u in lower), "")
        for key, usual in USUAL_NAMES.items()
    }


def _unread_header(header: _Record, chosen: Mapping[str, str]) -> UnreadRow | None:
    """What the user should know of the line of column names, as row 0; None when nothing."""
    repeated = next((name for name in chosen.values() if name in header.repeated), "")
    if not repeated:
        return None
    reason = f"header (line {header.line}): several columns are called {repeated}, the first is read"
    return UnreadRow(number=0, reason=reason)


def _row(number: int, record: _Record, chosen: Mapping[str, str], encoding: str) -> Row | UnreadRow:
    where = f"row {number} (line {record.line})" if record.line else f"row {number}"
    if record.damage:
        return UnreadRow(number=number, reason=f"{where} {record.damage}")
    cells = {key: record.cells.get(name) if name else None for key, name in chosen.items()}
    for key, value in cells.items():
        if fault := _fault(value, is_text=key == "text"):
            return UnreadRow(number=number, reason=f"{where}: {chosen[key]} {fault}")
    texts = {key: "" if value is None or value != value else str(value) for key, value in cells.items()}
    if not texts["text"].strip():
        return UnreadRow(number=number, reason=NO_TEXT_IN_ROW, is_damaged=False)
    published_on = chinese_day(texts["published"])
    return Row(
        number=number,
        text=texts["text"].strip(),
        headline=texts["headline"].strip(),
        published_on=published_on,
        source=texts["source"].strip(),
        encoding=encoding,
        remarks=_remarks(record, chosen, "" if published_on else texts["published"].strip()),
    )


def _remarks(record: _Record, chosen: Mapping[str, str], unread_day: str) -> str:
    """What of a row is not read, though the row is: its day, the first of two values of one key."""
    repeated = next((name for name in chosen.values() if name in record.repeated), "")
    day = " ".join(unread_day.replace(";", " ").split())[:MOST_REPEATED]
    if day.lower() in NO_VALUES:
        day = ""
    found = (
        f"{NO_DAY}: {day}" if day else "",
        f"{TWO_VALUES}: {repeated}" if repeated else "",
    )
    return "; ".join(filter(None, found))


def _fault(value: Any, *, is_text: bool) -> str:
    """Why a cell cannot be what its column should hold; blank if it can."""
    if isinstance(value, str):
        if is_text and value.strip().lower() in NO_VALUES:
            return f"is {value.strip()}, not text"
        return "holds a NUL character" if "\0" in value else ""
    if value != value:
        return "is NaN, not text" if is_text else ""
    if isinstance(value, list | tuple | dict | bytes) or (is_text and value is not None):
        return f"is {_TYPES.get(type(value), type(value).__name__)}, not text"
    return ""


def _lines(
    suffix: str, opened: Opened, name: str, choose: Callable[[tuple[str, ...]], dict[str, str]]
) -> Iterator[tuple[_Record, str]]:
    """The records of a file of lines, plain or packed, with the file's encoding."""
    with opened() as file:
        encoding, signature = _encoding(file, name)
    with opened() as file:
        file.read(signature)
        lines = io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")
        try:
            if suffix.startswith(".jsonl"):
                records = _json_lines(lines)
            elif suffix.startswith(".json"):
                records = _json(lines, lambda cells: bool(choose(tuple(cells))["text"]))
            else:
                records = _delimited(suffix, lines, name)
            for record in records:
                yield record, encoding
        except UnicodeDecodeError as error:
            raise InputError(f"{name}: begins as {encoding.upper()}, but is not all in it") from error


def _encoding(file: IO[bytes], name: str) -> tuple[str, int]:
    """The encoding of a file, found from its first megabyte, and the length of its byte-order mark.

    The whole lines decide: a damaged one is lost later, and only that one.
    """
    sample = file.read(SAMPLE)
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    lines = sample.split(b"\n")
    likely = next((e for e in ("utf-8", "gb18030") if _is_mostly(lines, e)), "")
    whole = b"\n".join(line for line in lines if _is_in(line, likely)) if likely else sample
    _, encoding = decode(whole, name)
    marks = (mark for mark, marked in BYTE_ORDER_MARKS if marked == encoding and sample.startswith(mark))
    return encoding, len(next(marks, b""))


def _is_mostly(lines: Sequence[bytes], encoding: str) -> bool:
    """Whether at least half of the lines that are not plain ASCII are in an encoding."""
    telling = [line for line in lines if not line.isascii() or b"\0" in line]
    return 2 * sum(_is_in(line, encoding) for line in telling) >= len(telling)


def _is_in(line: bytes, encoding: str) -> bool:
    try:
        return "\0" not in line.decode(encoding)
    except UnicodeDecodeError:
        return False


def _json(lines: IO[str], has_text: Callable[[dict[str, Any]], bool]) -> Iterator[_Record]:
    """The records of a JSON file, read whole: a list of articles, one in an object, one article, or JSON lines."""
    text = lines.read()
    try:
        value = _loaded(text)
    except (ValueError, RecursionError):
        yield from _json_lines(io.StringIO(text))
        return
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        value = lists[0] if len(lists) == 1 and not has_text(value) else [value]
    for cells in value if isinstance(value, list) else [value]:
        yield _json_record(cells)


def _json_lines(lines: Iterable[str]) -> Iterator[_Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        damage = ""
        try:
            record = _json_record(_loaded(line.removeprefix("\ufeff")), number)
            damage = UNDECODABLE if _LONE_SURROGATE.search(line) else ""
        except ValueError as error:
            damage = f"is not JSON: {getattr(error, 'msg', error)}"
        except RecursionError:
            damage = "is nested too deeply"
        yield _Record(line=number, damage=damage) if damage else record


def _loaded(text: str) -> Any:
    """The value of a JSON text, its objects with repeated keys as `_Repeating`."""
    return json.loads(
        text,
        parse_int=_number,
        object_pairs_hook=lambda pairs: (
            found if len(found := dict(pairs)) == len(pairs) else _Repeating(pairs)
        ),
    )


def _number(digits: str) -> int | float:
    """A whole number; infinity when it has more digits than Python takes."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


def _json_record(cells: Any, line: int = 0) -> _Record:
    if not isinstance(cells, dict):
        return _Record(line=line, damage="is not a JSON object")
    if _LONE_SURROGATE.search(json.dumps(cells, ensure_ascii=False)):
        return _Record(line=line, damage="holds half a character (a lone surrogate)")
    repeated = cells.repeated if isinstance(cells, _Repeating) else frozenset()
    return _Record(line=line, cells=cells, repeated=repeated)


def _delimited(suffix: str, lines: Iterable[str], name: str) -> Iterator[_Record]:
    """The header and the records of CSV or TSV."""
    csv.field_size_limit(LONGEST_FIELD)
    records = _split(lines, "\t" if suffix.startswith(".tsv") else ",")
    line, names = next(records, (1, []))
    if names is None:
        raise InputError(f"{name}: line {line} {UNMATCHED}")
    repeated = frozenset(column for column, count in Counter(names).items() if count > 1)
    yield _Record(line=line, cells=dict.fromkeys(names), is_header=True, repeated=repeated)
    is_behind_damage = False
    for line, cells in records:
        damage = _damage(cells, len(names), is_behind_damage=is_behind_damage)
        is_behind_damage = bool(damage)
        if damage or cells is None:
            yield _Record(line=line, damage=damage)
        else:
            pairs = zip(reversed(names[: len(cells)]), reversed(cells[: len(names)]), strict=True)
            yield _Record(line=line, cells=dict(pairs))


def _damage(cells: Sequence[str] | None, columns: int, *, is_behind_damage: bool) -> str:
    """What is wrong with the cells of a line; None is a line whose quotes do not match.

    Behind a damaged line, short ones are taken for the rest of it.
    """
    if cells is None:
        return UNMATCHED
    if any(_LONE_SURROGATE.search(cell) for cell in cells):
        return UNDECODABLE
    if any(cells[columns:]) or (is_behind_damage and len(cells) < columns):
        return f"has {len(cells)} cells, but there are {columns} columns"
    return ""


def _split(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The number of the line where each record begins, and its cells; None when its quotes do not match.

    Such a record is one line long, so that what follows is read.
    """
    numbered = enumerate(lines, 1)
    again: deque[tuple[int, str]] = deque()
    taken: list[tuple[int, str]] = []

    def take() -> Iterator[str]:
        while len(taken) < LONGEST_RECORD:
            line = again.popleft() if again else next(numbered, None)
            if line is None:
                return
            taken.append(line)
            yield line[1]

    while True:
        taken.clear()
        try:
            cells = next(csv.reader(take(), delimiter=delimiter, strict=True), None)
        except csv.Error:
            again.extendleft(reversed(taken[1:]))
            yield taken[0][0], None
            continue
        if cells is None:
            return
        if cells:
            yield taken[0][0], cells


def _parquet(opened: Opened, name: str) -> Iterator[tuple[_Record, str]]:
    import duckdb

    with (
        opened() as file,
        NamedTemporaryFile(suffix=".parquet") as copy,
        duckdb.connect(config=NO_EXTENSIONS) as connection,
    ):
        path = str(Path(file.name).resolve())
        if not Path(path).is_file() or _NO_PLAIN_PATH.search(path):
            copyfileobj(file, copy)
            copy.flush()
            path = copy.name
        try:
            shut(connection, files=[path])
            # Names of folders (year=2023) give no columns.
            found = connection.execute("FROM read_parquet(?, hive_partitioning = false)", [path])
            names = [column[0] for column in found.description or ()]
            while rows := found.fetchmany(ROWS_AT_ONCE):
                for values in rows:
                    yield _Record(cells=dict(zip(names, values, strict=True))), "parquet"
        except duckdb.Error as error:
            raise InputError(f"{name}: not a readable Parquet file: {first_line(error)}") from error
