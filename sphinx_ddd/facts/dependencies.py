"""What the program needs to be there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Fact):
    """A service that the code talks to. Named by what is known of it: host, URL, option that holds it, else by its client."""

    kind: ClassVar[str] = "dependency"

    service: str = field(metadata={"json": "kind"})
    """database broker cache http storage mail directory search cluster ssh package. ``kind`` in JSON."""
    client: Maybe[str] = None
    """Qualified name of what connects: ``redis.Redis``."""
    option: Maybe[str] = None
    """The option that holds the address, as its framework names it."""
    timeout_seconds: Maybe[float] = None
    """``None`` where neither code nor library limits it; see ``endless``."""
    endless: Maybe[bool] = None
    """``True`` where no time limit is set and the library has none."""
    retries: Maybe[int] = None
    health_checked: Maybe[bool] = None
    """A health check of the project touches it."""
