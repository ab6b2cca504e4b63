"""The command line that a function which starts programs is given: lists built by appends, strings, variables; as templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._programs.program import MOST, attribute_targets, finds_program, programs, sources
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import qualified_scope
from sphinx_ddd.source.templates import label

MORE: Final = "…"
"""Stands for arguments that are added only under some condition, or in a number that is not known."""
_DEEPEST: Final = 16
_ADDING: Final = ("append", "extend", "insert")


def command_lines(node: nodes.NodeNG, context: Context, use: nodes.NodeNG | None = None) -> tuple[tuple[str, ...], ...]:
    """The command lines an expression may be, where ``use`` stands; empty when nothing can be said."""
    found = _lines(node, context, use if use is not None else node, 0)
    return tuple(dict.fromkeys(_tidy(words) for words in found if words))[:MOST]


def _lines(node: nodes.NodeNG, context: Context, use: nodes.NodeNG, depth: int) -> list[list[str]]:
    if depth > _DEEPEST:
        return []
    match node:
        case nodes.List(elts=[]):
            return [[]]
        case nodes.List(elts=[first, *rest]) | nodes.Tuple(elts=[first, *rest]):
            tail = [word for one in rest for word in _words(one, context, use, depth)]
            if isinstance(first, nodes.Starred):
                return [[*head, *tail] for head in _lines(first.value, context, use, depth + 1)]
            return [[program, *tail] for program in programs(first, context)]
        case nodes.BinOp(op="+", left=left) if not _is_text(left, context):
            first, *rest = _summands(node)
            tail = [word for one in rest for word in _words_of_list(one, context, use, depth + 1)]
            return [[*head, *tail] for head in _lines(first, context, use, depth + 1)]
        case (
            nodes.ListComp(elt=elt, generators=[nodes.Comprehension(iter=items, target=nodes.AssignName(name=name))])
            | nodes.GeneratorExp(elt=elt, generators=[nodes.Comprehension(iter=items, target=nodes.AssignName(name=name))])
        ):
            mentions = any(isinstance(n, nodes.Name) and n.name == name for n in elt.nodes_of_class(nodes.Name))
            return _lines(items, context, use, depth + 1) if mentions else []
        case nodes.Call(func=nodes.Attribute(attrname="join"), args=[joined]):
            return _lines(joined, context, use, depth + 1)
        case nodes.Call(args=[inner]) if set(context.names(node.func)) & {"builtins.list", "shlex.split", "builtins.tuple"}:
            return _lines(inner, context, use, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="split" | "copy", expr=inner)):
            return _lines(inner, context, use, depth + 1)
        case nodes.Name():
            return _of_variable(node, context, use, depth)
        case nodes.Call() | nodes.Attribute() | nodes.Subscript():
            return _lines_elsewhere(node, context, depth) or _of_text(node, context)
        case nodes.IfExp(body=body, orelse=orelse):
            return _lines(body, context, use, depth + 1) + _lines(orelse, context, use, depth + 1)
        case nodes.BoolOp(op="or", values=[*_, default]):  # what runs where no option says another
            told = [line for line in _lines(default, context, use, depth + 1) if line and not line[0].startswith("{")]
            return told or _of_text(node, context)
    return _of_text(node, context)


def _summands(node: nodes.NodeNG) -> list[nodes.NodeNG]:
    """What is added up, from left to right."""
    later: list[nodes.NodeNG] = []
    while isinstance(node, nodes.BinOp) and node.op == "+":
        later.insert(0, node.right)
        node = node.left
    return [node, *later]


def _lines_elsewhere(node: nodes.NodeNG, context: Context, depth: int) -> list[list[str]]:
    """The command lines that an attribute holds, or that a function of the project returns."""
    if isinstance(node, nodes.Attribute):
        held = [s for s in sources(node, context) if isinstance(s, nodes.List | nodes.Tuple)]
        more = [MORE] if _grows(node, context) else []
        return [[*line, *more] for source in held[:MOST] for line in _lines(source, context, source, depth + 1)]
    if not isinstance(node, nodes.Call) or finds_program(node, context):
        return []
    out: list[list[str]] = []
    for name in context.names(node.func):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            returned = [r.value for r in flow.returns_of(defined[1]) if r.value is not None]
            out += [line for value in returned[:MOST] for line in _lines(value, defined[0], value, depth + 1)]
    return [line for line in out if line and not line[0].startswith("{")]


def _grows(node: nodes.Attribute, context: Context) -> bool:
    """Whether the list that an attribute holds is added to somewhere in the module: by ``+=``, ``append``, ``extend`` or ``insert``."""
    names = set(context.names(node))
    if any(isinstance(target.parent, nodes.AugAssign) for target in attribute_targets(node.expr, node.attrname, context)):
        return True
    calls = (call for tail in _ADDING for call in context.module.calls_by_tail.get(tail, ()))
    lists = (call.func.expr for call in calls if isinstance(call.func, nodes.Attribute))
    return any(isinstance(one, nodes.Attribute) and one.attrname == node.attrname and names & set(context.names(one)) for one in lists)


def _of_variable(node: nodes.Name, context: Context, use: nodes.NodeNG, depth: int) -> list[list[str]]:
    """Follow the assignments and appends of a variable up to its use."""
    bound = binding(node)
    if bound is None or bound[0] is not use.scope():
        return _of_text(node, context)
    scope = bound[0]
    here = flow.branches(use, scope)
    lines: list[list[str]] = []
    for event in flow.events_of(scope, context.module).get(node.name, ()):
        if not flow.is_before(event, use):
            continue
        branches = flow.branches(event, scope)
        if flow.excluded(branches, here):
            continue
        certain = not flow.conditional(branches, here)
        lines = _after(event, lines, context, depth, certain=certain)
    return lines


def _after(event: flow.Event, lines: list[list[str]], context: Context, depth: int, *, certain: bool) -> list[list[str]]:
    match event:
        case nodes.AssignName(parent=nodes.Assign(value=value)) | nodes.AssignName(parent=nodes.AnnAssign(value=value)) if (
            value is not None
        ):
            new = _lines(value, context, event, depth + 1)
            return new if certain or not lines else [*lines, *new][: MOST * 2]
        case nodes.AugAssign(op="+=", value=value):
            added = _words_of_list(value, context, event, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="append"), args=[value]):
            added = _words(value, context, event, depth)
        case nodes.Call(func=nodes.Attribute(attrname="extend"), args=[value]):
            added = _words_of_list(value, context, event, depth + 1)
        case nodes.Call(func=nodes.Attribute(attrname="insert" | "remove" | "pop" | "reverse" | "sort" | "clear")):
            return []
        case _:
            added = [MORE]
    return [[*line, *(added if certain else [MORE])] for line in lines]


def _words(node: nodes.NodeNG, context: Context, use: nodes.NodeNG, depth: int) -> list[str]:
    """One element of a list."""
    if isinstance(node, nodes.Starred):
        return _words_of_list(node.value, context, use, depth + 1)
    if isinstance(node, nodes.Call) and finds_program(node, context):
        return [programs(node, context)[0]]
    texts = context.messages(node)
    return [texts[0] if len(texts) == 1 else f"{{{label(node)}}}"]


def _words_of_list(node: nodes.NodeNG, context: Context, use: nodes.NodeNG, depth: int) -> list[str]:
    match node:
        case nodes.List(elts=elements) | nodes.Tuple(elts=elements):
            return [word for one in elements for word in _words(one, context, use, depth)]
        case nodes.Const(value=str() as text):
            return text.split()
        case nodes.BinOp(op="%") | nodes.JoinedStr():
            return context.template(node).split()
        case nodes.BinOp(op="+", left=left, right=right):
            return _words_of_list(left, context, use, depth + 1) + _words_of_list(right, context, use, depth + 1)
    return [MORE]


def _is_text(node: nodes.NodeNG, context: Context) -> bool:
    match node:
        case nodes.Const() | nodes.JoinedStr() | nodes.BinOp(op="%"):
            return True
        case nodes.BinOp(op="+", left=left):
            return _is_text(left, context)
    return isinstance(context.value(node), str)


def _of_text(node: nodes.NodeNG, context: Context) -> list[list[str]]:
    """A command line written as one string."""
    out: list[list[str]] = []
    for text in context.messages(node):
        words = text.split()
        if not words:
            continue
        if "{" not in words[0]:
            out.append(words)
            continue
        first = _leading(node)
        if first is not None and words[0].startswith("{") and words[0].endswith("}") and first is not node:
            out += [[program, *words[1:]] for program in programs(first, context)]
        else:
            out += [[program, *words[1:]] for program in programs(node, context)] if first is node and len(words) == 1 else [words]
    return out


def _leading(node: nodes.NodeNG) -> nodes.NodeNG | None:
    """The expression whose text a string begins with."""
    match node:
        case nodes.BinOp(op="%", left=nodes.Const(value=str() as form), right=right) if form.startswith("%s"):
            return right.elts[0] if isinstance(right, nodes.Tuple) and right.elts else right
        case nodes.BinOp(op="+", left=left):
            return _leading(left)
        case nodes.JoinedStr(values=[nodes.FormattedValue(value=value), *_]):
            return value
        case nodes.Call(func=nodes.Attribute(expr=nodes.Const(value=str() as form), attrname="format"), args=[first, *_]) if (
            form.startswith(("{0}", "{}"))
        ):
            return first
        case nodes.Name() | nodes.Attribute() | nodes.Call() | nodes.Subscript():
            return node
    return None


def _tidy(words: Iterable[str]) -> tuple[str, ...]:
    """Runs of optional arguments as one mark."""
    out: list[str] = []
    for word in words:
        plain = " ".join(word.split())
        if plain and not (plain == MORE and out and out[-1] == MORE):
            out.append(plain)
    return tuple(out)


def parameter_of(node: nodes.NodeNG, context: Context) -> tuple[str, str] | None:
    """The function and its parameter that an expression passes on, perhaps as a list made of it; ``None`` for anything else."""
    scope = node.scope()
    inner = _unwrapped(node, context)
    if not isinstance(inner, nodes.Name) or not isinstance(scope, nodes.FunctionDef):
        return None
    parameters = [a.name for a in (*(scope.args.posonlyargs or ()), *(scope.args.args or ()), *(scope.args.kwonlyargs or ()))]
    if inner.name not in parameters:
        return None
    for event in flow.events_of(scope, context.module).get(inner.name, ()):
        own = isinstance(event, nodes.AssignName) and isinstance(event.parent, nodes.Assign)
        if not own or not any(n.name == inner.name for n in event.parent.value.nodes_of_class(nodes.Name)):
            return None
    return qualified_scope(context.module, scope), inner.name


def _unwrapped(node: nodes.NodeNG, context: Context, depth: int = 0) -> nodes.NodeNG:
    """What a list or a text for the shell is made of: ``command`` of ``" ".join(command) if shell else command``, by a variable too."""
    match node:
        case nodes.Call(args=[inner, *_]) if set(context.names(node.func)) & {"builtins.list", "shlex.split", "shlex.join"}:
            return _unwrapped(inner, context, depth)
        case nodes.Call(func=nodes.Attribute(attrname="join", expr=nodes.Const(value=" ")), args=[inner]):
            return _unwrapped(inner, context, depth)
        case nodes.IfExp(body=body, orelse=orelse):
            one, other = _unwrapped(body, context, depth), _unwrapped(orelse, context, depth)
            return one if one.as_string() == other.as_string() else node
        case nodes.Name() if depth < _DEEPEST:
            bound = binding(node)
            match bound[1] if bound is not None else ():
                case [nodes.AssignName(parent=nodes.Assign(targets=[_], value=nodes.IfExp() | nodes.Call() as value))]:
                    made = _unwrapped(value, context, depth + 1)
                    return made if isinstance(made, nodes.Name) else node
    return node
