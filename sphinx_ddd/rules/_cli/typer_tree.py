"""Applications of typer: which functions are their commands, which applications hang below which, and how each is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli import click_places, click_tree, programs
from sphinx_ddd.rules._cli import typer_names as names
from sphinx_ddd.rules._cli.click_tree import Line
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.project import SourceModule, decorators_of, walk
from sphinx_ddd.source.uses import Call

DEEPEST = 10
MOST_LINES = 64


class Registered(NamedTuple):
    """A function that an application was given as a command, or as the callback before its commands."""

    function: Origin
    app: Origin | None
    """``None`` where it is not known which."""
    use: Call
    """The call that registers it."""
    is_callback: bool


class Placed(NamedTuple):
    """An application below another."""

    child: Origin
    parent: Origin
    use: Call
    """``add_typer(…)``."""


@dataclass(slots=True)
class Tree:
    """What the project tells its applications."""

    registered: list[Registered] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    as_click: list[tuple[Origin, Origin]] = field(default_factory=list)
    """Applications, and the calls that make a command of click of them."""

    def registered_in(self, app: Origin) -> list[Registered]:
        return [one for one in self.registered if one.app is not None and is_same(one.app, app)]

    def placed_below(self, app: Origin) -> list[Placed]:
        return [one for one in self.placed if is_same(one.parent, app)]

    def places_of(self, app: Origin) -> list[Placed]:
        return [one for one in self.placed if is_same(one.child, app)]

    def apps(self) -> list[Origin]:
        """Every application that has commands or hangs somewhere, each once."""
        found = [one.app for one in self.registered if one.app is not None]
        found += [app for one in self.placed for app in (one.parent, one.child)]
        out: list[Origin] = []
        for app in found:
            if not any(is_same(app, known) for known in out):
                out.append(app)
        return out


def is_same(one: Origin, other: Origin) -> bool:
    """Whether two origins may be of one application; one that a function makes is another for each call, where the call is known."""
    return one.node is other.node and (one.entered is None or other.entered is None or one.entered == other.entered)


def tree(context: Context) -> Tree:
    """The applications of the project, by the calls of all its modules."""
    return context.reader.project.once("typer tree", lambda: _read(context))


def _read(context: Context) -> Tree:
    found = Tree()
    modules = _modules(context)
    for name in sorted(modules):
        here = context.reader.context(modules[name])
        for node in modules[name].uses:
            if isinstance(node, nodes.FunctionDef):
                found.registered += _decorated(node, here)
            elif isinstance(node, nodes.Call):
                _read_call(node, here, found)
    return found


def _modules(context: Context) -> dict[str, SourceModule]:
    """The modules that may tell an application something."""
    callers = context.reader.resolver.callers
    found = {m.name: m for tail in (names.COMMAND, names.CALLBACK, names.ADD) for m in callers.modules_calling(tail)}
    for tail in sorted({tail for module in found.values() for tail in _wrappers(context.reader.context(module))}):
        found |= {m.name: m for m in callers.modules_calling(tail)}
    if found:
        found |= {m.name: m for tail in ("get_command", "get_group", "Typer") for m in callers.modules_calling(tail)}
    return found


def _wrappers(here: Context) -> Iterator[str]:
    """Methods of the project's own applications that register under a name of their own: ``async_command``."""
    for call in here.module.calls_by_tail.get(names.COMMAND, ()):
        method = call.frame()
        while isinstance(method, nodes.FunctionDef) and isinstance(method.parent, nodes.FunctionDef):
            method = method.parent.frame()
        if (
            isinstance(method, nodes.FunctionDef)
            and isinstance(method.parent, nodes.ClassDef)
            and _is_app(here.subject(method.parent), here)
        ):
            yield method.name


def _is_app(name: str, context: Context) -> bool:
    return any(ancestor in names.TYPER for ancestor in context.ancestors(name))


def registers(callee: nodes.NodeNG, context: Context) -> str:
    """``command`` or ``callback`` where what is called registers a function; else empty."""
    if not isinstance(callee, nodes.Attribute):
        return ""
    for name in context.names(callee):
        owner, _, method = name.rpartition(".")
        if method in (names.COMMAND, names.CALLBACK) and _is_app(owner, context):
            return method
        if _is_app(owner, context) and _wraps(name, context):
            return names.COMMAND
    return ""


def _wraps(name: str, context: Context) -> bool:
    """Whether a method of the project's hands what it decorates on to ``command``."""
    defined = context.definition(name)
    if defined is None or not isinstance(defined[1], nodes.FunctionDef):
        return False
    return any(isinstance(n, nodes.Call) and getattr(n.func, "attrname", "") == names.COMMAND for n in walk(defined[1]))


def _decorated(function: nodes.FunctionDef, here: Context) -> Iterator[Registered]:
    for decorator in decorators_of(function):
        callee = decorator.func if isinstance(decorator, nodes.Call) else decorator
        method = registers(callee, here)
        if method and isinstance(callee, nodes.Attribute):
            use = Call(decorator, here, here.names(callee), decorator if isinstance(decorator, nodes.Call) else None)
            for app in _apps(callee.expr, here):
                yield Registered(Origin(function, here.module), app, use, method == names.CALLBACK)


def _apps(node: nodes.NodeNG, here: Context) -> list[Origin | None]:
    found = [_plain(origin) for origin in here.origins(node) if isinstance(origin.node, nodes.Call)]
    return [*found] or [None]


def _plain(origin: Origin) -> Origin:
    return Origin(origin.node, origin.module, origin.entered)


def _read_call(call: nodes.Call, here: Context, found: Tree) -> None:
    if isinstance(call.func, nodes.Call):
        found.registered += _applied(call, here)
        return
    use = Call(call, here, here.names(call.func), call)
    if any(name.rpartition(".")[2] == names.ADD and _is_app(name.rpartition(".")[0], here) for name in use.names):
        _add(use, found)
    elif any(name in names.AS_CLICK for name in use.names):
        found.as_click += [(_plain(app), Origin(call, here.module)) for app in here.origins(use.argument(0, "typer_instance"))]
    elif any(_is_app(name, here) for name in use.names):
        given = use.argument(None, "callback")
        found.registered += [Registered(f, Origin(call, here.module), use, is_callback=True) for f in functions(given, here)]


def _applied(call: nodes.Call, here: Context) -> Iterator[Registered]:
    """``app.command("prune")(function)``."""
    assert isinstance(call.func, nodes.Call)
    method = registers(call.func.func, here) if call.args else ""
    if not method or not isinstance(call.func.func, nodes.Attribute):
        return
    use = Call(call.func, here, here.names(call.func.func), call.func)
    for function in functions(call.args[0], here):
        for app in _apps(call.func.func.expr, here):
            yield Registered(function, app, use, method == names.CALLBACK)


def functions(node: nodes.NodeNG | None, here: Context) -> list[Origin]:
    """The functions of the project that an expression may be, as where they are written."""
    found = [o.node for o in here.origins(node) if isinstance(o.node, nodes.FunctionDef)] if node is not None else []
    homes = ((n, here.reader.project.module(n.root().name)) for n in found)
    return [Origin(n, home) for n, home in homes if home is not None]


def _add(use: Call, found: Tree) -> None:
    assert isinstance(use.node.func, nodes.Attribute)
    child = use.argument(0, "typer_instance")
    for parent in _apps(use.node.func.expr, use.context):
        for one in use.context.origins(child):
            if parent is not None and isinstance(one.node, nodes.Call):
                found.placed.append(Placed(_plain(one), parent, use))
                given = functions(use.argument(None, "callback"), use.context)
                found.registered += [Registered(f, _plain(one), use, is_callback=True) for f in given]


# Command lines


def lines_of(one: Registered, context: Context) -> list[Line]:
    """How a command is typed; a callback's options stand before the command."""
    above = lines(one.app, context) if one.app is not None else [Line(programs.UNNAMED)]
    stated = prefix_of(one.use)
    if not one.is_callback and (one.app is None or not is_alone(one.app, context)):
        above = [line.below(command_name(one)) for line in above]
    return [line._replace(prefix=stated) if stated else line for line in above]


def command_name(one: Registered) -> str:
    """The name of a command below its application."""
    stated = one.use.template(0, "name") if one.use.argument(0, "name") is not None else ""
    return stated or names.command_name(one.function.node.name)


def is_alone(app: Origin, context: Context) -> bool:
    """Whether an application has one command only, which is then typed without its name."""
    known = tree(context)
    if _is_run(app, context):
        return True
    registered = known.registered_in(app)
    return len(registered) == 1 and not registered[0].is_callback and not known.placed_below(app) and not known.places_of(app)


def lines(app: Origin, context: Context, depth: int = 0) -> list[Line]:
    """How an application is typed, sorted: below those it hangs under, else as a program."""
    found: set[Line] = set()
    own = construction(app, context)
    known = tree(context)
    for place in known.places_of(app) if depth <= DEEPEST else ():
        name = place_name(place, context)
        for line in lines(place.parent, context, depth + 1):
            found.add(line.below(name) if name else line)
    if not found:
        prefix = prefix_of(own) or next((p for one in known.registered_in(app) if one.is_callback and (p := prefix_of(one.use))), "")
        found |= {line._replace(prefix=prefix or line.prefix) for line in (*_below_click(app, context), *_as_program(app, context))}
    named = {line for line in found if not programs.is_unnamed(line.text)}
    return sorted(named or found)[:MOST_LINES]


def construction(app: Origin, context: Context) -> Call:
    """``Typer(…)``, as whoever called the function around it has it."""
    there = context.elsewhere(app)
    assert isinstance(app.node, nodes.Call)
    return Call(app.node, there, there.names(app.node.func), app.node)


def place_name(place: Placed, context: Context) -> str:
    """The name under which an application hangs: as ``add_typer`` says, its callback, or its own; empty where it is merged."""
    callbacks = [one.use for one in tree(context).registered_in(place.child) if one.is_callback]
    for use in (place.use, *callbacks, construction(place.child, context)):
        keyed = use.template(None, "name")
        if keyed:
            return keyed
    return ""


def prefix_of(use: Call) -> str:
    """The prefix of environment variables that ``context_settings`` state."""
    settings = use.value(None, "context_settings")
    stated = settings.get("auto_envvar_prefix") if isinstance(settings, dict) else None
    return stated.upper().replace("-", "_") if isinstance(stated, str) else ""


def _below_click(app: Origin, context: Context) -> Iterator[Line]:
    """Where the command of click that was made of an application hangs."""
    for one, made in tree(context).as_click:
        if not is_same(one, app):
            continue
        for place in click_places.tree(context).places.get(made.node, ()):
            above = click_tree.lines(place.parent, context) if place.parent is not None else [Line(place.program)]
            name = place.name or construction(app, context).template(None, "name")
            yield from (line.below(name) for line in above if name)
        yield from (Line(program) for program in click_tree.as_program(made, context) if not programs.is_unnamed(program))


def _is_run(app: Origin, context: Context) -> bool:
    return any(name in names.RUN for name in construction(app, context).names)


def _as_program(app: Origin, context: Context) -> Iterator[Line]:
    if _is_run(app, context):
        found = programs.of_place(app.node, context.elsewhere(app))
        yield from (Line(program) for program in found or (programs.UNNAMED,))
        return
    for program in click_tree.as_program(app, context, named_by=site(app).node):
        yield Line(programs.UNNAMED if programs.is_unnamed(program) else program)


# By module


def commands_in(context: Context) -> list[Registered]:
    """What is registered of the functions that a module defines, in the order of the text."""
    found = [*_by_module(context).get(context.module.name, []), *_run(context)]
    return sorted(found, key=lambda one: one.function.node.lineno or 0)


def _run(here: Context) -> Iterator[Registered]:
    """The functions that a module makes a program of with ``typer.run``: its own."""
    for call in here.module.calls_by_tail.get("run", ()):
        use = Call(call, here, here.names(call.func), call)
        if any(name in names.RUN for name in use.names):
            for function in functions(use.argument(0, "function"), here):
                if function.module is here.module:
                    yield Registered(function, Origin(call, here.module), use, is_callback=False)


def _by_module(context: Context) -> dict[str, list[Registered]]:
    def read() -> dict[str, list[Registered]]:
        known: dict[str, list[Registered]] = {}
        for one in tree(context).registered:
            known.setdefault(one.function.module.name, []).append(one)
        return known

    return context.reader.project.once("typer commands", read)


def apps_in(context: Context) -> list[Origin]:
    """The applications made in a module; one that a function of another module makes, where that is called."""
    known: dict[str, list[Origin]] = context.reader.project.once("typer apps", lambda: _apps_by_module(context))
    return known.get(context.module.name, [])


def _apps_by_module(context: Context) -> dict[str, list[Origin]]:
    known: dict[str, list[Origin]] = {}
    for app in tree(context).apps():
        known.setdefault(site(app).module.name, []).append(app)
    return known


def site(app: Origin) -> Origin:
    """Where an application is made: the outermost call, of a function that makes several."""
    entered = app.entered
    while entered is not None and entered.outer is not None:
        entered = entered.outer
    return Origin(entered.call, entered.module) if entered is not None else app


def is_merged(app: Origin, context: Context) -> bool:
    """Whether an application has no name of its own, so that its commands are those of the one above."""
    places = tree(context).places_of(app)
    return bool(places) and not any(place_name(place, context) for place in places)
