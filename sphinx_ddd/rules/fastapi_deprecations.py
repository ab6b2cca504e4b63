"""Routes of FastAPI, and parameters of routes, that an application calls deprecated in its interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules._rule import At, Facts, decorates
from sphinx_ddd.rules._web.methods import methods_of
from sphinx_ddd.rules._web.paths import OPEN, joined, path_of
from sphinx_ddd.rules._web.routers import prefixes
from sphinx_ddd.rules._web.starlette_family import FAMILY, SHORT
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Decoration

_WORDS: Final = tuple(name for name in SHORT if name.startswith("fastapi."))
_LONG: Final = tuple(dict.fromkeys(f"{name.rpartition('.')[0]}.api_route" for name in _WORDS))
DECLARE_PARAMETERS: Final = frozenset(
    f"{module}.{name}"
    for module in ("fastapi", "fastapi.param_functions", "fastapi.params")
    for name in ("Query", "Path", "Header", "Cookie", "Body", "Form", "File")
)
CATEGORY: Final = "deprecated"
"""The framework's own word: the interface says it, and nobody is warned when the code runs."""


@decorates(*_WORDS, *_LONG)
def route(use: Decoration) -> Facts:
    """A route, or a parameter of one, that the description of the interface calls deprecated."""
    function = use.decorated
    if not isinstance(function, nodes.FunctionDef) or use.call is None or not isinstance(use.call.func, nodes.Attribute):
        return
    names = list(_names(use, use.call.func.expr))
    if use.flag(None, "deprecated") is True:
        yield from (Deprecated(name=name, category=CATEGORY) for name in names)
        return
    for parameter, node in _deprecated_parameters(function, use.context):
        for name in names:
            yield At(Deprecated(name=f"{name} ({parameter})", category=CATEGORY), node=node)


def _names(use: Decoration, owner: nodes.NodeNG) -> Iterator[str]:
    """``GET /orders``, below each prefix that the route is served under."""
    methods = (SHORT[use.name],) if use.name in SHORT else methods_of(use, None, "methods")
    path = path_of(use.argument(0, "path"), use.context)
    if not path or OPEN in path or not isinstance(methods, tuple):
        return
    for prefix in prefixes(FAMILY, owner, use.context):
        yield from (f"{method} {joined(prefix, path)}" for method in methods)


def _deprecated_parameters(function: nodes.FunctionDef, context: Context) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Name, as a caller writes it, and place of each parameter that is declared with ``deprecated=True``."""
    arguments = function.args
    positional = [*(arguments.posonlyargs or ()), *(arguments.args or ())]
    annotations = [*(arguments.posonlyargs_annotations or ()), *(arguments.annotations or ())]
    defaults = [*[None] * (len(positional) - len(arguments.defaults or ())), *(arguments.defaults or ())]
    keyword_only = zip(arguments.kwonlyargs or (), arguments.kwonlyargs_annotations or (), arguments.kw_defaults or (), strict=False)
    for name, annotation, default in (*zip(positional, annotations, defaults, strict=False), *keyword_only):
        for part in (annotation, default):
            for call in part.nodes_of_class(nodes.Call) if part is not None else ():
                found = tuple(one for one in context.names(call.func) if one in DECLARE_PARAMETERS)
                use = Call(call, context, found, call)
                if found and use.flag(None, "deprecated") is True:
                    alias = use.text(None, "alias")
                    yield alias if isinstance(alias, str) and alias else name.name, call
