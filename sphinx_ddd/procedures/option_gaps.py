"""What is wrong with how an option is declared: ranges that disagree, a claim that nothing shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.procedures.base import Gap
from sphinx_ddd.procedures.effects import Effect, effect_of
from sphinx_ddd.procedures.plain import names
from sphinx_ddd.procedures.ranges import ranges

_RANGE = "State one range, in the declaration, and let the other code use it."
_ONE_BY_ONE = 2
"""Gaps of a kind that are told one by one."""
_CLAIM = "Read the option where it is used, at each use; or take the claim out of the declaration."


def gaps_of(option: ConfigOption, declared: tuple[Location, ...], *, criterion: str = "config", name: str = "") -> Iterator[Gap]:
    """The gaps of one option.

    :param declared: where it is
    :param criterion: what their ids begin with
    :param name: as a sentence names it, for where the option does not stand above them
    """
    stated = ranges(option)
    end = f".{'-'.join(name.split())}" if name else ""
    if option.ranges_agree is False:
        who = ", ".join(f"{one.words()} in {one.at or 'the declaration'}" for one in stated)
        subject = f"The ranges of `{name}` disagree" if name else "Its ranges disagree"
        places = (*declared, *(one.at for one in stated if one.at))
        yield Gap(f"{criterion}.range{end}", f"{subject}: {who}.", _RANGE, places if name else declared)
    if _claims_too_much(option):
        subject = f"The declaration of `{name}`" if name else "Its declaration"
        missing = f"{subject} says that it may be changed while the program runs; {_shown(option)}."
        yield Gap(f"{criterion}.mutable{end}", missing, _CLAIM, tuple(one.at for one in option.apply_evidence or ()) or declared)


def gaps_of_all(options: Iterable[tuple[ConfigOption, tuple[Location, ...], str]], criterion: str) -> Iterator[Gap]:
    """The gaps of several options: what is to be said of many alike is said once.

    :param options: each with where it is declared, and its name in a sentence
    """
    alike: dict[str, list[tuple[ConfigOption, tuple[Location, ...], str]]] = {}
    for option, declared, name in options:
        if _claims_too_much(option):
            alike.setdefault(_shown(option), []).append((option, declared, name))
        else:
            yield from gaps_of(option, declared, criterion=criterion, name=name)
    for number, (shown, group) in enumerate(alike.items(), 1):
        if len(group) <= _ONE_BY_ONE:
            yield from (gap for o, at, name in group for gap in gaps_of(o, at, criterion=criterion, name=name))
            continue
        ranges_only = (replace(o, declared_mutable=None) for o, _, _ in group)
        for (_, at, name), one in zip(group, ranges_only, strict=True):
            yield from gaps_of(one, at, criterion=criterion, name=name)
        who = names([name for _, _, name in group], len(group))
        missing = f"The declarations of {who} say that they may be changed while the program runs; {shown}."
        places = tuple(dict.fromkeys(place for _, at, _ in group for place in at[:1]))
        yield Gap(f"{criterion}.mutable{f'-{number}' if number > 1 else ''}", missing, _CLAIM, places)


def _shown(option: ConfigOption) -> str:
    if effect_of(option) is Effect.UNDETERMINED:
        return "no code was found that shows it"
    return f"its use needs a {option.apply}"


def _claims_too_much(option: ConfigOption) -> bool:
    return option.declared_mutable is True and effect_of(option) in (Effect.RESTART, Effect.REPLACE, Effect.UNDETERMINED)
