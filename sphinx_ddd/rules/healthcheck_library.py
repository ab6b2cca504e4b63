"""The library ``healthcheck``, also known as ``py-healthcheck``: where it is served, and the functions it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._web.handlers import Handler, documentation, handlers, subject_of
from sphinx_ddd.rules._web.health import Route, facts, probe_by
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.rules._web.touches import touched
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "healthcheck"
CHECKS: Final = ("healthcheck.HealthCheck", "healthcheck.healthcheck.HealthCheck")
ADDS: Final = tuple(f"{name}.add_check" for name in CHECKS)


@calls(*CHECKS, *(f"{name}.init_app" for name in CHECKS))
def served(use: Call) -> Facts:
    """Where an application of Flask serves the checks: the path that the object is made with."""
    path = path_of(use.argument(1, "path"), use.context)
    if use.argument(0, "app") is None or not path:
        return
    added = tuple(_added(use.context))
    asked: Maybe[tuple[str, ...]] = touched(added) if added else None
    yield from facts(Route(FRAMEWORK, path, touches=asked, is_check=True, probe=probe_by(asked), node=use.node), ("",))


def _added(context: Context) -> Iterator[Handler]:
    for module in context.reader.resolver.callers.modules_calling("add_check"):
        where = context.reader.context(module)
        for call in module.calls_by_tail.get("add_check", ()):
            if call.args and any(name in ADDS for name in where.names(call.func)):
                yield from handlers(call.args[0], where)


@calls(*ADDS)
def part(use: Call) -> Facts:
    """A function that the checks ask."""
    for handler in handlers(use.argument(0, "func"), use.context):
        if isinstance(handler.function, nodes.FunctionDef):
            asked = touched([handler])
            yield HealthCheck(
                name=subject_of(handler), framework=FRAMEWORK, transport="function", probe=probe_by(asked), touches=asked,
                description=documentation(handler),
            )  # fmt: skip
