"""Datelines, bylines and imprints, with what only looks like them."""

import pytest

from ner.segmenting.bylines import (
    closes_article,
    closing_credit,
    line_credit,
    opening_credit,
    opens_article,
    opens_inline,
    opens_surely,
    photo_credits,
    tells_day,
)
from ner.segmenting.imprint import is_imprint


@pytest.mark.parametrize(
    ("paragraph", "stretch", "names"),
    [
        ("本报讯（记者 甲某某）2月1日", "本报讯（记者 甲某某）", "记者 甲某某"),
        ("本报讯 （记者甲某某 通讯员乙某）昨日", "本报讯 （记者甲某某 通讯员乙某）", "记者甲某某 通讯员乙某"),
        ("【本报讯】（通讯员甲某某）昨日", "【本报讯】（通讯员甲某某）", "通讯员甲某某"),
        ("本报讯 记者甲某某报道：昨日", "本报讯 记者甲某某报道：", "记者甲某某报道"),
        ("本报示例市2月1日电 会议", "本报示例市2月1日电", ""),
        ("本网讯 2月1日", "本网讯", ""),
        (
            "新华社北京2月1日电（记者甲某某、乙某）会议",
            "新华社北京2月1日电（记者甲某某、乙某）",
            "记者甲某某、乙某",
        ),
        ("新华社北京2月1日电 会议", "新华社北京2月1日电", ""),
        ("中新网示例9月30日电 (崔某某 王某)30日，", "中新网示例9月30日电 (崔某某 王某)", "崔某某 王某"),
        ("某某新闻网讯(秦某)2017年", "某某新闻网讯(秦某)", "秦某"),
        ("某某新闻网讯3月10日凌晨", "某某新闻网讯", ""),
        ("示例２月５日电　示例一市场", "示例２月５日电", ""),
        (
            "（记者华某、杜某通讯员周某某）：7月23号",
            "（记者华某、杜某通讯员周某某）：",
            "记者华某、杜某通讯员周某某",
        ),
        ("央广网北京2月1日消息（记者 甲某某）会议", "央广网北京2月1日消息（记者 甲某某）", "记者 甲某某"),
        ("据新华社北京2月1日电 会议", "据新华社北京2月1日电", ""),
    ],
)
def test_opening(paragraph: str, stretch: str, names: str) -> None:
    credit = opening_credit(paragraph)
    assert credit is not None
    assert (credit.span.of(paragraph), credit.names) == (stretch, names)
    assert opens_article(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "记者从会议上获悉，",
        "记者了解到，2018年10月",
        "据示例快看客户端4月6日消息，上周，",
        "据悉，会议",
        "本报记者获悉，",
        "本报订阅热线电话",
        "示例省电力公司召开会议",
        "国家电网电力调度",
        "科大讯飞公司",
        "通讯员队伍建设",
        "示例市通信管理局",
        "30日，示例区",
        "（以下简称公司）会议",
        "(2月1日)会议",
    ],
)
def test_no_opening(paragraph: str) -> None:
    assert opening_credit(paragraph) is None
    assert not opens_article(paragraph)


def test_only_this_papers_own_opening_is_sure() -> None:
    assert opens_surely(" 本 报 讯（记者")
    assert opens_surely("（记者 甲某某 通讯员 乙")
    assert not opens_surely("新华社北京2月1日电 会议")


def test_an_opening_bracket_is_no_part_of_a_dateline_when_it_names_nobody() -> None:
    credit = opening_credit("本报讯（示例区人民政府网站，2月1日）会议")
    assert credit is not None
    assert len(credit.span) == 3


@pytest.mark.parametrize(
    ("line", "cuts"),
    [
        ("会议召开。 本报讯（记者 甲某某）会议。", (6,)),
        ("会议召开。本报讯 记者 甲某某报道", (5,)),
        ("“会议”。【本报讯】会议。本报讯（会议", (5, 13)),
        ("示例区召开会议本报讯 (记者甲某某)会议", (7,)),
        ("本报讯（记者 甲某某）会议", ()),
        ("转发本报讯（记者 甲某某）会议", ()),
        ("会议。本报讯息中心", ()),
        ("区图书馆新馆开馆本报讯 昨天上午，新馆开馆。", (8,)),
        ("区图书馆新馆的消息据本报讯 昨天上午，新馆开馆。", ()),
        ("昨天，区图书馆新馆开馆本报讯 昨天上午，新馆开馆。", ()),
        ("示例区图书馆新馆开馆 2月1日，示例区图书馆新馆在老街开馆，读者可免费借阅图书。", (11,)),
        ("示例区图书馆开馆 2023年2月1日上午，示例区图书馆新馆在老街开馆，读者可免费借阅。", (9,)),
        ("图书馆新馆开馆 2月1日，示例区图书馆新馆在老街开馆，读者可免费借阅图书。", ()),
        ("示例区图书馆新馆开馆 2月1日，示例区图书馆新馆在老街开馆，读者可免费借阅图", ()),
        ("示例区图书馆新馆开馆 2月1日，示例区图书馆开馆。", ()),
        ("新华社示例区老街电 2月1日，示例区图书馆新馆在老街开馆，读者可免费借阅图书。", ()),
        ("会议要求，图书馆开馆 2月1日，示例区图书馆新馆在老街开馆，读者可免费借阅图书。", ()),
    ],
)
def test_openings_within_a_line(line: str, cuts: tuple[int, ...]) -> None:
    assert opens_inline(line) == cuts


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 甲某某 乙某", "本报记者 甲某某 乙某"),
        ("□ 记者 甲某某 通讯员 乙某", "记者 甲某某 通讯员 乙某"),
        ("（记者 甲某某 通讯员 乙某）", "记者 甲某某 通讯员 乙某"),
        ("本报记者 王某 北京报道", "本报记者 王某 北京报道"),
        ("文/甲某某 图/乙某某", "文/甲某某 图/乙某某"),
        ("王某 李某某 摄", "王某 李某某 摄"),
        ("（王某 摄影报道）", "王某 摄影报道"),
        ("（记者 王某 摄）（传真照片）", "记者 王某 摄"),
        ("本报评论员", "本报评论员"),
        ("作者：甲某某", "作者：甲某某"),
        ("来源：示例网 作者：甲某某 发布时间：2011-07-29 浏览次数：12", "作者：甲某某"),
        ("撰文：甲某某　摄影：乙某某", "撰文：甲某某 摄影：乙某某"),
        ("责任编辑：甲某某", ""),
        ("来源：示例日报", ""),
        ("2009-02-06", ""),
        ("*2009-02-06*", ""),
        ("2014年03月11日08:10", ""),
        ("2014年03月11日08:10　来源：示例网", ""),
        ("示例日报 2019-05-12", ""),
        ("2019-05-12 10:20:33 示例新闻网", ""),
        ("发布时间：2021/7/20", ""),
        ("发布人：-示例网-示例日报", ""),
        ("发布日期:2019-5-12 点击 123 次 【大 中 小】", ""),
        ("信息来源：示例镇人民政府 发布时间：2012-12-14 阅读：120", ""),
        ("[字号：大 中 小] 打印本页", ""),
    ],
)
def test_line_that_only_credits(line: str, names: str) -> None:
    credit = line_credit(line)
    assert credit is not None
    assert (credit.span.of(line), credit.names) == (line, names)


@pytest.mark.parametrize(
    "line",
    [
        "本报评论员说法",
        "记者从会议上获悉",
        "记者：请问进展如何？",
        "记者：这项工作有哪些进展",
        "记者节快乐",
        "通讯员培训班开班",
        "文艺汇演",
        "图书馆开放",
        "摄影大赛",
        "图片新闻",
        "时间：2021年7月18日 地点：示例大厦",
        "时间：7月18日上午",
        "来源：示例局。会议指出，要加强",
        "2月1日",
        "市委副书记、市长甲某某",
        "编辑出版工作会议召开",
        "时间就是金钱",
    ],
)
def test_line_that_says_more(line: str) -> None:
    assert line_credit(line) is None


@pytest.mark.parametrize(
    ("paragraph", "stretch"),
    [
        ("会议召开。（记者 甲某某 通讯员 乙某）", "（记者 甲某某 通讯员 乙某）"),
        ("会议召开。（王某 摄影报道）", "（王某 摄影报道）"),
        ("作了讲话。（示例委员会）", "（示例委员会）"),
    ],
)
def test_closing(paragraph: str, stretch: str) -> None:
    credit = closing_credit(paragraph, last=True)
    assert credit is not None
    assert credit.span.of(paragraph) == stretch
    assert credit.names == stretch[1:-1]


@pytest.mark.parametrize(
    "paragraph",
    [
        "增长10%。（完）",
        "成绩。（详见2版）",
        "示例公司（以下简称公司）",
        "活动。（2011年3月）",
        "通知（试行）",
    ],
)
def test_no_closing(paragraph: str) -> None:
    assert closing_credit(paragraph, last=True) is None


def test_only_the_last_paragraph_may_close_with_an_office() -> None:
    assert closing_credit("作了讲话。（示例委员会）", last=False) is None


@pytest.mark.parametrize(
    ("paragraph", "stretches"),
    [
        ("图为会议现场。（甲某某 摄）会议召开。", ["（甲某某 摄）"]),
        ("会议现场 本报记者 甲某某 摄", ["本报记者 甲某某 摄"]),
        ("会议现场（资料图）", ["（资料图）"]),
        ("他爱好摄影。", []),
        ("会议（第三次）召开", []),
    ],
)
def test_photo_credits(paragraph: str, stretches: list[str]) -> None:
    assert [credit.span.of(paragraph) for credit in photo_credits(paragraph)] == stretches


def test_a_long_line_is_no_imprint() -> None:
    assert is_imprint("来源：示例日报 " * 20)
    assert not is_imprint("来源：示例日报 " * 30)


@pytest.mark.parametrize(("twos", "is_byline"), [(2, True), (1, False)])
def test_a_line_of_names_is_not_longer_than_forty_eight_characters(twos: int, is_byline: bool) -> None:
    line = "记者 " + " ".join(["王某"] * twos + ["王某某"] * (12 - twos))
    assert len(line) == 50 - twos
    assert (line_credit(line) is not None) is is_byline


@pytest.mark.parametrize(
    ("paragraph", "closes"),
    [
        ("公园开放。（王立新）", True),
        ("公园开放。（某某区某某局王立新）", True),
        ("公园开放。（示例社某地2月1日电）", True),
        ("（示例社发）", True),
        ("公园开放（王立新）。", False),
        ("公园开放。（附图片1张）", False),
        ("（示例社某地电）（3）", True),
        ("公园开放（3）", False),
        ("公园开放。（掌声）", False),
        ("公园开放。（2月1日）", False),
        ("公园开放。", False),
    ],
)
def test_the_bracket_that_ends_a_report(paragraph: str, closes: bool) -> None:
    assert closes_article(paragraph) is closes


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("本报记者王立新李明张海燕", True),
        ("示例社记者王立新", False),
        ("新华社记者王立新李明本报记者张海燕", True),
        ("本报记者走进老街新区", False),
    ],
)
def test_names_that_print_has_run_together(line: str, is_byline: bool) -> None:
    assert (line_credit(line) is not None) is is_byline


@pytest.mark.parametrize(("length", "told"), [(28, True), (29, False)])
def test_a_report_tells_its_day_at_its_beginning(length: int, told: bool) -> None:
    assert tells_day("甲" * length + "今天") is told
