"""Applications, the routers they include, and the prefixes under which a router's routes are served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from astroid import nodes

from sphinx_ddd.rules._web.paths import OPEN, joined, path_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.refs import Ref
from sphinx_ddd.source.uses import Call

DEEPEST = 8
"""Routers inside of routers."""
MOST_PREFIXES = 8
"""Prefixes under which one route is served."""

Parameter: TypeAlias = tuple[int | None, str | None]
"""Position and keyword of an argument."""
Key: TypeAlias = tuple[str, int, int] | str
"""A place in a module, or the name of a class: syntax trees may be dropped and parsed again, so nodes are no keys."""


@dataclass(frozen=True)
class Mounting:
    """A method that puts a router, or another application, below a prefix."""

    child: Parameter
    prefix: Parameter = (None, None)
    replaces: bool = False
    """Whether the prefix stands instead of the router's own."""


@dataclass(frozen=True)
class Family:
    """The classes of a framework (and those made alike) that serve routes."""

    name: str
    apps: frozenset[str]
    routers: Mapping[str, Parameter]
    """Each with the argument that is its own prefix."""
    mounts: Mapping[str, Mounting]
    """By the name of the method."""
    same: frozenset[str] = frozenset()
    """Attributes of an application that stand for it: ``app.router``."""
    inner: Mapping[str, Mounting] = field(default_factory=dict)
    """Calls that put an application below a prefix as an element of a list of routes: ``Mount("/sub", app=sub)``."""

    def kind(self, classes: tuple[str, ...]) -> str:
        """``app``, ``router`` or nothing, by a class and its ancestors."""
        if not self.apps.isdisjoint(classes):
            return "app"
        return "router" if any(name in self.routers for name in classes) else ""


@dataclass(frozen=True)
class _Mount:
    parent: nodes.NodeNG | None
    context: Context
    prefix: str | None
    """``None`` where none is given."""
    replaces: bool


@dataclass
class _Mounts:
    by_child: dict[Key, list[_Mount]] = field(default_factory=dict)
    all_followed: bool = True


def prefixes(family: Family, owner: nodes.NodeNG | None, context: Context, depth: int = 0) -> tuple[str, ...]:
    """What stands before the routes of an application or router: ``("/api/v1",)``; nothing where it is never included.

    :data:`OPEN` begins a prefix that cannot be followed.
    """
    found: dict[str, None] = {}
    known = False
    for ref, kind in _objects(family, owner, context) if depth < DEEPEST else ():
        known = True
        found.update(dict.fromkeys(_of(family, kind, ref, context, depth)))
    if not known and isinstance(owner, nodes.Attribute) and owner.attrname in family.same:
        return prefixes(family, owner.expr, context, depth)
    return tuple(found)[:MOST_PREFIXES] if known else (OPEN,)


def _objects(family: Family, node: nodes.NodeNG | None, context: Context, *, several: bool = False) -> Iterator[tuple[Ref, str]]:
    """The applications and routers that an expression may stand for, each with the call that made it where that is known."""
    refs = [(ref, kind) for ref in context.refs(node) for kind in [family.kind(context.ancestors(ref.name))] if kind]
    known = {key_of(ref.origin): (ref, kind) for ref, kind in refs if isinstance(ref.origin, nodes.Call)}
    if several or not known:  # references of one class are one, though they were made by different calls
        known |= {key_of(ref.origin): (ref, kind) for ref, kind in _made(family, node, context) if ref.origin is not None}
    yield from known.values() or refs


def _made(family: Family, node: nodes.NodeNG | None, context: Context) -> Iterator[tuple[Ref, str]]:
    """What an annotation hides: the object that a factory of the project returns, or that callers give."""
    for origin in context.origins(node):
        if isinstance(origin.node, nodes.Call):
            where = context.elsewhere(origin)
            for name in where.names(origin.node.func)[:1]:
                kind = family.kind(where.ancestors(name))
                if kind:
                    yield Ref(name, instance=True, origin=origin.node), kind


def _of(family: Family, kind: str, ref: Ref, context: Context, depth: int) -> Iterator[str]:
    mounts = _mounts(family, context)
    own = _own_prefix(family, ref, context)
    placed = [m for key in _keys(ref, context) for m in mounts.by_child.get(key, ())]
    for mount in placed:
        tail = mount.prefix if mount.replaces and mount.prefix is not None else joined(mount.prefix or "", own or "")
        before = prefixes(family, mount.parent, mount.context, depth + 1) if mount.parent is not None else (OPEN,)
        yield from (joined(one, tail) for one in before)
    if placed:
        return
    if kind == "app":
        yield ""
    elif not mounts.all_followed or not isinstance(ref.origin, nodes.Call):
        yield joined(OPEN, own or "")


def _keys(ref: Ref, context: Context) -> Iterator[Key]:
    if isinstance(ref.origin, nodes.Call):
        yield key_of(ref.origin)
    elif context.definition(ref.name) is not None:
        yield ref.name


def key_of(node: nodes.NodeNG) -> Key:
    return (str(node.root().name), node.lineno or 0, node.col_offset or 0)


def _own_prefix(family: Family, ref: Ref, context: Context) -> str | None:
    """The prefix that a router is made with, by the call or by the class it is derived from."""
    parameter = next((family.routers[name] for name in context.ancestors(ref.name) if name in family.routers), None)
    if parameter is None:
        return None
    if isinstance(ref.origin, nodes.Call):
        module = context.reader.project.module(str(ref.origin.root().name))
        if module is not None:
            given = _argument(ref.origin, parameter, context.reader.context(module))
            if given is not None:
                return given
    defined = context.definition(ref.name)
    for call in defined[1].nodes_of_class(nodes.Call) if defined is not None else ():
        if isinstance(call.func, nodes.Attribute) and call.func.attrname == "__init__":
            return _argument(call, parameter, defined[0]) if defined is not None else None
    return None


def _argument(call: nodes.Call, parameter: Parameter, context: Context) -> str | None:
    given = Call(call, context, ("",), call).expression(*parameter)
    if given is None or (isinstance(given[1], nodes.Const) and given[1].value is None):
        return None
    return path_of(given[1], given[0])


def _mounts(family: Family, context: Context) -> _Mounts:
    return context.reader.project.once(f"what {family.name} applications include", lambda: _found(family, context))


def _found(family: Family, context: Context) -> _Mounts:
    out = _Mounts()
    callers = context.reader.resolver.callers
    for method, mounting in family.mounts.items():
        wanted = {f"{name}.{method}" for name in (*family.apps, *family.routers)}
        wanted |= {f"{name}.{same}.{method}" for name in family.apps for same in family.same}
        for module in callers.modules_calling(method):
            where = context.reader.context(module)
            for call in module.calls_by_tail.get(method, ()):
                if isinstance(call.func, nodes.Attribute) and not wanted.isdisjoint(where.names(call.func)):
                    _add(out, family, call, mounting, call.func.expr, where)
    for name, mounting in family.inner.items():
        for module in callers.modules_calling(name.rpartition(".")[2]):
            where = context.reader.context(module)
            for call in module.calls_by_tail.get(name.rpartition(".")[2], ()):
                if name in where.names(call.func):
                    _add(out, family, call, mounting, None, where)
    return out


def _add(out: _Mounts, family: Family, call: nodes.Call, mounting: Mounting, parent: nodes.NodeNG | None, context: Context) -> None:
    use = Call(call, context, ("",), call)
    child = use.argument(*mounting.child)
    if child is None or isinstance(child, nodes.List | nodes.Tuple):
        return  # the routes of a list are told of one by one
    prefix = _argument(call, mounting.prefix, context)
    refs = [ref for ref, _ in _objects(family, child, context, several=True)]
    if not refs:
        out.all_followed = out.all_followed and bool(context.refs(child))
    for key in dict.fromkeys(key for ref in refs for key in _keys_both(ref, context)):
        out.by_child.setdefault(key, []).append(_Mount(parent, context, prefix, mounting.replaces))


def _keys_both(ref: Ref, context: Context) -> Iterator[Key]:
    """By the call that made the object, and by its class where that is the project's: methods know it as ``self``."""
    if isinstance(ref.origin, nodes.Call):
        yield key_of(ref.origin)
    if context.definition(ref.name) is not None:
        yield ref.name
