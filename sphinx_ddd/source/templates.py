"""Messages that are built at run time, as templates with ``{placeholders}``."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence

from astroid import nodes

from sphinx_ddd.source import flow, paths
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.frames import Frame
from sphinx_ddd.source.project import SourceModule, tail_of
from sphinx_ddd.source.values import Evaluator

LONGEST = 2_000
"""Characters of a template; the rest is cut, marked with an ellipsis."""
MOST_ALTERNATIVES = 8

_PERCENT = re.compile(r"%(?:\((?P<key>[^)]*)\))?[-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?(?P<kind>[diouxXeEfFgGcrsa%])")
_TRANSLATE = frozenset(
    {"_", "gettext", "gettext_lazy", "ugettext", "ugettext_lazy", "gettext_noop", "N_", "_i18n", "_LE", "_LW", "_LI", "_LC"}
)
_SAYS_LITTLE = frozenset(
    "{%s}" % name  # noqa: UP031
    for name in (
        "parent", "value", "next", "replace", "getenv", "get", "lower", "upper", "split", "rsplit", "rstrip", "lstrip", "removeprefix",
        "removesuffix", "pop", "min", "max", "sum", "first",
    )
)  # fmt: skip
"""What ``Path(…).parent``, nameless expressions and calls of plain functions are called; a variable that holds them says more."""
_RESHAPES = frozenset(
    {
        "replace", "lower", "upper", "casefold", "title", "capitalize", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix",
        "split", "rsplit", "partition", "rpartition", "translate", "zfill", "ljust", "rjust",
    }
)  # fmt: skip
"""Methods that give a text in another shape; what it says is what they are called on."""
_SHORT_NAME = 2
"""Characters of a variable's name that does not say what it holds."""
_ASKS = ("get_", "_get_", "fetch_", "find_", "load_", "read_")
"""What the names of functions that give what is named after it begin with."""
_OUT_OF = "_from_"
"""What stands in the name of a function between what it gives and what it is given."""
_HOW = ("from", "by", "for", "or", "and", "all", "in", "with")
_CONVERT = frozenset(
    {
        "str",
        "repr",
        "to_native",
        "to_text",
        "to_bytes",
        "int",
        "len",
        "join",
        "quote",
        "format_exc",
        "decode",
        "strip",
        "text_type",
        "list",
        "tuple",
        "set",
        "sorted",
    }
)


class Templates:
    """Templates over a project."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def text(self, node: nodes.NodeNG | None, module: SourceModule, frame: Frame | None = None) -> str:
        """The template of a string expression; ``{name}`` where a part is only known at run time."""
        return _cut(self._text(node, module, frame or Frame(), 0)) if node is not None else ""

    def alternatives(self, node: nodes.NodeNG, module: SourceModule, arguments: Sequence[nodes.NodeNG] = ()) -> tuple[str, ...]:
        """The templates an expression can have: several where branches assign the variable differently.

        :param arguments: what fills the ``%s`` of a message that is formatted later, as logging does.
        """
        sources: Sequence[nodes.NodeNG] = (node,)
        if isinstance(node, nodes.Name):
            assigned = self._assigned(node, module)
            sources = assigned if 1 < len(assigned) <= MOST_ALTERNATIVES else sources
        elif isinstance(node, nodes.IfExp):
            sources = (node.body, node.orelse)
        texts = (self.text(source, module) for source in sources)
        say = self._saying(module, Frame(), 0)
        return tuple(dict.fromkeys(_filled(text, arguments, say) if arguments else text for text in texts))

    def _text(self, node: nodes.NodeNG, module: SourceModule, frame: Frame, depth: int) -> str:
        if depth > 20:
            return f"{{{label(node)}}}"
        value = self._evaluator.value(node, module, frame)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        match node:
            case nodes.JoinedStr(values=parts):
                return "".join(self._part(p, module, frame, depth) for p in parts)
            case nodes.BinOp(op="%", left=left, right=right):
                return _percent(self._text(left, module, frame, depth + 1), right, self._saying(module, frame, depth))
            case nodes.BinOp(op="+", left=left, right=right) if not self._is_number(left, module, frame) and not self._is_number(
                right, module, frame
            ):
                return self._text(left, module, frame, depth + 1) + self._text(right, module, frame, depth + 1)
            case nodes.Call(func=nodes.Attribute(expr=form, attrname="format")):
                return _format(self._text(form, module, frame, depth + 1), node)
            case nodes.Call(args=[first, *_]) if self._translates(node.func, module):
                return self._text(first, module, frame, depth + 1)
            case nodes.Call() if pieces := paths.parts(node, self._evaluator.resolver.names(node.func, module)):
                return paths.joined([self._text(p, module, frame, depth + 1) for p in pieces])
            case nodes.BinOp(op="/") if pieces := paths.divided(node):
                return paths.joined([self._text(p, module, frame, depth + 1) for p in pieces])
            case nodes.Name():
                sources = self._assigned(node, module)
                if len(sources) == 1 and sources[0] is not node:
                    text = self._text(sources[0], module, frame, depth + 1)
                    says_less = text in _SAYS_LITTLE or _by_maker(text, sources[0], node.name) or _is_reshaped(sources[0], node.name)
                    return f"{{{node.name}}}" if says_less else text
        return f"{{{label(node)}}}"

    def _saying(self, module: SourceModule, frame: Frame, depth: int) -> Callable[[nodes.NodeNG], str]:
        """What fills a place of a text: the sentence that a variable was given, else the name of the value."""

        def say(node: nodes.NodeNG) -> str:
            text = self._text(node, module, frame, depth + 1) if isinstance(node, nodes.Name) else ""
            return text if has_words(text) and " " in text.strip() else _constant(node)

        return say

    def _translates(self, func: nodes.NodeNG, module: SourceModule) -> bool:
        """Whether a function gives its first argument in another language: by its own name, or by what it stands for."""
        if tail_of(func) in _TRANSLATE:
            return True
        return any(name.rpartition(".")[2] in _TRANSLATE for name in self._evaluator.resolver.names(func, module))

    def _is_number(self, node: nodes.NodeNG, module: SourceModule, frame: Frame) -> bool:
        return isinstance(self._evaluator.value(node, module, frame), (int, float))

    def _part(self, part: nodes.NodeNG, module: SourceModule, frame: Frame, depth: int) -> str:
        return self._text(part.value if isinstance(part, nodes.FormattedValue) else part, module, frame, depth + 1)

    def _assigned(self, node: nodes.Name, module: SourceModule) -> list[nodes.NodeNG]:
        """What may have been assigned to a variable where it is used; empty when that cannot be said.

        The node itself stands for what a parameter was given.
        """
        bound = binding(node)
        if bound is None or bound[0] is not node.scope():
            return _constant_of(bound) if bound is not None else []
        scope = bound[0]
        here = flow.branches(node, scope)
        values: list[nodes.NodeNG] = [node] if flow.is_parameter(node.name, scope) else []
        for event in flow.events_of(scope, module).get(node.name, ()):
            if not flow.is_before(event, node):
                continue
            branches = flow.branches(event, scope)
            if flow.excluded(branches, here):
                continue
            if not isinstance(event, nodes.AssignName) or not isinstance(event.parent, nodes.Assign | nodes.AnnAssign):
                return []
            if not flow.conditional(branches, here):
                values.clear()
            if event.parent.value is not None:
                values.append(event.parent.value)
        return values


def _by_maker(text: str, made: nodes.NodeNG, name: str) -> bool:
    """Whether a text is but the name of what the value was made by or chosen from, which the name of the variable says better."""
    if isinstance(made, nodes.ListComp | nodes.SetComp | nodes.GeneratorExp):
        return True
    call = made.value if isinstance(made, nodes.Await) else made
    return isinstance(call, nodes.Call) and text == f"{{{_asked_for(tail_of(call.func))}}}" and len(name) > _SHORT_NAME


def _is_reshaped(made: nodes.NodeNG, name: str) -> bool:
    """Whether a variable holds a text in another shape, which its name says better than the name of the text."""
    while isinstance(made, nodes.Subscript):
        made = made.value
    return isinstance(made, nodes.Call) and _reshaped(made) is not None and len(name) > _SHORT_NAME


def _reshaped(call: nodes.Call) -> nodes.NodeNG | None:
    """What a method of a text is called on; ``None`` for another call."""
    match call:
        case nodes.Call(func=nodes.Attribute(expr=text, attrname=name), keywords=[]) if name in _RESHAPES and label(text) != "value":
            return None if _is_of_module(text) else text
    return None


def _is_of_module(node: nodes.NodeNG) -> bool:
    """Whether an expression is a module, or something in one, by its import."""
    while isinstance(node, nodes.Attribute):
        node = node.expr
    bound = binding(node) if isinstance(node, nodes.Name) else None
    return bound is not None and any(isinstance(one, nodes.Import) for one in bound[1])


def _constant_of(bound: tuple[nodes.NodeNG, list[nodes.NodeNG]]) -> list[nodes.NodeNG]:
    """What a name of the module that is assigned once stands for inside its functions."""
    scope, bindings = bound
    match bindings:
        case [nodes.AssignName(parent=nodes.Assign(value=value))] if isinstance(scope, nodes.Module):
            return [value]
    return []


def has_words(template: str) -> bool:
    """Whether a template says anything that is known before the program runs."""
    depth = 0
    for character in template:
        depth += (character == "{") - (character == "}" and depth > 0)
        if character.isalpha() and not depth:
            return True
    return False


def slots(form: str) -> int:
    """How many values a text asks for that is filled with ``%`` later; the ``% d`` of "100% done" is none."""
    return sum(match["kind"] != "%" and " " not in match[0] for match in _PERCENT.finditer(form))


def placeholders(form: str) -> str:
    """A text that is filled with ``%`` later, its places as ``{placeholders}``."""
    return _filled(form, (), _constant) if "%" in form else form


def label(node: nodes.NodeNG) -> str:
    """A short name for what an expression stands for: ``path`` of ``to_native(self.path)`` and of ``path.lower()``."""
    text = _reshaped(node) if isinstance(node, nodes.Call) else None
    return _label(node) if text is None else label(text)


def _label(node: nodes.NodeNG) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Attribute(attrname=name, expr=expr):
            return label(expr) if name in ("value", "__name__", "name") and isinstance(expr, nodes.Attribute) else str(name)
        case nodes.Subscript(slice=nodes.Const(value=str() as key)) if key.isidentifier():
            return key
        case nodes.Subscript(value=nodes.Attribute(attrname="__dict__"), slice=key):
            return label(key)
        case nodes.Call(func=func, args=[first, *_]) if tail_of(func) in _CONVERT:
            return label(first)
        case nodes.Call(func=nodes.Attribute(attrname="get"), args=[_, nodes.Const(value=str() as key), _, *_]) if key.isidentifier():
            return key  # section and option of a configuration
        case nodes.Call(
            func=nodes.Attribute(attrname="get"), args=[_, nodes.Const(value=str() as key)], keywords=[nodes.Keyword(arg="fallback")]
        ) if key.isidentifier():
            return key  # the same, with the default by its name
        case nodes.Call(func=nodes.Attribute(attrname="get"), args=[nodes.Const(value=str() as key), *_]) if key.isidentifier():
            return key
        case nodes.Call(func=nodes.Attribute(attrname="get"), args=[nodes.Const(value=str() as key), *_]) if (
            plain := key.lower().replace("-", "_")
        ).isidentifier():
            return plain  # a header: Message-Id
        case nodes.Call(func=nodes.Attribute(attrname="get"), args=[nodes.Attribute(attrname=key) | nodes.Name(name=key), *_]) if (
            key.isupper()
        ):
            return str(key).lower()  # a key that has a name
        case nodes.Call(func=nodes.Name(name="getattr"), args=[_, nodes.Const(value=str() as key), *_]) if key.isidentifier():
            return key
        case nodes.Call(func=func) if _within(node) is None:
            return _asked_for(tail_of(func)) or "value"
    inner = _within(node)
    return label(inner) if inner is not None else "value"


def _within(node: nodes.NodeNG) -> nodes.NodeNG | None:
    """What an expression only counts, filters, waits for or takes a part of: that names it better."""
    match node:
        case nodes.Subscript(value=value) | nodes.Await(value=value) | nodes.FormattedValue(value=value) | nodes.Starred(value=value):
            return value
        case nodes.BoolOp(values=[first, *_]):
            return first
        case nodes.IfExp(body=given, orelse=nodes.Const()) | nodes.IfExp(body=nodes.Const(), orelse=given):
            return given
        case nodes.ListComp(generators=[one]) | nodes.GeneratorExp(generators=[one]) | nodes.SetComp(generators=[one]):
            return one.iter
        case nodes.BinOp(op="+", left=left, right=nodes.Const(value=1)):
            return left  # counted from 1 for people
        case nodes.Call(func=nodes.Attribute(attrname="keys" | "items" | "values", expr=owner), args=[]):
            return owner
    return None


def _asked_for(function: str) -> str:
    """``device`` of ``get_device``."""
    asks = next((a for a in _ASKS if function.startswith(a)), "")
    rest = _made_of(function.removeprefix(asks), is_asked=bool(asks))
    return rest if rest.partition("_")[0] not in ("", *_HOW) and not rest[0].isdigit() else function


def _made_of(name: str, *, is_asked: bool) -> str:
    """``error_info`` of ``error_info_from_response``; a verb alone says nothing."""
    made, separator, _ = name.partition(_OUT_OF)
    return made if separator and (is_asked or "_" in made.strip("_")) else name


def code(node: nodes.NodeNG, longest: int = 160) -> str:
    """An expression as one line of code, cut where it is long."""
    try:
        text = " ".join(node.as_string().split())
    except (RecursionError, AttributeError):
        return "…"
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _percent(form: str, right: nodes.NodeNG, say: Callable[[nodes.NodeNG], str]) -> str:
    return _filled(form, right.elts if isinstance(right, nodes.Tuple) else [right], say)


def _filled(form: str, arguments: Sequence[nodes.NodeNG], say: Callable[[nodes.NodeNG], str]) -> str:
    """``%`` with these values on its right; one dict gives them by name."""
    values = list(arguments)
    only = values[0] if len(values) == 1 else None
    entries = {k.value: v for k, v in only.items if isinstance(k, nodes.Const)} if isinstance(only, nodes.Dict) else {}

    def fill(match: re.Match[str]) -> str:
        if match["kind"] == "%":
            return "%"
        if match["key"]:
            return say(entries[match["key"]]) if match["key"] in entries else f"{{{match['key']}}}"
        return say(values.pop(0)) if values and not entries else "{value}"

    return _PERCENT.sub(fill, form)


def _format(form: str, call: nodes.Call) -> str:
    named = {k.arg: k.value for k in call.keywords or () if k.arg}
    out: list[str] = []
    index = 0
    try:
        fields = list(string.Formatter().parse(form))
    except ValueError:
        return form
    for text, field, _, _ in fields:
        out.append(text)
        if field is None:
            continue
        name = re.split(r"[.\[]", field, maxsplit=1)[0]
        if name == "" or name.isdigit():
            position = int(name) if name else index
            index += 1
            out.append(_constant(call.args[position]) if position < len(call.args) and len(name) < 4 else "{value}")
        else:
            out.append(_constant(named[name]) if name in named else f"{{{name}}}")
    return "".join(out)


def _constant(node: nodes.NodeNG) -> str:
    return str(node.value) if isinstance(node, nodes.Const) and isinstance(node.value, (str, int, float)) else f"{{{label(node)}}}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
