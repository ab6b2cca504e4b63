"""Revisions of ``alembic``: what they do to the schema, and whether they can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._stored import alembic_home, bodies
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK: Final = "alembic"

OPERATIONS: Final = ("alembic.op.", "alembic.operations.Operations.", "alembic.operations.BatchOperations.")
"""What the functions of the framework are methods of."""
RETURNS: Final = {"alembic.op.batch_alter_table": "alembic.operations.BatchOperations"}
HANDED = frozenset(
    {
        "add_column", "alter_column", "drop_column", "create_check_constraint", "create_exclude_constraint", "create_foreign_key",
        "create_primary_key", "create_unique_constraint", "drop_constraint", "create_index", "drop_index",
    }
)  # fmt: skip
"""Operations that helpers in other modules call on the object they are handed."""
_CHANGES_NOTHING: Final = frozenset({"get_bind", "get_context", "f", "inline_literal", "batch_alter_table", "invoke"})
_CONFIGURATION: Final = "alembic.config.Config"
_NO_WORDS: Final = frozenset({"empty message"})
"""What stands where the author gave no message."""
_LOSES: Final = {"drop_table": (0, "table_name"), "drop_column": (1, "column_name")}
"""Operations that remove data, and what names it."""


@modules()
def revision(use: WholeModule) -> Facts:
    """A revision that changes something: its operations, whether they can be taken back, and which data that would not bring back."""
    tree = use.tree
    upgrade = bodies.function(tree, "upgrade")
    if upgrade is None or not bodies.statements(upgrade.body) or not {"revision", "down_revision"} <= tree.locals.keys():
        return
    name = use.context.value(_assigned(tree, "revision"))
    if not isinstance(name, str) or not name:
        return
    downgrade = bodies.function(tree, "downgrade")
    effects = _effects(upgrade, use.context)
    reversible, why_not = _way_back(downgrade, use.context)
    yield At(
        Migration(
            name=name,
            framework=FRAMEWORK,
            parents=_parents(use.context.value(_assigned(tree, "down_revision"))),
            reversible=reversible,
            effects=effects,
            why_not=why_not or None,
            loses=(_losses(upgrade, use.context) or None) if reversible else None,
            command=_command(use.context),
            description=_description(tree),
        ),
        node=upgrade,
        subject=use.context.module.name,
    )


def _command(context: Context) -> str | None:
    """How the framework's own program finds history and database, where the project does not run it itself."""
    if context.reader.project.once("whether alembic is driven by the program", lambda: _is_driven(context)):
        return None
    return alembic_home.command(context)


def _is_driven(context: Context) -> bool:
    """Whether the project makes the configuration of alembic, for which the file then lacks the database."""
    reader = context.reader
    calls = reader.resolver.callers.seeming("Config")
    return any(_CONFIGURATION in reader.context(found.module).names(found.call.func) for found in calls)


def _assigned(tree: nodes.Module, name: str) -> nodes.NodeNG | None:
    for node in tree.locals.get(name, ()):
        if isinstance(node.parent, nodes.Assign | nodes.AnnAssign):
            return node.parent.value
    return None


def _parents(value: object) -> Maybe[tuple[str, ...]]:
    """Revisions before; none for the first."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value) else UNKNOWN


def _way_back(downgrade: nodes.FunctionDef | None, context: Context) -> tuple[bool, str]:
    if downgrade is None:
        return False, "there is no downgrade"
    refusal = bodies.refusal(downgrade.body, context)
    if refusal:
        return False, f"downgrade raises {refusal}"
    return (True, "") if bodies.statements(downgrade.body) else (False, "downgrade does nothing")


def _operations(upgrade: nodes.FunctionDef, context: Context) -> Iterator[tuple[str, nodes.Call, Context]]:
    for call, there in bodies.calls(upgrade, context):
        for name in there.names(call.func):
            owner = next((o for o in OPERATIONS if name.startswith(o)), "")
            word = name.removeprefix(owner) if owner else ""
            if word and "." not in word and word not in _CHANGES_NOTHING:
                yield word, call, there
                break


def _effects(upgrade: nodes.FunctionDef, context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, _, _ in _operations(upgrade, context)))


def _losses(upgrade: nodes.FunctionDef, context: Context) -> tuple[str, ...]:
    """What it removes, but for tables of its own that only hold rows on their way."""
    out: dict[str, None] = {}
    made: set[str] = set()
    for word, call, there in _operations(upgrade, context):
        if word == "create_table":
            made.add(f"table {_text(call, 0, 'table_name', there)}")
        elif word in _LOSES:
            out[_lost(word, call, there)] = None
    return tuple(name for name in out if name and name not in made)


def _lost(word: str, call: nodes.Call, context: Context) -> str:
    """The table or column, with its table where the call says it; empty where it cannot be read."""
    position, keyword = _LOSES[word]
    batch = isinstance(call.func, nodes.Attribute) and "alembic.operations.BatchOperations.drop_column" in context.names(call.func)
    position = 0 if batch else position
    name = _text(call, position, keyword, context)
    if word == "drop_table" or not name:
        return f"table {name}" if name else ""
    table = _batch_table(call, context) if batch else _text(call, 0, "table_name", context)
    return f"column {table}.{name}" if table else f"column {name}"


def _batch_table(call: nodes.Call, context: Context) -> str:
    """The table that ``with op.batch_alter_table("orders") as batch`` around a call works on."""
    owner = call.func.expr if isinstance(call.func, nodes.Attribute) else None
    parent = call.parent
    while parent is not None and isinstance(owner, nodes.Name):
        for made, target in parent.items if isinstance(parent, nodes.With) else ():
            if isinstance(target, nodes.AssignName) and target.name == owner.name and isinstance(made, nodes.Call):
                return _text(made, 0, "table_name", context)
        parent = parent.parent
    return ""


def _text(call: nodes.Call, position: int, keyword: str, context: Context) -> str:
    given = next((k.value for k in call.keywords or () if k.arg == keyword), None)
    if given is None and len(call.args) > position:
        given = call.args[position]
    value = context.value(given)
    return value if isinstance(value, str) else ""


def _description(tree: nodes.Module) -> str:
    text = bodies.heading(tree.doc_node.value) if tree.doc_node is not None else ""
    text = text.partition("Revision ID:")[0].strip()
    return "" if text in _NO_WORDS else text
