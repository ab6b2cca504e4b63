"""Whether a program keeps running: it serves, works off a queue or loops until it is told to stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

_METHODS: Final = {
    "run": """
        bottle.Bottle cotyledon.ServiceManager flask.Flask gunicorn.app.base.Application gunicorn.app.base.BaseApplication
        gunicorn.app.wsgiapp.WSGIApplication kombu.mixins.ConsumerMixin quart.Quart sanic.Sanic twisted.internet.reactor uvicorn.Server
    """,
    "serve_forever": """
        gevent.pywsgi.WSGIServer http.server.HTTPServer http.server.ThreadingHTTPServer socketserver.BaseServer socketserver.TCPServer
        socketserver.ThreadingTCPServer socketserver.UDPServer wsgiref.simple_server.WSGIServer xmlrpc.server.SimpleXMLRPCServer
    """,
    "run_forever": "asyncio.AbstractEventLoop asyncio.get_event_loop asyncio.new_event_loop",
    "start": """
        apscheduler.schedulers.blocking.BlockingScheduler cheroot.wsgi.Server tornado.ioloop.IOLoop tornado.ioloop.IOLoop.current
        tornado.ioloop.IOLoop.instance
    """,
    "wait": "oslo_service.service.Launcher oslo_service.service.ProcessLauncher oslo_service.service.ServiceLauncher",
    "wait_for_termination": "grpc.Server grpc.aio.Server",
    "start_consuming": "pika.adapters.blocking_connection.BlockingChannel",
    "worker_main": "celery.Celery",
    "work": "rq.SimpleWorker rq.Worker",
}
_FUNCTIONS: Final = frozenset(
    """
    aiohttp.web.run_app bottle.run cherrypy.engine.block cherrypy.quickstart eventlet.wsgi.server hypercorn.asyncio.serve
    oslo_service.service.launch signal.pause uvicorn.main.run uvicorn.run waitress.serve werkzeug.serving.run_simple
    wsgiref.simple_server.make_server
    """.split()
)
_SERVES: Final = _FUNCTIONS | {f"{owner}.{method}" for method, owners in _METHODS.items() for owner in owners.split()}
"""What does not come back before the program ends."""
_SLEEPS: Final = ("time.sleep", "eventlet.sleep", "gevent.sleep")
_DEEPEST: Final = 4
_MOST: Final = 80
"""Functions that are followed from the start of one program."""


def keeps_running(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function, or one that it calls in any case, serves until the program is ended."""
    return _keeps_running(function, context, 0, set())


def _keeps_running(function: nodes.FunctionDef, context: Context, depth: int, seen: set[nodes.NodeNG]) -> bool:
    seen.add(function)
    inner: list[tuple[nodes.FunctionDef, Context]] = []
    for node in _in_any_case(function):
        if isinstance(node, nodes.While) and _is_endless(node, context):
            return True
        if not isinstance(node, nodes.Call):
            continue
        names = context.names(node.func)
        if not _SERVES.isdisjoint(names) or _takes_up_changes(node, names, context):
            return True
        for name in names:
            found = context.definition(name)
            if found is not None and isinstance(found[1], nodes.FunctionDef):
                inner.append((found[1], found[0]))
    for called, there in inner if depth < _DEEPEST else ():
        if called not in seen and len(seen) < _MOST and _keeps_running(called, there, depth + 1, seen):
            return True
    return False


def _in_any_case(function: nodes.FunctionDef) -> Iterator[nodes.NodeNG]:
    """What is done in a function itself unless something special is asked for: not in a branch, but in the last ``else``."""
    for node in walk(function):
        if isinstance(node, nodes.Call | nodes.While) and around(node) is function and not _is_special(node, function):
            yield node


def _is_special(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    child, parent = node, node.parent
    while parent is not None and parent is not function:
        if isinstance(parent, nodes.If) and child in parent.body:
            return True
        if isinstance(parent, nodes.ExceptHandler | nodes.Lambda):
            return True
        child, parent = parent, parent.parent
    return False


def _is_endless(loop: nodes.While, context: Context) -> bool:
    """Whether a loop goes round until the program is ended, and waits each time."""
    match loop.test:
        case nodes.Const(value=True | 1):
            inside = list(walk(loop))
            leaves = any(isinstance(n, nodes.Break | nodes.Return) for n in inside)
            return not leaves and any(isinstance(n, nodes.Call) and not set(_SLEEPS).isdisjoint(context.names(n.func)) for n in inside)
    return False


def _takes_up_changes(call: nodes.Call, names: tuple[str, ...], context: Context) -> bool:
    """Whether a handler for SIGHUP is set: what ends by itself has nothing to take up again."""
    if "signal.signal" not in names or len(call.args) != 2:
        return False
    return "signal.SIGHUP" in context.names(call.args[0]) and not {"signal.SIG_IGN", "signal.SIG_DFL"} & set(context.names(call.args[1]))
