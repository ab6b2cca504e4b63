"""Which code sets up the logs of a program, and which only tries a module out."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.facts.logs import lacking
from sphinx_ddd.rules._cli import click_tree, programs
from sphinx_ddd.rules._cli.purposes import purpose
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context


def is_self_test(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a place is only reached when a module is run as a script that the rest of the project uses as a library."""
    return (_under_main(node) or _only_called_under_main(node, context)) and (_is_used(context) or _is_plugin(context))


def is_said_by_command(node: nodes.NodeNG, form: Maybe[str], context: Context) -> bool:
    """Whether a stream without the time of its records is set up by one command of several: nobody keeps what that prints.

    The command that a program starts with, and one that runs a service, write the log of the program.
    """
    function = around(node)
    if not isinstance(function, nodes.FunctionDef) or not _lacks_time(form) or click_tree.maker(function, context) is None:
        return False
    doc = function.doc_node.value if function.doc_node is not None else ""
    name = function.name.replace("_", "-")
    return not programs.script(function, context) and purpose(name, doc) != "run"


def is_of_a_part(logger: str, form: Maybe[str], context: Context) -> bool:
    """Whether a stream without times is given to the logger of a part of the project, or of a library: no log of a program."""
    top, _, inner = logger.partition(".")
    return _lacks_time(form) and bool(top) and (bool(inner) or not context.reader.project.has(top))


def _lacks_time(form: Maybe[str]) -> bool:
    return form is None or (isinstance(form, str) and "time" in lacking(form))


def _only_called_under_main(node: nodes.NodeNG, context: Context) -> bool:
    function = around(node)
    if not isinstance(function, nodes.FunctionDef) or programs.script(function, context):
        return False
    calls = context.reader.origins.callers(function, context.module)
    return bool(calls) and all(one.module is context.module and _under_main(one.call) for one in calls)


def _is_plugin(context: Context) -> bool:
    """Whether a module holds a class derived from one of another module of the project: what loads it knows its name from a setting."""
    tree = context.module.tree
    classes = [node for node in tree.body if isinstance(node, nodes.ClassDef)]
    above = (name for node in classes for name in context.ancestors(context.subject(node))[1:])
    return any((found := context.definition(name)) is not None and found[0].module is not context.module for name in above)


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
