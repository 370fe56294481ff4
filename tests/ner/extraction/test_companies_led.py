"""Which firm a person stands for."""

import pytest
from recorded_tagger import report_on


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        pytest.param(
            "远岚集团广西分公司、云垚集团总经理周四海出席会议。",
            ["云垚集团", "远岚集团广西分公司"],
            id="two-firms-of-one-leader",
        ),
        pytest.param("云垚集团总经理周四海出席会议。", ["云垚集团"], id="one-firm"),
        pytest.param(
            "青砚公司、远岚公司、云垚集团总经理周四海出席会议。", ["云垚集团"], id="the-last-of-a-longer-list"
        ),
        pytest.param(
            "青砚公司孙二虎、云垚集团总经理周四海出席会议。", ["云垚集团"], id="a-firm-with-its-own-man"
        ),
        pytest.param("云垚集团党委书记周四海出席会议。", ["云垚集团"], id="its-party-committee"),
        pytest.param("销售总监周四海出席会议。", [], id="work-is-no-firm"),
    ],
)
def test_the_firms_that_a_leader_stands_for(text: str, firms: list[str]) -> None:
    (event,) = report_on(text).events
    assert sorted(p.name for p in event.participants if p.rule == "represented") == firms
