"""Which operating system a branch is for: what it asks of ``sys.platform``, ``os.name`` or ``platform.system()``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context

_ASKED: Final = frozenset({"sys.platform", "os.name"})
_ASKS: Final = frozenset({"platform.system", "platform.system_alias", "platform.uname"})
"""What they return, or its first part, is the name of the system."""
_CASES: Final = frozenset({"lower", "casefold", "upper", "title"})
_NAMES: Final = {
    "win": "Windows", "win32": "Windows", "nt": "Windows", "windows": "Windows", "darwin": "Darwin", "linux": "Linux", "linux2": "Linux",
    "posix": "POSIX", "freebsd": "FreeBSD", "openbsd": "OpenBSD", "netbsd": "NetBSD", "sunos": "SunOS", "aix": "AIX", "cygwin": "Cygwin",
}  # fmt: skip
"""What each is called, as ``platform.system()`` does."""
_WINDOWS: Final = frozenset({"_winapi", "msvcrt", "pywintypes", "win32api", "win32com", "win32con", "win32service", "winreg"})
"""Modules that only exist there."""
_DEEPEST: Final = 4


def of(node: nodes.NodeNG, context: Context) -> str | None:
    """The system that the branches around a node ask for; ``None`` where they ask for none, or leave out one."""
    child, parent = node, node.parent
    while parent is not None:
        if isinstance(parent, nodes.If) and child is not parent.test:
            found = _chosen(parent.test, context, holds=child in parent.body)
            if found:
                return found
        child, parent = parent, parent.parent
    return None


def _chosen(test: nodes.NodeNG, context: Context, *, holds: bool, depth: int = 0) -> str | None:
    """The system for which a test holds, or does not."""
    match test:
        case nodes.UnaryOp(op="not", operand=inner):
            return _chosen(inner, context, holds=not holds, depth=depth)
        case nodes.BoolOp(op="and", values=values) if holds:
            return next((found for one in values if (found := _chosen(one, context, holds=True, depth=depth))), None)
        case nodes.Compare(left=left, ops=[("==" | "!=" as operator, right)]) if (operator == "==") is holds and _is_system(left, context):
            return _named(right, context)
        case nodes.Call(func=nodes.Attribute(attrname="startswith", expr=left), args=[right]) if holds and _is_system(left, context):
            return _named(right, context)
        case nodes.Name() | nodes.Attribute() if depth < _DEEPEST:
            return _flagged(test, context, holds=holds, depth=depth)
    return None


def _flagged(flag: nodes.NodeNG, context: Context, *, holds: bool, depth: int) -> str | None:
    """The system that a constant stands for: of a test, or set beside an import that only one system has."""
    found = set()
    for value, there in _values(flag, context):
        if not isinstance(value, nodes.Const):
            found.add(_chosen(value, there, holds=holds, depth=depth + 1))
        elif isinstance(value.value, bool) and value.value is holds:
            found.add("Windows" if _is_beside_windows(value) else None)
    return found.pop() if len(found) == 1 else None


def _values(node: nodes.NodeNG, context: Context) -> Iterator[tuple[nodes.NodeNG, Context]]:
    """What a variable may have been given, also one of another module; of several values at once only the first."""
    bound = binding(node) if isinstance(node, nodes.Name) else None
    targets = []
    if bound is not None:
        here = flow.branches(node, bound[0])
        targets = [(one, context) for one in bound[1] if not flow.excluded(flow.branches(one, bound[0]), here)]
    for name in context.names(node):
        module_name, _, own = name.rpartition(".")
        module = context.reader.project.module(module_name) if own else None
        if module is not None and module is not context.module:
            targets += [(one, context.reader.context(module)) for one in module.tree.locals.get(own, ())]
    for one, there in targets:
        match one.parent:
            case nodes.Assign(value=value) | nodes.AnnAssign(value=value) if value is not None:
                pass
            case nodes.Tuple(elts=[first, *_], parent=nodes.Assign(value=value)) if first is one:
                pass
            case nodes.Arguments():
                yield one, there
                continue
            case _:
                continue
        if not any(inner.name == one.name for inner in value.nodes_of_class(nodes.Name)):
            yield value, there


def _is_beside_windows(value: nodes.NodeNG) -> bool:
    """Whether a value is set in a ``try`` after an import of what only Windows has."""
    block = value.parent.parent
    for one in block.body if isinstance(block, nodes.Try) else ():
        names = (
            [name for name, _ in one.names] if isinstance(one, nodes.Import) else [one.modname] if isinstance(one, nodes.ImportFrom) else []
        )
        if any(name.partition(".")[0] in _WINDOWS for name in names):
            return True
    return False


def _is_system(node: nodes.NodeNG, context: Context, depth: int = 0) -> bool:
    """Whether an expression is the name of the system that the program runs on."""
    match node:
        case nodes.Call(func=nodes.Attribute(attrname=method, expr=inner)) if method in _CASES:
            return _is_system(inner, context, depth)
        case nodes.Call(func=called):
            return not _ASKS.isdisjoint(context.names(called))
    if not _ASKED.isdisjoint(context.names(node)):
        return True
    values = list(_values(node, context)) if depth < _DEEPEST else []
    return bool(values) and all(_is_system(value, there, depth + 1) for value, there in values)


def _named(node: nodes.NodeNG, context: Context) -> str | None:
    text = context.value(node)
    return _NAMES.get(text.lower(), text) if isinstance(text, str) and text else None
