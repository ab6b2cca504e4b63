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


def sentences(related: Mapping, within: str = "") -> Iterator[Rule]:
    """Each rule as a sentence; what cannot be read is left out.

    :param within: the option whose suboptions the rules are about.
    """
    for parameter, sentence in _sentences(related):
        yield Rule(f"In {within}: {sentence}" if within else sentence, parameter)


def _sentences(related: Mapping) -> Iterator[tuple[str, str]]:
    for group in _groups(related.get("mutually_exclusive")):
        if len(group) > 1:
            yield "mutually_exclusive", f"At most one of {_listed(group)} is given."
    for group in _groups(related.get("required_together")):
        if len(group) > 1:
            yield "required_together", f"{_listed(group)} are given together or not at all."
    for group in _groups(related.get("required_one_of")):
        yield "required_one_of", f"At least one of {_listed(group)} is given." if len(group) > 1 else f"{group[0]} is given."
    for key, needed in _required_by(related.get("required_by")):
        yield "required_by", f"{_listed(needed)} {_are(needed)} given when {key} is."
    for key, value, needed, any_of in _required_if(related.get("required_if")):
        what = f"at least one of {_listed(needed)} is" if any_of and len(needed) > 1 else f"{_listed(needed)} {_are(needed)}"
        yield "required_if", f"When {key} is {value}, {what} given."


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _are(names: tuple[str, ...]) -> str:
    return "are" if len(names) > 1 else "is"


def depends(related: Mapping, parent: str = "") -> dict[str, tuple[str, ...]]:
    """What must be given with each option.

    :param parent: ``parent.`` of suboptions, which the names of others begin with.
    """
    out: dict[str, dict[str, None]] = {}
    for group in _groups(related.get("required_together")):
        for name in group:
            out.setdefault(name, {}).update(dict.fromkeys(f"{parent}{other}" for other in group if other != name))
    for key, needed in _required_by(related.get("required_by")):
        out.setdefault(key, {}).update(dict.fromkeys(f"{parent}{name}" for name in needed))
    for key, value, needed, any_of in _required_if(related.get("required_if")):
        if not any_of or len(needed) == 1:
            out.setdefault(key, {}).update(dict.fromkeys(f"{parent}{name} (when {parent}{key} is {value})" for name in needed))
    return {name: tuple(others) for name, others in out.items() if others}


def conflicts(related: Mapping, parent: str = "") -> dict[str, tuple[str, ...]]:
    """What must not be given with each option; see :func:`depends`."""
    out: dict[str, dict[str, None]] = {}
    for group in _groups(related.get("mutually_exclusive")):
        for name in group:
            out.setdefault(name, {}).update(dict.fromkeys(f"{parent}{other}" for other in group if other != name))
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
