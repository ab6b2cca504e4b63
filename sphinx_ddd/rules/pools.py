"""Pools of threads and processes (``concurrent.futures``, ``multiprocessing``, eventlet, gevent, futurist) and semaphores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import agreed, bound
from sphinx_ddd.rules._clients.places import is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call


@dataclass(frozen=True, slots=True)
class Pool:
    """How a pool takes its size."""

    parameter: str
    unit: str
    default: float | None = None
    """``None``: a formula of the machine's CPUs."""
    position: int = 0


_THREADS = Pool("max_workers", "threads")
_PROCESSES = Pool("max_workers", "processes")
_GREEN = Pool("size", "threads", 1000)

POOLS: Final = {
    **{f"concurrent.futures.{m}ThreadPoolExecutor": _THREADS for m in ("", "thread.")},
    **{f"concurrent.futures.{m}ProcessPoolExecutor": _PROCESSES for m in ("", "process.")},
    "multiprocessing.Pool": Pool("processes", "processes"),
    "multiprocessing.pool.Pool": Pool("processes", "processes"),
    "multiprocessing.pool.ThreadPool": Pool("processes", "threads"),
    "multiprocessing.dummy.Pool": Pool("processes", "threads"),
    "billiard.Pool": Pool("processes", "processes"),
    "eventlet.GreenPool": _GREEN,
    "eventlet.greenpool.GreenPool": _GREEN,
    "gevent.pool.Pool": Pool("size", "threads"),
    "gevent.threadpool.ThreadPool": Pool("maxsize", "threads"),
    "futurist.ThreadPoolExecutor": _THREADS,
    "futurist.GreenThreadPoolExecutor": Pool("max_workers", "threads", 1000),
    "futurist.ProcessPoolExecutor": _PROCESSES,
    "oslo_service.threadgroup.ThreadGroup": Pool("thread_pool_size", "threads", 10),
    "twisted.python.threadpool.ThreadPool": Pool("maxthreads", "threads", 20, 1),
}
ENDLESS: Final = frozenset({"gevent.pool.Pool"})
"""Pools that take any number where no size is given."""

SEMAPHORES: Final = {
    **{f"{module}.{name}": "value" for module in ("asyncio", "asyncio.locks", "threading", "multiprocessing", "eventlet.semaphore")
       for name in ("Semaphore", "BoundedSemaphore")},
    "anyio.Semaphore": "initial_value",
    "anyio.CapacityLimiter": "total_tokens",
    "trio.Semaphore": "initial_value",
    "trio.CapacityLimiter": "total_tokens",
    "twisted.internet.defer.DeferredSemaphore": "tokens",
}  # fmt: skip


@calls(*POOLS)
def pool(use: Call) -> Facts:
    """The size of a pool of threads or processes that lives as long as the program."""
    form, name = POOLS[use.name], kept_as(use.node, use.context)
    if not name or is_aside(use.context):
        return
    resource = "processes" if form.unit == "processes" else "workers"
    yield from agreed(_size(one, form, name, resource) for one, _ in use.variants())


def _size(use: Call, form: Pool, name: str, resource: str) -> Limit | None:
    """The size of a pool, reached in one way; the library's own where none is given."""
    found: Limit | None = bound(
        use, name=name, resource=resource, via=use.name, position=form.position, parameter=form.parameter, unit=form.unit,
        default=form.default, endless=(None,) if use.name in ENDLESS else (),
    )  # fmt: skip
    if found is None and use.value(form.position, form.parameter) is None:
        return Limit(name=name, resource=resource, via=use.name, default=True, unit=form.unit, per="process")
    return found


@calls(*SEMAPHORES)
def semaphore(use: Call) -> Facts:
    """How many may do something at a time, where a semaphore that lives as long as the program says so."""
    name = kept_as(use.node, use.context)
    if not name or is_aside(use.context) or not use.node.args + (use.node.keywords or []):
        return
    yield from agreed(
        bound(one, name=name, resource="concurrency", via=use.name, position=0, parameter=SEMAPHORES[use.name], unit="at a time")
        for one, _ in use.variants()
    )
