"""What an expression may stand for, and what rules know of libraries that are not installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from astroid import nodes


@dataclass(frozen=True, slots=True)
class Ref:
    """One thing that an expression may stand for."""

    name: str
    """Qualified: ``celery.Celery`` for the class and for its instances."""
    instance: bool = False
    """An object of that class rather than the class, function or module itself."""
    origin: nodes.NodeNG | None = field(default=None, compare=False)
    """The call, class or function that made it, where that is in the project."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the rules know of libraries that are not installed."""

    returns: Mapping[str, str] = field(default_factory=dict)
    """Function to the class of what it returns: ``logging.getLogger`` to ``logging.Logger``."""
    decorated: Mapping[str, str] = field(default_factory=dict)
    """Decorator to the class of what becomes of the function: ``click.group`` to ``click.Group``."""
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Method that users override to the classes of its parameters."""
    handed: frozenset[str] = frozenset()
    """Methods whose objects programs hand from module to module: ``add_argument``. Their owners are sought further than others."""
    mappings: frozenset[str] = frozenset()
    """Classes whose call gives a dict of its keywords, as that of every ``TypedDict`` of the project does."""
