"""Whether time grows about in proportion: what is done with something short, and with something four times as long."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from time import process_time
from typing import NoReturn, TypeVar

# Seconds of the clock: after so long it is given up.
LIMIT = 10.0
# Seconds that are too short to be measured.
FLOOR = 0.004
# What is four times as long may take so many times the time: 4 log 4n / log n, with slack; n squared takes 16.
MOST_TIMES = 9

Given = TypeVar("Given")


@contextmanager
def ended_after(
    limit: float, give_up: Callable[[], NoReturn], *, of_processor: bool = False
) -> Iterator[None]:
    """Calls `give_up`, which raises, in what runs within it after so many seconds; patterns can be ended so, too.

    A timer of the processor's time bears a busy machine, but makes that time coarse for who measures it.
    """
    timer, sign = (
        (signal.ITIMER_PROF, signal.SIGPROF) if of_processor else (signal.ITIMER_REAL, signal.SIGALRM)
    )
    before = signal.signal(sign, lambda _number, _frame: give_up())
    signal.setitimer(timer, limit)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(sign, before)


def _time_out() -> NoReturn:
    raise TimeoutError


def seconds(apply: Callable[[Given], object], given: Given) -> float:
    """Processor time, endless when it is given up."""
    begin = process_time()
    try:
        with ended_after(LIMIT, _time_out):
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
