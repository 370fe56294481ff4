"""Which part of the corpus a network shows."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from ner.errors import ConfigError
from ner.lexicon.vocabulary import EVENT_KINDS, NODE_KINDS

View = Literal["all", "events", "coappearance"]

_AFTER_ALL_DAYS = "9999-99-99"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is shown; the defaults show all.

    Attributes:
        since: first day of the window, as YYYY, YYYY-MM or YYYY-MM-DD.
        until: last day of the window, itself included; a month or year up to its end. When
            either is given, events of unknown date are left out.
        event_kind: kinds of events that count; empty means all.
        node_kind: kinds of nodes that are shown; empty means all. Weights still count everybody
            who took part.
        min_events: pairs with fewer common events are left out and, above 1, so are persons and
            companies that are then in no pair.
        max_q: pairs whose `q_value` over the whole corpus is larger, or unknown, are left out, and so are persons
            and companies that are then in no pair; None leaves all.
        ego: the name, alias or id of somebody, or the id of an event, around which the network
            is shown; all bearers of the name are taken.
        hops: maximum number of steps of co-appearance from `ego`.
        view: `events` has participation edges only, `coappearance` has pairs only, `all` both.
        organizations: whether organizations other than companies are nodes, too.
        all: whether GEXF files hold all pairs, not only the strongest.

    Raises:
        ConfigError: a value is not valid; the message names it.
    """

    since: str | None = None
    until: str | None = None
    event_kind: tuple[str, ...] = ()
    node_kind: tuple[str, ...] = ()
    min_events: int = 1
    max_q: float | None = None
    ego: str | None = None
    hops: int = 1
    view: View = "all"
    organizations: bool = False
    all: bool = False

    def __post_init__(self) -> None:
        first, end = self.window
        if first >= end:
            raise ConfigError(f"since: {self.since} is after until {self.until}")
        _check_kinds("event_kind", self.event_kind, EVENT_KINDS)
        _check_kinds("node_kind", self.node_kind, NODE_KINDS)
        if self.view not in get_args(View):
            raise ConfigError(f"view: {self.view!r} is none of {', '.join(get_args(View))}")
        if self.max_q is not None and not 0 < self.max_q <= 1:
            raise ConfigError(f"max_q: must be above 0 and at most 1, not {self.max_q}")
        for option in ("min_events", "hops"):
            if getattr(self, option) < 1:
                raise ConfigError(f"{option}: must be at least 1, not {getattr(self, option)}")

    @property
    def choose_events(self) -> bool:
        """Whether pairs are counted over a part of the events only."""
        return bool(self.since or self.until or self.event_kind)

    @property
    def choose_pairs(self) -> bool:
        """Whether pairs are left out, and with them whoever is in none that is left."""
        return self.min_events > 1 or self.max_q is not None

    def keeps(self, events: int, q_value: float | None) -> bool:
        """Whether a pair of so many common events and of that q-value is shown."""
        return events >= self.min_events and (
            self.max_q is None or (q_value is not None and q_value <= self.max_q)
        )

    @property
    def choose(self) -> bool:
        """Whether any filter leaves out events or persons."""
        return bool(self.choose_events or self.ego or self.choose_pairs)

    def in_window(self, start: str, end: str) -> bool:
        """Whether an interval of ISO dates, `end` exclusive, meets the window.

        A blank `start` is an unknown date, which is in no window, unless there is none.
        """
        if self.since is None and self.until is None:
            return True
        if not start:
            return False
        first_day, day_after_last = self.window
        return first_day < end and start < day_after_last

    @property
    def window(self) -> tuple[str, str]:
        """The first day of the window and the day after its last, as ISO dates that compare as text."""
        first = "" if self.since is None else _interval(self.since, "since")[0]
        return first, _AFTER_ALL_DAYS if self.until is None else _interval(self.until, "until")[1]


def _check_kinds(option: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    for kind in given:
        if kind not in known:
            raise ConfigError(f"{option}: {kind!r} is none of {', '.join(known)}")


def _interval(text: str, option: str) -> tuple[str, str]:
    """The first day of a year, month or day and the day after its last, as ISO dates."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = match.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day or monthrange(first.year, last_month)[1])
        return first.isoformat(), (date(first.year, last_month, last_day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        raise ConfigError(f"{option}: {text!r} is no date like 2023, 2023-02 or 2023-02-01") from None
