"""System checks that Django projects register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._cli import management
from sphinx_ddd.rules._rule import At, Facts, calls, decorates
from sphinx_ddd.rules._web.handlers import Handler, documentation, handlers, subject_of
from sphinx_ddd.rules._web.touches import asked_by
from sphinx_ddd.source.uses import Arguments, Call, Decoration

REGISTER: Final = ("django.core.checks.register", "django.core.checks.registry.register", "django.core.checks.registry.registry.register")
_TAGS: Final = ("django.core.checks.Tags.", "django.core.checks.registry.Tags.")
DATABASE: Final = "database"
"""The tag of checks that run only where a database is named."""


@decorates(*REGISTER)
def decorated(use: Decoration) -> Facts:
    """A check that a decorator registers, and the command that runs it."""
    if use.context.reader.project.has("django"):
        return
    if isinstance(use.decorated, nodes.FunctionDef):
        yield from _facts(use, Handler(use.decorated, use.context), use.call.args if use.call is not None else [])


@calls(*REGISTER)
def registered(use: Call) -> Facts:
    """A check that a call registers, and the command that runs it."""
    if use.context.reader.project.has("django") or not use.node.args:
        return
    for handler in handlers(use.node.args[0], use.context):
        yield from _facts(use, handler, use.node.args[1:])


def _facts(use: Arguments, handler: Handler, stated: list[nodes.NodeNG]) -> Iterator[At]:
    program = management.program(use.context)
    if not program or any(isinstance(node, nodes.Starred) for node in stated):
        return
    tags = [tag for node in stated for tag in [_tag(node, use)] if tag]
    words = [f"{program} check", *(f"--tag {tag}" for tag in tags[:1])]
    words += ["--deploy"] if use.flag(None, "deploy") is True else []
    words += ["--database default"] if DATABASE in tags else []
    asked = asked_by([handler]).touches
    yield At(
        HealthCheck(
            name=" ".join(words),
            framework="django",
            transport="command",
            probe="general",
            touches=asked or None if isinstance(asked, tuple) else None,
            description=documentation(handler) or subject_of(handler),
        ),
        use.node,
        subject=subject_of(handler) if handler.context.module is use.context.module else "",
    )


def _tag(node: nodes.NodeNG, use: Arguments) -> str:
    value = use.context.value(node)
    if isinstance(value, str):
        return value if value.replace("_", "a").replace("-", "a").isalnum() else ""
    names = [name for name in use.context.names(node) if name.startswith(_TAGS)]
    return names[0].rpartition(".")[2] if names else ""
