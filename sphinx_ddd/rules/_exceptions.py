"""The message of a raised exception: its own arguments, or what its class makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import tail_of
from sphinx_ddd.source.templates import has_words, placeholders, slots

MESSAGE_KEYWORDS: Final = ("message", "msg", "detail", "details", "reason", "description", "error", "text")
WHOLE_MESSAGES: Final = frozenset({"message", "msg"})
"""Those that are all of the message; others may fill a place in that of the class."""
MESSAGE_ATTRIBUTES: Final = (
    "msg_fmt", "_msg_fmt", "message_format", "message", "msg", "default_message", "default_detail", "error_message", "template",
)  # fmt: skip
"""Attributes of exception classes that hold their message or its format."""

MOST_POSITIONS: Final = 4
"""Positional arguments among which the message is looked for."""


@dataclass(frozen=True, slots=True)
class Made:
    """The call that makes an exception."""

    call: nodes.Call
    context: Context

    def given(self, name: str, position: int | None) -> nodes.NodeNG | None:
        """What it passes for a parameter of the constructor."""
        for keyword in self.call.keywords or ():
            if keyword.arg == name:
                return keyword.value
        before = self.call.args[: position + 1] if position is not None else []
        if position is None or len(before) <= position or any(isinstance(a, nodes.Starred) for a in before):
            return None
        return before[position]


def messages(class_name: str, made: Made | None, context: Context) -> tuple[str, ...]:
    """The templates of what an exception says; empty where it says nothing for a person.

    :param made: the call, where the exception is made at all rather than raised as a class.
    """
    for source in (_of_text_method, _of_constructor, _of_arguments, _of_message, _of_attribute, _of_keywords):
        found = tuple(text for text in source(class_name, made, context) if is_sentence(text))
        if found:
            return found
    return ()


def is_sentence(template: str) -> bool:
    """Whether a text is more than a name: words, or a word and what it is about."""
    return has_words(template) and (len(template.split()) > 1 or not template.isascii())


def _of_arguments(class_name: str, made: Made | None, context: Context) -> Iterator[str]:  # noqa: ARG001
    """The first positional argument that says something."""
    given = made.call.args if made is not None else []
    for position, argument in enumerate(given[:MOST_POSITIONS]):
        found = _sentences(argument, given[position + 1 :], made)
        if found:
            yield from found
            return


def _of_message(class_name: str, made: Made | None, context: Context) -> Iterator[str]:  # noqa: ARG001
    """The keyword argument that is the message, which stands for the one that the class keeps."""
    for keyword in made.call.keywords or () if made is not None else ():
        if keyword.arg in WHOLE_MESSAGES:
            yield from _sentences(keyword.value, (), made)


def _of_keywords(class_name: str, made: Made | None, context: Context) -> Iterator[str]:  # noqa: ARG001
    """The first keyword argument of a telling name that says something."""
    given = {k.arg: k.value for k in made.call.keywords or ()} if made is not None else {}
    for name in MESSAGE_KEYWORDS:
        found = _sentences(given[name], (), made) if name in given else ()
        if found:
            yield from found
            return


def _sentences(argument: nodes.NodeNG, rest: Sequence[nodes.NodeNG], made: Made | None) -> tuple[str, ...]:
    """What an argument says; filled with those after it where it asks for exactly as many."""
    if made is None:
        return ()
    texts = made.context.messages(argument)
    match rest:
        case [nodes.Tuple(elts=elements)]:
            rest = elements
    if rest and any(slots(text) == len(rest) for text in texts):
        texts = made.context.messages(argument, rest)
    return tuple(text for text in texts if is_sentence(text))


def _method(class_name: str, name: str, context: Context) -> tuple[Context, nodes.FunctionDef] | None:
    """The method of the class or of the nearest ancestor in the project that has it."""
    for ancestor in context.ancestors(class_name):
        defined = context.definition(ancestor)
        found = defined[1].locals.get(name, ()) if defined is not None and isinstance(defined[1], nodes.ClassDef) else ()
        if defined is not None and found and isinstance(found[-1], nodes.FunctionDef):
            return defined[0], found[-1]
    return None


def _of_text_method(class_name: str, made: Made | None, context: Context) -> Iterator[str]:  # noqa: ARG001
    """What ``__str__`` returns."""
    found = _method(class_name, "__str__", context)
    for node in found[1].nodes_of_class(nodes.Return) if found is not None else ():
        if found is not None and node.value is not None:
            yield from found[0].messages(node.value)


def _of_constructor(class_name: str, made: Made | None, context: Context) -> Iterator[str]:
    """What ``__init__`` passes to the exception's base class."""
    found = _method(class_name, "__init__", context)
    if found is None:
        return
    place, function = found
    is_own = f"{class_name}.__init__" == place.subject(function)
    for node in function.nodes_of_class(nodes.Call):
        if tail_of(node.func) == "__init__" and isinstance(node.func, nodes.Attribute):
            passed = node.args if _is_super(node.func.expr) else node.args[1:]
            for argument in passed[:1]:
                yield from _passed_on(_Passed(argument, function, place, is_own), made)


def _is_super(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Call) and tail_of(node.func) == "super"


@dataclass(frozen=True, slots=True)
class _Passed:
    """What a constructor passes to that of its base class."""

    argument: nodes.NodeNG
    function: nodes.FunctionDef
    place: Context
    is_own: bool
    """The constructor is the raised class's own; an inherited one may speak of attributes that the class states anew."""


def _passed_on(passed: _Passed, made: Made | None) -> Iterator[str]:
    """The text of an argument; of what the raising call gave where it is a parameter."""
    argument, parameters = passed.argument, [a.name for a in passed.function.args.args[1:]]
    if isinstance(argument, nodes.Name) and argument.name in parameters:
        given = made.given(argument.name, parameters.index(argument.name)) if made is not None else None
        if made is not None and given is not None:
            yield from made.context.messages(given)
        elif made is not None:
            yield from _default(argument.name, passed)
    elif passed.is_own:
        yield from passed.place.messages(_kept(argument, passed.function))


def _default(parameter: str, passed: _Passed) -> Iterator[str]:
    try:
        yield passed.place.template(passed.function.args.default_value(parameter))
    except NoDefault:
        return


def _kept(argument: nodes.NodeNG, function: nodes.FunctionDef) -> nodes.NodeNG:
    """What ``self.message`` was set to, for that attribute; any other expression as it is."""
    if not isinstance(argument, nodes.Attribute):
        return argument
    for node in function.nodes_of_class(nodes.Assign):
        for target in node.targets:
            if isinstance(target, nodes.AssignAttr) and target.attrname == argument.attrname:
                return node.value
    return argument


def _of_attribute(class_name: str, made: Made | None, context: Context) -> Iterator[str]:  # noqa: ARG001
    """The message that the class keeps as an attribute."""
    for ancestor in context.ancestors(class_name):
        defined = context.definition(ancestor)
        if defined is None or not isinstance(defined[1], nodes.ClassDef):
            continue
        for name in MESSAGE_ATTRIBUTES:
            for target in defined[1].locals.get(name, ()):
                if isinstance(target, nodes.AssignName) and isinstance(target.parent, nodes.Assign | nodes.AnnAssign):
                    yield placeholders(defined[0].template(target.parent.value))
                    return
