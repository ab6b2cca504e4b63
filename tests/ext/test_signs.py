"""What is read from a hand-written procedure, whichever markup it is written in."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sphinx_ddd.procedures.base import HandWritten
from tests.ext.docs import Docs

RST = {
    "steps": "1. Stop.\n\n   a. First this.\n   b. Then that.\n\n2. Copy.\n3. Start.\n",
    "commands": "Run:\n\n.. code-block:: sh\n\n   ls\n\nor::\n\n   dir\n",
    "verify_section": "Copy.\n\nVerification\n------------\n\nIt is there.\n",
    "verify_rubric": "Copy.\n\n.. rubric:: Verify\n\nIt is there.\n",
    "verify_paragraph": "Copy.\n\n**Expected**: it is there.\n",
    "verify_step": "1. Copy.\n2. Check that it is there.\n",
    "rollback_field": "Copy.\n\n:Rollback: delete it.\n",
    "rollback_term": "Copy.\n\nRolling back\n   Delete it.\n",
    "irreversible": "Delete it all. This is irreversible.\n",
    "read_only": "Look at it; this changes nothing.\n",
    "command_is_no_prose": ".. code-block:: sh\n\n   # verify, rollback, irreversible, read-only\n   ls\n",
    "mention": "We once had to revert a rollback, and nobody could verify it.\n",
}
MD = {
    "steps": "1. Stop.\n\n   1. First this.\n   2. Then that.\n\n2. Copy.\n3. Start.\n",
    "commands": "Run:\n\n```sh\nls\n```\n\nor\n\n    dir\n",
    "verify_section": "Copy.\n\n## Verification\n\nIt is there.\n",
    "verify_rubric": "Copy.\n\n```{rubric} Verify\n```\n\nIt is there.\n",
    "verify_paragraph": "Copy.\n\n**Expected**: it is there.\n",
    "verify_step": "1. Copy.\n2. Check that it is there.\n",
    "rollback_field": "Copy.\n\n:Rollback: delete it.\n",
    "rollback_term": "Copy.\n\nRolling back\n: Delete it.\n",
    "irreversible": "Delete it all. This is irreversible.\n",
    "read_only": "Look at it; this changes nothing.\n",
    "command_is_no_prose": "```sh\n# verify, rollback, irreversible, read-only\nls\n```\n",
    "mention": "We once had to revert a rollback, and nobody could verify it.\n",
}
# steps, commands, verification, rollback, changes state
EXPECTED = {
    "steps": (3, 0, False, False, True),
    "commands": (0, 2, False, False, True),
    "verify_section": (0, 0, True, False, True),
    "verify_rubric": (0, 0, True, False, True),
    "verify_paragraph": (0, 0, True, False, True),
    "verify_step": (2, 0, True, False, True),
    "rollback_field": (0, 0, False, True, True),
    "rollback_term": (0, 0, False, True, True),
    "irreversible": (0, 0, False, True, True),
    "read_only": (0, 0, False, False, False),
    "command_is_no_prose": (0, 1, False, False, True),
    "mention": (0, 0, False, False, True),
}


@pytest.fixture(scope="module")
def procedures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HandWritten]:
    """By title, which names the case and the markup."""
    files = {"docs/conf.py": 'extensions = ["myst_parser", "sphinx_ddd"]\nmyst_enable_extensions = ["deflist", "fieldlist"]\n'}
    for case, body in RST.items():
        indented = "".join(f"   {line}" if line.strip() else line for line in body.splitlines(keepends=True))
        files[f"docs/{case}_rst.rst"] = f"Page\n====\n\n.. maintenance-procedure:: weekly.backups\n   :title: {case}.rst\n\n{indented}"
    for case, body in MD.items():
        files[f"docs/{case}_md.md"] = f"# Page\n\n````{{maintenance-procedure}} weekly.backups\n:title: {case}.md\n\n{body}````\n"
    pages = "".join(f"   {Path(name).stem}\n" for name in files if name != "docs/conf.py")
    files["docs/index.rst"] = f"Pages\n=====\n\n.. toctree::\n\n{pages}"
    docs = Docs.made(tmp_path_factory.mktemp("signs"), files)
    assert docs.build("dummy").warnings == ""
    environment = pickle.loads((docs.root / "_build/doctrees/environment.pickle").read_bytes())
    records = [record.written for page in environment.domaindata["ddd"]["procedures"].values() for record in page]
    return {written.title: written for written in records}


@pytest.mark.parametrize("case", EXPECTED)
@pytest.mark.parametrize("markup", ["rst", "md"])
def test_signs(case: str, markup: str, procedures: dict[str, HandWritten]) -> None:
    found = procedures[f"{case}.{markup}"]
    assert (found.steps, found.commands, found.has_verification, found.has_rollback, found.mutates) == EXPECTED[case]


def test_record(procedures: dict[str, HandWritten]) -> None:
    found = procedures["steps.md"]
    assert (found.criterion, found.subject, found.key) == ("weekly.backups", "", "steps_md#ddd-procedure-weekly-backups")
    assert str(found.location) == "docs/steps_md.md:3"
