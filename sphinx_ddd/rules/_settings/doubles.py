"""One option instead of two: a variable that is read inside the default of an option is that option's."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._settings.environment import FRAMEWORK


def without_doubles(found: Sequence[Found[Fact]]) -> tuple[Found[Fact], ...]:
    """The facts of a file, without the environment variables that options of frameworks in it name as theirs."""
    taken: set[str] = set()
    for one in found:
        match one.fact:
            case ConfigOption(framework=framework, env=tuple() as names) if framework != FRAMEWORK:
                taken.update(names)
    return tuple(one for one in found if not _is_variable(one.fact) or one.fact.name not in taken)


def _is_variable(fact: Fact) -> bool:
    return isinstance(fact, ConfigOption) and fact.framework == FRAMEWORK
