"""What is wrong with how an option is declared: ranges that disagree, a claim that nothing shows."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.procedures.base import Gap
from sphinx_ddd.procedures.effects import Effect, effect_of
from sphinx_ddd.procedures.ranges import ranges

_RANGE = "State one range, in the declaration, and let the other code use it."
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
        shown = "no code was found that shows it" if effect_of(option) is Effect.UNDETERMINED else f"its use needs a {option.apply}"
        missing = f"{subject} says that it may be changed while the program runs; {shown}."
        yield Gap(f"{criterion}.mutable{end}", missing, _CLAIM, tuple(one.at for one in option.apply_evidence or ()) or declared)


def _claims_too_much(option: ConfigOption) -> bool:
    return option.declared_mutable is True and effect_of(option) in (Effect.RESTART, Effect.REPLACE, Effect.UNDETERMINED)
