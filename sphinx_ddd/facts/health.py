"""How one sees that it is up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_ddd.facts.base import Fact, Maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck(Fact):
    """Something that can be asked whether the program is well. Named by route, command or qualified name."""

    kind: ClassVar[str] = "health_check"

    framework: str
    transport: str
    """http, grpc, command, function or class. The last two are parts of a check that an endpoint runs."""
    methods: Maybe[tuple[str, ...]] = None
    probe: Maybe[str] = None
    """liveness readiness startup general."""
    expected: Maybe[str] = None
    """What it answers when all is well, as the code states it: status, body or exit status."""
    touches: Maybe[tuple[str, ...]] = None
    """What it asks in turn, as kinds of dependency and clients: ``database: sqlalchemy``. ``()``: nothing but itself."""
    asks_more: Maybe[bool] = None
    """``True`` where it may ask more than ``touches`` says: not all that it calls could be followed."""
    port: Maybe[int] = None
    timeout_seconds: Maybe[float] = None
    interval_seconds: Maybe[float] = None
    failure_threshold: Maybe[int] = None
    """Failures in a row before something is done."""
    hides_failure: Maybe[str] = None
    """Why its answer may be good although something is wrong: it is cached, or catches every exception."""
    handler: Maybe[str] = None
    """The function or class that answers, where that is not the subject of the fact."""
    login: Maybe[str] = None
    """Whom it answers, where not everyone: ``a user who is logged in``."""
