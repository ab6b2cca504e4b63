"""A case of the catalog: a snippet, or a folder of modules, and the facts it must give."""

from __future__ import annotations

from pathlib import Path

from sphinx_ddd.extract import scan
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.source.discover import from_paths

CASES = Path(__file__).parent / "rules"


def cases() -> list[str]:
    """``framework/case`` of every snippet and folder below ``tests/rules``."""
    entries = [e for framework in sorted(CASES.iterdir()) if framework.is_dir() for e in sorted(framework.iterdir())]
    cases = [e for e in entries if e.suffix == ".py" or (e.is_dir() and e.name != "__pycache__")]
    return [e.relative_to(CASES).with_suffix("").as_posix() for e in cases]


def facts_of(case: str) -> FactSet:
    """Scan one case; a folder is scanned as what lies in it, so that its packages keep their names."""
    path = CASES / case
    sources = sorted(path.iterdir()) if path.is_dir() else [path.with_suffix(".py")]
    return scan(from_paths([s for s in sources if s.name != "__pycache__"], exclude=()), jobs=1, strict=True)
