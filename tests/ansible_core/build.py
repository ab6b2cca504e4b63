"""Build the docs of seven modules of ansible-core 2.20.0: ``sphinx-build -n -W``, as HTML and as text.

python -m tests.ansible_core.build OUT            downloads the wheel
python -m tests.ansible_core.build OUT FOLDER     reads a folder where it is unpacked
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.builds import build
from tests.calibration import download

DOCS: Final = Path(__file__).parent / "docs"
BUILDERS: Final = ("html", "text")
MODULES: Final = frozenset(("ping", "user", "service", "apt", "dnf", "copy", "cron"))
_NOT_READ: Final = ("ansible/[!mp]*/*", "ansible/pa*", "ansible/playbook", "ansible/plugins/[!d]*", "ansible/module_utils/facts/*")
"""All but the modules, what they share, and the fragments of their documentation."""


def exclude(unpacked: Path) -> tuple[str, ...]:
    """Globs of what need not be read for the seven modules."""
    others = (path for path in (unpacked / "ansible/modules").glob("*.py") if path.stem not in MODULES)
    return (*_NOT_READ, *sorted(f"ansible/modules/{path.name}" for path in others))


def build_docs(unpacked: Path, out: Path) -> str:
    """The docs below ``out``, a folder a builder.

    :returns: what Sphinx said; empty when all is well.
    """
    read = ("-D", f"ddd_sources={unpacked / 'ansible'}", "-D", f"ddd_exclude={','.join(exclude(unpacked))}")
    runs = [build(DOCS, out, builder, *read) for builder in BUILDERS]
    return "".join(run.stdout + run.stderr + (f"exit status {run.returncode}\n" if run.returncode else "") for run in runs)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(sys.argv[1]).resolve()
        said = build_docs(Path(sys.argv[2]).resolve() if sys.argv[2:] else download(Path(temporary)), out)
    sys.stdout.write(said or f"Open {out / 'html' / 'index.html'}\n")
    sys.exit(bool(said))
