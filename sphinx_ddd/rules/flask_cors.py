"""Which web sites may call a service of Flask or Quart from a browser: Flask-CORS, quart-cors."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._security.origins import ANY, WITH_LOGIN, of_origins
from sphinx_ddd.source.uses import Arguments, Call, Decoration

APPLICATION: Final = ("flask_cors.CORS", "flask_cors.extension.CORS", "flask_cors.CORS.init_app")
ROUTE: Final = ("flask_cors.cross_origin", "flask_cors.decorator.cross_origin")
QUART: Final = ("quart_cors.cors",)


@calls(*APPLICATION)
def application(use: Call) -> Facts:
    """Origins that may call an application; any, where none is stated."""
    if not use.node.args and not use.node.keywords:
        return  # made here, given to the application elsewhere
    yield from _origins(use, "flask_cors.CORS(origins)", "origins")


@decorates(*ROUTE)
def route(use: Decoration) -> Facts:
    """Origins that may call one route; any, where none is stated."""
    yield from _origins(use, "flask_cors.cross_origin(origins)", "origins")


@calls(*QUART)
def quart(use: Call) -> Facts:
    """Origins that may call an application of Quart; any, where none is stated."""
    yield from _origins(use, "quart_cors.cors(allow_origin)", "allow_origin")


def _origins(use: Arguments, name: str, argument: str) -> Facts:
    credentials = use.flag(None, "supports_credentials") is True or use.flag(None, "allow_credentials") is True
    given, resources = use.argument(None, argument), use.argument(None, "resources")
    if given is not None:
        yield from of_origins(name, given, use.context, credentials=credentials)
    elif resources is None and not use.is_open():
        yield SecuritySetting(name=name, value="*", weak=True, why=WITH_LOGIN if credentials else ANY)
    elif isinstance(resources, nodes.Dict):
        for _, entry in resources.items:
            of_one = [value for key, value in getattr(entry, "items", ()) if use.context.value(key) == argument]
            for one in of_one:
                yield from of_origins(name, one, use.context, credentials=credentials)
