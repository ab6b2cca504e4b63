"""Which option, environment variable or constant holds the value that an expression gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._pydantic import names as pydantic
from sphinx_ddd.rules._settings import env_reads, filled
from sphinx_ddd.rules._traitlets.kinds import HOLDERS
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.environment import ENVIRONMENT, ENVIRONMENT_READS
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.project import decorators_of, tail_of
from sphinx_ddd.source.reads import declaring

DEEPEST: Final = 8
"""Names, parameters and attributes followed one after the other."""
MOST_CALLERS: Final = 4
"""Calls of a function whose arguments are compared; one called from more places is nobody's in particular."""

OSLO: Final = ("oslo_config.cfg.CONF.", "oslo_config.cfg.ConfigOpts.")
_OSLO_METHODS: Final = frozenset({"get", "items", "keys", "values"})
FLAT: Final = ("django.conf.settings.", "celery.Celery.conf.", "celery.app.base.Celery.conf.")
"""Objects whose attributes are options, called as they are."""
KEYED: Final = frozenset({
    "flask.Flask.config", "flask.app.Flask.config", "flask.current_app.config", "flask.globals.current_app.config", "quart.Quart.config",
    "quart.current_app.config", "sanic.Sanic.config",
})  # fmt: skip
"""Mappings whose keys are options."""
CONFIGURATIONS: Final = frozenset({"conf", "config", "settings"})
"""Objects that are no framework's, of which what is written in capitals is an option."""
SECTIONED: Final = frozenset({"configparser.ConfigParser", "configparser.RawConfigParser", "configparser.SafeConfigParser"})
"""Their ``get`` takes a section and an option."""
SECTION_GETTERS: Final = frozenset({"get", "getint", "getfloat", "getboolean", "getlist", "getsection", "get_mandatory_value"})
_SETTINGS: Final = frozenset({*pydantic.SETTINGS, *pydantic.SETTINGS_V1})
_MODELS: Final = frozenset(pydantic.MODELS)
_FIELDS: Final = _SETTINGS | frozenset(HOLDERS)
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


@dataclass(frozen=True, slots=True)
class Held:
    """What an operator or a maintainer changes to give an expression another value."""

    name: str = ""
    """As its framework names it; empty where it is not known."""
    constant: bool = False
    """A constant of the code rather than an option."""

    def __bool__(self) -> bool:
        return bool(self.name)

    @property
    def option(self) -> str:
        return "" if self.constant else self.name


NOBODY: Final = Held()


def is_for_developers(option: str) -> bool:
    """Whether an option names what runs beside a developer's editor: ``VITE_DEV_SERVER``. No installation that serves anybody has it."""
    return not _DEVELOPERS.isdisjoint(option.lower().replace("-", "_").replace(".", "_").split("_"))


def held(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> Held:
    """The option or constant behind an expression, through variables, attributes, parameters and conversions; none where several may be."""
    if node is None or depth > DEEPEST:
        return NOBODY
    return _stated(node, context) or _followed(node, context, depth) or _setting(node, context)


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


def _stated(node: nodes.NodeNG, context: Context) -> Held:
    """An expression that reads an option itself."""
    match node:
        case nodes.Call(func=function, args=[key, *rest]):
            if any(name in ENVIRONMENT_READS for name in context.names(function)):
                return _word(context.text(key))
            return _word(_of_reader(node, context)) or _of_getter(function, key, rest, context)
        case nodes.Subscript(value=owner, slice=key):
            names = context.names(owner)
            if any(name in KEYED or name in ENVIRONMENT for name in names):
                return _word(context.text(key))
            word = context.text(key)
            return next(filter(None, (_keyed(name, word) for name in names)), NOBODY) if isinstance(word, str) else NOBODY
        case nodes.Attribute(expr=nodes.Subscript(value=owner, slice=key), attrname=word) if isinstance(group := context.text(key), str):
            # A group whose name is no identifier: ``CONF["storage:sqlalchemy"].connection``.
            return next(filter(None, (_dotted(f"{name}.{group}.{word}") for name in context.names(owner) if f"{name}." in OSLO)), NOBODY)
        case nodes.Attribute():
            return next(filter(None, map(_dotted, context.names(node))), NOBODY) or _field(node, context)
    return NOBODY


def _word(text: object) -> Held:
    return Held(text) if isinstance(text, str) else NOBODY


def _of_reader(node: nodes.Call, context: Context) -> str | None:
    """The environment variable that a function of the project reads for its caller."""
    known = env_reads.functions(context.reader)
    if not known or not any(name in known for name in context.names(node.func)):
        return None
    key = "variables read through functions"
    if key not in context.module.names:
        context.module.names[key] = {reading.node: reading.name for reading in env_reads.readings(context)}
    names: dict[nodes.NodeNG, str] = context.module.names[key]  # type: ignore[assignment]
    return names.get(node)


def _of_getter(function: nodes.NodeNG, key: nodes.NodeNG, rest: list[nodes.NodeNG], context: Context) -> Held:
    """``app.config.get("KEY")``, ``parser.get("section", "option")``."""
    if not isinstance(function, nodes.Attribute):
        return NOBODY
    if function.attrname == "get" and any(name in KEYED for name in context.names(function.expr)):
        return _word(context.text(key))
    if function.attrname == "get" and isinstance(word := context.text(key), str):
        entry = next(filter(None, (_keyed(name, word) for name in context.names(function.expr) if name.startswith(FLAT))), NOBODY)
        if entry:
            return entry
    if function.attrname not in SECTION_GETTERS or not rest:
        return NOBODY
    section, option = context.text(key), context.text(rest[0])
    if not isinstance(section, str) or not isinstance(option, str):
        return NOBODY
    for ref in context.refs(function.expr):
        if ref.instance and SECTIONED.intersection(context.ancestors(ref.name)):
            return Held(f"[{section}]{option}")
    return NOBODY


def _dotted(name: str) -> Held:
    """An attribute of a framework's own object of options."""
    for start in OSLO:
        if name.startswith(start):
            words = name.removeprefix(start).split(".")
            if words[0] in _OSLO_METHODS:
                return NOBODY
            return Held(f"[{words[0]}]{words[1]}" if len(words) > 1 else words[0])
    for start in FLAT:
        if name.startswith(start):
            return Held(name.removeprefix(start).partition(".")[0])
    return NOBODY


def _keyed(name: str, key: str) -> Held:
    """An entry of an attribute of a framework's own object of options: ``LIMITS['pages']``."""
    for start in FLAT:
        option = name.removeprefix(start)
        if name.startswith(start) and option.isidentifier():
            return Held(f"{option}[{key!r}]")
    return _dotted(f"{name}.{key}")


def _field(node: nodes.Attribute, context: Context) -> Held:
    """A field of a settings class, a trait that can be configured, or a setting of an object that a table of defaults fills."""
    if node.attrname.isupper() and filled.module_of(node, context):
        return Held(node.attrname)
    for ref in context.refs(node.expr):
        if not ref.instance:
            continue
        if _FIELDS.isdisjoint(ancestors := context.ancestors(ref.name)):
            if not _MODELS.isdisjoint(ancestors) and (around := _field_around(node, context)):
                return Held(f"{around}.{node.attrname}")
            continue
        owner = declaring(context.reader.resolver, ref.name, node.attrname)
        if not owner:
            continue
        if _SETTINGS.intersection(ancestors):
            return Held(node.attrname)
        if _is_configurable(owner, node.attrname, context):
            return Held(f"{owner.rpartition('.')[2]}.{node.attrname}")
    return NOBODY


def _setting(node: nodes.NodeNG, context: Context) -> Held:
    """An attribute in capitals of a configuration that is handed around: ``self.context.config.REDIS_HOST``."""
    match node:
        case nodes.Attribute(expr=nodes.Attribute(attrname=owner) | nodes.Name(name=owner), attrname=word) if owner in CONFIGURATIONS:
            is_known = any(ref.instance or ref.origin is not None for ref in context.refs(node.expr))
            return Held(word) if word.isupper() and not is_known else NOBODY
    return NOBODY


def _field_around(node: nodes.Attribute, context: Context) -> str:
    """The setting that holds a group of settings: ``database`` of ``settings.database.url``."""
    return _field(node.expr, context).name if isinstance(node.expr, nodes.Attribute) else ""


def _is_configurable(owner: str, trait: str, context: Context) -> bool:
    """Whether a trait is declared with ``.tag(config=True)``."""
    defined = context.definition(owner)
    for bound in defined[1].locals.get(trait, ()) if defined is not None else ():
        match bound.parent:
            case nodes.Assign(value=nodes.Call(func=nodes.Attribute(attrname="tag"), keywords=keywords)):
                return any(k.arg == "config" and getattr(k.value, "value", None) is True for k in keywords)
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
    stated = _dotted(name)
    if stated:
        return stated
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
