"""Caches in memory: ``functools``, ``cachetools``, ``async_lru``, ``dogpile``; and how long Django's keep a page."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.rules._clients.bounds import argument_count, bound
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._clients.places import home, imported, is_aside, kept_as
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import Definition, SourceModule, decorators_of, tail_of
from sphinx_ddd.source.uses import Call, Decoration

MEMOS: Final = ("functools.lru_cache", "functools.cache", "async_lru.alru_cache", "methodtools.lru_cache", "cachetools.func.lru_cache")
WORTH_KNOWING: Final = 1000
"""Entries from which on a cache is worth a look when memory is short."""
MANY_RESULTS: Final = 10_000
"""The same of a function's results, most of which are small; where an option holds the number, any."""
SERVERS: Final = frozenset(
    "aiohttp bottle celery cherrypy cotyledon django dramatiq eventlet falcon fastapi flask gevent grpc huey oslo_service pyramid quart rq "
    "sanic starlette tornado twisted uvicorn waitress".split()
)
"""Libraries of programs that stay up: in others memory is given back before it is missed."""
STARTUP: Final = frozenset({"cli", "conf", "config", "settings", "setup"})
"""Words in the name of a module whose functions run while the program starts."""
FINITE: Final = frozenset({"builtins.bool", "builtins.type", "typing.Type", "enum.Enum", "typing.Literal", "typing_extensions.Literal"})
"""Types of arguments of which a program has few."""
ASKS_TYPES: Final = frozenset({
    *(f"{module}.{name}" for module in ("typing", "typing_extensions") for name in ("get_args", "get_origin", "get_type_hints")),
    "inspect.signature", "inspect.getmro", "inspect.get_annotations", "dataclasses.fields", "builtins.issubclass",
})  # fmt: skip
"""Functions that are given a type, a class or a function: of these too a program has few."""

SIZED: Final = {
    f"cachetools.{name}": position
    for name, position in {
        "Cache": 0,
        "FIFOCache": 0,
        "LFUCache": 0,
        "LRUCache": 0,
        "MRUCache": 0,
        "RRCache": 0,
        "TTLCache": 0,
        "TLRUCache": 0,
    }.items()
}
PAGES: Final = ("django.views.decorators.cache.cache_page",)


@decorates(*MEMOS)
def memo(use: Decoration) -> Facts:
    """A function whose results are all kept, or very many of them: memory grows with the arguments that it is called with."""
    function = use.decorated
    if (
        is_aside(use.context)
        or STARTUP.intersection(use.context.module.name.split("."))
        or not isinstance(function, nodes.FunctionDef)
        or isinstance(function.parent.scope(), nodes.FunctionDef)
        or not _stays_up(use.context)
    ):
        return
    if (
        argument_count(function, bound_to=_bound_to(function)) == 0
        or _is_finite(function, use.context)
        or _is_about_types(function, use.context)
        or not _varies(function, use.context)
    ):
        return
    name = home(function, use.context)
    if use.name == "functools.cache":
        yield Limit(name=name, resource="cache", via=use.name, unit="entries", per="process", unbounded=True)
        return
    if use.argument(0, "maxsize") is None:
        return  # 128 entries
    found = bound(use, name=name, resource="cache", via=use.name, position=0, parameter="maxsize", unit="entries", endless=(None,),
                  fewest=MANY_RESULTS)  # fmt: skip
    if found is not None and (found.unbounded or isinstance(found.value, (int, float)) or found.option):
        yield found


def _stays_up(context: Context) -> bool:
    """Whether the project is made with a library of servers or workers."""
    return context.reader.project.once("stays up", lambda: any(map(_imports_server, context.reader.project.mentioning(*SERVERS))))


def _imports_server(module: SourceModule) -> bool:
    return any(name.partition(".")[0] in SERVERS for one in module.imports for name in imported(one))


def _bound_to(function: nodes.FunctionDef) -> int:
    is_static = any(tail_of(d) == "staticmethod" for d in decorators_of(function))
    return 1 if isinstance(function.parent, nodes.ClassDef) and not is_static else 0


def _varies(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether the project calls a function, while it runs, with arguments that are not fixed in the code."""
    calls = context.reader.origins.callers(function, context.module)
    return any(
        around(call) is not None and not all(_is_fixed(a, context.reader.context(where)) for a in given(call)) for call, where in calls
    )


def _is_fixed(node: nodes.NodeNG, context: Context) -> bool:
    return bool(context.known(context.value(node))) or any(not ref.instance for ref in context.refs(node)) or bool(held(node, context))


def given(call: nodes.Call) -> list[nodes.NodeNG]:
    """All that a call gives."""
    return [*call.args, *(keyword.value for keyword in call.keywords or ())]


def _is_finite(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether every parameter is of a type of which there are few values in a program."""
    skip = _bound_to(function)
    pairs = list(zip(function.args.args or (), function.args.annotations or (), strict=False))[skip:]
    pairs += list(zip(function.args.kwonlyargs or (), function.args.kwonlyargs_annotations or (), strict=False))
    return bool(pairs) and all(annotation is not None and _has_few(annotation, context) for _, annotation in pairs)


def _is_about_types(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function of one argument asks what it is as a type."""
    names = [one.name for one in function.args.args or ()][_bound_to(function) :]
    calls = (call for call in function.nodes_of_class(nodes.Call) if call.args and isinstance(call.args[0], nodes.Name))
    return len(names) == 1 and any(c.args[0].name == names[0] and not ASKS_TYPES.isdisjoint(context.names(c.func)) for c in calls)


def _has_few(annotation: nodes.NodeNG, context: Context) -> bool:
    outer = annotation.value if isinstance(annotation, nodes.Subscript) else annotation
    names = context.names(outer)
    if any(name in FINITE or FINITE.intersection(context.ancestors(name)) for name in names):
        return True
    defined = context.definition(names[0]) if names else None
    return defined is not None and isinstance(defined[1], Definition) and isinstance(annotation, nodes.Subscript)


@calls(*SIZED)
def sized(use: Call) -> Facts:
    """The number of entries of a cache that lives as long as the program."""
    name = kept_as(use.node, use.context)
    if not name or is_aside(use.context):
        return
    found = bound(
        use, name=name, resource="cache", via=use.name, position=SIZED[use.name], parameter="maxsize", unit="entries", fewest=WORTH_KNOWING
    )
    if found is not None:
        yield found


@calls(*PAGES)
def page(use: Call) -> Facts:
    """For how long a page of Django is kept in the cache."""
    node = use.argument(0, "timeout")
    value, option = use.number(0, "timeout"), held(node, use.context).name
    if is_aside(use.context) or value is None or (value is UNKNOWN and not option):
        return
    yield Limit(name=home(use.node, use.context), resource="cache", via=use.name, value=value, unit="seconds", option=option or None)
