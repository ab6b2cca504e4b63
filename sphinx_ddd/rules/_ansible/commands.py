"""The programs a file of Ansible's starts, through ``run_command`` and functions that pass a command on to it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._ansible import names, platforms
from sphinx_ddd.rules._programs import argv
from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

RUN = names.method("run_command")


@dataclass(frozen=True, slots=True)
class Launch:
    """One command line that a call starts."""

    call: nodes.Call
    argv: tuple[str, ...]
    """Templates; the program first."""
    checked: Maybe[bool]
    platform: Maybe[str]


@dataclass(frozen=True, slots=True)
class _Launcher:
    """A function that runs the command it is given."""

    parameter: str
    position: int
    """Among the arguments of a call; ``self`` not counted."""
    checks: Maybe[bool]
    """Whether it fails on a failing exit status."""
    checks_when: str = ""
    """The parameter that decides that."""
    checks_position: int = -1


def passes_on(node: nodes.Call, context: Context) -> bool:
    """Whether a call runs what the function around it is given."""
    launcher = _launcher_called(node, context)
    command = _argument(node, launcher) if launcher is not None else None
    return command is not None and argv.parameter_of(command, context) is not None


def launches(context: Context) -> tuple[Launch, ...]:
    """Every command line that a file starts, in source order."""
    key = ("ansible", "launches")
    if key not in context.module.names:
        context.module.names[key] = tuple(_launches(context))
    return context.module.names[key]  # type: ignore[return-value]


def _launches(context: Context) -> Iterator[Launch]:
    for node in walk(context.module.tree):
        if not isinstance(node, nodes.Call):
            continue
        launcher = _launcher_called(node, context)
        command = _argument(node, launcher) if launcher is not None else None
        if launcher is None or command is None or argv.parameter_of(command, context) is not None:
            continue
        for line in argv.command_lines(command, context, node):
            yield Launch(node, line, _checked(node, launcher, context), platforms.of(node, context))


def _launcher_called(node: nodes.Call, context: Context) -> _Launcher | None:
    for name in context.names(node.func):
        if name == RUN:
            return _Launcher("args", 0, _given_flag(node, "check_rc", 1, context))
        found = _launcher(name, context, 0)
        if found is not None:
            return found
    return None


def _launcher(name: str, context: Context, depth: int) -> _Launcher | None:
    """How a function of the project passes a command on, if it does."""
    defined = context.definition(name)
    if defined is None or not isinstance(defined[1], nodes.FunctionDef) or depth > 3 or name.startswith(names.MODULE):
        return None
    place, function = defined
    key = ("ansible", "launcher", function)
    if key not in place.module.names:
        place.module.names[key] = None
        place.module.names[key] = _passing(function, place, depth)
    return place.module.names[key]  # type: ignore[return-value]


def _passing(function: nodes.FunctionDef, context: Context, depth: int) -> _Launcher | None:
    for node in walk(function):
        if not isinstance(node, nodes.Call):
            continue
        for name in context.names(node.func):
            inner = _Launcher("args", 0, _given_flag(node, "check_rc", 1, context)) if name == RUN else None
            if inner is None and name != context.subject(function):
                inner = _launcher(name, context, depth + 1)
            command = _argument(node, inner) if inner is not None else None
            passed = argv.parameter_of(command, context) if command is not None else None
            if inner is not None and passed is not None and passed[0] == context.subject(function):
                deciding = _deciding_parameter(node, function)
                default = _default_flag(function, deciding, context) if deciding else inner.checks
                return _Launcher(passed[1], _position(function, passed[1]), default, deciding, _position(function, deciding))
    return None


def _deciding_parameter(node: nodes.Call, function: nodes.FunctionDef) -> str:
    """The parameter that a function hands on as ``check_rc``."""
    given = next((k.value for k in node.keywords or () if k.arg == "check_rc"), None)
    own = [a.name for a in (*function.args.args, *function.args.kwonlyargs)]
    return str(given.name) if isinstance(given, nodes.Name) and given.name in own else ""


def _default_flag(function: nodes.FunctionDef, parameter: str, context: Context) -> Maybe[bool]:
    with contextlib.suppress(NoDefault):
        value = context.value(function.args.default_value(parameter))
        return value if isinstance(value, bool) else UNKNOWN
    return UNKNOWN


def _position(function: nodes.FunctionDef, parameter: str) -> int:
    parameters = [a.name for a in function.args.args]
    is_method = isinstance(function.parent, nodes.ClassDef) and not is_static(function)
    return parameters.index(parameter) - is_method if parameter in parameters else -1


def _argument(node: nodes.Call, launcher: _Launcher) -> nodes.NodeNG | None:
    for keyword in node.keywords or ():
        if keyword.arg == launcher.parameter:
            return keyword.value
    given = node.args[: launcher.position + 1]
    if len(given) <= launcher.position or launcher.position < 0 or any(isinstance(a, nodes.Starred) for a in given):
        return None
    return given[launcher.position]


def _given_flag(node: nodes.Call, name: str, position: int, context: Context) -> Maybe[bool]:
    argument = next((k.value for k in node.keywords or () if k.arg == name), None)
    if argument is None and len(node.args) > position:
        argument = node.args[position]
    if argument is None:
        return UNKNOWN if any(k.arg is None for k in node.keywords or ()) else False
    value = context.value(argument)
    return value if isinstance(value, bool) else UNKNOWN


def _checked(node: nodes.Call, launcher: _Launcher, context: Context) -> Maybe[bool]:
    """Whether a failing exit status is noticed: by ``check_rc``, or because the code looks at the status it gets."""
    checks = launcher.checks
    if launcher.checks_when and _states(node, launcher):
        checks = _given_flag(node, launcher.checks_when, launcher.checks_position, context)
    if checks is True:
        return True
    parent = node.parent
    if isinstance(parent, nodes.Expr):
        return False if checks is False else UNKNOWN
    status = _status_variable(parent)
    if not status:
        return UNKNOWN
    uses = _uses_of(status, node)
    if any(map(_is_tested, uses)):
        return True
    return False if checks is False and not uses else UNKNOWN


def _states(node: nodes.Call, launcher: _Launcher) -> bool:
    """Whether a call gives the parameter that decides."""
    by_name = any(k.arg in (launcher.checks_when, None) for k in node.keywords or ())
    return by_name or 0 <= launcher.checks_position < len(node.args)


def _uses_of(variable: str, node: nodes.Call) -> list[nodes.Name]:
    """Where a variable is looked at after a call has set it and before something else does."""
    scope = node.scope()
    last = node.end_lineno or node.lineno
    again = [n.lineno for n in scope.nodes_of_class(nodes.AssignName) if n.name == variable and n.lineno > last]
    until = min(again, default=scope.end_lineno or last)
    return [n for n in scope.nodes_of_class(nodes.Name) if n.name == variable and last <= n.lineno <= until]


def _is_tested(name: nodes.Name) -> bool:
    """Whether something depends on what a variable holds, rather than only handing it on."""
    child, parent = name, name.parent
    while parent is not None and not parent.is_statement:
        if isinstance(parent, nodes.Compare | nodes.BoolOp | nodes.UnaryOp) or (isinstance(parent, nodes.IfExp) and child is parent.test):
            return True
        child, parent = parent, parent.parent
    return isinstance(parent, nodes.If | nodes.While | nodes.Assert | nodes.Match) and child is not None


def _status_variable(parent: nodes.NodeNG | None) -> str:
    match parent:
        case nodes.Assign(targets=[nodes.Tuple(elts=[nodes.AssignName(name=name), *_])]):
            return str(name)
        case nodes.Assign(targets=[nodes.AssignName(name=name)]):
            return str(name)
    return ""
