"""The style sheet, for the builders that write HTML and for no other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.application import Sphinx

FOLDER: Final = Path(__file__).parent / "static"
STYLE_SHEET: Final = "sphinx_ddd.css"


def register(app: Sphinx) -> None:
    if hasattr(app, "add_static_dir"):
        # Sphinx 9.1 and newer.
        app.add_static_dir(FOLDER)
    else:
        app.connect("builder-inited", _add_to_static_path)
    app.add_css_file(STYLE_SHEET)


def _add_to_static_path(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(FOLDER))
