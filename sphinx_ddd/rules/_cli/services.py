"""Whether a program keeps running: it serves, works off a queue or loops until it is told to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli.programs import is_own, is_own_class, is_super
from sphinx_ddd.source.callers import around, class_around
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
_DAEMONIZES: Final = frozenset({"daemon.DaemonContext", "daemon.daemon.DaemonContext", "daemonize.Daemonize"})
"""What puts a program into the background: also where a flag asks to keep it in the foreground, it is one that stays."""
_SLEEPS: Final = ("time.sleep", "eventlet.sleep", "gevent.sleep")
_SELECTS: Final = ("select.select", "select.poll.poll", "select.epoll.poll", "selectors.DefaultSelector.select")
_BASES: Final = frozenset(_METHODS["serve_forever"].split())
_DEEPEST: Final = 6
_MOST: Final = 80
"""Functions that are followed from the start of one program."""


class _Step(NamedTuple):
    """A function that is called on the way, with the class of its object where that is known."""

    function: nodes.FunctionDef
    context: Context
    owner: str = ""


def keeps_running(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function, or one that it calls in any case, serves until the program is ended."""
    return _keeps_running(_Step(function, context), 0, set())


def program_keeps_running(program: str, context: Context) -> bool:
    """Whether what a console script starts keeps running."""
    found = (context.definition(target.replace(":", ".")) for target, name in context.reader.project.scripts.items() if name == program)
    return any(one is not None and isinstance(one[1], nodes.FunctionDef) and keeps_running(one[1], one[0]) for one in found)


def _keeps_running(step: _Step, depth: int, seen: set[tuple[nodes.NodeNG, str]]) -> bool:
    function, context, owner = step
    seen.add((function, owner))
    inner: list[_Step] = []
    listens = False
    for node in _in_any_case(function):
        if isinstance(node, nodes.While):
            if _is_endless(node, context) or (listens and _selects(node, context)):
                return True
            continue
        names = context.names(node.func)
        if not _SERVES.isdisjoint(names) or _takes_up_changes(node, names, context):
            return True
        listens = listens or any(not _BASES.isdisjoint(context.ancestors(name)) for name in names)
        inner += _called(node, names, step)
    if any(not _DAEMONIZES.isdisjoint(context.names(node.func)) for node in walk(function) if isinstance(node, nodes.Call)):
        return True
    return any(
        _keeps_running(one, depth + 1, seen)
        for one in (inner if depth < _DEEPEST else ())
        if (one.function, one.owner) not in seen and len(seen) < _MOST
    )


def _called(call: nodes.Call, names: tuple[str, ...], step: _Step) -> Iterator[_Step]:
    """The functions of the project that a call comes to: on the object itself, those of the class that it is known to be of."""
    method = call.func.attrname if isinstance(call.func, nodes.Attribute) else ""
    here = class_around(call, step.context.module)
    own = step.owner or here
    line = step.context.ancestors(own) if own and method and _is_on_own_object(call) else ()
    if line:
        above = line[line.index(here) + 1 :] if is_super(call) and here in line else line
        yield from _method(method, above, own, step.context)
        return
    for name in names:
        found = step.context.definition(name)
        if found is not None and isinstance(found[1], nodes.FunctionDef):
            defined = name.rpartition(".")[0] if isinstance(found[1].parent, nodes.ClassDef) else ""
            yield _Step(found[1], found[0], _class_of(call, defined, step.context) if defined else "")
        elif found is None and method:
            of = name.rpartition(".")[0]
            yield from _method(method, step.context.ancestors(of), of, step.context)


def _class_of(call: nodes.Call, defined: str, context: Context) -> str:
    """The class that a method is called on, which may have it from the one that defines it."""
    given = context.names(call.func.expr) if isinstance(call.func, nodes.Attribute) else ()
    return next((name for name in given if defined in context.ancestors(name)), defined)


def _is_on_own_object(call: nodes.Call) -> bool:
    """Whether a method is called on the object around it, or on one that a class method makes: ``cls().run()``."""
    return is_own(call) or (isinstance(call.func, nodes.Attribute) and is_own_class(call.func.expr))


def _method(name: str, classes: Iterable[str], owner: str, context: Context) -> Iterator[_Step]:
    """The first method of a name that one of the classes defines."""
    for one in classes:
        found = context.definition(f"{one}.{name}")
        if found is not None and isinstance(found[1], nodes.FunctionDef):
            yield _Step(found[1], found[0], owner)
            return


def _in_any_case(function: nodes.FunctionDef) -> Iterator[nodes.Call | nodes.While]:
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


def _selects(loop: nodes.While, context: Context) -> bool:
    """Whether a loop waits for what comes in, however it is told to end."""
    match loop.test:
        case nodes.Const(value=True | 1):
            return any(isinstance(n, nodes.Call) and not set(_SELECTS).isdisjoint(context.names(n.func)) for n in walk(loop))
    return False


def _takes_up_changes(call: nodes.Call, names: tuple[str, ...], context: Context) -> bool:
    """Whether a handler for SIGHUP is set: what ends by itself has nothing to take up again."""
    if "signal.signal" not in names or len(call.args) != 2:
        return False
    return "signal.SIGHUP" in context.names(call.args[0]) and not {"signal.SIG_IGN", "signal.SIG_DFL"} & set(context.names(call.args[1]))
