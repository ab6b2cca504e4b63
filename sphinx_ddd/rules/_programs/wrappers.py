"""Functions of a project that start whatever program they are given: who gives them one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.rules._programs import argv
from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed

_OWN_RULES: Final = "ansible.module_utils"
"""What modules of a framework import whose own rules follow commands to those who give them."""
_DEEPEST: Final = 3
"""Functions that hand a command on to each other."""
_MOST: Final = 200
"""Calls of one function that are looked at."""


class Handed(NamedTuple):
    """A command where a function is given it that starts it."""

    call: nodes.Call
    command: nodes.NodeNG
    context: Context
    """Where the call stands."""


def handed(command: nodes.NodeNG, context: Context, depth: int = 0) -> Iterator[Handed]:
    """The calls that give the function around an expression the command that the expression passes on."""
    found = argv.parameter_of(command, context)
    function = command.scope()
    if found is None or depth > _DEEPEST or _OWN_RULES in context.module.text or not isinstance(function, nodes.FunctionDef):
        return
    name = found[1]
    positional = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    is_method = isinstance(function.parent, nodes.ClassDef) and not is_static(function)
    position = positional.index(name) - is_method if name in positional else None
    for call, module in context.reader.resolver.callers.of(function, context.module, _MOST):
        given = passed(call, name, position)
        there = context.reader.context(module)
        if given is None:
            continue
        if argv.parameter_of(given, there) is not None:
            yield from handed(given, there, depth + 1)
        else:
            yield Handed(call, given, there)
