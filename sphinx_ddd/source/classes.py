"""Classes of the project: their ancestors, methods, and the attributes that their methods set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.source.project import SourceModule, qualified_scope, tail_of
from sphinx_ddd.source.refs import Ref

if TYPE_CHECKING:
    from sphinx_ddd.source.names import Resolver

MOST_ANCESTORS = 40


class Classes:
    """What the resolver knows of classes."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The class itself, then its bases, theirs and so on, nearest first; those outside the project end a branch."""
        found: dict[str, None] = {}
        queue = [name]
        while queue and len(found) < MOST_ANCESTORS:
            current = queue.pop(0)
            if current in found:
                continue
            found[current] = None
            queue += self.bases(current)
        return tuple(found)

    def bases(self, name: str) -> list[str]:
        """Qualified names of the direct bases."""
        defined = self._resolver.project.definition(name)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            return []
        module, node = defined
        bases = [*node.bases, *(k.value for k in node.keywords or () if k.arg != "metaclass")]
        generic = (base.value if isinstance(base, nodes.Subscript) else base for base in bases)
        return [name for base in generic for name in self._resolver.names(base, module)]

    def overridden(self, name: str) -> tuple[str, ...]:
        """The library's methods that a method of the project overrides, passing on arguments that it does not name."""
        defined = self._resolver.project.definition(name)
        match defined:
            case (module, nodes.FunctionDef(parent=nodes.ClassDef() as owner, args=nodes.Arguments(kwarg=str())) as method):
                ancestors = self.ancestors(qualified_scope(module, owner))[1:]
                external = (a for a in ancestors if a != "builtins.object" and self._resolver.project.definition(a) is None)
                return tuple(f"{ancestor}.{method.name}" for ancestor in external)
        return ()

    def constructed(self, name: str) -> tuple[str, ...]:
        """The classes whose ``__init__`` runs when ``name`` is called, as far as nothing of the project changes what it is given."""
        if self._resolver.project.definition(name) is None:
            return (name,)
        out = [name]
        for ancestor in self.ancestors(name):
            defined = self._resolver.project.definition(ancestor)
            if defined is None:
                out.append(ancestor)
            elif "__init__" in defined[1].locals and not _hands_on(defined[1].locals["__init__"][-1]):
                if ancestor != name:
                    out.append(ancestor)
                break
        return tuple(out)

    def member(self, base: Ref, attribute: str) -> Iterator[Ref]:
        """What an attribute of a class or of its instances stands for."""
        external: list[str] = []
        derived: list[tuple[SourceModule, nodes.ClassDef]] = []
        for ancestor in self.ancestors(base.name):
            defined = self._resolver.project.definition(ancestor)
            if defined is None:
                external.append(ancestor)
                continue
            module, node = defined
            if not isinstance(node, nodes.ClassDef):
                continue
            found = list(self._own(node, attribute, module)) or list(self._handed_down(node, attribute, module, derived))
            if found:
                yield from found
                return
            derived.append((module, node))
        yield from (Ref(f"{name}.{attribute}") for name in external if name != "builtins.object")
        if not external:
            yield Ref(f"{base.name}.{attribute}")

    def _own(self, node: nodes.ClassDef, attribute: str, module: SourceModule) -> Iterator[Ref]:
        for bound in node.locals.get(attribute, ()):
            if isinstance(bound, nodes.FunctionDef):
                if _is_property(bound):
                    yield from self._resolver.returned(bound, module)
                else:
                    yield from self._resolver.defined(bound, module)
            elif isinstance(bound, nodes.ClassDef):
                yield Ref(qualified_scope(module, bound), origin=bound)
            elif isinstance(bound, nodes.AssignName):
                yield from self._resolver.assigned(bound, module)
        for target in self.attributes(node, module).get(attribute, ()):
            yield from self._resolver.assigned(target, module)

    def _handed_down(
        self, node: nodes.ClassDef, attribute: str, module: SourceModule, derived: list[tuple[SourceModule, nodes.ClassDef]]
    ) -> Iterator[Ref]:
        """What an attribute stands for that ``__init__`` takes from a parameter, by what classes derived elsewhere pass for it."""
        for target in self.attributes(node, module).get(attribute, ()):
            function, value = target.scope(), getattr(target.parent, "value", None)
            if not isinstance(value, nodes.Name) or not isinstance(function, nodes.FunctionDef) or function.name != "__init__":
                continue
            names = [a.name for a in function.args.args[1:]]
            if value.name not in names:
                continue
            for where, child in derived:
                for call in self.constructions(child, where, initialised=True):
                    yield from self._resolver.argument(call, value.name, names.index(value.name), where)

    def constructions(self, node: nodes.ClassDef, module: SourceModule, *, initialised: bool = False) -> Iterator[nodes.Call]:
        """Calls in a module that run the ``__init__`` of a class: of the class, or of a class of the module derived from it.

        :param initialised: also the calls by which the class itself initialises its base.
        """
        if not initialised or "__init__" not in node.locals:
            yield from module.calls_by_tail.get(node.name, ())
        for call in module.calls_by_tail.get("__init__", ()):
            inside = call.scope().parent.scope() if call.scope().parent is not None else None
            if isinstance(inside, nodes.ClassDef) and ((initialised and inside is node) or _derives(inside, node)):
                yield call
        for other in module.tree.body:
            if isinstance(other, nodes.ClassDef) and "__init__" not in other.locals and _derives(other, node):
                yield from module.calls_by_tail.get(other.name, ())

    def attributes(self, node: nodes.ClassDef, module: SourceModule) -> dict[str, list[nodes.AssignAttr]]:
        """Assignments to ``self.x`` in the methods of a class, by name."""
        key = ("attributes", node)
        known = module.names.get(key)
        if known is None:
            known = module.names[key] = _attributes(node, module)
        return known  # type: ignore[return-value]

    def parents_of(self, node: nodes.NodeNG, module: SourceModule) -> list[str]:
        """What ``super()`` at a node stands for: the bases of the class around it."""
        scope = node.scope()
        while scope is not None and not isinstance(scope, nodes.ClassDef):
            scope = scope.parent.scope() if scope.parent is not None else None
        return self.bases(qualified_scope(module, scope)) if scope is not None else []


def _attributes(node: nodes.ClassDef, module: SourceModule) -> dict[str, list[nodes.AssignAttr]]:
    found: dict[str, list[nodes.AssignAttr]] = {}
    for target in module.attributes_set:
        method = target.scope()
        if not isinstance(method, nodes.FunctionDef) or method.parent is not node or not method.args.args:
            continue
        if isinstance(target.expr, nodes.Name) and target.expr.name == method.args.args[0].name:
            found.setdefault(target.attrname, []).append(target)
    return found


def _hands_on(initialiser: nodes.NodeNG) -> bool:
    """Whether an ``__init__`` takes whatever it is given and hands it to that of its base, each by its own place or name."""
    match initialiser:
        case nodes.FunctionDef(args=nodes.Arguments(args=[_], kwonlyargs=[], vararg=str() as positional, kwarg=str() as named)):
            calls = (statement.value for statement in initialiser.body if isinstance(statement, nodes.Expr))
            return any(_is_handed(call, positional, named) for call in calls)
    return False


def _is_handed(call: nodes.NodeNG, positional: str, named: str) -> bool:
    match call:
        case nodes.Call(
            func=nodes.Attribute(attrname="__init__"),
            args=[nodes.Starred(value=nodes.Name(name=first))],
            keywords=[nodes.Keyword(arg=None, value=nodes.Name(name=second))],
        ):
            return bool(first == positional and second == named)
    return False


def _derives(node: nodes.ClassDef, base: nodes.ClassDef) -> bool:
    """Whether a class names another of the same module among its bases."""
    return any(tail_of(one) == base.name for one in node.bases)


def _is_property(function: nodes.FunctionDef) -> bool:
    if function.decorators is None:
        return False
    return any(tail_of(d) in ("property", "cached_property") for d in function.decorators.nodes)
