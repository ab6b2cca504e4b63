"""What Starlette and FastAPI protect by middleware: sessions, calls from other web sites, host names; and their debugger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._security.origins import of_origins
from sphinx_ddd.source.uses import Arguments, Call

_ADDING: Final = tuple(
    f"{owner}.add_middleware" for owner in ("starlette.applications.Starlette", "fastapi.FastAPI", "fastapi.applications.FastAPI")
)
_HOLDING: Final = ("starlette.middleware.Middleware", "fastapi.middleware.Middleware")
_MADE: Final = ("starlette.applications.Starlette", "fastapi.FastAPI", "fastapi.applications.FastAPI")
_CORS: Final = frozenset({"starlette.middleware.cors.CORSMiddleware", "fastapi.middleware.cors.CORSMiddleware"})
_SESSIONS: Final = frozenset({"starlette.middleware.sessions.SessionMiddleware"})
_HOSTS: Final = frozenset(
    {"starlette.middleware.trustedhost.TrustedHostMiddleware", "fastapi.middleware.trustedhost.TrustedHostMiddleware"}
)
_DIRECTLY: Final = tuple(sorted(_CORS | _SESSIONS | _HOSTS))
_HTTPS_ONLY: Final = "SessionMiddleware(https_only)"


@calls(*_ADDING, *_HOLDING)
def middleware(use: Call) -> Facts:
    """A middleware that an application is given, with its arguments beside its class."""
    yield from _of(frozenset(use.context.names(use.argument(0, "middleware_class") or use.argument(0, "cls"))), use)


@calls(*_DIRECTLY)
def wrapped(use: Call) -> Facts:
    """A middleware that is put around an application."""
    yield from _of(frozenset(use.names), use)


def _of(names: frozenset[str], use: Arguments) -> Iterator[SecuritySetting]:
    if names & _CORS:
        credentials = use.flag(None, "allow_credentials") is True
        yield from of_origins("CORSMiddleware(allow_origins)", use.argument(None, "allow_origins"), use.context, credentials=credentials)
    elif names & _SESSIONS:
        https = use.flag(None, "https_only", False)
        if isinstance(https, bool):
            why = "the session cookie is sent over HTTPS only" if https else "the session cookie is sent over plain HTTP too"
            yield SecuritySetting(name=_HTTPS_ONLY, value=str(https), weak=not https, why=why)
    elif names & _HOSTS:
        hosts = use.texts(None, "allowed_hosts")
        if isinstance(hosts, tuple) and hosts and "*" not in hosts:
            why = "only requests for these host names are answered"
            yield SecuritySetting(name="TrustedHostMiddleware(allowed_hosts)", value=", ".join(hosts), weak=False, why=why)


@calls(*_MADE)
def debugger(use: Call) -> Facts:
    """An application that shows its source to whoever causes an error."""
    if use.flag(None, "debug") is True:
        why = "error pages show the source to whoever causes an error"
        yield SecuritySetting(name=f"{use.name.rpartition('.')[2]}(debug)", value="True", weak=True, why=why)
