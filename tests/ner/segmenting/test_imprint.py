"""Who wrote, edited or checked, by the lines that say so, however these are printed."""

import pytest

from ner.segmenting.imprint import is_imprint, staff


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(
            "责任编辑：甲某某　版式：乙 某　电话：0000", ["甲某某", "乙 某"], id="spread-over-a-blank"
        ),
        pytest.param("编辑 甲某某　值班主任 乙某某", ["甲某某", "乙某某"], id="without-colons"),
        pytest.param(
            "责任编辑 甲 某    版式 乙 某    校对 丙 某", ["甲 某", "乙 某", "丙 某"], id="three-labels"
        ),
        pytest.param("供稿：某某分公司 甲某某　编辑：乙某", ["甲某某", "乙某"], id="a-unit-in-front"),
        pytest.param(
            "（文/甲某某　图/乙某某　审核/丙某某某）", ["甲某某", "乙某某", "丙某某某"], id="slashes"
        ),
        pytest.param("来源：办公室作者：甲某阅读668", ["甲某"], id="a-count-right-behind"),
        pytest.param("某某办公室供稿　责任编辑 甲 某", ["甲 某"], id="a-label-is-no-name"),
        pytest.param("发布时间：2023-02-02　来源：某某网", [], id="nobody"),
        pytest.param("记者 甲某某", [], id="a-byline-is-read-elsewhere"),
    ],
)
def test_staff(line: str, names: list[str]) -> None:
    assert [span.of(line) for span in staff(line)] == names


@pytest.mark.parametrize(
    ("line", "imprint"),
    [
        ("甲区发布 2023-02-03 18:30", True),
        ("甲区发布 2023-02-03 18:30 发表于浙江", True),
        ("甲微生活 甲微生活 2023-02-03 18:30", True),
        ("原创 甲某某 甲微生活 2023-02-03 18:30", True),
        ("甲区融媒体中心 2023-02-03 18:30 浙江", True),
        ("区长调研旧改 2023-02-03 18:30", False),
        ("甲区发布公告 2023-02-03 18:30 会议开始", False),
    ],
)
def test_the_account_above_a_text(line: str, imprint: bool) -> None:
    assert is_imprint(line) is imprint


@pytest.mark.parametrize(
    ("line", "imprint"),
    [
        ("http://www.example.cn 2005年06月14日08:11 甲新闻网-甲日报", True),
        ("www.example.com 2006年03月07日 06:37:36 甲在线新闻网站", True),
        ("http://www.example.cn 2005年06月14日08:11 来源：甲在线", True),
        ("作者：未知  来源：甲网   更新：2009-11-22 16:54:04  点击：", True),
        ("【发布日期】：2013-09-23  【来源】：甲网", True),
        ("日期：[2006-11-15] 版次：[1] 版名：[要闻]", True),
        ("更新：设施更新", False),
        ("2005年06月14日08:11 甲区委召开会议", False),
    ],
)
def test_the_stamp_of_a_web_page(line: str, imprint: bool) -> None:
    assert is_imprint(line) is imprint
