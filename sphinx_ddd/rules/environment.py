"""Environment variables that the code reads itself, or through functions of its own.

Variables of the system, the shell and the session (``HOME``, ``PATH``, ``LANG`` …) are left out: they are not the project's to set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._readings.guards import demands
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import conversions, env_objects, env_reads, env_required
from sphinx_ddd.rules._settings.casts import Cast, cast_value
from sphinx_ddd.rules._settings.conversions import Converted, parameter_index
from sphinx_ddd.rules._settings.env_apply import restart
from sphinx_ddd.rules._settings.environment import FRAMEWORK
from sphinx_ddd.rules._settings.text_variables import guarded, later
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import as_json
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.flow import returns_of
from sphinx_ddd.source.origins import Entered, passed
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import WholeModule

PLATFORM: Final = frozenset(
    """
    HOME PATH USER USERNAME LOGNAME SHELL TERM COLORTERM COLUMNS LINES PWD OLDPWD HOSTNAME COMPUTERNAME LANG LANGUAGE TZ TMPDIR TEMP TMP
    DISPLAY WAYLAND_DISPLAY EDITOR VISUAL PAGER BROWSER VIRTUAL_ENV CONDA_PREFIX CONDA_DEFAULT_ENV LD_LIBRARY_PATH DYLD_LIBRARY_PATH
    APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES ALLUSERSPROFILE SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE
    HOMEPATH USERDOMAIN OS NUMBER_OF_PROCESSORS SUDO_USER SUDO_UID SUDO_GID DBUS_SESSION_BUS_ADDRESS DESKTOP_SESSION GDMSESSION
    SSH_AUTH_SOCK SSH_CLIENT SSH_CONNECTION SSH_TTY TMUX STY NOTIFY_SOCKET LISTEN_FDS LISTEN_PID LISTEN_FDNAMES INVOCATION_ID
    JOURNAL_STREAM WATCHDOG_USEC WATCHDOG_PID MSYSTEM MACHTYPE PROGRAMW6432 TERM_PROGRAM ANDROID_ROOT ANDROID_DATA CI
    """.split()
)
"""What the system, the shell, the session or the service manager sets for every program."""
PLATFORM_PREFIXES: Final = ("LC_", "XDG_", "PYTHON", "PYTEST_", "PROCESSOR_", "PROGRAMFILES(")


@dataclass(frozen=True, slots=True)
class _Found:
    """What one reading says of its variable."""

    reading: env_reads.Reading
    type: Converted
    default: Maybe[JSON]
    required: bool
    optional: bool
    """It goes on without the variable."""


@modules()
def variable(use: WholeModule) -> Facts:
    """An environment variable that the code reads, with its default and the type that the code converts it to."""
    by_name: dict[str, list[_Found]] = {}
    for reading in env_reads.readings(use.context):
        if not is_platform(reading.name):
            by_name.setdefault(reading.name, []).append(_found(reading))
    for name, several in by_name.items():
        yield _option(name, several)
        for node in {id(one.reading.node): one.reading.node for one in several}.values():
            how, into = place_of(node, use.context)
            yield At(Reading(name=name, framework=FRAMEWORK, key=(name,), how=how, into=into), node=node)
            yield from demands(node, use.context, FRAMEWORK, (name,))


@modules()
def object_of_variable(use: WholeModule) -> Facts:
    """An object of the project that stands for an environment variable: ``PORT = Variable("SHOP_PORT", int, 80)``."""
    for made in env_objects.objects(use.context):
        if is_platform(made.name):
            continue
        option_type = made.type.option_type or "string"
        value = as_json(made.default[0].unset(made.default[1])) if made.default is not None else None
        default = value if value is UNKNOWN else cast_value(value, Cast(option_type, element_type=made.type.element_type))
        option = ConfigOption(
            name=made.name,
            framework=FRAMEWORK,
            option_type=option_type,
            native_type=made.type.native_type,
            element_type=made.type.element_type if option_type == "list" else None,
            default=default,
            choices=made.type.choices,
            unit=unit_of(made.name, option_type),
            secret=is_secret(made.name, default, option_type),
            env=(made.name,),
            **restart(use.context.location(made.call)),
            description=made.description,
        )
        yield At(option, node=made.call)


def is_platform(name: str) -> bool:
    """Whether a variable is the system's, not the project's."""
    return not name or name.upper() in PLATFORM or name.startswith(PLATFORM_PREFIXES)


def _option(name: str, several: list[_Found]) -> At:
    """One option of all places in a module that read a variable: the first that states a default speaks."""
    stated = [one for one in several if one.default is not None and one.default is not UNKNOWN]
    best = (
        stated or [one for one in several if one.default is UNKNOWN] or [one for one in several if one.reading.read.how != "in"] or several
    )[0]
    kind = best.type if best.type.is_typed else next((one.type for one in several if one.type.is_typed), best.type)
    is_only_tested = all(one.reading.read.how == "in" for one in several)
    option_type = kind.option_type or (None if is_only_tested and not isinstance(best.default, str) else "string")
    if best.default is False and not kind.is_typed:
        best = replace(best, default=None)  # a value of a variable is text: this only stands for a variable that is not set
    elif isinstance(best.default, bool) and option_type == "string":
        option_type = "boolean"
    is_required = best.default is None and any(one.required for one in several) and not any(one.optional for one in several)
    option = ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=option_type,
        native_type=kind.native_type,
        element_type=kind.element_type if option_type == "list" else None,
        default=best.default,
        choices=kind.choices,
        unit=kind.unit or unit_of(name, option_type),
        required=is_required or None,
        secret=is_secret(name, best.default, option_type),
        env=(name,),
        **restart(best.reading.context.location(best.reading.node)),
        limits=next((limits for one in several if (limits := guarded(one.type.node, one.reading.context))), None),
    )
    return At(option, node=best.reading.node)


def _found(reading: env_reads.Reading) -> _Found:
    if reading.read.how == "in":
        return _tested(reading)
    return _through(reading) if reading.entered else _direct(reading)


def _tested(reading: env_reads.Reading) -> _Found:
    assert isinstance(reading.read.node, nodes.Compare)
    node, context = reading.read.node, reading.inside
    given = env_required.set_where_missing(node, reading.name, context)
    default = as_json(context.unset(given)) if given is not None else None
    is_demanded = env_required.demands(node, context)
    return _Found(reading, Converted(node), default, required=is_demanded, optional=not is_demanded)


def _direct(reading: env_reads.Reading) -> _Found:
    """A read in place: what it says, then what is made of the value."""
    read, context = reading.read, reading.context
    made = conversions.converted(read.node, context)
    # What a loop does with one of its variables need not hold for the others.
    used = later(made, context) if not context.frame.variables else made
    has_default = read.fallback is not None
    default = conversions.default_of(used, context, has_default=has_default)
    if default is UNKNOWN and used is not made:
        default = conversions.default_of(made, context, has_default=has_default)
    if default is None:
        other = env_required.otherwise(made.node, context)
        default = as_json(context.unset(other)) if other is not None else None
    is_item = read.how == "item"
    is_guarded = is_item and env_required.is_guarded(read.node, context)
    is_demanded = default is None and ((is_item and not is_guarded) or env_required.is_demanded(made.node, context))
    return _Found(reading, used, default, required=is_demanded, optional=not is_demanded and not is_guarded)


def _through(reading: env_reads.Reading) -> _Found:
    """A read by a function of the project: what it makes of the value, then what its caller does."""
    inner = _inside(reading)
    made = later(conversions.converted(reading.node, reading.context, known=inner), reading.context)
    default = _default_through(reading, made)
    is_required = default is None and _fails(reading)
    return _Found(reading, made, default, required=is_required, optional=not is_required)


def _inside(reading: env_reads.Reading) -> Converted:
    """What the functions on the way to the read say of the type of their result."""
    innermost = reading.entered[-1]
    found = later(conversions.converted(reading.read.node, reading.inside, innermost), reading.inside, innermost)
    for entered in reversed(reading.entered):
        where = _home(entered.function, reading)
        stated = conversions.annotated_type(entered.function.returns, where)
        if stated is not None and stated.option_type not in (None, "string"):
            found = stated
        elif not found.is_typed:
            found = conversions.function_type(entered.function, where) or found
    return replace(found, node=reading.node, text=reading.node, falls_back=False)


def _home(function: nodes.FunctionDef, reading: env_reads.Reading) -> Context:
    module = reading.context.reader.project.module(function.root().name)
    assert module is not None  # it was parsed as one of the project's
    return reading.context.reader.context(module)


def _default_through(reading: env_reads.Reading, made: Converted) -> Maybe[JSON]:
    for node in dict.fromkeys((made.node, reading.node)):
        value = reading.context.unset(node)
        if value is not UNKNOWN:
            return as_json(value)
    return _handed(reading)


def _handed(reading: env_reads.Reading) -> Maybe[JSON]:
    """The fallback that a call hands to the function that reads, where the function's result cannot be folded."""
    read = reading.read
    if read.fallback is not None:
        return as_json(reading.inside.unset(read.fallback))
    entered = reading.entered[-1]
    for one in returns_of(entered.function):
        match one.value:
            case nodes.Name() as name if _is_parameter(name, entered.function) and _is_given(name.name, entered):
                return as_json(reading.inside.unset(name))
    return None


def _is_given(name: str, entered: Entered) -> bool:
    """Whether a call gives a parameter; what stands for "not given" in its signature is no default."""
    return passed(entered.call, name, parameter_index(name, entered)) is not None


def _is_parameter(name: nodes.Name, function: nodes.FunctionDef) -> bool:
    match binding(name):
        case (scope, [nodes.AssignName(parent=nodes.Arguments())]):
            return scope is function
    return False


def _fails(reading: env_reads.Reading) -> bool:
    """Whether the function that reads ends with an error where the variable is not set."""
    read, context = reading.read, reading.inside
    if read.how == "item":
        handler = env_required.handler_of(read.node, context)
        raises = handler is not None and any(isinstance(one, nodes.Raise) for one in walk(handler))
        return raises or not env_required.is_guarded(read.node, context)
    return env_required.is_demanded(conversions.converted(read.node, context).node, context)
