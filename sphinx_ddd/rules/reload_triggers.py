"""What makes a running program take up changes, whatever its framework: signals that reload, and watched files."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.config import ReloadTrigger
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

SIGNALS: Final = {f"signal.{prefix}{name}": name for prefix in ("", "Signals.") for name in ("SIGHUP", "SIGUSR1", "SIGUSR2")}
"""Signals that by custom do not end a service."""
IGNORED: Final = frozenset({"signal.SIG_IGN", "signal.SIG_DFL", "signal.Handlers.SIG_IGN", "signal.Handlers.SIG_DFL"})
HANDLING: Final = ("signal.signal", "asyncio.AbstractEventLoop.add_signal_handler", "asyncio.BaseEventLoop.add_signal_handler")
RELOADING: Final = frozenset({"SIGHUP"})
"""Signals for which functions of the project may be collected first, to be called when they arrive."""


@calls(*HANDLING)
def on_signal(use: Call) -> Facts:
    """A signal that a running program answers with a function, and the functions registered to be called then."""
    signals = [SIGNALS[name] for name in use.context.names(use.argument(0, "signalnum")) if name in SIGNALS]
    handler = use.argument(1, "handler" if use.name == "signal.signal" else "callback")
    names = [name for name in use.context.names(handler) if name not in IGNORED and not name.startswith("signal.")]
    if not signals or not names:
        return
    name, signal = names[0], signals[0]
    yield ReloadTrigger(name=signal, effect="call", handler=name, says=f"{signal} calls {name}")
    if signal in RELOADING:
        for hook in registered(handler, use.context):
            fact = ReloadTrigger(name=signal, effect="call", handler=hook.function, says=f"{signal} calls {hook.function}")
            yield At(fact, location=hook.context.location(hook.call), subject=hook.context.subject(hook.call))


WATCHERS: Final = (
    "watchfiles.watch", "watchfiles.awatch", "watchfiles.main.watch", "watchfiles.main.awatch", "watchgod.watch", "watchgod.awatch",
)  # fmt: skip
"""Functions that yield the changes of files to the function that asks."""


@calls(*WATCHERS)
def watched(use: Call) -> Facts:
    """Files that a function waits for changes of."""
    function = around(use.node)
    name = use.context.subject(function) if function is not None else ""
    yield ReloadTrigger(name="change of a file", effect="call", handler=name, says="a change of the files it watches is noticed")


EVENTS: Final = ("on_any_event", "on_modified", "on_created", "on_moved", "on_closed")
"""Methods that watchdog calls."""


@calls("watchdog.observers.Observer.schedule", "watchdog.observers.api.BaseObserver.schedule")
def observed(use: Call) -> Facts:
    """A folder whose changes call the methods of a handler."""
    handlers = [
        f"{class_name}.{method}"
        for class_name in use.context.names(use.argument(0, "event_handler"))[:1]
        for method in EVENTS
        if use.context.definition(f"{class_name}.{method}") is not None
    ]
    for handler in handlers:
        yield ReloadTrigger(name="change of a file", effect="call", handler=handler, says=f"a change of a file calls {handler}")
    if not handlers:
        yield ReloadTrigger(name="change of a file", effect="call", says="a change of a file is noticed")
