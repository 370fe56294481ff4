"""Which lines of a page are running heads and page numbers, and the sentences that they interrupt."""

import pytest

from ner.segmenting.articles import cut_articles
from ner.segmenting.running_heads import running_heads
from ner.text.documents import Page

BROKEN = "会议听取各方汇报，并研究下一步工"


def found(lines: list[str]) -> list[str]:
    opened = [not line.endswith("。") for line in lines]
    return [lines[number] for number in sorted(running_heads(lines, opened))]


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("- 12 -", True),
        ("— 3 —", True),
        ("第 3 页", True),
        ("第3页 共10页", True),
        ("3/10", True),
        ("示例日报 要闻 第2版", True),
        ("示例日报 2023年2月2日 星期四 第1版", True),
        ("12", False),
        ("-12", False),
        ("第3页说明", False),
        ("增长3/10以上", False),
        ("示例日报记者到访第2版编辑部", False),
    ],
)
def test_one_line(line: str, head: bool) -> None:
    assert found([BROKEN, line, BROKEN]) == [line] * head


@pytest.mark.parametrize(
    ("numbers", "distance", "heads"),
    [
        pytest.param(["4", "5"], 10, ["4", "5"], id="two pages"),
        pytest.param(["4", "6"], 10, [], id="a page is missing"),
        pytest.param(["4", "5"], 9, [], id="pages of too few lines"),
    ],
)
def test_bare_numbers_are_page_numbers_when_they_count(
    numbers: list[str], distance: int, heads: list[str]
) -> None:
    assert found([numbers[0], *[BROKEN] * (distance - 1), numbers[1]]) == heads


def repeated(head: str, count: int, distance: int = 10, above: str = BROKEN) -> list[str]:
    return [line for n in range(1, count + 1) for line in (*[above] * (distance - 1), head.format(n))]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        pytest.param(repeated("示例年鉴·{}", 3), 3, id="three times"),
        pytest.param(repeated("示例年鉴·{}", 2), 0, id="twice"),
        pytest.param(repeated("示例年鉴·{}", 3, distance=9), 0, id="too near"),
        pytest.param(repeated("示例年鉴·{}", 3, above="会议结束。"), 0, id="between sentences"),
        pytest.param(
            [*repeated("示例年鉴·{}", 2), *repeated("示例年鉴·{}", 1, above="会议结束。")],
            3,
            id="twice within one",
        ),
        pytest.param(
            [*repeated("示例年鉴·{}", 1), *repeated("示例年鉴·{}", 2, above="会议结束。")],
            0,
            id="once within one",
        ),
        pytest.param(repeated("示例年鉴，{}", 3), 0, id="a clause mark"),
        pytest.param(repeated("有关负责人汇报", 3), 0, id="no number"),
        pytest.param(repeated("示例" * 29 + "{}", 3), 3, id="the longest head"),
        pytest.param(repeated("示例" * 30 + "{}", 3), 0, id="a longer line"),
    ],
)
def test_lines_that_repeat(lines: list[str], count: int) -> None:
    assert len(found(lines)) == count


BODY = (
    "区委召开常委会会议，区委书记甲某某主持会议，区长乙某某出席，会议听取防汛准备工作情况汇报，研究部署下一阶段"
    "安全生产工作，听取有关部门情况汇报，要求各级各部门认真落实，压紧压实责任，扎实做好各项工作，确保取得实效。"
)


@pytest.mark.parametrize(
    "between",
    [
        ["- 1 -"],
        ["示例日报 要闻 第2版"],
        ["- 1 -", "示例日报 2023年2月2日 星期四 第2版"],
        ["", "- 1 -", "", ""],
    ],
    ids=str,
)
def test_the_sentence_that_a_running_head_interrupts_is_one(between: list[str]) -> None:
    lines = [BODY[at : at + 16] for at in range(0, len(BODY), 16)]
    text = "\n".join([*lines[:4], *between, *lines[4:]])
    articles, blocks = cut_articles(Page(source="a.txt", text=text))
    assert [article.text for article in articles] == [BODY]
    assert [block.text for block in blocks if block.kind == "notice"] == list(filter(None, between))


def test_a_page_number_on_a_page_whose_lines_are_whole_is_left() -> None:
    text = "区委召开会议\n2月2日，区委书记甲某某主持会议。\n第3页\n会议研究了其他事项。"
    articles, blocks = cut_articles(Page(source="a.txt", text=text))
    assert "第3页" in articles[0].text + "".join(block.text for block in blocks)
