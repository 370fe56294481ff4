"""Whether time grows about in proportion: what is done with something short, and with something four times as long."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from time import process_time
from types import FrameType
from typing import TypeVar

# Seconds of the clock: after so long it is given up. A timer of the processor's time would make that time coarse.
LIMIT = 10.0
# Seconds that are too short to be measured.
FLOOR = 0.004
# What is four times as long may take so many times the time: 4 log 4n / log n, with slack; n squared takes 16.
MOST_TIMES = 9

Given = TypeVar("Given")


@contextmanager
def limited() -> Iterator[None]:
    """Ends what runs within it by TimeoutError after LIMIT seconds; patterns can be ended so, too."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds(apply: Callable[[Given], object], given: Given) -> float:
    """Processor time, endless when it is given up."""
    begin = process_time()
    try:
        with limited():
            apply(given)
    except TimeoutError:
        return inf
    return process_time() - begin


def is_slow(apply: Callable[[Given], object], short: Given, long: Given, floor: float = FLOOR) -> bool:
    """Whether what is four times as long takes too many times as long, measured twice."""
    for _ in range(2):
        first = seconds(apply, short)
        second = inf if first == inf else seconds(apply, long)
        if second <= max(floor, MOST_TIMES * first):
            return False
    return True
