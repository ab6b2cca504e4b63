"""What is bounded, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Fact):
    """A bound of a resource, or its absence. Named by the resource, as its code names it."""

    kind: ClassVar[str] = "limit"

    resource: str
    """workers connections queue cache rate timeout retries batch size memory cpu concurrency, request: the size of one message."""
    via: Maybe[str] = None
    """Qualified name of what sets it: ``queue.Queue``."""
    value: Maybe[float] = None
    """``None`` where nothing is stated and the library has no number of its own."""
    default: Maybe[bool] = None
    """``True`` where the value is the library's own, not the project's."""
    unit: Maybe[str] = None
    per: Maybe[str] = None
    """process, container or instance: what the bound is multiplied by."""
    unbounded: Maybe[bool] = None
    wait: Maybe[str] = None
    """How long is waited between attempts, as code: ``wait_exponential(max=10)``."""
    then: Maybe[str] = None
    """What becomes of the failure when no attempt is left: ``raises RetryError``."""
    option: Maybe[str] = None
    """The option or constant that holds the value, as its framework names it."""
