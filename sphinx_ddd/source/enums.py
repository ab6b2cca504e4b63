"""Members of the project's enumerations: what iterating over one gives, by value and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.project import SourceModule

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

ENUMS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag", "enum.ReprEnum"})
_WITH_TEXT = "enum.StrEnum"
_AS_VALUE = frozenset({"enum.StrEnum", "enum.IntEnum", "enum.IntFlag", "enum.ReprEnum"})
_TELLS = frozenset({"__str__", "__format__"})


class TextMember(str):
    """A member whose value is text, and behaves like its value."""

    __slots__ = ("member", "owner", "shown")
    member: str
    owner: str
    """Qualified name of its class; empty where that is not known."""
    shown: Value
    """Its text: that of its value, or its name, as its class decides."""


class NumberMember(int):
    """A member whose value is a whole number."""

    member: str
    owner: str
    shown: Value


def member(name: str, value: Value, owner: str = "", text: Value = None) -> Value:
    """A value that knows which member it is of, where it is text or a whole number.

    :param text: its text, where that is not the text of its value.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return value
    made = TextMember(value) if isinstance(value, str) else NumberMember(value)
    made.member, made.owner, made.shown = name, owner, str(value) if text is None else text
    return made


def attribute_of(value: Value, name: str) -> Value:
    """``.name`` and ``.value`` of a member; UNKNOWN for anything else."""
    if isinstance(value, (TextMember, NumberMember)):
        if name == "name":
            return value.member
        if name == "value":
            return str(value) if isinstance(value, str) else int(value)
    return UNKNOWN


def members(node: nodes.NodeNG, module: SourceModule, evaluator: Evaluator) -> Mapping | None:
    """The members of the enumeration that an expression names, by their names in order; ``None`` where it names none."""
    for ref in evaluator.resolver.refs(node, module):
        if ref.instance or not is_enum(ref.name, evaluator):
            continue
        defined = evaluator.resolver.project.definition(ref.name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef):
            is_text = _WITH_TEXT in evaluator.resolver.classes.ancestors(ref.name)
            return _read(defined[1], defined[0], evaluator, owner=ref.name, is_text=is_text)
    return None


def is_enum(class_name: str, evaluator: Evaluator) -> bool:
    return any(ancestor in ENUMS for ancestor in evaluator.resolver.classes.ancestors(class_name))


def _read(node: nodes.ClassDef, module: SourceModule, evaluator: Evaluator, *, owner: str, is_text: bool) -> Mapping:
    found = Mapping()
    following = 1
    for statement in node.body:
        match statement:
            case nodes.Assign(targets=[nodes.AssignName(name=name)], value=given) if not name.startswith("_"):
                value = evaluator.value(given, module)
                if value is UNKNOWN and "enum.auto" in evaluator.resolver.names(getattr(given, "func", None), module):
                    value = name.lower() if is_text else following
                if isinstance(value, int):
                    following = value + 1
                if not any(value == other and value is not UNKNOWN for other in found.values()):  # a second name is an alias
                    found.put(name, member(name, value, owner, shown(owner, name, evaluator)), module.location(statement))
    return found


def shown(owner: str, name: str, evaluator: Evaluator) -> Value:
    """The text of a member: ``Color.RED`` since Python 3.11, also where its class is text itself; ``None`` for that of its value."""
    for ancestor in evaluator.resolver.classes.ancestors(owner):
        if ancestor in _AS_VALUE:
            return None
        defined = evaluator.resolver.project.definition(ancestor)
        if defined is not None and not _TELLS.isdisjoint(defined[1].locals):
            return UNKNOWN
    return f"{owner.rpartition('.')[2]}.{name}"
