"""What values an option takes: its type, range, choices and pattern, from its class or from an object of :mod:`oslo_config.types`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._oslo.names import OPTION_TYPES, OPTS, PLAIN_TYPES, PORTS, TYPE_PARAMETERS, type_class
from sphinx_ddd.rules._settings.values import choices_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.uses import Call

DEEPEST = 4
"""Lists of lists, and classes of the project above each other, that are looked into."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The values that an option takes."""

    option_type: Maybe[str] = None
    native_type: Maybe[str] = None
    element_type: Maybe[str] = None
    minimum: Maybe[float] = None
    maximum: Maybe[float] = None
    choices: Maybe[tuple[JSON, ...]] = None
    choices_help: Maybe[dict[str, str]] = None
    pattern: Maybe[str] = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A call with parameters that may be given by position."""

    use: Call
    parameters: tuple[str, ...]
    offset: int = 0
    """Positions before the first parameter: the object in ``Opt.__init__(self, …)``."""

    def position(self, name: str) -> int | None:
        return self.parameters.index(name) + self.offset if name in self.parameters else None

    def value(self, name: str, default: Value = None) -> Value:
        return self.use.value(self.position(name), name, default)

    def expression(self, name: str) -> tuple[Context, nodes.NodeNG] | None:
        return self.use.expression(self.position(name), name)

    def flag(self, name: str) -> Maybe[bool]:
        """``True`` or nothing; a value that is not a boolean counts as Python counts it."""
        value = self.value(name)
        return UNKNOWN if value is UNKNOWN else bool(value) or None

    def number(self, name: str) -> Maybe[float]:
        value = self.value(name)
        return value if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)) else UNKNOWN


def kind_of(stated: Stated, opt: str) -> Kind:
    """The values of an option of that class."""
    known = OPTS[opt]
    own = opt.rpartition(".")[2]
    if known.type:
        kind = _of_type(known.type, stated, 0)
    else:
        missing = Kind(UNKNOWN, UNKNOWN) if stated.use.is_open() else Kind("string", "String")
        kind = _given(stated, "item_type" if known.is_multi else "type", 0) or missing
    if known.is_multi:
        return replace(kind, option_type="list", native_type=own, element_type=kind.option_type)
    return replace(kind, native_type=own) if known.type else kind


def _given(stated: Stated, name: str, depth: int) -> Kind | None:
    """What a parameter that takes a type says; ``None`` where it is not given."""
    expression = stated.expression(name)
    if expression is None:
        return None
    context, node = expression
    if depth > DEEPEST:
        return Kind(UNKNOWN, UNKNOWN)
    plain = next((PLAIN_TYPES[n] for n in context.names(node) if n in PLAIN_TYPES), None)
    if plain is not None:
        return Kind(plain, context.names(node)[0].rpartition(".")[2])
    if context.value(node) is None:
        return None
    if isinstance(node, nodes.Lambda):
        return Kind("raw", "lambda")
    for origin in context.origins(node):
        inner = context if origin.module is context.module and origin.entered is None else context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call):
            found = _of_call(origin.node, inner, depth)
            if found is not None:
                return found
        elif isinstance(origin.node, nodes.FunctionDef):
            return Kind("raw", origin.node.name)
    names = context.names(node)
    return Kind("raw", names[0].rpartition(".")[2]) if names and not isinstance(node, nodes.Call) else Kind(UNKNOWN, UNKNOWN)


def _of_call(call: nodes.Call, context: Context, depth: int) -> Kind | None:
    """What the call says that makes a type; ``None`` where it makes none of ``oslo.config``."""
    names = tuple(name.removesuffix(".__init__") for name in context.names(call.func))
    direct = type_class(tuple(n for name in names for n in context.reader.resolver.classes.constructed(name)))
    own = names[0].rpartition(".")[2] if names else ""
    if direct:
        use = Call(node=call, context=context, names=names, call=call)
        return replace(_of_type(direct, Stated(use, TYPE_PARAMETERS[direct]), depth), native_type=own)
    for name in names:
        inner = _initialised(name, call, context)
        if inner is not None and depth <= DEEPEST:
            kind = _of_call(*inner, depth + 1)
            return replace(kind, native_type=own) if kind is not None else None
    return None


def _initialised(name: str, call: nodes.Call, context: Context) -> tuple[nodes.Call, Context] | None:
    """The call with which a type of the project initialises its base, and the context with what it was itself called with."""
    for ancestor in context.ancestors(name):
        defined = context.definition(ancestor)
        method = defined[1].locals.get("__init__", [None])[-1] if defined is not None and isinstance(defined[1], nodes.ClassDef) else None
        if defined is None or not isinstance(method, nodes.FunctionDef):
            continue
        inner = defined[0].entered(Entered(method, call, context.module))
        for one in method.nodes_of_class(nodes.Call):
            bases = (n.removesuffix(".__init__") for n in inner.names(one.func) if n.endswith(".__init__"))
            if any(type_class(context.ancestors(base)) for base in bases):
                return one, inner
        return None
    return None


def _of_type(name: str, stated: Stated, depth: int) -> Kind:
    """What the parameters of a class in :mod:`oslo_config.types` say, given to it or to the option that makes it."""
    kind = Kind(OPTION_TYPES[name], name)
    parameters = {*TYPE_PARAMETERS[name], *stated.parameters}
    if {"min", "max"} <= parameters and name != "Range":
        minimum, maximum = stated.number("min"), stated.number("max")
        if name == "Port":
            minimum, maximum = (PORTS[n] if m is None else m for n, m in enumerate((minimum, maximum)))
        kind = replace(kind, minimum=minimum, maximum=maximum)
    if "choices" in parameters:
        choices, meanings = choices_and_help(_choices(stated))
        kind = replace(kind, choices=choices, choices_help=meanings)
    if name in ("List", "Dict"):
        inner = _given(stated, "item_type" if name == "List" else "value_type", depth + 1) or Kind("string")
        kind = replace(kind, element_type=inner.option_type, choices=inner.choices, choices_help=inner.choices_help)
        return kind if name == "List" else replace(kind, element_type=None, choices=None, choices_help=None)
    return replace(kind, pattern=_pattern(name, stated))


def _choices(stated: Stated) -> Value:
    given = stated.expression("choices")
    return given[0].items(given[1]) if given is not None else stated.value("choices")


def choices_and_help(value: Value) -> tuple[Maybe[tuple[JSON, ...]], Maybe[dict[str, str]]]:
    """The allowed values, and what those mean that say so: all of the choices are pairs, or none is."""
    if not isinstance(value, (list, tuple)) or not value or not all(isinstance(c, tuple) and len(c) == 2 for c in value):
        return choices_of(value), None
    meanings = {str(choice): meaning for choice, meaning in value if isinstance(meaning, str)}
    return choices_of([choice for choice, _ in value]), meanings or None


def _pattern(name: str, stated: Stated) -> Maybe[str]:
    """A regular expression for the text, from ``regex``, ``max_length`` or ``schemes``."""
    longest = stated.number("max_length") if name in ("String", "URI") else None
    if name == "String":
        regex = _regex(stated)
        if regex is not None:
            return f"(?i){regex}" if isinstance(regex, str) and stated.value("ignore_case") is True else regex
    if name == "URI":
        schemes = stated.value("schemes")
        if isinstance(schemes, (list, tuple)) and schemes and all(isinstance(s, str) for s in schemes):
            return f"^({'|'.join(schemes)}):"
    if longest is None or longest == 0:
        return None
    return UNKNOWN if longest is UNKNOWN else f"^.{{0,{longest:g}}}$"


def _regex(stated: Stated) -> Maybe[str]:
    given = stated.expression("regex")
    if given is None:
        return UNKNOWN if stated.use.is_open() else None
    context, node = given
    for origin in context.origins(node) or ():
        if isinstance(origin.node, nodes.Call) and "re.compile" in context.elsewhere(origin).names(origin.node.func) and origin.node.args:
            return context.elsewhere(origin).text(origin.node.args[0])
    return context.text(node)
