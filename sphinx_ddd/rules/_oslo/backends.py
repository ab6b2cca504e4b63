"""Which backend of oslo.service a program selects: eventlet unless it says otherwise (https://docs.openstack.org/oslo.service)."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments

SELECTS: Final = frozenset({"oslo_service.backend.init_backend"})
TYPES: Final = "oslo_service.backend.BackendType."


class Backend(Enum):
    """How services of a program run."""

    EVENTLET = auto()
    THREADING = auto()
    """Workers are processes of their own, which end at a SIGHUP and are started anew."""
    EITHER = auto()
    """The program selects by a test, or in several ways."""


def backend(context: Context) -> Backend:
    """The backend that the program selects."""
    return context.reader.project.once("backend of oslo.service", lambda: _selected(context))


def _selected(context: Context) -> Backend:
    found: set[Backend] = set()
    for module in context.reader.project.mentioning("init_backend"):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get("init_backend", ()):
            names = where.names(call.func)
            if not SELECTS.isdisjoint(names):
                found.add(_asked(Arguments(call, where, names, call)))
    return found.pop() if len(found) == 1 else Backend.EITHER if found else Backend.EVENTLET


def _asked(use: Arguments) -> Backend:
    """What a call selects, where it is always made."""
    names = {name.removeprefix(TYPES) for name in use.context.names(use.argument(0, "type_"))}
    if _is_tested(use.node) or len(known := names & {"THREADING", "EVENTLET"}) != 1:
        return Backend.EITHER
    return Backend.THREADING if "THREADING" in known else Backend.EVENTLET


def _is_tested(node: nodes.NodeNG) -> bool:
    return any(isinstance(parent, nodes.If | nodes.IfExp) for parent in node.node_ancestors())
