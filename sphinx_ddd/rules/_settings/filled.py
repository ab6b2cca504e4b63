"""Objects that a module fills with its table of defaults, and that a function of the project returns."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.rules._settings import tables
from sphinx_ddd.source.context import Context

_WORD: Final = "DEFAULT"


def module_of(node: nodes.Attribute, context: Context) -> str:
    """The module whose table has the setting that an attribute reads; empty where it is none."""
    known = _keys(context).get(node.attrname)
    owners = _of_tables(node, context) & known if known else set()
    return owners.pop() if len(owners) == 1 else ""


def _of_tables(node: nodes.Attribute, context: Context) -> set[str]:
    """The modules that hold the class of the object whose attribute is read."""
    owners = [context.reader.project.split(ref.name) for ref in context.refs(node.expr) if ref.instance]
    return {owner[0].name for owner in owners if owner is not None}


def _keys(context: Context) -> dict[str, set[str]]:
    """The upper-case settings that tables of defaults have, with the modules of the tables that fill an object with them."""
    return context.reader.project.once("settings of tables by module", lambda: _found(context))


def _found(context: Context) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for module in context.reader.project.mentioning(_WORD):
        where = context.reader.context(module)
        updated = {
            one.args[0].name for one in module.calls_by_tail.get("update", ()) if len(one.args) == 1 and isinstance(one.args[0], nodes.Name)
        }
        for statement in module.tree.body:
            match statement:
                case nodes.Assign(targets=[nodes.AssignName(name=name) as target]) if name in updated:
                    for row in tables.rows(target, where):
                        if row.name.isupper():
                            found.setdefault(row.name, set()).add(module.name)
    return found
