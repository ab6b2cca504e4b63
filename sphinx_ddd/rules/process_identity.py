"""As whom a program runs: that it gives up the rights of root (NIST 800-53 AC-6)."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

LOOKED_UP: Final = frozenset({"pwd.getpwnam"})
SETTERS: Final = ("os.setuid", "os.setreuid", "os.setresuid")


@calls(*SETTERS)
def given_up(use: Call) -> Facts:
    """A program that goes on as another user, by the name that it looks up."""
    for call in use.context.module.calls_by_tail.get("getpwnam", ()):
        if call.scope() is not use.node.scope() or LOOKED_UP.isdisjoint(use.context.names(call.func)) or not call.args:
            continue
        user = use.context.value(call.args[0])
        option = held(call.args[0], use.context).option or None
        shown = user if isinstance(user, str) and user else None
        if (shown is None and option is None) or isinstance(call.args[0], nodes.Call):
            return
        yield SecuritySetting(
            name=use.name, value=shown, weak=False, why="the program gives up the rights of root and goes on as this user", option=option
        )
        return
