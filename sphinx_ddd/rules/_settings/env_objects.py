"""Objects of a project that stand for one environment variable each: ``PORT = Variable("SHOP_PORT", int, 80)``.

A class is one where a method reads the variable that an attribute names; its constructor says which argument that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Skipped
from sphinx_ddd.rules._settings.conversions import PARSERS, Converted, converted, function_type
from sphinx_ddd.rules._settings.env_reads import MENTIONS, Read, reads
from sphinx_ddd.rules._settings.text_variables import later
from sphinx_ddd.source.callers import own_name
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.parse import read_source
from sphinx_ddd.source.project import qualified_scope, walk

DEEPEST: Final = 4
"""Constructors that hand on to that of their base."""
HELP: Final = ("help", "description", "doc", "documentation")
"""Arguments that say what a variable is for."""


@dataclass(frozen=True, slots=True)
class Made:
    """A call that makes an object for one variable."""

    name: str
    call: nodes.Call
    type: Converted
    default: tuple[Context, nodes.NodeNG] | None
    """The expression of its default, and where it is read."""
    description: str


def objects(context: Context) -> Iterator[Made]:
    """The objects for variables that a module makes."""
    known = _classes(context.reader)
    for node in context.module.uses if known else ():
        if not isinstance(node, nodes.Call) or not (node.args or node.keywords):
            continue
        for name in context.names(node.func):
            defined = context.definition(name)
            if defined is None or not isinstance(defined[1], nodes.ClassDef):
                continue
            attribute = next((known[one] for one in context.ancestors(name) if one in known), "")
            if attribute:
                yield from _made(node, name, attribute, context)
            break


def _made(call: nodes.Call, class_name: str, attribute: str, context: Context) -> Iterator[Made]:
    given = _given(class_name, attribute, call, context)
    variable = given[0].value(given[1]) if given is not None else None
    if not isinstance(variable, str) or not variable:
        return
    methods = _reading_methods(class_name, attribute, context)
    types = (_type(method, where, class_name, call, context) for method, where in methods)
    kind = next((one for one in types if one is not None), None)
    defaults = (_default(method, where, class_name, attribute, call, context) for method, where in methods)
    default = next((one for one in defaults if one is not None), None)
    text = next((context.template(k.value) for k in call.keywords or () if k.arg in HELP), "")
    yield Made(variable, call, kind or Converted(call), default, text)


# Classes


def _classes(reader: Reader) -> Mapping[str, str]:
    """The classes that read one variable, with the attribute that names it."""
    return reader.project.once("classes that read the environment", lambda: dict(_found(reader)))


def _found(reader: Reader) -> Iterator[tuple[str, str]]:
    for name, file in sorted(reader.project.files.items()):
        text = read_source(file)
        module = None if isinstance(text, Skipped) or not any(word in text for word in MENTIONS) else reader.project.module(name)
        for read in reads(reader.context(module)) if module is not None else ():
            owner = _owner(read.node)
            attribute = _attribute(read.key)
            if module is not None and owner is not None and attribute:
                yield qualified_scope(module, owner), attribute


def _owner(node: nodes.NodeNG) -> nodes.ClassDef | None:
    """The class whose method a node lies in."""
    while node is not None and not isinstance(node, nodes.ClassDef):
        node = node.parent
    return node


def _attribute(key: nodes.NodeNG) -> str:
    """``name`` of ``self.name``."""
    match key:
        case nodes.Attribute(expr=nodes.Name(name=owner), attrname=attribute) if owner and owner == own_name(key):
            return str(attribute)
    return ""


def _reading_methods(class_name: str, attribute: str, context: Context) -> list[tuple[nodes.FunctionDef, Context]]:
    """The methods of a class that read the variable, by themselves or through others of it; those of the class itself first."""
    found: dict[str, tuple[nodes.FunctionDef, Context]] = {}
    reading: set[str] = set()
    for ancestor in context.ancestors(class_name):
        defined = context.definition(ancestor)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            continue
        where, owner = defined
        direct = {_method_of(read, owner) for read in reads(where) if _attribute(read.key) == attribute}
        for method in owner.body:
            if isinstance(method, nodes.FunctionDef) and method.name not in found:
                found[method.name] = (method, where)
                reading |= {method.name} if method in direct else set()
    for _ in range(DEEPEST):
        reading |= {name for name, (method, _) in found.items() if name not in reading and not reading.isdisjoint(_own(method))}
    return [found[name] for name in found if name in reading]


def _method_of(read: Read, owner: nodes.ClassDef) -> nodes.NodeNG | None:
    node: nodes.NodeNG | None = read.node
    while node is not None and node.parent is not owner:
        node = node.parent
    return node


def _own(method: nodes.FunctionDef) -> set[str]:
    """The attributes of its object that a method uses."""
    return {name for node in walk(method) if isinstance(node, nodes.Attribute) and (name := _attribute(node))}


# Arguments


def _given(class_name: str, attribute: str, call: nodes.Call, context: Context, depth: int = 0) -> tuple[Context, nodes.NodeNG] | None:
    """The expression that a call gives an attribute of the object it makes, through the constructors of the bases."""
    for ancestor in context.ancestors(class_name) if depth < DEEPEST else ():
        defined = context.definition(ancestor)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            continue
        where, owner = defined
        constructor = next((n for n in owner.locals.get("__init__", ()) if isinstance(n, nodes.FunctionDef)), None)
        if constructor is not None:
            return _assigned(constructor, attribute, call, context, where, ancestor, depth)
        fields = [n for n in owner.body if isinstance(n, nodes.AnnAssign) and isinstance(n.target, nodes.AssignName)]
        names = [field.target.name for field in fields]
        if attribute in names:
            index = names.index(attribute)
            passed = _passed(call, attribute, index)
            stated = fields[index].value
            return (context, passed) if passed is not None else (where, stated) if stated is not None else None
    return None


def _assigned(
    constructor: nodes.FunctionDef, attribute: str, call: nodes.Call, context: Context, where: Context, class_name: str, depth: int
) -> tuple[Context, nodes.NodeNG] | None:
    for node in walk(constructor):
        match node:
            case nodes.Assign(targets=[nodes.AssignAttr(attrname=name)], value=value) if name == attribute:
                return _argument(value, constructor, call, context, where)
            case nodes.AnnAssign(target=nodes.AssignAttr(attrname=name), value=value) if name == attribute and value is not None:
                return _argument(value, constructor, call, context, where)
    for node in walk(constructor):
        match node:
            case nodes.Call(func=nodes.Attribute(expr=nodes.Call(func=nodes.Name(name="super")), attrname="__init__")) as handed:
                for base in context.ancestors(class_name)[1:]:
                    inner = _given(base, attribute, handed, where, depth + 1)
                    if inner is not None:
                        return _argument(inner[1], constructor, call, context, inner[0]) if inner[0] is where else inner
    return None


def _argument(
    value: nodes.NodeNG, constructor: nodes.FunctionDef, call: nodes.Call, context: Context, where: Context
) -> tuple[Context, nodes.NodeNG] | None:
    """What a constructor's expression is for one call: the argument that it is, its default, or itself."""
    if not isinstance(value, nodes.Name) or value.scope() is not constructor:
        return where, value
    positional = [one.name for one in constructor.args.args or ()]
    index = positional.index(value.name) - 1 if value.name in positional else None
    passed = _passed(call, value.name, index)
    if passed is not None:
        return context, passed
    defaults = dict(zip(positional[::-1], (constructor.args.defaults or [])[::-1], strict=False))
    defaults |= {one.name: given for one, given in zip(constructor.args.kwonlyargs or (), constructor.args.kw_defaults or (), strict=False)}
    stated = defaults.get(value.name)
    return (where, stated) if stated is not None else None


def _passed(call: nodes.Call, name: str, index: int | None) -> nodes.NodeNG | None:
    by_name = next((k.value for k in call.keywords or () if k.arg == name), None)
    if by_name is not None or index is None or any(isinstance(one, nodes.Starred) for one in call.args[: index + 1]):
        return by_name
    return call.args[index] if 0 <= index < len(call.args) else None


# What methods say


def _type(method: nodes.FunctionDef, where: Context, class_name: str, call: nodes.Call, context: Context) -> Converted | None:
    """The type that a method makes of the text: by an attribute that holds the class, by a conversion, by what it returns."""
    for node in walk(method):
        match node:
            case nodes.Call(func=nodes.Attribute() as func) if attribute := _attribute(func):
                given = _given(class_name, attribute, call, context)
                for name in given[0].names(given[1]) if given is not None else ():
                    if name in PARSERS:
                        return Converted(call, *PARSERS[name])
    for read in reads(where):
        if _method_of(read, method.parent) is method and read.how != "in":
            found = later(converted(read.node, where), where)
            if found.is_typed:
                return found
    stated = function_type(method, where)
    return stated if stated is not None and stated.is_typed else None


def _default(
    method: nodes.FunctionDef, where: Context, class_name: str, attribute: str, call: nodes.Call, context: Context
) -> tuple[Context, nodes.NodeNG] | None:
    """The argument that a method gives back where the variable is not set."""
    fallbacks = [read.fallback for read in reads(where) if _method_of(read, method.parent) is method and read.fallback is not None]
    for value in (*fallbacks, *(one.value for one in returns_of(method))):
        name = _attribute(value) if value is not None else ""
        if name and name != attribute:
            given = _given(class_name, name, call, context)
            if given is not None:
                return given
    return None
