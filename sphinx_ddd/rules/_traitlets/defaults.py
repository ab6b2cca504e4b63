"""What a trait is when nobody sets it: its static default, or what a method of its class returns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.values import as_json, in_facts
from sphinx_ddd.rules._settings.values import default_of as value_of
from sphinx_ddd.rules._traitlets import handlers
from sphinx_ddd.rules._traitlets.kinds import DEFAULTS, KINDS, NOWHERE
from sphinx_ddd.rules._traitlets.traits import Trait, is_undefined, trait_of
from sphinx_ddd.source import enums, flow
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import walk

_OBJECT: JSON = {"$ref": "builtins:object"}
"""Of a trait for classes that states neither a default nor a base."""

_EMPTY: dict[str, Value] = {
    "builtins.dict": {}, "builtins.list": [], "builtins.set": set(), "builtins.tuple": (), "builtins.str": "",
    "collections.OrderedDict": {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Default:
    """A default, and the environment variables that it is taken from."""

    value: Maybe[JSON] = None
    env: tuple[str, ...] = ()


def default_of(name: str, trait: Trait, owner: nodes.ClassDef, context: Context) -> Default:
    """The default of a trait that a class declares."""
    method = next(handlers.methods(DEFAULTS, name, owner, context), None) or _by_name(name, owner)
    return _returned(method, context) if method is not None else static(trait)


def _by_name(name: str, owner: nodes.ClassDef) -> nodes.FunctionDef | None:
    found = owner.locals.get(f"_{name}_default", [None])[-1]
    return found if isinstance(found, nodes.FunctionDef) else None


# A method gives it


def _returned(method: nodes.FunctionDef, context: Context) -> Default:
    returns = [r for r in flow.returns_of(method) if r.value is not None]
    env = _read(method, context)
    if not returns:
        return Default(None if flow.may_end(method.body) else UNKNOWN)
    if isinstance(method, nodes.AsyncFunctionDef) or method.is_generator():
        return Default(UNKNOWN, env)
    if len(returns) == 1 and not flow.branches(returns[0], method):
        return Default(_unset(returns[0].value, context), env)
    return Default(as_json(context.reader.unset.result(method, context.module, context.frame)), env)


def _read(method: nodes.FunctionDef, context: Context) -> tuple[str, ...]:
    """The environment variables that a method makes its result of: all that it reads, but for those that it only looks at."""
    found = [environment(node, context) for node in walk(method) if isinstance(node, nodes.Call | nodes.Subscript) and not _is_test(node)]
    return tuple(dict.fromkeys(name for one in found if one is not None for name in one.names))


def _is_test(node: nodes.NodeNG) -> bool:
    """Whether an expression only decides which way to go."""
    child, parent = node, node.parent
    while parent is not None and not child.is_statement:
        if child is getattr(parent, "test", None):
            return True
        child, parent = parent, parent.parent
    return False


def _unset(node: nodes.NodeNG, context: Context) -> Maybe[JSON]:
    """What an expression is where no environment variable is set."""
    value = value_of(node, context)
    return as_json(context.unset(node)) if value is UNKNOWN else value


# The declaration gives it


def static(trait: Trait) -> Default:
    """The default that a declaration states, or that its type has by itself."""
    if not trait.is_readable:
        return Default(UNKNOWN)
    shape = trait.kind.shape if trait.kind is not None else ""
    match shape:
        case "":
            return _foreign(trait)
        case "sequence" | "mapping":
            return _held(_container(trait, "trait" if shape == "sequence" else "value_trait", [] if shape == "sequence" else {}), trait)
        case "tuple":
            return _tuple(trait)
        case "object":
            return Default(_object(trait))
        case "class":
            return _class(trait)
        case "enum":
            return _stated(trait, None)
        case "members":
            return _member(trait)
        case "union":
            return _union(trait)
    return _stated(trait, _inherited(trait))


def _stated(trait: Trait, otherwise: Maybe[JSON], parameter: str = "default_value") -> Default:
    """What is given for a parameter, with the environment variables in it; ``otherwise`` where nothing is."""
    given = trait.is_given(parameter)
    if given is False:
        return Default(otherwise)
    if given is UNKNOWN:
        return Default(UNKNOWN)
    found = trait.expression(parameter)
    if found is None:
        return Default(as_json(trait.value(parameter)))
    read = environment(found[1], found[0])
    return Default(_unset(found[1], found[0]), read.names if read is not None else ())


def _inherited(trait: Trait) -> Maybe[JSON]:
    """The default of the trait's type: its class attribute ``default_value``, else that of the library's type."""
    for context, owner in trait.classes:
        match owner.locals.get("default_value", ()):
            case [*_, nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value))] if value is not None:
                return None if is_undefined(context, value) else value_of(value, context)
    default = trait.kind.default if trait.kind is not None else NOWHERE
    return as_json(default) if default is not NOWHERE else None


def _foreign(trait: Trait) -> Default:
    """The default of a type that is not known: only what is given by name is certain."""
    return _stated(trait, UNKNOWN if trait.use.node.args else None)


def _container(trait: Trait, first: str, empty: JSON) -> Default:
    """A list, set or dict: a first argument that is no trait is the default."""
    found = trait.expression(first)
    if trait.is_given("default_value") is False and found is not None and not _is_nothing(*found) and not is_trait(found[1], found[0]):
        value = value_of(found[1], found[0])
    else:
        stated = _stated(trait, empty)
        if stated.value is None and trait.value("allow_none", False) is False:
            return Default(empty, stated.env)
        value = stated.value
        if stated.env:
            return Default(value, stated.env)
    if isinstance(empty, dict) and isinstance(value, list):
        return Default(_paired(value))
    return Default([value] if isinstance(value, str) and isinstance(empty, list) else value)


def _held(default: Default, trait: Trait) -> Default:
    """As what the trait holds: a set is one, whatever it is made of."""
    if trait.kind is None or trait.kind.native != "Set" or not isinstance(default.value, list):
        return default
    return Default({"$set": sorted(default.value, key=repr)}, default.env)


def _paired(items: list[JSON]) -> Maybe[JSON]:
    """A dict that is given as a sequence of pairs."""
    pairs = [item for item in items if isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)]
    return {str(key): value for key, value in pairs} if len(pairs) == len(items) else UNKNOWN


def _is_nothing(context: Context, node: nodes.NodeNG) -> bool:
    return context.value(node) is None or is_undefined(context, node)


def is_trait(node: nodes.NodeNG, context: Context) -> bool:
    """Whether an expression is a trait or, as older code has it, a trait type."""
    found = trait_of(node, context)
    if found is not None:
        return found.kind is not None
    return any(not ref.instance and not KINDS.keys().isdisjoint(context.ancestors(ref.name)) for ref in context.refs(node))


def _tuple(trait: Trait) -> Default:
    """A tuple: its positions are traits, unless the only one is the default."""
    if trait.is_given("default_value") is not False:
        return _stated(trait, [])
    given = trait.positional()
    if len(given) == 1 and not is_trait(given[0][1], given[0][0]):
        return Default(value_of(given[0][1], given[0][0]))
    return Default(None if given else UNKNOWN if trait.use.is_open(0) else [])


def _object(trait: Trait) -> Maybe[JSON]:
    """An object is only made where arguments are given for it; of Python's own classes, an empty one can be told."""
    if trait.is_given("args") is False and trait.is_given("kw") is False:
        return None
    found = trait.expression("klass")
    classes = found[0].names(found[1]) if found is not None else ()
    is_empty = not trait.value("args", ()) and not trait.value("kw", {})
    return next((as_json(_EMPTY[name]) for name in classes if name in _EMPTY), UNKNOWN) if is_empty else UNKNOWN


def _class(trait: Trait) -> Default:
    """A class, or its dotted name; without a default the class that all values must derive from."""
    if trait.is_given("default_value") is False and trait.is_given("klass"):
        return _stated(trait, None, "klass")
    return _stated(trait, _OBJECT)


def _member(trait: Trait) -> Default:
    """The member of an enumeration; the first where none is given."""
    stated = _stated(trait, None)
    if stated.value is not None or trait.value("allow_none", False) is not False:
        return stated
    members = members_of(trait)
    return Default(in_facts(next(iter(members.values()))) if members else UNKNOWN)


def members_of(trait: Trait) -> dict[Any, Value] | None:
    """The members of a trait's enumeration by name; ``None`` where they cannot be read."""
    found = trait.expression("enum_class")
    return enums.members(found[1], found[0].module, found[0].reader.evaluator) if found is not None else None


def _union(trait: Trait) -> Default:
    """A union: its own default, else that of the first of its types that has one."""
    stated = trait.is_given("default_value")
    if stated is not False:
        return _stated(trait, None)
    for inner in inner_traits(trait):
        found = static(inner) if inner is not None else Default(UNKNOWN)
        if found.value is not None or inner is None or inner.value("allow_none", False) is not False:
            return found
    return Default()


def inner_traits(trait: Trait, parameter: str = "trait_types") -> Iterator[Trait | None]:
    """The traits of a union; ``None`` for one that cannot be read."""
    found = trait.expression(parameter)
    for node in found[1].elts if found is not None and isinstance(found[1], nodes.List | nodes.Tuple) else ():
        yield trait_of(node, found[0])  # type: ignore[index]
