"""A metric object of ``prometheus_client``, and what the project does with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._metrics.prometheus_names import UPDATES
from sphinx_ddd.source import flow
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

DEEPEST = 4
"""Variables followed one to the other."""
SHORTEST = 4
"""Characters of a variable's name that is looked for in the text of other modules; shorter ones are found in any."""

BY_NAME = ("getattr(", "import_module(", "__dict__", "vars(")
"""Ways to get at what a module holds without writing its name; where the module is spoken of beside one, anything may be changed."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A metric object, and what its module does with it."""

    use: Call
    calls: tuple[nodes.Call, ...]
    """Calls of the methods that change its value, in the order of the text."""

    @classmethod
    def of(cls, use: Call) -> Instance:
        found = [call for name in UPDATES for call in _calls_on(use, name)]
        return cls(use, tuple(sorted(found, key=lambda call: (call.lineno, call.col_offset))))

    def updated_at(self) -> Maybe[tuple[int, ...]]:
        """Lines that change the value; ``()`` when nothing can; ``None`` when another module may."""
        if self.calls:
            return tuple(dict.fromkeys(call.func.end_lineno or call.lineno for call in self.calls))
        return () if self._is_forgotten() else None

    def _is_forgotten(self) -> bool:
        """Whether the object is bound to a global that nothing in the project mentions again."""
        target = self.use.target()
        if len(target) < SHORTEST or target.startswith("__") or not isinstance(self.use.node.scope(), nodes.Module):
            return False
        module, project = self.use.context.module, self.use.context.reader.project
        if any(_mentions(node, target) for node in walk(module.tree)):
            return False
        home = module.name.rpartition(".")[2]
        texts = [text for name in project.files if name != module.name and isinstance(text := project.text(name), str)]
        return not any(target in text or (home in text and any(way in text for way in BY_NAME)) for text in texts)

    def label_values(self, labels: Maybe[tuple[str, ...]]) -> Maybe[tuple[str, ...]]:
        """Literal values given to labels, as ``label=value``."""
        return tuple(sorted({f"{label}={value}" for label, value in self._given(labels) if value is not None})) or None

    def open_labels(self, labels: Maybe[tuple[str, ...]]) -> tuple[str, ...] | None:
        """Labels that are given values which are only known at run time."""
        return tuple(sorted({label for label, value in self._given(labels) if value is None})) or None

    def _given(self, labels: Maybe[tuple[str, ...]]) -> list[tuple[str, str | None]]:
        if not isinstance(labels, tuple):
            return []
        return [pair for call in _calls_on(self.use, "labels") for pair in named_in(call, labels, self.use.context)]


def _mentions(node: nodes.NodeNG, name: str) -> bool:
    match node:
        case nodes.Name(name=mentioned) | nodes.Attribute(attrname=mentioned) | nodes.Const(value=mentioned):
            return bool(mentioned == name)
    return False


def _calls_on(use: Call, method: str) -> Iterator[nodes.Call]:
    """Calls of a method of the object that ``use`` makes, or of its labelled children, in the same module."""
    for call in use.context.module.calls_by_tail.get(method, ()):
        if isinstance(call.func, nodes.Attribute) and made_by(call.func.expr, use.context) is use.node:
            yield call


def made_by(node: nodes.NodeNG, context: Context) -> nodes.NodeNG | None:
    """The call that made the object an expression stands for, also where it is one of the object's labelled children."""
    for _ in range(3):
        origins = [node] if isinstance(node, nodes.Call) else [ref.origin for ref in context.refs(node)]
        calls = [origin for origin in origins if isinstance(origin, nodes.Call)]
        child = next((call for call in calls if _is_child(call)), None)
        if child is None:
            return calls[0] if len(calls) == 1 else None
        node = child.func.expr
    return None


def _is_child(call: nodes.Call) -> bool:
    return isinstance(call.func, nodes.Attribute) and call.func.attrname == "labels"


def given_labels(call: nodes.Call, context: Context) -> Iterator[tuple[str, str | None]]:
    """Position or name of a label, and its value where that is literal: several where branches or a condition choose.

    ``*`` and no value for what is unpacked: all labels but those that are named.
    """
    if any(isinstance(a, nodes.Starred) for a in call.args):
        yield "*", None
        return
    given = [*((str(n), a) for n, a in enumerate(call.args)), *((k.arg, k.value) for k in call.keywords or () if k.arg is not None)]
    for label, node in given:
        for one in _alternatives(node, context):
            value = (
                one.value if isinstance(one, nodes.Const) else context.value(one) if isinstance(one, nodes.Name | nodes.Attribute) else None
            )
            yield label, str(value) if isinstance(value, (str, int, float, bool)) else None
    if any(k.arg is None for k in call.keywords or ()):
        yield "*", None


def _alternatives(node: nodes.NodeNG, context: Context, depth: int = 0) -> Iterator[nodes.NodeNG]:
    """The expressions that a value may come from: of a condition both, of a variable each that was assigned before and may still hold."""
    match node:
        case nodes.IfExp(body=body, orelse=orelse):
            yield from _alternatives(body, context, depth)
            yield from _alternatives(orelse, context, depth)
        case nodes.Name() if depth < DEEPEST and (assigned := _assigned(node, context)):
            for value in assigned:
                yield from _alternatives(value, context, depth + 1)
        case _:
            yield node


def _assigned(node: nodes.Name, context: Context) -> list[nodes.NodeNG]:
    """What a local variable may have been assigned where it is used; nothing where anything else may have set it."""
    bound = binding(node)
    if bound is None or bound[0] is not node.scope() or not isinstance(bound[0], nodes.FunctionDef):
        return []
    if flow.is_parameter(node.name, bound[0]):
        return []
    events = flow.events_of(bound[0], context.module).get(node.name, ())
    if any(flow.is_loop_target(event) for event in events):
        return []
    values: list[nodes.NodeNG] = []
    for event, _ in flow.reaching(events, node, flow.branches(node, bound[0]), bound[0]):
        match event:
            case nodes.AssignName(parent=nodes.Assign(targets=[nodes.AssignName()], value=value)):
                values.append(value)
            case nodes.AssignName(parent=nodes.AnnAssign(value=nodes.NodeNG() as value)):
                values.append(value)
            case _:
                return []
    return values


def named_in(call: nodes.Call, labels: tuple[str, ...], context: Context) -> Iterator[tuple[str, str | None]]:
    """The labels that one call sets; what is unpacked beside others is not those."""
    known: set[str] = set()
    for one in given_labels(call, context):
        for name, value in named(one, labels):
            if one[0] != "*" or name not in known:
                yield name, value
            known.add(name)


def named(given: tuple[str, str | None], labels: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """A label by its name; all of them for ``*``."""
    label, value = given
    if label == "*":
        return [(name, None) for name in labels]
    name = labels[int(label)] if label.isdigit() and int(label) < len(labels) else label
    return [(name, value)] if name in labels else []
