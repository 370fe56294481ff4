"""下转 and 上接 marks."""

import pytest

from ner.segmenting.continuation_marks import continued_from, continued_to


@pytest.mark.parametrize(
    ("paragraph", "mark", "page"),
    [
        ("要加强建设（下转2版）", "（下转2版）", "2版"),
        ("要加强建设 下转第二版", "下转第二版", "2版"),
        ("要加强建设（下转A03版）", "（下转A03版）", "A3版"),
        ("要加强建设▶▶下转 12 版", "▶▶下转 12 版", "12版"),
        ("要加强建设【紧转第十一版】", "【紧转第十一版】", "11版"),
    ],
)
def test_to(paragraph: str, mark: str, page: str) -> None:
    found = continued_to(paragraph)
    assert found is not None
    assert (found.span.of(paragraph).strip(), found.page) == (mark, page)


@pytest.mark.parametrize(
    ("paragraph", "mark", "page"),
    [
        ("（上接1版）统筹协调", "（上接1版）", "1版"),
        ("上接第一版 统筹协调", "上接第一版", "1版"),
        ("(紧接A1版)统筹协调", "(紧接A1版)", "A1版"),
        ("上接二十版", "上接二十版", "20版"),
        ("上接廿一版", "上接廿一版", "21版"),
    ],
)
def test_from(paragraph: str, mark: str, page: str) -> None:
    found = continued_from(paragraph)
    assert found is not None
    assert (found.span.of(paragraph).strip(), found.page) == (mark, page)


@pytest.mark.parametrize(
    "paragraph",
    ["下转型发展的路子", "会议（下转2版）强调", "接二连三", "转发第2版通知精神", "对接1号项目", "详见2版"],
)
def test_neither(paragraph: str) -> None:
    assert continued_to(paragraph) is None
    assert continued_from(paragraph) is None
