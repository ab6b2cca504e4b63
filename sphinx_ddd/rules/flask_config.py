"""Settings of Flask applications and extensions: set on ``app.config``, loaded from modules and classes, read with a default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._servers import flask
from sphinx_ddd.rules._servers.flask_names import SETTINGS
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants, settled
from sphinx_ddd.rules._settings.documented import applied, with_documentation
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import Given, assigned_option, given, plain_option
from sphinx_ddd.rules._settings.values import in_facts
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "flask"
READ_AT_START = "read when the application is made"


@modules()
def item(use: WholeModule) -> Facts:
    """A setting that is set on the configuration: ``app.config["NAME"] = …``, ``update``, ``from_mapping``, ``setdefault``."""
    context = use.context
    if context.reader.project.has(FRAMEWORK):
        return  # the library itself reads its settings everywhere
    for name, target, value in flask.items_set(context):
        yield _option(name, given(value, context), context, target, comment_on(target.parent, context.module))
    for call in flask.config_calls(context, "update", "from_mapping"):
        yield from _entries(call, context)
    for call in flask.config_calls(context, "setdefault"):
        key = context.text(call.args[0]) if len(call.args) > 1 else None
        if isinstance(key, str):
            yield _option(key, given(call.args[1], context), context, call, comment_on(call.statement(), context.module))


def _entries(call: nodes.Call, context: Context) -> Iterator[At]:
    for keyword in call.keywords or ():
        if keyword.arg is not None and keyword.arg.isupper():
            yield _option(keyword.arg, given(keyword.value, context), context, keyword.value, comment_on(keyword, context.module))
    for argument in (*call.args, *(k.value for k in call.keywords or () if k.arg is None)):
        if isinstance(argument, nodes.Dict):
            for key, value in argument.items:
                name = context.value(key)
                if isinstance(name, str) and name.isupper():
                    yield _option(name, given(value, context), context, key, comment_on(key, context.module))
            continue
        entries = context.unset(argument)
        for name, value in entries.items() if isinstance(entries, dict) else ():
            if isinstance(name, str) and name.isupper():
                yield _option(name, Given(in_facts(value)), context, argument)


@modules()
def loaded(use: WholeModule) -> Facts:
    """The upper-case globals of a module, or attributes of a class, that ``from_object`` or ``from_pyfile`` loads."""
    if kind_of(use.context) == loaders.FLASK:
        yield from _body(use.tree, use)
    found = loaders.loaded(use.context)
    for node in use.tree.body:
        if isinstance(node, nodes.ClassDef) and found.get(use.context.subject(node)) == loaders.FLASK:
            yield from _body(node, use)


def _body(scope: nodes.Module | nodes.ClassDef, use: WholeModule) -> Iterator[At]:
    name = use.context.subject(scope) if isinstance(scope, nodes.ClassDef) else use.context.module.name
    for target in constants(scope):
        value = settled(target, scope, use.context)
        option = assigned_option(target, use.context, FRAMEWORK, scope=name, value=value)
        yield At(_documented(option, use.context, target), target, subject=name)


@modules()
def read(use: WholeModule) -> Facts:
    """A setting that is only read, and that the project itself sets nowhere: ``app.config.get("NAME", default)``."""
    seen: set[str] = set()
    if use.context.reader.project.has(FRAMEWORK):
        return
    for call in flask.config_calls(use.context, "get"):
        name = use.context.value(call.args[0]) if call.args else None
        if isinstance(name, str) and name.isupper() and name not in seen and name not in flask.names_set(use.context):
            seen.add(name)
            stated = given(call.args[1], use.context) if len(call.args) > 1 else Given()
            yield _option(name, stated, use.context, call)


def _option(name: str, value: Given, context: Context, node: nodes.NodeNG, description: str = "") -> At:
    return At(_documented(plain_option(name, value, FRAMEWORK, description=description), context, node), node)


def _documented(option: ConfigOption, context: Context, node: nodes.NodeNG) -> ConfigOption:
    prefix = flask.prefix(context)
    stated = option.env if isinstance(option.env, tuple) else ()
    env = (*stated, f"{prefix}_{option.name}") if prefix is not None else stated
    known = with_documentation(replace(option, env=env or None), SETTINGS)
    return applied(known, "restart", READ_AT_START, context.location(node))
