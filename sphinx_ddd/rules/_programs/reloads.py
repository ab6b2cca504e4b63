"""Whether a function takes up a changed configuration: read from what it calls, and from who looks at the flag that it sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._programs.handlers import reached
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of, walk

_WORDS: Final = frozenset({"reload", "reloading", "reconfig", "reconfigure", "reconfiguration", "reread", "rehash", "refresh", "mutate"})
"""Words of functions and flags that are about taking up what has changed."""
_READS: Final = frozenset(
    {
        "logging.config.fileConfig", "logging.config.dictConfig", "configparser.ConfigParser.read", "configparser.RawConfigParser.read",
        "configparser.ConfigParser.read_file", "yaml.load", "yaml.safe_load", "tomllib.load", "tomllib.loads", "toml.load", "tomli.load",
    }
)  # fmt: skip
"""Functions that read configuration."""
_DEEPEST: Final = 2


def takes_up(parts: Sequence[nodes.NodeNG], context: Context) -> bool:
    """Whether statements, or what they call, take up changes; or set a flag that a test elsewhere in the module asks for to do so."""
    if any(_reloads(node, where) for node, where in reached(parts, context, _DEEPEST)):
        return True
    flags = frozenset(flag for part in parts for node in walk(part) for flag in _flag(node))
    return bool(flags) and any(_reloads(node, context) for branch in _asking(flags, context) for node in walk(branch))


def is_reload(name: str) -> bool:
    """Whether a name says that it is about taking up changes."""
    return not _WORDS.isdisjoint(name.lower().split("_"))


def _reloads(node: nodes.NodeNG, context: Context) -> bool:
    if isinstance(node, nodes.Call):
        return not _READS.isdisjoint(context.names(node.func))
    return isinstance(node, nodes.Name | nodes.Attribute | nodes.AssignAttr | nodes.AssignName) and is_reload(tail_of(node))


def _flag(node: nodes.NodeNG) -> Iterator[str]:
    """The attributes and globals that a node sets to ``True``, and the events that it sets."""
    match node:
        case nodes.Assign(targets=[nodes.AssignAttr() | nodes.AssignName() as target], value=nodes.Const(value=True)):
            yield tail_of(target)
        case nodes.Call(func=nodes.Attribute(attrname="set", expr=nodes.Attribute() | nodes.Name() as event), args=[]):
            yield tail_of(event)


def _asking(flags: frozenset[str], context: Context) -> Iterator[nodes.NodeNG]:
    """The statements below the tests of a module that ask for a flag."""
    for test in context.module.tree.nodes_of_class(nodes.If):
        if any(isinstance(node, nodes.Name | nodes.Attribute) and tail_of(node) in flags for node in walk(test.test)):
            yield from test.body
