"""Reading one parameter of a command of typer: what its annotation and its default declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._cli import click_params, click_types
from sphinx_ddd.rules._cli import typer_names as names
from sphinx_ddd.rules._cli.click_params import Declared
from sphinx_ddd.rules._settings.annotations import read as read_annotation
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import factory_default, stated_default
from sphinx_ddd.rules._settings.python_types import Annotation
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.bindings import annotation_of, is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.origins import Origin
from sphinx_ddd.source.uses import Call


class Written(NamedTuple):
    """An expression, and where it is read."""

    node: nodes.NodeNG
    context: Context


class ValueType(NamedTuple):
    """What one parameter takes."""

    option_type: Maybe[str]
    native_type: Maybe[str]
    element_type: Maybe[str] = None
    choices: Maybe[tuple[JSON, ...]] = None


STRING = ValueType("string", "str")
UNREAD = ValueType(UNKNOWN, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a command's function, as it is declared."""

    node: nodes.AssignName
    context: Context
    info: Call | None
    """``typer.Option(…)`` or ``typer.Argument(…)``, where there is one."""
    is_annotated: bool
    """The call stands in the annotation: its first argument is a flag, and the default stands at the parameter."""
    annotation: Annotation
    default: Written | None
    """``None`` where the operator has to give a value."""

    @property
    def name(self) -> str:
        return str(self.node.name)

    @property
    def is_argument(self) -> bool:
        if self.info is not None:
            return any(name in names.ARGUMENT for name in self.info.names)
        return self.default is None


def parameters(function: Origin, context: Context) -> Iterator[Parameter]:
    """The parameters of a command that an operator gives, in order."""
    here = context.reader.context(function.module)
    node = function.node
    assert isinstance(node, nodes.FunctionDef)
    positional = [*(node.args.posonlyargs or ()), *(node.args.args or ())]
    if isinstance(node.parent, nodes.ClassDef) and not is_static(node):
        positional = positional[1:]
    for one in (*positional, *(node.args.kwonlyargs or ())):
        found = _parameter(one, node, here)
        if found is not None:
            yield found


def _parameter(one: nodes.AssignName, function: nodes.FunctionDef, here: Context) -> Parameter | None:
    annotation = read_annotation(annotation_of(one, function.args), here, names.VOCABULARY)
    if annotation.option_type == names.CONTEXT:
        return None
    try:
        default = Written(function.args.default_value(one.name), here)
    except NoDefault:
        default = None
    for context, node in annotation.metadata:
        info = _info(Written(node, context))
        if info is not None:
            if default is None or _is_required(default):
                default = _factory(info)
            return Parameter(one, here, info, is_annotated=True, annotation=annotation, default=default)
    info = _info(default) if default is not None else None
    if info is not None:
        given = info.expression(0, "default")
        default = Written(given[1], given[0]) if given is not None else _factory(info)
    stated = None if default is None or _is_required(default) else default
    return Parameter(one, here, info, is_annotated=False, annotation=annotation, default=stated)


def _is_required(default: Written) -> bool:
    return isinstance(default.node, nodes.Const) and default.node.value is Ellipsis


def _info(written: Written) -> Call | None:
    """The call that describes a parameter, also where a variable holds it or a function of the project makes it."""
    for origin in written.context.origins(written.node):
        if not isinstance(origin.node, nodes.Call):
            continue
        there = written.context.elsewhere(origin)
        called = there.names(origin.node.func)
        if any(name in names.PARAMETERS for name in called):
            return Call(origin.node, there, called, origin.node)
    return None


def _factory(info: Call) -> Written | None:
    """The function of ``default_factory=``."""
    given = info.expression(None, "default_factory")
    if given is None:
        return None
    return Written(given[1], given[0])


def is_open(found: Parameter) -> bool:
    """Whether a declaration may say more than can be read."""
    return found.info is not None and found.info.is_open()


def declared(found: Parameter, kind: ValueType) -> Declared | None:
    """The flags of an option; ``None`` where they cannot be read."""
    texts: list[str] | None = []
    if found.info is not None:
        texts = _texts(found.info, 0 if found.is_annotated else 1)
    if texts is None:
        return None
    flags = [text for text in texts if not text.isidentifier()]
    if not flags:
        flag = names.flag_name(found.name)
        flags = [f"--{flag}/--no-{flag}" if is_flag(found, kind) else f"--{flag}"]
    parsed = click_params.parsed(flags)
    return Declared(found.name, parsed.flags, parsed.off) if parsed is not None else None


def _texts(info: Call, first: int) -> list[str] | None:
    out: list[str] = []
    for node in info.call.args[first:] if info.call is not None else ():
        if isinstance(node, nodes.Const) and node.value is Ellipsis:
            continue
        value = info.context.value(node.value if isinstance(node, nodes.Starred) else node)
        values = value if isinstance(value, (list, tuple)) else [value]
        if not all(isinstance(v, str) for v in values):
            return None
        out += values
    return out


def is_flag(found: Parameter, kind: ValueType) -> bool:
    """Whether an option takes no value."""
    return not found.is_argument and kind.option_type == "boolean"


def type_of(found: Parameter) -> ValueType:
    """The type of one value, by ``click_type``, ``parser``, the annotation, else by the default."""
    info, annotation = found.info, found.annotation
    is_list = annotation.option_type == "list"
    given = info.expression(None, "click_type") if info is not None else None
    if given is not None:
        stated = click_types.stated(given[1], given[0])
        one = ValueType(stated.option_type, stated.native_type, choices=stated.choices)
        return ValueType("list", one.native_type, one.option_type, one.choices) if is_list else one
    parser = info.expression(None, "parser") if info is not None else None
    if parser is not None:
        native: Maybe[str] = next(iter(parser[0].names(parser[1])), UNKNOWN)
        return ValueType("list", native, "raw") if is_list else ValueType("raw", native)
    if annotation.option_type is None:
        return _of_value(found.default) if found.default is not None else STRING
    choices = annotation.choices  # of an enumeration, its values: what is typed is text
    shown: Maybe[tuple[JSON, ...]] = tuple(str(c) for c in choices) if isinstance(choices, tuple) else choices
    return ValueType(annotation.option_type, annotation.native_type, annotation.element_type, shown)


def _of_value(default: Written) -> ValueType:
    """The type that typer takes from a default, where no annotation gives one."""
    value = default.context.value(default.node)
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string"}
    if value is UNKNOWN:
        return UNREAD
    return next((ValueType(word, kind.__name__) for kind, word in kinds.items() if type(value) is kind), STRING)


def limits(found: Parameter, kind: ValueType) -> tuple[Maybe[float], Maybe[float]]:
    """Smallest and largest value."""
    number = kind.element_type if kind.option_type == "list" else kind.option_type
    if found.info is None or number not in ("integer", "number"):
        return None, None
    return found.info.number(None, "min"), found.info.number(None, "max")


def default_of(found: Parameter, kind: ValueType) -> tuple[Maybe[JSON], tuple[str, ...]]:
    """The default, and the environment variables that the code reads for it."""
    info = found.info
    if info is not None and info.flag(None, "count") is True and found.default is None:
        return 0, ()
    if found.default is None:
        return (UNKNOWN if is_open(found) and not found.is_annotated else None), ()
    node, context = found.default
    read = environment(node, context)
    is_made = info is not None and info.argument(None, "default_factory") is node
    stated = factory_default(node, context) if is_made else stated_default(node, context)
    stated = _of_alias(node, context) if stated is UNKNOWN else stated
    return _typed(stated, kind), read.names if read is not None else ()


def _of_alias(node: nodes.NodeNG, context: Context) -> Maybe[JSON]:
    """``Mode.FAST`` where ``Mode`` is ``Annotated[…]`` of an enumeration: an alias hands on the members of what it stands for."""
    if not isinstance(node, nodes.Attribute):
        return UNKNOWN
    found = expression_of(node.expr, context.module, context.reader.project, ())
    match found:
        case (module, nodes.Subscript(slice=nodes.Tuple(elts=[base, *_]))):
            members = context.reader.context(module).items(base)
            named = [m for m in members if getattr(m, "member", "") == node.attrname] if isinstance(members, list) else []
            return str(named[0]) if named else UNKNOWN
    return UNKNOWN


def _typed(value: Maybe[JSON], kind: ValueType) -> Maybe[JSON]:
    """A default as an operator would type it: of a member of an enumeration, its value."""
    match value:
        case {"$enum": _, "value": inner}:
            return str(inner) if kind.option_type == "enum" else inner
    return value


def environment_of(found: Parameter) -> tuple[str, ...]:
    """The variables of ``envvar=``."""
    stated = found.info.texts(None, "envvar") if found.info is not None else None
    return stated if isinstance(stated, tuple) else ()


def help_of(found: Parameter) -> str:
    """The help of a parameter."""
    return click_params.plain(found.info.template(None, "help")) if found.info is not None else ""
