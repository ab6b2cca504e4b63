"""Copies of files that are kept to go back to: before a file is written, and as archives of what the program keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._programs import wrappers
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._stored import archives, pairs, upkeep, words
from sphinx_ddd.source import flow
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

COPIES: Final = ("shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move", "os.rename", "os.replace")
_INTO: Final = frozenset(COPIES)
"""They write their second argument."""
_WRITERS: Final = frozenset({"write_text", "write_bytes", "rename", "replace", "touch"})
_WRITING: Final = frozenset("wax+")
ARCHIVES: Final = {"tarfile.open": (1, "mode", "r"), "tarfile.TarFile.open": (1, "mode", "r"), "tarfile.TarFile": (1, "mode", "r"),
                   "zipfile.ZipFile": (1, "mode", "r"), "shutil.make_archive": (None, "", "w")}  # fmt: skip
"""Where a call says whether it reads or writes, and what it does without."""
_MEMORY: Final = frozenset({"io.BytesIO", "tempfile.TemporaryFile", "tempfile.SpooledTemporaryFile"})


@calls(*COPIES)
def before_write(use: Call) -> Facts:
    """A copy of a file or folder set aside before the same function writes it anew."""
    source, target = use.argument(0, "src"), use.argument(1, "dst")
    function = use.node.frame()
    if source is None or target is None or not isinstance(function, nodes.FunctionDef):
        return
    kept, saved = use.context.template(target), use.context.template(source)
    if not _names_a_copy(target, kept) or _names_a_copy(source, saved):
        return
    if _written_later(source, use, function) is None:
        return
    restore = _brings_back(source, target, function, use.context) or pairs.counterpart(use.node, use.context) or None
    told: set[tuple[str, str, nodes.NodeNG | None]] = set()
    for name, copy, by in _paths(source, target, use):
        key = name, copy, by.call if by is not None else None
        if key in told:
            continue
        told.add(key)
        if words.is_told(name):  # else which file it is, nobody can say
            fact = Backup(name=name, target=words.place(copy), tool=use.name, restore=restore)
            yield At(fact, location=by.context.location(by.call), subject=by.context.subject(by.call)) if by is not None else fact


def _paths(source: nodes.NodeNG, target: nodes.NodeNG, use: Call) -> Iterator[tuple[str, str, wrappers.Handed | None]]:
    """What is copied and where to, for each way to the call; else as those say who hand over the path, or made it."""
    for context, _ in use.context.ways(use.node):
        name, copy = context.template(source), context.template(target)
        if words.is_told(name):
            yield name, copy, None
            continue
        for told, by in _given(source, use.context):
            yield told, copy.replace(name, told), by


def _given(source: nodes.NodeNG, context: Context) -> Iterator[tuple[str, wrappers.Handed | None]]:
    """The path that those state who hand it to the function, or of which an attribute is made."""
    if isinstance(source, nodes.Name):
        yield from ((given.context.template(given.command), given) for given in wrappers.handed(source, context))
    else:
        yield from ((context.elsewhere(origin).template(origin.node), None) for origin in context.origins(source))


def _names_a_copy(node: nodes.NodeNG, template: str) -> bool:
    return words.is_copy_name(template) or (isinstance(node, nodes.Name | nodes.Attribute) and words.is_copy_name(node.as_string()))


def _written_later(source: nodes.NodeNG, use: Call, function: nodes.FunctionDef) -> nodes.Call | None:
    """The write to the same path that the copy comes before, whichever way the function takes to it."""
    here = flow.branches(use.node, function)
    for node in walk(function):
        if isinstance(node, nodes.Call) and flow.is_before(use.node, node) and _writes(node, source, use.context):
            around = flow.branches(node, function)
            if not flow.excluded(around, here) and all(_is_given(b) for b in flow.conditional(here, around)):
                return node
    return None


def _is_given(branch: flow.Branch) -> bool:
    """Whether a condition only asks if there is something to copy, or if copies are wanted."""
    if not isinstance(branch.owner, nodes.If) or branch.block != "body":
        return False
    test = branch.owner.test.as_string()
    return "exists" in test or "is_file" in test or "isfile" in test or "is_dir" in test or "isdir" in test or "backup" in test.lower()


def _writes(call: nodes.Call, path: nodes.NodeNG, context: Context) -> bool:
    text = path.as_string()
    names = context.names(call.func)
    if "builtins.open" in names or "io.open" in names:
        mode = next((k.value for k in call.keywords or () if k.arg == "mode"), call.args[1] if len(call.args) > 1 else None)
        value = context.value(mode)
        return bool(call.args) and call.args[0].as_string() == text and isinstance(value, str) and not _WRITING.isdisjoint(value)
    if not _INTO.isdisjoint(names):
        return len(call.args) > 1 and call.args[1].as_string() == text
    match call.func:
        case nodes.Attribute(expr=owner, attrname="open"):
            value = context.value(call.args[0]) if call.args else None
            return bool(owner.as_string() == text and isinstance(value, str) and not _WRITING.isdisjoint(value))
        case nodes.Attribute(expr=owner, attrname="write_text" | "write_bytes"):
            return bool(owner.as_string() == text)
        case nodes.Attribute(attrname="rename" | "replace") if call.args and len(call.args) == 1:
            return bool(call.args[0].as_string() == text)
    return False


def _brings_back(source: nodes.NodeNG, target: nodes.NodeNG, function: nodes.FunctionDef, context: Context) -> str:
    """The function itself, where it puts the copy back when something fails."""
    wanted = [target.as_string(), source.as_string()]
    for node in walk(function):
        is_copy = isinstance(node, nodes.Call) and not _INTO.isdisjoint(context.names(node.func))
        if is_copy and [argument.as_string() for argument in node.args[:2]] == wanted and _on_failure(node):
            return context.subject(function)
    return ""


def _on_failure(node: nodes.NodeNG) -> bool:
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef):
        if isinstance(parent, nodes.ExceptHandler):
            return True
        if isinstance(parent, nodes.Try) and any(child is one for one in parent.finalbody):
            return True
        child, parent = parent, parent.parent
    return False


@calls(*ARCHIVES)
def archive(use: Call) -> Facts:
    """An archive written in a function, class or module that is about backups: not one that is made for a download."""
    position, keyword, default = ARCHIVES[use.name]
    mode = use.text(position, keyword, default) if keyword else default
    if not words.speaks_of_backup(use.subject) or not isinstance(mode, str) or mode[:1] not in ("w", "x", "a"):
        return
    function = use.node.frame()
    if not isinstance(function, nodes.FunctionDef):
        return
    given = use.argument(0, "base_name" if use.name == "shutil.make_archive" else "name" if use.name.startswith("tarfile") else "file")
    if given is None or not _MEMORY.isdisjoint(use.context.names(given)):
        return
    if pairs.restores(use.node):
        return
    target = archives.goes_to(given, function, use.context)
    root = use.argument(2, "root_dir") if use.name == "shutil.make_archive" else None
    name = use.context.template(root) if root is not None else archives.contents(use, function)
    if words.place(name) in (None, UNKNOWN):
        if target is UNKNOWN:
            return  # neither what is saved nor where is said
        name = _called(function)
    yield Backup(
        name=name,
        target=target,
        tool=use.name,
        retention=upkeep.deleted(use.subject, use.context) or None,
        restore=pairs.counterpart(use.node, use.context) or None,
        verified=True if _is_tested(use, function) else None,
    )


def _called(function: nodes.FunctionDef) -> str:
    """The class or function that saves, by its name."""
    owner = function.parent
    is_of_class = isinstance(owner, nodes.ClassDef) and words.speaks_of_backup(f".{owner.name}")
    return str(owner.name if is_of_class else function.name)


def _is_tested(use: Call, function: nodes.FunctionDef) -> bool:
    """Whether the archive's checksums are looked at after it was written."""
    return any(call.frame() is function for call in use.context.module.calls_by_tail.get("testzip", ()))
