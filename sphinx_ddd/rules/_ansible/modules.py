"""Which files are Ansible modules, and what their users call them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.source.bindings import absolute
from sphinx_ddd.source.context import Context

_LIBRARIES = ("ansible.module_utils", "ansible.modules", "ansible_collections")
_HELPERS = frozenset({"module_utils", "doc_fragments", "plugin_utils"})


def concerns(context: Context) -> bool:
    """Whether a file imports anything of Ansible's: no other can use its API."""
    key = ("ansible", "concerns")
    known = context.module.names.get(key)
    if known is None:
        known = context.module.names[key] = any(_is_ansible(name) for name in _imported(context))
    return bool(known)


def is_module(context: Context) -> bool:
    """Whether a file is run by Ansible as a module: it starts something when executed, and is no shared helper."""
    if not concerns(context) or _HELPERS & set(context.module.name.split(".")) or any(map(_stays_behind, _imported(context))):
        return False
    return any(entry_calls(context))


def _stays_behind(name: str) -> bool:
    """Whether an imported module of Ansible is not sent to the hosts: what a module runs on has only ``module_utils``."""
    return name.startswith("ansible.") and name.split(".")[1] not in ("module_utils", "modules", "release")


def entry_calls(context: Context) -> Iterator[nodes.Call]:
    """Calls that executing the file makes: at its top level, and below ``if __name__ == "__main__"``.

    What a call gives to a global is most often an object that other files use; only a file that speaks of the class
    itself is followed there.
    """
    keeps = "AnsibleModule" in context.module.text
    for call in _calls_in(context.module.tree.body):
        if keeps or isinstance(call.parent, nodes.Expr):
            yield call


def qualified_name(context: Context) -> str:
    """What a playbook calls the module: ``ansible.builtin.user``, ``ns.col.sub.name``; its own name where no collection is known."""
    parts = context.module.name.split(".")
    match parts:
        case ["ansible", "modules", *rest] if rest:
            return f"ansible.builtin.{rest[-1]}"
        case ["ansible_collections", namespace, collection, "plugins", "modules", *rest] if rest:
            return ".".join((namespace, collection, *rest))
    return parts[-1]


def _calls_in(body: list[nodes.NodeNG]) -> Iterator[nodes.Call]:
    for statement in body:
        match statement:
            case nodes.Expr(value=nodes.Call() as call) | nodes.Assign(value=nodes.Call() as call):
                yield call
            case nodes.If() | nodes.With():
                yield from _calls_in([*statement.body, *getattr(statement, "orelse", ())])
            case nodes.Try():
                yield from _calls_in([*statement.body, *statement.orelse, *statement.finalbody])


def _imported(context: Context) -> Iterator[str]:
    for node in context.module.tree.nodes_of_class((nodes.ImportFrom, nodes.Import)):
        if isinstance(node, nodes.ImportFrom):
            yield absolute(node, context.module)
        else:
            yield from (name for name, _ in node.names)


def _is_ansible(name: str) -> bool:
    return name.startswith(_LIBRARIES)
