"""Sinks of loguru: where records go, when a file is turned over, and how long old ones are kept.

As in loguru 0.7.3 (``loguru/_defaults.py``, ``_file_sink.py``, ``_string_parsers.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._log_handlers import level_name
from sphinx_ddd.rules._logs import spelled
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

ADD: Final = "loguru.logger.add"
STREAMS: Final = {"sys.stderr": "stderr", "sys.stdout": "stdout", "sys.__stderr__": "stderr", "sys.__stdout__": "stdout"}
PATHS: Final = ("pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath")
DEFAULT_LEVEL: Final = "DEBUG"
"""Unless the environment variable ``LOGURU_LEVEL`` says otherwise."""

Reads = Callable[[str, Value], Value]
"""The value given for an argument, or its default."""


@calls(ADD)
def sink(use: Call) -> Facts:
    """A file or stream that loguru writes to."""
    for one in use.rounds():
        given = one.expression(0, "sink")
        if given is not None:
            yield from _sink(given[1], given[0], lambda name, default, one=one: one.value(None, name, default))  # type: ignore[misc]


@calls("loguru.logger.configure")
def configured(use: Call) -> Facts:
    """The files and streams that loguru is set up with at once."""
    handlers = use.argument(0, "handlers")
    for element in handlers.elts if isinstance(handlers, nodes.List | nodes.Tuple) else ():
        entry = use.context.value(element)
        found = use.context.entry(entry, "sink") if isinstance(entry, dict) else None
        if found is not None:
            yield from _sink(found[1], found[0], entry.get)


def _sink(node: nodes.NodeNG, context: Context, given: Reads) -> Iterator[LogHandler]:
    stream = next((STREAMS[name] for name in context.names(node) if name in STREAMS), "")
    json = True if given("serialize", False) is True else None
    layout = "json" if json else "text"
    level, form = level_name(given("level", DEFAULT_LEVEL)), _text(given("format", None)) if not json else None
    if stream:
        yield LogHandler(name=stream, handler=ADD, level=level, format=form, layout=layout)
        return
    path = context.template(node)
    if not _is_path(node, context):
        return
    rotation, kept = given("rotation", None), given("retention", None)
    size, count = _size(rotation), kept if isinstance(kept, int) else None
    days = _days(kept)
    yield LogHandler(
        name=path,
        handler=ADD,
        filename=path,
        level=level,
        format=form,
        layout=layout,
        max_bytes=size,
        backup_count=count,
        when=_moment(rotation),
        retention_days=UNKNOWN if kept is UNKNOWN else days,
        worst_case_bytes=size * (count + 1) if isinstance(size, int) and isinstance(count, int) else None,
        rotates=_rotates(rotation, given("watch", False)),
    )


def _rotates(rotation: Value, watched: Value) -> Maybe[bool]:
    """A watched file is opened again when another program has moved it: what turns it over is not said."""
    if rotation is None and watched is not False:
        return UNKNOWN
    return UNKNOWN if rotation is UNKNOWN else rotation is not None


def _is_path(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a sink is a path rather than a function, a handler or an open file."""
    if isinstance(context.value(node), str) or isinstance(node, nodes.JoinedStr):
        return True
    names = context.names(node)
    if any(name in PATHS or name.startswith("os.path.") for name in names):
        return True
    return isinstance(node, nodes.BinOp) and node.op in ("/", "+", "%")


def _size(rotation: Value) -> Maybe[int]:
    if isinstance(rotation, (int, float)) and not isinstance(rotation, bool):
        return int(rotation)
    return spelled.size(rotation) if isinstance(rotation, str) else None


def _moment(rotation: Value) -> Maybe[str]:
    """As written, where it is a time rather than a size."""
    if isinstance(rotation, timedelta):
        return f"{spelled.days_of(rotation):g} days"
    if isinstance(rotation, str) and spelled.size(rotation) is None:
        return rotation if spelled.days(rotation) is not None or spelled.is_moment(rotation) else UNKNOWN
    return None


def _days(kept: Value) -> Maybe[float]:
    if isinstance(kept, timedelta):
        return spelled.days_of(kept)
    return spelled.days(kept) if isinstance(kept, str) else None


def _text(value: Value) -> Maybe[str]:
    return value if value is None or isinstance(value, str) else UNKNOWN
