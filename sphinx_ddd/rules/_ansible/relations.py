"""What an argument spec says on options together: ``required_if``, ``mutually_exclusive`` and their like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_ddd.source.literals import Mapping, Value


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence on options, as Ansible checks it before the module does anything."""

    sentence: str
    parameter: str
    """The argument that states it: ``required_if``."""


def sentences(related: Mapping, parent: str = "") -> Iterator[Rule]:
    """Each rule as a sentence; what cannot be read is left out.

    :param parent: ``parent.`` of suboptions.
    """

    def named(options: tuple[str, ...], last: str) -> str:
        full = [f"{parent}{name}" for name in options]
        return f"{', '.join(full[:-1])} {last} {full[-1]}" if len(full) > 1 else full[0]

    for group in _groups(related.get("mutually_exclusive")):
        if len(group) > 1:
            yield Rule(f"Only one of {named(group, 'and')} is given.", "mutually_exclusive")
    for group in _groups(related.get("required_together")):
        if len(group) > 1:
            yield Rule(f"{named(group, 'and')} are given together or not at all.", "required_together")
    for group in _groups(related.get("required_one_of")):
        yield Rule(
            f"At least one of {named(group, 'and')} is given." if len(group) > 1 else f"{named(group, '')} is given.", "required_one_of"
        )
    for key, needed in _required_by(related.get("required_by")):
        yield Rule(f"{named(needed, 'and')} {'are' if len(needed) > 1 else 'is'} given when {parent}{key} is.", "required_by")
    for key, value, needed, any_of in _required_if(related.get("required_if")):
        what = (
            f"at least one of {named(needed, 'and')} is"
            if any_of and len(needed) > 1
            else f"{named(needed, 'and')} {'are' if len(needed) > 1 else 'is'}"
        )
        yield Rule(f"When {parent}{key} is {value}, {what} given.", "required_if")


def depends(related: Mapping) -> dict[str, tuple[str, ...]]:
    """What must be given with each option."""
    out: dict[str, dict[str, None]] = {}
    for group in _groups(related.get("required_together")):
        for name in group:
            out.setdefault(name, {}).update(dict.fromkeys(other for other in group if other != name))
    for key, needed in _required_by(related.get("required_by")):
        out.setdefault(key, {}).update(dict.fromkeys(needed))
    for key, value, needed, any_of in _required_if(related.get("required_if")):
        if not any_of or len(needed) == 1:
            out.setdefault(key, {}).update(dict.fromkeys(f"{name} (when {key} is {value})" for name in needed))
    return {name: tuple(others) for name, others in out.items() if others}


def conflicts(related: Mapping) -> dict[str, tuple[str, ...]]:
    """What must not be given with each option."""
    out: dict[str, dict[str, None]] = {}
    for group in _groups(related.get("mutually_exclusive")):
        for name in group:
            out.setdefault(name, {}).update(dict.fromkeys(other for other in group if other != name))
    return {name: tuple(others) for name, others in out.items() if others}


def _groups(value: Value) -> Iterator[tuple[str, ...]]:
    """Groups of options; one group may be given without the list around it."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(v, str) for v in value):
        yield tuple(value)
        return
    for group in value if isinstance(value, (list, tuple)) else ():
        if isinstance(group, (list, tuple)) and group and all(isinstance(v, str) for v in group):
            yield tuple(group)


def _required_by(value: Value) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, needed in value.items() if isinstance(value, dict) else ():
        if isinstance(key, str):
            yield from ((key, group) for group in _groups([[needed] if isinstance(needed, str) else needed]))


def _required_if(value: Value) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Option, its value as text, the options it then needs, and whether any one of them is enough."""
    for rule in value if isinstance(value, (list, tuple)) else ():
        match rule:
            case [str() as key, str() | bool() | int() as wanted, needed, *rest]:
                for group in _groups([[needed] if isinstance(needed, str) else needed]):
                    yield key, str(wanted).lower() if isinstance(wanted, bool) else str(wanted), group, bool(rest and rest[0] is True)
