"""Settings that a program starts waitress with."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._servers.keywords import keyword_options
from sphinx_ddd.rules._servers.server_names import WAITRESS
from sphinx_ddd.source.uses import Call

FRAMEWORK = "waitress"


@calls("waitress.serve", "waitress.create_server", "waitress.server.create_server", "waitress.adjustments.Adjustments")
def setting(use: Call) -> Facts:
    """A keyword argument of ``waitress.serve``: what the program sets, and what applies otherwise."""
    if use.context.reader.project.has(FRAMEWORK):
        return  # the library itself hands its settings on
    yield from keyword_options(use, FRAMEWORK, WAITRESS)
