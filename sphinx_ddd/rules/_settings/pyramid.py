"""Where the settings of a Pyramid application are read: a dict of the registry, filled from an INI file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._settings import tables
from sphinx_ddd.rules._settings.conversions import converted
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed

LIBRARY: Final = "pyramid"
_OWNERS: Final = (
    "pyramid.config.Configurator", "pyramid.request.Request", "pyramid.registry.Registry", "pyramid.threadlocal.get_current_registry",
    "pyramid.threadlocal.get_current_request",
)  # fmt: skip
"""What the settings are reached through."""
_ENDS: Final = (".registry.settings", ".get_settings", ".Registry.settings", ".get_current_registry.settings")
_GLOBAL: Final = frozenset({"global_config", "global_conf", "_global_config", "_global_conf", "global_settings"})
"""First parameter of the function that PasteDeploy calls to make an application; its settings are the keywords."""
_GETTERS: Final = ("get", "setdefault")
_DEEPEST: Final = 4
_FEWEST: Final = 3
_DEFAULTS: Final = frozenset({"default", "defaults"})


@dataclass(frozen=True, slots=True)
class Got:
    """A setting that is read."""

    name: str
    node: nodes.NodeNG
    """The expression that gives its value."""
    default: nodes.NodeNG | None = None
    by_item: bool = False
    """By ``settings["name"]``, which fails where nobody gives it."""


def is_used(context: Context) -> bool:
    """Whether a project is written for Pyramid, and is not Pyramid itself."""
    return context.reader.project.once("whether Pyramid is used", lambda: _is_used(context))


def _is_used(context: Context) -> bool:
    project = context.reader.project
    return not project.has(LIBRARY) and any(
        _of_library(one) for module in project.mentioning(LIBRARY) for one in module.imports if isinstance(one, nodes.ImportFrom)
    )


def _of_library(node: nodes.ImportFrom) -> bool:
    return bool(node.modname) and node.modname.partition(".")[0] == LIBRARY


def got(context: Context) -> Iterator[Got]:
    """The settings that a module reads, in the order of the text for each way to read them."""
    if "settings" not in context.module.text or not is_used(context):
        return
    for item in context.module.subscripts:
        name = item.slice.value if isinstance(item.slice, nodes.Const) else None
        if isinstance(name, str) and "%" not in name and item.ctx.name == "Load" and _is_settings(item.value, context):
            yield Got(name, item, by_item=True)
    for method in _GETTERS:
        for call in context.module.calls_by_tail.get(method, ()):
            match call:
                case nodes.Call(func=nodes.Attribute(expr=owner), args=[nodes.Const(value=str() as name), *rest]) if (
                    "%" not in name and _is_settings(owner, context)
                ):
                    yield Got(name, call, rest[0] if rest else None)


def names_set(context: Context) -> Iterator[str]:
    """The settings that a module itself gives: ``settings["name"] = value``."""
    for item in context.module.subscripts if "settings" in context.module.text else ():
        name = item.slice.value if isinstance(item.slice, nodes.Const) else None
        if isinstance(name, str) and item.ctx.name == "Store" and _is_settings(item.value, context):
            yield name


def _is_settings(node: nodes.NodeNG, context: Context, depth: int = 0) -> bool:
    """Whether an expression is the settings of an application."""
    match node:
        case nodes.Call(func=nodes.Attribute(attrname="get_settings", expr=owner), args=[], keywords=[]):
            return _is_owner(owner, "config", context)
        case nodes.Attribute(attrname="settings", expr=nodes.Attribute(attrname="registry", expr=owner)):
            return _is_owner(owner, "config request", context) or not context.names(node)
        case nodes.Attribute(attrname="settings", expr=nodes.Name() as owner):
            return _is_owner(owner, "registry", context)
        case nodes.Name() if depth < _DEEPEST:
            bound = binding(node)
            places = bound[1] if bound is not None else []
            return bool(places) and all(_holds(node.name, place, context, depth) for place in places)
    return False


def _is_owner(node: nodes.NodeNG, parameters: str, context: Context) -> bool:
    """Whether an object is one of Pyramid's; one that Pyramid hands in has no name but that of the parameter."""
    refs = context.refs(node)
    if refs:
        return any(not set(_OWNERS).isdisjoint(context.ancestors(ref.name)) or ref.name.startswith(_OWNERS) for ref in refs)
    bound = binding(node) if isinstance(node, nodes.Name) and node.name in parameters.split() else None
    return bound is not None and all(_is_handed(place) for place in bound[1])


def _is_handed(place: nodes.NodeNG) -> bool:
    """A parameter, or what is taken from one: ``registry = config.registry``."""
    match place.parent:
        case nodes.Arguments() | nodes.Assign(value=nodes.Attribute(attrname="registry")):
            return True
    return False


def _holds(name: str, place: nodes.NodeNG, context: Context, depth: int) -> bool:
    """Whether a variable or parameter is given the settings."""
    match place, place.parent:
        case _, nodes.Assign(value=value, targets=[nodes.AssignName()]):
            return _is_settings(value, context, depth + 1)
        case (nodes.Arguments(kwarg=keywords, args=first), _) | (_, nodes.Arguments(kwarg=keywords, args=first)) if keywords == name:
            return bool(first) and first[0].name in _GLOBAL
        case nodes.AssignName(), nodes.Arguments(parent=nodes.FunctionDef() as function):
            return name == "settings" and _is_given(name, function, context, depth)
    return False


def _is_given(parameter: str, function: nodes.FunctionDef, context: Context, depth: int) -> bool:
    """Whether a call of a function gives it the settings; those of tests give it a dict instead."""
    names = [one.name for one in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    index = names.index(parameter) if parameter in names else None
    is_bound = function.type in ("method", "classmethod")
    values = [
        (passed(call, parameter, index - is_bound if index is not None else None), context.reader.context(module))
        for call, module in context.reader.origins.callers(function, context.module)
    ]
    if is_bound and isinstance(function.parent, nodes.ClassDef):
        values += list(_by_method(function.name, parameter, index, context))
    return any(value is not None and _is_settings(value, where, depth + 1) for value, where in values)


def _by_method(name: str, parameter: str, index: int | None, context: Context) -> Iterator[tuple[nodes.NodeNG | None, Context]]:
    """What calls of a method of that name give, whatever the object is: a backend that a setting names, ``backend.configure(settings)``."""
    for module in context.reader.resolver.callers.modules_calling(name, context.module):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get(name, ()):
            if isinstance(call.func, nodes.Attribute):
                yield passed(call, parameter, index - 1 if index is not None else None), where


# Tables of defaults


def is_table(target: nodes.AssignName, context: Context) -> bool:
    """Whether a table holds defaults of settings of Pyramid: by its name, and because several of its keys are read as such."""
    if _DEFAULTS.isdisjoint(target.name.lower().strip("_").split("_")) or not is_used(context):
        return False
    keys = {row.name for row in tables.entries(target.parent.value, context)}
    return len(keys & names_read(context)) >= _FEWEST


def is_application(tree: nodes.Module) -> bool:
    """Whether a module makes the application for PasteDeploy: ``def main(global_config, **settings)``."""
    functions = [one for one in tree.body if isinstance(one, nodes.FunctionDef) and one.args.kwarg]
    return any(one.args.args and one.args.args[0].name in _GLOBAL for one in functions)


def names_read(context: Context) -> frozenset[str]:
    """The settings that the project reads anywhere."""
    return frozenset(everything(context).read)


@dataclass(frozen=True, slots=True)
class Everything:
    """What a project says of settings of Pyramid."""

    read: dict[str, tuple[str, int]]
    """Settings to the place that reads them and says most: module and line."""
    kinds: dict[str, set[str]]
    """The types that reads convert a setting to."""
    internal: frozenset[str]
    """Settings that only the code itself sets and reads."""


def everything(context: Context) -> Everything:
    """What the whole project says of settings, found out once."""
    return context.reader.project.once("settings of Pyramid", lambda: _everything(context))


def _everything(context: Context) -> Everything:
    ranked: dict[str, tuple[bool, str, int]] = {}
    kinds: dict[str, set[str]] = {}
    given: set[str] = set()
    asked: set[str] = set()
    for module in context.reader.project.mentioning("settings") if is_used(context) else ():
        where = context.reader.context(module)
        given.update(names_set(where))
        for one in got(where):
            rank = (one.default is None, module.name, one.node.lineno or 0)
            ranked[one.name] = min(rank, ranked.get(one.name, rank))
            if not one.by_item:
                asked.add(one.name)
            made = converted(one.node, where)
            if made.is_typed and isinstance(made.option_type, str):
                kinds.setdefault(one.name, set()).add(made.option_type)
    return Everything({name: rank[1:] for name, rank in ranked.items()}, kinds, frozenset(given - asked))
