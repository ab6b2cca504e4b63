"""What an auditor asks for: evidence of how it is designed, never of how it is operated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySetting(Fact):
    """A choice in code that security depends on. Named by the setting."""

    kind: ClassVar[str] = "security_setting"

    value: Maybe[str] = None
    """As written; never the content of a secret."""
    weak: Maybe[bool] = None
    """``True`` where the choice lowers protection, ``False`` where it is known to be sound."""
    why: Maybe[str] = None
    """Why it is weak or sound, in a clause."""
    check: Maybe[str] = None
    """Id under which a security linter knows it: ``B501``."""
    secret: Maybe[bool] = None
    audit: Maybe[bool] = None
    """It keeps a trail of who did what."""
    option: Maybe[str] = None
    """The option that holds it, as its framework names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Fact):
    """Who may do something, or the mode of a file. Named by the action or the mode."""

    kind: ClassVar[str] = "permission"

    resource: Maybe[str] = None
    """What it protects: a view, a path."""
    value: Maybe[str] = None
    """The role, permission or mode that is asked for: ``0o600``, ``orders.delete_order``."""
