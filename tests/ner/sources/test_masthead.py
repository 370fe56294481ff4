"""Mastheads and running heads, and the lines with a date that are none."""

import pytest

from ner.sources.edition import NOTHING, Edition
from ner.sources.masthead import (
    FOOT_LINES,
    HEAD_LINES,
    LONGEST_LINE,
    is_masthead,
    mastheads,
    printed_edition,
)

BODY = ["本报讯（记者 甲某某）2月1日，区委召开会议。"] * 20


@pytest.mark.parametrize(
    ("line", "page", "paper"),
    [
        ("拱墅报 2023年02月02日 星期四 第01版", "1", "拱墅报"),
        ("拱 墅 报 2023 年 2 月 2 日 星期四", "", "拱墅报"),
        ("示例报　２０２３年２月２日　星期四", "", "示例报"),
        ("二○二三年二月二日　星期四　农历癸卯年正月十二", "", ""),
        ("2023年2月2日星期四癸卯年正月十二第4567号今日八版", "", ""),
        ("2023-02-02 第1版", "1", ""),
        ("2023年02月02日 第01版：要闻", "1", ""),
        ("2023.2.2 星期四 A03版", "A3", ""),
        ("2023年2月2日 总第123期 本期4版", "", ""),
        ("要闻 2023年2月2日 星期四 第三版", "3", ""),
        ("A02 要闻 2023年2月2日 星期四 责任编辑：甲某某", "A2", ""),
        ("2 拱墅报 2023年2月2日 星期四 版式：甲某某", "2", "拱墅报"),
        ("某某区委主办 2023年2月2日 第12期", "", ""),
        ("SHILI DAILY 2023年2月2日 Thursday", "", ""),
        ("《 示例日报 》（ 2023年02月02日 01 版）", "1", "示例日报"),
        ("# 《新闻联播》 (20230202)", "", "新闻联播"),
        ("2023年2月2日《新闻联播》文字版", "", "新闻联播"),
        ("示例日报数字报-2023年02月02日 第01版", "1", "示例日报"),
        ("示例日报数字报 第01版：要闻 2023年02月02日 上一版 下一版", "1", "示例日报"),
        ("第01版：要闻 | 2023年02月02日 | 上一期 下一期", "1", ""),
        ("2023年02月02日 星期四 上一期 下一期 返回首页", "", ""),
        ("示例报 | 2023年2月2日 | 第A02-A03版", "A2-A3", "示例报"),
        ("示例报 2023年2月2日 星期四 02、03版", "2-3", "示例报"),
        ("示例报 2023年2月2日 星期四 第二、三版", "2-3", "示例报"),
        ("2 要闻 示例报 2023年2月2日 星期四", "2", "示例报"),
        ("示例报 要闻 2 2023年2月2日 星期四", "2", "示例报"),
        ("要闻 示 例 日 报 2023年2月2日 第2版", "2", "示例日报"),
        ("示例报 Thursday, Feb. 2, 2023", "", "示例报"),
        ("示例日报 2nd February 2023", "", "示例日报"),
        ("SHILI DAILY | February 2, 2023 | 示例日报", "", "示例日报"),
        ("SHILI DAILY FEBRUARY 2, 2023", "", ""),
        ("示例 日报 2023年2月2日 星期四", "", "示例日报"),
        ("中国 教育报 2023年2月2日 星期四", "", "中国教育报"),
        ("示例日报2023-02-02 08:00", "", "示例日报"),
        ("A02 要闻 2023年2月2日 星期四 责任编辑 甲某某 版式 乙某", "A2", ""),
    ],
)
def test_masthead(line: str, page: str, paper: str) -> None:
    assert printed_edition("\n".join([line, *BODY])) == Edition(
        published_on="2023-02-02", page=page, paper=paper
    )
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line",
    [
        "2023年2月2日，区委召开会议",
        "2023年2月2日 区委召开会议",
        "2023年2月2日星期四，甲某某到示例街道调研",
        "新华社北京2023年2月2日电",
        "新华社2月2日电",
        "February 2, 2023",
        "Born on February 2, 2023, in Shili",
        "上一期",
        "2023-02-02 08:00",
        "甲某某 2023-02-02 08:00",
        "返回首页 某某网",
        "电话：0571-20230202",
        "活动时间 2023年2月9日 星期四",
        "公示日期 2023年2月2日 第1期",
        "2023年2月2日至2月9日 星期四",
        "2023年2月2日 2023年2月9日 星期四",
        "情况通报 2023年2月2日",
        "天气预报 2023年2月2日 星期四",
        "甲某某 2023年2月2日",
        "20230202 示例",
        "总第123期 本期4版",
        "2023年2月2日",
        "详见2023年2月2日示例日报第1版",
        "，2023年2月2日 星期四" + "示" * 200,
    ],
)
def test_no_masthead(line: str) -> None:
    assert not is_masthead(line)
    assert printed_edition("\n".join([*BODY, line, *BODY])).published_on == ""


@pytest.mark.parametrize(
    ("lines", "edition"),
    [
        pytest.param(
            ["示例报", "二〇二三年二月二日", "第01版", *BODY],
            Edition(published_on="2023-02-02", page="1", paper="示例报"),
            id="over three lines",
        ),
        pytest.param(
            ["示例报", "2023年2月2日", "星期四", "第01版", *BODY],
            Edition(published_on="2023-02-02", page="1", paper="示例报"),
            id="over four lines",
        ),
        pytest.param(
            ["二〇二三年二月二日", "星期四", *BODY],
            Edition(published_on="2023-02-02"),
            id="day and weekday, each on its line",
        ),
        pytest.param(
            ["Shili Daily", "February 2, 2023", *BODY],
            Edition(published_on="2023-02-02"),
            id="an English day below an English name",
        ),
        pytest.param(
            ["示例报", "2023年02月30日 星期四", *BODY],
            Edition(paper="示例报", impossible="2023年02月30日"),
            id="a day that no calendar has",
        ),
        pytest.param(
            ["示例报 2023年13月2日 第1版", *BODY],
            Edition(page="1", paper="示例报", impossible="2023年13月2日"),
            id="a month that no calendar has",
        ),
        pytest.param(["2023年2月2日", *BODY], NOTHING, id="a day alone"),
        pytest.param(
            [*BODY, *BODY, "示例报", "2023年2月2日"], NOTHING, id="a day alone at the foot: a signature"
        ),
        pytest.param(["02版 要闻", *BODY], Edition(page="2"), id="page at the top"),
        pytest.param(
            [*BODY, "第02版", *["示例"] * (FOOT_LINES - 1)], Edition(page="2"), id="page at the foot"
        ),
        pytest.param([*BODY, "第02版", *BODY], NOTHING, id="page in the middle"),
        pytest.param(["示例"] * HEAD_LINES + ["第02版", *BODY], NOTHING, id="page below the head"),
        pytest.param(["下转2版", *BODY], NOTHING, id="continuation mark"),
        pytest.param(
            [*BODY, "示例报 2023年2月2日 星期四", "2023年2月3日 星期五"],
            Edition(published_on="2023-02-02", paper="示例报"),
            id="the first counts",
        ),
    ],
)
def test_page(lines: list[str], edition: Edition) -> None:
    assert printed_edition("\n".join(lines)) == edition


@pytest.mark.parametrize(
    ("line", "masthead"),
    [
        ("拱墅报", True),
        ("《拱 墅 报》", True),
        ("示例日报", True),
        ("示例报", False),
        ("情况通报", False),
        ("拱墅区人民政府", False),
    ],
)
def test_a_known_newspaper_s_name_alone(line: str, masthead: bool) -> None:
    assert is_masthead(line) is masthead


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("来源：拱墅报 作者：甲某某 2023-02-02", "拱墅报"),
        ("2023-02-02 09:30　来 源：《拱墅报》", "拱墅报"),
        ("来源：拱墅报作者：甲某某", "拱墅报"),
        ("来源：本站", ""),
        ("来源：某某网", ""),
        ("来源：拱墅区人民政府办公室", ""),
        ("消息来源：拱墅报记者甲某某说" + "示" * LONGEST_LINE, ""),
    ],
)
def test_a_known_medium_named_as_source(line: str, paper: str) -> None:
    assert printed_edition("\n".join(["区委召开会议", line, *BODY])).credited == paper


def test_several_media_named_as_sources_are_none() -> None:
    assert printed_edition("甲\n来源：拱墅报\n乙\n来源：杭州日报").credited == ""


def test_a_source_below_the_head_is_none_of_the_page() -> None:
    assert printed_edition("\n".join(["甲"] * HEAD_LINES + ["来源：拱墅报"])).credited == ""


def test_mastheads_have_their_place() -> None:
    text = "示例报\n2023年2月2日 星期四\n甲\n\n2023年2月3日 星期五 第2版\n乙"
    assert [(text[m.start :].split("\n")[0], m.edition.published_on) for m in mastheads(text)] == [
        ("2023年2月2日 星期四", "2023-02-02"),
        ("2023年2月3日 星期五 第2版", "2023-02-03"),
    ]


@pytest.mark.parametrize(("between", "paper"), [(3, "示例报"), (4, "")])
def test_the_paper_is_named_near_the_day(between: int, paper: str) -> None:
    lines = ["示例报", *BODY[:between], "2023年2月2日 星期四", *BODY]
    assert printed_edition("\n".join(lines)) == Edition(published_on="2023-02-02", paper=paper)


@pytest.mark.parametrize(
    ("below", "page"),
    [(["第02版"], "2"), (["示例报", "第02版"], "2"), (["甲", "第02版"], "")],
)
def test_a_masthead_in_mid_page_has_the_page_number_next_to_it(below: list[str], page: str) -> None:
    text = "\n".join([*BODY, "2023年2月2日 星期四", *below, *BODY])
    assert [masthead.edition.page for masthead in mastheads(text)] == [page]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("示例报\n2023年\n2月2日\n星期四", "2023-02-02"),
        ("示例报 2023年\n2月2日 星期四", "2023-02-02"),
        ("二〇二三年\n二月二日\n星期四\n示例报", "2023-02-02"),
        ("示例报\n2023年\n星期四\n2月2日", ""),
        ("示例报\n2023年\n2月2日，区委召开会议。\n星期四", ""),
        ("甲\n" * HEAD_LINES + "示例报\n2023年\n2月2日\n星期四", ""),
    ],
)
def test_a_year_on_the_line_above_its_day(head: str, day: str) -> None:
    assert printed_edition("\n".join([head, *BODY])).published_on == day
