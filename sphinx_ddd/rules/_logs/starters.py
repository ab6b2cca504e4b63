"""Programs that only start another one: what they print of their own nobody keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context

STARTS: Final = frozenset(
    {"subprocess.call", "subprocess.run", "subprocess.check_call", "subprocess.Popen"}
    | {f"os.{kind}" for kind in ("execv", "execve", "execvp", "execvpe", "execl", "execle", "execlp", "execlpe", "system")}
)
_WRITES: Final = ("debug", "info", "warning", "warn", "error", "exception", "critical", "log")


def only_starts_another(context: Context) -> bool:
    """Whether a module starts a program, logs nothing, and calls the project only for what it starts that with."""
    if any(context.module.calls_by_tail.get(tail) for tail in _WRITES):
        return False
    starts = [call for call in _calls(context) if not STARTS.isdisjoint(context.names(call.func))]
    given = {name.name for call in starts for name in call.nodes_of_class(nodes.Name)}
    return bool(starts) and all(_is_given(call, given) for call in _calls(context) if _is_of_project(call, context))


def _calls(context: Context) -> Iterator[nodes.Call]:
    return (call for calls in context.module.calls_by_tail.values() for call in calls)


def _is_of_project(call: nodes.Call, context: Context) -> bool:
    """Whether a call is of a function or class of another module of the project."""
    found = (context.definition(name) for name in context.names(call.func))
    return any(one is not None and one[0].module is not context.module for one in found)


def _is_given(call: nodes.Call, given: set[str]) -> bool:
    """Whether what a call gives is kept in a variable that the other program is started with."""
    match call.parent:
        case nodes.Assign(targets=[nodes.AssignName(name=name)]):
            return name in given
    return False
