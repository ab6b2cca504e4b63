"""Where the settings of a Flask application are set and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value

_OBJECTS: Final = ("flask.Flask", "flask.app.Flask", "flask.current_app", "flask.globals.current_app", "quart.Quart", "quart.app.Quart",
                   "quart.current_app", "quart.globals.current_app")  # fmt: skip
CONFIGS: Final = (*(f"{owner}.config" for owner in _OBJECTS), "flask.Config", "flask.config.Config", "quart.Config", "quart.config.Config")
"""What holds the settings of an application."""
_LIBRARIES: Final = ("flask", "quart")


def is_config(node: nodes.NodeNG, context: Context) -> bool:
    """Whether an expression is the configuration of an application, or of the one that an extension is set up for."""
    names = context.names(node)
    if names:
        return any(name in CONFIGS for name in names)
    match node:
        case nodes.Attribute(expr=nodes.Name(name=name) as application, attrname="config"):
            return _is_set_up(application, name, context)
    return False


def _is_set_up(node: nodes.Name, name: str, context: Context) -> bool:
    """Whether a name is the application that Flask hands to ``init_app`` of an extension."""
    function = node.scope()
    is_method = isinstance(function, nodes.FunctionDef) and function.name in ("init_app", "create_app", "register_extensions")
    return is_method and any(a.name == name for a in function.args.args) and any(_imports(n) for n in context.module.imports)


def _imports(node: nodes.Import | nodes.ImportFrom) -> bool:
    names = [node.modname] if isinstance(node, nodes.ImportFrom) else [name for name, _ in node.names]
    return any((name or "").partition(".")[0] in _LIBRARIES for name in names)


def config_calls(context: Context, *methods: str) -> Iterator[nodes.Call]:
    """The calls of some methods of a configuration, in the module of the context."""
    for method in methods:
        for call in context.module.calls_by_tail.get(method, ()):
            if isinstance(call.func, nodes.Attribute) and is_config(call.func.expr, context):
                yield call


def items_set(context: Context) -> Iterator[tuple[str, nodes.Subscript, nodes.NodeNG]]:
    """Name, target and value of each ``app.config["NAME"] = value``."""
    for node in context.module.uses if "config" in context.module.text else ():
        for target in node.targets if isinstance(node, nodes.Assign) else ():
            if isinstance(target, nodes.Subscript):
                name: Value = context.value(target.slice)
                if isinstance(name, str) and is_config(target.value, context):
                    yield name, target, node.value


def names_set(context: Context) -> frozenset[str]:
    """The settings that the project sets anywhere, so that a read of one tells nothing new."""
    return context.reader.project.once("settings of Flask that are set", lambda: frozenset(_names_set(context)))


def _names_set(context: Context) -> Iterator[str]:
    project = context.reader.project
    for name, by in loaders.loaded(context).items():
        if by == loaders.FLASK:
            found = context.definition(name)
            module = project.module(name)
            scope = found[1] if found is not None else module.tree if module is not None else None
            yield from (target.name for target in constants(scope)) if isinstance(scope, nodes.Module | nodes.ClassDef) else ()
    for module in project.mentioning(*_LIBRARIES):
        if "config" not in module.text or not any(_imports(n) for n in module.imports):
            continue
        where = context.reader.context(module)
        yield from (name for name, _, _ in items_set(where))
        for call in config_calls(where, "update", "from_mapping"):
            yield from (k.arg for k in call.keywords or () if k.arg)
            entries: Value = where.value(call.args[0]) if call.args else None
            yield from (key for key in entries if isinstance(key, str)) if isinstance(entries, dict) else ()


def prefix(context: Context) -> str | None:
    """The prefix of environment variables that set any setting; ``None`` where the project does not load them."""
    return context.reader.project.once("the prefix of variables for Flask", lambda: _prefix(context))


def _prefix(context: Context) -> str | None:
    for module in context.reader.resolver.callers.modules_calling("from_prefixed_env"):
        where = context.reader.context(module)
        for call in config_calls(where, "from_prefixed_env"):
            stated = call.args[0] if call.args else next((k.value for k in call.keywords or () if k.arg == "prefix"), None)
            text = where.text(stated)
            return text if isinstance(text, str) else "FLASK" if stated is None else None
    return None
