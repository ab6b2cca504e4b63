"""Which code sets up the logs of a program, and which only tries a module out."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.source.context import Context


def is_self_test(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a place is only reached when a module is run as a script that the rest of the project uses as a library."""
    return _under_main(node) and _is_used(context)


def _under_main(node: nodes.NodeNG) -> bool:
    while node.parent is not None:
        match node.parent:
            case nodes.If(test=nodes.Compare(left=nodes.Name(name="__name__"), ops=[("==", nodes.Const(value="__main__"))])):
                return isinstance(node.parent.parent, nodes.Module)
        node = node.parent
    return False


def _is_used(context: Context) -> bool:
    """Whether another module speaks of this one, by its whole name or as a part of its package.

    A text is enough: what is loaded by its name in a setting is imported nowhere.
    """
    name = context.module.name
    package, _, last = name.rpartition(".")
    if not package:
        return False  # a word like others

    def find_out() -> bool:
        texts = ((other, context.reader.project.text(other)) for other in context.reader.project.files if other != name)
        relative = (f"import {last}", f".{last} import")
        return any(
            isinstance(text, str) and (name in text or (other.startswith(package) and any(one in text for one in relative)))
            for other, text in texts
        )

    return context.reader.project.once(f"{name} is used", find_out)
