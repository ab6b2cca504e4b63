"""Which option a path may come from, by the name under which the code asks for it.

Whether there is such an option is told where facts are joined.
"""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context

_JOINS: Final = frozenset({"os.path.join", "posixpath.join", "pathlib.Path", "pathlib.PurePath"})
_SAME: Final = frozenset({"os.path.abspath", "os.path.expanduser", "os.path.realpath", "os.path.normpath", "builtins.str", "os.fspath"})
_DEEPEST: Final = 12
"""Names, attributes and calls followed one after the other."""


def asked_for(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> str:
    """``{basepath}`` for what ``conf.basepath`` is, ``{basepath}/`` for what lies below it; empty where neither can be said."""
    if depth > _DEEPEST:
        return ""
    match node:
        case nodes.Name():
            found = expression_of(node, context.module, context.reader.project)
            _, bound = node.lookup(node.name)
            if len(bound) != 1 or found is None or found[0] is not context.module:
                return ""
            return asked_for(found[1], context, depth + 1)
        case nodes.Attribute():
            return _attribute(node, context, depth)
        case nodes.List(elts=[first, *_]) | nodes.Starred(value=first):
            return _below(asked_for(first, context, depth + 1)) if isinstance(node, nodes.List) else asked_for(first, context, depth + 1)
        case nodes.BinOp(op="/", left=left):
            return _below(asked_for(left, context, depth + 1))
        case nodes.Call(func=function, args=[first, *others]) if not _JOINS.isdisjoint(context.names(function)):
            inner = asked_for(first, context, depth + 1)
            return _below(inner) if others else inner
        case nodes.Call(func=function, args=[first]) if not _SAME.isdisjoint(context.names(function)):
            return asked_for(first, context, depth + 1)
        case nodes.Call(func=function):
            return _returned(function, context, depth)
    return ""


def _below(asked: str) -> str:
    return f"{asked.rstrip('/')}/" if asked else ""


def _attribute(node: nodes.Attribute, context: Context, depth: int) -> str:
    """What an attribute of the object itself is set to; that of an object that was handed in is asked for by its own name."""
    own = _own_class(node.expr)
    if own is not None:
        targets = context.reader.resolver.classes.attributes(own, context.module).get(node.attrname, ())
        if len(targets) == 1 and isinstance(targets[0].parent, nodes.Assign):
            return asked_for(targets[0].parent.value, context, depth + 1)
        return ""
    return f"{{{node.attrname}}}" if _is_handed_in(node.expr) else ""


def _own_class(node: nodes.NodeNG) -> nodes.ClassDef | None:
    """The class around, where an expression is the object of a method."""
    function = node.scope()
    match function:
        case nodes.FunctionDef(parent=nodes.ClassDef() as own) if function.args.arguments and isinstance(node, nodes.Name):
            return own if node.name == function.args.arguments[0].name else None
    return None


def _is_handed_in(node: nodes.NodeNG) -> bool:
    """Whether an object is a parameter of the function, or an attribute of one (``conf``, ``conf.storage``)."""
    while isinstance(node, nodes.Attribute):
        if _own_class(node.expr) is not None:
            return False
        node = node.expr
    if not isinstance(node, nodes.Name):
        return False
    _, bound = node.lookup(node.name)
    return len(bound) == 1 and isinstance(bound[0].parent, nodes.Arguments)


def _returned(function: nodes.NodeNG, context: Context, depth: int) -> str:
    """What the one ``return`` of a function of the same module gives; of a method of the object itself too."""
    defined = None
    if isinstance(function, nodes.Attribute) and (own := _own_class(function.expr)) is not None:
        defined = next((one for one in own.locals.get(function.attrname, ()) if isinstance(one, nodes.FunctionDef)), None)
    if defined is None:
        return ""
    given = [one.value for one in defined.nodes_of_class(nodes.Return, nodes.FunctionDef) if one.value is not None]
    return asked_for(given[0], context, depth + 1) if len(given) == 1 else ""
