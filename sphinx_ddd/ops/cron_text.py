"""Cron expressions, as crontab and Kubernetes read them, as fields of a schedule."""

from __future__ import annotations

from typing import Any

from sphinx_ddd.timing import dialect_of, next_example, read


def times(expression: str, framework: str) -> dict[str, Any] | None:
    """The fields of a schedule that follow from an expression; ``None`` where cron would refuse it."""
    dialect = dialect_of(framework)
    found = read(expression, dialect) if dialect is not None else None
    if found is None:
        return None
    example, never = next_example(found.text, framework)
    return {"cron": found.text, "next_example": example, "never_fires": never}
