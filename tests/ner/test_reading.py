"""`ner.read`: what one article says, without a corpus."""

from typing import Any

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import ner
from ner.errors import ConfigError
from ner.reading import ArticleReport
from ner.sources.corpus_config import Ignore, Settings

TEXT = "某某区召开座谈会\n2月1日上午，区长钱一诺主持召开座谈会，远岚科技有限公司董事长孙二虎作交流发言。"


def read(
    text: str = TEXT, published: str | None = "2023-02-02", settings: Settings | None = None
) -> ArticleReport:
    return ner.read(
        text,
        jurisdiction=DISTRICT,
        published=published,
        tagger=RecordedTagger(),
        settings=settings or Settings(),
    )


def test_people_have_their_posts_with_body_and_sentence() -> None:
    (first, second) = read().people
    assert (first.name, first.role, first.posts[0].title) == ("钱一诺", "official", "区长")
    assert first.posts[0].organization == "杭州市拱墅区人民政府"
    assert first.posts[0].quote == TEXT.split("\n")[1]
    assert (second.name, second.role, second.posts[0].organization) == (
        "孙二虎",
        "company",
        "远岚科技有限公司",
    )


def test_events_have_their_day_and_who_was_there() -> None:
    (event,) = read().events
    assert (event.kind, event.date_text) == ("meeting", "2月1日上午")
    assert (event.date_start, event.date_end) == ("2023-02-01", "2023-02-02")
    assert [(p.name, p.kind, p.role) for p in event.participants] == [
        ("钱一诺", "person", "chair"),
        ("孙二虎", "person", "speaker"),
        ("远岚科技有限公司", "company", "attendee"),
    ]


def test_offsets_of_mentions_point_into_the_text() -> None:
    found = read()
    assert [m.text for m in found.mentions] == [found.text[m.start : m.end] for m in found.mentions]
    assert {"钱一诺", "孙二虎", "远岚科技有限公司"} <= {m.text for m in found.mentions}


def test_a_text_that_looks_like_several_articles_is_read_as_one() -> None:
    page = f"{TEXT}\n\n某某区开展植树活动\n本报讯 2月2日，副区长李三多参加植树活动。"
    assert [p.name for p in read(page).people] == ["钱一诺", "孙二虎", "李三多"]


def test_without_a_date_nothing_is_dated() -> None:
    assert read(published=None).events[0].date_start == ""


def test_settings_are_obeyed() -> None:
    found = read(settings=Settings(ignore=Ignore(names=("钱一诺",))))
    assert [p.name for p in found.people] == ["孙二虎"]


def test_an_empty_text_says_nothing() -> None:
    found = read("")
    assert (found.people, found.events, found.mentions, found.organizations) == ((), (), (), ())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "2023-13-01"}, "published: not a date"),
        ({"jurisdiction": "无此地"}, "jurisdiction 无此地: no such place"),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        ner.read(TEXT, tagger=RecordedTagger(), **options)


def test_the_embedded_tagger_is_the_usual_one() -> None:
    assert "沈岚青" in {p.name for p in ner.read("区长沈岚青主持召开座谈会，副区长周予安参加。").people}
