"""Deals of which a text names only the firms that sign."""

import pytest
from reported_events import events_in, names


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        pytest.param("2月1日，远岚公司与青砚公司签署合作协议。", ["远岚公司", "青砚公司"], id="two-firms"),
        pytest.param("日前，拱墅区人民政府与远岚公司签约。", ["远岚公司"], id="a-body-and-a-firm"),
        pytest.param(
            "远岚公司与青砚公司贷款协议的签字仪式日前在京举行。",
            ["远岚公司", "青砚公司"],
            id="a-ceremony",
        ),
        pytest.param("2月1日，远岚公司签署合作协议。", [], id="one-alone"),
        pytest.param("2月1日，远岚公司将与青砚公司签署合作协议。", [], id="still-to-come"),
        pytest.param(
            "2月1日，远岚公司与青砚公司签署合作协议，双方将开展合作。",
            ["远岚公司", "青砚公司"],
            id="what-was-agreed-is-to-come",
        ),
        pytest.param("2月1日，远岚公司与青砚公司签署合作协议后，股价上涨。", [], id="after-the-deal"),
        pytest.param("去年，远岚公司与青砚公司签署合作协议。", [], id="last-year"),
        pytest.param("天晴。风小。远岚公司与青砚公司签署合作协议。", [], id="without-a-day"),
        pytest.param(
            "2月1日，区长钱一诺出席签约仪式。天晴。2月1日，远岚公司与青砚公司签署协议。",
            [],
            id="a-signing-with-people",
        ),
    ],
)
def test_firms_sign_alone(text: str, firms: list[str]) -> None:
    events = [event for event in events_in(text) if event.rule.startswith("firms_alone")]
    assert [firm for event in events for firm in names(event, "company")] == firms
    assert {role for event in events for role in names(event, "company").values()} <= {"signatory"}


def test_a_deal_of_firms_has_its_name_day_and_place() -> None:
    (event,) = events_in("2月1日，远岚公司与青砚公司在某村签署合作协议。")
    assert (event.kind, event.name, event.place) == ("signing", "签署：远岚公司、青砚公司", "某村")
    assert event.date is not None
    assert event.date.text == "2月1日"
