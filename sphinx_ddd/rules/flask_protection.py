"""Settings of Flask and its extensions that security depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._security.django_names import Switch
from sphinx_ddd.rules._security.options import deciding
from sphinx_ddd.rules._servers import flask
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants, settled
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import Given, given
from sphinx_ddd.source.uses import WholeModule

SWITCHES: Final = {
    "SESSION_COOKIE_SECURE": Switch(True, "the session cookie is sent over HTTPS only", "the session cookie is sent over plain HTTP too"),
    "SESSION_COOKIE_HTTPONLY": Switch(True, "scripts cannot read the session cookie", "scripts can read the session cookie"),
    "REMEMBER_COOKIE_SECURE": Switch(
        True, "the remember-me cookie is sent over HTTPS only", "the remember-me cookie is sent over plain HTTP too"
    ),
    "REMEMBER_COOKIE_HTTPONLY": Switch(True, "scripts cannot read the remember-me cookie", "scripts can read the remember-me cookie"),
    "JWT_COOKIE_SECURE": Switch(True, "the token's cookie is sent over HTTPS only", "the token's cookie is sent over plain HTTP too"),
    "JWT_COOKIE_CSRF_PROTECT": Switch(
        True, "tokens in cookies are guarded against forged requests", "tokens in cookies are not guarded against forged requests"
    ),
    "WTF_CSRF_ENABLED": Switch(True, "forms are guarded against forged requests", "forms are not guarded against forged requests"),
    "TALISMAN_ENABLED": Switch(True, "security headers are sent (Talisman)", "security headers are not sent (Talisman)"),
    "RATELIMIT_ENABLED": Switch(True, "requests are limited by rate", "requests are not limited by rate"),
    "AUTH_RATE_LIMITED": Switch(True, "logins are limited by rate", "logins are not limited by rate"),
}
"""Of Flask, Flask-Login, Flask-JWT-Extended, Flask-WTF, Talisman, Flask-Limiter and Flask-AppBuilder."""
SAMESITE: Final = {"SESSION_COOKIE_SAMESITE": "the session cookie", "REMEMBER_COOKIE_SAMESITE": "the remember-me cookie"}


@modules()
def setting(use: WholeModule) -> Facts:
    """A setting of Flask that protects, or lowers protection."""
    for name, node, value in _settings(use):
        fact = _fact(name, value)
        if fact is not None:
            yield At(_unless_tested(fact, node, use), node)


def _unless_tested(fact: SecuritySetting, node: nodes.NodeNG, use: WholeModule) -> SecuritySetting:
    """What is set under a condition neither protects nor lowers protection by itself."""
    option, tested = deciding(node, use.context)
    when = use.context.condition(node)
    if not tested or not isinstance(when, str):
        return fact
    return replace(fact, weak=None, why=f"{fact.why} where {when}", option=fact.option or option)


def _settings(use: WholeModule) -> Iterator[tuple[str, nodes.NodeNG, Given]]:
    context = use.context
    if context.reader.project.has("flask"):
        return
    items = [(target.scope(), name) for name, target, _ in flask.items_set(context)]
    for name, target, value in flask.items_set(context):
        # A function that sets it twice puts back what was before.
        if items.count((target.scope(), name)) == 1 and (name in SWITCHES or name in SAMESITE):
            yield name, target, given(value, context)
    scopes: list[nodes.Module | nodes.ClassDef] = [use.tree] if kind_of(context) == loaders.FLASK else []
    found = loaders.loaded(context)
    scopes += [n for n in use.tree.body if isinstance(n, nodes.ClassDef) and found.get(context.subject(n)) == loaders.FLASK]
    for scope in scopes:
        for target in constants(scope):
            if target.name in SWITCHES or target.name in SAMESITE:
                yield target.name, target, settled(target, scope, context)


def _fact(name: str, value: Given) -> SecuritySetting | None:
    stated, option = value.default, value.env[0] if value.env else None
    if stated is UNKNOWN:
        return None
    if name in SAMESITE:
        if stated in ("Lax", "Strict"):
            return SecuritySetting(name=name, value=str(stated), weak=False, why=f"other sites' requests do not carry {SAMESITE[name]}")
        return None
    switch = SWITCHES[name]
    if switch.sound is None or not isinstance(stated, bool):
        return None
    is_sound = stated is switch.sound
    why = switch.when_sound if is_sound else switch.when_weak
    return SecuritySetting(name=name, value=str(stated), weak=None if option else not is_sound, why=why, option=option)
