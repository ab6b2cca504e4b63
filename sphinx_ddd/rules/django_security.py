"""Settings of Django that security depends on, as a settings module of the project sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._security.accepted import is_never_live
from sphinx_ddd.rules._security.django_names import AMOUNTS, LAX, SAYS, STRONG_HASHERS, SWITCHES, WEAK_HASHERS
from sphinx_ddd.rules._settings import loaders
from sphinx_ddd.rules._settings.constants import constants, settled
from sphinx_ddd.rules._settings.modules import kind_of
from sphinx_ddd.rules._settings.plain import Given
from sphinx_ddd.source.bindings import star_imports
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import WholeModule

_SAME_ORIGIN = ("'none'", "*")
_ONE_DAY = 86400


@modules()
def setting(use: WholeModule) -> Facts:
    """A setting of Django that protects, or lowers protection: cookies, HTTPS, hosts, passwords, cross-origin requests, lock-out."""
    if kind_of(use.context) != loaders.DJANGO or is_never_live(use.context.module.name):
        return
    for target in constants(use.tree):
        if not _concerns(target.name):
            continue
        fact = _fact(target.name, settled(target, use.tree, use.context))
        if fact is not None and _is_set_again(target.name, use.context, anywhere=fact.weak is True):
            continue
        if fact is not None:
            yield At(fact, target)


def _is_set_again(name: str, context: Context, *, anywhere: bool) -> bool:
    """Whether a settings module that builds on this one sets the name anew, so that what is said here need not hold.

    :param anywhere: one that seems to be for developers counts too: some sites keep what is theirs in ``local``.
    """
    above = context.reader.project.once("settings modules built on others", lambda: list(_built_on_others(context)))
    own = context.module.name
    return any(own in below and name in names and (anywhere or is_live) for below, names, is_live in above)


def _built_on_others(context: Context) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    """For each module that takes all names of others: those others, the names that it binds, and whether live systems may run with it."""
    for module in context.reader.project.mentioning("import *"):
        others = frozenset(star_imports(module))
        if others and any(name.isupper() for name in module.tree.locals):
            yield others, frozenset(name for name in module.tree.locals if name.isupper()), not is_never_live(module.name)


def _concerns(name: str) -> bool:
    return name in SWITCHES or name in AMOUNTS or name in LAX or name in _SPECIAL


def _fact(name: str, given: Given) -> SecuritySetting | None:
    if given.default is UNKNOWN:
        return None if not given.env else _from_environment(name, given.env)
    if given.env:
        fact = _read(name, given.default)
        return replace(fact, weak=None, option=given.env[0], why=f"{fact.why}, unless the environment says otherwise") if fact else None
    return _read(name, given.default)


def _from_environment(name: str, variables: tuple[str, ...]) -> SecuritySetting | None:
    sound, amount = SWITCHES[name].when_sound if name in SWITCHES else "", AMOUNTS.get(name, "")
    if not (sound or amount) or len(variables) != 1:
        return None
    why = f"the environment decides whether {sound}" if sound else f"set by the environment: {amount}"
    return SecuritySetting(name=name, value=UNKNOWN, why=why, option=variables[0])


def _read(name: str, value: object) -> SecuritySetting | None:
    if name in SWITCHES and isinstance(value, bool):
        return _switched(name, value=value)
    if name in AMOUNTS:
        return _amount(name, value)
    if name in LAX:
        return _lax(name, value)
    return next(iter(_SPECIAL[name](name, value)), None) if name in _SPECIAL else None


def _switched(name: str, *, value: bool) -> SecuritySetting | None:
    switch = SWITCHES[name]
    if switch.sound is None:
        return None
    weak = value is not switch.sound
    why = switch.when_weak if weak else switch.when_sound
    return SecuritySetting(name=name, value=str(value), weak=weak, why=why, check=switch.check if weak else None) if why else None


def _amount(name: str, value: object) -> SecuritySetting | None:
    if isinstance(value, dict) and set(value) == {"$seconds"}:
        return SecuritySetting(name=name, value=f"{value['$seconds']:g} seconds", why=AMOUNTS[name])
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if name == "SECURE_HSTS_SECONDS" and value == 0:
        return SecuritySetting(name=name, value="0", weak=True, why="browsers are not told to insist on HTTPS", check="security.W004")
    return SecuritySetting(name=name, value=f"{value:g}" if isinstance(value, float) else str(value), why=AMOUNTS[name])


def _lax(name: str, value: object) -> SecuritySetting | None:
    if not isinstance(value, str) and value is not False:
        return None
    sound = value in LAX[name]
    check = "security.W019" if name == "X_FRAME_OPTIONS" and value != "DENY" else None
    weak: Maybe[bool] = False if sound else True if value in (False, "None", "ALLOWALL") else None
    return SecuritySetting(name=name, value=str(value), weak=weak, why=SAYS[name], check=check if weak else None)


def _hosts(name: str, value: object) -> Iterator[SecuritySetting]:
    if isinstance(value, list | tuple) and "*" in value:
        yield SecuritySetting(name=name, value="*", weak=True, why="requests for any host name are answered", check="security.W020")
    elif isinstance(value, list | tuple) and value and all(isinstance(one, str) for one in value):
        yield SecuritySetting(
            name=name, value=", ".join(map(str, value)), weak=False, why="only requests for these host names are answered"
        )


def _validators(name: str, value: object) -> Iterator[SecuritySetting]:
    if value in ([], ()):
        yield SecuritySetting(name=name, value="[]", weak=True, why="any password is taken")
    elif isinstance(value, list | tuple):
        named = [one.get("NAME") for one in value if isinstance(one, dict)]
        short = [_with_length(one) for one in value if isinstance(one, dict) and isinstance(one.get("NAME"), str)]
        if short and len(named) == len(short):
            yield SecuritySetting(name=name, value=", ".join(short), weak=False, why="passwords are checked when they are set")


def _with_length(validator: dict[str, object]) -> str:
    """``MinimumLengthValidator (min_length 12)``."""
    name = str(validator["NAME"]).rpartition(".")[2]
    options = validator.get("OPTIONS")
    length = options.get("min_length") if isinstance(options, dict) else None
    return f"{name} (min_length {length})" if isinstance(length, int) else name


def _hashers(name: str, value: object) -> Iterator[SecuritySetting]:
    if isinstance(value, list | tuple) and value and isinstance(value[0], str):
        first = value[0].rpartition(".")[2]
        if first in WEAK_HASHERS:
            yield SecuritySetting(
                name=name, value=first, weak=True, why="new passwords are stored under a fast hash that is quickly guessed"
            )
        elif first in STRONG_HASHERS:
            yield SecuritySetting(name=name, value=first, weak=False, why="new passwords are stored under a slow hash")


def _rest_framework(name: str, value: object) -> Iterator[SecuritySetting]:
    classes = value.get("DEFAULT_PERMISSION_CLASSES") if isinstance(value, dict) else None
    if isinstance(classes, list | tuple) and all(isinstance(one, str) for one in classes):
        named = ", ".join(one.rpartition(".")[2] for one in classes)
        weak = not classes or classes[0].endswith("permissions.AllowAny")
        why = "views that say nothing else are open to anyone" if weak else "views that say nothing else ask for this"
        yield SecuritySetting(name=f"{name}[DEFAULT_PERMISSION_CLASSES]", value=named or "[]", weak=weak, why=why)


_SPECIAL = {
    "ALLOWED_HOSTS": _hosts,
    "AUTH_PASSWORD_VALIDATORS": _validators,
    "PASSWORD_HASHERS": _hashers,
    "REST_FRAMEWORK": _rest_framework,
}
