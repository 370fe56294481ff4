"""The steps composed: from files to facts and the files of a corpus, with a tagger that knows a list of names."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from numbered_pages import page
from recorded_tagger import RecordedTagger, article_of, as_rows

from graph.building import planning, stages
from graph.building.options import BuildOptions
from graph.building.pipeline import build, run, tag
from graph.building.work import tag_articles
from graph.corpus import load_corpus
from graph.network.filters import Filters
from ner.errors import GuantuError, InputError
from ner.text.mentions import Mention

PAGE = "区委召开会议\n本报讯（记者 周四海）2月1日下午，区委书记钱一诺主持会议，区长孙二虎参加。\n"
OPTIONS = BuildOptions(published="2023-02-02", jurisdiction="杭州市拱墅区")


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: RecordedTagger())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.txt").write_text(PAGE, encoding="utf-8")
    return inputs


def test_from_a_file_to_facts(folder: Path) -> None:
    tables, problems = run([folder], OPTIONS)
    facts = as_rows(tables)
    assert problems == ()
    assert [(row.source, row.headline, row.published_on) for row in facts.articles] == [
        ("a.txt", "区委召开会议", "2023-02-02")
    ]
    roles = {row.name: row.role for row in facts.persons}
    assert roles == {"钱一诺": "official", "孙二虎": "official", "周四海": "journalist"}
    (event,) = facts.events
    assert (event.kind, event.date_start, event.year_source) == ("meeting", "2023-02-01", "option")
    assert sorted((row.name, row.role) for row in facts.participations) == [
        ("孙二虎", "attendee"),
        ("钱一诺", "chair"),
    ]


def test_what_cannot_be_read_hinders_nothing(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    tables, problems = run([folder, folder / "missing.txt"], OPTIONS)
    assert len(tables["articles"]) == 1
    assert [type(problem) for problem in problems] == [InputError, InputError]
    empty, missing = sorted(str(problem) for problem in problems)
    assert ("empty.txt" in empty, "missing.txt" in missing) == (True, True)


def test_a_broken_corpus_toml_is_reported_once(folder: Path) -> None:
    (folder / "b.txt").write_text(PAGE, encoding="utf-8")
    (folder / "corpus.toml").write_text("jurisdiction = \n", encoding="utf-8")
    tables, problems = run([folder], OPTIONS)
    assert [("corpus.toml" in str(p)) for p in problems] == [True]
    assert len(tables["articles"]) == 2


@pytest.mark.parametrize(
    ("options", "post", "organization"),
    [
        pytest.param(OPTIONS, "区长", "杭州市拱墅区人民政府", id="given"),
        pytest.param(
            BuildOptions(published="2023-02-02"), "区长", "杭州市余杭区人民政府", id="of-corpus-toml"
        ),
    ],
)
def test_an_option_overrides_corpus_toml(
    folder: Path, options: BuildOptions, post: str, organization: str
) -> None:
    (folder / "corpus.toml").write_text('jurisdiction = "余杭区"\n', encoding="utf-8")
    rows = as_rows(run([folder], options)[0]).attributions
    assert [(row.post, row.organization) for row in rows if row.person == "孙二虎"] == [(post, organization)]


def test_without_a_jurisdiction_it_is_inferred_for_each_source(folder: Path) -> None:
    (folder / "a.txt").write_text(
        PAGE.replace("2月1日下午，", "2月1日下午，拱墅区召开会议，"), encoding="utf-8"
    )
    (folder / "b.txt").write_text(
        PAGE.replace("2月1日下午，", "2月1日下午，余杭区召开会议，"), encoding="utf-8"
    )
    rows = as_rows(run([folder], BuildOptions(published="2023-02-02"))[0]).attributions
    assert sorted(row.organization for row in rows if row.person == "孙二虎") == [
        "杭州市余杭区人民政府",
        "杭州市拱墅区人民政府",
    ]


@pytest.mark.parametrize(
    ("masthead", "settings", "organization", "evidence"),
    [
        pytest.param("余杭报", "", "杭州市余杭区人民政府", "paper: 余杭报", id="of-a-local-paper"),
        pytest.param(
            "人民日报",
            "",
            "杭州市拱墅区人民政府",
            "national: 人民日报",
            id="of-the-only-district-of-the-text",
        ),
        pytest.param(
            "人民日报", 'jurisdiction = "拱墅区"', "杭州市拱墅区人民政府", "given", id="corpus-toml-wins"
        ),
        pytest.param(
            "示例日报",
            "",
            "杭州市拱墅区人民政府",
            "named: 拱墅区 2; own level: 区 3",
            id="of-a-paper-of-no-known-place",
        ),
    ],
)
def test_a_paper_s_place_completes_bare_posts(
    folder: Path, masthead: str, settings: str, organization: str, evidence: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink(missing_ok=True)
    (folder / "corpus.toml").write_text(settings, encoding="utf-8")
    text = PAGE + "会议听取了来自拱墅区运河街道的汇报。\n拱墅区多个小区的居民听取了汇报。\n"
    (folder / "a.txt").write_text(f"{masthead} 2023年2月2日 星期四 第1版\n\n{text}", encoding="utf-8")
    frames, _ = run([folder], BuildOptions())
    rows = as_rows(frames).attributions
    assert {row.organization for row in rows if row.person == "孙二虎"} == {organization}
    assert set(frames["jurisdictions"]["evidence"]) == {evidence}
    assert set(frames["articles"]["published_on"]) == {"2023-02-02"}


def test_what_corpus_toml_ignores_is_no_entity(folder: Path) -> None:
    text = "2月1日，区长会见钱一诺。农发·孙二虎市场开业，李三多到场。"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[ignore]\nnames = ["李三多"]\nstrings = ["孙二虎市场"]\n', encoding="utf-8"
    )
    assert [row.name for row in as_rows(run([folder], OPTIONS)[0]).persons] == ["钱一诺"]


def test_progress_is_reported_to_the_end(folder: Path) -> None:
    calls: list[tuple[str, int, int]] = []
    run([folder], OPTIONS, lambda step, done, total: calls.append((step, done, total)))
    assert ("check", 1, 1) in calls
    assert calls[-1] == ("tag", 1, 1)


def test_tag_gives_an_object_for_each_article_and_the_problems(folder: Path) -> None:
    found = list(tag([folder, folder / "missing.txt"], OPTIONS))
    problems = [row for row in found if isinstance(row, GuantuError)]
    objects = [row for row in found if not isinstance(row, GuantuError)]
    assert len(problems) == 1
    (article,) = objects
    assert article["headline"] == "区委召开会议"
    assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article["mentions"])
    assert [(a["person"], a["title"]) for a in article["attributions"]] == [
        ("钱一诺", "区委书记"),
        ("孙二虎", "区长"),
    ]


def test_tagged_mentions_have_their_place_in_the_article() -> None:
    articles = [article_of("钱一诺到会。\n孙二虎到会。"), article_of("李三多。钱一诺。", source="b.txt")]
    tagged = tag_articles(articles, RecordedTagger())
    assert [[m.text for m in found] for found in tagged] == [["钱一诺", "孙二虎"], ["李三多", "钱一诺"]]
    for article, found in zip(articles, tagged, strict=True):
        assert all(article.text[m.start : m.end] == m.text for m in found)


def test_more_articles_than_go_to_the_tagger_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "ARTICLES_AT_ONCE", 2)
    for number in range(5):
        (folder / f"{number}.txt").write_text(page(number), encoding="utf-8")
    rows = as_rows(run([folder], OPTIONS)[0])
    assert len(rows.articles) == 6
    assert {row.article_id for row in rows.events} == {row.article_id for row in rows.articles}


def test_what_is_written_can_be_loaded_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    facts = as_rows(run([folder], OPTIONS)[0])
    build([folder], OPTIONS, out, Filters())
    assert sorted(path.name for path in out.iterdir()) == [
        "coappearance.gexf",
        "corpus.duckdb",
        "graph.gexf",
        "graph.html",
        "tables",
    ]
    assert sorted(load_corpus(out).persons["name"]) == sorted(row.name for row in facts.persons)


def test_the_lines_of_a_headline_go_to_the_tagger_together() -> None:
    shown: list[str] = []

    class LoggingTagger(RecordedTagger):
        def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
            shown.extend(sentences)
            return super().tag(sentences)

    headline = "区长钱一\n诺调研"
    text = f"{headline}\n区长钱一诺调研。副区长孙二虎陪同。\n散会"
    (found,) = tag_articles([article_of(text, headline=headline)], LoggingTagger())
    assert shown == [headline, "区长钱一诺调研。", "副区长孙二虎陪同。", "散会"]
    assert [text[m.start : m.end] for m in found] == [m.text for m in found] == ["钱一诺", "孙二虎"]
