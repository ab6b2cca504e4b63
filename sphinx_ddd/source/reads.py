"""Chains of attributes and keys that begin with a name somebody asked for: ``CONF.api.port``, ``config["a"]["b"]``.

A module has more of these than of anything else, so that each start (a variable, ``self.conf``) is looked up once and most chains
end there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.names import Resolver
from sphinx_ddd.source.project import SourceModule, chain_of, qualified_scope
from sphinx_ddd.source.refs import Ref

MOST_STARTS = 4
"""Things that the start of a chain may be, that are looked at."""

HANDED_AROUND = frozenset({"conf", "_conf", "CONF", "config", "_config", "cfg", "_cfg", "settings", "_settings"})
"""Parameters and attributes that are sought among callers in other modules too: where to look, not what to find."""

Steps = tuple[str | nodes.NodeNG, ...]
"""Attributes by name, keys by their expression."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a chain meets a name that was asked for."""

    name: str
    """The name asked for: that of an object, or of a class whose instance it is."""
    owner: str
    """The object's own qualified name; of an instance, that of its class in the project, which may be derived from ``name``."""
    taken: int
    """Steps of the chain that lead to it."""
    before: tuple[str, ...] = ()
    """Attributes between the name and where the chain starts: ``("api",)`` of ``api = CONF.api; api.port``."""


class Reads:
    """Finds chains over a project."""

    def __init__(self, resolver: Resolver, asked: Iterable[str]) -> None:
        self._resolver = resolver
        self._asked = frozenset(asked)
        self._leading = frozenset(name.rsplit(".", n)[0] for name in self._asked for n in range(1, name.count(".") + 1))
        self._known: dict[tuple[str, bool], tuple[str, tuple[str, ...]] | None] = {}
        self._members: dict[tuple[Ref, str], tuple[Ref, ...]] = {}

    def starts(self, node: nodes.NodeNG, module: SourceModule) -> Iterator[tuple[Start, Steps]]:
        """Where a chain meets what was asked for, with the steps that follow; nothing for most."""
        root, steps = chain_of(node)
        refs = self._roots(root, module)
        for taken, step in enumerate(steps):
            if not refs:
                return
            found = [(ref, hit) for ref in refs if (hit := self._hit(ref)) is not None]
            if found:
                for ref, (name, before) in found:
                    yield Start(name, ref.name, taken, before), steps[taken:]
                return
            if not isinstance(step, str):
                return
            refs = tuple(r for ref in refs for r in self._member(ref, step))[:MOST_STARTS]

    def _roots(self, root: nodes.NodeNG, module: SourceModule) -> tuple[Ref, ...]:
        if not isinstance(root, nodes.Name):
            return self._resolver.refs(root, module)[:MOST_STARTS] if isinstance(root, nodes.Call) else ()
        bound = binding(root)
        if bound is None:
            key: object = ("read", None, root.name)
        elif len(bound[1]) == 1 or bound[0] is not root.scope():
            key = ("read", bound[0], root.name)
        else:
            return self._resolver.refs(root, module)[:MOST_STARTS]
        known = module.names.get(key)
        if known is None:
            found = self._resolver.refs(root, module)
            if not found and root.name in HANDED_AROUND:
                with self._resolver.seeking_afar():
                    found = self._resolver.refs(root, module)
            known = module.names[key] = found[:MOST_STARTS]
        return known  # type: ignore[return-value]

    def _member(self, ref: Ref, attribute: str) -> tuple[Ref, ...]:
        """What follows an attribute, where that may lead to something asked for."""
        if ref.name not in self._leading and not self._resolver.project.has(ref.name.partition(".")[0]):
            return ()
        key = (ref, attribute)
        known = self._members.get(key)
        if known is None:
            self._members[key] = ()
            found = tuple(dict.fromkeys(self._resolver.member(ref, attribute)))
            if not found and attribute in HANDED_AROUND:
                with self._resolver.seeking_afar():
                    found = tuple(dict.fromkeys(self._resolver.member(ref, attribute)))
            known = self._members[key] = found[:MOST_STARTS]
        return known

    def _hit(self, ref: Ref) -> tuple[str, tuple[str, ...]] | None:
        key = (ref.name, ref.instance)
        if key not in self._known:
            self._known[key] = self._asked_of(ref)
        return self._known[key]

    def _asked_of(self, ref: Ref) -> tuple[str, tuple[str, ...]] | None:
        parts = ref.name.split(".")
        for cut in range(len(parts), 0, -1):
            name = ".".join(parts[:cut])
            if name in self._asked:
                return name, tuple(parts[cut:])
        if not ref.instance or self._resolver.project.definition(ref.name) is None:
            return None
        return next(((name, ()) for name in self._resolver.classes.ancestors(ref.name)[1:] if name in self._asked), None)


def declaring(resolver: Resolver, class_name: str, attribute: str) -> str:
    """The class of the project whose body declares an attribute of a class: itself or the nearest ancestor; empty for none."""
    for ancestor in resolver.classes.ancestors(class_name):
        defined = resolver.project.definition(ancestor)
        if defined is not None and isinstance(defined[1], nodes.ClassDef) and attribute in defined[1].locals:
            return qualified_scope(defined[0], defined[1])
    return ""
