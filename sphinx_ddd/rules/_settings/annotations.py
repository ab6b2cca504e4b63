"""Annotations read as the types of options. What a framework adds to Python's own types is given as a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._settings.python_types import PYTHON, Annotation, Bounds, Vocabulary
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.enums import ENUMS
from sphinx_ddd.source.parse import parse_expression
from sphinx_ddd.source.uses import Call

UNREADABLE = Annotation(option_type=UNKNOWN)
_NONE = Annotation(is_optional=True)
_UNIONS = ("typing.Optional", "typing.Union")
_CLASS_VARIABLE = "typing.ClassVar"
_MADE_TYPES = {"typing.NewType": (1, "tp"), "typing.TypeAliasType": (1, "value"), "typing.TypeVar": (None, "bound")}
_ITS_FIRST_IS_IT = ("typing.Annotated", *PYTHON.wrappers)
_NUMBERS = frozenset({"integer", "number"})
_TEXTS = frozenset({"string", "path", "uri", "host", "ip", "enum"})
_DEEPEST = 24

T = TypeVar("T")


def read(node: nodes.NodeNG | None, context: Context, vocabulary: Vocabulary = PYTHON) -> Annotation:
    """What an annotation says of a value.

    :param vocabulary: the types to know; ``PYTHON | MINE`` where a framework adds its own.
    """
    found = _read(node, context, vocabulary, 0)
    return replace(found, native_type=_native(node, context))


def _read(node: nodes.NodeNG | None, context: Context, words: Vocabulary, depth: int) -> Annotation:
    if depth > _DEEPEST:
        return UNREADABLE
    match node:
        case None:
            return Annotation()
        case nodes.Const(value=None):
            return _NONE
        case nodes.Const(value=str()):
            written = _parsed(node, context)
            return _read(written, context, words, depth + 1) if written is not None else UNREADABLE
        case nodes.BinOp(op="|", left=left, right=right):
            return _union([_read(left, context, words, depth + 1), _read(right, context, words, depth + 1)])
        case nodes.Subscript():
            return _subscript(node, context, words, depth)
        case nodes.Call():
            return _call(node, context, words, depth)
        case nodes.Name() | nodes.Attribute():
            return _named(node, context, words, depth)
    return UNREADABLE


def _parsed(node: nodes.Const, context: Context) -> nodes.NodeNG | None:
    """The expression in a quoted annotation, parsed once."""
    key = ("quoted", node)
    if key not in context.module.names:
        context.module.names[key] = parse_expression(node.value, node)
    return context.module.names[key]


def _names(node: nodes.NodeNG, context: Context) -> tuple[str, ...]:
    """Qualified names, those of ``typing_extensions`` as if they came from ``typing``."""
    return tuple(name.replace("typing_extensions.", "typing.", 1) for name in context.names(node))


# Names


def _named(node: nodes.Name | nodes.Attribute, context: Context, words: Vocabulary, depth: int) -> Annotation:
    alias = _alias(node, context)
    if alias is not None:
        return _read(alias[1], alias[0], words, depth + 1)
    names = _names(node, context)
    for name in names:
        for ancestor in _ancestors(name, context):
            if ancestor in words.types:
                return _of_class(name, words.types[ancestor], context)
            if ancestor in ENUMS:
                return Annotation("enum", choices=choices_of(context.items(node)))
            if ancestor == _CLASS_VARIABLE:
                return Annotation(UNKNOWN, is_class_variable=True)
    own = tuple(name for name in names if _is_class(name, context))
    return Annotation("raw", classes=own) if own else UNREADABLE


def _ancestors(name: str, context: Context) -> Iterable[str]:
    """An enumeration may be text as well; that it is one says more."""
    found = [ancestor.replace("typing_extensions.", "typing.", 1) for ancestor in context.ancestors(name)]
    return sorted(found, key=lambda ancestor: ancestor not in ENUMS)


def _is_class(name: str, context: Context) -> bool:
    defined = context.definition(name)
    return defined is not None and isinstance(defined[1], nodes.ClassDef)


def _of_class(name: str, said: Annotation, context: Context) -> Annotation:
    """A class of the project, by the one it inherits from; limits may stand in its body: ``class Port(ConstrainedInt): ge = 1``."""
    defined = context.definition(name)
    if defined is None or not isinstance(defined[1], nodes.ClassDef):
        return said
    home, node = defined
    stated = {bound: _class_value(node, bound, home) for bound in ("ge", "gt", "le", "lt")}
    return replace(said, classes=(name,), bounds=said.bounds.narrowed(Bounds(**{k: v for k, v in stated.items() if v is not None})))


def _class_value(node: nodes.ClassDef, name: str, context: Context) -> Maybe[float]:
    for bound in node.locals.get(name, ()):
        if isinstance(bound, nodes.AssignName) and getattr(bound.parent, "value", None) is not None:
            value = context.value(bound.parent.value)
            return value if isinstance(value, (int, float)) else None
    return None


def _alias(node: nodes.Name | nodes.Attribute, context: Context) -> tuple[Context, nodes.NodeNG] | None:
    """The type that the project gave a name of its own."""
    owners = context.refs(node.expr) if isinstance(node, nodes.Attribute) else ()
    found = expression_of(node, context.module, context.reader.project, owners)
    if found is None or not isinstance(found[1], nodes.Subscript | nodes.Call | nodes.BinOp | nodes.Name | nodes.Attribute):
        return None
    return context.reader.context(found[0]), found[1]


# ``X[…]``


def _subscript(node: nodes.Subscript, context: Context, words: Vocabulary, depth: int) -> Annotation:
    inner = node.slice.elts if isinstance(node.slice, nodes.Tuple) else [node.slice]
    for name in _names(node.value, context):
        if name in _UNIONS:
            none = [_NONE] if name == "typing.Optional" else []
            return _union([*none, *(_read(one, context, words, depth + 1) for one in inner)])
        if name == "typing.Annotated":
            return _annotated(inner, context, words, depth)
        if name == "typing.Literal":
            return _literal(inner, context, words, depth)
        if name in words.wrappers:
            said = words.types.get(name, Annotation())
            found = _read(inner[0], context, words, depth + 1).narrowed(said)
            return replace(found, is_class_variable=found.is_class_variable or name == _CLASS_VARIABLE)
        for ancestor in _ancestors(name, context):
            if ancestor in words.types:
                return _container(words.types[ancestor], inner, context, words, depth)
        if _is_class(name, context):
            return Annotation("raw", classes=(name,))
    return UNREADABLE


def _annotated(inner: list[nodes.NodeNG], context: Context, words: Vocabulary, depth: int) -> Annotation:
    found = _read(inner[0], context, words, depth + 1)
    for one in inner[1:]:
        found = found.narrowed(constraint(one, context, words))
    return replace(found, metadata=(*found.metadata, *((context, one) for one in inner[1:])))


def _literal(inner: list[nodes.NodeNG], context: Context, words: Vocabulary, depth: int) -> Annotation:
    values: list[object] = []
    for one in inner:
        alias = _read(one, context, words, depth + 1) if isinstance(one, nodes.Name | nodes.Subscript) else None
        if alias is not None and isinstance(alias.choices, tuple):
            values += alias.choices
        else:
            values.append(context.value(one))
    choices = choices_of([value for value in values if value is not None])
    return Annotation("enum", choices=choices, is_optional=None in values)


def _container(said: Annotation, inner: list[nodes.NodeNG], context: Context, words: Vocabulary, depth: int) -> Annotation:
    if said.option_type != "list":
        return said
    elements = [one for one in inner if not (isinstance(one, nodes.Const) and one.value is Ellipsis)]
    found = [_read(one, context, words, depth + 1) for one in elements]
    kinds = {one.option_type for one in found}
    if len(found) == 0 or len(kinds) != 1:
        return said
    return replace(said, element_type=found[0].option_type, choices=found[0].choices if len(found) == 1 else None)


# Unions


def _union(parts: list[Annotation]) -> Annotation:
    """What several types have in common; a ``Literal`` or ``None`` beside a type leaves its limits."""
    real = [part for part in parts if part.option_type is not None]
    is_optional = any(part.is_optional for part in parts)
    if len(real) == 1:
        return replace(real[0], is_optional=is_optional)
    limited = [part for part in real if part.option_type in _NUMBERS or part.option_type == "duration"]
    others = [part for part in real if part not in limited]
    is_limited = len(limited) == 1 and all(part.option_type == "enum" for part in others)
    bounds = _only({part.bounds for part in real})
    closed = [part.choices for part in real if isinstance(part.choices, tuple) and part.option_type == "enum"]
    return Annotation(
        option_type=_common([part.option_type for part in real]),
        element_type=_only({part.element_type for part in real}),
        choices=tuple(dict.fromkeys(value for choices in closed for value in choices)) if len(closed) == len(real) and real else None,
        bounds=limited[0].bounds if is_limited else bounds or Bounds(),
        classes=tuple(dict.fromkeys(name for part in real for name in part.classes)),
        metadata=tuple(one for part in real for one in part.metadata),
        is_optional=is_optional,
        is_secret=any(part.is_secret for part in real),
    )


def _only(kinds: set[T]) -> T | None:
    return kinds.pop() if len(kinds) == 1 else None


def _common(kinds: list[Maybe[str]]) -> Maybe[str]:
    distinct = set(kinds)
    if len(distinct) <= 1:
        return kinds[0] if kinds else UNKNOWN
    if UNKNOWN in distinct:
        return UNKNOWN
    if distinct <= _NUMBERS:
        return "number"
    special = distinct - {"string"}
    # ``str | Path`` is a path that may be written as text; an open set of words is text.
    return (special.pop() if len(special) == 1 and "enum" not in special else "string") if distinct <= _TEXTS else "raw"


# Calls


def _call(node: nodes.Call, context: Context, words: Vocabulary, depth: int) -> Annotation:
    """``NewType("Port", int)``, ``conint(ge=1)``."""
    for name in _names(node.func, context):
        use = Call(node, context, (name,), node)
        if name in _MADE_TYPES:
            given = use.expression(*_MADE_TYPES[name])
            return _read(given[1], given[0], words, depth + 1) if given is not None else UNREADABLE
        if name in words.types:
            element = use.expression(0, "item_type") if words.types[name].option_type == "list" else None
            kind = _read(element[1], element[0], words, depth + 1).option_type if element is not None else None
            return replace(words.types[name], element_type=kind).narrowed(constraint(node, context, words))
    return UNREADABLE


def constraint(node: nodes.NodeNG, context: Context, words: Vocabulary) -> Annotation:
    """What a constraint says of a value: ``Field(ge=1)``, ``Ge(1)``; nothing where it is no call of the vocabulary."""
    call = node if isinstance(node, nodes.Call) else None
    if call is None and isinstance(node, nodes.Name | nodes.Attribute):
        alias = _alias(node, context)
        context, call = (alias[0], alias[1]) if alias is not None and isinstance(alias[1], nodes.Call) else (context, None)
    names = _names(call.func, context) if call is not None else ()
    parameters = next((words.constraints[name] for name in names if name in words.constraints), None)
    if call is None or parameters is None:
        return Annotation()
    use = Call(call, context, names, call)
    positions = {name: position for position, name in enumerate(parameters)}
    bounds = Bounds(**{name: _number(use, positions.get(name), name) for name in ("ge", "gt", "le", "lt")})
    pattern = use.text(None, "pattern")
    return Annotation(bounds=bounds, pattern=pattern if pattern is not None else use.text(None, "regex"))


def _number(use: Call, position: int | None, name: str) -> Maybe[float]:
    value = use.value(position, name)
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)) else UNKNOWN


# The written word


def _native(node: nodes.NodeNG | None, context: Context) -> str | None:
    """An annotation as it is written, without what belongs to the variable rather than to the type."""
    if node is None:
        return None
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        written = _parsed(node, context)
        return _native(written, context) if written is not None else node.value
    if isinstance(node, nodes.Subscript) and any(name in _ITS_FIRST_IS_IT for name in _names(node.value, context)):
        return _native(node.slice.elts[0] if isinstance(node.slice, nodes.Tuple) and node.slice.elts else node.slice, context)
    return context.code(node.func if isinstance(node, nodes.Call) else node)
