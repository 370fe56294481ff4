"""Which of a person's positions stands for him or her."""

import pytest
from recorded_tagger import report_on

from graph.resolution.persons import persons_of
from ner.extraction.article_entities import persons_in


@pytest.mark.parametrize(
    ("articles", "position"),
    [
        pytest.param(
            [("2023-02-02", "杭州市委书记、浙江省委副书记钱一诺出席会议。")],
            ("中共浙江省委员会", "省委副书记", "province"),
            id="the-higher-level-before-the-higher-head",
        ),
        pytest.param(
            [("2023-02-02", "拱墅区委副书记、拱墅区区长钱一诺出席会议。")],
            ("杭州市拱墅区人民政府", "区长", "county"),
            id="of-one-level-the-higher-head",
        ),
        pytest.param(
            [
                ("2023-02-01", "浙江省委副书记、杭州市委书记钱一诺出席会议。"),
                ("2023-02-02", "杭州市委书记钱一诺出席会议。"),
            ],
            ("中共杭州市委员会", "市委书记", "city"),
            id="the-latest-before-the-higher-level",
        ),
        pytest.param(
            [("2023-02-02", "原浙江省委副书记、杭州市委书记钱一诺出席会议。")],
            ("中共杭州市委员会", "市委书记", "city"),
            id="none-that-is-over",
        ),
    ],
)
def test_the_position_that_stands_for_a_person(
    articles: list[tuple[str, str]], position: tuple[str, str, str]
) -> None:
    reports = [
        report_on(text, jurisdiction="杭州市", source=f"{day}.txt", published_on=day)
        for day, text in articles
    ]
    (person,) = persons_of([person for report in reports for person in persons_in(report)]).persons
    assert (person.organization, person.post, person.level) == position
