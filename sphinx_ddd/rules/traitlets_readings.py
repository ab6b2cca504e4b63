"""Where configurable traits are read, and where an application reads its configuration files."""

from __future__ import annotations

from sphinx_ddd.facts.readings import Making
from sphinx_ddd.rules._readings.fields import field_readings
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import Facts, calls, reads
from sphinx_ddd.rules._traitlets.kinds import HOLDERS
from sphinx_ddd.source.uses import Call, Read

FRAMEWORK = "traitlets"
LOADING = ("load_config_file", "load_config_environ", "update_config", "parse_command_line")
"""Methods by which objects are given configuration."""


@reads(*sorted(HOLDERS))
def reading(use: Read) -> Facts:
    """A trait that is read of an object whose class declares or inherits it: ``self.port``."""
    return field_readings(use, FRAMEWORK)


@calls(*(f"{name}.{method}" for name in sorted(HOLDERS) for method in LOADING))
def loading(use: Call) -> Facts:
    """A call that gives objects their configuration."""
    how, into = place_of(use.node, use.context)
    yield Making(name=use.name.rpartition(".")[2], framework=FRAMEWORK, how=how, into=into)
