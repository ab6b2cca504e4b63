"""structlog without the standard library: it prints, and its last processor decides how.

As in structlog 26.1 (``structlog/_config.py``, ``_output.py``, ``_native.py``).
"""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._log_handlers import level_name
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

LAYOUTS: Final = {
    "structlog.processors.JSONRenderer": "json", "structlog.processors.LogfmtRenderer": "logfmt",
    "structlog.processors.KeyValueRenderer": "key_value", "structlog.dev.ConsoleRenderer": "text",
}  # fmt: skip
PRINTING: Final = {
    f"structlog.{module}{kind}LoggerFactory": f"structlog.{kind}Logger"
    for module in ("", "_output.", "_loggers.")
    for kind in ("Print", "Write", "Bytes")
}
"""Factories to the loggers that they make."""
STREAMS: Final = {
    "sys.stderr": "stderr", "sys.stdout": "stdout", "sys.stderr.buffer": "stderr", "sys.stdout.buffer": "stdout",
}  # fmt: skip
FILTERING: Final = ("structlog.make_filtering_bound_logger", "structlog._native.make_filtering_bound_logger")


@calls("structlog.configure", "structlog.configure_once")
def configured(use: Call) -> Facts:
    """The stream that structlog prints to, where it does not hand its records to ``logging``; in what form, from what level."""
    factory = use.argument(3, "logger_factory")
    logger = _logger(factory, use)
    if use.is_open(3) or not logger:
        return
    yield LogHandler(name=_stream(factory, use), handler=logger, level=_level(use), layout=_layout(use))


def _logger(factory: nodes.NodeNG | None, use: Call) -> str:
    """The class that prints; empty for others."""
    if factory is None:
        return "structlog.PrintLogger"
    made = factory.func if isinstance(factory, nodes.Call) else factory
    return next((PRINTING[name] for name in use.context.names(made) if name in PRINTING), "")


def _stream(factory: nodes.NodeNG | None, use: Call) -> str:
    given = [*factory.args, *(k.value for k in factory.keywords or ())] if isinstance(factory, nodes.Call) else []
    if not given:
        return "stdout"
    return next((STREAMS[name] for name in use.context.names(given[0]) if name in STREAMS), use.context.template(given[0]))


def _layout(use: Call) -> Maybe[str]:
    """That of the renderer, the last of the processors; what a condition chooses is not known."""
    processors = use.argument(0, "processors")
    if processors is None:
        return "text"
    last = processors.elts[-1] if isinstance(processors, nodes.List | nodes.Tuple) and processors.elts else None
    found = {LAYOUTS[name] for name in use.context.names(last) if name in LAYOUTS} if last is not None else set()
    return found.pop() if len(found) == 1 else UNKNOWN


def _level(use: Call) -> Maybe[str]:
    wrapper = use.argument(1, "wrapper_class")
    if isinstance(wrapper, nodes.Call) and any(name in FILTERING for name in use.context.names(wrapper.func)):
        return level_name(use.context.value(wrapper.args[0])) if wrapper.args else None
    return None
