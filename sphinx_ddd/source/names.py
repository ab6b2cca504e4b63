"""What a name stands for, over the whole project, by its imports and assignments. Nothing is imported or inferred.

``app.task`` is ``celery.Celery.task`` where ``app = Celery()``, in whatever module that was said.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager

from astroid import nodes

from sphinx_ddd.source import callers, classes, flow
from sphinx_ddd.source.bindings import absolute, annotation_of, binding, is_classmethod, is_static, real_name, star_imports
from sphinx_ddd.source.elements import MOST_ELEMENTS, elements
from sphinx_ddd.source.project import Definition, Project, SourceModule, decorators_of, qualified_scope, tail_of
from sphinx_ddd.source.refs import Knowledge, Ref

MOST_REFS = 8
"""A name bound in more ways than this is somebody's registry, not a framework's object."""
_TUPLES = frozenset({"tuple", "Tuple"})


class Resolver:
    """Names over a project. Answers are remembered with the module they are about."""

    def __init__(self, project: Project, knowledge: Knowledge) -> None:
        self.project = project
        self.knowledge = knowledge
        self.classes = classes.Classes(self)
        self.callers = callers.Callers(self)
        self._afar = False

    def refs(self, node: nodes.NodeNG | None, module: SourceModule) -> tuple[Ref, ...]:
        """What an expression may stand for, likeliest first; empty when that is not known."""
        if node is None:
            return ()
        key = ("afar", node) if self._afar else node
        known = module.names.get(key)
        if known is not None:
            return known  # type: ignore[return-value]
        module.names[key] = ()  # a name that leads back to itself stands for nothing
        found = tuple(dict.fromkeys(self._refs(node, module)))[:MOST_ELEMENTS]
        module.names[key] = found
        return found

    def names(self, node: nodes.NodeNG | None, module: SourceModule) -> tuple[str, ...]:
        """The qualified names an expression may stand for."""
        return tuple(dict.fromkeys(ref.name for ref in self.refs(node, module)))

    def _refs(self, node: nodes.NodeNG, module: SourceModule) -> Iterator[Ref]:
        match node:
            case nodes.Name():
                yield from self._name(node, module)
            case nodes.Attribute():
                for base in self.refs(node.expr, module) or self._from_afar(node, module):
                    yield from self.member(base, node.attrname)
            case nodes.Call(func=nodes.Name(name="super")):
                yield from (Ref(base, instance=True) for base in self.classes.parents_of(node, module))
            case nodes.Call():
                for callee in self.refs(node.func, module):
                    yield from self._result(callee, node)
            case nodes.Await() | nodes.NamedExpr():
                yield from self.refs(node.value, module)
            case nodes.IfExp():
                yield from self.refs(node.body, module)
                yield from self.refs(node.orelse, module)
            case nodes.BoolOp():
                for value in node.values:
                    yield from self.refs(value, module)
            case nodes.ClassDef() | nodes.FunctionDef():
                yield from self.defined(node, module)

    def _from_afar(self, node: nodes.Attribute, module: SourceModule) -> tuple[Ref, ...]:
        """The owner of a method that libraries' objects are handed around for, sought among callers in other modules too."""
        if self._afar or node.attrname not in self.knowledge.handed:
            return ()
        with self.seeking_afar():
            return self.refs(node.expr, module)

    @contextmanager
    def seeking_afar(self) -> Iterator[None]:
        """What stands for a parameter is sought among callers in other modules too; dear."""
        before, self._afar = self._afar, True
        try:
            yield
        finally:
            self._afar = before

    # Names

    def _name(self, node: nodes.Name, module: SourceModule) -> Iterator[Ref]:
        bound = binding(node)
        if bound is not None:
            for one in bound[1][: 2 * MOST_REFS]:
                yield from self.bound(node.name, one, module)
            return
        star = list(self._star_imports(node.name, module))
        yield from star or [Ref(f"builtins.{node.name}")]

    def bound(self, name: str, node: nodes.NodeNG, module: SourceModule) -> Iterator[Ref]:
        """What a name stands for by one of the nodes that bind it."""
        match node:
            case nodes.ImportFrom():
                yield from self.imported(absolute(node, module), real_name(node, name))
            case nodes.Import():
                real = next((r for r, alias in node.names if (alias or r.partition(".")[0]) == name), name)
                aliased = any(alias == name for _, alias in node.names)
                yield Ref(real if aliased else real.partition(".")[0])
            case nodes.ClassDef() | nodes.FunctionDef():
                yield from self.defined(node, module)
            case nodes.AssignName() if isinstance(node.parent, nodes.Arguments):
                yield from self._parameter(node, node.parent.parent, module)
            case nodes.AssignName():
                yield from self.assigned(node, module)

    def assigned(self, node: nodes.AssignName | nodes.AssignAttr, module: SourceModule) -> Iterator[Ref]:
        """What the target of an assignment, ``with`` or ``except`` stands for."""
        match node.parent:
            case nodes.Assign(value=value) | nodes.NamedExpr(value=value):
                yield from self.refs(value, module)
            case nodes.AnnAssign(annotation=annotation, value=value):
                yield from self.refs(value, module)
                yield from self.annotated(annotation, module)
            case nodes.With(items=items):
                yield from (ref for context, target in items if target is node for ref in self.refs(context, module))
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=nodes.Tuple(elts=values))) if len(targets) == len(values):
                yield from self.refs(values[targets.index(node)], module)
            case nodes.Tuple(elts=targets, parent=nodes.Assign(value=nodes.Call() as call)):
                yield from self._part(call, targets.index(node), len(targets), module)
            case nodes.For(iter=iterated):
                items, where = elements(iterated, module, self.project)
                yield from (ref for item in items for ref in self.refs(item, where))
            case nodes.ExceptHandler(type=caught):
                types = caught.elts if isinstance(caught, nodes.Tuple) else [caught]
                yield from (Ref(ref.name, instance=True) for t in types for ref in self.refs(t, module))

    def defined(self, node: Definition, module: SourceModule) -> Iterator[Ref]:
        """A class or function of the project, or what its decorator makes of it."""
        name = qualified_scope(module, node)
        for decorator in decorators_of(node) if isinstance(node, nodes.FunctionDef) else ():
            callee = decorator.func if isinstance(decorator, nodes.Call) else decorator
            for made_by in self.names(callee, module):
                if made_by in self.knowledge.decorated:
                    yield Ref(self.knowledge.decorated[made_by], instance=True, origin=node)
                    return
        yield Ref(name, origin=node)

    def imported(self, module_name: str, name: str) -> Iterator[Ref]:
        """What ``from module_name import name`` binds: followed to where the project defines it."""
        module = self.project.module(module_name)
        if module is None:
            yield Ref(f"{module_name}.{name}")
            return
        bindings = module.tree.locals.get(name)
        if bindings:
            key = ("global", name)
            if key not in module.names:
                module.names[key] = ()
                found = tuple(dict.fromkeys(r for b in bindings[:MOST_REFS] for r in self.bound(name, b, module)))
                # A package that imports its own module by name binds what it is about to define.
                own = (Ref(f"{module_name}.{name}"),) if not found and self.project.owns(f"{module_name}.{name}") else ()
                module.names[key] = found or own
            yield from module.names[key]  # type: ignore[misc]
        elif self.project.owns(f"{module_name}.{name}"):
            yield Ref(f"{module_name}.{name}")
        else:
            yield from list(self._star_imports(name, module)) or [Ref(f"{module_name}.{name}")]

    def _star_imports(self, name: str, module: SourceModule) -> Iterator[Ref]:
        """Where a name may come from that nothing binds: the star imports of the module. Few libraries replace Python's own names."""
        for source in star_imports(module) if not name.startswith("_") else ():
            other = self.project.module(source)
            if other is None and hasattr(builtins, name):
                continue
            if other is None or name in other.tree.locals:
                yield from self.imported(source, name)

    # Members, results, parameters

    def member(self, base: Ref, attribute: str) -> Iterator[Ref]:
        """What ``base.attribute`` stands for."""
        if not base.instance and self.project.owns(base.name):
            yield from self.imported(base.name, attribute)
            return
        if self.project.definition(base.name) is not None:
            yield from self.classes.member(base, attribute)
            return
        yield Ref(f"{base.name}.{attribute}")

    def _result(self, callee: Ref, call: nodes.Call) -> Iterator[Ref]:
        known = self.knowledge.returns.get(callee.name)
        if known is not None:
            yield Ref(known, instance=True, origin=call)
            return
        defined = self.project.definition(callee.name)
        match defined:
            case (module, nodes.FunctionDef() as function) if not callee.instance:
                yield from self.returned(function, module)
            case _:
                yield Ref(callee.name, instance=True, origin=call)

    def returned(self, function: nodes.FunctionDef, module: SourceModule) -> Iterator[Ref]:
        """What calling a function of the project gives: by its annotation, else by what it returns."""
        annotated = list(self.annotated(function.returns, module))
        if annotated:
            yield from annotated
            return
        for node in flow.returns_of(function):
            if node.value is not None and not isinstance(node.value, nodes.Const):
                yield from self.refs(node.value, module)

    def _part(self, call: nodes.Call, index: int, size: int, module: SourceModule) -> Iterator[Ref]:
        """One of several things that a function of the project gives back: ``parser, group = create()``."""
        for callee in self.refs(call.func, module):
            defined = self.project.definition(callee.name) if not callee.instance else None
            if defined is None or not isinstance(defined[1], nodes.FunctionDef):
                continue
            where, function = defined
            match function.returns:
                case nodes.Subscript(slice=nodes.Tuple(elts=parts)) if len(parts) == size and tail_of(function.returns.value) in _TUPLES:
                    yield from self.annotated(parts[index], where)
                    continue
            for result in flow.returns_of(function):
                if isinstance(result.value, nodes.Tuple) and len(result.value.elts) == size:
                    yield from self.refs(result.value.elts[index], where)

    def annotated(self, annotation: nodes.NodeNG | None, module: SourceModule) -> Iterator[Ref]:
        """An instance of each class that an annotation names, through ``Optional``, unions and ``Annotated``."""
        match annotation:
            case nodes.Name() | nodes.Attribute():
                for ref in self.refs(annotation, module):
                    if not ref.name.startswith(("builtins.", "typing.")):
                        yield Ref(ref.name, instance=True, origin=ref.origin)
            case nodes.BinOp(op="|", left=left, right=right):
                yield from self.annotated(left, module)
                yield from self.annotated(right, module)
            case nodes.Subscript(value=outer, slice=inner):
                if tail_of(outer) in ("Optional", "Union", "Annotated", "Final", "ClassVar"):
                    parts = inner.elts if isinstance(inner, nodes.Tuple) else [inner]
                    for part in parts[:1] if tail_of(outer) == "Annotated" else parts:
                        yield from self.annotated(part, module)

    def _parameter(self, node: nodes.AssignName, function: nodes.NodeNG, module: SourceModule) -> Iterator[Ref]:
        if not isinstance(function, nodes.FunctionDef):
            return
        arguments = function.args
        positional = [*(arguments.posonlyargs or ()), *(arguments.args or ())]
        owner = function.parent.frame() if function.parent is not None else None
        if isinstance(owner, nodes.ClassDef) and positional and positional[0] is node and not is_static(function):
            yield Ref(qualified_scope(module, owner), instance=not is_classmethod(function), origin=owner)
            return
        found = list(self.annotated(annotation_of(node, arguments), module))
        found = found or list(self._known_parameter(node.name, function, owner, module))
        found = found or list(self._passed(node.name, positional, function, owner, module))
        yield from found or (self._default(node, positional, arguments, module) if self._afar else ())

    def _default(
        self, node: nodes.AssignName, positional: list[nodes.AssignName], arguments: nodes.Arguments, module: SourceModule
    ) -> Iterator[Ref]:
        """What a parameter stands for that nobody passes, in any module: ``def command(parent=subparsers)``."""
        defaults = arguments.defaults or ()
        pairs = zip(positional[len(positional) - len(defaults) :], defaults, strict=True)
        named = zip(arguments.kwonlyargs or (), arguments.kw_defaults or (), strict=False)
        for parameter, default in (*pairs, *named):
            if parameter is node and isinstance(default, nodes.Name | nodes.Attribute):
                yield from self.refs(default, module)

    def _known_parameter(self, name: str, function: nodes.FunctionDef, owner: object, module: SourceModule) -> Iterator[Ref]:
        """The class of a parameter of a method that a framework calls."""
        if isinstance(owner, nodes.ClassDef):
            for base in self.classes.ancestors(qualified_scope(module, owner)):
                known = self.knowledge.parameters.get(f"{base}.{function.name}", {}).get(name)
                if known:
                    yield Ref(known, instance=True)

    def _passed(
        self, name: str, positional: list[nodes.AssignName], function: nodes.FunctionDef, owner: object, module: SourceModule
    ) -> Iterator[Ref]:
        """What the callers in the same module pass for a parameter."""
        index = next((i for i, p in enumerate(positional) if p.name == name), None)
        if isinstance(owner, nodes.ClassDef) and function.name == "__init__":
            for call in list(self.classes.constructions(owner, module))[:MOST_REFS]:
                yield from self.argument(call, name, None if index is None else index - 1, module)
            return
        calls = [callers.CallIn(c, module) for c in module.calls_by_tail.get(function.name, ())[:MOST_REFS] if c.scope() is not function]
        for call, where in self.callers.of(function, module) if self._afar else calls:
            offset = 1 if isinstance(owner, nodes.ClassDef) and isinstance(call.func, nodes.Attribute) else 0
            yield from self.argument(call, name, None if index is None else index - offset, where)

    def argument(self, call: nodes.Call, name: str, index: int | None, module: SourceModule) -> Iterator[Ref]:
        """What a call passes for the parameter of that name and position."""
        by_name = next((k.value for k in call.keywords or () if k.arg == name), None)
        if by_name is not None:
            yield from self.refs(by_name, module)
        elif index is not None and 0 <= index < len(call.args):
            yield from self.refs(call.args[index], module)
