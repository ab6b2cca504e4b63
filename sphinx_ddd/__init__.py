"""Maintenance runbooks and a maturity score for Sphinx docs, read from Python code without importing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Entry point for Sphinx. Imports late, so that the command line does not pay for Sphinx."""
    from sphinx_ddd.ext.extension import setup as setup_extension

    return setup_extension(app)
