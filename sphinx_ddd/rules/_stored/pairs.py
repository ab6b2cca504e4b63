"""What brings back what a function saves: the function of the same kind that restores, in its class, its module, or the one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._stored.words import words
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import SourceModule

BACK: Final = {
    "backup": ("restore", "recover"), "backups": ("restore", "recover"), "dump": ("load", "restore"), "export": ("import", "restore"),
    "snapshot": ("restore", "rollback"), "save": ("restore", "load"), "archive": ("restore", "unarchive", "extract"),
}  # fmt: skip
"""What brings back what a function of that word saves."""
RESTORING: Final = frozenset({"restore", "recover", "recovery", "rollback", "unarchive"})
_FILLERS: Final = frozenset({"create", "make", "do", "run", "perform", "take", "write", "execute", "from", "to", "the", "a", "all"})
_VERBS: Final = frozenset(BACK) | RESTORING | _FILLERS | {"load", "import", "extract"}
_BESIDE: Final = ("restore", "restorer", "recovery", "recover")
"""Modules of the same package that are about bringing back."""
_COMES_IN: Final = frozenset({"import", "load"}) | RESTORING


def restores(node: nodes.NodeNG) -> bool:
    """Whether a function around a node brings back: what it saves on its way is undone with it."""
    return any(not RESTORING.isdisjoint(words(function.name)) for function in _functions(node))


def counterpart(node: nodes.NodeNG, context: Context) -> str:
    """The function that brings back what the one around a node saves, by its name; empty without one."""
    function = next(iter(reversed(list(_functions(node)))), None)
    if function is None:
        return ""
    own = words(function.name)
    wanted = {back for word in own for back in BACK.get(word, ())}
    stem = _stem(own)
    for scope in (function.parent, context.module.tree):
        is_backup = isinstance(scope, nodes.ClassDef) and not frozenset({"backup", "backups"}).isdisjoint(words(scope.name))
        if not isinstance(scope, nodes.ClassDef | nodes.Module):
            continue
        if isinstance(scope, nodes.Module) and function.parent is not scope and not stem:
            continue  # a method that says no more than that it saves, and a function that says no more than that it restores
        fitting = [
            (len(set(own).intersection(said)) + (name.startswith("_") is function.name.startswith("_")), found)
            for name, found in _defined(scope)
            if (said := words(name)) and found is not function
            if (not wanted.isdisjoint(said) and _stem(said) == stem) or (is_backup and name == "restore")
        ]
        if fitting:
            return context.subject(max(fitting, key=lambda one: one[0])[1])
    return _beside(context) if wanted and not stem else ""


def _functions(node: nodes.NodeNG) -> Iterator[nodes.FunctionDef]:
    """The functions around a node, innermost first."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.FunctionDef):
            yield parent
        parent = parent.parent


def _stem(parts: list[str]) -> frozenset[str]:
    """What a function is about, apart from what it does with it: ``dump_data_sources`` and ``restore_data_source_dump`` are one."""
    return frozenset(part.removesuffix("s") for part in parts if part not in _VERBS)


def _defined(scope: nodes.ClassDef | nodes.Module) -> Iterator[tuple[str, nodes.FunctionDef]]:
    for name, bound in scope.locals.items():
        for one in bound[-1:]:
            if isinstance(one, nodes.FunctionDef):
                yield name, one


def _beside(context: Context) -> str:
    """The first function of a module of the same package, named after restoring, that brings something in."""
    package = context.module.name if context.path.endswith("/__init__.py") else context.module.name.rpartition(".")[0]
    for last in _BESIDE if package else ():
        module: SourceModule | None = context.reader.project.module(f"{package}.{last}")
        if module is not None and module is not context.module:
            there = context.reader.context(module)
            found = [f for name, f in _defined(module.tree) if not _COMES_IN.isdisjoint(words(name)) and "construct" not in words(name)]
            if found:
                return there.subject(found[0])
    return ""
