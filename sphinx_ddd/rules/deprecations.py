"""What code announces to remove: deprecation warnings, and decorators that give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._announcers import CONSTRUCTORS, DECORATORS, OF_OSLO
from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered, passed
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Arguments, Call, Decoration

CATEGORIES: Final = frozenset({"builtins.DeprecationWarning", "builtins.PendingDeprecationWarning", "builtins.FutureWarning"})
WARNS: Final = frozenset({"warnings.warn", "warnings.warn_explicit"})
TEST_RUNS: Final = frozenset({"PYTEST_CURRENT_TEST", "PYTEST_VERSION", "pytest"})
"""Variables and modules that are there when pytest runs."""
VENDORED: Final = frozenset({"vendor", "_vendor", "vendored", "_vendored", "third_party", "thirdparty", "extern", "externals"})
"""Folders in which projects keep copies of other libraries."""
ACCESS: Final = frozenset({"__getattr__", "__getattribute__", "__setattr__", "__delattr__"})
"""Methods that are asked for each attribute by its name."""
_OPENS_WITH_VALUE: Final = re.compile(r"(?:The\s+)?[`'\"\[]*\{")


@calls(*sorted(WARNS))
def warned(use: Call) -> Facts:
    """A deprecation warning: of the function or class around it, of one of its parameters, or of what the message names."""
    message, category = _warning(use)
    if message is None:
        return
    if _is_handed_in(message, use.context) and any(_OPENS_WITH_VALUE.match(text) for text in use.context.messages(message)):
        yield from _for_callers(use)
    for text in use.context.messages(message) if category is not None else ():
        if has_words(text) and not (_OPENS_WITH_VALUE.match(text) and _is_handed_in(message, use.context)):
            name = _object(text, use)
            fact = _announced(name, category or "", text)
            if name and not _is_private(name) and not _sets_what_warns(use) and not _is_copied(fact, use.context):
                yield fact


def _for_callers(use: Call) -> Iterator[At]:
    """What a helper announces, once for each call of it: for what that call hands in, or for what it decorates."""
    seen: set[tuple[nodes.NodeNG, str]] = set()
    for entered in use.context.entries(_outermost(use.node)):
        if entered is None or entered.module.name.endswith("conftest"):
            continue
        one = replace(use, context=use.context.entered(entered))
        caller = use.context.reader.context(entered.module)
        message, category = _warning(one)
        handed = _handed_category(use, entered, caller)
        text, category = one.context.template(message), category if handed is None else handed
        if isinstance(entered.call.parent, nodes.Decorators):
            name = caller.subject(entered.call.parent.parent) if use.condition is None else ""
        else:
            name = _of_caller(text, entered.call, caller)
        if not category or not name or _is_private(name) or (entered.call, name) in seen:
            continue
        seen.add((entered.call, name))
        fact = _announced(name, category, text)
        fact = replace(fact, message=None) if _OPENS_WITH_VALUE.match(text) else fact
        yield At(fact, location=caller.location(entered.call), subject=caller.subject(entered.call))


def _handed_category(use: Call, entered: Entered, caller: Context) -> str | None:
    """The category that a call hands to a helper, or the helper's default; empty where that is no deprecation, ``None`` for a fixed one."""
    given = use.argument(1, "category")
    function = entered.function
    if not isinstance(given, nodes.Name) or given.name not in _parameters(function):
        return None
    positional = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ())) if a.name not in ("self", "cls")]
    index = positional.index(given.name) if given.name in positional else None
    node = passed(entered.call, given.name, index)
    if node is not None:
        return _category(node, caller) or ""
    try:
        return _category(function.args.default_value(given.name), use.context) or ""
    except NoDefault:
        return ""


def _outermost(node: nodes.NodeNG) -> nodes.NodeNG:
    """The part of the outermost function in which a node lies: the functions inside of a decorator are called through it."""
    inner, scope = node, node.scope()
    while isinstance(scope, nodes.FunctionDef) and isinstance(scope.parent.scope(), nodes.FunctionDef):
        inner, scope = scope, scope.parent.scope()
    return inner


def _of_caller(text: str, call: nodes.Call, caller: Context) -> str:
    """What the call of a helper is about: what the finished message names, else the function around; empty where that is unclear."""
    if not has_words(text) or _OPENS_WITH_VALUE.match(text):
        return ""
    around, said = caller.subject(call), announcements.subject(text)
    if said and said == around.rpartition(".")[2]:
        return around
    if isinstance(scope := call.scope(), nodes.FunctionDef) and said in _parameters(scope):
        return f"{around}({said})"
    if said:
        return said
    is_whole = isinstance(call.scope(), nodes.FunctionDef) and caller.condition(call) is None
    return around if is_whole else announcements.phrase(text) if isinstance(call.scope(), nodes.FunctionDef) else ""


def _is_private(name: str) -> bool:
    """Whether what goes is for nobody outside."""
    last = name.partition("(")[0].strip().rpartition(".")[2]
    return last.startswith("_") and not last.endswith("__")


@decorates(*DECORATORS)
def decorated(use: Decoration) -> Facts:
    """A function or class that a decorator announces to remove."""
    shape = DECORATORS[use.name]
    text = use.template(*shape.message)
    said = announcements.read(text)
    names_it = use.name in OF_OSLO and bool(text) and "{" not in text
    yield Deprecated(
        name=text if names_it else use.subject,
        category=_own_category(use),
        since=_stated(use, shape.since) or said.since,
        removal=_stated(use, shape.removal) or said.removal,
        replacement=_instead(use, shape.replacement) or said.replacement,
        message=None if names_it else text or None,
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
        owner, _, release = ref.name.rpartition(".")
        if owner in OF_OSLO and release.isidentifier():
            return release.title()
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

    Where the warning depends on a condition that speaks of none of these, what goes is only a part of what is around: the message has
    words for it, or nothing is told.
    """
    around, said = _owner(use), announcements.subject(text)
    if said and f".{around}".endswith(f".{said}"):
        return around
    function = use.node.scope()
    if not said and (key := _stored_key(use, text)):
        return key
    if isinstance(function, nodes.FunctionDef):
        tested = {name for name in _tested(use.node, function) if announcements.speaks_of(name, text)}
        if not said and tested and _tests_kind(use.node, function):
            return announcements.phrase(text)
        if said in _parameters(function) or (said and said in tested):
            return f"{around}({said})"
        if said and said in _constructor_parameters(function):
            return f"{around.rpartition('.')[0]}({said})"
        if not said and len(tested) == 1:
            return f"{around}({tested.pop()})"
        if said.isidentifier() and _is_attribute(said, function):
            return f"{use.subject.rpartition('.')[0]}.{said}"
    return said or (around if use.condition is None or _is_of_whole(use.node) else announcements.phrase(text))


def _is_attribute(name: str, function: nodes.FunctionDef) -> bool:
    """Whether a name is one of the class around a method: it has it, or the method is asked for it."""
    owner = function.parent
    if function.name in ACCESS:
        return True
    return isinstance(owner, nodes.ClassDef) and name in owner.locals


def _stored_key(use: Call, text: str) -> str:
    """The key of stored data that the nearest test finds and the text opens with: the data goes, not what reads it."""
    branch = _branch(use.node)
    for test in branch.test.nodes_of_class(nodes.Compare) if branch is not None else ():
        match test:
            case nodes.Compare(left=nodes.Const(value=str() as key), ops=[("in", nodes.Name() | nodes.Attribute() as among)]):
                is_given = isinstance(among, nodes.Name) and _is_keywords(among)
                if key and not is_given and re.match(rf"(?:The\s+)?[`'\"]*{re.escape(key)}(?![\w-])", text):
                    return key
    return ""


def _is_keywords(name: nodes.Name) -> bool:
    """Whether a name holds the keyword arguments of the function around."""
    function = name.scope()
    return isinstance(function, nodes.FunctionDef) and bool(function.args.kwarg == name.name)


def _branch(node: nodes.NodeNG) -> nodes.If | None:
    """The ``if`` in whose body a node stands, inside of its function."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda | nodes.ClassDef):
        if isinstance(parent, nodes.If) and child in parent.body:
            return parent
        child, parent = parent, parent.parent
    return None


def _is_of_whole(node: nodes.NodeNG) -> bool:
    """Whether a warning is only left out when tests run, or when the class is asked for a descriptor: then all of the function goes."""
    if getattr(node.scope(), "name", "") == "__get__":
        return True
    branch = _branch(node)
    if branch is None or not isinstance(branch.parent, nodes.FunctionDef) or isinstance(branch.test, nodes.BoolOp):
        return False
    return any(isinstance(const.value, str) and const.value in TEST_RUNS for const in branch.test.nodes_of_class(nodes.Const))


def _sets_what_warns(use: Call) -> bool:
    """Whether a property's setter or deleter repeats what reading the property warns of."""
    function = use.node.scope()
    if not isinstance(function, nodes.FunctionDef) or not isinstance(function.parent, nodes.ClassDef):
        return False
    if not any(isinstance(d, nodes.Attribute) and d.attrname in ("setter", "deleter") for d in decorators_of(function)):
        return False
    before = [one for one in function.parent.body if isinstance(one, nodes.FunctionDef) and one.name == function.name]
    return before[0] is not function and any(
        not WARNS.isdisjoint(use.context.names(call.func)) for call in before[0].nodes_of_class(nodes.Call)
    )


def _is_copied(fact: Deprecated, context: Context) -> bool:
    """Whether the code is a copy of another library inside of the project: what it announces concerns that library's users.

    It stands in a folder of such copies, or speaks of the package around it by the name that this has outside.
    """
    top, *inner = context.module.name.split(".")
    instead = fact.replacement.partition(".")[0] if isinstance(fact.replacement, str) and "." in fact.replacement else ""
    return not VENDORED.isdisjoint(inner) or (instead != top and instead in inner)


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


def _tests_kind(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether the nearest test asks for the kind of a value: then some values go, not the parameter."""
    child, parent = node, node.parent
    while parent is not None and parent is not function:
        if isinstance(parent, nodes.If) and child is not parent.test:
            called = [call.func for call in parent.test.nodes_of_class(nodes.Call)]
            return any(isinstance(func, nodes.Name) and func.name in ("isinstance", "issubclass", "callable", "type") for func in called)
        child, parent = parent, parent.parent
    return False


def _is_handed_in(message: nodes.NodeNG, context: Context) -> bool:
    """Whether a message is made of a parameter of a function around it: that function announces for whoever calls it."""
    found = expression_of(message, context.module, context.reader.project) if isinstance(message, nodes.Name) else None
    mentioned = {node.name for part in (message, *([found[1]] if found else [])) for node in part.nodes_of_class(nodes.Name)}
    scope = message.scope()
    while scope is not None:
        if isinstance(scope, nodes.FunctionDef) and not mentioned.isdisjoint(_parameters(scope)):
            return True
        scope = scope.parent.scope() if scope.parent is not None else None
    return False
