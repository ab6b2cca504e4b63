"""Statements, one after the other, from the top of a module to the call that is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.bindings import absolute
from sphinx_ddd.source.interpreter.calls import Calls
from sphinx_ddd.source.interpreter.expressions import Expressions
from sphinx_ddd.source.interpreter.limits import MOST_ROUNDS, MOST_STEPS, Arrived, Exhausted, Failed, Reached
from sphinx_ddd.source.interpreter.objects import ClassObject, Function, Instance, ModuleObject, Pending, Scope, Symbol, joined, truth
from sphinx_ddd.source.interpreter.targets import assign, assign_name, delete
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import Project, SourceModule, qualified_scope

KEY_ERRORS = frozenset({"builtins.KeyError", "builtins.LookupError", "builtins.Exception", "builtins.BaseException"})


@dataclass(frozen=True, slots=True)
class Leaves:
    """How a block was left before its end."""

    how: str
    """return, raise, break or continue."""
    value: Value = None


@dataclass(eq=False)
class Machine:
    """One program and what it has done so far."""

    project: Project
    sought: frozenset[str]
    """Qualified names of the class or function whose call ends the search."""
    parameters: tuple[str, ...]
    """Its parameters, for positional arguments."""
    entry: SourceModule
    outside: tuple[str, ...] = ()
    """Modules of the project that are not followed, as if they were another library's; prefixes of dotted names."""
    results: Mapping[str, Value] = field(default_factory=dict)
    """What functions that are not followed give back."""
    modules: dict[str, Scope] = field(default_factory=dict)
    stack: list[tuple[SourceModule, nodes.Call]] = field(default_factory=list)
    perhaps: int = 0
    """How many conditions that are not known surround the current statement."""
    catching: int = 0
    """How many ``try`` statements of the current function would catch a key that is not there."""
    steps: int = 0
    active: list[Function] = field(default_factory=list)
    """The functions that run, outermost first."""

    def __post_init__(self) -> None:
        self.expressions = Expressions(self)
        self.calls = Calls(self)

    def run(self) -> Reached | None:
        """Follow the entry module as if it were started; what reached the call, or ``None``."""
        try:
            self.module_scope(self.entry)
        except Arrived as arrived:
            return arrived.reached
        except (Exhausted, RecursionError):
            pass
        return None

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Exhausted

    # Modules and names

    def module_scope(self, module: SourceModule) -> Scope:
        """The globals of a module; its top level is followed when they are first asked for."""
        known = self.modules.get(module.name)
        if known is not None:
            return known
        scope = self.modules[module.name] = Scope(module)
        scope.variables["__name__"] = "__main__" if module is self.entry else module.name
        perhaps, self.perhaps = self.perhaps, 0
        try:
            self.block(module.tree.body, scope)
        finally:
            self.perhaps = perhaps
        return scope

    def imported(self, module_name: str, name: str) -> Value:
        """What ``from module_name import name`` gives."""
        if f"{module_name}.{name}" in self.sought or module_name.startswith(self.outside):
            return Symbol(f"{module_name}.{name}")
        module = self.project.module(module_name)
        if module is not None:
            scope = self.module_scope(module)
            if name in scope.variables:
                return self.looked_up(name, scope)
        if self.project.owns(f"{module_name}.{name}"):
            return ModuleObject(f"{module_name}.{name}")
        return Symbol(f"{module_name}.{name}") if module is None else UNKNOWN

    def looked_up(self, name: str, scope: Scope) -> Value:
        """A variable of a scope, imported now if that was put off."""
        value = scope.variables[name]
        if isinstance(value, Pending):
            scope.variables[name] = UNKNOWN  # an import that leads back to itself
            value = scope.variables[name] = self.imported(value.module, value.name)
        return value

    # Statements

    def block(self, body: list[nodes.NodeNG], scope: Scope) -> Leaves | None:
        for statement in body:
            left = self.statement(statement, scope)
            if left is not None:
                return left
        return None

    def statement(self, node: nodes.NodeNG, scope: Scope) -> Leaves | None:
        self.step()
        value_of = self.expressions.value
        match node:
            case nodes.Expr(value=value):
                value_of(value, scope)
            case nodes.Assign(targets=targets, value=value):
                result = value_of(value, scope)
                for target in targets:
                    assign(target, result, scope, self)
            case nodes.AnnAssign(target=target, value=value):
                if value is not None:
                    assign(target, value_of(value, scope), scope, self)
            case nodes.AugAssign(target=target, op=op, value=value):
                assign(target, self.expressions.augmented(target, op.rstrip("="), value, scope), scope, self)
            case nodes.Return(value=value):
                return Leaves("return", value_of(value, scope) if value is not None else None)
            case nodes.Raise():
                return Leaves("raise")
            case nodes.Break():
                return Leaves("break")
            case nodes.Continue():
                return Leaves("continue")
            case nodes.If():
                return self._if(node, scope)
            case nodes.For():
                return self._for(node, scope)
            case nodes.While():
                return self._while(node, scope)
            case nodes.Try():
                return self._try(node, scope)
            case nodes.With(items=items, body=body):
                for context, target in items:
                    entered = value_of(context, scope)
                    if target is not None:
                        assign(target, entered if isinstance(entered, Instance) else UNKNOWN, scope, self)
                return self.block(body, scope)
            case nodes.FunctionDef():
                assign_name(node.name, self.calls.decorated(node, self.function(node, scope), scope), scope, self)
            case nodes.ClassDef():
                assign_name(node.name, self._class(node, scope), scope, self)
            case nodes.ImportFrom() | nodes.Import():
                self._import(node, scope)
            case nodes.Delete(targets=targets):
                for target in targets:
                    delete(target, scope, self)
            case nodes.Global(names=names) | nodes.Nonlocal(names=names):
                scope.outer |= frozenset(names)
            case nodes.Match(cases=cases):
                return self._either([case.body for case in cases], scope)
        return None

    def _if(self, node: nodes.If, scope: Scope) -> Leaves | None:
        outcome = truth(self.expressions.value(node.test, scope))
        if outcome is None:
            return self._either([node.body, node.orelse], scope)
        return self.block(node.body if outcome else node.orelse, scope)

    def _either(self, bodies: list[list[nodes.NodeNG]], scope: Scope) -> Leaves | None:
        """Follow blocks of which at most one runs: what they assign is known as far as they agree."""
        ways = [self._perhaps(body, scope) for body in bodies]
        returns = [way for way in ways if way is not None and way.how == "return"]
        if all(way is not None and way.how in ("return", "raise") for way in ways):
            if not returns:
                return Leaves("raise")
            value = returns[0].value
            for other in returns[1:]:
                value = joined(value, other.value)
            return Leaves("return", value)
        scope.returned += [way.value for way in returns]
        return None

    def _perhaps(self, body: list[nodes.NodeNG], scope: Scope) -> Leaves | None:
        self.perhaps += 1
        try:
            return self.block(body, scope)
        finally:
            self.perhaps -= 1

    def _for(self, node: nodes.For, scope: Scope) -> Leaves | None:
        items = self.expressions.items(self.expressions.value(node.iter, scope))
        if items is None or len(items) > MOST_ROUNDS:
            assign(node.target, UNKNOWN, scope, self)
            return self._either([node.body, []], scope)
        for item in items:
            assign(node.target, item, scope, self)
            left = self.block(node.body, scope)
            if left is not None and left.how == "break":
                return None
            if left is not None and left.how != "continue":
                return left
        return self.block(node.orelse, scope)

    def _while(self, node: nodes.While, scope: Scope) -> Leaves | None:
        for _ in range(MOST_ROUNDS):
            outcome = truth(self.expressions.value(node.test, scope))
            if outcome is None:
                return self._either([node.body, []], scope)
            if not outcome:
                return self.block(node.orelse, scope)
            left = self.block(node.body, scope)
            if left is not None and left.how == "break":
                return None
            if left is not None and left.how != "continue":
                return left
        return None

    def _try(self, node: nodes.Try, scope: Scope) -> Leaves | None:
        handler = next((h for h in node.handlers if self._catches_key(h, scope)), None)
        self.catching += handler is not None
        try:
            left = self.block(node.body, scope)
        except Failed:
            left = self.block(handler.body, scope) if handler is not None else None
        else:
            if left is None:
                left = self.block(node.orelse, scope)
            elif left.how == "raise" and node.handlers:
                left = self.block(node.handlers[0].body, scope)
        finally:
            self.catching -= handler is not None
        return self.block(node.finalbody, scope) or left

    def _catches_key(self, handler: nodes.ExceptHandler, scope: Scope) -> bool:
        if handler.type is None:
            return True
        caught = handler.type.elts if isinstance(handler.type, nodes.Tuple) else [handler.type]
        values = [self.expressions.value(one, scope) for one in caught]
        return any(isinstance(v, Symbol) and v.name in KEY_ERRORS for v in values)

    def _import(self, node: nodes.Import | nodes.ImportFrom, scope: Scope) -> None:
        if isinstance(node, nodes.Import):
            for real, alias in node.names:
                name = real if alias else real.partition(".")[0]
                known = self.project.owns(name) and not name.startswith(self.outside)
                scope.variables[alias or name] = ModuleObject(name) if known else Symbol(name)
            return
        source = absolute(node, scope.module)
        for real, alias in node.names:
            if real != "*":
                scope.variables[alias or real] = Pending(source, real)
                continue
            module = self.project.module(source) if not source.startswith(self.outside) else None
            if module is not None:
                public = self.module_scope(module).variables
                scope.variables.update({k: v for k, v in public.items() if not k.startswith("_")})

    # Definitions

    def function(self, node: nodes.FunctionDef | nodes.Lambda, scope: Scope) -> Function:
        closure = scope.parent if scope.is_class and scope.parent is not None else scope
        return Function(node, closure, qualified_scope(scope.module, node), self._defaults(node.args, scope))

    def _defaults(self, arguments: nodes.Arguments, scope: Scope) -> dict[str, Value]:
        positional = [*(arguments.posonlyargs or ()), *(arguments.args or ())]
        given = arguments.defaults or []
        pairs = list(zip(positional[len(positional) - len(given) :], given, strict=False))
        pairs += [(a, d) for a, d in zip(arguments.kwonlyargs or (), arguments.kw_defaults or (), strict=False) if d is not None]
        return {argument.name: self.expressions.value(default, scope) for argument, default in pairs}

    def _class(self, node: nodes.ClassDef, scope: Scope) -> ClassObject:
        bases = [self.expressions.value(base, scope) for base in node.bases]
        inner = Scope(scope.module, parent=scope, is_class=True)
        made = ClassObject(qualified_scope(scope.module, node), scope.module, bases, inner.variables)
        self.block(node.body, inner)
        for value in inner.variables.values():
            if isinstance(value, Function) and value.owner is None:
                value.owner = made
        return made
