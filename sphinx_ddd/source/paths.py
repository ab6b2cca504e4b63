"""Paths that are put together: which expressions are their parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from astroid import nodes

JOINS: Final = frozenset({"os.path.join", "posixpath.join"})
SAME: Final = frozenset(
    {"os.path.abspath", "os.path.expanduser", "os.path.expandvars", "os.path.normpath", "os.path.realpath", "os.fspath"}
)
"""Functions that leave a path what it is to a reader."""
CLASSES: Final = frozenset({"Path", "PurePath", "PosixPath", "PurePosixPath", "WindowsPath", "PureWindowsPath"})
"""Classes of ``pathlib``, called with parts."""
METHODS: Final = frozenset({"joinpath", "absolute", "as_posix", "expanduser", "resolve"})
"""Of those classes: what is called with more parts, or leaves the path what it is."""


def parts(call: nodes.Call, names: Sequence[str]) -> list[nodes.NodeNG]:
    """The parts of the path that a call of these functions makes; empty when it makes none."""
    if any(isinstance(a, nodes.Starred) for a in call.args):
        return []
    if not JOINS.isdisjoint(names):
        return list(call.args)
    if not SAME.isdisjoint(names):
        return list(call.args[:1])
    if "builtins.str" in names and len(call.args) == 1 and isinstance(call.args[0], nodes.Call | nodes.BinOp):
        return list(call.args)
    return _of_pathlib(call, names)


def _of_pathlib(call: nodes.Call, names: Sequence[str]) -> list[nodes.NodeNG]:
    for package, *inner in (name.split(".") for name in names):
        match package, inner:
            case "pathlib", [cls] if cls in CLASSES:
                return list(call.args)
            case "pathlib", [cls, *_, method] if cls in CLASSES and method in METHODS and isinstance(call.func, nodes.Attribute):
                return [call.func.expr, *call.args]
    return []


def divided(node: nodes.BinOp) -> list[nodes.NodeNG]:
    """The operands of ``a / "b" / c``; empty where no text among them shows that a path is meant."""
    operands: list[nodes.NodeNG] = []
    left: nodes.NodeNG = node
    while isinstance(left, nodes.BinOp) and left.op == "/":
        operands.append(left.right)
        left = left.left
    operands.append(left)
    return operands[::-1] if any(_is_text(operand) for operand in operands) else []


def _is_text(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.JoinedStr) or (isinstance(node, nodes.Const) and isinstance(node.value, str))


def joined(texts: Sequence[str]) -> str:
    """The parts as one path; an absolute one starts anew."""
    out = ""
    for text in texts:
        out = text if text.startswith("/") or not out else f"{out.rstrip('/')}/{text}"
    return out
