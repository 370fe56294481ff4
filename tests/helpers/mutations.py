"""Files of every format that is read, and the same files with their bytes damaged at random."""

import csv
import gzip
import io
import json
import random
from pathlib import Path

import duckdb
from numbered_pages import page
from pdf_files import pdf

MOST_CHANGES = 6
LONGEST_SLICE = 200
# What readers of one format or another take for a mark of their own, or have stumbled over.
MARKS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b'"', b"'", b",", b";", b"#", b"|", b"=", b"~{"),
    *(b"<", b"<![", b"<!--", b"<![CDATA[", b"]]>", b"&#x110000;", b"&#0;", b"</body>", b"<table><tr>", b"<base href=//x>"),
    *(b"{", b"}", b"[", b"]", b"null", b"NaN", b"-0", b"1e999", b"9" * 400, b"\\ud800", b"\\u0000"),
    *(b"obj", b"endobj", b"stream", b"/Kids[2 0 R]", b"/Length -1", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"PAR1"),
    *("“ ” （ ） 、 。 · 　 〇 廿 年 月 日 书记 区长 等 记者 本报讯 上接1版 下转2版 \u202e \u200b \U0002a6d6".encode().split()),
    *("2023年13月45日".encode(), b"1" * 60 + "月".encode(), "区委书记".encode() * 50, "第0版".encode()),
)  # fmt: skip


def samples(folder: Path) -> dict[str, bytes]:
    """A small sound file of each format and encoding, by name; `folder` is a place for what must be made on disk."""
    text = page(1) + page(2)
    rows = [{"text": page(number), "date": f"2023-02-0{number}", "paper": "某某日报"} for number in (1, 2, 3)]
    wide = io.StringIO()
    writer = csv.DictWriter(wide, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    table = wide.getvalue().encode()
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
    archive = folder / "sample.zip"
    _zip(archive, {"1.txt": text.encode(), "版/2.html": _html(text), "rows.csv": table})
    parquet = folder / "sample.parquet"
    # Nothing but the rows themselves: no name of a file in the statement that another could end.
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE pages (text VARCHAR, date VARCHAR)")
        connection.executemany(
            "INSERT INTO pages VALUES (?, ?)", [[row["text"], row["date"]] for row in rows]
        )
        connection.execute(f"COPY pages TO '{parquet}' (FORMAT parquet)")
    return {
        **{f"{encoding}.txt": text.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16", "utf-8-sig")},
        "big5.txt": "區委召開會議，區長錢一諾參加。\n".encode("big5"),
        "page.html": _html(text),
        "page.pdf": pdf([(50, 800 - 20 * n, line) for n, line in enumerate(text.splitlines())], [(50, 700, "第二页")]),
        "rows.csv": table,
        "rows.tsv": table.replace(b",", b"\t"),
        "rows.json": json.dumps(rows, ensure_ascii=False).encode(),
        "rows.jsonl": lines,
        "rows.csv.gz": gzip.compress(table, mtime=0),
        "rows.jsonl.gz": gzip.compress(lines, mtime=0),
        "rows.parquet": parquet.read_bytes(),
        "pages.zip": archive.read_bytes(),
    }  # fmt: skip


SETTINGS = """paper = "某某日报"
jurisdiction = "杭州市拱墅区"
published = "2023-02-02"
filename = "(?P<date>[0-9-]{10})"

[columns]
text = "text"
date = "date"

[[people]]
name = "钱一诺"
posts = ["区委书记"]

[ignore]
persons = ["周四海"]
""".encode()
"""A corpus.toml with every kind of setting."""


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The bytes with some of them changed, moved, doubled, cut out, or marks put between them."""
    damaged = bytearray(content)
    for _ in range(rng.randint(1, MOST_CHANGES)):
        at = rng.randint(0, len(damaged))
        until = min(len(damaged), at + rng.randint(1, LONGEST_SLICE))
        match rng.randrange(7):
            case 0 if at < len(damaged):
                damaged[at] ^= 1 << rng.randrange(8)
            case 1:
                damaged[at:at] = rng.randbytes(rng.randint(1, 8))
            case 2:
                del damaged[at:until]
            case 3:
                damaged[at:at] = damaged[at:until] * rng.randint(1, 4)
            case 4:
                place = rng.randint(0, len(damaged))
                damaged[place:place] = damaged[at:until]
            case 5:
                del damaged[max(at, 1) :]
            case _:
                damaged[at:at] = rng.choice(MARKS) * rng.choice((1, 1, 1, 30))
    return bytes(damaged)


def _html(text: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    head = '<meta charset="utf-8"><title>区委召开会议 - 某某网</title>'
    return f"<!doctype html><html><head>{head}</head><body><h1>区委召开会议</h1>{paragraphs}</body></html>".encode()


def _zip(path: Path, files: dict[str, bytes]) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content)
