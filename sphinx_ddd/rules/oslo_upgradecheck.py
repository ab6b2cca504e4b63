"""Checks before an upgrade of OpenStack services (https://docs.openstack.org/oslo.upgradecheck): ``nova-status upgrade check``."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._cli import programs
from sphinx_ddd.rules._rule import At, Facts, calls, subclasses
from sphinx_ddd.source.uses import Call, Subclass

FRAMEWORK: Final = "oslo.upgradecheck"
WORDS: Final = "upgrade check"
SAYS: Final = (
    "Check that the service is ready for its upgrade: it ends with 0 where it is, 1 with warnings, 2 with failures, 255 on an error."
)
"""What the library prints and returns, for all programs alike."""
_CHECKS: Final = "_upgrade_checks"


@calls("oslo_upgradecheck.upgradecheck.main")
def command(use: Call) -> Facts:
    """The command ``upgrade check`` of a program that hands its checks to the library."""
    for program in programs.of_place(use.node, use.context):
        yield Command(name=f"{program} {WORDS}", framework=FRAMEWORK, purpose="check", options=("--json",), description=SAYS)


@subclasses("oslo_upgradecheck.upgradecheck.UpgradeCommands")
def checks(use: Subclass) -> Facts:
    """Each check of a program, by the name under which its output has it."""
    for stated in getattr(use.node, "locals", {}).get(_CHECKS, ())[-1:]:
        for entry in _elements(getattr(stated.parent, "value", None)):
            pair = _elements(entry)
            name = use.context.template(pair[0]) if len(pair) == 2 else ""
            if name and "{" not in name:
                yield At(Check(name=name, stage="before"), node=entry)


def _elements(node: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    return list(node.elts) if isinstance(node, nodes.Tuple | nodes.List) else []
