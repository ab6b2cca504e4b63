"""Who may call a view of Flask, Quart, Tornado, aiohttp or Pyramid, as the libraries for logins guard it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._security import pyramid
from sphinx_ddd.rules._security.stacks import LOGIN, stacked, together, unless_refused
from sphinx_ddd.source.uses import Arguments, Call, Decoration

RETURNS = {"flask_principal.Permission.require": "flask_principal.IdentityContext"}
FIXED: Final = {
    "flask_login.login_required": LOGIN,
    "flask_login.utils.login_required": LOGIN,
    "flask_login.fresh_login_required": "a user who has logged in again",
    "flask_login.utils.fresh_login_required": "a user who has logged in again",
    "flask_security.login_required": LOGIN,
    "flask_security.auth_token_required": "an authentication token",
    "flask_security.http_auth_required": "HTTP basic authentication",
    "flask_httpauth.HTTPBasicAuth.login_required": "HTTP basic authentication",
    "flask_httpauth.HTTPTokenAuth.login_required": "an authentication token",
    "flask_httpauth.HTTPDigestAuth.login_required": "HTTP digest authentication",
    "flask_httpauth.MultiAuth.login_required": LOGIN,
    "flask_jwt_extended.jwt_required": "a valid JSON web token",
    "flask_jwt_extended.view_decorators.jwt_required": "a valid JSON web token",
    "flask_jwt_extended.fresh_jwt_required": "a fresh JSON web token",
    "flask_jwt.jwt_required": "a valid JSON web token",
    "flask_user.login_required": LOGIN,
    "flask_appbuilder.security.decorators.has_access": "the permission of the view, in Flask-AppBuilder",
    "flask_appbuilder.has_access": "the permission of the view, in Flask-AppBuilder",
    "flask_appbuilder.security.decorators.has_access_api": "the permission of the view, in Flask-AppBuilder",
    "flask_appbuilder.security.decorators.protect": "the permission of the endpoint, in Flask-AppBuilder",
    "flask_appbuilder.api.protect": "the permission of the endpoint, in Flask-AppBuilder",
    "quart_auth.login_required": LOGIN,
    "tornado.web.authenticated": LOGIN,
    "aiohttp_security.login_required": LOGIN,
}  # fmt: skip
"""Decorators to whom they let in."""
ROLES: Final = {
    "flask_security.roles_required": " and ",
    "flask_security.roles_accepted": " or ",
    "flask_security.decorators.roles_required": " and ",
    "flask_security.decorators.roles_accepted": " or ",
    "flask_user.roles_required": " and ",
    "flask_user.roles_accepted": " or ",
}
PERMISSIONS: Final = {
    "flask_security.permissions_required": " and ",
    "flask_security.permissions_accepted": " or ",
    "flask_security.decorators.permissions_required": " and ",
    "flask_security.decorators.permissions_accepted": " or ",
    "aiohttp_security.has_permission": " and ",
    "aiohttp_security.permits": " and ",
    "starlette.authentication.requires": " and ",
}
"""Decorators that name what they ask for, with the word between several."""
PYRAMID: Final = ("pyramid.view.view_config", "cornice.resource.view")


@decorates(*FIXED, *ROLES, *PERMISSIONS)
def guarded(use: Decoration) -> Facts:
    """A view for whoever has logged in, shows a token, or has a role, permission or scope: all that its decorators ask for."""
    asked = list(stacked(use, _asks))
    if asked and asked[0][0].node is use.node:
        value = unless_refused(together(value for _, value in asked), use.decorated, use.context)
        yield Permission(name=use.subject, resource="view", value=value)


def _asks(use: Decoration) -> Iterator[Maybe[str]]:
    """What a decorator asks for; nothing for a decorator of another kind."""
    for name in use.names:
        if name in FIXED:
            # An optional token guards nothing.
            if not (name.endswith("jwt_required") and use.flag(0, "optional") is not None):
                yield FIXED[name]
            return
        if word := ROLES.get(name) or PERMISSIONS.get(name):
            kind = "role" if name in ROLES else "scope" if name.startswith("starlette.") else "permission"
            yield _named(use, name, kind, word)
            return


def _named(use: Arguments, name: str, kind: str, word: str) -> Maybe[str]:
    given = use.call.args if use.call is not None else []
    if name.startswith("starlette.") and given:
        value = use.context.value(given[0])
        texts = [value] if isinstance(value, str) else value
    else:
        texts = [use.context.value(one) for one in given]
    if not isinstance(texts, list | tuple) or not texts or not all(isinstance(text, str) for text in texts):
        return UNKNOWN
    return f"{kind}{'s' if len(texts) > 1 else ''} {word.join(texts)}"


@decorates(*PYRAMID)
def pyramid_view(use: Decoration) -> Facts:
    """A view of Pyramid with the permission that it asks for, told at the first decorator that asks for it; none that everyone has."""
    asked = [(one, value) for one, value in stacked(use, _pyramid) if not pyramid.lets_everyone(one, value)]
    for permission in dict.fromkeys(value for _, value in asked):
        views = [one for one, value in asked if value == permission]
        if views[0].node is use.node:
            requests = dict.fromkeys(map(pyramid.request, views))
            yield Permission(name=use.subject, resource="; ".join(requests), value=f"permission {permission}")


def _pyramid(use: Decoration) -> Iterator[str]:
    permission = use.text(None, "permission") if not set(PYRAMID).isdisjoint(use.names) else None
    if isinstance(permission, str):
        yield permission


@calls("aiohttp_security.check_permission", "aiohttp_security.api.check_permission")
def checked(use: Call) -> Facts:
    """A handler of aiohttp that asks for a permission."""
    permission = use.text(1, "permission")
    if isinstance(permission, str):
        yield Permission(name=use.subject, resource="view", value=f"permission {permission}")
