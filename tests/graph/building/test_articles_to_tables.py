"""The tables: complete, with evidence, in order, the same whatever the order of the articles."""

from dataclasses import fields
from re import sub

import pytest
from facts_as_frames import Facts
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tagger import article_of, facts_in, facts_of, report_on

from graph.resolution.observations import mention_id
from ner.extraction.article_report import Report
from ner.text.documents import Block
from ner.text.mentions import Label

TEXTS = (
    "区委召开会议\n2月1日下午，区委书记钱一诺主持会议并讲话，区长孙二虎、副区长李三多等区领导参加。",
    "2月1日，区委书记钱一诺到远岚科技有限公司调研，董事长周四海介绍情况，区长孙二虎、副区长李三多陪同。",
    "1月31日，区人大常委会决定任命吴五湖为区财政局局长，免去郑六合的区财政局局长职务。",
    "2月1日，区长孙二虎分别会见云垚集团董事长王七星、青砚银行杭州分行行长冯八方。区领导李三多参加上述活动。",
    "学习郑六合总书记重要讲话精神。日前，钱一诺作出批示。",
    "本报讯（记者 冯八方）2月1日，区委书记钱一诺主持会议，区长孙二虎、副区长李三多参加。",
)


def reports() -> list[Report]:
    found = [report_on(text, source=f"{n}.txt") for n, text in enumerate(TEXTS[:-1])]
    return [*found, report_on(TEXTS[-1], source="5.txt", byline="本报讯（记者 冯八方）")]


@pytest.fixture(scope="module")
def found() -> Facts:
    return facts_in(reports())


@pytest.mark.slow
@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=12, deadline=None)
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    every = reports()
    assert facts_in([every[n] for n in order]) == facts_in(every)


PIECES = st.sampled_from(
    ["钱一诺", "孙二虎", "李三多", "区委书记", "区长", "副区长", "远岚科技有限公司", "董事长", "2月1日", "近日", "出席", "主持会议",
     "会见", "分别", "陪同", "指出", "当选", "免去", "的", "等区领导", "一行", "来到", "签约仪式", "总书记", "讲话精神", "、", "，", "。",
     "：", "“", "”", "《", "》", "（", "）", "\n", " ", "?", "·", "王", "和", "在", "某", "a", "1"]
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_offsets_hold_in_any_text(text: str) -> None:
    check_offsets(facts_in([report_on(text)]))


def test_offsets_hold(found: Facts) -> None:
    check_offsets(found)


def check_offsets(found: Facts) -> None:
    texts = {row.article_id: row.text for row in found.article_texts}
    articles = {row.event_id: row.article_id for row in found.events}
    for mention in found.mentions:
        assert texts[mention.article_id][mention.start : mention.end] == mention.text
    for named in found.organization_mentions:
        assert texts[named.article_id][named.start : named.end] == named.name
        assert named.name in named.quote
    for attribution in found.attributions:
        printed = texts[attribution.article_id][attribution.start : attribution.end]
        assert attribution.title_text in printed
        assert printed in attribution.quote
        assert attribution.quote in texts[attribution.article_id]
    for participation in found.participations:
        printed = texts[articles[participation.event_id]][participation.start : participation.end]
        assert printed
        assert printed in participation.quote
        if participation.entity_kind == "person":
            # Of a form of address (王区长) the surname is printed; a name's dot is printed in many ways.
            assert participation.name.startswith(sub("[?？•・]", "·", "".join(printed.split())))
    for event in found.events:
        assert event.quote in texts[event.article_id]
        assert event.date_text in texts[event.article_id]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "article_id"),
        ("mentions", "mention_id"),
        ("attributions", "attribution_id"),
        ("persons", "entity_id"),
        ("organizations", "entity_id"),
        ("events", "event_id"),
    ],
)
def test_ids_do_not_repeat(table: str, column: str, found: Facts) -> None:
    ids = [getattr(row, column) for row in getattr(found, table)]
    assert len(ids) == len(set(ids)) > 0


def test_every_id_leads_somewhere(found: Facts) -> None:
    persons = {row.entity_id for row in found.persons}
    organizations = {row.entity_id for row in found.organizations}
    mentions = {row.mention_id for row in found.mentions}
    events = {row.event_id for row in found.events}
    assert {row.entity_id for row in found.attributions} <= persons
    assert {row.entity_id for row in found.occupancies} <= persons
    assert {row.entity_id for row in found.person_roles} <= persons
    assert {row.mention_id for row in found.attributions} <= mentions
    assert {row.entity_id for row in found.organization_mentions} <= organizations
    assert {row.entity_id for row in found.participations} <= persons | organizations
    assert {row.event_id for row in found.participations} == events
    assert {row.merged_id for row in found.events} <= events
    assert {row.entity_id for row in found.mentions} <= persons | organizations | {""}


def test_nobody_takes_part_in_one_event_twice(found: Facts) -> None:
    pairs = [(row.event_id, row.entity_id) for row in found.participations]
    assert len(pairs) == len(set(pairs))


def test_reports_of_one_meeting_share_its_id(found: Facts) -> None:
    by_source = {row.article_id: row for row in found.events if row.article_id in ("0.txt", "5.txt")}
    assert by_source["0.txt"].merged_id == by_source["5.txt"].merged_id
    together = [row for row in found.coappearances if {row.source, row.target} == {"钱一诺", "孙二虎"}]
    assert [(row.events, row.first_date) for row in together] == [(2, "2023-02-01")]


def test_persons(found: Facts) -> None:
    rows = {(row.name, row.role): row for row in found.persons}
    secretary = rows["钱一诺", "official"]
    assert (secretary.post, secretary.organization) == ("区委书记", "中共杭州市拱墅区委员会")
    assert (secretary.jurisdiction, secretary.branch, secretary.level) == ("杭州市拱墅区", "党委", "county")
    assert (secretary.pinyin, secretary.first_seen, secretary.last_seen) == (
        "Qian Yinuo",
        "2023-02-01",
        "2023-02-02",
    )
    assert (secretary.articles, secretary.events) == (4, 2)
    assert rows["王七星", "company"].organization == "云垚集团"
    assert rows["冯八方", "journalist"].events == 0
    assert rows["郑六合", "cited"].events == 0
    removed = rows["郑六合", "official"]
    assert (removed.post, removed.organization) == ("", "")


def test_only_the_first_observed_rank_counts_least() -> None:
    (row,) = facts_of("一级调研员、区委副书记、区长钱一诺出席会议。").persons
    assert row.post == "区长"


@pytest.mark.parametrize(
    ("texts", "post"),
    [
        pytest.param(("区委副书记、区长钱一诺出席。",), "区长", id="full-before-deputy"),
        pytest.param(("1月3日，副区长钱一诺出席。", "2月1日，区长钱一诺出席。"), "区长", id="the-latest"),
        pytest.param(("1月3日，区长钱一诺出席。", "2月1日，区委常委钱一诺出席。"), "区委常委", id="the-latest-though-lower"),
        pytest.param(("区委书记、原区长钱一诺出席。",), "区委书记", id="not-the-former"),
        pytest.param(("钱一诺等区领导出席。", "区长钱一诺出席。"), "区长", id="not-the-collective"),
        pytest.param(("钱一诺等区领导出席。",), "区领导", id="unless-there-is-no-other"),
    ],
)  # fmt: skip
def test_the_post_that_stands_for_a_person(texts: tuple[str, ...], post: str) -> None:
    (row,) = facts_of(*texts).persons
    assert row.post == post


def test_events(found: Facts) -> None:
    received = [row for row in found.events if row.article_id == "3.txt"]
    assert [(row.kind, row.date_start, row.date_end, row.year_source) for row in received] == [
        ("meeting", "2023-02-01", "2023-02-02", "option")
    ] * 2


def test_two_events_of_one_article_are_never_one() -> None:
    received = facts_of(TEXTS[3])
    assert len({row.merged_id for row in received.events}) == 2
    assert [row for row in received.coappearances if {row.source, row.target} == {"王七星", "冯八方"}] == []


@pytest.mark.parametrize(
    ("text", "published_on", "start", "year_source"),
    [
        ("2月1日，区长钱一诺出席会议。", "2023-02-02", "2023-02-01", "option"),
        ("2022年2月1日，区长钱一诺出席会议。", "2023-02-02", "2022-02-01", "text"),
        ("2月1日，区长钱一诺出席会议。", "", "", "none"),
        ("近日，区长钱一诺出席会议。", "2023-02-02", "", "none"),
    ],
)
def test_where_the_year_comes_from(text: str, published_on: str, start: str, year_source: str) -> None:
    (row,) = facts_of(text, published_on=published_on).events
    assert (row.date_start, row.year_source) == (start, year_source)


def test_a_collective_title_is_an_attribution_and_no_occupancy() -> None:
    found = facts_of("2月1日，钱一诺、孙二虎等区领导参加会议。")
    assert [(row.person, row.rule) for row in found.attributions] == [
        ("钱一诺", "collective"),
        ("孙二虎", "collective"),
    ]
    assert found.occupancies == ()


def test_an_occupation_is_no_attribution() -> None:
    assert facts_of("专家钱一诺说，好。").attributions == ()


def test_blocks_and_segments_are_passed_on() -> None:
    block = Block(block_id="b", source="0.txt", kind="caption", text="图", start=3, end=4)
    article = article_of("区长钱一诺出席会议。")
    rows = facts_in([report_on(article.text)], [block])
    assert [(row.block_id, row.kind, row.start, row.end) for row in rows.blocks] == [("b", "caption", 3, 4)]
    assert [(row.start, row.source_start, row.length) for row in rows.article_segments] == [
        (0, 0, len(article.text))
    ]


def test_nothing_makes_empty_tables() -> None:
    rows = facts_in([])
    assert {field.name for field in fields(Facts) if getattr(rows, field.name)} == set()


def test_the_id_of_a_mention_is_of_its_place_and_label() -> None:
    ids = {
        mention_id("a", 1, 2, Label.PERSON),
        mention_id("a", 1, 3, Label.PERSON),
        mention_id("a", 1, 2, Label.PLACE),
        mention_id("b", 1, 2, Label.PERSON),
    }
    assert len(ids) == 4


def test_a_title_in_traditional_characters_stays_as_printed() -> None:
    (found,) = facts_of("區長錢一諾出席會議。").attributions
    assert (found.person, found.title_text, found.post) == ("钱一诺", "區長", "区长")
