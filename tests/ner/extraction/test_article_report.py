"""What one article says: roles, reporters, organisations, and where it says so."""

from pathlib import Path

import pytest
from recorded_tagger import CAST, FIRMS, article_of, mentions_in, report_on

from ner.extraction.article_report import report
from ner.extraction.positions import branch_in
from ner.lexicon.divisions import Inferred, find_division, infer_jurisdiction
from ner.segmenting.articles import cut_articles
from ner.text.documents import Page

SAMPLE = Path(__file__).parents[3] / "data" / "samples" / "seed000.txt"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("区长钱一诺出席会议。", "official", id="official"),
        pytest.param("钱一诺等区领导出席会议。", "official", id="leader-of-the-district"),
        pytest.param("一级调研员钱一诺出席会议。", "official", id="rank"),
        pytest.param("区长钱一诺作出批示。", "official", id="only-an-instruction"),
        pytest.param(
            "区长钱一诺对火灾作出批示，要求全力救治。", "official", id="an-instruction-on-something"
        ),
        pytest.param("区总工会主席钱一诺出席会议。", "official", id="mass-organisation"),
        pytest.param("原区长钱一诺出席会议。", "official", id="former"),
        pytest.param(
            "老校长、原区长钱一诺出席会议。", "other", id="former-official-and-former-head-of-a-school"
        ),
        pytest.param("区人大代表钱一诺出席会议。", "official", id="deputy"),
        pytest.param(
            "区人大代表、远岚科技有限公司董事长钱一诺出席会议。", "company", id="deputy-with-a-firm"
        ),
        pytest.param("区人大代表、某某大学教授钱一诺出席会议。", "other", id="deputy-with-a-chair"),
        pytest.param(
            "区长到法院调研，院长钱一诺汇报。", "official", id="president-of-the-court-named-before"
        ),
        pytest.param(
            "区长到法院、医院调研，院长钱一诺汇报。", "other", id="president-of-the-hospital-named-last"
        ),
        pytest.param(
            "中共某某镇第十四届委员会委员钱一诺出席会议。", "official", id="committee-of-a-congress"
        ),
        pytest.param("某某大学校董会董事长钱一诺出席会议。", "other", id="board-of-a-school"),
        pytest.param("远岚科技有限公司董事长钱一诺出席会议。", "company", id="leader-of-a-firm"),
        pytest.param("远岚科技有限公司党委书记钱一诺出席会议。", "company", id="party-secretary-of-a-firm"),
        pytest.param("青砚银行杭州分行行长钱一诺出席会议。", "company", id="leader-of-a-bank-s-branch"),
        pytest.param("副区长、远岚集团董事长钱一诺出席会议。", "official", id="both"),
        pytest.param("某某大学校长钱一诺出席会议。", "other", id="head-of-a-school"),
        pytest.param("某某大学科研处处长钱一诺出席会议。", "other", id="office-of-a-school"),
        pytest.param("远岚集团驻京办事处主任钱一诺出席会议。", "company", id="office-of-a-firm"),
        pytest.param("区政府驻京办事处主任钱一诺出席会议。", "official", id="office-of-a-government"),
        pytest.param("中国人民银行某支行行长钱一诺出席会议。", "official", id="the-central-bank"),
        pytest.param("专家钱一诺出席会议。", "other", id="occupation"),
        pytest.param("钱一诺出席会议。", "other", id="without-a-post"),
        pytest.param("记者钱一诺报道。", "journalist", id="reporter"),
        pytest.param("学习钱一诺总书记重要讲话精神。", "cited", id="doctrine"),
        pytest.param("学习钱一诺总书记重要讲话精神。钱一诺主持会议。", "official", id="doctrine-and-there"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert report_on(text).roles["钱一诺"] == role


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报讯（记者 周四海）", ["周四海"]),
        ("本报讯（记者 周四海 吴五湖 通讯员 郑六合）", ["周四海", "吴五湖", "郑六合"]),
        ("（周四海 文/摄）", ["周四海"]),
        ("本报讯", []),
    ],
)
def test_names_of_the_byline_are_reporters(byline: str, names: list[str]) -> None:
    found = report_on(f"{byline}2月1日，区长钱一诺出席会议。", byline=byline)
    assert [name for name, role in found.roles.items() if role == "journalist"] == sorted(names)
    assert [p.name for event in found.events for p in event.participants] == ["钱一诺"]
    text = found.article.text
    assert all(text[p.start : p.end] == p.text for p in found.people)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报记者 周四海文/图", {"周四海"}),
        ("本报记者 周四海 文/图", {"周四海"}),
        ("通讯员 周四文", {"周四文"}),
        ("本报记者周海摄", {"周海"}),
        ("作者：周四海时间：", {"周四海"}),
        ("某某干事 周四海", {"周四海"}),
        ("某某法院 周四海", {"周四海"}),
    ],
)
def test_who_wrote(byline: str, names: set[str]) -> None:
    text = f"区里召开会议\n{byline}\n区长钱一诺出席会议。"
    found = report_on(text, byline=byline)
    assert {name for name, role in found.roles.items() if role == "journalist"} == names


def test_an_official_who_checks_the_page_stays_one() -> None:
    text = "区里召开会议\n区长钱一诺出席会议。\n编辑：周四海 审核：钱一诺"
    found = report_on(text, byline="编辑：周四海 审核：钱一诺")
    assert found.roles == {"周四海": "journalist", "钱一诺": "official"}


def test_editors_named_below_the_text_are_journalists() -> None:
    text = "2月1日，区长钱一诺出席会议。\n责任编辑：周四海　审核：区委办 吴五湖"
    (article,), _ = cut_articles(Page(source="a.txt", text=text))
    found = report(article, mentions_in(article.text), infer_jurisdiction(""))
    assert {name: role for name, role in found.roles.items() if role == "journalist"} == {
        "周四海": "journalist",
        "吴五湖": "journalist",
    }


def test_a_reporter_stays_one_in_the_whole_article() -> None:
    text = "本报讯（记者 周四海）2月1日，区长钱一诺出席会议。周四海参加会议。"
    found = report_on(text, byline="本报讯（记者 周四海）")
    assert [p.name for event in found.events for p in event.participants] == ["钱一诺"]


def test_nobody_takes_part_in_a_headline() -> None:
    text = "钱一诺出席会议\n2月1日，区长孙二虎主持会议。"
    found = report_on(text, headline="钱一诺出席会议")
    assert [p.name for event in found.events for p in event.participants] == ["孙二虎"]


def test_a_short_name_of_a_firm_in_a_headline_is_a_firm_elsewhere() -> None:
    found = report_on("2月1日，区长钱一诺到远岚科技有限公司调研。该公司介绍了情况。")
    assert [o.text for o in found.organizations] == ["远岚科技有限公司"]


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("区长", "政府"),
        ("区委书记", "党委"),
        ("远岚集团党委书记", "企业"),
        ("区领导", "政府"),
        ("远岚集团领导", "企业"),
        ("某某大学领导", "事业单位"),
    ],
)
def test_branch_of_an_attribution(title: str, branch: str) -> None:
    link = report_on(f"{title}钱一诺出席会议。").attributions[-1]
    assert branch_in(link) == branch


def test_the_branch_of_an_inherited_body() -> None:
    links = report_on("远岚集团董事长钱一诺、党委副书记孙二虎出席会议。").attributions
    assert {link.person.name: branch_in(link) for link in links} == {"钱一诺": "企业", "孙二虎": "企业"}


def test_quotes_are_whole_sentences() -> None:
    text = "2月1日，会议召开。区长钱一诺主持。\n副区长孙二虎参加。"
    found = report_on(text)
    assert found.quote(11, 14) == "区长钱一诺主持。"
    assert found.quote(5, 14) == "2月1日，会议召开。区长钱一诺主持。"
    assert found.quote(len(text), len(text)) == ""


def test_the_sample_page() -> None:
    page = Page(source="seed000.txt", text=SAMPLE.read_text(encoding="utf-8"), published_on="2023-02-02")
    articles, _ = cut_articles(page)
    known = ("李志龙", "冯晶", "习近平")
    found = [
        report(a, mentions_in(a.text, persons=known), Inferred(find_division("拱墅区"), "given"))
        for a in articles
    ]
    assert [r.roles["李志龙"] for r in found if "李志龙" in r.roles] == ["official"] * 3
    assert [r.roles["习近平"] for r in found if "习近平" in r.roles] == ["cited"]
    council = next(r for r in found if "杨国琴主持" in r.article.text)
    (meeting,) = council.events
    people = {p.name: p.role for p in meeting.participants}
    assert people == {
        "杨国琴": "chair", "王宏": "attendee", "马彦": "attendee", "周钢": "attendee", "袁雁飞": "attendee",
        "杨俊": "attendee", "吴伟": "attendee",
    }  # fmt: skip
    assert meeting.date is not None
    assert (meeting.kind, str(meeting.date.interval.start)) == ("meeting", "2023-01-31")


def test_an_article_without_a_name_says_nothing_of_anybody() -> None:
    found = report(article_of("天气晴。"), (), infer_jurisdiction(""))
    assert (found.people, found.attributions, found.events, found.roles) == ((), (), (), {})


def test_the_cast_is_invented() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert [name for name in (*CAST, *FIRMS) if name in text] == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "区长孙二虎到远岚科技有限公司调研，董事长周四海介绍情况。", "远岚科技有限公司", id="one-firm"
        ),
        pytest.param("远岚科技有限公司和青砚实业有限公司签约，董事长周四海出席。", "", id="two-firms"),
        pytest.param("区长孙二虎到远岚科技有限公司调研。董事长周四海介绍情况。", "", id="another-sentence"),
    ],
)
def test_a_firms_post_without_a_firm(text: str, body: str) -> None:
    report = report_on(text)
    assert [a.body for a in report.attributions if a.person.name == "周四海"] == [body]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        pytest.param(
            "远岚集团广西分公司、云垚集团总经理周四海出席会议。",
            ["云垚集团", "远岚集团广西分公司"],
            id="two-firms-of-one-leader",
        ),
        pytest.param("云垚集团总经理周四海出席会议。", ["云垚集团"], id="one-firm"),
        pytest.param(
            "青砚公司、远岚公司、云垚集团总经理周四海出席会议。", ["云垚集团"], id="the-last-of-a-longer-list"
        ),
        pytest.param(
            "青砚公司孙二虎、云垚集团总经理周四海出席会议。", ["云垚集团"], id="a-firm-with-its-own-man"
        ),
        pytest.param("云垚集团党委书记周四海出席会议。", ["云垚集团"], id="its-party-committee"),
        pytest.param("销售总监周四海出席会议。", [], id="work-is-no-firm"),
    ],
)
def test_the_firms_that_a_leader_stands_for(text: str, firms: list[str]) -> None:
    (event,) = report_on(text).events
    assert sorted(p.name for p in event.participants if p.rule == "represented") == firms
