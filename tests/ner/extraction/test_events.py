"""The events of an article: kind, date, place, who took part in which role, and what keeps events apart."""

import pytest
from recorded_tagger import report_on
from reported_events import names, one


def test_place() -> None:
    assert one("2月1日，区长钱一诺到某村调研。").place == "某村"


@pytest.mark.parametrize(
    "text",
    ["2月1日，区长钱一诺来到甲村，随后主持会议，孙二虎参加。", "2月1日，区长钱一诺分别会见孙二虎、李三多。"],
)
def test_participants_hold_their_offsets(text: str) -> None:
    report = report_on(text)
    for event in report.events:
        assert event.span in report.sentences
        for participant in event.participants:
            assert text[participant.start : participant.end] == participant.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("2月1日，区长钱一诺出席全区教育工作会议。", "全区教育工作会议", id="behind-the-verb"),
        pytest.param(
            "全区教育工作会议在甲地召开，区长钱一诺出席。", "全区教育工作会议", id="before-the-verb"
        ),
        pytest.param(
            "区里召开全区教育工作会议。天晴。区长钱一诺出席会议。", "全区教育工作会议", id="two-before"
        ),
        pytest.param(
            "区里召开全区教育工作会议。天晴。风小。区长钱一诺出席。", "区长钱一诺出席。", id="three-before"
        ),
        pytest.param("2月1日，区长钱一诺出席“全区教育工作会议”。", "“全区教育工作会议", id="quoted"),
        pytest.param(
            f"区长钱一诺到场{'，天晴' * 30}。", f"区长钱一诺到场{'，天晴' * 30}"[:40], id="beginning"
        ),
    ],
)
def test_name(text: str, name: str) -> None:
    assert one(text).name == name


def test_of_several_roles_the_first_of_the_list_is_taken() -> None:
    text = "2月1日，区长钱一诺出席会议。钱一诺主持会议。副区长孙二虎出席会议。孙二虎作汇报。"
    assert names(one(text)) == {"钱一诺": "chair", "孙二虎": "speaker"}


def test_who_listens_to_a_report_does_not_speak() -> None:
    assert names(one("2月1日，区长钱一诺听取汇报。")) == {"钱一诺": "attendee"}
    assert names(one("2月1日，区长钱一诺听取情况，作汇报。")) == {"钱一诺": "speaker"}
