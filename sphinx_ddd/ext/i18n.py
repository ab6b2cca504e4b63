"""Our own words, in the language of the docs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.locale import get_translation

CATALOG: Final = "sphinx_ddd"
FOLDER: Final = Path(__file__).parent.parent / "locales"

_translate = get_translation(CATALOG)


def _(message: str) -> str:
    """The message translated; a plain ``str``, as doctrees are pickled and Sphinx's own is lazy."""
    return str(_translate(message))
