"""Calls of a followed program: its own functions and classes, methods of plain values, functions of libraries."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import literals
from sphinx_ddd.source.environment import ENVIRONMENT_READS
from sphinx_ddd.source.interpreter import built_in, changes
from sphinx_ddd.source.interpreter.limits import DEEPEST, MOST_NESTED, Arrived, Reached
from sphinx_ddd.source.interpreter.objects import (
    Bound,
    ClassObject,
    FromEnvironment,
    Function,
    Instance,
    Method,
    Opaque,
    Scope,
    Super,
    Symbol,
    computed,
    joined,
    plain,
    unset,
)
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.project import decorators_of, tail_of

if TYPE_CHECKING:
    from sphinx_ddd.source.interpreter.machine import Machine

_KINDS: Final = {
    "property": "property",
    "cached_property": "property",
    "classmethod": "classmethod",
    "staticmethod": "staticmethod",
}


class Calls:
    """What the machine knows of calls."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def call(self, node: nodes.Call, scope: Scope) -> Value:
        if isinstance(node.func, nodes.Name) and node.func.name == "super" and self._is_super(scope):
            return self._super(scope)
        callee = self._machine.expressions.value(node.func, scope)
        arguments, keywords = self._arguments(node, scope)
        self._machine.stack.append((scope.module, node))
        try:
            return self.invoke(callee, arguments, keywords)
        finally:
            self._machine.stack.pop()

    def _arguments(self, node: nodes.Call, scope: Scope) -> tuple[list[Value], Mapping]:
        value_of = self._machine.expressions.value
        arguments: list[Value] = []
        for argument in node.args:
            if isinstance(argument, nodes.Starred):
                inner = self._machine.expressions.items(value_of(argument.value, scope))
                arguments += inner if inner is not None else []
            else:
                arguments.append(value_of(argument, scope))
        keywords = Mapping()
        for keyword in node.keywords or ():
            value = value_of(keyword.value, scope)
            if keyword.arg is None:
                keywords.merge(value)
            else:
                keywords.put(keyword.arg, value, scope.module.location(keyword))
        return arguments, keywords

    def invoke(self, callee: Value, arguments: list[Value], keywords: Mapping) -> Value:
        """Call a value."""
        match callee:
            case Function():
                return self._run(callee, arguments, keywords)
            case Bound():
                return self._run(callee.function, [callee.this, *arguments], keywords)
            case ClassObject():
                return self._construct(callee, arguments, keywords)
            case Method():
                return self._method(callee, arguments, keywords)
            case Instance():
                return self.invoke_method(callee, "__call__", arguments, keywords)
            case Symbol():
                return self._library(callee, arguments, keywords)
        return UNKNOWN

    def invoke_method(self, owner: Instance, name: str, arguments: list[Value], keywords: Mapping | None = None) -> Value:
        found = self.member(owner, name)
        return self.invoke(found, arguments, keywords or Mapping()) if isinstance(found, Bound | Function) else UNKNOWN

    # The project's own

    def _run(self, function: Function, arguments: list[Value], keywords: Mapping) -> Value:
        machine = self._machine
        if function.name in machine.sought:
            self._arrive(arguments, keywords)
        if self._too_deep(function, arguments):
            return UNKNOWN
        scope = self._bind(function, arguments, keywords)
        machine.active.append(function)
        perhaps, machine.perhaps = machine.perhaps, 0
        catching, machine.catching = machine.catching, 0
        try:
            if isinstance(function.node, nodes.Lambda) and not isinstance(function.node, nodes.FunctionDef):
                return machine.expressions.value(function.node.body, scope)
            left = machine.block(function.node.body, scope)
        finally:
            machine.active.pop()
            machine.perhaps = perhaps
            machine.catching = catching
        if scope.yielded:
            return scope.yielded
        value = left.value if left is not None and left.how == "return" else None
        if left is None and scope.returned:
            value = scope.returned.pop()
        for other in scope.returned:
            value = joined(value, other) if value is not None else other
        return value

    def _too_deep(self, function: Function, arguments: list[Value]) -> bool:
        """Whether a call is not followed: nested past the limits, or again inside itself with nothing known to work on."""
        active = self._machine.active
        nested = sum(one.node is function.node for one in active)
        blind = nested >= 1 and bool(arguments) and all(a is UNKNOWN or isinstance(a, Opaque) for a in arguments[:2])
        return len(active) >= DEEPEST or nested >= MOST_NESTED or blind

    def _bind(self, function: Function, arguments: list[Value], keywords: Mapping) -> Scope:
        signature = function.node.args
        positional = [a.name for a in (*(signature.posonlyargs or ()), *(signature.args or ()))]
        only = [a.name for a in signature.kwonlyargs or ()]
        variables: dict[str, Value] = dict(function.defaults)
        is_open = UNKNOWN in keywords
        for name in (*positional, *only):
            if name not in variables or is_open:
                variables[name] = UNKNOWN
        variables |= dict(zip(positional, arguments, strict=False))
        named = {k: v for k, v in keywords.items() if k in positional or k in only}
        variables |= named
        if signature.kwarg:
            where = getattr(keywords, "where", {})
            variables[signature.kwarg] = Mapping({k: v for k, v in keywords.items() if k not in named}, where)
        if signature.vararg:
            variables[signature.vararg] = tuple(arguments[len(positional) :])
        this = arguments[0] if arguments and positional else None
        return Scope(function.scope.module, variables, parent=function.scope, defining=function.owner, this=this)

    def _construct(self, made_of: ClassObject, arguments: list[Value], keywords: Mapping) -> Value:
        instance = Instance(made_of)
        for ancestor in made_of.lineage():
            if ancestor.name in self._machine.sought:
                self._arrive(arguments, keywords)
            if isinstance(ancestor, Symbol):
                continue
            initialise = ancestor.attributes.get("__init__")
            if isinstance(initialise, Function):
                self._run(initialise, [instance, *arguments], keywords)
                break
        return instance

    def _arrive(self, arguments: list[Value], keywords: Mapping) -> None:
        out = Mapping()
        for name, value in zip(self._machine.parameters, arguments, strict=False):
            out[name] = value
        out.merge(keywords)
        raise Arrived(Reached(out, tuple(self._machine.stack)))

    # Members

    def member(self, owner: Opaque, name: str) -> Value:
        """An attribute of a class, an instance, ``super()`` or a function."""
        match owner:
            case Instance():
                if name in owner.attributes:
                    return owner.attributes[name]
                if name == "__class__":
                    return owner.made_of
                if name == "__dict__":
                    return Mapping(owner.attributes)
                return self._inherited(list(owner.made_of.lineage()), name, owner, owner.made_of)
            case ClassObject():
                if name == "__name__":
                    return owner.name.rpartition(".")[2]
                return self._inherited(list(owner.lineage()), name, None, owner)
            case Super():
                this = owner.this
                start = this.made_of if isinstance(this, Instance) else this if isinstance(this, ClassObject) else owner.after
                lineage = list(start.lineage())
                after = next((n + 1 for n, one in enumerate(lineage) if one is owner.after), 0)
                return self._inherited(lineage[after:], name, this, start)
        return UNKNOWN

    def _inherited(self, lineage: list[ClassObject | Symbol], name: str, this: Value, start: ClassObject) -> Value:
        for ancestor in lineage:
            if isinstance(ancestor, Symbol):
                if name == "__init__" and ancestor.name not in self._machine.sought:
                    continue
                return Symbol(f"{ancestor.name}.{name}" if name != "__init__" else ancestor.name)
            if name not in ancestor.attributes:
                continue
            found = ancestor.attributes[name]
            if not isinstance(found, Function) or found.kind == "staticmethod":
                return found
            if found.kind == "classmethod":
                return Bound(found, start)
            if this is None:
                return found
            return self._run(found, [this], Mapping()) if found.kind == "property" else Bound(found, this)
        return UNKNOWN

    def _is_super(self, scope: Scope) -> bool:
        return self._method_scope(scope) is not None

    def _method_scope(self, scope: Scope | None) -> Scope | None:
        while scope is not None and scope.defining is None:
            scope = scope.parent
        return scope

    def _super(self, scope: Scope) -> Value:
        method = self._method_scope(scope)
        return Super(method.defining, method.this) if method is not None and method.defining is not None else UNKNOWN

    def decorated(self, node: nodes.FunctionDef, function: Function, scope: Scope) -> Value:
        """What the decorators make of a function: those of libraries are taken to leave its result alone."""
        result: Value = function
        for decorator in reversed(list(decorators_of(node))):
            kind = _KINDS.get(tail_of(decorator))
            if kind is not None:
                function.kind = kind
                continue
            made = self.invoke(self._machine.expressions.value(decorator, scope), [result], Mapping())
            result = made if isinstance(made, Function) else result
        return result

    # Plain values and libraries

    def _method(self, method: Method, arguments: list[Value], keywords: Mapping) -> Value:
        if self._pops_what_is_missing(method, arguments):
            return self._machine.expressions.missing()
        done = changes.change(method.owner, method.name, arguments, keywords, perhaps=bool(self._machine.perhaps))
        if done is not changes.NOT_A_CHANGE:
            return done
        if isinstance(method.owner, dict) and method.name in ("get", "items", "keys", "values", "copy"):
            return built_in.read(method.owner, method.name, arguments)
        if isinstance(method.owner, list) and method.name == "copy":
            return list(method.owner)
        if not all(map(plain, arguments)) or not plain(keywords) or not plain(method.owner):
            return UNKNOWN
        return literals.method(method.owner, method.name, arguments, keywords)

    def _pops_what_is_missing(self, method: Method, arguments: list[Value]) -> bool:
        match method.name, method.owner, arguments:
            case "pop", dict() as owner, [key] if literals.hashable(key):
                return key not in owner and UNKNOWN not in owner
        return False

    def _library(self, callee: Symbol, arguments: list[Value], keywords: Mapping) -> Value:
        if callee.name in self._machine.sought:
            self._arrive(arguments, keywords)
        if callee.name.removesuffix(".__init__") in self._machine.sought:
            self._arrive(arguments[1:], keywords)
        if callee.name in self._machine.results:
            return copy.deepcopy(self._machine.results[callee.name])
        if callee.name in ENVIRONMENT_READS:
            name, fallback = [*arguments, None, None][:2]
            read = keywords.get("default", fallback)
            return FromEnvironment(callee.name, instance=True, unset=unset(read), variable=name if isinstance(name, str) else "")
        if callee.name in literals.FUNCTIONS and any(isinstance(a, FromEnvironment) for a in arguments):
            return computed(self._library(callee, [unset(a) for a in arguments], keywords), *arguments)
        special = built_in.FUNCTIONS.get(callee.name)
        if special is not None:
            return special(self._machine, arguments, keywords)
        if callee.name in literals.FUNCTIONS and all(map(plain, arguments)) and plain(keywords):
            return literals.function(callee.name, arguments, keywords)
        if callee.name in literals.FUNCTIONS:
            return UNKNOWN
        return Symbol(callee.name, instance=True)
