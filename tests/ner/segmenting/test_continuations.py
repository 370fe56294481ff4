"""Articles that go on from page to page."""

import pytest

from ner.segmenting.articles import cut_articles
from ner.segmenting.continuations import continued_from, continued_to, join_continued
from ner.text.documents import Article, Page

FRONT = """区委召开常委会会议
本报讯（记者 甲某某）2月1日，区委召开常委会会议，区委书记乙某某主持。会议强调，要进一步
（下转{page}版）
滨河公园建成开放
本报讯（记者 丙某某）2月1日，滨河公园建成开放。
"""
REST = """（上接1版）加强统筹协调，压实工作责任。（通讯员 丁某）
本报讯（记者 戊某某）2月1日，教育工作会议召开。
"""


def articles_of(source: str, text: str, page: str = "", day: str = "2023-02-02") -> tuple[Article, ...]:
    return cut_articles(
        Page(source=source, text=text, page=page, published_on=day, year_source="filename" if day else "none")
    )[0]


def check(articles: tuple[Article, ...], texts: dict[str, str]) -> None:
    for article in articles:
        for position, character in enumerate(article.text):
            source, place = article.offsets.locate(position)
            assert character.isspace() or texts[source][place] == character


def test_both_parts_make_one_article() -> None:
    texts = {"p1.txt": FRONT.format(page=2), "p2.txt": REST}
    articles = tuple(a for source, text in texts.items() for a in articles_of(source, text))
    joined = join_continued(articles)
    assert [(article.source, article.headline) for article in joined] == [
        ("p1.txt", "区委召开常委会会议"),
        ("p1.txt", "滨河公园建成开放"),
        ("p2.txt", ""),
    ]
    whole = joined[0]
    assert whole.article_id == articles[0].article_id
    assert "会议强调，要进一步加强统筹协调，压实工作责任。" in whole.text
    assert (whole.continued_to, whole.continued_from, whole.byline) == ("", "", "记者 甲某某")
    assert [span.of(whole.text) for span in whole.byline_spans] == [
        "本报讯（记者 甲某某）",
        "（通讯员 丁某）",
    ]
    check(joined, texts)


def test_a_sentence_that_had_ended_keeps_its_paragraph() -> None:
    front = "本报讯（记者 甲某某）会议召开。\n（下转2版）"
    rest = "（上接1版）\n常委会会议续\n会议强调，要压实责任。"
    texts = {"p1.txt": front, "p2.txt": rest}
    (whole,) = join_continued([*articles_of("p1.txt", front), *articles_of("p2.txt", rest)])
    assert whole.text == "常委会会议续\n本报讯（记者 甲某某）会议召开。\n会议强调，要压实责任。"
    assert whole.headline == whole.headline_span.of(whole.text) == "常委会会议续"
    check((whole,), texts)


def test_marks_are_blocks_and_stay_recorded_without_their_other_part() -> None:
    articles, blocks = cut_articles(Page(source="p1.txt", text=FRONT.format(page=2)))
    assert [(block.kind, block.text) for block in blocks] == [("notice", "（下转2版）")]
    assert join_continued(articles) == articles
    assert [article.continued_to for article in articles] == ["2版", ""]
    assert [article.continued_from for article in articles_of("p2.txt", REST)] == ["1版", ""]


@pytest.mark.parametrize(
    ("front", "rest", "joins"),
    [
        pytest.param({}, {}, True, id="nothing known"),
        pytest.param({"page": "1"}, {"page": "2"}, True, id="pages fit"),
        pytest.param({"page": "1"}, {"page": "3"}, False, id="rest on another page"),
        pytest.param({"page": "4"}, {"page": "2"}, False, id="front on another page"),
        pytest.param({}, {"day": "2023-02-03"}, False, id="another day"),
    ],
)
def test_only_parts_that_fit_are_joined(front: dict[str, str], rest: dict[str, str], joins: bool) -> None:
    articles = [*articles_of("p1.txt", FRONT.format(page=2), **front), *articles_of("p2.txt", REST, **rest)]
    assert (len(join_continued(articles)) == 3) is joins


@pytest.mark.parametrize(
    ("front", "rest", "joins"), [("甲报/1.txt", "甲报/2.txt", True), ("甲报/1.txt", "乙报/2.txt", False)]
)
def test_parts_are_in_one_folder(front: str, rest: str, *, joins: bool) -> None:
    articles = [*articles_of(front, FRONT.format(page=2)), *articles_of(rest, REST)]
    assert (len(join_continued(articles)) == 3) is joins


def test_of_several_parts_the_likest_is_taken() -> None:
    front = [*articles_of("p1.txt", "区委召开常委会会议\n本报讯（记者 甲某某）常委会会议召开，要（下转2版）")]
    unlike = articles_of("p2.txt", "（上接1版）\n滨河公园建成开放\n公园占地十公顷，市民可以游玩。")
    like = articles_of("p3.txt", "（上接1版）\n常委会会议召开\n压实责任，狠抓落实，确保实效。")
    joined = join_continued([*front, *unlike, *like])
    assert [article.source for article in joined] == ["p1.txt", "p2.txt"]
    assert joined[0].text.endswith("要压实责任，狠抓落实，确保实效。")


def test_a_chain_of_three_and_a_circle() -> None:
    one = articles_of("p1.txt", "本报讯（记者 甲某某）会议强调，要（下转2版）", "1")
    two = articles_of("p2.txt", "（上接1版）压实责任，（下转3版）", "2")
    three = articles_of("p3.txt", "（上接2版）狠抓落实。", "3")
    (whole,) = join_continued([*three, *two, *one])
    assert whole.text == "本报讯（记者 甲某某）会议强调，要压实责任，狠抓落实。"
    circle = [
        *articles_of("a.txt", "（上接2版）甲，（下转2版）"),
        *articles_of("b.txt", "（上接2版）乙，（下转2版）"),
    ]
    assert "".join(sorted("".join(a.text for a in join_continued(circle)))) == "".join(sorted("甲，乙，"))


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
