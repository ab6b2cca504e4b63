"""Which option, environment variable or constant holds the value that an expression gives, through whatever lies between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.stated import NOBODY, Held, dotted, in_capitals, stated
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.project import decorators_of, tail_of

DEEPEST: Final = 8
"""Names, parameters and attributes followed one after the other."""
MOST_CALLERS: Final = 4
"""Calls of a function whose arguments are compared; one called from more places is nobody's in particular."""

_PASSES: Final = frozenset({
    "builtins.int", "builtins.float", "builtins.str", "builtins.bytes", "builtins.list", "builtins.tuple", "builtins.abs", "builtins.round",
    "datetime.timedelta", "urllib.parse.urljoin", "urllib.parse.urlparse", "urllib.parse.urlsplit", "sqlalchemy.engine.make_url",
    "sqlalchemy.make_url", "sqlalchemy.engine.url.make_url", "typing.cast", "posixpath.join",
})  # fmt: skip
"""Functions whose result is their first argument in another shape."""
_PARTS: Final = frozenset(
    """
    auth db domain id key name password path port prefix proto protocol region scheme secret ssl timeout tls token user username version
    vhost
    """.split()
)
"""Last words of options for a part of an address that does not say where something is."""
_DEVELOPERS: Final = frozenset({"dev", "devel", "development", "devserver"})
_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "//", "**"})
_TEXT_METHODS: Final = frozenset({"rstrip", "strip", "lstrip", "lower", "format", "replace", "removesuffix", "encode", "decode", "split"})


def is_for_developers(option: str) -> bool:
    """Whether an option names what runs beside a developer's editor: ``VITE_DEV_SERVER``. No installation that serves anybody has it."""
    return not _DEVELOPERS.isdisjoint(option.lower().replace("-", "_").replace(".", "_").split("_"))


def held(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> Held:
    """The option or constant behind an expression, through variables, attributes, parameters and conversions; none where several may be."""
    if node is None or depth > DEEPEST:
        return NOBODY
    return stated(node, context) or _followed(node, context, depth) or in_capitals(node, context)


def is_reckoned(node: nodes.NodeNG | None, context: Context) -> bool:
    """Whether a number is reckoned from an option rather than held by one: ``CONF.retries * CONF.interval``."""
    origins = [node, *(origin.node for origin in context.origins(node))]
    return any(map(_reckons, origins))


def _reckons(node: nodes.NodeNG | None, depth: int = 0) -> bool:
    match node:
        case nodes.Name() if depth < DEEPEST and (bound := binding(node)) is not None:
            values = [getattr(one.parent, "value", None) for one in bound[1] if isinstance(one, nodes.AssignName)]
            return any(_reckons(value, depth + 1) for value in values)
        case nodes.BinOp(op=operation):
            return operation in _ARITHMETIC
        case nodes.BoolOp(values=values):
            return any(_reckons(one, depth) for one in values)
        case nodes.IfExp(body=body, orelse=orelse):
            return _reckons(body, depth) or _reckons(orelse, depth)
    return False


def _followed(node: nodes.NodeNG, context: Context, depth: int) -> Held:
    """What an expression is made from."""
    match node:
        case nodes.Name():
            return _variable(node, context, depth)
        case nodes.Attribute(attrname="value" | "get_secret_value", expr=inner):
            return held(inner, context, depth + 1)
        case nodes.Attribute():
            return _attribute(node, context, depth)
        case nodes.BoolOp(values=values) | nodes.Tuple(elts=values) | nodes.List(elts=values):
            return _first(values, context, depth)
        case nodes.IfExp(body=body, orelse=orelse):
            return _first((body, orelse), context, depth)
        case nodes.BinOp(op="+" | "/" | "*" | "%", left=left, right=right):
            return _first((left, right), context, depth)
        case nodes.JoinedStr(values=parts):
            return _first((p.value for p in parts if isinstance(p, nodes.FormattedValue)), context, depth)
        case nodes.Subscript(value=nodes.Call() | nodes.Attribute() as inner, slice=nodes.Const(value=int())):
            return held(inner, context, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname=method, expr=inner)) if method in _TEXT_METHODS:
            return held(inner, context, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="get_secret_value", expr=inner)):
            return held(inner, context, depth + 1)
        case nodes.Call(func=function, args=arguments, keywords=keywords) if not _PASSES.isdisjoint(context.names(function)):
            return _first((*arguments, *(k.value for k in keywords or ())), context, depth)
        case nodes.ListComp(generators=[nodes.Comprehension(iter=inner)]):
            return held(inner, context, depth + 1)
        case nodes.Call(func=function, args=[], keywords=[]):
            return _result(function, context, depth)
    return NOBODY


def _first(several: Iterable[nodes.NodeNG], context: Context, depth: int) -> Held:
    """The option among several expressions that make up one, before any constant."""
    found = sorted((h for one in several if (h := held(one, context, depth + 1))), key=_order)
    return found[0] if found else NOBODY


def _order(one: Held) -> tuple[bool, bool]:
    """Options before constants; of an address its host before the rest."""
    return one.constant, not is_address(one.name)


def is_address(option: str) -> bool:
    """Whether an option's last word may be that of an address, not of a part of one."""
    return option.lower().replace("]", "_").replace("-", "_").rpartition("_")[2].rpartition(".")[2] not in _PARTS


def _result(function: nodes.NodeNG, context: Context, depth: int) -> Held:
    """What a function of the project without arguments returns."""
    for name in context.names(function)[:1]:
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            returned = [n.value for n in defined[1].nodes_of_class(nodes.Return, nodes.FunctionDef) if n.value is not None]
            return held(returned[0], defined[0], depth + 1) if len(returned) == 1 else NOBODY
    return NOBODY


def _variable(node: nodes.Name, context: Context, depth: int) -> Held:
    bound = binding(node)
    if bound is None:
        return NOBODY
    scope, several = bound
    found: list[Held] = []
    for one in several:
        match one:
            case nodes.AssignName(parent=nodes.Arguments(parent=function)):
                found.append(_parameter(node.name, function, context, depth))
            case nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value)):
                found.append(_assigned(node.name, value, scope, context, depth))
            case nodes.ImportFrom():
                found += [_global(name, depth, context) for name in context.names(node)[:1]] or _imported(node, context, depth)
            case nodes.Assign() | nodes.Import():
                return NOBODY
    return _agreed(found)


def _agreed(found: list[Held]) -> Held:
    known = {h for h in found if h}
    return known.pop() if len(known) == 1 else NOBODY


def _assigned(name: str, value: nodes.NodeNG | None, scope: nodes.NodeNG, context: Context, depth: int) -> Held:
    inner = held(value, context, depth + 1)
    if inner or not isinstance(scope, nodes.Module | nodes.ClassDef) or not name.isupper():
        return inner
    return Held(name, constant=True)


def _imported(node: nodes.Name, context: Context, depth: int) -> list[Held]:
    origin = context.reader.resolver.refs(node, context.module)
    return [_global(ref.name, depth, context) for ref in origin[:1]]


def _global(name: str, depth: int, context: Context) -> Held:
    """A name of another module of the project."""
    own = dotted(name)
    if own:
        return own
    split = context.reader.project.split(name)
    if split is None or len(split[1]) != 1:
        return NOBODY
    module, (last,) = split
    where = context.reader.context(module)
    values = [b.parent.value for b in module.tree.locals.get(last, ()) if isinstance(b.parent, nodes.Assign | nodes.AnnAssign)]
    return _agreed([_assigned(last, value, module.tree, where, depth + 1) for value in values])


def _attribute(node: nodes.Attribute, context: Context, depth: int) -> Held:
    """An attribute of an object or a module of the project: what is assigned to it."""
    for ref in context.refs(node.expr)[:2]:
        if not ref.instance and context.reader.project.owns(ref.name):
            return _global(f"{ref.name}.{node.attrname}", depth + 1, context)
        for ancestor in context.ancestors(ref.name):
            defined = context.definition(ancestor)
            if defined is None or not isinstance(defined[1], nodes.ClassDef):
                continue
            where, owner = defined
            values = [b.parent.value for b in owner.locals.get(node.attrname, ()) if isinstance(b.parent, nodes.Assign | nodes.AnnAssign)]
            targets = context.reader.resolver.classes.attributes(owner, where.module).get(node.attrname, ())
            found = [held(getattr(t.parent, "value", None), where, depth + 1) for t in targets]
            found += [_assigned(node.attrname, value, owner, where, depth) for value in values if value is not None]
            returned = [b for b in owner.locals.get(node.attrname, ()) if isinstance(b, nodes.FunctionDef) and _is_property(b)]
            found += [_returned(function, where, depth) for function in returned]
            if found:
                return _agreed(found)
    return NOBODY


def _is_property(function: nodes.FunctionDef) -> bool:
    return any(tail_of(d) in ("property", "cached_property") for d in decorators_of(function))


def _returned(function: nodes.FunctionDef, context: Context, depth: int) -> Held:
    returned = [n.value for n in function.nodes_of_class(nodes.Return, nodes.FunctionDef) if n.value is not None]
    return held(returned[0], context, depth + 1) if len(returned) == 1 else NOBODY


def _parameter(name: str, function: nodes.NodeNG, context: Context, depth: int) -> Held:
    """What the callers of a function give for a parameter; else its default."""
    if not isinstance(function, nodes.FunctionDef) or name in ("self", "cls"):
        return NOBODY
    positional = [a.name for a in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]
    index = positional.index(name) - _skipped(function) if name in positional else None
    callers = context.reader.origins.callers(function, context.module)
    given = [(passed(call, name, index), module) for call, module in callers[: MOST_CALLERS + 1]]
    if len(given) > MOST_CALLERS:
        return NOBODY
    found = [held(value, context.reader.context(module), depth + 1) for value, module in given if value is not None]
    if found:
        return _agreed(found)
    return held(_default(function, name), context, depth + 1)


def _skipped(function: nodes.FunctionDef) -> int:
    is_static = any(tail_of(d) == "staticmethod" for d in decorators_of(function))
    return 1 if isinstance(function.parent, nodes.ClassDef) and not is_static else 0


def _default(function: nodes.FunctionDef, name: str) -> nodes.NodeNG | None:
    arguments = function.args
    positional = [*(arguments.posonlyargs or ()), *(arguments.args or ())]
    defaults = dict(
        zip([a.name for a in positional][len(positional) - len(arguments.defaults or ()) :], arguments.defaults or (), strict=False)
    )
    defaults |= {a.name: d for a, d in zip(arguments.kwonlyargs or (), arguments.kw_defaults or (), strict=False) if d is not None}
    return defaults.get(name)


def is_parameter(node: nodes.NodeNG | None) -> bool:
    """Whether an expression is just what the function around it was given."""
    if not isinstance(node, nodes.Name):
        return False
    bound = binding(node)
    return bound is not None and any(isinstance(one.parent, nodes.Arguments) for one in bound[1])
