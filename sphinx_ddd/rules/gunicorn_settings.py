"""Settings of gunicorn: its configuration file, and the options that a custom application is started with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._rule import At, Facts, modules, subclasses
from sphinx_ddd.rules._servers.gunicorn_names import SETTINGS
from sphinx_ddd.rules._servers.keywords import mapping_options
from sphinx_ddd.rules._settings.constants import settled
from sphinx_ddd.rules._settings.documented import applied, with_documentation
from sphinx_ddd.rules._settings.plain import assigned_option
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Subclass, WholeModule

FRAMEWORK = "gunicorn"
READ_AGAIN = "gunicorn reads its file again on SIGHUP"
BARE = "gunicorn.app.base.BaseApplication"
APPLICATIONS = (BARE, "gunicorn.app.base.Application", "gunicorn.app.wsgiapp.WSGIApplication")
"""The first reads neither a command line nor a file: what the code gives it is fixed, unless the environment says it."""
LOGS = ("accesslog", "errorlog")
LOGGER = "gunicorn.glogging.Logger"
_FILES = frozenset({"gunicorn", "gunicorn.conf", "gunicorn_conf", "gunicorn_config", "gunicorn_settings", "gunicornconf", "gunicorn_cfg"})


@modules()
def setting(use: WholeModule) -> Facts:
    """A global of a ``gunicorn.conf.py`` that is one of gunicorn's settings: what the project sets, and what applies otherwise."""
    if PurePosixPath(use.context.path).stem not in _FILES:
        return
    for name, bound in use.tree.locals.items():
        target = next((n for n in bound if isinstance(n, nodes.AssignName)), None)
        if target is not None and name in SETTINGS:
            option = assigned_option(target, use.context, FRAMEWORK, value=settled(target, use.tree, use.context))
            yield At(applied(with_documentation(option, SETTINGS), "reload", READ_AGAIN, use.context.location(target)), target)


@modules()
def log(use: WholeModule) -> Facts:
    """The files that a ``gunicorn.conf.py`` lets gunicorn log into: they grow until another program turns them over."""
    if PurePosixPath(use.context.path).stem not in _FILES:
        return
    for name in LOGS:
        target = next((n for n in use.tree.locals.get(name, ()) if isinstance(n, nodes.AssignName)), None)
        value = getattr(target.parent, "value", None) if target is not None else None
        path = use.context.template(value) if value is not None else ""
        if has_words(path) and path != "-" and use.context.value(value) is not None:
            yield At(LogHandler(name=path, handler=LOGGER, filename=path, rotates=UNKNOWN), target)


@subclasses(*APPLICATIONS)
def application(use: Subclass) -> Facts:
    """An entry of the options that an application class of the project's own is made with, in the module of the class.

    Not one that is fixed there.
    """
    is_bare = set(APPLICATIONS[1:]).isdisjoint(use.context.ancestors(use.subject))
    for name in use.node.locals.get("__init__", ())[-1:]:
        for call, module in use.context.reader.resolver.callers.of(name, use.context.module):
            if module is not use.context.module or not isinstance(name, nodes.FunctionDef):
                continue
            for given in (*call.args, *(k.value for k in call.keywords or ())):
                found = _options(given, use)
                yield from _from_environment(found) if is_bare else found


def _from_environment(found: Facts) -> Facts:
    """The settings that an environment variable gives; there are no flags where no command line is read."""
    for at in found:
        match at:
            case At(fact=ConfigOption(env=tuple()) as option):
                yield replace(at, fact=replace(option, flags=None))


def _options(node: nodes.NodeNG, use: Subclass) -> Facts:
    match node:
        case nodes.Dict():
            yield from mapping_options(node, use.context, FRAMEWORK, SETTINGS)
        case nodes.Name(name=name):
            for one in node.lookup(name)[1]:
                if isinstance(getattr(one.parent, "value", None), nodes.Dict):
                    yield from mapping_options(one.parent.value, use.context, FRAMEWORK, SETTINGS)
