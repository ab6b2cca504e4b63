"""An option that holds the length of time between two runs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.readings import Key
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import chain_of

OSLO = ("oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts")
DJANGO = ("django.conf.settings",)
OBJECTS = {"pydantic_settings": "pydantic", "pydantic": "pydantic", "traitlets": "traitlets"}
"""Libraries whose objects have options for attributes, with the framework of these."""
CASTS = ("builtins.int", "builtins.float")
UNITS = {"weeks": 604800.0, "days": 86400.0, "hours": 3600.0, "minutes": 60.0, "seconds": 1.0, "milliseconds": 0.001, "microseconds": 1e-6}
TIMEDELTA = "datetime.timedelta"


@dataclass(frozen=True, slots=True)
class Held:
    """An option, as code reads it."""

    framework: str
    keys: tuple[Key, ...]
    """The ways to name it; the first that the project declares is meant."""
    name: str
    """As its framework writes it."""
    scale: float = 1.0
    """Seconds that one unit of its value stands for."""
    instead: float | None = None
    """What is taken where it is 0; ``None`` where 0 is taken too."""


def held(node: nodes.NodeNG | None, context: Context, scale: float = 1.0) -> Held | None:
    """The option that an expression is, in its units; ``None`` where it is none, or more is made of it."""
    match node:
        case nodes.Call(args=[inner], keywords=[]) if any(name in CASTS for name in context.names(node.func)):
            return held(inner, context, scale)
        case nodes.Call(args=[], keywords=[nodes.Keyword(arg=unit, value=inner)]) if unit in UNITS and TIMEDELTA in context.names(
            node.func
        ):
            return held(inner, context, UNITS[unit])
        case nodes.BinOp(op="*", left=nodes.Const(value=int() | float() as factor), right=inner):
            return held(inner, context, scale * factor)
        case nodes.BinOp(op="*", left=inner, right=nodes.Const(value=int() | float() as factor)):
            return held(inner, context, scale * factor)
        case nodes.IfExp(test=nodes.Compare(left=tested, ops=[("!=" | ">", nodes.Const(value=0))]), body=inner, orelse=other):
            return _switched(tested, inner, other, context, scale)
        case nodes.IfExp(test=nodes.Name() | nodes.Attribute() as tested, body=inner, orelse=other):
            return _switched(tested, inner, other, context, scale)
        case nodes.Attribute() | nodes.Subscript():
            return _read(node, context, scale)
    return None


def _switched(tested: nodes.NodeNG, inner: nodes.NodeNG, other: nodes.NodeNG, context: Context, scale: float) -> Held | None:
    found, instead = held(inner, context, scale), context.value(other)
    if found is None or tested.as_string() != inner.as_string() or not isinstance(instead, (int, float)):
        return None
    return replace(found, instead=float(instead))


def _read(node: nodes.NodeNG, context: Context, scale: float) -> Held | None:
    root, steps = chain_of(node)
    words = [step if isinstance(step, str) else context.text(step) for step in steps]
    if not words or not all(isinstance(word, str) for word in words):
        return None
    texts = tuple(str(word) for word in words)
    fields: list[Key] = []
    framework = ""
    for owner, count in _owners(node, root, texts, context):
        rest = texts[count:]
        if owner in OSLO and len(rest) <= 2:
            group = f"[{rest[0]}]" if len(rest) == 2 else ""
            return Held("oslo.config", (tuple(word.lower() for word in rest),), f"{group}{rest[-1]}", scale)
        if owner in DJANGO and len(rest) == 1:
            return Held("django", (rest,), rest[0], scale)
        ancestors = context.ancestors(owner)
        framework = next((to for known, to in OBJECTS.items() if any(a.startswith(f"{known}.") for a in ancestors)), framework)
        fields += [(name, *rest) for name in ancestors if framework and context.definition(name) is not None]
    return Held(framework, tuple(fields), ".".join(fields[0][1:]), scale) if fields else None


def _owners(node: nodes.NodeNG, root: nodes.NodeNG, words: tuple[str, ...], context: Context) -> list[tuple[str, int]]:
    """What the beginnings of a chain stand for, with how many words they take: the shortest first."""
    parts = [node]
    while parts[-1] is not root and isinstance(parts[-1], nodes.Attribute | nodes.Subscript):
        parts.append(parts[-1].expr if isinstance(parts[-1], nodes.Attribute) else parts[-1].value)
    found: list[tuple[str, int]] = []
    for count, part in enumerate(reversed(parts)):
        if count < len(words):
            found += [
                (ref.name, count)
                for ref in context.refs(part)
                if ref.name in OSLO or ref.name in DJANGO or (ref.instance and context.definition(ref.name) is not None)
            ]
    return found
