"""Changes of the stored schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration(Fact):
    """One step of a schema's history. Named by its revision."""

    kind: ClassVar[str] = "migration"

    framework: str
    parents: Maybe[tuple[str, ...]] = None
    """Revisions it comes after."""
    reversible: Maybe[bool] = None
    effects: Maybe[tuple[str, ...]] = None
    """What it does, as the framework names it, each once: ``add_column``, ``RunPython``, ``drop_table``."""
    why_not: Maybe[str] = None
    """Why it cannot be undone, as the code shows it."""
    loses: Maybe[tuple[str, ...]] = None
    """What a way back does not bring back although the schema returns: removed columns and tables, with the data in them."""
    atomic: Maybe[bool] = None
    """``False`` when a failure half-way leaves what was done until then."""
    command: Maybe[str] = None
    """The framework's own command line, before its subcommand: ``alembic -c shop/alembic.ini``, ``python manage.py``."""
