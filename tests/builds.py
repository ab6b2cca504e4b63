"""How the tests run Sphinx from outside, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

BUILDERS: Final = ("html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml", "linkcheck")


def build(docs: Path, out: Path, builder: str = "html", *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``sphinx-build -n -W`` in a process of its own; only local links are checked."""
    offline = ("-D", "linkcheck_ignore=https?://.*")
    command = (sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-b", builder, *offline, *options, str(docs), str(out))
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})
