"""What guard clauses demand of options, by the option: ranges, and relations with other options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from sphinx_ddd.facts.base import Found, Location, Maybe
from sphinx_ddd.facts.config import ConfigOption, Evidence, Limit, inside
from sphinx_ddd.facts.readings import Guard, Key, Relation

MOST_STATED: Final = 12
"""Guards and relations that are listed for one option."""

_Place: TypeAlias = tuple[Location, str]
"""Where a relation is stated, and which: a test may state several."""


@dataclass
class Related:
    """A relation, and the options found for what it names."""

    relation: Relation
    options: dict[str, list[Found[ConfigOption]]] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether each part is one option, and not all the same one."""
        found = [self.options.get(source, []) for source in self.relation.sources]
        return all(len({name_of(o) for o in one}) == 1 for one in found) and len({name_of(one[0]) for one in found}) > 1

    def name(self, source: str, seen_from: Found[ConfigOption]) -> str:
        return name_of(self.options[source][0], seen_from)


@dataclass
class Demands:
    """All guards and relations, by what they are about."""

    guards: dict[tuple[str, Key], list[Found[Guard]]]
    relations: dict[tuple[str, Key], list[Found[Relation]]]
    related: dict[_Place, Related] = field(default_factory=dict)

    def meet(self, found: Found[ConfigOption], keys: Iterable[Key]) -> None:
        """Note an option for the relations that name it."""
        for key in keys:
            for one in self.relations.get((found.fact.framework, key), ()):
                related = self.related.setdefault((one.location, one.fact.name), Related(one.fact))
                related.options.setdefault(one.fact.source, []).append(found)

    def limits(self, found: Found[ConfigOption], keys: Iterable[Key]) -> tuple[Limit, ...]:
        """The ranges that guards state."""
        guards = [guard for key in dict.fromkeys(keys) for guard in self.guards.get((found.fact.framework, key), ())]
        return tuple(_joined(_limit(guard, found.fact) for guard in guards))[:MOST_STATED]

    def relations_of(self, found: Found[ConfigOption], keys: Iterable[Key]) -> Relations:
        """What guards say of the option and others."""
        out = Relations()
        for key in dict.fromkeys(keys):
            for one in self.relations.get((found.fact.framework, key), ()):
                related = self.related[one.location, one.fact.name]
                if related.is_known:
                    out.add(one, [related.name(source, found) for source in one.fact.sources])
        return out


@dataclass
class Relations:
    """What guards say of one option and others; names in the order of the text, each once."""

    constraints: dict[Evidence, None] = field(default_factory=dict)
    needs: dict[str, None] = field(default_factory=dict)
    excludes: dict[str, None] = field(default_factory=dict)

    def add(self, found: Found[Relation], names: list[str]) -> None:
        """A relation, with the names of its options as the option writes them."""
        relation = found.fact
        place = relation.sources.index(relation.source)
        match relation.how:
            case "requires" if place == 0:
                self.needs[names[1]] = None
            case "excludes":
                self.excludes[names[1 - place]] = None
            case "either":
                self.constraints[Evidence(says=f"{names[0]} or {names[1]} must be set", at=found.location)] = None
            case "holds":
                self.constraints[Evidence(says=_renamed(relation, names), at=found.location)] = None


def name_of(found: Found[ConfigOption], seen_from: Found[ConfigOption] | None = None) -> str:
    """An option's name, with its group where that is another than that of the option it is seen from."""
    option = found.fact
    if option.framework != "oslo.config" or (seen_from is not None and seen_from.fact.scope == option.scope):
        return option.name
    return f"[{option.scope or 'DEFAULT'}]{option.name}"


def _limit(guard: Found[Guard], option: ConfigOption) -> Limit:
    """A guard as a limit; of a whole number, ``> 0`` is the same as ``>= 1``, and said so."""
    minimum, maximum, exclusive = guard.fact.minimum, guard.fact.maximum, guard.fact.exclusive
    whole = all(bound is None or float(bound).is_integer() for bound in (minimum, maximum))
    if exclusive and whole and option.option_type == "integer":
        minimum, maximum, exclusive = _plus(minimum, 1), _plus(maximum, -1), False
    return Limit(minimum=minimum, maximum=maximum, exclusive=exclusive, at=guard.location)


def agree(option: ConfigOption, limits: Iterable[Limit]) -> bool | None:
    """Whether all ranges that are stated for an option have the same ends; ``None`` where no end is stated twice."""
    agreed = None
    for end in ("minimum", "maximum"):
        bounds = [(_number(getattr(option, end)), option.exclusive)]
        bounds += [(getattr(limit, end), limit.exclusive) for limit in limits]
        inner = [inside(bound, end, exclusive, option) for bound, exclusive in bounds if bound is not None]
        if len(inner) > 1:
            agreed = agreed is not False and len(set(inner)) == 1
    return agreed


def _number(bound: Maybe[float]) -> float | None:
    """A bound that is known and limits anything."""
    return bound if isinstance(bound, int | float) and abs(bound) != float("inf") else None


def _joined(limits: Iterable[Limit]) -> Iterable[Limit]:
    """The two ends that one clause states as one range."""
    out: dict[tuple[Location, bool], Limit] = {}
    for limit in limits:
        known = out.get((limit.at, limit.exclusive), limit)
        minimum = known.minimum if limit.minimum is None else limit.minimum
        maximum = known.maximum if limit.maximum is None else limit.maximum
        out[limit.at, limit.exclusive] = Limit(minimum=minimum, maximum=maximum, exclusive=limit.exclusive, at=limit.at)
    return out.values()


def _plus(bound: float | None, step: int) -> float | None:
    return None if bound is None else bound + step


def _renamed(relation: Relation, names: list[str]) -> str:
    """The relation with options by their own names, longest spelling first so that none is part of another."""
    text = relation.name
    pairs = sorted(zip(relation.sources, names, strict=True), key=lambda pair: -len(pair[0]))
    for number, (source, _) in enumerate(pairs):
        text = text.replace(source, f"\0{number}\0")
    for number, (_, name) in enumerate(pairs):
        text = text.replace(f"\0{number}\0", name)
    return text
