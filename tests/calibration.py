"""The brief's sanity table with our scores beside it, as ``docs/calibration.md`` shows it.

python tests/calibration.py            downloads the wheel of ansible-core 2.20.0
python tests/calibration.py FOLDER     reads a folder where it is unpacked
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_ddd.coverage.evidence import evidence
from sphinx_ddd.extract import scan
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import shown
from sphinx_ddd.maturity.model import load
from sphinx_ddd.maturity.score import score
from sphinx_ddd.source.discover import from_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

WHEEL: Final = "ansible-core==2.20.0"
BRIEF: Final = {
    "ping": ("9", "8", "7", "8.0"),
    "user": ("3", "2", "1", "2.0"),
    "service": ("4", "3", "3", "3.3"),
    "apt": ("5", "3", "2", "3.3"),
}
ANY_DAY: Final = dt.date(2026, 1, 1)
"""Only waivers look at it, and there are none."""
ROUTINE: Final = (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)


def table(package: Path) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    facts = scan(from_paths([package]))
    evident = evidence(facts, ())
    yield "| module | | daily | weekly | monthly | overall |"
    yield "|---|---|---|---|---|---|"
    for module, brief in BRIEF.items():
        result = score(facts, Subject.parse(f"ansible.modules.{module}"), evidence=evident, model=load(), today=ANY_DAY)
        ours = [shown(result.cadence(cadence).value) for cadence in ROUTINE]
        yield f"| {module} | brief | {' | '.join(brief)} |"
        yield f"| | sphinx-ddd | {' | '.join(ours)} | {shown(result.overall)} |"


def download(folder: Path) -> Path:
    """Unpack the wheel below a folder."""
    command = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--python-version=3.13", WHEEL)
    subprocess.run((*command, "--dest", str(folder)), check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        unpacked = Path(sys.argv[1]) if sys.argv[1:] else download(Path(temporary))
        for line in table(unpacked / "ansible"):
            sys.stdout.write(line + "\n")
