"""Documentation review: what an operator meets that nobody wrote words for."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.operations import Command
from sphinx_ddd.procedures import ansible, offered
from sphinx_ddd.procedures.base import Block, Gap, Paragraph
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import count, names

CRITERION = "weekly.documentation"
_NOUNS: tuple[tuple[type[Fact], str, str], ...] = (
    (Command, "command", "a help text"),
    (ConfigOption, "option", "a help text"),
    (Metric, "metric", "a description"),
)


def blocks(given: Given) -> Iterator[Block]:
    any_fact = False
    for kind, noun, words in _NOUNS:
        found = [f for f in given.of(kind) if _is_for_people(f)]
        if not found:
            continue
        any_fact = True
        bare = [f for f in found if not f.fact.description.strip()]
        if bare:
            yield _gap(bare, len(found), noun, words)
        else:
            yield Paragraph((_all_described(len(found), noun),), places(found[:3]))
    if not any_fact:
        yield Gap(f"{CRITERION}.procedure", "No command, option or metric was found to describe.", f"Write {given.write(CRITERION)}.")


def _is_for_people(found: Found[Fact]) -> bool:
    """Neither internal, nor without a place for words, nor of a name that only the running program knows."""
    match found.fact:
        case ConfigOption() as option:
            return not ansible.is_internal(option) and option.framework != "environment"
        case Command() as command:
            return offered.is_named(command)
        case _:
            return True


def _gap(bare: list[Found[Fact]], total: int, noun: str, words: str) -> Gap:
    verb = "has" if len(bare) == 1 else "have"
    which = names(list(dict.fromkeys(f.fact.name for f in bare)))
    share = f"The {noun}" if total == 1 else f"{len(bare):,} of {count(total, noun)}"
    missing = f"{share} {verb} no {words.removeprefix('a ')}: {which}."
    return Gap(f"{CRITERION}.{noun}", missing, f"Write {words} where the {noun} is declared.", places(bare[:3]))


def _all_described(total: int, noun: str) -> str:
    return f"The {noun} has a description." if total == 1 else f"All {count(total, noun)} have a description."
