"""Type, element type, limits and choices of a trait."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._settings import values
from sphinx_ddd.rules._traitlets.defaults import inner_traits, members_of
from sphinx_ddd.rules._traitlets.kinds import KINDS
from sphinx_ddd.rules._traitlets.traits import Trait, trait_of
from sphinx_ddd.source.context import Context

_INFINITE = float("inf")


def option_type_of(trait: Trait) -> Maybe[str]:
    """The type in words of facts; that of its members for a union of one type."""
    if trait.kind is None:
        return UNKNOWN
    if trait.kind.shape == "union":
        inner = {option_type_of(t) if t is not None else UNKNOWN for t in inner_traits(trait)}
        return inner.pop() if len(inner) == 1 and UNKNOWN not in inner else "raw"
    return trait.kind.option_type


def element_type_of(trait: Trait) -> Maybe[str]:
    """The type of the elements of a list or set, or of a tuple whose elements are all of one."""
    if trait.kind is None or trait.kind.option_type != "list":
        return None
    if trait.kind.element_type is not None:
        return trait.kind.element_type
    match trait.kind.shape:
        case "sequence":
            given = [trait.expression("trait")]
        case "tuple":
            given = list(trait.positional())
        case _:
            return None
    types = {_type_of(found[1], found[0]) for found in given if found is not None}
    return types.pop() if len(types) == 1 else None


def _type_of(node: nodes.NodeNG, context: Context) -> Maybe[str]:
    """The type of a trait that is given as an object or, in older code, as a class."""
    inner = trait_of(node, context)
    if inner is not None:
        return option_type_of(inner)
    classes = [KINDS[name] for ref in context.refs(node) if not ref.instance for name in context.ancestors(ref.name) if name in KINDS]
    return classes[0].option_type if classes else None


def _element(trait: Trait) -> Trait | None:
    """The trait of the elements of a list or set."""
    found = trait.expression("trait")
    return trait_of(found[1], found[0]) if found is not None else None


def minimum_of(trait: Trait) -> Maybe[float]:
    """The least that the declaration allows; minus infinity where the type says so."""
    return _limit(trait, "min", -_INFINITE)


def maximum_of(trait: Trait) -> Maybe[float]:
    """The most that the declaration allows; infinity where the type says so."""
    return _limit(trait, "max", _INFINITE)


def _limit(trait: Trait, name: str, open_: float) -> Maybe[float]:
    if trait.kind is None or not trait.kind.is_bounded:
        return None
    value = trait.value(name, open_ if trait.kind.is_open else None)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if value is None or is_number else UNKNOWN


def choices_of(trait: Trait) -> Maybe[tuple[JSON, ...]]:
    """The values that an enumeration allows, or the names of its members; for a list those of its elements."""
    match trait.kind.shape if trait.kind is not None else "":
        case "enum":
            # Without values it allows none, so that whoever gives none here gives them elsewhere.
            found = values.choices_of(trait.value("values"))
            return UNKNOWN if found is None else found
        case "sequence":
            inner = _element(trait)
            return choices_of(inner) if inner is not None else None
        case "members":
            members = members_of(trait)
            return tuple(map(str, members)) if members is not None else UNKNOWN
    return None
