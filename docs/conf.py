"""The project's own docs, built with the extension on its own source."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from sphinx_ddd import __version__  # noqa: E402

project = "sphinx-ddd"
author = "The sphinx-ddd contributors"
copyright = author
release = version = __version__
extensions = ["myst_parser", "sphinx_ddd", "docs._ext.accuracy", "docs._ext.written_once"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "sphinx-ddd"
exclude_patterns = ["_build"]
linkcheck_ignore = [r"https?://.*"]  # the builders are tested without a network
nitpicky = True

ddd_fail_under = 1.0
