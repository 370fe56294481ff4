"""A stretch of days with an exclusive end."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days from `start` up to, not including, `end`; a month is an interval."""

    start: date
    end: date

    @classmethod
    def of_day(cls, day: date) -> Self:
        """One day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """One calendar month."""
        return cls(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))

    @classmethod
    def of_year(cls, year: int) -> Self:
        """One calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))
