"""Functions of a project that start whatever program they are given: who gives them one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._programs import argv
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import passed

_OWN_RULES: Final = "ansible.module_utils"
"""What modules of a framework import whose own rules follow commands to those who give them."""
_DEEPEST: Final = 3
"""Functions that hand a command on to each other."""
_MOST: Final = 200
"""Calls of one function that are looked at."""


Chain: TypeAlias = tuple[tuple[nodes.Call, Context], ...]


class Handed(NamedTuple):
    """A command where a function is given it that starts it."""

    call: nodes.Call
    command: nodes.NodeNG
    context: Context
    """Where the call stands."""
    chain: Chain
    """The calls on the way, that of the function which starts the program first, this one last."""


def value_given(node: nodes.NodeNG, context: Context, chain: Chain) -> Value:
    """The value of an expression of the function that starts a program: of a parameter, what the calls on the way give, or its default."""
    for call, there in chain:
        function, name = node.scope(), parameter(node)
        if not name or flow.events_of(function, context.module).get(name):
            break
        position = _position(name, function)
        given = passed(call, name, position)
        if given is None:
            spread = any(isinstance(a, nodes.Starred) for a in call.args) or any(k.arg is None for k in call.keywords or ())
            return UNKNOWN if spread else _default(name, function, context)
        node, context = given, there
    return context.value(node)


def parameter(node: nodes.NodeNG) -> str:
    """The parameter of the function around it that an expression is; empty for anything else."""
    function = node.scope()
    is_one = isinstance(node, nodes.Name) and isinstance(function, nodes.FunctionDef) and flow.is_parameter(node.name, function)
    return str(node.name) if is_one else ""


def _default(name: str, function: nodes.FunctionDef, context: Context) -> Value:
    try:
        return context.value(function.args.default_value(name))
    except NoDefault:
        return UNKNOWN


def _position(name: str, function: nodes.FunctionDef) -> int | None:
    positional = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    is_method = isinstance(function.parent, nodes.ClassDef) and not is_static(function)
    return positional.index(name) - is_method if name in positional else None


def handed(command: nodes.NodeNG, context: Context, depth: int = 0, chain: Chain = ()) -> Iterator[Handed]:
    """The calls that give the function around an expression the command that the expression passes on."""
    found = argv.parameter_of(command, context)
    function = command.scope()
    if found is None or depth > _DEEPEST or _OWN_RULES in context.module.text or not isinstance(function, nodes.FunctionDef):
        return
    name = found[1]
    position = _position(name, function)
    for call, module in context.reader.resolver.callers.of(function, context.module, _MOST):
        given = passed(call, name, position)
        there = context.reader.context(module)
        if given is None:
            continue
        longer = (*chain, (call, there))
        if argv.parameter_of(given, there) is not None:
            yield from handed(given, there, depth + 1, longer)
        else:
            yield Handed(call, given, there, longer)
