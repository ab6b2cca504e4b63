"""Configuration: options, their limits, and how a change is applied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from sphinx_ddd.facts.base import JSON, Fact, Location, Maybe

Exclusive: TypeAlias = bool | str
"""Whether limits themselves are outside of a range: both, none, or only the ``minimum`` or the ``maximum``."""


def exclusive(*, minimum: bool, maximum: bool) -> Exclusive:
    """Which limits are outside of their range, by each of the two that are stated."""
    return minimum if minimum is maximum else "minimum" if minimum else "maximum"


def excludes(end: str, stated: Exclusive) -> bool:
    """Whether the ``minimum`` or the ``maximum`` itself is outside of a range."""
    return stated is True or stated == end


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """What an option's own declaration says of its end."""

    since: Maybe[str] = None
    removal: Maybe[str] = None
    replacement: Maybe[str] = None
    reason: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence about an option, and the place in the code that shows it."""

    says: str
    """Short, lower case, without a full stop: ``captured in a constructor``."""
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A range that another place than the option's own declaration states: a guard clause, a validator."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive: bool = False
    """The limits themselves are outside the range."""
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigOption(Fact):
    """Something an operator may set: an option, a setting, a command line flag."""

    kind: ClassVar[str] = "config_option"

    framework: str
    scope: str = ""
    """oslo group, class, module or command that owns the option."""
    option_type: Maybe[str] = None
    """string integer number boolean list dict path port uri host ip duration enum raw."""
    native_type: Maybe[str] = None
    """The framework's own word for the type."""
    element_type: Maybe[str] = None
    """Type of the elements of a list."""
    default: Maybe[JSON] = None
    """What applies if nobody changes anything. What JSON has no word for: ``{"$seconds": 3600.0}`` for a time span, ``{"$set": […]}``,
    ``{"$enum": "Color.RED", "value": "r"}`` for the member of an enumeration, ``{"$ref": "shop.log:Logger"}`` for a class or function,
    ``{"$regex": "^a"}`` for a regular expression, ``{"$path": "~/.shop"}`` for a path that is no text,
    ``{"$object": "shop.mail:Mail"}`` for an object of a class of the project, or a mere ``object()``."""
    documented_default: Maybe[JSON] = None
    """What the framework's documentation says applies where a project sets nothing; ``default`` is then what this project sets."""
    minimum: Maybe[float] = None
    maximum: Maybe[float] = None
    exclusive: Exclusive = False
    """The limits themselves are outside the range; ``minimum`` or ``maximum`` where only that one is."""
    choices: Maybe[tuple[JSON, ...]] = None
    choices_help: Maybe[dict[str, str]] = None
    """What single choices mean, where their declaration says it."""
    pattern: Maybe[str] = None
    unit: Maybe[str] = None
    required: Maybe[bool] = None
    secret: Maybe[bool] = None
    """The value must never be printed or logged."""
    aliases: Maybe[tuple[str, ...]] = None
    env: Maybe[tuple[str, ...]] = None
    """Environment variables that set it."""
    flags: Maybe[tuple[str, ...]] = None
    """Command line spellings, all of them."""
    sample_default: Maybe[JSON] = None
    """What documentation shows instead of a default that depends on the machine."""
    advanced: Maybe[bool] = None
    """Its author marks it as one that few should touch."""
    declared_mutable: Maybe[bool] = None
    """The declaration says that it can be changed while the program runs."""
    apply: str | None = None
    """How a change takes effect: ``immediate``, ``reload``, ``restart``, ``replace``, or ``unknown``; ``None`` where nobody looked."""
    apply_evidence: tuple[Evidence, ...] | None = None
    """What the way a change takes effect is read from."""
    read_at: tuple[Location, ...] | None = None
    """Where the code reads the value, over the whole project."""
    limits: tuple[Limit, ...] | None = None
    """Ranges stated in other places than the declaration."""
    ranges_agree: bool | None = None
    """Whether all places state the same limits; ``None`` where at most one states any."""
    constraints: tuple[Evidence, ...] | None = None
    """Relations with other options that the code insists on: ``loop_wait + 2 * retry_timeout <= ttl``."""
    deprecated: Maybe[Deprecation] = None
    depends_on: Maybe[tuple[str, ...]] = None
    conflicts_with: Maybe[tuple[str, ...]] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReloadTrigger(Fact):
    """What makes a running program take up changes. Named by what sets it off: ``SIGHUP``, ``change of a file``, a method."""

    kind: ClassVar[str] = "reload_trigger"

    framework: str = ""
    """Whose options change; empty: whatever the function reads that is called."""
    effect: str
    """``mutate``: only options that are declared mutable change; ``reload``: all; ``call``: a function of the project runs."""
    handler: str = ""
    """Qualified name of the function that runs."""
    says: str = ""
    """The same as a sentence, short, lower case but for names, without a full stop."""


def inside(bound: float, end: str, stated: Exclusive, option: ConfigOption) -> tuple[float, bool]:
    """A limit, and whether it is outside of its range; of whole numbers, the last one inside.

    :param end: ``minimum`` or ``maximum``.
    """
    is_open = excludes(end, stated)
    if is_open and option.option_type == "integer" and float(bound).is_integer():
        return bound + (1 if end == "minimum" else -1), False
    return bound, is_open
