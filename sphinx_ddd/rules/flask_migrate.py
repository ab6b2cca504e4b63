"""Commands that Flask-Migrate adds to the program ``flask``."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

FRAMEWORK: Final = "flask_migrate"

COMMANDS: Final = {
    "upgrade": ("upgrade", "Upgrade the database to a later version."),
    "downgrade": ("other", "Take the database back to an earlier version."),
    "current": ("report", "Show the revision that the database is at."),
    "check": ("check", "See whether models and schema agree."),
}  # fmt: skip
"""Commands that an operator types, with purpose and help."""


@calls("flask_migrate.Migrate")
def commands(use: Call) -> Facts:
    """The commands below ``flask db``, or below the name that is given instead."""
    group = use.text(None, "command", "db")
    for own, (meant, text) in COMMANDS.items() if isinstance(group, str) else ():
        yield Command(name=f"flask {group} {own}", framework=FRAMEWORK, purpose=meant, description=text)
