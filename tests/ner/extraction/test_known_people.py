"""Persons that the researcher knows: named wherever they stand, in their posts while they held them."""

import pytest
from facts_as_frames import Facts
from recorded_tagger import facts_in, mentions_in, report_on

from ner.extraction.known_people import with_known_names
from ner.sources.corpus_config import KnownPerson, Settings

KNOWN = KnownPerson(
    name="阿里木", post="区委书记", organization="拱墅区委", since="2022-01-01", until="2024-01-01"
)


def facts_on(text: str, *rows: KnownPerson, day: str = "2023-02-02") -> Facts:
    return facts_in([report_on(text, published_on=day, settings=Settings(people=rows))])


def posts(facts: Facts) -> list[tuple[str, str, str]]:
    return [(a.post, a.organization, a.rule) for a in facts.attributions]


def test_a_bare_name_gets_the_post() -> None:
    found = facts_on("昨天，阿里木主持会议。", KNOWN)
    (person,) = found.persons
    assert (person.name, person.role, person.post) == ("阿里木", "official", "区委书记")
    assert person.organization == "中共杭州市拱墅区委员会"
    (row,) = found.attributions
    assert (row.rule, row.title_text, row.quote) == ("roster", "区委书记", "昨天，阿里木主持会议。")
    assert found.article_texts[0].text[row.start : row.end] == "阿里木"
    (occupancy,) = found.occupancies
    assert (occupancy.first_observed, occupancy.start_date, occupancy.end_date) == ("2023-02-01", "", "")


@pytest.mark.parametrize(
    ("text", "row", "day", "expected"),
    [
        pytest.param("副区长阿里木到会。", KNOWN, "2023-02-02", ["副区长"], id="the-text-knows-better"),
        pytest.param("阿里木到会。", KNOWN, "2021-12-31", [], id="before-since"),
        pytest.param("阿里木到会。", KNOWN, "2024-01-01", [], id="until-is-exclusive"),
        pytest.param("阿里木到会。", KNOWN, "", [], id="day-unknown"),
        pytest.param(
            "阿里木到会。", KnownPerson(name="阿里木", post="区长"), "", ["区长"], id="no-time-no-question"
        ),
        pytest.param("阿里木到会。", KnownPerson(name="阿里木"), "2023-02-02", [], id="no-post"),
        pytest.param(
            "阿里木到会。",
            KnownPerson(name="阿里木", post="区委副书记、区长"),
            "2023-02-02",
            ["区委副书记", "区长"],
            id="joined-posts",
        ),
        pytest.param("孙二虎到会。", KNOWN, "2023-02-02", [], id="not-named"),
    ],
)
def test_posts(text: str, row: KnownPerson, day: str, expected: list[str]) -> None:
    assert sorted(post for post, _, _ in posts(facts_on(text, row, day=day))) == sorted(expected)


@pytest.mark.parametrize(
    ("post", "organization", "expected"),
    [
        ("区委书记", "西湖区", ("区委书记", "中共杭州市西湖区委员会")),
        ("区委书记", "中共杭州市西湖区委员会", ("区委书记", "中共杭州市西湖区委员会")),
        ("书记", "西湖区委", ("区委书记", "中共杭州市西湖区委员会")),
        ("区长", "", ("区长", "杭州市拱墅区人民政府")),
        ("董事长", "远岚集团", ("董事长", "远岚集团")),
        ("副局长", "拱墅区财政局", ("区财政局副局长", "杭州市拱墅区财政局")),
    ],
)
def test_organizations(post: str, organization: str, expected: tuple[str, str]) -> None:
    found = facts_on("阿里木到会。", KnownPerson(name="阿里木", post=post, organization=organization))
    assert posts(found) == [(*expected, "roster")]


def test_a_longer_name_stays() -> None:
    mentions = with_known_names(
        "钱一诺到会", mentions_in("钱一诺到会"), [KnownPerson(name="钱一"), KnownPerson(name="钱一")]
    )
    assert [m.text for m in mentions] == ["钱一诺"]


def test_a_row_twice_is_one_mention() -> None:
    rows = [KnownPerson(name="阿里木", since="2020-01-01"), KnownPerson(name="阿里木", until="2020-01-01")]
    assert [m.text for m in with_known_names("阿里木到会", (), rows)] == ["阿里木"]
