"""Changes of posts and new companies, from invented articles of several days."""

from recorded_tagger import DISTRICT, RecordedTagger

import graph

Rows = list[dict[str, str]]


def changes(*texts: tuple[str, str]) -> Rows:
    corpus = graph.read(list(texts), jurisdiction=DISTRICT, tagger=RecordedTagger())
    return [{str(k): str(v) for k, v in row.items()} for row in corpus.frames["changes"].to_dict("records")]


def of(rows: Rows, kind: str, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(row[field] for field in fields) for row in rows if row["kind"] == kind]


MEETING = "区长钱一诺主持召开会议。"


def test_who_is_seen_first_and_last_while_the_paper_goes_on() -> None:
    rows = changes(
        (MEETING, "2021-01-10"),
        (MEETING, "2021-02-10"),
        ("副区长孙二虎主持召开会议。", "2021-03-10"),
        ("副区长孙二虎到会讲话。", "2021-04-10"),
    )
    assert of(rows, "first seen", "date_start", "date_end", "person", "to_post") == [
        ("2021-01-10", "2021-01-11", "钱一诺", "区长"),
        ("2021-03-10", "2021-03-11", "孙二虎", "副区长"),
    ]
    assert of(rows, "last seen", "date_start", "person", "from_post", "issues_since", "basis") == [
        ("2021-02-10", "钱一诺", "区长", "2", "observed")
    ]


def test_appointed_removed_promoted_and_moved() -> None:
    rows = changes(
        (
            "任命孙二虎为杭州市拱墅区人民政府副区长，免去李三多的杭州市拱墅区人民政府副区长职务。",
            "2021-03-10",
        ),
        ("任命周四海为杭州市拱墅区人民政府区长，免去其杭州市拱墅区人民政府副区长职务。", "2021-05-10"),
    )
    assert ("孙二虎", "副区长", "stated") in of(rows, "appointed", "person", "to_post", "basis")
    assert of(rows, "left", "person", "from_post", "from_organization") == [
        ("李三多", "副区长", "杭州市拱墅区人民政府")
    ]
    assert of(rows, "promoted", "person", "from_post", "to_post") == [("周四海", "副区长", "区长")]


def test_a_change_has_its_sentence() -> None:
    (row,) = (row for row in changes((MEETING, "2021-01-10")) if row["kind"] == "first seen")
    assert (row["quote"], bool(row["attribution_ids"])) == (MEETING, True)


def test_a_company_that_appears() -> None:
    rows = changes(
        ("区长钱一诺到远岚科技有限公司调研。", "2021-01-10"), ("远岚科技有限公司开业。", "2021-02-10")
    )
    assert of(rows, "company first seen", "date_start", "person", "quote") == [
        ("2021-01-10", "远岚科技有限公司", "区长钱一诺到远岚科技有限公司调研。")
    ]


def test_without_days_nothing_changes() -> None:
    assert [row for row in changes((MEETING, "")) if row["kind"] != "company first seen"] == []
