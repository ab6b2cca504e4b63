"""Settings that a program starts uvicorn with."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._servers.keywords import keyword_options
from sphinx_ddd.rules._servers.server_names import UVICORN
from sphinx_ddd.source.uses import Call

FRAMEWORK = "uvicorn"


@calls("uvicorn.run", "uvicorn.main.run", "uvicorn.Config", "uvicorn.config.Config")
def setting(use: Call) -> Facts:
    """A keyword argument of ``uvicorn.run`` or ``uvicorn.Config``: what the program sets, and what applies otherwise."""
    if use.context.reader.project.has(FRAMEWORK):
        return  # the library itself hands its settings on
    yield from keyword_options(use, FRAMEWORK, UVICORN)
