"""Reads of environment variables: in place, and through functions of the project that are told which one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.environment import ENVIRONMENT, ENVIRONMENT_READS
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import qualified_scope, walk

MENTIONS: Final = ("environ", "getenv")
"""One of these is in the text of every module that reads the environment itself."""
OWN: Final = ENVIRONMENT - {"os.environ.copy"}
"""Those whose tests of membership ask what the operator set: into a copy, the code puts variables for other programs."""
DEEPEST: Final = 3
"""Functions of the project one around the other that read for their callers."""


@dataclass(frozen=True, slots=True)
class Read:
    """An expression that reads a variable."""

    node: nodes.NodeNG
    """Call of a getter, ``environ[…]``, or the test of membership."""
    key: nodes.NodeNG
    fallback: nodes.NodeNG | None
    """What is given where the variable is not set."""
    how: str
    """``get``, ``item``, ``in`` or ``setdefault``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A read of one variable, as a place in the module under way asks for it."""

    name: str
    node: nodes.NodeNG
    """The read itself, or the call of the function that reads."""
    context: Context
    read: Read
    inside: Context
    """Where :attr:`read` stands; the same as :attr:`context` where it is in place."""
    entered: tuple[Entered, ...] = ()
    """The calls on the way to the read, outermost first."""


def reads(context: Context) -> list[Read]:
    """Every read of the environment in a module, in source order."""
    key = "environment reads"
    if key not in context.module.names:
        is_worth_it = any(word in context.module.text for word in MENTIONS)
        found = [*_calls(context), *_subscripts(context), *_tests(context)] if is_worth_it else []
        context.module.names[key] = sorted(found, key=lambda r: (r.node.lineno or 0, r.node.col_offset or 0))
    return context.module.names[key]  # type: ignore[return-value]


def _calls(context: Context) -> Iterator[Read]:
    for node in context.module.uses:
        if not isinstance(node, nodes.Call) or not (node.args or node.keywords):
            continue
        name = next((n for n in context.names(node.func) if n in ENVIRONMENT_READS), "")
        key = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "key"), None)
        is_removed = name.endswith(".pop") and isinstance(node.parent, nodes.Expr)
        if not name or key is None or isinstance(key, nodes.Starred) or is_removed:
            continue
        fallback = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords if k.arg == "default"), None)
        how = "setdefault" if name.endswith(".setdefault") else "item" if name.endswith(".pop") and fallback is None else "get"
        yield Read(node, key, fallback, how)


def _subscripts(context: Context) -> Iterator[Read]:
    for node in context.module.subscripts:
        is_read = not isinstance(node.parent, nodes.Delete) and not (
            isinstance(node.parent, nodes.Assign | nodes.AugAssign | nodes.AnnAssign) and node is not node.parent.value
        )
        if is_read and any(name in ENVIRONMENT for name in context.names(node.value)):
            yield Read(node, node.slice, None, "item")


def _tests(context: Context) -> Iterator[Read]:
    for node in context.module.comparisons:
        match node:
            case nodes.Compare(left=key, ops=[("in" | "not in", mapping)]) if any(n in OWN for n in context.names(mapping)):
                yield Read(node, key, None, "in")


def readings(context: Context) -> Iterator[Reading]:
    """Every variable that a module reads, once for each place; through loops over literals, and functions that read for it."""
    for read in reads(context):
        yield from _in_place(read, context)
    known = functions(context.reader)
    for node in context.module.uses if known else ():
        if isinstance(node, nodes.Call) and (node.args or node.keywords) and any(name in known for name in context.names(node.func)):
            for here in context.rounds(node):
                yield from _through(node, here, node, here, ())


def _in_place(read: Read, context: Context) -> Iterator[Reading]:
    stated = _name(read.key, context)
    if stated:
        yield Reading(stated, read.node, context, read, context)
        return
    if givers(read.key):
        return  # who calls the function says which
    for here in context.rounds(read.node):
        name = _name(read.key, here) or _template(read.key, here)
        if name:
            yield Reading(name, read.node, here, read, here)


def _name(key: nodes.NodeNG, context: Context) -> str:
    value = context.value(key)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""


def _template(key: nodes.NodeNG, context: Context) -> str:
    """``SHOP_{name}_URL`` for a name that is built while the program runs, where enough of it is written down."""
    if not isinstance(key, nodes.JoinedStr | nodes.BinOp | nodes.Call):
        return ""
    text = context.template(key)
    fixed = "".join(part.rpartition("}")[2] for part in text.split("{"))
    return text if sum(character.isalpha() for character in fixed) >= 3 and " " not in text and "{}" not in text else ""


# Functions that read for their callers


def through(call: nodes.Call, context: Context) -> tuple[str, ...]:
    """The variables that a call reads through a function of the project."""
    if not (call.args or call.keywords) or not any(name in functions(context.reader) for name in context.names(call.func)):
        return ()
    return tuple(dict.fromkeys(reading.name for reading in _through(call, context, call, context, ())))


def functions(reader: Reader) -> Mapping[str, int]:
    """Qualified names of the functions of a project that read a variable whose name they are given; and how many calls deep."""
    return reader.project.once("functions that read the environment", lambda: _functions(reader))


def _functions(reader: Reader) -> dict[str, int]:
    found: dict[str, int] = {}
    queue: list[tuple[str, int]] = []
    for module in reader.project.mentioning(*MENTIONS):
        context = reader.context(module)
        for read in reads(context):
            if not _name(read.key, context):
                queue += [(qualified_scope(module, function), 0) for function in givers(read.key)]
    while queue:
        name, depth = queue.pop(0)
        if name in found or depth >= DEEPEST:
            continue
        found[name] = depth
        defined = reader.project.definition(name)
        if defined is None or not isinstance(defined[1], nodes.FunctionDef):
            continue
        for call, where in reader.resolver.callers.of(defined[1], defined[0]):
            for function in (f for one in _arguments(call) for f in givers(one)):
                queue.append((qualified_scope(where, function), depth + 1))
    return found


def _arguments(call: nodes.Call) -> list[nodes.NodeNG]:
    return [*call.args, *(keyword.value for keyword in call.keywords or () if keyword.arg is not None)]


def givers(key: nodes.NodeNG) -> list[nodes.FunctionDef]:
    """The functions whose parameters an expression is made of, through variables that they assign."""
    found: dict[nodes.FunctionDef, None] = {}
    stack, seen = [key], set()
    while stack:
        node = stack.pop()
        if not isinstance(node, nodes.Name):
            stack += node.get_children()
            continue
        bound = binding(node)
        if bound is None or not isinstance(bound[0], nodes.FunctionDef) or (bound[0], node.name) in seen:
            continue
        seen.add((bound[0], node.name))
        for one in bound[1]:
            match one:
                case nodes.AssignName(parent=nodes.Arguments()) if not _is_self(one, bound[0]):
                    found[bound[0]] = None
                case nodes.AssignName(parent=nodes.Assign(value=value)):
                    stack.append(value)
    return list(found)


def _is_self(node: nodes.AssignName, function: nodes.FunctionDef) -> bool:
    return isinstance(function.parent, nodes.ClassDef) and bool(function.args.args) and function.args.args[0] is node


def _through(call: nodes.Call, context: Context, start: nodes.Call, outermost: Context, way: tuple[Entered, ...]) -> Iterator[Reading]:
    """What a call of a function that reads for its callers reads."""
    known = functions(context.reader)
    for name in context.names(call.func):
        defined = context.definition(name) if name in known else None
        if defined is None or not isinstance(defined[1], nodes.FunctionDef) or len(way) > DEEPEST:
            continue
        where, function = defined
        entered = Entered(function, call, context.module, way[-1] if way else None)
        inside = _entered(where, entered, context)
        for read in reads(where):
            if _lies_in(read.node, function) and function in givers(read.key):
                text = _name(read.key, inside)
                if text:
                    yield Reading(text, start, outermost, read, inside, (*way, entered))
        for inner in _inner(function, where):
            yield from _through(inner, inside, start, outermost, (*way, entered))
        return


def _entered(where: Context, entered: Entered, context: Context) -> Context:
    """The context of a function, as the call says and the loop around the call."""
    frame = context.reader.evaluator.entered(entered.call, entered.module, context.frame, entered.function, where.module)
    return Context(where.module, where.reader, frame) if frame is not None else where


def _inner(function: nodes.FunctionDef, context: Context) -> list[nodes.Call]:
    """The calls in a function of others that read for it."""
    key = ("inner environment reads", function)
    if key not in context.module.names:
        known = functions(context.reader)
        context.module.names[key] = [
            node
            for node in walk(function)
            if isinstance(node, nodes.Call)
            and any(name in known for name in context.names(node.func))
            and any(function in givers(one) for one in _arguments(node))
        ]
    return context.module.names[key]  # type: ignore[return-value]


def _lies_in(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    parent: nodes.NodeNG | None = node
    while parent is not None and parent is not function:
        parent = parent.parent
    return parent is function
