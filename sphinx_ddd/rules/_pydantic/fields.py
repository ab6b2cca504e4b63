"""The fields of a model as its class body declares them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._pydantic.config import CONFIG_CLASS, MODEL_CONFIG, lineage
from sphinx_ddd.rules._pydantic.types import PYDANTIC
from sphinx_ddd.rules._settings.annotations import constraint, read
from sphinx_ddd.rules._settings.python_types import Annotation
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import qualified_scope
from sphinx_ddd.source.uses import Call

_CLEANERS = ("inspect.cleandoc", "textwrap.dedent")
_INFERRED = {bool: "boolean", int: "integer", float: "number", str: "string", list: "list", dict: "dict", tuple: "list"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field, with what its annotation and the ``Field(…)`` calls say of it."""

    name: str
    node: nodes.NodeNG
    context: Context
    owner: str
    """Qualified name of the class that declares it."""
    annotation: Annotation
    calls: tuple[Call, ...]
    """``Field(…)``, the strongest last."""
    assigned: nodes.NodeNG | None
    """What is assigned to it, where that is no ``Field(…)``."""
    docstring: str
    assigned_in: Context | None = None
    """Where to read what is assigned, if another class assigns it."""

    def stated(self, keyword: str, position: int | None = None) -> tuple[Context, nodes.NodeNG] | None:
        """The expression given for an argument of ``Field``."""
        for call in reversed(self.calls):
            found = call.expression(position, keyword)
            if found is not None:
                return found
        return None

    def text(self, keyword: str) -> Maybe[str]:
        """The text given for an argument of ``Field``; ``None`` where none is."""
        found = self.stated(keyword)
        return found[0].text(found[1]) if found is not None else UNKNOWN if self.is_open else None

    @property
    def is_open(self) -> bool:
        """Whether ``Field`` is given arguments that cannot be read."""
        return any(call.is_open() for call in self.calls)

    @property
    def description(self) -> str:
        """Its own help text, else the text under it."""
        found = self.stated("description")
        return inspect.cleandoc(_template(found[1], found[0])) if found is not None else self.docstring

    @property
    def default(self) -> tuple[Context, nodes.NodeNG] | None:
        """The expression of its default; that of a factory is :attr:`factory`."""
        if self.assigned is not None:
            return self.assigned_in or self.context, self.assigned
        return self.stated("default", 0)

    @property
    def factory(self) -> tuple[Context, nodes.NodeNG] | None:
        return self.stated("default_factory")


def _template(node: nodes.NodeNG, context: Context) -> str:
    match node:
        case nodes.Call(args=[inner, *_]) if any(name in _CLEANERS for name in context.names(node.func)):
            return _template(inner, context)
    return context.template(node)


def fields_of(node: nodes.ClassDef, context: Context, *, is_first_generation: bool) -> dict[str, Field]:
    """The fields of a class, those it inherits from classes of the project first."""
    found: dict[str, Field] = {}
    for home, one in reversed(list(lineage(node, context))):
        for field in _declared(one, home, is_first_generation=is_first_generation):
            found[field.name] = field
        for name in _hidden(one):
            found.pop(name, None)
    return found


def _hidden(node: nodes.ClassDef) -> Iterator[str]:
    """Names that a class makes methods of, or properties."""
    for name, bindings in node.locals.items():
        if isinstance(bindings[-1], nodes.FunctionDef):
            yield name


def statements(body: list[nodes.NodeNG]) -> Iterator[tuple[nodes.NodeNG, str]]:
    """The assignments of a class body, also those under a condition, each with the text under it."""
    for statement, following in zip(body, [*body[1:], None], strict=True):
        match statement:
            case nodes.If(body=inner, orelse=orelse):
                yield from statements(inner)
                yield from statements(orelse)
            case nodes.AnnAssign() | nodes.Assign():
                yield statement, _docstring(following)


def _docstring(node: nodes.NodeNG | None) -> str:
    match node:
        case nodes.Expr(value=nodes.Const(value=str() as text)):
            return inspect.cleandoc(text)
    return ""


def _declared(node: nodes.ClassDef, context: Context, *, is_first_generation: bool) -> Iterator[Field]:
    owner = qualified_scope(context.module, node)
    for statement, docstring in statements(node.body):
        match statement:
            case nodes.AnnAssign(target=nodes.AssignName(name=name), annotation=annotation, value=value):
                said = read(annotation, context, PYDANTIC)
                if said.is_class_variable:
                    continue
            case nodes.Assign(targets=[nodes.AssignName(name=name)], value=value) if is_first_generation:
                said = _inferred(value, context)
            case _:
                continue
        if name.startswith("_") or name in (MODEL_CONFIG, CONFIG_CLASS) or _is_call(value, names.PRIVATE, context):
            continue
        calls = [call for home, one in said.metadata if (call := _field_call(one, home)) is not None]
        own = _field_call(value, context)
        if own is not None:
            said = said.narrowed(constraint(own.node, own.context, PYDANTIC))
        yield Field(
            name=name,
            node=statement,
            context=context,
            owner=owner,
            annotation=said,
            calls=tuple(calls + ([own] if own is not None else [])),
            assigned=value if own is None else None,
            docstring=docstring,
        )


def _inferred(value: nodes.NodeNG, context: Context) -> Annotation:
    """The type that the first generation takes from a default."""
    call = _field_call(value, context)
    given = call.expression(0, "default") if call is not None else (context, value)
    found = given[0].value(given[1]) if given is not None else UNKNOWN
    return Annotation(_INFERRED.get(type(found), UNKNOWN))


def _is_call(node: nodes.NodeNG | None, wanted: tuple[str, ...], context: Context) -> bool:
    return isinstance(node, nodes.Call) and any(name in wanted for name in context.names(node.func))


def _field_call(node: nodes.NodeNG | None, context: Context) -> Call | None:
    """``Field(…)``, also as a function of the project returns it for the arguments it is given."""
    if not isinstance(node, nodes.Call):
        return None
    called = context.names(node.func)
    if any(name in names.FIELD for name in called):
        return Call(node, context, called, node)
    for name in called:
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            return _returned(node, context, defined[1], defined[0])
    return None


def _returned(node: nodes.Call, context: Context, function: nodes.FunctionDef, home: Context) -> Call | None:
    """The ``Field(…)`` that a helper returns, read with the arguments of this call."""
    frame = context.reader.evaluator.entered(node, context.module, context.frame, function, home.module)
    for inner in function.nodes_of_class(nodes.Return) if frame is not None else ():
        called = home.names(inner.value.func) if isinstance(inner.value, nodes.Call) else ()
        if frame is not None and any(name in names.FIELD for name in called):
            return Call(inner.value, Context(home.module, context.reader, frame), called, inner.value)
    return None
