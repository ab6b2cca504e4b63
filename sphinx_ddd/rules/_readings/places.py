"""Whether the place that reads an option sees a later change: how it is reached, and what keeps the value."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts import readings
from sphinx_ddd.source.callers import own_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of

POOLS: Final = frozenset(
    {
        "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor", "multiprocessing.Pool",
        "multiprocessing.pool.Pool", "multiprocessing.pool.ThreadPool", "queue.Queue", "asyncio.Queue", "asyncio.Semaphore",
        "threading.Semaphore", "threading.BoundedSemaphore", "collections.deque", "sqlalchemy.create_engine",
        "psycopg_pool.ConnectionPool", "psycopg_pool.AsyncConnectionPool", "redis.ConnectionPool", "redis.BlockingConnectionPool",
        "eventlet.GreenPool", "eventlet.greenpool.GreenPool", "futurist.ThreadPoolExecutor", "futurist.GreenThreadPoolExecutor",
        "oslo_service.wsgi.Server", "http.server.HTTPServer", "socketserver.TCPServer", "socketserver.ThreadingTCPServer",
        "wsgiref.simple_server.make_server", "tornado.httpserver.HTTPServer", "grpc.server", "grpc.aio.server", "uvicorn.run",
        "urllib3.PoolManager", "aiohttp.TCPConnector", "httpx.Limits", "pymongo.MongoClient",
    }
)  # fmt: skip
"""What takes its size, its limits or its address when it is made."""

CACHES: Final = frozenset(
    {
        "functools.lru_cache", "functools.cache", "functools.cached_property", "cachetools.cached",
        "django.utils.functional.cached_property", "werkzeug.utils.cached_property",
    }
)  # fmt: skip
"""Decorators that keep a function's result."""

_MAKING: Final = frozenset(
    {"__init__", "__new__", "__post_init__", "__attrs_post_init__", "model_post_init", "__init_subclass__", "__set_name__"}
)

Place = tuple[str, str]
"""One of the words of :mod:`sphinx_ddd.facts.readings`, and what keeps the value."""


def place_of(node: nodes.NodeNG, context: Context) -> Place:
    """How an expression comes to be evaluated, by what lies around it, from the inside out."""
    pool = _pool(node, context)
    child, parent = node, node.parent
    looped = False
    while parent is not None:
        match parent:
            case nodes.Arguments() if child not in (parent.args or ()):
                inside = parent.parent
                outer = place_of(inside, context)
                return (readings.DEFAULT_ARGUMENT, getattr(inside, "name", "lambda")) if _runs_once(outer) else outer
            case nodes.Decorators(parent=decorated):
                outer = place_of(decorated, context)
                return (readings.DECORATOR, decorated.name) if _runs_once(outer) else outer
            case nodes.Lambda() if not isinstance(parent, nodes.FunctionDef):
                return readings.USE, ""
            case nodes.FunctionDef():
                return _in_function(node, parent, pool, looped=looped, context=context)
            case nodes.While(test=test):
                looped = looped or child is test or _is_endless(test, context)
        child, parent = parent, parent.parent
    return (readings.POOL, pool) if pool else (readings.IMPORT, _target(node))


def _in_function(node: nodes.NodeNG, function: nodes.FunctionDef, pool: str, *, looped: bool, context: Context) -> Place:
    if pool:
        return readings.POOL, pool
    target = _kept_in(node, function, context)
    if function.name in _MAKING:
        return (readings.CONSTRUCTOR, target) if target or not _in_test(node) else (readings.TEST, "")
    if any(name in CACHES for d in decorators_of(function) for name in context.names(d.func if isinstance(d, nodes.Call) else d)):
        return readings.CACHED, function.name
    if target:
        return readings.KEPT, target
    if context.subject(function) in _starters(context):
        return readings.START, function.name
    return (readings.LOOP, "") if looped else (readings.USE, "")


def _starters(context: Context) -> frozenset[str]:
    """The functions that installed programs start, qualified."""
    return context.reader.project.once(
        "functions that start programs", lambda: frozenset(name.replace(":", ".") for name in context.reader.project.scripts)
    )


def _runs_once(outer: Place) -> bool:
    return outer[0] == readings.IMPORT


def _is_endless(test: nodes.NodeNG, context: Context) -> bool:
    return bool(context.known(value := context.value(test)) and value)


def _pool(node: nodes.NodeNG, context: Context) -> str:
    """The pool or server whose constructor an expression is an argument of, within its statement."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Lambda | nodes.Module):
        if isinstance(parent, nodes.Call) and child is not parent.func:
            name = next((name for name in context.called(parent) if name in POOLS), "")
            if name:
                return name
        child, parent = parent, parent.parent
    return ""


def _kept_in(node: nodes.NodeNG, function: nodes.FunctionDef, context: Context) -> str:
    """The attribute or global that a function's statement gives the value, directly or through one of its variables.

    Also the variable itself, where an endless loop below goes on with it.
    """
    target = _target(node)
    if not target or "." in target or _is_global(target, function):
        return target
    for use in _uses(target, function, node):
        further = _target(use)
        if "." in further:
            return further
        loop = _loop_around(use, context)
        if loop is not None and not any(parent is loop for parent in node.node_ancestors()):
            return target
    return ""


def _uses(name: str, function: nodes.FunctionDef, node: nodes.NodeNG) -> list[nodes.Name]:
    """Where a function uses one of its variables after a statement."""
    names = function.nodes_of_class(nodes.Name, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda))
    return [use for use in names if use.name == name and use.lineno > node.lineno]


def _loop_around(node: nodes.NodeNG, context: Context) -> nodes.While | None:
    """The endless loop around an expression, within its function."""
    for parent in node.node_ancestors():
        if isinstance(parent, nodes.FunctionDef | nodes.Lambda):
            return None
        if isinstance(parent, nodes.While) and _is_endless(parent.test, context) and not _ends(parent):
            return parent
    return None


def _ends(loop: nodes.While) -> bool:
    """Whether a loop is left from inside: it tries again, it does not go on for the life of the program."""
    return next(loop.nodes_of_class((nodes.Break, nodes.Return), (nodes.FunctionDef, nodes.Lambda)), None) is not None


def _target(node: nodes.NodeNG) -> str:
    """What the statement around an expression assigns, where the expression is part of the value."""
    child, parent = node, node.parent
    while parent is not None and not parent.is_statement:
        if isinstance(parent, nodes.Lambda):
            return ""
        child, parent = parent, parent.parent
    match parent:
        case nodes.Assign(targets=[target, *_], value=value) if value is child:
            return _name(target)
        case nodes.AnnAssign(target=target, value=value) if value is child:
            return _name(target)
    return ""


def _name(target: nodes.NodeNG) -> str:
    match target:
        case nodes.AssignName(name=name):
            return str(name)
        case nodes.AssignAttr(expr=nodes.Name(name=owner), attrname=attribute) if owner and owner == own_name(target):
            return f"{owner}.{attribute}"
    return ""


def _is_global(name: str, function: nodes.FunctionDef) -> bool:
    return any(name in statement.names for statement in function.body if isinstance(statement, nodes.Global))


def _in_test(node: nodes.NodeNG) -> bool:
    """Whether an expression only decides what a statement does, or goes into the message of an error."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef):
        if isinstance(parent, nodes.Raise) or (isinstance(parent, nodes.If | nodes.While | nodes.Assert) and child is parent.test):
            return True
        child, parent = parent, parent.parent
    return False
