"""Every format, by files as people write them: the whole of the facts, and what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_ddd import ops
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.ops.files import find

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"


def facts_of(folder: Path, *globs: str) -> FactSet:
    found, skipped = ops.read(find(globs or ["**"], folder, folder), ["shop"])
    return FactSet.of_parts(found, skipped)


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
def test_facts(case: str, same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(CASES / f"{case}.jsonl", facts_of(CASES / case).to_jsonl())
