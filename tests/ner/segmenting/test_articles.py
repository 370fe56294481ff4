"""Cutting pages: articles with headline, byline and offsets; blocks; nothing lost."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.segmenting.articles import coverage, cut_articles
from ner.text.aligned_text import is_blank
from ner.text.documents import Article, Block, Heading, Page

SAMPLE = Path(__file__).parents[3] / "data" / "samples" / "seed000.txt"


def cut(text: str, headline: str = "") -> tuple[tuple[Article, ...], tuple[Block, ...]]:
    return cut_articles(Page(source="page.txt", text=text, headline=headline))


def body(article: Article) -> str:
    return article.text[article.headline_span.end :].strip()


def check_offsets(page: Page) -> None:
    """Every visible character is in exactly one article or block, and every offset leads to it."""
    articles, blocks = cut_articles(page)
    seen = [0] * len(page.text)
    for article in articles:
        for position, character in enumerate(article.text):
            source, place = article.offsets.locate(position)
            assert source == page.source
            if is_blank(character):
                assert character == "\n" or is_blank(page.text[place])
            else:
                assert page.text[place] == character
                seen[place] += 1
        for span in (article.headline_span, *article.byline_spans):
            assert span.end <= len(article.text)
    for block in blocks:
        for place in range(block.start, block.end):
            seen[place] += not is_blank(page.text[place])
    assert seen == [int(not is_blank(character)) for character in page.text]


def test_the_sample_page() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    articles, blocks = cut(text)
    assert [(article.headline, article.byline) for article in articles] == [
        ("", "记者 林韬 通讯员 王凯 闫珎"),
        (
            "李志龙在全区“新春第一会”上强调 提高干部解决问题划句号能力 打赢经济翻身仗 奋力夺取开门红",
            "记者 林韬 通讯员 王凯",
        ),
        (
            "走基层 鼓干劲 话发展 区领导赴街道企业开展“大走访大调研大服务大解题”活动",
            "记者 林韬 郑斌 通讯员 王凯 张志新",
        ),
        ("区政协召开一届十五次主席会议", "通讯员 商瑜格"),
    ]
    assert all(
        body(article).endswith(end)
        for article, end in zip(
            articles,
            (
                "会议还研究了其它事项。",
                "高质量发展再立新功。",
                "运河明珠”美好未来。",
                "办公室副主任列席会议。",
            ),
            strict=True,
        )
    )
    assert [(block.kind, block.text[:12]) for block in blocks] == [
        ("pull_quote", "全区领导干部会议要求：进"),
        ("section", "欢度拱墅年"),
        ("caption", "武林广场烟花秀"),
        ("teaser", "武林夜市人潮涌动"),
        ("teaser", "拱墅“返岗包车”帮助昭化"),
        ("caption", "拱墅运河体育公园烟花秀"),
    ]
    assert all(text[block.start : block.end].startswith(block.text[:6]) for block in blocks)


def test_words_of_the_sample_page_are_mended() -> None:
    articles, _ = cut(SAMPLE.read_text(encoding="utf-8"))
    whole = "\n".join(article.text for article in articles)
    for words in (
        "会议指出，1月18日",
        "给广大干部群众送去了节日的温暖",
        "以人民为中心的发展思想",
        "吴才敏、杨国琴、王涛、黄飞、熊雄",
        "“打赢经济翻身仗 奋力夺取开门红”要求",
        "全市领导干部会议和全区领导干部会议",
        "统筹谋划全年履职重点，与区委",
        "第七届峰会",
    ):
        assert words in whole


def test_offsets_of_the_sample_page() -> None:
    check_offsets(Page(source="seed000.txt", text=SAMPLE.read_text(encoding="utf-8")))


PRINT = (
    *"区委书记甲某，。、：（）“”【】#*！ \n\r\t\f　aB12年月日\u200b\u2028\U00020bb7",
    *("本报讯（记者 甲某某）", "新华社北京2月1日电", "（记者 ", "（下转2版）", "（上接1版）", "甲某某 摄\n"),
    *(
        "发布时间：2011-01-02",
        "责任编辑：甲某\n",
        "第2版\n",
        "会议召开，区委书记出席并讲话。\n",
        "\r\n",
        "# ",
        "\n\n",
        "\n### 示例区召开会议\n",
        "\n1.示例区召开会议；\n",
        "（示例区某某局王立新）\n",
        "\n老街新貌（图片）\n",
        "\n编者按\n",
        "\n王立新\n",
        "\n怎能不高兴呢？\n",
        "\n图片：\n",
        "\n2月1日，区长甲某某到老街走访商户和居民。\n",
        "\n06月\n",
        "\n某某区人民政府\n2023年2月1日\n",
        "\n同志们，朋友们：\n",
        "\n某某集团董事长王立新\n",
        "\n（示例社某地2月1日电）\n",
        "\n老街新貌———记某某区老街改造\n",
        "\n压题照片：老街（甲某某摄）\n",
        "\n据示例社2月1日电区委召开会议。\n",
    ),
)


@given(st.lists(st.sampled_from(PRINT), max_size=80).map("".join))
def test_no_character_of_any_page_is_lost_or_doubled(text: str) -> None:
    check_offsets(Page(source="page.txt", text=text))


@given(st.lists(st.sampled_from(PRINT), max_size=80).map("".join))
def test_coverage_counts_every_visible_character_once(text: str) -> None:
    counted = coverage(*cut(text))
    visible = sum(not is_blank(character) for character in text)
    assert counted.articles + counted.blocks + counted.notices == visible
    assert counted.read_share == (counted.articles / visible if visible else 1.0)


@pytest.mark.parametrize("text", ["", " \n\r\n　\u200b"])
def test_an_empty_page_has_nothing(text: str) -> None:
    assert cut(text) == ((), ())


WEB = """示例区召开安全生产会议
2019-05-12 10:20 来源：示例日报
5月11日，示例区召开安全生产工作会议，区委书记甲某某出席会议并讲话，区长乙某某主持会议。
压实各方责任
会议强调，要压实责任，狠抓落实，确保安全生产形势持续稳定。
丙某某 资料图
会议还研究了其他事项。
责任编辑：丁某某"""


def test_a_web_page_is_one_article() -> None:
    (article,), blocks = cut(WEB)
    assert article.text == WEB
    assert article.headline == "示例区召开安全生产会议"
    assert (article.published_on, article.year_source) == ("2019-05-12", "text")
    assert [span.of(article.text) for span in article.byline_spans] == [
        "2019-05-12 10:20 来源：示例日报",
        "责任编辑：丁某某",
    ]
    assert blocks == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param("2月1日，示例区召开会议。\n会议强调落实。", "", id="no headline"),
        pytest.param("示例区召开会议。\n会议强调落实。", "", id="a sentence is none"),
        pytest.param("各区、县人民政府：\n现将通知印发。", "", id="a salutation is none"),
        pytest.param("示例区\n召开会议\n示例区会议强调落实。", "示例区 召开会议", id="two lines"),
        pytest.param("热烈祝贺会议召开！\n2月1日，会议召开。", "热烈祝贺会议召开！", id="an exclamation"),
        pytest.param(
            "会议召开\n2019-05-12\n压实责任\n会议强调落实。", "会议召开", id="not what follows the date"
        ),
        pytest.param("2019-05-12\n会议召开\n会议强调落实。", "会议召开", id="date first"),
        pytest.param("会议召开-示例网\n会议强调落实。", "会议召开", id="site behind the title"),
        pytest.param("会议召开-示例网\n会议召开\n会议强调落实。", "会议召开", id="window title and title"),
        pytest.param("会议现场 甲某某 摄\n会议强调落实。", "", id="a caption is none"),
        pytest.param("# 会议召开\n\n会议强调落实。", "会议召开", id="markdown"),
        pytest.param("【会议召开】\n会议强调落实。", "会议召开", id="brackets"),
        pytest.param(
            "首页\n新闻\n当前位置：首页 > 新闻\n会议召开\n会议强调落实。", "会议召开", id="navigation"
        ),
        pytest.param("首页 > 新闻中心 > 会议\n会议召开\n会议强调落实。", "会议召开", id="breadcrumbs"),
        pytest.param("首页改版完成\n会议强调落实。", "首页改版完成", id="a headline about a front page"),
        pytest.param(
            "会议召开 2017年05月10日 来源：某报\n会议强调落实。", "会议召开", id="published on its line"
        ),
        pytest.param("标题：会议召开\n会议强调落实。", "会议召开", id="labelled"),
        pytest.param("示例区会议召开", "", id="no text at all"),
        pytest.param(
            "本报讯（记者 甲某某）2月1日，示例区政协召开会议。\n示例区政协召开会议",
            "示例区政协召开会议",
            id="behind the only text",
        ),
    ],
)
def test_headline_of_a_single_article(text: str, headline: str) -> None:
    (article,), _ = cut(text)
    assert article.headline == headline
    assert headline.split(" ")[0] in article.headline_span.of(article.text)


def test_a_known_headline_makes_the_page_one_article() -> None:
    text = "会议召开\n本报讯（记者 甲某某）会议。\n又一会议\n本报讯（记者 乙某某）会议。"
    (article,), blocks = cut(text, "会议召开")
    assert (article.headline, article.text, blocks) == ("会议召开", text, ())
    assert len(cut(text)[0]) == 2


def test_a_known_headline_that_is_no_line_of_its_own_is_still_the_headline() -> None:
    (article,), _ = cut("会议召开，\n区委书记出席。", "会议召开，")
    assert (article.headline, len(article.headline_span)) == ("会议召开，", 0)


def test_navigation_and_notices_are_blocks() -> None:
    text = f"首页\n新闻中心\n当前位置：首页 > 新闻\n{WEB}\n上一篇：甲某某调研\n• 下一篇： 乙某某调研"
    (article,), blocks = cut(text)
    assert article.text == WEB
    assert [(block.kind, block.text) for block in blocks] == [
        ("section", "首页"),
        ("section", "新闻中心"),
        ("notice", "当前位置：首页 > 新闻"),
        ("notice", "上一篇：甲某某调研"),
        ("notice", "• 下一篇：乙某某调研"),
    ]


STORIES = (
    (
        ("区委召开常委会会议",),
        ("本报讯（记者 甲某某）2月1日，区委召开常委会会议，传达学习上级精神。", "会议还研究了人事事项。"),
    ),
    (
        ("走进田间地头", "农技专家送春耕技术下乡"),
        ("本报讯（通讯员 乙某）2月2日，农技专家走进田间地头，把春耕技术送到农户手中。",),
    ),
    (
        ("滨河公园建成开放",),
        ("新华社示例2月3日电（记者 丙某某）滨河公园3日建成并向市民开放。", "公园占地十公顷。"),
    ),
)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
@pytest.mark.parametrize("behind", [False, True], ids=["headline first", "headline behind"])
def test_headlines_go_with_their_texts(order: tuple[int, ...], behind: bool) -> None:
    lines: list[str] = []
    for number in order:
        headline, text = STORIES[number]
        lines += [*text, *headline] if behind else [*headline, *text]
    articles, blocks = cut("\n".join(lines))
    assert [(article.headline, body(article)) for article in articles] == [
        (" ".join(STORIES[number][0]), "\n".join(STORIES[number][1])) for number in order
    ]
    assert blocks == ()


@pytest.mark.parametrize("behind", [False, True], ids=["headline first", "headline behind"])
@pytest.mark.parametrize("missing", range(3))
def test_a_text_without_headline_takes_no_other_one(behind: bool, missing: int) -> None:
    lines: list[str] = []
    for number, (headline, text) in enumerate(STORIES):
        kept = () if number == missing else headline
        lines += [*text, *kept] if behind else [*kept, *text]
    articles, _ = cut("\n".join(lines))
    assert [article.headline for article in articles] == [
        "" if number == missing else " ".join(headline) for number, (headline, _) in enumerate(STORIES)
    ]


def test_a_newspaper_page() -> None:
    text = """2023年2月2日　星期四　责任编辑：甲某某　版式：乙某　要闻 02
今日导读
滨河公园开放 详见3版

示例区召开经济工作会议
本报记者 丙某某 丁某

昨日，示例区召开全区经济工作会议。区委书记戊某某出席并讲话。
坚定信心
会议指出，要坚定信心、攻坚克难，推动经济工作再上新台阶。

戊某某调研重点项目
本报记者 己某某

2月1日上午，戊某某前往滨河片区调研重点项目建设。
图为重点项目现场。 高某某 摄
"""
    articles, blocks = cut(text)
    assert [(a.headline, a.byline, a.published_on, a.year_source) for a in articles] == [
        ("示例区召开经济工作会议", "本报记者 丙某某 丁某", "2023-02-02", "text"),
        ("戊某某调研重点项目", "本报记者 己某某", "2023-02-02", "text"),
    ]
    assert "坚定信心\n会议指出" in articles[0].text
    assert articles[0].byline_spans[0].of(articles[0].text).startswith("2023年2月2日　星期四　责任编辑")
    assert [(block.kind, block.text) for block in blocks] == [
        ("notice", "今日导读"),
        ("notice", "滨河公园开放 详见3版"),
        ("caption", "图为重点项目现场。高某某 摄"),
    ]


COLUMNS = """本报讯（记者 甲某某）2月1日上午，区委常委会召
开会议，传达学习上级会议精神，研究部署我区贯彻落
实意见。区委书记乙某某主持会议并讲话，区长丙某某
出席会议并作具体部署。
区委常委会召开会议传达上级精神
　　正月十五，示例公园的灯会正式亮灯，各式花灯造
型别致，吸引了大批市民前来观赏，现场热闹非凡。
记者 丁某某 摄
本报讯（记者 戊某某）2月2日，区政协召开专题协商
会，围绕数字经济建言献策，区政协主席己某某主持会
议并讲话，多名委员代表先后发言。
区政协召开专题协商会
　　元宵节里闹花灯，市民游客乐开怀，新区街头年味
浓，家家户户喜洋洋，欢声笑语传四方。"""


def test_captions_and_strays_of_a_page_in_columns_are_in_no_article() -> None:
    articles, blocks = cut(COLUMNS)
    assert [(article.headline, body(article)[-6:]) for article in articles] == [
        ("区委常委会召开会议传达上级精神", "作具体部署。"),
        ("区政协召开专题协商会", "表先后发言。"),
    ]
    assert [(block.kind, block.text[:6]) for block in blocks] == [
        ("other", "正月十五，示"),
        ("caption", "记者 丁某某"),
        ("other", "元宵节里闹花"),
    ]


def test_marked_headlines_cut_a_page() -> None:
    text = "【甲区召开会议】\n2月3日，甲区召开会议。\n【乙街道开展活动】\n2月4日，乙街道开展活动。"
    assert [article.headline for article in cut(text)[0]] == ["甲区召开会议", "乙街道开展活动"]


def test_headlines_with_a_day_below_cut_a_page() -> None:
    text = "甲区召开会议\n2012-03-08\n3月8日，甲区召开会议。\n乙街道开展活动\n2012-03-09\n3月9日，乙街道开展活动。"
    assert [(article.headline, article.published_on) for article in cut(text)[0]] == [
        ("甲区召开会议", "2012-03-08"),
        ("乙街道开展活动", "2012-03-09"),
    ]


def test_lines_below_a_marked_headline_belong_to_it() -> None:
    text = "## 甲区召开会议\n甲区召开会议\n甲某某出席\n甲区召开会议，甲某某出席。\n## 乙街道开展活动\n乙街道开展活动。"
    articles, _ = cut(text)
    assert [(article.headline, body(article)) for article in articles] == [
        ("甲区召开会议 甲区召开会议 甲某某出席", "甲区召开会议，甲某某出席。"),
        ("乙街道开展活动", "乙街道开展活动。"),
    ]


def test_subheadings_of_markdown_cut_nothing() -> None:
    text = "# 甲区召开会议\n\n2月3日，甲区召开会议。\n\n## 压实责任\n\n会议强调落实。\n\n## 强化保障\n\n会议要求支持。"
    (article,), _ = cut(text)
    assert article.headline == "甲区召开会议"


SCHOOLS = "会议表彰先进学校，甲某某讲话，要求推动优质均衡发展，办好人民满意的教育。"
ROADS = "施工人员连夜作业，乙某某到场查看进度，要求按期完工，不影响群众出行。"
HOMES = "丙某某带队来到敬老院，送去棉被和食品，老人们十分高兴，现场气氛温暖。"


@pytest.mark.parametrize(
    ("lines", "headlines"),
    [
        pytest.param(
            ["要闻回顾", "h2 教育局召开年度总结大会", SCHOOLS, "h2 交通局整治路面", ROADS],
            ["教育局召开年度总结大会", "交通局整治路面"],
            id="under a title that is about neither",
        ),
        pytest.param(
            ["h3 示例区召开年度总结大会", SCHOOLS, "h3 交通部门整治路面", ROADS],
            ["示例区召开年度总结大会", "交通部门整治路面"],
            id="below nothing",
        ),
        pytest.param(
            ["h1 先进学校与施工作业", "h2 教育", "2023-02-02", SCHOOLS, "h2 交通", ROADS],
            ["教育", "交通"],
            id="half of them with a day, although short",
        ),
        pytest.param(
            ["h1 先进学校与施工作业", "h2 教育工作年度总结大会", SCHOOLS, "h2 交通部门整治路面", ROADS],
            ["先进学校与施工作业"],
            id="one report: its headline is about them",
        ),
        pytest.param(
            ["h1 示例区一周回顾", "h2 教育", SCHOOLS, "h2 交通部门整治路面", ROADS, "h2 民政", HOMES],
            ["示例区一周回顾"],
            id="one report: most are too short",
        ),
        pytest.param(
            ["要闻回顾", HOMES, "h2 教育工作年度总结大会", SCHOOLS, "h2 交通部门整治路面", ROADS],
            ["要闻回顾"],
            id="one report: below its beginning",
        ),
        pytest.param(
            ["h2 一、教育工作年度总结", SCHOOLS, "h2 二、交通部门整治", ROADS],
            ["一、教育工作年度总结"],
            id="one report: numbered",
        ),
    ],
)
def test_headings_of_the_source_cut_a_page_unless_they_are_chapters(
    lines: list[str], headlines: list[str]
) -> None:
    levels = [int(line[1]) if line.startswith("h") else 0 for line in lines]
    texts = [line.split()[-1] for line in lines]
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
    headings = tuple(
        Heading(start=start, level=level) for start, level in zip(starts, levels, strict=True) if level
    )
    articles, _ = cut_articles(Page(source="p.html", text="\n".join(texts), headings=headings))
    assert [article.headline for article in articles] == headlines


def test_a_quoted_source_in_the_text_opens_no_article() -> None:
    text = "本报讯（记者 甲某某）2月1日，会议召开。\n据示例网2月1日消息，会议由区委书记主持。"
    assert len(cut(text)[0]) == 1


def test_what_stands_before_the_first_opening_is_an_introduction_or_an_article() -> None:
    long = "会议强调，要压实责任，狠抓落实，加强统筹协调，推动高质量发展再上新台阶。" * 5
    opening = "本报讯（记者 甲某某）2月1日，会议召开。"
    assert len(cut(f"会议召开\n会议昨日召开。\n{opening}")[0]) == 1
    assert len(cut(f"{long}\n{opening}")[0]) == 2
    assert [article.headline for article in cut(f"{long}\n2月1日会议召开\n{opening}")[0]] == [
        "",
        "2月1日会议召开",
    ]


def test_the_day_of_the_page_comes_before_that_of_the_text() -> None:
    page = Page(
        source="p", text=WEB, published_on="2019-05-13", year_source="filename", page="2", paper="示例日报"
    )
    (article,), _ = cut_articles(page)
    assert (article.published_on, article.year_source) == ("2019-05-13", "filename")
    assert (article.page, article.paper) == ("2", "示例日报")


def test_a_year_in_running_text_dates_nothing() -> None:
    (article,), _ = cut("会议召开\n2月1日，会议召开。示例赛事将于2023年9月23日举办。")
    assert (article.published_on, article.year_source) == ("", "none")


def test_identities_depend_on_source_and_order_only() -> None:
    first, second = cut("会议召开。"), cut("另一会议召开。")
    other = cut_articles(Page(source="other.txt", text="会议召开。"))
    assert first[0][0].article_id == second[0][0].article_id
    assert first[0][0].article_id != other[0][0].article_id
    many, _ = cut("\n".join(line for headline, text in STORIES for line in (*headline, *text)))
    assert len({article.article_id for article in many}) == 3
    assert [article.ordinal for article in many] == [1, 2, 3]


SAFETY = (
    "示例区召开安全生产工作会议",
    "2月1日上午，示例区召开安全生产工作会议，区长甲某某出席会议并讲话，副区长乙某主持会议。",
    "会议指出，要压实责任，狠抓落实，坚决守住安全底线，确保全区形势持续稳定。",
)
VISIT = (
    "滨河街道走访慰问困难群众",
    "近日，滨河街道党工委书记丙某带队走访慰问困难群众，街道办事处主任丁某参加活动。",
    "每到一户，丙某都询问生活情况，叮嘱大家注意保暖，有困难及时反映。",
)
SIGNING = (
    "示例区与示例银行签署合作协议",
    "示例区人民政府与示例银行签署合作协议，常务副区长戊某出席签约仪式。",
    "双方将在普惠金融等方面加强合作。",
)


@pytest.mark.parametrize(
    ("lines", "headlines"),
    [
        pytest.param((*SAFETY, *VISIT), [SAFETY[0], VISIT[0]], id="a day, and what the headline says"),
        pytest.param((*SAFETY, "本报记者 高某某", *VISIT), [SAFETY[0], VISIT[0]], id="signed on a line"),
        pytest.param((*SAFETY, "（高某某）", *SIGNING), [SAFETY[0], SIGNING[0]], id="signed, no day"),
        pytest.param(
            (*SAFETY[:2], SAFETY[2] + "（高某某 王某）", *SIGNING, *VISIT),
            [SAFETY[0], SIGNING[0], VISIT[0]],
            id="signed in the last line",
        ),
        pytest.param((*SAFETY, "同心同德 真抓实干", *VISIT), [SAFETY[0], VISIT[0]], id="below a kicker"),
        pytest.param((*SAFETY, *SIGNING), [SAFETY[0]], id="neither signed nor a day"),
        pytest.param((*SAFETY, "慰问群众", *VISIT[1:]), [SAFETY[0]], id="a short headline within"),
        pytest.param(
            (*SAFETY, "压实责任守住底线", "2月1日，各街道负责人在会上作了表态发言。"),
            [SAFETY[0]],
            id="a headline within, about the text above",
        ),
        pytest.param(
            (*SAFETY[:2], SAFETY[2] + "（掌声）", "压实各方责任", "会议还研究了其他事项。"),
            [SAFETY[0]],
            id="a bracket that is no name",
        ),
        pytest.param(
            (SAFETY[0], "本报记者 高某某", *SAFETY[1:], "狠抓责任落实", "会议还研究了其他事项。"),
            [SAFETY[0]],
            id="signed above",
        ),
    ],
)
def test_articles_that_no_dateline_opens(lines: tuple[str, ...], headlines: list[str]) -> None:
    articles, _ = cut("\n".join(lines))
    assert [article.headline for article in articles] == headlines


def test_a_headline_above_a_web_sites_lines_and_one_above_the_editors() -> None:
    web = (
        SAFETY[0],
        "2023年2月2日 08:55　来源：示例日报",
        "【1587】",
        *SAFETY[1:],
        "本报记者 高某某",
        *VISIT,
    )
    articles, _ = cut("\n".join(web))
    assert [article.headline for article in articles] == [SAFETY[0], VISIT[0]]
    below = [(f"本报讯 （记者 高某某）{day}", *rest, head) for head, day, *rest in (SAFETY, VISIT)]
    articles, _ = cut("\n".join([*below[0], *below[1], "责编：辛某　　校对：壬某"]))
    assert [article.headline for article in articles] == [SAFETY[0], VISIT[0]]


ISSUE = "2023年2月2日 星期四 第1版"


@pytest.mark.parametrize(
    ("page", "published"),
    [
        pytest.param(Page(source="p", text="", assumed=True), ("2019-05-12", "text"), id="nothing else"),
        pytest.param(
            Page(source="p", text="", published_on="2020", year_source="option", assumed=True),
            ("2019-05-12", "text"),
            id="before what is assumed",
        ),
        pytest.param(
            Page(source="p", text="", published_on="2019-05-14", year_source="page"),
            ("2019-05-12", "text"),
            id="before a masthead",
        ),
        pytest.param(
            Page(source="p", text="", published_on="2019-05-14", year_source="meta"),
            ("2019-05-14", "meta"),
            id="not before a field of the page",
        ),
    ],
)
def test_day_of_an_imprint(page: Page, published: tuple[str, str]) -> None:
    (article,) = cut_articles(replace(page, text=WEB))[0]
    assert (article.published_on, article.year_source) == published


def test_a_masthead_is_a_notice() -> None:
    articles, blocks = cut(
        f"{ISSUE}\n区委召开会议\n本报讯（记者 甲某某）2月1日，区委召开会议。会议强调安全。\n"
    )
    assert [article.headline for article in articles] == ["区委召开会议"]
    assert [(block.kind, block.text) for block in blocks] == [("notice", ISSUE)]


def dated_report(number: int) -> str:
    return f"甲区第{number}次会议召开\n本报讯（记者 甲某某）1日，甲区召开第{number}次会议。会议强调安全，部署了今年的工作。\n"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            f"{ISSUE}\n{dated_report(1)}2023年2月3日 星期五 第1版\n{dated_report(2)}{dated_report(3)}",
            ["2023-02-02", "2023-02-03", "2023-02-03"],
            id="above",
        ),
        pytest.param(
            f"{ISSUE}\n{dated_report(1)}{ISSUE}\n{dated_report(2)}", ["2023-02-02"] * 2, id="one day"
        ),
        pytest.param(
            "\n".join([dated_report(n) * 3 + f"《示例日报》（2023年02月0{n}日 01版）" for n in (2, 3)]),
            ["2023-02-02"] * 3 + ["2023-02-03"] * 3,
            id="below, in brackets",
        ),
    ],
)
def test_articles_have_the_day_of_their_own_masthead(text: str, days: list[str]) -> None:
    page = Page(source="p", text=text, published_on="2023-02-02", year_source="page")
    assert [article.published_on for article in cut_articles(page)[0]] == days


def test_mastheads_do_not_overrule_the_day_in_the_file_name() -> None:
    text = f"{ISSUE}\n{dated_report(1)}2023年2月3日 星期五 第1版\n{dated_report(2)}"
    page = Page(source="p", text=text, published_on="2023-02-01", year_source="filename")
    assert {article.published_on for article in cut_articles(page)[0]} == {"2023-02-01"}


BULLETIN = (
    ("甲区召开水利工作会议", "全区水利工作会议今天召开，区长甲某某主持会议。"),
    ("乙某会见外地客商", "副区长乙某今天会见了前来考察的客商。"),
    ("丙某某看望老艺人", "区委常委丙某某今天到老街看望民间艺人。"),
)


@pytest.mark.parametrize(
    ("count", "cut_apart"),
    [pytest.param(3, True, id="each tells its day"), pytest.param(2, False, id="one does not")],
)
def test_short_reports_in_a_row_are_cut(count: int, cut_apart: bool) -> None:
    lines = [
        line
        for number, (headline, text) in enumerate(BULLETIN)
        for line in (headline, text if number < count else text.replace("今天", ""))
    ]
    headlines = [article.headline for article in cut("\n".join(lines))[0]]
    assert (headlines == [headline for headline, _ in BULLETIN]) is cut_apart


def test_a_day_above_each_headline_dates_the_article_below() -> None:
    days = ("2023-05-11", "2023-05-09", "2023-04-20")
    lines = [
        line for day, (headline, text) in zip(days, BULLETIN, strict=True) for line in (day, headline, text)
    ]
    articles, blocks = cut("\n".join(lines))
    assert [(a.headline, a.published_on) for a in articles] == [
        (headline, day) for day, (headline, _) in zip(days, BULLETIN, strict=True)
    ]
    assert blocks == ()


BROADCAST = """# 《示例新闻》 (20230711)
## 新闻摘要
本期内容：
1.甲区召开水利工作会议；
2.联播快讯：
（1）乙镇公园建成开放；
（2）丙县粮食再获丰收。
## 详细新闻
### 甲区召开水利工作会议
示例台消息（示例新闻）：全区水利工作会议召开。
### 联播快讯
示例台消息（示例新闻）：
乙镇公园建成开放
占地十公顷，免费入园。
丙县粮食再获丰收
总产量比上年增长一成。
---
"""


def test_a_broadcast_is_cut_at_the_headlines_that_it_lists() -> None:
    articles, blocks = cut(BROADCAST)
    assert [article.headline for article in articles] == [
        "甲区召开水利工作会议",
        "乙镇公园建成开放",
        "丙县粮食再获丰收",
    ]
    assert {block.text for block in blocks if block.kind == "notice"} >= {
        "# 《示例新闻》 (20230711)",
        "1.甲区召开水利工作会议；",
        "（2）丙县粮食再获丰收。",
        "示例台消息（示例新闻）：",
        "---",
    }


@pytest.mark.parametrize(
    ("title", "headline", "kinds"),
    [
        ("老街新貌（图片）", None, ["teaser", "caption"]),
        ("老街新貌（附图片1张）", "老街新貌", []),
        ("老街新貌", "老街新貌", []),
    ],
)
def test_a_photograph_with_a_title_is_no_article(title: str, headline: str | None, kinds: list[str]) -> None:
    signed = "公园三日开放。（新华社示例2月3日电）"
    text = f"公园开放\n{signed}\n{title}\n二月一日，老街灯火通明。（示例社记者王立新摄）\n丰收在望\n{signed}"
    articles, blocks = cut(text)
    expected = ["公园开放", *([headline] if headline else []), "丰收在望"]
    assert [article.headline for article in articles] == expected
    assert [block.kind for block in blocks] == kinds


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("图片：\n1、老街灯火通明。", ["公园开放", "丰收在望"]),
        ("1、老街灯火通明。（甲某某摄）\n2、灯会开幕。（乙某某摄）", ["公园开放", "丰收在望"]),
        ("老街灯火通明。", ["公园开放", "老街新貌", "丰收在望"]),
    ],
)
def test_captions_that_are_announced_are_no_text(text: str, articles: list[str]) -> None:
    signed = "公园三日开放。（新华社示例2月3日电）"
    page = f"公园开放\n{signed}\n老街新貌（附图片8张）\n{text}\n丰收在望\n{signed}"
    assert [article.headline for article in cut(page)[0]] == articles


def test_a_masthead_stands_between_headlines() -> None:
    text = "甲报 3月号\n总第31期 本期4版\n区长到某某公司\n3月20日，区长到某某公司调研。"
    (article,), _ = cut(text)
    assert article.headline == "区长到某某公司"


@pytest.mark.parametrize("row", ["上一期 下一期", "上一版　|　下一版", "版面导航", "第01版：要闻"])
def test_the_rows_of_a_digital_paper_are_no_headlines(row: str) -> None:
    articles, blocks = cut(f"{row}\n公园开放\n2月3日，公园开放。\n")
    assert [article.headline for article in articles] == ["公园开放"]
    assert [(block.kind, block.text) for block in blocks] == [("notice", row)]
