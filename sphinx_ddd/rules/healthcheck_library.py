"""The library ``healthcheck``, also known as ``py-healthcheck``: where it is served, and the functions it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._web.handlers import Handler, documentation, handlers, subject_of
from sphinx_ddd.rules._web.health import Route, facts, probe_by
from sphinx_ddd.rules._web.paths import path_of
from sphinx_ddd.rules._web.touches import Asked, asked_by
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
    asked = asked_by(added) if added else Asked(None)
    made = Route(FRAMEWORK, path, touches=asked.touches, asks_more=asked.more, is_check=True, probe=probe_by(asked.touches), node=use.node)
    yield from facts(made, ("",))


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
            asked = asked_by([handler])
            yield HealthCheck(
                name=subject_of(handler), framework=FRAMEWORK, transport="function", probe=probe_by(asked.touches),
                touches=asked.touches, asks_more=asked.more, description=documentation(handler),
            )  # fmt: skip
