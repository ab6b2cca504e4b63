"""Checks before an upgrade of OpenStack services (https://docs.openstack.org/oslo.upgradecheck): ``nova-status upgrade check``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._cli import programs
from sphinx_ddd.rules._rule import At, Facts, calls, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call, Subclass

FRAMEWORK: Final = "oslo.upgradecheck"
WORDS: Final = "upgrade check"
SAYS: Final = (
    "Check that the service is ready for its upgrade: it ends with 0 where it is, 1 with warnings, 2 with failures, 255 on an error."
)
"""What the library prints and returns, for all programs alike."""
_CHECKS: Final = "_upgrade_checks"
RESULT: Final = frozenset({"oslo_upgradecheck.upgradecheck.Result"})
SUCCESS: Final = frozenset({"oslo_upgradecheck.upgradecheck.Code.SUCCESS"})


@calls("oslo_upgradecheck.upgradecheck.main")
def command(use: Call) -> Facts:
    """The command ``upgrade check`` of a program that hands its checks to the library."""
    for program in programs.of_place(use.node, use.context):
        yield Command(name=f"{program} {WORDS}", framework=FRAMEWORK, purpose="check", options=("--json",), description=SAYS)


@subclasses("oslo_upgradecheck.upgradecheck.UpgradeCommands")
def checks(use: Subclass) -> Facts:
    """Each check of a program, by the name under which its output has it; one that always succeeds is left out."""
    for stated in getattr(use.node, "locals", {}).get(_CHECKS, ())[-1:]:
        for entry in _elements(getattr(stated.parent, "value", None)):
            pair = _elements(entry)
            name = use.context.template(pair[0]) if len(pair) == 2 else ""
            if name and "{" not in name:
                results = _results(pair[1], use.context)
                if not results.always_succeed:
                    message, condition = results.complaint()
                    yield At(Check(name=name, stage="before", message=message, condition=condition), node=entry)


@dataclass(frozen=True, slots=True)
class _Results:
    """What the function of a check may come to; nothing is known of one from elsewhere."""

    context: Context
    complaints: tuple[nodes.Call, ...] = ()
    """Its results other than success."""
    always_succeed: bool = False

    def complaint(self) -> tuple[Maybe[str], Maybe[str]]:
        """What it says and when, where it complains of one thing alone."""
        if len(self.complaints) != 1:
            return None, None
        [made] = self.complaints
        details = next((k.value for k in made.keywords or () if k.arg == "details"), (*made.args, None, None)[1])
        text = " ".join(self.context.template(details).split())
        return text if has_words(text) else None, self.context.condition(made)


def _results(stated: nodes.NodeNG, context: Context) -> _Results:
    """The results of the function that a check names, alone or with its arguments."""
    named = next(iter(_elements(stated)), stated)
    for name in context.names(named):
        match context.definition(name):
            case (Context() as place, nodes.FunctionDef() as function):
                return _of_function(function, place)
    return _Results(context)


def _of_function(function: nodes.FunctionDef, place: Context) -> _Results:
    made = [node for statement in function.body for node in walk(statement) if isinstance(node, nodes.Call)]
    results = [call for call in made if not RESULT.isdisjoint(place.names(call.func))]
    complaints = tuple(call for call in results if not call.args or SUCCESS.isdisjoint(place.names(call.args[0])))
    acts = len(made) != len(results) or any(isinstance(node, nodes.Raise) for node in walk(function))
    return _Results(place, complaints, always_succeed=bool(results) and not complaints and not acts)


def _elements(node: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    return list(node.elts) if isinstance(node, nodes.Tuple | nodes.List) else []
