"""Where fields of settings classes are read, and where the objects that hold them are made."""

from __future__ import annotations

from sphinx_ddd.facts.readings import Making
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._readings.fields import field_readings, owners_of
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import Facts, calls, reads
from sphinx_ddd.source.uses import Call, Read

FRAMEWORK = "pydantic"
SETTINGS = (*names.SETTINGS, *names.SETTINGS_V1)
DEEPEST = 6
"""Models nested in each other whose fields are followed."""


@reads(*SETTINGS)
def reading(use: Read) -> Facts:
    """A field that is read of a settings object: ``settings.port``, ``get_settings().broker.url``."""
    return field_readings(use, FRAMEWORK, longest=DEEPEST)


@calls(*SETTINGS)
def making(use: Call) -> Facts:
    """A settings object that is made: from then on it holds what the environment and its files said."""
    made = next((name for name in use.context.names(use.node.func) if use.context.definition(name) is not None), "")
    how, into = place_of(use.node, use.context)
    for owner in owners_of(made, use.context) if made else ():
        yield Making(name=owner, framework=FRAMEWORK, how=how, into=into)
