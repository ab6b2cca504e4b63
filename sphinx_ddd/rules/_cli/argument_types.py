"""What an ``add_argument`` takes: its type by action, ``type=`` and ``nargs=``."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._cli.checks import demand
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

ACTIONS = {
    "argparse._StoreAction": "store",
    "argparse._StoreConstAction": "store_const",
    "argparse._StoreTrueAction": "store_true",
    "argparse._StoreFalseAction": "store_false",
    "argparse._AppendAction": "append",
    "argparse._AppendConstAction": "append_const",
    "argparse._ExtendAction": "extend",
    "argparse._CountAction": "count",
    "argparse._HelpAction": "help",
    "argparse._VersionAction": "version",
    "argparse.BooleanOptionalAction": "boolean_optional",
}
"""Action class to the word that stands for it; the last has none of its own."""
DEFAULTS: dict[str, Value] = {"store_true": False, "store_false": True}
"""What an action without ``default`` gives where that is not nothing."""
NARGS = {
    "argparse.OPTIONAL": "?", "argparse.ZERO_OR_MORE": "*", "argparse.ONE_OR_MORE": "+", "argparse.REMAINDER": "...",
    "argparse.PARSER": "A...", "argparse.SUPPRESS": "==SUPPRESS==",
}  # fmt: skip
NOT_REQUIRED = ("?", "*", "...", "==SUPPRESS==", 0)
"""Numbers of values with which a positional argument may be left out."""


@dataclass(frozen=True, slots=True)
class ArgumentType:
    """The type of an option, as its fact carries it."""

    option_type: Maybe[str]
    native_type: Maybe[str]
    element_type: Maybe[str] = None


def action_of(use: Call) -> Maybe[str]:
    """The word of the action, or the qualified name of a class that acts otherwise."""
    given = use.expression(None, "action")
    value = use.text(None, "action", default="store")
    if value is not UNKNOWN or given is None:
        return value
    context, node = given
    if isinstance(node, nodes.Call):
        return UNKNOWN  # a class that a function makes
    for name in context.names(node):
        for ancestor in context.ancestors(name):
            if ancestor in ACTIONS:
                return ACTIONS[ancestor]
        return name
    return UNKNOWN


def nargs_of(use: Call) -> Maybe[str | int]:
    value = use.value(None, "nargs")
    if value is None or isinstance(value, (str, int)):
        return value
    return next((NARGS[name] for name in use.context.names(use.argument(None, "nargs")) if name in NARGS), UNKNOWN)


def type_of(use: Call, action: Maybe[str], nargs: Maybe[str | int]) -> ArgumentType:
    """Type, the framework's word for it, and the type of the elements of a list."""
    if action in ("store_true", "store_false", "boolean_optional", "help", "version"):
        return ArgumentType("boolean", str(action))
    if action == "count":
        return ArgumentType("integer", "count")
    if action in ("store_const", "append_const"):
        return ArgumentType("boolean" if action == "store_const" else "list", str(action))
    if action is UNKNOWN or action not in ("store", "append", "extend"):
        return _of_class(use, action, nargs)
    single, native = _converter(use)
    many = action in ("append", "extend") or nargs in ("*", "+", "...", "A...") or isinstance(nargs, int)
    if nargs is UNKNOWN:
        return ArgumentType(UNKNOWN, native)
    return ArgumentType("list", native, single) if many else ArgumentType(single, native)


def _of_class(use: Call, action: Maybe[str], nargs: Maybe[str | int]) -> ArgumentType:
    """The type of an action of the project's own: a flag where its class asks for no value."""
    defined = use.context.definition(action) if isinstance(action, str) else None
    if defined is None or "argparse.Action" not in defined[0].ancestors(str(action)):
        return ArgumentType(UNKNOWN, action)
    if nargs == 0 or _takes_nothing(defined[1]):
        return ArgumentType("boolean", action)
    single, _ = _converter(use)
    many = nargs is not None and nargs != "?"
    return ArgumentType("list", action, single) if many else ArgumentType(single, action)


def _takes_nothing(node: nodes.NodeNG) -> bool:
    """Whether a class says ``nargs=0``, in its constructor or to that of its base."""
    for one in walk(node):
        match one:
            case nodes.Keyword(arg="nargs", value=nodes.Const(value=0)):
                return True
            case nodes.Arguments(args=[*named], defaults=[*given]):
                stated = dict(zip([a.name for a in named[len(named) - len(given) :]], given, strict=False))
                if isinstance(stated.get("nargs"), nodes.Const) and stated["nargs"].value == 0:
                    return True
    return False


def _converter(use: Call) -> tuple[Maybe[str], Maybe[str]]:
    given = use.expression(None, "type")
    if given is None:
        return ("string", "str") if not use.is_open() else (UNKNOWN, UNKNOWN)
    context, node = given
    if context.value(node) is None and not context.names(node):
        return "string", "str"
    for name in context.names(node):
        if name == "argparse.FileType":
            return "path", name
        known = BUILTIN_TYPES.get(name)
        if known is not None:
            return known
        found = annotated(name, context)
        return (demand(node, context).option_type or found) if found == "raw" else found, name
    return UNKNOWN, UNKNOWN


def annotated(name: str, context: Context) -> Maybe[str]:
    """The type of what a function of the project returns, by its annotation; text goes in, so ``raw`` where it says nothing."""
    defined = context.definition(name)
    returns = getattr(defined[1], "returns", None) if defined is not None else None
    if defined is None or returns is None:
        return "raw"
    names = defined[0].names(returns)
    return next((BUILTIN_TYPES[n][0] for n in names if n in BUILTIN_TYPES), "raw")
