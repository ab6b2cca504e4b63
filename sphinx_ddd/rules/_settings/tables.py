"""Tables of defaults: a dict, or a sequence of pairs, whose name says that it holds the defaults of a configuration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._settings.plain import given, plain_option
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context

_DEFAULTS: Final = frozenset({"default", "defaults"})
_CONFIGURATION: Final = frozenset({"config", "configuration", "settings", "conf", "cfg"})
_LOGGING: Final = frozenset({"version", "handlers"})
"""Keys of a description for ``logging.config.dictConfig``, which other rules read."""
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a table."""

    name: str
    node: nodes.NodeNG
    """Where its name is written."""
    value: nodes.NodeNG


def rows(target: nodes.AssignName, context: Context) -> list[Row]:
    """The entries of a table of defaults; none where an assignment is of something else."""
    words = set(target.name.lower().strip("_").split("_"))
    if not words & _DEFAULTS:
        return []
    found = list(entries(target.parent.value, context))
    keys = {row.name for row in found}
    if len(found) < _FEWEST or keys >= _LOGGING or not all(name.isidentifier() for name in keys):
        return []
    says_so = bool(words & _CONFIGURATION)
    is_upper = all(row.name.isupper() for row in found)
    return found if is_upper or (says_so and not any(row.name.isupper() for row in found)) else []


def entries(node: nodes.NodeNG | None, context: Context) -> Iterator[Row]:
    """The rows that a dict or a sequence of pairs is written as."""
    match node:
        case nodes.BinOp(op="|", left=left, right=right):
            yield from entries(left, context)
            yield from entries(right, context)
        case nodes.Call(args=[nodes.Dict() | nodes.List() | nodes.Tuple() | nodes.BinOp() as inner], keywords=[]):
            yield from entries(inner, context)  # a frozen or an ordered dict
        case nodes.Call(args=[], keywords=[_, *_] as keywords) if "builtins.dict" in context.names(node.func):
            yield from (Row(k.arg, k, k.value) for k in keywords if k.arg is not None)
        case nodes.Dict(items=items):
            for key, value in items:
                if isinstance(key, nodes.Const) and isinstance(key.value, str):
                    yield Row(key.value, key, value)
                elif not isinstance(key, nodes.DictUnpack):
                    return
        case nodes.List(elts=pairs) | nodes.Tuple(elts=pairs):
            for pair in pairs:
                match pair:
                    case (
                        nodes.Tuple(elts=[nodes.Const(value=str() as name), value])
                        | nodes.List(elts=[nodes.Const(value=str() as name), value])
                    ):
                        yield Row(name, pair, value)
                    case _:
                        return


def option(row: Row, context: Context, framework: str, scope: str) -> ConfigOption:
    """The fact of an entry."""
    return plain_option(row.name, given(row.value, context), framework, scope=scope, description=comment_on(row.node, context.module))
