"""The command line that a function which starts programs is given: lists built by appends, strings, variables; as templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.source import flow
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.names import binding
from sphinx_ddd.source.project import qualified_scope
from sphinx_ddd.source.templates import label

MORE: Final = "…"
"""Stands for arguments that are added only under some condition, or in a number that is not known."""
MOST: Final = 6
"""Programs that one expression may stand for."""
FINDERS: Final = frozenset(
    {
        "ansible.module_utils.basic.AnsibleModule.get_bin_path",
        "ansible.module_utils.common.process.get_bin_path",
        "shutil.which",
    }
)
"""They return the path of the program that they are asked for."""
_DEEPEST: Final = 8


def command_lines(node: nodes.NodeNG, context: Context, use: nodes.NodeNG | None = None) -> tuple[tuple[str, ...], ...]:
    """The command lines an expression may be, where ``use`` stands; empty when nothing can be said."""
    found = _lines(node, context, use if use is not None else node, 0)
    return tuple(dict.fromkeys(_tidy(words) for words in found if words))[:MOST]


def programs(node: nodes.NodeNG, context: Context, depth: int = 0) -> tuple[str, ...]:
    """The programs an expression may name; ``{placeholder}`` for one that is only known at run time."""
    found: list[str] = []
    if depth < _DEEPEST:
        found = [name for one in _program_sources(node, context) for name in _program(one, context, depth)]
    return tuple(dict.fromkeys(found))[:MOST] or (f"{{{label(node)}}}",)


def _program(node: nodes.NodeNG, context: Context, depth: int) -> Iterator[str]:
    match node:
        case nodes.Call() if _finds_program(node, context):
            argument = node.args[0] if node.args else next((k.value for k in node.keywords or () if k.arg == "arg"), None)
            if argument is not None:
                yield from (name for name in context.messages(argument) if name)
        case nodes.Const(value=str() as name) if name.strip():
            yield name.split()[0]
        case nodes.Const():
            return
        case nodes.BoolOp(values=values):
            yield from (name for value in values for name in programs(value, context, depth + 1) if "{" not in name)
        case nodes.Subscript(value=nodes.Attribute(attrname="params")):
            yield f"{{{label(node)}}}"
        case nodes.Name() | nodes.Attribute() | nodes.IfExp():
            text = context.template(node)
            if text and "{" not in text:
                yield text.split()[0]


def _finds_program(node: nodes.Call, context: Context) -> bool:
    return not FINDERS.isdisjoint(context.names(node.func))


def _program_sources(node: nodes.NodeNG, context: Context) -> list[nodes.NodeNG]:
    """What may have been assigned to a variable or attribute; the expression itself where it is neither."""
    match node:
        case nodes.Name():
            bound = binding(node)
            targets = [t for t in bound[1] if isinstance(t, nodes.AssignName)] if bound is not None else []
        case nodes.Attribute(attrname=name):
            targets = list(_attribute_targets(node.expr, name, context))
        case nodes.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case _:
            return [node]
    values = [t.parent.value for t in targets if isinstance(t.parent, nodes.Assign | nodes.AnnAssign) and t.parent.value is not None]
    return [v for v in values if not (isinstance(v, nodes.Const) and not isinstance(v.value, str))] or [node]


def _attribute_targets(owner: nodes.NodeNG, name: str, context: Context) -> Iterator[nodes.NodeNG]:
    for class_name in context.names(owner):
        for ancestor in context.ancestors(class_name):
            defined = context.definition(ancestor)
            if defined is None or not isinstance(defined[1], nodes.ClassDef) or defined[0].module is not context.module:
                continue
            yield from context.reader.resolver.classes.attributes(defined[1], context.module).get(name, ())
            yield from (n for n in defined[1].locals.get(name, ()) if isinstance(n, nodes.AssignName))


def _lines(node: nodes.NodeNG, context: Context, use: nodes.NodeNG, depth: int) -> list[list[str]]:
    if depth > _DEEPEST:
        return []
    match node:
        case nodes.List(elts=[first, *rest]) | nodes.Tuple(elts=[first, *rest]):
            tail = [word for one in rest for word in _words(one, context, use, depth)]
            if isinstance(first, nodes.Starred):
                return [[*head, *tail] for head in _lines(first.value, context, use, depth + 1)]
            return [[program, *tail] for program in programs(first, context)]
        case nodes.BinOp(op="+", left=left, right=right) if not _is_text(left, context):
            heads = _lines(left, context, use, depth + 1)
            return [[*head, *_words_of_list(right, context, use, depth + 1)] for head in heads]
        case nodes.ListComp(elt=elt, generators=[nodes.Comprehension(iter=items, target=nodes.AssignName(name=name))]):
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
            found = _lines_of_attribute(node, context, depth) if isinstance(node, nodes.Attribute) else []
            return found or _of_text(node, context)
        case nodes.IfExp(body=body, orelse=orelse):
            return _lines(body, context, use, depth + 1) + _lines(orelse, context, use, depth + 1)
    return _of_text(node, context)


def _lines_of_attribute(node: nodes.Attribute, context: Context, depth: int) -> list[list[str]]:
    sources = [s for s in _program_sources(node, context) if isinstance(s, nodes.List | nodes.Tuple)]
    return [line for source in sources[:MOST] for line in _lines(source, context, source, depth + 1)]


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
    if isinstance(node, nodes.Call) and _finds_program(node, context):
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
    inner = node
    while isinstance(inner, nodes.Call) and inner.args and set(context.names(inner.func)) & {"builtins.list", "shlex.split"}:
        inner = inner.args[0]
    scope = node.scope()
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
