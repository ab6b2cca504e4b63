"""Functions of Python that look at objects, or that hold values which are not all literals."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import literals
from sphinx_ddd.source.interpreter.objects import ClassObject, Function, Instance, Opaque, Symbol, plain
from sphinx_ddd.source.interpreter.targets import set_attribute
from sphinx_ddd.source.literals import Mapping, Value

if TYPE_CHECKING:
    from sphinx_ddd.source.interpreter.machine import Machine

_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "builtins.str": (str,),
    "builtins.int": (int,),
    "builtins.bool": (bool,),
    "builtins.float": (float,),
    "builtins.list": (list,),
    "builtins.tuple": (tuple,),
    "builtins.dict": (dict,),
    "builtins.set": (set,),
    "collections.abc.Mapping": (dict,),
    "collections.abc.MutableMapping": (dict,),
    "collections.abc.Sequence": (list, tuple, str),
    "collections.abc.Iterable": (list, tuple, str, dict, set),
}


def read(owner: dict[Value, Value], name: str, arguments: list[Value]) -> Value:
    """Methods of dicts that change nothing, whatever the values are."""
    match name, arguments:
        case "get", [key, *rest] if literals.hashable(key):
            return owner.get(key, UNKNOWN if UNKNOWN in owner else rest[0] if rest else None)
        case "items", []:
            return list(owner.items())
        case "keys", []:
            return list(owner)
        case "values", []:
            return list(owner.values())
        case "copy", []:
            return owner.copy() if isinstance(owner, Mapping) else Mapping(owner)
    return UNKNOWN


def _dict(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    out = Mapping()
    for argument in arguments:
        try:
            out.merge(argument if isinstance(argument, dict) or argument is UNKNOWN else Mapping(argument))
        except (TypeError, ValueError):
            out.merge(UNKNOWN)
    out.merge(keywords)
    return out


def _from_keys(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    keys = machine.expressions.items(arguments[0]) if arguments else None
    if keys is None or not all(map(literals.hashable, keys)):
        return UNKNOWN
    return Mapping(dict.fromkeys(keys, arguments[1] if len(arguments) > 1 else None))


def _collected(kind: Callable[[list[Value]], Value]) -> Callable[[Machine, list[Value], Mapping], Value]:
    def collect(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
        if not arguments:
            return kind([])
        items = machine.expressions.items(arguments[0])
        return kind(items) if items is not None and not keywords else UNKNOWN

    return collect


def _as_set(items: list[Value]) -> Value:
    return set(items) if all(map(literals.hashable, items)) else UNKNOWN


def _as_sorted(items: list[Value]) -> Value:
    try:
        return sorted(items) if all(map(plain, items)) else UNKNOWN
    except TypeError:
        return UNKNOWN


def _getattr(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    match arguments:
        case [owner, str() as name, *rest]:
            found = machine.expressions.attribute(owner, name)
            return rest[0] if found is UNKNOWN and rest and isinstance(owner, (Instance, ClassObject)) else found
    return UNKNOWN


def _hasattr(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    match arguments:
        case [Instance() | ClassObject() as owner, str() as name]:
            found = machine.calls.member(owner, name)
            return UNKNOWN if isinstance(found, Symbol) else found is not UNKNOWN
    return UNKNOWN


def _setattr(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    match arguments:
        case [owner, str() as name, value]:
            set_attribute(owner, name, value, machine)
    return None


def _isinstance(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    if len(arguments) != 2 or arguments[0] is UNKNOWN or isinstance(arguments[0], Symbol):
        return UNKNOWN
    value, given = arguments
    kinds = given if isinstance(given, tuple) else (given,)
    if isinstance(value, Instance):
        names = {one.name for one in value.made_of.lineage()}
        known = all(isinstance(k, ClassObject | Symbol) for k in kinds)
        return any(k.name in names for k in kinds) if known else UNKNOWN
    if isinstance(value, Opaque) or not all(isinstance(k, Symbol) and k.name in _TYPES for k in kinds):
        return UNKNOWN
    return any(isinstance(value, _TYPES[k.name]) for k in kinds)


def _type(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    if len(arguments) != 1:
        return UNKNOWN
    value = arguments[0]
    if isinstance(value, Instance):
        return value.made_of
    if isinstance(value, Opaque) or value is UNKNOWN:
        return UNKNOWN
    name = "dict" if isinstance(value, dict) else type(value).__name__
    return Symbol(f"builtins.{name}")


def _callable(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    return isinstance(arguments[0], (Function, ClassObject)) if arguments and not isinstance(arguments[0], Symbol) else UNKNOWN


def _run(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    """``asyncio.run(main())``: the coroutine was followed when it was called."""
    return arguments[0] if arguments else UNKNOWN


def _deepcopy(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    return copy.deepcopy(arguments[0]) if arguments and arguments[0] is not UNKNOWN else UNKNOWN


def _copy(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    return copy.copy(arguments[0]) if arguments and isinstance(arguments[0], (dict, list, set)) else UNKNOWN


def _map(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    items = machine.expressions.items(arguments[1]) if len(arguments) == 2 else None
    return [machine.calls.invoke(arguments[0], [item], Mapping()) for item in items] if items is not None else UNKNOWN


def _enumerate(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    items = machine.expressions.items(arguments[0]) if arguments else None
    return list(enumerate(items)) if items is not None and len(arguments) == 1 and not keywords else UNKNOWN


def _zip(machine: Machine, arguments: list[Value], keywords: Mapping) -> Value:
    items: list[Any] = [machine.expressions.items(argument) for argument in arguments]
    return list(zip(*items, strict=False)) if all(i is not None for i in items) else UNKNOWN


FUNCTIONS: Final[dict[str, Callable[[Machine, list[Value], Mapping], Value]]] = {
    "builtins.dict": _dict,
    "collections.OrderedDict": _dict,
    "builtins.dict.fromkeys": _from_keys,
    "builtins.list": _collected(list),
    "builtins.tuple": _collected(tuple),
    "builtins.set": _collected(_as_set),
    "builtins.frozenset": _collected(_as_set),
    "builtins.sorted": _collected(_as_sorted),
    "builtins.reversed": _collected(lambda items: items[::-1]),
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.setattr": _setattr,
    "builtins.isinstance": _isinstance,
    "builtins.type": _type,
    "builtins.callable": _callable,
    "builtins.map": _map,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "asyncio.run": _run,
    "copy.deepcopy": _deepcopy,
    "copy.copy": _copy,
}
"""By qualified name; each is given the machine, the arguments and the keywords."""
