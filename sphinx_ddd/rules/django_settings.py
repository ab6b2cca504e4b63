"""Settings of Django projects and of reusable Django applications."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.rules._django.documented import SETTINGS
from sphinx_ddd.rules._rule import At, Facts, calls, modules
from sphinx_ddd.rules._servers.celery import current_name, django_namespace
from sphinx_ddd.rules._servers.celery_names import SETTINGS as CELERY_SETTINGS
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants, is_setting_name, settled
from sphinx_ddd.rules._settings.documented import applied, with_documentation
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import Given, assigned_option, given, plain_option
from sphinx_ddd.rules._settings.values import in_facts
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import decorators_of, tail_of
from sphinx_ddd.source.uses import Call, WholeModule

FRAMEWORK = "django"
READ_ONCE = "a settings module is read once, when the process starts"
SETTINGS_OBJECTS = ("django.conf.settings",)
WIRING = frozenset(
    {
        "ASGI_APPLICATION", "AUTH_USER_MODEL", "CRISPY_ALLOWED_TEMPLATE_PACKS", "CRISPY_TEMPLATE_PACK", "DEFAULT_AUTO_FIELD",
        "FIXTURE_DIRS", "FORM_RENDERER", "INSTALLED_APPS", "MIDDLEWARE", "MIGRATION_MODULES", "ROOT_URLCONF", "STATICFILES_FINDERS",
        "TEMPLATES", "TEST_RUNNER", "WSGI_APPLICATION",
    }
)  # fmt: skip
"""How the code of a project is put together: changed with the code, not by who operates it."""
CELERY = "celery"
"""Whose settings stand among Django's."""


@modules()
def setting(use: WholeModule) -> Facts:
    """The settings of a settings module: what the project sets, and for Django's own and Celery's what applies otherwise."""
    if kind_of(use.context) != loaders.DJANGO:
        return
    namespace = django_namespace(use.context)
    for target in constants(use.tree):
        value = settled(target, use.tree, use.context)
        if not value.env and (_is_wiring(target, use.context) or _is_code(target, use.context)):
            continue
        entry = current_name(target.name, namespace) if namespace is not None and target.name not in SETTINGS else ""
        option = assigned_option(target, use.context, CELERY if entry else FRAMEWORK, scope=use.context.module.name, value=value)
        option = with_documentation(option, CELERY_SETTINGS, entry) if entry else with_documentation(option, SETTINGS)
        yield At(applied(option, "restart", READ_ONCE, use.context.location(target)), target)


@calls("builtins.getattr")
def read(use: Call) -> Facts:
    """A setting that an application reads with a default of its own: ``getattr(settings, "NAME", default)``, also through a function."""
    if use.context.reader.project.has(FRAMEWORK):
        return  # Django itself, whose settings have their defaults in one place
    if len(use.node.args) != 3 or not any(name in SETTINGS_OBJECTS for name in use.context.names(use.node.args[0])):
        return
    for entered in use.context.entries(use.node):
        context = use.context.entered(entered)
        name = context.text(use.node.args[1])
        if not isinstance(name, str) or not is_setting_name(name) or name in _names_set(context):
            continue
        here = entered.call if entered is not None and entered.module is use.context.module else use.node
        option = plain_option(name, _fallback(use.node.args[2], entered, context), FRAMEWORK, description=_comment(here, use.context))
        yield At(applied(with_documentation(option, SETTINGS), "restart", READ_ONCE, use.context.location(here)), here)


def _is_wiring(target: nodes.AssignName, context: Context) -> bool:
    """Whether a project wires its code together there. What Django itself offers is for those who use it to set."""
    return target.name in WIRING and not context.reader.project.has(FRAMEWORK)


def _is_code(target: nodes.AssignName, context: Context) -> bool:
    """Whether a setting is a function or class of the project."""
    match target.parent:
        case nodes.Assign(value=nodes.Name() | nodes.Attribute() as given):
            return any(context.definition(name) is not None for name in context.names(given))
    return False


def _fallback(node: nodes.NodeNG, entered: Entered | None, context: Context) -> Given:
    """The default of a read; where the function around it takes it as a parameter, what its caller gives."""
    return given(node, context) if entered is None else Given(in_facts(context.unset(node)))


def _comment(node: nodes.NodeNG, context: Context) -> str:
    statement, function = node.statement(), node.scope()
    if isinstance(function, nodes.FunctionDef) and function.doc_node is not None and "property" in map(tail_of, decorators_of(function)):
        return " ".join(function.doc_node.value.split("\n\n")[0].split())
    return comment_on(statement, context.module) if isinstance(statement, nodes.Assign | nodes.AnnAssign) else ""


def _names_set(context: Context) -> frozenset[str]:
    """The settings that settings modules of the project itself set, so that a read of one tells nothing new."""
    return context.reader.project.once("settings of Django that are set", lambda: frozenset(_set_by_modules(context)))


def _set_by_modules(context: Context) -> Iterator[str]:
    for name, by in loaders.loaded(context).items():
        module = context.reader.project.module(name) if by == loaders.DJANGO else None
        yield from (target.name for target in constants(module.tree)) if module is not None else ()
