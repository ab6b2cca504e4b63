"""Under which names Celery takes a setting, and where it takes them from."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._servers.celery_names import SETTINGS
from sphinx_ddd.source.context import Context

APPLICATIONS: Final = ("celery.Celery", "celery.app.base.Celery", "celery.current_app", "celery.app.current_app")
CONFIGURES: Final = tuple(f"{owner}.config_from_object" for owner in APPLICATIONS)
DJANGO_SETTINGS: Final = ("django.conf:settings", "django.conf.settings")

_RENAMED: Final = {
    "eager_propagates_exceptions": "task_eager_propagates", "max_cached_results": "result_cache_max",
    "message_compression": "task_compression", "result_db_short_lived_sessions": "database_short_lived_sessions",
    "result_db_tablenames": "database_table_names", "result_dburi": "database_url", "result_engine_options": "database_engine_options",
    "send_events": "worker_send_task_events", "send_task_sent_event": "task_send_sent_event", "task_result_expires": "result_expires",
}  # fmt: skip
"""Names of Celery 3, without their prefix, that were not only given another."""
_PREFIXES: Final = {"celery_": ("", "task_", "worker_"), "celeryd_": ("worker_", "task_", ""), "celerybeat_": ("beat_",)}
"""Prefixes of Celery 3, to those of the same settings since."""


def current_name(name: str, namespace: str | None = None) -> str:
    """The name that a setting has in Celery's reference: ``CELERYD_CONCURRENCY`` is ``worker_concurrency``; empty for no setting.

    :param namespace: the prefix that the application asks for: ``CELERY`` of ``CELERY_TASK_ROUTES``; then no other name is taken.
    """
    lower = name.lower()
    if namespace:
        rest = lower.removeprefix(f"{namespace.lower()}_")
        return rest if rest != lower and rest in SETTINGS else ""
    if lower in SETTINGS:
        return lower
    for old, new in _PREFIXES.items():
        rest = lower.removeprefix(old)
        if rest != lower:
            found = next((f"{prefix}{rest}" for prefix in new if f"{prefix}{rest}" in SETTINGS), _RENAMED.get(rest, ""))
            if found:
                return found
    return ""


def django_namespace(context: Context) -> str | None:
    """The prefix of the settings that a Celery application takes from Django's; empty for none, ``None`` for no such application."""
    return context.reader.project.once("the namespace of Celery's settings in Django's", lambda: _namespace(context))


def _namespace(context: Context) -> str | None:
    for module in context.reader.resolver.callers.modules_calling("config_from_object"):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get("config_from_object", ()):
            if not call.args or not any(name in CONFIGURES for name in where.called(call)):
                continue
            if where.text(call.args[0]) in DJANGO_SETTINGS or any(name in DJANGO_SETTINGS for name in where.names(call.args[0])):
                stated = next((where.text(k.value) for k in call.keywords or () if k.arg == "namespace"), None)
                return stated if isinstance(stated, str) else ""
    return None
