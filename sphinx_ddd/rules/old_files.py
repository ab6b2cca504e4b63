"""Files that code deletes once they are old: an age is compared with the time of the last change, and the file is removed."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._security.options import option_of
from sphinx_ddd.rules._security.spans import NOW, Span, before_now, span_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

REMOVES: Final = frozenset({"os.remove", "os.unlink", "shutil.rmtree", "os.rmdir", "pathlib.Path.unlink", "pathlib.Path.rmdir"})
TIMES: Final = frozenset({"os.path.getmtime", "os.path.getctime", "os.path.getatime"})
_PATHS: Final = frozenset(
    {"path", "file", "filename", "filepath", "entry", "name", "f", "p", "fn", "item", "fname", "full_path", "file_path"}
)
"""Names of variables that do not say which files."""
_STAMPS: Final = frozenset({"st_mtime", "st_ctime", "st_atime"})


@modules()
def pruned(use: WholeModule) -> Facts:
    """Files or folders older than an age that code removes."""
    if not any(word in use.context.module.text for word in ("mtime", "ctime", "atime")):
        return
    for test in use.context.module.comparisons:
        span = _age(test, use.context)
        branch = test.parent
        while isinstance(branch, nodes.BoolOp):
            branch = branch.parent
        if span is None or not isinstance(branch, nodes.If) or (span.seconds is UNKNOWN and not span.option):
            continue
        removed = _removed(branch, use.context)
        if removed:
            yield At(Retention(name=removed, age_seconds=span.seconds, option=span.option, how=use.context.subject(test)), test)


def _removed(branch: nodes.If, context: Context) -> str:
    for statement in branch.body:
        for call in statement.nodes_of_class(nodes.Call):
            names = context.names(call.func)
            if not REMOVES.isdisjoint(names):
                path = call.args[0] if call.args else call.func.expr if isinstance(call.func, nodes.Attribute) else None
                return _named(context.template(path)) if path is not None else ""
    return ""


def _named(path: str) -> str:
    """A path that says more than that it is one."""
    return "files" if path.strip("{}") in _PATHS else path


def _age(test: nodes.Compare, context: Context) -> Span | None:
    """The age that a comparison asks for: ``mtime < now - age`` or ``now - mtime > age``."""
    match test:
        case nodes.Compare(left=left, ops=[("<" | "<=", right)]) if _is_time(left, context):
            return before_now(right, context) or _numeric(right, context)
        case nodes.Compare(left=nodes.BinOp(op="-", left=now, right=stamp), ops=[(">" | ">=", right)]):
            if _is_time(stamp, context) and isinstance(now, nodes.Call) and not NOW.isdisjoint(context.names(now.func)):
                return span_of(right, context) or _seconds(right, context)
    return None


def _numeric(node: nodes.NodeNG, context: Context) -> Span | None:
    """``time.time() - 3600``."""
    match node:
        case nodes.BinOp(op="-", left=nodes.Call(func=function), right=right) if not NOW.isdisjoint(context.names(function)):
            return _seconds(right, context)
    return None


def _seconds(node: nodes.NodeNG, context: Context) -> Span | None:
    value = context.value(node)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Span(float(value))
    option = option_of(node, context)
    return Span(UNKNOWN, option) if option else None


def _is_time(node: nodes.NodeNG, context: Context) -> bool:
    """Whether an expression is the time of a file's last change."""
    match node:
        case nodes.Attribute(attrname=name):
            return name in _STAMPS
        case nodes.Call(func=function):
            return not TIMES.isdisjoint(context.names(function)) or any(_is_time(one, context) for one in node.args[:1])
        case nodes.Name():
            _, bound = node.lookup(node.name)
            return len(bound) == 1 and isinstance(bound[0].parent, nodes.Assign) and _is_time(bound[0].parent.value, context)
    return False
