"""Expressions that read an option, an environment variable or a setting themselves, and what its framework calls it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._pydantic import names as pydantic
from sphinx_ddd.rules._settings import env_reads, filled
from sphinx_ddd.rules._traitlets.kinds import HOLDERS
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.environment import ENVIRONMENT, ENVIRONMENT_READS
from sphinx_ddd.source.reads import declaring

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


def stated(node: nodes.NodeNG, context: Context) -> Held:
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
            return next(filter(None, (dotted(f"{name}.{group}.{word}") for name in context.names(owner) if f"{name}." in OSLO)), NOBODY)
        case nodes.Attribute():
            return next(filter(None, map(dotted, context.names(node))), NOBODY) or _field(node, context)
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


def dotted(name: str) -> Held:
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
    return dotted(f"{name}.{key}")


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


def in_capitals(node: nodes.NodeNG, context: Context) -> Held:
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
