"""Who does the work of a build: this process, some processes on this machine, or a Dask cluster.

Each takes a function and items, and gives the results in the order of the items, with only so many
items under way that memory stays bounded.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from ner.errors import ConfigError, CorpusError

Item = TypeVar("Item")
Result = TypeVar("Result")

LOCAL = "local"
"""The scheduler that stands for a Dask cluster on this machine."""

PATIENCE = "20s"
"""How long to wait for a scheduler."""

AHEAD = 2
"""How many items wait for each worker."""


class Workers(Protocol):
    """Whoever does the work; `threads` is how many threads each may use, 0 as many as it likes."""

    threads: int

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        ...


class Here:
    """Does the work in this process."""

    threads = 0

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        return map(function, items)


class Processes:
    """Does the work in processes of their own, which share the processor's cores."""

    def __init__(self, pool: ProcessPoolExecutor, number: int) -> None:
        self._pool = pool
        self._number = number
        self.threads = max(1, _cores() // number)

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items. Raises CorpusError when a process dies."""
        try:
            yield from _in_order(lambda item: self._pool.submit(function, item), items, self._number * AHEAD)
        except BrokenProcessPool as error:
            raise CorpusError(
                "a worker process was killed, perhaps for want of memory: run the build again to go on"
            ) from error


class Cluster:
    """Does the work on a Dask cluster; what a dead worker had is done again by another."""

    threads = 1

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        ahead = max(2, AHEAD * sum(self._client.nthreads().values()))
        yield from _in_order(lambda item: self._client.submit(function, item, pure=False), items, ahead)


@contextmanager
def workers(number: int = 1, scheduler: str = "") -> Iterator[Workers]:
    """So many worker processes, or those of a Dask scheduler: its address, or `local` for `number` of them.

    Raises:
        ConfigError: Dask is not installed, or no scheduler answers at the address.
    """
    if scheduler:
        with _client(number, scheduler) as client:
            yield Cluster(client)
    elif number == 1:
        yield Here()
    else:
        with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
            try:
                yield Processes(pool, number)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


@contextmanager
def _client(number: int, scheduler: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ConfigError("--scheduler needs Dask: pip install 'guantu[cluster]'") from None
    if scheduler == LOCAL:
        with (
            distributed.LocalCluster(
                n_workers=number, threads_per_worker=1, dashboard_address=None
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise ConfigError(f"--scheduler {scheduler}: no Dask scheduler answers there") from error
    with client:
        yield client


def _in_order(
    submit: Callable[[Item], "Future[Result]"], items: Iterable[Item], ahead: int
) -> Iterator[Result]:
    under_way: deque[Future[Result]] = deque()
    for item in items:
        under_way.append(submit(item))
        if len(under_way) > ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
