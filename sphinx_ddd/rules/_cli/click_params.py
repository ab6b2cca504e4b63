"""Reading one parameter of click: its flags, default, environment variables and help."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli.values import shown
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import factory_default, stated_default
from sphinx_ddd.source.uses import Call

WITHOUT_FLAGS = {
    **dict.fromkeys(names.PASSWORD, "--password"),
    **dict.fromkeys(names.CONFIRMATION, "--yes"),
    **dict.fromkeys(names.VERSION, "--version"),
    **dict.fromkeys(names.HELP, "--help"),
}
"""The flag of a decorator that is given none."""
ALWAYS_FLAGS = frozenset((*names.CONFIRMATION, *names.VERSION, *names.HELP, *names.of("custom_version_option")))
CLASSES = frozenset((*names.OPTION_CLASS, *names.ARGUMENT_CLASS))
ARGUMENTS = frozenset((*names.ARGUMENT, *names.ARGUMENT_CLASS))


@dataclass(frozen=True, slots=True)
class Declared:
    """What the strings of a parameter declare."""

    name: str
    """The variable of the function."""
    flags: tuple[str, ...] = ()
    """``--color``."""
    off: tuple[str, ...] = ()
    """``--no-color``."""


def declared(use: Call) -> Declared | None:
    """Name and flags of a parameter; ``None`` where they cannot be read."""
    texts = _texts(use)
    if not texts and use.name in WITHOUT_FLAGS:
        texts = [WITHOUT_FLAGS[use.name]]
    if not texts:
        return None
    if use.name in ARGUMENTS:
        return Declared(texts[0])
    return parsed(texts)


def _texts(use: Call) -> list[str]:
    given = list(use.call.args) if use.call is not None else []
    if use.name in names.VERSION:
        given = given[1:]  # the first is the version
    elif use.name in CLASSES:
        first = use.argument(0, "param_decls")
        given = list(first.elts) if isinstance(first, (nodes.List, nodes.Tuple)) else [first] if first is not None else []
    out: list[str] = []
    for node in given:
        value = use.context.value(node.value if isinstance(node, nodes.Starred) else node)
        if isinstance(value, (list, tuple)):
            out += [v for v in value if isinstance(v, str)]
        elif isinstance(value, str) or (value is UNKNOWN and not isinstance(node, nodes.Starred)):
            out.append(use.context.template(node))
    return [text for text in out if text.strip("-") and not _is_unreadable(text)]


def _is_unreadable(text: str) -> bool:
    return text.startswith("{") and text.endswith("}") and text.count("{") == 1


def parsed(texts: list[str]) -> Declared | None:
    """As click reads declarations: ``--shout/--no-shout``, ``/debug;/no-debug``, ``-n``, ``variable``."""
    name, flags, off = "", [], []
    for text in texts:
        if text.isidentifier():
            name = text
            continue
        first, _, second = text.partition(";" if text.startswith("/") else "/")
        flags += [first.rstrip()] if first.strip() else []
        off += [second.lstrip()] if second.strip() else []
    if not flags and not off:
        return None
    longest = max(flags or off, key=lambda flag: len(flag) - len(flag.lstrip("-")))
    return Declared(name or longest.lstrip("-/").replace("-", "_").lower(), tuple(flags), tuple(off))


def is_flag(use: Call, found: Declared) -> Maybe[bool]:
    """Whether an option takes no value."""
    if use.name in ALWAYS_FLAGS:
        return True
    stated = use.flag(None, "is_flag")
    if stated is not None:
        return stated
    if use.argument(None, "flag_value") is not None or "flag_value" in use.unpacked:
        return True
    return bool(found.off)


def default_of(use: Call, *, flag: Maybe[bool]) -> tuple[Maybe[JSON], tuple[str, ...]]:
    """The default, and the environment variables that the code reads for it."""
    given = use.expression(None, "default")
    if given is None:
        return _implied(use, flag=flag), ()
    read = environment(given[1], given[0])
    names = read.names if read is not None else ()
    if isinstance(given[1], nodes.Lambda):
        return factory_default(given[1], given[0]), names
    return shown(stated_default(given[1], given[0])), names


def _implied(use: Call, *, flag: Maybe[bool]) -> Maybe[JSON]:
    """What a parameter without a default is: a flag is off, a count is nought."""
    if use.is_open():
        return UNKNOWN
    if use.flag(None, "count") is True:
        return 0
    is_plain = flag is True and use.name not in ALWAYS_FLAGS and use.argument(None, "flag_value") is None
    return False if is_plain and use.flag(None, "required") is not True and use.flag(None, "multiple") is not True else None


def environment_of(use: Call) -> tuple[str, ...]:
    """The variables of ``envvar=``."""
    found = use.texts(None, "envvar")
    return found if isinstance(found, tuple) else ()


OWN_HELP: Final = (
    dict.fromkeys(names.CONFIRMATION, "Confirm the action without prompting.")
    | dict.fromkeys(names.VERSION, "Show the version and exit.")
    | dict.fromkeys(names.HELP, "Show this message and exit.")
)
"""What click says of the options it makes itself."""


def help_of(use: Call) -> str:
    """The help of an option: as it is given, else as click words it."""
    return plain(use.template(None, "help")) or ("" if use.is_open() else OWN_HELP.get(use.name, ""))


def plain(text: str) -> str:
    """A help text without click's marks: what follows a form feed is not shown, a backspace forbids to wrap."""
    shown = inspect.cleandoc(text.partition("\f")[0])
    text = "\n".join(line for line in shown.splitlines() if line.strip() != "\b").strip()
    return "" if _is_unreadable(text) else text
