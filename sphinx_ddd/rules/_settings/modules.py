"""What kind of settings a module holds, if any."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants
from sphinx_ddd.source.bindings import star_imports
from sphinx_ddd.source.context import Context

_MARKERS: Final = frozenset(
    {
        "ALLOWED_HOSTS", "AUTH_PASSWORD_VALIDATORS", "AUTH_USER_MODEL", "DATABASES", "INSTALLED_APPS", "MEDIA_ROOT", "MIDDLEWARE",
        "ROOT_URLCONF", "SECRET_KEY", "STATIC_URL", "TEMPLATES", "USE_TZ", "WSGI_APPLICATION",
    }
)  # fmt: skip
"""Settings that tell a Django settings module, by whatever name it goes."""
_ENOUGH_MARKERS: Final = 3
_WORDS: Final = frozenset({"settings", "config", "conf", "configuration", "defaults"})
"""Words in the name of a module that says what it holds."""
_CELERY_MODULES: Final = frozenset({"celeryconfig", "celery_config"})
_FEWEST: Final = 3
_KEY: Final = ("kind of settings",)


def kind_of(context: Context) -> str | None:
    """One of the words of :mod:`sphinx_ddd.rules._settings.loaders`; ``None`` for a module that holds no settings."""
    known = context.module.names
    if _KEY not in known:
        known[_KEY] = None  # two modules may take each other's names
        known[_KEY] = _kind(context)
    return known[_KEY]  # type: ignore[return-value]


def _kind(context: Context) -> str | None:
    name, tree = context.module.name, context.module.tree
    own = [target.name for target in constants(tree)]
    last = name.rpartition(".")[2]
    if last in _CELERY_MODULES:
        return loaders.CELERY
    if not own:
        return loaders.loaded(context).get(name) if any(isinstance(n, nodes.Assign) for n in tree.body) else None
    if len(_MARKERS.intersection(own)) >= _ENOUGH_MARKERS:
        return loaders.DJANGO
    stated = loaders.loaded(context).get(name)
    if stated is not None and (stated != loaders.PLAIN or _is_mostly_constants(tree, own)):
        return stated
    for other in star_imports(context.module):
        module = context.reader.project.module(other)
        above = kind_of(context.reader.context(module)) if module is not None else None
        if above is not None:
            return above
    if _reads_settings(context):
        return None  # what an application makes of the settings of the project it is installed in
    return loaders.NAMED if _WORDS.intersection(last.split("_")) and _holds_nothing_else(tree, own) else None


def _reads_settings(context: Context) -> bool:
    return any(
        isinstance(node, nodes.ImportFrom) and node.modname == "django.conf" and any(name == "settings" for name, _ in node.names)
        for node in context.module.imports
    )


def _is_mostly_constants(tree: nodes.Module, own: list[str]) -> bool:
    """Whether a module that is looked through name by name is one of constants, not one of plugins."""
    defined = [n for n in tree.body if isinstance(n, (nodes.ClassDef, nodes.FunctionDef))]
    return len(own) >= _FEWEST and len(own) > len(defined)


def _holds_nothing_else(tree: nodes.Module, own: list[str]) -> bool:
    """Whether a module is nothing but constants, and what it takes to make them."""
    others = {
        name
        for name, bound in tree.locals.items()
        if not name.startswith("_") and name not in own and any(isinstance(n, (nodes.AssignName, nodes.ClassDef)) for n in bound)
    }
    functions = [n for n in tree.body if isinstance(n, nodes.FunctionDef)]
    return len(own) >= _FEWEST and len(own) >= 5 * len(others) and len(own) >= 3 * len(functions)
