"""Which program an expression names: a text, a variable, or the path that a search returns."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.rules._cli.programs import script
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.templates import label

MOST: Final = 6
"""Programs that one expression may stand for."""
FINDERS: Final = frozenset(
    {
        "ansible.module_utils.basic.AnsibleModule.get_bin_path",
        "ansible.module_utils.common.process.get_bin_path",
        "shutil.which",
    }
)
"""They return the path of the program that they are asked for."""
ENVIRONMENT: Final = frozenset({"os.getenv", "os.environ.get"})
"""They return what an environment variable names, or the default that stands beside it."""
PYTHON: Final = "sys.executable"
DEVELOPERS: Final = frozenset(
    ("black", "flake8", "isort", "mypy", "nox", "pre-commit", "pylint", "pyright", "pytest", "ruff", "sphinx-build", "tox", "twine")
)
"""Programs that no operator runs: formatters, linters, tests, documentation and releases."""
_TERMINAL: Final = frozenset(("stty", "tput", "tset", "resize"))
"""Programs that ask or tell a terminal how it is."""
_DEVELOPMENT: Final = {"npm": "run", "pnpm": "run", "yarn": "", "bun": "run"}
"""Programs that run scripts of a project, with the word before the name of one."""
_SCRIPTS: Final = frozenset("dev develop development format lint storybook test watch".split())
_OF_DEVELOPERS: Final = frozenset({"sphinx", "docutils", "pytest", "nose"})
"""What only modules import that documentation or tests load."""
_DEEPEST: Final = 8


def is_for_developers(words: tuple[str, ...]) -> bool:
    """Whether no operator runs a command line: that of a formatter, or one of those by which a browser's code is developed."""
    program = words[0].rpartition("/")[2]
    rest = [word for word in words[1:] if word != _DEVELOPMENT.get(program)]
    return program in DEVELOPERS or (program in _DEVELOPMENT and any(word.partition(":")[0] in _SCRIPTS for word in rest[:1]))


def is_about_terminal(words: tuple[str, ...]) -> bool:
    """Whether a command line only asks how wide a terminal is, or sets it up: it goes with whoever sits there."""
    return words[0].rpartition("/")[2] in _TERMINAL


def is_loaded_by_developers(context: Context) -> bool:
    """Whether only the documentation or the tests load a module, by what it imports at its top."""
    for one in context.module.tree.body:
        if isinstance(one, nodes.Import | nodes.ImportFrom):
            names = [name for name, _ in one.names] if isinstance(one, nodes.Import) else [one.modname] if not one.level else []
            if any(name.partition(".")[0] in _OF_DEVELOPERS for name in names):
                return True
    return False


def is_left_over(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a place lies in a function that a package keeps to itself and that nothing of it mentions: tests and tools use it."""
    function = around(node)
    if function is None or not isinstance(function.parent, nodes.Module) or function.decorators is not None or script(function, context):
        return False
    if not any(part.startswith("_") and not part.startswith("__") for part in context.module.name.split(".")):
        return False
    project = context.reader.project

    def find_out() -> bool:
        texts = (text for name in project.files if isinstance(text := project.text(name), str))
        return sum(text.count(function.name) for text in texts) < 2  # its definition

    return project.once(f"{context.subject(function)} is left over", find_out)


def programs(node: nodes.NodeNG, context: Context, depth: int = 0) -> tuple[str, ...]:
    """The programs an expression may name; ``{placeholder}`` for one that is only known at run time."""
    found: list[str] = []
    if depth < _DEEPEST:
        found = list(dict.fromkeys(name for one in sources(node, context) for name in _program(one, context, depth)))
    # Of an attribute that methods set differently, the choice is made together with other arguments than these:
    # any of the programs before them would be a command line that is perhaps never run.
    chosen_elsewhere = isinstance(node, nodes.Attribute) and len(found) > 1
    return tuple(found[:MOST]) if found and not chosen_elsewhere else (f"{{{label(node)}}}",)


def finds_program(node: nodes.Call, context: Context) -> bool:
    """Whether a call returns the path of the program it is asked for."""
    return not FINDERS.isdisjoint(context.names(node.func))


def sources(node: nodes.NodeNG, context: Context) -> list[nodes.NodeNG]:
    """What may have been assigned to a variable or attribute; the expression itself where it is neither."""
    match node:
        case nodes.Name():
            values = _assigned(node, context)
        case nodes.Attribute(attrname=name):
            targets = attribute_targets(node.expr, name, context)
            values = [
                t.parent.value for t in targets if isinstance(t.parent, nodes.Assign | nodes.AnnAssign) and t.parent.value is not None
            ]
        case nodes.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case _:
            return [node]
    return [v for v in values if not (isinstance(v, nodes.Const) and not isinstance(v.value, str))] or [node]


def _program(node: nodes.NodeNG, context: Context, depth: int) -> Iterator[str]:
    match node:
        case nodes.Call() if finds_program(node, context):
            argument = node.args[0] if node.args else next((k.value for k in node.keywords or () if k.arg in ("arg", "cmd")), None)
            texts = context.messages(argument) if argument is not None else ()
            if argument is not None and any("{" in text for text in texts):
                texts = programs(argument, context, depth + 1)
            yield from (name for name in texts if name)
        case nodes.Call() if not ENVIRONMENT.isdisjoint(context.names(node.func)):
            default = context.unset(node)
            yield from default.split()[:1] if isinstance(default, str) else ()
        case nodes.Attribute() if PYTHON in context.names(node):
            yield "python"
        case nodes.Const(value=str() as name) if name.strip():
            yield name.split()[0]
        case nodes.Const():
            return
        case nodes.BoolOp(values=values):
            yield from (name for value in values for name in programs(value, context, depth + 1) if "{" not in name)
        case nodes.Name():
            yield from programs(node, context, depth + 1)
        case nodes.Attribute() | nodes.IfExp():
            text = context.template(node)
            if text and "{" not in text:
                yield text.split()[0]


def _assigned(node: nodes.Name, context: Context) -> list[nodes.NodeNG]:
    """What a variable may have been given where it is used; for a parameter, what the callers in the same file pass."""
    bound = binding(node)
    if bound is None:
        return []
    scope, targets = bound
    here = flow.branches(node, scope) if node.scope() is scope else []
    values: list[nodes.NodeNG] = []
    for target in targets:
        if isinstance(target.parent, nodes.Arguments):
            values += _passed(node.name, target.parent.parent, context)
        elif isinstance(target.parent, nodes.Assign | nodes.AnnAssign) and not (here and flow.excluded(flow.branches(target, scope), here)):
            values += [target.parent.value] if target.parent.value is not None else []
    return values


def _passed(name: str, function: nodes.NodeNG, context: Context) -> list[nodes.NodeNG]:
    if not isinstance(function, nodes.FunctionDef):
        return []
    parameters = [a.name for a in function.args.args]
    is_method = isinstance(function.parent, nodes.ClassDef) and function.type != "staticmethod"
    position = parameters.index(name) - is_method if name in parameters else -1
    values: list[nodes.NodeNG] = []
    by_default = False
    for call in context.module.calls_by_tail.get(function.name, ()):
        given = next((k.value for k in call.keywords or () if k.arg == name), None)
        if given is None and 0 <= position < len(call.args):
            given = call.args[position]
        if given is not None:
            values.append(given)
        by_default = by_default or given is None
    if by_default:
        with contextlib.suppress(NoDefault):
            values.append(function.args.default_value(name))
    return values


def attribute_targets(owner: nodes.NodeNG, name: str, context: Context) -> Iterator[nodes.NodeNG]:
    """Where an attribute of an object is set, in the classes of the same module."""
    for class_name in context.names(owner):
        for ancestor in context.ancestors(class_name):
            defined = context.definition(ancestor)
            if defined is None or not isinstance(defined[1], nodes.ClassDef) or defined[0].module is not context.module:
                continue
            yield from context.reader.resolver.classes.attributes(defined[1], context.module).get(name, ())
            yield from (n for n in defined[1].locals.get(name, ()) if isinstance(n, nodes.AssignName))
