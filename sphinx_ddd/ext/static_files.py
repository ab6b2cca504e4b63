"""The style sheet, for the builders that write HTML and for no other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.builders import Builder

FOLDER: Final = Path(__file__).parent / "static"
STYLE_SHEET: Final = "sphinx_ddd.css"


def register(app: Sphinx) -> None:
    if hasattr(app, "add_static_dir"):
        # Sphinx 9.1 and newer.
        app.add_static_dir(FOLDER)
    else:
        app.connect("write-started", _add_to_static_path)
    app.add_css_file(STYLE_SHEET)


def _add_to_static_path(app: Sphinx, builder: Builder) -> None:
    """Not before: the configuration has been kept for the next build by now, which is not to find it changed."""
    if builder.format == "html" and str(FOLDER) not in app.config.html_static_path:
        app.config.html_static_path.append(str(FOLDER))
