"""What keeps a trail of who did what: loggers for it, history of models, audit events."""

from __future__ import annotations

import re
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, assigns, calls, decorates
from sphinx_ddd.rules._security.accepted import is_never_live
from sphinx_ddd.source.uses import Assignment, Call, Decoration

_WORD: Final = re.compile(r"[a-z]+")
AUDIT_WORDS: Final = frozenset({"audit", "auditlog", "auditlogger", "auditing", "audittrail"})
RECORDS: Final = frozenset({"info", "log", "msg", "notice", "audit"})
"""Methods of loggers for what went right."""
TROUBLES: Final = frozenset({"warning", "warn", "error", "exception", "critical", "fatal"})
ENTRIES: Final = tuple(f"django.contrib.admin.models.LogEntry.objects.{name}" for name in ("log_action", "log_actions", "create"))
REGISTERED: Final = {
    "auditlog.registry.auditlog.register": "every change of {model} is kept, with who made it (django-auditlog)",
    "simple_history.register": "every version of {model} is kept (django-simple-history)",
    "reversion.register": "every version of {model} is kept (django-reversion)",
}
TRACKED: Final = {
    "reversion.register": "every version of {model} is kept (django-reversion)",
    "pghistory.track": "every version of {model} is kept by triggers of the database (django-pghistory)",
}
INSTALLED: Final = {
    "easyaudit": "changes of all models, logins and requests are kept in the database (django-easy-audit)",
    "axes": "each login that fails is kept in the database (django-axes)",
}
"""Applications that need nothing but to be installed, with their defaults."""
CADF: Final = ("pycadf.event.Event", "pycadf.eventfactory.EventFactory.new_event")
FACILITIES: Final = frozenset({
    "syslog.LOG_AUTH", "syslog.LOG_AUTHPRIV", "logging.handlers.SysLogHandler.LOG_AUTH", "logging.handlers.SysLogHandler.LOG_AUTHPRIV",
})  # fmt: skip


@calls("logging.getLogger", "structlog.get_logger", "oslo_log.log.getLogger")
def logger(use: Call) -> Facts:
    """A logger that is named for audit, and written to when something went right too."""
    given = use.argument(0, "name")
    if given is None or any(name.name == "__name__" for name in given.nodes_of_class(nodes.Name)):
        return  # a module that is about security logs whatever it does
    name = use.context.text(given)
    if isinstance(name, str) and not AUDIT_WORDS.isdisjoint(_WORD.findall(name.lower())) and not _only_warns(use):
        yield SecuritySetting(name=name, audit=True, why="a logger of its own for what auditors ask for")


def _only_warns(use: Call) -> bool:
    """Whether the module writes to the logger, and nothing but warnings and errors: what went wrong is no trail of who did what."""
    kept = use.target()
    called = {
        call.func.attrname
        for call in use.context.module.uses
        if isinstance(call, nodes.Call) and isinstance(call.func, nodes.Attribute) and _last(call.func.expr) == kept
    }
    return bool(kept) and not called.isdisjoint(TROUBLES) and called.isdisjoint(RECORDS)


def _last(node: nodes.NodeNG) -> str:
    return str(getattr(node, "attrname", "") or getattr(node, "name", ""))


@calls(*ENTRIES)
def admin_log(use: Call) -> Facts:
    """An entry in the log of Django's admin."""
    yield SecuritySetting(name=use.name.partition(".objects")[0], audit=True, why="actions are written to the admin log in the database")


@calls(*REGISTERED)
def registered(use: Call) -> Facts:
    """A model whose changes are kept."""
    model = next(iter(use.context.names(use.argument(0, "model"))), "")
    if model:
        yield SecuritySetting(name=use.name, value=model, audit=True, why=REGISTERED[use.name].format(model=model))


@decorates(*TRACKED)
def tracked(use: Decoration) -> Facts:
    """A model that a decorator keeps every version of."""
    yield SecuritySetting(name=use.name, value=use.subject, audit=True, why=TRACKED[use.name].format(model=use.subject))


@calls("simple_history.models.HistoricalRecords")
def historical(use: Call) -> Facts:
    """A model that keeps every version of its rows."""
    if isinstance(use.node.scope(), nodes.ClassDef):
        why = f"every version of {use.subject} is kept, with who made it (django-simple-history)"
        yield SecuritySetting(name=use.name, value=use.subject, audit=True, why=why)


@calls(*CADF)
def cadf(use: Call) -> Facts:
    """An audit event in the format of the DMTF."""
    yield SecuritySetting(name=use.name, audit=True, why="audit events in CADF format are sent as notifications")


@calls("keystonemiddleware.audit.AuditMiddleware", "keystonemiddleware.audit.filter_factory")
def audited(use: Call) -> Facts:
    """A middleware that sends an audit event for each request of an API."""
    yield SecuritySetting(
        name=use.name, audit=True, why="each request to the API is told as a CADF audit event, before and after it is answered"
    )


@calls("sqlalchemy_continuum.make_versioned")
def versioned(use: Call) -> Facts:
    """Models of SQLAlchemy that keep every version of their rows."""
    yield SecuritySetting(name=use.name, audit=True, why="every version of models with `__versioned__` is kept (SQLAlchemy-Continuum)")


@assigns("*.INSTALLED_APPS")
def installed(use: Assignment) -> Facts:
    """An application of Django that keeps a trail as soon as it is installed."""
    value = use.value()
    apps = [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []
    if not is_never_live(use.context.module.name):
        for app in apps:
            if app.partition(".")[0] in INSTALLED:
                yield SecuritySetting(name="INSTALLED_APPS", value=app, audit=True, why=INSTALLED[app.partition(".")[0]])


@calls("syslog.openlog", "syslog.syslog", "logging.handlers.SysLogHandler")
def syslog(use: Call) -> Facts:
    """Messages to the facility of syslog that is for security."""
    for node in (*use.node.args, *(keyword.value for keyword in use.node.keywords or ())):
        parts = [node, *node.nodes_of_class(nodes.Attribute)]
        if any(not FACILITIES.isdisjoint(use.context.names(part)) for part in parts):
            yield SecuritySetting(name=use.name, value="LOG_AUTH", audit=True, why="messages go to the security facility of syslog")
            return


@calls("sys.addaudithook")
def hook(use: Call) -> Facts:
    """A function that sees the audit events of Python."""
    for name in use.context.names(use.argument(0, "hook"))[:1]:
        yield SecuritySetting(name="sys.addaudithook", value=name, audit=True, why="audit events of the interpreter are looked at")
