"""Day, page and paper from a path; a full date in a line of print."""

import pytest

from ner.sources.edition import Edition, day_in, edition_of, page_number


@pytest.mark.parametrize(
    ("source", "published_on", "page"),
    [
        ("20230202.txt", "2023-02-02", ""),
        ("示例_2023-02-02_第3版.txt", "2023-02-02", "3"),
        ("2023年2月2日/要闻.txt", "2023-02-02", ""),
        ("2023-02/03/content.html", "2023-02-03", ""),
        ("2023/0203/A02版.txt", "2023-02-03", "A2"),
        ("2023.2.3/page_04.txt", "2023-02-03", "4"),
        ("２０２３年２月２日.txt", "2023-02-02", ""),
        ("20230230.txt", "", ""),
        ("120230202.txt", "", ""),
        ("20230202123456.txt", "", ""),
        ("2023.txt", "", ""),
        ("seed000.txt", "", ""),
        ("出版计划.txt", "", ""),
        ("改版2号.txt", "", ""),
    ],
)
def test_path(source: str, published_on: str, page: str) -> None:
    assert edition_of(source) == Edition(published_on=published_on, page=page)


def test_expression_comes_before_the_usual_forms() -> None:
    pattern = r"(?P<paper>[^/]+)/(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})-(?P<page>\d+)"
    assert edition_of("示例日报/02032023-07.txt", pattern) == Edition(
        published_on="2023-03-02", page="7", paper="示例日报"
    )


@pytest.mark.parametrize(("printed", "page"), [("A03", "A3"), ("a10", "A10"), ("007", "7"), ("", "")])
def test_a_page_is_read_alike_by_an_expression_and_in_print(printed: str, page: str) -> None:
    assert edition_of(f"x{printed}.txt", r"x(?P<page>\w*)").page == page == page_number(printed)


def test_expression_that_does_not_match_leaves_the_usual_forms() -> None:
    assert edition_of("20230202.txt", r"x(?P<year>\d{4})").published_on == "2023-02-02"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2011-07-29", "2011-07-29"),
        ("2014年03月11日08:10", "2014-03-11"),
        ("发稿时间：2021/7/20", "2021-07-20"),
        ("2019.5.12 至 2020.1.1", "2019-05-12"),
        ("二版 2023 年 2 月 2 日 星期四", "2023-02-02"),
        ("2月2日", ""),
        ("2023年2月", ""),
        ("2023年13月2日", ""),
        ("电话 057120230202", ""),
    ],
)
def test_line(line: str, day: str) -> None:
    assert day_in(line) == day
