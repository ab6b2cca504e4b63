"""Broker and result backend in the settings of a Celery application."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.clients import of_expression
from sphinx_ddd.rules._clients.places import is_aside
from sphinx_ddd.rules._rule import At, Facts, assigns, calls
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Assignment, Call

BROKERS: Final = ("CELERY_BROKER_URL", "BROKER_URL", "broker_url")
BACKENDS: Final = ("CELERY_RESULT_BACKEND", "result_backend")
APPS: Final = ("celery.Celery", "celery.app.base.Celery")
NOWHERE: Final = ("memory://", "rpc://", "cache+memory://", "django-db", "django-cache", "disabled", "filesystem://")
"""Values by which Celery connects to nothing of its own."""


@assigns(
    *(f"*.{name}" for name in (*BROKERS, *BACKENDS)), *(f"{app}.conf.{name}" for app in APPS for name in ("broker_url", "result_backend"))
)
def setting(use: Assignment) -> Facts:
    """The broker or result backend that a setting of Celery names."""
    word = use.name.rpartition(".")[2]
    is_ours = use.name.startswith(APPS) or word.startswith("CELERY_") or kind_of(use.context) in (loaders.CELERY, loaders.DJANGO)
    if is_ours and not is_aside(use.context):
        found = _service(word, use.assigned, use.context)
        if found is not None:
            yield found


@calls(*(f"{app}.conf.update" for app in APPS), *(f"{app}.config_from_object" for app in APPS))
def update(use: Call) -> Facts:
    """The broker or result backend that a Celery application is told later."""
    for keyword in use.node.keywords or ():
        if keyword.arg in (*BROKERS, *BACKENDS) and not is_aside(use.context):
            found = _service(keyword.arg, keyword.value, use.context)
            if found is not None:
                yield At(found, keyword.value)


def _service(word: str, node: nodes.NodeNG, context: Context) -> Dependency | None:
    name, option = of_expression(node, context)
    text = context.template(node)
    if text.startswith(NOWHERE) or not (name or option):
        return None
    service = "broker" if word in BROKERS else "cache" if name.startswith(("memcache", "cache+")) else "database"
    return Dependency(name=name or option, service=service, client="celery.Celery", option=option or word)
