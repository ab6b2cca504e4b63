"""Whether what a call makes lives as long as the program, and what the code calls it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._readings.places import CACHES
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of

_FOLDERS: Final = frozenset(
    """
    alembic benchmark benchmarks demo demos devtools docs example examples fixtures functional_tests migrations scripts test testing tests
    tools unittests
    """.split()
)
"""Parts of a path below which nothing of a running service lies."""

_FILES: Final = frozenset(
    {"benchmark", "conftest", "demo", "example", "examples", "noop", "pytest", "scaffold", "scaffolding", "test", "tests"}
)
"""Words in the name of such a file, or of a folder that it lies in."""
_PROFILERS: Final = frozenset({"cProfile", "profile", "pstats", "yappi", "pyinstrument", "line_profiler", "memory_profiler"})
"""What a module imports that measures the program rather than being it."""


def is_aside(context: Context) -> bool:
    """Whether a module is an example, a benchmark, a stand-in for tests or a tool of developers."""
    *folders, file = context.path.split("/")
    words = [word for part in (*folders[1:], file.removesuffix(".py")) for word in part.split("_")]
    return not _FOLDERS.isdisjoint(folders[1:]) or not _FILES.isdisjoint(words) or _measures(context)


def is_only_tried(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a place lies in a function that nothing but tests and examples speaks of."""
    function = around(node)
    if function is None or function.decorators is not None or function.name.startswith("__"):
        return False
    others = [module for module in context.reader.project.mentioning(function.name) if module is not context.module]
    if not others or not all(is_aside(context.reader.context(module)) for module in others):
        return False
    words = context.module.tree.nodes_of_class((nodes.Name, nodes.Attribute, nodes.Const))
    return all(function.name not in (getattr(one, "name", ""), getattr(one, "attrname", ""), getattr(one, "value", "")) for one in words)


def _measures(context: Context) -> bool:
    """Whether a module imports a profiler, also one of eventlet's: ``eventlet.green.profile``."""
    modules = [name for one in context.module.imports for name in imported(one)]
    return any(part in _PROFILERS for name in modules for part in name.split("."))


def imported(node: nodes.Import | nodes.ImportFrom) -> list[str]:
    """The dotted names that an import statement gives."""
    if isinstance(node, nodes.Import):
        return [name for name, _ in node.names]
    return [f"{node.modname}.{name}" for name, _ in node.names]


def is_by_hand(context: Context) -> bool:
    """Whether a module is a command of Django's ``manage.py``: a person waits for it, or a schedule that tells of it."""
    return "/management/commands/" in f"/{context.path}"


def kept_as(node: nodes.NodeNG, context: Context) -> str:
    """The name under which the result of a call stays alive after the function around it ends: ``POOL``, ``Worker.queue``; empty for none.

    At the top of a module or class; in an attribute of an object; in a global; as what a cached function, or a function whose result
    is kept, returns.
    """
    function = around(node)
    targets = list(_targets(node))
    if function is None:
        return _at_top(node, targets)
    name = _kept_in(node, targets, function, context)
    owner = function.parent.frame() if function.parent is not None else None
    return "" if name and isinstance(owner, nodes.ClassDef) and _is_passing(owner, context) else name


def _kept_in(node: nodes.NodeNG, targets: list[nodes.NodeNG], function: nodes.FunctionDef, context: Context) -> str:
    for target in targets:
        match target:
            case nodes.AssignAttr(expr=nodes.Name(), attrname=attribute):
                owner = function.parent.frame() if function.parent is not None else None
                return f"{owner.name}.{attribute}" if isinstance(owner, nodes.ClassDef) else str(attribute)
            case nodes.AssignName(name=name) if any(name in s.names for s in function.body if isinstance(s, nodes.Global)):
                return str(name)
            case nodes.AssignName(name=name):
                later = _kept_later(name, function)
                if later:
                    return later
    if _is_returned(node, targets, function) and any(_names_cache(d, context) for d in decorators_of(function)):
        return str(function.name)
    return ""


def _is_passing(owner: nodes.ClassDef, context: Context) -> bool:
    """Whether every object of a class that the project makes ends with the function that makes it."""
    made = next((n for n in owner.locals.get("__init__", ()) if isinstance(n, nodes.FunctionDef)), None)
    if made is None:
        return False
    calls = [call for call, _ in context.reader.origins.callers(made, context.module)]
    return bool(calls) and all(map(_is_local, calls))


def _is_local(call: nodes.Call) -> bool:
    """Whether what a call makes is only a variable of its function, or is used in place."""
    function = around(call)
    if function is None:
        return False
    if isinstance(call.parent, nodes.With | nodes.AsyncWith | nodes.Attribute):
        return True
    names = [t.name for t in _targets(call) if isinstance(t, nodes.AssignName)]
    return bool(names) and not any(_is_handed_on(name, function) for name in names)


def _is_handed_on(name: str, function: nodes.FunctionDef) -> bool:
    """Whether a variable is returned, kept, or given to something else."""
    for use in function.nodes_of_class(nodes.Name):
        if use.name == name and not isinstance(use.parent, nodes.Attribute | nodes.With | nodes.AsyncWith | nodes.If | nodes.UnaryOp):
            return True
    return any(name in s.names for s in function.body if isinstance(s, nodes.Global))


def _at_top(node: nodes.NodeNG, targets: list[nodes.NodeNG]) -> str:
    scope = node.scope()
    if not targets or not isinstance(targets[0], nodes.AssignName) or not isinstance(scope, nodes.Module | nodes.ClassDef):
        return ""
    return f"{scope.name}.{targets[0].name}" if isinstance(scope, nodes.ClassDef) else str(targets[0].name)


def _kept_later(name: str, function: nodes.FunctionDef) -> str:
    """The attribute or global that is given a variable of the function later: ``self.pool = pool``."""
    for assign in function.nodes_of_class(nodes.Assign, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)):
        match assign:
            case nodes.Assign(targets=[nodes.AssignAttr(expr=nodes.Name(), attrname=attribute)], value=nodes.Name(name=given)) if (
                given == name
            ):
                owner = function.parent.frame() if function.parent is not None else None
                return f"{owner.name}.{attribute}" if isinstance(owner, nodes.ClassDef) else str(attribute)
    return ""


def _is_returned(node: nodes.NodeNG, targets: list[nodes.NodeNG], function: nodes.FunctionDef) -> bool:
    names = {t.name for t in targets if isinstance(t, nodes.AssignName)}
    for returned in function.nodes_of_class(nodes.Return, nodes.FunctionDef):
        value = returned.value
        if value is node or (isinstance(value, nodes.Name) and value.name in names):
            return True
    return False


def _names_cache(decorator: nodes.NodeNG, context: Context) -> bool:
    return any(name in CACHES for name in context.names(decorator.func if isinstance(decorator, nodes.Call) else decorator))


def _targets(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """What the statement around a call assigns, where the call is the value itself, perhaps behind ``or``, ``if`` and ``await``."""
    child, parent = node, node.parent
    while isinstance(parent, nodes.BoolOp | nodes.IfExp | nodes.Await | nodes.NamedExpr):
        if isinstance(parent, nodes.NamedExpr):
            yield parent.target
        child, parent = parent, parent.parent
    match parent:
        case nodes.Assign(targets=targets, value=value) if value is child:
            yield from targets
        case nodes.AnnAssign(target=target, value=value) if value is child:
            yield target


def home(node: nodes.NodeNG, context: Context) -> str:
    """The function or class around a place, short: ``Worker.run``; the module's own name at its top."""
    subject = context.subject(node)
    inside = subject.removeprefix(context.module.name).lstrip(".").removesuffix(".__init__")
    return ".".join(inside.split(".")[-2:]) if inside else context.module.name.rpartition(".")[2]
