"""Which programs answer when they are asked for their version by a flag that only sets a value."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._cli import programs
from sphinx_ddd.source.context import Context


def answering(name: Maybe[str], commands: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The programs that test the value of the flag: one that shares the parser and never looks takes the flag and tells nothing.

    :param name: of the attribute that holds the value.
    :param commands: the programs that take the flag, which stand where no test is found.
    """
    if not isinstance(name, str):
        return commands
    asked = dict.fromkeys(command for test, there in _tests(name, context) for command in programs.of_place(test, there))
    return tuple(command for command in commands if command in asked) or tuple(asked) or commands


def _tests(name: str, context: Context) -> Iterator[tuple[nodes.If, Context]]:
    """Each ``if args.version:`` of the project."""
    for module in context.reader.project.mentioning(f".{name}:", f".{name} "):
        for chain in module.chains:
            test = chain.parent
            if isinstance(chain, nodes.Attribute) and chain.attrname == name and isinstance(test, nodes.If) and test.test is chain:
                yield test, context.reader.context(module)
