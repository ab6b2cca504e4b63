"""What an operator types to start a program: its console script, else ``python -m`` for a module that runs itself."""

from __future__ import annotations

from collections.abc import Iterable

from astroid import nodes

from sphinx_ddd.source.callers import CallIn
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import around
from sphinx_ddd.source.project import SourceModule

UNNAMED = "{prog}"
"""A program whose name the code does not say."""
FURTHEST = 8
"""Callers of callers looked at on the way from a parser to the function that a script starts."""


def of_places(places: Iterable[CallIn], context: Context) -> tuple[str, ...]:
    """The programs that come to one of several places, the nearest by calls."""
    scripts = _scripts(context)
    seen: set[nodes.NodeNG] = set()
    modules: dict[str, None] = {}
    level = list(places)
    for _ in range(FURTHEST):
        found: set[str] = set()
        following: list[CallIn] = []
        for node, module in level:
            function = around(node)
            if function is None:
                if _runs_itself(node, module):
                    modules[_runnable(module)] = None
            elif function not in seen:
                seen.add(function)
                if function in scripts:
                    found.add(scripts[function])
                following += context.reader.origins.callers(function, module)
        if found:
            return tuple(sorted(found))
        level = following
    return tuple(sorted(modules))


def is_unnamed(line: str) -> bool:
    """Whether a command line lacks its program."""
    return line == UNNAMED or line.startswith(f"{UNNAMED} ")


def script(definition: nodes.NodeNG, context: Context) -> str:
    """The console script that starts a function, or a command made of it; empty when there is none."""
    return _scripts(context).get(definition, "")


def _scripts(context: Context) -> dict[nodes.NodeNG, str]:
    return context.reader.project.once("scripts", lambda: _read_scripts(context))


def _read_scripts(context: Context) -> dict[nodes.NodeNG, str]:
    """Program by the definition that its entry point leads to, through imports and aliases."""
    known: dict[nodes.NodeNG, str] = {}
    for target, program in context.reader.project.scripts.items():
        module, _, attribute = target.partition(":")
        for origin in context.reader.origins.of_global(module, attribute):
            known.setdefault(origin.node, program)
    return known


def _runs_itself(node: nodes.NodeNG, module: SourceModule) -> bool:
    """Whether a statement of a module runs when the module is started: in ``__main__.py``, or behind the usual test."""
    if module.name.rpartition(".")[2] == "__main__":
        return True
    parent = node.parent
    while parent is not None:
        match parent:
            case nodes.If(test=nodes.Compare(left=left, ops=[("==", right)])) if "__main__" in _main(left, right):
                return True
        parent = parent.parent
    return False


def _main(*sides: nodes.NodeNG) -> list[object]:
    is_name = any(isinstance(side, nodes.Name) and side.name == "__name__" for side in sides)
    return [side.value for side in sides if isinstance(side, nodes.Const)] if is_name else []


def _runnable(module: SourceModule) -> str:
    name = module.name.removesuffix(".__main__")
    return f"python -m {name}"
