"""The edition of HTML pages: fields of publishers' systems, and printed lines."""

import pytest

from ner.sources.edition import NOTHING, Edition
from ner.sources.html_edition import html_editions

DAY = Edition(published_on="2023-02-02")


@pytest.mark.parametrize(
    ("html", "stated"),
    [
        ("<!-- <founder-date>2023-02-02</founder-date> -->", DAY),
        ("<founder-date>2023-02-02</founder-date><founder-author>甲某某</founder-author><p>文</p>", DAY),
        (
            "<!--enpproperty <date>2023-02-02 00:00:00.000</date><nodename>第03版：要闻</nodename>/enpproperty-->",
            Edition(published_on="2023-02-02", page="3"),
        ),
        ("<!-- <founder-nodename>A02：要闻</founder-nodename> -->", Edition(page="A2")),
        ("<!-- <founder-nodename>第一版</founder-nodename> -->", Edition(page="1")),
        ("<!-- <founder-nodename>3月要闻</founder-nodename> -->", NOTHING),
        (
            '<script>var ct = "1675300000";</script><a id="js_name"> 海宁发布 </a>',
            Edition(published_on="2023-02-02", paper="海宁发布"),
        ),
        # Half past four in the afternoon in Greenwich is the next day in China.
        ('<script>var ct = "1675269000";</script>', DAY),
        ('<script>var publish_time = "2023-02-02" || "";</script>', DAY),
        ('<em id="publish_time">2023-02-02 08:00</em>', DAY),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-02-01T16:30:00Z",'
            ' "publisher": {"name": "拱墅报"}}]}</script>',
            Edition(published_on="2023-02-02", paper="拱墅报"),
        ),
        ('<meta property="article:published_time" content="2023-02-02T00:10:00+08:00">', DAY),
        ('<meta name="PubDate" content="2023/2/2 9:00">', DAY),
        ('<meta name="publishdate" content="2023-02-02">', DAY),
        ('<meta name="ContentSource" content="示例日报">', Edition(paper="示例日报")),
        ('<meta name="author" content="示例日报">', Edition(paper="示例日报")),
        ('<meta name="SiteName" content="杭州市拱墅区人民政府">', Edition(paper="杭州市拱墅区人民政府")),
        ('<time datetime="2023-02-02">昨天</time>', DAY),
        (
            '<time datetime="2023-02-01">1</time><time itemprop="datePublished" datetime="2023-02-02">2</time>',
            DAY,
        ),
        ("<title>区委召开会议_示例日报</title>", Edition(paper="示例日报")),
        (
            "<title>示例日报数字报-2023年02月02日 第01版</title>",
            Edition(published_on="2023-02-02", page="1", paper="示例日报"),
        ),
        ('<meta name="author" content="甲某某">', NOTHING),
        ('<meta name="pubdate" content="2023-02-30">', NOTHING),
        ('<script type="application/ld+json">{"datePublished": </script>', NOTHING),
        ('<time datetime="2023-02-02">1</time><time datetime="2023-02-03">2</time>', NOTHING),
        ('<script>var svr_time = "1675300000", phone = "1675300000";</script>', NOTHING),
        ("<script>var text = '<em id=\"publish_time\">2023-02-02</em>';</script>", NOTHING),
    ],
)
def test_fields(html: str, stated: Edition) -> None:
    assert html_editions(f"<html><body>{html}</body></html>")[0] == stated


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<div>2023年02月02日 第01版：要闻</div><p>文</p>", Edition(published_on="2023-02-02", page="1")),
        ("<div><b>2023年02月02日</b> <i>星期四</i></div>", DAY),
        (
            "<div><span>第01版：要闻</span> | <span>2023年02月02日</span> | <a>上一期</a> <a>下一期</a></div>",
            Edition(published_on="2023-02-02", page="1"),
        ),
        (
            "<div>示例日报</div><div>2023年02月02日 星期四</div><div>第A02版:要闻</div>",
            Edition(published_on="2023-02-02", page="A2", paper="示例日报"),
        ),
        ("<p>2023年2月2日，区委召开会议。</p>", NOTHING),
        ("<script>\n2023年02月02日 第01版\n</script>", NOTHING),
    ],
)
def test_lines(html: str, printed: Edition) -> None:
    assert html_editions(html)[1] == printed


def test_the_publisher_s_own_field_comes_first() -> None:
    html = '<meta name="pubdate" content="2023-03-03"><!-- <founder-date>2023-02-02</founder-date> -->'
    assert html_editions(html)[0] == DAY
