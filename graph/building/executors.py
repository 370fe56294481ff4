"""Executors: apply a function to items in this process, in several processes, or on a Dask cluster.

Results come in the order of the items. Only a few items are under way at a time, so that memory
stays bounded.
"""

import asyncio
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol, TypeVar

from ner.errors import ConfigError, CorpusError

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = TypeVar("Task")

LOCAL = "local"
"""The name that stands for the scheduler of a new Dask cluster on this machine."""

SCHEDULER_TIMEOUT = 20.0
"""How many seconds to wait for a scheduler to answer."""

TASKS_PER_WORKER = 2
"""How many items per worker are under way: one is worked on, one waits, so that no worker is idle."""

ATTEMPTS = 3
"""How often worker processes may be killed before one item is done; then the build gives up."""


class Executor(Protocol):
    """Applies a function to items.

    Attributes:
        threads: how many threads a worker should use; 0 leaves it to the libraries.
    """

    threads: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know, such as lost worker processes."""
        ...

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        ...


class InProcess:
    """Works in this process, one item at a time."""

    threads = 0
    notes = ()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        return map(function, items)


class ProcessPool:
    """Works in several processes, which share the processor's cores.

    When one is killed all are replaced, and the items under way are done again.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._killed = 0
        self._pool = self._new_pool()
        self.threads = max(1, _cores() // number)

    @property
    def notes(self) -> tuple[str, ...]:
        """How often processes were replaced."""
        if not self._killed:
            return ()
        times = "once" if self._killed == 1 else f"{self._killed} times"
        return (
            f"a worker process was killed {times}, perhaps because memory ran out: "
            "it was replaced and its work was done again",
        )

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items.

        An item may be started several times, so the function must be pure.

        Raises:
            CorpusError: processes were killed `ATTEMPTS` times with no result in between.
        """

        def begin(item: Item) -> tuple[Item, Future[Result]]:
            return item, self._submit(function, item)

        def oldest(under_way: deque[tuple[Item, Future[Result]]]) -> Result:
            killed = 0
            while _is_lost(under_way[0][1]):
                killed += 1
                if killed == ATTEMPTS:
                    raise CorpusError(
                        f"a worker process was killed {ATTEMPTS} times at the same work, perhaps because "
                        "memory ran out: run the build again with fewer workers to continue"
                    )
                self._replace()
                for place, (item, future) in enumerate(under_way):
                    if _is_lost(future):
                        under_way[place] = begin(item)
            return under_way.popleft()[1].result()

        return _in_order(begin, oldest, items, self._number * TASKS_PER_WORKER)

    def stop(self) -> None:
        """End the processes as soon as their current items are done."""
        self._pool.shutdown(cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._number, get_context("spawn"), initializer=end_with_parent)

    def _replace(self) -> None:
        # Waits until all processes have ended: only then is every lost item marked as lost.
        self._pool.shutdown()
        self._killed += 1
        self._pool = self._new_pool()

    def _submit(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        """The future result; it is marked as lost at once when a process has just been killed."""
        try:
            return self._pool.submit(function, item)
        except BrokenProcessPool as error:
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost


def end_with_parent() -> None:
    """Let this process end when the one that started it does, also when that one is killed.

    A worker holds both ends of the pipe by which it gets its work, so that it would wait for ever.
    """
    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


class DaskCluster:
    """Works on a Dask cluster, which gives the items of a dead worker to another one."""

    threads = 1
    notes = ()

    def __init__(self, client: Any) -> None:
        self._client = client

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        ahead = max(2, TASKS_PER_WORKER * sum(self._client.nthreads().values()))

        def begin(item: Item) -> "Future[Result]":
            future: Future[Result] = self._client.submit(function, item, pure=False)
            return future

        return _in_order(begin, lambda under_way: under_way.popleft().result(), items, ahead)


@contextmanager
def executor_for(number: int = 1, scheduler: str = "") -> Iterator[Executor]:
    """An executor with `number` worker processes, or the Dask cluster of a scheduler.

    Args:
        number: worker processes on this machine; 1 means this process.
        scheduler: address of a Dask scheduler, or `local` for a new cluster of `number` processes.

    Raises:
        ConfigError: Dask is not installed, or no scheduler answers at the address.
    """
    if scheduler:
        with _client(number, scheduler) as client:
            yield DaskCluster(client)
    elif number == 1:
        yield InProcess()
    else:
        pool = ProcessPool(number)
        try:
            yield pool
        finally:
            pool.stop()


@contextmanager
def _client(number: int, scheduler: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ConfigError("--scheduler needs Dask: pip install '.[cluster]' in guantu's folder") from None
    if scheduler == LOCAL:
        with (
            distributed.LocalCluster(
                n_workers=number, threads_per_worker=1, dashboard_address="127.0.0.1:0"
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        asyncio.run(_greet(distributed, scheduler))
        client = distributed.Client(scheduler, timeout=SCHEDULER_TIMEOUT)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        # Dask refuses a cluster without or with the wrong certificate by errors of any kind.
        raise ConfigError(f"--scheduler {scheduler}: no Dask scheduler answers there") from error
    with client:
        yield client


async def _greet(distributed: Any, scheduler: str) -> None:
    """Exchange greetings with the scheduler.

    A client waits for them without end, also at an address where something else listens.

    Raises:
        TimeoutError: nothing answers within `SCHEDULER_TIMEOUT`.
    """
    security = distributed.Security().get_connection_args("client")
    async with asyncio.timeout(SCHEDULER_TIMEOUT):
        connection = await distributed.core.connect(scheduler, timeout=SCHEDULER_TIMEOUT, **security)
        await connection.close()


def _in_order(
    begin: Callable[[Item], Task],
    oldest: Callable[[deque[Task]], Result],
    items: Iterable[Item],
    ahead: int,
) -> Iterator[Result]:
    """The results in order: `begin` starts an item, `oldest` waits for the first of those under way."""
    under_way: deque[Task] = deque()
    for item in items:
        under_way.append(begin(item))
        if len(under_way) > ahead:
            yield oldest(under_way)
    while under_way:
        yield oldest(under_way)


def _is_lost(future: "Future[Any]") -> bool:
    """Whether the process was killed before the result came; waits for the result."""
    return isinstance(future.exception(), BrokenProcessPool)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
