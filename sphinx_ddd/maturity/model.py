"""Load and check the maturity model that ships as ``model.toml``."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, Final

from sphinx_ddd.facts import codec
from sphinx_ddd.facts.criteria import CRITERIA, EMERGENCY_RECOVERY
from sphinx_ddd.maturity.conditions import TESTS, Condition

ALL_CRITERIA: Final = (*CRITERIA, EMERGENCY_RECOVERY)


class ModelError(ValueError):
    """The model, or a weight given for it, cannot be used; the message names the place and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Facts that make a criterion apply."""

    kind: str
    where: tuple[Condition, ...] = ()
    one: str
    """What one such fact is called: ``log handler``."""
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Facts of a kind that meet some conditions."""

    kind: str
    where: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A yes/no question about a fact or the subject."""

    id: str
    question: str
    kind: str
    per_subject: bool
    """Asked once of the subject, where one fact that answers yes is enough; otherwise asked of each fact."""
    all: bool
    """Of the subject: every fact that can be read must answer yes, and together they are one question."""
    always: bool
    """Of the subject: asked also where there is no fact of the kind, and then answered no."""
    also: tuple[Kin, ...]
    """Facts of other kinds that answer yes for the subject."""
    when: tuple[Condition, ...]
    met: tuple[Condition, ...]
    met_any: tuple[Condition, ...]
    yes: str
    no: str
    remedy: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the twelve, or emergency recovery."""

    id: str
    weight: Fraction
    """Share of its cadence; the weights of a cadence need not add up to one."""
    why: str
    not_applicable: str
    always: bool
    unread: frozenset[str]
    """Libraries whose use could make it apply, but which no rule reads yet: where one is imported, absence cannot be told."""
    applies: tuple[Trigger, ...]
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Model:
    criteria: tuple[Criterion, ...]
    """In the order they are shown; emergency recovery last."""

    def criterion(self, name: str) -> Criterion:
        """The criterion of that name.

        :raises KeyError: there is none.
        """
        found = next((c for c in self.criteria if c.id == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def probes(self) -> tuple[Probe, ...]:
        """Every probe, in the order of the criteria."""
        return tuple(p for c in self.criteria for p in c.probes)


def load(weights: Mapping[str, object] | None = None) -> Model:
    """The model that ships with the package.

    :param weights: by criterion, numbers from 0 on that take the place of the model's; 0 leaves a criterion out of the score.
    :raises ModelError: a weight names no criterion, or is no such number.
    """
    model = _shipped()
    if not weights:
        return model
    given = {name: _weight(name, value) for name, value in weights.items()}
    return Model(tuple(dataclasses.replace(c, weight=given.get(c.id, c.weight)) for c in model.criteria))


def parse(text: str) -> Model:
    """Read a model from TOML.

    :raises ModelError: it is no TOML, a key is missing or unknown, or a condition names no field or test.
    """
    try:
        rows = tomllib.loads(text)["criteria"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ModelError(f"the model cannot be read: {error}") from error
    if not isinstance(rows, list):
        raise ModelError("the model cannot be read: criteria must be an array of tables")
    criteria = {c.id: c for c in map(_criterion, rows)}
    if sorted(criteria) != sorted(ALL_CRITERIA) or len(rows) != len(ALL_CRITERIA):
        raise ModelError("the model must have each of the twelve criteria and emergency.recovery once")
    model = Model(tuple(criteria[name] for name in ALL_CRITERIA))
    ids = [p.id for p in model.probes()]
    if len(set(ids)) != len(ids):
        raise ModelError("two probes have the same id")
    return model


@cache
def _shipped() -> Model:
    return parse(resources.files("sphinx_ddd.maturity").joinpath("model.toml").read_text("utf-8"))


def _weight(name: str, value: object) -> Fraction:
    if name not in ALL_CRITERIA:
        raise ModelError(f"{name!r} is no criterion; use one of {', '.join(ALL_CRITERIA)}")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
        raise ModelError(f"the weight of {name} must be a number from 0 on, not {value!r}")
    # Through its decimal text, so that 0.3 is three tenths.
    return Fraction(str(value))


def _criterion(row: dict[str, Any]) -> Criterion:
    name = str(row.get("id", "?"))
    _only(name, row, {"id", "weight", "why", "not_applicable", "always", "unread", "applies", "probes"})
    return Criterion(
        id=name,
        weight=Fraction(_needed(name, row, "weight", int), 100),
        why=_needed(name, row, "why", str),
        not_applicable=_needed(name, row, "not_applicable", str),
        always=bool(row.get("always", False)),
        unread=frozenset(map(str, row.get("unread", ()))),
        applies=tuple(_trigger(name, r) for r in row.get("applies", ())),
        probes=tuple(_probe(name, r) for r in row.get("probes", ())),
    )


def _trigger(criterion: str, row: dict[str, Any]) -> Trigger:
    _only(criterion, row, {"kind", "where", "one", "many"})
    kind = _kind(criterion, row)
    return Trigger(
        kind=kind,
        where=_conditions(criterion, kind, row.get("where", ())),
        one=_needed(criterion, row, "one", str),
        many=_needed(criterion, row, "many", str),
    )


def _probe(criterion: str, row: dict[str, Any]) -> Probe:
    name = str(row.get("id", "?"))
    _only(name, row, {"id", "question", "kind", "per", "all", "always", "also", "when", "met", "met_any", "yes", "no", "remedy", "weight"})
    if not name.startswith(criterion + "."):
        raise ModelError(f"probe {name} must be named after its criterion, {criterion}")
    if row.get("per", "fact") not in ("fact", "subject"):
        raise ModelError(f"{name}: per is fact or subject, not {row['per']!r}")
    if row.get("all") and row.get("per") != "subject":
        raise ModelError(f'{name}: all is for a question of the subject; add per = "subject"')
    kind = _kind(name, row)
    return Probe(
        id=name,
        question=_needed(name, row, "question", str),
        kind=kind,
        per_subject=row.get("per") == "subject",
        all=bool(row.get("all", False)),
        always=bool(row.get("always", False)),
        also=tuple(_kin(name, r) for r in row.get("also", ())),
        when=_conditions(name, kind, row.get("when", ())),
        met=_conditions(name, kind, row.get("met", ())),
        met_any=_conditions(name, kind, row.get("met_any", ())),
        yes=_needed(name, row, "yes", str),
        no=_needed(name, row, "no", str),
        remedy=_needed(name, row, "remedy", str),
        weight=int(row.get("weight", 1)),
    )


def _kin(probe: str, row: dict[str, Any]) -> Kin:
    _only(probe, row, {"kind", "where"})
    kind = _kind(probe, row)
    return Kin(kind=kind, where=_conditions(probe, kind, row.get("where", ())))


def _conditions(where: str, kind: str, rows: list[dict[str, Any]]) -> tuple[Condition, ...]:
    return tuple(_condition(where, kind, row) for row in rows)


def _condition(where: str, kind: str, row: dict[str, Any]) -> Condition:
    _only(where, row, {"field", "test", "values"})
    field, test = _needed(where, row, "field", str), _needed(where, row, "test", str)
    if field not in {f.name for f in dataclasses.fields(codec.KINDS[kind])}:
        raise ModelError(f"{where}: a {kind} has no field {field!r}")
    if test not in TESTS:
        raise ModelError(f"{where}: no test {test!r}; use one of {', '.join(TESTS)}")
    return Condition(field, test, tuple(str(v) for v in row.get("values", ())))


def _kind(where: str, row: dict[str, Any]) -> str:
    kind: str = _needed(where, row, "kind", str)
    if kind not in codec.KINDS:
        raise ModelError(f"{where}: no kind of fact {kind!r}; use one of {', '.join(codec.KINDS)}")
    return kind


def _needed(where: str, row: dict[str, Any], key: str, kind: type) -> Any:
    value = row.get(key)
    if not isinstance(value, kind) or value == "":
        raise ModelError(f"{where}: {key} must be given as {kind.__name__}")
    return value


def _only(where: str, row: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(row) - known):
        raise ModelError(f"{where}: unknown key {unknown[0]!r}; use {', '.join(sorted(known))}")
