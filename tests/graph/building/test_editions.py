"""Which edition a page is of, from file to tables and graph files: by masthead, HTML fields, path and option."""

from pathlib import Path

import pandas as pd
import pytest
from recorded_tagger import RecordedTagger

from graph.building import stages
from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.network.filters import Filters
from graph.store.database import Frames

REPORT = "区委召开会议\n本报讯（记者 周四海）2月1日下午，区委书记钱一诺主持召开会议，区长孙二虎参加会议。\n"
MASTHEAD = "示例报 2023年02月02日 星期四 第03版\n"
META = '<html><head><meta name="pubdate" content="2023-02-02 08:00"></head><body>{}</body></html>'
HTML = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
NEXT_DAY = "区政府召开会议\n本报讯（记者 周四海）2日下午，区长孙二虎主持召开会议，副区长李三多参加会议。\n"


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: RecordedTagger())
    monkeypatch.setattr("graph.building.work.tagger_of", lambda spec: RecordedTagger())


def built(folder: Path, name: str, text: str, published: str = "") -> dict[str, pd.DataFrame]:
    (folder / "papers").mkdir()
    (folder / "papers" / name).write_text(text, encoding="utf-8")
    options = BuildOptions(published=published, jurisdiction="杭州市拱墅区")
    build([folder / "papers"], options, folder / "out", Filters())
    frames = Frames(folder / "out" / "corpus.duckdb")
    return {table: frames[table] for table in ("sources", "articles", "events", "occupancies")}


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
