"""What code measures of the machine and of itself: free space, load, memory, queues, the age of files, the time something took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

MEASURES: Final = {
    "psutil.cpu_percent": "percent", "psutil.virtual_memory": "", "psutil.swap_memory": "", "psutil.disk_usage": "",
    "psutil.getloadavg": "load",
    "psutil.Process.memory_percent": "percent", "psutil.Process.cpu_percent": "percent", "psutil.Process.memory_info": "",
    "psutil.Process.memory_full_info": "", "psutil.Process.num_fds": "files", "psutil.Process.num_threads": "threads",
    "psutil.sensors_temperatures": "°C", "shutil.disk_usage": "bytes", "os.getloadavg": "load", "os.statvfs": "", "os.fstatvfs": "",
    "queue.Queue.qsize": "items", "queue.SimpleQueue.qsize": "items", "queue.LifoQueue.qsize": "items",
    "queue.PriorityQueue.qsize": "items",
    "asyncio.Queue.qsize": "items", "asyncio.PriorityQueue.qsize": "items", "asyncio.LifoQueue.qsize": "items",
    "multiprocessing.Queue.qsize": "items", "multiprocessing.JoinableQueue.qsize": "items", "janus.Queue.qsize": "items",
    "threading.active_count": "threads", "resource.getrusage": "", "tracemalloc.get_traced_memory": "bytes",
}  # fmt: skip
"""Function or method to the unit of what it gives; empty where that depends on the attribute."""
ATTRIBUTES: Final = {
    "percent": "percent", "free": "bytes", "used": "bytes", "total": "bytes", "available": "bytes", "rss": "bytes", "vms": "bytes",
    "uss": "bytes", "pss": "bytes", "ru_maxrss": "", "f_bavail": "blocks", "f_bfree": "blocks", "f_favail": "inodes", "f_ffree": "inodes",
    "current": "°C",
}  # fmt: skip
CAPACITIES: Final = frozenset({"total", "f_blocks", "f_frsize", "f_bsize"})
"""Attributes that do not change while the program runs: by themselves they are no measured value."""

FILE_TIMES: Final = frozenset({"os.path.getmtime", "os.path.getctime", "os.path.getatime"})
STAT_TIMES: Final = frozenset({"st_mtime", "st_ctime", "st_atime"})
CLOCKS: Final = frozenset({"time.perf_counter", "time.monotonic", "timeit.default_timer", "time.process_time"})
NOW: Final = frozenset({
    "time.time", "datetime.datetime.now", "datetime.datetime.utcnow", "django.utils.timezone.now", "oslo_utils.timeutils.utcnow",
    "arrow.utcnow", "pendulum.now",
})  # fmt: skip

SCALES: Final = {1024: "KiB", 1024**2: "MiB", 1024**3: "GiB", 1024**4: "TiB", 1000: "kB", 10**6: "MB", 10**9: "GB"}
"""What bytes become when they are divided by a number."""
SPANS: Final = {60: "minutes", 3600: "hours", 86400: "days"}
DEEPEST: Final = 6

AGE: Final = "age"
ELAPSED: Final = "elapsed"
STATE: Final = "state"


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured value."""

    node: nodes.NodeNG
    """The expression that is measured, through the variable that holds it."""
    how: str
    """state: of the machine or a queue; age: of a file; elapsed: the time since a clock was read."""
    unit: str = ""
    shown: str = ""
    """As code, where that is not the expression itself."""


def measured(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> Measured | None:
    """What an expression measures; ``None`` for anything else."""
    if node is None or depth > DEEPEST:
        return None
    match node:
        case nodes.Call(func=nodes.Attribute(attrname="total_seconds", expr=inner), args=[]):
            found = measured(inner, context, depth + 1)
            return replace(found, unit="seconds") if found is not None and found.how != STATE else None
        case nodes.Call(func=nodes.Name(name="int" | "float" | "round" | "abs"), args=[inner, *_]):
            return measured(inner, context, depth + 1)
        case nodes.Call():
            unit = next((MEASURES[name] for name in context.names(node.func) if name in MEASURES), None)
            return Measured(node, STATE, unit) if unit is not None else None
        case nodes.Attribute(attrname=name, expr=inner) if name in ATTRIBUTES and name not in CAPACITIES:
            return _attribute(node, inner, name, context, depth)
        case nodes.Attribute(attrname="seconds", expr=nodes.BinOp() as inner):
            return measured(inner, context, depth + 1)
        case nodes.Subscript(value=inner):
            found = measured(inner, context, depth + 1)
            return replace(found, node=node) if found is not None and found.unit in ("load", "bytes") else None
        case nodes.BinOp(op="-", left=left, right=right):
            return _difference(node, left, right, context) or _state_of(node, context, depth)
        case nodes.BinOp(op="*" | "/" | "//" | "+"):
            return _state_of(node, context, depth)
        case nodes.Name():
            value = assigned(node, context)
            return measured(value, context, depth + 1) if value is not None else _unpacked(node, context)
    return None


def _attribute(node: nodes.Attribute, inner: nodes.NodeNG, name: str, context: Context, depth: int) -> Measured | None:
    found = measured(inner, context, depth + 1)
    if found is None or found.how != STATE:
        return None
    return Measured(node, STATE, ATTRIBUTES[name], f"{found.shown or context.code(found.node)}.{name}")


def _state_of(node: nodes.BinOp, context: Context, depth: int) -> Measured | None:
    """A state of the machine that is converted: to another unit, to a share, from blocks to bytes."""
    left, right = measured(node.left, context, depth + 1), measured(node.right, context, depth + 1)
    found = left or right
    if found is None or (found.how != STATE and node.op not in ("/", "*", "//")):
        return None
    by = context.unset(node.right) if left is not None and right is None else None
    if left is not None and right is None and node.op in ("/", "//"):
        if found.how != STATE:
            return replace(found, node=node, unit=SPANS.get(by, "")) if isinstance(by, int) else None
        return Measured(node, STATE, SCALES.get(int(by), "") if found.unit == "bytes" and isinstance(by, (int, float)) else "")
    if left is not None and right is not None and node.op in ("/", "//"):
        return Measured(node, STATE, "share")
    if node.op == "*" and context.unset(node.right if left is not None else node.left) == 100:
        return Measured(node, STATE, "percent")
    if node.op == "*" and found.how == ELAPSED:
        return replace(found, node=node, unit="milliseconds" if by == 1000 else "")
    return Measured(node, STATE, "bytes" if found.unit == "blocks" else "")


def _difference(node: nodes.BinOp, left: nodes.NodeNG, right: nodes.NodeNG, context: Context) -> Measured | None:
    """The age of a file, or the time since a clock was read."""
    end = _called(left, context)
    if not (end & NOW or end & CLOCKS):
        return None
    if end & NOW and _is_file_time(right, context):
        return Measured(node, AGE, "seconds")
    start = _called(right, context)
    if start & CLOCKS or start & NOW:
        return Measured(node, ELAPSED, "seconds")
    if end & CLOCKS:
        return Measured(node, ELAPSED, "seconds")  # a clock that starts anywhere is only good for this
    return None


def _is_file_time(node: nodes.NodeNG, context: Context) -> bool:
    return any(
        (isinstance(one, nodes.Call) and not FILE_TIMES.isdisjoint(context.names(one.func)))
        or (isinstance(one, nodes.Attribute) and one.attrname in STAT_TIMES)
        for one in _expressions(node, context)
    )


def _called(node: nodes.NodeNG, context: Context) -> frozenset[str]:
    return frozenset(name for one in _expressions(node, context) if isinstance(one, nodes.Call) for name in context.names(one.func))


def _expressions(node: nodes.NodeNG, context: Context) -> Iterator[nodes.NodeNG]:
    """An expression, and what was assigned to it where it is a variable."""
    yield node
    match node:
        case nodes.Name():
            value = assigned(node, context)
            if value is not None:
                yield from _expressions(value, context)
        case nodes.Attribute(expr=nodes.Name()):
            for ref in context.refs(node):
                if ref.origin is not None and ref.origin is not node:
                    yield ref.origin
        case nodes.Call(args=[inner]) if FILE_TIMES.isdisjoint(context.names(node.func)):
            yield from _expressions(inner, context)


def assigned(node: nodes.Name, context: Context) -> nodes.NodeNG | None:
    """What a variable of the function was assigned, where that is one expression."""
    bound = binding(node)
    if bound is None or bound[0] is not node.scope():
        return None
    here = flow.branches(node, bound[0])
    found = flow.reaching(flow.events_of(bound[0], context.module).get(node.name, ()), node, here, bound[0])
    match [event for event, _ in found]:
        case [nodes.AssignName(parent=nodes.Assign(targets=[nodes.AssignName()], value=value))]:
            return value
    return None


def _unpacked(node: nodes.Name, context: Context) -> Measured | None:
    """One of several values that a call gives at once: ``total, used, free = shutil.disk_usage(path)``."""
    bound = binding(node)
    match bound[1] if bound is not None else ():
        case [nodes.AssignName(parent=nodes.Tuple(elts=targets, parent=nodes.Assign(value=value))) as target]:
            found = measured(value, context, DEEPEST)
            is_total = "disk_usage" in " ".join(context.names(getattr(value, "func", None))) and targets.index(target) == 0
            return None if found is None or found.unit not in ("bytes", "load") or is_total else replace(found, node=node)
    return None
