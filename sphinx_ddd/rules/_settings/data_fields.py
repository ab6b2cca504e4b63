"""The fields of dataclasses and of classes of ``attrs``, and what their validators let through."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import Limit
from sphinx_ddd.rules._settings.annotations import read
from sphinx_ddd.rules._settings.guards import IsValue, allowed, attribute, ranges, variable
from sphinx_ddd.rules._settings.python_types import Annotation, Bounds
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES, choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of, qualified_scope
from sphinx_ddd.source.uses import Call

DATACLASSES = ("dataclasses.dataclass", "pydantic.dataclasses.dataclass", "marshmallow_dataclass.dataclass")
ATTRS = (
    "attr.s", "attr.attrs", "attr.attributes", "attr.dataclass", "attr.define", "attr.frozen", "attr.mutable",
    "attrs.define", "attrs.frozen", "attrs.mutable", "typed_settings.settings", "environ.config",
)  # fmt: skip
CALLS = {
    "dataclasses.field": None, "msgspec.field": None, "pyrallis.field": None, "draccus.field": None,
    "simple_parsing.field": 0, "simple_parsing.helpers.field": 0, "simple_parsing.helpers.fields.field": 0,
    "attr.ib": 0, "attr.attr": 0, "attr.attrib": 0, "attr.field": None, "attrs.field": None,
    "typed_settings.option": None, "typed_settings.secret": None,
    "environ.var": 0, "environ.bool_var": 0, "environ.group": None,
}  # fmt: skip
"""Function that declares a field, to the position of its default."""
_READ_AS = {"environ.var": Annotation("string", "str"), "environ.bool_var": Annotation("boolean", "bool")}
"""What a function reads where neither annotation nor converter says it."""
SECRETS = frozenset({"typed_settings.secret"})
_FACTORIES = frozenset({"attr.Factory", "attrs.Factory"})
_NOTHING = frozenset({
    "attr.NOTHING", "attrs.NOTHING", "dataclasses.MISSING", "msgspec.NODEFAULT", "omegaconf.MISSING", "omegaconf.omegaconf.MISSING",
    "tyro.MISSING", "simple_parsing.MISSING",
})  # fmt: skip
"""In place of a default: there is none."""
_HELP = ("help", "description", "doc")
_AFTER = ("__post_init__", "__attrs_post_init__")
_VALIDATORS = {f"{home}.validators.{name}": name for home in ("attr", "attrs") for name in (
    "ge", "gt", "le", "lt", "in_", "and_", "optional", "matches_re", "instance_of",
)}  # fmt: skip
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of a class whose constructor is made from them."""

    name: str
    node: nodes.NodeNG
    context: Context
    owner: str
    """Qualified name of the class that declares it."""
    annotation: Annotation
    call: Call | None
    """``field(…)``, ``attr.ib(…)`` and the like."""
    default: tuple[Context, nodes.NodeNG] | None
    factory: tuple[Context, nodes.NodeNG] | None
    """What gives the default, instead of one."""
    description: str
    limits: tuple[Limit, ...] = ()
    choices: Maybe[tuple[JSON, ...]] = None

    @property
    def is_open(self) -> bool:
        """Whether it is declared with arguments that cannot be read."""
        return self.call is not None and self.call.is_open()


def is_data_class(node: nodes.ClassDef, context: Context) -> bool:
    """Whether a class is a dataclass, or one of ``attrs`` or ``msgspec``."""
    for decorator in decorators_of(node):
        called = context.names(decorator.func if isinstance(decorator, nodes.Call) else decorator)
        if any(name in (*DATACLASSES, *ATTRS) for name in called):
            return True
    return "msgspec.Struct" in context.ancestors(context.subject(node))


def fields_of(node: nodes.ClassDef, context: Context) -> dict[str, DataField]:
    """The fields that the constructor of a class takes, those of its bases first."""
    found: dict[str, DataField] = {}
    for name in reversed(context.ancestors(context.subject(node))):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef) and is_data_class(defined[1], defined[0]):
            for field in _declared(defined[1], defined[0]):
                found[field.name] = field
    return {name: _guarded(field, node, context) for name, field in found.items()}


def _declared(node: nodes.ClassDef, context: Context) -> Iterator[DataField]:
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        match statement:
            case nodes.AnnAssign(target=nodes.AssignName(name=name), annotation=annotation, value=value):
                said = read(annotation, context)
                call = _call(value, context)
            case nodes.Assign(targets=[nodes.AssignName(name=name)], value=value):
                said, call = Annotation(UNKNOWN), _call(value, context)
                if call is None:
                    continue
            case _:
                continue
        if said.is_class_variable or name.startswith("_") or (call is not None and call.flag(None, "init") is False):
            continue
        default, factory = _defaults(value, call, name, node, context)
        yield DataField(
            name=name,
            node=statement,
            context=context,
            owner=qualified_scope(context.module, node),
            annotation=_typed(said, call),
            call=call,
            default=default,
            factory=factory,
            description=_description(call, following),
        )


def _call(node: nodes.NodeNG | None, context: Context) -> Call | None:
    called = context.names(node.func) if isinstance(node, nodes.Call) else ()
    wanted = tuple(name for name in called if name in CALLS)
    return Call(node, context, wanted, node) if isinstance(node, nodes.Call) and wanted else None


Stated = tuple[Context, nodes.NodeNG] | None


def _defaults(value: nodes.NodeNG | None, call: Call | None, name: str, node: nodes.ClassDef, context: Context) -> tuple[Stated, Stated]:
    """The expression of the default, or that of what gives it."""
    if call is None:
        return ((context, value) if value is not None and not _is_nothing(value, context) else None), None
    factory = call.expression(None, "default_factory") or call.expression(None, "factory")
    default = call.expression(CALLS[call.name], "default")
    if default is not None and isinstance(default[1], nodes.Call):
        home, made = default
        if any(one in _FACTORIES for one in home.names(made.func)):
            takes_self = len(made.args) > 1 or made.keywords
            return None, (home, made if takes_self else made.args[0]) if made.args else None
    if default is not None and _is_nothing(default[1], default[0]):
        default = None
    for method in node.body:
        if isinstance(method, nodes.FunctionDef) and _decorates(method, name, "default"):
            return None, (context, method)
    return default, factory


def _is_nothing(node: nodes.NodeNG, context: Context) -> bool:
    return any(name in _NOTHING for name in context.names(node))


def _decorates(method: nodes.FunctionDef, field: str, what: str) -> bool:
    """``@field.validator``, ``@field.default``."""
    for decorator in decorators_of(method):
        match decorator:
            case nodes.Attribute(expr=nodes.Name(name=name), attrname=attrname) if name == field and attrname == what:
                return True
    return False


def _typed(said: Annotation, call: Call | None) -> Annotation:
    """The type by the annotation, else by what the call says; narrowed by its validators."""
    if call is None:
        return said
    for keyword in ("type", "converter"):
        given = call.expression(None, keyword) if said.option_type is UNKNOWN and said.native_type is None else None
        for name in given[0].names(given[1]) if given is not None else ():
            if keyword == "type" and given is not None:
                said = read(given[1], given[0])
            elif name in BUILTIN_TYPES:
                said = Annotation(*BUILTIN_TYPES[name])
    if call.name in _READ_AS and said.option_type is UNKNOWN and call.expression(None, "converter") is None:
        said = _READ_AS[call.name]
    if call.name in SECRETS:
        said = replace(said, is_secret=True)
    validator = call.expression(1 if CALLS[call.name] == 0 and call.name.startswith("attr.") else None, "validator")
    return _validated(said, validator[1], validator[0], 0) if validator is not None else said


def _validated(said: Annotation, node: nodes.NodeNG, context: Context, depth: int) -> Annotation:
    """What a validator of ``attrs`` says besides: ``and_(ge(1), le(10))``, ``in_(LEVELS)``."""
    if isinstance(node, nodes.List | nodes.Tuple) and depth < _DEEPEST:
        for one in node.elts:
            said = _validated(said, one, context, depth + 1)
        return said
    if not isinstance(node, nodes.Call):
        return said
    called = context.names(node.func)
    kind = next((_VALIDATORS[name] for name in called if name in _VALIDATORS), None)
    use = Call(node, context, called, node)
    match kind:
        case "ge" | "gt" | "le" | "lt":
            return said.narrowed(Annotation(bounds=Bounds(**{kind: use.number(0, "val")})))
        case "and_" | "optional" if depth < _DEEPEST:
            for one in node.args:
                said = _validated(said, one, context, depth + 1)
        case "in_":
            given = use.expression(0, "options")
            return replace(said, choices=choices_of(given[0].items(given[1]))) if given is not None else said
        case "matches_re":
            return said.narrowed(Annotation(pattern=use.text(0, "regex")))
        case "instance_of" if said.option_type is UNKNOWN and said.native_type is None:
            given = use.expression(0, "type")
            return read(given[1], given[0]) if given is not None else said
    return said


def _description(call: Call | None, following: nodes.NodeNG | None) -> str:
    for keyword in _HELP if call is not None else ():
        text = call.template(None, keyword) if call is not None else ""
        if text:
            return inspect.cleandoc(text)
    metadata = call.value(None, "metadata") if call is not None else None
    for keyword in _HELP if isinstance(metadata, dict) else ():
        if isinstance(metadata, dict) and isinstance(metadata.get(keyword), str):
            return inspect.cleandoc(metadata[keyword])
    match following:
        case nodes.Expr(value=nodes.Const(value=str() as text)):
            return inspect.cleandoc(text)
    return ""


# Guard clauses


def _guarded(field: DataField, node: nodes.ClassDef, context: Context) -> DataField:
    """A field with what methods refuse for it."""
    limits: list[Limit] = []
    choices: Maybe[tuple[JSON, ...]] = None
    for method, is_value, home in _checks(field, node, context):
        limits += ranges(method.body, is_value, home)
        choices = allowed(method.body, is_value, home) if choices is None else choices
    return replace(field, limits=tuple(limits), choices=choices)


def _checks(field: DataField, node: nodes.ClassDef, context: Context) -> Iterator[tuple[nodes.FunctionDef, IsValue, Context]]:
    for name in context.ancestors(context.subject(node)):
        defined = context.definition(name)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            continue
        for method in defined[1].body:
            arguments = [a.name for a in method.args.args or ()] if isinstance(method, nodes.FunctionDef) else []
            if isinstance(method, nodes.FunctionDef) and method.name in _AFTER and arguments:
                yield method, attribute(field.name, arguments[0]), defined[0]
            elif isinstance(method, nodes.FunctionDef) and len(arguments) > 2 and _decorates(method, field.name, "validator"):
                yield method, variable(arguments[2]), defined[0]
    validator = field.call.expression(None, "validator") if field.call is not None else None
    for name in validator[0].names(validator[1]) if validator is not None else ():
        found = field.context.definition(name)
        if found is not None and isinstance(found[1], nodes.FunctionDef) and len(found[1].args.args or ()) == 3:
            yield found[1], variable(found[1].args.args[2].name), found[0]
