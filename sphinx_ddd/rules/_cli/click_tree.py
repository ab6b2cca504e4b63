"""Where a click command hangs: its full command lines, through groups, ``add_command``, collections and lazy loading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli import programs
from sphinx_ddd.rules._cli.click_places import Place, parents, tree
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.project import SourceModule, decorators_of
from sphinx_ddd.source.uses import Call

DEEPEST = 10
MOST_LINES = 64


class Line(NamedTuple):
    """A command as it is typed."""

    text: str
    """``shopctl orders prune``; ``{prog} orders prune`` where the program is not known."""
    prefix: str = ""
    """What the names of its environment variables begin with, where ``auto_envvar_prefix`` gives them one."""

    def below(self, name: str) -> Line:
        return Line(f"{self.text} {name}", f"{self.prefix}_{_variable_part(name)}" if self.prefix else "")


def lines(origin: Origin, context: Context) -> list[Line]:
    """The full command lines of a command, sorted."""
    found = sorted(dict.fromkeys(_lines(origin, context, 0)))[:MOST_LINES]
    return [line for line in found if not programs.is_unnamed(line.text)] or found


def _lines(origin: Origin, context: Context, depth: int) -> Iterator[Line]:
    if depth > DEEPEST:
        return
    places = [*_decorated_onto(origin, context), *tree(context).places.get(origin.node, ())]
    own = own_name(origin, context)
    stated = _stated_prefix(origin, context)
    for place in places:
        above = _lines(place.parent, context, depth + 1) if place.parent is not None else (Line(place.program),)
        for line in above:
            here = line if place.is_merged else line.below(place.name or own)
            yield here._replace(prefix=stated) if stated else here
    if isinstance(origin.node, nodes.ClassDef):
        for one in _instances(origin, context):
            yield from _lines(one, context, depth + 1)
    elif not places or all(place.is_merged for place in places):
        prefix = stated or _started_prefix(origin, context)
        yield from (Line(program, prefix) for program in as_program(origin, context))


def _stated_prefix(origin: Origin, context: Context) -> str:
    made = made_by(origin, context)
    settings = made.value(None, "context_settings") if made is not None else None
    stated = settings.get("auto_envvar_prefix") if isinstance(settings, dict) else None
    return _variable_part(stated) if isinstance(stated, str) else ""


def _variable_part(name: str) -> str:
    return name.upper().replace("-", "_")


def as_program(origin: Origin, context: Context, named_by: nodes.NodeNG | None = None) -> tuple[str, ...]:
    """The programs that a command is by itself.

    :param named_by: the call whose result the command's variable holds, where that is not what made it.
    """
    script = programs.script(origin.node, context)
    if script:
        return (script,)
    found = programs.of_places(_started(origin, context, named_by), context)
    given = stated_name(origin, context)
    return found or ((f"{programs.UNNAMED} {given}",) if given else (programs.UNNAMED,))


def _started(origin: Origin, context: Context, named_by: nodes.NodeNG | None = None) -> Iterator[programs.Place]:
    """Where a command is run as a program: ``cli()``, ``cli.main()``."""
    variable = _variable(named_by or origin.node)
    for tail in (variable, "main"):
        for call, module in context.reader.resolver.callers.seeming(tail, context.module) if tail else ():
            target = call.func if tail == variable else getattr(call.func, "expr", None)
            if isinstance(target, (nodes.Name, nodes.Attribute)) and _is(target, origin, context, module):
                yield programs.Place(call, module)


def _started_prefix(origin: Origin, context: Context) -> str:
    for call, module, _ in _started(origin, context):
        given = next((k.value for k in call.keywords or () if k.arg == "auto_envvar_prefix"), None)
        stated = context.reader.context(module).value(given)
        if isinstance(stated, str):
            return _variable_part(stated)
    return ""


def _is(node: nodes.NodeNG, origin: Origin, context: Context, module: SourceModule) -> bool:
    return any(o.node is origin.node for o in context.reader.origins.of(node, module))


def _variable(node: nodes.NodeNG) -> str:
    if isinstance(node, nodes.FunctionDef):
        return str(node.name)
    match node.parent:
        case nodes.Assign(targets=[nodes.AssignName(name=name), *_]) | nodes.AnnAssign(target=nodes.AssignName(name=name)):
            return str(name)
    return ""


# Names


def own_name(origin: Origin, context: Context) -> str:
    """The name of a command below its group: as given, else from its function."""
    stated = stated_name(origin, context)
    if stated:
        return stated
    function = function_of(origin, context)
    return names.command_name(function.name) if function is not None else ""


def stated_name(origin: Origin, context: Context) -> str:
    made = made_by(origin, context)
    if made is None:
        return ""
    value = made.value(0, "name")
    return made.template(0, "name") if value is not None and not callable(value) else ""


def made_by(origin: Origin, context: Context) -> Call | None:
    """The call that says what a command is: in a decorator, of its class, or ``group.command(…)(function)``."""
    there = context.elsewhere(origin)
    node = origin.node
    if isinstance(node, nodes.FunctionDef):
        decorator = maker(node, there)
        return Call(decorator, there, there.names(decorator.func), decorator) if isinstance(decorator, nodes.Call) else None
    if isinstance(node, nodes.Call):
        call = node.func if isinstance(node.func, nodes.Call) else node
        return Call(call, there, there.names(call.func), call)
    return None


def maker(function: nodes.FunctionDef, context: Context) -> nodes.NodeNG | None:
    """The decorator that makes a command of a function."""
    for decorator in decorators_of(function):
        callee = decorator.func if isinstance(decorator, nodes.Call) else decorator
        if any(name in names.MAKERS for name in context.names(callee)):
            return decorator
    return None


def function_of(origin: Origin, context: Context) -> nodes.FunctionDef | None:
    """The function that a command runs."""
    node = origin.node
    if isinstance(node, nodes.FunctionDef):
        return node
    if not isinstance(node, nodes.Call):
        return None
    there = context.elsewhere(origin)
    given = next((k.value for k in node.keywords or () if k.arg == "callback"), None)
    if given is None and isinstance(node.func, nodes.Call):
        given = node
        while isinstance(given, nodes.Call) and isinstance(given.func, nodes.Call) and given.args:
            given = given.args[0]  # group.command("prune")(click.option("--all")(function))
    found = (o.node for o in there.origins(given)) if given is not None else ()
    return next((n for n in found if isinstance(n, nodes.FunctionDef)), None)


# Places


def _decorated_onto(origin: Origin, context: Context) -> Iterator[Place]:
    """The group whose method made the command."""
    there = context.elsewhere(origin)
    node = origin.node
    callee: nodes.NodeNG | None = None
    if isinstance(node, nodes.FunctionDef):
        decorator = maker(node, there)
        callee = decorator.func if isinstance(decorator, nodes.Call) else decorator
    elif isinstance(node, nodes.Call) and isinstance(node.func, nodes.Call):
        callee = node.func.func
    if isinstance(callee, nodes.Attribute) and any(name in names.METHODS for name in there.names(callee)):
        yield from parents(callee.expr, there, "")


def _instances(origin: Origin, context: Context) -> Iterator[Origin]:
    """The commands that are of a class of the project."""
    there = context.elsewhere(origin)
    assert isinstance(origin.node, nodes.ClassDef)
    name = there.subject(origin.node)
    yield from tree(context).instances.get(name, ())
    for module in context.reader.resolver.callers.modules_calling(origin.node.name):
        for call in module.calls_by_tail.get(origin.node.name, ()):
            if name in context.reader.resolver.names(call.func, module):
                yield Origin(call, module)
