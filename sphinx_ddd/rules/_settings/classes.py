"""Shapes of classes that are the configuration of a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.comments import string_below
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of, walk

_WORDS: Final = frozenset({"config", "configuration", "settings", "conf", "adjustments", "options", "preferences"})
"""Words in the name of a class whose objects are somebody's configuration."""
_PLAIN: Final = (
    "builtins.object", "builtins.dict", "abc.ABC", "typing.Generic", "typing.Protocol", "collections.abc.Mapping",
    "collections.abc.MutableMapping", "collections.UserDict", "threading.local",
)  # fmt: skip
"""Classes outside of the project that say nothing of how attributes are set."""
_PARSES: Final = frozenset(
    {"getopt.getopt", "getopt.gnu_getopt", "optparse.OptionParser", "argparse.ArgumentParser", "configargparse.ArgumentParser"}
)
"""What takes a command line apart."""
FEWEST: Final = 3
"""Attributes and rows below which a class is no configuration of its own."""
_FEWEST_PARAMETERS: Final = 5
_FEWEST_OF_A_SERVER: Final = 8
_SERVER: Final = frozenset(
    """
    access_log address backlog bind bind_addr endpoints host hostname http_timeout interface keep_alive_timeout keepalive listen log_level
    max_requests numthreads port processes request_queue_size reuse_port root_path server_name shutdown_timeout sock ssl ssl_context threads
    timeout uds unix_socket workers
    """.split()
)
"""Parameters that servers are started with."""
_FEWEST_SERVER_WORDS: Final = 4


def is_configuration(node: nodes.ClassDef) -> bool:
    """Whether a class says by its name that its objects are a configuration."""
    return _last_word(node) in _WORDS and node.decorators is None


def _last_word(node: nodes.ClassDef) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in node.name).replace("_", " ").split()
    return words[-1] if words else ""


def documents_attributes(node: nodes.ClassDef) -> bool:
    """Whether a server or configuration says of most of its attributes, in a string below each, what they are for."""
    found = [target for _, target in attributes(node)]
    documented = [target for target in found if string_below(target.parent)]
    return (is_configuration(node) or _last_word(node) == "server") and len(documented) >= FEWEST and 2 * len(documented) >= len(found)


def is_plain(node: nodes.ClassDef, context: Context) -> bool:
    """Whether no library decides what becomes of the attributes of a class."""
    return all(name in _PLAIN or context.definition(name) is not None for name in context.ancestors(context.subject(node))[1:])


# Attributes


def attributes(node: nodes.ClassDef) -> Iterator[tuple[str, nodes.AssignName]]:
    """The attributes that a class body sets, by the names they are set under: ``bind`` for ``_bind`` with a setter."""
    for statement in node.body:
        match statement:
            case nodes.Assign(targets=[nodes.AssignName() as target]) | nodes.AnnAssign(target=nodes.AssignName() as target):
                name = target.name.lstrip("_")
                if not target.name.startswith("_") or name in _with_setter(node):
                    yield name, target


def _with_setter(node: nodes.ClassDef) -> set[str]:
    """Properties that can be set."""
    return {
        statement.name
        for statement in node.body
        if isinstance(statement, nodes.FunctionDef)
        and any(isinstance(d, nodes.Attribute) and d.attrname == "setter" for d in decorators_of(statement))
    }


def takes_names_from_outside(node: nodes.ClassDef, context: Context) -> bool:
    """Whether a class, or one it is derived from, sets attributes of its objects by names that it is given."""
    for ancestor in context.ancestors(context.subject(node)):
        found = context.definition(ancestor)
        if found is not None and isinstance(found[1], nodes.ClassDef) and _sets_by_name(found[1], found[0]):
            return True
    return False


def parses_command_line(node: nodes.ClassDef, context: Context) -> bool:
    """Whether a class, or one it is derived from, parses a command line: what is typed are the flags, not its attributes."""
    for ancestor in context.ancestors(context.subject(node)):
        found = context.definition(ancestor)
        calls = (inner for inner in walk(found[1]) if isinstance(inner, nodes.Call)) if found is not None else ()
        if found is not None and any(not _PARSES.isdisjoint(found[0].names(call.func)) for call in calls):
            return True
    return False


def _sets_by_name(node: nodes.ClassDef, context: Context) -> bool:
    for method in node.mymethods():
        own = method.args.args[0].name if method.args.args else ""
        for inner in walk(method):
            match inner:
                case nodes.Call(args=[nodes.Name() as target, name, _]) if "builtins.setattr" in context.names(inner.func):
                    if not isinstance(name, nodes.Const) and (target.name == own or _made_by(target, own, node)):
                        return True
                case nodes.Call(
                    func=nodes.Attribute(expr=nodes.Attribute(expr=nodes.Name(name=name), attrname="__dict__"), attrname="update")
                ):
                    if name == own:
                        return True
    return False


def _made_by(target: nodes.Name, own: str, node: nodes.ClassDef) -> bool:
    """Whether a variable of a class method holds a new object of its class: ``config = cls()``."""
    for one in target.lookup(target.name)[1]:
        match one.parent:
            case nodes.Assign(value=nodes.Call(func=nodes.Name(name=name))) if name in (own, node.name):
                return True
    return False


# Constructors


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a constructor or function, with what its signature says."""

    name: str
    node: nodes.AssignName
    default: nodes.NodeNG | None
    annotation: nodes.NodeNG | None


def parameters(function: nodes.FunctionDef) -> list[Parameter]:
    """The named parameters of a function, without the object that a method is called on."""
    given = function.args
    positional = [*(given.posonlyargs or ()), *(given.args or ())]
    annotations = [*(given.posonlyargs_annotations or ()), *(given.annotations or ())]
    defaults = [*[None] * (len(positional) - len(given.defaults or ())), *(given.defaults or ())]
    found = [Parameter(p.name, p, d, a) for p, d, a in zip(positional, defaults, annotations, strict=False)]
    found += [
        Parameter(p.name, p, d, a)
        for p, d, a in zip(given.kwonlyargs or (), given.kw_defaults or (), given.kwonlyargs_annotations or (), strict=False)
    ]
    return found[1:] if isinstance(function.parent, nodes.ClassDef) and positional else found


def constructor(node: nodes.ClassDef) -> nodes.FunctionDef | None:
    """The ``__init__`` that a class defines itself."""
    return next((n for n in node.body if isinstance(n, nodes.FunctionDef) and n.name == "__init__"), None)


def is_kept(found: list[Parameter], function: nodes.FunctionDef) -> bool:
    """Whether a constructor keeps most of its parameters as attributes of the same name: they are the configuration."""
    kept = {n.attrname.lstrip("_") for n in walk(function) if isinstance(n, nodes.AssignAttr) and isinstance(n.expr, nodes.Name)}
    optional = [p for p in found if p.default is not None]
    names = [p.name for p in found if p.name.lstrip("_") in kept]
    is_set_up = any(not (isinstance(p.default, nodes.Const) and p.default.value is None) for p in optional)  # else the program fills it
    return is_set_up and len(optional) >= _FEWEST_PARAMETERS and 10 * len(names) >= 7 * len(found)


def is_filled_by_code(node: nodes.ClassDef, context: Context) -> bool:
    """Whether the project makes objects of a class with values that stand in the code, and with no others: nobody else gives it any."""
    name, given = context.subject(node), 0
    for module in context.reader.resolver.callers.modules_calling(node.name):
        there = context.reader.context(module)
        for call in module.calls_by_tail.get(node.name, ()):
            if name not in there.names(call.func):
                continue
            values = [*call.args, *(k.value for k in call.keywords or ())]
            if any(there.value(value) is UNKNOWN for value in values):
                return False
            given += len(values)
    return given >= _FEWEST_PARAMETERS


def starts_server(found: list[Parameter]) -> bool:
    """Whether these are the parameters that a server is started with."""
    optional = {p.name for p in found if p.default is not None}
    return len(optional) >= _FEWEST_OF_A_SERVER and len(_SERVER.intersection(p.name for p in found)) >= _FEWEST_SERVER_WORDS


def hands_on(found: list[Parameter], function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function only hands its parameters on to a callable of the project, whose options they are then."""
    names = {p.name for p in found if p.default is not None}
    for call in (n for n in walk(function) if isinstance(n, nodes.Call)):
        passed = {k.arg for k in call.keywords or () if isinstance(k.value, nodes.Name) and k.value.name == k.arg}
        if 10 * len(passed & names) >= 7 * len(names) and any(context.definition(n) is not None for n in context.names(call.func)):
            return True
    return False


# Registries


_REGISTERED: Final = frozenset({"name", "default"})
_DESCRIBES: Final = frozenset({"cli", "flags", "validator", "type", "desc", "help", "section", "doc", "description", "meta"})
_FEWEST_DESCRIBING: Final = 2


def is_registered(node: nodes.ClassDef, context: Context) -> bool:
    """Whether a class is one setting: it fills in a name for a base class that has room for a name, a default and more."""
    name = node.locals.get("name", [None])[0]
    if not isinstance(getattr(name, "parent", None), nodes.Assign) or not isinstance(context.value(name.parent.value), str):
        return False
    for ancestor in context.ancestors(context.subject(node))[1:]:
        found = context.definition(ancestor)
        if found is None or not isinstance(found[1], nodes.ClassDef):
            continue
        room = {key for key, bound in found[1].locals.items() if isinstance(bound[0], nodes.AssignName)}
        if room >= _REGISTERED and len(room & _DESCRIBES) >= _FEWEST_DESCRIBING:
            return "default" in node.locals or bool(_DESCRIBES.intersection(node.locals))
    return False


# Tables of names and converters


def converters(node: nodes.ClassDef) -> list[tuple[str, nodes.NodeNG, nodes.Tuple]]:
    """Name, converter and row of a table ``(("host", str), …)`` whose names are attributes of its class."""
    for statement in node.body:
        match statement:
            case nodes.Assign(targets=[nodes.AssignName()], value=nodes.Tuple(elts=rows) | nodes.List(elts=rows)):
                found = [_converter(row) for row in rows]
                pairs = [pair for pair in found if pair is not None]
                known = sum(name in node.locals for name, _, _ in pairs)
                if len(pairs) == len(rows) and known >= FEWEST and 10 * known >= 6 * len(rows):
                    return pairs
    return []


def _converter(row: nodes.NodeNG) -> tuple[str, nodes.NodeNG, nodes.Tuple] | None:
    match row:
        case nodes.Tuple(elts=[nodes.Const(value=str() as name), (nodes.Name() | nodes.Attribute() | nodes.Lambda()) as converter]):
            return name, converter, row
    return None
