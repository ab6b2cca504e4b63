"""Which option holds the address that a project gives to oslo.db, where it has an option of its own for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._clients.options import held, is_address
from sphinx_ddd.rules._clients.places import is_aside
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.origins import passed

SETS_DEFAULTS: Final = frozenset({"oslo_db.options.set_defaults"})
"""Their argument ``connection`` is what ``[database]connection`` is where nobody sets it."""
OVERRIDES: Final = frozenset(
    f"{owner}.{method}" for owner in ("oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts") for method in ("set_override", "set_default")
)
"""They take a name, a value and a group."""
_OPTION: Final = ("connection", "database")
_WORDS: Final = ("set_defaults", "set_override", "set_default")


def address_set(reader: Reader) -> str | None:
    """The option whose value is given to ``[database]connection``; empty where none is; ``None`` where it is not known which."""
    contexts = (reader.context(module) for module in reader.project.mentioning(*_WORDS))
    found = {option for context in contexts if not is_aside(context) for option in _options(context)}
    return "" if not found else found.pop() if len(found) == 1 else None


def _options(context: Context) -> Iterator[str | None]:
    for call in [one for word in _WORDS for one in context.module.calls_by_tail.get(word, ())]:
        names = context.called(call)
        if not SETS_DEFAULTS.isdisjoint(names):
            # A default that is no option's leaves the option as it is.
            yield from _inside(passed(call, "connection", 1), context)
        elif _is_override(call, names, context):
            value = passed(call, "override", 1) or passed(call, "default", 1)
            yield from _inside(value, context) or {None}


def _is_override(call: nodes.Call, names: tuple[str, ...], context: Context) -> bool:
    """Whether a call sets ``[database]connection``. An object without a name may be the options too: what it is given is then not known."""
    is_oslo = not OVERRIDES.isdisjoint(names) or not names
    return is_oslo and (context.text(passed(call, "name", 0)), context.text(passed(call, "group", 2))) == _OPTION


def _inside(value: nodes.NodeNG | None, context: Context) -> set[str | None]:
    """The options of addresses in an expression. A function may rewrite them: ``dressed(CONF.indexer.url)``."""
    if value is None:
        return set()
    whole = [
        one for one in value.nodes_of_class((nodes.Attribute, nodes.Name)) if not isinstance(one.parent, nodes.Attribute | nodes.Subscript)
    ]
    return {option for one in whole if (option := held(one, context).option) and is_address(option)}
