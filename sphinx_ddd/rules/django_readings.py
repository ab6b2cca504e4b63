"""Where settings of Django are read."""

from __future__ import annotations

from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.rules._readings.guards import demands
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import Facts, reads
from sphinx_ddd.source.uses import Read


@reads("django.conf.settings")
def setting(use: Read) -> Facts:
    """A setting that is read: ``settings.DEBUG``, ``getattr(settings, "DEBUG", False)``."""
    path = use.path[:1]
    if path and path[0].isupper():
        how, into = place_of(use.node, use.context)
        yield Reading(name=path[0], framework="django", key=path, how=how, into=into)
        yield from demands(use.node, use.context, "django", use.path)
