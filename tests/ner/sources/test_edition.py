"""Day, page and paper from a path; a full date in a line of print."""

import pytest

from ner.sources.edition import Edition, chinese_day, day_in, edition_of, page_number


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
        ("html/2023-02/02/content_1_2.htm", "2023-02-02", ""),
        ("pc/layout/202302/02/node_03.html", "2023-02-02", "3"),
        ("html/2023-02/02/nw.D110000sample_20230202_1-04.htm", "2023-02-02", "4"),
        ("html/2023-02/02/node_3.htm", "2023-02-02", ""),
        ("二〇二三年二月二日.txt", "2023-02-02", ""),
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


@pytest.mark.parametrize(
    ("source", "paper"),
    [
        ("拱墅报/20230202.txt", "拱墅报"),
        ("示例日报_20230202.txt", "示例日报"),
        ("情况通报/1.txt", ""),
        ("要闻.txt", ""),
    ],
)
def test_paper_of_a_path(source: str, paper: str) -> None:
    assert edition_of(source).paper == paper


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-02-02T00:30:00+08:00", "2023-02-02"),
        ("2023-02-01T16:30:00Z", "2023-02-02"),
        ("2023-02-01T15:30:00.000Z", "2023-02-01"),
        ("2023-02-02T23:30:00", "2023-02-02"),
        ("2023-02-30T10:00:00Z", ""),
        ("2023年2月2日 9：00", "2023-02-02"),
    ],
)
def test_day_of_a_time_stamp_is_that_in_china(stamp: str, day: str) -> None:
    assert chinese_day(stamp) == day


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
        ("2023年02月02来源：某网", "2023-02-02"),
        ("2023年02月02 作者：甲某某", "2023-02-02"),
        ("2023年02月02人", ""),
        ("Thursday, Feb. 2, 2023", "2023-02-02"),
        ("2nd September 2023", "2023-09-02"),
        ("May 2, 2023 09:30", "2023-05-02"),
        ("Maybe 2, 2023", ""),
        ("Section 2, 2023", ""),
        ("电话 057120230202", ""),
    ],
)
def test_line(line: str, day: str) -> None:
    assert day_in(line) == day


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("2023年2月30日.txt", "2023年2月30日"),
        ("示例报_2023-02-30.txt", "2023-02-30"),
        ("2023-02-02/2023-02-30.txt", ""),
        ("2023/13/45.txt", ""),
        ("20230230.txt", ""),
    ],
)
def test_a_path_may_print_a_day_that_no_calendar_has(source: str, printed: str) -> None:
    assert edition_of(source).impossible == printed
