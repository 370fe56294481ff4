"""What `guantu export --measures` and `--methods` write."""

import csv
from pathlib import Path

import pytest
from recorded_tagger import CAST, report_on

from graph.analysis.significance.ties import TESTED
from graph.building.tables import update_tables
from graph.export.error_rates import error_rates
from graph.export.measures import measured, page_measures, write_measures
from graph.export.methods import methods
from graph.resolution.observations import observations_of
from graph.store.database import meta_value
from graph.store.state import State
from graph.tables.observations import columns_of

ACCURACY = Path(__file__).parents[3] / "docs" / "accuracy.md"
FIRM = "远岚科技有限公司"


@pytest.fixture(scope="module")
def state():
    """A district of meetings and visits in one year."""
    texts = []
    for number in range(24):
        first, second, third = (CAST[(number * step + shift) % 8] for step, shift in ((1, 0), (3, 1), (5, 3)))
        what = f"到{FIRM}调研" if number % 3 == 0 else "主持召开座谈会"
        texts.append(
            f"{number % 8 + 4}月{number + 1}日，区长{first}{what}，副区长{second}、副区长{third}参加。"
        )
    reports = [
        report_on(text, source=f"{number}.txt", published_on="2022-12-31")
        for number, text in enumerate(texts)
    ]
    with State() as opened:
        with opened.transaction():
            opened.add_observations([columns_of([observations_of(report) for report in reports])])
        update_tables(opened, margin=60)
        yield opened


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_files_each_time(state: State, tmp_path: Path):
    for name in ("one", "other"):
        write_measures(measured(state.connection, sampled=4), tmp_path / name)
    files = {path.name for path in (tmp_path / "one").iterdir()}
    assert files == {"actors.csv", "communities.csv", "post_pairs.csv", "sensitivity.csv", "notes.txt"}
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "other" / f).read_bytes() for f in files)


def test_measures_are_of_every_actor_and_choices_beside_the_corpus_as_it_is(state: State, tmp_path: Path):
    write_measures(measured(state.connection, sampled=4), tmp_path)
    actors = rows(tmp_path / "actors.csv")
    assert {row["name"] for row in actors} == {*CAST, FIRM}
    assert len(actors) == 6 * len({row["entity_id"] for row in actors})
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in actors)
    degree = {row["entity_id"]: float(row["value"]) for row in actors if row["measure"] == "degree"}
    pairs = state.connection.execute("SELECT source_id, target_id FROM coappearances").fetchall()
    assert degree == {key: sum(key in pair for pair in pairs) for key in degree}
    choices = rows(tmp_path / "sensitivity.csv")
    assert choices[0]["choice"] == "q <= 0.05, margin 60 days"
    assert [row["choice"] for row in choices[-2:]] == ["without meeting", "without inspection"]
    assert int(choices[0]["pairs_met"]) == len(pairs) > int(choices[-1]["pairs_met"])
    assert "margin 60 days" in (tmp_path / "notes.txt").read_text(encoding="utf-8")


def test_a_page_is_told_how_many_ranks_are_not_told_apart(state: State, tmp_path: Path):
    found = measured(state.connection, sampled=4)
    write_measures(found, tmp_path)
    actors = rows(tmp_path / "actors.csv")
    shown = page_measures(found)
    assert {(row.entity_id, row.measure) for row in shown} == {
        (row["entity_id"], row["measure"]) for row in actors if float(row["value"]) > 0
    }
    assert {row.others for row in shown} == {len(CAST)}
    for row in shown:
        same = [other for other in actors if other["measure"] == row.measure]
        (own,) = (other for other in same if other["entity_id"] == row.entity_id)
        assert (row.value, row.low, row.high) == tuple(float(own[name]) for name in ("value", "low", "high"))
        meet = [
            float(other["rank_low"]) <= row.rank_high and float(other["rank_high"]) >= row.rank_low
            for other in same
        ]
        assert row.alike == sum(meet) - 1
    assert len({row.alike for row in shown}) > 1


def test_methods_have_the_numbers_of_the_corpus_in_both_languages(state: State):
    english, chinese = methods(state.connection).split("\n\n")
    pairs = state.connection.execute("SELECT count(*) FROM coappearances").fetchall()[0][0]
    for text in (english, chinese):
        assert all(str(number) in text for number in (24, len(CAST), pairs, 60, "2022-11-24"))
        assert f"{error_rates()[0].lowest:.2f}" in text
        assert meta_value(state.connection, TESTED) in text
    assert "职务" in chinese
    assert "24 events (2022-04-01 to 2022-11-24); 0 events have no stated day" in english


def test_methods_say_how_events_without_a_day_were_taken():
    """One article with a day of its own, one without any; no paper is named."""
    dated, undated = (
        report_on(
            "区长钱一诺主持召开座谈会，副区长孙二虎参加。", source="dated.txt", published_on="2022-12-31"
        ),
        report_on("副区长李三多主持召开座谈会，副区长孙二虎参加。", source="undated.txt", published_on=""),
    )
    with State() as opened:
        with opened.transaction():
            opened.add_observations([columns_of([observations_of(dated), observations_of(undated)])])
        update_tables(opened)
        english, chinese = methods(opened.connection).split("\n\n")
    assert "from 2 articles: " in english
    assert (
        "2 events; 2 events have no stated day, of which 1 were placed on the day of their report and 1"
        in english
    )
    assert "共 2 项；2 项活动没有写明日期，其中 1 项按报道日期计，1 项" in chinese


def test_an_empty_corpus_has_files_without_rows(tmp_path: Path):
    with State() as empty:
        update_tables(empty)
        write_measures(measured(empty.connection, sampled=2), tmp_path)
        assert "0 articles" in methods(empty.connection)
    assert rows(tmp_path / "actors.csv") == []


def test_the_error_rates_are_those_of_the_accuracy_page():
    text = ACCURACY.read_text(encoding="utf-8").partition("first run on")[2]
    for rate in error_rates():
        assert f"{rate.lowest:.3f}" in text
        assert f"{rate.highest:.3f}" in text
