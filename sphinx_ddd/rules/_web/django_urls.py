"""Where a Django route is served: from its list, through what includes the list, up to ``ROOT_URLCONF``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._web.listed import elements
from sphinx_ddd.rules._web.paths import OPEN, joined, path_of, pattern_of
from sphinx_ddd.rules._web.routers import DEEPEST, Key, key_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

PLAIN: Final = ("django.urls.path", "django.urls.conf.path")
PATTERNS: Final = (
    "django.urls.re_path", "django.urls.conf.re_path", "django.conf.urls.url", "django.conf.urls.re_path",
)  # fmt: skip
INCLUDES: Final = frozenset({"django.urls.include", "django.urls.conf.include", "django.conf.urls.include"})
LIST: Final = "urlpatterns"
ROOT: Final = "ROOT_URLCONF"


@dataclass
class _Urls:
    """What a project's lists of routes hold, by where they are."""

    homes: dict[Key, list[str]] = field(default_factory=dict)
    """Element to the modules in whose ``urlpatterns`` it stands."""
    inner: dict[Key, list[tuple[nodes.Call, Context]]] = field(default_factory=dict)
    """Element to the routes that include its list."""
    included: dict[str, list[tuple[nodes.Call, Context]]] = field(default_factory=dict)
    """Module to the routes that include it."""
    roots: frozenset[str] = frozenset()
    all_followed: bool = True


def route_of(call: nodes.Call, context: Context) -> str:
    """The path that ``path(…)`` or ``re_path(…)`` states."""
    use = Call(call, context, ("",), call)
    names = context.names(call.func)
    if any(name in PLAIN for name in names):
        return path_of(use.argument(0, "route"), context)
    return pattern_of(use.argument(0, "route") or use.argument(0, "regex"), context)


def prefixes(call: nodes.Call, context: Context) -> tuple[str, ...]:
    """What stands before a route; nothing where it is never included."""
    urls = context.reader.project.once("lists of Django's routes", lambda: _read(context))
    return tuple(dict.fromkeys(_above(call, urls, 0)))


def _above(call: nodes.Call, urls: _Urls, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    key = key_of(call)
    for outer, where in urls.inner.get(key, ()):
        yield from (joined(above, route_of(outer, where)) for above in _above(outer, urls, depth + 1))
    if key not in urls.inner and key not in urls.homes and not urls.all_followed:
        yield OPEN
    for home in urls.homes.get(key, ()):
        names = _names(home)
        if not urls.roots.isdisjoint(names):
            yield ""
            continue
        places = [place for name in names for place in urls.included.get(name, ())]
        for outer, where in places:
            yield from (joined(above, route_of(outer, where)) for above in _above(outer, urls, depth + 1))
        if not places and (not urls.roots or not urls.all_followed):
            yield OPEN


def _names(module: str) -> tuple[str, ...]:
    """What a module may be called in settings: without its first package too, where that is the folder beside ``manage.py``."""
    rest = module.partition(".")[2]
    return (module, rest) if "." in rest else (module,)


def _read(context: Context) -> _Urls:
    urls = _Urls(roots=frozenset(_roots(context)))
    for module in context.reader.project.mentioning(LIST, "include("):
        where = context.reader.context(module)
        for one in module.tree.locals.get(LIST, ()):
            value = getattr(one.parent, "value", None)
            for node, _ in elements(value, where):
                urls.homes.setdefault(key_of(node), []).append(module.name)
        for tail in ("path", "re_path", "url"):
            for call in module.calls_by_tail.get(tail, ()):
                _included(call, urls, where)
    return urls


def _included(call: nodes.Call, urls: _Urls, context: Context) -> None:
    view = call.args[1] if len(call.args) > 1 else None
    if not isinstance(view, nodes.Call) or INCLUDES.isdisjoint(context.names(view.func)) or not view.args:
        return
    target = view.args[0]
    if isinstance(target, nodes.Tuple) and target.elts:
        target = target.elts[0]
    name = context.value(target)
    modules = [name] if isinstance(name, str) else [n for n in context.names(target) if context.reader.project.owns(n)]
    for module in modules:
        urls.included.setdefault(module, []).append((call, context))
    found = list(elements(target, context)) if not modules else []
    for node, _ in found:
        urls.inner.setdefault(key_of(node), []).append((call, context))
    if not modules and not found:
        urls.all_followed = urls.all_followed and isinstance(target, nodes.Attribute) and target.attrname == "urls"


def _roots(context: Context) -> Iterator[str]:
    for module in context.reader.project.mentioning(ROOT):
        value = context.reader.evaluator.global_value(module.name, ROOT) if ROOT in module.tree.locals else None
        if isinstance(value, str):
            yield value
