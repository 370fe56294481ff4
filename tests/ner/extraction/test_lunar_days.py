"""Days of the lunar calendar as days of the solar one."""

from datetime import date

import pytest

from ner.extraction.lunar_days import YEARS, latest_lunar_day, printed_lunar_day


@pytest.mark.parametrize(
    ("month", "day", "leap", "latest", "found"),
    [
        pytest.param(1, 1, False, date(2024, 6, 1), date(2024, 2, 10), id="new-year"),
        pytest.param(1, 1, False, date(2024, 2, 10), date(2024, 2, 10), id="on-the-last-day"),
        pytest.param(1, 1, False, date(2024, 2, 9), date(2023, 1, 22), id="of-the-year-before"),
        pytest.param(8, 15, False, date(2025, 12, 31), date(2025, 10, 6), id="behind-a-leap-month"),
        pytest.param(6, 1, True, date(2025, 12, 31), date(2025, 7, 25), id="leap-month"),
        pytest.param(2, 1, True, date(2025, 12, 31), None, id="no-such-leap-month"),
        pytest.param(12, 30, False, date(2025, 6, 1), date(2025, 1, 28), id="short-last-month"),
        pytest.param(1, 1, False, date(1949, 10, 1), None, id="unknown-year"),
    ],
)
def test_latest_lunar_day(month: int, day: int, leap: bool, latest: date, found: date | None) -> None:
    assert latest_lunar_day(month, day, latest, leap=leap) == found


def test_each_year_begins_where_the_one_before_ends() -> None:
    for year in YEARS[1:]:
        last = latest_lunar_day(12, 30, date(year, 2, 28), leap=False)
        first = latest_lunar_day(1, 1, date(year, 2, 28), leap=False)
        assert last
        assert first
        assert (first - last).days == 1


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("腊月廿三", (12, 23, False)),
        ("闰六月初一", (6, 1, True)),
        ("年三十", (12, 30, False)),
        ("元旦", None),
    ],
)
def test_printed_lunar_day(text: str, printed: tuple[int, int, bool] | None) -> None:
    assert printed_lunar_day(text) == printed
