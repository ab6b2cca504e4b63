"""The option that an expression reads, so that a protection that can be switched off names its switch."""

from __future__ import annotations

import re
from typing import Final

from astroid import nodes

from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Use

OSLO: Final = frozenset({"oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts"})
DJANGO: Final = frozenset({"django.conf.settings"})
FLASK: Final = frozenset(
    f"{owner}.config"
    for owner in ("flask.Flask", "flask.app.Flask", "flask.current_app", "flask.globals.current_app", "quart.Quart", "quart.current_app")
)
ENVIRONMENT: Final = frozenset({"os.environ"})
READS: Final = frozenset({"os.getenv", "os.environ.get", "django.conf.settings.get"}) | {f"{name}.get" for name in FLASK}
"""Calls whose first argument names an option."""
ABOUT_PROTECTION: Final = frozenset(
    """
    allow bypass ca cert certificate certificates certs check checks hostname https ignore insecure insecurely secure selfsigned signed
    skip ssl tls trust trusted unsafe unverified validate validation verification verified verify
    """.split()
)
"""Words in a test that asks whether something is to be checked."""
_WORD: Final = re.compile(r"[a-z]+")
_DEEPEST: Final = 3
"""Variables followed from one to the next."""


def option_of(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> str | None:
    """The option that an expression is, or is the opposite of; ``None`` where it is none, or more than one.

    Options of oslo.config are written with their group: ``[keystone_authtoken]insecure``.
    """
    match node:
        case nodes.UnaryOp(op="not", operand=operand):
            return option_of(operand, context, depth)
        case nodes.Call(args=[first, *_]) if READS.intersection(context.names(node.func)):
            name = context.value(first)
            return name if isinstance(name, str) else None
        case nodes.Attribute() | nodes.Subscript():
            return _chained(node, context)
        case nodes.Name() if depth < _DEEPEST and _is_bound_once(node):
            found = expression_of(node, context.module, context.reader.project)
            return option_of(found[1], context, depth + 1) if found is not None and found[0] is context.module else None
    return None


def deciding(node: nodes.NodeNG, context: Context) -> tuple[str | None, bool]:
    """The option that the tests around a node ask for, and whether there is any test around it in its function."""
    tested = False
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Lambda | nodes.Module):
        if isinstance(parent, nodes.If | nodes.IfExp) and child is not parent.test:
            tested = True
            option = option_of(parent.test, context)
            if option is not None:
                return option, True
        child, parent = parent, parent.parent
    return None, tested


def switched_by(use: Use) -> tuple[str | None, str]:
    """The option and the test that decide about a protection that is off at a place; empty where none is about protection.

    ``if response.status == 409: requests.put(url, verify=False)`` says when the request is made, not when it is checked.
    """
    option, tested = deciding(use.node, use.context)
    when = use.condition if tested else None
    if not tested:
        option, when = left_before(use.node, use.context)
    if not isinstance(when, str) or not when:
        return option, ""
    about = option is not None or not ABOUT_PROTECTION.isdisjoint(_WORD.findall(when.lower()))
    return (option, when) if about else (None, "")


def left_before(node: nodes.NodeNG, context: Context) -> tuple[str | None, str]:
    """The option asked for, and what must hold for a node to be reached, where its function may return earlier by one or by an argument.

    Empty without such a return. A test of state (``if self.socket: return``) says nothing about when a protection is wanted.
    """
    child, parent = node, node.parent
    while parent is not None and not isinstance(child, nodes.FunctionDef | nodes.ClassDef | nodes.Lambda | nodes.Module):
        for earlier in reversed(_before(child, parent)):
            match earlier:
                case nodes.If(test=test, body=[*_, nodes.Return()], orelse=[]) if _is_switch(test, context):
                    return option_of(test, context), _opposite(test, context)
        child, parent = parent, parent.parent
    return None, ""


def _before(child: nodes.NodeNG, parent: nodes.NodeNG) -> list[nodes.NodeNG]:
    """The statements of the same block that stand before."""
    for block in (getattr(parent, name, None) for name in ("body", "orelse", "finalbody")):
        if isinstance(block, list) and any(child is statement for statement in block):
            return block[: block.index(child)]
    return []


def _is_switch(test: nodes.NodeNG, context: Context) -> bool:
    """Whether a test asks for a parameter, other than the object of a method, or for one option."""
    function = test.scope()
    arguments = function.args if isinstance(function, nodes.FunctionDef) else None
    own = function.args.arguments[:1] if isinstance(function, nodes.FunctionDef) and function.is_method() else []
    parameters = {one.name for one in arguments.arguments if one not in own} if arguments is not None else set()
    return option_of(test, context) is not None or any(name.name in parameters for name in test.nodes_of_class(nodes.Name))


def _opposite(test: nodes.NodeNG, context: Context) -> str:
    """``not a and not b`` as ``a or b``."""
    match test:
        case nodes.UnaryOp(op="not", operand=operand):
            return context.code(operand)
        case nodes.BoolOp(op=op, values=values) if all(isinstance(v, nodes.UnaryOp) and v.op == "not" for v in values):
            return (" or " if op == "and" else " and ").join(context.code(v.operand) for v in values)
        case nodes.Name() | nodes.Attribute():
            return f"not {context.code(test)}"
    return f"not ({context.code(test)})"


def _is_bound_once(node: nodes.Name) -> bool:
    _, bound = node.lookup(node.name)
    return len(bound) == 1


def _chained(node: nodes.NodeNG, context: Context) -> str | None:
    words: list[str] = []
    while isinstance(node, nodes.Attribute | nodes.Subscript):
        step = node.attrname if isinstance(node, nodes.Attribute) else context.value(node.slice)
        if not isinstance(step, str):
            return None
        words.insert(0, step)
        node = node.expr if isinstance(node, nodes.Attribute) else node.value
        names = context.names(node)
        if OSLO.intersection(names):
            return f"[{words[0]}]{words[1]}" if len(words) > 1 else words[0]
        if (DJANGO | FLASK | ENVIRONMENT).intersection(names):
            return words[0] if len(words) == 1 or not DJANGO.intersection(names) else None
    return None
