"""Modes of files and folders that code sets, and the mask of the process."""

from __future__ import annotations

import re
import stat
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import Permission, SecuritySetting
from sphinx_ddd.rules._clients.alternatives import alternatives
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._security.places import asked_for
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

ON_PATHS: Final = {
    "os.chmod": (0, "path", 1, "mode"),
    "os.lchmod": (0, "path", 1, "mode"),
    "os.mkdir": (0, "path", 1, "mode"),
    "os.makedirs": (0, "name", 1, "mode"),
    "os.open": (0, "path", 2, "mode"),
    "os.mkfifo": (0, "path", 1, "mode"),
}
"""Functions to where they take the path and the mode."""
ON_OBJECTS: Final = {"pathlib.Path.chmod": 0, "pathlib.Path.mkdir": 0, "pathlib.Path.touch": 0}
"""Methods to the position of the mode."""
OTHERS_WRITE: Final = stat.S_IWOTH
OWNER: Final = stat.S_IRUSR | stat.S_IWUSR
"""Without either, a mode only says that something can be run."""
STICKY: Final = stat.S_ISVTX
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")
_WORD: Final = re.compile(r"[a-z]+|[0-9]+")
_EMPTY_WORDS: Final = frozenset(
    "path file filename name dir directory folder dirname fname f fn p d item root dst dest destination src source target self full "
    "fullname local tmp temp out output filepath tmpfile tempfile new base entry fd fp loc location some x str join os abspath".split()
)
"""Words in the name of a variable that do not say which file it is."""

_PASSING: Final = frozenset("tmp temp temporary tmpdir tempdir tmpfolder tempfolder tmppath temppath mkdtemp mktemp".split())
"""Words in the name of a folder that is gone again before anybody looks for it."""

_TEMPORARY: Final = frozenset({"tempfile.mkdtemp", "tempfile.mkstemp", "tempfile.TemporaryDirectory", "tempfile.NamedTemporaryFile"})
_JOINS: Final = frozenset({"os.path.join", "posixpath.join", "pathlib.Path"})
_DEEPEST: Final = 6
"""Joins followed one below the other."""


@calls(*ON_PATHS)
def on_path(use: Call) -> Facts:
    """The mode that a file or folder is given."""
    path_at, path_name, mode_at, mode_name = ON_PATHS[use.name]
    mode, path = _mode(use.argument(mode_at, mode_name), use.context), use.argument(path_at, path_name)
    if mode is not None and path is not None:
        yield from _facts(use, mode, use.context.template(path), path)


@calls(*ON_OBJECTS)
def on_object(use: Call) -> Facts:
    """The mode that a path is given."""
    mode = _mode(use.argument(ON_OBJECTS[use.name], "mode"), use.context)
    if mode is not None and isinstance(use.node.func, nodes.Attribute):
        yield from _facts(use, mode, use.context.template(use.node.func.expr), use.node.func.expr)


def _facts(use: Call, mode: int, resource: str, path: nodes.NodeNG) -> Facts:
    """World-writable is weak; any other mode says something only where it is known of what."""
    if mode & OTHERS_WRITE and not mode & STICKY:
        shown = oct(mode)
        yield SecuritySetting(
            name=use.name, value=f"{shown} of {resource}", weak=True, why="every user of the machine may write to it", check="B103"
        )
    elif mode & OWNER and (shown := _shown(resource, path, use.context)):
        yield Permission(name=oct(mode), resource=shown)


def _shown(resource: str, path: nodes.NodeNG, context: Context) -> str:
    """The path as far as it can be found on a machine: by words of its own, else by the option that holds it, or is asked for by that name.

    A placeholder alone (``{cache_dir}``) names a variable of the code.
    """
    if _is_passing(resource) or _is_below_temporary(path, context):
        return ""
    written = _PLACEHOLDER.sub(" ", resource)
    if not _EMPTY_WORDS.issuperset(_WORD.findall(written.lower())) and not _may_be_moved(path, context):
        return resource
    if isinstance(path, nodes.Call) and len(path.args) == 1 and "pathlib.Path" in context.names(path.func):
        path = path.args[0]
    option = held(path, context).option
    if option and not _PLACEHOLDER.sub("", resource).strip():
        return f"what {option} names"
    return asked_for(path, context)


def _is_passing(resource: str) -> bool:
    """Whether a path begins in a folder that is made for the moment: ``{tmp_dir}/run.sh``."""
    first = _PLACEHOLDER.match(resource)
    return first is not None and not _PASSING.isdisjoint(_WORD.findall(first[0].lower()))


def _is_below_temporary(path: nodes.NodeNG, context: Context, depth: int = 0) -> bool:
    """Whether a path begins with what ``tempfile`` has just made."""
    for node, where in alternatives(path, context) if depth < _DEEPEST else ():
        match node:
            case nodes.Call(func=function) if not _TEMPORARY.isdisjoint(where.names(function)):
                return True
            case nodes.Call(func=function, args=[first, *_]) if not _JOINS.isdisjoint(where.names(function)):
                begins: nodes.NodeNG = first
            case nodes.BinOp(op="/", left=begins) | nodes.JoinedStr(values=[nodes.FormattedValue(value=begins), *_]):
                pass
            case _:
                continue
        if _is_below_temporary(begins, where, depth + 1):
            return True
    return False


def _may_be_moved(path: nodes.NodeNG, context: Context) -> bool:
    """Whether a part of the path is an attribute that the module sets more than once: what was read of it is a default only."""
    names = [one.attrname for one in path.nodes_of_class(nodes.Attribute) if not isinstance(one.parent, nodes.Call)]
    return any(sum(target.attrname == name for target in context.module.attributes_set) > 1 for name in names)


@calls("os.umask")
def mask(use: Call) -> Facts:
    """The mask of the process, where it is set to stay."""
    value = _mode(use.argument(0, "mask"), use.context)
    if value is None or not isinstance(use.node.parent, nodes.Expr):
        return
    if not value & OTHERS_WRITE:
        yield SecuritySetting(
            name="os.umask",
            value=oct(value),
            weak=True,
            why="what is made is writable for every user of the machine, unless its mode says otherwise",
            check="B103",
        )
    else:
        files, folders = oct(0o666 & ~value), oct(0o777 & ~value)
        yield Permission(name=f"umask 0o{value:03o}", resource=f"what the process makes: files {files}, folders {folders} at most")


def _mode(node: nodes.NodeNG | None, context: Context) -> int | None:
    """A mode as a number, also put together of the constants of ``stat``."""
    match node:
        case None:
            return None
        case nodes.BinOp(op="|", left=left, right=right):
            sides = _mode(left, context), _mode(right, context)
            return None if sides[0] is None or sides[1] is None else sides[0] | sides[1]
    value = context.value(node)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    for name in context.names(node):
        constant = name.removeprefix("stat.")
        if name.startswith("stat.S_I") and isinstance(found := getattr(stat, constant, None), int):
            return found
    return None
