"""From the expression of a class attribute to the trait that it makes: through ``.tag``, the project's own trait types, and its helpers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._traitlets.kinds import KINDS, UNDEFINED, Kind
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import Entered, passed
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

DEEPEST = 12
"""Trait types derived one from the other, and helpers called one in the other."""


@dataclass(frozen=True, slots=True)
class Step:
    """A call on the way from the class attribute to the library's constructor."""

    call: Call
    entered: Entered | None
    """How the function around the call was entered."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait as it is declared."""

    native: str
    """The name of its class, as users know it."""
    kind: Kind | None
    """The library's type that it is or derives from; ``None`` for a type of a library that is not known."""
    steps: tuple[Step, ...]
    """The call in the class body first, that of the library's constructor last."""
    classes: tuple[tuple[Context, nodes.ClassDef], ...] = ()
    """Its own class and the bases of that within the project, nearest first."""
    tags: dict[str, Value] = field(default_factory=dict)
    """What ``.tag`` says of it; a key ``UNKNOWN`` where that cannot all be read."""
    is_readable: bool = True
    """Whether the arguments of the library's constructor are seen."""

    @property
    def use(self) -> Call:
        """The call whose arguments the library's type is given."""
        return self.steps[-1].call

    def _position(self, name: str) -> int | None:
        positions = self.kind.positions if self.kind is not None else ()
        return positions.index(name) if name in positions else None

    def value(self, name: str, default: Value = None) -> Value:
        """The literal given for a parameter; ``default`` where it is not given."""
        if not self.is_readable:
            return UNKNOWN
        found = self.expression(name)
        if found is not None:
            return found[0].value(found[1])
        return self.use.unpacked[name] if name in self.use.unpacked else UNKNOWN if self._may_hide(name) else default

    def expression(self, name: str) -> tuple[Context, nodes.NodeNG] | None:
        """The expression given for a parameter, from the class body where a constructor passes it on."""
        return self._expression(len(self.steps) - 1, self._position(name), name) if self.is_readable else None

    def _expression(self, level: int, position: int | None, name: str | None) -> tuple[Context, nodes.NodeNG] | None:
        step = self.steps[level]
        found = step.call.expression(position, name)
        if found is not None:
            return self._written(found[0], found[1], level)
        star = next((n for n, a in enumerate(step.call.node.args) if isinstance(a, nodes.Starred)), None)
        if star is None or position is None or position < star or not self._passes_all_on(step, star) or level == 0:
            return None
        assert step.entered is not None  # it has a parameter for the rest
        before = len(step.entered.function.args.args) - _is_method(step.entered.function)
        return self._expression(level - 1, before + position - star, None)

    def _passes_all_on(self, step: Step, star: int) -> bool:
        """Whether ``*args`` of a call is what the function around it was given."""
        passed_on = step.call.node.args[star].value
        return step.entered is not None and isinstance(passed_on, nodes.Name) and passed_on.name == step.entered.function.args.vararg

    def _may_hide(self, name: str) -> bool:
        """Whether a parameter may be given in a way that cannot be read."""
        if not self.use.is_open(self._position(name)):
            return False
        stars = [a.value for a in self.use.node.args if isinstance(a, nodes.Starred)]
        return UNKNOWN in self.use.unpacked or not all(isinstance(self.use.context.value(star), (list, tuple)) for star in stars)

    def positional(self) -> list[tuple[Context, nodes.NodeNG]]:
        """The expressions given by position."""
        return [(self.use.context, a) for a in self.use.node.args if not isinstance(a, nodes.Starred)]

    def _written(self, context: Context, node: nodes.NodeNG, level: int) -> tuple[Context, nodes.NodeNG]:
        """What a parameter that a constructor passes on was given where it was called."""
        entered = self.steps[level].entered
        if not isinstance(node, nodes.Name) or entered is None or level == 0:
            return context, node
        arguments = entered.function.args
        names = [a.name for a in (*(arguments.posonlyargs or ()), *arguments.args)]
        if node.name not in (*names, *(a.name for a in arguments.kwonlyargs or ())) or not _is_only_parameter(node):
            return context, node
        index = names.index(node.name) - _is_method(entered.function) if node.name in names else None
        given = passed(entered.call, node.name, index)
        outer = self.steps[level - 1].call.context
        return self._written(outer, given, level - 1) if given is not None else (context, node)

    def is_given(self, name: str) -> Maybe[bool]:
        """Whether a parameter is given a value of its own."""
        if not self.is_readable:
            return UNKNOWN
        found = self.expression(name)
        if found is not None:
            return not is_undefined(*found)
        if name in self.use.unpacked:
            return True
        return UNKNOWN if self._may_hide(name) else False


def is_undefined(context: Context, node: nodes.NodeNG) -> bool:
    """Whether an expression is the library's word for no default, also as the default of a constructor's parameter."""
    if isinstance(node, nodes.Name):
        match binding(node):
            case (nodes.FunctionDef() as function, [nodes.AssignName(parent=nodes.Arguments())]):
                inner = _parameter_default(function, node.name)
                return inner is not None and is_undefined(context, inner)
    return not UNDEFINED.isdisjoint(context.names(node))


def _parameter_default(function: nodes.FunctionDef, name: str) -> nodes.NodeNG | None:
    arguments = function.args
    positional = [*(arguments.posonlyargs or ()), *arguments.args]
    for parameter, default in zip(reversed(positional), reversed(arguments.defaults or ()), strict=False):
        if parameter.name == name:
            return default
    for parameter, default in zip(arguments.kwonlyargs or (), arguments.kw_defaults or (), strict=False):
        if parameter.name == name:
            return default
    return None


def _is_only_parameter(node: nodes.Name) -> bool:
    bound = binding(node)
    return bound is not None and len(bound[1]) == 1 and isinstance(bound[1][0].parent, nodes.Arguments)


def _is_method(function: nodes.FunctionDef) -> bool:
    return isinstance(function.parent, nodes.ClassDef)


def trait_of(node: nodes.NodeNG | None, context: Context, entered: Entered | None = None, depth: int = 0) -> Trait | None:
    """The trait that an expression makes; ``None`` where it makes none."""
    if depth > DEEPEST:
        return None
    match node:
        case nodes.Call(func=nodes.Attribute(expr=nodes.Call() | nodes.Name() as inner, attrname="tag")):
            return _tagged(node, trait_of(inner, context, entered, depth + 1), context)
        case nodes.Call():
            return next((found for name in context.names(node.func) if (found := _made(name, node, context, entered, depth))), None)
        case nodes.Name():
            value = _assigned(node)
            return trait_of(value, context, entered, depth + 1)
    return None


def _tagged(node: nodes.Call, trait: Trait | None, context: Context) -> Trait | None:
    if trait is None:
        return None
    tags = dict(trait.tags)
    for keyword in node.keywords or ():
        value = context.value(keyword.value)
        if keyword.arg is not None:
            tags[keyword.arg] = value
        elif isinstance(value, dict):
            tags |= value
        else:
            tags[UNKNOWN] = UNKNOWN  # type: ignore[index]
    return replace(trait, tags=tags)


def _assigned(node: nodes.Name) -> nodes.NodeNG | None:
    """What the only assignment of a variable gives it."""
    match binding(node):
        case (_, [nodes.AssignName(parent=nodes.Assign(value=value) | nodes.AnnAssign(value=value))]):
            return value
    return None


def _made(name: str, node: nodes.Call, context: Context, entered: Entered | None, depth: int) -> Trait | None:
    """The trait that a call of that qualified name makes."""
    step = Step(Call(node, context, (name,), node), entered)
    if name in KINDS:
        return Trait(KINDS[name].native, KINDS[name], (step,))
    defined = context.definition(name)
    match defined:
        case (home, nodes.ClassDef() as owner):
            return _constructed(name, owner, home, step)
        case (home, nodes.FunctionDef() as function) if not _is_method(function):
            return _returned(function, home, step, depth)
        case None if not name.startswith("builtins."):
            return Trait(name.rpartition(".")[2], None, (step,))
    return None


def _constructed(name: str, owner: nodes.ClassDef, home: Context, step: Step) -> Trait | None:
    """The trait of a type of the project, as its constructor calls the library's."""
    ancestors = home.ancestors(name)
    library = [a for a in ancestors if home.definition(a) is None and a != "builtins.object" and not a.startswith("typing.")]
    kind = next((KINDS[a] for a in library if a in KINDS), None)
    if kind is None:
        return None
    classes = tuple((c, d) for a in ancestors if (found := home.definition(a)) for c, d in [found] if isinstance(d, nodes.ClassDef))
    steps = [step]
    for context, node in classes:
        init = node.locals.get("__init__", [None])[-1]
        if not isinstance(init, nodes.FunctionDef):
            continue
        call = _to_base(init)
        if call is None:
            return Trait(owner.name, kind, tuple(steps), classes, is_readable=False)
        last = steps[-1]
        inner = Entered(init, last.call.node, last.call.context.module, last.entered)
        inside = replace(context, frame=context.reader.origins.frame(inner))
        steps.append(Step(Call(call, inside, (kind.native,), call), inner))
    return Trait(owner.name, kind, tuple(steps), classes)


def _to_base(init: nodes.FunctionDef) -> nodes.Call | None:
    """The one call by which a constructor calls that of its base."""
    calls = [n for n in walk(init) if isinstance(n, nodes.Call) and isinstance(n.func, nodes.Attribute) and n.func.attrname == "__init__"]
    through_super = [c for c in calls if isinstance(c.func.expr, nodes.Call)]
    return through_super[0] if len(through_super) == len(calls) == 1 else None


def _returned(function: nodes.FunctionDef, home: Context, step: Step, depth: int) -> Trait | None:
    """The trait that a helper of the project returns, with what the call of the helper says."""
    inner = Entered(function, step.call.node, step.call.context.module, step.entered)
    inside = replace(home, frame=home.reader.origins.frame(inner))
    returned = [r.value for r in returns_of(function) if r.value is not None]
    if len(returned) != 1:
        return None
    found = trait_of(returned[0], inside, inner, depth + 1)
    if found is None or found.kind is None:
        return None
    first = found.steps[0]
    return replace(
        found, steps=(step, replace(first, entered=inner), *found.steps[1:]), tags=found.tags | _tagged_later(returned[0], inside)
    )


def _tagged_later(node: nodes.NodeNG, context: Context) -> dict[str, Value]:
    """What ``trait.tag(…)`` says of a variable in a statement of its own, before it is returned."""
    if not isinstance(node, nodes.Name):
        return {}
    found: dict[str, Value] = {}
    for call in walk(node.scope()):
        match call:
            case nodes.Call(func=nodes.Attribute(expr=nodes.Name(name=name), attrname="tag")) if name == node.name:
                found |= {k.arg: context.value(k.value) for k in call.keywords or () if k.arg is not None}
    return found


def declared(owner: nodes.ClassDef) -> Iterator[tuple[str, nodes.NodeNG]]:
    """The attributes that a class body assigns, with what they are given: the last word on each, and the alternatives of branches."""
    for name, bound in owner.locals.items():
        given = [n for n in bound if isinstance(n, nodes.AssignName) and isinstance(n.parent, nodes.Assign | nodes.AnnAssign)]
        certain = [n for n, one in enumerate(given) if one.parent.parent is owner]
        for one in given[certain[-1] if certain else 0 :]:
            if one.parent.value is not None:
                yield name, one.parent.value
