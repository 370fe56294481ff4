"""The day of an appointment or removal as its sentence states it."""

import pytest
from recorded_tagger import report_on


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("1月31日，钱一诺当选区长。", "2023-01-31", id="day"),
        pytest.param("1月，钱一诺当选区长。", "2023-01-01", id="month"),
        pytest.param("1月30日提名，1月31日，钱一诺当选区长。", "2023-01-31", id="the-last-before-it"),
        pytest.param("1月30日开会。钱一诺当选区长。", "", id="another-sentence"),
        pytest.param("钱一诺当选区长，1月31日就职。", "", id="behind-it"),
        pytest.param("去年，钱一诺当选区长。", "", id="a-year-is-too-long"),
        pytest.param("2月30日，钱一诺当选区长。", "", id="no-such-day"),
        pytest.param("1月31日，区长钱一诺出席会议。", "", id="no-appointment"),
        pytest.param("1月31日，钱一诺不再担任区长。", "2023-01-31", id="removal"),
        pytest.param("区长钱一诺1月31日卸任区长。", "2023-01-31", id="between-person-and-post"),
    ],
)
def test_stated_dates(text: str, day: str) -> None:
    assert report_on(text).positions[-1].stated_on == day
