"""How the tests run Sphinx from outside, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

BUILDERS: Final = ("html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml", "linkcheck")


def build(docs: Path, folder: Path, builder: str = "html", *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``sphinx-build -n -W`` in a process of its own; as with ``-M``, each builder has a subfolder, with the doctrees beside them.

    Only local links are checked.
    """
    doctrees = (
        "doctrees-gettext" if builder == "gettext" else "doctrees"
    )  # gettext numbers its nodes, so Sphinx lets it share with no other
    places = ("-d", str(folder / doctrees), str(docs), str(folder / builder))
    offline = ("-D", "linkcheck_ignore=https?://.*")
    command = (sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-b", builder, *offline, *options, *places)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})
