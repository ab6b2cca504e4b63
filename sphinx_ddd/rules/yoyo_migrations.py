"""Migrations of ``yoyo``: steps of SQL, each with what undoes it."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._stored import bodies, steps
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "yoyo"
_STEP: Final = frozenset({"yoyo.step", "yoyo.migrations.step"})
_DEPENDS: Final = "__depends__"


@modules()
def migration(use: WholeModule) -> Facts:
    """A module that states steps; it can be undone where each step has its ``rollback``."""
    found = [call for call in use.context.module.calls_by_tail.get("step", ()) if not _STEP.isdisjoint(use.context.names(call.func))]
    if not found:
        return
    without = sum(not _has_rollback(call, use.context) for call in found)
    depends = next((n.parent.value for n in use.tree.locals.get(_DEPENDS, ()) if isinstance(n.parent, nodes.Assign)), None)
    before = use.context.value(depends)
    text = use.tree.doc_node
    fact = Migration(
        name=steps.name(use.context),
        framework=FRAMEWORK,
        parents=tuple(sorted(map(str, before))) if isinstance(before, set | frozenset | list | tuple) and before else None,
        reversible=not without,
        why_not=(f"{without} of {len(found)} steps have no rollback" if len(found) > 1 else "its step has no rollback")
        if without
        else None,
        description=bodies.heading(text.value) if text is not None else "",
    )
    yield At(fact, node=found[0], subject=use.context.module.name)


def _has_rollback(call: nodes.Call, context: Context) -> bool:
    given = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords or () if k.arg == "rollback"), None)
    return given is not None and context.value(given) not in (None, "")
