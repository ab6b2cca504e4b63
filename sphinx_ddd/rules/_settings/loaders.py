"""Which modules and classes a project reads as its settings, by the calls that load them."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from posixpath import dirname, join, normpath
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.bindings import star_imports
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value

DJANGO: Final = "django"
FLASK: Final = "flask"
CELERY: Final = "celery"
PLAIN: Final = "settings"
NAMED: Final = "named settings"
"""A module that nothing is seen to load: its name and content say what it is."""

LOADERS: Final = {
    **dict.fromkeys(
        (
            "flask.Flask.config.from_object", "flask.Config.from_object", "flask.config.Config.from_object",
            "quart.Quart.config.from_object", "quart.Config.from_object", "quart.config.Config.from_object",
        ),
        FLASK,
    ),
    **dict.fromkeys(("celery.Celery.config_from_object", "celery.app.base.Celery.config_from_object"), CELERY),
    **dict.fromkeys(("builtins.dir", "builtins.vars"), PLAIN),
}  # fmt: skip
"""A call whose first argument is read name by name, to what reads it."""
FILE_LOADERS: Final = tuple(
    f"{owner}.from_pyfile"
    for owner in ("flask.Flask.config", "flask.Config", "flask.config.Config", "quart.Quart.config", "quart.Config", "quart.config.Config")
)
VARIABLE: Final = "SETTINGS_MODULE"
"""What the names of environment variables end in that hold the dotted name of a settings module."""
DJANGO_VARIABLE: Final = "DJANGO_SETTINGS_MODULE"
INCLUDE: Final = "split_settings.tools.include"
_ENVIRONMENT: Final = ("os.environ.setdefault", "os.putenv", "os.environ.__setitem__")
_MOST_STARS: Final = 8
"""Star imports followed from one settings module to the next."""


def loaded(context: Context) -> dict[str, str]:
    """Qualified names of the project's modules and classes that something reads as settings, to what does."""
    return context.reader.project.once("what is loaded as settings", lambda: dict(_found(context)))


def _found(context: Context) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for tail in dict.fromkeys(name.rpartition(".")[2] for name in LOADERS):
        for module in context.reader.resolver.callers.modules_calling(tail):
            where = context.reader.context(module)
            for call in module.calls_by_tail.get(tail, ()):
                by = next((LOADERS[name] for name in where.called(call) if name in LOADERS), None)
                for name in objects(call.args[0], where) if by is not None and call.args else ():
                    found.setdefault(name, str(by))
    found |= dict(_named_in_environment(context))
    found |= dict(_files(context))
    for name, by in list(found.items()):
        if context.definition(name) is not None:
            above = (a for a in context.ancestors(name)[1:] if context.definition(a) is not None)
            found |= {ancestor: by for ancestor in above if ancestor not in found}
        found |= {star: by for star in _below(name, context, _MOST_STARS) if star not in found}
    yield from found.items()


def _files(context: Context) -> Iterator[tuple[str, str]]:
    """Modules that ``app.config.from_pyfile("config.py")`` runs, beside the module that says so."""
    for module in context.reader.resolver.callers.modules_calling("from_pyfile"):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get("from_pyfile", ()):
            value = where.value(call.args[0]) if call.args and any(name in FILE_LOADERS for name in where.called(call)) else None
            path = normpath(join(dirname(where.path), value)) if isinstance(value, str) else ""
            yield from ((file.module, FLASK) for file in context.reader.project.files.values() if file.path == path)


def objects(node: nodes.NodeNG, context: Context) -> Iterator[str]:
    """The qualified names of the modules or classes that an argument means: by object, by dotted text, or one of a table."""
    for text in _texts(node, context):
        name = text.replace(":", ".")
        if context.reader.project.owns(name) or context.definition(name) is not None:
            yield name
    match node:
        case nodes.Subscript(value=table):
            for entry, where in _entries(table, context):
                yield from objects(entry, where)
        case nodes.Call(func=nodes.Attribute(expr=table, attrname="get")):
            for entry, where in _entries(table, context):
                yield from objects(entry, where)
        case nodes.BoolOp(values=parts):
            yield from (name for part in parts for name in objects(part, context))
        case nodes.IfExp(body=body, orelse=orelse):
            yield from (name for part in (body, orelse) for name in objects(part, context))
        case nodes.Call(args=[]):
            yield from (ref.name for ref in context.refs(node) if ref.instance and context.definition(ref.name) is not None)
        case nodes.Name() | nodes.Attribute():
            yield from (r.name for r in context.refs(node) if context.reader.project.owns(r.name) or context.definition(r.name) is not None)
            owners = context.refs(node.expr) if isinstance(node, nodes.Attribute) else ()
            found = expression_of(node, context.module, context.reader.project, owners)
            if found is not None and isinstance(found[1], nodes.BoolOp | nodes.IfExp | nodes.Subscript):
                yield from objects(found[1], context.reader.context(found[0]))


def _texts(node: nodes.NodeNG, context: Context) -> Iterator[str]:
    read = environment(node, context)
    value: Value = read.fallback if read is not None else context.value(node)
    if isinstance(value, str):
        yield value


def _entries(table: nodes.NodeNG, context: Context) -> list[tuple[nodes.NodeNG, Context]]:
    """The expressions in a table of configurations: ``{"production": ProductionConfig}``."""
    match table:
        case nodes.Dict(items=items):
            return [(value, context) for _, value in items if not isinstance(value, nodes.Subscript)]
        case nodes.Name() | nodes.Attribute():
            owners = context.refs(table.expr) if isinstance(table, nodes.Attribute) else ()
            found = expression_of(table, context.module, context.reader.project, owners)
            if found is not None and isinstance(found[1], nodes.Dict):
                return _entries(found[1], context.reader.context(found[0]))
    return []


def _named_in_environment(context: Context) -> Iterator[tuple[str, str]]:
    """Modules that ``os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")`` and its like name."""
    for module in context.reader.project.mentioning(VARIABLE):
        where = context.reader.context(module)
        for tail in ("setdefault", "putenv"):
            for call in module.calls_by_tail.get(tail, ()):
                if len(call.args) == 2 and any(name in _ENVIRONMENT for name in where.names(call.func)):
                    yield from _named(call.args[0], call.args[1], where)


def _named(variable: nodes.NodeNG, value: nodes.NodeNG, context: Context) -> Iterator[tuple[str, str]]:
    name = context.text(variable)
    if isinstance(name, str) and name.endswith(VARIABLE):
        yield from ((found, DJANGO if name == DJANGO_VARIABLE else PLAIN) for found in objects(value, context))


def _below(name: str, context: Context, most: int) -> Iterator[str]:
    """The modules of which a settings module takes all names, and those it includes by their paths."""
    module = context.reader.project.module(name)
    if module is None or most == 0:
        return
    included = _included(context.reader.context(module))
    for other in (*star_imports(module), *included):
        if context.reader.project.owns(other) and other != name:
            yield other
            yield from _below(other, context, most - 1)


def _included(context: Context) -> list[str]:
    """The modules that ``include("components/*.py")`` of django-split-settings runs in a settings module."""
    found: list[str] = []
    for call in context.module.calls_by_tail.get("include", ()):
        if INCLUDE not in context.names(call.func):
            continue
        for argument in call.args:
            inner = argument.args[0] if isinstance(argument, nodes.Call) and argument.args else argument  # optional("local.py")
            pattern = context.value(inner)
            if pattern is not UNKNOWN and isinstance(pattern, str):
                path = normpath(join(dirname(context.path), pattern))
                found += [file.module for file in context.reader.project.files.values() if fnmatchcase(file.path, path)]
    return found
