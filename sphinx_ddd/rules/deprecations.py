"""What code announces to remove: deprecation warnings, and decorators that give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Arguments, Call, Decoration

CATEGORIES: Final = frozenset({"builtins.DeprecationWarning", "builtins.PendingDeprecationWarning", "builtins.FutureWarning"})
_OPENS_WITH_VALUE: Final = re.compile(r"(?:The\s+)?[`'\"\[]*\{")
CONSTRUCTORS: Final = frozenset({"__init__", "__new__", "__post_init__", "__init_subclass__", "__call__"})
"""Methods in which a warning is about the class."""


@dataclass(frozen=True, slots=True)
class Decorator:
    """Where a decorator takes what it announces: position and keyword of each, a position only where there is one."""

    message: tuple[int | None, str]
    since: tuple[int | None, str] | None = None
    removal: tuple[int | None, str] | None = None
    replacement: tuple[int | None, str] | None = None


_DEBTCOLLECTOR: Final = Decorator((None, "message"), (None, "version"), (None, "removal_version"))
DECORATORS: Final = {
    "warnings.deprecated": Decorator((0, "message")),
    "typing_extensions.deprecated": Decorator((0, "message")),
    "deprecated.deprecated": Decorator((0, "reason"), (None, "version")),
    "deprecated.classic.deprecated": Decorator((0, "reason"), (None, "version")),
    "deprecated.sphinx.deprecated": Decorator((0, "reason"), (1, "version")),
    "deprecation.deprecated": Decorator((3, "details"), (0, "deprecated_in"), (1, "removed_in")),
    "debtcollector.removals.remove": _DEBTCOLLECTOR,
    "debtcollector.removals.removed_class": Decorator((None, "message"), (None, "version"), (None, "removal_version"), (1, "replacement")),
    "debtcollector.removals.removed_property": _DEBTCOLLECTOR,
    "debtcollector.moves.moved_method": Decorator((1, "message"), (2, "version"), (3, "removal_version"), (0, "new_method_name")),
    "debtcollector.moves.moved_property": Decorator((1, "message"), (2, "version"), (3, "removal_version"), (0, "new_attribute_name")),
    "oslo_log.versionutils.deprecated": Decorator((3, "what"), (0, "as_of"), None, (1, "in_favor_of")),
    "twisted.python.deprecate.deprecated": Decorator((None, "message"), (0, "version"), None, (1, "replacement")),
    "zope.deprecation.deprecate": Decorator((0, "msg")),
}  # fmt: skip
"""Decorators that make what they decorate warn when it is used."""


@calls("warnings.warn", "warnings.warn_explicit")
def warned(use: Call) -> Facts:
    """A deprecation warning: of the function or class around it, of one of its parameters, or of what the message names."""
    message, category = _warning(use)
    if message is None or category is None:
        return
    for text in use.context.messages(message):
        if has_words(text) and not (_OPENS_WITH_VALUE.match(text) and _is_handed_in(message)):
            yield _announced(_object(text, use), category, text)


@decorates(*DECORATORS)
def decorated(use: Decoration) -> Facts:
    """A function or class that a decorator announces to remove."""
    shape = DECORATORS[use.name]
    text = use.template(*shape.message)
    said = announcements.read(text)
    yield Deprecated(
        name=use.subject,
        category=_own_category(use),
        since=_stated(use, shape.since) or said.since,
        removal=_stated(use, shape.removal) or said.removal,
        replacement=_instead(use, shape.replacement) or said.replacement,
        message=text or None,
    )


def _announced(name: str, category: str, text: str) -> Deprecated:
    said = announcements.read(text)
    return Deprecated(name=name, category=category, since=said.since, removal=said.removal, replacement=said.replacement, message=text)


def _stated(use: Arguments, place: tuple[int | None, str] | None) -> Maybe[str]:
    """A version that is given as a text or as a version object."""
    node = use.argument(*place) if place is not None else None
    value = use.context.value(node)
    if value is None or isinstance(value, str):
        return value or None
    for ref in use.context.refs(node):
        if isinstance(ref.origin, nodes.Call) and ref.name.endswith(".Version"):
            parts = [use.context.value(part) for part in ref.origin.args[1:]]
            return ".".join(map(str, parts)) if parts and all(isinstance(part, int) for part in parts) else UNKNOWN
    return UNKNOWN


def _instead(use: Arguments, place: tuple[int | None, str] | None) -> Maybe[str]:
    """What is given to use instead: its name, or the object itself."""
    node = use.argument(*place) if place is not None else None
    value = use.context.value(node)
    if value is None or isinstance(value, str):
        return (announcements.read(value).replacement or value) if value else None
    return next((ref.name for ref in use.context.refs(node) if not ref.name.startswith("builtins.")), UNKNOWN)


def _own_category(use: Decoration) -> Maybe[str]:
    """The category that a decorator is given; that of the standard decorators where it is not."""
    given = use.argument(None, "category")
    if given is None:
        return "DeprecationWarning"
    return next(iter(_plain(name) for name in use.context.names(given)), None)


def _plain(name: str) -> str:
    return name.removeprefix("builtins.")


def _warning(use: Call) -> tuple[nodes.NodeNG | None, str | None]:
    """Message and category of a warning; no category where it is no deprecation."""
    message, category = use.argument(0, "message"), use.argument(1, "category")
    if isinstance(message, nodes.Call) and (made := _category(message.func, use.context)):
        return (message.args[0] if message.args else None), made
    return message, _category(category, use.context)


def _category(node: nodes.NodeNG | None, context: Context) -> str | None:
    """The class that an expression names, where that warns of deprecation."""
    for ref in context.refs(node):
        classes = context.ancestors(ref.name)
        if not ref.instance and (not CATEGORIES.isdisjoint(classes) or _says_so(classes, context)):
            return _plain(ref.name)
    return None


def _says_so(classes: tuple[str, ...], context: Context) -> bool:
    """Whether a class of another library is a deprecation warning by the name it has."""
    outside = (name.rpartition(".")[2] for name in classes if context.definition(name) is None)
    return any(name.endswith("Warning") and ("Deprecat" in name or name.startswith("RemovedIn")) for name in outside)


# What is deprecated


def _object(text: str, use: Call) -> str:
    """The dotted name of what goes: a parameter in brackets, what the message names, else the function or class around.

    Where the warning depends on a condition that speaks of none of these, only a part of what is around goes.
    """
    around, said = _owner(use), announcements.subject(text)
    if said and said == around.rpartition(".")[2]:
        return around
    function = use.node.scope()
    if isinstance(function, nodes.FunctionDef):
        tested = {name for name in _tested(use.node, function) if announcements.speaks_of(name, text)}
        if said in _parameters(function) or (said and said in tested):
            return f"{around}({said})"
        if said and said in _constructor_parameters(function):
            return f"{around.rpartition('.')[0]}({said})"
        if not said and len(tested) == 1:
            return f"{around}({tested.pop()})"
    return said or (around if use.condition is None else f"{around} (in part)")


def _owner(use: Call) -> str:
    """The class for its constructor; the module for what it does when it is imported."""
    subject = use.subject
    owner, _, last = subject.rpartition(".")
    return owner if last in CONSTRUCTORS or last == "__getattr__" else subject


def _parameters(function: nodes.FunctionDef) -> set[str]:
    arguments = function.args
    return {a.name for a in (*(arguments.posonlyargs or ()), *(arguments.args or ()), *(arguments.kwonlyargs or ()))} - {"self", "cls"}


def _constructor_parameters(method: nodes.FunctionDef) -> set[str]:
    """Parameters with which the class around a method is made."""
    found = method.parent.locals.get("__init__", ()) if isinstance(method.parent, nodes.ClassDef) else ()
    return _parameters(found[-1]) if found and isinstance(found[-1], nodes.FunctionDef) else set()


def _tested(node: nodes.NodeNG, function: nodes.FunctionDef) -> Iterator[str]:
    """Parameters that the nearest test speaks of: ``if old is not None``, ``if "old" in kwargs``."""
    child, parent = node, node.parent
    while parent is not None and parent is not function:
        if isinstance(parent, nodes.If) and child is not parent.test:
            names = _parameters(function)
            yield from (n.name for n in parent.test.nodes_of_class(nodes.Name) if n.name in names)
            for test in parent.test.nodes_of_class(nodes.Compare):
                match test:
                    case nodes.Compare(left=nodes.Const(value=str() as name), ops=[("in", nodes.Name(name=among))]):
                        if among == function.args.kwarg:
                            yield name
            return
        child, parent = parent, parent.parent


def _is_handed_in(message: nodes.NodeNG) -> bool:
    """Whether a message is made of a parameter of a function around it: that function announces for whoever calls it."""
    mentioned = {node.name for node in message.nodes_of_class(nodes.Name)}
    scope = message.scope()
    while scope is not None:
        if isinstance(scope, nodes.FunctionDef) and not mentioned.isdisjoint(_parameters(scope)):
            return True
        scope = scope.parent.scope() if scope.parent is not None else None
    return False
