"""Programs that a project installs without a command line of their own: daemons, and what its name says enough of."""

from __future__ import annotations

import inspect
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._cli.click_tree import maker
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.rules._cli.services import keeps_running
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "python"


@modules()
def script(use: WholeModule) -> Facts:
    """A console script that serves until it is ended, or is named for what an operator does; not where its command line is told already."""
    own, context = use.context.module.name, use.context
    for target, program in context.reader.project.scripts.items():
        module, _, attribute = target.partition(":")
        found = context.definition(f"{own}.{attribute}") if module == own else None
        if found is None or not isinstance(found[1], nodes.FunctionDef):
            continue
        said = inspect.cleandoc(found[1].doc_node.value).split("\n\n")[0] if found[1].doc_node is not None else ""
        does = "run" if keeps_running(found[1], found[0]) else purpose(program.removeprefix(f"{own.partition('.')[0]}-"), said, program)
        if does != "other" and not _hands_over(found[1], found[0]):
            command = Command(name=program, framework=FRAMEWORK, purpose=does, options=UNKNOWN, description=said)
            yield At(command, location=found[0].location(found[1]), subject=found[0].subject(found[1]))


def _hands_over(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function runs a command of click, or a group of them: the rules of click tell what there is to type."""
    for call in (node for node in walk(function) if isinstance(node, nodes.Call)):
        for origin in context.origins(call.func):
            there = context.elsewhere(origin)
            if isinstance(origin.node, nodes.FunctionDef) and maker(origin.node, there) is not None:
                return True
    return False
