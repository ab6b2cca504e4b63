"""Signals that a running program answers, and locks that keep a second process out."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import Lock, Signal
from sphinx_ddd.rules._programs import endings, registrations
from sphinx_ddd.rules._programs.handlers import (
    HANDLING,
    Handler,
    asks_which,
    handler_of,
    is_in_forked_child,
    is_in_started_child,
    part_for,
    passes_on,
    sends_to_group,
    signal_name,
    without_partial,
)  # fmt: skip
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.uses import Call

STOPPING: Final = frozenset({"SIGTERM", "SIGINT", "SIGQUIT"})
"""Signals that ask a program to end."""
OWN: Final = STOPPING | {"SIGHUP", "SIGUSR1", "SIGUSR2", "SIGTTIN", "SIGTTOU"}
"""Signals that an operator sends; those of the system, of terminals, of timers and of children are left out."""
_IGNORED: Final = frozenset({"signal.SIG_IGN", "signal.Handlers.SIG_IGN"})
_DEFAULT: Final = frozenset({"signal.SIG_DFL", "signal.Handlers.SIG_DFL", "signal.default_int_handler"})
_MOST: Final = 6


@calls(*HANDLING)
def answered(use: Call) -> Facts:
    """A signal that an operator may send, and the function that runs then; once for each round of a loop over signals.

    What asks for an end is told of only where the function is seen to end the program; SIGINT only beside SIGTERM: a command that
    answers Ctrl-C alone is no service. Nor is a shell, or a script that asks who started it. SIGHUP alone is told of as ignored:
    others are, for a while, where a program ends already.
    """
    given = use.argument(1, "handler" if use.name == "signal.signal" else "callback")
    named = use.context.names(given)
    if given is None or not _DEFAULT.isdisjoint(named) or _puts_back(given, use) or _is_child(use):
        return
    signals = _signals(use)
    if not _IGNORED.isdisjoint(named):
        yield from (Signal(name=name, does="ignore") for name in signals if name == "SIGHUP")
        return
    handler = handler_of(given, use.context)
    if handler is None or around(use.node) is handler.function or registrations.is_for_one_user(use.node, use.context):
        return  # one that sets itself again is told where it is set first
    together = _registered(use, handler.name) | set(signals)
    beside = set() if endings.only_raises(handler.function) else registrations.beside(use.node, use.context)
    is_service = "SIGTERM" in together | beside
    for name in signals:
        if not registrations.is_replaced(name, use.node, use.context) and (name != "SIGINT" or is_service):
            yield from _answer(name, handler, together)


def _is_child(use: Call) -> bool:
    """Whether only a process that the program starts answers: who is sent signals by an operator is the program."""
    return is_in_forked_child(use.node, use.context) or is_in_started_child(use.node, use.context)


def _answer(name: str, handler: Handler, together: set[str]) -> Facts:
    """The fact of a signal, where it is known to be of use.

    :param together: the signals that the same function answers.
    """
    parts = part_for(name, handler)
    if name in STOPPING:
        is_stop = endings.ends(parts, handler.function, handler.context)
    else:
        is_stop = endings.exits(parts, handler.context) or _is_as_stop(parts, handler, together)
    if is_stop:
        does = "exit" if endings.only_exits(parts, handler.context) else "stop"
        yield Signal(name=name, handler=handler.name, does=does, description=_says(handler.function))
    elif name not in STOPPING and not endings.only_raises(handler.function) and not _same(parts, handler, together):
        forwards = passes_on(parts, name, handler)
        if forwards and together & STOPPING and sends_to_group(parts, handler):
            return  # the program's own group gets all that arrives, of whatever kind
        yield Signal(name=name, handler=handler.name, does="forward" if forwards else None, description=_says(handler.function))


def _same(parts: list[nodes.NodeNG], handler: Handler, together: set[str]) -> bool:
    """Whether a function does the same for a signal that asks for an end."""
    return any(part_for(name, handler) == parts for name in together & STOPPING)


def _is_as_stop(parts: list[nodes.NodeNG], handler: Handler, together: set[str]) -> bool:
    """Whether a signal ends the program as those do that ask for it, with nothing of the function hanging on which of them it was."""
    return _same(parts, handler, together) and not asks_which(parts, handler) and endings.ends(parts, handler.function, handler.context)


def _says(function: nodes.FunctionDef) -> str:
    """The first sentence of the docstring."""
    text = str(function.doc_node.value) if function.doc_node is not None else ""
    return " ".join(text.strip().partition("\n\n")[0].split())


def _registered(use: Call, handler: str) -> set[str]:
    """The signals for which the module registers a function."""
    out: set[str] = set()
    for tail in ("signal", "add_signal_handler", "add_handler"):
        for call in use.context.module.calls_by_tail.get(tail, ()):
            if len(call.args) >= 2 and handler in use.context.names(without_partial(call.args[1], use.context)):
                out.update(signal_name(name) for name in use.context.names(call.args[0]))
    return out


def _puts_back(handler: nodes.NodeNG, use: Call) -> bool:
    """Whether a handler is one that was there before."""
    return any(
        isinstance(o.node, nodes.Call) and "signal.getsignal" in use.context.names(o.node.func) for o in use.context.origins(handler)
    )


def _signals(use: Call) -> tuple[str, ...]:
    given = use.argument(0, "signalnum" if use.name == "signal.signal" else "sig")
    return tuple(name for name in registrations.signals_of(given, use.context) if name in OWN)[:_MOST]


FLOCKS: Final = ("fcntl.flock", "fcntl.lockf")
FILE_LOCKS: Final = (
    "filelock.FileLock", "filelock.UnixFileLock", "filelock.AsyncFileLock", "fasteners.InterProcessLock",
    "filelock.SoftFileLock", "filelock.WindowsFileLock", "fasteners.process_lock.InterProcessLock",
    "portalocker.Lock", "portalocker.RLock", "zc.lockfile.LockFile", "lockfile.LockFile", "lockfile.FileLock",
    "lockfile.mkdirlockfile.MkdirLockFile", "lockfile.linklockfile.LinkLockFile", "lockfile.pidlockfile.PIDLockFile",
    "daemon.pidfile.PIDLockFile", "daemon.pidfile.TimeoutPIDLockFile", "daemon.pidlockfile.PIDLockFile", "pid.PidFile",
)  # fmt: skip
"""Classes made for a file, which only one process may hold."""
_OPENS: Final = frozenset({"builtins.open", "os.open", "io.open"})
_TIMEOUTS: Final = {"filelock": (1, "timeout"), "portalocker": (2, "timeout"), "daemon": (1, "acquire_timeout")}
_PATHS: Final = {"filelock": "lock_file", "portalocker": "filename", "pid": "pidname"}
_REFUSING: Final = ("zc", "pid")
"""Libraries that never wait for a lock."""


@calls(*FLOCKS)
def flock(use: Call) -> Facts:
    """An exclusive lock on an open file: whether a second process waits for it or is refused."""
    flags = use.argument(1, "operation" if use.name == "fcntl.flock" else "cmd")
    names = {n for part in _or(flags) for n in use.context.names(part)}
    if "fcntl.LOCK_EX" not in names:
        return
    path = _path_of(use)
    if _is_told(path):
        yield Lock(name=path, tool=use.name, waits="fcntl.LOCK_NB" not in names)


def _is_told(path: str) -> bool:
    """Whether a path says where the file is: one that begins with what is only known at run time cannot be looked for."""
    return bool(path) and not path.startswith("{")


def _or(node: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    match node:
        case nodes.BinOp(op="|" | "+", left=left, right=right):
            return [*_or(left), *_or(right)]
        case None:
            return []
    return [node]


def _path_of(use: Call) -> str:
    """The file that was opened to be locked; empty where that is not seen."""
    given = use.argument(0, "fd")
    while isinstance(given, nodes.Call) and isinstance(given.func, nodes.Attribute) and given.func.attrname == "fileno":
        given = given.func.expr
    for origin in use.context.origins(given):
        there = use.context.elsewhere(origin)
        is_call = isinstance(origin.node, nodes.Call) and origin.node.args
        if is_call and not _OPENS.isdisjoint(there.names(origin.node.func)):
            return there.template(origin.node.args[0])
    return ""


@calls(*FILE_LOCKS)
def file_lock(use: Call) -> Facts:
    """A lock file that only one process may hold, with the time that another one waits."""
    library = use.name.partition(".")[0]
    path = use.template(0, _PATHS.get(library, "path"))
    if not _is_told(path):
        return
    at = _TIMEOUTS.get(library)
    timeout: Maybe[float] = use.number(*at) if at is not None else None
    if timeout is UNKNOWN or (isinstance(timeout, float | int) and timeout < 0):
        timeout = UNKNOWN if timeout is UNKNOWN else None
    waits = False if timeout == 0 or library in _REFUSING else None
    yield Lock(name=path, tool=use.name, waits=waits, timeout_seconds=None if timeout == 0 else timeout)
