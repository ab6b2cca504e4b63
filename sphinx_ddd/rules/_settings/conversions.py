"""What code makes of a text that it was given: ``int(…)``, ``.split(",")``, ``.lower() in ("1", "true")``, ``… or "fallback"``.

From the expression that reads the text upwards, for sources that know only text: environment variables, configparser files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES, as_json, choices_of
from sphinx_ddd.source.bindings import binding, is_static
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import Entered, passed
from sphinx_ddd.source.project import walk

DEEPEST = 12
"""Conversions one around the other."""
SAME: Final = frozenset(
    "strip lstrip rstrip lower upper casefold title capitalize replace removeprefix removesuffix encode decode expandtabs".split()
)
"""Methods after which a text is still that text."""
SPLIT: Final = frozenset({"split", "rsplit", "splitlines"})
TRUTHS: Final = frozenset("1 0 true false yes no on off y n t f enabled disabled enable disable none null".split()) | {""}
"""Words that a flag is compared with."""
PARSERS: Final = {
    **BUILTIN_TYPES,
    "ast.literal_eval": ("raw", "ast.literal_eval"),
    "distutils.util.strtobool": ("boolean", "strtobool"),
    "setuptools._distutils.util.strtobool": ("boolean", "strtobool"),
    "datetime.date.fromisoformat": ("string", "date"),
    "datetime.datetime.fromisoformat": ("string", "datetime"),
    "os.path.expandvars": ("path", "os.path.expandvars"),
    "os.path.normpath": ("path", "os.path.normpath"),
    "shlex.split": ("list", "shlex.split"),
    "uuid.UUID": ("string", "uuid.UUID"),
    "yaml.safe_load": ("raw", "yaml.safe_load"),
    "pyramid.settings.asbool": ("boolean", "asbool"),
    "pyramid.settings.aslist": ("list", "aslist"),
    "paste.deploy.converters.asbool": ("boolean", "asbool"),
    "paste.deploy.converters.aslist": ("list", "aslist"),
    "builtins.tuple": ("list", "tuple"),
    "builtins.set": ("list", "set"),
    "builtins.frozenset": ("list", "frozenset"),
}
"""Function of a text to the type of its result, and the name users know."""
AS_WRITTEN: Final = frozenset({"path", "ip", "raw", "number", "enum"})
"""Types whose values facts hold as the text that was written, where no plain value can be folded."""
PATHS: Final = frozenset({
    *(f"os.path.{name}" for name in "exists isdir isfile islink join isabs basename dirname getsize getmtime".split()),
    *(f"os.{name}" for name in "listdir makedirs mkdir chdir scandir walk".split()),
})  # fmt: skip
"""Functions whose first argument is a path."""


@dataclass(frozen=True, slots=True)
class Converted:
    """An expression, and what it says of the text it is made of."""

    node: nodes.NodeNG
    option_type: Maybe[str] = None
    """``None`` where it stays text."""
    native_type: Maybe[str] = None
    element_type: Maybe[str] = None
    choices: Maybe[tuple[JSON, ...]] = None
    unit: str | None = None
    falls_back: bool = False
    """An ``or`` or ``if`` gives another value where there is no text."""
    text: nodes.NodeNG | None = None
    """The innermost expression whose value is still the text as written."""

    @property
    def is_typed(self) -> bool:
        return self.option_type is not None and self.option_type != "string"


def converted(node: nodes.NodeNG, context: Context, entered: Entered | None = None, *, known: Converted | None = None) -> Converted:
    """The outermost expression around a text that still is its value, with what the conversions on the way say.

    :param entered: the call by which the function around the node was entered: it may pass the converter.
    :param known: what is known of the node itself.
    """
    state = replace(known, node=node) if known is not None else Converted(node)
    for _ in range(DEEPEST):
        following = _step(state, context, entered)
        if following is None:
            break
        state = following
    return state


def _step(state: Converted, context: Context, entered: Entered | None) -> Converted | None:
    node = state.node
    match node.parent:
        case nodes.Call(args=[*given]) as call if any(node is one for one in given):
            return _called(state, call, context, entered)
        case nodes.Keyword(arg=str(name), parent=nodes.Call() as call) if "datetime.timedelta" in context.names(call.func):
            return replace(state, unit=name) if state.unit is None and state.option_type in ("integer", "number") else None
        case nodes.Attribute(expr=owner, attrname=method, parent=nodes.Call() as call) as attribute if (
            owner is node and call.func is attribute
        ):
            return _method(state, call, method, context)
        case nodes.Compare(left=left, ops=[(op, right)]) as comparison if not state.is_typed or state.option_type == "integer":
            other = right if left is node else left
            return _compared(state, comparison, op, context.value(other)) if other is right or op in ("==", "!=") else None
        case nodes.BoolOp(op="or", values=values) as alternatives if state.option_type != "boolean" and not is_test(alternatives):
            before = values[: next((n for n, one in enumerate(values) if one is node), 0)]
            is_reached = all(not context.unset(one) for one in before)
            return replace(state, node=alternatives, falls_back=True) if is_reached else None
        case nodes.IfExp(test=test, body=body) as choice if test is not node:
            outcome = context.unset(test)
            takes_other = outcome is not UNKNOWN and bool(outcome) is (body is not node)
            return replace(state, node=choice, falls_back=True) if takes_other else None
        case nodes.NamedExpr() as named:
            return replace(state, node=named)
        case nodes.Comprehension(iter=iterated, parent=nodes.ListComp() | nodes.SetComp() | nodes.GeneratorExp() as made) if (
            iterated is node
        ):
            return _each(state, made, context) if state.option_type == "list" else None
    return None


def is_test(node: nodes.NodeNG) -> bool:
    """Whether only the truth of an expression matters."""
    match node.parent:
        case nodes.If(test=test) | nodes.While(test=test) | nodes.IfExp(test=test) | nodes.Assert(test=test):
            return test is node
        case nodes.UnaryOp(op="not"):
            return True
        case nodes.BoolOp() as outer:
            return is_test(outer)
    return False


# Calls


def _called(state: Converted, call: nodes.Call, context: Context, entered: Entered | None) -> Converted | None:
    is_first = bool(call.args) and call.args[0] is state.node
    for name in _callee(call.func, context, entered):
        if name == "builtins.map" and not is_first and state.option_type == "list":
            return replace(state, node=call, element_type=_element(call.args[0], context) or state.element_type)
        if not is_first:
            return None
        if name in PATHS:
            return replace(state, option_type="path") if not state.option_type else None
        if name in ("builtins.filter", "builtins.len"):
            return None
        known = PARSERS.get(name)
        if known is not None:
            return _parsed(state, call, *known)
        return _of_project(state, call, name, context)
    return None


def _callee(func: nodes.NodeNG, context: Context, entered: Entered | None) -> tuple[str, ...]:
    """The names of what is called; also of a parameter, by what is passed for it: ``convert(text)``, ``cast=int``."""
    match func:
        case nodes.Name(name=name) if entered is not None:
            match binding(func):
                case (nodes.FunctionDef() as function, [nodes.AssignName(parent=nodes.Arguments())]) if function is entered.function:
                    return _passed_callable(name, function, entered, context)
    return context.names(func)


def _passed_callable(name: str, function: nodes.FunctionDef, entered: Entered, context: Context) -> tuple[str, ...]:
    given = passed(entered.call, name, parameter_index(name, entered))
    if given is not None:
        return context.reader.context(entered.module).names(given)
    positional = _positional(function)
    defaults = dict(zip(positional[::-1], (function.args.defaults or [])[::-1], strict=False))
    defaults |= {one.name: value for one, value in zip(function.args.kwonlyargs or (), function.args.kw_defaults or (), strict=False)}
    return context.names(defaults.get(name))


def _positional(function: nodes.FunctionDef) -> list[str]:
    return [one.name for one in (*(function.args.posonlyargs or ()), *(function.args.args or ()))]


def parameter_index(name: str, entered: Entered) -> int | None:
    """The position at which a call gives a parameter of the function it enters, where it has one."""
    positional = _positional(entered.function)
    is_method = isinstance(entered.function.parent, nodes.ClassDef) and not is_static(entered.function)
    is_bound = is_method and isinstance(entered.call.func, nodes.Attribute)
    return positional.index(name) - is_bound if name in positional else None


def _parsed(state: Converted, call: nodes.Call, option_type: str, native: str) -> Converted:
    if option_type == "string" or (option_type == "list" and state.option_type == "list"):
        return replace(state, node=call)
    text = state.text if state.text is not None else state.node
    return replace(state, node=call, option_type=option_type, native_type=native, text=text)


def _element(convert: nodes.NodeNG, context: Context) -> str | None:
    return next((PARSERS[name][0] for name in context.names(convert) if name in PARSERS), None)


def _of_project(state: Converted, call: nodes.Call, name: str, context: Context) -> Converted | None:
    """A function or enumeration of the project that makes something else of a text."""
    defined = context.definition(name)
    if defined is None or len(call.args) + len(call.keywords or ()) > 2:
        return None
    where, made_by = defined
    if isinstance(made_by, nodes.ClassDef):
        members = context.items(call.func)
        choices = choices_of(members) if isinstance(members, list) and members else None
        return replace(state, node=call, option_type="enum", native_type=name, choices=choices, text=state.node) if choices else None
    found = function_type(made_by, where)
    if found is None or found.option_type in (None, "string"):
        return None
    if found.option_type in ("list", "dict", "raw") and not _takes_apart(made_by, where):
        return None  # it makes something of what the text names, not of the text
    return replace(found, node=call, native_type=made_by.name, text=state.text if state.text is not None else state.node, unit=state.unit)


def _takes_apart(function: nodes.FunctionDef, context: Context) -> bool:
    """Whether a function splits or parses a text."""
    for node in walk(function):
        match node:
            case nodes.Call(func=nodes.Attribute(attrname=method)) if method in SPLIT or method == "partition":
                return True
            case nodes.Call(func=func) if any(PARSERS.get(name, ("",))[0] in ("raw", "list") for name in context.names(func)):
                return True
    return False


def function_type(function: nodes.FunctionDef, context: Context) -> Converted | None:
    """The type of what a function of the project makes of a text, by its annotation, else by all that it returns."""
    stated = annotated_type(function.returns, context)
    if stated is not None and (stated.option_type != "boolean" or speaks_of_truth(function)):
        return stated
    kinds = {kind for one in returns_of(function) for kind in (_kind(one.value, context),) if kind != "none"}
    if kinds == {"boolean"} and speaks_of_truth(function):
        return Converted(function, "boolean")
    if len(kinds) == 1 and kinds <= {"integer", "number", "list", "path"}:
        return Converted(function, kinds.pop())
    return None


def annotated_type(annotation: nodes.NodeNG | None, context: Context) -> Converted | None:
    """The type that an annotation names: ``int``, ``Path | None``, ``list[str]``."""
    match annotation:
        case nodes.Name() | nodes.Attribute():
            for name in context.names(annotation):
                found = PARSERS.get(name) or _TYPING.get(name)
                if found is not None:
                    return Converted(annotation, *found)
        case nodes.BinOp(op="|", left=left, right=right):
            found_in = [f for f in (annotated_type(left, context), annotated_type(right, context)) if f is not None]
            return found_in[0] if len(found_in) == 1 else None
        case nodes.Subscript(value=outer, slice=inner):
            names = context.names(outer)
            if "typing.Optional" in names:
                return annotated_type(inner, context)
            made = annotated_type(outer, context)
            first = inner.elts[0] if isinstance(inner, nodes.Tuple) and inner.elts else inner
            element = annotated_type(first, context) if made is not None and made.option_type == "list" else None
            return replace(made, element_type=element.option_type) if made is not None and element is not None else made
        case nodes.Const(value=str()):
            return None
    return None


_TYPING: Final = {
    **dict.fromkeys(
        (f"typing.{name}" for name in ("List", "Sequence", "Set", "FrozenSet", "Tuple", "Iterable", "Collection")), ("list", "list")
    ),
    **dict.fromkeys((f"collections.abc.{name}" for name in ("Sequence", "Set", "Iterable", "Collection")), ("list", "list")),
    **dict.fromkeys(("typing.Dict", "typing.Mapping", "collections.abc.Mapping"), ("dict", "dict")),
}


def speaks_of_truth(function: nodes.NodeNG) -> bool:
    """Whether code has one of the words that stand for yes or no in texts."""
    words = {"1", "true", "yes", "on", "y", "t", "0", "false", "no", "off"}
    return any(isinstance(n, nodes.Const) and isinstance(n.value, str) and n.value.lower() in words for n in walk(function))


def _kind(value: nodes.NodeNG | None, context: Context) -> str:
    match value:
        case None | nodes.Const(value=None):
            return "none"
        case nodes.Const(value=bool()) | nodes.Compare() | nodes.UnaryOp(op="not"):
            return "boolean"
        case nodes.Const(value=int()):
            return "integer"
        case nodes.Const(value=float()):
            return "number"
        case nodes.List() | nodes.ListComp() | nodes.Tuple() | nodes.Set() | nodes.SetComp():
            return "list"
        case nodes.BoolOp(values=values):
            kinds = {_kind(one, context) for one in values}
            return kinds.pop() if len(kinds) == 1 else "other"
        case nodes.Call(func=nodes.Attribute(attrname=method)) if method in SPLIT:
            return "list"
        case nodes.Call(func=func):
            return next((PARSERS[name][0] for name in context.names(func) if name in PARSERS), "other")
    return "other"


# Methods, comparisons, comprehensions


def _method(state: Converted, call: nodes.Call, method: str, context: Context) -> Converted | None:
    if method in SAME and not state.is_typed:
        return replace(state, node=call)
    if method in SPLIT and not state.is_typed and not isinstance(call.parent, nodes.Subscript):
        is_path = any(context.value(one) == ":" and not isinstance(one, nodes.Const) for one in call.args[:1])  # os.pathsep
        return replace(state, node=call, option_type="list", element_type="path" if is_path else "string")
    return None


def _compared(state: Converted, comparison: nodes.Compare, op: str, other: Value) -> Converted | None:
    if state.option_type == "integer":
        is_flag = op in ("==", "!=") and not isinstance(other, bool) and other in (0, 1)
        return replace(state, node=comparison, option_type="boolean", native_type=None) if is_flag else None
    return replace(state, node=comparison, option_type="boolean") if is_truth(op, other) else None


def is_truth(op: str, other: Value) -> bool:
    """Whether a comparison with a value asks for yes or no: ``== "1"``, ``in ("true", "yes")``."""
    if op in ("==", "!="):
        return isinstance(other, str) and bool(other) and other.lower() in TRUTHS
    words = list(other) if op in ("in", "not in") and isinstance(other, (list, tuple, set, frozenset)) else []
    texts = [w for w in words if isinstance(w, str)]
    return bool(texts) and any(texts) and all(w.lower() in TRUTHS for w in texts)


def _each(state: Converted, made: nodes.ComprehensionScope, context: Context) -> Converted | None:
    element = made.elt
    if isinstance(element, nodes.Call) and isinstance(element.func, nodes.Name | nodes.Attribute) and element.args:
        return replace(state, node=made, element_type=_element(element.func, context) or state.element_type)
    return replace(state, node=made)


# Values


def _is_of(option_type: object, value: Value) -> bool:
    """Whether a default is of the type that a text is converted to, before the conversion."""
    match option_type:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "list":
            return isinstance(value, (list, tuple))
    return False


def default_of(found: Converted, context: Context, *, has_default: bool) -> Maybe[JSON]:
    """The value where nothing is set; ``None`` where then there is none, or an error.

    :param has_default: what reads the text says itself what to give where there is none.
    """
    value = context.unset(found.node)
    if value is UNKNOWN and found.option_type in AS_WRITTEN and found.text is not None:
        value = context.unset(found.text)
    if value is UNKNOWN and found.text is not None and _is_of(found.option_type, inner := context.unset(found.text)):
        value = inner  # a function of the project is given what it would make
    if value is UNKNOWN and not has_default and not found.falls_back:
        return None  # int(os.environ.get("PORT")) fails, it has no default
    return as_json(value)
