"""What makes a running program take up changes, whatever its framework: signals that reload, and watched files."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.config import ReloadTrigger
from sphinx_ddd.rules._programs import endings
from sphinx_ddd.rules._programs.handlers import HANDLING, Handler, handler_of, is_in_forked_child, part_for, signal_name, without_partial
from sphinx_ddd.rules._programs.reloads import is_reload, takes_up
from sphinx_ddd.rules._readings.registries import registered
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.uses import Call

RETURNS = {
    "asyncio.get_event_loop": "asyncio.AbstractEventLoop",
    "asyncio.get_running_loop": "asyncio.AbstractEventLoop",
    "asyncio.new_event_loop": "asyncio.AbstractEventLoop",
    "watchdog.observers.polling.PollingObserver": "watchdog.observers.Observer",
}

SIGNALS: Final = frozenset({"SIGHUP", "SIGUSR1", "SIGUSR2"})
"""Signals that by custom do not end a service."""
COLLECTED: Final = frozenset({"SIGHUP"})
"""Signals for which functions of the project may be collected first, to be called when they arrive."""


@calls(*HANDLING)
def on_signal(use: Call) -> Facts:
    """A signal at which a running program takes up changes, and the functions registered to be called then.

    Left out are signals that mean something else: a handler that ends the program, passes the signal on or opens its logs again.
    """
    given = use.argument(1, "handler" if use.name == "signal.signal" else "callback")
    signals = [name for name in map(signal_name, use.context.names(use.argument(0, "signalnum"))) if name in SIGNALS]
    handler = handler_of(given, use.context)
    if not signals or handler is None or is_in_forked_child(use.node, use.context):
        return
    signal = signals[0]
    if _reloads(handler, part_for(signal, handler)):
        yield ReloadTrigger(name=signal, effect="call", handler=handler.name, says=f"{signal} calls {handler.name}")
    if signal in COLLECTED:
        for hook in registered(without_partial(given, use.context), use.context):
            fact = ReloadTrigger(name=signal, effect="call", handler=hook.function, says=f"{signal} calls {hook.function}")
            yield At(fact, location=hook.context.location(hook.call), subject=hook.context.subject(hook.call))


def _reloads(handler: Handler, parts: list[nodes.NodeNG]) -> bool:
    if any(endings.exits_at(statement, handler.context) for statement in parts):
        return False
    return is_reload(handler.function.name) or takes_up(parts, handler.context)


WATCHERS: Final = (
    "watchfiles.watch", "watchfiles.awatch", "watchfiles.main.watch", "watchfiles.main.awatch", "watchgod.watch", "watchgod.awatch",
)  # fmt: skip
"""Functions that yield the changes of files to the function that asks."""


@calls(*WATCHERS)
def watched(use: Call) -> Facts:
    """Files that a function waits for changes of, to take them up."""
    function = around(use.node)
    loop = use.node.parent
    body = loop.body if isinstance(loop, nodes.For) else function.body if function is not None else []
    if function is not None and (is_reload(function.name) or takes_up(body, use.context)):
        name = use.context.subject(function)
        yield ReloadTrigger(name="change of a file", effect="call", handler=name, says=f"a change of a file is taken up by {name}")


EVENTS: Final = ("on_any_event", "on_modified", "on_created", "on_moved", "on_closed")
"""Methods that watchdog calls."""


@calls("watchdog.observers.Observer.schedule", "watchdog.observers.api.BaseObserver.schedule")
def observed(use: Call) -> Facts:
    """A folder whose changes call the methods of a handler, which takes them up. Files that are dropped there to be worked on are none."""
    for class_name in use.context.names(use.argument(0, "event_handler"))[:1]:
        for method in EVENTS:
            name = f"{class_name}.{method}"
            defined = use.context.definition(name)
            if defined is not None and isinstance(defined[1], nodes.FunctionDef) and takes_up(defined[1].body, defined[0]):
                yield ReloadTrigger(name="change of a file", effect="call", handler=name, says=f"a change of a file calls {name}")
                return
