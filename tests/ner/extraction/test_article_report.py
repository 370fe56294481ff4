"""What one article says: roles, reporters, organizations, and where it says so."""

from pathlib import Path
from re import finditer

from recorded_tagger import CAST, FIRMS, article_of, mentions_in, report_on

from ner.extraction.article_report import report
from ner.lexicon.divisions import find_division
from ner.segmenting.articles import cut_articles
from ner.text.documents import Page

SAMPLE = Path(__file__).parents[3] / "data" / "samples" / "seed000.txt"


def test_nobody_takes_part_in_a_headline() -> None:
    text = "钱一诺出席会议\n2月1日，区长孙二虎主持会议。"
    found = report_on(text, headline="钱一诺出席会议")
    assert [p.name for event in found.events for p in event.participants] == ["孙二虎"]


def test_a_short_name_of_a_firm_in_a_headline_is_a_firm_elsewhere() -> None:
    found = report_on("2月1日，区长钱一诺到远岚科技有限公司调研。该公司介绍了情况。")
    assert [o.text for o in found.organizations] == ["远岚科技有限公司"]


def test_quotes_are_whole_sentences() -> None:
    text = "2月1日，会议召开。区长钱一诺主持。\n副区长孙二虎参加。"
    found = report_on(text)
    assert found.quote(11, 14) == "区长钱一诺主持。"
    assert found.quote(5, 14) == "2月1日，会议召开。区长钱一诺主持。"
    assert found.quote(len(text), len(text)) == ""


def test_the_sample_page() -> None:
    page = Page(source="seed000.txt", text=SAMPLE.read_text(encoding="utf-8"), published_on="2023-02-02")
    articles, _ = cut_articles(page)
    (leader,) = {match[1] for match in finditer(r"重温(\w+)总书记", page.text)}
    known = ("李志龙", "冯晶", leader)
    found = [report(a, mentions_in(a.text, persons=known), find_division("拱墅区")) for a in articles]
    assert [r.roles["李志龙"] for r in found if "李志龙" in r.roles] == ["official"] * 3
    assert [r.roles[leader] for r in found if leader in r.roles] == ["cited"]
    council = next(r for r in found if "杨国琴主持" in r.article.text)
    (meeting,) = council.events
    people = {p.name: p.role for p in meeting.participants}
    assert people == {
        "杨国琴": "chair", "王宏": "attendee", "马彦": "attendee", "周钢": "attendee", "袁雁飞": "attendee",
        "杨俊": "attendee", "吴伟": "attendee",
    }  # fmt: skip
    assert meeting.date is not None
    assert meeting.date.interval is not None
    assert (meeting.kind, str(meeting.date.interval.start)) == ("meeting", "2023-01-31")


def test_an_article_without_a_name_says_nothing_of_anybody() -> None:
    found = report(article_of("天气晴。"), (), None)
    assert (found.people, found.attributions, found.events, found.roles) == ((), (), (), {})


def test_the_cast_is_invented() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert [name for name in (*CAST, *FIRMS) if name in text] == []


def test_people_are_seen_within_a_year_of_the_issue() -> None:
    text = "2022年3月1日，区长钱一诺出席会议。\n2023年1月31日，区长孙二虎主持会议。"
    assert report_on(text).seen_on == "2022-03-01"
    assert report_on(text.replace("2022年3月", "2022年1月")).seen_on == "2023-01-31"


def test_without_a_day_of_issue_people_are_seen_at_the_last_event() -> None:
    text = "2022年3月1日，区长钱一诺出席会议。\n2023年1月31日，区长孙二虎主持会议。"
    assert report_on(text, published_on="").seen_on == "2023-01-31"
