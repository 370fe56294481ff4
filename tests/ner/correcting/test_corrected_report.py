"""What each correction changes in what an article says, and what it leaves alone."""

from typing import Any

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

from ner.correcting.corrected_report import CORRECTED, CorrectedReport, corrected_report
from ner.correcting.corrections import Correction, corrections_for
from ner.extraction.article_report import report
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import Settings
from ner.text.documents import Article, OffsetMap, Segment
from ner.text.sentences import cut

TEXT = (
    "2月1日，区长钱一诺主持召开座谈会，副区长孙二虎参加。\n"
    "2月3日，区长钱一诺到远岚科技有限公司调研，董事长李三多陪同。"
)
FIRST, SECOND = TEXT.split("\n")


def article(text: str = TEXT) -> Article:
    return Article(
        article_id="a",
        source="1.txt",
        ordinal=1,
        text=text,
        offsets=OffsetMap((Segment(0, "1.txt", 0, len(text)),)),
        published_on="2023-02-04",
    )


def corrected(*corrections: Correction) -> CorrectedReport:
    spans = cut(TEXT)
    tagged = RecordedTagger().tag([span.of(TEXT) for span in spans])
    mentions = [m.shift(span.start) for span, found in zip(spans, tagged, strict=True) for m in found]
    home = parse_place(DISTRICT)
    if not corrections:
        return CorrectedReport(report=report(article(), mentions, home))
    return corrected_report(article(), mentions, home, Settings(), corrections)


def correction(action: str, table: str, quote: str, name: str = "", **fields: Any) -> Correction:
    return Correction(action=action, table=table, quote=quote, name=name, **fields)


def posts(found: CorrectedReport) -> list[tuple[str, str, str]]:
    pairs = zip(found.report.attributions, found.report.positions, strict=True)
    return [(a.person.name, p.post, p.organization) for a, p in pairs]


def attendance(found: CorrectedReport) -> list[list[tuple[str, str]]]:
    return [[(p.name, p.role) for p in event.participants] for event in found.report.events]


POSTS = [
    ("钱一诺", "区长", "杭州市拱墅区人民政府"),
    ("孙二虎", "副区长", "杭州市拱墅区人民政府"),
    ("钱一诺", "区长", "杭州市拱墅区人民政府"),
    ("李三多", "董事长", "远岚科技有限公司"),
]
ATTENDANCE = [
    [("钱一诺", "chair"), ("孙二虎", "attendee")],
    [("钱一诺", "attendee"), ("李三多", "companion"), ("远岚科技有限公司", "host")],
]


def test_without_corrections_the_article_says_what_it_says() -> None:
    assert posts(corrected()) == POSTS
    assert attendance(corrected()) == ATTENDANCE


def test_set_a_post_in_one_sentence_only() -> None:
    found = corrected(correction("set", "attributions", FIRST, "钱一诺", field="post", value="区委书记"))
    assert posts(found) == [("钱一诺", "区委书记", "中共杭州市拱墅区委员会"), *POSTS[1:]]
    assert [a.rule == CORRECTED for a in found.report.attributions] == [True, False, False, False]


def test_set_the_body_of_a_post() -> None:
    found = corrected(
        correction(
            "set", "attributions", "董事长李三多", "李三多", field="organization", value="青砚股份有限公司"
        )
    )
    assert posts(found)[3] == ("李三多", "董事长", "青砚股份有限公司")


def test_set_the_post_of_an_official_to_a_firms_and_the_role_follows() -> None:
    found = corrected(correction("set", "attributions", FIRST, "孙二虎", field="post", value="董事长"))
    assert found.report.roles["孙二虎"] == "company"
    assert found.report.roles["钱一诺"] == "official"


@pytest.mark.parametrize(("nth", "left"), [(1, [1, 2, 3]), (2, [0, 1, 3]), (0, [1, 3]), (3, [0, 1, 2, 3])])
def test_the_nth_of_equal_rows(nth: int, left: list[int]) -> None:
    found = corrected(correction("drop", "attributions", TEXT, "钱一诺", nth=nth))
    assert posts(found) == [POSTS[number] for number in left]
    assert bool(found.found) == (nth != 3)


def test_add_a_post_that_the_sentence_says() -> None:
    found = corrected(correction("add", "attributions", FIRST, "孙二虎", value="杭州市拱墅区公安分局局长"))
    assert [post for post in posts(found) if post not in POSTS] == [
        ("孙二虎", "区公安分局局长", "杭州市拱墅区公安分局")
    ]


def test_a_name_that_is_nobody() -> None:
    found = corrected(correction("drop", "mentions", FIRST, "孙二虎"))
    assert {p.name for p in found.report.people} == {"钱一诺", "李三多"}
    assert attendance(found)[0] == [("钱一诺", "chair")]


def test_a_name_that_was_overlooked() -> None:
    plain = corrected(correction("add", "mentions", SECOND, "董事"))
    assert "董事" in {p.name for p in plain.report.people}


def test_set_the_role_of_a_person() -> None:
    found = corrected(correction("set", "person_roles", SECOND, "李三多", field="role", value="other"))
    assert found.report.roles == {"孙二虎": "official", "李三多": "other", "钱一诺": "official"}
    assert found.names.roles == {"李三多"}


def test_a_firm_that_is_none() -> None:
    found = corrected(correction("drop", "organization_mentions", SECOND, "远岚科技有限公司"))
    assert [o for o in found.report.organizations if o.kind == "company"] == []


def test_set_the_kind_of_a_body() -> None:
    found = corrected(
        correction(
            "set", "organization_mentions", SECOND, "远岚科技有限公司", field="kind", value="institution"
        )
    )
    assert {o.text: o.kind for o in found.report.organizations}["远岚科技有限公司"] == "institution"


def test_add_a_firm() -> None:
    found = corrected(correction("add", "organization_mentions", FIRST, "座谈会", value="company"))
    assert ("座谈会", "company") in {(o.text, o.kind) for o in found.report.organizations}


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("kind", "ceremony", "ceremony"),
        ("name", "企业家座谈会", "企业家座谈会"),
        ("place", "区政府", "区政府"),
        ("date", "2023-01-31", "2023-01-31 2023-02-01"),
        ("date", "2023-01-30/2023-01-31", "2023-01-30 2023-02-01"),
        ("date", "", "None"),
    ],
)
def test_set_something_of_an_event(field: str, value: str, shown: str) -> None:
    found = corrected(correction("set", "events", FIRST, field=field, value=value))
    first, second = found.report.events
    interval = first.date.interval if field == "date" and first.date else None
    printed = f"{interval.start} {interval.end}" if interval else str(getattr(first, field))
    assert printed == shown
    assert (first.rule, second) == (CORRECTED, corrected().report.events[1])


def test_drop_an_event() -> None:
    found = corrected(correction("drop", "events", FIRST))
    assert attendance(found) == ATTENDANCE[1:]


def test_add_an_event_and_who_was_there() -> None:
    quote = "副区长孙二虎参加"
    found = corrected(
        correction("drop", "participations", FIRST, "孙二虎"),
        correction("drop", "events", FIRST),
        correction("add", "events", quote, value="activity"),
        correction("add", "participations", quote, "孙二虎", value="host"),
    )
    assert attendance(found) == [[("孙二虎", "host")], ATTENDANCE[1]]
    assert found.report.events[0].kind == "activity"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            correction("set", "participations", FIRST, "孙二虎", field="role", value="speaker"),
            [("钱一诺", "chair"), ("孙二虎", "speaker")],
            id="set",
        ),
        pytest.param(correction("drop", "participations", FIRST, "孙二虎"), [("钱一诺", "chair")], id="drop"),
        pytest.param(
            correction("drop", "participations", "副区长孙二虎", "孙二虎"),
            [("钱一诺", "chair")],
            id="few words",
        ),
    ],
)
def test_who_took_part(row: Correction, expected: list[tuple[str, str]]) -> None:
    found = corrected(row)
    assert attendance(found) == [expected, ATTENDANCE[1]]
    assert found.found == {row}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(correction("drop", "participations", "没有这句话", "孙二虎"), id="no such words"),
        pytest.param(correction("drop", "participations", FIRST, "李三多"), id="not in this sentence"),
        pytest.param(
            correction("drop", "participations", FIRST, "孙二虎", source="2.txt"), id="other source"
        ),
        pytest.param(
            correction("add", "participations", FIRST, "周四海", value="host"), id="not named there"
        ),
        pytest.param(
            correction("set", "person_roles", FIRST, "周四海", field="role", value="other"), id="nobody"
        ),
    ],
)
def test_a_correction_that_finds_nothing_changes_nothing(row: Correction) -> None:
    found = corrected(row)
    assert (posts(found), attendance(found)) == (POSTS, ATTENDANCE)
    assert found.found == frozenset()


@pytest.mark.parametrize(
    ("quote", "source", "holds"),
    [
        ("区长钱一诺主持", "", True),
        ("区 长 钱一诺\n主持", "", True),
        ("区长钱一诺主持", "1.txt", True),
        ("区长钱一诺主持", "2.txt", False),
        ("副区长钱一诺", "", False),
    ],
)
def test_where_a_correction_holds(quote: str, source: str, holds: bool) -> None:
    row = correction("drop", "attributions", quote, "钱一诺", source=source)
    assert bool(corrections_for(TEXT, "1.txt", [row])) is holds
