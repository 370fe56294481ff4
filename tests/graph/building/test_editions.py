"""Which edition a page is of, from file to tables and graph files: by masthead, HTML fields, path and option."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from recorded_tagger import RecordedTagger

from graph.building import stages
from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.network.filters import Filters
from graph.store.database import Frames
from ner.segmenting.articles import cut_articles
from ner.text.documents import Page

REPORT = "区委召开会议\n本报讯（记者 周四海）2月1日下午，区委书记钱一诺主持召开会议，区长孙二虎参加会议。\n"
MASTHEAD = "示例报 2023年02月02日 星期四 第03版\n"
META = '<html><head><meta name="pubdate" content="2023-02-02 08:00"></head><body>{}</body></html>'
HTML = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
TABLES = ("sources", "articles", "events", "occupancies")
NEXT_DAY = "区政府召开会议\n本报讯（记者 周四海）2日下午，区长孙二虎主持召开会议，副区长李三多参加会议。\n"


notes: list[str] = []


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: RecordedTagger())
    monkeypatch.setattr("graph.building.work.tagger_of", lambda spec: RecordedTagger())


def built(folder: Path, name: str, text: str, published: str = "") -> dict[str, pd.DataFrame]:
    (folder / "papers" / name).parent.mkdir(parents=True)
    (folder / "papers" / name).write_text(text, encoding="utf-8")
    options = BuildOptions(published=published, jurisdiction="杭州市拱墅区")
    outcome = build([folder / "papers"], options, folder / "out", Filters())
    notes[:] = outcome.notes
    frames = Frames(folder / "out" / "corpus.duckdb")
    return {table: frames[table] for table in TABLES}


@pytest.mark.parametrize("published", ["", "2021-05-06"])
@pytest.mark.parametrize(
    ("name", "text", "origin", "page"),
    [
        ("a.txt", MASTHEAD + REPORT, "page", "3"),
        ("a.html", META.format(HTML), "meta", ""),
        ("20230202_第04版.txt", REPORT, "filename", "4"),
    ],
)
def test_a_page_is_dated_by_what_it_says(
    tmp_path: Path, name: str, text: str, origin: str, page: str, published: str
) -> None:
    tables = built(tmp_path, name, text, published)
    (source,) = tables["sources"].to_dict("records")
    assert (source["published_on"], source["date_source"], source["page"]) == ("2023-02-02", origin, page)
    assert set(tables["articles"]["published_on"]) == {"2023-02-02"}
    assert set(tables["events"]["date_start"]) == {"2023-02-01"}
    assert set(tables["events"]["year_source"]) == {origin}


@pytest.mark.parametrize("published", ["2023", "2023-02"])
def test_a_year_or_a_month_dates_the_events_and_breaks_no_file(tmp_path: Path, published: str) -> None:
    tables = built(tmp_path, "a.txt", REPORT + NEXT_DAY, published)
    assert set(tables["articles"]["published_on"]) == {published}
    assert list(tables["sources"]["date_source"]) == ["option"]
    assert "2023-02-01" in set(tables["events"]["date_start"])
    assert set(tables["occupancies"]["first_observed"]) <= {"", "2023-02-01", "2023-02-02"}
    assert "2023-02-01" in (tmp_path / "out" / "graph.gexf").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "graph.html").exists()


def test_articles_below_mastheads_of_two_days_have_each_their_own(tmp_path: Path) -> None:
    text = MASTHEAD + REPORT + "\n示例报 2023年02月03日 星期五 第01版\n" + NEXT_DAY
    tables = built(tmp_path, "a.txt", text, "2021")
    assert list(tables["articles"]["published_on"]) == ["2023-02-02", "2023-02-03"]
    assert set(tables["events"]["date_start"]) == {"2023-02-01", "2023-02-02"}


@pytest.mark.parametrize(
    ("name", "text", "published", "remark"),
    [
        pytest.param(
            "20230203.txt",
            MASTHEAD + REPORT,
            "2023-02-03",
            "prints another day than the file name says, which is taken: 2023-02-03 against 2023-02-02",
            id="day of the file name",
        ),
        pytest.param(
            "示例日报/20230202.txt",
            MASTHEAD.replace("示例报", "某某报") + REPORT,
            "2023-02-02",
            "prints another paper than the file name says, which is taken: 示例日报 against 某某报",
            id="paper of the file name",
        ),
        pytest.param("20230202.txt", MASTHEAD + REPORT, "2023-02-02", "", id="the same day"),
        pytest.param(
            "示例日报/a.txt",
            "区委召开会议\n来源：杭州日报\n" + REPORT,
            "",
            "",
            id="a text that was taken over from another paper",
        ),
        pytest.param(
            "a.txt",
            MASTHEAD.replace("02日", "30日") + REPORT,
            "",
            "prints a day that no calendar has: 2023年02月30日",
            id="a day that no calendar has",
        ),
        pytest.param(
            "2023-02-30.txt",
            REPORT,
            "",
            "prints a day that no calendar has: 2023-02-30",
            id="such a day in the file name",
        ),
    ],
)
def test_what_contradicts_the_edition_is_named(
    tmp_path: Path, name: str, text: str, published: str, remark: str
) -> None:
    (source,) = built(tmp_path, name, text)["sources"].to_dict("records")
    assert (source["published_on"], source["reason"]) == (published, remark)
    kind, _, about = remark.partition(": ")
    assert [note for note in notes if note.startswith("prints")] == (
        [f"{kind}: 1 source ({name}: {about})"] if remark else []
    )


HEADS = ("示例报 2023年02月02日 星期四 第01版\n", "2 要闻 示例报 2023年02月02日 星期四\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEADS[0] + REPORT + "\n" + HEADS[1] + NEXT_DAY, id="running heads"),
        pytest.param(REPORT + "\n" + HEADS[0] + "\n" + NEXT_DAY + "\n" + HEADS[1], id="feet"),
    ],
)
def test_articles_have_the_page_of_their_masthead(text: str) -> None:
    articles, _ = cut_articles(pages_of(text))
    assert [article.page for article in articles] == ["1", "2"]


def test_a_text_above_the_first_masthead_does_not_make_it_a_foot() -> None:
    last = (
        "区人大召开会议\n本报讯（记者 周四海）1日上午，区人大常委会主任李四为主持召开会议，听取工作汇报。\n"
    )
    text = "\n".join([REPORT, HEADS[0] + NEXT_DAY, HEADS[1] + last])
    articles, _ = cut_articles(pages_of(text))
    assert [article.page for article in articles] == ["1", "1", "2"]


def test_the_page_of_the_file_name_holds_for_all_articles() -> None:
    articles, _ = cut_articles(replace(pages_of(HEADS[0] + REPORT + "\n" + HEADS[1] + NEXT_DAY), page="7"))
    assert [article.page for article in articles] == ["7", "7"]


def test_a_source_of_several_pages_says_so(tmp_path: Path) -> None:
    tables = built(tmp_path, "a.txt", HEADS[0] + REPORT + "\n" + HEADS[1] + NEXT_DAY)
    assert list(tables["sources"]["page"]) == ["1-2"]


def pages_of(text: str) -> Page:
    return Page(source="a.txt", text=text, published_on="2023-02-02", year_source="page", page="1")
