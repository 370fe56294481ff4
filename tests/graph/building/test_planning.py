"""Which pages are read anew, and in which batches."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import pytest
from blank_rows import row

from graph.building import planning
from graph.building.planning import planned
from graph.building.work import decode_article, encode_article
from graph.store.queries import run
from graph.store.state import State
from graph.tables.build_state import CutArticleRow, FileRow, PageRow, TaggedRow
from ner.sources.corpus_config import DEFAULTS
from ner.text.documents import Article, OffsetMap, Segment
from ner.text.spans import Span

ask = partial(run, "graph.building")


@pytest.fixture
def state() -> Iterator[State]:
    with State() as opened:
        yield opened


def cut(source: str, text: str = "某某", **values: Any) -> CutArticleRow:
    """An article on a page of its own, in a file of the same name."""
    article = Article(
        article_id=source,
        source=source,
        ordinal=1,
        text=text,
        headline_span=Span(0, 0),
        offsets=OffsetMap((Segment(0, source, 0, len(text)),)),
        **values,
    )
    return encode_article(article, source, 0)


def with_articles(state: State, *articles: CutArticleRow) -> None:
    settings = msgspec.json.encode(DEFAULTS).decode()
    state.add_rows("state.cut_articles", articles)
    state.add_rows("state.files", [row(FileRow, source=a.file, settings=settings) for a in articles])


def read(state: State, rules: str = "rules", model: str = "model") -> list[list[str]]:
    """The sources of the pages of each batch, which are then as if they had been read."""
    with planned(state, rules, model) as (articles, batches):
        tasks = list(batches)
        assert articles == sum(len(task.articles) for batch in tasks for task in batch)
        pages = [PageRow(source=task.source, input_hash=task.input_hash) for batch in tasks for task in batch]
        sources = [page.source for page in pages]
        with state.transaction():
            state.drop_observations(sources)
            state.add_rows("state.pages", pages)
        return [[task.source for task in batch] for batch in tasks]


def test_what_was_read_is_not_read_again_unless_something_changed(state: State) -> None:
    with_articles(state, cut("1"), cut("2"), cut("3"))
    assert read(state) == [["1", "2", "3"]]
    assert read(state) == []
    assert read(state, rules="others") == [["1", "2", "3"]]
    assert read(state, rules="others", model="another") == [["1", "2", "3"]]
    state.drop_files(["2"])
    with_articles(state, cut("2", "某某某"))
    assert read(state, rules="others", model="another") == [["2"]]
    state.connection.execute("UPDATE state.files SET settings = '{\"paper\": \"某报\"}' WHERE source = '3'")
    assert read(state, rules="others", model="another") == [["3"]]


def test_a_page_that_is_gone_is_forgotten(state: State) -> None:
    with_articles(state, cut("1"), cut("2"))
    read(state)
    state.drop_files(["1"])
    assert read(state) == []
    assert state.connection.execute("SELECT source FROM state.pages").fetchall() == [("2",)]


def test_what_was_tagged_comes_with_its_mentions(state: State) -> None:
    with_articles(state, cut("1"), cut("2", "某某某"))
    hashed = cut("1").tagger_input_hash
    state.add_tagged([TaggedRow(tagger_input_hash=hashed, mentions=b"mentions")] * 2)
    state.add_tagged([TaggedRow(tagger_input_hash=hashed, mentions=b"later")])
    with planned(state, "", "") as (_, batches):
        mentions = [mentions for batch in batches for task in batch for _, mentions in task.articles]
    assert mentions == [b"mentions", None]


def test_batches_hold_about_so_many_articles(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    assert planning.ARTICLES_AT_ONCE == 64
    monkeypatch.setattr(planning, "ARTICLES_AT_ONCE", 2)
    with_articles(state, *(cut(source) for source in "12345"))
    assert read(state) == [["1", "2"], ["3", "4"], ["5"]]


def test_articles_that_go_on_are_listed_issue_by_issue(state: State) -> None:
    with_articles(
        state,
        cut("x/b", published_on="2023-02-02", continued_from="1"),
        cut("x/a", published_on="2023-02-02", continued_to="2"),
        cut("y/a", published_on="2023-02-01", continued_to="2"),
        cut("x/c"),
    )
    listed = ask(state.connection, "continued").fetchall()
    assert [(day, folder, file) for day, _, folder, file, *_ in listed] == [
        ("2023-02-01", "y/", "y/a"),
        ("2023-02-02", "x/", "x/a"),
        ("2023-02-02", "x/", "x/b"),
    ]


def test_the_whole_article_stands_in_the_place_of_its_first_part(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = decode_article(cut("1", "某某某某", continued_to="2").body)
    monkeypatch.setattr(planning, "join_continued", lambda articles: [whole])
    with_articles(state, cut("1", continued_to="2"), cut("2", continued_from="1"), cut("3"))
    with planned(state, "", "") as (articles, batches):
        texts = [
            decode_article(body).text for batch in batches for task in batch for body, _ in task.articles
        ]
    assert (articles, texts) == (2, ["某某某某", "某某"])
