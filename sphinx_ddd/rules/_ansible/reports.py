"""Calls that end a module with a message: ``fail_json``, and functions of the project that hand a message on to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._ansible import names
from sphinx_ddd.rules._ansible.entries import entries
from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

FAIL = names.method("fail_json")


@dataclass(frozen=True, slots=True)
class Report:
    """One call that ends the module."""

    call: nodes.Call
    messages: tuple[tuple[nodes.NodeNG, Context], ...]
    """The expressions of the message, each with the context of its module; empty where it is only known at run time."""


@dataclass(frozen=True, slots=True)
class _Reporter:
    """A function that ends the module with the message it is given."""

    parameter: str
    position: int
    """Among the arguments of a call; ``self`` not counted."""


def reports(context: Context) -> Iterator[Report]:
    """Every such call of a file; those that only pass on a parameter are left to their callers."""
    if not files.concerns(context):
        return
    for node in walk(context.module.tree):
        if not isinstance(node, nodes.Call):
            continue
        reporter = _called(node, context, 0)
        if reporter is None:
            continue
        message = _message(node, reporter)
        if message is not None and _parameter(message) is not None and _is_reporter(node, context):
            continue
        unpacked = [found for k in node.keywords or () if k.arg is None for found in entries(k.value, reporter.parameter, context)]
        yield Report(node, ((message, context),) if message is not None else tuple(unpacked))


def _called(node: nodes.Call, context: Context, depth: int) -> _Reporter | None:
    for name in context.names(node.func):
        if name == FAIL:
            return _Reporter("msg", 0)
        found = _reporter(name, context, depth)
        if found is not None:
            return found
    return None


def _reporter(name: str, context: Context, depth: int) -> _Reporter | None:
    defined = context.definition(name) if depth < 3 and not name.startswith(names.MODULE) else None
    if defined is None or not isinstance(defined[1], nodes.FunctionDef):
        return None
    place, function = defined
    key = ("ansible", "reporter", function)
    if key not in place.module.names:
        place.module.names[key] = None
        place.module.names[key] = _handing_on(function, place, depth)
    return place.module.names[key]  # type: ignore[return-value]


def _handing_on(function: nodes.FunctionDef, context: Context, depth: int) -> _Reporter | None:
    parameters = [a.name for a in function.args.args]
    is_method = isinstance(function.parent, nodes.ClassDef) and not is_static(function)
    for node in walk(function):
        if not isinstance(node, nodes.Call) or node.func is None:
            continue
        inner = _called(node, context, depth + 1) if node.scope() is function else None
        message = _message(node, inner) if inner is not None else None
        passed = _parameter(message) if message is not None else None
        if passed is not None and passed in parameters:
            return _Reporter(passed, parameters.index(passed) - is_method)
    return None


def _message(node: nodes.Call, reporter: _Reporter) -> nodes.NodeNG | None:
    for keyword in node.keywords or ():
        if keyword.arg == reporter.parameter:
            return keyword.value
    if 0 <= reporter.position < len(node.args) and not any(isinstance(a, nodes.Starred) for a in node.args):
        return node.args[reporter.position]
    return None


def _parameter(message: nodes.NodeNG | None) -> str | None:
    """The parameter of the function around it that a message is, unchanged."""
    if not isinstance(message, nodes.Name):
        return None
    scope = message.scope()
    if not isinstance(scope, nodes.FunctionDef) or message.name not in [a.name for a in scope.args.args]:
        return None
    bound = scope.locals.get(message.name, ())
    return str(message.name) if all(isinstance(b.parent, nodes.Arguments) for b in bound) else None


def _is_reporter(node: nodes.Call, context: Context) -> bool:
    """Whether the function around a call hands its message on, so that its callers are reported instead."""
    return _reporter(context.subject(node), context, 0) is not None
