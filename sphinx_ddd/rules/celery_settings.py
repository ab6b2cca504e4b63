"""Settings of Celery applications, wherever they are set: arguments, ``app.conf``, configuration modules and classes."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, assigns, calls, modules
from sphinx_ddd.rules._servers.celery import APPLICATIONS, current_name
from sphinx_ddd.rules._servers.celery_names import SETTINGS
from sphinx_ddd.rules._servers.keywords import READ_AT_START, keyword_options, mapping_options
from sphinx_ddd.rules._servers.keywords import setting as setting_of
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import settled
from sphinx_ddd.rules._settings.documented import applied, with_documentation
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import assigned_option, given
from sphinx_ddd.source.uses import Assignment, Call, WholeModule

FRAMEWORK = "celery"
CONF = tuple(f"{owner}.conf" for owner in APPLICATIONS)
ARGUMENTS = {"broker": "broker_url", "backend": "result_backend"}
"""Arguments of an application that are called otherwise than the settings they are."""


@calls(*(owner for owner in APPLICATIONS if owner.endswith(".Celery")))
def argument(use: Call) -> Facts:
    """An argument of ``Celery(…)`` that is a setting: the broker, the result backend, what to import."""
    yield from keyword_options(use, FRAMEWORK, SETTINGS, ARGUMENTS)


@assigns(*(f"{owner}.{name}" for owner in CONF for name in SETTINGS))
def attribute(use: Assignment) -> Facts:
    """An attribute set on ``app.conf``."""
    name = use.name.rpartition(".")[2]
    option = setting_of(name, given(use.assigned, use.context), FRAMEWORK, SETTINGS)
    yield At(applied(option, "restart", READ_AT_START, use.location), use.node)


@calls(*(f"{owner}.update" for owner in CONF), *(f"{owner}.add_defaults" for owner in APPLICATIONS))
def update(use: Call) -> Facts:
    """The settings given to ``app.conf.update`` or ``app.add_defaults``."""
    yield from keyword_options(use, FRAMEWORK, SETTINGS)
    for given_ in use.node.args[:1]:
        yield from mapping_options(given_, use.context, FRAMEWORK, SETTINGS)


@modules()
def item(use: WholeModule) -> Facts:
    """An item set on ``app.conf``: ``app.conf["task_acks_late"] = True``."""
    for node in use.context.module.uses:
        match node:
            case nodes.Assign(targets=[nodes.Subscript(value=nodes.Attribute(attrname="conf") as owner, slice=key)], value=value):
                name = use.context.value(key)
                if isinstance(name, str) and name in SETTINGS and any(n in CONF for n in use.context.names(owner)):
                    option = setting_of(name, given(value, use.context), FRAMEWORK, SETTINGS)
                    yield At(applied(option, "restart", READ_AT_START, use.context.location(node)), node)


@modules()
def configuration(use: WholeModule) -> Facts:
    """The globals of a module, or the attributes of a class, that ``config_from_object`` loads."""
    found = loaders.loaded(use.context)
    if kind_of(use.context) == loaders.CELERY:
        yield from _body(use.tree, use)
    for node in use.tree.body:
        if isinstance(node, nodes.ClassDef) and found.get(use.context.subject(node)) == loaders.CELERY:
            yield from _body(node, use)


def _body(scope: nodes.Module | nodes.ClassDef, use: WholeModule) -> Iterator[At]:
    for name, bound in scope.locals.items():
        target = next((n for n in bound if isinstance(n, nodes.AssignName)), None)
        entry = current_name(name)
        if target is not None and entry:
            option = assigned_option(target, use.context, FRAMEWORK, value=settled(target, scope, use.context))
            yield At(applied(with_documentation(option, SETTINGS, entry), "restart", READ_AT_START, use.context.location(target)), target)
