"""Who wrote, photographed or edited an article."""

import pytest
from recorded_tagger import mentions_in, report_on

from ner.extraction.article_report import report
from ner.segmenting.articles import cut_articles
from ner.text.documents import Page


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
        ("某社电 周四海", {"周四海"}),
        ("本报讯周四海", {"周四海"}),
        ("本报讯 周电某", {"周电某"}),
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
    found = report(article, mentions_in(article.text), None)
    assert {name: role for name, role in found.roles.items() if role == "journalist"} == {
        "周四海": "journalist",
        "吴五湖": "journalist",
    }


def test_a_reporter_stays_one_in_the_whole_article() -> None:
    text = "本报讯（记者 周四海）2月1日，区长钱一诺出席会议。周四海参加会议。"
    found = report_on(text, byline="本报讯（记者 周四海）")
    assert [p.name for event in found.events for p in event.participants] == ["钱一诺"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("甲某乙某丙", [], id="five-characters-without-a-label"),
        pytest.param("记者 甲某乙某丙", ["甲某乙某丙"], id="five-characters-with-a-label"),
        pytest.param("甲某乙某", ["甲某乙某"], id="four-characters"),
        pytest.param("周四海吴湖", ["周四海", "吴湖"], id="two-names-run-together"),
        pytest.param("周海吴湖", ["周海", "吴湖"], id="two-short-names-run-together"),
        pytest.param("周四海/文、吴五湖/图", ["周四海", "吴五湖"], id="what-each-did"),
        pytest.param("作者：本站", [], id="who-is-nobody"),
        pytest.param("分站记者 周四海", ["周四海"], id="a-branch-of-the-site"),
        pytest.param("图/文 周四海", ["周四海"], id="both-labels-before-a-blank"),
        pytest.param("周海吴五湖郑六合", ["周海", "吴五湖", "郑六合"], id="three-names-run-together"),
        pytest.param("阿卜杜·某某", ["阿卜杜·某某"], id="a-name-in-parts"),
        pytest.param("周四海 周四海", ["周四海"], id="twice"),
        pytest.param("周", [], id="one-character"),
        pytest.param("编辑：周四海 校对：某某公司", ["周四海"], id="a-firm-among-the-editors"),
    ],
)
def test_what_is_a_name_in_a_byline(byline: str, names: list[str]) -> None:
    found = report_on(f"区里召开会议\n{byline}\n区长钱一诺出席会议。", byline=byline)
    assert [name for name, role in found.roles.items() if role == "journalist"] == sorted(names)
    assert [p.tagger for p in found.people if p.name in names] == ["byline"] * len(names)


@pytest.mark.parametrize(
    ("text", "persons", "names"),
    [
        pytest.param(
            "记者周四海吴五湖，区长到场。", "周四海 吴五湖", ["吴五湖", "周四海"], id="run-together"
        ),
        pytest.param("区长到场。（周四海吴五湖）", "周四海 吴五湖", ["吴五湖", "周四海"], id="in-brackets"),
        pytest.param("区长到场（周四海、吴五湖）在说", "周四海 吴五湖", [], id="inside-a-sentence"),
        pytest.param("作者：周四海 吴五湖", "周四海 吴五湖", ["吴五湖", "周四海"], id="authors"),
        pytest.param("周四海 吴五湖 摄", "周四海 吴五湖", ["吴五湖", "周四海"], id="photographers"),
        pytest.param("周四海 吴五湖 摄制影片", "周四海 吴五湖", [], id="a-film"),
        pytest.param("记者采访周四海。吴五湖到场", "周四海 吴五湖", [], id="apart"),
    ],
)
def test_who_signs_a_text(text: str, persons: str, names: list[str]) -> None:
    found = report_on(text, persons=tuple(persons.split()))
    assert [name for name, role in found.roles.items() if role == "journalist"] == names


@pytest.mark.parametrize(
    ("headline", "role"),
    [
        ("在开工仪式上的讲话（二〇〇〇年二月一日）", "other"),
        ("开工仪式在区里举行", "journalist"),
        ("在区里的开工", "journalist"),
    ],
)
def test_the_signature_under_a_speech_is_the_speaker_s(headline: str, role: str) -> None:
    found = report_on(
        f"{headline}\n周四海\n今天，我们在这里。", headline=headline, byline="周四海", persons=("周四海",)
    )
    assert found.roles == {"周四海": role}


def test_who_took_a_picture_is_a_journalist() -> None:
    text = "2月1日，区长钱一诺出席会议，讲了话。\n（本报记者周四海摄）\n会议要求抓好落实，区长作部署。"
    (article,), _ = cut_articles(Page(source="a.txt", text=text))
    found = report(article, mentions_in(article.text), None)
    assert found.roles["周四海"] == "journalist"


@pytest.mark.parametrize(
    ("between", "journalists"),
    [
        pytest.param("。", {"周四海"}, id="a-sentence-ends"),
        pytest.param(" ", {"吴五湖", "周四海"}, id="a-blank"),
    ],
)
def test_who_stands_before_the_credit_of_a_picture(between: str, journalists: set[str]) -> None:
    credit = "本报记者 周四海 摄"
    found = report_on(f"区长钱一诺出席会议。\n左一为经理吴五湖{between}{credit}", byline=credit)
    assert {name for name, role in found.roles.items() if role == "journalist"} == journalists
