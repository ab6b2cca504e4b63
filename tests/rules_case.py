"""A case of the catalog: a snippet, or a folder of modules, and the facts it must give."""

from __future__ import annotations

from pathlib import Path

from sphinx_ddd.extract import Extractor, scan
from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.config import ReloadTrigger
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.readings import Trace
from sphinx_ddd.rules import catalog
from sphinx_ddd.source.discover import Sources, from_paths

CASES = Path(__file__).parent / "rules"


def cases() -> list[str]:
    """``framework/case`` of every snippet and folder below ``tests/rules``."""
    entries = [e for framework in sorted(CASES.iterdir()) if framework.is_dir() for e in sorted(framework.iterdir())]
    cases = [e for e in entries if e.suffix == ".py" or (e.is_dir() and e.name != "__pycache__")]
    return [e.relative_to(CASES).with_suffix("").as_posix() for e in cases]


def facts_of(case: str) -> FactSet:
    """Scan one case; a folder is scanned as what lies in it, so that its packages keep their names."""
    return scan(_sources(CASES / case), jobs=1, strict=True)


def traces_of(path: Path) -> list[Found[Fact]]:
    """What rules see in a case that is no fact of its own, in order."""
    sources = _sources(path)
    extractor = Extractor(sources, catalog(), strict=True)
    found = (found for file in sources.files for found in extractor.extract(file).found if isinstance(found.fact, Trace | ReloadTrigger))
    return sorted(found, key=lambda f: (f.key, str(f.fact)))


def _sources(path: Path) -> Sources:
    entries = sorted(path.iterdir()) if path.is_dir() else [path.with_suffix(".py")]
    return from_paths([e for e in entries if e.name != "__pycache__"], exclude=())
