"""Finding inputs, reading each format, and the day of an issue."""

import gzip
import json
import os
import warnings
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest

from ner.errors import InputError
from ner.sources.corpus_config import Columns, Settings
from ner.sources.formats import kind_of
from ner.sources.input_files import InputFile
from ner.sources.inputs import find_inputs
from ner.sources.pages import LOST_CHARACTERS, MIXED_ENCODINGS, UnreadPage, read_pages, rows_in
from ner.sources.tables import SAMPLE
from ner.text.documents import Page

BODY = "本报讯（记者 甲某某）2月1日下午，示例区召开会议。"


def put(path: Path, content: str | bytes = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def the_file(path: Path) -> InputFile:
    (file,) = find_inputs([path]).found
    return file


def test_folders_are_read_recursively_in_the_order_of_sources(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", "c.CSV", ".hidden.txt", ".git/x.txt", "corpus.toml", "p.png"):
        put(tmp_path / name)
    found = find_inputs([tmp_path]).found
    assert [file.source for file in found] == ["a/b.md", "a/z.html", "b.txt", "c.CSV"]
    assert [file.path.read_text() for file in found] == [BODY] * 4


def test_a_file_is_called_by_its_name_and_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a" / "x.txt")
    assert [file.source for file in find_inputs([path, path]).found] == ["x.txt"]
    assert [file.source for file in find_inputs([tmp_path, path]).found] == ["a/x.txt"]


def test_equal_sources_are_told_apart_by_the_folders_above(tmp_path: Path) -> None:
    put(tmp_path / "2022" / "x.txt")
    put(tmp_path / "2023" / "x.txt")
    put(tmp_path / "2023" / "y.txt")
    found = find_inputs([tmp_path / "2022", tmp_path / "2023"]).found
    assert [file.source for file in found] == ["2022/x.txt", "2023/x.txt", "y.txt"]


def test_equal_sources_below_equal_names_have_the_whole_path(tmp_path: Path) -> None:
    first, second = put(tmp_path / "a" / "in" / "x.txt"), put(tmp_path / "b" / "in" / "x.txt")
    found = find_inputs([first.parent, second.parent]).found
    assert [file.source for file in found] == [path.as_posix().lstrip("/") for path in (first, second)]


def test_a_problem_hinders_no_other_input(tmp_path: Path) -> None:
    put(tmp_path / "good" / "x.txt")
    put(tmp_path / "other" / "x.png")
    inputs = find_inputs([tmp_path / "gone", tmp_path / "other", tmp_path / "good"])
    assert [file.source for file in inputs.found] == ["x.txt"]
    assert [str(problem).split(": ")[0] for problem in inputs.problems] == [
        str(tmp_path / "gone"),
        str(tmp_path / "other"),
    ]
    assert "no such file" in str(inputs.problems[0])
    assert "no inputs" in str(inputs.problems[1])


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    file = the_file(put(tmp_path / "x.txt"))
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"x\.txt: cannot be read: Permission denied$"):
        read_pages(file, Settings())


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    file = the_file(put(tmp_path / "x.txt"))
    file.path.unlink()
    with pytest.raises(InputError, match=r"x\.txt: cannot be read: No such file"):
        read_pages(file, Settings())


def test_a_text_page_keeps_its_text_as_it_stands(tmp_path: Path) -> None:
    text = " 第一行\r\n\r\n　　第二行 \n"
    (page,) = read_pages(the_file(put(tmp_path / "x.txt", "\ufeff" + text)), Settings(paper="示例日报"))
    assert (page.text, page.source, page.encoding, page.paper) == (text, "x.txt", "utf-8", "示例日报")


def test_any_suffix_is_read_when_the_file_is_named_itself(tmp_path: Path) -> None:
    (page,) = read_pages(the_file(put(tmp_path / "page.asc")), Settings())
    assert page.text == BODY


@pytest.mark.parametrize(
    ("name", "settings", "published"),
    [
        pytest.param("x.txt", Settings(), ("", "none"), id="nothing known"),
        pytest.param("20230202.txt", Settings(), ("2023-02-02", "filename"), id="file name"),
        pytest.param(
            "20230202.txt",
            Settings(published="2023-03-03", published_source="corpus"),
            ("2023-02-02", "filename"),
            id="file name before corpus.toml",
        ),
        pytest.param(
            "20230202.txt",
            Settings().override(published="2023-04-04"),
            ("2023-02-02", "filename"),
            id="file name before the option",
        ),
        pytest.param(
            "x.txt", Settings().override(published="2023-04"), ("2023-04", "option"), id="month by the option"
        ),
        pytest.param(
            "x.txt",
            Settings(published="2023-03-03", published_source="corpus").override(published="2023-04-04"),
            ("2023-04-04", "option"),
            id="option before corpus.toml",
        ),
        pytest.param(
            "d02m03y2023.txt",
            Settings(filename=r"d(?P<day>\d+)m(?P<month>\d+)y(?P<year>\d+)"),
            ("2023-03-02", "filename"),
            id="expression",
        ),
    ],
)
def test_day_of_issue(tmp_path: Path, name: str, settings: Settings, published: tuple[str, str]) -> None:
    (page,) = read_pages(the_file(put(tmp_path / name)), settings)
    assert (page.published_on, page.year_source) == published


def test_rows_of_a_csv_in_gb18030(tmp_path: Path) -> None:
    table = '标题,正文,日期\n示例区开会,"2月1日，示例区开会。\n会议强调。",2023-02-02\n,,\n,只有正文。,\n'
    pages = read_pages(the_file(put(tmp_path / "t.csv", table.encode("gb18030"))), Settings())
    assert [(page.source, page.headline, page.text) for page in pages] == [
        ("t.csv#1", "示例区开会", "示例区开会\n2月1日，示例区开会。\n会议强调。"),
        ("t.csv#3", "", "只有正文。"),
    ]
    assert [(page.published_on, page.year_source) for page in pages] == [
        ("2023-02-02", "corpus"),
        ("", "none"),
    ]


def test_columns_that_corpus_toml_names_come_first(tmp_path: Path) -> None:
    table = "text\ttranscript\tday\nno\t甲某某出席。\t2023年2月2日\n"
    settings = Settings(columns=Columns(text="transcript", published="day"))
    (page,) = read_pages(the_file(put(tmp_path / "t.tsv", table)), settings)
    assert (page.text, page.published_on) == ("甲某某出席。", "2023-02-02")


def test_a_table_s_column_comes_before_the_option(tmp_path: Path) -> None:
    table = "text,date\n甲某某出席。,2023-02-02\n"
    (page,) = read_pages(
        the_file(put(tmp_path / "t.csv", table)), Settings().override(published="2020-01-01")
    )
    assert (page.published_on, page.year_source) == ("2023-02-02", "corpus")


def test_rows_of_jsonl(tmp_path: Path) -> None:
    lines = '{"content": "甲某某出席。", "title": "会议"}\n\n{"content": "乙某某出席。"}\n'
    pages = read_pages(the_file(put(tmp_path / "t.jsonl", lines)), Settings())
    assert [page.text for page in pages] == ["会议\n甲某某出席。", "乙某某出席。"]


def test_rows_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    table = duckdb.sql("select '甲某某出席。' as text, '会议' as headline")
    assert table is not None
    table.write_parquet(str(path))
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["会议\n甲某某出席。"]


# The first one would be a column, did DuckDB read names of folders.
@pytest.mark.parametrize("folder", ["headline=假", "报[1]", "报*", os.fsdecode("报纸".encode("gbk"))])
def test_parquet_in_folders_of_any_name(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir()
    table = duckdb.sql("SELECT '甲' AS text")
    assert table is not None
    table.write_parquet(str(tmp_path / "t.parquet"))
    path = (tmp_path / "t.parquet").rename(place / "t.parquet")
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["甲"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("x.txt", b"", "empty", id="empty"),
        pytest.param("x.txt", b"\x00\x01\x02\x03" * 9, "binary", id="binary"),
        pytest.param("x.html", "<script>x</script>", "no text", id="html without text"),
        pytest.param("t.csv", "name,age\n甲某某,3\n", "no text column", id="no text column"),
        pytest.param("t.csv", "text\n\n", "no row has text", id="no rows"),
        pytest.param(
            "t.jsonl", "{\n{\n", r"no row has text \(row 1 \(line 1\) is not JSON", id="broken lines only"
        ),
        pytest.param("t.jsonl", "[1]\n", r"row 1 \(line 1\) is not a JSON object", id="no object"),
        pytest.param("t.parquet", "PAR1", "not a readable Parquet file", id="no parquet"),
        pytest.param("x.pdf", "%PDF-1.4 nothing", "not a readable PDF", id="no pdf"),
    ],
)
def test_unreadable_input_is_one_line(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    path = put(tmp_path / name, content)
    with pytest.raises(InputError, match=reason) as caught:
        read_pages(the_file(path), Settings())
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"t\.csv: no column 正文, which corpus\.toml names for text"):
        read_pages(the_file(put(tmp_path / "t.csv", "text\nx\n")), Settings(columns=Columns(text="正文")))


def test_html_is_what_a_reader_sees(tmp_path: Path) -> None:
    html = """<html><head><title>标题-示例网</title><style>p{}</style></head><body>
    <nav><a href="/">首页</a></nav><h1>示例区<br>召开会议</h1>
    <div>发布时间：2023-02-02</div><p>区委书记<b>甲某某</b>出席&nbsp;会议。</p><p>会议
    强调。<script>var x = "乙某某";</script></p><footer>版权</footer></body></html>"""
    (page,) = read_pages(the_file(put(tmp_path / "x.html", html)), Settings())
    assert page.text == "示例区\n召开会议\n发布时间：2023-02-02\n区委书记甲某某出席 会议。\n会议 强调。"


def test_html_without_heading_begins_with_its_title(tmp_path: Path) -> None:
    html = "<title>示例区\n开会</title><p>甲某某出席。<p>乙某某<aside>广告</aside>主持。"
    (page,) = read_pages(the_file(put(tmp_path / "x.htm", html)), Settings())
    assert page.text == "示例区 开会\n甲某某出席。\n乙某某\n主持。"


def test_what_a_build_left_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("区长出席会议。", encoding="utf-8")
    left = tmp_path / "out" / "tables"
    left.mkdir(parents=True)
    (left.parent / "corpus.duckdb").write_bytes(b"")
    (left / "articles.csv").write_text("text\n区长\n", encoding="utf-8")
    assert [file.source for file in find_inputs([tmp_path]).found] == ["page.txt"]


def test_files_in_an_archive_are_inputs(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "papers.zip", "w") as archive:
        archive.writestr("2023-02-02/1版.txt", "区长甲某某出席会议。")
        archive.writestr("t.csv", "text\n乙某某出席会议。\n")
        archive.writestr("__MACOSX/._1版.txt", "x")
        archive.writestr("photo.jpg", "x")
    found = find_inputs([tmp_path])
    assert (found.problems, [file.source for file in found.found]) == (
        (),
        ["papers.zip/2023-02-02/1版.txt", "papers.zip/t.csv"],
    )
    (page,), (row,) = (read_pages(file, Settings()) for file in found.found)
    assert (page.text, page.published_on) == ("区长甲某某出席会议。", "2023-02-02")
    assert (row.text, row.source) == ("乙某某出席会议。", "papers.zip/t.csv#1")
    assert find_inputs([tmp_path / "papers.zip"]).found[0].source == "papers.zip/2023-02-02/1版.txt"


def test_the_list_of_an_archive_is_read_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    class Counted(ZipFile):
        def __init__(self, *given: Any, **named: Any) -> None:
            opened.append(str(given[0]))
            super().__init__(*given, **named)

    for module in ("inputs", "input_files"):
        monkeypatch.setattr(f"ner.sources.{module}.ZipFile", Counted)
    path = tmp_path / "many.zip"
    for time, text in enumerate(("先", "后"), 1):
        with ZipFile(path, "w") as archive:
            for number in range(5):
                archive.writestr(f"{number}.txt", text)
        os.utime(path, (time, time))
        opened.clear()
        assert [file.content().decode() for file in find_inputs([path]).found] == [text] * 5
        assert len(opened) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"PK\x03\x04 nothing", "not a readable ZIP archive", id="broken"),
        pytest.param(b"PK\x05\x06" + bytes(18), "no inputs in this archive", id="empty"),
    ],
)
def test_an_archive_without_inputs_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    found = find_inputs([put(tmp_path / "x.zip", content)])
    assert [reason in str(problem) for problem in found.problems] == [True]
    assert found.found == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "标题,正文\n会议,甲某某出席会议并讲话。\n"),
        ("t.tsv", "标题\t正文\n会议\t甲某某出席会议并讲话。\n"),
        ("t.jsonl", '{"标题": "会议", "正文": "甲某某出席会议并讲话。"}\n'),
    ],
)
def test_tables_packed_or_not_in_any_encoding(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    plain = put(tmp_path / name, content.encode(encoding))
    packed = put(tmp_path / f"{name}.gz", gzip.compress(content.encode(encoding)))
    for path in (plain, packed):
        assert [page.text for page in read_pages(the_file(path), Settings())] == [
            "会议\n甲某某出席会议并讲话。"
        ]


def test_a_packed_table_that_ends_too_early_is_named(tmp_path: Path) -> None:
    whole = gzip.compress("text\n甲某某出席会议并讲话。\n".encode())
    with pytest.raises(InputError, match=r"t\.csv\.gz: cannot be read"):
        read_pages(the_file(put(tmp_path / "t.csv.gz", whole[:-9])), Settings())


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    packed = gzip.compress(('{"text": "甲某某出席。"}\n' * (SAMPLE // 20)).encode())
    rows = rows_in(the_file(put(tmp_path / "t.jsonl.gz", packed[:-9])), Settings())
    assert [next(rows).source for _ in range(3)] == [f"t.jsonl.gz#{number}" for number in (1, 2, 3)]
    with pytest.raises(InputError, match="cannot be read"):
        list(rows)


ARTICLE = "".join(
    f"<p>区委书记甲某某在第{n}个村走访调研时强调，要把各项工作抓紧抓实抓好。</p>" for n in range(6)
)


def test_of_a_web_page_the_article_is_read_with_its_headline(tmp_path: Path) -> None:
    html = f"""<html><head><title>甲某某走访六个村_示例网</title></head><body>
    <div><ul><li><a href="/">首页</a></li><li><a href="/a">新闻</a></li></ul></div>
    <h1>甲某某走访六个村</h1><div>来源：示例日报 2023-02-02</div><div>{ARTICLE}</div>
    <div><h3>相关阅读</h3><ul><li><a href="1">乙某某赴企业调研</a></li><li><a href="2">丙某某会见客商</a></li></ul></div>
    <div>主办：示例区人民政府 版权所有</div></body></html>"""
    (page,) = read_pages(the_file(put(tmp_path / "x.html", html)), Settings())
    lines = page.text.split("\n")
    assert lines[:2] == ["甲某某走访六个村", "来源：示例日报 2023-02-02"]
    assert len(lines) == 8
    assert not any(word in page.text for word in ("首页", "乙某某", "版权"))


@pytest.mark.parametrize(
    ("name", "text", "settings", "found"),
    [
        pytest.param(
            "x.txt",
            "示例报 2023年2月2日 第1版",
            Settings(),
            ("2023-02-02", "page", False, "1", "示例报"),
            id="masthead",
        ),
        pytest.param(
            "20230303_第2版.txt",
            "示例报 2023年2月2日 第1版",
            Settings(),
            ("2023-03-03", "filename", False, "2", "示例报"),
            id="file name before masthead",
        ),
        pytest.param(
            "x.html",
            '<meta name="pubdate" content="2023-02-02"><div>2023年2月3日 第1版</div>',
            Settings(),
            ("2023-02-02", "meta", False, "1", ""),
            id="field before print",
        ),
        pytest.param(
            "x.txt",
            "示例报 2023年2月2日 第1版",
            Settings(paper="某报").override(published="2024"),
            ("2023-02-02", "page", False, "1", "某报"),
            id="masthead before the option",
        ),
        pytest.param(
            "x.txt",
            "无",
            Settings().override(published="2024"),
            ("2024", "option", True, "", ""),
            id="assumed",
        ),
    ],
)
def test_edition_of_a_page(
    tmp_path: Path, name: str, text: str, settings: Settings, found: tuple[str, str, bool, str, str]
) -> None:
    body = f"{text}\n{BODY}\n" if name.endswith("txt") else f"<body>{text}<p>{BODY}</p></body>"
    (page,) = read_pages(the_file(put(tmp_path / name, body)), settings)
    assert (page.published_on, page.year_source, page.assumed, page.page, page.paper) == found


def test_a_running_head_serves_the_other_pages_of_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        (1, "封面"),
        (2, "02 示例报 2023年2月2日 星期四"),
        (3, "甲某某出席。"),
        (4, "2023年2月3日 第4版"),
    ]
    monkeypatch.setattr("ner.sources.pages.pdf_texts", lambda content, name: iter(texts))
    pages = read_pages(the_file(put(tmp_path / "x.pdf", "%PDF")), Settings())
    assert [(page.published_on, page.page, page.paper) for page in pages] == [
        ("2023-02-02", "", "示例报"),
        ("2023-02-02", "2", "示例报"),
        ("2023-02-02", "", "示例报"),
        ("2023-02-03", "4", "示例报"),
    ]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("p_files/frame.html", "page_part"),
        ("p_files/img/1.JPG", "page_part"),
        ("P.files/data.json", "page_part"),
        ("页面_文件/frame.htm", "page_part"),
        ("q_files/frame.html", "html"),
        ("sub/p_files/frame.html", "html"),
        ("files/frame.html", "html"),
        ("p/frame.html", "html"),
    ],
)
def test_parts_of_a_saved_page_are_no_pages(tmp_path: Path, name: str, kind: str, packed: bool) -> None:
    files = ("p.html", "页面.htm", name)
    if packed:
        with ZipFile(tmp_path / "x.zip", "w") as archive:
            for file in files:
                archive.writestr(file, BODY)
    else:
        for file in files:
            put(tmp_path / file)
    inputs = find_inputs([tmp_path])
    source = f"x.zip/{name}" if packed else name
    kinds = {file.source: file.kind for file in inputs.found} | {u.source: u.kind for u in inputs.unread}
    assert (kinds[source], inputs.problems) == (kind, ())


def test_a_part_of_a_saved_page_that_is_named_itself_is_read(tmp_path: Path) -> None:
    put(tmp_path / "p.html")
    part = put(tmp_path / "p_files" / "frame.html")
    assert [file.source for file in find_inputs([tmp_path, part]).found] == ["p.html", "p_files/frame.html"]


def test_locks_of_word_processors_are_no_files(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "~$a.docx")
    assert find_inputs([tmp_path]).unread == ()


def test_a_broken_archive_is_called_by_its_source(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "sub" / "x.zip", b"PK")
    (unread,) = find_inputs([tmp_path]).unread
    assert (unread.source, unread.kind, unread.status) == ("sub/x.zip", "archive", "failed")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.CAJ", "document"),
        ("a.json", "table"),
        ("a.json.gz", "table"),
        ("a", "no_ending"),
        ("a.xyz", "other"),
    ],
)
def test_kind_of_a_file(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ('{"text": "甲", "date": "昨天"}', "a date that is no day: 昨天"),
        ('{"text": "甲", "date": "2023-02-30; x: y"}', "a date that is no day: 2023-02-30 x: y"),
        (f'{{"text": "甲", "date": "{"九" * 40}"}}', f"a date that is no day: {'九' * 30}"),
        ('{"text": "甲", "text": "乙"}', "a key with two values, of which the last is read: text"),
        ('{"text": "甲", "x": 1, "x": 2}', ""),
        ('{"text": "甲", "date": null}', ""),
        ('{"text": "甲", "date": "NaN"}', ""),
        ('{"text": "甲", "date": "2023-02-02"}', ""),
    ],
)
def test_what_of_a_row_is_not_read_is_remarked(tmp_path: Path, line: str, remark: str) -> None:
    (page,) = read_pages(the_file(put(tmp_path / "t.jsonl", line)), Settings())
    assert page.remarks == remark


def test_html_in_a_row_is_read_as_html(tmp_path: Path) -> None:
    rows = [
        {"title": "区委开会", "text": "<h2>甲某某出席</h2><p>会议<b>强调</b>。</p><p>会议指出。</p>"},
        {"text": "<p><img src='x.png'></p>"},
    ]
    path = put(tmp_path / "t.jsonl", "\n".join(map(json.dumps, rows)))
    page, unread = rows_in(the_file(path), Settings())
    assert isinstance(page, Page)
    assert isinstance(unread, UnreadPage)
    assert page.text == "区委开会\n甲某某出席\n会议强调。\n会议指出。"
    assert [page.text[heading.start :].split("\n")[0] for heading in page.headings] == ["甲某某出席"]
    assert (unread.source, unread.is_damaged) == ("t.jsonl#2", False)


def test_a_text_file_that_holds_html_is_read_as_html(tmp_path: Path) -> None:
    path = put(tmp_path / "x.txt", "<html><title>会议</title><p>甲某某出席。</p><p>会议强调。</p></html>")
    (page,) = read_pages(the_file(path), Settings())
    assert page.text == "会议\n甲某某出席。\n会议强调。"


def test_what_of_the_bytes_of_a_page_is_not_read_is_remarked(tmp_path: Path) -> None:
    text = "示例区召开会议，区委书记甲某某出席。\n" * 6
    path = put(tmp_path / "x.txt", text.encode() + "会议强调。\n".encode("gbk") + b"\xff")
    (page,) = read_pages(the_file(path), Settings())
    assert page.remarks == f"{LOST_CHARACTERS}: 1; {MIXED_ENCODINGS}"


def test_a_mark_within_a_file_of_json_lines_is_none(tmp_path: Path) -> None:
    path = put(tmp_path / "t.jsonl", '{"text": "甲"}\n\ufeff{"text": "乙"}\n')
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["甲", "乙"]


def test_a_table_of_which_half_the_lines_are_in_another_encoding_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "t.csv", "text\n区委召开会议。\n".encode() + "甲某某出席。\n".encode("gbk"))
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["区委召开会议。"]


def test_files_of_one_name_in_an_archive_are_counted(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in ("先", "后", "末"):
            archive.writestr("a.txt", text)
        archive.writestr("b.txt", "另")
    inputs = find_inputs([tmp_path])
    assert [file.content().decode() for file in inputs.found] == ["末", "另"]
    assert [(unread.source, unread.status) for unread in inputs.unread] == [("x.zip/a.txt (1-2)", "failed")]
    assert "the archive holds 3 files of this name" in str(inputs.problems[0])


@pytest.mark.parametrize("name", ["x.html", "t.jsonl"])
def test_a_character_with_a_number_without_end_is_none(tmp_path: Path, name: str) -> None:
    html = f"<p>区委&#{'9' * 5000};召开&#20250;议。</p>"
    path = put(tmp_path / name, json.dumps({"text": html}) if name.endswith(".jsonl") else html)
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["区委召开会议。"]


@pytest.mark.parametrize(
    "mark", ["<![", "<![ ", "<![x[", "<![if !IE]>", "<![ENDIF]>", "<![iffy>", "<?", "<!"]
)
def test_marks_that_mean_nothing_hide_nothing(tmp_path: Path, mark: str) -> None:
    path = put(tmp_path / "x.html", f"<p>区委召开会议。</p>{mark}<b></b><p>会议强调。</p>")
    assert [page.text for page in read_pages(the_file(path), Settings())] == ["区委召开会议。\n会议强调。"]
