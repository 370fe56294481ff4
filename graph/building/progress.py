"""Progress of a run: bars on a terminal, plain lines in a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Never, TextIO

from tqdm import tqdm

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, the number of its items that are done, and their total."""

LOG_LINES_PER_STEP = 10
"""About how many lines a log gets for a step, however many items it has."""


def no_progress(step: str, done: int, total: int) -> None:
    """Report nothing."""


@contextmanager
def shown_on(stream: TextIO, *, quiet: bool = False) -> Iterator[Progress]:
    """A progress that writes to `stream`: bars on a terminal, else lines; nothing when `quiet`."""
    if quiet:
        yield no_progress
    elif stream.isatty():
        bars = _Bars(stream)
        try:
            yield bars
        finally:
            bars.close()
    else:
        yield _Lines(stream)


class _Bars:
    """One bar for each step, below that of the step before."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bars: dict[str, tqdm[Never]] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if step not in self._bars:
            self.close()
            self._bars = {step: tqdm(total=total, desc=step, file=self._stream)}
        bar = self._bars[step]
        bar.total = total
        bar.update(done - bar.n)

    def close(self) -> None:
        """Leave the bar as it stands."""
        for bar in self._bars.values():
            bar.refresh()
            bar.close()


class _Lines:
    """About `LOG_LINES_PER_STEP` lines for each step."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._step = ""
        self._next = 0

    def __call__(self, step: str, done: int, total: int) -> None:
        if step != self._step:
            self._step, self._next = step, 0
        if done >= self._next or done >= total:
            self._next = max(done + 1, done + total // LOG_LINES_PER_STEP)
            print(f"{step}: {done} of {total}", file=self._stream, flush=True)
